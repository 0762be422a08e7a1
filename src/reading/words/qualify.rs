//! Words beside a figure that bound it, make it rough, give its sign or tell a change.

use super::degree;
use super::found::{Found, Sort};
use super::numeral::{Form, Numeral, Open};
use super::tables::Says;
use super::token::{Gap, Kind};
use super::unit::{self, Place};
use crate::reading::meaning::{Amount, Meaning, Sign, Term, Unread};
use crate::value::{Bound, Number, UnitKind};

/// How far back a word that turns a bound round is looked for, in pieces of text.
const NEGATION: usize = 5;
/// How far back one that denies a change is.
const CHANGE_NEGATION: usize = 2;
/// How many bytes the parts of verbs have that are prepositions, too: ab, zu, nach.
const PARTICLE: usize = 4;

/// Reads the words before and after a number.
pub fn qualified(place: &Place<'_>, mut found: Found, floor: usize) -> Found {
    if !found.meanings.iter().any(|meaning| matches!(meaning, Meaning::Amount(_))) {
        return bounded_pair(place, found, floor);
    }
    after(place, &mut found);
    before(place, &mut found, floor);
    changed_after(place, &mut found, floor);
    found
}

/// About 3 to 1, nearly 14 of 20: pairs that no value holds yet. The figure is wider than the pair, and can't be read.
pub fn bounded_pair(place: &Place<'_>, mut found: Found, floor: usize) -> Found {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let is_pair =
        |meaning: &Meaning| matches!(meaning, Meaning::Of { .. } | Meaning::Ratio(_) | Meaning::Score(_));
    if found.unread.is_some() || !found.meanings.iter().any(is_pair) {
        return found;
    }
    let near = |at: usize| tokens.gap(at) <= Gap::Line;
    let (start, end) = (found.start, found.end);
    if let Some((before, _)) =
        lexicon.before.before(tokens, start, floor).filter(|_| start > floor && near(start))
    {
        found.unread = Some(Unread::Unknown(tokens.start(before)..tokens.end(start - 1)));
        found.start = before;
    }
    if let Some((after, _)) = lexicon.after.after(tokens, end).filter(|_| near(end)) {
        found.unread = Some(Unread::Unknown(tokens.start(end)..tokens.end(after - 1)));
        found.end = after;
    }
    found
}

/// Ist um 4,5 Prozent gesunken, nam met 4,5 % af: a verb of change, or a part of it, behind the figure by which.
fn changed_after(place: &Place<'_>, found: &mut Found, floor: usize) {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    if found.unread.is_some() || tokens.gap(found.end) > Gap::Line {
        return;
    }
    let Some((end, says)) = lexicon.changed.after(tokens, found.end) else { return };
    // Brach um 23 Prozent ein: its verb has been read.
    let told = found
        .meanings
        .iter()
        .any(|meaning| matches!(meaning, Meaning::Amount(amount) if amount.sign == Sign::Change));
    let by = lexicon.change_by.before(tokens, found.start, floor).map(|(by, ())| by);
    let by = by.filter(|_| tokens.gap(found.start) <= Gap::Line);
    let Some(by) = by.or(told.then_some(found.start)) else { return };
    // Um 5 Prozent ab 2027: a short word is part of a verb only at the end of its clause.
    let short = tokens.end(end) - tokens.start(found.end) <= PARTICLE;
    let clause = tokens.gap(end) >= Gap::Line
        && tokens.word(end).is_none_or(|_| tokens.gap(end) == Gap::Break)
        || tokens.word(end).is_none() && tokens.digits(end).is_none();
    if short && !clause || !apply(found, says) {
        return;
    }
    (found.start, found.end) = (with_auxiliary(place, by, floor), end);
}

/// The place of an auxiliary verb before a verb of change, or of that verb: *a* reculé de, *ist* um.
fn with_auxiliary(place: &Place<'_>, start: usize, floor: usize) -> usize {
    let near = start > 0 && place.tokens.gap(start) <= Gap::Line;
    let auxiliary = place.lexicon.auxiliaries.before(place.tokens, start, floor);
    // Registou-se um aumento.
    let whole = |at: usize| place.tokens.gap(at) != Gap::None;
    auxiliary.filter(|(aux, ())| near && whole(*aux)).map_or(start, |(aux, ())| aux)
}

/// Reads the words before a figure, the nearest first.
fn before(place: &Place<'_>, found: &mut Found, floor: usize) {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    while found.start > floor && tokens.gap(found.start) <= Gap::Line {
        let beside = lexicon.before.before(tokens, found.start, floor).or_else(|| {
            // Circa l'80 %.
            let article = lexicon.definite.before(tokens, found.start, floor).map(|(start, ())| start);
            // Supera ya los 500 euros.
            let adverb = lexicon
                .harmless_before
                .before(tokens, article.unwrap_or(found.start), floor)
                .map(|(start, ())| start);
            let (adverb, article) = (adverb.filter(|_| lexicon.tables.language != "en"), article);
            let beside = article.and_then(|start| lexicon.before.before(tokens, start, floor));
            let beside =
                beside.or_else(|| adverb.and_then(|start| lexicon.before.before(tokens, start, floor)));
            beside.filter(|(_, says)| *says != Says::Nothing)
        });
        let Some((start, says)) = beside else { return };
        let phrase = &tokens.text[tokens.start(start)..tokens.end(found.start)];
        if belongs_elsewhere(place, start, &phrase.to_lowercase(), floor) {
            return;
        }
        // A word that is only part of a longer one: sub-5, year-over.
        if start > 0
            && tokens.gap(start) == Gap::None
            && matches!(tokens.before(start).map(|token| token.kind), Some(Kind::Sign('-')))
        {
            found.unread = Some(Unread::Unknown(tokens.start(start - 1)..tokens.end(found.start)));
            return;
        }
        if says == Says::Unreadable {
            found.unread = Some(Unread::Unknown(tokens.start(start)..tokens.end(found.start)));
            found.start = start;
            return;
        }
        if says == Says::Nothing {
            return;
        }
        let comma = start > floor && tokens.sign(start - 1) == Some(',');
        let reached = says == Says::AtMostOrTo && (comma || super::change::tells(place, start));
        let before = found.meanings.clone();
        if !apply(found, says) {
            found.unread = Some(Unread::Unknown(tokens.start(start)..tokens.end(found.start)));
        }
        found.start =
            if matches!(says, Says::Up | Says::Down) { with_auxiliary(place, start, floor) } else { start };
        let not = match says {
            _ if bounds(says) => negated(place, start, NEGATION, floor),
            // No longer fell by 3%, did not fall by it.
            Says::Up | Says::Down => negated(place, found.start, CHANGE_NEGATION, floor),
            // Not nearly 40.
            Says::Nearly | Says::JustOver | Says::About => negated(place, start, 1, floor),
            _ => None,
        };
        if let Some(not) = not {
            found.unread = Some(Unread::Unknown(tokens.start(not)..tokens.end(found.start)));
            return;
        }
        if reached {
            // Bajó hasta el 2,2 %: to that, and not by it.
            found.meanings.extend(before);
            return;
        }
    }
}

/// Whether a word says where the number ends.
fn bounds(says: Says) -> bool {
    matches!(
        says,
        Says::AtLeast
            | Says::MoreThan
            | Says::AtMost
            | Says::AtMostOrTo
            | Says::LessThan
            | Says::MoreThanOrDuring
    )
}

/// The word before a bound that turns it round: may not last more than.
fn negated(place: &Place<'_>, start: usize, reach: usize, floor: usize) -> Option<usize> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    for back in 1..=reach {
        let at = start.checked_sub(back).filter(|&at| at >= floor)?;
        let parted = tokens.gap(at + 1) == Gap::Break
            || matches!(tokens.sign(at), Some('.' | ',' | ';' | ':' | '(' | ')'));
        if parted {
            return None;
        }
        if lexicon.negators.is_at(tokens, at) {
            return Some(at);
        }
    }
    None
}

/// Whether a qualifier is the end of another word: a report about, took over.
fn belongs_elsewhere(place: &Place<'_>, start: usize, phrase: &str, floor: usize) -> bool {
    let Some(word) = start.checked_sub(1).filter(|&at| at >= floor).and_then(|at| place.tokens.word(at))
    else {
        return false;
    };
    place.tokens.gap(start) <= Gap::Line
        && place
            .lexicon
            .tables
            .not_qualifying
            .iter()
            .any(|(qualifier, words)| *qualifier == phrase && words.contains(&word))
}

/// Reads the words after a figure. A unit may follow them: 8,000 or so people.
fn after(place: &Place<'_>, found: &mut Found) {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let plus = tokens.sign(found.end) == Some('+')
        && tokens.gap(found.end) == Gap::None
        && tokens.digits(found.end + 1).is_none();
    let (end, says) = if plus {
        (found.end + 1, Says::AtLeast)
    } else {
        let at = |at: usize| lexicon.after.after(tokens, at).filter(|_| tokens.gap(at) <= Gap::Line);
        // 0.95 2) or more: a footnote mark stands between.
        let noted = || at(past_note(place, found.end)?).filter(|(_, says)| bounds(*says));
        // 500 companies (or more).
        let bracketed = || {
            let (end, says) = at(found.end + 1).filter(|_| tokens.sign(found.end) == Some('('))?;
            let said = bounds(says) || says == Says::About;
            (said && tokens.sign(end) == Some(')')).then_some((end + 1, says))
        };
        let comma = || degree::after_comma(place, found.end);
        let unlisted = || degree::unlisted(place, found.end).map(|end| (end, Says::Unreadable));
        match at(found.end).or_else(noted).or_else(bracketed).or_else(comma).or_else(unlisted) {
            Some(found) => found,
            None => return,
        }
    };
    if !plus && bounds(says) && of_next(place, found.end, end) {
        return;
    }
    // Higher than, more of the same sentence: 5% more than.
    let change = matches!(says, Says::Up | Says::Down);
    if change
        && found.sort == Sort::Bare
        && !tokens.gap(end).eq(&Gap::Break)
        && unit::name_at(place, end).is_some()
    {
        return;
    }
    if says == Says::Nothing {
        return;
    }
    if says == Says::Unreadable {
        found.unread = Some(Unread::Unknown(tokens.start(found.end)..tokens.end(end)));
        found.end = end;
        return;
    }
    if !apply(found, says) {
        found.unread = Some(Unread::Unknown(tokens.start(found.end)..tokens.end(end)));
    }
    found.end = end;
    // Edged 0.1% lower: the verb belongs to its direction.
    if change
        && let Some((start, ())) = lexicon.surroundings.movers.before(tokens, found.start, 0)
        && tokens.gap(found.start) <= Gap::Line
    {
        found.start = start;
    }
    let numeral = Numeral { value: Number::from(0), end, form: Form::Set, scale: None, open: Open::No };
    if found.sort == Sort::Bare
        && !change
        && let Some(unit) = unit::after(place, end, None, &numeral)
    {
        for meaning in &mut found.meanings {
            if let Meaning::Amount(amount) = meaning {
                amount.unit = unit.unit.clone();
            }
        }
        found.end = unit.end;
        found.sort = Sort::United;
        if found.unread.is_none() {
            found.unread = unit.unknown.map(Unread::Unknown);
        }
    }
}

/// Whether words after a figure belong to the next number: and over 50 million, and more than a third. A footnote mark is no number.
fn of_next(place: &Place<'_>, start: usize, end: usize) -> bool {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    if tokens.gap(end) > Gap::Line || past_note(place, end).is_some() {
        return false;
    }
    if lexicon.comparers.is_at(tokens, end) {
        return true;
    }
    let number = tokens.digits(end).is_some() || tokens.sign(end).is_some_and(super::neighbour::is_currency);
    (start..end).any(|at| match lexicon.before.after(tokens, at) {
        Some((_, Says::Nothing | Says::Unreadable)) | None => false,
        Some((longer, says)) => longer > end || longer == end && number && bounds(says),
    })
}

/// The place after a footnote mark that stands at a place: 2), (2), [2], ².
pub fn past_note(place: &Place<'_>, at: usize) -> Option<usize> {
    let tokens = place.tokens;
    if tokens.gap(at) > Gap::Blank {
        return None;
    }
    if tokens.get(at)?.kind == Kind::Raised {
        return (tokens.gap(at) == Gap::None).then_some(at + 1);
    }
    let open = tokens.sign(at).filter(|sign| matches!(sign, '(' | '['));
    let digits = at + usize::from(open.is_some());
    tokens.digits(digits).filter(|digits| digits.len() <= 2)?;
    let close = if open == Some('[') { ']' } else { ')' };
    let glued = tokens.gap(digits + 1) == Gap::None && (open.is_none() || tokens.gap(digits) == Gap::None);
    (glued && tokens.sign(digits + 1) == Some(close)).then_some(digits + 2)
}

/// Adds what a word says to the amounts of a figure; false where they can't have it.
pub fn apply(found: &mut Found, says: Says) -> bool {
    let mut meanings = Vec::new();
    for meaning in &found.meanings {
        let Meaning::Amount(amount) = meaning else {
            meanings.push(meaning.clone());
            continue;
        };
        let Some(said) = qualify(amount, says) else { return false };
        meanings.extend(said.into_iter().map(Meaning::Amount));
    }
    found.meanings = meanings;
    true
}

/// What an amount is with a word beside it.
fn qualify(amount: &Amount, says: Says) -> Option<Vec<Amount>> {
    let exact = match amount.bound {
        Bound::Exact(number) => Some(number),
        _ => None,
    };
    let bounded = |bound: fn(Number) -> Bound| -> Option<Vec<Amount>> {
        // Up to a maximum of 5%.
        let twice = amount.bound.numbers().next().map(bound) == Some(amount.bound);
        if twice {
            return Some(vec![amount.clone()]);
        }
        Some(vec![Amount { bound: bound(exact?), ..amount.clone() }])
    };
    let long = matches!(amount.unit.over.as_slice(), [Term::Known { name, .. }] if unit::is_kind(name, UnitKind::Duration))
        && amount.unit.under.is_empty();
    match says {
        Says::MoreThan => bounded(Bound::MoreThan),
        // Up to a maximum of.
        Says::AtMost | Says::AtMostOrTo if matches!(amount.bound, Bound::AtMost(_)) => {
            Some(vec![amount.clone()])
        }
        Says::AtLeast if matches!(amount.bound, Bound::AtLeast(_)) => Some(vec![amount.clone()]),
        Says::AtLeast => bounded(Bound::AtLeast),
        Says::AtMost | Says::AtMostOrTo => bounded(Bound::AtMost),
        Says::LessThan => bounded(Bound::LessThan),
        Says::Nearly => bounded(Bound::Nearly),
        Says::JustOver => bounded(Bound::JustOver),
        // Roughly 300 stores, give or take.
        Says::About => Some(vec![Amount { about: true, ..amount.clone() }]),
        Says::MoreThanOrDuring | Says::AtMostOrDuring => {
            let bound = if says == Says::MoreThanOrDuring { Bound::MoreThan } else { Bound::AtMost };
            // Over and within before a length of time don't tell.
            if long {
                let mut both = bounded(bound).unwrap_or_default();
                both.push(amount.clone());
                return Some(both);
            }
            bounded(bound)
        }
        Says::Up | Says::Down => {
            if amount.sign != Sign::None || amount.bound.numbers().any(Number::is_negative) {
                // Up −5% contradicts itself; down 3% after a minus is left as it is.
                return Some(vec![amount.clone()]);
            }
            let signed = if says == Says::Down {
                amount.bound.map(|number| Some(number.negated()))?
            } else {
                amount.bound
            };
            let signed = turned(signed);
            Some(vec![Amount { bound: signed, sign: Sign::Change, ..amount.clone() }, amount.clone()])
        }
        Says::Minus | Says::Plus => {
            if amount.sign != Sign::None {
                return None;
            }
            let bound = if says == Says::Minus {
                turned(amount.bound.map(|number| Some(number.negated()))?)
            } else {
                amount.bound
            };
            Some(vec![Amount { bound, sign: Sign::Signed, ..amount.clone() }])
        }
        Says::Nothing | Says::Unreadable => Some(vec![amount.clone()]),
    }
}

/// A bound whose numbers have had their signs turned: the ends of a range change places, and a bound its side.
fn turned(bound: Bound) -> Bound {
    match bound {
        Bound::Range { min, max } if min > max => Bound::Range { min: max, max: min },
        other => other,
    }
}
