//! `ledger`: what went to whom, and how somebody is forgotten.

use serde_json::json;

use super::mail_arguments::{LedgerAction, LedgerArguments};
use super::messages::ledger as messages;
use super::verdict::Verdict;
use super::{post, terminal};
use crate::disk::shown;
use crate::error::Result;
use crate::ledger::{Appender, Delivery, Entry, forget, read};
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
                terminal::print(history.deliveries.iter().flat_map(messages::delivery))?;
                terminal::note(&messages::listed(history.deliveries.len(), &shown(&path)));
            }
        }
        LedgerAction::Sent { ids } => {
            let mut ledger = Appender::open(&path)?;
            // A header has an id in angle brackets.
            let ids: Vec<&str> = ids.iter().map(|id| id.trim().trim_matches(['<', '>'])).collect();
            for id in &ids {
                if !ledger.history.delivery(id).is_some_and(Delivery::may_be_noted_as_sent) {
                    return Err(messages::not_open(id, &shown(&path)));
                }
            }
            for &id in &ids {
                ledger.append(Entry::Sent { id: id.to_owned(), time: terminal::timestamp() })?;
            }
            terminal::note(&messages::noted_as_sent(ids.len()));
        }
        LedgerAction::Forget { address } => {
            let typed = address;
            let address = Address::parse(typed).map_err(|why| messages::not_an_address(typed, why))?;
            let forgotten = forget(&path, &address.to_string())?;
            terminal::note(&match forgotten.messages + forgotten.shared {
                0 => messages::nothing_taken_out(&shown(&path), &address),
                _ => messages::taken_out(forgotten.messages, forgotten.shared),
            });
            if forgotten.guessable > 0 {
                terminal::remark(&messages::still_guessable(forgotten.guessable));
            }
            if forgotten.is_taken_over {
                terminal::remark(&messages::taken_over(&shown(&path)));
            }
        }
    }
    Ok(Verdict::Right)
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
