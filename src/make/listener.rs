//! The callbacks of a build.

use std::path::Path;

/// Callbacks for progress. Both may be called from any thread.
#[derive(Clone, Copy)]
pub struct Listener<'a> {
    /// A brief is done.
    pub done: &'a (dyn Fn() + Sync),
    /// Another build works in this folder, and this one waits for it.
    pub waiting: &'a (dyn Fn(&Path) + Sync),
}

impl Listener<'_> {
    /// For builds whose progress nobody watches.
    pub const NOBODY: Listener<'static> = Listener { done: &|| {}, waiting: &|_| {} };
}
