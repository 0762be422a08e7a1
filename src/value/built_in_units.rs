//! The built-in units as they are printed, made from the tables once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use super::unit::Printed;
use super::unit_index::Place;
use super::unit_names::built_in;
use super::unit_tables::{Currency, Definition, Substance, tables};
use super::{Measure, Number, Size, Unit, UnitKind};

/// The built-in units that have nothing below the line.
#[derive(Debug)]
pub(super) struct BuiltInUnits {
    pub by_id: BTreeMap<String, Arc<Unit>>,
    /// The id of what is counted by its English singular.
    pub by_singular: BTreeMap<String, String>,
    /// Those of which a form begins with this character, in small letters.
    pub by_initial: BTreeMap<char, Vec<Arc<Unit>>>,
    /// The first unit of the tables by what it measures.
    pub by_measure: BTreeMap<(String, Number), String>,
}

/// The built-in units, made once.
pub(super) fn built_in_units() -> &'static BuiltInUnits {
    static UNITS: LazyLock<BuiltInUnits> = LazyLock::new(BuiltInUnits::new);
    &UNITS
}

impl BuiltInUnits {
    fn new() -> Self {
        let names = built_in().names_by_measure(&["en", "ja", "*"]);
        let mut units = Self {
            by_id: BTreeMap::new(),
            by_singular: BTreeMap::new(),
            by_initial: BTreeMap::new(),
            by_measure: BTreeMap::new(),
        };
        for id in &tables().order {
            let Some(definition) = tables().units.get(id) else { continue };
            if definition.kind == UnitKind::Count || definition.kind == UnitKind::Duration {
                units.by_singular.entry(definition.english[0].clone()).or_insert_with(|| id.clone());
            }
            let key = definition.measure.as_ref().map(|measure| (measure.base.clone(), measure.factor));
            let forms = key.as_ref().and_then(|key| names.get(key)).map(Vec::as_slice).unwrap_or_default();
            if let Some(key) = key {
                units.by_measure.entry(key).or_insert_with(|| id.clone());
            }
            units.by_id.insert(id.clone(), Arc::new(unit(definition, forms)));
        }
        for unit in units.by_id.values() {
            let forms = unit.forms_before.iter().chain(&unit.forms_after);
            let initials: BTreeSet<char> = forms.filter_map(|form| initial(form)).collect();
            for initial in initials {
                units.by_initial.entry(initial).or_default().push(Arc::clone(unit));
            }
        }
        units
    }

    /// The units of which a form may begin a text.
    pub fn beginning(&self, text: &str) -> impl Iterator<Item = &Arc<Unit>> {
        initial(text).and_then(|initial| self.by_initial.get(&initial)).into_iter().flatten()
    }

    /// The unit of a mass of something: Mt CO2e.
    pub fn of_substance(&self, id: &str) -> Option<Unit> {
        let (mass, substance) = id.rsplit_once(' ')?;
        let substance = tables().substances.iter().find(|one| one.id == substance)?;
        let id = tables().aliases.get(mass).map_or(mass, String::as_str);
        let mass = self.by_id.get(id)?;
        let [measure] = &mass.size.over[..] else { return None };
        if measure.base != "g" || mass.kind != UnitKind::Measure {
            return None;
        }
        Some(of(mass, measure, substance))
    }
}

/// The first character in a small letter.
fn initial(text: &str) -> Option<char> {
    text.chars().next().map(|c| c.to_ascii_lowercase())
}

/// A mass of a substance. Both languages print the symbol of the mass: 5 Mt CO₂e.
fn of(mass: &Unit, measure: &Measure, substance: &Substance) -> Unit {
    let printed = format!("{} {}", mass.id, substance.print);
    let plain = format!("{} {}", mass.id, substance.id);
    let base = format!("{} {}", measure.base, substance.id);
    let size = Size { over: vec![Measure { base, ..measure.clone() }], under: Vec::new() };
    let names = [printed.as_str(); 2];
    let printed = Printed { english: names, japanese: names, ..Printed::default() };
    Unit::new((&plain, UnitKind::Measure), size, printed, [&[], &[&plain]])
}

fn unit(definition: &'static Definition, names: &[(String, Place)]) -> Unit {
    let size = Size { over: definition.measure.iter().cloned().collect(), under: Vec::new() };
    let currency = tables().currencies.iter().find(|currency| currency.code == definition.id);
    let sign = match currency {
        Some(Currency { sign: "", code, .. }) => format!("{code} "),
        Some(Currency { sign, .. }) => (*sign).to_owned(),
        None => String::new(),
    };
    let printed = Printed {
        sign: &sign,
        // After a figure English has no name of money; below a line it has.
        english: currency
            .map_or_else(|| definition.english.each_ref().map(String::as_str), |currency| currency.english),
        japanese: currency.map_or_else(
            || definition.japanese.each_ref().map(String::as_str),
            |currency| [currency.japanese; 2],
        ),
        ..Printed::default()
    };
    let placed = |place: Place| names.iter().filter(move |(_, one)| *one == place || *one == Place::Either);
    let before: Vec<&str> = placed(Place::Before).map(|(name, _)| name.as_str()).collect();
    let after: Vec<&str> = placed(Place::After).map(|(name, _)| name.as_str()).collect();
    Unit::new((&definition.id, definition.kind), size, printed, [&before, &after])
}

/// The Japanese name of money in a rate: 1米ドル.
pub(super) fn name_in_rate(code: &str) -> Option<&'static str> {
    tables().currencies.iter().find(|currency| currency.code == code).map(|currency| currency.in_rate)
}
