//! Adds records to the ledger. Only one process at a time can do so, so that two runs never send the same copy.

use std::fs::File;
use std::io::Write;
use std::path::Path;

use super::history::{History, Unfinished};
use super::messages;
use super::place::{Locked, lock, private, sync_folder};
use super::reading::read;
use super::record::{Entry, Line};
use super::secret::{SecretFound, secret};
use crate::error::{Error, Result};

/// The ledger, locked, and its content.
#[derive(Debug)]
pub struct Appender {
    /// Its content, with every record added here.
    pub history: History,
    file: File,
    ledger: Locked,
}

impl Appender {
    /// Locks and reads the ledger. One that isn't there is made, readable by its owner only.
    ///
    /// # Errors
    /// When another process holds it, a line of it isn't a record, or the disk fails.
    pub fn open(path: &Path) -> Result<Self> {
        let ledger = lock(path)?;
        let mut history = read(&ledger.path)?;
        path.clone_into(&mut history.path);
        let is_new = !ledger.path.exists();
        let file = private(&ledger.path).map_err(Error::disk("write", &ledger.path))?;
        if is_new {
            sync_folder(&ledger.path)?;
        }
        let mut appender = Self { history, file, ledger };
        let mut begin = Vec::new();
        let unfinished = appender.history.unfinished;
        if matches!(unfinished, Unfinished::WithoutBreak | Unfinished::CutOff) {
            begin.push(b'\n');
        }
        if matches!(unfinished, Unfinished::CutOff | Unfinished::CutOffWithBreak) {
            begin.extend(bytes(&Line::new(Entry::CutOff))?);
        }
        // In one write. When a kill or a full disk cuts it off, the next reader understands what is left.
        if !begin.is_empty() {
            appender.write(&begin)?;
        }
        appender.history.unfinished = Unfinished::No;
        Ok(appender)
    }

    /// Adds a record and waits until the disk has it.
    ///
    /// # Errors
    /// When the disk fails.
    pub fn append(&mut self, entry: Entry) -> Result<()> {
        let line = Line::new(entry);
        self.write(&bytes(&line)?)?;
        self.history.apply(line.entry);
        Ok(())
    }

    /// The secret for its Message-IDs, which is made when there is none.
    ///
    /// # Errors
    /// When the disk fails, or the file beside the ledger isn't a secret.
    pub fn secret(&self) -> Result<SecretFound> {
        secret(&self.ledger)
    }

    fn write(&mut self, bytes: &[u8]) -> Result<()> {
        let written = self.file.write_all(bytes).and_then(|()| self.file.sync_data());
        written.map_err(Error::disk("write", &self.ledger.path))
    }
}

/// A line as it is written to the file.
fn bytes(line: &Line) -> Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec(line).map_err(messages::record_not_written)?;
    bytes.push(b'\n');
    Ok(bytes)
}
