//! Emphasis that an author wrote and that no reader would see, and codes that some readers would see as pictures.

use std::ops::Range;

use super::chart_item::INFO;
use super::cited::CitedPiece;
use super::environment::Engine;
use super::markup;
use super::messages::prose;
use super::rendered::Rendered;
use crate::diagnostic::{Diagnostic, Span};
use crate::model::Dossier;

/// What the block of a chart begins and ends with.
const FENCE: &str = "```";

/// The Markdown of a brief, and all that its words may have come from.
pub(super) struct PrintedText<'a> {
    pub markdown: &'a str,
    /// Which bytes of it belong to which fact.
    pub pieces: &'a [CitedPiece],
    pub rendered: &'a Rendered,
    pub dossier: &'a Dossier,
    pub engine: &'a Engine,
}

impl PrintedText<'_> {
    /// Finds `**` that CommonMark 0.31 (§6.2, left- and right-flanking delimiter runs) doesn't take as emphasis.
    pub fn lost_emphasis(&self) -> Vec<Diagnostic> {
        let markdown = self.markdown;
        let mut found = Vec::new();
        for range in markup::shown_marks(markdown) {
            let start = markdown[..range.start].rfind('\n').map_or(0, |at| at + 1);
            let line = markdown[start..].lines().next().unwrap_or_default();
            // The characters after it, by which it is found in a source.
            let at = range.start - start;
            let to = line[at..].char_indices().nth(8).map_or(line.len(), |(end, _)| at + end);
            let place = (start + at..start + to, &line[at..to]);
            let span = self.place_of(place);
            found.push(prose::mark_printed(&markdown[range], span));
        }
        let (mut line_start, mut drawn) = (0, false);
        for line in markdown.split_inclusive('\n') {
            // A chart holds data, without markup.
            drawn = if drawn {
                line.trim_end() != FENCE
            } else {
                line.strip_prefix(FENCE).is_some_and(|info| info.trim() == INFO)
            };
            if drawn {
                line_start += line.len();
                continue;
            }
            let marks: Vec<usize> = line
                .match_indices("**")
                .map(|(at, _)| at)
                .filter(|&at| !line[..at].ends_with('\\'))
                .collect();
            for pair in marks.chunks(2) {
                let place = |range: Range<usize>| {
                    let text = &line[range.clone()];
                    let range = line_start + range.start..line_start + range.end;
                    self.place_of((range, text))
                };
                found.push(match *pair {
                    [open, close] if open + 2 <= close && !(opens(line, open) && closes(line, close)) => {
                        let (range, inner) = (open..close + 2, &line[open + 2..close]);
                        let core = inner.trim_matches(|c| is_punctuation(c) || c.is_whitespace());
                        let (before, after) = inner.split_once(core).unwrap_or_default();
                        prose::not_bold(&line[range.clone()], [before, core, after], place(range))
                    }
                    [open] => prose::not_closed(place(open..open + 2)),
                    _ => continue,
                });
            }
            line_start += line.len();
        }
        found
    }

    /// Codes such as `:smile:`, which GitHub shows as pictures. No escape prevents it.
    pub fn picture_codes(&self) -> Vec<Diagnostic> {
        let describe = |range: Range<usize>| {
            let code = self.markdown[range.clone()].replace('\\', "");
            prose::picture_code(&code, self.place_of((range, code.as_str())))
        };
        markup::picture_codes(self.markdown).into_iter().map(describe).collect()
    }

    /// Where a piece of the Markdown was written, as far as it can be found.
    fn place_of(&self, (range, text): (Range<usize>, &str)) -> Span {
        let piece =
            self.pieces.iter().find(|piece| piece.range.start < range.end && range.start < piece.range.end);
        let sources = piece.map(|piece| &self.dossier.facts[piece.fact].span.source).into_iter();
        let files = self.dossier.sources.first().map(|source| &source.span.source);
        let sources = sources
            .chain([&self.rendered.span.source])
            .chain(files)
            .chain(self.engine.templates.iter().map(|(_, text)| text));
        let span = sources
            .into_iter()
            .find_map(|source| source.text.find(text).map(|at| Span::new(source, at..at + text.len())));
        span.unwrap_or_else(|| self.rendered.span.clone())
    }
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
