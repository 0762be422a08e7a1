//! A brief as blocks of text, in the order and the roles of the page, before any typesetting.

use std::ops::Range;

use super::figure::Figure;

/// A parsed brief.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    /// The line above the title: audience and subject.
    pub kicker: Inline,
    /// The date at the right of the kicker.
    pub date: Inline,
    /// The message of the page.
    pub title: Inline,
    /// The judgement in one or two sentences, one entry per paragraph.
    pub bottom_line: Vec<Inline>,
    /// The sections in order; the first has an empty heading when text precedes all headings.
    pub sections: Vec<Section>,
    /// The footnotes in the order of their definitions.
    pub references: Vec<Reference>,
    /// The line at the foot of the page.
    pub footer: Inline,
}

/// A heading with what stands under it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Section {
    /// The heading; empty for text before the first heading.
    pub heading: Inline,
    /// The blocks under it.
    pub blocks: Vec<Block>,
}

/// A block of a section.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph of prose.
    Paragraph(Inline),
    /// A list of bullets, one level deep.
    List(Vec<Inline>),
    /// A table.
    Table(Table),
    /// A figure to look at.
    Figure(Figure),
}

/// A table with one head row.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// For each column, whether it is set flush left, centred or flush right.
    pub alignments: Vec<Alignment>,
    /// The cells of the head row.
    pub head: Vec<Inline>,
    /// The cells of the other rows.
    pub rows: Vec<Vec<Inline>>,
}

/// How the cells of a column are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alignment {
    /// Flush left, also when the Markdown says nothing.
    Left,
    /// Centred.
    Centre,
    /// Flush right, as figures are.
    Right,
}

/// A footnote, printed as an entry of the list of references.
#[derive(Debug, Clone, PartialEq)]
pub struct Reference {
    /// Its label, as printed in the text and before the entry.
    pub label: String,
    /// The entry.
    pub text: Inline,
    /// The bytes of the definition in the Markdown.
    pub range: Range<usize>,
}

/// Text within a block.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Inline {
    /// The runs in order.
    pub runs: Vec<Run>,
}

/// A stretch of text with one meaning and one look.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// The text as printed; the label for a citation mark; empty where the author lets a heading break.
    pub text: String,
    /// Whether it is strong, printed in SemiBold.
    pub strong: bool,
    /// Whether it is emphasised.
    pub emphasis: bool,
    /// What it leads to.
    pub target: Target,
    /// The bytes of the Markdown it came from; as long as `text` unless it holds an escape or an entity.
    pub range: Range<usize>,
}

/// What a run of text leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Nothing: ordinary text.
    None,
    /// An address.
    Uri(String),
    /// A citation mark; the index of its entry in [`Document::references`].
    Reference(usize),
}

impl Inline {
    /// Whether there is nothing to print.
    pub fn is_empty(&self) -> bool {
        self.runs.iter().all(|run| run.text.trim().is_empty())
    }

    /// The text without citation marks.
    pub fn plain_text(&self) -> String {
        self.runs
            .iter()
            .filter(|run| !matches!(run.target, Target::Reference(_)))
            .map(|run| run.text.as_str())
            .collect()
    }

    /// The bytes of the Markdown from the first run to the last.
    pub fn range(&self) -> Range<usize> {
        match (self.runs.first(), self.runs.last()) {
            (Some(first), Some(last)) => first.range.start..last.range.end,
            _ => 0..0,
        }
    }
}

impl Inline {
    /// Turns each `|` that isn't escaped in the Markdown into an empty run, where a heading may break.
    pub(super) fn with_breaks(self, markdown: &str) -> Self {
        let mut runs = Vec::new();
        for run in self.runs {
            let exact = run.text.len() == run.range.len();
            let escaped = run.range.start.checked_sub(1).and_then(|before| markdown.as_bytes().get(before))
                == Some(&b'\\');
            let mut from = 0;
            for (at, _) in run.text.match_indices('|').filter(|(at, _)| !(escaped && *at == 0)) {
                runs.push(run.part(from..at, exact));
                runs.push(run.part(at..at, exact));
                from = at + 1;
            }
            runs.push(run.part(from..run.text.len(), exact));
        }
        // Two empty runs say no more than one, and an empty one at an end says nothing.
        runs.dedup_by(|later, earlier| later.text.is_empty() && earlier.text.is_empty());
        while runs.last().is_some_and(|run: &Run| run.text.is_empty()) {
            runs.pop();
        }
        if runs.first().is_some_and(|run| run.text.is_empty()) {
            runs.remove(0);
        }
        Self { runs }
    }

    /// Parts the text at the last place where `separator` stands within a run; nothing follows if there is none.
    pub(super) fn split_last(mut self, separator: &str) -> (Self, Self) {
        let places = self.runs.iter().enumerate().rev();
        let found = places.into_iter().find_map(|(index, run)| Some((index, run.text.rfind(separator)?)));
        let Some((index, at)) = found else { return (self, Self::default()) };
        let mut rest = self.runs.split_off(index);
        if let Some(run) = rest.first_mut() {
            // An escape makes the source longer than the text; then both halves keep the whole range.
            let exact = run.text.len() == run.range.len();
            let mut head = run.clone();
            head.text.truncate(at);
            run.text.drain(..at + separator.len());
            if exact {
                head.range.end = head.range.start + at;
                run.range.start += at + separator.len();
            }
            if !head.text.is_empty() {
                self.runs.push(head);
            }
        }
        rest.retain(|run| !run.text.is_empty());
        (self, Self { runs: rest })
    }
}

impl Run {
    /// A part of the run; the whole range where the text isn't as long as its source.
    fn part(&self, bytes: Range<usize>, exact: bool) -> Self {
        let mut part = Self { text: self.text[bytes.clone()].to_owned(), ..self.clone() };
        if exact {
            part.range = self.range.start + bytes.start..self.range.start + bytes.end;
        }
        part
    }
}

impl Document {
    /// Every block's text without citation marks, in reading order: kicker, date, title, bottom line,
    /// sections (headings, paragraphs, bullets, table cells row by row, labels and values of figures), references, footer.
    pub fn plain_text(&self) -> Vec<String> {
        self.inlines().into_iter().filter(|inline| !inline.is_empty()).map(Inline::plain_text).collect()
    }

    /// The bytes of the Markdown that hold a `|` where a heading may break: whoever prints the Markdown itself
    /// leaves them out.
    pub fn heading_breaks(&self, markdown: &str) -> Vec<usize> {
        let headings = self.sections.iter().map(|section| &section.heading);
        let lines = std::iter::once(&self.title).chain(headings).map(|heading| {
            let at = heading.range().start;
            let start = markdown[..at].rfind('\n').map_or(0, |end| end + 1);
            (start, markdown[start..].lines().next().unwrap_or_default())
        });
        let mut bars = Vec::new();
        for (start, line) in lines.filter(|(_, line)| line.starts_with('#')) {
            let escaped = |at: usize| line[..at].len() - line[..at].trim_end_matches('\\').len();
            let found = line.match_indices('|').filter(|(at, _)| escaped(*at).is_multiple_of(2));
            bars.extend(found.map(|(at, _)| start + at));
        }
        bars
    }

    /// The emphasised stretches in reading order, each with whether it is strong (else it is emphasis).
    /// What is both is listed as strong.
    pub fn emphasised(&self) -> Vec<(String, bool)> {
        let mut spans: Vec<(String, bool)> = Vec::new();
        for inline in self.inlines() {
            let mut continues = false;
            for run in &inline.runs {
                let counts = (run.strong || run.emphasis) && !matches!(run.target, Target::Reference(_));
                match spans.last_mut() {
                    Some((text, strong)) if counts && continues && *strong == run.strong => {
                        text.push_str(&run.text)
                    }
                    _ if counts => spans.push((run.text.clone(), run.strong)),
                    _ => {}
                }
                continues = counts;
            }
        }
        spans
    }

    fn inlines(&self) -> Vec<&Inline> {
        let mut all = vec![&self.kicker, &self.date, &self.title];
        all.extend(&self.bottom_line);
        for section in &self.sections {
            all.push(&section.heading);
            for block in &section.blocks {
                match block {
                    Block::Paragraph(text) => all.push(text),
                    Block::List(items) => all.extend(items),
                    Block::Table(table) => all.extend(table.head.iter().chain(table.rows.iter().flatten())),
                    Block::Figure(figure) => {
                        all.extend(
                            figure.captions.iter().flat_map(|caption| [&caption.label, &caption.value]),
                        );
                    }
                }
            }
        }
        all.extend(self.references.iter().map(|reference| &reference.text));
        all.push(&self.footer);
        all
    }
}
