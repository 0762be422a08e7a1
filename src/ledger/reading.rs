//! Reads the ledger from the disk, also after a run that was cut off.

use std::fs;
use std::path::Path;

use super::history::{History, Unfinished};
use super::messages;
use super::place::refuse_dangling;
use super::record::{Entry, Head, Line, SCHEMA, VERSION};
use crate::error::{Error, Result};

/// Reads a ledger. One that isn't there is empty.
///
/// # Errors
/// When the disk fails, or a line that wasn't cut off isn't a record: without that line, somebody could get a copy twice.
pub fn read(path: &Path) -> Result<History> {
    // Reading a pipe or a device might never end.
    if fs::metadata(path).is_ok_and(|found| !found.is_file()) {
        return Err(messages::not_a_file(path));
    }
    let bytes = match fs::read(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            refuse_dangling(path)?;
            Vec::new()
        }
        result => result.map_err(Error::disk("read", path))?,
    };
    let mut history = History::default();
    path.clone_into(&mut history.path);
    let mark = serde_json::to_vec(&Line::new(Entry::CutOff)).unwrap_or_default();
    let mut lines = bytes.split_inclusive(|&byte| byte == b'\n').enumerate().peekable();
    while let Some((index, line)) = lines.next() {
        let number = index + 1;
        let ended = line.ends_with(b"\n");
        let next = lines.peek().map(|&(_, next)| next);
        match parse(line) {
            Ok(entry) => {
                history.apply(entry);
                if !ended {
                    history.unfinished = Unfinished::WithoutBreak;
                }
            }
            Err(Unread::NewerVersion(version)) => {
                return Err(messages::newer_version(path, number, version));
            }
            Err(Unread::NoRecord(_)) if is_left_aside(line, next, &mark) => {
                history.cut_off.push(number);
                if next.is_none() {
                    history.unfinished = if ended { Unfinished::CutOffWithBreak } else { Unfinished::CutOff };
                }
            }
            Err(Unread::NoRecord(why)) => {
                return Err(messages::not_a_record(path, number, why.as_deref()));
            }
        }
    }
    Ok(history)
}

/// Whether a line that isn't a record was cut off while it was written, and not damaged later. After such a line the program
/// writes a line break and a mark, and these may be cut off too.
fn is_left_aside(line: &[u8], next: Option<&[u8]>, mark: &[u8]) -> bool {
    match next.map(<[u8]>::trim_ascii_end) {
        None => is_beginning(line),
        Some(next) if matches!(parse(next), Ok(Entry::CutOff)) => true,
        Some(next) => !next.is_empty() && mark.starts_with(next) && is_beginning(line),
    }
}

/// The bytes with which every record begins.
pub(super) const OPENING: &[u8] = b"{\"schema\":\"factbrief/ledger\",\"version\":";

/// Whether a line is the beginning of a record, and not of a file that isn't a ledger. A power cut can leave zeros in
/// place of the rest.
fn is_beginning(line: &[u8]) -> bool {
    let end = line.iter().rposition(|&byte| byte != 0 && byte != b'\n').map_or(0, |last| last + 1);
    let line = &line[..end];
    let opens = line.starts_with(OPENING) || OPENING.starts_with(line);
    opens && serde_json::from_slice::<Head>(line).is_err_and(|error| error.is_eof())
}

enum Unread {
    NewerVersion(u32),
    /// With the reason, where it is a record with something in it that can't be read.
    NoRecord(Option<String>),
}

fn parse(line: &[u8]) -> std::result::Result<Entry, Unread> {
    let head: Head = serde_json::from_slice(line).map_err(|_| Unread::NoRecord(None))?;
    if head.schema != SCHEMA {
        return Err(Unread::NoRecord(None));
    }
    if head.version > VERSION {
        return Err(Unread::NewerVersion(head.version));
    }
    let line = serde_json::from_slice::<Line>(line).map(|line| line.entry);
    line.map_err(|error| Unread::NoRecord(error.is_data().then(|| messages::without_place(&error))))
}
