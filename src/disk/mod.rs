//! The disk: which dossiers there are and what their files say, now or at a revision; files that are written whole, and
//! folders that are locked or watched; and the files that a project begins with.

mod cache;
mod dossier_files;
mod drawings;
mod edited;
mod find;
mod font_folder;
mod git;
mod link;
mod lock;
mod messages;
mod mounts;
mod reader;
mod revision;
mod starter;
mod templates;
mod text_file;
mod watched;
mod write;

pub use cache::{Cache, Note};
pub use dossier_files::{DossierFiles, dossier_files, read_dossier};
pub use drawings::FoundFile;
pub use edited::{EditedFile, FileEdit};
pub use find::{FoundFolders, nearest_project};
pub use font_folder::{font_files, read_font};
pub use git::Repository;
pub use link::{is_within, refused_link};
pub use lock::{Lock, clean, litter, lock};
pub use messages::{FontFileError, unnamed_drawing};
pub use reader::{Disk, ProjectReader};
pub use revision::{Revision, inner_path};
pub use starter::start_project;
pub use text_file::{
    MAX_FILE_BYTES, ReadText, ReadTexts, invisible_diagnostic, private_use, private_use_diagnostic,
    read_text, text_of,
};
pub use watched::Watch;
pub use write::{Staged, holds, put, put_new, put_private, refuse_linked, replace};

/// What the tests look at besides what other rooms may use.
#[doc(hidden)]
pub mod internals {
    pub use super::mounts::silent;
    pub use super::text_file::is_private_use;
    pub use super::watched::Watched;
}

use std::path::Path;

/// Whether it is certain that nothing is there, not even a link that leads nowhere.
pub fn is_absent(path: &Path) -> bool {
    std::fs::symlink_metadata(path).is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound)
}

/// A path as shown to the user: with forward slashes on every system.
pub fn shown(path: &Path) -> String {
    let text = path.to_string_lossy().replace('\\', "/");
    text.strip_prefix("./").map(str::to_owned).unwrap_or(text)
}
