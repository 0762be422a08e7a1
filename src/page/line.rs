//! The lines of a block: how they fill their measure, and which cells each holds.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

/// How the lines of a block fill their measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fill {
    /// Both edges straight, as in Japanese prose.
    Justified,
    /// The right edge as even as it can be.
    Ragged,
    /// As few lines as possible and all about equally long, for titles.
    Balanced,
}

/// A line of a block.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct BrokenLine {
    /// The cells on it.
    pub cells: Range<usize>,
    /// How far the glue that opens first is opened: 0 not at all, 1 to its end.
    pub opened: f64,
    /// How all glue is set then: 0 naturally, 1 with its whole stretch, −1 with its whole shrink.
    pub ratio: f64,
    /// Its width as set, in thousandths of an em.
    pub width: f64,
}

/// A block's lines as they were last broken. When a page has been measured, it is drawn with the same lines.
#[derive(Debug, Clone, Default)]
pub(super) struct LastBroken(pub(super) RefCell<Option<Broken>>);

/// Lines with the measure and the fill they were broken for.
type Broken = (i32, Fill, Rc<[BrokenLine]>);
