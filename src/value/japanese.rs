//! How values are printed in Japanese.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::scaled::KANJI_SCALES;
use super::unit_japanese::{self, Bounded};
use super::{Bound, Direction, FigureStyle, Number, Numbers, Quantity, Rendering, Sense};

pub(super) fn quantity(quantity: &Quantity, style: FigureStyle, rendering: Rendering) -> String {
    match rendering {
        Rendering::Change => change(quantity, style),
        Rendering::Direction => direction(quantity, ["増", "減"], "横ばい").to_owned(),
        Rendering::Verb => direction(quantity, ["増加", "減少"], "横ばい").to_owned(),
        Rendering::Size => amount(&quantity.size(), style, Plus::Unsaid),
        // −5%超 may mean a smaller fall or a larger one.
        _ if quantity.direction().is_some() && quantity.bound.is_one_sided() => change(quantity, style),
        _ if quantity.sense == Sense::Change => amount(quantity, style, Plus::Said),
        _ => amount(quantity, style, Plus::Unsaid),
    }
}

/// A number without its unit.
pub(super) fn number(number: Number, style: FigureStyle) -> String {
    signed(number, style, Plus::Unsaid)
}

/// 12.3%増, 5%超減.
fn change(quantity: &Quantity, style: FigureStyle) -> String {
    if quantity.direction().is_none() {
        let zero =
            matches!(quantity.bound, Bound::Exact(number) if number == Number::from(0)) && !quantity.about;
        return if zero { "増減なし".to_owned() } else { amount(quantity, style, Plus::Said) };
    }
    format!("{}{}", amount(&quantity.size(), style, Plus::Unsaid), direction(quantity, ["増", "減"], ""))
}

/// The word for the direction of a change.
fn direction<'a>(quantity: &Quantity, [up, down]: [&'a str; 2], none: &'a str) -> &'a str {
    match quantity.direction() {
        Some(Direction::Up) => up,
        Some(Direction::Down) => down,
        None => none,
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

/// A number with its bound.
fn amount(quantity: &Quantity, style: FigureStyle, plus: Plus) -> String {
    let unit = &quantity.unit;
    let digits = |number| signed(number, style, plus);
    let plain = |number| signed(number, style, Plus::Unsaid);
    let around = Around::of(&quantity.bound, quantity.about);
    let whole = |number| one(number, quantity, style, plus, around.bounded);
    let counter = unit_japanese::after(unit, Bounded::No);
    let counted = |figure: String| format!("{}{figure}{counter}", unit_japanese::before(unit));
    let figure = match quantity.bound {
        Bound::Exact(number)
        | Bound::AtLeast(number)
        | Bound::MoreThan(number)
        | Bound::AtMost(number)
        | Bound::LessThan(number)
        | Bound::Nearly(number)
        | Bound::JustOver(number)
        | Bound::Band { from: number, .. } => whole(number),
        Bound::Several(number) => counted(several(number, style)),
        Bound::Range { min, max } if min.as_fraction().or(max.as_fraction()).is_some() => {
            format!("{}〜{}", whole(min), whole(max))
        }
        Bound::Range { min, max } => counted(range([digits(min), digits(max)], &counter)),
        Bound::Margin { value, down, up } if down == up => {
            counted(format!("{}±{}", digits(value), plain(up)))
        }
        Bound::Margin { value, down, up } => {
            counted(format!("{}（+{}/−{}）", digits(value), plain(up), plain(down)))
        }
        Bound::MarginAlone(margin) => counted(plain(margin)),
        Bound::Interval { value, min, max } => {
            counted(format!("{}［{}〜{}］", digits(value), digits(min), digits(max)))
        }
    };
    format!("{}{}", unit_japanese::lead(unit, plain), around.put(&figure))
}

/// What a bound says around its figure.
pub(super) struct Around {
    before: &'static str,
    about: &'static str,
    after: &'static str,
    /// Whether the counter before it is that of a bounded figure.
    pub bounded: Bounded,
}

impl Around {
    /// Of a bound, rough or not.
    pub fn of(bound: &Bound, about: bool) -> Self {
        let (before, after) = match bound {
            Bound::AtLeast(_) => ("", "以上"),
            Bound::MoreThan(_) => ("", "超"),
            Bound::AtMost(_) => ("最大", ""),
            Bound::LessThan(_) => ("", "未満"),
            Bound::Nearly(_) => ("", "近く"),
            Bound::JustOver(_) => ("", "強"),
            Bound::Band { .. } => ("", "台"),
            Bound::MarginAlone(_) => ("±", ""),
            Bound::Exact(_)
            | Bound::Several(_)
            | Bound::Range { .. }
            | Bound::Margin { .. }
            | Bound::Interval { .. } => ("", ""),
        };
        let bounded = if after.is_empty() { Bounded::No } else { Bounded::Yes };
        Self { before, about: if about { "約" } else { "" }, after, bounded }
    }

    /// A figure with it.
    pub fn put(&self, figure: &str) -> String {
        format!("{}{}{figure}{}", self.before, self.about, self.after)
    }
}

/// One number with its sign and its unit.
fn one(number: Number, quantity: &Quantity, style: FigureStyle, plus: Plus, bounded: Bounded) -> String {
    let unit = &quantity.unit;
    let plain = |number| digits(number, style.numbers);
    let special = unit_japanese::special(unit, number, plain)
        .or_else(|| unit_japanese::yen_and_sen(unit, number, style.numbers, plain));
    match special {
        Some(special) => format!("{}{special}", sign(number, style, plus)),
        None => {
            let (before, after) = (unit_japanese::before(unit), unit_japanese::after(unit, bounded));
            format!("{before}{}{after}", signed(number, style, plus))
        }
    }
}

/// 数百億: an open number of steps. Dozens are 数十.
fn several(step: Number, style: FigureStyle) -> String {
    let step = if step == Number::from(12) { Number::from(10) } else { step };
    let figure = signed(step, style, Plus::Unsaid);
    let Some(power) = step.power_of_ten() else { return format!("数倍の{figure}") };
    let within = ["", "十", "百", "千"][(power % 4) as usize];
    let scale = figure.trim_start_matches(|c: char| c.is_ascii_digit() || c == ',');
    format!("数{within}{scale}")
}

/// Both ends before one counter: 150億〜250億ドル. Where the first would borrow the scale of the second
/// (15〜250億ドル), both carry the counter.
fn range([low, high]: [String; 2], counter: &str) -> String {
    let scaled = |text: &str| KANJI_SCALES.iter().any(|(scale, _)| text.ends_with(*scale));
    let counter = if scaled(&high) && !scaled(&low) { counter } else { "" };
    format!("{low}{counter}〜{high}")
}

/// The number with its sign.
fn signed(number: Number, style: FigureStyle, plus: Plus) -> String {
    format!("{}{}", sign(number, style, plus), digits(number, style.numbers))
}

fn sign(number: Number, style: FigureStyle, plus: Plus) -> &'static str {
    match number.cmp(&Number::from(0)) {
        Ordering::Less => style.negative.name(),
        Ordering::Greater if plus == Plus::Said => "+",
        _ => "",
    }
}

/// The number without its sign in groups by 万.
fn digits(number: Number, numbers: Numbers) -> String {
    if let Some((above, below)) = number.as_fraction() {
        return format!("{below}分の{}", grouped(above.abs(), numbers));
    }
    let decimal = number.decimal();
    let mut text = String::new();
    let mut rest = decimal.abs();
    for (kanji, scale) in KANJI_SCALES {
        let scale = Decimal::from(scale);
        let group = (rest / scale).trunc();
        if !group.is_zero() {
            text.push_str(&grouped(group, numbers));
            text.push(kanji);
            rest -= group * scale;
        }
    }
    if !rest.is_zero() || decimal.is_zero() {
        text.push_str(&grouped(number.as_typed(rest, 1), numbers));
    }
    text
}

fn grouped(group: Decimal, numbers: Numbers) -> String {
    let digits = group.to_string();
    match numbers {
        Numbers::Report => super::thousands::with_commas(&digits),
        Numbers::Newspaper => digits,
    }
}
