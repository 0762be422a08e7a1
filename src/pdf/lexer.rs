//! The tokens of PDF's syntax (ISO 32000-1 §7.2 and §7.3), as far as a copy must be understood before the library may read
//! it.

use std::ops::Range;

/// A token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PdfToken {
    /// `[` or `<<`.
    Open,
    /// `]` or `>>`.
    Close,
    /// A name without its solidus, its `#xx` decoded.
    Name(Vec<u8>),
    /// An integer.
    Integer(i64),
    /// Anything else: a string, a real, a keyword.
    Other,
}

/// The tokens of a text; none where there is a doubt about them, as with an unclosed string or a comment.
pub fn tokens(text: &[u8]) -> Option<Vec<PdfToken>> {
    cut(text, None)
}

/// The tokens of a text that may have comments up to the ends of lines, and the places of the comments.
pub fn tokens_and_comments(text: &[u8]) -> Option<(Vec<PdfToken>, Vec<Range<usize>>)> {
    let mut comments = Vec::new();
    let tokens = cut(text, Some(&mut comments))?;
    Some((tokens, comments))
}

fn cut(text: &[u8], mut comments: Option<&mut Vec<Range<usize>>>) -> Option<Vec<PdfToken>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(&first) = text.get(at) {
        let double = text.get(at + 1) == Some(&first);
        let (token, length) = match first {
            first if is_white(first) => {
                at += 1;
                continue;
            }
            b'%' => {
                let end = at + text[at..].iter().position(|&byte| byte == b'\n' || byte == b'\r')?;
                comments.as_mut()?.push(at..end);
                at = end;
                continue;
            }
            b'[' => (PdfToken::Open, 1),
            b']' => (PdfToken::Close, 1),
            b'<' if double => (PdfToken::Open, 2),
            b'>' if double => (PdfToken::Close, 2),
            b'<' => (PdfToken::Other, text[at..].iter().position(|&byte| byte == b'>')? + 1),
            b'(' => (PdfToken::Other, string(&text[at..])?),
            b'/' => {
                let (name, length) = name(&text[at + 1..]);
                (PdfToken::Name(name), length + 1)
            }
            b'>' | b')' | b'{' | b'}' => return None,
            _ => {
                let length = regular(&text[at..]);
                let word = std::str::from_utf8(&text[at..at + length]).ok();
                let integer = word.and_then(|word| word.parse().ok());
                (integer.map_or(PdfToken::Other, PdfToken::Integer), length)
            }
        };
        tokens.push(token);
        at += length;
    }
    Some(tokens)
}

/// A text without the blanks and comments at its start.
pub fn skip(mut text: &[u8]) -> &[u8] {
    loop {
        let blanks = text.iter().take_while(|&&byte| is_white(byte)).count();
        text = &text[blanks..];
        if !text.starts_with(b"%") {
            return text;
        }
        let end = text.iter().position(|&byte| byte == b'\n' || byte == b'\r');
        text = &text[end.unwrap_or(text.len())..];
    }
}

/// A name, and the number of bytes that it takes.
pub fn name(text: &[u8]) -> (Vec<u8>, usize) {
    let length = regular(text);
    let mut name = Vec::with_capacity(length);
    let mut at = 0;
    while at < length {
        let hex = |offset: usize| {
            let digit = text.get(at + offset).filter(|_| at + offset < length)?;
            char::from(*digit).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
        };
        match (text[at], hex(1), hex(2)) {
            (b'#', Some(high), Some(low)) => {
                name.push(high << 4 | low);
                at += 3;
            }
            (byte, ..) => {
                name.push(byte);
                at += 1;
            }
        }
    }
    (name, length)
}

/// The length of a literal string with its brackets; none where it isn't closed.
fn string(text: &[u8]) -> Option<usize> {
    let mut depth = 0_usize;
    let mut bytes = text.iter().enumerate();
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'\\' => {
                bytes.next();
            }
            b'(' => depth += 1,
            b')' if depth == 1 => return Some(at + 1),
            b')' => depth -= 1,
            _ => {}
        }
    }
    None
}

fn regular(text: &[u8]) -> usize {
    let end = text.iter().position(|&byte| is_white(byte) || b"()<>[]{}/%".contains(&byte));
    end.unwrap_or(text.len())
}

/// Whether a byte is white space (ISO 32000-1, table 1).
pub fn is_white(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0x0c | b'\r' | b' ')
}
