//! Drafts as files: which are written, and what became of each.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::messages::outbox as messages;
use super::post::{addresses, secret, warn_of_course};
use super::terminal;
use crate::deliver::{Draft, DraftFate, Plan, Wish, plan, write_draft};
use crate::disk::shown;
use crate::error::Result;
use crate::ledger::Appender;
use crate::mail::{Outbox, Prepared, may_replace};
use crate::model::Mailbox;

/// The drafts of a run.
pub struct WrittenDrafts {
    /// Where they were written.
    pub written: Vec<PathBuf>,
    /// How many weren't, because there is a file in their place that was changed since it was written.
    pub kept: usize,
}

/// Writes drafts and notes them in the ledger. None that was changed by hand is written over.
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
        let draft = Draft { id, mail: prepared, from, date };
        match write_draft(&draft, &path, &mut appender, terminal::timestamp())? {
            DraftFate::Written(written) => drafts.written.push(written),
            DraftFate::NotRecorded(error) => {
                terminal::note(&messages::not_recorded(&shown(&path)));
                return Err(error);
            }
        }
        for other in outbox.others(prepared, &path)? {
            terminal::remark(&messages::another(&shown(&other)));
        }
    }
    Ok(drafts)
}
