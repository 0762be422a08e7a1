//! What a mail says of the changes since an earlier copy.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::letter::Letter;
use crate::account::{Change, CopiedFact, Property, statement};
use crate::language::Language;
use crate::ledger::Copy;
use crate::model::{Brief, Dossier, Mailbox};
use crate::recall::{Deviation, Holding, Outdated, is_of, outdated};
use crate::render::{Changed, Since};
use crate::value::Showing;

/// An earlier copy of a brief.
#[derive(Debug, Clone)]
pub struct EarlierCopy<'a> {
    /// The copy.
    pub copy: &'a Copy,
    /// Whether the reader certainly got it.
    pub certain: bool,
}

/// The earlier copies of a brief that a letter mentions. They are those that the letter corrects, else those that may be the
/// last that its recipients got; none when the recipients hold different ones.
pub fn earlier<'a>(
    letter: &'a Letter,
    held: &[Holding<'a>],
    dossier: &Dossier,
    brief: &Brief,
    language: Language,
) -> Vec<EarlierCopy<'a>> {
    if !letter.replaces.is_empty() {
        let of_brief = letter.replaces.iter().filter(|replaced| replaced.copy.brief == brief.name);
        return of_brief
            .map(|replaced| EarlierCopy { copy: &replaced.copy, certain: replaced.certain })
            .collect();
    }
    let of_reader = |mailbox: &Mailbox| {
        let address = mailbox.address.to_string();
        let theirs = held.iter().filter(|holding| {
            holding.recipient.address.eq_ignore_ascii_case(&address)
                && is_of(holding.copy, dossier)
                && holding.copy.brief == brief.name
                && holding.copy.language == language.tag()
        });
        // The same file that came twice is one copy.
        let mut copies: BTreeMap<&str, EarlierCopy<'a>> = BTreeMap::new();
        for holding in theirs {
            let known = EarlierCopy { copy: holding.copy, certain: false };
            copies.entry(&holding.copy.file_hash).or_insert(known).certain |= holding.is_certain();
        }
        copies
    };
    let mut readers = letter.recipients.iter().map(|(_, mailbox)| of_reader(mailbox));
    let first = readers.next().unwrap_or_default();
    let certain = |copies: &BTreeMap<&str, EarlierCopy<'_>>| -> Vec<(String, bool)> {
        copies.iter().map(|(hash, one)| ((*hash).to_owned(), one.certain)).collect()
    };
    if readers.any(|other| certain(&other) != certain(&first)) {
        return Vec::new();
    }
    let mut copies: Vec<EarlierCopy<'_>> = first.into_values().collect();
    copies.sort_by_key(|one| (!one.certain, one.copy.date.clone()));
    copies
}

/// What has changed between a copy and the brief as it is now, whose facts are `now`. Facts that the brief no longer prints,
/// or that are no longer for its audience, are only counted. Those that the dossier no longer has are quoted from the copy.
pub fn since(
    earlier: &EarlierCopy<'_>,
    dossier: &Dossier,
    language: Language,
    (now, showing): (&[usize], Showing),
) -> Option<Since> {
    let &EarlierCopy { copy, certain } = earlier;
    let date = NaiveDate::parse_from_str(&copy.date, "%Y-%m-%d").ok()?;
    let (mut changed, mut reworded) = (Vec::new(), Vec::new());
    for one in outdated(copy, dossier, dossier.date) {
        let Some(fact) = one.fact.filter(|fact| now.contains(fact)) else { continue };
        let is_figure = |deviation: &Deviation| matches!(deviation, Deviation::Figure { .. });
        let is_as_of = |deviation: &Deviation| matches!(deviation, Deviation::AsOf(_));
        if one.matters() || one.deviations.iter().any(is_figure) {
            let present = statement(dossier, &dossier.facts[fact], (language, Some(showing)));
            changed.push(Changed { fact, before: before(one, &present) });
        } else if !one.deviations.iter().all(is_as_of) {
            reworded.push(fact);
        }
    }
    let withdrawn = |old: &&CopiedFact| dossier.fact(&old.id).is_none();
    let had = |fact: &usize| copy.facts.iter().any(|old| old.id == dossier.facts[*fact].id);
    let has = |id: &str| now.iter().any(|&fact| dossier.facts[fact].id == id);
    Some(Since {
        date,
        certain,
        changed,
        reworded,
        added: now.iter().copied().filter(|fact| !had(fact)).collect(),
        withdrawn: copy.facts.iter().filter(withdrawn).map(|old| old.record.statement.clone()).collect(),
        gone: copy.facts.iter().filter(|old| !has(&old.id) && !withdrawn(old)).count(),
    })
}

/// What the copy says where something else is true now: its figures and its standing, else its sentence where that reads
/// differently.
fn before(outdated: Outdated, present: &str) -> Vec<Change> {
    let said = outdated.deviations.into_iter().filter_map(|deviation| match deviation {
        Deviation::Figure { change, .. } if change.old.is_some() => Some(change),
        Deviation::Standing(change) => Some(change),
        _ => None,
    });
    let mut said: Vec<Change> = said.collect();
    if said.is_empty() && outdated.statement != present {
        let (old, new) = (outdated.statement, present.to_owned());
        said.push(Change::plain(Property::Statement, Some(old), Some(new)));
    }
    said
}
