//! What `build --to-publish` says.

use crate::build::WriteMode;
use crate::diagnostic::wording::{count, list};
use crate::error::Error;

pub fn no_audience() -> Error {
    Error::usage(
        "`--to-publish` needs an audience",
        "name it: `factbrief build --audience policy --out DIR --to-publish`",
    )
}

/// `wrong` are the dossiers that have mistakes, where they are known.
pub fn nothing(wrong: &[&String]) -> String {
    let because = if wrong.is_empty() { String::new() } else { format!(", because of {}", list(wrong)) };
    format!("nothing published{because}")
}

fn written(run: WriteMode) -> &'static str {
    match run {
        WriteMode::Dry => "to be written",
        WriteMode::Real => "written",
    }
}

fn removed(run: WriteMode) -> &'static str {
    match run {
        WriteMode::Dry => "to be removed",
        WriteMode::Real => "removed",
    }
}

pub fn removed_signature(file: &str, run: WriteMode) -> String {
    format!("{}: `{file}`, which signed an earlier page", removed(run))
}

pub fn removed_output(file: &str, run: WriteMode) -> String {
    format!("{}: `{file}`, which wasn't asked for", removed(run))
}

pub fn would_write(file: &str) -> String {
    format!("{}: `{file}`", written(WriteMode::Dry))
}

/// `[written, current, removed]` are numbers of files.
pub fn summary(files: [usize; 3], folder: &str, audience: &str, run: WriteMode) -> String {
    let [new, current, gone] = files;
    format!(
        "{} {}, {current} current, {gone} {} in `{folder}`, for the audience `{audience}` only",
        count(new, "file", "files"),
        written(run),
        removed(run)
    )
}
