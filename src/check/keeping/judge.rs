//! Judges the pages of a dossier by the rules for their audiences, and what its keepers note: waivers and reviews.
//!
//! This isn't a part of `check::check`: only a rendered page tells which facts a template prints. A build judges by the date of its
//! pages, since it asks no clock; other commands also by the day of asking.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::breach::{Breach, Breaker, JudgedPage};
use super::day_asked::DayAsked;
use super::quoted::quoted_beyond;
use crate::account::{changed_of_brief, changed_of_fact, reviewed_hash_of_brief, reviewed_hash_of_fact};
use crate::check::messages::keeping as says;
use crate::check::messages::keeping::{BeyondLicence, BrokenRule, Keeper};
use crate::check::rivals::{Rivals, named_facts};
use crate::diagnostic::{Diagnostic, Span};
use crate::model::{Brief, Custody, Dossier, Fact, Otherwise, Reuse, Rule, TooOld, UsedWord, Waiver};

/// Words of each brief that the house doesn't use so, by its name.
pub type UsedWords = BTreeMap<String, Vec<UsedWord>>;

/// Indices of the facts that the pages of each brief print, by its name.
pub type PrintedFacts = BTreeMap<String, BTreeSet<usize>>;

/// What a finding is about, so that those of two days can be compared.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum FindingOf {
    Breach { audience: String, rule: Rule, breaker: (Breaker, String), part: String },
    Place(Place, &'static str),
    Word { brief: String, entry: Place, fact: Option<usize>, place: Place },
    Reuse { fact: usize, figure: String },
    Picture { brief: String },
    Age { brief: String, fact: usize, too_old: TooOld },
}

/// Where something is written: the file, and where in it.
type Place = (String, usize);

/// Which waivers that excuse nothing are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Idle {
    /// Those that excuse nothing on any day.
    OfNoDay,
    /// Also those that excuse nothing on the day of asking.
    OfThisDay,
}

/// What a build says: what breaks a rule, waivers that have expired or excuse nothing, and outdated reviews, on the day of the pages.
pub fn policies(dossier: &Dossier, printed: &PrintedFacts, used: &UsedWords) -> Vec<Diagnostic> {
    let asked = Asked { day: dossier.date, reviews_until: None, idle: Idle::OfNoDay, only: None };
    judge(dossier, (printed, used), &asked).into_values().collect()
}

/// What else is to be said on a later day.
pub fn policies_since(dossier: &Dossier, printed: &PrintedFacts, on: DayAsked) -> Vec<Diagnostic> {
    let DayAsked { day, latest } = on;
    since(dossier, printed, &Asked { day, reviews_until: Some(latest), idle: Idle::OfThisDay, only: None })
}

/// The same of one page, with the facts that it prints.
pub fn page_policies_since(
    dossier: &Dossier,
    brief: &Brief,
    facts: &[usize],
    on: DayAsked,
) -> Vec<Diagnostic> {
    let DayAsked { day, latest } = on;
    let printed = PrintedFacts::from([(brief.name.clone(), facts.iter().copied().collect())]);
    let reviews_until = Some(latest);
    since(dossier, &printed, &Asked { day, reviews_until, idle: Idle::OfNoDay, only: Some(brief) })
}

fn since(dossier: &Dossier, printed: &PrintedFacts, asked: &Asked<'_>) -> Vec<Diagnostic> {
    let none = UsedWords::new();
    let pages = Asked { day: dossier.date, reviews_until: None, idle: Idle::OfNoDay, ..*asked };
    let known = judge(dossier, (printed, &none), &pages);
    let mut found = judge(dossier, (printed, &none), &Asked { day: asked.day.max(dossier.date), ..*asked });
    found.retain(|about, _| !known.contains_key(about));
    found.into_values().collect()
}

/// The facts that each brief names, and those that its pages print besides.
pub fn printed_with_names(dossier: &Dossier, printed: &PrintedFacts) -> PrintedFacts {
    let all = dossier.briefs.iter().map(|brief| {
        let mut facts = named_facts(brief, &dossier.fact_index);
        facts.extend(printed.get(&brief.name).into_iter().flatten());
        (brief.name.clone(), facts)
    });
    all.collect()
}

fn judge(
    dossier: &Dossier,
    (printed, used): (&PrintedFacts, &UsedWords),
    asked: &Asked<'_>,
) -> BTreeMap<FindingOf, Diagnostic> {
    let mut judge = PolicyJudge {
        dossier,
        asked,
        used: BTreeSet::new(),
        broken: BTreeMap::new(),
        beyond: BTreeMap::new(),
        aged: BTreeMap::new(),
    };
    if !dossier.policies.is_empty() {
        for brief in judge.briefs() {
            judge.page(brief, printed.get(&brief.name).unwrap_or(&BTreeSet::new()));
        }
    }
    let mut worded = BTreeMap::new();
    for brief in judge.briefs() {
        judge.ages(brief, printed.get(&brief.name).unwrap_or(&BTreeSet::new()));
        judge.reuse(brief, printed.get(&brief.name).unwrap_or(&BTreeSet::new()));
        worded.extend(judge.picture(brief));
        worded.extend(judge.words(brief, used.get(&brief.name).map_or(&[], Vec::as_slice)));
    }
    let mut found = judge.custodies(printed);
    found.extend(worded);
    found.append(&mut judge.aged);
    found.extend(judge.beyond.iter().map(|(about, beyond)| (about.clone(), says::beyond_licence(beyond))));
    found.extend(judge.broken.iter().map(|(about, broken)| (about.clone(), says::broken(broken))));
    found
}

/// What is asked.
#[derive(Debug, Clone, Copy)]
struct Asked<'a> {
    /// The day of judgement.
    day: NaiveDate,
    /// The last day of which a review may be; none for a build, which asks no clock: who notes a review after the date of the page is right.
    reviews_until: Option<NaiveDate>,
    idle: Idle,
    /// The only brief that is judged, with the facts on its page.
    only: Option<&'a Brief>,
}

struct PolicyJudge<'a> {
    dossier: &'a Dossier,
    asked: &'a Asked<'a>,
    /// The waivers that excuse something.
    used: BTreeSet<Place>,
    broken: BTreeMap<FindingOf, BrokenRule<'a>>,
    beyond: BTreeMap<FindingOf, BeyondLicence<'a>>,
    aged: BTreeMap<FindingOf, Diagnostic>,
}

impl<'a> PolicyJudge<'a> {
    /// The briefs that are judged.
    fn briefs(&self) -> Vec<&'a Brief> {
        match self.asked.only {
            Some(brief) => vec![brief],
            None => self.dossier.briefs.iter().collect(),
        }
    }

    fn page(&mut self, brief: &'a Brief, facts: &BTreeSet<usize>) {
        let (dossier, Asked { day, reviews_until, .. }) = (self.dossier, *self.asked);
        let Some(policy) = dossier.policies.get(&brief.audience) else { return };
        for breach in (JudgedPage { dossier, brief, policy, day, reviews_until }).breaches(facts) {
            let fact = match breach.breaker {
                Breaker::Fact(index) => Some(&dossier.facts[index]),
                Breaker::Brief => None,
            };
            let custodies = [fact, breach.input].into_iter().flatten().map(|fact| &fact.custody);
            let waivers: Vec<&Waiver> =
                custodies.chain([&brief.custody]).filter_map(|one| one.waiver(breach.rule)).collect();
            if !waivers.is_empty() {
                // One that has expired is an error by itself.
                self.used.extend(waivers.into_iter().map(place_of));
                continue;
            }
            self.broken(brief, breach);
        }
    }

    fn broken(&mut self, brief: &'a Brief, breach: Breach<'a>) {
        let dossier = self.dossier;
        let (keeper, named) = match breach.breaker {
            Breaker::Fact(index) => (Keeper::Fact(&dossier.facts[index]), String::new()),
            Breaker::Brief => (Keeper::Brief(brief), brief.name.clone()),
        };
        let input = breach.input.map(|input| input.id.as_str());
        let about = FindingOf::Breach {
            audience: brief.audience.clone(),
            rule: breach.rule,
            breaker: (breach.breaker, named),
            part: format!(
                "{}{}{}",
                input.unwrap_or_default(),
                breach.why.version(),
                breach.figures.join(" ")
            ),
        };
        let broken = self.broken.entry(about).or_insert_with(|| BrokenRule {
            keeper,
            input,
            figures: breach.figures,
            rule: breach.rule,
            otherwise: breach.otherwise,
            rule_span: breach.rule_span,
            audience: &brief.audience,
            briefs: Vec::new(),
            why: breach.why,
            day: self.asked.day,
        });
        broken.briefs.push(&brief.name);
    }

    /// Whether a waiver at one of the facts or at the brief excuses it from a rule; it counts as used then.
    fn is_excused(&mut self, rule: Rule, facts: &[&'a Fact], brief: &'a Brief) -> bool {
        let custodies = facts.iter().map(|fact| &fact.custody).chain([&brief.custody]);
        let waivers: Vec<&Waiver> = custodies.filter_map(|one| one.waiver(rule)).collect();
        self.used.extend(waivers.iter().map(|waiver| place_of(waiver)));
        !waivers.is_empty()
    }

    /// The words of a page that the house doesn't use so.
    fn words(&mut self, brief: &'a Brief, used: &[UsedWord]) -> Vec<(FindingOf, Diagnostic)> {
        let mut found = Vec::new();
        let dossier = self.dossier;
        for word in used {
            let entries = dossier.words.get(&brief.audience).and_then(|words| words.get(&word.language));
            let Some(entry) = entries.and_then(|entries| entries.get(word.entry)) else { continue };
            let fact = word.fact.map(|fact| &dossier.facts[fact]);
            if entry.otherwise == Otherwise::Allow || self.is_excused(Rule::Words, fact.as_slice(), brief) {
                continue;
            }
            let span = fact.map_or(&word.span, |fact| &fact.span);
            let about = FindingOf::Word {
                brief: brief.name.clone(),
                entry: place(&entry.span),
                fact: word.fact,
                place: place(span),
            };
            found.push((about, says::unwanted_word(word, entry, fact, brief)));
        }
        found
    }

    /// Facts that are older than the readers of a page should get.
    fn ages(&mut self, brief: &'a Brief, facts: &BTreeSet<usize>) {
        let (dossier, day) = (self.dossier, self.asked.day);
        for &index in facts {
            let fact = &dossier.facts[index];
            let aged = dossier.aged(fact, brief, day);
            self.used.extend(aged.excused_by.into_iter().map(place_of));
            if let Some(age) = aged.age {
                let brief_name = brief.name.clone();
                let about = FindingOf::Age { brief: brief_name, fact: index, too_old: age.too_old };
                self.aged.insert(about, says::too_old(brief, fact, &age, day));
            }
        }
    }

    /// Texts that a page prints although their sources allow figures only.
    fn reuse(&mut self, brief: &'a Brief, facts: &BTreeSet<usize>) {
        let (dossier, day) = (self.dossier, self.asked.day);
        for &index in facts {
            let fact = &dossier.facts[index];
            for quoted in quoted_beyond(dossier, fact) {
                let facts = [fact, quoted.owner];
                if self.is_excused(Rule::Reuse, &facts, brief) {
                    continue;
                }
                let about = FindingOf::Reuse { fact: index, figure: quoted.figure.to_owned() };
                let beyond = self.beyond.entry(about).or_insert_with(|| BeyondLicence {
                    fact,
                    figure: quoted.figure,
                    owner: quoted.owner,
                    source: quoted.source,
                    briefs: Vec::new(),
                    day,
                });
                beyond.briefs.push(&brief.name);
            }
        }
    }

    /// A picture from a source of which only figures or quotations may be taken.
    fn picture(&mut self, brief: &'a Brief) -> Option<(FindingOf, Diagnostic)> {
        let picture = brief.picture.as_ref()?;
        let source = &self.dossier.sources[picture.source.0];
        let taken = source.reuse.filter(|reuse| *reuse != Reuse::Whole)?;
        if self.is_excused(Rule::Reuse, &[], brief) {
            return None;
        }
        let about = FindingOf::Picture { brief: brief.name.clone() };
        Some((about, says::picture_beyond_licence(picture, source, taken, self.asked.day)))
    }

    /// What is to be said of waivers and reviews.
    fn custodies(&mut self, printed: &PrintedFacts) -> BTreeMap<FindingOf, Diagnostic> {
        let (dossier, Asked { day, reviews_until, idle, only }) = (self.dossier, *self.asked);
        let on_page = only.map(|brief| printed.get(&brief.name));
        let judged =
            |index: &usize| on_page.is_none_or(|facts| facts.is_some_and(|facts| facts.contains(index)));
        let facts = dossier.facts.iter().enumerate().filter(|(index, _)| judged(index));
        let facts = facts.map(|(_, fact)| (Keeper::Fact(fact), &fact.custody));
        let briefs = self.briefs().into_iter().map(|brief| (Keeper::Brief(brief), &brief.custody));
        let kept: Vec<(Keeper<'_>, &Custody)> = facts.chain(briefs).collect();
        if kept.iter().any(|(_, custody)| !custody.waivers.is_empty()) {
            let rivals = Rivals::of(&dossier.facts, Some(dossier.date));
            let used = rivals.used_waivers(&dossier.briefs, &dossier.fact_index);
            self.used.extend(used.into_iter().map(place_of));
        }
        let mut found = BTreeMap::new();
        for (keeper, custody) in kept {
            for waiver in &custody.waivers {
                let place = place_of(waiver);
                if waiver.until.last_day() < day {
                    let expired = says::waiver_expired(waiver, keeper, day);
                    found.insert(FindingOf::Place(place, "expired"), expired);
                } else if !self.used.contains(&place)
                    && (idle == Idle::OfThisDay || !depends_on_day(waiver.rule))
                {
                    found.insert(FindingOf::Place(place, "idle"), says::waiver_idle(waiver, keeper));
                }
            }
            let Some(reviewed) = &custody.reviewed else { continue };
            if reviewed.is_ahead(reviews_until) {
                let ahead = says::review_ahead(reviewed, keeper, reviews_until);
                found.insert(FindingOf::Place(place(&reviewed.span), "ahead"), ahead);
            }
            let changed = match keeper {
                Keeper::Fact(fact) => changed_of_fact(&reviewed.hash, &reviewed_hash_of_fact(dossier, fact)),
                Keeper::Brief(brief) => {
                    changed_of_brief(&reviewed.hash, &reviewed_hash_of_brief(dossier, brief))
                }
            };
            if changed.as_ref().is_none_or(|changed| !changed.is_empty()) {
                let outdated = says::review_outdated(reviewed, keeper, changed.as_deref());
                found.insert(FindingOf::Place(place(&reviewed.span), "outdated"), outdated);
            }
        }
        found
    }
}

/// Whether a rule may be met on one day and not on a later one.
fn depends_on_day(rule: Rule) -> bool {
    match rule {
        Rule::PlanAge | Rule::Freshness => true,
        Rule::Natures
        | Rule::Origins
        | Rule::Review
        | Rule::Owner
        | Rule::Words
        | Rule::Reuse
        | Rule::Rivals
        | Rule::OneSided => false,
    }
}

fn place(span: &Span) -> Place {
    (span.source.path.clone(), span.range.start)
}

fn place_of(waiver: &Waiver) -> Place {
    place(&waiver.span)
}
