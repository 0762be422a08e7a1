//! Prints diagnostics for people: the line shown, the spot underlined, the remedy after it.

use std::borrow::Cow;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Level, Renderer, Snippet};

use super::visible::visible_source;
use super::{Diagnostic, Severity, Span, visible, visible_lines};

/// Whether a report carries ANSI colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColourChoice {
    /// For a terminal.
    Styled,
    /// For a file or a pipe.
    Plain,
}

/// One diagnostic as a block of text, without a final line break. What it repeats of the author's files is shown, never
/// obeyed: in a terminal the only commands are the colours. A hint may have several lines, each of which is indented.
pub fn report(diagnostic: &Diagnostic, colour: ColourChoice) -> String {
    let Some(span) = &diagnostic.span else { return without_place(diagnostic) };
    let level = match diagnostic.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(visible(&diagnostic.message)).id(diagnostic.code.name());
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
        group = group.element(Level::HELP.message(visible_lines(hint)));
    }
    let renderer = match colour {
        ColourChoice::Styled => Renderer::styled(),
        ColourChoice::Plain => Renderer::plain(),
    };
    renderer.decor_style(DecorStyle::Ascii).term_width(110).render(&[group])
}

/// A diagnostic about a folder or a whole file: there is no line to show.
fn without_place(diagnostic: &Diagnostic) -> String {
    let title = format!(
        "{}[{}]: {}",
        diagnostic.severity().name(),
        diagnostic.code.name(),
        visible(&diagnostic.message)
    );
    match &diagnostic.hint {
        Some(hint) => {
            let lines: Vec<Cow<'_, str>> = hint.lines().map(visible).collect();
            format!("{title}\n  = help: {}", lines.join("\n          "))
        }
        None => title,
    }
}

/// The lines that hold some places of one file, the places marked. The rest of the file is left out, because the
/// renderer would go through all of it.
fn snippet<'a>(places: &[(AnnotationKind, &'a Span, Option<&'a str>)]) -> Snippet<'a, Annotation<'a>> {
    let Some((_, first, _)) = places.first() else { return Snippet::source("") };
    let text = first.source.text.as_str();
    let ranges: Vec<_> = places.iter().map(|(_, span, _)| underlined(text, span.range.clone())).collect();
    let start = ranges.iter().map(|range| range.start).min().unwrap_or(0);
    let end = ranges.iter().map(|range| range.end).max().unwrap_or(0);
    let start = text[..start].rfind('\n').map_or(0, |offset| offset + 1);
    let end = text[end..].find('\n').map_or(text.len(), |offset| end + offset);
    let line = text[..start].bytes().filter(|&byte| byte == b'\n').count() + 1;
    let snippet = Snippet::source(visible_source(&text[start..end])).path(visible(&first.source.path));
    // What is shown for a character may be longer.
    let at = |place: usize| visible_source(&text[start..place]).len();
    places.iter().zip(ranges).fold(snippet.line_start(line), |snippet, ((kind, _, label), range)| {
        snippet.annotation(kind.span(at(range.start)..at(range.end)).label(label.map(visible)))
    })
}

/// The range to underline: on one line, at least one character wide, and on character boundaries.
fn underlined(text: &str, range: std::ops::Range<usize>) -> std::ops::Range<usize> {
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
