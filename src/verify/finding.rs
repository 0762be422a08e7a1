//! The result of looking for one printed form, with its place.

use crate::diagnostic::Span;

/// One printed form and whether it was found.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The fact's id.
    pub fact: String,
    /// `value`, or the companion's name.
    pub figure: String,
    /// The source's id.
    pub source: String,
    /// The printed form; `None` where the evidence has none.
    pub printed: Option<String>,
    /// Whether it is a term: a word to look for, of a fact without such a figure.
    pub is_term: bool,
    /// Whether its evidence has other printed forms too, so that `unverifiable` is a table with a reason for each.
    pub has_others: bool,
    /// The result.
    pub outcome: Outcome,
    /// Where the evidence is written.
    pub span: Span,
}

/// The result of looking for one printed form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The printed form is there, and reads as the typed value.
    ValueFound,
    /// The term of a fact without a figure is there.
    TermFound,
    /// The printed form is there, but isn't the typed value.
    ValueDiffers {
        /// How they differ, as one sentence.
        why: String,
        /// What would help.
        hint: Option<String>,
    },
    /// The printed form is there, but whether it is the typed value can't be read.
    Unread {
        /// Why, as one sentence.
        why: String,
        /// Whether the unreadable words follow the form in the source; otherwise the form itself can't be read, which `check`
        /// reports.
        source_goes_on: bool,
    },
    /// The printed form is there, and nobody can read it: the program has no reader for the source's language.
    NoReader,
    /// The source doesn't have it, or not at its lines.
    NotFound {
        /// How often the source has it at other lines.
        elsewhere: usize,
    },
    /// It is in the source several times and no lines say which, or the lines have it too often.
    Ambiguous {
        /// How often.
        times: usize,
        /// Whether lines were given.
        in_lines: bool,
    },
    /// The words that give its unit aren't in the source, or not near it.
    NoHeading {
        /// The words.
        words: String,
        /// Whether the evidence says at which lines they are.
        at_lines: bool,
    },
    /// The printed form is there, and its author compared it by eye, because it can't be read.
    ByEye,
    /// It isn't on the page that the locator names, or its lines aren't.
    NotOnPage {
        /// The pages that have it, counted from 1, of which there is one at least.
        pages: Vec<usize>,
    },
    /// It would be in the source if two cells or columns, or the ends of two lines, were one.
    Joined,
    /// The evidence has no printed form to look for.
    NothingPrinted,
    /// The archive lacks the file, or the source names none.
    NoCopy,
    /// The author says why it can't be found.
    Unverifiable {
        /// Why.
        why: String,
    },
}
