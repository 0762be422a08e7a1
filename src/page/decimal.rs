//! Aligns the figures of a table's column on their decimal points, where all of them are in one unit.
//!
//! The digits of the faces in which tables are set all have one width, so nothing else is needed to align figures.

use super::material::Material;

/// A cell with one figure; the text before the figure, and its unit, have no digits.
struct Figure<'m> {
    unit: &'m str,
    /// The cell after which space may be added: the last digit where a blank follows it, else the end.
    gap: usize,
    /// The width of its decimal point and of all after it, its unit included, in thousandths of an em.
    beyond: i32,
}

/// Space within a cell of a table, so that its decimal point is below those of the cells above.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Shift {
    /// The space, in thousandths of an em.
    pub width: i32,
    /// The cell of the text after which the space is: so units with a blank before them are aligned too.
    pub behind: usize,
}

/// For each cell of a column, the space that aligns the decimal points. Nothing is moved where a cell has no figure, several
/// figures or another unit: ¥47.4 billion and ¥1 trillion would only look comparable when aligned.
pub(super) fn shifts<'m>(cells: impl Iterator<Item = &'m Material>) -> Vec<Shift> {
    let figures: Option<Vec<Figure<'_>>> = cells.map(figure).collect();
    let Some(figures) = figures else { return Vec::new() };
    let one_unit = figures.windows(2).all(|pair| is_one_unit(pair[0].unit, pair[1].unit));
    let most = figures.iter().map(|figure| figure.beyond).max().unwrap_or(0);
    if !one_unit || most == 0 {
        return Vec::new();
    }
    figures.iter().map(|figure| Shift { width: most - figure.beyond, behind: figure.gap }).collect()
}

/// What Japanese writes after a unit: qualifiers, and the direction of a change.
const QUALIFIERS: [&str; 9] = ["超", "以上", "以下", "未満", "近く", "強", "台", "増", "減"];

/// Whether two names are of one unit: the same, or the singular and the plural of it (1 GPU, 12 GPUs).
fn is_one_unit(one: &str, other: &str) -> bool {
    let plural = |one: &str, other: &str| {
        let ended = |end: &str| other.strip_suffix(end);
        ended("s") == Some(one)
            || ended("es") == Some(one)
            || ended("ies").is_some_and(|stem| one.strip_suffix('y') == Some(stem))
    };
    one == other || plural(one, other) || plural(other, one) || {
        let people = ["person", "people"].map(|word| [one, other].iter().any(|unit| unit.trim() == word));
        people == [true, true]
    }
}

fn figure(material: &Material) -> Option<Figure<'_>> {
    let cells = 0..material.cells.len();
    let text = |cell: usize| &material.text[material.cells[cell].text.clone()];
    let is_digit = |cell: &usize| {
        !material.is_raised(*cell) && text(*cell).chars().all(|character| character.is_ascii_digit())
    };
    let first = cells.clone().find(is_digit)?;
    let last = cells.clone().rev().find(is_digit)?;
    let is_part = |cell: usize| is_digit(&cell) || matches!(text(cell), "," | ".");
    let points: Vec<usize> = (first..last).filter(|cell| text(*cell) == ".").collect();
    if !(first..=last).all(is_part) || points.len() > 1 {
        return None;
    }
    let marks = cells.rev().take_while(|cell| material.is_raised(*cell)).count();
    let end = material.cells.len() - marks;
    let width = |cell: usize| {
        material.cells[cell].width + if cell < last { material.cells[cell].glue.width } else { 0 }
    };
    let fraction = points.first().map_or(0, |point| (*point..=last).map(width).sum());
    let unit_apart = material.cells[last].blank.is_some() && last + 1 < end;
    let gap = if unit_apart { last } else { material.cells.len() - 1 };
    let unit = material.text_of(last + 1..end);
    let mut bare = unit;
    while let Some(rest) = QUALIFIERS.iter().find_map(|qualifier| bare.strip_suffix(qualifier)) {
        bare = rest;
    }
    let apart = |cell: usize| if cell + 1 < end { material.cells[cell].glue.width } else { 0 };
    let after: i32 = (last + 1..end).map(|cell| material.cells[cell].width + apart(cell)).sum();
    Some(Figure { unit: bare, gap, beyond: fraction + after })
}
