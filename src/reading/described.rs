//! What a printed figure and a typed value say, in English, for messages.

use super::meaning::{Meaning, SaidAmount, SaidSign, SaidUnit, UnitTerm};
use crate::language::Language;
use crate::value::{
    Bound, DateBound, Dated, FigureStyle, Measure, Number, Qualifier, Quantity, Rendering, Texts, UnitKind,
    Value, format,
};

/// What a printed figure can mean.
pub fn meaning(meaning: &Meaning) -> String {
    match meaning {
        Meaning::Amount(said) => amount(said),
        Meaning::Of { part, whole, unit, qualifier } => {
            let said = said_of_pair(*qualifier, *part);
            format!("`{said}{} of {}{}`", grouped(*part), grouped(*whole), said_unit(unit))
        }
        Meaning::Ratio([one, other], qualifier) => {
            format!("the ratio `{}{one}:{other}`", said_of_pair(*qualifier, *one))
        }
        Meaning::Score(numbers) => {
            let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
            format!("the score `{}`", numbers.join("–"))
        }
        Meaning::Rank(rank) => format!("rank {rank}"),
        Meaning::Date(dated) => format!("`{}`", date(dated)),
        Meaning::OfSomeYear { month, day } => {
            let day = day.map(|day| format!("{day} ")).unwrap_or_default();
            let month = u8::try_from(*month).ok().and_then(|month| chrono::Month::try_from(month).ok());
            format!(
                "{day}{} of a year that the text before it tells",
                month.map_or("month", |month| month.name())
            )
        }
        Meaning::Period(from, to) => format!("`{from}` to `{to}`"),
        Meaning::Time(time) => format!("`{time}`"),
    }
}

/// A typed value, with `exact` said where nothing qualifies it.
pub fn value(value: &Value) -> String {
    match value {
        Value::Quantity(quantity) => {
            // Words would hide the bounds that are compared.
            let figure = Quantity { words: Texts::new(), ..quantity.clone() };
            let exact = matches!(quantity.bound, Bound::Exact(_)) && !quantity.about;
            let text = in_english(&Value::Quantity(figure));
            if exact { format!("`{text}`, exact") } else { format!("`{text}`") }
        }
        Value::Text(texts) => {
            let texts: Vec<String> = texts.values().map(|text| format!("`{text}`")).collect();
            texts.join(" or ")
        }
        other => format!("`{}`", in_english(other)),
    }
}

fn in_english(value: &Value) -> String {
    format(value, FigureStyle::of(Language::En), Rendering::Running)
}

fn date(dated: &Dated) -> String {
    let about = if dated.about { "about " } else { "" };
    let bound = match dated.bound {
        DateBound::On => String::new(),
        other => format!("{} ", other.key()),
    };
    format!("{bound}{about}{}", dated.date)
}

fn amount(said: &SaidAmount) -> String {
    let unit = said_unit(&said.unit);
    let one = |number: Number| format!("{}{unit}", grouped(number));
    let text = match said.bound {
        Bound::Exact(number)
        | Bound::AtLeast(number)
        | Bound::MoreThan(number)
        | Bound::AtMost(number)
        | Bound::LessThan(number)
        | Bound::Nearly(number)
        | Bound::JustOver(number) => format!("{}{}", side(&said.bound), one(number)),
        Bound::Several(number) => format!("several times {}", one(number)),
        Bound::Range { min, max } => format!("{} to {}", grouped(min), one(max)),
        Bound::Band { from, below } => format!("{} to below {}", grouped(from), one(below)),
        Bound::Margin { value, down, up } if down == up => format!("{} ± {}", grouped(value), one(up)),
        Bound::Margin { value, down, up } => {
            format!("{} (+{}/−{}){unit}", grouped(value), grouped(up), grouped(down))
        }
        Bound::MarginAlone(margin) => format!("±{}", one(margin)),
        Bound::Interval { value, min, max } => {
            format!("{} [{} to {}]{unit}", grouped(value), grouped(min), grouped(max))
        }
    };
    let about = if said.about { "about " } else { "" };
    let exact = matches!(said.bound, Bound::Exact(_)) && !said.about;
    let change = if said.sign == SaidSign::Change { "a change of " } else { "" };
    let bare = if said.unit.is_bare() { ", without a unit" } else { "" };
    if exact { format!("{change}`{text}`, exact{bare}") } else { format!("{change}`{about}{text}`{bare}") }
}

/// The words of a bound that is on one side of a number.
fn side(bound: &Bound) -> &'static str {
    match bound {
        Bound::AtLeast(_) => "at least ",
        Bound::MoreThan(_) => "more than ",
        Bound::AtMost(_) => "up to ",
        Bound::LessThan(_) => "less than ",
        Bound::Nearly(_) => "nearly ",
        Bound::JustOver(_) => "just over ",
        _ => "",
    }
}

/// The words before a pair.
fn said_of_pair(qualifier: Qualifier, first: Number) -> String {
    let about = if qualifier.about { "about " } else { "" };
    format!("{}{about}", side(&qualifier.bound.of(first)))
}

fn said_unit(unit: &SaidUnit) -> String {
    let side = |terms: &[UnitTerm]| terms.iter().map(term).collect::<Vec<_>>().join(" ");
    match (unit.over.is_empty(), unit.under.is_empty()) {
        (true, true) => String::new(),
        (false, true) => format!(" {}", side(&unit.over)),
        (true, false) => format!(" per {}", side(&unit.under)),
        (false, false) => format!(" {} per {}", side(&unit.over), side(&unit.under)),
    }
}

fn term(term: &UnitTerm) -> String {
    let (name, each) = match term {
        UnitTerm::Known { name, each } => {
            let names: Vec<String> = name.measures.iter().take(3).map(measure).collect();
            let more = if name.measures.len() > 3 { " or others" } else { "" };
            (format!("{}{more}", names.join(" or ")), each)
        }
        UnitTerm::Noun { text, each } => (text.clone(), each),
    };
    if *each == Number::from(1) { name } else { format!("{} {name}", grouped(*each)) }
}

/// What prefixes of the International System of Units stand for (BIPM, SI Brochure, 9th edition, table 7), as powers of ten.
const PREFIXES: [(&str, &str); 10] = [
    ("k", "1000"),
    ("M", "1000000"),
    ("G", "1000000000"),
    ("T", "1000000000000"),
    ("P", "1000000000000000"),
    ("E", "1000000000000000000"),
    ("m", "0.001"),
    ("c", "0.01"),
    ("µ", "0.000001"),
    ("n", "0.000000001"),
];

/// Units that aren't their base with a prefix.
const NAMED: [(&str, &str, &str); 11] = [
    ("share", "1/100", "%"),
    ("points", "1", "percentage points"),
    ("points", "1/100", "basis points"),
    ("second", "60", "minutes"),
    ("second", "3600", "hours"),
    ("second", "86400", "days"),
    ("second", "604800", "weeks"),
    ("month", "3", "quarters"),
    ("month", "12", "years"),
    ("month", "120", "decades"),
    ("g", "1000000", "t"),
];

fn measure(measure: &Measure) -> String {
    let is = |factor: &str| Number::parse(factor).is_ok_and(|factor| factor == measure.factor);
    if let Some((_, _, name)) = NAMED.iter().find(|(base, factor, _)| *base == measure.base && is(factor)) {
        return (*name).to_owned();
    }
    if measure.factor == Number::from(1) {
        return measure.base.to_string();
    }
    match PREFIXES.iter().find(|(_, factor)| is(factor)).filter(|_| measure.kind == UnitKind::Measure) {
        Some((prefix, _)) => format!("{prefix}{}", measure.base),
        None => format!("times {} {}", measure.factor, measure.base),
    }
}

/// A number with commas between groups of three digits.
fn grouped(number: Number) -> String {
    let text = number.to_string();
    let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("−", rest));
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    let mut grouped = String::from(sign);
    for (at, digit) in digits[..end].char_indices() {
        if at > 0 && (end - at) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped.push_str(&digits[end..]);
    grouped
}
