//! What this room says: why the ledger or its secret can't be read or written, and what would help.

use std::fmt::Display;
use std::path::Path;

use crate::disk::shown;
use crate::error::Error;

/// What became of a mail of which only the user says that it went out.
pub(super) const NOTED_AS_SENT: &str = "noted as sent";

pub(super) fn in_use(ledger: &Path) -> Error {
    Error::usage(
        format!("another factbrief is using the ledger `{}`", shown(ledger)),
        "wait until it has ended",
    )
}

pub(super) fn not_a_file(ledger: &Path) -> Error {
    Error::usage(format!("the ledger `{}` isn't a file", shown(ledger)), "name a file as the ledger")
}

pub(super) fn dangling(ledger: &Path) -> Error {
    Error::usage(
        format!("the ledger `{}` is a link to a file that isn't there", shown(ledger)),
        "connect the drive that holds the file, or remove the link to begin a new ledger",
    )
}

pub(super) fn rights_not_kept(ledger: &Path) -> Error {
    Error::usage(
        format!(
            "the ledger `{}` can't be rewritten so that its present users can still use it",
            shown(ledger)
        ),
        "nothing was changed; its owner, or a member of its group, must run this command",
    )
}

pub(super) fn newer_version(ledger: &Path, line: usize, version: u32) -> Error {
    Error::usage(
        format!("line {line} of the ledger `{}` has version {version}", shown(ledger)),
        "a newer factbrief wrote it; use that one",
    )
}

/// `why` is what can't be read in it, where that is known.
pub(super) fn not_a_record(ledger: &Path, line: usize, why: Option<&str>) -> Error {
    let why = why.map(|why| format!(": {why}")).unwrap_or_default();
    Error::usage(
        format!("line {line} of the ledger `{}` isn't a record{why}", shown(ledger)),
        "restore the file from a backup; without the line, a copy might be sent twice",
    )
}

pub(super) fn record_not_written(error: impl Display) -> Error {
    Error::usage(
        format!("the record can't be written: {error}"),
        "this is a bug in factbrief; please report it",
    )
}

pub(super) fn not_rewritten(error: impl Display) -> Error {
    Error::usage(format!("the ledger can't be written: {error}"), "nothing was changed")
}

pub(super) fn not_a_secret(path: &Path) -> Error {
    Error::usage(
        format!("`{}` doesn't hold a ledger's secret", shown(path)),
        "restore it from a backup, or remove it, and a new one is made; the mails in the ledger keep their Message-IDs",
    )
}

pub(super) fn secret_dangling(path: &Path) -> Error {
    Error::usage(
        format!("`{}` is a link to a file that isn't there", shown(path)),
        "connect the drive that holds the file, or remove the link",
    )
}

pub(super) fn no_random_numbers(error: impl Display) -> Error {
    Error::usage(format!("the system gives no random numbers: {error}"), "nothing was made without them")
}

/// What is wrong in a record, which is one line, so that its place in it says nothing.
pub(super) fn without_place(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or(&text).to_owned()
}
