//! Data as Markdown text: what would mean something to GitHub's Markdown is escaped, `**strong**` is kept.

use crate::value::ends_line;

/// Escapes a text so that Markdown prints it as it is. Pairs of `**` stay, so that an author can set the first
/// words of a statement in bold; a single `*` doesn't.
pub fn markdown(text: &str) -> String {
    let pairs = if text.contains('*') { text.matches("**").count() / 2 * 2 } else { 0 };
    let mut escaped = String::with_capacity(text.len() + 8);
    let mut strong = 0;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '*' if characters.peek() == Some(&'*') && strong < pairs => {
                characters.next();
                strong += 1;
                escaped.push_str("**");
            }
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '$' => push(&mut escaped, character),
            '#' | '+' | '-' | '=' if escaped.is_empty() => push(&mut escaped, character),
            '&' => escaped.push_str("&amp;"),
            character if character == '\t' || ends_line(character) => escaped.push(' '),
            _ => escaped.push(character),
        }
    }
    escape_closing(&mut escaped);
    // `2025. ` at the start would begin a list.
    let digits = escaped.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && escaped[digits..].starts_with(['.', ')']) {
        escaped.insert(digits, '\\');
    }
    escaped
}

/// Escapes the run of `#` that a text ends with after a blank: at the end of a heading it would be taken for the heading's own.
pub fn escape_closing(markdown: &mut String) {
    let start = markdown.trim_end_matches('#').len();
    if start < markdown.len() && (start == 0 || markdown[..start].ends_with(' ')) {
        markdown.insert(start, '\\');
    }
}

fn push(escaped: &mut String, character: char) {
    escaped.push('\\');
    escaped.push(character);
}

/// A Markdown text without its emphasis and escapes, for titles in metadata.
pub fn plain(markdown: &str) -> String {
    if !markdown.contains(['*', '&', '\\', '|']) {
        return markdown.to_owned();
    }
    let mut plain = String::with_capacity(markdown.len());
    let markdown = markdown.replace("**", "").replace("&amp;", "&");
    let mut characters = markdown.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            // Where a heading may break.
            '|' => {}
            '\\' if characters.peek().is_some_and(char::is_ascii_punctuation) => {
                plain.extend(characters.next())
            }
            _ => plain.push(character),
        }
    }
    plain
}
