//! Data as Markdown text: what would be markup to GitHub's Markdown is escaped, `**strong**` is kept, and an address is
//! put in angle brackets.

use std::ops::Range;

use crate::value::ends_line;

/// Escapes a text so that Markdown prints it as it is. Pairs of `**` stay, so that an author can set the first
/// words of a statement in bold; a single `*` doesn't.
///
/// A bare address is put in angle brackets, because renderers that link it don't agree on where it ends and could read a
/// citation after it as a part of it.
pub fn markdown(text: &str) -> String {
    let links = addresses(text);
    if links.is_empty() {
        return piece(text, Piece::First);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    let mut at = 0;
    for link in links {
        escaped.push_str(&piece(&text[at..link.start], if at == 0 { Piece::First } else { Piece::Later }));
        escaped.push_str(&format!("<{}>", &text[link.clone()]));
        at = link.end;
    }
    escaped.push_str(&piece(&text[at..], Piece::Later));
    escaped
}

/// Every bare http or https address of a text, without the punctuation that ends the sentence around it. An address is ASCII
/// only, so Japanese may follow without a blank.
pub fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (colon, _) in text.match_indices("://") {
        let before = &text.as_bytes()[..colon];
        let known = ["https", "http"].into_iter().find(|scheme| ends_with(before, scheme));
        let Some(start) = known.map(|scheme| colon - scheme.len()) else { continue };
        let word = text[..start].ends_with(|c: char| c.is_ascii_alphanumeric());
        if word || found.last().is_some_and(|last| start < last.end) {
            continue;
        }
        let scheme = colon - start + "://".len();
        let whole = &text[start..];
        let part = |c: char| c.is_ascii_graphic() && !"<>\"`|\\^{}".contains(c);
        let end = whole.find(|c: char| !part(c)).unwrap_or(whole.len());
        let mut address = whole[..end].trim_end_matches(['.', ',', ':', ';', '!', '?', '\'', '*', '_', '~']);
        while address.ends_with(')') && address.matches(')').count() > address.matches('(').count() {
            address = address[..address.len() - 1].trim_end_matches(['.', ',', ':', ';', '!', '?']);
        }
        if address.len() > scheme {
            found.push(start..start + address.len());
        }
    }
    found
}

/// Whether a text ends with a word of ASCII, in capitals or not.
fn ends_with(text: &[u8], word: &str) -> bool {
    text.len().checked_sub(word.len()).is_some_and(|at| text[at..].eq_ignore_ascii_case(word.as_bytes()))
}

/// Whether GitHub would make a link around this character where the page has none: at the colon of `ftp://`, at the full stop
/// of `www.`. A backslash before the character prevents that.
fn begins_a_link(before: &str, character: char, after: &str) -> bool {
    match character {
        ':' => after.starts_with("//") && ends_with(before.as_bytes(), "ftp"),
        '.' => before.ends_with("www"),
        _ => false,
    }
}

/// An author's own words, escaped so that GitHub shows the same as the page where its Markdown goes beyond CommonMark: tildes and
/// dollars are plain signs, an address has angle brackets, `www.` and `ftp://` begin no link, and a `#` at the end of a heading
/// is printed.
pub fn own(text: &str) -> String {
    let mut out = own_line(text);
    let hashes = out.len() - out.trim_end_matches('#').len();
    if hashes > 0 && out[..out.len() - hashes].ends_with(|c: char| c.is_whitespace()) {
        out.insert(out.len() - hashes, '\\');
    }
    out
}

/// The first piece of a text that [`own`] would change, wherever in a text it is, and its new form.
pub fn first_read_otherwise(text: &str) -> Option<(&str, String)> {
    if !text.contains(['~', '$', '/', 'w']) {
        return None;
    }
    let line = own_line(text);
    let at = text.bytes().zip(line.bytes()).position(|(one, other)| one != other)?;
    if let Some(link) = addresses(text).into_iter().find(|link| link.start == at) {
        let address = &text[link];
        return Some((address, format!("<{address}>")));
    }
    let start = ["www", "ftp"]
        .iter()
        .find(|word| ends_with(&text.as_bytes()[..at], word))
        .map_or(at, |word| at - word.len());
    let end = at + 1;
    Some((&text[start..end], format!("{}\\{}", &text[start..at], &text[at..end])))
}

fn own_line(text: &str) -> String {
    let links = addresses(text);
    let mut out = String::with_capacity(text.len() + 8);
    let mut escaped = false;
    for (at, character) in text.char_indices() {
        let link = links.iter().find(|link| link.contains(&at));
        // In a link or angle brackets the end of an address is known; in a parenthesis of the text it isn't.
        let known = |before: &str| before.ends_with(['<', '"']) || before.ends_with("](");
        let bracketed = link.is_some_and(|link| known(&text[..link.start]));
        if let Some(link) = link.filter(|_| !bracketed) {
            out.push_str(if at == link.start { "<" } else { "" });
            out.push(character);
            out.push_str(if at + 1 == link.end { ">" } else { "" });
            escaped = false;
            continue;
        }
        let after = &text[at + character.len_utf8()..];
        let means = matches!(character, '~' | '$') || begins_a_link(&text[..at], character, after);
        if means && !escaped && link.is_none() {
            out.push('\\');
        }
        out.push(character);
        escaped = character == '\\' && !escaped;
    }
    out
}

/// Which piece of a text it is, between its addresses.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Piece {
    /// The text begins with it.
    First,
    /// It follows an address.
    Later,
}

/// Escapes a piece of a text without an address in it.
fn piece(text: &str, piece: Piece) -> String {
    let first = piece == Piece::First;
    let pairs = if text.contains('*') { text.matches("**").count() / 2 * 2 } else { 0 };
    let mut escaped = String::with_capacity(text.len() + 8);
    let mut strong = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let after = &text[at + character.len_utf8()..];
        match character {
            '*' if after.starts_with('*') && strong < pairs => {
                characters.next();
                strong += 1;
                escaped.push_str("**");
            }
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '$' => push(&mut escaped, character),
            '#' | '+' | '-' | '=' if first && escaped.is_empty() => push(&mut escaped, character),
            ':' | '.' if begins_a_link(&text[..at], character, after) => push(&mut escaped, character),
            '&' => escaped.push_str("&amp;"),
            character if character == '\t' || ends_line(character) => escaped.push(' '),
            _ => escaped.push(character),
        }
    }
    escape_closing(&mut escaped);
    // `2025. ` at the start would begin a list; 5.3 doesn't.
    let digits = escaped.bytes().take_while(u8::is_ascii_digit).count();
    let after = escaped[digits..].strip_prefix(['.', ')']);
    if first
        && digits > 0
        && after.is_some_and(|after| after.is_empty() || after.starts_with(char::is_whitespace))
    {
        escaped.insert(digits, '\\');
    }
    escaped
}

/// Escapes the run of `#` that a text ends with after a blank: at the end of a heading, Markdown would drop it.
fn escape_closing(markdown: &mut String) {
    let start = markdown.trim_end_matches('#').len();
    if start < markdown.len() && (start == 0 || markdown[..start].ends_with(' ')) {
        markdown.insert(start, '\\');
    }
}

fn push(escaped: &mut String, character: char) {
    escaped.push('\\');
    escaped.push(character);
}

/// Data as they are read in a line of text, for a picture, which has no markup.
pub(super) fn as_text(data: &str) -> String {
    plain(&markdown(data))
}

/// The data that [`markdown`] escaped, as they were, but without emphasis.
pub fn plain(markdown: &str) -> String {
    if !markdown.contains(['*', '&', '\\', '|', '<']) {
        return markdown.to_owned();
    }
    let mut plain = String::with_capacity(markdown.len());
    let markdown = markdown.replace("**", "").replace("&amp;", "&");
    let mut characters = markdown.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            // Where a heading may break, and around an address.
            '|' | '<' | '>' => {}
            '\\' if characters.peek().is_some_and(char::is_ascii_punctuation) => {
                plain.extend(characters.next())
            }
            _ => plain.push(character),
        }
    }
    plain
}
