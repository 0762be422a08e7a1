//! Writes the hashes of archived sources into `sources.toml`, leaving every other character as it is.

use std::fs;
use std::ops::Range;
use std::path::Path;

use super::findings::{ArchivedState, Report};
use super::messages;
use crate::check::{Added, adds_only};
use crate::disk::{MAX_FILE_BYTES, replace, text_of};
use crate::error::{Error, Result};
use crate::model::Dossier;

/// A hash that is to be written.
struct Pin<'a> {
    id: &'a str,
    sha256: &'a str,
    /// Where the name of its file is in the text as it was read: its value, with the quotes.
    file: Range<usize>,
}

/// Where a text is inserted in a file, and the text.
type Edit = (usize, String);

/// Pins every archived source that isn't pinned; returns how many. One that has changed is not pinned again: its author
/// reads it first, and then removes the old `sha256`.
///
/// # Errors
/// When `sources.toml` can't be written or has changed since it was read, or when a hash can't be inserted beside the name
/// of its file.
pub fn pin(dossier: &Dossier, report: &Report, folder: &Path) -> Result<usize> {
    let mut pins: Vec<Pin<'_>> = Vec::new();
    let mut read = None;
    for (index, state) in &report.archived {
        let source = &dossier.sources[*index];
        let (ArchivedState::Unpinned(sha256), Some((_, span))) = (state, &source.file) else { continue };
        pins.push(Pin { id: &source.id, sha256, file: span.range.clone() });
        read = Some(&span.source);
    }
    let Some(read) = read else { return Ok(0) };
    // A link to a file outside of the project would have been refused. The file is written, and the link stays.
    let named = folder.join("sources.toml");
    let path = named.canonicalize().map_err(Error::disk("read", &named))?;
    let bytes = contents(&path)?;
    // The hashes belong to the text as it was when its sources were verified.
    if text_of(bytes.clone(), read.path.clone()).map_or(true, |now| now.text != read.text) {
        return Err(messages::changed_meanwhile(&path));
    }
    let Ok(raw) = std::str::from_utf8(&bytes) else { return Err(messages::changed_meanwhile(&path)) };
    pins.sort_by_key(|pin| pin.file.start);
    let written = written(raw, &read.text, &pins).map_err(|pin| {
        let line = read.text[..pin.file.start].matches('\n').count() + 1;
        messages::not_pinned(pin.id, pin.sha256, &format!("{}:{line}", read.path))
    })?;
    // An editor may have saved meanwhile.
    if contents(&path)? != bytes {
        return Err(messages::changed_meanwhile(&path));
    }
    replace(&path, written.as_bytes())?;
    Ok(pins.len())
}

fn contents(path: &Path) -> Result<Vec<u8>> {
    let size = fs::metadata(path).map_err(Error::disk("read", path))?.len();
    if size > MAX_FILE_BYTES {
        return Err(messages::changed_meanwhile(path));
    }
    fs::read(path).map_err(Error::disk("read", path))
}

/// The file with every hash in it, each at a place where it adds only that key; else the pin for which there is no such place.
fn written<'a>(raw: &str, text: &str, pins: &'a [Pin<'a>]) -> std::result::Result<String, &'a Pin<'a>> {
    let places = Places::new(raw, text);
    let both: Vec<[Edit; 2]> = pins
        .iter()
        .map(|pin| {
            let line = own_line(raw, text, &places, pin);
            let beside = (places.of(pin.file.end), format!(", sha256 = \"{}\"", pin.sha256));
            // In a table on one line the key follows a brace.
            let start = text[..pin.file.start].rfind('\n').map_or(0, |at| at + 1);
            if text[start..pin.file.start].contains('{') { [beside, line] } else { [line, beside] }
        })
        .collect();
    let likely: Vec<Edit> = both.iter().map(|[likely, _]| likely.clone()).collect();
    let all = with(raw, &likely);
    if says(raw, &all, pins) {
        return Ok(all);
    }
    let mut edits = Vec::new();
    for (pin, both) in pins.iter().zip(both) {
        let one = std::slice::from_ref(pin);
        let fitting = both.into_iter().find(|edit| says(raw, &with(raw, std::slice::from_ref(edit)), one));
        edits.push(fitting.ok_or(pin)?);
    }
    let all = with(raw, &edits);
    match pins.first().filter(|_| !says(raw, &all, pins)) {
        Some(first) => Err(first),
        None => Ok(all),
    }
}

/// Whether a file says what it said before, plus the hashes.
fn says(raw: &str, written: &str, pins: &[Pin<'_>]) -> bool {
    let added: Vec<Added<'_>> =
        pins.iter().map(|pin| Added { table: pin.id, key: "sha256", value: pin.sha256 }).collect();
    adds_only(raw, written, &added)
}

/// A file with texts inserted.
fn with(raw: &str, edits: &[Edit]) -> String {
    let mut written = String::with_capacity(raw.len() + edits.len() * 96);
    let mut from = 0;
    for (at, text) in edits {
        written.push_str(&raw[from..*at]);
        written.push_str(text);
        from = *at;
    }
    written.push_str(&raw[from..]);
    written
}

/// A line below that of the file's name, beginning like it: after `plan.file = …` comes `plan.sha256 = …`.
fn own_line(raw: &str, text: &str, places: &Places, pin: &Pin<'_>) -> Edit {
    let start = text[..pin.file.start].rfind('\n').map_or(0, |at| at + 1);
    let key = text[start..pin.file.start].trim_end().trim_end_matches('=').trim_end();
    let path =
        ["file", "\"file\"", "'file'"].iter().find_map(|name| key.strip_suffix(name)).unwrap_or_default();
    let end = text[pin.file.end..].find('\n').map_or(text.len(), |at| pin.file.end + at);
    let at = places.of(end);
    let line_end = match raw[at..].starts_with("\r\n") || end == text.len() && raw.contains("\r\n") {
        true => "\r\n",
        false => "\n",
    };
    (at, format!("{line_end}{path}sha256 = \"{}\"", pin.sha256))
}

/// From places in a text as it was read to places in its file, which may also have a byte-order mark, other line ends and
/// invisible characters. None where both are the same.
struct Places(Option<Vec<usize>>);

impl Places {
    fn new(raw: &str, text: &str) -> Self {
        if raw == text {
            return Self(None);
        }
        let mut places = vec![0; text.len() + 1];
        let (mut read, mut end) = (text.char_indices().peekable(), 0);
        for (offset, character) in raw.char_indices() {
            if let Some((at, _)) = read.next_if(|(_, next)| *next == character) {
                places[at] = end;
                end = offset + character.len_utf8();
            }
        }
        places[text.len()] = end;
        Self(Some(places))
    }

    /// Directly after the character before the place, so that invisible characters follow what is inserted.
    fn of(&self, place: usize) -> usize {
        self.0.as_ref().map_or(place, |places| places.get(place).copied().unwrap_or(place))
    }
}
