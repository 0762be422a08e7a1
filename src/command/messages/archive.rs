//! Messages about archives: which one is missing, and what was compared with no archived source.

use crate::diagnostic::wording::{count, list};

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

/// Whether a dossier names its archive itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArchiveOfDossier {
    Named,
    Unnamed,
}

/// Without a pin no figure can be compared with an archived source, and the pages print how many figures that is.
pub fn unpinned(dossier: &str, open: &[&str], archive: ArchiveOfDossier) -> String {
    let (named, more) = first_of(open, open.len());
    let option = match archive {
        ArchiveOfDossier::Named => "",
        ArchiveOfDossier::Unnamed => "--archive DIR ",
    };
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
