//! What a state says of a fact: as a build prints it, as a copy carries it, or as the ledger remembers it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::backing::{Backing, backing};
use super::citation::Citation;
use super::computed::computed;
use super::form::Form;
use super::standing::Standing;
use crate::language::Language;
use crate::model::{Dossier, Fact, Few, Statement};
use crate::value::{FigureStyle, Rendering, Showing, Value, format};

/// A text by the BCP 47 tags of its languages. Tags of a later version are kept as they are written.
pub type Tagged = BTreeMap<String, String>;

/// A fact. `T` is a text: by language, or in the one language of a copy. `E` is a piece of evidence: a copy names its
/// sources by their numbers on the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", bound(deserialize = "T: Deserialize<'de>, E: Deserialize<'de>"))]
pub struct FactRecord<T = Tagged, E = Citation> {
    /// The sentence in full and without markup: the lapsed form where the plan's date has passed and there is one.
    pub statement: T,
    /// What a page prints of it, without markup; empty for a fact that it only cites, for copies of older versions, and for a
    /// state of several pages.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub printed: Vec<String>,
    /// Its figures, dates and periods: `value` and the companions.
    #[serde(default = "BTreeMap::new")]
    pub values: BTreeMap<String, PrintedValue<T>>,
    /// How its value was computed, with the figures; none of a fact that isn't derived, and none in the ledger.
    #[serde(rename = "formula", default = "Option::default", skip_serializing_if = "Option::is_none")]
    pub computed: Option<T>,
    /// Its plain properties.
    #[serde(flatten)]
    pub standing: Standing,
    /// Its evidence, in the order of the fact table; none in the ledger.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Vec<E>>,
    /// Which pieces of that each figure rests on; none in the ledger and in states of older versions.
    #[serde(rename = "rests-on", default, skip_serializing_if = "BTreeMap::is_empty")]
    pub backing: Backing,
    /// Its texts with their placeholders, by language: only from a dossier, since no file holds them.
    #[serde(skip)]
    pub worded: BTreeMap<String, Worded>,
}

/// A value as printed and as a machine compares it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrintedValue<T = Tagged> {
    /// As printed in running text: of a contested figure as the brief of a copy shows it; in a manifest, which is of several briefs, with
    /// all its versions.
    pub text: T,
    /// A contested figure in the other ways in which a brief can show it, by their names; in a copy with all its versions, and in states of
    /// older versions in none.
    #[serde(default = "BTreeMap::new", skip_serializing_if = "BTreeMap::is_empty")]
    pub shown: BTreeMap<String, T>,
    /// How it was computed, with the figures, of a companion that a formula gives; none in the ledger. That of the value stands at the fact.
    #[serde(rename = "formula", default = "Option::default", skip_serializing_if = "Option::is_none")]
    pub computed: Option<T>,
    /// What is compared.
    #[serde(flatten)]
    pub form: Form,
}

/// The texts of a fact in one language with their placeholders, so that a new figure doesn't count as a new wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worded {
    /// The sentence.
    pub statement: Statement,
    /// The short form, with its figures in running text and as it is written.
    pub short: Option<(String, Statement)>,
}

/// A fact as a copy has it, in the copy's language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "E: Deserialize<'de>"))]
pub struct CopiedFact<E = Citation> {
    /// Its id in the dossier.
    pub id: String,
    /// What the copy says of it.
    #[serde(flatten)]
    pub record: FactRecord<String, E>,
}

impl FactRecord {
    /// A fact as a build prints it, in every language of its dossier.
    pub fn of(dossier: &Dossier, fact: &Fact) -> Self {
        let evidence = fact.evidence.iter().map(|one| Citation::of(dossier, one));
        let record = in_every_way(dossier, fact, None, evidence.collect());
        Self { backing: backing(dossier, fact, |_| true), ..record }
    }

    /// A fact with everything that its dossier says of it, as a brief prints it that shows contested figures so; without one as
    /// a manifest has it, which is of several.
    pub fn whole(dossier: &Dossier, fact: &Fact, of_brief: Option<Showing>) -> Self {
        let evidence = fact.evidence.iter().map(|one| Citation::whole(dossier, one));
        let texts = texts(dossier, fact, of_brief);
        let worded = dossier.languages.iter().map(|language| {
            let statement = texts.get(language).map_or_else(Statement::default, Statement::plain);
            let short = fact.short.as_ref().and_then(|texts| texts.get(language)).map(|short| {
                // The rendering of a figure in it doesn't change what it says.
                let style = style(dossier, *language, of_brief);
                let print = |value: &Value, _| format(value, style, Rendering::Running);
                let short = short.plain();
                (fact.compose(&short, print), short)
            });
            (language.tag().to_owned(), Worded { statement, short })
        });
        Self { worded: worded.collect(), ..in_every_way(dossier, fact, of_brief, evidence.collect()) }
    }
}

impl<T> PrintedValue<T> {
    /// As a brief prints it that shows contested figures so.
    pub fn shown(&self, showing: Showing) -> &T {
        self.shown.get(showing.name()).unwrap_or(&self.text)
    }
}

impl<T> FactRecord<T> {
    /// The ids of its sources, and of the documents that they cite.
    pub fn sources(&self) -> impl Iterator<Item = &String> {
        self.evidence.iter().flatten().flat_map(Citation::sources)
    }
}

impl<E> FactRecord<String, E> {
    /// A fact in one language as a brief prints it that shows contested figures so, with the evidence that the copy gives.
    pub fn in_language(
        dossier: &Dossier,
        fact: &Fact,
        (language, showing): (Language, Showing),
        evidence: Option<Vec<E>>,
    ) -> Self {
        record(dossier, fact, Some(showing), |text| text(language), evidence)
    }

    /// The same as two states are compared: under the tag of its language, with this evidence.
    pub fn tagged(&self, tag: &str, evidence: Option<Vec<Citation>>) -> FactRecord {
        let tagged = |text: &String| BTreeMap::from([(tag.to_owned(), text.clone())]);
        let values = self.values.iter().map(|(name, value)| {
            let computed = value.computed.as_ref().map(tagged);
            let shown = value.shown.iter().map(|(way, text)| (way.clone(), tagged(text))).collect();
            let text = tagged(&value.text);
            (name.clone(), PrintedValue { text, shown, computed, form: value.form.clone() })
        });
        FactRecord {
            statement: tagged(&self.statement),
            printed: self.printed.clone(),
            values: values.collect(),
            computed: self.computed.as_ref().map(tagged),
            standing: self.standing.clone(),
            evidence,
            backing: self.backing.clone(),
            worded: BTreeMap::new(),
        }
    }
}

impl CopiedFact {
    /// A fact as the ledger remembers it: what its reader got, without the evidence.
    pub fn remembered(dossier: &Dossier, fact: &Fact, printed: (Language, Showing)) -> Self {
        let mut record = FactRecord::in_language(dossier, fact, printed, None);
        (record.standing.lapsed, record.standing.subject, record.computed) = (None, None, None);
        record.values.values_mut().for_each(|value| value.computed = None);
        Self { id: fact.id.clone(), record }
    }
}

fn in_each(dossier: &Dossier, text: &dyn Fn(Language) -> String) -> Tagged {
    dossier.languages.iter().map(|&language| (language.tag().to_owned(), text(language))).collect()
}

/// With a contested figure as it is shown in one way, and in each other.
fn in_every_way(
    dossier: &Dossier,
    fact: &Fact,
    of_brief: Option<Showing>,
    evidence: Vec<Citation>,
) -> FactRecord {
    let text = |text: &dyn Fn(Language) -> String| in_each(dossier, text);
    let mut record = record(dossier, fact, of_brief, text, Some(evidence));
    add_ways(&mut record, (dossier, fact), [Showing::Preferred, Showing::Range], text);
    record
}

/// Adds these ways to show contested figures to those that a record has.
fn add_ways<T, E, const N: usize>(
    record: &mut FactRecord<T, E>,
    (dossier, fact): (&Dossier, &Fact),
    ways: [Showing; N],
    text: impl Fn(&dyn Fn(Language) -> String) -> T,
) {
    for (name, value) in fact.figures() {
        let (Value::Contested(contested), Some(printed)) = (value, record.values.get_mut(name)) else {
            continue;
        };
        for way in ways.into_iter().filter(|&way| contested.can_show(way)) {
            let print = |language| format(value, style(dossier, language, Some(way)), Rendering::Running);
            printed.shown.insert(way.name().to_owned(), text(&print));
        }
    }
}

/// Without a brief, contested figures have all their versions.
fn style(dossier: &Dossier, language: Language, of_brief: Option<Showing>) -> FigureStyle {
    FigureStyle { contested: of_brief.unwrap_or(Showing::Both), ..dossier.style(language) }
}

/// The statement, in its lapsed form where the date that the pages show has passed.
fn texts<'a>(dossier: &Dossier, fact: &'a Fact, of_brief: Option<Showing>) -> &'a Few<Language, Statement> {
    fact.texts_on(dossier.date, of_brief.unwrap_or_else(|| dossier.showing()))
}

fn record<T, E>(
    dossier: &Dossier,
    fact: &Fact,
    of_brief: Option<Showing>,
    text: impl Fn(&dyn Fn(Language) -> String) -> T,
    evidence: Option<Vec<E>>,
) -> FactRecord<T, E> {
    let how = |name: &str| {
        fact.derivation.as_ref()?.computation(name)?;
        Some(text(&|language| computed(dossier, fact, name, language).unwrap_or_default()))
    };
    let values = fact.figures().map(|(name, value)| {
        let printed = |language| format(value, style(dossier, language, of_brief), Rendering::Running);
        let computed = if name == "value" { None } else { how(name) };
        let text = text(&printed);
        (name.to_owned(), PrintedValue { text, shown: BTreeMap::new(), computed, form: Form::of(value) })
    });
    let mut record = FactRecord {
        statement: text(&|language| statement(dossier, fact, (language, of_brief))),
        printed: Vec::new(),
        values: values.collect(),
        computed: how("value"),
        standing: Standing::of(dossier, fact, of_brief),
        evidence,
        backing: Backing::new(),
        worded: BTreeMap::new(),
    };
    // What a page prints of a figure isn't all that it says of it: its line below has every version.
    if of_brief.is_some_and(|showing| showing != Showing::Both) {
        add_ways(&mut record, (dossier, fact), [Showing::Both], text);
    }
    record
}

/// The sentence in full and without markup: the lapsed form where the plan's date has passed and there is one.
/// As a brief has it that shows contested figures so, or a manifest.
pub fn statement(
    dossier: &Dossier,
    fact: &Fact,
    (language, of_brief): (Language, Option<Showing>),
) -> String {
    let print = |value: &Value, rendering| format(value, style(dossier, language, of_brief), rendering);
    let statement = texts(dossier, fact, of_brief).get(&language);
    statement.map(|statement| fact.compose(&statement.plain(), print)).unwrap_or_default()
}
