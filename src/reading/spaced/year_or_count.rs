//! A number of four digits between a preposition of dates and what is counted: by 2030 homes will be warmer; rose by 2030 homes.

use super::operand::FigureOperand;
use super::reading_place::ReadingPlace;
use super::tables::DateWord;
use super::token::Gap;

/// Whether a preposition of dates before a year and what is counted is the year's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Preposed {
    /// By 2030 homes will be warmer.
    Year,
    /// Flights are rarer after 2019 jobs went: nothing tells.
    Either,
    /// There is none, or it is of what is counted: rose by 2030 homes.
    No,
}

/// Whose a preposition before a number is that may be a year, and that has what is counted behind it.
pub fn preposed(place: &ReadingPlace<'_>, at: usize, own: &FigureOperand, floor: usize) -> Preposed {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let Some((start, word)) = lexicon.date_bounds.before(tokens, at, floor) else { return Preposed::No };
    let number = own.start == at && own.numeral.scale.is_none() && tokens.gap(at) <= Gap::Line;
    let loose = matches!(word, DateWord::Loose(_) | DateWord::BeforeOrOf);
    let begins = tokens.form(start).starts_with(char::is_uppercase);
    match (number, begins, loose) {
        (false, ..) | (_, false, true) => Preposed::No,
        (_, true, false) => Preposed::Year,
        // From 2024 flights; von 2019 Flügen.
        (_, true, true) => Preposed::Either,
        (_, false, false) if changes_by(place, start) => Preposed::No,
        (_, false, false) => Preposed::Either,
    }
}

/// Whether a verb of change stands right before a preposition, which then says by how much: rose *by* 2030 homes.
fn changes_by(place: &ReadingPlace<'_>, start: usize) -> bool {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let near = |back: usize| start.checked_sub(back).filter(|&at| tokens.word(at).is_some());
    // Records fell, after 2019 flights were rare.
    near(1).is_some() && (1..=2).any(|back| near(back).is_some_and(|at| lexicon.changes.is_at(tokens, at)))
}
