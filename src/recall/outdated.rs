//! Which facts differ from what a copy says. `compare` finds what changed in a fact; this file says what the change
//! means for a copy in somebody's hands.

use chrono::NaiveDate;

use super::deviation::Deviation;
use super::remembered::{copy_day, remembered};
use super::tolerance::is_within;
use crate::account::{
    Cause, Change, CopiedFact, EarlierState, FactRecord, Property, PropertyKind, PropertyText, causes,
    input_causes, statement, succession,
};
use crate::compare::{ShortForms, changes};
use crate::language::Language;
use crate::ledger::Copy;
use crate::model::{Brief, Dossier, Fact};

/// A fact that differs from what a copy says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outdated {
    /// The fact's id.
    pub id: String,
    /// Its index in the dossier, where it still is.
    pub fact: Option<usize>,
    /// The sentence in the copy.
    pub statement: String,
    /// How it differs; never empty.
    pub deviations: Vec<Deviation>,
    /// Why, as the fact's history tells; for colleagues, and in no mail.
    pub causes: Vec<Cause>,
}

impl Outdated {
    /// Whether the holder of the copy should be informed.
    pub fn matters(&self) -> bool {
        self.deviations.iter().any(Deviation::matters)
    }
}

/// The facts that differ on a day from what a copy says, in the copy's order.
pub fn outdated(copy: &Copy, dossier: &Dossier, on: NaiveDate) -> Vec<Outdated> {
    let found = copy.facts.iter().filter_map(|old| {
        let fact = dossier.fact_index.get(&old.id).copied();
        let (deviations, causes) = match fact {
            None => (vec![Deviation::Withdrawn], Vec::new()),
            Some(fact) => deviations(copy, old, (dossier, on), &dossier.facts[fact]),
        };
        let outdated = Outdated {
            id: old.id.clone(),
            fact,
            statement: old.record.statement.clone(),
            deviations,
            causes,
        };
        (!outdated.deviations.is_empty()).then_some(outdated)
    });
    found.collect()
}

fn deviations(
    copy: &Copy,
    old: &CopiedFact,
    (dossier, on): (&Dossier, NaiveDate),
    fact: &Fact,
) -> (Vec<Deviation>, Vec<Cause>) {
    // As the brief of the copy prints it now.
    let of_brief = dossier.briefs.iter().find(|brief| brief.name == copy.brief).map(Brief::showing);
    let (before, now) = (remembered(copy, old), FactRecord::whole(dossier, fact, of_brief));
    // Where the dossier no longer has the copy's language, there are no words to compare, and the present words are printed in
    // another language.
    let spoken = Language::from_tag(&copy.language).filter(|language| dossier.languages.contains(language));
    let language = spoken.or(dossier.languages.first().copied());
    let mut found = Vec::new();
    if !fact.is_for(&copy.audience) {
        found.push(Deviation::NotForAudience);
    }
    // What took its place may have done so since the date of the pages.
    let succeeded = succession(fact, on);
    if let Some(by) = succeeded.as_ref().and_then(|cause| cause.by.clone()) {
        found.push(Deviation::Superseded { by });
    }
    let ended = if succeeded.is_none() { dossier.ended_inputs(fact, on) } else { Vec::new() };
    found.extend(ended.iter().map(|(input, superseded)| Deviation::EndedInput {
        input: input.id.clone(),
        by: superseded.fact.clone(),
    }));
    let mut reworded = false;
    let changes = changes(&before, &now, ShortForms::Unknown);
    let mut why = causes(&before, fact, &changes);
    let record = |id: &str| copy.facts.iter().find(|one| one.id == id).map(|one| remembered(copy, one));
    let earlier = EarlierState { day: copy_day(copy), record: &record };
    why.extend(input_causes(fact, dossier, &changes, &earlier));
    why.extend(succeeded);
    let of = |input: &Fact| Some(Cause { of: Some(input.id.clone()), ..succession(input, on)? });
    why.extend(ended.iter().filter_map(|(input, _)| of(input)));
    for change in changes {
        match (change.kind, &change.property) {
            (PropertyKind::Value, property) => {
                let name = property.name();
                let was = old.record.values.get(name);
                let is = now.values.get(name);
                let printed = language.and_then(|language| is?.text.get(language.tag()).cloned());
                let within = fact
                    .recall_above
                    .filter(|_| name == "value")
                    .zip(was.zip(is))
                    .is_some_and(|(threshold, (was, is))| is_within(threshold, &was.form, &is.form));
                let said = was.map(|was| was.text.clone());
                // Where both print the same, the change is in the versions of a contested figure that only the line below has.
                let in_copy =
                    |text: &Option<PropertyText>| text.as_ref()?.text_in(language?).map(str::to_owned);
                let (old, new) = if said.is_some() && said == printed {
                    (in_copy(&change.old), in_copy(&change.new))
                } else {
                    (said, printed)
                };
                let (old, new) = (old.map(PropertyText::Plain), new.map(PropertyText::Plain));
                found.push(Deviation::Figure { change: Change { old, new, ..change }, within });
            }
            (PropertyKind::Status, Property::Lapsed) if now.standing.lapsed == Some(true) => {
                found.push(Deviation::Lapsed);
            }
            // When the date has been put off, the words for a plan return.
            (PropertyKind::Wording, _) | (PropertyKind::Status, Property::Lapsed) => reworded = true,
            (PropertyKind::Date, Property::AsOf) => found.push(Deviation::AsOf(change)),
            (PropertyKind::Status | PropertyKind::Date, _) => found.push(Deviation::Standing(change)),
            // The ledger doesn't record the evidence of a fact.
            (PropertyKind::Source, _) => {}
        }
    }
    // So may the date of a plan have passed.
    let has_lapsed = before.standing.lapsed == Some(false)
        && fact.has_lapsed(on, of_brief.unwrap_or_else(|| dossier.showing()));
    if has_lapsed && !found.contains(&Deviation::Lapsed) {
        found.push(Deviation::Lapsed);
    }
    if reworded {
        let new = language.map(|language| statement(dossier, fact, (language, of_brief)));
        found.push(Deviation::Wording {
            change: Change::plain(Property::Statement, Some(old.record.statement.clone()), new),
            within: fact.recall_above.is_some() || before.standing.lapsed != now.standing.lapsed,
        });
    }
    (found, why)
}
