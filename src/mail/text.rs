//! The body of a mail in plain text and in HTML, both from the cited Markdown.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::language::Language;

fn events(markdown: &str) -> Parser<'_> {
    Parser::new_ext(markdown, Options::ENABLE_FOOTNOTES)
}

/// The text without markup; citations and sources as `[1]`.
pub fn plain(markdown: &str) -> String {
    let mut out = String::new();
    let mut link: Option<(String, usize)> = None;
    for event in events(markdown) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                out.push_str(&text);
            }
            Event::SoftBreak | Event::HardBreak => out.push('\n'),
            Event::FootnoteReference(number) => {
                set_off(&mut out);
                out.push_str(&format!("[{number}]"));
            }
            Event::Start(Tag::FootnoteDefinition(number)) => out.push_str(&format!("[{number}] ")),
            Event::Start(Tag::Item) => {
                end_line(&mut out);
                out.push_str("- ");
            }
            Event::Start(Tag::Link { dest_url, .. }) => link = Some((dest_url.to_string(), out.len())),
            Event::End(TagEnd::Link) => {
                if let Some((url, start)) = link.take()
                    && !url.ends_with(&out[start..])
                {
                    out.push_str(&format!(" <{url}>"));
                }
            }
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::List(_)) => {
                end_line(&mut out);
                out.push('\n');
            }
            Event::End(TagEnd::FootnoteDefinition) => {
                out.truncate(out.trim_end().len());
                out.push('\n');
            }
            _ => {}
        }
    }
    let mut lines: Vec<&str> = Vec::new();
    for line in out.lines().map(str::trim_end) {
        if !(line.is_empty() && lines.last().is_none_or(|last| last.is_empty())) {
            lines.push(line);
        }
    }
    // A paragraph after the sources needs its blank line back.
    let mut text = String::new();
    for (at, line) in lines.iter().enumerate() {
        let source_before = at > 0 && is_source(lines[at - 1]);
        if source_before && !is_source(line) && !line.is_empty() {
            text.push('\n');
        }
        text.push_str(line);
        text.push('\n');
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

/// A blank before the first of several citations, so that it doesn't read as a part of the figure before it.
fn set_off(out: &mut String) {
    if !out.ends_with([' ', '\n', ']']) {
        out.push(' ');
    }
}

fn is_source(line: &str) -> bool {
    line.strip_prefix('[')
        .and_then(|rest| rest.split_once("] "))
        .is_some_and(|(number, _)| !number.is_empty() && number.bytes().all(|c| c.is_ascii_digit()))
}

fn end_line(out: &mut String) {
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
}

/// The text as a small HTML page. It has no style sheet, which a mail program would have to fetch.
pub fn html(markdown: &str, language: Language) -> String {
    let mut body = String::new();
    let mut in_source = false;
    for event in events(markdown) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                body.push_str(&escape(&text));
            }
            Event::SoftBreak => body.push('\n'),
            Event::HardBreak => body.push_str("<br>\n"),
            Event::FootnoteReference(number) => {
                if !body.ends_with("</sup>") {
                    set_off(&mut body);
                }
                body.push_str(&format!("<sup>[{}]</sup>", escape(&number)));
            }
            Event::Start(Tag::FootnoteDefinition(number)) => {
                in_source = true;
                body.push_str(&format!("<p style=\"font-size:smaller\">[{}] ", escape(&number)));
            }
            Event::End(TagEnd::FootnoteDefinition) => {
                in_source = false;
                body.push_str("</p>\n");
            }
            Event::Start(Tag::Paragraph) if !in_source => body.push_str("<p>"),
            Event::End(TagEnd::Paragraph) if !in_source => body.push_str("</p>\n"),
            Event::Start(Tag::Heading { .. }) => body.push_str("<p><strong>"),
            Event::End(TagEnd::Heading(_)) => body.push_str("</strong></p>\n"),
            Event::Start(Tag::Strong) => body.push_str("<strong>"),
            Event::End(TagEnd::Strong) => body.push_str("</strong>"),
            Event::Start(Tag::Emphasis) => body.push_str("<em>"),
            Event::End(TagEnd::Emphasis) => body.push_str("</em>"),
            Event::Start(Tag::List(_)) => body.push_str("<ul>\n"),
            Event::End(TagEnd::List(_)) => body.push_str("</ul>\n"),
            Event::Start(Tag::Item) => body.push_str("<li>"),
            Event::End(TagEnd::Item) => body.push_str("</li>\n"),
            Event::Start(Tag::Link { dest_url, .. }) => {
                let safe =
                    ["http://", "https://", "mailto:"].iter().any(|scheme| dest_url.starts_with(scheme));
                let url = if safe { escape(&dest_url) } else { "#".to_owned() };
                body.push_str(&format!("<a href=\"{url}\">"));
            }
            Event::End(TagEnd::Link) => body.push_str("</a>"),
            _ => {}
        }
    }
    let language = language.tag();
    format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\"><head><meta charset=\"utf-8\"></head>\n<body style=\"font-family:sans-serif\">\n{body}</body></html>\n"
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
