//! Why two facts of one subject don't contradict each other, in their author's words.

use crate::diagnostic::Span;

/// Another fact of the same subject that speaks of something else.
#[derive(Debug, Clone)]
pub struct Distinct {
    /// The id of the other fact.
    pub fact: String,
    /// What is different about it; never printed on a page.
    pub why: String,
    /// Where that is written.
    pub span: Span,
}
