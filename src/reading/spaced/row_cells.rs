//! Rows of tables in a text that has no cells: labels and numbers, and nothing else.

use super::found::FoundFigure;
use super::reading_place::ReadingPlace;
use super::token::Gap;

/// Whether a figure stands in a line that is nothing but labels, each with its number: North 2,651 South 4,118.
pub fn in_run_of_cells(place: &ReadingPlace<'_>, found: &FoundFigure) -> bool {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let mut start = found.start;
    while start > 0 && tokens.gap(start) < Gap::Line {
        start -= 1;
    }
    // A line by itself is a sentence's, too.
    if start == 0
        && tokens.gap(start) == Gap::Break
        && !(start..tokens.len()).any(|at| at > start && tokens.gap(at) == Gap::Line)
    {
        return false;
    }
    let (mut at, mut pairs) = (start, 0);
    while at == start || tokens.gap(at) < Gap::Line {
        let label = (at..at + LABEL)
            .take_while(|&at| {
                tokens.word(at).is_some_and(|word| {
                    lexicon.changes.word(word).is_none() && lexicon.before.word(word).is_none()
                })
            })
            .count();
        if label == 0 || !tokens.is_capital(at) {
            return false;
        }
        at += label;
        at += usize::from(
            matches!(tokens.sign(at), Some('-' | '−' | '–' | '+'))
                && tokens.gap(at) == Gap::Blank
                && tokens.gap(at + 1) == Gap::None,
        );
        let number = super::digits::run(lexicon, tokens, at);
        let Some(number) = number.filter(|number| {
            number.form != super::numeral::NumeralForm::Malformed && tokens.gap(at) <= Gap::Blank
        }) else {
            return false;
        };
        (at, pairs) = (number.end, pairs + 1);
    }
    pairs > 1
}

/// Whether a word is the end of the label of a table's row: nothing but words before it in its line, and numbers after it.
pub fn heads_a_row(place: &ReadingPlace<'_>, found: &FoundFigure, at: usize) -> bool {
    let tokens = place.tokens;
    let ends = tokens.gap(found.end) >= Gap::Line
        || tokens.digits(found.end).is_some()
        || matches!(tokens.sign(found.end), Some('(' | '-' | '−' | '–'))
            && tokens.digits(found.end + 1).is_some();
    let mut start = at;
    while start > 0 && tokens.gap(start) < Gap::Line && at - start < 8 {
        start -= 1;
    }
    let label = (start..=at).all(|at| {
        tokens.word(at).is_some() || matches!(tokens.sign(at), Some('-' | '(' | ')' | '/' | '\'' | '’'))
    });
    let second_row = tokens.gap(start) == Gap::Line && start > 0;
    ends && label && second_row
}

/// How many words a label of such a line may have.
const LABEL: usize = 3;
