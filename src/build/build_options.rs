//! What a build is asked to do.

use super::cache::Cache;
use crate::make::{Select, Wanted};

/// What a build is asked to do.
#[derive(Debug, Clone, Default)]
pub struct BuildOptions {
    /// Which outputs.
    pub select: Select,
    /// Whether current briefs are made again too.
    pub force: bool,
    /// Whether nothing is written.
    pub dry_run: bool,
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
