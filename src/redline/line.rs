//! A line of a redline: what block of Markdown it is, and the marked runs of text in it.

use super::piece::{RedlineMark, RedlinePiece};

/// Text of one mark within a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RedlineRun {
    /// The mark.
    pub mark: RedlineMark,
    /// The text, without a line break.
    pub text: String,
}

/// A line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RedlineLine {
    runs: Vec<RedlineRun>,
}

/// What a line of a brief is. A brief holds each block on a line of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RedlineBlock {
    /// A heading of this level.
    Heading(usize),
    /// An item of a list.
    Item,
    /// A line of a quotation.
    Quote,
    /// A row of a table.
    Row,
    /// A footnote.
    Note,
    /// A picture of a chart.
    Chart,
    /// A rule.
    Rule,
    /// Nothing.
    Blank,
    /// Anything else, shown as it is written.
    Paragraph,
}

/// The lines of a redline. A line break that was struck or inserted within a line that is kept is shown as `¶`.
pub fn lines(pieces: &[RedlinePiece]) -> Vec<RedlineLine> {
    let mut lines = vec![RedlineLine::default()];
    for piece in pieces {
        for (place, text) in piece.text.split('\n').enumerate() {
            if place > 0 {
                let ended = lines.last_mut();
                if let Some(line) = ended.filter(|line| line.runs.iter().any(|run| run.mark != piece.mark))
                    && piece.mark != RedlineMark::Kept
                {
                    line.runs.push(RedlineRun { mark: piece.mark, text: "¶".to_owned() });
                }
                lines.push(RedlineLine::default());
            }
            if let Some(line) = lines.last_mut().filter(|_| !text.is_empty()) {
                line.runs.push(RedlineRun { mark: piece.mark, text: text.to_owned() });
            }
        }
    }
    lines
}

impl RedlineLine {
    /// What it is, judged by its first run.
    pub fn block(&self) -> RedlineBlock {
        let Some(first) = self.runs.first().map(|run| run.text.as_str()) else { return RedlineBlock::Blank };
        let level = first.bytes().take_while(|byte| *byte == b'#').count();
        if (1..=6).contains(&level) && first[level..].starts_with(' ') {
            return RedlineBlock::Heading(level);
        }
        match first {
            "---" if self.runs.len() == 1 => RedlineBlock::Rule,
            _ if first.starts_with("- ") => RedlineBlock::Item,
            _ if first.starts_with("> ") => RedlineBlock::Quote,
            _ if first.starts_with('|') => RedlineBlock::Row,
            _ if note(first).is_some() => RedlineBlock::Note,
            _ if self.is_chart() => RedlineBlock::Chart,
            _ => RedlineBlock::Paragraph,
        }
    }

    /// Whether it is a picture whose file is the same in both texts.
    fn is_chart(&self) -> bool {
        // The caption of the picture of a brief is on the next line.
        let closed = |text: &str| text.trim_end_matches('\\').ends_with(')') && text.contains("](");
        let ends = |run: &RedlineRun| run.mark == RedlineMark::Kept && closed(&run.text);
        self.runs.first().is_some_and(|run| run.text.starts_with("!["))
            && (self.runs.last().is_some_and(ends) || self.runs.len() == 1 && closed(&self.runs[0].text))
    }

    /// Its runs without the marks of its block.
    pub fn content(&self) -> Vec<RedlineRun> {
        let mut runs = self.runs.clone();
        let Some(first) = runs.first_mut() else { return runs };
        let mark = match self.block() {
            RedlineBlock::Heading(level) => level + 1,
            RedlineBlock::Item | RedlineBlock::Quote | RedlineBlock::Chart => 2,
            _ => 0,
        };
        first.text.drain(..mark);
        if let Some((number, after)) =
            note(&first.text).map(|(number, after)| (number.to_owned(), after.len()))
        {
            let rest = first.text.split_off(first.text.len() - after);
            first.text = format!("{number}. {rest}");
        }
        if self.block() == RedlineBlock::Chart
            && let Some(last) = runs.last_mut()
            && let Some(at) = last.text.rfind("](")
        {
            last.text.truncate(at);
        }
        runs
    }

    /// The cells of a row.
    pub fn cells(&self) -> Vec<Vec<RedlineRun>> {
        let mut cells: Vec<Vec<RedlineRun>> = vec![Vec::new()];
        let mut before = ' ';
        for run in &self.runs {
            let mut text = String::new();
            for character in run.text.chars() {
                if character == '|' && before != '\\' {
                    push(&mut cells, run.mark, &mut text);
                    cells.push(Vec::new());
                } else {
                    text.push(character);
                }
                before = character;
            }
            push(&mut cells, run.mark, &mut text);
        }
        let blank = |cell: &Vec<RedlineRun>| cell.iter().all(|run| run.text.trim().is_empty());
        // A bar begins the row and ends it.
        if cells.first().is_some_and(blank) {
            cells.remove(0);
        }
        if cells.last().is_some_and(blank) {
            cells.pop();
        }
        cells
    }

    /// Whether it is the row of dashes below a table's head.
    pub fn is_delimiter(&self) -> bool {
        let text: String = self.runs.iter().map(|run| run.text.as_str()).collect();
        text.contains("---") && text.chars().all(|character| "|-: ".contains(character))
    }
}

fn push(cells: &mut [Vec<RedlineRun>], mark: RedlineMark, text: &mut String) {
    if !text.is_empty()
        && let Some(cell) = cells.last_mut()
    {
        cell.push(RedlineRun { mark, text: std::mem::take(text) });
    }
}

/// The number of a footnote at the start of a line, and its text.
fn note(text: &str) -> Option<(&str, &str)> {
    let (number, after) = text.strip_prefix("[^")?.split_once("]: ")?;
    (!number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())).then_some((number, after))
}
