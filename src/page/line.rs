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

/// How many ways of breaking a block are remembered: beside a head, across the page and in a column, which are compared.
const REMEMBERED: usize = 3;

/// A block's lines as they were last broken. When a page has been measured, it is drawn with the same lines.
#[derive(Debug, Clone, Default)]
pub(super) struct LastBroken(RefCell<Vec<Broken>>);

/// Lines with the measure and the fill they were broken for.
type Broken = (i32, Fill, Rc<[BrokenLine]>);

impl LastBroken {
    /// The lines for a measure and a fill, broken anew where they aren't among the last.
    pub(super) fn lines(
        &self,
        measure: i32,
        fill: Fill,
        anew: impl FnOnce() -> Rc<[BrokenLine]>,
    ) -> Rc<[BrokenLine]> {
        let mut broken = self.0.borrow_mut();
        if let Some((_, _, lines)) = broken.iter().find(|last| (last.0, last.1) == (measure, fill)) {
            return Rc::clone(lines);
        }
        let lines = anew();
        if broken.len() == REMEMBERED {
            broken.remove(0);
        }
        broken.push((measure, fill, Rc::clone(&lines)));
        lines
    }
}
