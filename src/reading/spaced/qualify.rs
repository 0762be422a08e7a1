//! Words beside a figure that bound it, make it rough, give its sign or tell a change.

use super::found::{FoundFigure, Sort};
use super::note_mark::past_note;
use super::numeral::{Numeral, NumeralForm, Openness};
use super::reading_place::ReadingPlace;
use super::tables::Says;
use super::token::{Gap, Kind};
use super::{degree, said, unit, unit_name};
use crate::reading::meaning::{Meaning, SaidSign, Unread};
use crate::value::Number;

/// How far back a word that turns a bound round is looked for, in pieces of text.
const NEGATION: usize = 5;
/// How far back one that denies a change is.
const CHANGE_NEGATION: usize = 2;
/// How many bytes the parts of verbs have that are prepositions, too: ab, zu, nach.
const PARTICLE: usize = 4;

/// Reads the words before and after a number.
pub fn qualified(place: &ReadingPlace<'_>, mut found: FoundFigure, floor: usize) -> FoundFigure {
    if !found.meanings.iter().any(may_be_qualified) {
        return exact_only(place, found, floor);
    }
    after(place, &mut found);
    before(place, &mut found, floor);
    changed_after(place, &mut found, floor);
    found
}

/// About third, nearly 14:46: no rank and no time of day is so. The figure is wider, and can't be read.
fn exact_only(place: &ReadingPlace<'_>, mut found: FoundFigure, floor: usize) -> FoundFigure {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let exact = |meaning: &Meaning| matches!(meaning, Meaning::Rank(_) | Meaning::Time(_));
    if found.unread.is_some() || !found.meanings.iter().all(exact) {
        return found;
    }
    let near = |at: usize| tokens.gap(at) <= Gap::Line;
    let before = lexicon.before.before(tokens, found.start, floor);
    if let Some((start, says)) = before.filter(|_| found.start > floor && near(found.start)) {
        let phrase = &tokens.text[tokens.start(start)..tokens.end(found.start)];
        if said::limits(says) && !belongs_elsewhere(place, start, &phrase.to_lowercase(), floor) {
            found.unread = Some(Unread::Unknown(tokens.start(start)..tokens.end(found.start)));
            found.start = start;
        }
    }
    if let Some((end, says)) = lexicon.after.after(tokens, found.end).filter(|_| near(found.end))
        && said::limits(says)
        && !of_next(place, found.end, end)
    {
        found.unread = Some(Unread::Unknown(tokens.start(found.end)..tokens.end(end)));
        found.end = end;
    }
    found
}

/// Whether words beside a figure may be said of one of its meanings, or make another figure of it: about 3 to 1, nearly 14 of 20.
pub fn may_be_qualified(meaning: &Meaning) -> bool {
    said::is_pair(meaning) || matches!(meaning, Meaning::Amount(_) | Meaning::Score(_))
}

/// Ist um 4,5 Prozent gesunken, nam met 4,5 % af: a verb of change, or a part of it, behind the figure by which.
fn changed_after(place: &ReadingPlace<'_>, found: &mut FoundFigure, floor: usize) {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    if found.unread.is_some() || tokens.gap(found.end) > Gap::Line {
        return;
    }
    let Some((end, says)) = lexicon.changed.after(tokens, found.end) else { return };
    // Brach um 23 Prozent ein: its verb has been read.
    let told = found
        .meanings
        .iter()
        .any(|meaning| matches!(meaning, Meaning::Amount(amount) if amount.sign == SaidSign::Change));
    let by = lexicon.change_by.before(tokens, found.start, floor).map(|(by, ())| by);
    let by = by.filter(|_| tokens.gap(found.start) <= Gap::Line);
    let Some(by) = by.or(told.then_some(found.start)) else { return };
    // Um 5 Prozent ab 2027: a short word is part of a verb only at the end of its clause.
    let short = tokens.end(end) - tokens.start(found.end) <= PARTICLE;
    let clause = tokens.gap(end) >= Gap::Line
        && tokens.word(end).is_none_or(|_| tokens.gap(end) == Gap::Break)
        || tokens.word(end).is_none() && tokens.digits(end).is_none();
    if short && !clause || !said::apply(found, says) {
        return;
    }
    (found.start, found.end) = (with_auxiliary(place, by, floor), end);
}

/// The place of an auxiliary verb before a verb of change, or of that verb: *a* reculé de, *ist* um.
fn with_auxiliary(place: &ReadingPlace<'_>, start: usize, floor: usize) -> usize {
    let near = start > 0 && place.tokens.gap(start) <= Gap::Line;
    let auxiliary = place.lexicon.auxiliaries.before(place.tokens, start, floor);
    // Registou-se um aumento.
    let whole = |at: usize| place.tokens.gap(at) != Gap::None;
    auxiliary.filter(|(aux, ())| near && whole(*aux)).map_or(start, |(aux, ())| aux)
}

/// Reads the words before a figure, the nearest first.
fn before(place: &ReadingPlace<'_>, found: &mut FoundFigure, floor: usize) {
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
        if says == Says::Exactly {
            found.start = start;
            continue;
        }
        let comma = start > floor && tokens.sign(start - 1) == Some(',');
        let reached = says == Says::AtMostOrTo && (comma || super::change::tells(place, start));
        let before = found.meanings.clone();
        if !said::apply(found, says) {
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
fn negated(place: &ReadingPlace<'_>, start: usize, reach: usize, floor: usize) -> Option<usize> {
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
fn belongs_elsewhere(place: &ReadingPlace<'_>, start: usize, phrase: &str, floor: usize) -> bool {
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
fn after(place: &ReadingPlace<'_>, found: &mut FoundFigure) {
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
        && unit_name::name_at(place, end).is_some()
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
    if plus || found.sort == Sort::Bare {
        without_whole(found);
    }
    if !said::apply(found, says) {
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
    let numeral =
        Numeral { value: Number::from(0), end, form: NumeralForm::Set, scale: None, open: Openness::No };
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

/// 14 of 20 or more: what is said right behind the whole may be said of it, and not of the part. A noun parts them.
fn without_whole(found: &mut FoundFigure) {
    found.meanings.retain(|meaning| !matches!(meaning, Meaning::Of { .. }));
}

/// Whether words after a figure belong to the next number: and over 50 million, and more than a third. A footnote mark is no number.
fn of_next(place: &ReadingPlace<'_>, start: usize, end: usize) -> bool {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    if tokens.gap(end) > Gap::Line || past_note(place, end).is_some() {
        return false;
    }
    if lexicon.comparers.is_at(tokens, end) {
        return true;
    }
    let number =
        tokens.digits(end).is_some() || tokens.sign(end).is_some_and(super::signs_of_money::is_currency);
    (start..end).any(|at| match lexicon.before.after(tokens, at) {
        Some((_, Says::Exactly | Says::Nothing | Says::Unreadable)) | None => false,
        Some((longer, says)) => longer > end || longer == end && number && bounds(says),
    })
}
