//! Reads numbers with their bounds and units.

use std::collections::BTreeMap;
use std::sync::Arc;

use toml::de::DeValue;

use super::figures::{number, numbers, unit};
use crate::check::context::Context;
use crate::check::literal::literal;
use crate::check::messages::values as says;
use crate::check::texts::{Need, spanned};
use crate::check::toml::{Item, TomlTable};
use crate::reading::words_hold;
use crate::value::{Bound, Number, PairBound, Quantity, Sense, Unit, UnitKind, Value, duration};

/// The bounds of one number.
const SINGLE: [&str; 9] =
    ["exact", "about", "at-least", "more-than", "at-most", "less-than", "nearly", "just-over", "several"];
/// Whatever makes a value a number.
const ALL: [&str; 14] = [
    "exact",
    "about",
    "at-least",
    "more-than",
    "at-most",
    "less-than",
    "nearly",
    "just-over",
    "several",
    "min",
    "max",
    "band",
    "margin",
    "change",
];

/// Whether a table says a number.
pub(super) fn is_in(table: &TomlTable<'_>) -> bool {
    // `about = true` stands beside dates, too, and bounds beside ratios.
    let flag = |key: &str, item: &Item<'_>| {
        item.value.get_ref().is_bool()
            && (key == "about" || PairBound::KEYS.iter().any(|(bound, _)| *bound == key))
    };
    ALL.iter().any(|key| table.get(key).is_some_and(|item| !flag(key, &item)))
        || table.get("interval").is_some()
}

/// Reads a number with its bound.
pub(super) fn quantity(table: &TomlTable<'_>, item: Item<'_>, context: &Context) -> Option<Value> {
    let unit = unit(table, item, context);
    // They may be given in one language only; the other prints the figure.
    let words = table.get("words").map(|item| spanned(item, context, Need::Some));
    let reader = Reader { table, item, unit: unit.as_ref() };
    let flag = |key| table.get(key).filter(|item| item.value.get_ref().is_bool()).and_then(Item::boolean);
    let (about, change) = (flag("about").unwrap_or(false), flag("change").unwrap_or(false));
    let (bound, key) = reader.bound()?;
    let sense = if change || key == "change" { Sense::Change } else { Sense::Amount };
    let about = about || key == "about";
    let words = match words {
        Some(words) => words?,
        None => BTreeMap::new(),
    };
    let figure = Quantity { bound, about, sense, unit: unit.clone()?, words: BTreeMap::new() };
    reader.check(&figure)?;
    for (&language, (text, span)) in &words {
        if let Err(why) = words_hold(text, &figure, &context.own_words(language)) {
            item.report(says::words_differ(span.clone(), &why));
        }
    }
    let words = words.into_iter().map(|(language, (text, _))| (language, text)).collect();
    Some(Value::Quantity(Quantity { words, ..figure }))
}

/// A table with a number.
struct Reader<'r, 'a> {
    table: &'r TomlTable<'a>,
    item: Item<'a>,
    /// Its unit, where that is known.
    unit: Option<&'r Arc<Unit>>,
}

impl<'a> Reader<'_, 'a> {
    /// The bound, and the key that says it.
    fn bound(&self) -> Option<(Bound, &'static str)> {
        let is_flag =
            |item: &Item<'_>| (item.key == "about" || item.key == "change") && item.value.get_ref().is_bool();
        let given = |key: &&'static str| self.table.get(key).is_some_and(|item| !is_flag(&item));
        let single: Vec<&'static str> = SINGLE.into_iter().chain(["change"]).filter(given).collect();
        let [min, max, band, margin] = ["min", "max", "band", "margin"].map(|key| self.table.get(key));
        let interval = self.table.get("interval");
        let range = min.is_some() || max.is_some();
        // A margin or an interval stands beside a number or, the margin, alone.
        let alone = single.is_empty() && !range && band.is_none();
        if alone && margin.is_none() && interval.is_none() {
            self.item.report(says::about_without_figure(self.item.span()));
            return None;
        }
        if single.len() + usize::from(range) + usize::from(band.is_some()) > 1 {
            let several = single.iter().copied();
            let several =
                several.chain(min.map(|_| "min")).chain(max.map(|_| "max")).chain(band.map(|_| "band"));
            self.item.report(says::several_bounds(self.item.span(), several));
            return None;
        }
        if margin.is_some() || interval.is_some() {
            return self.surrounded(single.first().copied(), range || band.is_some());
        }
        match (single.first().copied(), min, max, band) {
            (Some(key), ..) => Some((self.one(key)?, key)),
            (None, Some(low), Some(high), _) => Some((self.range(low, high)?, "min")),
            (None, None, None, Some(band)) => Some((self.band(band)?, "band")),
            _ => {
                self.item.report(says::half_a_range(self.item.span()));
                None
            }
        }
    }

    /// A bound of one number.
    fn one(&self, key: &'static str) -> Option<Bound> {
        let item = self.table.get(key)?;
        let number = self.number(item)?;
        Some(match key {
            "at-least" => Bound::AtLeast(number),
            "more-than" => Bound::MoreThan(number),
            "at-most" => Bound::AtMost(number),
            "less-than" => Bound::LessThan(number),
            "nearly" => Bound::Nearly(number),
            "just-over" => Bound::JustOver(number),
            "several" => {
                let is_step = number == Number::from(12) || number.power_of_ten().is_some();
                if !is_step {
                    item.report(says::no_step(item.span(), number));
                    return None;
                }
                Bound::Several(number)
            }
            _ => Bound::Exact(number),
        })
    }

    fn range(&self, low: Item<'a>, high: Item<'a>) -> Option<Bound> {
        let (min, max) = (self.number(low), self.number(high));
        let (min, max) = (min?, max?);
        if min >= max {
            let (min, max) = (literal(low.value.get_ref()), literal(high.value.get_ref()));
            low.report(says::min_above_max(low.span(), &min, &max, high.span()));
            return None;
        }
        Some(Bound::Range { min, max })
    }

    /// A band, as wide as one step of a digit of its lower end.
    fn band(&self, item: Item<'a>) -> Option<Bound> {
        let [from, below]: [Number; 2] = numbers(item, 2..=2)?.try_into().ok()?;
        let widths = from.steps();
        let same_side = from.is_negative() == below.is_negative() || from == Number::from(0);
        let width = below.magnitude().minus(from.magnitude());
        if !same_side || !width.is_some_and(|width| widths.contains(&width)) {
            let ends: Vec<Number> = widths.iter().filter_map(|&width| from.outwards(width)).collect();
            item.report(says::no_band(item.span(), from, below, &ends));
            return None;
        }
        Some(Bound::Band { from, below })
    }

    /// A number with a margin or an interval around it, or a margin alone.
    fn surrounded(&self, key: Option<&'static str>, in_range: bool) -> Option<(Bound, &'static str)> {
        let around = self.table.get("margin").or_else(|| self.table.get("interval"))?;
        let named = ["margin", "interval"].iter().filter(|key| self.table.get(key).is_some()).count();
        let fits = matches!(key, None | Some("exact" | "about" | "change")) && !in_range;
        if named > 1 || !fits || key.is_none() && around.key == "interval" {
            around.report(says::margin_without_number(around.span(), around.key));
            return None;
        }
        let Some(key) = key else {
            let margin = self.number(around)?;
            return self.above_zero(around, &[margin]).map(|()| (Bound::MarginAlone(margin), "margin"));
        };
        let value = self.number(self.table.get(key)?)?;
        if around.key == "interval" {
            let [min, max]: [Number; 2] = numbers(around, 2..=2)?.try_into().ok()?;
            if !(min <= value && value <= max && min < max) {
                around.report(says::outside_interval(around.span(), value, min, max));
                return None;
            }
            return Some((Bound::Interval { value, min, max }, key));
        }
        let [down, up] = match around.value.get_ref() {
            DeValue::Array(_) => numbers(around, 2..=2)?.try_into().ok()?,
            _ => [self.number(around)?; 2],
        };
        self.above_zero(around, &[down, up])?;
        Some((Bound::Margin { value, down, up }, key))
    }

    /// Reports margins that are below zero, or none at all.
    fn above_zero(&self, item: Item<'a>, margins: &[Number]) -> Option<()> {
        let zero = Number::from(0);
        if margins.iter().any(|margin| margin.is_negative()) || margins.iter().all(|margin| *margin == zero) {
            item.report(says::margin_not_above_zero(item.span()));
            return None;
        }
        Some(())
    }

    /// A number, or a length of time in several units.
    fn number(&self, item: Item<'a>) -> Option<Number> {
        let timed = self.unit.filter(|unit| unit.kind == UnitKind::Duration);
        if let (Some(unit), DeValue::String(text)) = (timed, item.value.get_ref())
            && Number::parse(text).is_err()
            && text.contains(|c: char| c.is_ascii_alphabetic())
        {
            return match duration(text, &unit.id) {
                Ok(number) => Some(number),
                Err(why) => {
                    item.report(says::bad_duration(item.span(), text, &unit.id, &why));
                    None
                }
            };
        }
        number(item)
    }

    /// What no number of its unit can be.
    fn check(&self, figure: &Quantity) -> Option<()> {
        if figure.unit.id == "share" && figure.sense == Sense::Amount {
            let outside = |number: &Number| number.is_negative() || *number > Number::from(1);
            if let Some(number) = figure.bound.ends().find(outside) {
                self.item.report(says::share_above_one(self.item.span(), number));
                return None;
            }
        }
        let several = matches!(figure.bound, Bound::Several(_)) && figure.about;
        if several {
            self.item.report(says::about_several(self.item.span()));
            return None;
        }
        Some(())
    }
}
