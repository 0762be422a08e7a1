//! The built-in units as they are printed, each made when it is first asked for.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, OnceLock};

use super::unit::PrintedForms;
use super::unit_tables::{CurrencyRow, Definition, Substance, currency, substances, tables};
use super::{Measure, Size, Unit, UnitKind};

/// The built-in unit with this id that has nothing below the line.
pub(super) fn built_in_unit(id: &str) -> Option<&'static Arc<Unit>> {
    static UNITS: LazyLock<BTreeMap<&'static str, OnceLock<Arc<Unit>>>> =
        LazyLock::new(|| tables().units.keys().map(|id| (id.as_str(), OnceLock::new())).collect());
    let place = UNITS.get(id)?;
    let definition = tables().units.get(id)?;
    Some(place.get_or_init(|| Arc::new(unit(definition))))
}

/// Every such unit, in the order of the ids.
pub(super) fn built_in_units() -> impl Iterator<Item = &'static Arc<Unit>> {
    tables().units.keys().filter_map(|id| built_in_unit(id))
}

/// The id of what is counted by its English singular.
pub(super) fn by_singular(singular: &str) -> Option<&'static str> {
    static SINGULARS: LazyLock<BTreeMap<&'static str, &'static str>> = LazyLock::new(|| {
        let mut ids = BTreeMap::new();
        for definition in tables().order.iter().filter_map(|id| tables().units.get(id)) {
            if definition.kind == UnitKind::Count || definition.kind == UnitKind::Duration {
                ids.entry(definition.english[0].as_str()).or_insert(definition.id.as_str());
            }
        }
        ids
    });
    SINGULARS.get(singular).copied()
}

/// The first unit of the tables that measures exactly this.
pub(super) fn with_measure(measure: &Measure) -> Option<&'static str> {
    let same = |definition: &&Definition| {
        let own = definition.measure.as_ref();
        own.is_some_and(|own| own.base == measure.base && own.factor == measure.factor)
    };
    let mut definitions = tables().order.iter().filter_map(|id| tables().units.get(id));
    definitions.find(same).map(|definition| definition.id.as_str())
}

/// The unit of a mass of something: Mt CO2e.
pub(super) fn of_substance(id: &str) -> Option<Unit> {
    let (mass, substance) = id.rsplit_once(' ')?;
    let substance = substances().iter().find(|one| one.id == substance)?;
    let id = tables().aliases.get(mass).map_or(mass, String::as_str);
    let mass = built_in_unit(id)?;
    let [measure] = &mass.size.over[..] else { return None };
    if measure.base != "g" || mass.kind != UnitKind::Measure {
        return None;
    }
    Some(of(mass, measure, substance))
}

/// A mass of a substance. Both languages print the symbol of the mass: 5 Mt CO₂e.
fn of(mass: &Unit, measure: &Measure, substance: &Substance) -> Unit {
    let printed = format!("{} {}", mass.id, substance.print);
    let plain = format!("{} {}", mass.id, substance.id);
    let base = format!("{} {}", measure.base, substance.id).into();
    let size = Size { over: vec![Measure { base, ..measure.clone() }], under: Vec::new() };
    let names = [printed.as_str(); 2];
    let printed = PrintedForms { english: names, japanese: names, ..PrintedForms::default() };
    Unit::new((&plain, UnitKind::Measure), size, printed)
}

fn unit(definition: &'static Definition) -> Unit {
    let size = Size { over: definition.measure.iter().cloned().collect(), under: Vec::new() };
    let currency = if definition.kind == UnitKind::Money { currency(&definition.id) } else { None };
    let sign = match &currency {
        Some(CurrencyRow { sign: "", code, .. }) => format!("{code} "),
        Some(CurrencyRow { sign, .. }) => (*sign).to_owned(),
        None => String::new(),
    };
    let own = |names: &'static [String; 2]| names.each_ref().map(String::as_str);
    let printed = PrintedForms {
        sign: &sign,
        // After a figure English has no name of money; below a line it has.
        english: currency.as_ref().map_or_else(|| own(&definition.english), |currency| currency.english),
        japanese: currency
            .as_ref()
            .map_or_else(|| own(&definition.japanese), |currency| [currency.japanese; 2]),
        ..PrintedForms::default()
    };
    Unit::new((&definition.id, definition.kind), size, printed)
}

/// The Japanese name of money in a rate: 1米ドル.
pub(super) fn name_in_rate(code: &str) -> Option<&'static str> {
    currency(code).map(|currency| currency.in_rate)
}
