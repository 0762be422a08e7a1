//! Messages about archives: which one is missing, and what was compared with no archived source.

use crate::diagnostic::wording::{count, list};
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::error::Error;

/// How many sources one line names.
const MAX_NAMED: usize = 5;

/// The ids of the first of several sources, and how many more there are.
fn first_of<S: AsRef<str>>(named: &[S], number: usize) -> (&[S], String) {
    let more = match number.saturating_sub(MAX_NAMED) {
        0 => String::new(),
        rest => format!(" and {rest} more"),
    };
    (&named[..named.len().min(MAX_NAMED)], more)
}

pub fn leads_out(span: Span, name: &str) -> Diagnostic {
    Diagnostic::at(Code::BadFileName, span, format!("`{name}` is a link that leads out of the project")).hint(
        "put the folder itself there; name one elsewhere with `--archive DIR` or in the variable FACTBRIEF_ARCHIVE",
    )
}

pub fn not_a_folder(span: Span, name: &str) -> Diagnostic {
    Diagnostic::at(Code::BadFileName, span, format!("`{name}` isn't a folder"))
        .hint("name the folder that holds the archived sources")
}

/// `near` is a folder of the project whose name is much like that of the archive.
pub fn elsewhere(dossier: &str, archive: &str, near: Option<&str>) -> String {
    let near = near.map(|near| format!("; is `{near}` meant?")).unwrap_or_default();
    format!("not verified: `{dossier}`: its archive `{archive}` isn't on this machine{near}")
}

/// A source whose file isn't in the archive.
pub fn missing_copy(source: &str, file: &str, near: Option<&str>) -> String {
    let near = near.map(|near| format!(", while `{near}` is there")).unwrap_or_default();
    format!("`{file}`, the file of `{source}`{near}")
}

/// `tried` has a [`missing_copy`] for each of `number` sources whose files were looked for.
pub fn lacks(dossier: &str, archive: &str, tried: &[String], number: usize) -> String {
    let (named, more) = first_of(tried, number);
    format!("not verified: `{dossier}`: `{archive}` lacks {}{more}", named.join("; "))
}

/// Figures whose source isn't pinned count as unverified on the pages. `open` has the ids of these sources.
pub fn unpinned(dossier: &str, open: &[&str], has_archive: bool) -> String {
    let (named, more) = first_of(open, open.len());
    let option = if has_archive { "" } else { "--archive DIR " };
    let are = if open.len() == 1 { "isn't" } else { "aren't" };
    format!(
        "unverified: the pages of `{dossier}` say how many of their figures are in no pinned source, and {}{more} {are} pinned; \
         `factbrief verify {option}--pin` pins each source that is in the archive",
        list(named)
    )
}

pub fn with_unverified(summary: &str, forms: usize) -> String {
    format!("{summary} · {}", unverified(forms))
}

pub fn unverified_forms(dossier: &str, forms: usize) -> String {
    format!("note: `{dossier}`: {}", unverified(forms))
}

fn unverified(forms: usize) -> String {
    format!("{} not verified", count(forms, "printed form", "printed forms"))
}

pub fn used(dossier: &str, archive: &str) -> String {
    format!("{dossier}: the archive is `{archive}`")
}

/// `near` as for [`elsewhere`].
pub fn not_there(dossier: &str, archive: &str, near: Option<&str>) -> Error {
    let hint = match near {
        Some(near) => format!("write `archive = \"{near}\"`, the nearest folder of the project"),
        None => "bring the folder here, or name another with `--archive DIR`".to_owned(),
    };
    Error::usage(format!("the archive `{archive}` of `{dossier}` isn't there"), hint)
}

pub fn none_named(dossier: &str) -> Error {
    Error::usage(
        format!("no archive is named for `{dossier}`"),
        "write `archive = \"archive\"` into its dossier.toml, or name the folder with `--archive DIR`",
    )
}
