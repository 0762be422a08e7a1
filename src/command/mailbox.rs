//! Drafts put into the user's mailbox, and what became of each.

use std::time::SystemTime;

use super::mail_arguments::SendingArguments;
use super::messages::mailbox as messages;
use super::post::{self, Desk};
use super::settings::{own_settings, password, with_typed};
use super::terminal;
use crate::deliver::{Draft, Placed, Plan, Wish, mailbox, plan, put};
use crate::error::Result;
use crate::ledger::Appender;
use crate::mail::Prepared;
use crate::model::{Mailbox, Outgoing};

/// Puts drafts into the folder for drafts; returns whether each is there.
///
/// # Errors
/// When the disk or the network fails, the settings don't fit together, or the mailbox has no such folder.
pub fn put_drafts(
    mails: &[(Prepared, Mailbox)],
    arguments: &SendingArguments,
    desk: &Desk,
    date: SystemTime,
) -> Result<bool> {
    let Some(file) = own_settings(arguments)? else { return Ok(false) };
    if mails.is_empty() {
        terminal::note(&messages::nothing());
        return Ok(true);
    }
    // A server that was typed may have no folder of that name.
    let is_of_file = arguments.server.is_none() || arguments.server == file.imap.server;
    let named = arguments.drafts_folder.clone().or(file.drafts_folder.filter(|_| is_of_file));
    let settings = Outgoing { imap: with_typed(arguments, file.imap), ..Outgoing::default() };
    let server = mailbox(&settings, || password(&settings.imap))?;
    // Read anew under its lock: another run may have written drafts meanwhile.
    let mut ledger = Appender::open(&desk.ledger)?;
    let secret = post::secret(&ledger)?;
    let mut drafts = Vec::new();
    for (mail, from) in mails {
        let recipients = mail.ledger_recipients();
        let domain = from.address.domain();
        let Plan { id, course } =
            plan(&ledger.history, &recipients, &mail.copies, (&secret, domain), Wish::default());
        post::warn_of_course(mail, &course, &ledger.history);
        drafts.push(Draft { id, mail, from, date });
    }
    let progress = terminal::Progress::new(drafts.len(), "drafts");
    let mut there = 0;
    let mut told = |draft: &Draft<'_>, placed: &Placed| {
        let who = post::addresses(draft.mail);
        for line in messages::placed(&who, &draft.id, placed) {
            progress.say(&line);
        }
        there += usize::from(matches!(placed, Placed::Put { .. } | Placed::There { .. }));
        progress.tick();
    };
    let all = put(&drafts, &server, named.as_deref(), &mut ledger, &terminal::now, &mut told);
    progress.end();
    let all = all?;
    terminal::note(&messages::summary(there, drafts.len()));
    Ok(there == all.len())
}
