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
    /// The lengths of its dashes and of the gaps between them; none where it is unbroken.
    pub dash: Option<[f32; 2]>,
}

impl Stroke {
    /// An unbroken outline.
    pub(super) fn solid(tint: Tint, weight: f32) -> Self {
        Self { tint, weight, dash: None }
    }

    /// An outline of dashes.
    pub(super) fn dashed(tint: Tint, weight: f32) -> Self {
        Self { tint, weight, dash: Some([2.2, 1.6]) }
    }
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

    /// A chevron that points to the left or the right: its tip, how far it reaches back, half its height, and its weight.
    pub(super) fn chevron([x, y]: [f32; 2], back: f32, half: f32, weight: f32) -> Self {
        let side = back.signum();
        let thick = weight * 1.4 * side;
        Self::polygon(&[
            [x, y],
            [x - back, y + half],
            [x - back - thick, y + half],
            [x - thick, y],
            [x - back - thick, y - half],
            [x - back, y - half],
        ])
    }

    /// Upright slits that make stripes of what is filled between two places; `half` is half the height of a slit at each place.
    pub(super) fn slits(from: f32, to: f32, middle: f32, half: impl Fn(f32) -> f32) -> Vec<Self> {
        const SLIT: f32 = 1.2;
        const APART: f32 = 3.4;
        let (left, right) = (from.min(to), from.max(to));
        // At least one, however short the stretch is.
        let number = ((right - left) / APART).floor().max(1.0);
        let step = (right - left) / number;
        let width = SLIT.min(step * 0.4);
        let slit = |index: usize| {
            let x = left + (index as f32 + 0.5) * step;
            let half = half(x);
            Self::rectangle(x - width / 2.0, middle - half, width, 2.0 * half).filled(Tint::Paper)
        };
        (0..number as usize).map(slit).collect()
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
