//! What `mail` says.

use std::fmt::Display;

use crate::diagnostic::wording::{count, list};
use crate::error::Error;
use crate::mail::{Prepared, Refusal};
use crate::model::Mailbox;

pub fn nobody_to_write_to() -> Error {
    Error::usage(
        "recipients.toml names nobody, or isn't there",
        "write the readers into it, as docs/mail.md shows, or name another file with `--recipients`",
    )
}

/// Dossiers that can't be read, where every reader is written to.
pub fn readers_unknown(dossiers: &[String]) -> String {
    nothing_made(&format!(
        "until {} can be read, it isn't known which readers get its briefs; correct the mistakes above",
        list(dossiers)
    ))
}

pub fn has_mistakes(dossier: &str) -> String {
    nothing_made(&format!("`{dossier}` has the mistakes above"))
}

/// A brief that dossiers which can't be read may have too.
pub fn may_be_in_several(brief: &str, dossiers: &[String]) -> String {
    nothing_made(&format!(
        "{} can't be read and may have a brief `{brief}` too; name yours in full, as `dossier/{brief}`",
        list(dossiers)
    ))
}

fn nothing_made(why: &str) -> String {
    format!("nothing was made: {why}")
}

pub fn not_an_address(typed: &str, why: impl Display) -> Refusal {
    Refusal::new(
        format!("`{}` isn't an address: {why}", typed.escape_debug()),
        "write `Name <mail@example.org>`, or the address alone",
    )
}

pub fn draft(file: &str) -> String {
    format!("draft: {file}")
}

pub fn drafts_written(drafts: usize) -> String {
    format!(
        "{} written, nothing sent; docs/mail.md says which programs can open and send them",
        count(drafts, "draft", "drafts")
    )
}

/// What would go to whom, and why it may.
pub fn letter(prepared: &Prepared, from: &Mailbox) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for (role, mailbox) in &prepared.recipients {
        lines.push(format!("{:<8} {mailbox}", role.name()));
    }
    lines.push(format!("from     {from}"));
    lines.push(format!("subject  {}", prepared.text.subject));
    for attached in &prepared.attachments {
        lines.push(format!("file     {}", attached.name));
        lines.push(format!("         {} bytes, BLAKE3 {}", attached.bytes.len(), attached.hash));
    }
    lines.extend(prepared.allowed.iter().map(|why| format!("allowed  {why}")));
    lines.push(String::new());
    lines
}
