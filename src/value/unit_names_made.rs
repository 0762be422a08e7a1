//! Makes `assets/units/names` from the other tables of `assets/units`: every name of every built-in unit, sorted.

use std::collections::BTreeMap;

use super::unit_entry::{NameEntry, Place, times};
use super::unit_index::{NamedMeasures, UnitIndex};
use super::unit_rows::row;
use super::unit_tables::{BY_HAND, Definition, LANGUAGES, MEASURES, Tables, currencies, parts, rows, tables};
use super::{Measure, Number, UnitKind, UnlessSaid, Writing};

/// The files of `assets/units/names` as they have to be, each by its name: signs and symbols, words, and those of both that may stand
/// before a figure, written backwards.
pub fn unit_name_files() -> [(&'static str, String); 4] {
    let index = Builder::new(tables()).built();
    let sorted = |table: &BTreeMap<String, Vec<NameEntry>>| {
        table.iter().flat_map(|(name, entries)| entries.iter().map(move |entry| row(name, entry))).collect()
    };
    let before = |table: &BTreeMap<String, Vec<NameEntry>>| {
        let backwards = |(name, entries): (&String, &Vec<NameEntry>)| {
            let entries = entries.iter().filter(|entry| entry.place.takes(Place::Before)).cloned();
            (name.chars().rev().collect(), entries.collect())
        };
        sorted(&table.iter().map(backwards).collect())
    };
    [
        ("exact.tsv", sorted(&index.exact)),
        ("words.tsv", sorted(&index.words)),
        ("exact-before.tsv", before(&index.exact)),
        ("words-before.tsv", before(&index.words)),
    ]
}

struct Builder {
    tables: &'static Tables,
    index: UnitIndex,
    /// Place of the language in [`LANGUAGES`] and name, by the id of each unit that takes prefixes.
    prefixable: BTreeMap<&'static str, Vec<(usize, &'static str)>>,
}

impl Builder {
    fn new(tables: &'static Tables) -> Self {
        let prefixable = tables.prefixed.values().map(|(base, _)| (base.as_str(), Vec::new())).collect();
        Self { tables, index: UnitIndex::default(), prefixable }
    }

    fn built(mut self) -> UnitIndex {
        for table in BY_HAND {
            for row in rows(table) {
                self.row(&row);
            }
        }
        for id in &self.tables.order {
            if let Some(definition) = self.tables.units.get(id) {
                self.definition(definition);
            }
        }
        for row in rows(MEASURES) {
            let [id, language, names] = row[..] else { continue };
            for name in parts(names) {
                self.word(id, language, name);
            }
        }
        self.prefixed();
        for currency in currencies() {
            for (names, language) in currency.names.iter().zip(LANGUAGES) {
                for name in names {
                    self.word(currency.code, language, name);
                }
            }
        }
        self.index
    }

    /// A row by hand: languages, place, writing, meant, units, names.
    fn row(&mut self, row: &[&'static str]) {
        let [languages, place, writing, meant, units, names] = *row else { return };
        let place = match place {
            "a" => Place::After,
            "b" => Place::Before,
            _ => Place::Either,
        };
        let writing = match writing {
            "sign" => Writing::Sign,
            "symbol" => Writing::Symbol,
            _ => Writing::Word,
        };
        let measures: Vec<Measure> = units.split(' ').filter_map(|unit| self.measure(unit)).collect();
        let unless_said = if meant == "none" { UnlessSaid::None } else { UnlessSaid::First };
        for language in languages.split(',') {
            let named = NamedMeasures { language, place, writing, unless_said, measures: &measures };
            for name in parts(names) {
                self.index.add(name, &named);
                if writing == Writing::Word && !units.contains([' ', '*']) {
                    self.note(units, language, name);
                }
            }
        }
    }

    /// What a unit of a row is: `GBP`, `GBP*1/100`.
    fn measure(&self, unit: &str) -> Option<Measure> {
        let (id, factor) = unit.split_once('*').unwrap_or((unit, "1"));
        let measure = self.tables.units.get(id)?.measure.as_ref()?;
        times(measure, Number::parse(factor).ok()?)
    }

    /// A unit's own names: its symbol, and what it prints.
    fn definition(&mut self, definition: &'static Definition) {
        let Some(measure) = &definition.measure else { return };
        let measures = std::slice::from_ref(measure);
        let named = |language, place, writing| NamedMeasures {
            language,
            place,
            writing,
            unless_said: UnlessSaid::First,
            measures,
        };
        let place = if definition.kind == UnitKind::Money { Place::Either } else { Place::After };
        let symbol = |text: &str| match text.chars().any(char::is_alphanumeric) {
            true => Writing::Symbol,
            false => Writing::Sign,
        };
        // The ids of lengths of time are English words.
        let is_symbol =
            definition.read && (definition.kind != UnitKind::Duration || definition.id.chars().count() <= 2);
        if is_symbol {
            self.index.add(&definition.id, &named("*", place, symbol(&definition.id)));
        }
        for alias in &definition.aliases {
            self.index.add(alias, &named("*", place, symbol(alias)));
        }
        for (language, forms) in [("en", &definition.english), ("ja", &definition.japanese)] {
            for form in forms.iter().filter(|form| !is_symbol || **form != definition.id) {
                self.index.add(form, &named(language, Place::After, Writing::Word));
            }
        }
    }

    /// A word for a unit in a language.
    fn word(&mut self, id: &'static str, language: &'static str, name: &'static str) {
        let Some(measure) = self.measure(id) else { return };
        let named = NamedMeasures {
            language,
            place: Place::After,
            writing: Writing::Word,
            unless_said: UnlessSaid::First,
            measures: &[measure],
        };
        self.index.add(name, &named);
        self.note(id, language, name);
    }

    /// Keeps the name of a unit that takes prefixes.
    fn note(&mut self, id: &'static str, language: &str, name: &'static str) {
        let Some(names) = self.prefixable.get_mut(id) else { return };
        let Some(at) = LANGUAGES.iter().position(|one| *one == language) else { return };
        // Abbreviations take none, nor do names of two words that begin with another (metric tons).
        let simple = !name.contains('.') && !name.starts_with(['-', '㌔']);
        if simple && !name.starts_with("metric") && !names.contains(&(at, name)) {
            names.push((at, name));
        }
    }

    /// Names with prefixes: megawatt-hours, メガワット時, 兆瓦时.
    fn prefixed(&mut self) {
        for (id, (base, at)) in &self.tables.prefixed {
            let Some(prefix) = self.tables.prefixes.get(*at) else { continue };
            let Some(measure) = self.measure(id) else { continue };
            for (language, name) in self.prefixable.get(base.as_str()).into_iter().flatten() {
                let words = prefix.words.get(*language).copied().unwrap_or("");
                for word in parts(words) {
                    let named = NamedMeasures {
                        language: LANGUAGES[*language],
                        place: Place::After,
                        writing: Writing::Word,
                        unless_said: UnlessSaid::First,
                        measures: std::slice::from_ref(&measure),
                    };
                    self.index.add(&format!("{word}{name}"), &named);
                }
            }
        }
    }
}
