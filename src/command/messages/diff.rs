//! What `diff` says beside the comparison itself.

/// What the first side of a comparison is called.
pub fn last_build() -> String {
    "the last build".to_owned()
}

pub fn mistakes_of(revision: &str) -> String {
    format!("nothing was compared: the mistakes above are those of `{revision}`")
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
