//! Writes the hashes of archived sources into `sources.toml`, leaving every other character as it is.

use std::ops::Range;
use std::path::Path;

use super::findings::{ArchivedState, Report};
use super::messages;
use crate::check::{Added, adds_only};
use crate::disk::{EditedFile, FileEdit};
use crate::error::Result;
use crate::model::Dossier;

/// A hash that is to be written.
struct Pin<'a> {
    id: &'a str,
    sha256: &'a str,
    /// Where the name of its file is in the text as it was read: its value, with the quotes.
    file: Range<usize>,
}

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
    // A link to a file outside of the project would have been refused.
    let path = folder.join("sources.toml");
    // The hashes belong to the text as it was when its sources were verified.
    let Some(file) = EditedFile::open(&path, read)? else { return Err(messages::changed_meanwhile(&path)) };
    pins.sort_by_key(|pin| pin.file.start);
    let written = written(&file, &read.text, &pins).map_err(|pin| {
        let line = read.text[..pin.file.start].matches('\n').count() + 1;
        messages::not_pinned(pin.id, pin.sha256, &format!("{}:{line}", read.path))
    })?;
    // An editor may have saved meanwhile.
    match file.write(&written)? {
        true => Ok(pins.len()),
        false => Err(messages::changed_meanwhile(&path)),
    }
}

/// The file with every hash in it, each at a place where it adds only that key; else the pin for which there is no such place.
fn written<'a>(
    file: &EditedFile,
    text: &str,
    pins: &'a [Pin<'a>],
) -> std::result::Result<String, &'a Pin<'a>> {
    let raw = file.raw();
    let both: Vec<[FileEdit; 2]> = pins
        .iter()
        .map(|pin| {
            let line = own_line(file, text, pin);
            let beside = (at(file.place(pin.file.end)), format!(", sha256 = \"{}\"", pin.sha256));
            // In a table on one line the key follows a brace.
            let start = text[..pin.file.start].rfind('\n').map_or(0, |at| at + 1);
            if text[start..pin.file.start].contains('{') { [beside, line] } else { [line, beside] }
        })
        .collect();
    let likely: Vec<FileEdit> = both.iter().map(|[likely, _]| likely.clone()).collect();
    let all = file.with(&likely);
    if says(raw, &all, pins) {
        return Ok(all);
    }
    let mut edits = Vec::new();
    for (pin, both) in pins.iter().zip(both) {
        let one = std::slice::from_ref(pin);
        let fitting = both.into_iter().find(|edit| says(raw, &file.with(std::slice::from_ref(edit)), one));
        edits.push(fitting.ok_or(pin)?);
    }
    let all = file.with(&edits);
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

/// A place where something is inserted.
fn at(place: usize) -> Range<usize> {
    place..place
}

/// A line below that of the file's name, beginning like it: after `plan.file = …` comes `plan.sha256 = …`.
fn own_line(file: &EditedFile, text: &str, pin: &Pin<'_>) -> FileEdit {
    let start = text[..pin.file.start].rfind('\n').map_or(0, |at| at + 1);
    let key = text[start..pin.file.start].trim_end().trim_end_matches('=').trim_end();
    let path =
        ["file", "\"file\"", "'file'"].iter().find_map(|name| key.strip_suffix(name)).unwrap_or_default();
    let end = text[pin.file.end..].find('\n').map_or(text.len(), |at| pin.file.end + at);
    let place = file.place(end);
    let line_end = file.line_end(place);
    (at(place), format!("{line_end}{path}sha256 = \"{}\"", pin.sha256))
}
