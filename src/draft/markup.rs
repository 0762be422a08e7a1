//! What a Markdown parser sees in the author's own words, for what only a parser can tell: the text that a reader is shown,
//! asterisks that are none, and lines that mean something.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// The text that a reader is shown of a title, without emphasis, links, entities and escapes: for the window's title, the
/// subject of a mail and other places where no Markdown is read.
pub fn shown(title: &str) -> String {
    // As in a heading, `1.` begins no list and `>` no quotation.
    let heading = format!("# {}", without_breaks(title));
    let mut shown = String::with_capacity(title.len());
    for event in Parser::new(&heading) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) => shown.push_str(&text),
            Event::SoftBreak | Event::HardBreak => shown.push(' '),
            _ => {}
        }
    }
    shown
}

/// The text without the bars at which a heading may break; an escaped bar is one.
fn without_breaks(title: &str) -> String {
    let mut kept = String::with_capacity(title.len());
    let mut escaped = false;
    for character in title.chars() {
        if character != '|' || escaped {
            kept.push(character);
        }
        escaped = character == '\\' && !escaped;
    }
    kept
}

/// Single asterisks that a reader would be shown although they were meant as emphasis: those that touch a letter or a mark
/// of punctuation and aren't escaped.
pub fn shown_asterisks(markdown: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if !markdown.contains('*') {
        return found;
    }
    let options = Options::ENABLE_TABLES | Options::ENABLE_OLD_FOOTNOTES;
    let mut in_code = false;
    for (event, range) in Parser::new_ext(markdown, options).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Text(_) if !in_code => {
                let stars = markdown[range.clone()].match_indices('*').map(|(at, _)| range.start + at);
                found.extend(stars.filter(|&at| is_meant(markdown, at)).map(|at| at..at + 1));
            }
            _ => {}
        }
    }
    found
}

fn is_meant(markdown: &str, at: usize) -> bool {
    let (before, after) = (&markdown[..at], &markdown[at + 1..]);
    let escaped = before.len() - before.trim_end_matches('\\').len();
    let touches = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
    let double = before.ends_with('*') || after.starts_with('*');
    let alone = !touches(before.chars().next_back()) && !touches(after.chars().next());
    escaped.is_multiple_of(2) && !double && !alone
}

/// What a line of an own text would begin in Markdown, though the text is one paragraph and its lines are joined.
pub fn begins(line: &str) -> Option<&'static str> {
    let line = line.trim_start();
    let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let after = |marker: &str| line.strip_prefix(marker).is_some_and(|rest| rest.starts_with([' ', '\t']));
    let listed = ["-", "*", "+"].into_iter().any(after)
        || (number.len() < line.len() && [". ", ") "].iter().any(|end| number.starts_with(end)));
    if listed {
        return Some("a list");
    }
    if line.starts_with('#') && line.trim_start_matches('#').starts_with([' ', '\t']) {
        return Some("a heading");
    }
    match line.chars().next() {
        Some('|') => Some("a table"),
        Some('>') => Some("a quotation"),
        _ if line.starts_with("```") || line.starts_with("~~~") => Some("a block of code"),
        _ => None,
    }
}
