//! Places for texts in a drawing: each as near to its point as it can be without covering a line, a point or another text.

/// How many places are tried for a text; beyond that a drawing is higher than any page.
const MOST_TRIES: usize = 2000;

/// The least space between two texts side by side.
const APART: f32 = 4.0;

/// A rectangle in a drawing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Area {
    pub left: f32,
    pub top: f32,
    pub right: f32,
    pub bottom: f32,
}

impl Area {
    fn meets(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// Whether a line between two points goes through it (Liang and Barsky 1984).
    fn is_crossed(&self, [[x, y], [to_x, to_y]]: [[f32; 2]; 2]) -> bool {
        let (dx, dy) = (to_x - x, to_y - y);
        let (mut enters, mut leaves) = (0.0_f32, 1.0_f32);
        for (step, room) in
            [(-dx, x - self.left), (dx, self.right - x), (-dy, y - self.top), (dy, self.bottom - y)]
        {
            if step == 0.0 {
                if room < 0.0 {
                    return false;
                }
            } else if step < 0.0 {
                enters = enters.max(room / step);
            } else {
                leaves = leaves.min(room / step);
            }
        }
        enters < leaves
    }
}

/// What is already drawn.
pub(super) struct Occupied {
    /// The left and the right edge of the drawing.
    edges: [f32; 2],
    /// What no text may cover.
    pub obstacles: Vec<Area>,
    /// Lines that no text should cover.
    pub lines: Vec<[[f32; 2]; 2]>,
}

impl Occupied {
    pub(super) fn new(edges: [f32; 2]) -> Self {
        Self { edges, obstacles: Vec::new(), lines: Vec::new() }
    }

    /// A place for a text above or below a point, at these distances or farther.
    pub(super) fn beside(
        &mut self,
        [x, y]: [f32; 2],
        [above, below]: [f32; 2],
        [width, height]: [f32; 2],
    ) -> Area {
        let left = self.left(x, width);
        let at = |top: f32| Area { left, top, right: left + width, bottom: top + height };
        let step = height / 4.0;
        let mut farther = 0.0;
        let mut last = at(y - above - height);
        for _ in 0..MOST_TRIES {
            let sides = [at(y - above - height - farther), at(y + below + farther)];
            // Near by, a text below a point is as good as one above it; farther off, it stands above.
            let choices = if farther > height { &sides[..1] } else { &sides[..] };
            // Beyond all lines there is always room above.
            if let Some(found) = choices.iter().find(|area| self.is_free(area)) {
                self.obstacles.push(*found);
                return *found;
            }
            farther += step;
            last = sides[0];
        }
        last
    }

    /// A place for a text below a point, in the first row that has room.
    pub(super) fn below(&mut self, [x, y]: [f32; 2], [width, height]: [f32; 2]) -> Area {
        let left = self.left(x, width);
        let mut top = y;
        for _ in 0..MOST_TRIES {
            let area = Area { left, top, right: left + width, bottom: top + height };
            let wide = Area { left: area.left - APART, right: area.right + APART, ..area };
            if !self.obstacles.iter().any(|other| other.meets(&wide)) {
                self.obstacles.push(area);
                return area;
            }
            top += height;
        }
        Area { left, top, right: left + width, bottom: top + height }
    }

    /// The left edge of a text in the middle below a point, within the drawing.
    fn left(&self, x: f32, width: f32) -> f32 {
        let [first, last] = self.edges;
        (x - width / 2.0).min(last - width).max(first)
    }

    fn is_free(&self, area: &Area) -> bool {
        // Two texts side by side are apart.
        let wide = Area { left: area.left - APART, right: area.right + APART, ..*area };
        !self.obstacles.iter().any(|other| other.meets(&wide))
            && !self.lines.iter().any(|line| area.is_crossed(*line))
    }
}
