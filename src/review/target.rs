//! What a review is of: a fact or the words of a brief, by its name.

use std::path::Path;

use super::messages;
use crate::account::{reviewed_hash_of_brief, reviewed_hash_of_fact};
use crate::diagnostic::Span;
use crate::error::Result;
use crate::model::{Brief, Custody, Dossier, Fact};

/// A fact or a brief that was reviewed.
#[derive(Debug, Clone, Copy)]
pub enum ReviewTarget<'a> {
    /// A fact.
    Fact(&'a Dossier, &'a Fact),
    /// A brief, of which the words of its author were reviewed.
    Brief(&'a Dossier, &'a Brief),
}

impl<'a> ReviewTarget<'a> {
    /// Its name with that of its dossier.
    pub fn full_name(&self) -> String {
        match self {
            Self::Fact(dossier, fact) => format!("{}/{}", dossier.name, fact.id),
            Self::Brief(dossier, brief) => format!("{}/{}", dossier.name, brief.name),
        }
    }

    /// The dossier that it is in.
    pub fn dossier(&self) -> &'a Dossier {
        match self {
            Self::Fact(dossier, _) | Self::Brief(dossier, _) => dossier,
        }
    }

    /// The table that the note goes into; none where it is the file itself.
    pub(super) fn table(&self) -> Option<&'a str> {
        match self {
            Self::Fact(_, fact) => Some(&fact.id),
            Self::Brief(..) => None,
        }
    }

    /// A place beside which the note goes: the id of a fact, the audience of a brief.
    pub(super) fn place(&self) -> &'a Span {
        match self {
            Self::Fact(_, fact) => &fact.span,
            Self::Brief(_, brief) => &brief.audience_span,
        }
    }

    /// What is noted of it so far.
    pub fn custody(&self) -> &'a Custody {
        match self {
            Self::Fact(_, fact) => &fact.custody,
            Self::Brief(_, brief) => &brief.custody,
        }
    }

    /// The hash of what is reviewed.
    pub(super) fn hash(&self) -> String {
        match self {
            Self::Fact(dossier, fact) => reviewed_hash_of_fact(dossier, fact),
            Self::Brief(dossier, brief) => reviewed_hash_of_brief(dossier, brief),
        }
    }
}

/// What the names mean that a user typed: `ID`, `BRIEF` or `BRIEF.toml`, each also as `DOSSIER/…`; every one with the folder of its dossier.
///
/// # Errors
/// When a name is that of nothing, or of several.
pub fn targets<'a>(
    names: &[String],
    dossiers: &[(&'a Path, &'a Dossier)],
) -> Result<Vec<(&'a Path, ReviewTarget<'a>)>> {
    names.iter().map(|name| target(name, dossiers)).collect()
}

fn target<'a>(typed: &str, dossiers: &[(&'a Path, &'a Dossier)]) -> Result<(&'a Path, ReviewTarget<'a>)> {
    let (within, name) = match typed.split_once('/') {
        Some((dossier, name)) => (Some(dossier), name),
        None => (None, typed),
    };
    let (brief_only, name) = match name.strip_suffix(".toml") {
        Some(name) => (true, name),
        None => (false, name),
    };
    let mut found = Vec::new();
    for &(folder, dossier) in
        dossiers.iter().filter(|(_, dossier)| within.is_none_or(|within| dossier.name == within))
    {
        let fact = dossier.fact(name).filter(|_| !brief_only);
        found.extend(fact.map(|fact| (folder, ReviewTarget::Fact(dossier, fact))));
        let brief = dossier.briefs.iter().find(|brief| brief.name == name);
        found.extend(brief.map(|brief| (folder, ReviewTarget::Brief(dossier, brief))));
    }
    match found.as_slice() {
        [one] => Ok(*one),
        [] => {
            let known = dossiers.iter().flat_map(|(_, dossier)| {
                let briefs = dossier.briefs.iter().map(|brief| brief.name.as_str());
                dossier.fact_index.keys().map(String::as_str).chain(briefs)
            });
            Err(messages::unknown(typed, known))
        }
        several => {
            let names = several.iter().map(|(_, target)| match target {
                ReviewTarget::Fact(..) => target.full_name(),
                ReviewTarget::Brief(..) => format!("{}.toml", target.full_name()),
            });
            Err(messages::several(typed, &names.collect::<Vec<_>>()))
        }
    }
}
