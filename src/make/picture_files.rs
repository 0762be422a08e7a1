//! Reads the files of the pictures that briefs name, and says what is wrong with them.

use std::sync::Arc;

use super::messages;
use crate::check::Checked;
use crate::diagnostic::Diagnostic;
use crate::disk::FoundFile;
use crate::error::Error;
use crate::manifest::OutputFormat;
use crate::model::{Brief, PictureFile};
use crate::page::{Art, ArtFile};

/// Reads the pictures of a dossier; `read` gives a file of its folder. Each is an input of what is made of the dossier.
///
/// # Errors
/// When the reading fails. What is wrong with a file is a diagnostic.
pub fn read_pictures(
    checked: &mut Checked,
    mut read: impl FnMut(&str) -> Result<FoundFile, Error>,
) -> Result<(), Error> {
    let Some(dossier) = &mut checked.dossier else { return Ok(()) };
    let mut found = Vec::new();
    let mut inputs = blake3::Hasher::new();
    inputs.update(checked.inputs.as_bytes());
    for picture in dossier.briefs.iter_mut().filter_map(|brief| brief.picture.as_mut()) {
        let (name, span) = &picture.file;
        match read(name)? {
            FoundFile::Read(bytes) => {
                let file = PictureFile::new(bytes);
                inputs.update(file.hash.as_bytes());
                picture.content = Some(file);
            }
            FoundFile::Absent => found.push(messages::no_picture(name, span)),
            FoundFile::Unfit => found.push(messages::unfit_drawing(name, span)),
            FoundFile::Refused(diagnostic) => found.push(diagnostic),
        }
    }
    if dossier.briefs.iter().any(|brief| brief.picture.is_some()) {
        checked.inputs = inputs.finalize();
    }
    if !found.is_empty() {
        checked.dossier = None;
        checked.diagnostics.extend(found);
        crate::diagnostic::sort(&mut checked.diagnostics);
    }
    Ok(())
}

/// The picture of a brief as it is printed; none where the brief has none.
///
/// # Errors
/// When its file can't be printed as it is meant.
pub(super) fn picture_of(brief: &Brief) -> Result<Option<Arc<Art>>, Diagnostic> {
    let Some(picture) = &brief.picture else { return Ok(None) };
    let (name, span) = &picture.file;
    let Some(content) = &picture.content else { return Err(messages::no_picture(name, span)) };
    let art = Art::read(&content.bytes).map_err(|fault| messages::bad_drawing(name, span, &fault))?;
    Ok(Some(Arc::new(art)))
}

/// What the file of a picture is called, after its brief and language.
pub(super) const NAME: &str = "picture";

/// The format in which a picture is written beside the Markdown: that of its own file.
pub(super) fn format_of(art: &Art) -> OutputFormat {
    match art.file {
        ArtFile::Svg => OutputFormat::Svg,
        ArtFile::Png => OutputFormat::Png,
        ArtFile::Jpeg => OutputFormat::Jpeg,
    }
}
