//! What this room says: the legend of a redline.

/// What the two marks mean, in HTML.
pub(super) const LEGEND: &str = "<del>struck</del>: removed, <ins>underlined</ins>: added";
