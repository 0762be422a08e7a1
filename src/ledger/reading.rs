//! Reads the ledger from the disk, however the last run ended.

use std::fs;
use std::path::Path;

use super::history::{History, Unfinished};
use super::place::refuse_dangling;
use super::record::{Entry, Head, Line, SCHEMA, VERSION};
use crate::disk::shown;
use crate::error::{Error, Result};

/// Reads a ledger. One that isn't there is empty.
///
/// # Errors
/// When the disk fails, or a line that wasn't cut off is no record: to go on without it could send somebody a copy
/// twice.
pub fn read(path: &Path) -> Result<History> {
    // A pipe or a device would be read without end.
    if fs::metadata(path).is_ok_and(|found| !found.is_file()) {
        let message = format!("the ledger `{}` is no file", shown(path));
        return Err(Error::usage(message, "name a file as the ledger"));
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
                return Err(Error::usage(
                    format!("line {number} of the ledger `{}` has version {version}", shown(path)),
                    "a newer factbrief wrote it; use that one",
                ));
            }
            Err(Unread::NoRecord(_)) if is_left_aside(line, next, &mark) => {
                history.cut_off.push(number);
                if next.is_none() {
                    history.unfinished = if ended { Unfinished::CutOffWithBreak } else { Unfinished::CutOff };
                }
            }
            Err(Unread::NoRecord(why)) => {
                let why = why.map(|why| format!(": {why}")).unwrap_or_default();
                return Err(Error::usage(
                    format!("line {number} of the ledger `{}` is no record{why}", shown(path)),
                    "restore the file from a backup; without the line a copy might be sent twice",
                ));
            }
        }
    }
    Ok(history)
}

/// Whether a line that is no record was cut off in writing and not damaged later. The program goes on after such a line
/// with a line break and a mark, and that may be cut off too.
fn is_left_aside(line: &[u8], next: Option<&[u8]>, mark: &[u8]) -> bool {
    match next.map(<[u8]>::trim_ascii_end) {
        None => is_beginning(line),
        Some(next) if matches!(parse(next), Ok(Entry::CutOff)) => true,
        Some(next) => !next.is_empty() && mark.starts_with(next) && is_beginning(line),
    }
}

/// What every record begins with.
pub(super) const OPENING: &[u8] = b"{\"schema\":\"factbrief/ledger\",\"version\":";

/// Whether a line is the beginning of a record, and not of another file that was taken for a ledger. A power cut can
/// leave zeros where the rest should be.
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
    // A record is one line, so that the place in it says nothing.
    let why = |error: String| error.split(" at line ").next().map(str::to_owned);
    line.map_err(|error| Unread::NoRecord(why(error.to_string()).filter(|_| error.is_data())))
}
