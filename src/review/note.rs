//! Writes `reviewed` into the file of a fact or a brief.

use chrono::NaiveDate;

use super::messages;
use super::target::ReviewTarget;
use crate::check::sets_only;
use crate::disk::{EditedFile, FileEdit};
use crate::error::Result;

/// Who has reviewed something, and when.
#[derive(Debug, Clone)]
pub struct Reviewer {
    /// The desk or role.
    pub by: String,
    /// The day.
    pub on: NaiveDate,
}

/// Notes a review of what is there now, in the place of an earlier one. `file` is where the file lies; every other character of it stays.
///
/// # Errors
/// When the file can't be written, has changed since it was read, or has no place for the note.
pub fn note(target: &ReviewTarget<'_>, reviewer: &Reviewer, file: &std::path::Path) -> Result<()> {
    let place = target.place();
    let value = format!(
        "{{ by = {}, on = {}, hash = \"{}\" }}",
        quoted(&reviewer.by),
        reviewer.on.format("%Y-%m-%d"),
        target.hash()
    );
    let Some(edited) = EditedFile::open(file, &place.source)? else {
        return Err(messages::changed_meanwhile(file));
    };
    let edits = edits(&edited, target, &value);
    let fitting = edits
        .into_iter()
        .map(|edit| edited.with(&[edit]))
        .find(|written| sets_only(edited.raw(), written, target.table(), "reviewed", &value));
    let Some(written) = fitting else {
        let at = format!("{}:{}", place.source.path, place.line());
        return Err(messages::no_place(&target.full_name(), &at, &value));
    };
    match edited.write(&written)? {
        true => Ok(()),
        false => Err(messages::changed_meanwhile(file)),
    }
}

/// A text in quotes, as TOML reads it.
fn quoted(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{escaped}\"")
}

/// Where the note may go, the likeliest first.
fn edits(file: &EditedFile, target: &ReviewTarget<'_>, value: &str) -> Vec<FileEdit> {
    let place = target.place();
    let text = &place.source.text;
    if let Some(reviewed) = &target.custody().reviewed {
        let range = &reviewed.span.range;
        return vec![(file.place(range.start)..file.place(range.end), value.to_owned())];
    }
    let start = text[..place.range.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[place.range.end..].find('\n').map_or(text.len(), |at| place.range.end + at);
    let (line, after) = (file.place(start), file.place(end));
    let (ending, closing) = (file.line_end(line), file.line_end(after));
    let at = |place: usize, text: String| (place..place, text);
    // `[id]`, or `audience = "…"`, has the note in a line of its own below.
    let mut edits = vec![at(after, format!("{closing}reviewed = {value}"))];
    let Some(id) = target.table() else { return edits };
    // `id.statement.en = …`, or `id = { … }`, or a header of a table inside the fact.
    edits.push(at(line, format!("{id}.reviewed = {value}{ending}")));
    if let Some(brace) = text[place.range.end..].find('{') {
        edits.push(at(file.place(place.range.end + brace + 1), format!(" reviewed = {value},")));
    }
    edits.push(at(line, format!("[{id}]{ending}reviewed = {value}{ending}{ending}")));
    edits
}
