//! What a Markdown parser sees in the author's own words: the text that a reader is shown, asterisks that aren't emphasis, and
//! lines that begin a block.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

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
    // A bar between blanks leaves both of them.
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text without the bars at which a heading may break. An escaped bar is a plain character and stays.
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

/// Where a citation may not be put: emphasis, links, code, pictures and addresses, only the outermost of them, in order.
pub fn closed(markdown: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (event, range) in Parser::new_ext(markdown, Options::ENABLE_TABLES).into_offset_iter() {
        let is_closed = matches!(
            event,
            Event::Code(_)
                | Event::InlineHtml(_)
                | Event::Start(Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. })
        );
        if is_closed && found.last().is_none_or(|last| last.end <= range.start) {
            found.push(range);
        }
    }
    let addresses: Vec<Range<usize>> = addresses(markdown)
        .filter(|address| !found.iter().any(|range| range.start < address.end && address.start < range.end))
        .collect();
    found.extend(addresses);
    found.sort_by_key(|range| range.start);
    found
}

/// Bare addresses, which GitHub turns into links; they end at a blank at the latest.
fn addresses(text: &str) -> impl Iterator<Item = Range<usize>> {
    let starts = ["https://", "http://", "www."];
    let mut end = 0;
    let begins =
        text.char_indices().filter(move |(at, _)| starts.iter().any(|one| text[*at..].starts_with(one)));
    begins.filter_map(move |(at, _)| {
        if at < end {
            return None;
        }
        end = at + text[at..].find(|c: char| !c.is_ascii_graphic() || c == '<').unwrap_or(text.len() - at);
        Some(at..end)
    })
}

/// Where the footnote marks begin that a Markdown parser sees outside of links and emphasis, in order.
pub fn seen_citations(markdown: &str) -> Vec<usize> {
    let (mut depth, mut seen) = (0_usize, Vec::new());
    let options = Options::ENABLE_TABLES | Options::ENABLE_OLD_FOOTNOTES;
    for (event, range) in Parser::new_ext(markdown, options).into_offset_iter() {
        match event {
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. }) => depth += 1,
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link | TagEnd::Image) => {
                depth = depth.saturating_sub(1);
            }
            Event::FootnoteReference(_) if depth == 0 => seen.push(range.start),
            _ => {}
        }
    }
    seen
}

/// A footnote mark that an author typed: `[^` that isn't escaped.
pub fn typed_citation(text: &str) -> Option<Range<usize>> {
    let typed = |at: &usize| {
        let before = &text[..*at];
        (before.len() - before.trim_end_matches('\\').len()).is_multiple_of(2)
    };
    let at = text.match_indices("[^").map(|(at, _)| at).find(typed)?;
    let end = text[at..].find([']', '\n']).map_or(at + 2, |end| at + end + 1);
    Some(at..end)
}

/// Single asterisks and underscores that were meant as emphasis and would be printed. Those that are escaped, alone, or part of
/// an address or a word of ASCII (`snake_case`) aren't counted.
pub fn shown_marks(markdown: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if !markdown.contains(['*', '_']) {
        return found;
    }
    let options = Options::ENABLE_TABLES | Options::ENABLE_OLD_FOOTNOTES;
    let mut typed = false;
    for (event, range) in Parser::new_ext(markdown, options).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(_) | Tag::Link { link_type: LinkType::Autolink, .. }) => typed = true,
            // No link is in a link, and nothing at all in a block of code.
            Event::End(TagEnd::CodeBlock | TagEnd::Link) => typed = false,
            Event::Text(_) if !typed => {
                let marks = markdown[range.clone()].match_indices(['*', '_']).map(|(at, _)| range.start + at);
                found.extend(marks.filter(|&at| is_meant(markdown, at)).map(|at| at..at + 1));
            }
            _ => {}
        }
    }
    found
}

fn is_meant(markdown: &str, at: usize) -> bool {
    let (before, after) = (&markdown[..at], &markdown[at + 1..]);
    let escaped = before.len() - before.trim_end_matches('\\').len();
    let (left, right) = (before.chars().next_back(), after.chars().next());
    let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let harmless = if markdown[at..].starts_with('_') {
        let plain = |c: Option<char>| blank(c) || c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_');
        plain(left) && plain(right)
    } else {
        left == Some('*') || right == Some('*') || (blank(left) && blank(right))
    };
    escaped.is_multiple_of(2) && !harmless
}

/// What may be a code for a picture, such as `:smile:` or `:+1:`: a name between colons. Where a letter or digit touches the colons
/// from outside, as in urn:isbn:x, only short names and numbers count as one, such as `de` in urn:nbn:de:x.
pub fn picture_codes(markdown: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    if !markdown.contains(':') {
        return found;
    }
    let touches = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || c == ':');
    let mut colons = markdown.match_indices(':').map(|(at, _)| at).peekable();
    while let Some(start) = colons.next() {
        let Some(&end) = colons.peek() else { break };
        let name = markdown[start + 1..end].replace("\\_", "_");
        let known = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "_+-".contains(c);
        let number = ["+1", "-1", "100", "1234"].contains(&name.as_str());
        let named = name.chars().all(known) && name.contains(|c: char| c.is_ascii_lowercase());
        let (before, after) = (markdown[..start].chars().next_back(), markdown[end + 1..].chars().next());
        let alone = !touches(before) && !touches(after);
        if number || (named && (alone || name.len() <= 2)) {
            found.push(start..end + 1);
            colons.next();
        }
    }
    found
}

/// What begins in a text, where only the words of one paragraph belong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkdownBlock {
    /// Another paragraph.
    Paragraph,
    /// A list.
    List,
    /// A heading.
    Heading,
    /// A quotation.
    Quotation,
    /// A table.
    Table,
    /// A block of code.
    Code,
    /// A block of HTML.
    Html,
    /// The text of a footnote.
    Footnote,
    /// A rule across the page.
    Rule,
    /// The definition of a link, which no reader is shown.
    LinkDefinition,
    /// Whatever else a parser knows.
    Other,
}

/// The block that a line of an author's text would begin in Markdown. The text is one paragraph, and its lines are joined.
pub fn begins(line: &str) -> Option<MarkdownBlock> {
    let line = line.trim_start();
    let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let after = |marker: &str| line.strip_prefix(marker).is_some_and(|rest| rest.starts_with([' ', '\t']));
    let listed = ["-", "*", "+"].into_iter().any(after)
        || (number.len() < line.len() && [". ", ") "].iter().any(|end| number.starts_with(end)));
    if listed {
        return Some(MarkdownBlock::List);
    }
    if line.starts_with('#') && line.trim_start_matches('#').starts_with([' ', '\t']) {
        return Some(MarkdownBlock::Heading);
    }
    match line.chars().next() {
        Some('|') => Some(MarkdownBlock::Table),
        Some('>') => Some(MarkdownBlock::Quotation),
        _ if line.starts_with("```") || line.starts_with("~~~") => Some(MarkdownBlock::Code),
        _ => None,
    }
}
