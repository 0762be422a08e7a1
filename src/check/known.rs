//! The facts that a brief may name.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Span;
use crate::model::{Fact, KnownOn, LaterEdition, LeftOut};

/// What the briefs of an earlier day leave out.
#[derive(Default)]
pub struct LeftOutThere {
    pub facts: Vec<LeftOut>,
    pub editions: Vec<LaterEdition>,
}

/// What was read of the fact tables.
pub struct KnownFacts<'a> {
    pub facts: &'a [Fact],
    pub index: &'a BTreeMap<String, usize>,
    /// Ids of facts that couldn't be read.
    pub spoiled: &'a BTreeSet<String>,
    /// False when a fact table wasn't TOML, so that no fact is reported as unknown.
    pub complete: bool,
    /// What wasn't known on the day that is asked for, and where it is noted what the briefs leave out for it.
    pub later: Option<(&'a KnownOn, &'a RefCell<LeftOutThere>)>,
}

impl KnownFacts<'_> {
    /// Whether a fact wasn't known on the day that is asked for.
    pub fn is_later(&self, id: &str) -> bool {
        self.later.is_some_and(|(known, _)| known.later.contains_key(id))
    }

    /// Notes that the brief at a place leaves a fact out, and what stands there instead.
    pub fn leave_out(&self, place: &Span, id: &str, instead: Vec<String>) {
        if let Some((_, left_out)) = self.later {
            let file = place.source.path.rsplit('/').next().unwrap_or_default();
            let brief = file.strip_suffix(".toml").unwrap_or(file).to_owned();
            left_out.borrow_mut().facts.push(LeftOut { brief, fact: id.to_owned(), instead });
        }
    }

    /// Whether an edition wasn't there on the day that is asked for; it is noted that the brief says nothing of it.
    pub fn leaves_out_edition(&self, edition: impl FnOnce(&KnownOn) -> Option<LaterEdition>) -> bool {
        let found = self.later.and_then(|(known, left_out)| Some((edition(known)?, left_out)));
        found.map(|(edition, left_out)| left_out.borrow_mut().editions.push(edition)).is_some()
    }
}
