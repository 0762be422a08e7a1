//! Marks in private-use characters around everything that the program prints. So after rendering it is known for
//! every character whether it comes from a fact, from the program or from prose.
//!
//! A mark is `OPEN nonce index SEPARATOR text CLOSE nonce index SEPARATOR`, the digits in private-use characters too,
//! so that no filter for case, blanks or numbers touches them. Input that holds private-use characters is rejected
//! when it is read, and the nonce differs between renders.

use std::ops::Range;

const OPEN: char = '\u{e000}';
const CLOSE: char = '\u{e001}';
const SEPARATOR: char = '\u{e002}';
/// What an object that isn't a text prints of itself where the engine makes a text of it, so that nothing inside it is shown.
pub const NO_TEXT: &str = "\u{e003}";
const DIGIT: u32 = 0xe010;
const NONCE_DIGITS: usize = 8;

/// What a marked text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkKind {
    /// A whole statement or short form.
    Statement,
    /// A value or a companion.
    Value,
    /// Its date or the name of its source, which need no citation where the fact is cited beside them.
    About,
    /// Nothing but the citation of a fact.
    Cite,
    /// A literal number with a reason.
    Literal,
    /// What the program itself prints: labels, dates, names.
    Program,
}

/// Which part of a change a marked text is, with the name of the figure.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangePart {
    /// Its size without its sign.
    Size(String),
    /// Its direction without its size.
    Direction(String),
}

/// One text that the renderer gave out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issued {
    /// What it is.
    pub kind: MarkKind,
    /// The fact that it is about.
    pub fact: Option<usize>,
    /// The text as Markdown, exactly as it must arrive.
    pub text: String,
    /// Why a literal needs no source.
    pub reason: Option<String>,
    /// Which version of a contested figure it is, where the page says who says what.
    pub version: Option<usize>,
    /// Which part of a change it is, where it isn't the whole figure.
    pub part: Option<ChangePart>,
}

/// A part of a rendered text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Segment {
    /// Characters of a template or of the author's words.
    Prose(Range<usize>),
    /// The text inside a mark, and which mark.
    Marked {
        /// The place of the mark in the list of those given out.
        index: usize,
        /// The place of the text inside, in bytes.
        content: Range<usize>,
    },
}

/// What is wrong with a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MarkFault {
    /// The text is no longer what was given out.
    Altered {
        /// The place of the mark in the list of those given out.
        index: usize,
        /// What is there now.
        found: String,
    },
    /// A mark without its other half.
    Broken {
        /// Where, in bytes.
        at: usize,
    },
    /// A mark that the renderer didn't give out.
    Forged {
        /// Where, in bytes.
        at: usize,
    },
    /// Something that isn't a text, such as `fact` without brackets.
    NoText {
        /// Where, in bytes.
        at: usize,
    },
}

/// Writes a mark.
pub fn wrap(nonce: u32, index: usize, text: &str) -> String {
    let header = header(nonce, index);
    let mut mark = String::with_capacity(text.len() + 2 * (OPEN.len_utf8() + header.len()));
    mark.push(OPEN);
    mark.push_str(&header);
    mark.push_str(text);
    mark.push(CLOSE);
    mark.push_str(&header);
    mark
}

/// The digits of a mark and the separator after them.
fn header(nonce: u32, index: usize) -> String {
    let digits = format!("{nonce:08x}{index:x}");
    let private = digits.chars().filter_map(|digit| char::from_u32(DIGIT + digit.to_digit(16)?));
    private.chain([SEPARATOR]).collect()
}

/// Whether a text holds a mark or a part of one.
pub fn has_marks(text: &str) -> bool {
    text.contains(is_mark)
}

fn is_mark(character: char) -> bool {
    matches!(character, '\u{e000}'..='\u{e01f}')
}

/// The place of the first character of a mark.
fn find_mark(text: &str) -> Option<usize> {
    // Every text is searched, so it must be fast: in UTF-8 a mark begins with the byte EE, which few other characters do.
    let mut rare = text.bytes().enumerate().filter(|&(_, byte)| byte == 0xee);
    rare.find_map(|(place, _)| text.get(place..)?.starts_with(is_mark).then_some(place))
}

/// Splits a rendered text at its marks.
pub fn scan(text: &str, nonce: u32, issued: &[Issued]) -> Result<Vec<Segment>, Vec<MarkFault>> {
    let mut segments = Vec::new();
    let mut faults = Vec::new();
    let mut at = 0;
    while let Some(offset) = find_mark(&text[at..]) {
        let start = at + offset;
        if start > at {
            segments.push(Segment::Prose(at..start));
        }
        let Some((index, content_start)) = read_header(text, start, OPEN, nonce) else {
            faults.push(stray(text, start));
            at = skip_marks(text, start);
            continue;
        };
        let content_end =
            find_mark(&text[content_start..]).map_or(text.len(), |offset| content_start + offset);
        let closed = read_header(text, content_end, CLOSE, nonce);
        let Some((_, end)) = closed.filter(|(closing, _)| *closing == index) else {
            faults.push(MarkFault::Broken { at: start });
            at = content_end;
            continue;
        };
        match issued.get(index) {
            None => faults.push(MarkFault::Forged { at: start }),
            Some(one) if one.text != text[content_start..content_end] => {
                faults.push(MarkFault::Altered { index, found: text[content_start..content_end].to_owned() });
            }
            Some(_) => segments.push(Segment::Marked { index, content: content_start..content_end }),
        }
        at = end;
    }
    if at < text.len() {
        segments.push(Segment::Prose(at..text.len()));
    }
    if faults.is_empty() { Ok(segments) } else { Err(faults) }
}

/// What is wrong with a mark character where no mark of this render begins.
fn stray(text: &str, at: usize) -> MarkFault {
    match text[at..].chars().next() {
        Some(OPEN) => MarkFault::Forged { at },
        _ if text[at..].starts_with(NO_TEXT) => MarkFault::NoText { at },
        _ => MarkFault::Broken { at },
    }
}

fn skip_marks(text: &str, at: usize) -> usize {
    text[at..].find(|c| !is_mark(c)).map_or(text.len(), |offset| at + offset)
}

/// The index in a header at this place, and where the header ends.
fn read_header(text: &str, at: usize, kind: char, nonce: u32) -> Option<(usize, usize)> {
    let rest = text.get(at..)?.strip_prefix(kind)?;
    let (mut found, mut index, mut digits) = (0_u32, 0_usize, 0);
    for (place, character) in rest.char_indices() {
        if character == SEPARATOR {
            let end = at + kind.len_utf8() + place + SEPARATOR.len_utf8();
            return (digits > NONCE_DIGITS && found == nonce).then_some((index, end));
        }
        let digit = u32::from(character).checked_sub(DIGIT).filter(|&digit| digit < 16)?;
        match digits < NONCE_DIGITS {
            true => found = found << 4 | digit,
            false => index = index.checked_mul(16)? + digit as usize,
        }
        digits += 1;
    }
    None
}

/// A text without its marks.
pub fn strip(text: &str) -> String {
    text.chars().filter(|&c| !is_mark(c)).collect()
}

/// Gives a type a debug form without anything in it. The engine prints the debug form of an object wherever it makes a text of it,
/// or of a list that holds it, and that could be the whole dossier with the facts for every audience.
macro_rules! no_debug_form {
    ($name:ident) => {
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(crate::render::mark::NO_TEXT)
            }
        }
    };
}
pub(super) use no_debug_form;
