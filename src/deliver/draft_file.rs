//! A draft as a file: it is never there without its record in the ledger.

use std::path::{Path, PathBuf};

use super::imap::Draft;
use super::messages;
use crate::disk::Staged;
use crate::error::{Error, Result};
use crate::ledger::{Appender, Entry};
use crate::mail::{Purpose, compose};

/// What became of a draft that was to be a file.
#[derive(Debug)]
pub enum DraftFate {
    /// It is there, and the ledger knows it.
    Written(PathBuf),
    /// It isn't there, because the ledger can't be written.
    NotRecorded(Error),
}

/// Writes a draft to a place, over what is there. `time` is now, RFC 3339.
///
/// # Errors
/// When the message can't be written, or the disk fails.
pub fn write_draft(draft: &Draft<'_>, path: &Path, ledger: &mut Appender, time: String) -> Result<DraftFate> {
    let Draft { id, mail, from, date } = draft;
    let bytes = compose(mail, from, id, *date, Purpose::Draft).map_err(messages::draft_unwritten)?;
    let staged = Staged::write(path, &bytes)?;
    let recorded = ledger.append(Entry::Drafted {
        id: id.clone(),
        time,
        recipients: mail.ledger_recipients(),
        copies: mail.copies.clone(),
        draft_hash: Some(blake3::hash(&bytes).to_hex().to_string()),
        mailbox: None,
    });
    match recorded {
        Ok(()) => Ok(DraftFate::Written(staged.put()?)),
        Err(error) => Ok(DraftFate::NotRecorded(error)),
    }
}
