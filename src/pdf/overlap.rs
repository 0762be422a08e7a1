//! Whether the objects of a copy are apart from each other. The library reads an object wherever a reference says that one
//! begins, so objects within another object would each be read to their common end.

use std::collections::BTreeSet;

use super::lexer::is_white;

/// How many references may lead to an object that another reference leads to, as happens where a file was saved by
/// adding to it.
const MAX_DOUBLE: usize = 64;
/// The longest beginning of an object, `12345 0 obj`, with the blanks in it.
const MAX_BEGINNING: usize = 40;

/// The places of the keyword `obj` of those objects that the given places, and the tables of references, lead to. None where
/// two lead to one object too often, where no object begins at a place, or where a stream is within another.
pub fn stand_apart(bytes: &[u8], places: impl IntoIterator<Item = usize>) -> Option<BTreeSet<usize>> {
    let mut beginnings = BTreeSet::new();
    let mut double = 0;
    for place in places.into_iter().chain(rows(bytes)) {
        if !beginnings.insert(beginning(bytes, place)?) {
            double += 1;
        }
    }
    (double <= MAX_DOUBLE && streams_alternate(bytes)).then_some(beginnings)
}

/// The places in the rows of tables: `0000000017 00000 n` and an end of line of two bytes.
fn rows(bytes: &[u8]) -> impl Iterator<Item = usize> {
    let ends = |window: &[u8]| window.starts_with(b" n") && matches!(&window[2..], b" \r" | b" \n" | b"\r\n");
    let rows = bytes.windows(4).enumerate().filter(move |(_, window)| ends(window));
    rows.filter_map(|(at, _)| {
        let digits = |text: &[u8]| text.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
        let before = &bytes[at.saturating_sub(MAX_BEGINNING)..at];
        let before = before[..before.len() - digits(before)].strip_suffix(b" ")?;
        let place = &before[before.len() - digits(before)..];
        std::str::from_utf8(place).ok()?.parse().ok()
    })
}

/// The place of the keyword `obj` of the object that begins at a place; none where no object plainly begins there.
fn beginning(bytes: &[u8], place: usize) -> Option<usize> {
    let text = bytes.get(place..bytes.len().min(place.checked_add(MAX_BEGINNING)?))?;
    let skip =
        |at: usize, of: &dyn Fn(u8) -> bool| at + text[at..].iter().take_while(|&&byte| of(byte)).count();
    let (blank, digit) = (|byte: u8| is_white(byte), |byte: u8| byte.is_ascii_digit());
    let mut at = skip(0, &blank);
    for _ in 0..2 {
        let end = skip(at, &digit);
        let next = skip(end, &blank);
        if end == at || next == end {
            return None;
        }
        at = next;
    }
    let after = text[at..].strip_prefix(b"obj")?;
    // Objects that begin within one comment would share what follows it.
    let next = after.iter().find(|&&byte| !is_white(byte));
    (next != Some(&b'%')).then_some(place + at)
}

/// Whether each stream ends before the next one begins.
fn streams_alternate(bytes: &[u8]) -> bool {
    let mut open = false;
    for (at, _) in bytes.windows(6).enumerate().filter(|(_, window)| *window == b"stream") {
        if bytes[..at].ends_with(b"end") {
            open = false;
            continue;
        }
        let next = bytes[at + 6..].iter().find(|byte| !b" \t".contains(byte));
        if matches!(next, Some(b'\r' | b'\n')) {
            if open {
                return false;
            }
            open = true;
        }
    }
    true
}
