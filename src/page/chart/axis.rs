//! The axes of a chart as they are described: marks at round places, in several scales, of which the drawing takes the
//! finest that it has room for.

/// The axes of a chart. A chart that was described without them is drawn without them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Axes {
    /// The scales of an axis of amounts, the finest first.
    pub amounts: Vec<Vec<Tick>>,
    /// The scales of an axis of time, the finest first.
    pub times: Vec<Vec<Tick>>,
    /// The first and the last day of the axis of time; from the first event to the last where none is given.
    pub days: Option<[f64; 2]>,
    /// The day of the page.
    pub now: Option<Tick>,
}

/// A mark on an axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Tick {
    /// Its amount, or its day counted from the first of January of the year 1.
    pub at: f64,
    /// What is written there.
    pub text: String,
}
