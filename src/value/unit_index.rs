//! Names of units and what they stand for, as they are gathered: those of a dossier, and the built-in ones before they are written to
//! `assets/units/names`.

use std::collections::BTreeMap;
use std::ops::Bound;

use super::unit_entry::{NameEntry, Place, folded, is_money};
use super::{Measure, UnlessSaid, Writing};

/// Names of units and what they stand for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct UnitIndex {
    /// Signs and symbols as folded, whose case tells.
    pub exact: BTreeMap<String, Vec<NameEntry>>,
    /// Words in small letters.
    pub words: BTreeMap<String, Vec<NameEntry>>,
}

/// A name in the making.
pub(super) struct NamedMeasures<'a> {
    /// A primary subtag, or `*` for every language.
    pub language: &'a str,
    pub place: Place,
    pub writing: Writing,
    pub unless_said: UnlessSaid,
    pub measures: &'a [Measure],
}

impl UnitIndex {
    /// Adds a name. What is called so already is kept: of money in an entry of its own, because a pound of sugar is no
    /// pound sterling; of all else in one entry, each of whose measures may be meant.
    pub fn add(&mut self, text: &str, named: &NamedMeasures<'_>) {
        let folded = folded(text);
        if folded.is_empty() || named.measures.is_empty() {
            return;
        }
        let (table, key) = match named.writing {
            Writing::Word => (&mut self.words, folded.to_lowercase()),
            Writing::Sign | Writing::Symbol => (&mut self.exact, folded),
        };
        let entries = table.entry(key).or_default();
        let same = |entry: &&mut NameEntry| {
            entry.language == named.language
                && entry.place == named.place
                && entry.is_money() == is_money(named.measures)
        };
        let Some(entry) = entries.iter_mut().find(same) else {
            entries.push(NameEntry {
                language: named.language.to_owned(),
                writing: named.writing,
                place: named.place,
                unless_said: named.unless_said,
                measures: named.measures.to_vec(),
            });
            // What a language says comes before what all say, money before the rest.
            entries.sort_by_key(|entry| (entry.language == "*", !entry.is_money()));
            return;
        };
        // The first to say what money is meant is the table by hand; CLDR only adds names.
        if is_money(named.measures) {
            return;
        }
        for measure in named.measures {
            if !entry.measures.contains(measure) {
                entry.measures.push(measure.clone());
                entry.unless_said = UnlessSaid::None;
            }
        }
    }

    /// Whether there is no name.
    pub fn is_empty(&self) -> bool {
        self.exact.is_empty() && self.words.is_empty()
    }

    /// Whether a name begins so: as it is written, or in small letters.
    pub fn goes_on(&self, name: &str, lower: &str) -> bool {
        let begins = |table: &BTreeMap<String, Vec<NameEntry>>, start: &str| {
            table
                .range::<str, _>((Bound::Included(start), Bound::Unbounded))
                .next()
                .is_some_and(|(name, _)| name.starts_with(start))
        };
        begins(&self.exact, name) || begins(&self.words, lower)
    }

    /// The entries of a name, signs and symbols first.
    pub fn entries(&self, name: &str, lower: &str) -> impl Iterator<Item = &NameEntry> {
        self.exact.get(name).into_iter().chain(self.words.get(lower)).flatten()
    }
}
