//! What `ledger` says.

use std::fmt::Display;

use crate::diagnostic::wording::{count, list, on_one_line};
use crate::error::Error;
use crate::ledger::{Delivery, Shelf, State};

/// A message with what went in it, and what became of it.
pub fn delivery(delivery: &Delivery) -> Vec<String> {
    let who = list(delivery.recipients.iter().map(|recipient| &recipient.address));
    let mut lines =
        vec![format!("{}  {:<13}  {who}", delivery.time, delivery.became()), format!("  {}", delivery.id)];
    lines.extend(delivery.copies.iter().map(|copy| format!("  {} of {}", copy.full_name(), copy.date)));
    lines.extend(delivery.mailboxes.iter().map(|one| format!("  draft in {}", shelf(one))));
    if let State::Refused { reply } = &delivery.state {
        lines.push(format!("  {}", on_one_line(reply)));
    }
    lines
}

/// `Drafts` of `desk` at `imap.example.org`.
fn shelf(shelf: &Shelf) -> String {
    let user = shelf.user.as_ref().map_or_else(String::new, |user| format!(" of {}", list([user])));
    format!("{}{user} at {}", list([&shelf.folder]), list([&shelf.server]))
}

pub fn listed(messages: usize, ledger: &str) -> String {
    format!("{} in `{ledger}`", count(messages, "message", "messages"))
}

/// An id that can't be noted as sent.
pub fn not_open(id: &str, ledger: &str) -> Error {
    Error::usage(
        format!("`{id}` is neither a draft nor an uncertain mail in the ledger `{ledger}`"),
        "`factbrief ledger list` prints the ids",
    )
}

pub fn noted_as_sent(mails: usize) -> String {
    format!("{} noted as sent", count(mails, "mail", "mails"))
}

pub fn not_an_address(typed: &str, why: impl Display) -> Error {
    Error::usage(format!("`{}` isn't an address: {why}", typed.escape_debug()), "write the address alone")
}

/// `shared` messages went to others too, and stay without the address.
pub fn taken_out(messages: usize, shared: usize) -> String {
    let said = format!("{} taken out", count(messages, "message", "messages"));
    match shared {
        0 => said,
        _ => format!("{said}, and the address of {}", count(shared, "shared one", "shared ones")),
    }
}

pub fn nothing_taken_out(ledger: &str, address: impl Display) -> String {
    format!(
        "nothing taken out: the ledger `{ledger}` has no message to `{address}`; `factbrief ledger list` names all"
    )
}

pub fn still_guessable(messages: usize) -> String {
    format!(
        "the Message-ID of {} was made by an earlier version, without a secret, and still confirms a guess at the address",
        count(messages, "shared message", "shared messages")
    )
}

pub fn taken_over(ledger: &str) -> String {
    format!("`{ledger}` now belongs to you; its group and rights are as they were")
}
