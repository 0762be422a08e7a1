//! Who is told how a build goes along.

use std::path::Path;

/// Whoever shows how far a build is. Both are called from any thread.
#[derive(Clone, Copy)]
pub struct Listener<'a> {
    /// A brief is done.
    pub done: &'a (dyn Fn() + Sync),
    /// Another build works in this folder, and this one waits for it.
    pub waiting: &'a (dyn Fn(&Path) + Sync),
}

impl Listener<'_> {
    /// For builds that nobody looks at.
    pub const NOBODY: Listener<'static> = Listener { done: &|| {}, waiting: &|_| {} };
}
