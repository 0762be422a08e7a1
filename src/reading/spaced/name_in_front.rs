//! Names that a number is part of: page 12, Article 5, Scope 3.

use std::ops::Range;

use super::found::{FoundFigure, Sort};
use super::reading_place::ReadingPlace;
use super::row_cells::{heads_a_row, in_run_of_cells};
use super::tables::NameSort;
use super::token::Gap;
use super::unit_name;
use crate::reading::meaning::{Meaning, UnitTerm};
use crate::value::{Number, UnitKind};

/// Whether a noun before a figure makes a name of it: page 12, Article 5.
pub fn named(place: &ReadingPlace<'_>, found: &FoundFigure) -> Option<Range<usize>> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    if !matches!(found.sort, Sort::Bare | Sort::United | Sort::Year | Sort::Date | Sort::Other)
        || tokens.gap(found.start) > Gap::Line
    {
        return None;
    }
    let mut end = found.start;
    // Regulation (EU) 2024/1689.
    if tokens.sign(end.checked_sub(1)?) == Some(')') && end >= 3 && tokens.sign(end - 3) == Some('(') {
        end -= 3;
    }
    let (start, sort) = lexicon.names.before(tokens, end, 0)?;
    let plain = is_plain(place, found);
    let counted = match sort {
        NameSort::Always => plain,
        NameSort::UnlessUnit => plain && found.sort != Sort::United,
    };
    counted.then(|| tokens.start(start)..tokens.end(found.end))
}

/// Whether a figure is a plain whole number, with nothing or what is counted after it: neither groups nor scale nor a measure make an
/// amount of it. Dates and pairs are plain, too.
fn is_plain(place: &ReadingPlace<'_>, found: &FoundFigure) -> bool {
    let tokens = place.tokens;
    let grouped = matches!(tokens.sign(found.start + 1), Some(','))
        && tokens.gap(found.start + 1) == Gap::None
        && tokens.gap(found.start + 2) == Gap::None
        && tokens.digits(found.start + 2).is_some();
    let spoken = tokens.digits(found.start).is_none();
    let number = tokens.digits(found.start).and_then(|digits| digits.parse::<i64>().ok());
    if spoken && tokens.word(found.start).is_none_or(|word| place.lexicon.numbers.word(word).is_none()) {
        return false;
    }
    let counted = |meaning: &Meaning| match meaning {
        Meaning::Amount(amount) => {
            let first = amount.bound.numbers().next();
            let same = spoken
                || first == number.map(Number::from)
                || matches!(first, Some(first) if !first.decimal().is_integer());
            let count = amount.unit.under.is_empty()
                && amount.unit.over.iter().all(
                    |term| matches!(term, UnitTerm::Known { name, .. } if unit_name::is_kind(name, UnitKind::Count)),
                );
            same && count
        }
        Meaning::Date(_)
        | Meaning::OfSomeYear { .. }
        | Meaning::Period(..)
        | Meaning::Of { .. }
        | Meaning::Ratio(..)
        | Meaning::Score(_) => true,
        Meaning::Rank(_) | Meaning::Time(_) => false,
    };
    !grouped && found.meanings.iter().all(counted)
}

/// Whether a word with a capital before a plain number makes a name of it.
pub fn capital_name(place: &ReadingPlace<'_>, found: &FoundFigure, at: usize) -> bool {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let set = matches!(tokens.sign(found.start + 1), Some(',' | '.'))
        && tokens.gap(found.start + 1) == Gap::None
        && tokens.digits(found.start + 2).is_some();
    let set = set
        || tokens.gap(found.start + 1) == Gap::Blank
            && found.end > found.start + 1
            && tokens.digits(found.start + 1).is_some();
    let word = tokens.word(at).unwrap_or_default();
    let known = lexicon.harmless_after.word(word).is_some()
        || lexicon.harmless_before.word(word).is_some()
        || lexicon.changes.word(word).is_some()
        || lexicon.articles.word(word).is_some()
        || lexicon.date_in.word(word).is_some()
        || lexicon.months.word(word).is_some();
    // Llegarán 15 empresas: where verbs come first, and where all nouns are capital, a capital before what is counted is no name.
    let counted = lexicon.tables.language != "en"
        && found.sort == Sort::United
        && tokens.form(at).chars().skip(1).all(char::is_lowercase);
    if heads_a_row(place, found, at) || in_run_of_cells(place, found) {
        return false;
    }
    let single = found.meanings.iter().all(|meaning| match meaning {
        Meaning::Amount(amount) => {
            matches!(amount.bound, crate::value::Bound::Exact(number) if number.decimal().is_integer())
        }
        _ => false,
    });
    !counted
        && single
        && tokens.word(at).is_some()
        // The iPhone 15, too.
        && tokens.form(at).contains(char::is_uppercase)
        && tokens.digits(found.start).is_some()
        && is_plain(place, found)
        && !set
        && !known
}
