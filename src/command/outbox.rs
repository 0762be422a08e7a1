//! WrittenDrafts as files: writes them, and tells of each.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::post::{addresses, secret, unwritten};
use super::terminal;
use crate::deliver::{Plan, Wish, outlook, plan};
use crate::disk::{Staged, shown};
use crate::error::Result;
use crate::ledger::{Appender, Entry};
use crate::mail::{Outbox, Prepared, Purpose, compose, may_replace, of_others};
use crate::model::Mailbox;

/// The drafts of a run.
pub struct WrittenDrafts {
    /// Where they were written.
    pub written: Vec<PathBuf>,
    /// How many were not, because a file lies there that was changed since it was written.
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
        terminal::note(&format!(
            "warning: others on this machine can list `{path}`, and the names of drafts are addresses"
        ));
        terminal::note(&format!("  = help: `chmod 700 {path}`"));
    }
    let mut drafts = WrittenDrafts { written: Vec::new(), kept: 0 };
    for (prepared, from) in mails {
        let path = outbox.place(prepared, from);
        if !may_replace(&path, &appender.history)? {
            let at = shown(&path);
            terminal::note(&format!(
                "refused: {}: `{at}` isn't as it was written, or the ledger doesn't know it, and is left as it is",
                addresses(prepared)
            ));
            terminal::note("  = help: send it, move it away or remove it; the command then writes a new one");
            drafts.kept += 1;
            continue;
        }
        let recipients = prepared.ledger_recipients();
        let domain = from.address.domain();
        let Plan { id, course } =
            plan(&appender.history, &recipients, &prepared.copies, (&secret, domain), Wish::default());
        if let Some((why, _)) = outlook(&course) {
            terminal::note(&format!("warning: {}: {why}", addresses(prepared)));
        }
        of_others(&appender.history, prepared)
            .iter()
            .for_each(|what| terminal::note(&format!("warning: {what}")));
        let bytes = compose(prepared, from, &id, date, Purpose::Draft).map_err(|error| unwritten(&error))?;
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
            terminal::note(&format!("not written: `{}`, since the ledger can't be", shown(&path)));
            return Err(error);
        }
        drafts.written.push(staged.put()?);
        for other in outbox.others(prepared, &path)? {
            terminal::note(&format!(
                "note: `{}` is another draft to the same reader; remove it unless it is to go out too",
                shown(&other)
            ));
        }
    }
    Ok(drafts)
}
