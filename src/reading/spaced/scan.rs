//! Goes through a text once and reads its figures.

use super::found::{FoundFigure, Sort};
use super::reading_place::ReadingPlace;
use super::token::{Gap, Kind, Tokens};
use super::{
    compound, dated, frames, hours, money_or_mass, name, neighbour, ordinal, qualify, quantity, region,
    share, time, unit_name,
};
use crate::reading::agreement::chosen;
use crate::reading::meaning::{Figure, Meaning, UnitTerm, Unread};
use crate::reading::setting::SourceSetting;

/// Every figure in a text.
pub fn figures(text: &str, setting: &SourceSetting<'_>) -> Vec<Figure> {
    let Some((lexicon, setting)) = region::lexicon(setting) else { return Vec::new() };
    let tokens = Tokens::of(text);
    let place = ReadingPlace { lexicon, tokens: &tokens, setting: &setting };
    let mut figures: Vec<Figure> = Vec::new();
    let mut floor = 0;
    let mut at = 0;
    while at < tokens.len() {
        let Some(found) = figure_at(&place, at, floor) else {
            at += 1;
            continue;
        };
        let mut found = found;
        // Doubled since 2015 is a date.
        let dated = matches!(found.sort, Sort::Date | Sort::Time);
        if found.unread.is_none()
            && !dated
            && found.start == floor
            && follows_a_multiple(&tokens, &figures, floor)
        {
            found.unread = figures.last().map(|last| Unread::Unknown(last.span.clone()));
        }
        if found.unread.is_none() && follows_a_part(&place, &figures, found.start, floor) {
            found.unread = figures.last().map(|last| Unread::Unknown(last.span.clone()));
        }
        let end = found.end.max(at + 1);
        let found = named_money(&place, money_or_mass::told(&place, found));
        figures.push(Figure {
            span: tokens.start(found.start)..tokens.end(found.end),
            meanings: distinct(found.meanings),
            unread: found.unread,
        });
        (floor, at) = (end, end);
    }
    figures
}

/// Whether a multiple in words stands right before a place: deux fois 500 euros.
fn follows_a_multiple(tokens: &Tokens<'_>, figures: &[Figure], at: usize) -> bool {
    let Some(last) = figures.last() else { return false };
    let times = |meaning: &Meaning| matches!(meaning, Meaning::Amount(amount) if matches!(amount.unit.over.as_slice(), [UnitTerm::Known { name, .. }] if name.measures.iter().any(|one| one.kind == crate::value::UnitKind::Multiple)));
    at > 0 && tokens.word(at - 1).is_some() && tokens.gap(at) <= Gap::Line && last.meanings.iter().any(times)
}

/// Whether a part in words of a figure stands right before it: half of 240 MW.
fn follows_a_part(place: &ReadingPlace<'_>, figures: &[Figure], start: usize, floor: usize) -> bool {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let Some(last) = figures.last() else { return false };
    let share = |meaning: &Meaning| matches!(meaning, Meaning::Amount(amount) if unit_name::unit_is(&amount.unit, crate::value::UnitKind::Share));
    let spoken = tokens.text[last.span.clone()].chars().all(|c| !c.is_ascii_digit());
    let of = lexicon
        .of
        .after(tokens, floor)
        .is_some_and(|(end, ())| end == start && tokens.gap(floor) <= Gap::Line);
    of && spoken && !last.meanings.is_empty() && last.meanings.iter().all(share)
}

fn distinct<T: PartialEq>(list: Vec<T>) -> Vec<T> {
    list.into_iter().fold(Vec::new(), |mut kept, one| {
        if !kept.contains(&one) {
            kept.push(one);
        }
        kept
    })
}

/// Makes a figure unread where its sign of money is of several currencies and nothing says whose.
fn named_money(place: &ReadingPlace<'_>, mut found: FoundFigure) -> FoundFigure {
    let unsaid = |meaning: &Meaning| match meaning {
        Meaning::Amount(amount) => amount.unit.over.iter().chain(&amount.unit.under).any(|term| match term {
            UnitTerm::Known { name, .. } => {
                unit_name::is_money(name) && chosen(name, place.setting).is_empty()
            }
            UnitTerm::Noun { .. } => false,
        }),
        _ => false,
    };
    if found.unread.is_none() && !found.meanings.is_empty() && found.meanings.iter().all(unsaid) {
        found.unread =
            Some(Unread::NeedsCurrency(place.tokens.start(found.start)..place.tokens.end(found.end)));
    }
    found
}

/// The figure whose core begins at a place.
fn figure_at(place: &ReadingPlace<'_>, at: usize, floor: usize) -> Option<FoundFigure> {
    let token = place.tokens.get(at)?;
    let starts = match token.kind {
        Kind::Digits | Kind::Fraction => true,
        Kind::Word => place.lexicon.starts(&token.low),
        Kind::Sign(sign) => sign == '.' || sign == '\'' || sign == '’',
        Kind::Raised => false,
    };
    if !starts {
        return None;
    }
    if token.kind == Kind::Word && !quantity::begins_word(place, at) {
        return None;
    }
    if let Some(found) = name::name_at(place, at) {
        return Some(found);
    }
    // 2030 GMT is no year.
    let four = place.tokens.digits(at).is_some_and(|digits| digits.len() == 4);
    let found = (four.then(|| time::time_at(place, at)).flatten())
        .or_else(|| dated::date_at(place, at, floor))
        .or_else(|| compound::hours_and_minutes(place, at, floor))
        .or_else(|| hours::hours_at(place, at, floor))
        .or_else(|| time::time_at(place, at))
        .or_else(|| compound::one_and_a_part(place, at))
        .or_else(|| compound::one_point(place, at))
        .or_else(|| compound::one_length(place, at, floor))
        .or_else(|| share::of_kind(place, at))
        .or_else(|| ordinal::ordinal(place, at))
        .or_else(|| quantity::quantity_at(place, at, floor))?;
    let plain = matches!(found.sort, Sort::Bare | Sort::United);
    let found = qualify::qualified(place, found, floor);
    let found = if plain { frames::framed(place, found, floor) } else { frames::dated(place, found, floor) };
    Some(frames::with_article(place, neighbour::checked(place, found, floor), floor))
}
