//! Words beside the figures in a fact's own texts: those that say more than the typed value are refused.

use std::collections::BTreeMap;
use std::ops::Range;

use super::messages::texts as says;
use crate::diagnostic::{Diagnostic, Span};
use crate::language::Language;
use crate::model::{Piece, Statement};
use crate::prose::{is_second_unit, said_again, typed_onto};
use crate::value::{FigureStyle, Shown, Units, Value, against_sign, format};

/// Reports words that make another figure of one that a text prints: `more than {{ value }}`, `{{ value }}億`.
///
/// `value` finds the typed figure of a name. A text with an unknown name is reported elsewhere.
pub fn typed_words<'v>(
    texts: &BTreeMap<Language, (Statement, Span)>,
    value: impl Fn(&str) -> Option<&'v Value>,
    units: &Units,
) -> Vec<Diagnostic> {
    let found = texts.iter().filter_map(|(&language, (statement, span))| {
        let written = PrintedText::new(statement, language, &value)?;
        let again = written
            .beside(&written.values, |text, figure, free| said_again(text, figure, free, (language, units)));
        let mut typed = written
            .beside(&written.figures, |text, figure, free| typed_onto(text, figure, free, (language, units)));
        typed.retain(|one| !again.contains(one));
        let typed = typed.into_iter();
        let typed = typed.map(|(figure, part)| {
            let says = match is_second_unit(
                &written.text[figure.clone()],
                &written.text[part.clone()],
                (language, units),
            ) {
                true => says::second_unit,
                false => says::typed_qualifier,
            };
            written.describe(&figure, &part, span, says)
        });
        let against = written.against_sign(language).into_iter();
        let against =
            against.map(|(figure, part)| written.describe(&figure, &part, span, says::against_its_sign));
        let again = again.iter();
        let again = again.map(|(figure, part)| written.describe(figure, part, span, says::said_again));
        Some(again.chain(typed).chain(against).collect::<Vec<_>>())
    });
    found.flatten().collect()
}

/// A text as it is printed.
struct PrintedText<'a> {
    text: String,
    /// What is printed of the fact.
    values: Vec<Range<usize>>,
    /// Those of them that words may make another figure of.
    figures: Vec<Range<usize>>,
    /// Each piece of words with its bytes.
    words: Vec<(Range<usize>, &'a str)>,
}

impl<'a> PrintedText<'a> {
    fn new<'v>(
        statement: &'a Statement,
        language: Language,
        value: impl Fn(&str) -> Option<&'v Value>,
    ) -> Option<Self> {
        let mut written =
            Self { text: String::new(), values: Vec::new(), figures: Vec::new(), words: Vec::new() };
        // How digits are grouped changes nothing here.
        let style = FigureStyle::of(language);
        for piece in &statement.pieces {
            let start = written.text.len();
            match piece {
                Piece::Text(words) => {
                    written.text.push_str(words);
                    written.words.push((start..written.text.len(), words));
                }
                Piece::Placeholder { name, rendering } => {
                    let value = value(name)?;
                    written.text.push_str(&format(value, style, *rendering));
                    written.values.push(start..written.text.len());
                    if !matches!(value, Value::Date(_) | Value::Period(_)) {
                        written.figures.push(start..written.text.len());
                    }
                }
            }
        }
        Some(written)
    }

    /// Each of some figures beside which `find` finds words, with the bytes of the words.
    fn beside(
        &self,
        figures: &[Range<usize>],
        find: impl Fn(&str, &Range<usize>, &Range<usize>) -> Vec<Range<usize>>,
    ) -> Vec<(Range<usize>, Range<usize>)> {
        if figures.is_empty() {
            return Vec::new();
        }
        let shown = Shown::data(&self.text);
        let found = figures.iter().flat_map(|figure| {
            let parts = find(shown.text(), &shown.part(figure), &shown.part(&self.free(figure)));
            parts.into_iter().map(|part| (figure.clone(), shown.source(&part))).collect::<Vec<_>>()
        });
        found.collect()
    }

    /// Each figure of whose sign a word beside it says the contrary.
    fn against_sign(&self, language: Language) -> Vec<(Range<usize>, Range<usize>)> {
        let found = self.figures.iter().filter_map(|figure| {
            Some((figure.clone(), against_sign(&self.text, figure, &self.free(figure), language)?))
        });
        found.collect()
    }

    /// The part of the text around a figure that holds no other printed one.
    fn free(&self, figure: &Range<usize>) -> Range<usize> {
        let start =
            self.values.iter().rev().find(|value| value.end <= figure.start).map_or(0, |value| value.end);
        let next = self.values.iter().find(|value| figure.end <= value.start);
        start..next.map_or(self.text.len(), |value| value.start)
    }

    fn describe(
        &self,
        figure: &Range<usize>,
        part: &Range<usize>,
        span: &Span,
        says: impl Fn(Span, &str, &str) -> Diagnostic,
    ) -> Diagnostic {
        let words = &self.text[part.clone()];
        let piece = self.words.iter().find(|(range, _)| range.start <= part.start && part.end <= range.end);
        let place = piece.map_or_else(
            || span.clone(),
            |(range, piece)| span.inside(piece, part.start - range.start..part.end - range.start),
        );
        says(place, words.trim(), &self.text[figure.clone()])
    }
}
