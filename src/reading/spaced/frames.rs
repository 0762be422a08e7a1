//! Words around a figure that bound it from further off: under the 2% mark, auf 800 W begrenzt, the limit is 400; and its article.

use super::found::{FoundFigure, Sort};
use super::reading_place::ReadingPlace;
use super::said::apply;
use super::tables::Says;
use super::token::Gap;
use crate::reading::meaning::{Meaning, UnitTerm, Unread};
use crate::value::UnitKind;

/// Reads the words around a figure that has its qualifiers.
pub fn framed(place: &ReadingPlace<'_>, mut found: FoundFigure, floor: usize) -> FoundFigure {
    if found.unread.is_none() {
        marked(place, &mut found, floor);
    }
    if found.unread.is_none() {
        limited(place, &mut found, floor);
    }
    if found.unread.is_none() {
        verb_behind(place, &mut found, floor);
    }
    if found.unread.is_none()
        && let Some(start) = degree_before(place, &found, floor).or_else(|| other_side(place, &found))
    {
        found.unread = Some(Unread::Unknown(place.tokens.start(start)..place.tokens.end(found.start)));
    }
    found
}

/// At the latest 2031, 2031 at the soonest: words of degree beside a date that no list has.
pub fn dated(place: &ReadingPlace<'_>, mut found: FoundFigure, floor: usize) -> FoundFigure {
    if found.unread.is_some() || !matches!(found.sort, Sort::Date | Sort::Year) {
        return found;
    }
    let tokens = place.tokens;
    if let Some(start) = degree_before(place, &found, floor) {
        found.unread = Some(Unread::Unknown(tokens.start(start)..tokens.end(found.start)));
    } else if let Some(end) = super::degree::unlisted(place, found.end) {
        found.unread = Some(Unread::Unknown(tokens.start(found.end)..tokens.end(end)));
        found.end = end;
    }
    found
}

/// At best 300 jobs, at the very worst 300: words of degree before a figure that no list has.
fn degree_before(place: &ReadingPlace<'_>, found: &FoundFigure, floor: usize) -> Option<usize> {
    let (words, tokens) = (&place.lexicon.surroundings, place.tokens);
    let comma = found.start - usize::from(found.start > floor && tokens.sign(found.start - 1) == Some(','));
    let last = comma.checked_sub(1).filter(|&last| last >= floor && tokens.gap(found.start) <= Gap::Line)?;
    let word = tokens.word(last)?;
    let (start, ends) = words.degrees.before(tokens, last, floor)?;
    ends.split(' ').any(|end| word.ends_with(end)).then_some(start)
}

/// 3 by 5 m: the second side of a surface.
fn other_side(place: &ReadingPlace<'_>, found: &FoundFigure) -> Option<usize> {
    let (words, tokens) = (&place.lexicon.surroundings, place.tokens);
    let long = |meaning: &Meaning| match meaning {
        Meaning::Amount(amount) => matches!(amount.unit.over.as_slice(), [UnitTerm::Known { name, .. }]
            if name.measures.iter().all(|one| one.base == "m" && one.kind == UnitKind::Measure)),
        _ => false,
    };
    let (start, ()) = words.dimensions.before(tokens, found.start, 0)?;
    let number = start.checked_sub(1).is_some_and(|at| tokens.digits(at).is_some());
    (number && tokens.gap(start) <= Gap::Blank && found.meanings.iter().all(long)).then(|| start - 1)
}

/// Under the 2% mark: a bound before the article. A mark that is crossed, hit or broken says no figure.
fn marked(place: &ReadingPlace<'_>, found: &mut FoundFigure, floor: usize) {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let Some((end, mark)) = lexicon.surroundings.marks.after(tokens, found.end) else { return };
    if tokens.gap(found.end) > Gap::Line {
        return;
    }
    let start = article(place, found.start, floor).unwrap_or(found.start);
    let bound = (start < found.start).then(|| lexicon.before.before(tokens, start, floor)).flatten();
    match bound.filter(|(_, says)| {
        !matches!(says, Says::Exactly | Says::Nothing | Says::Up | Says::Down | Says::Minus | Says::Plus)
    }) {
        Some((start, says)) if says != Says::Unreadable && apply(found, says) => {
            (found.start, found.end) = (start, end);
        }
        None if mark == Says::Nothing => {}
        _ => {
            found.unread = Some(Unread::Unknown(tokens.start(found.end)..tokens.end(end)));
            found.end = end;
        }
    }
}

/// Il tetto massimo è di 80.000 euro: a noun that the figure is the limit of.
fn limited(place: &ReadingPlace<'_>, found: &mut FoundFigure, floor: usize) {
    let (words, tokens) = (&place.lexicon.surroundings, place.tokens);
    if found.start == floor || tokens.gap(found.start) > Gap::Line {
        return;
    }
    let Some((link, ())) = words.limit_links.before(tokens, found.start, floor) else { return };
    let Some((start, says)) =
        words.limits.before(tokens, link, floor).filter(|_| tokens.gap(link) <= Gap::Line)
    else {
        return;
    };
    // The figure is the limit itself, too: the ceiling is 7%.
    let itself = found.meanings.clone();
    if apply(found, says) {
        found.meanings.extend(itself);
    } else {
        found.unread = Some(Unread::Unknown(tokens.start(start)..tokens.end(found.start)));
    }
    found.start = start;
}

/// Auf 800 W begrenzt: a verb behind the figure and its preposition before it.
fn verb_behind(place: &ReadingPlace<'_>, found: &mut FoundFigure, floor: usize) {
    let (words, tokens) = (&place.lexicon.surroundings, place.tokens);
    let near = |at: usize| tokens.gap(at) <= Gap::Line;
    // Auf 12 Mio. Euro geschätzt: the verb may be a qualifier that has been read.
    if let Some((verb, _)) = words.framed.before(tokens, found.end, found.start + 1)
        && let Some((start, ())) =
            words.framed_by.before(tokens, found.start, floor).filter(|_| near(found.start))
        && verb > found.start
    {
        found.start = start;
        return;
    }
    let Some((end, says)) = words.framed.after(tokens, found.end).filter(|_| near(found.end)) else { return };
    let Some((start, ())) = words.framed_by.before(tokens, found.start, floor).filter(|_| near(found.start))
    else {
        return;
    };
    // What is limited to a figure is that figure, too; what is estimated isn't.
    let itself = if says == Says::About { Vec::new() } else { found.meanings.clone() };
    if apply(found, says) {
        found.meanings.extend(itself);
    } else {
        found.unread = Some(Unread::Unknown(tokens.start(found.end)..tokens.end(end)));
    }
    (found.start, found.end) = (start, end);
}

/// The place of the article before a place.
fn article(place: &ReadingPlace<'_>, at: usize, floor: usize) -> Option<usize> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let before = at > floor && tokens.gap(at) <= Gap::Line;
    let tables = [&lexicon.definite, &lexicon.articles, &lexicon.articles_of_days];
    let found = tables.into_iter().find_map(|table| table.before(tokens, at, floor)).filter(|_| before);
    // The a of qu'a is no article.
    found.map(|(start, ())| start).filter(|&start| start == 0 || tokens.gap(start) != Gap::None)
}

/// A 12% decline, les deux tiers: an article before a figure that was read belongs to it and says nothing.
pub fn with_article(place: &ReadingPlace<'_>, mut found: FoundFigure, floor: usize) -> FoundFigure {
    let date = found.sort == Sort::Date && place.lexicon.tables.language != "en";
    if found.unread.is_none()
        && (matches!(found.sort, Sort::Bare | Sort::United) || date)
        && let Some(start) = article(place, found.start, floor)
    {
        found.start = start;
    }
    found
}
