//! One subject with its sources, facts and briefs.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Months, NaiveDate};

use super::{Brief, Fact, Freshness, HouseTexts, HouseWord, KnownOn, Marking, PlacedTexts, Policy, Source};
use crate::diagnostic::Span;
use crate::language::Language;
use crate::value::{FigureStyle, JapaneseYears, Negative, Numbers, Showing, Texts, Units, choice};

choice! {
    /// The paper of a brief.
    Paper {
        /// ISO 216, 210 × 297 mm.
        A4 = "a4",
        /// ANSI, 8.5 × 11 inches.
        Letter = "letter",
    }
}

choice! {
    /// How a `review-by` that has passed is reported.
    Overdue {
        /// A warning.
        Warning = "warning",
        /// An error.
        Error = "error",
    }
}

/// A checked dossier.
#[derive(Debug)]
pub struct Dossier {
    /// The folder's name.
    pub name: String,
    /// The `id` that distinguishes it from others of its name in the ledger, and where that is written.
    pub id: Option<(String, Span)>,
    /// The subject.
    pub title: Texts,
    /// The languages of its briefs, in the order declared.
    pub languages: Vec<Language>,
    /// The day printed on the briefs.
    pub date: NaiveDate,
    /// Who publishes them.
    pub publisher: Texts,
    /// Whom to ask.
    pub contact: Option<String>,
    /// Proper names that hold digits.
    pub names: Vec<String>,
    /// How Japanese figures are grouped.
    pub numbers: Numbers,
    /// The sign of Japanese figures below zero.
    pub negative: Negative,
    /// How years are counted in Japanese.
    pub years: JapaneseYears,
    /// The theme of its pages and where it is named; `standard` when it isn't.
    pub theme: Option<(String, Span)>,
    /// Whether the PDF carries its facts.
    pub embed_facts: bool,
    /// The archive that the project names, relative and without `..`, and where.
    pub archive: Option<(String, Span)>,
    /// Whether the pages say how many of their figures couldn't be compared with an archived source.
    pub tell_unverified: bool,
    /// What is printed above the title of the briefs for an audience.
    pub audiences: BTreeMap<String, Texts>,
    /// What the house prints at the head and the foot of its pages.
    pub house: HouseTexts,
    /// The same for the pages for an audience, in place of that.
    pub houses: BTreeMap<String, HouseTexts>,
    /// What the pages for an audience are marked as, where a brief says nothing else.
    pub markings: BTreeMap<String, Marking>,
    /// How old the facts on pages for an audience may be.
    pub freshness: BTreeMap<String, Freshness>,
    /// The rules for the pages of an audience.
    pub policies: BTreeMap<String, Policy>,
    /// The words of the house for an audience, by language.
    pub words: BTreeMap<String, BTreeMap<Language, Vec<HouseWord>>>,
    /// The desk or role that answers for what has no owner of its own.
    pub owner: Option<String>,
    /// The age in months from which a fact is printed with its date.
    pub tell_as_of_after: u32,
    /// How a `review-by` that has passed is reported.
    pub overdue: Overdue,
    /// The paper.
    pub paper: Paper,
    /// Built-in and own units.
    pub units: Units,
    /// The sources, in the order of the file.
    pub sources: Vec<Source>,
    /// The facts, file by file in the order written.
    pub facts: Vec<Fact>,
    /// The index of each fact by its id.
    pub fact_index: BTreeMap<String, usize>,
    /// The briefs, by name.
    pub briefs: Vec<Brief>,
    /// What isn't in it because it is the dossier of an earlier day; none of today's.
    pub known_on: Option<KnownOn>,
}

impl Dossier {
    /// How values are written in a language.
    pub fn style(&self, language: Language) -> FigureStyle {
        FigureStyle {
            numbers: self.numbers,
            negative: self.negative,
            years: self.years,
            ..FigureStyle::of(language)
        }
    }

    /// How its pages show contested figures, for what is asked of all of them: one version as long as one brief shows one, since its
    /// date may pass first.
    pub fn showing(&self) -> Showing {
        let others = self.briefs.iter().map(Brief::showing).filter(|showing| *showing != Showing::Preferred);
        let mut others: Vec<Showing> = others.collect();
        match others.len() == self.briefs.len() {
            true => others.pop().unwrap_or(Showing::Preferred),
            false => Showing::Preferred,
        }
    }

    /// The ways in which its pages show contested figures, each once; without any page the usual one.
    pub fn showings(&self) -> Vec<Showing> {
        let mut found: Vec<Showing> = Vec::new();
        for showing in self.briefs.iter().map(Brief::showing) {
            if !found.contains(&showing) {
                found.push(showing);
            }
        }
        if found.is_empty() { vec![Showing::Preferred] } else { found }
    }

    /// Whether the date of a plan has passed by a day and hadn't on the dossier's date, as one of its pages shows it.
    pub fn has_lapsed_since(&self, fact: &Fact, on: NaiveDate) -> bool {
        let since = |showing| fact.has_lapsed(on, showing) && !fact.has_lapsed(self.date, showing);
        self.showings().into_iter().any(since)
    }

    /// Whether a fact is so old on the dossier's date that its own date must be printed with it. A date that is less precise
    /// than a day counts from its first day.
    pub fn is_old(&self, fact: &Fact) -> bool {
        let grown = fact.as_of.first_day().checked_add_months(Months::new(self.tell_as_of_after));
        grown.is_some_and(|grown| grown < self.date)
    }

    /// The ids of the sources that name an archived file and aren't pinned, so that a page counts their figures as unverified.
    /// Empty where the pages don't count.
    pub fn unpinned(&self) -> Vec<&str> {
        let cited =
            self.facts.iter().flat_map(|fact| &fact.evidence).filter(|one| !one.as_printed.is_empty());
        let cited: BTreeSet<usize> = cited.filter(|_| self.tell_unverified).map(|one| one.source).collect();
        let sources = cited.into_iter().map(|index| &self.sources[index]);
        let open = sources.filter(|source| source.file.is_some() && source.sha256.is_none());
        open.map(|source| source.id.as_str()).collect()
    }

    /// All sources that one rests on, directly or through others.
    pub fn goes_back_to(&self, source: usize) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        let mut open = self.sources[source].rests_on.clone();
        while let Some(one) = open.pop() {
            if found.insert(one) {
                open.extend(&self.sources[one].rests_on);
            }
        }
        found
    }

    /// Whether the picture of a brief is from a source, or from one that goes back to it.
    pub fn has_picture_from(&self, brief: &Brief, source: usize) -> bool {
        let own = brief.picture.as_ref().map(|picture| picture.source.0);
        own.is_some_and(|own| own == source || self.goes_back_to(own).contains(&source))
    }

    /// What the page of a brief is marked as: its own marking goes before that of its audience.
    pub fn marking<'a>(&'a self, brief: &'a Brief) -> Option<&'a Marking> {
        brief.marking.as_ref().or_else(|| self.markings.get(&brief.audience))
    }

    /// The lines at the head of a brief's page.
    pub fn letterhead(&self, brief: &Brief) -> Option<&PlacedTexts> {
        let own = self.houses.get(&brief.audience).and_then(|house| house.letterhead.as_ref());
        own.or(self.house.letterhead.as_ref())
    }

    /// What is disclaimed at the foot of a brief's page.
    pub fn disclaimer(&self, brief: &Brief) -> Option<&PlacedTexts> {
        let own = self.houses.get(&brief.audience).and_then(|house| house.disclaimer.as_ref());
        own.or(self.house.disclaimer.as_ref())
    }

    /// The fact of this id.
    pub fn fact(&self, id: &str) -> Option<&Fact> {
        self.fact_index.get(id).map(|&index| &self.facts[index])
    }
}
