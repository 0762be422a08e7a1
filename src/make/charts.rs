//! The Markdown file: the cited text with a picture and a list of items in the place of each described chart, the file's name in the
//! picture of the brief, and with
//! blanks around the citations. A renderer may print a footnote's number as it is. Without a blank, copied text would then
//! read ¥3tn1 for a figure of ¥3tn, and 12 for the sources 1 and 2.

use std::ops::Range;

use super::picture_files::{NAME, format_of};
use crate::language::Language;
use crate::page::{Block, Chart, ChartMarks, Document, Fonts, Inline, Target, Theme, svg};
use crate::render::Cited;

/// A chart's file.
pub struct Picture {
    /// Its number on the page and its layout: `1-bar-chart`.
    pub name: String,
    /// The SVG.
    pub svg: String,
}

/// The Markdown as it is written.
pub struct WrittenText {
    pub markdown: String,
    /// The pictures beside it.
    pub pictures: Vec<Picture>,
    /// Each piece of a fact in order: the fact's index, and the line on which the piece begins, counted from 1.
    pub lines: Vec<(usize, usize)>,
}

/// The Markdown as it is written, and the pictures beside it. `stem` is the name of the brief and its language.
pub fn with_pictures(
    cited: &Cited,
    document: &Document,
    stem: &str,
    language: Language,
    fonts: &Fonts,
    theme: &Theme,
) -> WrittenText {
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    let charts: Vec<&Chart> = blocks
        .filter_map(|block| match block {
            Block::Chart(chart) => Some(chart),
            _ => None,
        })
        .collect();
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    let mut pictures = Vec::new();
    let drawn: Vec<Range<usize>> = charts.iter().map(|chart| chart.range.clone()).collect();
    for (index, chart) in charts.into_iter().enumerate() {
        let name = format!("{}-{}", index + 1, layout(chart));
        edits.push((chart.range.clone(), pictured(chart, language, &format!("{stem}.{name}.svg"))));
        pictures.push(Picture { name, svg: svg(chart, language, fonts, theme) });
    }
    for picture in document.pictures() {
        if let Some(art) = &picture.art {
            let name = format!("{stem}.{NAME}.{}", format_of(art).extension());
            edits.push((picture.address.clone(), name));
        }
    }
    // The marks where a heading may break are for the page only.
    let bars = document.heading_breaks(&cited.markdown).into_iter();
    edits.extend(bars.map(|at| (at..at + 1, String::new())));
    edits.extend(cited.marks.iter().flat_map(|mark| blanks(mark, &cited.markdown)));
    edits.sort_by_key(|(range, _)| range.start);
    let mut markdown = String::with_capacity(cited.markdown.len());
    let mut at = 0;
    // Where the old text goes on after each edit, and where that is in the new one.
    let mut goes_on = vec![(0, 0)];
    for (range, text) in edits {
        markdown.push_str(&cited.markdown[at..range.start]);
        markdown.push_str(&text);
        at = range.end;
        if text.ends_with('\n') && cited.markdown[at..].starts_with('\n') {
            at += 1;
        }
        goes_on.push((at, markdown.len()));
    }
    markdown.push_str(&cited.markdown[at..]);
    let lines = lines(cited, &drawn, &goes_on, &markdown);
    WrittenText { markdown, pictures, lines }
}

/// The lines of the pieces of facts. `drawn` is where the text had its charts.
fn lines(
    cited: &Cited,
    drawn: &[Range<usize>],
    goes_on: &[(usize, usize)],
    markdown: &str,
) -> Vec<(usize, usize)> {
    let breaks: Vec<usize> = markdown.match_indices('\n').map(|(at, _)| at).collect();
    let moved = |at: usize| {
        let (before, after) = goes_on[goes_on.partition_point(|(old, _)| *old <= at).saturating_sub(1)];
        after + (at - before)
    };
    let line = |at: usize| breaks.partition_point(|&end| end < at) + 1;
    let mut items = vec![0; drawn.len()];
    let each = cited.facts.iter().map(|piece| {
        let start = piece.range.start;
        let chart = drawn.iter().position(|chart| chart.contains(&start));
        let line = match chart {
            // The picture is a line, and after an empty one each item has one.
            Some(chart) => {
                items[chart] += 1;
                line(moved(drawn[chart].start)) + 1 + items[chart]
            }
            None => line(moved(start)),
        };
        (piece.fact, line)
    });
    each.collect()
}

/// The blanks that a footnote mark needs around it.
fn blanks(mark: &Range<usize>, markdown: &str) -> impl Iterator<Item = (Range<usize>, String)> {
    let before = markdown[..mark.start].ends_with(|c: char| !c.is_whitespace()).then_some(mark.start);
    let after = markdown[mark.end..].starts_with(char::is_alphanumeric).then_some(mark.end);
    [before, after].into_iter().flatten().map(|at| (at..at, " ".to_owned()))
}

/// A picture with its items below it, each cited.
fn pictured(chart: &Chart, language: Language, file: &str) -> String {
    let mut text = format!("![{}]({file})\n", chart.name(language));
    for (index, caption) in chart.captions.iter().enumerate() {
        // What the drawing indents is said.
        let whole = chart.whole_of(index).map(|whole| chart.captions[whole].label.plain_text());
        let part = whole.map_or_else(String::new, |whole| (language.words().charts.part_of)(&whole));
        let label = format!("{}{}", self::text(&caption.label), crate::render::escape(&part));
        text.push_str(&format!("\n- {} · {}", label, self::text(&caption.value)));
    }
    text.push('\n');
    text
}

fn layout(chart: &Chart) -> &'static str {
    match chart.marks {
        ChartMarks::Bars(_) => "bar-chart",
        ChartMarks::Times(_) => "timeline",
        ChartMarks::Points(_) => "line-chart",
        ChartMarks::None => "key-figures",
    }
}

/// A text of a chart as Markdown, its citations as footnotes.
fn text(inline: &Inline) -> String {
    inline
        .runs
        .iter()
        .map(|run| match run.target {
            Target::Reference(_) => format!(" [^{}]", run.text),
            _ => crate::render::escape(&run.text),
        })
        .collect()
}
