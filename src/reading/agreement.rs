//! Whether what a printed figure says is what is typed.

use chrono::Datelike;

use super::meaning::{Meaning, SaidAmount, SaidSign, SaidUnit, UnitTerm};
use super::script::is_cjk;
use super::setting::SourceSetting;
use crate::value::{
    Bound, Date, Dated, FiscalPart, Length, Measure, Number, Sense, Size, UnitKind, UnitName, UnlessSaid,
};

/// Whether a printed amount is the typed one: the same number in the same unit, whichever scale or prefix it is printed in, the
/// same bound, roughness and sense. Two coarser bounds agree: more-than with just over, less-than with nearly.
pub fn amount(
    said: &SaidAmount,
    bound: &Bound,
    about: bool,
    sense: Sense,
    size: &Size,
    setting: &SourceSetting<'_>,
) -> bool {
    if said.about != about || !sign_agrees(said, sense, size) {
        return false;
    }
    // 数十社: no word of these languages says dozens.
    let (tens, dozens) = (Bound::Several(Number::from(10)), Bound::Several(Number::from(12)));
    if is_cjk(setting.language) && said.bound == tens && *bound == dozens {
        return same_unit(&said.unit, size, setting);
    }
    // One in five people isn't 0.2 people, though it is as much.
    let is_part = |bound: &Bound| bound.numbers().any(|number| number.as_fraction().is_some());
    let counted = |term: &UnitTerm| matches!(term, UnitTerm::Known { name, .. } if name.measures.iter().all(|one| one.kind == UnitKind::Count));
    if is_part(&said.bound)
        && !is_part(bound)
        && !said.unit.over.is_empty()
        && said.unit.over.iter().all(counted)
    {
        return false;
    }
    bounds_in(said, (bound, size), setting).iter().any(|(said, typed)| bounds_agree(said, typed))
}

/// Whether a printed unit is the typed one, in the same size.
pub fn same_unit(said: &SaidUnit, size: &Size, setting: &SourceSetting<'_>) -> bool {
    let product = |(above, below): (Number, Number)| above.times(inverse(below)?);
    sizes(said, size, setting).any(|said| Some(product(said)) == factor(size).map(product))
}

/// The bounds of a printed amount and of a typed one in the unit that both measure in, for each reading of the printed unit.
pub fn bounds_in(
    said: &SaidAmount,
    typed: (&Bound, &Size),
    setting: &SourceSetting<'_>,
) -> Vec<(Bound, Bound)> {
    let (bound, size) = typed;
    let Some(typed_factor) = factor(size) else { return Vec::new() };
    let scaled = |bound: &Bound, (above, below): (Number, Number)| {
        bound.map(|number| number.times(above)?.times(inverse(below)?))
    };
    sizes(&said.unit, size, setting)
        .filter_map(|said_factor| Some((scaled(&said.bound, said_factor)?, scaled(bound, typed_factor)?)))
        .collect()
}

/// Whether two printed amounts say the same: number, bound, roughness, and a unit that both can be in.
pub fn same_amounts(
    one: (&SaidAmount, &SourceSetting<'_>),
    other: (&SaidAmount, &SourceSetting<'_>),
) -> bool {
    let (said, also) = (one.0, other.0);
    if said.about != also.about || (said.sign == SaidSign::None) != (also.sign == SaidSign::None) {
        return false;
    }
    let sizes = |(amount, setting): (&SaidAmount, &SourceSetting<'_>)| {
        amount.unit.sizes(|name| chosen(name, setting))
    };
    let scaled = |amount: &SaidAmount, size: &Size| {
        let (above, below) = factor(size)?;
        amount.bound.map(|number| number.times(above)?.times(inverse(below)?))
    };
    let others = sizes(other);
    sizes(one).iter().any(|size| {
        let bound = scaled(said, size);
        let same =
            |other: &Size| bases(size) == bases(other) && bound.is_some() && bound == scaled(also, other);
        others.iter().any(same)
    })
}

/// Whether two printed units can be the same one, in the same size.
pub fn same_units(one: (&SaidUnit, &SourceSetting<'_>), other: (&SaidUnit, &SourceSetting<'_>)) -> bool {
    let sizes = |(unit, setting): (&SaidUnit, &SourceSetting<'_>)| unit.sizes(|name| chosen(name, setting));
    let product = |size: &Size| factor(size).and_then(|(above, below)| above.times(inverse(below)?));
    let others = sizes(other);
    sizes(one)
        .iter()
        .any(|size| others.iter().any(|other| bases(size) == bases(other) && product(size) == product(other)))
}

/// Whether a printed date is the typed one: the same days however they are written, with the same bound.
/// A fiscal year of no one's in particular is that of the source.
pub fn date(said: &Meaning, typed: &Dated, setting: &SourceSetting<'_>) -> bool {
    let typed = &Dated { date: owned(typed.date, setting), ..*typed };
    match said {
        Meaning::Date(said) => {
            let date = owned(said.date, setting);
            said.bound == typed.bound && said.about == typed.about && same_days(&date, &typed.date)
        }
        Meaning::OfSomeYear { month, day } => {
            let first = typed.date.first_day();
            let same = first.month() == *month && day.is_none_or(|day| first.day() == day);
            let precise = match typed.date {
                Date::Day(_) => day.is_some(),
                Date::Month { .. } => day.is_none(),
                _ => false,
            };
            same && precise && *typed == Dated::from(typed.date)
        }
        Meaning::Period(from, to) => {
            typed.bound == crate::value::DateBound::On
                && !typed.about
                && is_days(&typed.date)
                && is_days(from)
                && is_days(to)
                && (from.first_day(), to.last_day()) == (typed.date.first_day(), typed.date.last_day())
        }
        _ => false,
    }
}

/// Whether a printed period is the typed one.
pub fn period(said: &Meaning, from: &Date, to: &Date, setting: &SourceSetting<'_>) -> bool {
    let (from, to) = (&owned(*from, setting), &owned(*to, setting));
    match said {
        Meaning::Period(said_from, said_to) => {
            let (said_from, said_to) = (&owned(*said_from, setting), &owned(*said_to, setting));
            same_days(said_from, from) && same_days(said_to, to) || {
                let all = [said_from, said_to, from, to];
                all.into_iter().all(is_days)
                    && (said_from.first_day(), said_to.last_day()) == (from.first_day(), to.last_day())
            }
        }
        Meaning::Date(said) => {
            *said == Dated::from(said.date)
                && [&said.date, from, to].into_iter().all(is_days)
                && (said.date.first_day(), said.date.last_day()) == (from.first_day(), to.last_day())
        }
        _ => false,
    }
}

/// A date with its days, where the source's fiscal years give a year its days.
fn owned(date: Date, setting: &SourceSetting<'_>) -> Date {
    let Date::FiscalYear(year) = date else { return date };
    let part = FiscalPart::Whole;
    let days = setting.fiscal.as_ref().and_then(|fiscal| fiscal.part(year, part));
    days.map_or(date, |(first, last)| Date::Fiscal { year, part, first, last })
}

/// Whether two dates are the same days, or, where the days aren't known, have the same name. An early part of a year and a
/// season aren't the months that they are reckoned with.
fn same_days(one: &Date, other: &Date) -> bool {
    if let (Some(one), Some(other)) = (span(one), span(other)) {
        return one == other;
    }
    match (is_days(one), is_days(other)) {
        (true, true) => (one.first_day(), one.last_day()) == (other.first_day(), other.last_day()),
        (false, false) => one == other,
        _ => false,
    }
}

/// Whether a date is known to the day.
fn is_days(date: &Date) -> bool {
    !matches!(date, Date::Season { .. } | Date::PartOfYear { .. } | Date::FiscalYear(_) | Date::SeasonYear(_))
}

/// How long a part of a year is and when it ends, of dates that are one. A year of 52 or 53 weeks is told by its end.
fn span(date: &Date) -> Option<(Length, chrono::NaiveDate)> {
    let length = match *date {
        Date::Span { length, .. } => length,
        Date::Quarter { .. } => Length::Quarter,
        Date::Half { .. } => Length::Half,
        Date::NineMonths(_) => Length::NineMonths,
        Date::Year(_) => Length::Year,
        Date::Fiscal { part, .. } => match part {
            FiscalPart::Whole => Length::Year,
            FiscalPart::Half(_) => Length::Half,
            FiscalPart::Quarter(_) => Length::Quarter,
            FiscalPart::NineMonths => Length::NineMonths,
        },
        _ => return None,
    };
    Some((length, date.last_day()))
}

/// Whether a printed bound is the typed one.
fn bounds_agree(said: &Bound, typed: &Bound) -> bool {
    said == typed
        || match (said, typed) {
            (Bound::JustOver(said), Bound::MoreThan(typed))
            | (Bound::Nearly(said), Bound::LessThan(typed)) => said == typed,
            _ => false,
        }
}

fn sign_agrees(said: &SaidAmount, sense: Sense, size: &Size) -> bool {
    match (said.sign, sense) {
        (SaidSign::None, Sense::Amount) | (SaidSign::Signed | SaidSign::Change, Sense::Change) => true,
        // +8.8% is a change; −5 °C may be both, and so may a balance of +14, a pure number.
        (SaidSign::Signed, Sense::Amount) => {
            said.bound.numbers().any(Number::is_negative) || size.over.is_empty()
        }
        (SaidSign::None, Sense::Change) | (SaidSign::Change, Sense::Amount) => false,
    }
}

/// The factors (above and below the line) of each reading of a printed unit that measures what the typed one does.
fn sizes<'a>(
    said: &'a SaidUnit,
    typed: &'a Size,
    setting: &'a SourceSetting<'_>,
) -> impl Iterator<Item = (Number, Number)> + 'a {
    // What is counted or measured may be on the author's word; money and shares have signs and words that are known.
    let noun = said.over.iter().any(|term| matches!(term, UnitTerm::Noun { .. })) && said.under.is_empty();
    let is_counted =
        |one: &Measure| !matches!(one.kind, UnitKind::Money | UnitKind::Share | UnitKind::Multiple);
    // 風速, wind speed: a noun may be of so many metres a second, but of no rate of what is counted.
    let measured = |one: &Measure| matches!(one.kind, UnitKind::Measure | UnitKind::Duration);
    let per = typed.under.iter().all(measured) && typed.over.iter().all(|one| one.kind == UnitKind::Measure);
    let fits = (typed.under.is_empty() || per) && typed.over.iter().all(is_counted);
    let on_word = (noun && fits).then(|| factor(typed)).flatten();
    let sizes = said.sizes(|name| chosen(name, setting));
    on_word
        .into_iter()
        .chain(sizes.into_iter().filter(|size| bases(size) == bases(typed)).filter_map(|size| factor(&size)))
}

/// What a name can stand for in a setting.
pub fn chosen(name: &UnitName, setting: &SourceSetting<'_>) -> Vec<Measure> {
    let money = name.measures.iter().all(|measure| measure.kind == UnitKind::Money);
    if !money || name.measures.len() < 2 {
        return name.measures.clone();
    }
    let said = setting
        .currency
        .map(|code| name.measures.iter().filter(|one| one.base == code).cloned().collect::<Vec<_>>());
    match said {
        Some(said) if !said.is_empty() => said,
        _ if name.unless_said == UnlessSaid::First => name.measures.first().cloned().into_iter().collect(),
        _ => Vec::new(),
    }
}

fn bases(size: &Size) -> [Vec<&str>; 2] {
    [&size.over, &size.under].map(|side| {
        let mut bases: Vec<&str> = side.iter().map(|measure| measure.base.as_ref()).collect();
        bases.sort_unstable();
        bases
    })
}

fn factor(size: &Size) -> Option<(Number, Number)> {
    let product =
        |side: &[Measure]| side.iter().try_fold(Number::from(1), |product, one| product.times(one.factor));
    Some((product(&size.over)?, product(&size.under)?))
}

/// One over a number; nothing where it is 0 or too long.
fn inverse(number: Number) -> Option<Number> {
    number.inverse()
}
