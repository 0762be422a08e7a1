//! Prints diagnostics for people: the line shown, the spot underlined, the remedy behind it.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Level, Renderer, Snippet};

use super::{Diagnostic, Severity, Span};

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
    let primary = (AnnotationKind::Primary, span, None);
    let mut group = match diagnostic.also.as_deref() {
        None => title.element(snippet(&[primary])),
        Some((other, label)) => {
            let context = (AnnotationKind::Context, other, Some(label.as_str()));
            match other.source.path == span.source.path {
                true => title.element(snippet(&[primary, context])),
                false => title.element(snippet(&[primary])).element(snippet(&[context])),
            }
        }
    };
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

/// The lines that hold some places of one file, the places marked. The rest of the file is left out, because the
/// renderer would go through all of it.
fn snippet<'a>(places: &[(AnnotationKind, &'a Span, Option<&'a str>)]) -> Snippet<'a, Annotation<'a>> {
    let Some((_, first, _)) = places.first() else { return Snippet::source("") };
    let text = first.source.text.as_str();
    let ranges: Vec<_> = places.iter().map(|(_, span, _)| visible(text, span.range.clone())).collect();
    let start = ranges.iter().map(|range| range.start).min().unwrap_or(0);
    let end = ranges.iter().map(|range| range.end).max().unwrap_or(0);
    let start = text[..start].rfind('\n').map_or(0, |offset| offset + 1);
    let end = text[end..].find('\n').map_or(text.len(), |offset| end + offset);
    let line = text[..start].bytes().filter(|&byte| byte == b'\n').count() + 1;
    let snippet = Snippet::source(&text[start..end]).path(&first.source.path).line_start(line);
    places.iter().zip(ranges).fold(snippet, |snippet, ((kind, _, label), range)| {
        snippet.annotation(kind.span(range.start - start..range.end - start).label(*label))
    })
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
