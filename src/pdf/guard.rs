//! Examines a copy before the library reads it. The library unpacks streams of objects and of references while it loads
//! a file, so a small file can be made to fill the memory or to run for hours.
//!
//! The library takes any object for such a stream that another object refers to as one, whatever its type says. But it needs
//! the key `First` with an integer for a stream of objects, and `W` with integers for a stream of references. So every place
//! of the file that can be read as one of these keys is examined, wherever it is. If it is in the dictionary of a
//! stream, the dictionary must be written plainly, and the stream must unpack to no more than a brief has.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Read;
use std::ops::Range;

use flate2::read::ZlibDecoder;
use lopdf::Dictionary;

use super::lexer::{PdfToken, name, skip, tokens, tokens_and_comments};
use super::messages;
use super::overlap::stand_apart;
use super::packed::Packed;
use super::refused::PdfError;

/// The largest dictionary that may have such a key, in bytes.
const MAX_DICTIONARY: usize = 64 << 10;
/// The most bytes to which all such streams may unpack; those of a brief unpack to a twentieth of it.
const MAX_UNPACKED: usize = 4 << 20;
/// The highest number of an object, and the most references to objects.
const MAX_OBJECTS: usize = 200_000;
/// The most streams that are unpacked on loading, and the most streams whose length is written elsewhere.
const MAX_STREAMS: usize = 200;
const MAX_LENGTHS: usize = 100;

/// Examines a file, and refuses one that can't be loaded safely.
pub fn guard(bytes: &[u8]) -> Result<Packed, PdfError> {
    let mut budget = MAX_UNPACKED;
    let (mut streams, mut lengths) = (0, 0);
    let mut places = Vec::new();
    let mut packed = Packed::default();
    let mut verified = 0;
    let names = || {
        let starts = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'/').map(|(at, _)| at);
        starts.map(|at| (at, name(&bytes[at + 1..bytes.len().min(at + 64)])))
    };
    // An encrypted file can't be examined.
    if names().any(|(_, (name, _))| name == b"Encrypt") {
        return Err(PdfError::Encrypted);
    }
    for (at, (name, length)) in names() {
        let value = &bytes[at + 1 + length..];
        match name.as_slice() {
            b"ObjStm" => {}
            b"First" if is_integer(value) => {}
            b"W" if is_integers(value) => {}
            // The library looks up such a length while it reads, and while it reads that object, perhaps the length of
            // another.
            b"Length" if skip(value).first().is_some_and(u8::is_ascii_digit) && !is_integer(value) => {
                lengths += 1;
                if lengths > MAX_LENGTHS {
                    return Err(doubtful());
                }
                continue;
            }
            _ => continue,
        }
        if at < verified {
            continue;
        }
        let object = Object::around(bytes, at).ok_or_else(doubtful)?;
        verified = object.end;
        let Some(stream) = object.stream else { continue };
        streams += 1;
        let has = |key: &str| stream.dictionary.contains_key(key.as_bytes());
        let content = stream.unpack(budget).filter(|_| streams <= MAX_STREAMS).ok_or_else(doubtful)?;
        budget -= content.len();
        if has("W") {
            places.extend(stream.places(&content).ok_or_else(doubtful)?);
        }
        if has("First") || !has("W") {
            let (numbers, comments) = stream.objects(&content).ok_or_else(doubtful)?;
            packed.objects.extend(numbers.into_iter().map(|number| (at, number)));
            // A comment can be blanked in the file only where the stream isn't packed.
            if has("Filter") && !comments.is_empty() {
                return Err(doubtful());
            }
            let begin = bytes.len() - stream.data.len();
            packed.comments.extend(comments.into_iter().map(|range| begin + range.start..begin + range.end));
        }
        if places.len() > MAX_OBJECTS {
            return Err(doubtful());
        }
    }
    packed.keywords = stand_apart(bytes, places).ok_or_else(doubtful)?;
    Ok(packed)
}

fn doubtful() -> PdfError {
    PdfError::Unreadable { reason: messages::packed_otherwise() }
}

/// Whether the text begins with an integer, and not with a reference.
fn is_integer(text: &[u8]) -> bool {
    let text = skip(text);
    let digits =
        |text: &[u8]| text.iter().take_while(|byte| byte.is_ascii_digit() || b"+-".contains(byte)).count();
    let first = digits(text);
    let rest = skip(&text[first..]);
    let second = digits(rest);
    let reference = second > 0 && skip(&rest[second..]).starts_with(b"R");
    first > 0 && !reference
}

/// Whether the text begins with an array of integers.
fn is_integers(text: &[u8]) -> bool {
    let Some(mut rest) = skip(text).strip_prefix(b"[") else { return false };
    loop {
        rest = skip(rest);
        match rest.first() {
            Some(b']') => return true,
            Some(byte) if byte.is_ascii_digit() || b"+-".contains(byte) => rest = &rest[1..],
            _ => return false,
        }
    }
}

/// The dictionary of an indirect object.
struct Object<'a> {
    /// The place in the file where its dictionary ends.
    end: usize,
    stream: Option<Stream<'a>>,
}

struct Stream<'a> {
    /// The values of its keys.
    dictionary: BTreeMap<Vec<u8>, Vec<PdfToken>>,
    /// The bytes after the keyword `stream`, to the end of the file.
    data: &'a [u8],
}

impl<'a> Object<'a> {
    /// The object whose dictionary contains a place of the file; none where there is a doubt about it.
    fn around(bytes: &'a [u8], at: usize) -> Option<Self> {
        let before = &bytes[at.saturating_sub(MAX_DICTIONARY)..at];
        let begins = |word: &[u8]| word == b"obj" || word == b"ler";
        let start = at - before.len() + before.windows(3).rposition(begins)? + 3;
        let after = &bytes[at..bytes.len().min(at + MAX_DICTIONARY)];
        let ends = |word: &[u8]| word == b"stream" || word == b"endobj" || word == b"startx";
        let end = at + after.windows(6).position(ends)?;
        let dictionary = dictionary(&tokens(&bytes[start..end])?)?;
        let Some(data) = bytes[end..].strip_prefix(b"stream") else {
            return Some(Self { end, stream: None });
        };
        let data = data.strip_prefix(b"\r").unwrap_or(data);
        Some(Self { end, stream: Some(Stream { dictionary, data: data.strip_prefix(b"\n")? }) })
    }
}

impl Stream<'_> {
    fn integer(&self, key: &str) -> Option<i64> {
        match self.dictionary.get(key.as_bytes())?.as_slice() {
            [PdfToken::Integer(number)] => Some(*number),
            _ => None,
        }
    }

    fn integers(&self, key: &str) -> Option<Vec<i64>> {
        let [PdfToken::Open, inner @ .., PdfToken::Close] = self.dictionary.get(key.as_bytes())?.as_slice()
        else {
            return None;
        };
        let numbers = inner.iter().map(|token| match token {
            PdfToken::Integer(number) => Some(*number),
            _ => None,
        });
        numbers.collect()
    }

    /// Its content, if it is no longer than allowed and packed in the one usual way.
    fn unpack(&self, most: usize) -> Option<Vec<u8>> {
        let flate = PdfToken::Name(b"FlateDecode".to_vec());
        match self.dictionary.get(b"Filter".as_slice()).map(Vec::as_slice) {
            None => {
                let length =
                    usize::try_from(self.integer("Length")?).ok().filter(|length| *length <= most)?;
                self.data.get(..length).map(<[u8]>::to_vec)
            }
            Some([filter] | [PdfToken::Open, filter, PdfToken::Close]) if *filter == flate => {
                let mut content = Vec::new();
                let mut decoder = ZlibDecoder::new(self.data).take(most as u64 + 1);
                // Damage further on in a stream is for the library to find.
                let _ = decoder.read_to_end(&mut content);
                (content.len() <= most).then_some(content)
            }
            Some(_) => None,
        }
    }

    /// The places of the objects that it refers to, if its unpacked content is long enough to hold them.
    fn places(&self, content: &[u8]) -> Option<Vec<usize>> {
        let natural = |numbers: Vec<i64>| -> Option<Vec<usize>> {
            let each = numbers.into_iter().map(|number| usize::try_from(number).ok());
            each.map(|number| number.filter(|number| *number <= MAX_OBJECTS)).collect()
        };
        let widths = natural(self.integers("W")?)?;
        let size = self.integer("Size")?;
        let index = match self.dictionary.contains_key(b"Index".as_slice()) {
            true => self.integers("Index")?,
            false => vec![0, size],
        };
        let index = natural(index)?;
        natural(vec![size])?;
        let &[kind, place, other] = widths.as_slice() else { return None };
        let width = kind + place + other;
        let count: usize = index.chunks(2).filter_map(|pair| pair.get(1)).sum();
        if width == 0 || widths.iter().any(|&width| width > 8) || count.checked_mul(width)? > content.len() {
            return None;
        }
        let number = |bytes: &[u8]| bytes.iter().fold(0_usize, |all, &byte| all << 8 | usize::from(byte));
        let rows = self.plain(content)?;
        let rows = rows.chunks_exact(width).take(count);
        // An entry without a type is a place (ISO 32000-1, table 17).
        let places = rows.filter(|row| kind == 0 || number(&row[..kind]) == 1);
        Some(places.map(|row| number(&row[kind..kind + place])).collect())
    }

    /// Its unpacked content with the differences between its rows undone, as the library does it.
    fn plain<'b>(&self, content: &'b [u8]) -> Option<Cow<'b, [u8]>> {
        let Some(parameters) = self.dictionary.get(b"DecodeParms".as_slice()) else {
            return Some(Cow::Borrowed(content));
        };
        let [PdfToken::Open, inner @ .., PdfToken::Close] = parameters.as_slice() else { return None };
        let mut parameters = Dictionary::new();
        for pair in inner.chunks(2) {
            let [PdfToken::Name(key), PdfToken::Integer(number)] = pair else { return None };
            parameters.set(key.clone(), *number);
        }
        let mut dictionary = Dictionary::new();
        dictionary.set("Filter", lopdf::Object::Name(b"FlateDecode".to_vec()));
        dictionary.set("DecodeParms", parameters);
        let end = self.data.windows(9).position(|word| word == b"endstream")?;
        let stream = lopdf::Stream::new(dictionary, self.data[..end].to_vec());
        stream.get_plain_content_with_limit(content.len()).ok().map(Cow::Owned)
    }

    /// The numbers of its objects and the places of comments, if the objects come one after the other and none is within
    /// another. Then reading each object once is reading the content once.
    fn objects(&self, content: &[u8]) -> Option<(Vec<i64>, Vec<Range<usize>>)> {
        let first = self.integer("First").and_then(|first| usize::try_from(first).ok())?;
        let (index, objects) = content.split_at_checked(first)?;
        let (index, mut comments) = tokens_and_comments(index)?;
        let entries: Option<Vec<(i64, usize)>> = index
            .chunks(2)
            .map(|pair| match pair {
                [PdfToken::Integer(number), PdfToken::Integer(start)] => {
                    Some((*number, usize::try_from(*start).ok()?))
                }
                _ => None,
            })
            .collect();
        let entries = entries?;
        let ends = entries.iter().map(|(_, start)| *start).skip(1).chain([objects.len()]);
        for (&(_, start), end) in entries.iter().zip(ends) {
            let (tokens, within) = tokens_and_comments(objects.get(start..end).filter(|_| start < end)?)?;
            if !is_balanced(&tokens) {
                return None;
            }
            let begin = first + start;
            comments.extend(within.into_iter().map(|range| begin + range.start..begin + range.end));
        }
        Some((entries.into_iter().map(|(number, _)| number).collect(), comments))
    }
}

/// The values of each key of a dictionary; none where a key is used twice.
fn dictionary(tokens: &[PdfToken]) -> Option<BTreeMap<Vec<u8>, Vec<PdfToken>>> {
    let [PdfToken::Open, inner @ .., PdfToken::Close] = tokens else { return None };
    let mut found: BTreeMap<Vec<u8>, Vec<PdfToken>> = BTreeMap::new();
    let mut key: Option<Vec<u8>> = None;
    let mut value: Vec<PdfToken> = Vec::new();
    let mut depth = 0_usize;
    for token in inner {
        // A name is a key where the value before it is complete.
        if depth == 0
            && let PdfToken::Name(name) = token
            && (key.is_none() || !value.is_empty())
        {
            if let Some(key) = key.replace(name.clone())
                && found.insert(key, std::mem::take(&mut value)).is_some()
            {
                return None;
            }
            continue;
        }
        match token {
            PdfToken::Open => depth += 1,
            PdfToken::Close => depth = depth.checked_sub(1)?,
            _ => {}
        }
        value.push(token.clone());
    }
    if let Some(key) = key
        && found.insert(key, value).is_some()
    {
        return None;
    }
    (depth == 0).then_some(found)
}

fn is_balanced(tokens: &[PdfToken]) -> bool {
    let mut depth = 0_usize;
    for token in tokens {
        match token {
            PdfToken::Open => depth += 1,
            PdfToken::Close if depth == 0 => return false,
            PdfToken::Close => depth -= 1,
            _ => {}
        }
    }
    depth == 0
}
