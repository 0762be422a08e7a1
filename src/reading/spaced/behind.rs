//! What stands behind a figure: what is known to be harmless passes, the rest makes it unread.

use std::ops::Range;

use super::found::{FoundFigure, Sort};
use super::reading_place::ReadingPlace;
use super::row_cells::in_run_of_cells;
use super::signs_of_money::is_currency;
use super::tables::Says;
use super::token::{Gap, Kind};
use super::{unit_in_front, unit_name};
use crate::reading::meaning::{Meaning, UnitTerm};
use crate::value::UnitKind;

/// What stands after a figure and isn't harmless.
pub fn after(place: &ReadingPlace<'_>, found: &FoundFigure) -> Option<Range<usize>> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let at = found.end;
    let token = tokens.get(at)?;
    let touching = || token.span.clone();
    match (token.gap, token.kind) {
        (Gap::Break, _) => None,
        (Gap::None, Kind::Raised) => None,
        // 1,139.1r: how statistics offices mark a revised figure in a row.
        (Gap::None, Kind::Word)
            if token.low == "r" && tokens.digits(at - 1).is_some() && ends_cell(place, at + 1) =>
        {
            None
        }
        (Gap::None, Kind::Word | Kind::Fraction) => Some(touching()),
        (Gap::None, Kind::Digits) => {
            // 38.2%2: a footnote mark.
            let after_sign = matches!(tokens.before(at).map(|token| token.kind), Some(Kind::Sign(_)));
            // MW1 where a line begins with 1; but not km2.
            let power = matches!(token.low.as_ref(), "2" | "3")
                && tokens.before(at).is_some_and(|before| before.low.len() <= 2);
            let noted = !after_sign && !power && tokens.begins_a_note(&token.low);
            let mark = (after_sign || noted)
                && token.low.len() <= 2
                && (tokens.gap(at + 1) != Gap::None
                    || matches!(tokens.sign(at + 1), Some('.' | ',' | ')' | ';')));
            (!mark).then(touching)
        }
        (Gap::None, Kind::Sign(sign)) => {
            let next_digits = tokens.gap(at + 1) == Gap::None && tokens.digits(at + 1).is_some();
            let next_word = tokens.gap(at + 1) == Gap::None && tokens.word(at + 1).is_some();
            let through = || tokens.start(at)..tokens.end(at + 2);
            // 41.2 TWh.1 It fell: the mark of a footnote behind the end of a sentence.
            let marked = sign == '.'
                && found.sort != Sort::Bare
                && tokens
                    .digits(at + 1)
                    .is_some_and(|digits| digits.len() <= 2 && tokens.begins_a_note(digits))
                && matches!(tokens.gap(at + 2), Gap::Blank | Gap::Line | Gap::Break)
                && (tokens.is_capital(at + 2) || tokens.gap(at + 2) == Gap::Break);
            match sign {
                _ if marked => None,
                '.' | ',' | ':' if next_digits => Some(through()),
                // 50 b.p.
                '.' if next_word => Some(through()),
                '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '"' | '”' | '“' | '»' | '«' | '|'
                | '*' | '†' | '‡' | '…' | '(' | '[' | '—' | '→' | '•' => None,
                '\'' | '’' | '‘' if !next_digits => None,
                '-' | '–' if found.sort == Sort::Time => None,
                // 12km-long, 300-year-old.
                '-' if next_word && lexicon.surroundings.sizes.is_at(tokens, at + 1) => None,
                '-' | '–' | '/' if next_digits || next_word => Some(through()),
                // 0.3%- is below zero; so it is in accounts that set the sign behind.
                '-' | '–' | '−' if matches!(found.sort, Sort::Bare | Sort::United) => Some(touching()),
                '-' | '–' => None,
                _ => Some(touching()),
            }
        }
        (_, Kind::Word) => word_after(place, found, at).then(touching),
        (_, Kind::Sign(sign)) => {
            let signed =
                matches!(sign, '±' | '×' | '÷' | '^' | '%' | '‰' | '°' | '~' | '+' | '−' | '-' | '–' | '/');
            let attached = tokens.gap(at + 1) == Gap::None;
            let number = tokens.digits(at + 1).is_some()
                || tokens.sign(at + 1) == Some('(') && tokens.digits(at + 2).is_some();
            match sign {
                '+' | '−' | '-' | '–' if attached => None,
                '/' if number && parts_cells(place, at) => None,
                '-' | '–' | '−' if !number || !matches!(found.sort, Sort::Bare | Sort::United) => None,
                '±' | '+' if attached && number && found.sort != Sort::Bare => None,
                _ if is_currency(sign) => (!attached && !number).then(touching),
                _ => signed.then(touching),
            }
        }
        (_, Kind::Digits | Kind::Raised | Kind::Fraction) => None,
    }
}

/// Whether a cell of a row ends at a place: nothing, or the number of the next one.
fn ends_cell(place: &ReadingPlace<'_>, at: usize) -> bool {
    let tokens = place.tokens;
    tokens.gap(at) >= Gap::Line || tokens.gap(at) == Gap::Blank && tokens.digits(at).is_some()
}

/// Whether a slash between blanks is one of several in its line, which part its cells.
fn parts_cells(place: &ReadingPlace<'_>, at: usize) -> bool {
    let tokens = place.tokens;
    let spaced = |at: usize| {
        tokens.sign(at) == Some('/') && tokens.gap(at) == Gap::Blank && tokens.gap(at + 1) == Gap::Blank
    };
    let same_line = |from: usize, to: usize| (from + 1..=to).all(|at| tokens.gap(at) < Gap::Line);
    let near = (at.saturating_sub(8)..at + 9)
        .any(|other| other != at && spaced(other) && same_line(other.min(at), other.max(at)));
    spaced(at) && near
}

/// Whether a word after a blank may change a figure.
fn word_after(place: &ReadingPlace<'_>, found: &FoundFigure, at: usize) -> bool {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    if matches!(found.sort, Sort::Date | Sort::Year | Sort::Time | Sort::Other) {
        return false;
    }
    if tokens.gap(at) == Gap::Line && tokens.is_capital(at) {
        return false;
    }
    if lexicon.harmless_after.is_at(tokens, at) || found.sort == Sort::Bare && in_run_of_cells(place, found) {
        return false;
    }
    if matches!(lexicon.after.after(tokens, at), Some((_, Says::Unreadable))) {
        return true;
    }
    if found.sort == Sort::Bare {
        // A participle is neither a unit nor a scale: 8,000 or so gathered.
        let form = tokens.form(at);
        let of = lexicon.of.before(tokens, found.start, 0).map_or(found.start, |(start, ())| start);
        if lexicon.pure.before(tokens, of, 0).is_some() {
            return false;
        }
        return !lexicon
            .tables
            .participle_ends
            .iter()
            .any(|end| form.ends_with(end) && form.chars().count() > end.chars().count() + 2);
    }
    // A short word after a unit may go on with it: 5 t SKE, 3 kWh el.
    let short = tokens.form(at).chars().count() <= 3;
    let measured = found.meanings.iter().any(|meaning| match meaning {
        Meaning::Amount(amount) => {
            let kind = |term: &UnitTerm| matches!(term, UnitTerm::Known { name, .. } if unit_name::is_kind(name, UnitKind::Measure));
            amount.unit.over.iter().chain(&amount.unit.under).any(kind)
        }
        _ => false,
    });
    short && measured && unit_in_front::name_before_number(place, at).is_none()
}
