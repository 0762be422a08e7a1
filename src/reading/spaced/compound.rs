//! Amounts of two units told together: 1 hour 30 minutes, 12 euros and 50 cents, 2 km 300 m; and without the second: 3 euros 50.

use rust_decimal::Decimal;

use super::found::{FoundFigure, Sort, exact};
use super::numeral::{NumeralForm, simple};
use super::operand::FigureOperand;
use super::operand_reader::{operand, operand_from};
use super::reading_place::ReadingPlace;
use super::tables::Says;
use super::token::{Gap, Kind};
use super::{date_parts, unit_name};
use crate::reading::meaning::{SaidSign, SaidUnit, UnitTerm, Unread};
use crate::value::{Measure, Number, UnitKind, UnitName, UnlessSaid, Writing};

/// The figure that begins with an amount and goes on in a smaller unit.
pub fn compound(place: &ReadingPlace<'_>, first: &FigureOperand) -> Option<FoundFigure> {
    let name = name_of(first)?;
    and_a_part(place, first)
        .or_else(|| raised(place, first, name))
        .or_else(|| length(place, first, name))
        .or_else(|| two_units(place, first, name))
        .or_else(|| without_second(place, first, name))
        .or_else(|| unknown_second(place, first, name))
}

/// 3h 20m, before a time is looked for.
pub fn hours_and_minutes(place: &ReadingPlace<'_>, at: usize, floor: usize) -> Option<FoundFigure> {
    place.tokens.digits(at)?;
    place.tokens.word(at + 1).filter(|word| word.starts_with('h'))?;
    let first = operand(place, at, floor)?;
    hours_and_m(place, &first, name_of(&first)?)
}

/// Two years and a half: a part of the unit behind it.
fn and_a_part(place: &ReadingPlace<'_>, first: &FigureOperand) -> Option<FoundFigure> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let whole = first.is_whole() && first.numeral.scale.is_none() && first.sign == SaidSign::None;
    let (end, (above, below)) =
        lexicon.added.after(tokens, first.end).filter(|_| whole && tokens.gap(first.end) <= Gap::Line)?;
    // Two tonnes and a half-empty ship.
    let goes_on = tokens.sign(end) == Some('-') && tokens.gap(end) == Gap::None;
    let value =
        Number::fraction(first.numeral.value.decimal() * Decimal::from(below) + Decimal::from(above), below)?;
    let unit = first.units.first()?.1.clone();
    let duration = unit_name::unit_is(&unit, UnitKind::Duration);
    (duration && !goes_on)
        .then(|| FoundFigure::new(first.start, end, vec![exact(simple(value), unit)], Sort::United))
}

/// A year and a half, año y medio: one of a length of time and a part of it.
pub fn one_and_a_part(place: &ReadingPlace<'_>, at: usize) -> Option<FoundFigure> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let article = lexicon.articles.after(tokens, at).filter(|(next, ())| tokens.gap(*next) <= Gap::Line);
    // Where no article need stand, no number may either: dos años y medio.
    let bare =
        matches!(lexicon.tables.language, "es" | "pt") && (at == 0 || number_before(place, at).is_none());
    let next = article.map(|(next, ())| next).or(bare.then_some(at))?;
    let (name, end) =
        unit_name::name_at(place, next).filter(|(name, _)| unit_name::is_kind(name, UnitKind::Duration))?;
    let (end, (above, below)) = lexicon.added.after(tokens, end).filter(|_| tokens.gap(end) <= Gap::Line)?;
    let goes_on = tokens.sign(end) == Some('-') && tokens.gap(end) == Gap::None;
    let value = simple(Number::fraction(Decimal::from(above + below), below)?);
    let unit = SaidUnit { over: vec![unit_name::term(name)], under: Vec::new() };
    (!goes_on).then(|| FoundFigure::new(at, end, vec![exact(value, unit)], Sort::United))
}

/// Whether a number ends right before a place.
fn number_before(place: &ReadingPlace<'_>, at: usize) -> Option<()> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let before = at.checked_sub(1)?;
    let number = tokens.digits(before).is_some()
        || tokens
            .word(before)
            .is_some_and(|word| lexicon.numbers.word(word).is_some() || lexicon.scales.word(word).is_some());
    number.then_some(())
}

/// A percentage point: one of what is only counted in them.
pub fn one_point(place: &ReadingPlace<'_>, at: usize) -> Option<FoundFigure> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let (next, ()) = lexicon.articles.after(tokens, at).filter(|_| lexicon.tables.language == "en")?;
    let (name, end) = unit_name::name_at(place, next).filter(|_| tokens.gap(next) <= Gap::Line)?;
    let points = name.writing == Writing::Word
        && name.measures.iter().all(|one| matches!(one.base.as_ref(), "points" | "bp"));
    // Half of a percentage point is read with its part.
    let of_part = lexicon.of.before(tokens, at, 0).is_some()
        || tokens.before(at).is_some_and(|token| token.low == "half");
    let unit = SaidUnit { over: vec![unit_name::term(name)], under: Vec::new() };
    (points && !of_part).then(|| FoundFigure::new(at, end, vec![exact(Number::from(1), unit)], Sort::United))
}

/// The unit of an amount that has one and nothing below the line.
fn name_of(one: &FigureOperand) -> Option<&UnitName> {
    let [(_, unit)] = one.units.as_slice() else { return None };
    match (unit.over.as_slice(), unit.under.as_slice()) {
        ([UnitTerm::Known { name, .. }], []) => Some(name),
        _ => None,
    }
}

/// The amount after one, with what may stand between them.
fn next_amount(place: &ReadingPlace<'_>, end: usize) -> Option<FigureOperand> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    if tokens.gap(end) > Gap::Line {
        return None;
    }
    let mut next = end + usize::from(tokens.sign(end) == Some(','));
    if let Some((after, ())) = lexicon.joiners.after(tokens, next) {
        next = after;
    }
    operand_from(place, next)
        .filter(|more| more.sign == SaidSign::None && more.numeral.form != NumeralForm::Malformed)
}

/// 1 hour 30 minutes, 2 years and 3 months: in the smallest unit.
fn length(place: &ReadingPlace<'_>, first: &FigureOperand, name: &UnitName) -> Option<FoundFigure> {
    let duration =
        |name: &UnitName| name.measures.first().filter(|measure| measure.kind == UnitKind::Duration).cloned();
    let mut last = duration(name)?;
    let mut total = first.numeral.value.times(last.factor)?;
    let mut unit = first.units.first()?.1.clone();
    let mut end = first.end;
    let mut count = 1;
    while let Some(more) = next_amount(place, end) {
        let Some(smaller) = name_of(&more)
            .and_then(duration)
            .filter(|more| more.base == last.base && more.factor < last.factor)
        else {
            break;
        };
        let sum = total.decimal() + more.numeral.value.times(smaller.factor)?.decimal();
        total = Number::from(sum.normalize());
        unit = more.units.first()?.1.clone();
        (end, last, count) = (more.end, smaller, count + 1);
    }
    let number = total.times(last.factor.inverse()?)?;
    (count > 1).then(|| FoundFigure::new(first.start, end, vec![exact(number, unit)], Sort::United))
}

/// Measures and money; counts and shares are no parts of each other.
fn divides(measure: &Measure) -> bool {
    matches!(measure.kind, UnitKind::Measure | UnitKind::Money)
}

/// 12 euros and 50 cents, 2 km 300 m, 5 lb 3 oz: of money in the greater unit, of measures in the smaller.
fn two_units(place: &ReadingPlace<'_>, first: &FigureOperand, name: &UnitName) -> Option<FoundFigure> {
    // Lengths of 2 km and 300 m are two; 12 euros and 50 cents is one sum.
    let tokens = place.tokens;
    let parted = tokens.sign(first.end) == Some(',')
        || !unit_name::is_money(name) && place.lexicon.joiners.is_at(tokens, first.end);
    let more = next_amount(place, first.end).filter(|_| !parted)?;
    let smaller = name_of(&more)?;
    let part =
        |one: &Measure, other: &Measure| one.base == other.base && other.factor < one.factor && divides(one);
    let is_part = |other: &Measure| name.measures.iter().any(|one| part(one, other));
    let whole = |one: &Measure| smaller.measures.iter().any(|other| part(one, other));
    let one = name.measures.iter().find(|one| whole(one))?;
    let other = smaller.measures.iter().find(|other| part(one, other))?;
    let times = one.factor.times(other.factor.inverse()?)?;
    let signed = first.numeral.value.is_negative() || first.before.is_some() && !unit_name::is_money(name);
    if signed || more.numeral.value >= times || first.numeral.scale.is_some() || more.numeral.scale.is_some()
    {
        return None;
    }
    let narrowed = |name: &UnitName, keep: &dyn Fn(&Measure) -> bool| {
        let mut name = name.clone();
        let before = name.measures.len();
        name.measures.retain(keep);
        if name.measures.len() < before && name.measures.len() == 1 {
            name.unless_said = UnlessSaid::First;
        }
        SaidUnit { over: vec![unit_name::term(name)], under: Vec::new() }
    };
    let (number, unit) = if unit_name::is_money(name) {
        let cents = more.numeral.value.times(times.inverse()?)?;
        (first.numeral.value.decimal() + cents.decimal(), narrowed(name, &whole))
    } else {
        let major = first.numeral.value.times(times)?;
        (major.decimal() + more.numeral.value.decimal(), narrowed(smaller, &is_part))
    };
    let meaning = exact(Number::from(number.normalize()), unit);
    let unread = first.unknown.clone().or_else(|| more.unknown.clone()).map(Unread::Unknown);
    Some(FoundFigure { unread, ..FoundFigure::new(first.start, more.end, vec![meaning], Sort::United) })
}

/// How many seconds an hour has.
const HOUR: i64 = 3600;

/// 3 euros 50, 1 h 20, 1 m 80: two digits that are hundredths of money or metres, or minutes.
fn without_second(place: &ReadingPlace<'_>, first: &FigureOperand, name: &UnitName) -> Option<FoundFigure> {
    let digits = two_digits(place, first)?;
    let is = |kind: UnitKind, base: &str, factor: i64| {
        let same = |one: &Measure| one.kind == kind && one.factor == Number::from(factor);
        !name.measures.is_empty()
            && name.measures.iter().all(|one| same(one) && (base.is_empty() || one.base == base))
    };
    let each: u32 = if is(UnitKind::Money, "", 1) || is(UnitKind::Measure, "m", 1) {
        100
    } else if is(UnitKind::Duration, "second", HOUR) {
        60
    } else {
        return None;
    };
    let small: u32 = digits.parse().ok().filter(|small| *small < each)?;
    let whole = first.numeral.value.decimal() * Decimal::from(each) + Decimal::from(small);
    let number = simple(Number::fraction(whole, each)?);
    let unit = first.units.first()?.1.clone();
    Some(FoundFigure::new(first.start, first.end + 1, vec![exact(number, unit)], Sort::United))
}

/// The two digits right behind a whole amount that no other figure or unit goes on from.
fn two_digits<'t>(place: &ReadingPlace<'t>, first: &FigureOperand) -> Option<&'t str> {
    let tokens = place.tokens;
    let whole = first.before.is_none()
        && first.sign == SaidSign::None
        && first.numeral.scale.is_none()
        && matches!(first.numeral.form, NumeralForm::Plain | NumeralForm::Words)
        && first.numeral.value.decimal().is_integer()
        && first.unknown.is_none();
    let at = first.end;
    let symbol = matches!(tokens.before(at).map(|token| token.kind), Some(Kind::Sign(_)));
    let near = tokens.gap(at) == Gap::Blank || tokens.gap(at) == Gap::None && symbol;
    let digits = tokens.digits(at).filter(|digits| whole && near && digits.len() == 2)?;
    let next = at + 1;
    let goes_on = tokens.gap(next) == Gap::None
        && (tokens.word(next).is_some()
            || tokens.digits(next + 1).is_some() && tokens.gap(next + 1) == Gap::None
            || matches!(tokens.sign(next), Some('%' | '°' | '‰' | '/' | '-' | '–' | '+')));
    let unit = tokens.gap(next) <= Gap::Line
        && (unit_name::name_at(place, next).is_some()
            || tokens.digits(next).is_some()
            || tokens.sign(next).is_some_and(super::signs_of_money::is_currency)
            || matches!(tokens.sign(next), Some('%' | '°' | '‰' | '–' | '−' | '+'))
            || place.lexicon.scales.is_at(tokens, next)
            || date_parts::month(place, next).is_some());
    (!goes_on && !unit).then_some(digits)
}

/// 410 km 2 of marsh: a power that a copy has set on the line.
fn raised(place: &ReadingPlace<'_>, first: &FigureOperand, name: &UnitName) -> Option<FoundFigure> {
    let tokens = place.tokens;
    let long = name.measures.iter().all(|measure| measure.kind == UnitKind::Measure && measure.base == "m");
    let at = first.end;
    let power = tokens.digits(at).filter(|digits| long && matches!(*digits, "2" | "3"));
    let near = matches!(tokens.gap(at), Gap::Blank | Gap::Line);
    let next = at + 1;
    let heading = tokens.gap(at) == Gap::Line && tokens.is_capital(next);
    let goes_on = tokens.gap(next) == Gap::None && !matches!(tokens.sign(next), Some(',' | ';' | ')' | '.'))
        || tokens.gap(next) == Gap::None
            && tokens.digits(next + 1).is_some()
            && tokens.gap(next + 1) == Gap::None
        || tokens.digits(next).is_some()
        || place.lexicon.scales.is_at(tokens, next)
        || unit_name::name_at(place, next).is_some();
    if power.is_none() || !near || heading || goes_on {
        return None;
    }
    // Of marsh, in total, and the end of a clause: nothing is counted by the 2. But 2 of the cars may be.
    let (lexicon, of) = (place.lexicon, place.lexicon.of_whole.after(tokens, next));
    let harmless = tokens.word(next).is_none_or(|word| lexicon.harmless_after.word(word).is_some());
    let counts = of.is_some_and(|(end, ())| end > next + 1) || lexicon.articles.is_at(tokens, next + 1);
    let squared = first.numeral.scale.is_none() && first.unknown.is_none() && name.len <= 2;
    let power = power.map(|power| [tokens.form(at - 1), power].concat());
    if let Some(area) =
        power.and_then(|name| unit_name::named(place, &name)).filter(|_| harmless && !counts && squared)
    {
        let unit = SaidUnit { over: vec![unit_name::term(area)], under: Vec::new() };
        return Some(FoundFigure::new(
            first.start,
            next,
            vec![exact(first.numeral.value, unit)],
            Sort::United,
        ));
    }
    let unread = Unread::Unknown(tokens.start(at)..tokens.end(next));
    Some(FoundFigure::unread(first.start, next, unread, Sort::United))
}

/// More than a decade, over a year: one of a length of time, where a bound stands before it. A year earlier is a date.
pub fn one_length(place: &ReadingPlace<'_>, at: usize, floor: usize) -> Option<FoundFigure> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let (next, ()) = lexicon.articles.after(tokens, at).filter(|_| lexicon.tables.language == "en")?;
    let (name, end) = unit_name::name_at(place, next)
        .filter(|(name, _)| unit_name::is_kind(name, UnitKind::Duration) && name.writing == Writing::Word)?;
    // A quarter is a part, and a second the one after the first.
    tokens.word(next).filter(|word| !matches!(*word, "quarter" | "second"))?;
    let (_, says) = lexicon.before.before(tokens, at, floor).filter(|_| tokens.gap(at) <= Gap::Line)?;
    let bound = matches!(
        says,
        Says::AtLeast
            | Says::MoreThan
            | Says::LessThan
            | Says::Nearly
            | Says::JustOver
            | Says::About
            | Says::MoreThanOrDuring
            | Says::AtMost
    );
    let later = lexicon.not_rate.is_at(tokens, end) && tokens.gap(end) <= Gap::Line;
    let hung = tokens.sign(end) == Some('-') && tokens.gap(end) == Gap::None;
    // 5% more than a year, more than a third of a year: something else is compared.
    let compared = at.checked_sub(1).is_some_and(|last| tokens.word(last) == Some("than"))
        && at.checked_sub(3).is_some_and(|before| tokens.word(before).is_none());
    let unit = SaidUnit { over: vec![unit_name::term(name)], under: Vec::new() };
    (bound && !later && !hung && !compared)
        .then(|| FoundFigure::new(at, end, vec![exact(Number::from(1), unit)], Sort::United))
}

/// 3h 20m: minutes, and no metres.
fn hours_and_m(place: &ReadingPlace<'_>, first: &FigureOperand, name: &UnitName) -> Option<FoundFigure> {
    let tokens = place.tokens;
    let hour = |one: &Measure| one.base == "second" && one.factor == Number::from(HOUR);
    let at = first.end;
    let minutes: u32 = tokens.digits(at).filter(|digits| digits.len() <= 2)?.parse().ok()?;
    let fits = name.measures.first().is_some_and(hour)
        && minutes < 60
        && tokens.gap(at) <= Gap::Blank
        && tokens.gap(at + 1) == Gap::None
        && tokens.form(at + 1) == "m"
        && first.numeral.value.decimal().is_integer();
    let unit =
        unit_name::named(place, "minutes").or_else(|| unit_name::named(place, "min")).filter(|_| fits)?;
    let sum = first.numeral.value.decimal() * Decimal::from(60) + Decimal::from(minutes);
    let unit = SaidUnit { over: vec![unit_name::term(unit)], under: Vec::new() };
    Some(FoundFigure::new(first.start, at + 2, vec![exact(Number::from(sum), unit)], Sort::United))
}

/// 5 ft 6 in, 5 lb 3 oz where the second unit isn't known: neither is a figure alone.
fn unknown_second(place: &ReadingPlace<'_>, first: &FigureOperand, name: &UnitName) -> Option<FoundFigure> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let measured = name.measures.iter().any(|measure| measure.kind == UnitKind::Measure);
    let at = first.end;
    // 5 h 30, where h may be another unit, too.
    let hours = name.measures.iter().any(|one| one.base == "second" && one.factor == Number::from(HOUR));
    if hours && two_digits(place, first).is_some() {
        let unread = Unread::Unknown(tokens.start(at)..tokens.end(at + 1));
        return Some(FoundFigure::unread(first.start, at + 1, unread, Sort::United));
    }
    let digits = tokens.digits(at).filter(|digits| digits.len() <= 2 && tokens.gap(at) == Gap::Blank);
    let word = tokens.word(at + 1).filter(|_| tokens.gap(at + 1) == Gap::Blank)?;
    let closes =
        tokens.gap(at + 2) == Gap::Break || tokens.word(at + 2).is_none() && tokens.digits(at + 2).is_none();
    let inches = word == "in" && matches!(tokens.form(at - 1), "ft" | "foot" | "feet");
    let short = word.chars().count() <= 2
        && !tokens.is_capital(at + 1)
        && (closes
            || inches
            || lexicon.harmless_after.word(word).is_none() && lexicon.articles.word(word).is_none());
    if !measured || digits.is_none() || !short || unit_name::name_at(place, at + 1).is_some() {
        return None;
    }
    let unread = Unread::Unknown(tokens.start(at)..tokens.end(at + 2));
    Some(FoundFigure::unread(first.start, at + 2, unread, Sort::United))
}
