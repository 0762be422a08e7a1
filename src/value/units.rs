//! The units a dossier may use: the built-in ones, those it adds, and what is made of both.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::built_in_units::{built_in_units, with_measure};
use super::own_unit::{self, OwnUnit, Position, UnitError};
use super::unit::PrintedForms;
use super::unit_entry::Place;
use super::unit_index::{NamedMeasures, UnitIndex};
use super::unit_search::entries_of;
use super::{Measure, Number, Size, Unit, UnitKind, UnlessSaid, Writing};

/// The built-in units with those of a dossier. Any unit is found by its id ([`Units::get`]), and units in texts by what they are
/// called ([`UnitNames`](super::UnitNames)).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Units {
    /// Its own units by id.
    own: BTreeMap<String, Arc<Unit>>,
    /// The ids of its own units by their English singular.
    singular: BTreeMap<String, String>,
    /// What its own units are called, and what else built-in ones are.
    names: UnitIndex,
}

impl Units {
    /// The units that every dossier has.
    pub fn built_in() -> Self {
        Self::default()
    }

    /// Adds a unit of the dossier's own.
    ///
    /// # Errors
    /// When there is a unit of this id, the id is empty, a number, or holds white space or a slash, nothing says how it is
    /// printed, or a form is empty, begins or ends with white space, or is another unit's. Whether a form holds a figure, `prose` knows.
    pub fn add(&mut self, own: &OwnUnit<'_>) -> Result<Arc<Unit>, UnitError> {
        let id = own.id;
        if let Some(unit) = self.get(id) {
            return Err(UnitError::Taken { id: id.to_owned(), unit: unit.id.clone() });
        }
        own.check()?;
        if let Some((form, other)) = self.same_form(own) {
            return Err(UnitError::Same { id: id.to_owned(), form, other });
        }
        let kind = UnitKind::Count;
        let measure = Measure { base: id.to_owned().into(), factor: Number::from(1), kind };
        let prefix = match (own.symbol, own.position) {
            (Some(symbol), Position::Prefix) => spaced(symbol),
            _ => String::new(),
        };
        let symbol = own.symbol.filter(|_| own.position == Position::Suffix).unwrap_or("");
        let english = own.english.unwrap_or([symbol, symbol]);
        let counter = own_unit::counter(own.counter.unwrap_or(symbol));
        let printed = PrintedForms {
            prefix: &prefix,
            english,
            japanese: [&counter, &counter],
            symbol,
            ..PrintedForms::default()
        };
        let size = Size { over: vec![measure.clone()], under: Vec::new() };
        let unit = Arc::new(Unit::new((id, kind), size, printed));
        self.name(&measure, "en", &own.english.unwrap_or_default());
        self.name(&measure, "ja", &[counter.as_str()]);
        for (language, form) in own.read {
            self.name(&measure, language, &[form]);
        }
        if let Some(symbol) = own.symbol {
            let named = NamedMeasures {
                language: "*",
                place: if own.position == Position::Prefix { Place::Before } else { Place::After },
                writing: if symbol.contains(char::is_alphanumeric) { Writing::Symbol } else { Writing::Sign },
                unless_said: UnlessSaid::First,
                measures: std::slice::from_ref(&measure),
            };
            self.names.add(symbol, &named);
        }
        if let Some([singular, _]) = own.english {
            self.singular.insert(singular.to_owned(), id.to_owned());
        }
        self.own.insert(id.to_owned(), Arc::clone(&unit));
        Ok(unit)
    }

    /// Adds words by which sources call a unit, its own or a built-in one, each with the primary subtag of its language.
    ///
    /// # Errors
    /// When there is no unit of this id, it is a rate, or a word can't stand beside a figure, as in [`Units::add`].
    pub fn add_words(&mut self, id: &str, words: &[(String, String)]) -> Result<(), UnitError> {
        let unit = self.get(id).filter(|unit| unit.below.is_empty());
        let Some(unit) = unit else { return Err(UnitError::Unknown { id: id.to_owned() }) };
        let [measure] = &unit.size.over[..] else { return Err(UnitError::Unknown { id: id.to_owned() }) };
        let own = OwnUnit { id: "unit", read: words, symbol: Some("u"), ..OwnUnit::default() };
        own.check().map_err(|error| error.of(id))?;
        for (language, form) in words {
            self.name(measure, language, &[form]);
        }
        Ok(())
    }

    /// Notes words of a language for what they measure.
    fn name(&mut self, measure: &Measure, language: &str, words: &[&str]) {
        for word in words {
            let named = NamedMeasures {
                language,
                place: Place::After,
                writing: Writing::Word,
                unless_said: UnlessSaid::First,
                measures: std::slice::from_ref(measure),
            };
            self.names.add(word, &named);
        }
    }

    /// A form that another unit is printed as, with the id of that unit. Counters that several nouns share (基, 本) are none;
    /// whatever names money, a share, a measure or a length of time says that alone.
    fn same_form(&self, own: &OwnUnit<'_>) -> Option<(String, String)> {
        let all = own.english.into_iter().flatten().map(|form| ("en", form));
        let all = all.chain(own.counter.map(|form| ("ja", form))).chain(own.symbol.map(|form| ("*", form)));
        let mut forms = all;
        forms.find_map(|(language, form)| {
            let folded = own_unit::folded(form);
            let alike = |unit: &&Arc<Unit>| {
                unit.kind == UnitKind::Count
                    && [&unit.singular, &unit.plural]
                        .into_iter()
                        .any(|other| own_unit::folded(other) == folded)
            };
            let counted = self.iter().find(alike).map(|unit| unit.id.clone());
            let measured = || {
                let entries = entries_of(&UnitIndex::default(), form, &[language]);
                let measures: Vec<Measure> = entries.into_iter().flat_map(|entry| entry.measures).collect();
                // 3,000時間 may be hours of full load, and a point one of a score; nothing but yen is 円.
                let several = measures.len() > 1;
                let shared = |kind| match kind {
                    UnitKind::Count => true,
                    UnitKind::Duration => language == "ja",
                    UnitKind::Points => several,
                    _ => false,
                };
                measures.into_iter().filter(|one| !shared(one.kind)).find_map(|one| self.with_measure(&one))
            };
            Some((form.to_owned(), counted.or_else(measured)?))
        })
    }

    /// What the dossier's own units are called in texts.
    pub(super) fn own_names(&self) -> &UnitIndex {
        &self.names
    }

    /// One of the dossier's own units.
    pub(super) fn own(&self, id: &str) -> Option<&Arc<Unit>> {
        self.own.get(id)
    }

    /// The id of one of its own units by its English singular.
    pub(super) fn own_by_singular(&self, singular: &str) -> Option<&str> {
        self.singular.get(singular).map(String::as_str)
    }

    /// The id of the unit that measures exactly this.
    pub(super) fn with_measure(&self, measure: &Measure) -> Option<String> {
        if self.own.contains_key(measure.base.as_ref()) {
            return Some(measure.base.to_string());
        }
        with_measure(measure).map(str::to_owned)
    }

    /// Every unit that has nothing below a line, its own first, each in the order of the ids.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<Unit>> {
        self.own.values().chain(built_in_units().map(|unit| -> &Arc<Unit> { unit }))
    }

    /// Every id of such a unit.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.iter().map(|unit| unit.id.as_str())
    }
}

/// A symbol before a figure: a blank follows letters, none a sign.
fn spaced(symbol: &str) -> String {
    if symbol.ends_with(char::is_alphanumeric) { format!("{symbol} ") } else { symbol.to_owned() }
}
