//! What `mail` says.

use crate::diagnostic::wording::count;
use crate::error::Error;
use crate::mail::Prepared;
use crate::model::Mailbox;

pub fn nobody_to_write_to() -> Error {
    Error::usage(
        "recipients.toml names nobody, or isn't there",
        "write the readers into it, as docs/mail.md shows, or name another file with `--recipients`",
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
