//! What is said of those who get a mail, of those who send it, and of what was typed to say who they are.

use std::collections::BTreeSet;
use std::fmt;

use crate::diagnostic::wording::list;
use crate::mail::mail_error::MailError;
use crate::mail::refusal::Refusal;

// Readers.

pub fn no_recipient() -> Refusal {
    Refusal::new("the mail has no recipient", "name one with `--to`")
}

pub fn bad_mailbox(error: &MailError) -> Refusal {
    Refusal::new(error.to_string(), "check the address")
}

pub fn named_twice(address: impl fmt::Display) -> Refusal {
    Refusal::new(format!("`{address}` would get the mail twice"), "name each address once")
}

pub fn brief_for_others(brief: &str, audience: &str, readers: &BTreeSet<String>) -> Refusal {
    let message =
        format!("the brief `{brief}` is for `{audience}`, but the reader belongs to {}", list(readers));
    Refusal::new(message, "send the brief that is for this reader")
}

pub fn brief_for_others_by_file(
    brief: &str,
    audience: &str,
    address: impl fmt::Display,
    theirs: &[String],
) -> Refusal {
    let theirs = list(theirs);
    let message = format!(
        "the brief `{brief}` is for `{audience}`, but recipients.toml says that `{address}` belongs to {theirs}"
    );
    Refusal::new(message, "send the brief that is for this reader, or change recipients.toml")
}

pub fn entry_has_mistakes(address: impl fmt::Display) -> Refusal {
    let message = format!("the entry of `{address}` in recipients.toml has mistakes");
    Refusal::new(message, "correct it: it decides who may see what")
}

pub fn people_unreadable(address: impl fmt::Display) -> Refusal {
    let message = format!("a part of recipients.toml can't be read, and it may be about `{address}`");
    let hint =
        "correct the mistakes shown above; until then, only readers whose own entry has no mistakes get mail";
    Refusal::new(message, hint)
}

// Who a mail is from, and who gets a correction.

pub fn no_contact(dossier: &str) -> Refusal {
    Refusal::new(
        format!("the dossier `{dossier}` has no contact to send it from"),
        "give `--from`, or write `contact` in dossier.toml",
    )
}

pub fn typed_sender(typed: &str, why: impl fmt::Display) -> Refusal {
    not_a_sender("`--from`", typed, why)
}

pub fn contact_as_sender(contact: &str, why: impl fmt::Display) -> Refusal {
    not_a_sender("the dossier's `contact`", contact, why)
}

fn not_a_sender(what: &str, text: &str, why: impl fmt::Display) -> Refusal {
    Refusal::new(
        format!("{what} can't be the sender: `{}`: {why}", text.escape_debug()),
        "write `Name <mail@example.org>`",
    )
}

pub fn recorded_address(recorded: &str, why: impl fmt::Display) -> Refusal {
    by_hand(format!("`{}` in the ledger isn't an address: {why}", recorded.escape_debug()))
}

pub fn no_brief_to_correct(why: impl fmt::Display) -> Refusal {
    by_hand(why.to_string())
}

fn by_hand(why: String) -> Refusal {
    Refusal::new(why, "write to this reader by hand")
}

// What was typed.

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

pub fn not_an_address(typed: &str, why: impl fmt::Display) -> Refusal {
    Refusal::new(
        format!("`{}` isn't an address: {why}", typed.escape_debug()),
        "write `Name <mail@example.org>`, or the address alone",
    )
}
