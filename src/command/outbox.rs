//! Drafts as files: writes them, and says what became of each.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::messages::outbox as messages;
use super::messages::post::unwritten;
use super::post::{addresses, secret, warn_of_course};
use super::terminal;
use crate::deliver::{Plan, Wish, plan};
use crate::disk::{Staged, shown};
use crate::error::Result;
use crate::ledger::{Appender, Entry};
use crate::mail::{Outbox, Prepared, Purpose, compose, may_replace};
use crate::model::Mailbox;

/// The drafts of a run.
pub struct WrittenDrafts {
    /// Where they were written.
    pub written: Vec<PathBuf>,
    /// How many weren't, because there is a file in their place that was changed since it was written.
    pub kept: usize,
}

/// Writes drafts and notes them in the ledger: no draft is ever there without its record, and none that was changed by
/// hand is written over.
pub fn write_drafts(
    mails: &[(Prepared, Mailbox)],
    folder: &Path,
    ledger: &Path,
    date: SystemTime,
) -> Result<WrittenDrafts> {
    let mut appender = Appender::open(ledger)?;
    let secret = secret(&appender)?;
    let outbox = Outbox::open(folder)?;
    if outbox.is_open {
        let path = shown(folder);
        terminal::warning(&messages::others_can_list(&path));
        terminal::help(&messages::close(&path));
    }
    let mut drafts = WrittenDrafts { written: Vec::new(), kept: 0 };
    for (prepared, from) in mails {
        let path = outbox.place(prepared, from);
        if !may_replace(&path, &appender.history)? {
            terminal::note(&messages::kept(&addresses(prepared), &shown(&path)));
            terminal::help(messages::clear());
            drafts.kept += 1;
            continue;
        }
        let recipients = prepared.ledger_recipients();
        let domain = from.address.domain();
        let Plan { id, course } =
            plan(&appender.history, &recipients, &prepared.copies, (&secret, domain), Wish::default());
        warn_of_course(prepared, &course, &appender.history);
        let bytes = compose(prepared, from, &id, date, Purpose::Draft).map_err(unwritten)?;
        let staged = Staged::write(&path, &bytes)?;
        let recorded = appender.append(Entry::Drafted {
            id,
            time: terminal::timestamp(),
            recipients,
            copies: prepared.copies.clone(),
            draft_hash: Some(blake3::hash(&bytes).to_hex().to_string()),
            mailbox: None,
        });
        if let Err(error) = recorded {
            terminal::note(&messages::not_recorded(&shown(&path)));
            return Err(error);
        }
        drafts.written.push(staged.put()?);
        for other in outbox.others(prepared, &path)? {
            terminal::remark(&messages::another(&shown(&other)));
        }
    }
    Ok(drafts)
}
