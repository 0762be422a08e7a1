//! What this room says: why a file isn't taken into the archive, and what would help.

use std::path::Path;

use super::refused::Unextracted;
use crate::disk::shown;
use crate::error::Error;

pub(super) fn no_file(path: &Path) -> Error {
    Error::usage(format!("`{}` is a folder", shown(path)), "name the file: HTML, PDF or text in UTF-8")
}

pub(super) fn too_large(path: &Path, most: u64) -> Error {
    Error::usage(
        format!("`{}` is larger than {} MiB", shown(path), most >> 20),
        "store the part that is cited, with a text of it",
    )
}

pub(super) fn unextracted(path: &Path, why: &Unextracted) -> Error {
    let name = shown(path);
    match why {
        Unextracted::Unknown => Error::usage(
            format!("`{name}` is neither HTML nor PDF nor a text in UTF-8"),
            "save it as one of them: a web page as HTML, a document as PDF, a table as text with tabs",
        ),
        Unextracted::Coded(format) => Error::usage(
            format!("`{name}` is {format}, in which the words of the document are coded"),
            "save it anew: a web page as HTML (\"complete\" or \"only\"), a document as PDF",
        ),
        Unextracted::Encoding => Error::usage(
            format!("the characters of `{name}` are in an encoding that the page doesn't name"),
            "save it as UTF-8",
        ),
        Unextracted::TooDeep => Error::usage(
            format!("the elements of `{name}` are nested too deeply to read"),
            "save what the page shows as text, and add that",
        ),
        Unextracted::Locked => Error::usage(
            format!("`{name}` can be opened only with a password"),
            "save it without one, or save its text",
        ),
        Unextracted::Damaged(library) => Error::usage(
            format!("`{name}` can't be read: {library}"),
            "save it anew with another program, for instance by printing it into a PDF; or save its text",
        ),
        Unextracted::LibraryFailed => Error::usage(
            format!("`{name}` can't be read: the library for PDF files stopped with a mistake of its own"),
            "save it anew with another program, for instance by printing it into a PDF; or save its text",
        ),
        Unextracted::NoText => Error::usage(
            format!("`{name}` holds no text; it may be a picture of one"),
            "have the text recognised (OCR) by another program, read it against the pages, and add the text",
        ),
        Unextracted::TooLong(most) => Error::usage(
            format!("the text of `{name}` is longer than {} MiB", most >> 20),
            "store the part that is cited",
        ),
    }
}

pub(super) fn bad_id(id: &str) -> Error {
    Error::usage(
        format!("`{id}` can't be the id of a source"),
        "use lower-case letters, digits and hyphens: `--id herald-2026-07-14`",
    )
}

pub(super) fn nameless(path: &Path) -> Error {
    Error::usage(
        format!("the name of `{}` gives no id", shown(path)),
        "type one of lower-case letters, digits and hyphens: `--id herald-2026-07-14`",
    )
}

pub(super) fn taken(id: &str, path: &Path) -> Error {
    Error::usage(
        format!("there is a source `{id}` already, and `{}` would get its id", shown(path)),
        format!("type another with `--id`; or `--id {id}` if it is the file of that source"),
    )
}

pub(super) fn other_file(path: &Path) -> Error {
    Error::usage(
        format!("`{}` is there already, and is another file", shown(path)),
        "type another id with `--id`; nothing in an archive is overwritten",
    )
}

pub(super) fn changed_meanwhile(path: &Path, id: &str) -> Error {
    Error::usage(
        format!(
            "`{}` was changed meanwhile: the file is in the archive, and `{id}` isn't written there",
            shown(path)
        ),
        "run the command again",
    )
}

/// `entry` is what can't be added to the file of that name.
pub(super) fn not_written(path: &str, entry: &str) -> Error {
    Error::usage(
        format!("nothing can be added to `{path}` as long as it isn't TOML"),
        format!(
            "correct it and run the command again; the entry will be {}",
            entry.trim_end().replace('\n', "; ")
        ),
    )
}
