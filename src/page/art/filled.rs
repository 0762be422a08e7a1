//! Paths with flat fills.

/// A filled path of several parts, from the top left corner of its drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Filled {
    /// Its parts, each closed.
    pub rings: Vec<Vec<ArtStep>>,
    /// Its colour.
    pub colour: [u8; 3],
    /// What is inside it.
    pub rule: FillRule,
}

/// A step of a path; the first one of a part is a point.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ArtStep {
    /// To a point, straight.
    To([f32; 2]),
    /// To the last point, as a Bézier curve with two control points.
    Curve([f32; 2], [f32; 2], [f32; 2]),
}

/// Which points are inside a path that crosses itself (SVG 1.1, 11.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FillRule {
    /// Those that it winds around.
    #[default]
    NonZero,
    /// Those from which a ray crosses it an odd number of times.
    EvenOdd,
}
