//! Which briefs a mail brings to whom, before anything is checked.

use std::collections::BTreeSet;

use super::messages;
use super::refusal::Refusal;
use crate::diagnostic::wording::list;
use crate::error::Result;
use crate::language::Language;
use crate::ledger::{Copy, RecipientRole};
use crate::make::DossierOutcome;
use crate::model::{Mailbox, Person};
use crate::recall::Holding;

/// A brief, by its index in a dossier and the index of that dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named {
    /// The index of the dossier's outcome.
    pub dossier: usize,
    /// The index among the dossier's briefs.
    pub brief: usize,
}

/// A mail to be made.
#[derive(Debug, Clone)]
pub struct Letter {
    /// Who gets it.
    pub recipients: Vec<(RecipientRole, Mailbox)>,
    /// The briefs; all of one dossier.
    pub briefs: Vec<Named>,
    /// The language; the dossier's first when none is given.
    pub language: Option<Language>,
    /// The audiences to which the user says the recipients belong; those of the briefs when none are given.
    pub audiences: Vec<String>,
    /// The salutation, if not the usual one.
    pub salutation: Option<String>,
    /// The subject, in place of the one that the template makes.
    pub subject: Option<String>,
    /// The copies that it corrects; none unless it is a correction.
    pub replaces: Vec<ReplacedCopy>,
}

/// A copy that a reader has or may have.
#[derive(Debug, Clone)]
pub struct ReplacedCopy {
    /// The copy.
    pub copy: Copy,
    /// Whether the reader certainly got it.
    pub certain: bool,
}

impl Letter {
    /// The addresses, for messages.
    pub fn addresses(&self) -> String {
        list(self.recipients.iter().map(|(_, mailbox)| mailbox.address.to_string()))
    }
}

/// Looks briefs up by `brief` or `dossier/brief`.
///
/// # Errors
/// When there is none of the name, or several.
pub fn find_briefs(names: &[String], outcomes: &[DossierOutcome]) -> Result<Vec<Named>> {
    let all: Vec<(String, String, Named)> = every(outcomes).collect();
    let mut found = Vec::new();
    for name in names {
        let hits: Vec<&(String, String, Named)> =
            all.iter().filter(|(short, full, _)| short == name || full == name).collect();
        match hits.as_slice() {
            [(_, _, named)] => {
                if !found.contains(named) {
                    found.push(*named);
                }
            }
            [] => {
                let known = all.iter().map(|(short, full, _)| if name.contains('/') { full } else { short });
                return Err(messages::letter::unknown_brief(name, known.map(String::as_str)));
            }
            several => {
                let full: Vec<&String> = several.iter().map(|(_, full, _)| full).collect();
                return Err(messages::letter::several_dossiers_have(name, &full));
            }
        }
    }
    Ok(found)
}

/// Every brief with its short and its full name.
fn every(outcomes: &[DossierOutcome]) -> impl Iterator<Item = (String, String, Named)> + '_ {
    outcomes.iter().enumerate().flat_map(|(dossier, outcome)| {
        let briefs = outcome.dossier.iter().flat_map(|dossier| &dossier.briefs);
        briefs.enumerate().map(move |(brief, one)| {
            (one.name.clone(), format!("{}/{}", outcome.name, one.name), Named { dossier, brief })
        })
    })
}

/// The letter of each person, with the briefs that the person's entry names, else those for the person's audiences. Where
/// `only` names briefs, the others are left out, and nobody gets a letter without briefs. A letter that can't be made has
/// its reason beside it.
pub fn letters(
    people: &[Person],
    only: &[Named],
    outcomes: &[DossierOutcome],
) -> Vec<(Letter, Option<Refusal>)> {
    let letter = |person: &Person| {
        let (briefs, refusal) = match briefs_of(person, only, outcomes) {
            Ok(briefs) => (briefs, None),
            Err(refusal) => (Vec::new(), Some(refusal)),
        };
        let mailbox = Mailbox { name: Some(person.name.clone()), address: person.address.clone() };
        let letter = Letter {
            recipients: vec![(RecipientRole::To, mailbox)],
            briefs,
            language: person.language,
            audiences: person.audiences.clone(),
            salutation: None,
            subject: None,
            replaces: Vec::new(),
        };
        (letter, refusal)
    };
    people
        .iter()
        .map(letter)
        .filter(|(letter, refusal)| refusal.is_some() || !letter.briefs.is_empty())
        .collect()
}

fn briefs_of(
    person: &Person,
    only: &[Named],
    outcomes: &[DossierOutcome],
) -> std::result::Result<Vec<Named>, Refusal> {
    let mut briefs: Vec<Named> = if person.briefs.is_empty() {
        let audience = |named: &Named| {
            outcomes[named.dossier]
                .dossier
                .as_ref()
                .map(|dossier| dossier.briefs[named.brief].audience.clone())
        };
        let of_audience = every(outcomes).map(|(_, _, named)| named);
        of_audience
            .filter(|named| audience(named).is_some_and(|one| person.audiences.contains(&one)))
            .collect()
    } else {
        find_briefs(&person.briefs, outcomes).map_err(|error| messages::letter::brief_not_found(&error))?
    };
    let theirs = briefs.len();
    briefs.retain(|named| only.is_empty() || only.contains(named));
    if briefs.is_empty() && theirs > 0 {
        return Ok(Vec::new());
    }
    let dossiers: BTreeSet<usize> = briefs.iter().map(|named| named.dossier).collect();
    if dossiers.len() > 1 {
        let names: Vec<&String> = dossiers.iter().map(|&dossier| &outcomes[dossier].name).collect();
        return Err(messages::letter::briefs_of_several_dossiers(&names));
    }
    if briefs.is_empty() {
        return Err(messages::letter::no_brief_for(&person.audiences));
    }
    // Two pages are for the same reader: the user must say which one is meant.
    if person.briefs.is_empty() && only.is_empty() {
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        for named in &briefs {
            let Some(dossier) = &outcomes[named.dossier].dossier else { continue };
            if !seen.insert(&dossier.briefs[named.brief].audience) {
                return Err(messages::letter::several_briefs_for(&dossier.briefs[named.brief].audience));
            }
        }
    }
    Ok(briefs)
}

/// The copies that a correction sets right; the same file that came twice is one.
pub fn replaced<'h>(holdings: impl Iterator<Item = Holding<'h>>) -> Vec<ReplacedCopy> {
    let mut replaced: Vec<ReplacedCopy> = Vec::new();
    for holding in holdings {
        let certain = holding.is_certain();
        let is_same = |one: &ReplacedCopy| {
            (&one.copy.brief, &one.copy.file_hash) == (&holding.copy.brief, &holding.copy.file_hash)
        };
        match replaced.iter_mut().find(|one| is_same(one)) {
            Some(known) => known.certain |= certain,
            None => replaced.push(ReplacedCopy { copy: holding.copy.clone(), certain }),
        }
    }
    replaced
}
