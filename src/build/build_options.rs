//! What a build is asked for.

use super::cache::Cache;
use crate::make::{Select, Wanted};

/// What a build is asked for.
#[derive(Debug, Clone, Default)]
pub struct BuildOptions {
    /// Which outputs.
    pub select: Select,
    /// Whether briefs that are current are made anew too.
    pub force: bool,
    /// Whether nothing is written.
    pub dry_run: bool,
    /// Whether the names that let figures pass and the author's own words are listed, as a check does.
    pub lists: bool,
    /// Where it may remember that nothing was to be done.
    pub shelf: Option<Cache>,
}

impl BuildOptions {
    /// What is to be made of each brief.
    pub fn wanted(&self) -> Wanted<'_> {
        Wanted { select: &self.select, lists: self.lists }
    }
}
