//! What is wrong in the words of an author or a template: Markdown that a page can't show, emphasis and citations that
//! no reader would see as such.

use std::fmt;

use crate::diagnostic::{Code, Diagnostic, Span};
use crate::render::markup::MarkdownBlock;

impl fmt::Display for MarkdownBlock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Paragraph => "a second paragraph",
            Self::List => "a list",
            Self::Heading => "a heading",
            Self::Quotation => "a quotation",
            Self::Table => "a table",
            Self::Code => "a block of code",
            Self::Html => "HTML",
            Self::Footnote => "a footnote",
            Self::Rule => "a rule",
            Self::LinkDefinition => "the definition of a link",
            Self::Other => "another block",
        })
    }
}

const ONE_PARAGRAPH: &str = "write one paragraph here, and make facts or sections of the rest";

/// A block that begins in a text of a brief.
pub fn block_in_text(block: MarkdownBlock, span: Span) -> Diagnostic {
    let message = format!("{block} begins here, and a text of a brief is one paragraph");
    Diagnostic::at(Code::UnsupportedMarkdown, span, message).hint(ONE_PARAGRAPH)
}

/// A backslash that would break a line of a text of a brief.
pub fn line_broken(span: Span) -> Diagnostic {
    let message = "a backslash breaks the line here, and a text of a brief is one paragraph";
    Diagnostic::at(Code::UnsupportedMarkdown, span, message).hint(ONE_PARAGRAPH)
}

pub fn html(html: &str, span: Span) -> Diagnostic {
    let message = format!("the HTML `{html}` can't be printed on a page");
    Diagnostic::at(Code::UnsupportedMarkdown, span, message)
        .hint("write `**` for strong words and `*` for emphasis, and `&lt;` to print the sign `<`")
}

/// A single asterisk or underscore that would be printed.
pub fn mark_printed(mark: &str, span: Span) -> Diagnostic {
    let message = format!("`{mark}` will be printed: CommonMark sees no emphasis between these characters");
    Diagnostic::at(Code::LostEmphasis, span, message).hint(match mark {
        "_" => "write `*words*` for emphasis, or `\\_` for an underscore",
        _ => "put the punctuation outside, as `*words*`, or write `\\*` for an asterisk",
    })
}

/// Words between two `**` that wouldn't be bold; `before` and `after` are the punctuation around them, `core` is the words alone.
pub fn not_bold(written: &str, [before, core, after]: [&str; 3], span: Span) -> Diagnostic {
    let message =
        format!("`{written}` will not be bold: CommonMark sees no emphasis between these characters");
    Diagnostic::at(Code::LostEmphasis, span, message)
        .hint(format!("put the punctuation outside: `{before}**{core}**{after}`"))
}

/// A `**` alone on its line.
pub fn not_closed(span: Span) -> Diagnostic {
    Diagnostic::at(Code::LostEmphasis, span, "`**` isn't closed on its line")
        .hint("close it on the same line, or write `\\*\\*` for asterisks")
}

pub fn picture_code(code: &str, span: Span) -> Diagnostic {
    let message = format!("`{code}` would be shown as a picture by GitHub, if it knows such a code");
    Diagnostic::at(Code::UnsupportedMarkdown, span, message)
        .hint("take out one of the colons, or write a blank after the first; a backslash doesn't help")
}

/// A piece of a template that GitHub would read otherwise than the page, and what to write for it.
pub fn read_otherwise(found: &str, instead: &str, span: Span) -> Diagnostic {
    let message = format!("`{found}` would look different on GitHub than on the page");
    Diagnostic::at(Code::UnsupportedMarkdown, span, message).hint(format!("write `{instead}`"))
}

pub fn typed_citation(typed: &str, span: Span) -> Diagnostic {
    let message = format!("`{typed}` is typed by hand and cites no fact");
    Diagnostic::at(Code::TypedCitation, span, message)
        .hint("cite a fact with `{{ cite('id') }}`, or write `\\[^` to print the characters")
}

/// The citation of the picture isn't one where its caption ends.
pub fn lost_picture(span: Span) -> Diagnostic {
    Diagnostic::at(
        Code::LostCitation,
        span,
        "no reader would see the citation at the end of the picture's caption",
    )
    .hint("close what the caption opens: a bracket, a quotation of code, an emphasis")
}

/// The citation of a fact inside HTML or code.
pub fn lost_citation(id: &str, span: Span) -> Diagnostic {
    let message = format!("the citation of `{id}` would be printed as bare characters here");
    Diagnostic::at(Code::LostCitation, span, message)
        .hint("print the fact in plain text, outside of HTML and code")
}
