//! What is said of the files of a mail, and of what was read back from them.

use std::collections::BTreeSet;
use std::fmt;

use crate::diagnostic::wording::{choice, count, list};
use crate::error::Error;
use crate::mail::refusal::Refusal;

// Files.

/// The remedy for every file that isn't what a build makes.
pub const BUILD: &str = "run `factbrief build`, look at the page, and then mail it";

pub fn not_a_file(at: &str) -> Refusal {
    Refusal::new(format!("`{at}` isn't a file"), "remove it, and run `factbrief build`")
}

/// Sizes on the disk and in the mail, and the limit, in bytes.
pub fn file_too_large(at: &str, on_disk: u64, in_mail: u64, limit: u64) -> Refusal {
    let (on_disk, in_mail, limit) = (size(on_disk), size(in_mail), size(limit));
    let message = format!("`{at}` has {on_disk}, which takes {in_mail} in a mail; the limit is {limit}");
    Refusal::new(message, MAX_SIZE)
}

pub fn files_too_large(in_mail: u64, limit: u64) -> Refusal {
    let message = format!("its attachments take {} in the mail; the limit is {}", size(in_mail), size(limit));
    Refusal::new(message, MAX_SIZE)
}

const MAX_SIZE: &str = "many servers refuse larger mails; `--max-size` raises the limit";

/// A size for people, in the units of the limit.
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => count(usize::try_from(bytes).unwrap_or_default(), "byte", "bytes"),
        1_000..1_000_000 => format!("{} kB", bytes.div_ceil(1_000)),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}

pub fn missing(at: &str) -> Refusal {
    Refusal::new(format!("`{at}` isn't there"), BUILD)
}

pub fn unreadable(error: &Error) -> Refusal {
    Refusal::new(error.to_string(), error.hint().unwrap_or(BUILD))
}

pub fn empty(at: &str) -> Refusal {
    Refusal::new(format!("`{at}` is empty"), BUILD)
}

pub fn stale(at: &str) -> Refusal {
    Refusal::new(format!("`{at}` is stale: it isn't what a build would make now"), BUILD)
}

pub fn pdf_unreadable(at: &str, error: impl fmt::Display) -> Refusal {
    Refusal::new(format!("`{at}` can't be checked: {error}"), BUILD)
}

pub fn other_content_hash(at: &str) -> Refusal {
    Refusal::new(format!("`{at}` carries no facts, and its content hash isn't that of the brief"), BUILD)
}

pub fn facts_unreadable(at: &str) -> Refusal {
    Refusal::new(format!("`{at}` carries facts that can't be read"), BUILD)
}

pub fn unknown_facts(at: &str, ids: &[&String]) -> Refusal {
    Refusal::new(format!("`{at}` holds facts that the dossier doesn't have: {}", list(ids)), BUILD)
}

pub fn facts_for_others(at: &str, ids: &[&String], audiences: &BTreeSet<String>) -> Refusal {
    Refusal::new(format!("`{at}` holds facts that aren't for {}: {}", list(audiences), list(ids)), BUILD)
}

pub fn no_pdf() -> Refusal {
    Refusal::new("a brief has no PDF", "run `factbrief build`")
}

pub fn unfinished(brief: &str) -> Refusal {
    let hint = "take `marking` out when it is finished, and build; or add `--unfinished` for readers who are to see the draft";
    Refusal::new(format!("`{brief}` is marked as a draft"), hint)
}

/// A draft that goes out because it was asked for.
pub fn goes_out_unfinished(brief: &str) -> String {
    format!("`{brief}` is marked as a draft, and goes out as one")
}

// Why a mail may go out.

pub fn files_are_current(files: usize, folder: &str) -> String {
    format!("{} in `{folder}`, byte for byte what a build makes now", count(files, "file", "files"))
}

pub fn files_fit(in_mail: u64, limit: u64) -> String {
    format!("{} of attachments in the mail; the limit is {}", size(in_mail), size(limit))
}

pub fn facts_were_read(name: &str, number: usize, audiences: &BTreeSet<String>) -> String {
    format!("`{name}`: {} read back from it, each for {}", count(number, "fact", "facts"), choice(audiences))
}

pub fn facts_are_known_by_hash(name: &str, number: usize, audiences: &BTreeSet<String>) -> String {
    let (facts, audiences) = (count(number, "fact", "facts"), choice(audiences));
    format!("`{name}`: {facts} known by its content hash, since it carries none, each for {audiences}")
}
