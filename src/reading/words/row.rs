//! What the label of a table's row says of its figures: Operating margin (%), EPS (EUR), Growth, %, Earnings per share, Employees.

use super::heading::head;
use super::token::{Gap, Kind, Tokens};
use super::unit::{self, Place};
use crate::reading::heading::Head;
use crate::reading::meaning::Term;
use crate::reading::setting::Setting;
use crate::reading::shown::{CELL, LINE};
use crate::value::UnitKind;

/// The label of the row in which the figure at a byte stands, and what it says; nothing where it gives no unit, or where there is none.
pub fn row_unit(text: &str, at: usize, setting: &Setting<'_>) -> Option<(String, Head)> {
    let (lexicon, setting) = super::region::lexicon(setting)?;
    let line = text[..at].rfind(LINE).map_or(0, |end| end + 1);
    // The last cell with words before the figure: others hold the figures of other columns.
    let row = text[line..at].rsplit(CELL).find(|cell| cell.contains(char::is_alphabetic))?;
    let tokens = Tokens::of(row);
    let place = Place { lexicon, tokens: &tokens, setting: &setting };
    let end = label_end(&tokens);
    let only = |text: &str| {
        let head = head(text, &setting).ok()?;
        (head.nouns().is_empty() && !(head.unit.over.is_empty() && head.unit.under.is_empty()))
            .then_some(head)
    };
    let found = match tokens.sign(end.checked_sub(1)?) {
        Some(')') => {
            let open = (0..end).rev().find(|&at| tokens.sign(at) == Some('('))?;
            let inner = row.get(tokens.end(open + 1)..tokens.start(end - 1))?;
            // Employees (FTE): the bracket says nothing that a unit knows, and the label is one.
            only(inner).or_else(|| people(&place, open).then(|| only(&row[..tokens.end(open)])).flatten())
        }
        Some('%') => only("%"),
        _ if people(&place, end) => only(&row[..tokens.end(end)]),
        _ => None,
    };
    let of_share = || only(&row[tokens.start(per_share(&place, end)?)..tokens.end(end)]);
    let head = found.or_else(of_share)?;
    Some((row[..tokens.end(end)].trim().to_owned(), head))
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
fn people(place: &Place<'_>, end: usize) -> bool {
    let is_people = |name: &crate::value::UnitName| {
        name.measures.iter().all(|measure| measure.kind == UnitKind::Count && measure.base == "people")
    };
    unit::name_at(place, 0).is_some_and(|(name, after)| after == end && is_people(&name))
}

/// Where words begin that divide by shares: Earnings *per share*, Ergebnis *je Aktie*.
fn per_share(place: &Place<'_>, end: usize) -> Option<usize> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    (0..end).find(|&at| {
        let per =
            lexicon.per.after(tokens, at).and_then(|(next, _)| super::rate::denominator(place, next).ok());
        // Das Ergebnis je Aktie stieg auf 3,42 Euro is no label.
        let closes = |after: usize| after == end || tokens.sign(after) == Some('(');
        matches!(per, Some((Term::Known { name, .. }, after))
            if closes(after) && name.measures.iter().any(|one| one.base == "shares"))
    })
}
