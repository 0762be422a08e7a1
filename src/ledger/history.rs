//! What the ledger says has happened to each message.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::copy::Copy;
use super::record::{Entry, Head, Line, Recipient, SCHEMA, VERSION};
use crate::error::{Error, Result};
use crate::read::shown;

/// What became of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// A draft was written; whether the user sent it isn't known.
    Drafted,
    /// The server took it.
    Accepted,
    /// The server did not take it.
    Refused {
        /// What the server replied.
        reply: String,
    },
    /// It may have arrived or not: the attempt has no known end.
    Uncertain,
}

impl State {
    /// As printed.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Drafted => "drafted",
            Self::Accepted => "accepted",
            Self::Refused { .. } => "refused",
            Self::Uncertain => "uncertain",
        }
    }
}

/// One message and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// The Message-ID without its angle brackets.
    pub id: String,
    /// When its state was last written, RFC 3339.
    pub time: String,
    /// Who was to get it.
    pub recipients: Vec<Recipient>,
    /// What was attached.
    pub copies: Vec<Copy>,
    /// What became of it.
    pub state: State,
    /// Whether an attempt without a known end came before the last one.
    doubtful: bool,
}

/// The ledger as read.
#[derive(Debug, Default)]
pub struct History {
    /// The file.
    pub path: PathBuf,
    /// The messages, in the order of their first records.
    pub deliveries: Vec<Delivery>,
    /// Numbers of lines that were cut off in the middle and hold no record.
    pub cut_off: Vec<usize>,
    /// Whether the last line lacks its end, so that the next record must begin a new line.
    pub unfinished: Unfinished,
    index: BTreeMap<String, usize>,
}

/// How the file ends.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Unfinished {
    /// With a whole line.
    #[default]
    No,
    /// With a whole record that lacks its line break.
    WithoutBreak,
    /// In the middle of a record.
    CutOff,
}

/// The part of a Message-ID that names what was sent to whom, without the domain and the number of the repetition.
pub fn message_key(id: &str) -> &str {
    let local = id.split_once('@').map_or(id, |(local, _)| local);
    local.split_once('.').map_or(local, |(key, _)| key)
}

impl History {
    /// The message of this id.
    pub fn delivery(&self, id: &str) -> Option<&Delivery> {
        self.index.get(id).map(|&at| &self.deliveries[at])
    }

    /// Adds what happened.
    pub fn apply(&mut self, entry: Entry) {
        match entry {
            Entry::Drafted { id, time, recipients, copies } => {
                // A draft after a delivery changes nothing about the delivery.
                if self.delivery(&id).is_none_or(|known| known.state == State::Drafted) {
                    self.put(id, time, recipients, copies, State::Drafted, false);
                }
            }
            Entry::Attempted { id, time, recipients, copies } => {
                let known = self.delivery(&id);
                let doubtful = known.is_some_and(|known| known.doubtful || known.state == State::Uncertain);
                self.put(id, time, recipients, copies, State::Uncertain, doubtful);
            }
            Entry::Accepted { id, time, .. } => self.settle(&id, time, State::Accepted),
            Entry::Refused { id, time, reply } => {
                // That the last attempt failed says nothing about one before it whose end isn't known.
                let doubtful = self.delivery(&id).is_some_and(|known| known.doubtful);
                let state = if doubtful { State::Uncertain } else { State::Refused { reply } };
                self.settle(&id, time, state);
            }
            Entry::Uncertain { id, time, .. } => self.settle(&id, time, State::Uncertain),
            Entry::CutOff => {}
        }
    }

    fn put(
        &mut self,
        id: String,
        time: String,
        recipients: Vec<Recipient>,
        copies: Vec<Copy>,
        state: State,
        doubtful: bool,
    ) {
        let delivery = Delivery { id: id.clone(), time, recipients, copies, state, doubtful };
        match self.index.get(&id) {
            Some(&at) => self.deliveries[at] = delivery,
            None => {
                self.index.insert(id, self.deliveries.len());
                self.deliveries.push(delivery);
            }
        }
    }

    fn settle(&mut self, id: &str, time: String, state: State) {
        if let Some(&at) = self.index.get(id) {
            let known = &mut self.deliveries[at];
            if known.state != State::Accepted {
                known.state = state;
                known.time = time;
            }
        }
    }
}

/// Reads a ledger. One that isn't there is empty.
///
/// # Errors
/// When the disk fails, or a line that isn't the last is no record: to go on without it could send somebody a copy twice.
pub fn read(path: &Path) -> Result<History> {
    let bytes = match fs::read(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
        result => result.map_err(Error::disk("read", path))?,
    };
    let mut history = History { path: path.to_owned(), ..History::default() };
    let mut lines = bytes.split_inclusive(|&byte| byte == b'\n').enumerate().peekable();
    while let Some((index, line)) = lines.next() {
        let number = index + 1;
        let ended = line.ends_with(b"\n");
        match parse(line) {
            Ok(entry) => {
                history.apply(entry);
                if !ended {
                    history.unfinished = Unfinished::WithoutBreak;
                }
            }
            Err(Unread::NewerVersion(version)) => {
                return Err(Error::usage(
                    format!("line {number} of the ledger `{}` has version {version}", shown(path)),
                    "a newer factbrief wrote it; use that one",
                ));
            }
            Err(Unread::NoRecord) if !ended => {
                history.unfinished = Unfinished::CutOff;
                history.cut_off.push(number);
            }
            // The program itself began a new line behind it.
            Err(Unread::NoRecord) if lines.peek().is_some_and(|(_, next)| is_cut_off(next)) => {
                history.cut_off.push(number);
            }
            Err(Unread::NoRecord) => {
                return Err(Error::usage(
                    format!("line {number} of the ledger `{}` is no record", shown(path)),
                    "restore the file from a backup; without the line a copy might be sent twice",
                ));
            }
        }
    }
    Ok(history)
}

enum Unread {
    NewerVersion(u32),
    NoRecord,
}

fn parse(line: &[u8]) -> std::result::Result<Entry, Unread> {
    let head: Head = serde_json::from_slice(line).map_err(|_| Unread::NoRecord)?;
    if head.schema != SCHEMA {
        return Err(Unread::NoRecord);
    }
    if head.version > VERSION {
        return Err(Unread::NewerVersion(head.version));
    }
    serde_json::from_slice::<Line>(line).map(|line| line.entry).map_err(|_| Unread::NoRecord)
}

fn is_cut_off(line: &[u8]) -> bool {
    matches!(parse(line), Ok(Entry::CutOff))
}
