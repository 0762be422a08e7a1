//! The ids of units: a symbol or name, what it is divided by behind slashes, and how many of it.
//!
//! `GBP/MWh`, `t/person`, `cases/100000 people`, `km/s/Mpc`, `Mt CO2e`.

use std::sync::Arc;

use super::built_in_units::{built_in_unit, by_singular, of_substance};
use super::unit::Below;
use super::unit_english::is_of_symbols;
use super::unit_tables::{substances, tables};
use super::{Number, Unit, Units};

/// More parts below a line than this are no unit that anybody prints.
const MOST_BELOW: usize = 3;

impl Units {
    /// The unit with this id: one that the dossier declared, a built-in one, or one made of these (`GBP/MWh`). The id of the
    /// result is the one way to write it: `km²` gives `km2`, `t/people` gives `t/person`.
    pub fn get(&self, id: &str) -> Option<Arc<Unit>> {
        if let Some(unit) = self.own(id) {
            return Some(Arc::clone(unit));
        }
        let mut parts = id.split('/');
        let over = self.simple(parts.next()?)?;
        let below: Vec<Below> = parts.map(|part| self.below(part)).collect::<Option<_>>()?;
        if below.is_empty() {
            return Some(over);
        }
        if below.len() > MOST_BELOW {
            return None;
        }
        let mut unit = over.over(String::new(), below)?;
        let symbols = is_of_symbols(&unit);
        let written = unit.below.iter().map(|part| match part.unit.id.as_str() {
            "second" if symbols => "/s".to_owned(),
            "minute" if symbols => "/min".to_owned(),
            "hour" if symbols => "/h".to_owned(),
            _ => format!("/{}", self.written_below(part)),
        });
        unit.id = format!("{}{}", over.id, written.collect::<String>());
        Some(Arc::new(unit))
    }

    /// A unit without a slash.
    fn simple(&self, id: &str) -> Option<Arc<Unit>> {
        if let Some(unit) = self.own(id) {
            return Some(Arc::clone(unit));
        }
        let id = tables().aliases.get(id).map_or(id, String::as_str);
        // Both signs for micro look alike, and u is typed for it.
        let micro = match id.strip_prefix('u') {
            Some(rest) if !tables().units.contains_key(id) => format!("µ{rest}"),
            _ => id.replace('\u{3bc}', "µ"),
        };
        let found = built_in_unit(id).or_else(|| built_in_unit(&micro)).cloned();
        found.or_else(|| of_substance(&micro).map(Arc::new))
    }

    /// A part below the line: `MWh`, `share`, `person`, `100000 people`.
    fn below(&self, part: &str) -> Option<Below> {
        let (each, name) = match part.split_once(' ') {
            Some((number, name)) if number.starts_with(|c: char| c.is_ascii_digit()) => {
                (Number::parse(number).ok().filter(|number| *number > Number::from(0))?, name)
            }
            _ => (Number::from(1), part),
        };
        // A share of a company, not a part of a whole: what is counted goes first.
        let singular = self.own_by_singular(name).or_else(|| by_singular(name));
        let unit = singular.and_then(|id| self.simple(id)).or_else(|| self.simple(name))?;
        Some(Below { each, unit })
    }

    /// How a part below the line is written in an id.
    fn written_below(&self, part: &Below) -> String {
        let id = part.unit.id.as_str();
        if part.each == Number::from(1) {
            let singular = part.unit.singular.as_str();
            let counted = self.own_by_singular(singular).or_else(|| by_singular(singular));
            return if counted == Some(id) { singular.to_owned() } else { id.to_owned() };
        }
        format!("{} {id}", part.each)
    }

    /// The id that someone meant who wrote `text` in place of one: a name or sign (円, yen, pct), other capitals (`Mwh`), or a rate
    /// in words (`USD per MWh`). Misspelt ids are for the caller to compare with [`Units::ids`].
    pub fn nearest(&self, text: &str) -> Option<String> {
        let text = text.trim();
        if let Some(unit) = self.get(text) {
            return Some(unit.id.clone());
        }
        let parts = divided(text);
        let [over, below @ ..] = parts.as_slice() else { return None };
        let mut id = self.nearest_simple(over)?;
        for part in below {
            let (each, name) = match part.split_once(' ') {
                Some((number, name)) if Number::parse(number).is_ok() => {
                    (format!("{} ", number.replace(',', "")), name)
                }
                _ => (String::new(), part.as_str()),
            };
            let name =
                self.below(name).map(|part| part.unit.id.clone()).or_else(|| self.nearest_simple(name))?;
            id = format!("{id}/{each}{name}");
        }
        self.get(&id).map(|unit| unit.id.clone())
    }

    /// The ids of all that have this name in the first language of the tables that has it: several things are counted by 人.
    pub fn named(&self, text: &str) -> Vec<String> {
        let measures = super::unit_names::whole(self, text.trim());
        let mut ids: Vec<String> = Vec::new();
        for id in measures.iter().filter_map(|measure| self.with_measure(measure)) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids
    }

    /// The id of what has this name in any language of the tables, English and Japanese first.
    fn nearest_simple(&self, text: &str) -> Option<String> {
        if let Some(unit) = self.simple(text) {
            return Some(unit.id.clone());
        }
        if text == "1" {
            return Some("number".to_owned());
        }
        // tCO2e for t CO2e.
        let spaced = substances().iter().find_map(|substance| {
            let mass = text.strip_suffix(substance.id)?;
            self.simple(&format!("{} {}", mass.trim_end_matches([' ', '-', '_']), substance.id))
        });
        if let Some(unit) = spaced {
            return Some(unit.id.clone());
        }
        // A whole name says more than capitals: pa is no pascal in a list of names, but MWH is a MWh.
        let same = |id: &&str| id.eq_ignore_ascii_case(text) && id.len() > 1;
        if let Some(id) = self.ids().find(same) {
            return Some(id.to_owned());
        }
        super::unit_names::whole(self, text).into_iter().find_map(|measure| self.with_measure(&measure))
    }
}

/// What is above a line and what is below, of a rate in words or signs.
fn divided(text: &str) -> Vec<String> {
    // 1MWh当たり58ポンド has the parts the other way round.
    if let Some((below, over)) =
        ["当たり", "当り", "あたり", "につき"].iter().find_map(|per| text.split_once(per))
    {
        let below = below.trim().trim_start_matches(['1', '１']);
        return vec![over.trim().to_owned(), below.trim().to_owned()];
    }
    let mut plain = text.to_owned();
    for per in [" per ", " a ", " an ", " each ", "／"] {
        plain = plain.replace(per, "/");
    }
    plain.split('/').map(|part| part.trim().to_owned()).collect()
}
