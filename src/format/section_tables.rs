//! The tables of a section of a brief.

use super::key::{Format, KeyKind, LIST, SOME, may, must};
use crate::model::Layout;
use crate::value::Choice;

/// A section of a brief.
pub const SECTION: Format = Format {
    name: "a section",
    doc: "A heading that says something, and the facts under it.",
    keys: &[
        must("heading", KeyKind::Texts, "The heading. May use {{ fact('id').value }}."),
        may(
            "layout",
            KeyKind::Choice(Layout::NAMES),
            "prose, bullets (when left out), table, key-figures, timeline, bar-chart, line-chart or comparison.",
        ),
        may("facts", LIST, "The ids of its facts, in order; a comparison has them in its rows."),
        may(
            "of-which",
            KeyKind::List(&OF_WHICH),
            "Bars that are parts of another bar of the section; they follow it, indented.",
        ),
        may("columns", KeyKind::List(&COLUMN), "The two columns of a comparison."),
        may("rows", KeyKind::List(&ROW), "The rows of a comparison, in order."),
        may(
            "text",
            KeyKind::Texts,
            "The author's own words before the facts, or without any. May use {{ fact('id').value }}.",
        ),
    ],
    reserved: &[],
};

/// A bar and its parts.
pub const OF_WHICH: Format = Format {
    name: "a whole with its parts",
    doc: "A bar, and those below it that are parts of it.",
    keys: &[
        must("whole", KeyKind::Text, "The id of the whole."),
        must("parts", SOME, "The ids of its parts, which follow it in `facts`."),
    ],
    reserved: &[],
};

/// A column of a comparison.
pub const COLUMN: Format = Format {
    name: "a column",
    doc: "One side of a comparison.",
    keys: &[must("heading", KeyKind::Texts, "What stands above it. May use {{ fact('id').value }}.")],
    reserved: &[],
};

/// A row of a comparison.
pub const ROW: Format = Format {
    name: "a row",
    doc: "A topic, and the fact of each column that speaks of it; a column without one says that nothing is stated.",
    keys: &[
        must("topic", KeyKind::Texts, "The topic. May use {{ fact('id').value }}."),
        may("left", KeyKind::Text, "The id of the fact in the first column."),
        may("right", KeyKind::Text, "The id of the fact in the second column."),
    ],
    reserved: &[],
};
