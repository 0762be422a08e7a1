//! Where a project's texts are read from: the disk as it is, or a revision of a git repository.

use std::path::{Path, PathBuf};

use super::dossier_files::{DossierFiles, read_dossier};
use super::drawings::{FoundFile, drawings_of, read_file};
use super::find::{FoundFolders, find_dossiers};
use super::templates::{read_templates, read_themes};
use super::text_file::ReadTexts;
use crate::error::Result;

/// Gives the texts that a project consists of. Each method fails when what it reads from does.
pub trait ProjectReader: Sync {
    /// The templates in a folder.
    ///
    /// # Errors
    /// When the reading fails, or a folder that was named isn't there.
    fn templates(&self, folder: &Path) -> Result<ReadTexts>;

    /// The themes in a folder of templates.
    ///
    /// # Errors
    /// When the reading fails.
    fn themes(&self, templates: &Path) -> Result<ReadTexts>;

    /// A file beside the themes, such as a logo.
    ///
    /// # Errors
    /// When the reading fails.
    fn theme_file(&self, templates: &Path, name: &str) -> Result<FoundFile>;

    /// The drawings beside the themes, whether or not a theme names them.
    ///
    /// # Errors
    /// When the folder can't be listed.
    fn theme_drawings(&self, templates: &Path) -> Result<Vec<PathBuf>>;

    /// A file of a dossier's folder, such as a picture.
    ///
    /// # Errors
    /// When the reading fails.
    fn dossier_file(&self, folder: &Path, name: &str) -> Result<FoundFile>;

    /// The folders of the dossiers that a path means, and what is wrong with others.
    ///
    /// # Errors
    /// When the path isn't a folder or can't be listed.
    fn dossiers(&self, path: &Path) -> Result<FoundFolders>;

    /// The texts of one of these folders.
    ///
    /// # Errors
    /// When the reading fails.
    fn dossier(&self, folder: &Path) -> Result<DossierFiles>;
}

/// The disk as it is.
#[derive(Debug, Clone, Copy)]
pub struct Disk;

impl ProjectReader for Disk {
    fn templates(&self, folder: &Path) -> Result<ReadTexts> {
        read_templates(folder)
    }

    fn themes(&self, templates: &Path) -> Result<ReadTexts> {
        read_themes(templates)
    }

    fn theme_file(&self, templates: &Path, name: &str) -> Result<FoundFile> {
        read_file(&templates.join("themes"), name)
    }

    fn theme_drawings(&self, templates: &Path) -> Result<Vec<PathBuf>> {
        drawings_of(&templates.join("themes"))
    }

    fn dossier_file(&self, folder: &Path, name: &str) -> Result<FoundFile> {
        read_file(folder, name)
    }

    fn dossiers(&self, path: &Path) -> Result<FoundFolders> {
        find_dossiers(path)
    }

    fn dossier(&self, folder: &Path) -> Result<DossierFiles> {
        read_dossier(folder)
    }
}
