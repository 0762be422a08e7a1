//! Prints diagnostics for people: the line shown, the spot underlined, the remedy behind it.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use super::{Diagnostic, Severity};

/// Whether a report carries ANSI colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// For a terminal.
    Styled,
    /// For a file or a pipe.
    Plain,
}

/// One diagnostic as a block of text, without a final line break.
pub fn report(diagnostic: &Diagnostic, colour: Colour) -> String {
    let Some(span) = &diagnostic.span else { return without_place(diagnostic) };
    let level = match diagnostic.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(&diagnostic.message).id(diagnostic.code.name());
    let mut snippet = Snippet::source(&span.source.text)
        .path(&span.source.path)
        .annotation(AnnotationKind::Primary.span(visible(&span.source.text, span.range.clone())));
    let mut elsewhere = None;
    if let Some((other, label)) = diagnostic.also.as_deref() {
        let range = visible(&other.source.text, other.range.clone());
        let annotation = AnnotationKind::Context.span(range).label(label);
        if other.source == span.source {
            snippet = snippet.annotation(annotation);
        } else {
            elsewhere =
                Some(Snippet::source(&other.source.text).path(&other.source.path).annotation(annotation));
        }
    }
    let mut group = title.element(snippet);
    if let Some(snippet) = elsewhere {
        group = group.element(snippet);
    }
    if let Some(hint) = &diagnostic.hint {
        group = group.element(Level::HELP.message(hint));
    }
    let renderer = match colour {
        Colour::Styled => Renderer::styled(),
        Colour::Plain => Renderer::plain(),
    };
    renderer.decor_style(DecorStyle::Ascii).term_width(110).render(&[group])
}

/// A diagnostic about a folder or a whole file: there is no line to show.
fn without_place(diagnostic: &Diagnostic) -> String {
    let title =
        format!("{}[{}]: {}", diagnostic.severity().name(), diagnostic.code.name(), diagnostic.message);
    match &diagnostic.hint {
        Some(hint) => format!("{title}\n  = help: {hint}"),
        None => title,
    }
}

/// The range to underline: on one line, at least one character wide, and on character boundaries.
fn visible(text: &str, range: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let mut start = range.start.min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let line_end = text[start..].find('\n').map_or(text.len(), |offset| start + offset);
    let mut end = range.end.clamp(start, line_end);
    while !text.is_char_boundary(end) {
        end += 1;
    }
    if end == start {
        end = text[start..].chars().next().filter(|&c| c != '\n').map_or(start, |c| start + c.len_utf8());
    }
    start..end
}
