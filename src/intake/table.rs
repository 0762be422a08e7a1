//! The tables of an HTML page: a row is a line, its cells parted by tabs, each below the head of its column.

use std::rc::Rc;

use super::refused::Unextracted;
use super::tree::{DEEPEST, Node};

/// The most columns or rows that one cell is taken to fill.
const MOST_SPANNED: usize = 100;

/// A cell, and how many columns and rows it fills.
struct Cell {
    text: String,
    columns: usize,
    rows: usize,
}

/// A table.
pub(super) enum HtmlTable {
    /// One that only arranges the parts of a page: its cells in order.
    Arranged(Vec<Rc<Node>>),
    /// One that holds data.
    Data {
        /// What is written above it.
        captions: Vec<Rc<Node>>,
        /// Its rows, the cells parted by tabs.
        rows: Vec<String>,
    },
}

/// Reads a table; `text` is what a cell shows.
pub(super) fn read(
    table: &Rc<Node>,
    text: &mut dyn FnMut(&Rc<Node>) -> Result<String, Unextracted>,
) -> Result<HtmlTable, Unextracted> {
    let (mut rows, mut captions) = (Vec::new(), Vec::new());
    parts(table, &mut rows, &mut captions, 0)?;
    if arranges(table, &rows)? {
        return Ok(HtmlTable::Arranged(rows.iter().flat_map(cells).collect()));
    }
    // For each column in how many further rows the cell above it stands.
    let mut filled: Vec<usize> = Vec::new();
    let mut lines = Vec::new();
    for row in &rows {
        let mut line: Vec<String> = Vec::new();
        for cell in cells(row) {
            skip_filled(&mut line, &mut filled);
            let cell = cell_of(&cell, text)?;
            for column in 0..cell.columns {
                let at = line.len();
                line.push(if column == 0 { cell.text.clone() } else { String::new() });
                if filled.len() <= at {
                    filled.resize(at + 1, 0);
                }
                filled[at] = cell.rows - 1;
            }
        }
        skip_filled(&mut line, &mut filled);
        join_signs(&mut line);
        let line = line.join("\t");
        if !line.trim().is_empty() {
            lines.push(line.trim_end().to_owned());
        }
    }
    Ok(HtmlTable::Data { captions, rows: lines })
}

/// Adds an empty cell for each that is filled from above.
fn skip_filled(line: &mut Vec<String>, filled: &mut [usize]) {
    while let Some(rows) = filled.get_mut(line.len()).filter(|rows| **rows > 0) {
        *rows -= 1;
        line.push(String::new());
    }
}

/// The rows and captions of a table, without those of tables in its cells.
fn parts(
    node: &Rc<Node>,
    rows: &mut Vec<Rc<Node>>,
    captions: &mut Vec<Rc<Node>>,
    depth: usize,
) -> Result<(), Unextracted> {
    if depth > DEEPEST {
        return Err(Unextracted::TooDeep);
    }
    for child in node.children() {
        match child.name() {
            "tr" => rows.push(child),
            "caption" => captions.push(child),
            "thead" | "tbody" | "tfoot" => parts(&child, rows, captions, depth + 1)?,
            _ => {}
        }
    }
    Ok(())
}

fn cells(row: &Rc<Node>) -> Vec<Rc<Node>> {
    row.children().into_iter().filter(|cell| matches!(cell.name(), "td" | "th")).collect()
}

fn cell_of(
    cell: &Rc<Node>,
    text: &mut dyn FnMut(&Rc<Node>) -> Result<String, Unextracted>,
) -> Result<Cell, Unextracted> {
    let text: Vec<String> = text(cell)?.split_whitespace().map(str::to_owned).collect();
    let spanned = |name: &str| {
        let written = cell.attribute(name).and_then(|number| number.trim().parse::<usize>().ok());
        written.unwrap_or(1).clamp(1, MOST_SPANNED)
    };
    Ok(Cell { text: text.join(" "), columns: spanned("colspan"), rows: spanned("rowspan") })
}

/// Whether a table arranges the parts of a page and holds no data: it says so, or a cell of it holds a table or a heading.
fn arranges(table: &Rc<Node>, rows: &[Rc<Node>]) -> Result<bool, Unextracted> {
    if matches!(table.attribute("role").as_deref(), Some("presentation" | "none")) {
        return Ok(true);
    }
    for cell in rows.iter().flat_map(cells) {
        if holds_parts(&cell, 0)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn holds_parts(node: &Rc<Node>, depth: usize) -> Result<bool, Unextracted> {
    if depth > DEEPEST {
        return Err(Unextracted::TooDeep);
    }
    for child in node.children() {
        if matches!(child.name(), "table" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
            || holds_parts(&child, depth + 1)?
        {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Puts a sign that stands in a cell of its own to its figure: `$` before it, `)` and `%` after it.
fn join_signs(line: &mut [String]) {
    for at in 0..line.len() {
        let opens = !line[at].is_empty() && line[at].chars().all(|c| "$€£¥\u{ffe5}(".contains(c))
            || matches!(line[at].as_str(), "US$" | "C$" | "A$" | "HK$" | "NT$" | "S$" | "R$");
        if opens
            && let Some(next) = (at + 1..line.len()).find(|next| !line[*next].is_empty())
            && line[next].starts_with(|c: char| c.is_ascii_digit() || "(-−–".contains(c))
        {
            let sign = std::mem::take(&mut line[at]);
            line[next] = format!("{sign}{}", line[next]);
            continue;
        }
        let closes = !line[at].is_empty() && line[at].chars().all(|c| ")%\u{ff05}".contains(c));
        if closes
            && let Some(before) = (0..at).rev().find(|before| !line[*before].is_empty())
            && line[before].ends_with(|c: char| c.is_ascii_digit() || c == ')')
        {
            let sign = std::mem::take(&mut line[at]);
            line[before].push_str(&sign);
        }
    }
}
