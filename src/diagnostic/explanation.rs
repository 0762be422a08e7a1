//! What a code means, why the program refuses, an example and the way out: one text for `explain` and for the table of codes
//! in docs/file-format.md.
//!
//! Each code has a file `explained/NAME.md`: in its first line what is wrong, in its second what helps, then the rest.
//! `tests/diagnostic/explained.rs` tries the examples.

use super::{Code, Severity};

/// The page that links without an address lead to.
const PAGE: &str = "docs/file-format.md";

/// What a code means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Explanation {
    /// The code.
    pub code: Code,
    /// What is wrong, as one sentence of Markdown.
    pub wrong: &'static str,
    /// What helps, in a line of Markdown with links into docs/file-format.md.
    pub helps: &'static str,
    /// Why the program refuses, an example that it refuses, and the way out: paragraphs, and lines of files indented by four.
    pub example: &'static str,
}

impl Explanation {
    /// That of a code.
    pub fn of(code: Code) -> Self {
        let (wrong, rest) = code.explained().split_once('\n').unwrap_or_default();
        let (helps, example) = rest.split_once('\n').unwrap_or_default();
        Self { code, wrong, helps, example: example.trim() }
    }

    /// All of it, to be read in a terminal.
    pub fn text(&self) -> String {
        let Self { code, wrong, example, .. } = self;
        let (severity, name) = (code.severity().name(), code.name());
        format!("{severity}[{name}]\n{wrong}\n\n{example}\n\nWhat helps: {}\n", self.plain_help())
    }

    /// What helps, with the address of each link written out.
    pub fn plain_help(&self) -> String {
        let mut plain = String::new();
        let mut rest = self.helps;
        while let Some((link, after)) = rest.split_once("](#") {
            let (before, label) = link.rsplit_once('[').unwrap_or(("", link));
            let (anchor, after) = after.split_once(')').unwrap_or((after, ""));
            plain += &format!("{before}“{label}” ({PAGE}#{anchor})");
            rest = after;
        }
        plain + rest
    }

    /// Its row in the table of codes, without a line break.
    pub fn row(&self) -> String {
        let wrong = match self.code.severity() {
            Severity::Error => self.wrong.to_owned(),
            Severity::Warning => format!("A warning: {}", lower_case(self.wrong)),
        };
        format!("| `{}` | {wrong} | {} |", self.code.name(), self.helps)
    }
}

/// A sentence as it goes on after a colon.
fn lower_case(sentence: &str) -> String {
    let mut characters = sentence.chars();
    characters.next().map(|first| first.to_lowercase().chain(characters).collect()).unwrap_or_default()
}
