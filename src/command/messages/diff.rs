//! What `diff` says beside the comparison itself.

use std::fmt::Display;

use crate::error::Error;

/// What the first side of a comparison is called.
pub fn last_build() -> String {
    "the last build".to_owned()
}

pub fn mistakes_of(revision: &str) -> String {
    format!("nothing was compared: the mistakes above are those of `{revision}`")
}

pub fn not_comparable(file: &str, why: impl Display) -> Error {
    Error::usage(
        format!("`{file}` can't be compared: {why}"),
        "name a PDF of a brief with embedded facts; `factbrief inspect` says more about the file",
    )
}

pub fn no_facts() -> &'static str {
    "the PDF holds no facts"
}

/// What is said before the list of the signs of it.
pub fn altered(file: &str) -> String {
    format!("warning: `{file}` was altered, and what it says may not be what was sent:")
}

pub fn no_redline(page: &str) -> String {
    format!(
        "no redline of `{page}`: its earlier text isn't known; compare with a revision, or keep the Markdown beside the manifest"
    )
}

pub fn redline(file: &str) -> String {
    format!("redline: `{file}`")
}
