//! `ledger`: what went to whom, and how somebody is forgotten.

use serde_json::json;

use super::mail_arguments::{LedgerAction, LedgerArguments};
use super::verdict::Verdict;
use super::{post, terminal};
use crate::diagnostic::wording::{count, list, on_one_line};
use crate::disk::shown;
use crate::error::{Error, Result};
use crate::ledger::{Appender, Delivery, Entry, Shelf, State, forget, read};
use crate::model::Address;

/// Lists, notes or forgets.
///
/// # Errors
/// When the disk fails, or what is named isn't in the ledger.
pub fn run(arguments: &LedgerArguments) -> Result<Verdict> {
    let path = post::known_ledger(arguments.ledger.as_deref())?;
    match &arguments.action {
        LedgerAction::List { json } => {
            let history = read(&path)?;
            post::warn_of_cut_off(&history);
            if *json {
                let deliveries: Vec<_> = history.deliveries.iter().map(as_json).collect();
                terminal::print_json(
                    &json!({ "schema": "factbrief/ledger-list", "version": 1, "messages": deliveries }),
                )?;
            } else {
                terminal::print(history.deliveries.iter().flat_map(describe))?;
                terminal::note(&format!(
                    "{} in `{}`",
                    count(history.deliveries.len(), "message", "messages"),
                    shown(&path)
                ));
            }
        }
        LedgerAction::Sent { ids } => {
            let mut ledger = Appender::open(&path)?;
            // A header has an id in angle brackets.
            let ids: Vec<&str> = ids.iter().map(|id| id.trim().trim_matches(['<', '>'])).collect();
            for id in &ids {
                // Of a mail that the server took there may still be a draft, and that may have been sent too.
                let is_open = |known: &Delivery| {
                    known.drafted || known.state != State::Accepted && known.may_have_gone_out()
                };
                if !ledger.history.delivery(id).is_some_and(is_open) {
                    return Err(Error::usage(
                        format!("`{id}` is no draft and no uncertain mail in the ledger `{}`", shown(&path)),
                        "`factbrief ledger list` prints the ids",
                    ));
                }
            }
            for &id in &ids {
                ledger.append(Entry::Sent { id: id.to_owned(), time: terminal::timestamp() })?;
            }
            terminal::note(&format!("{} noted as sent", count(ids.len(), "mail", "mails")));
        }
        LedgerAction::Forget { address } => {
            let address = Address::parse(address).map_err(|why| {
                Error::usage(format!("`{}` is no address: {why}", address.escape_debug()), "write it alone")
            })?;
            let forgotten = forget(&path, &address.to_string())?;
            let mut said = format!("{} taken out", count(forgotten.messages, "message", "messages"));
            if forgotten.shared > 0 {
                said = format!(
                    "{said}, and the address of {}",
                    count(forgotten.shared, "shared one", "shared ones")
                );
            }
            if forgotten.messages + forgotten.shared == 0 {
                said = format!(
                    "nothing taken out: the ledger `{}` has no message to `{address}`; `factbrief ledger list` names all",
                    shown(&path)
                );
            }
            terminal::note(&said);
            if forgotten.guessable > 0 {
                terminal::note(&format!(
                    "note: the Message-ID of {} was made by an earlier version, without a secret, and still confirms a guess at the address",
                    count(forgotten.guessable, "shared message", "shared messages")
                ));
            }
            if forgotten.is_taken_over {
                let path = shown(&path);
                terminal::note(&format!(
                    "note: `{path}` is now your file; its group and rights are as they were"
                ));
            }
        }
    }
    Ok(Verdict::Right)
}

fn describe(delivery: &Delivery) -> Vec<String> {
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

fn as_json(delivery: &Delivery) -> serde_json::Value {
    let recipients = delivery.recipients.iter().map(|recipient| {
        json!({ "address": recipient.address, "name": recipient.name, "role": recipient.role.name() })
    });
    json!({
        "id": delivery.id,
        "time": delivery.time,
        "state": delivery.state.name(),
        "by-hand": delivery.by_hand,
        "mailboxes": delivery.mailboxes,
        "recipients": recipients.collect::<Vec<_>>(),
        "copies": delivery.copies.iter().map(|copy| json!({
            "dossier": copy.dossier, "dossier-id": copy.dossier_id, "brief": copy.brief, "language": copy.language, "date": copy.date,
            "file": copy.file, "file-hash": copy.file_hash,
        })).collect::<Vec<_>>(),
    })
}
