//! Drafts put into the user's mailbox, and what became of each.

use std::time::SystemTime;

use super::mail_arguments::SendingArguments;
use super::post::{self, Desk};
use super::settings::{own_settings, password, with_typed};
use super::terminal;
use crate::deliver::{Draft, Placed, Plan, Wish, mailbox, outlook, plan, put};
use crate::diagnostic::wording::{count, list};
use crate::error::Result;
use crate::ledger::Appender;
use crate::mail::{Prepared, of_others};
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
        terminal::note("nothing to put into the mailbox");
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
        if let Some((why, _)) = outlook(&course) {
            terminal::note(&format!("warning: {}: {why}", post::addresses(mail)));
        }
        of_others(&ledger.history, mail).iter().for_each(|what| terminal::note(&format!("warning: {what}")));
        drafts.push(Draft { id, mail, from, date });
    }
    let progress = terminal::Progress::new(drafts.len(), "drafts");
    let mut there = 0;
    let mut told = |draft: &Draft<'_>, placed: &Placed| {
        let who = post::addresses(draft.mail);
        for line in lines(&who, draft, placed) {
            progress.say(&line);
        }
        there += usize::from(matches!(placed, Placed::Put { .. } | Placed::There { .. }));
        progress.tick();
    };
    let all = put(&drafts, &server, named.as_deref(), &mut ledger, &terminal::now, &mut told);
    progress.end();
    let all = all?;
    terminal::note(&format!(
        "{there} of {} in the mailbox, nothing sent",
        count(drafts.len(), "draft", "drafts")
    ));
    Ok(there == all.len())
}

/// What is said of a draft.
fn lines(who: &str, draft: &Draft<'_>, placed: &Placed) -> Vec<String> {
    match placed {
        Placed::Put { folder, uid, earlier } => {
            let number = uid.as_ref().map_or_else(String::new, |uid| format!(", number {uid}"));
            let mut lines = vec![format!("draft: {who}: in {}{number}", list([folder]))];
            if let Some(time) = earlier {
                lines.push(format!(
                    "note: another draft of it, of {time}, isn't in this folder; it may be a file, or sent by now"
                ));
                lines.push(format!("  = help: `factbrief ledger sent {}` if it was sent", draft.id));
            }
            lines
        }
        Placed::There { folder } => {
            vec![format!(
                "skipped: {who}: {} has a draft of it already, which is left as it is",
                list([folder])
            )]
        }
        Placed::Refused { why } => vec![format!("refused: {who}: {why}")],
        Placed::Uncertain { why } => vec![
            format!("uncertain: {who}: whether the draft is there can't be known: {why}"),
            "  = help: type the same command again: it looks for the draft before it puts one there"
                .to_owned(),
        ],
        Placed::NotPut { why } => vec![format!("not put there: {who}: {why}")],
    }
}
