//! How values are printed in English.

use chrono::Datelike;
use rust_decimal::Decimal;

use super::{Bound, Date, Number, Part, Period, Quantity, Quarter, Rendering, Unit, UnitKind};

/// The scales that numbers are printed with: value, word, and the abbreviation used after sums of money.
const SCALES: [(i64, &str, &str); 3] =
    [(1_000_000_000_000, " trillion", "tn"), (1_000_000_000, " billion", "bn"), (1_000_000, " million", "m")];

/// Beyond this many decimals a scaled number is harder to read than one in full.
const MOST_DECIMALS: u32 = 3;

pub(super) fn quantity(quantity: &Quantity, rendering: Rendering) -> String {
    let compact = rendering == Rendering::Compact;
    let figure = Figure { unit: &quantity.unit, compact };
    let (qualifier, amount) = match quantity.bound {
        Bound::Exact(number) => ("", figure.amount(number)),
        Bound::AtLeast(number) => ("at least ", figure.amount(number)),
        Bound::MoreThan(number) => (if compact { "over " } else { "more than " }, figure.amount(number)),
        Bound::AtMost(number) => ("up to ", figure.amount(number)),
        Bound::LessThan(number) => (if compact { "under " } else { "less than " }, figure.amount(number)),
        Bound::Nearly(number) => ("nearly ", figure.amount(number)),
        Bound::Range { min, max } => ("", figure.range(min, max)),
    };
    let about = if quantity.about { "about " } else { "" };
    format!("{qualifier}{about}{amount}")
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
        let absolute = number.as_typed(number.decimal().abs(), 1);
        Self { text: with_commas(&absolute.to_string()), scaled: false }
    }
}

struct Figure<'a> {
    unit: &'a Unit,
    compact: bool,
}

impl Figure<'_> {
    fn amount(&self, number: Number) -> String {
        let digits = Digits::of(number, self.scales());
        format!("{}{}{}", self.before(number), digits.text, self.after(number))
    }

    /// Both ends with their sign and scale, as in US$15 billion to US$25 billion: the form that fits after any
    /// preposition and leaves no doubt about the first end. Where only one end would be scaled both are in full,
    /// since the reader would lend its scale to the other (US$15 to US$25 billion).
    fn range(&self, min: Number, max: Number) -> String {
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
        let first_after = if touching { self.after(min) } else { String::new() };
        let (before_low, before_high) = (self.before(min), self.before(max));
        format!("{before_low}{}{first_after} to {before_high}{}{}", low.text, high.text, self.after(max))
    }

    /// Only money is so short that its scale is a letter.
    fn scales(&self) -> Scales {
        if self.compact && self.is_money() { Scales::Letters } else { Scales::Words }
    }

    fn is_money(&self) -> bool {
        matches!(self.unit.kind, UnitKind::Money | UnitKind::MoneyPerYear)
    }

    fn before(&self, number: Number) -> String {
        let minus = if number.decimal().is_sign_negative() { "−" } else { "" };
        format!("{minus}{}", self.unit.sign)
    }

    fn after(&self, number: Number) -> String {
        // One year, and 1.0 years.
        let single = number.decimal() == Decimal::ONE && number.as_typed(Decimal::ONE, 1).scale() == 0;
        let name = if single { &self.unit.singular } else { &self.unit.plural };
        match self.unit.kind {
            UnitKind::Money => String::new(),
            UnitKind::MoneyPerYear => " a year".to_owned(),
            UnitKind::Share => name.clone(),
            UnitKind::Multiple if self.compact => "×".to_owned(),
            UnitKind::Multiple | UnitKind::Measure | UnitKind::Duration | UnitKind::Count => {
                format!(" {name}")
            }
        }
    }
}

/// Commas between groups of three digits before the point.
pub(super) fn with_commas(digits: &str) -> String {
    let whole = digits.find('.').unwrap_or(digits.len());
    let mut text = String::with_capacity(digits.len() + whole / 3);
    for (place, digit) in digits.char_indices() {
        if place > 0 && place < whole && (whole - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

pub(super) fn date(date: &Date, rendering: Rendering) -> String {
    let compact = rendering == Rendering::Compact;
    let month_name = |month: chrono::Month| if compact { &month.name()[..3] } else { month.name() };
    match date {
        Date::Day(day) => {
            let month = chrono::Month::try_from(day.month() as u8).map_or("", month_name);
            format!("{} {month} {:04}", day.day(), day.year())
        }
        Date::Month { year, month } => format!("{} {year:04}", month_name(*month)),
        Date::Quarter { year, quarter } if compact => format!("Q{} {year:04}", quarter.number()),
        Date::Quarter { year, quarter } => format!("the {} quarter of {year:04}", ordinal(*quarter)),
        Date::Season { year, season } => format!("{} {year:04}", season.english()),
        Date::Year(year) => format!("{year:04}"),
        Date::PartOfYear { year, part: Part::Mid } => format!("mid-{year:04}"),
        Date::PartOfYear { year, part } => format!("{} {year:04}", part.english()),
        Date::FiscalYear(year) if compact => format!("FY{year:04}"),
        Date::FiscalYear(year) => format!("fiscal {year:04}"),
    }
}

pub(super) fn ordinal(quarter: Quarter) -> &'static str {
    ["first", "second", "third", "fourth"][quarter as usize]
}

pub(super) fn period(period: &Period, rendering: Rendering) -> String {
    let Period { from, to } = period;
    if rendering == Rendering::Compact {
        let (from, to) = (date(from, rendering), date(to, rendering));
        // An en dash between words is put between spaces, so that it doesn't join 2025 to 3.
        let dash = if from.contains(' ') || to.contains(' ') { " – " } else { "–" };
        return format!("{from}{dash}{to}");
    }
    format!("from {} to {}", date(from, rendering), date(to, rendering))
}
