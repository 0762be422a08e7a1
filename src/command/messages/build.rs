//! What `build` says.

use std::path::Path;
use std::time::Duration;

use crate::build::WriteMode;
use crate::diagnostic::wording::{count, list, unknown_name};
use crate::disk::shown;
use crate::error::Error;
use crate::language::Language;

pub fn no_pdf_asked_for() -> Error {
    Error::usage("there is no PDF to sign", "add `pdf` to `--to`, or leave out `--to`")
}

pub fn is_published(folder: &str) -> Error {
    Error::usage(
        format!("`{folder}` was published for one audience, and a build would also write what is for others"),
        "build to another folder, or add `--to-publish`",
    )
}

/// What a build came to: outputs by what became of them, and facts.
pub struct Totals {
    pub rebuilt: usize,
    pub current: usize,
    pub failed: usize,
    pub facts: usize,
    pub took: Duration,
}

/// `2 rebuilt, 4 current, 0 failed · 47 facts · 21 ms`.
pub fn summary(totals: &Totals, run: WriteMode) -> String {
    let Totals { rebuilt, current, failed, facts, took } = totals;
    let rebuilds = match run {
        WriteMode::Dry => "to be rebuilt",
        WriteMode::Real => "rebuilt",
    };
    let facts = count(*facts, "fact", "facts");
    format!("{rebuilt} {rebuilds}, {current} current, {failed} failed · {facts} · {} ms", took.as_millis())
}

pub fn nothing_written(dossiers: &[&String]) -> String {
    format!("nothing written for {}", list(dossiers))
}

pub fn would_rebuild(output: &str, reasons: &[&str]) -> String {
    format!("would rebuild `{output}`: {}", reasons.join("; "))
}

pub fn too_many_to_open(pages: usize) -> Error {
    Error::usage(
        format!("{} were made, too many to open", count(pages, "page", "pages")),
        "ask for one of them: `factbrief build --audience investor --language en --open`",
    )
}

pub fn no_such_language(tag: &str) -> Error {
    let hint = unknown_name(tag, Language::TAGS.iter().copied(), "language");
    Error::usage(format!("there is no language `{tag}`"), hint)
}

pub fn no_brief_for<'a>(audience: &str, known: impl IntoIterator<Item = &'a str>) -> Error {
    let hint = unknown_name(audience, known, "audience");
    Error::usage(format!("no brief is for the audience `{audience}`"), hint)
}

pub fn no_brief_in_language() -> Error {
    Error::usage(
        "no brief is in the language asked for",
        "leave out `--language`, or add it to `languages` of dossier.toml",
    )
}

/// An annex beside a page that was just made anew without it.
pub fn outdated_annex(path: &Path) -> String {
    format!("`{}` is the annex of the page before; `--annex` makes it anew", shown(path))
}

/// The annexes of a dossier's pages.
pub fn annexes(dossier: &str, files: usize, written: usize) -> String {
    format!("{dossier}: {}, {written} of them written", count(files, "file of annexes", "files of annexes"))
}
