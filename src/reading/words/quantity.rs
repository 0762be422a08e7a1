//! Figures that are numbers: single ones, ranges, margins, ratios, scores, shares and lengths of several units.

use super::brackets::is_year;
use super::change;
use super::found::{Found, Sort, exact};
use super::margin::{interval, margin, same};
use super::number::{Form, Numeral, Open};
use super::operand::{Operand, operand, operand_from};
use super::tables::Says;
use super::token::{Gap, Kind};
use super::unit::{self, Place};
use super::{pair, unit::AlsoWithout};
use crate::reading::meaning::{Amount, Meaning, SaidUnit, Sign, Term, Unread};
use crate::value::{Bound, Measure, Number, UnitKind, UnitName, UnlessSaid, Writing};

/// The figure whose first number begins at a place.
pub fn quantity_at(place: &Place<'_>, at: usize, floor: usize) -> Option<Found> {
    if let Some(found) = pair::multiple(place, at) {
        return Some(found);
    }
    let Some(first) = operand(place, at, floor) else { return several(place, at) };
    if is_article(place, &first) {
        return pair::pair(place, &first);
    }
    if first.numeral.form == Form::Malformed {
        let bytes = place.tokens.start(first.start)..place.tokens.end(first.numeral.end);
        return Some(Found::unread(first.start, first.end, Unread::Malformed(bytes), Sort::Other));
    }
    let found = margin(place, &first, floor)
        .or_else(|| interval(place, &first))
        .or_else(|| pair::pair(place, &first))
        .or_else(|| pair::some_in_whole(place, &first))
        .or_else(|| band(place, &first, floor))
        .or_else(|| range(place, &first, floor))
        .or_else(|| length(place, &first))
        .unwrap_or_else(|| open_ended(place, &first, floor, single(place, &first)));
    Some(found)
}

/// Several ships: an open number of what is counted or measured.
fn several(place: &Place<'_>, at: usize) -> Option<Found> {
    let (next, ()) = place.lexicon.few.after(place.tokens, at)?;
    let one = Numeral { open: Open::Several, ..Numeral::new(Number::from(1), next, Form::Words) };
    let after = unit::after(place, next, None, &one).filter(|after| !after.unit.over.is_empty())?;
    let meanings = vec![super::found::amount(Bound::Several(Number::from(1)), after.unit)];
    let unread = after.unknown.map(Unread::Unknown);
    Some(Found { start: at, end: after.end, meanings, unread, sort: Sort::United })
}

/// 30 to under 40 °C: the upper end is left out.
fn band(place: &Place<'_>, first: &Operand, floor: usize) -> Option<Found> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    if first.numeral.open != Open::No || first.bracketed || tokens.gap(first.end) > Gap::Line {
        return None;
    }
    let between = lexicon.between.before(tokens, first.start, floor);
    let words = if between.is_some() { &lexicon.between_and } else { &lexicon.range_to };
    let (next, ()) = words.after(tokens, first.end)?;
    let (next, says) = lexicon.before.after(tokens, next).filter(|_| tokens.gap(next) <= Gap::Line)?;
    let second = operand_from(place, next)
        .filter(|second| second.numeral.open == Open::No && second.numeral.form != Form::Malformed)?;
    let falls = second.numeral.value.is_negative();
    if says != (if falls { Says::MoreThan } else { Says::LessThan })
        || change::is_change(place, first.start, second.end, &lexicon.changes)
    {
        return None;
    }
    let (mut meanings, bare) = ends(first, &second);
    for meaning in &mut meanings {
        if let Meaning::Amount(amount) = meaning
            && let Bound::Range { min, max } = amount.bound
        {
            let (from, below) = if falls { (max, min) } else { (min, max) };
            amount.bound = Bound::Band { from, below };
        }
    }
    let opens = between.or_else(|| lexicon.range_from.before(tokens, first.start, floor));
    let start = opens.map_or(first.start, |(start, ())| start);
    let unread = first.unknown.clone().or_else(|| second.unknown.clone()).map(Unread::Unknown);
    let sort = if bare { Sort::Bare } else { Sort::United };
    (!meanings.is_empty()).then_some(Found { start, end: second.end, meanings, unread, sort })
}

/// From £120 to *more than* £180: the first end of a range whose second can't be read with it is no figure of its own.
fn open_ended(place: &Place<'_>, first: &Operand, floor: usize, found: Found) -> Found {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let joined = match lexicon.between.before(tokens, first.start, floor) {
        Some(_) => lexicon.between_and.after(tokens, first.end),
        None => lexicon
            .range_from
            .before(tokens, first.start, floor)
            .and_then(|_| lexicon.range_to.after(tokens, first.end)),
    };
    // Five- to tenfold.
    let hung = tokens.sign(first.end) == Some('-')
        && tokens.gap(first.end) == Gap::None
        && tokens.gap(first.end + 1) == Gap::Blank;
    if hung && let Some((end, ())) = lexicon.range_to.after(tokens, first.end + 1) {
        return Found { unread: Some(Unread::Unknown(tokens.start(first.end)..tokens.end(end))), ..found };
    }
    let Some((mut next, ())) = joined.filter(|_| tokens.gap(first.end) <= Gap::Line) else { return found };
    let start = next;
    while let Some((end, says)) = lexicon.before.after(tokens, next)
        && says != Says::Nothing
    {
        next = end;
    }
    let second = operand_from(place, next).filter(|_| next > start);
    match second {
        Some(second) if !change::is_change(place, first.start, second.end, &lexicon.changes) => {
            let unread = Some(Unread::Unknown(tokens.start(first.end)..tokens.end(second.end)));
            Found { unread: found.unread.or(unread), ..found }
        }
        _ => found,
    }
}

/// The unit of a share of a whole.
pub fn share_unit() -> SaidUnit {
    of_base("share", UnitKind::Share)
}

/// The unit of multiples.
pub fn times_unit() -> SaidUnit {
    of_base("x", UnitKind::Multiple)
}

fn of_base(base: &str, kind: UnitKind) -> SaidUnit {
    let measures = vec![Measure { base: base.to_owned(), factor: Number::from(1), kind }];
    let name = UnitName { len: 0, writing: Writing::Word, measures, unless_said: UnlessSaid::First };
    SaidUnit { over: vec![unit::term(name)], under: Vec::new() }
}

/// Deux heures et demie: a number with a part that stands after its unit.
fn with_part(place: &Place<'_>, one: &Operand) -> Option<Operand> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let plain = lexicon.tables.language != "en"
        && !one.is_bare()
        && one.before.is_none()
        && one.numeral.scale.is_none();
    let (end, (above, below)) =
        lexicon.added.after(tokens, one.end).filter(|_| plain && tokens.gap(one.end) <= Gap::Line)?;
    let part = Number::fraction(above.into(), below)?;
    let sum = part
        .as_fraction()
        .map_or(part.decimal(), |(above, below)| above / rust_decimal::Decimal::from(below))
        + one.numeral.value.decimal();
    let numeral = super::number::Numeral { value: Number::from(sum.normalize()), ..one.numeral };
    Some(Operand { numeral, end, ..one.clone() })
}

/// A number by itself.
pub fn single(place: &Place<'_>, one: &Operand) -> Found {
    let longer = with_part(place, one);
    let one = longer.as_ref().unwrap_or(one);
    let mut meanings = Vec::new();
    for (factor, unit) in &one.units {
        let Some(number) = one.number(*factor) else { continue };
        let bound =
            if one.numeral.open == Open::Several { Bound::Several(number) } else { Bound::Exact(number) };
        let about = one.numeral.open == Open::Rough;
        let part = one.numeral.form == Form::Part && unit.is_bare();
        let unit = if part { share_unit() } else { unit.clone() };
        let said = Amount { bound, about, sign: one.sign, unit };
        if one.either
            && let Some(bound) = bound.map(|number| Some(number.negated()))
        {
            meanings.push(Meaning::Amount(Amount { bound, sign: Sign::None, ..said.clone() }));
        }
        if one.also_without == AlsoWithout::Yes {
            let unit = SaidUnit { over: said.unit.over.clone(), under: Vec::new() };
            meanings.push(Meaning::Amount(Amount { unit, ..said.clone() }));
        }
        meanings.push(Meaning::Amount(said));
        if part && place.tokens.word(one.start).is_none() {
            // ½ may be a number, too.
            meanings.push(exact(number, SaidUnit::default()));
        }
    }
    let sort = if one.is_bare() && one.numeral.form != Form::Part { Sort::Bare } else { Sort::United };
    let unread = one.unknown.clone().or_else(|| maybe_ordinal(place, one)).map(Unread::Unknown);
    factor(place, Found { start: one.start, end: one.end, meanings, unread, sort })
}

/// By a factor of three: a multiple, or a pure number.
fn factor(place: &Place<'_>, mut found: Found) -> Found {
    if found.sort == Sort::Bare
        && let Some((start, ())) = place.lexicon.factors.before(place.tokens, found.start, 0)
    {
        let multiples = found.meanings.iter().filter_map(|meaning| match meaning {
            Meaning::Amount(amount) => Some(Meaning::Amount(Amount { unit: times_unit(), ..amount.clone() })),
            _ => None,
        });
        found.meanings = multiples.chain(found.meanings.clone()).collect();
        (found.start, found.sort) = (start, Sort::United);
    }
    found
}

/// A third *company* may be the one after the second.
fn maybe_ordinal(place: &Place<'_>, one: &Operand) -> Option<std::ops::Range<usize>> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let (next, ()) = lexicon.articles.after(tokens, one.start)?;
    let end = one.numeral.end;
    let (after, _) = lexicon
        .ordinals
        .after(tokens, next)
        .filter(|(after, _)| *after == end && one.numeral.form == Form::Part)?;
    let word = tokens.word(after).filter(|_| matches!(tokens.gap(after), Gap::Blank | Gap::Line))?;
    let known =
        lexicon.harmless_after.is_at(tokens, after) || lexicon.after.is_at(tokens, after) || word.is_empty();
    (!known).then(|| tokens.start(after)..tokens.end(after + 1))
}

/// 15 to 20, 4.5%-5%, between 5 and 6 million, 2 or 3.
fn range(place: &Place<'_>, first: &Operand, floor: usize) -> Option<Found> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    if first.numeral.open != Open::No || first.bracketed {
        return None;
    }
    let (rough, open) = rough_before(place, first.start, floor);
    let between = lexicon.between.before(tokens, open, floor);
    let at = first.end;
    if tokens.gap(at) > Gap::Line {
        return None;
    }
    let dash = matches!(tokens.sign(at), Some('-' | '–' | '—' | '−' | '~'))
        && tokens.gap(at) == tokens.gap(at + 1).min(Gap::Blank);
    // 5- to 10-year.
    let hung = usize::from(
        tokens.sign(at) == Some('-') && tokens.gap(at) == Gap::None && tokens.gap(at + 1) == Gap::Blank,
    );
    let alternative = lexicon.alternatives.after(tokens, at + hung);
    let and = between.and_then(|_| lexicon.between_and.after(tokens, at));
    let (next, or) = if let Some((next, ())) = and {
        (next, false)
    } else if dash {
        // Between 5-7%, too.
        (at + 1, false)
    } else if between.is_some() {
        return None;
    } else if let Some((next, ())) = lexicon.range_to.after(tokens, at + hung) {
        (next, false)
    } else if let Some((next, ())) = alternative {
        (next, true)
    } else {
        return None;
    };
    if tokens.gap(next) > Gap::Line {
        return None;
    }
    let second = operand_from(place, next)?;
    if second.bracketed
        || second.numeral.open != Open::No
        || second.numeral.form == Form::Malformed
        || dash && second.sign == Sign::Signed && tokens.gap(at) == Gap::None
    {
        return None;
    }
    // Wuchs von 3 bis 5 %: where a change has a word of its own (auf), other words tell a range.
    let tells_change = if dash {
        lexicon.tables.language == "en"
    } else {
        lexicon.change_to.is_at(tokens, at) || lexicon.tables.language == "en"
    };
    let changed = between.is_none()
        && (tells_change && change::is_change(place, first.start, second.end, &lexicon.changes)
            || !dash && !or && change::is_step(place, first.start, &lexicon.changes));
    if changed {
        return None;
    }
    let year = |one: &Operand| one.is_bare() && one.numeral.form == Form::Plain && is_year(one.numeral.value);
    if year(&second) && !year(first) {
        return None;
    }
    let (mut meanings, bare) = ends(first, &second);
    if meanings.is_empty() {
        return None;
    }
    if between.is_some() && rough {
        for meaning in &mut meanings {
            if let Meaning::Amount(amount) = meaning {
                amount.about = true;
            }
        }
    }
    if or && !(first.is_bare() && first.numeral.scale.is_none()) {
        return None;
    }
    let mut start = first.start;
    // Cerca de 40 a 45 %: the word that seems to open the range belongs to a qualifier.
    let qualified = lexicon.before.before(tokens, first.start, floor).map_or(first.start, |(start, _)| start);
    let opens =
        || lexicon.range_from.before(tokens, first.start, floor).filter(|(open, ())| *open <= qualified);
    if let Some((open, ())) = between.or_else(opens) {
        start = open;
    }
    let unknown = first.unknown.clone().or_else(|| second.unknown.clone());
    let sort = if bare { Sort::Bare } else { Sort::United };
    let mut unread = unknown.map(Unread::Unknown);
    if or && !consecutive(first, &second) {
        unread = Some(Unread::Unknown(tokens.start(at)..tokens.end(second.end)));
    }
    Some(Found { start, end: second.end, meanings, unread, sort })
}

/// Whether words of roughness stand before a number, and where they begin: between *about* 5 and 6.
fn rough_before(place: &Place<'_>, start: usize, floor: usize) -> (bool, usize) {
    let mut open = start;
    while let Some((before, Says::About)) = place.lexicon.before.before(place.tokens, open, floor) {
        open = before;
    }
    (open < start, open)
}

/// Two or three.
fn consecutive(first: &Operand, second: &Operand) -> bool {
    let scale = second.numeral.scale.unwrap_or(Number::from(1));
    let step = |number: Number| (number.decimal() + rust_decimal::Decimal::ONE).normalize();
    let first = step(first.numeral.value);
    Number::from(first).times(scale) == Some(second.numeral.value)
        || Number::from(first) == second.numeral.value
}

/// The ranges that two operands can be, with their unit and scale shared; and whether they have no unit.
fn ends(first: &Operand, second: &Operand) -> (Vec<Meaning>, bool) {
    let one = first.units.first().map(|(_, unit)| unit.clone()).unwrap_or_default();
    let mut meanings = Vec::new();
    let mut bare = true;
    for (factor, other) in &second.units {
        let unit = if one.is_bare() {
            other.clone()
        } else if other.is_bare() || same(&one, other) {
            if other.under.is_empty() && other.over.len() <= one.over.len() {
                super::money::narrower(&one, other).filter(|_| one.under.is_empty()).unwrap_or(&one).clone()
            } else {
                other.clone()
            }
        } else if first.before.is_some() && second.before.is_none() && other.over.is_empty() {
            SaidUnit { over: one.over.clone(), under: other.under.clone() }
        } else {
            continue;
        };
        // A unit of the first alone is no unit of both: 5% to 7.
        if first.before.is_none() && !one.is_bare() && other.is_bare() {
            continue;
        }
        let scale = second
            .numeral
            .scale
            .filter(|_| first.numeral.scale.is_none() && (first.before.is_some() || one.is_bare()));
        let max = second.number(*factor);
        let plain = first.numeral.value;
        let scaled = plain.times(scale.unwrap_or(Number::from(1))).and_then(|number| number.times(*factor));
        let Some(max) = max else { continue };
        let falls = first.sign == Sign::Signed && second.sign == Sign::Signed && max.is_negative();
        let (min, max) = match (scaled, scale) {
            // From −5 to −10.
            (Some(scaled), _) if falls && max < scaled && scaled.is_negative() => (max, scaled),
            (Some(scaled), _) if scaled < max => (scaled, max),
            (_, Some(_)) if plain < max && plain >= Number::from(1000) => (plain, max),
            _ => continue,
        };
        bare &= unit.is_bare();
        let sign = if first.sign == Sign::Signed { Sign::Signed } else { second.sign };
        let part = unit.is_bare() && second.numeral.form == Form::Part;
        let unit = if part { share_unit() } else { unit };
        bare &= !part;
        meanings.push(Meaning::Amount(Amount { bound: Bound::Range { min, max }, about: false, sign, unit }));
    }
    (meanings, bare)
}

/// 1 hour 30 minutes, 2 years and 3 months: in the smallest unit.
fn length(place: &Place<'_>, first: &Operand) -> Option<Found> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let measure = |one: &Operand| -> Option<Measure> {
        let [(_, unit)] = one.units.as_slice() else { return None };
        match (unit.over.as_slice(), unit.under.as_slice()) {
            ([Term::Known { name, .. }], []) => {
                name.measures.first().filter(|measure| measure.kind == UnitKind::Duration).cloned()
            }
            _ => None,
        }
    };
    let mut last = measure(first)?;
    let mut total = first.numeral.value.times(last.factor)?;
    let mut unit = first.units.first()?.1.clone();
    let mut end = first.end;
    let mut count = 1;
    loop {
        let mut next = end + usize::from(tokens.sign(end) == Some(','));
        if let Some((after, ())) = lexicon.joiners.after(tokens, next) {
            next = after;
        }
        if tokens.gap(end) > Gap::Line {
            break;
        }
        let Some(more) = operand_from(place, next)
            .filter(|more| more.sign == Sign::None && more.numeral.form != Form::Malformed)
        else {
            break;
        };
        let Some(smaller) = measure(&more).filter(|more| more.base == last.base && more.factor < last.factor)
        else {
            break;
        };
        let sum = total.decimal() + more.numeral.value.times(smaller.factor)?.decimal();
        total = Number::from(sum.normalize());
        unit = more.units.first()?.1.clone();
        (end, last, count) = (more.end, smaller, count + 1);
    }
    let number = total.times(last.factor.inverse()?)?;
    (count > 1).then(|| Found::new(first.start, end, vec![exact(number, unit)], Sort::United))
}

/// Whether a number is an article that the language has for one, with nothing after it that a number alone has: un, eine.
fn is_article(place: &Place<'_>, one: &Operand) -> bool {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let article = one.numeral.form == Form::Words
        && one.numeral.end == one.start + 1
        && lexicon.articles.is_at(tokens, one.start);
    let counts = |(_, unit): &(Number, SaidUnit)| unit.is_bare() || unit::unit_is(unit, UnitKind::Count);
    article && one.numeral.scale.is_none() && one.units.iter().all(counts)
}

/// Whether a piece ends a word: a figure that begins there begins a word of its own.
pub fn begins_word(place: &Place<'_>, at: usize) -> bool {
    let tokens = place.tokens;
    at == 0
        || tokens.gap(at) != Gap::None
        || !matches!(tokens.before(at).map(|token| token.kind), Some(Kind::Word | Kind::Digits))
}

/// Whether a number may be a year: for others of this room.
pub fn looks_like_year(one: &Operand) -> bool {
    one.is_bare() && one.numeral.form == Form::Plain && is_year(one.numeral.value)
}
