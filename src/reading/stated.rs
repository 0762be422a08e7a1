//! What a line of a document states for the figures below it: （単位：千円）, Table 2: Cargo (thousand tonnes), In millions of euros.

use super::heading::UnitHeading;
use super::script::told;
use super::setting::SourceSetting;
use super::shown::CELL;

/// Words for the unit of units in heads of tables.
const MARKS: [&str; 4] = ["単位", "单位", "單位", "단위"];
/// How captions begin; a number follows.
const CAPTIONS: [&str; 14] = [
    "表", "図表", "図", "圖", "图", "표", "그림", "table", "figure", "chart", "tabelle", "tableau", "tabla",
    "tabella",
];
/// The most words of a line that is nothing but a heading.
const MOST_WORDS: usize = 8;

/// A unit or a scale that a line or a cell states, and its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedHead {
    /// The words.
    pub words: String,
    /// What they say.
    pub heading: UnitHeading,
}

impl StatedHead {
    /// What a line as it is shown states for all figures below it. A row's own label states nothing for other rows.
    pub fn of_line(line: &str, setting: &SourceSetting<'_>) -> Option<Self> {
        marked(line, setting).or_else(|| bracketed_behind(line, setting)).or_else(|| alone(line, setting))
    }
}

/// Whether a line is the caption of a table or a figure: above it another one ends.
pub fn is_caption(line: &str) -> bool {
    let line = line.trim().to_lowercase();
    CAPTIONS.iter().any(|word| {
        let number = line.strip_prefix(word).map(str::trim_start);
        number.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    })
}

/// 単位:千円, within its bracket or cell.
fn marked(line: &str, setting: &SourceSetting<'_>) -> Option<StatedHead> {
    let at = MARKS.iter().filter_map(|mark| line.find(mark)).min()?;
    let words = line[at..].split([')', ']', '】', '〕', CELL]).next()?;
    read(words, setting)
}

/// The bracket at the end of a caption, or of a line that holds no figure, where it has a scale.
fn bracketed_behind(line: &str, setting: &SourceSetting<'_>) -> Option<StatedHead> {
    let inner = line.trim().strip_suffix(')')?;
    let open = inner.rfind('(')?;
    let (front, words) = (&inner[..open], &inner[open + 1..]);
    let caption = is_caption(front);
    if !caption && front.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    read(words, setting).filter(|head| caption || head.heading.scales())
}

/// A short line that says nothing but a scale with its unit.
fn alone(line: &str, setting: &SourceSetting<'_>) -> Option<StatedHead> {
    let words = line.trim();
    let is_short = words.split_whitespace().count() <= MOST_WORDS
        && !words.contains(['.', '。', CELL])
        && !words.contains(|c: char| ('1'..='9').contains(&c));
    read(words, setting).filter(|head| is_short && head.heading.scales())
}

/// What the head of a column states: its bracket, or all of its words.
pub fn cell_head(cell: &str, setting: &SourceSetting<'_>) -> Option<StatedHead> {
    let cell = cell.trim();
    let inner = cell.strip_suffix(')').and_then(|inner| Some(&inner[inner.rfind('(')? + 1..]));
    // $ 6,318 is a figure of the row above.
    let words = inner.unwrap_or(cell);
    read(words, setting).filter(|_| !words.contains(|c: char| ('1'..='9').contains(&c)))
}

/// Words that are nothing but units and scales.
fn read(words: &str, setting: &SourceSetting<'_>) -> Option<StatedHead> {
    let words = words.trim();
    let heading = UnitHeading::read([words], &told(words, setting)).ok()?;
    (heading.nouns().is_empty() && heading.says_unit())
        .then(|| StatedHead { words: words.to_owned(), heading })
}
