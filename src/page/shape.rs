//! The shapes of a chart: closed paths with their fill and outline.

use super::colour::Tint;

/// A closed path, filled or outlined or both.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// Its path; begins with a point.
    pub path: Vec<PathSegment>,
    /// The colour of its fill.
    pub fill: Option<Tint>,
    /// Its outline.
    pub stroke: Option<Stroke>,
}

/// A part of a path.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum PathSegment {
    /// To a point, straight.
    To([f32; 2]),
    /// To the last point, as a Bézier curve with two control points.
    Curve([f32; 2], [f32; 2], [f32; 2]),
}

/// How an outline is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub tint: Tint,
    /// Its weight in points.
    pub weight: f32,
}

impl Shape {
    /// A polygon, neither filled nor outlined yet.
    pub(super) fn polygon(points: &[[f32; 2]]) -> Self {
        Self { path: points.iter().copied().map(PathSegment::To).collect(), fill: None, stroke: None }
    }

    /// A rectangle.
    pub(super) fn rectangle(x: f32, y: f32, width: f32, height: f32) -> Self {
        Self::polygon(&[[x, y], [x + width, y], [x + width, y + height], [x, y + height]])
    }

    /// A disc.
    pub(super) fn disc(x: f32, y: f32, radius: f32) -> Self {
        // The usual approximation of a quarter of a circle.
        let handle = radius * 0.5523;
        let (top, bottom, left, right) = (y - radius, y + radius, x - radius, x + radius);
        let path = vec![
            PathSegment::To([x, top]),
            PathSegment::Curve([x + handle, top], [right, y - handle], [right, y]),
            PathSegment::Curve([right, y + handle], [x + handle, bottom], [x, bottom]),
            PathSegment::Curve([x - handle, bottom], [left, y + handle], [left, y]),
            PathSegment::Curve([left, y - handle], [x - handle, top], [x, top]),
        ];
        Self { path, fill: None, stroke: None }
    }

    pub(super) fn filled(self, tint: Tint) -> Self {
        Self { fill: Some(tint), ..self }
    }

    pub(super) fn stroked(self, stroke: Stroke) -> Self {
        Self { stroke: Some(stroke), ..self }
    }

    /// The same shape elsewhere.
    pub(super) fn moved(mut self, x: f32, y: f32) -> Self {
        let moved = |point: [f32; 2]| [point[0] + x, point[1] + y];
        for segment in &mut self.path {
            *segment = match *segment {
                PathSegment::To(to) => PathSegment::To(moved(to)),
                PathSegment::Curve(first, second, to) => {
                    PathSegment::Curve(moved(first), moved(second), moved(to))
                }
            };
        }
        self
    }
}
