//! The headers of an attachment, written here and not by lettre: lettre writes every name in continuations (RFC 2231
//! §3), and many programs then show "untitled attachment". Nothing here depends on lettre.

use std::fmt::Write;

/// Most octets of a line, without its break (RFC 5322 §2.1.1).
pub const MAX_LINE: usize = 998;
/// Most octets of an encoded word (RFC 2047 §2).
const MAX_WORD: usize = 75;

/// The value of `Content-Type`: the type, and the name where old programs look for it.
pub fn content_type(mime: &str, name: &str) -> String {
    match is_plain(name) {
        true => format!("{mime};\r\n name=\"{}\"", quoted(name)),
        // RFC 2047 §5 forbids encoded words in quotes, but programs that don't know RFC 2231 read only this form.
        false => format!("{mime};\r\n name=\"{}\"", encoded_words(name)),
    }
}

/// The value of `Content-Disposition`: an attachment and its name.
pub fn disposition(name: &str) -> String {
    match is_plain(name) {
        true => format!("attachment;\r\n filename=\"{}\"", quoted(name)),
        false => format!("attachment;\r\n {}", extended("filename", name)),
    }
}

/// Whether a name can be written in quotes: printable ASCII, without anything that begins an encoded word.
fn is_plain(name: &str) -> bool {
    name.bytes().all(|byte| (b' '..=b'~').contains(&byte))
        && !name.contains("=?")
        && name.len() < MAX_LINE / 3
}

/// A name as written between quotes (RFC 5322 §3.2.4).
fn quoted(name: &str) -> String {
    name.replace('\\', "\\\\").replace('"', "\\\"")
}

/// Encoded words in the form `Q`, one on each line; no character is divided (RFC 2047 §5).
fn encoded_words(text: &str) -> String {
    const OPENING: &str = "=?UTF-8?Q?";
    const CLOSING: &str = "?=";
    let mut words = String::from(OPENING);
    let mut length = OPENING.len();
    for character in text.chars() {
        let encoded = match character {
            ' ' => "_".to_owned(),
            c if c.is_ascii_alphanumeric() => c.to_string(),
            c => escaped(c, '='),
        };
        if length + encoded.len() + CLOSING.len() > MAX_WORD {
            words.push_str(CLOSING);
            words.push_str("\r\n ");
            words.push_str(OPENING);
            length = OPENING.len();
        }
        words.push_str(&encoded);
        length += encoded.len();
    }
    words.push_str(CLOSING);
    words
}

/// A parameter with its character set (RFC 2231 §4). It is one piece where a line can hold it, because few programs join
/// pieces.
fn extended(key: &str, text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~".contains(c);
    let characters: Vec<String> =
        text.chars().map(|c| if plain(c) { c.to_string() } else { escaped(c, '%') }).collect();
    let whole: usize = characters.iter().map(String::len).sum();
    if whole < MAX_LINE - 2 * MAX_WORD {
        return format!("{key}*=UTF-8''{}", characters.concat());
    }
    let mut pieces = vec![String::from("UTF-8''")];
    for character in characters {
        if let Some(last) = pieces.last_mut().filter(|last| last.len() + character.len() <= MAX_WORD - 20) {
            last.push_str(&character);
        } else {
            pieces.push(character);
        }
    }
    let numbered = pieces.iter().enumerate().map(|(number, piece)| format!("{key}*{number}*={piece}"));
    numbered.collect::<Vec<_>>().join(";\r\n ")
}

/// A character as its octets in UTF-8, each written as a mark and two digits.
fn escaped(character: char, mark: char) -> String {
    let mut text = String::new();
    for byte in character.encode_utf8(&mut [0; 4]).bytes() {
        // Writing to a string can't fail.
        let _ = write!(text, "{mark}{byte:02X}");
    }
    text
}
