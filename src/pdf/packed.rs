//! Where a file's objects are.

use std::collections::BTreeSet;
use std::ops::Range;

/// What the examination found about a file's objects.
#[derive(Debug, Default)]
pub struct Packed {
    /// The places of the keyword `obj` of those objects that a table leads to.
    pub keywords: BTreeSet<usize>,
    /// The numbers of the objects in streams, each after the place of its stream.
    pub objects: Vec<(usize, i64)>,
    /// The places of comments in those streams, where the library doesn't expect any.
    pub comments: Vec<Range<usize>>,
}
