//! How values are printed in English.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::thousands::with_commas;
use super::{Bound, Direction, Number, Quantity, Rendering, Sense, Unit, UnitKind, unit_english};

/// The scales that numbers are printed with: value, word, and the abbreviation used after sums of money.
const SCALES: [(i64, &str, &str); 3] =
    [(1_000_000_000_000, " trillion", "tn"), (1_000_000_000, " billion", "bn"), (1_000_000, " million", "m")];

/// Beyond this many decimals a scaled number is harder to read than one in full.
const MOST_DECIMALS: u32 = 3;

pub(super) fn quantity(quantity: &Quantity, rendering: Rendering) -> String {
    match rendering {
        Rendering::Change => change(quantity, rendering),
        Rendering::Direction => direction(quantity, ["up", "down"], "unchanged").to_owned(),
        Rendering::Verb => direction(quantity, ["rose", "fell"], "was unchanged").to_owned(),
        Rendering::Size => amount(&quantity.size(), Rendering::Running, Plus::Unsaid),
        // "More than −5%" may mean a smaller fall or a larger one.
        _ if quantity.direction().is_some() && quantity.bound.is_one_sided() => change(quantity, rendering),
        _ if quantity.sense == Sense::Change => amount(quantity, rendering, Plus::Said),
        _ => amount(quantity, rendering, Plus::Unsaid),
    }
}

/// A number of a unit with nothing said of it.
pub(super) fn one(number: Number, unit: &Unit, compact: bool) -> String {
    Figure { unit, compact, plus: Plus::Unsaid }.amount(number)
}

/// A number without its unit.
pub(super) fn digits(number: Number) -> String {
    let minus = if number.is_negative() { "−" } else { "" };
    format!("{minus}{}", Digits::of(number, Scales::Words).text)
}

/// Up 12.3%, down more than 5%.
fn change(quantity: &Quantity, rendering: Rendering) -> String {
    if quantity.direction().is_none() {
        let zero =
            matches!(quantity.bound, Bound::Exact(number) if number == Number::from(0)) && !quantity.about;
        return if zero { "unchanged".to_owned() } else { amount(quantity, rendering, Plus::Said) };
    }
    let size = amount(&quantity.size(), rendering, Plus::Unsaid);
    format!("{} {size}", direction(quantity, ["up", "down"], ""))
}

/// The word for the direction of a change.
fn direction<'a>(quantity: &Quantity, [up, down]: [&'a str; 2], none: &'a str) -> &'a str {
    match quantity.direction() {
        Some(Direction::Up) => up,
        Some(Direction::Down) => down,
        None => none,
    }
}

/// A number with its bound.
fn amount(quantity: &Quantity, rendering: Rendering, plus: Plus) -> String {
    let compact = rendering == Rendering::Compact;
    let figure = Figure { unit: &quantity.unit, compact, plus };
    let amount = match quantity.bound {
        Bound::Exact(number)
        | Bound::AtLeast(number)
        | Bound::MoreThan(number)
        | Bound::AtMost(number)
        | Bound::LessThan(number)
        | Bound::Nearly(number)
        | Bound::JustOver(number)
        | Bound::MarginAlone(number) => figure.amount(number),
        Bound::Several(number) => figure.several(number),
        Bound::Range { min, max } => figure.range(min, max),
        Bound::Band { from, below } => figure.band(from, below),
        Bound::Margin { value, down, up } => figure.margin(value, down, up),
        Bound::Interval { value, min, max } => figure.interval(value, min, max),
    };
    let about = if quantity.about { "about " } else { "" };
    format!("{}{about}{amount}", before(&quantity.bound, compact))
}

/// What a bound says before its figure.
pub(super) fn before(bound: &Bound, compact: bool) -> &'static str {
    match bound {
        Bound::AtLeast(_) => "at least ",
        Bound::MoreThan(_) if compact => "over ",
        Bound::MoreThan(_) => "more than ",
        Bound::AtMost(_) => "up to ",
        Bound::LessThan(_) if compact => "under ",
        Bound::LessThan(_) => "less than ",
        Bound::Nearly(_) => "nearly ",
        Bound::JustOver(_) => "just over ",
        Bound::MarginAlone(_) => "±",
        Bound::Exact(_)
        | Bound::Several(_)
        | Bound::Range { .. }
        | Bound::Band { .. }
        | Bound::Margin { .. }
        | Bound::Interval { .. } => "",
    }
}

/// Whether a number above zero bears a sign, as that of a change does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Plus {
    /// +12.3%.
    Said,
    /// 12.3%.
    Unsaid,
}

/// How a scale is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scales {
    /// 1.5 billion.
    Words,
    /// 1.5bn.
    Letters,
}

/// A number's digits, scaled or in full.
struct Digits {
    text: String,
    scaled: bool,
}

impl Digits {
    /// The absolute value, scaled where few decimals hold it.
    fn of(number: Number, scales: Scales) -> Self {
        if number.as_fraction().is_some() {
            return Self::in_full(number);
        }
        let absolute = number.decimal().abs();
        for (scale, word, short) in SCALES {
            let factor = scale;
            let scale = Decimal::from(scale);
            if absolute < scale {
                continue;
            }
            // Exact, since dividing by a power of ten only moves the point; multiplying back proves it.
            let scaled = (absolute / scale).normalize();
            if scaled.scale() <= MOST_DECIMALS && scaled * scale == absolute {
                let suffix = match scales {
                    Scales::Words => word,
                    Scales::Letters => short,
                };
                return Self {
                    text: format!("{}{suffix}", with_commas(&number.as_typed(scaled, factor).to_string())),
                    scaled: true,
                };
            }
            break;
        }
        Self::in_full(number)
    }

    fn in_full(number: Number) -> Self {
        if let Some((above, below)) = number.as_fraction() {
            return Self {
                text: format!("{}/{below}", with_commas(&above.abs().to_string())),
                scaled: false,
            };
        }
        let absolute = number.as_typed(number.decimal().abs(), 1);
        Self { text: with_commas(&absolute.to_string()), scaled: false }
    }
}

struct Figure<'a> {
    unit: &'a Unit,
    compact: bool,
    plus: Plus,
}

impl Figure<'_> {
    fn amount(&self, number: Number) -> String {
        if let Some(special) = unit_english::special(self.unit, number, self.rendering()) {
            return format!("{}{special}", self.sign(number));
        }
        let digits = Digits::of(number, self.scales());
        format!("{}{}{}", self.before(number), digits.text, self.after(number))
    }

    /// Both ends with their sign and scale, as in US$15 billion to US$25 billion: the form that fits after any
    /// preposition and leaves no doubt about the first end. Where only one end would be scaled both are in full,
    /// since the reader would lend its scale to the other (US$15 to US$25 billion).
    fn range(&self, min: Number, max: Number) -> String {
        if min.as_fraction().or(max.as_fraction()).is_some() {
            return format!("{} to {}", self.amount(min), self.amount(max));
        }
        let mut ends = [min, max].map(|number| Digits::of(number, self.scales()));
        if ends[0].scaled != ends[1].scaled {
            ends = [min, max].map(Digits::in_full);
        }
        let [low, high] = ends;
        let touching = matches!(self.unit.kind, UnitKind::Share);
        let negative = min.decimal().is_sign_negative();
        if self.compact && !negative {
            return format!("{}{}–{}{}", self.before(min), low.text, high.text, self.after(max));
        }
        let first_after = if touching { self.unit.plural.as_str() } else { "" };
        let (before_low, before_high) = (self.before(min), self.before(max));
        format!("{before_low}{}{first_after} to {before_high}{}{}", low.text, high.text, self.after(max))
    }

    /// The numbers from one up to another that is left out: 30 to under 40 °C.
    fn band(&self, from: Number, below: Number) -> String {
        let mut ends = [from, below].map(|number| Digits::of(number, self.scales()));
        if ends[0].scaled != ends[1].scaled {
            ends = [from, below].map(Digits::in_full);
        }
        let [low, high] = ends;
        let first_after = if self.unit.kind == UnitKind::Share { self.unit.plural.as_str() } else { "" };
        let under = if below.is_negative() { "above" } else { "under" };
        let (before_low, before_high) = (self.before(from), self.before(below));
        format!(
            "{before_low}{}{first_after} to {under} {before_high}{}{}",
            low.text,
            high.text,
            self.after(below)
        )
    }

    /// 1.29 ± 0.12 °C; 1.09 (+0.11/−0.14) °C.
    fn margin(&self, value: Number, down: Number, up: Number) -> String {
        let digits = |number| Digits::of(number, self.scales()).text;
        let sign = unit_english::before(self.unit);
        let (before, middle, after) = (self.before(value), digits(value), self.after(up));
        if down == up {
            return format!("{before}{middle} ± {sign}{}{after}", digits(up));
        }
        format!("{before}{middle} (+{sign}{}/−{sign}{}){after}", digits(up), digits(down))
    }

    /// 1.09 [0.95 to 1.20] °C; 20% [10% to 30%].
    fn interval(&self, value: Number, min: Number, max: Number) -> String {
        if self.unit.kind == UnitKind::Share {
            return format!("{} [{} to {}]", self.amount(value), self.amount(min), self.amount(max));
        }
        let digits = |number| format!("{}{}", self.before(number), Digits::of(number, self.scales()).text);
        format!("{} [{} to {}]{}", digits(value), digits(min), digits(max), self.after(max))
    }

    /// Dozens of ships, tens of billions of yen.
    fn several(&self, step: Number) -> String {
        let words = match step_words(step) {
            Some(words) => words,
            None => format!("several times {}", Digits::of(step, Scales::Words).text),
        };
        let name = if self.unit.plural.is_empty() { &self.unit.id } else { &self.unit.plural };
        let name = if name == "%" { "per cent" } else { name };
        let of = if words == "several" { "" } else { "of " };
        format!("{words} {of}{name}{}", unit_english::per(self.unit, self.rendering()))
    }

    /// Only money is so short that its scale is a letter.
    fn scales(&self) -> Scales {
        if self.compact && self.unit.kind == UnitKind::Money { Scales::Letters } else { Scales::Words }
    }

    fn rendering(&self) -> Rendering {
        if self.compact { Rendering::Compact } else { Rendering::Running }
    }

    fn sign(&self, number: Number) -> &'static str {
        match number.cmp(&Number::from(0)) {
            Ordering::Less => "−",
            Ordering::Greater if self.plus == Plus::Said => "+",
            _ => "",
        }
    }

    fn before(&self, number: Number) -> String {
        format!("{}{}", self.sign(number), unit_english::before(self.unit))
    }

    fn after(&self, number: Number) -> String {
        unit_english::after(self.unit, number, self.rendering())
    }
}

/// The words for an open number of steps: several, dozens, tens of billions.
fn step_words(step: Number) -> Option<String> {
    if step == Number::from(12) {
        return Some("dozens".to_owned());
    }
    let power = step.power_of_ten()?;
    let scale = match power / 3 {
        0 => return Some(["several", "tens", "hundreds"][power as usize].to_owned()),
        1 => "thousands",
        2 => "millions",
        3 => "billions",
        4 => "trillions",
        _ => return None,
    };
    let many = ["", "tens of ", "hundreds of "][(power % 3) as usize];
    Some(format!("{many}{scale}"))
}
