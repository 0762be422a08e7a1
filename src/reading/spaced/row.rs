//! What the label of a table's row says of its figures: Operating margin (%), EPS (EUR), Growth, %, Earnings per share, Employees.

use super::heading::head;
use super::reading_place::ReadingPlace;
use super::token::{Gap, Kind, Tokens};
use super::unit_name;
use crate::reading::head::UnitHead;
use crate::reading::meaning::{SaidUnit, UnitTerm};
use crate::reading::setting::SourceSetting;
use crate::reading::shown::{CELL, LINE};
use crate::value::UnitKind;

/// The label of the row in which the figure at a byte stands, and what it says; nothing where it gives no unit, or where there is none.
pub fn row_unit(text: &str, at: usize, setting: &SourceSetting<'_>) -> Option<(String, UnitHead)> {
    let (lexicon, setting) = super::region::lexicon(setting)?;
    let line = text[..at].rfind(LINE).map_or(0, |end| end + 1);
    // The last cell with words before the figure: others hold the figures of other columns.
    let row = text[line..at].rsplit(CELL).find(|cell| cell.contains(char::is_alphabetic))?;
    let tokens = Tokens::of(row);
    let place = ReadingPlace { lexicon, tokens: &tokens, setting: &setting };
    let end = label_end(&tokens);
    let only = |text: &str| {
        let head = head(text, &setting).ok()?;
        // (m/m), (y/y): from when to when, and no unit.
        if head.unit.over == head.unit.under {
            return None;
        }
        (head.nouns().is_empty() && !(head.unit.over.is_empty() && head.unit.under.is_empty()))
            .then_some(head)
    };
    let found = match tokens.sign(end.checked_sub(1)?) {
        Some(')') => {
            let open = (0..end).rev().find(|&at| tokens.sign(at) == Some('('))?;
            let inner = row.get(tokens.end(open + 1)..tokens.start(end - 1))?;
            // Employees (FTE): the bracket says nothing that a unit knows, and the label is one.
            let label = || only(&row[..tokens.end(open)]).or_else(|| only(of_people(&place)?));
            only(inner).or_else(|| people(&place, open).then(label).flatten())
        }
        Some('%') => only("%"),
        _ if people(&place, end) => only(&row[..tokens.end(end)]).or_else(|| only(of_people(&place)?)),
        _ => None,
    };
    // EPS in EUR, Return on sales in per cent, Umsatzrendite in Prozent: what a label is given in.
    let given_in = || {
        const IN: [&str; 4] = ["in", "en", "em", "im"];
        let at = (1..end).rev().find(|&at| tokens.word(at).is_some_and(|word| IN.contains(&word)))?;
        let head = only(row.get(tokens.start(at + 1)..tokens.end(end))?)?;
        let per = per_words(&place, at);
        Some(match per {
            Some(under) if head.unit.under.is_empty() => {
                UnitHead { unit: SaidUnit { under: vec![under], ..head.unit }, ..head }
            }
            _ => head,
        })
    };
    let found = found.or_else(given_in);
    let of_share = || only(&row[tokens.start(per_share(&place, end)?)..tokens.end(end)]);
    let head = found.or_else(of_share)?;
    Some((row[..tokens.end(end)].trim().to_owned(), head))
}

/// How many lines above a figure its heading is looked for.
const LINES: usize = 40;

/// The nearest line above the figure at a byte that is nothing but money and its scale, and what it says: CHF thousand. Two such lines
/// one above the other are the heads of two columns, of which none is nearer.
pub fn head_above(text: &str, at: usize, setting: &SourceSetting<'_>) -> Option<(String, UnitHead)> {
    let (_, setting) = super::region::lexicon(setting)?;
    let is_head = |line: &str| {
        let cell = line.rsplit(CELL).next()?.trim();
        let short = !cell.is_empty()
            && cell.split(' ').count() <= 4
            && !cell.contains(|c: char| ('1'..='9').contains(&c));
        let others = line.split(CELL).filter(|other| of_money(other, &setting).is_some()).count();
        // Behind the cells of a row a blank line parts it, so that no other head is beside it.
        let apart = line.contains(CELL);
        of_money(cell, &setting).filter(|_| short && others < 2).map(|head| (cell.to_owned(), head, apart))
    };
    let line = text[..at].rfind(LINE)?;
    let mut above = text[..line].rsplit(LINE).take(LINES);
    let (words, head, apart) = above.find_map(is_head)?;
    (apart || above.next().is_none_or(|line| is_head(line).is_none())).then_some((words, head))
}

/// What words say that are nothing but money and its scale.
fn of_money(words: &str, setting: &SourceSetting<'_>) -> Option<UnitHead> {
    let head = head(words.trim(), setting).ok()?;
    let money =
        matches!(head.unit.over.as_slice(), [UnitTerm::Known { name, .. }] if unit_name::is_money(name));
    (money && head.nouns().is_empty() && head.unit.under.is_empty()).then_some(head)
}

/// The place after a label: before the first number that isn't in brackets.
fn label_end(tokens: &Tokens<'_>) -> usize {
    let mut depth = 0_usize;
    for at in 0..tokens.len() {
        match tokens.get(at).map(|token| token.kind) {
            Some(Kind::Sign('(')) if tokens.digits(at + 1).is_some() => return at,
            Some(Kind::Sign('(')) => depth += 1,
            Some(Kind::Sign(')')) => depth = depth.saturating_sub(1),
            Some(Kind::Digits) if depth == 0 && tokens.gap(at) != Gap::None => return at,
            _ => {}
        }
    }
    tokens.len()
}

/// Whether a label is nothing but people: Employees, Mitarbeiter.
fn people(place: &ReadingPlace<'_>, end: usize) -> bool {
    let is_people = |name: &crate::value::UnitName| {
        name.measures.iter().all(|measure| measure.kind == UnitKind::Count && measure.base == "people")
    };
    let words = &place.lexicon.surroundings;
    let listed = words.row_people.after(place.tokens, 0).is_some_and(|(after, ())| after == end);
    let from = words.row_counts.after(place.tokens, 0).map_or(0, |(after, ())| after);
    listed || unit_name::name_at(place, from).is_some_and(|(name, after)| after == end && is_people(&name))
}

/// A word for people that the units of the language know, for labels that have another one.
fn of_people(place: &ReadingPlace<'_>) -> Option<&'static str> {
    const PEOPLE: [&str; 7] =
        ["people", "Personen", "personnes", "personas", "persone", "pessoas", "personen"];
    PEOPLE.into_iter().find(|word| unit_name::named(place, word).is_some())
}

/// What an abbreviation in a label is per: EPS.
fn per_words(place: &ReadingPlace<'_>, end: usize) -> Option<UnitTerm> {
    let (_, unit) = (0..end).find_map(|at| place.lexicon.head_per.after(place.tokens, at))?;
    Some(unit_name::term(unit_name::named(place, unit)?))
}

/// Where words begin that divide by shares: Earnings *per share*, Ergebnis *je Aktie*.
fn per_share(place: &ReadingPlace<'_>, end: usize) -> Option<usize> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    (0..end).find(|&at| {
        let per =
            lexicon.per.after(tokens, at).and_then(|(next, _)| super::rate::denominator(place, next).ok());
        // Das Ergebnis je Aktie stieg auf 3,42 Euro is no label.
        let closes = |after: usize| after == end || tokens.sign(after) == Some('(');
        matches!(per, Some((UnitTerm::Known { name, .. }, after))
            if closes(after) && name.measures.iter().any(|one| one.base == "shares"))
    })
}
