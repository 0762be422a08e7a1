//! Where a project's texts are read from: the disk as it is, or a revision of a git repository.

use std::path::Path;

use super::dossier_files::{DossierFiles, read_dossier};
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

    fn dossiers(&self, path: &Path) -> Result<FoundFolders> {
        find_dossiers(path)
    }

    fn dossier(&self, folder: &Path) -> Result<DossierFiles> {
        read_dossier(folder)
    }
}
