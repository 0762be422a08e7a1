//! Places and numbers the citations of a draft from its marks; nobody types one.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::environment::Engine;
use super::figure::{Figure, INFO};
use super::mark::{Kind, Segment};
use super::markup;
use super::reference::{self, Reference};
use super::render::Draft;
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::language::Language;
use crate::model::Dossier;

/// The final Markdown of a brief in one language.
#[derive(Debug)]
pub struct Cited {
    /// The language.
    pub language: Language,
    /// The Markdown.
    pub markdown: String,
    /// Which bytes of it are which fact's, in order.
    pub facts: Vec<CitedFact>,
    /// The references, the first one numbered 1.
    pub references: Vec<Reference>,
}

/// A piece of the Markdown that is a fact's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitedFact {
    /// Byte range in the Markdown.
    pub range: Range<usize>,
    /// The fact's index.
    pub fact: usize,
}

/// Replaces marks by citations and prints the references.
///
/// A citation stands behind the sentence whose fact it sources: a statement's at its end, a value's at the end of
/// the author's sentence, of the table cell or of the line, whichever comes first; in a row that shows a fact's short
/// form and its figure, behind the figure. Numbers follow the order of
/// first use, one for each source; the same number twice in a row is printed once.
///
/// # Errors
/// When the reference template fails, or a text has emphasis that CommonMark doesn't see.
pub fn cite(draft: &Draft, dossier: &Arc<Dossier>, engine: &Engine) -> Result<Cited, Vec<Diagnostic>> {
    let mut writer = Writer {
        draft,
        dossier,
        out: String::new(),
        facts: Vec::new(),
        pending: Vec::new(),
        line: LineState::default(),
        numbers: Numbers::default(),
        insert: None,
    };
    for (at, segment) in draft.segments.iter().enumerate() {
        match segment {
            Segment::Prose(range) => writer.prose(&draft.text[range.clone()]),
            Segment::Marked { index, content } => {
                let figure_follows = writer.in_row() && figure_follows(draft, at, *index);
                writer.marked(*index, &draft.text[content.clone()], figure_follows);
            }
        }
    }
    writer.flush();
    let Writer { out, facts, numbers, insert, .. } = writer;
    let references = numbers.into_references();
    let list = reference::list(&references, dossier, draft.language, engine).map_err(|found| vec![found])?;
    let (markdown, facts) = match insert {
        Some(at) => {
            let markdown = format!("{}{list}{}", &out[..at], &out[at..]);
            let shift = |fact: CitedFact| match fact.range.start >= at {
                true => {
                    CitedFact { range: fact.range.start + list.len()..fact.range.end + list.len(), ..fact }
                }
                false => fact,
            };
            (markdown, facts.into_iter().map(shift).collect())
        }
        None => (out, facts),
    };
    let lost = lost_emphasis(&markdown, &facts, draft, dossier, engine);
    if lost.is_empty() {
        Ok(Cited { language: draft.language, markdown, facts, references })
    } else {
        Err(lost)
    }
}

struct Writer<'a> {
    draft: &'a Draft,
    dossier: &'a Dossier,
    out: String,
    facts: Vec<CitedFact>,
    /// Facts printed since the last citation.
    pending: Vec<usize>,
    line: LineState,
    numbers: Numbers,
    insert: Option<usize>,
}

/// What has been printed on this line.
#[derive(Default)]
struct LineState {
    /// Facts of which the line already holds a statement or value.
    cited: Vec<usize>,
    /// Facts of which only a date or a source's name stands here yet.
    about: Vec<usize>,
    /// The numbers printed last in this cell or line.
    last: Vec<usize>,
}

impl Writer<'_> {
    fn prose(&mut self, text: &str) {
        let mut characters = text.char_indices().peekable();
        while let Some((_, character)) = characters.next() {
            match character {
                '\n' => {
                    self.end_line();
                    self.out.push('\n');
                }
                // A cell of a table ends at an unescaped bar.
                '|' if !self.out.ends_with('\\') => {
                    self.flush_before_blanks();
                    self.line.last.clear();
                    self.out.push('|');
                }
                _ => {
                    self.out.push(character);
                    let next = characters.peek().map(|&(_, next)| next);
                    if ends_sentence(character, next, &self.out) {
                        self.flush();
                    }
                }
            }
        }
    }

    /// Whether the line so far is a row of a table.
    fn in_row(&self) -> bool {
        self.out.rsplit('\n').next().is_some_and(|line| line.starts_with('|'))
    }

    fn marked(&mut self, index: usize, text: &str, figure_follows: bool) {
        if index == self.draft.references {
            self.end_line();
            self.insert = Some(self.out.len());
            return;
        }
        if let Some(figure) = self.draft.figures.get(&index) {
            self.end_line();
            self.draw(figure);
            return;
        }
        let issued = &self.draft.issued[index];
        let start = self.out.len();
        self.out.push_str(text);
        let Some(fact) = issued.fact else { return };
        self.facts.push(CitedFact { range: start..self.out.len(), fact });
        match issued.kind {
            Kind::About => self.line.about.push(fact),
            _ if figure_follows => self.line.cited.push(fact),
            _ => {
                self.line.cited.push(fact);
                self.pending.push(fact);
            }
        }
        let ended = text.chars().next_back().is_some_and(|last| "。！？".contains(last))
            || (issued.kind == Kind::Statement && text.ends_with(['.', '!', '?', ')', '）']));
        if ended {
            self.flush();
        }
    }

    /// Describes a figure in a fenced block, its citations numbered.
    fn draw(&mut self, figure: &Figure) {
        let alt = serde_json::Value::from(figure.alt.as_str());
        self.out.push_str(&format!(
            "```{INFO}\n{{\"layout\":\"{}\",\"alt\":{alt},\"items\":[",
            figure.layout.name()
        ));
        for (place, (fact, item)) in figure.items.iter().enumerate() {
            if place > 0 {
                self.out.push(',');
            }
            let mut item = item.clone();
            item.cites = self.numbers.of(*fact, self.dossier);
            item.cites.sort_unstable();
            let start = self.out.len();
            // The fields are texts, finite numbers and booleans, which always have a form in JSON.
            self.out.push_str(&serde_json::to_string(&item).unwrap_or_default());
            self.facts.push(CitedFact { range: start..self.out.len(), fact: *fact });
        }
        self.out.push_str("]}\n```");
    }

    fn end_line(&mut self) {
        let alone: Vec<usize> =
            self.line.about.iter().copied().filter(|fact| !self.line.cited.contains(fact)).collect();
        self.pending.extend(alone);
        self.flush_before_blanks();
        self.line = LineState::default();
    }

    /// Prints the pending citations in front of the blanks that end the text so far.
    fn flush_before_blanks(&mut self) {
        let blanks = self.out[self.out.trim_end_matches(' ').len()..].to_owned();
        self.out.truncate(self.out.len() - blanks.len());
        self.flush();
        self.out.push_str(&blanks);
    }

    fn flush(&mut self) {
        let pending = std::mem::take(&mut self.pending);
        let mut numbers = Vec::new();
        for fact in pending {
            for number in self.numbers.of(fact, self.dossier) {
                if !numbers.contains(&number) {
                    numbers.push(number);
                }
            }
        }
        if numbers.is_empty() || numbers == self.line.last {
            return;
        }
        numbers.sort_unstable();
        for number in &numbers {
            self.out.push_str(&format!("[^{number}]"));
        }
        self.line.last = numbers;
    }
}

/// Whether the figure of the same fact stands later in the row: the citation is then the figure's.
fn figure_follows(draft: &Draft, at: usize, index: usize) -> bool {
    let fact = draft.issued[index].fact;
    let row = draft.segments[at + 1..].iter().take_while(|segment| match segment {
        Segment::Prose(range) => !draft.text[range.clone()].contains('\n'),
        Segment::Marked { .. } => true,
    });
    let mut later = row.filter_map(|segment| match segment {
        Segment::Marked { index, .. } => Some(&draft.issued[*index]),
        Segment::Prose(_) => None,
    });
    fact.is_some() && later.any(|issued| issued.kind == Kind::Value && issued.fact == fact)
}

/// Titles and the like whose point ends no sentence.
const ABBREVIATIONS: [&str; 12] =
    ["Mr", "Mrs", "Ms", "Dr", "Prof", "St", "No", "vs", "cf", "approx", "e.g", "i.e"];

/// Whether a sentence of the author's ends here. A point between letters or digits is none, and neither is one
/// that ends an abbreviation of one letter.
pub fn ends_sentence(character: char, next: Option<char>, before: &str) -> bool {
    match character {
        '。' | '！' | '？' => true,
        '.' | '!' | '?' => {
            let mut last = before.chars().rev().skip(1);
            let initial = last.next().is_some_and(char::is_uppercase)
                && last.next().is_none_or(|c| !c.is_alphanumeric());
            let word = before[..before.len() - 1].rsplit([' ', '(', '\n']).next().unwrap_or_default();
            next.is_none_or(char::is_whitespace) && !initial && !ABBREVIATIONS.contains(&word)
        }
        _ => false,
    }
}

/// The number of each source, and what is cited of it.
#[derive(Default)]
struct Numbers {
    by_source: BTreeMap<usize, usize>,
    references: Vec<Reference>,
}

impl Numbers {
    fn of(&mut self, fact: usize, dossier: &Dossier) -> Vec<usize> {
        let mut numbers = Vec::new();
        for evidence in &dossier.facts[fact].evidence {
            let next = self.references.len();
            let index = *self.by_source.entry(evidence.source).or_insert(next);
            if index == next {
                self.references.push(Reference::new(evidence.source));
            }
            self.references[index].add(evidence.locator.clone(), evidence.original);
            if !numbers.contains(&(index + 1)) {
                numbers.push(index + 1);
            }
        }
        numbers
    }

    fn into_references(self) -> Vec<Reference> {
        self.references
    }
}

/// Finds `**` that CommonMark 0.31 (§6.2, left- and right-flanking delimiter runs) doesn't take as emphasis.
fn lost_emphasis(
    markdown: &str,
    facts: &[CitedFact],
    draft: &Draft,
    dossier: &Dossier,
    engine: &Engine,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for range in markup::shown_asterisks(markdown) {
        let start = markdown[..range.start].rfind('\n').map_or(0, |at| at + 1);
        let line = markdown[start..].lines().next().unwrap_or_default();
        // What follows it, to find it in a source by.
        let at = range.start - start;
        let to = line[at..].char_indices().nth(8).map_or(line.len(), |(end, _)| at + end);
        let message = "`*` will be printed: CommonMark sees no emphasis between these characters".to_owned();
        let hint = "put the punctuation outside, as `*words*`, or write `\\*` for an asterisk".to_owned();
        let place = (start + at..start + to, &line[at..to]);
        found.push(
            Diagnostic::at(Code::LostEmphasis, place_of(place, facts, draft, dossier, engine), message)
                .hint(hint),
        );
    }
    let mut line_start = 0;
    for line in markdown.split_inclusive('\n') {
        let marks: Vec<usize> =
            line.match_indices("**").map(|(at, _)| at).filter(|&at| !line[..at].ends_with('\\')).collect();
        for pair in marks.chunks(2) {
            let (range, message, hint) = match *pair {
                [open, close] if open + 2 <= close && !(opens(line, open) && closes(line, close)) => {
                    let (range, inner) = (open..close + 2, &line[open + 2..close]);
                    let core = inner.trim_matches(|c| is_punctuation(c) || c.is_whitespace());
                    let (before, after) = inner.split_once(core).unwrap_or_default();
                    let message = format!(
                        "`{}` will not be bold: CommonMark sees no emphasis between these characters",
                        &line[range.clone()]
                    );
                    (range, message, format!("put the punctuation outside: `{before}**{core}**{after}`"))
                }
                [open] => {
                    let hint = "close it on the same line, or write `\\*\\*` for asterisks".to_owned();
                    (open..open + 2, "`**` has no partner on its line".to_owned(), hint)
                }
                _ => continue,
            };
            let text = &line[range.clone()];
            let range = line_start + range.start..line_start + range.end;
            let span = place_of((range, text), facts, draft, dossier, engine);
            found.push(Diagnostic::at(Code::LostEmphasis, span, message).hint(hint));
        }
        line_start += line.len();
    }
    found
}

/// Where a piece of the Markdown was written, as far as it can be found.
fn place_of(
    (range, text): (Range<usize>, &str),
    facts: &[CitedFact],
    draft: &Draft,
    dossier: &Dossier,
    engine: &Engine,
) -> Span {
    let fact = facts.iter().find(|fact| fact.range.start < range.end && range.start < fact.range.end);
    let sources = fact.map(|fact| &dossier.facts[fact.fact].span.source).into_iter();
    let sources = sources.chain([&draft.span.source]).chain(engine.templates.iter().map(|(_, text)| text));
    let span = sources
        .into_iter()
        .find_map(|source| source.text.find(text).map(|at| Span::new(source, at..at + text.len())));
    span.unwrap_or_else(|| draft.span.clone())
}

fn opens(line: &str, at: usize) -> bool {
    flanks(line[..at].chars().next_back(), line[at + 2..].chars().next())
}

fn closes(line: &str, at: usize) -> bool {
    flanks(line[at + 2..].chars().next(), line[..at].chars().next_back())
}

/// Whether two asterisks open or close an emphasis between these characters (CommonMark 6.2).
pub fn flanks(outer: Option<char>, inner: Option<char>) -> bool {
    let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let punctuation = |c: Option<char>| c.is_some_and(is_punctuation);
    !blank(inner) && (!punctuation(inner) || blank(outer) || punctuation(outer))
}

/// Unicode punctuation or symbol, as far as it occurs beside emphasis.
fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation()
        || matches!(c, '\u{a1}'..='\u{bf}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '\u{3001}'..='\u{3003}'
            | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301f}' | '\u{30fb}' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}'
            | '\u{ff3b}'..='\u{ff40}' | '\u{ff5b}'..='\u{ff65}')
}
