//! Divides lines between two columns that read downwards, so that the higher column is as low as it can be.

/// The space between two columns.
pub(super) const GUTTER: f32 = 20.0;
/// The error of rounding in the height that is left on a sheet, in points.
const TOLERANCE: f32 = 0.01;

/// A line that is put into one of the columns. Lengths are points.
pub(super) struct ColumnLine {
    /// Its leading.
    pub height: f32,
    /// The space above it, except at the top of a column.
    pub gap: f32,
    /// How much higher the columns may be for a column not to begin with it; none where no column may.
    pub cost: Option<f32>,
    /// The space that the head of its section takes again above it where the second column begins with it.
    pub again: f32,
    /// Whether a sheet may begin with it.
    pub begins_sheet: bool,
}

/// Where the second column begins, and where the columns end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Division {
    /// The first line of the second column, or `end` where there is none.
    pub second: usize,
    /// The number of lines in both columns.
    pub end: usize,
    /// The height of the higher column.
    pub height: f32,
}

/// Divides as many lines as have room. Of equal divisions the one with more in the first column is taken. None where not even
/// the lines before the second place to divide them have room.
pub(super) fn divide(lines: &[ColumnLine], room: f32) -> Option<Division> {
    let mut ends = (1..=lines.len()).rev();
    ends.find_map(|end| {
        let whole = lines.get(end).is_none_or(|next| next.begins_sheet);
        let division = if whole { Some(balance(&lines[..end])) } else { None };
        division.filter(|division| division.height <= room + TOLERANCE)
    })
}

/// The division of lines that may not go on elsewhere, or the least of them that may not be divided, on a sheet that is too low.
pub(super) fn forced(lines: &[ColumnLine]) -> Division {
    let next = lines.iter().skip(1).position(|line| line.begins_sheet);
    balance(&lines[..next.map_or(lines.len(), |next| next + 1)])
}

/// The best division of all lines.
fn balance(lines: &[ColumnLine]) -> Division {
    let all = height(lines);
    let mut best = Division { second: lines.len(), end: lines.len(), height: all };
    let (mut least, mut first) = (all, 0.0);
    for (index, line) in lines.iter().enumerate().skip(1) {
        let before = &lines[index - 1];
        first += before.height + if index > 1 { before.gap } else { 0.0 };
        let Some(cost) = line.cost else { continue };
        let higher = f32::max(first, line.again + all - first - line.gap);
        if higher + cost <= least {
            least = higher + cost;
            best = Division { second: index, end: lines.len(), height: higher };
        }
    }
    best
}

/// The height of lines below each other.
fn height(lines: &[ColumnLine]) -> f32 {
    let gaps: f32 = lines.iter().skip(1).map(|line| line.gap).sum();
    gaps + lines.iter().map(|line| line.height).sum::<f32>()
}

/// For each divided line, how much further right it is than the first column, and its top. `step` is the distance between the
/// columns.
pub(super) fn places(lines: &[ColumnLine], division: Division, step: f32, top: f32) -> Vec<[f32; 2]> {
    let (mut right, mut y) = (0.0, top);
    let mut places = Vec::with_capacity(division.end);
    for (index, line) in lines[..division.end].iter().enumerate() {
        match index {
            0 => {}
            _ if index == division.second => (right, y) = (step, top + line.again),
            _ => y += line.gap,
        }
        places.push([right, y]);
        y += line.height;
    }
    places
}
