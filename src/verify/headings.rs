//! Whether the words that give a unit are the whole words there, and the nearest ones to the figure.

use super::archived::Text;
use super::finding::Outcome;
use super::judged_form::JudgedForm;
use super::messages;
use crate::model::Lines;
use crate::reading::{
    CELL, ShownText, SourceSetting, StatedHead, UnitHeading, UnitPhrase, cell_head, compare, is_caption,
};
use crate::value::Value;

/// How many places of the words are looked at.
const MOST_PLACES: usize = 200;
/// How many lines above a figure its table may begin.
const ABOVE: usize = 40;

/// What is wrong with the words that give a printed form its unit; `around` are the lines in which they were looked for.
pub fn wrong_heading(
    text: &Text,
    form: &JudgedForm<'_>,
    around: Option<Lines>,
    value: &Value,
    setting: &SourceSetting<'_>,
) -> Option<Outcome> {
    let cut = form.heads.iter().find_map(|&words| {
        let whole = cut_from(text, form, words, around, value, setting)?;
        Some(Outcome::ValueDiffers {
            why: messages::part_of(words, &whole),
            hint: Some(messages::quote_whole_unit(&whole)),
        })
    });
    cut.or_else(|| nearer(text, form, value, setting))
}

/// The words that the quoted ones are cut out of, wherever they stand; nothing where they are whole at one place.
fn cut_from(
    text: &Text,
    form: &JudgedForm<'_>,
    words: &str,
    around: Option<Lines>,
    value: &Value,
    setting: &SourceSetting<'_>,
) -> Option<String> {
    let passage = text.at(around)?;
    let (places, _) = passage.find_up_to(&ShownText::of(words), MOST_PLACES);
    let mut cut = None;
    for place in places {
        let phrase = UnitPhrase::around(passage.shown.text(), &place, setting);
        match is_cut(passage.shown.text(), &place, &phrase, form, words, value, setting) {
            true => cut = cut.or_else(|| passage.shown.text().get(phrase.span).map(str::to_owned)),
            false => return None,
        }
    }
    cut
}

/// Whether the words at a place are only a part of what gives the unit there, and all of it says something else of the figure.
fn is_cut(
    text: &str,
    place: &std::ops::Range<usize>,
    phrase: &UnitPhrase,
    form: &JudgedForm<'_>,
    words: &str,
    value: &Value,
    setting: &SourceSetting<'_>,
) -> bool {
    if phrase.span == *place {
        return false;
    }
    let Some(whole) = text.get(phrase.span.clone()) else { return false };
    let heads: Vec<&str> = form.heads.iter().map(|&head| if head == words { whole } else { head }).collect();
    phrase.goes_on || compare(form.printed, &heads, value, setting).is_err()
}

/// A heading between the quoted words and the figure that says something else, as the heading of a table of its own or as the head of the
/// figure's column.
fn nearer(text: &Text, form: &JudgedForm<'_>, value: &Value, setting: &SourceSetting<'_>) -> Option<Outcome> {
    let quoted = UnitHeading::read(form.heads.iter().copied(), setting).ok()?;
    let line = line_of(text, form)?;
    let first = line.saturating_sub(ABOVE).max(1);
    let lines: Vec<ShownText> =
        text.raw_lines(Lines { first, last: line })?.split('\n').map(ShownText::of).collect();
    let (own, above) = lines.split_last()?;
    // The lowest line above the figure that has quoted words.
    let holds = |line: &ShownText, words: &str| {
        let sought = ShownText::of(words);
        line.find(&sought).any(|place| {
            let phrase = UnitPhrase::around(line.text(), &place, setting);
            !is_cut(line.text(), &place, &phrase, form, words, value, setting)
        })
    };
    let lowest = |words: &&str| above.iter().rposition(|line| holds(line, words));
    if form.heads.iter().any(|words| holds(own, words)) {
        return None;
    }
    let from = form.heads.iter().filter_map(lowest).max();
    let between = &above[from.map_or(0, |at| at + 1)..];
    let said = (from.is_some() || form.unit_lines.is_some())
        .then(|| of_other_table(between, setting))
        .flatten()
        .filter(|head| quoted.contradicts(&head.heading));
    let head = said.or_else(|| {
        of_column(own.text(), form.printed, above, setting).filter(|head| quoted.denies(&head.heading))
    })?;
    let words = form.heads.join(", ");
    Some(Outcome::ValueDiffers {
        why: messages::nearer_heading(form.printed, &words, &head.words),
        hint: Some(messages::quote_nearer_heading(&head.words)),
    })
}

/// What the nearest heading states that has a table of figures above it: without one it belongs to the quoted heading's table.
fn of_other_table(between: &[ShownText], setting: &SourceSetting<'_>) -> Option<StatedHead> {
    for (at, line) in between.iter().enumerate().rev() {
        if let Some(head) = StatedHead::of_line(line.text(), setting) {
            let is_other = between[..at].iter().any(|line| is_row(line.text()));
            return is_other.then_some(head);
        }
        if is_caption(line.text()) {
            return None;
        }
    }
    None
}

/// What the head of a figure's own column states, where cells tell the columns apart: the nearest cell above that is no figure's.
fn of_column(
    row: &str,
    printed: &str,
    above: &[ShownText],
    setting: &SourceSetting<'_>,
) -> Option<StatedHead> {
    let cells: Vec<&str> = row.split(CELL).collect();
    let form = ShownText::of(printed);
    let column = cells.iter().position(|cell| ShownText::of(cell).find(&form).next().is_some())?;
    let same = |line: &&ShownText| cells.len() > 1 && line.text().split(CELL).count() == cells.len();
    above.iter().rev().take_while(same).find_map(|line| {
        let cell = line.text().split(CELL).nth(column)?;
        if is_number(cell) { None } else { cell_head(cell, setting) }
    })
}

/// The line of a printed form, counted from 1.
fn line_of(text: &Text, form: &JudgedForm<'_>) -> Option<usize> {
    let shown = ShownText::of(form.printed);
    let Some(lines) = form.lines else {
        let whole = text.at(None)?;
        let (places, _) = whole.find_up_to(&shown, 1);
        let start = whole.shown.source(places.first()?).start;
        return Some(text.raw().get(..start)?.matches('\n').count() + 1);
    };
    let within = text.raw_lines(lines)?;
    let at = within.split('\n').position(|line| ShownText::of(line).find(&shown).next().is_some());
    Some(lines.first + at.unwrap_or(lines.last - lines.first))
}

/// Whether a line is a row of a table: it ends in a figure that is no year.
fn is_row(line: &str) -> bool {
    let last = line.split([CELL, ' ']).rfind(|part| !part.is_empty()).unwrap_or_default();
    let year = last.len() == 4 && (last.starts_with("19") || last.starts_with("20"));
    line.contains(char::is_alphabetic) && is_number(last) && !year
}

/// Whether a cell holds nothing but a number.
fn is_number(cell: &str) -> bool {
    let sign = |c: char| c.is_ascii_digit() || ",.%()-−–△▲+ ".contains(c);
    cell.contains(|c: char| c.is_ascii_digit()) && cell.chars().all(sign)
}
