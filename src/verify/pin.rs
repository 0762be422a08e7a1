//! Writes the hashes of the copies into `sources.toml`, leaving every other character as it is.

use std::path::Path;

use super::report::{CopyState, Report};
use crate::build::replace;
use crate::check::is_toml;
use crate::error::{Error, Result};
use crate::model::Dossier;

/// Pins every copy that isn't pinned; returns how many. A copy that has changed is not pinned again: whoever
/// has read the new one removes the old `sha256` first.
///
/// # Errors
/// When `sources.toml` can't be written, or has sources that no line can be added to.
pub fn pin(dossier: &Dossier, report: &Report, folder: &Path) -> Result<usize> {
    let mut edits: Vec<(usize, String)> = Vec::new();
    let mut text = None;
    for (index, state) in &report.copies {
        let (CopyState::Unpinned(sha256), Some((_, span))) = (state, &dossier.sources[*index].file) else {
            continue;
        };
        let whole = &span.source.text;
        let line_end =
            whole[span.range.end..].find('\n').map_or(whole.len(), |offset| span.range.end + offset);
        edits.push((line_end, format!("\nsha256 = \"{sha256}\"")));
        text = Some(whole.clone());
    }
    let Some(mut text) = text else { return Ok(0) };
    edits.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    for (at, line) in &edits {
        text.insert_str(*at, line);
    }
    if !is_toml(&text) {
        return Err(Error::usage(
            "the hashes can't be written: a source of `sources.toml` is an inline table".to_owned(),
            "give each source a header of its own, `[source-id]`, and run `verify --pin` again",
        ));
    }
    replace(&folder.join("sources.toml"), text.as_bytes())?;
    Ok(edits.len())
}
