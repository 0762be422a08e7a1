//! Whether a date that somebody wrote is one that another text has, in whichever form: 21 Nov 2026, 2026年11月21日付.

use std::ops::Range;

use chrono::NaiveDate;

use crate::language::Language;
use crate::reading::{Figure, Meaning, SourceSetting, figures};
use crate::value::Units;

/// Whether a figure of a text is part of a date or period that `known` has with the same bound. Dates without a year are of that about
/// `issued`.
pub fn has_same_date(
    text: &str,
    figure: &Range<usize>,
    known: &str,
    issued: NaiveDate,
    (language, units): (Language, &Units),
) -> bool {
    let setting =
        SourceSetting { issued: Some(issued), ..SourceSetting::of_no_source(language.tag(), units) };
    let is_there = |one: &Figure| one.span.start < figure.end && figure.start < one.span.end;
    let written = figures(&without_ending(text), &setting);
    let written: Vec<&Meaning> = written
        .iter()
        .filter(|one| is_there(one))
        .flat_map(|one| &one.meanings)
        .filter(|one| is_date(one))
        .collect();
    let is_written = |one: Figure| one.meanings.iter().any(|meaning| written.contains(&meaning));
    !written.is_empty()
        && without_ending(known).lines().any(|line| figures(line, &setting).into_iter().any(is_written))
}

fn is_date(meaning: &Meaning) -> bool {
    matches!(meaning, Meaning::Date(_) | Meaning::Period(..))
}

/// A text, byte for byte, with commas in the place of brackets and of the ending that says of what day something is: 21日付.
fn without_ending(text: &str) -> String {
    let bare = text.replace("日付け", "日、、").replace("日付", "日、");
    bare.replace(['（', '）'], "、").replace(['(', ')'], ",")
}
