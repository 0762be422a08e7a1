//! The lines of a PDF's page from the places of its pieces of text: words, cells parted by tabs, columns one after the other.

use super::script::Script;

/// A piece of text as it is drawn, in points.
#[derive(Debug, Clone, PartialEq)]
pub struct DrawnText {
    /// Its characters.
    pub text: String,
    /// Where it begins, from the left.
    pub x: f32,
    /// How wide it is.
    pub width: f32,
    /// Its baseline, from below.
    pub y: f32,
    /// The size of its type.
    pub size: f32,
}

/// The pieces of a line that are nearer to each other than the cells of a table.
#[derive(Debug, Clone)]
struct Segment {
    text: String,
    left: f32,
    right: f32,
}

#[derive(Debug, Clone)]
struct Line {
    y: f32,
    size: f32,
    segments: Vec<Segment>,
}

/// The pieces on one baseline: where that is, the largest type on it, and the pieces.
type Group = (f32, f32, Vec<DrawnText>);

/// A gap of this part of the type's size parts two cells; between two digits less does, since a blank is a quarter of it.
const CELL_GAP: f32 = 0.9;
const DIGIT_GAP: f32 = 0.42;
/// A gap of this part is a blank.
const BLANK: f32 = 0.12;
/// Pieces whose baselines are no further apart than this part of the type's size are on one line.
const SAME_LINE: f32 = 0.4;
/// A piece smaller than this part of the type of its line may be raised, by less than this part of it.
const SMALL: f32 = 0.85;
const RAISED: f32 = 0.65;
/// Lines further apart than this many times their size have an empty line between them.
const PARAGRAPH: f32 = 1.9;
/// The fewest lines beside each other that are columns of text.
const FEWEST: usize = 4;
/// How often columns may lie within columns.
const DEEPEST: usize = 4;

/// The text of a page: a line for each of its lines.
pub fn text(pieces: Vec<DrawnText>) -> String {
    let mut written = String::new();
    write(&lines(pieces), &mut written, DEEPEST);
    written.truncate(written.trim_end().len());
    written
}

/// The lines from top to bottom.
fn lines(mut pieces: Vec<DrawnText>) -> Vec<Line> {
    pieces.retain(|piece| {
        !piece.text.trim().is_empty() && [piece.x, piece.y, piece.width].iter().all(|n| n.is_finite())
    });
    pieces.sort_by(|one, other| other.y.total_cmp(&one.y));
    let mut groups: Vec<Group> = Vec::new();
    for piece in pieces {
        match groups.last_mut() {
            Some((y, size, group)) if *y - piece.y <= SAME_LINE * size.min(piece.size).max(1.0) => {
                *size = size.max(piece.size);
                group.push(piece);
            }
            _ => groups.push((piece.y, piece.size, vec![piece])),
        }
    }
    with_raised(groups)
        .into_iter()
        .map(|(y, size, group)| Line { y, size, segments: segments(group) })
        .collect()
}

/// Puts small pieces that stand a little above a line, where nothing of the line is, into the line: marks of notes and exponents.
fn with_raised(groups: Vec<Group>) -> Vec<Group> {
    let mut merged: Vec<Group> = Vec::new();
    for (y, size, mut group) in groups {
        if let Some((above, small, raised)) = merged.last()
            && *small < SMALL * size
            && above - y < RAISED * size
            && raised.iter().all(|piece| is_beside(piece, &group))
        {
            let raised = merged.pop().map(|(_, _, raised)| raised).unwrap_or_default();
            group.extend(raised.into_iter().map(|piece| DrawnText {
                text: Script::Raised.digits(&piece.text).unwrap_or(piece.text),
                ..piece
            }));
        }
        merged.push((y, size, group));
    }
    merged
}

/// Whether a piece stands where none of these do, up to a tenth of its size.
fn is_beside(piece: &DrawnText, others: &[DrawnText]) -> bool {
    let slack = 0.1 * piece.size;
    let beside = |other: &DrawnText| {
        piece.x + slack >= other.x + other.width || piece.x + piece.width <= other.x + slack
    };
    others.iter().all(beside)
}

/// The pieces of a line from left to right, joined where they are near each other.
fn segments(mut pieces: Vec<DrawnText>) -> Vec<Segment> {
    pieces.sort_by(|one, other| one.x.total_cmp(&other.x));
    let apart = set_apart(&pieces);
    let mut segments: Vec<Segment> = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        let right = piece.x + piece.width.max(0.0);
        let Some(last) = segments.last_mut() else {
            segments.push(Segment { text: piece.text.clone(), left: piece.x, right });
            continue;
        };
        let size = piece.size.max(1.0);
        let gap = (piece.x - last.right) / size;
        let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let digits = is_digit(last.text.chars().next_back()) && is_digit(piece.text.chars().next());
        // Blanks at the ends of pieces are drawn, and count as part of the gap.
        let is_cell = gap > if digits { DIGIT_GAP } else { CELL_GAP };
        if is_cell && !apart[at] {
            segments.push(Segment { text: piece.text.clone(), left: piece.x, right });
            continue;
        }
        let blank = last.text.ends_with(char::is_whitespace) || piece.text.starts_with(char::is_whitespace);
        if gap > BLANK && !blank {
            last.text.push(' ');
        }
        last.text.push_str(&piece.text);
        last.right = last.right.max(right);
    }
    for segment in &mut segments {
        segment.text = tidy(&segment.text);
    }
    segments.retain(|segment| !segment.text.is_empty());
    segments
}

/// Whether each piece follows the one before it as a letter of words that are set apart: three single characters or more, as far from
/// each other.
fn set_apart(pieces: &[DrawnText]) -> Vec<bool> {
    let single = |at: usize| pieces.get(at).is_some_and(|piece| piece.text.trim().chars().count() == 1);
    let letter =
        |at: usize| pieces.get(at).is_some_and(|piece| piece.text.trim().chars().all(char::is_alphabetic));
    // The gap before a piece.
    let gap = |at: usize| {
        let (before, piece) = (pieces.get(at.checked_sub(1)?)?, pieces.get(at)?);
        (single(at) && single(at - 1)).then_some(piece.x - before.x - before.width)
    };
    let alike = |one: Option<f32>, other: Option<f32>| match (one, other) {
        (Some(one), Some(other)) => (one - other).abs() <= 0.2 * one.abs().max(other.abs()),
        _ => false,
    };
    let is_apart = |at: usize| {
        let beside = (at > 0 && alike(gap(at), gap(at - 1)), alike(gap(at), gap(at + 1)));
        let letters = at > 0 && (letter(at) || letter(at - 1));
        letters && (beside.0 || beside.1)
    };
    (0..pieces.len()).map(is_apart).collect()
}

/// Without control characters, and with single blanks; more of them part cells.
fn tidy(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let mut tidied = String::with_capacity(text.len());
    let mut blanks = 0;
    for c in text.trim().chars() {
        if c == ' ' {
            blanks += 1;
            continue;
        }
        match std::mem::take(&mut blanks) {
            0 => {}
            1 => tidied.push(' '),
            _ => tidied.push('\t'),
        }
        tidied.push(c);
    }
    tidied
}

/// Writes lines, those of columns column by column.
fn write(lines: &[Line], written: &mut String, depth: usize) {
    let mut at = 0;
    while at < lines.len() {
        if depth > 0
            && let Some((end, middle)) = columns(&lines[at..])
        {
            let (left, right) = divided(&lines[at..at + end], middle);
            begin(written, "\n\n");
            write(&left, written, depth - 1);
            begin(written, "\n\n");
            write(&right, written, depth - 1);
            begin(written, "\n\n");
            at += end;
            continue;
        }
        let line = &lines[at];
        let far = at > 0 && lines[at - 1].y - line.y > PARAGRAPH * line.size.max(lines[at - 1].size);
        begin(written, if far { "\n\n" } else { "\n" });
        let cells: Vec<&str> = line.segments.iter().map(|segment| segment.text.as_str()).collect();
        written.push_str(&cells.join("\t"));
        at += 1;
    }
}

/// Ends what is written by these line ends, unless nothing is or it ends so.
fn begin(written: &mut String, ends: &str) {
    if !written.is_empty() && !written.ends_with(ends) {
        written.truncate(written.trim_end_matches('\n').len());
        written.push_str(ends);
    }
}

/// How many of the first lines are set in two columns of running text, and where the gutter is. Rows of a table have figures or few
/// letters in their cells.
fn columns(lines: &[Line]) -> Option<(usize, f32)> {
    let first = lines.first()?;
    let gaps = first.segments.windows(2).map(|pair| (pair[0].right, pair[1].left));
    gaps.filter_map(|gutter| run(lines, gutter)).max_by_key(|(end, _)| *end)
}

fn run(lines: &[Line], (mut left, mut right): (f32, f32)) -> Option<(usize, f32)> {
    let (mut end, mut both, mut running) = (0, 0, 0);
    for line in lines {
        // What crosses the gutter ends the columns; what comes near it makes it narrower.
        let middle = f32::midpoint(left, right);
        let (mut near_left, mut near_right) = (left, right);
        let crosses = line.segments.iter().any(|segment| {
            if segment.right <= middle {
                near_left = near_left.max(segment.right);
            } else if segment.left >= middle {
                near_right = near_right.min(segment.left);
            }
            segment.left < middle && segment.right > middle
        });
        if crosses || near_right - near_left < 0.5 * line.size {
            break;
        }
        (left, right) = (near_left, near_right);
        end += 1;
        let on = |is_left: bool| {
            let side = line.segments.iter().filter(move |segment| (segment.right <= middle) == is_left);
            side.map(|segment| segment.text.as_str()).collect::<Vec<_>>()
        };
        let (on_left, on_right) = (on(true), on(false));
        if !on_left.is_empty() && !on_right.is_empty() {
            both += 1;
            let is_text = |side: &[&str]| side.len() == 1 && is_running(side[0]);
            running += usize::from(is_text(&on_left) && is_text(&on_right));
        }
    }
    (both >= FEWEST && running * 10 >= both * 7).then(|| (end, f32::midpoint(left, right)))
}

/// Whether a text may be a line of a paragraph: letters enough for some words.
fn is_running(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic());
    let weight: usize = letters.map(|c| if c > '\u{2e7f}' { 2 } else { 1 }).sum();
    weight >= 16
}

fn divided(lines: &[Line], middle: f32) -> (Vec<Line>, Vec<Line>) {
    let side = |is_left: bool| {
        let of = |line: &Line| {
            let segments = line.segments.iter().filter(|segment| (segment.right <= middle) == is_left);
            Line { y: line.y, size: line.size, segments: segments.cloned().collect() }
        };
        lines.iter().map(of).filter(|line| !line.segments.is_empty()).collect::<Vec<_>>()
    };
    (side(true), side(false))
}
