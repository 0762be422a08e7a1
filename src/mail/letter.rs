//! Whom a mail is for and which briefs go with it, before anything is judged.

use std::collections::BTreeSet;

use crate::diagnostic::wording::{list, unknown_name};
use crate::error::{Error, Result};
use crate::language::Language;
use crate::ledger::{Copy, Role};
use crate::mail::Refusal;
use crate::make::DossierOutcome;
use crate::model::{Mailbox, Person};
use crate::recall::Holding;

/// A brief by the places of its dossier and itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named {
    /// Which outcome.
    pub dossier: usize,
    /// Which of its dossier's briefs.
    pub brief: usize,
}

/// A mail to be made.
#[derive(Debug, Clone)]
pub struct Letter {
    /// Who gets it.
    pub recipients: Vec<(Role, Mailbox)>,
    /// The briefs; all of one dossier.
    pub briefs: Vec<Named>,
    /// The language; the dossier's first when there is none.
    pub language: Option<Language>,
    /// The audience that the user says the recipients belong to; that of the briefs when nothing is said.
    pub audiences: Vec<String>,
    /// How the reader is addressed, if not in the usual way.
    pub salutation: Option<String>,
    /// Stands in for the subject that the template makes.
    pub subject: Option<String>,
    /// The copies that it sets right; none unless it is a correction.
    pub replaces: Vec<Replaced>,
}

/// A copy that a reader has or may have.
#[derive(Debug, Clone)]
pub struct Replaced {
    /// The copy.
    pub copy: Copy,
    /// Whether the reader surely got it.
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
                let hint = unknown_name(name, known.map(String::as_str), "brief");
                return Err(Error::usage(format!("there is no brief `{name}`"), hint));
            }
            several => {
                let full = list(several.iter().map(|(_, full, _)| full));
                return Err(Error::usage(
                    format!("several dossiers have a brief `{name}`"),
                    format!("write {full}"),
                ));
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

/// The letter of each person: the briefs that the person's entry names, else those for the person's audiences;
/// `only` these when some are given, and no letter to whom none of them is for. Who can't have one gets the reason
/// beside it.
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
            recipients: vec![(Role::To, mailbox)],
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
        find_briefs(&person.briefs, outcomes)
            .map_err(|error| Refusal::new(error.to_string(), error.hint().unwrap_or_default()))?
    };
    let theirs = briefs.len();
    briefs.retain(|named| only.is_empty() || only.contains(named));
    if briefs.is_empty() && theirs > 0 {
        return Ok(Vec::new());
    }
    let dossiers: BTreeSet<usize> = briefs.iter().map(|named| named.dossier).collect();
    if dossiers.len() > 1 {
        let names = list(dossiers.iter().map(|&dossier| &outcomes[dossier].name));
        return Err(Refusal::new(
            format!("the briefs of {names} don't go into one mail"),
            "name one dossier with `--path`, or the briefs",
        ));
    }
    if briefs.is_empty() {
        let audiences = list(&person.audiences);
        return Err(Refusal::new(
            format!("no brief here is for {audiences}"),
            "check `audience` in recipients.toml against the briefs",
        ));
    }
    // Two pages for the same reader: which one is meant is the user's to say.
    if person.briefs.is_empty() && only.is_empty() {
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        for named in &briefs {
            let Some(dossier) = &outcomes[named.dossier].dossier else { continue };
            if !seen.insert(&dossier.briefs[named.brief].audience) {
                let audience = &dossier.briefs[named.brief].audience;
                return Err(Refusal::new(
                    format!("several briefs are for `{audience}`"),
                    "name the brief on the command line, or as `brief` in recipients.toml",
                ));
            }
        }
    }
    Ok(briefs)
}

/// The copies that a correction sets right; the same file that came twice is one.
pub fn replaced<'h>(holdings: impl Iterator<Item = Holding<'h>>) -> Vec<Replaced> {
    let mut replaced: Vec<Replaced> = Vec::new();
    for holding in holdings {
        let certain = holding.is_certain();
        let is_same = |one: &Replaced| {
            (&one.copy.brief, &one.copy.file_hash) == (&holding.copy.brief, &holding.copy.file_hash)
        };
        match replaced.iter_mut().find(|one| is_same(one)) {
            Some(known) => known.certain |= certain,
            None => replaced.push(Replaced { copy: holding.copy.clone(), certain }),
        }
    }
    replaced
}
