//! What a build is asked to do.

use crate::disk::Cache;
use crate::make::{Select, Wanted};

/// Whether files are written, or only what would be written is said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum WriteMode {
    /// Files are written.
    #[default]
    Real,
    /// Nothing is written.
    Dry,
}

/// What a build is asked to do.
#[derive(Debug, Clone, Default)]
pub struct BuildOptions {
    /// Which outputs.
    pub select: Select,
    /// Whether current briefs are made again too.
    pub force: bool,
    /// Whether anything is written.
    pub writing: WriteMode,
    /// Whether to list the names that let figures pass and the author's own words, as `check` does.
    pub lists: bool,
    /// Where it may remember that nothing had to be done.
    pub shelf: Option<Cache>,
}

impl BuildOptions {
    /// What is to be made of each brief.
    pub fn wanted(&self) -> Wanted<'_> {
        Wanted { select: &self.select, lists: self.lists }
    }
}
