//! The Markdown file: the cited text with each described figure replaced by a picture and its items.

use crate::draft::Cited;
use crate::language::Language;
use crate::page::{Block, Document, Figure, Fonts, Inline, Marks, Target, Theme, svg};

/// A figure's file.
pub struct Picture {
    /// Its number on the page and its layout: `1-bar-chart`.
    pub name: String,
    /// The SVG.
    pub svg: String,
}

/// The Markdown as it is written, and the pictures beside it. `stem` is the name of the brief and its language.
pub fn with_pictures(
    cited: &Cited,
    document: &Document,
    stem: &str,
    language: Language,
    fonts: &Fonts,
    theme: &Theme,
) -> (String, Vec<Picture>) {
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    let figures: Vec<&Figure> = blocks
        .filter_map(|block| match block {
            Block::Figure(figure) => Some(figure),
            _ => None,
        })
        .collect();
    let mut markdown = String::with_capacity(cited.markdown.len());
    let mut pictures = Vec::new();
    let mut at = 0;
    for (index, figure) in figures.into_iter().enumerate() {
        let name = format!("{}-{}", index + 1, layout(figure));
        markdown.push_str(&cited.markdown[at..figure.range.start]);
        let alt = figure.alt.replace(['[', ']'], "");
        markdown.push_str(&format!("![{alt}]({stem}.{name}.svg)\n"));
        for caption in &figure.captions {
            markdown.push_str(&format!("\n- {} · {}", text(&caption.label), text(&caption.value)));
        }
        at = figure.range.end;
        if !cited.markdown[at..].starts_with('\n') {
            markdown.push('\n');
        }
        pictures.push(Picture { name, svg: svg(figure, language, fonts, theme) });
    }
    markdown.push_str(&cited.markdown[at..]);
    (markdown, pictures)
}

fn layout(figure: &Figure) -> &'static str {
    match figure.marks {
        Marks::Bars(_) => "bar-chart",
        Marks::Times(_) => "timeline",
        Marks::None => "key-figures",
    }
}

/// A text of a figure as Markdown, its citations as footnotes.
fn text(inline: &Inline) -> String {
    inline
        .runs
        .iter()
        .map(|run| match run.target {
            Target::Reference(_) => format!("[^{}]", run.text),
            _ => crate::draft::escape(&run.text),
        })
        .collect()
}
