//! The sending of mails that passed the gate: which are still to go out, how, and what became of each.

use super::mail_arguments::SendingArguments;
use super::messages::sending as messages;
use super::post::{self, Desk};
use super::settings::{own_settings, password, with_typed};
use super::terminal;
use crate::deliver::{Course, DeliveryFate, Pace, Parcel, Plan, Wish, outlook, plan, send, server};
use crate::error::Result;
use crate::ledger::Appender;
use crate::mail::{Prepared, of_others};
use crate::model::{Mailbox, Outgoing};

/// What the arguments say of mails that may have gone out before.
pub fn wish(arguments: &SendingArguments) -> Wish {
    Wish { times: arguments.again.unwrap_or(1) as usize, retry_uncertain: arguments.retry_uncertain }
}

/// Sends what the ledger doesn't know as delivered; returns whether everything has arrived.
///
/// # Errors
/// When the disk or the network fails, or the settings don't fit together.
pub fn deliver(mails: Vec<(Prepared, Mailbox)>, arguments: &SendingArguments, desk: Desk) -> Result<bool> {
    let Some(file) = own_settings(arguments)? else { return Ok(false) };
    let settings = Outgoing {
        smtp: with_typed(arguments, file.smtp),
        per_minute: arguments.per_minute.or(file.per_minute),
        ..Outgoing::default()
    };
    // Read anew under its lock: another run may have sent meanwhile.
    let mut ledger = Appender::open(&desk.ledger)?;
    let secret = post::secret(&ledger)?;
    let wish = wish(arguments);
    let mut sound = true;
    let mut parcels = Vec::new();
    for (prepared, from) in &mails {
        let recipients = prepared.ledger_recipients();
        let Plan { id, course } =
            plan(&ledger.history, &recipients, &prepared.copies, (&secret, from.address.domain()), wish);
        match outlook(&course) {
            Some((why, help)) => {
                sound &= matches!(course, Course::Delivered { .. });
                terminal::note(&messages::held_back(&post::addresses(prepared), &course, &why));
                terminal::help(&help);
            }
            None => {
                if let Some(draft) = ledger.history.delivery(&id).filter(|known| known.drafted) {
                    terminal::remark(&messages::draft_too(&post::addresses(prepared), &draft.time));
                }
                of_others(&ledger.history, prepared).iter().for_each(|what| terminal::warning(what));
                parcels.push(Parcel { id, mail: prepared, from });
            }
        }
    }
    if parcels.is_empty() {
        terminal::note(&messages::nothing());
        return Ok(sound);
    }
    let server = server(&settings, || password(&settings.smtp))?;
    let progress = terminal::Progress::new(parcels.len(), "mails");
    let mut accepted = 0;
    let mut told = |parcel: &Parcel<'_>, fate: &DeliveryFate| {
        accepted += usize::from(matches!(fate, DeliveryFate::Accepted { .. }));
        progress.say(&messages::fate(&post::addresses(parcel.mail), fate));
        progress.tick();
    };
    let pace = Pace { tries: arguments.tries, ..Pace::default() };
    let fates = send(&parcels, &server, pace, &mut ledger, &terminal::now, &mut told);
    progress.end();
    terminal::note(&messages::summary(accepted, parcels.len(), &server.host));
    let fates = fates?;
    Ok(sound && fates.iter().all(|fate| matches!(fate, DeliveryFate::Accepted { .. })))
}
