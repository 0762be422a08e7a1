//! The redline of each brief whose text differs between two states, and its files.

use std::fs;
use std::path::{Path, PathBuf};

use super::comparison::{Comparison, Fate};
use super::report::Sides;
use super::snapshot::Snapshot;
use crate::disk::{refuse_linked, replace};
use crate::error::{Error, Result};
use crate::redline::{Heading, RedlinePiece, redline, redline_html, redline_markdown};

/// A brief in one language whose text differs, or may.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RedlinedBrief {
    /// Both texts are known, and they differ.
    Known {
        /// The two texts as one.
        pieces: Vec<RedlinePiece>,
        /// What is written above it; it names the brief.
        heading: Heading,
    },
    /// One of the texts isn't known.
    Unknown {
        /// `investor.en`.
        name: String,
    },
}

/// The redlines of two states of a dossier, in the order of the comparison.
pub fn redlined_briefs(
    old: &Snapshot,
    new: &Snapshot,
    comparison: &Comparison,
    sides: &Sides,
) -> Vec<RedlinedBrief> {
    let mut found = Vec::new();
    for brief in &comparison.briefs {
        let name = format!("{}.{}", brief.brief, brief.language);
        let key = (brief.brief.clone(), brief.language);
        // A brief that wasn't there had no text; of one that was, the text may be unknown.
        let text = |snapshot: &Snapshot, none: Fate| match snapshot.briefs.get(&key) {
            Some(state) => state.markdown.clone(),
            None => (brief.fate == none).then(String::new),
        };
        let (Some(one), Some(two)) = (text(old, Fate::Added), text(new, Fate::Removed)) else {
            found.push(RedlinedBrief::Unknown { name });
            continue;
        };
        if one == two {
            continue;
        }
        let heading = Heading {
            brief: format!("{}/{name}", comparison.dossier),
            language: brief.language,
            old: sides.old.clone(),
            new: sides.new.clone(),
        };
        found.push(RedlinedBrief::Known { pieces: redline(&one, &two), heading });
    }
    found
}

/// Writes a redline as Markdown and as HTML, into the folder of its dossier in `folder`. Returns where they are.
///
/// # Errors
/// When the disk fails, or a link is in the way.
pub fn write_redline(folder: &Path, pieces: &[RedlinePiece], heading: &Heading) -> Result<[PathBuf; 2]> {
    let [markdown, html] = ["md", "html"].map(|end| folder.join(format!("{}.redline.{end}", heading.brief)));
    let inner = markdown.parent().unwrap_or(folder);
    refuse_linked(inner)?;
    fs::create_dir_all(inner).map_err(Error::disk("create", inner))?;
    replace(&markdown, redline_markdown(pieces).as_bytes())?;
    replace(&html, redline_html(pieces, heading).as_bytes())?;
    Ok([markdown, html])
}
