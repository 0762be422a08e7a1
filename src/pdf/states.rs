//! The states in a file. A program may save a file by adding to it, and then the earlier state is still there
//! (ISO 32000-1 §7.5.6). A reader that repairs the file, or follows another rule, may show the earlier state.

use std::collections::BTreeSet;

use super::lexer::{is_white, name, skip};
use super::packed::Packed;
use super::refused::StateDoubt;

/// The most states that are examined.
const MOST: usize = 4;

/// The earlier states of a file, each as the bytes that it had then; none for a file in which each object is written once.
pub(super) fn earlier<'a>(bytes: &'a [u8], packed: &Packed) -> Result<Vec<&'a [u8]>, StateDoubt> {
    if !bytes.starts_with(b"%PDF-") {
        return Err(StateDoubt::BeforeBeginning);
    }
    let Scan { objects, roots, ends } = scan(bytes);
    if let Some(end) = ends.last()
        && !skip(&bytes[*end..]).is_empty()
    {
        return Err(StateDoubt::AfterEnd);
    }
    // A program that repairs a file takes every object it finds, whatever the tables say.
    let found: BTreeSet<usize> = objects.iter().map(|object| object.keyword).collect();
    if !packed.keywords.is_subset(&found) {
        return Err(StateDoubt::Unfound);
    }
    if objects.iter().any(|object| !object.is_table && !packed.keywords.contains(&object.keyword)) {
        return Err(StateDoubt::Unlisted);
    }
    let mut objects: Vec<(usize, i64)> = objects.iter().map(|object| (object.begin, object.number)).collect();
    objects.extend(&packed.objects);
    let once = |of: &[(usize, i64)]| {
        let mut numbers = BTreeSet::new();
        of.iter().all(|(_, number)| numbers.insert(*number))
    };
    let roots: BTreeSet<i64> = roots.into_iter().map(|(_, root)| root).collect();
    if once(&objects) && roots.len() == 1 {
        return Ok(Vec::new());
    }
    if ends.len() > MOST {
        return Err(StateDoubt::Many);
    }
    let mut begin = 0;
    for end in &ends {
        let within: Vec<_> = objects.iter().copied().filter(|(at, _)| (begin..*end).contains(at)).collect();
        if !once(&within) {
            return Err(StateDoubt::Twice);
        }
        begin = *end;
    }
    match ends.split_last() {
        Some((_, earlier)) if !earlier.is_empty() => Ok(earlier.iter().map(|end| &bytes[..*end]).collect()),
        _ => Err(StateDoubt::Twice),
    }
}

/// An object outside of streams.
struct Written {
    /// Where its number begins.
    begin: usize,
    /// Where its keyword is.
    keyword: usize,
    number: i64,
    /// Whether it is a table of objects, which needn't list itself.
    is_table: bool,
}

/// What is outside the streams of a file.
struct Scan {
    objects: Vec<Written>,
    /// The places and numbers of catalogs that trailers name.
    roots: Vec<(usize, i64)>,
    /// Where states end, after the words that say so.
    ends: Vec<usize>,
}

/// Finds at least all objects that are there, and perhaps some texts that only look like one.
fn scan(bytes: &[u8]) -> Scan {
    let (mut objects, mut roots, mut ends) = (Vec::new(), Vec::new(), Vec::new());
    let mut at = 0;
    // Whether an object is open, and one that says that it is a table.
    let (mut open, mut says_table) = (false, false);
    while let Some(&byte) = bytes.get(at) {
        let rest = &bytes[at..];
        match byte {
            b'e' if rest.starts_with(b"endobj") => {
                (open, says_table) = (false, false);
                at += 6;
            }
            b'o' if rest.starts_with(b"obj") => {
                if let Some((begin, number)) = number_before(bytes, at) {
                    objects.push(Written { begin, keyword: at, number, is_table: false });
                    (open, says_table) = (true, false);
                }
                at += 3;
            }
            b's' if rest.starts_with(b"stream") && !bytes[..at].ends_with(b"end") => {
                // Only a stream can be one.
                if let Some(object) = objects.last_mut().filter(|_| open && says_table) {
                    object.is_table = true;
                }
                let end = rest.windows(9).position(|word| word == b"endstream");
                at += end.map_or(rest.len(), |end| end + 9);
            }
            b'%' if rest.starts_with(b"%%EOF") => {
                at += 5;
                ends.push(at);
            }
            b'/' => {
                let (name, length) = name(&rest[1..rest.len().min(64)]);
                // Only a short part is read; otherwise a file of comments would be read again and again.
                let value = skip(&rest[(1 + length).min(rest.len())..rest.len().min(length + 64)]);
                if name == b"Root" {
                    let digits = value.iter().take_while(|byte| byte.is_ascii_digit()).count();
                    let number =
                        std::str::from_utf8(&value[..digits]).ok().and_then(|digits| digits.parse().ok());
                    // A number that can't be read differs from all others.
                    roots.push((at, number.unwrap_or(-1)));
                }
                says_table |= name == b"Type" && value.starts_with(b"/XRef");
                at += 1;
            }
            _ => at += 1,
        }
    }
    Scan { objects, roots, ends }
}

/// The beginning and the number of the object whose keyword is at a place.
fn number_before(bytes: &[u8], at: usize) -> Option<(usize, i64)> {
    let mut end = at;
    let mut numbers = Vec::new();
    for _ in 0..2 {
        let blanks = bytes[..end].iter().rev().take_while(|byte| is_white(**byte)).count();
        end -= blanks;
        let digits = bytes[..end].iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
        if digits == 0 {
            return None;
        }
        numbers.push(std::str::from_utf8(&bytes[end - digits..end]).ok()?.parse().ok()?);
        end -= digits;
    }
    Some((end, *numbers.last()?))
}
