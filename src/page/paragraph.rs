//! Breaks a block into lines by total fit (Knuth & Plass 1981), so that the worst line is as good as possible.

use std::ops::Range;
use std::rc::Rc;

use super::kinsoku::is_wide;
use super::line::{BrokenLine, Fill};
use super::material::Material;

/// The cost of breaking where only kinsoku allows it.
const EMERGENCY: i32 = 3_000;
/// The cost of parting a figure where the measure holds none that is whole: less than that of breaking a word.
const PARTED: i32 = 1_000;
/// The demerits of a justified line that is opened as far as it may be, and ends short of the measure; and by how much they
/// grow with each thousandth of an em that is missing. No phrase is worth it. From so much on they grow slowly, so that where
/// much is missing in any case it is missing in one line and not in several.
const SHORT: f64 = 260.0;
const SHORT_GROWTH: f64 = 0.3;
const MUCH_SHORTER: f64 = 4_000.0;
const FURTHER_GROWTH: f64 = 150.0;
/// Widths of last lines in thousandths of an em, and the demerits that are added for a shorter line: る。 looks like a
/// mistake, ある。 is only ugly, and four characters are few.
const RUNTS: [(i32, f64); 3] = [(2_400, 1.2e6), (3_600, 4e5), (5_100, 2.5e5)];
/// Added for a last line of one character: any other way to break the block is better.
const ORPHAN: f64 = 1e8;
/// Added in ragged text for a last line of one word, and of two, where the measure is that of a text.
const ONE_WORD: f64 = 3e5;
const TWO_WORDS: f64 = 3e4;
/// The least measure of a text to read, in thousandths of an em; narrower ones are those of tables and labels.
const TEXT_MEASURE: i32 = 20_000;
/// In ragged text a last line should also be longer than this share of the measure.
const RUNT_SHARE: i32 = 9;
const RUNT_OF_TEXT: f64 = 3e4;
/// Added for every line of a balanced block, which must not be longer than necessary.
const EXTRA_LINE: f64 = 1e9;

/// Where breaks are looked for, in this order, until the block fits its measure.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    Regular,
    /// Words may be broken.
    Emergency,
    /// Figures may be parted too.
    Parted,
    Anywhere,
}

/// Breaks a block into lines no wider than `measure`, which is in thousandths of an em.
pub(super) fn break_lines(material: &Material, measure: i32, fill: Fill) -> Rc<[BrokenLine]> {
    material.last_broken.lines(measure, fill, || {
        if material.cells.is_empty() {
            return Rc::default();
        }
        // Two lines are never better than one that fits.
        let natural = material.natural_width();
        if natural <= measure {
            let cells = 0..material.cells.len();
            return Rc::new([BrokenLine { cells, opened: 0.0, ratio: 0.0, width: f64::from(natural) }]);
        }
        let sums = running_sums(material);
        let reaches = [Reach::Regular, Reach::Emergency, Reach::Parted, Reach::Anywhere];
        let lines = reaches.into_iter().find_map(|reach| total_fit(material, &sums, measure, fill, reach));
        lines.unwrap_or_default().into()
    })
}

/// Totals over the first cells of a block and the glue after them, so that any line is measured by subtraction.
#[derive(Clone, Copy, Default)]
struct Sums {
    width: i32,
    opening: i32,
    stretch: i32,
    shrink: i32,
}

/// The totals before each cell and behind the last.
fn running_sums(material: &Material) -> Vec<Sums> {
    let mut all = Vec::with_capacity(material.cells.len() + 1);
    let mut total = Sums::default();
    all.push(total);
    for cell in &material.cells {
        let glue = &cell.glue;
        total.width += cell.width + glue.width;
        total.opening += glue.opening;
        total.stretch += glue.stretch;
        total.shrink += glue.shrink;
        all.push(total);
    }
    all
}

/// A break with the best breaks before it.
struct Node {
    /// The line before it ends with this cell.
    end: usize,
    demerits: f64,
    /// The node where that line begins.
    from: usize,
}

fn total_fit(
    material: &Material,
    sums: &[Sums],
    measure: i32,
    fill: Fill,
    reach: Reach,
) -> Option<Vec<BrokenLine>> {
    let count = material.cells.len();
    let mut nodes = vec![Node { end: 0, demerits: 0.0, from: 0 }];
    let mut first = 0;
    for end in 1..=count {
        let cell = &material.cells[end - 1];
        let cost = match (cell.cost, reach) {
            _ if end == count => Some(0),
            (Some(cost), _) => Some(cost),
            (None, Reach::Emergency) if cell.emergency && !cell.bonded => Some(EMERGENCY),
            (None, Reach::Parted | Reach::Anywhere) if cell.parts_figure => Some(PARTED),
            (None, Reach::Parted) if cell.emergency => Some(EMERGENCY),
            (None, Reach::Anywhere) => Some(if cell.emergency { EMERGENCY } else { 2 * EMERGENCY }),
            _ => None,
        };
        let Some(cost) = cost else { continue };
        let too_wide = |node: &Node| {
            let natural = sums[end].width - sums[node.end].width - cell.glue.width;
            let shrink = sums[end].shrink - sums[node.end].shrink - cell.glue.shrink;
            let alone = reach == Reach::Anywhere && end == node.end + 1;
            natural - if fill == Fill::Justified { shrink } else { 0 } > measure && !alone
        };
        // A line that is too wide only gets wider, so its node is left out from now on.
        while nodes.get(first).is_some_and(too_wide) {
            first += 1;
        }
        let mut best: Option<(f64, usize)> = None;
        for (from, node) in nodes.iter().enumerate().skip(first) {
            let line = badness(material, sums, node.end..end, measure, fill);
            let cost = f64::from(cost);
            let demerits = node.demerits + line.demerits + cost * cost;
            if best.is_none_or(|(least, _)| demerits <= least) {
                best = Some((demerits, from));
            }
            // The lines that are left are shorter, and none is better than this bound.
            if best.is_some_and(|(least, _)| line.bound > least) {
                break;
            }
        }
        if let Some((demerits, from)) = best {
            nodes.push(Node { end, demerits, from });
        }
    }
    if nodes.last()?.end != count || nodes.len() == 1 {
        return None;
    }
    let mut lines = Vec::new();
    let mut at = nodes.len() - 1;
    while at > 0 {
        let from = nodes[at].from;
        lines.push(set(material, sums, nodes[from].end..nodes[at].end, measure, fill));
        at = from;
    }
    lines.reverse();
    Some(lines)
}

/// The glue of a line and its natural width: see [`Glue`](super::spacing::Glue).
struct Measured {
    natural: i32,
    opening: i32,
    stretch: i32,
    shrink: i32,
}

fn measured(material: &Material, sums: &[Sums], cells: &Range<usize>) -> Measured {
    let glue = material.cells[cells.end - 1].glue;
    let (before, behind) = (&sums[cells.start], &sums[cells.end]);
    Measured {
        natural: behind.width - before.width - glue.width,
        opening: behind.opening - before.opening - glue.opening,
        stretch: behind.stretch - before.stretch - glue.stretch,
        shrink: behind.shrink - before.shrink - glue.shrink,
    }
}

impl Measured {
    /// How far a line with this much free space is opened, first where that is seen least, then everywhere.
    fn opened(&self, slack: f64) -> (f64, f64) {
        let first = slack.min(f64::from(self.opening));
        let rest = (slack - first).min(f64::from(self.stretch));
        (first / f64::from(self.opening.max(1)), rest / f64::from(self.stretch.max(1)))
    }
}

/// How bad a line is.
struct Badness {
    /// The demerits of the line, without those of its break.
    demerits: f64,
    /// The least demerits of every shorter line with the same end.
    bound: f64,
}

fn badness(material: &Material, sums: &[Sums], cells: Range<usize>, measure: i32, fill: Fill) -> Badness {
    let line = measured(material, sums, &cells);
    let Measured { natural, opening, stretch, shrink } = line;
    let (first, last) = (cells.start == 0, cells.end == material.cells.len());
    let slack = f64::from(measure - natural);
    let mut short = 0.0;
    let bad = match fill {
        _ if slack < 0.0 => 40.0 * square(slack / f64::from(shrink.max(1))),
        Fill::Justified | Fill::Ragged if last => 0.0,
        Fill::Justified => {
            let (first, rest) = line.opened(slack);
            let missing = slack - f64::from(opening) - f64::from(stretch);
            if missing > 0.5 {
                let further = FURTHER_GROWTH * (missing - MUCH_SHORTER).max(0.0);
                short = square(SHORT + SHORT_GROWTH * missing.min(MUCH_SHORTER)) + further;
            }
            5.0 * first + 25.0 * square(rest)
        }
        Fill::Ragged | Fill::Balanced => {
            let share = slack / f64::from(measure.max(1));
            100.0 * share * share / (0.15 * 0.15)
        }
    };
    let runt = if last && !first {
        // A citation doesn't make a last line longer: it hangs on its last word.
        let text = natural - material.trailing_marks_width(cells.clone());
        match text < RUNTS[0].0 && is_orphan(material, cells.clone()) {
            true => ORPHAN,
            false => runt(material, &cells, text, (measure, fill)),
        }
    } else {
        0.0
    };
    let extra = if fill == Fill::Balanced { EXTRA_LINE } else { 0.0 };
    let squared = |bad: f64| (10.0 + bad) * (10.0 + bad) + extra;
    // A shorter line has more slack and less glue, so it is at least as bad; but one that shrinks may become better.
    let least = if slack < 0.0 || last { 0.0 } else { (bad - 5.0).max(0.0) };
    Badness { demerits: squared(bad) + short + runt, bound: squared(least) + short }
}

/// Whether a line has at most one character, not counting signs and citation marks.
fn is_orphan(material: &Material, mut cells: Range<usize>) -> bool {
    let is_letter = |cell: &usize| {
        let text = &material.text[material.cells[*cell].text.clone()];
        !material.is_raised(*cell) && text.chars().any(char::is_alphanumeric)
    };
    cells.by_ref().filter(is_letter).count() <= 1
}

/// The demerits of a short last line.
fn runt(material: &Material, cells: &Range<usize>, natural: i32, (measure, fill): (i32, Fill)) -> f64 {
    let [_, (_, ugly), (_, few)] = RUNTS;
    let ugly = if measure < TEXT_MEASURE { ugly } else { RUNT_OF_TEXT };
    let by_width = match RUNTS.iter().find(|(width, _)| natural < *width) {
        Some((_, demerits)) if fill == Fill::Justified || *demerits > few => *demerits,
        _ if fill == Fill::Ragged && natural < measure / RUNT_SHARE => ugly,
        _ => 0.0,
    };
    if fill != Fill::Ragged || measure < TEXT_MEASURE || material.text_of(cells.clone()).contains(is_wide) {
        return by_width;
    }
    let is_word_end = |cell: &usize| material.cells[*cell].blank.is_some() && !material.is_raised(*cell + 1);
    let by_words = match (cells.start..cells.end - 1).filter(is_word_end).count() {
        0 => ONE_WORD,
        1 => TWO_WORDS,
        _ => 0.0,
    };
    by_words.max(by_width)
}

fn set(material: &Material, sums: &[Sums], cells: Range<usize>, measure: i32, fill: Fill) -> BrokenLine {
    let line = measured(material, sums, &cells);
    let last = cells.end == material.cells.len();
    let slack = f64::from(measure - line.natural);
    let (opened, ratio) = if fill != Fill::Justified || (last && slack >= 0.0) {
        (0.0, 0.0)
    } else if slack >= 0.0 {
        line.opened(slack)
    } else {
        (0.0, (slack / f64::from(line.shrink.max(1))).max(-1.0))
    };
    let change = ratio * f64::from(if ratio >= 0.0 { line.stretch } else { line.shrink });
    let width = f64::from(line.natural) + opened * f64::from(line.opening) + change;
    BrokenLine { cells, opened, ratio, width }
}

fn square(x: f64) -> f64 {
    x * x
}
