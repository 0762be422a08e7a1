//! The transforms of SVG (SVG 1.1, 7.6).

use super::path::SvgNumbers;

/// An affine transform: `x' = a x + c y + e`, `y' = b x + d y + f`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Transform(pub [f64; 6]);

impl Transform {
    pub(super) const NONE: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// This one after another, which is applied first.
    pub(super) fn after(self, first: Self) -> Self {
        let ([a, b, c, d, e, f], [a1, b1, c1, d1, e1, f1]) = (self.0, first.0);
        Self([
            a * a1 + c * b1,
            b * a1 + d * b1,
            a * c1 + c * d1,
            b * c1 + d * d1,
            a * e1 + c * f1 + e,
            b * e1 + d * f1 + f,
        ])
    }

    pub(super) fn point(self, [x, y]: [f64; 2]) -> [f32; 2] {
        let [a, b, c, d, e, f] = self.0;
        [(a * x + c * y + e) as f32, (b * x + d * y + f) as f32]
    }

    /// A list of transforms as SVG writes it.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut whole = Self::NONE;
        let mut rest = text.trim();
        if rest == "none" {
            return Some(whole);
        }
        while !rest.is_empty() {
            let (name, after) = rest.split_once('(')?;
            let (arguments, after) = after.split_once(')')?;
            let numbers = SvgNumbers::all(arguments)?;
            whole = whole.after(one(name.trim(), &numbers)?);
            rest = after.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
        }
        Some(whole)
    }
}

fn one(name: &str, numbers: &[f64]) -> Option<Transform> {
    let turned = |degrees: f64| {
        let (sin, cos) = degrees.to_radians().sin_cos();
        Transform([cos, sin, -sin, cos, 0.0, 0.0])
    };
    let moved = |x: f64, y: f64| Transform([1.0, 0.0, 0.0, 1.0, x, y]);
    Some(match (name, numbers) {
        ("matrix", [a, b, c, d, e, f]) => Transform([*a, *b, *c, *d, *e, *f]),
        ("translate", [x]) => moved(*x, 0.0),
        ("translate", [x, y]) => moved(*x, *y),
        ("scale", [by]) => Transform([*by, 0.0, 0.0, *by, 0.0, 0.0]),
        ("scale", [x, y]) => Transform([*x, 0.0, 0.0, *y, 0.0, 0.0]),
        ("rotate", [degrees]) => turned(*degrees),
        ("rotate", [degrees, x, y]) => moved(*x, *y).after(turned(*degrees)).after(moved(-x, -y)),
        ("skewX", [degrees]) => Transform([1.0, 0.0, degrees.to_radians().tan(), 1.0, 0.0, 0.0]),
        ("skewY", [degrees]) => Transform([1.0, degrees.to_radians().tan(), 0.0, 1.0, 0.0, 0.0]),
        _ => return None,
    })
}
