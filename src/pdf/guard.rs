//! Looks at a copy before the library reads it, because the library unpacks streams of objects and of references as it
//! loads, and a small file can be made to fill the memory or to run for hours.
//!
//! The library takes for such a stream whatever stands where another one says, by any name. But it needs the key `First`
//! with an integer for a stream of objects, and `W` with integers for a stream of references. So every place of the file
//! that can be read as one of them is looked at, wherever it lies: if it is in the dictionary of a stream, that must be
//! written plainly, and what it unpacks to must be no more than a brief has.

use std::collections::BTreeMap;
use std::io::Read;

use flate2::read::ZlibDecoder;

use super::lexer::{Token, name, skip, tokens};
use super::read::ReadError;

/// The largest dictionary in which such a key may stand, in bytes.
const MAX_DICTIONARY: usize = 64 << 10;
/// The most that all such streams unpack to, in bytes; of a brief's it is a twentieth.
const MAX_UNPACKED: usize = 4 << 20;
/// The highest number of an object, and the most references to objects.
const MAX_OBJECTS: i64 = 500_000;

/// Lets pass what can be loaded without harm.
pub fn guard(bytes: &[u8]) -> Result<(), ReadError> {
    let mut budget = MAX_UNPACKED;
    let mut references = 0;
    let mut verified = 0;
    for (at, _) in bytes.iter().enumerate().filter(|(_, byte)| **byte == b'/') {
        let (name, length) = name(&bytes[at + 1..bytes.len().min(at + 64)]);
        let value = &bytes[at + 1 + length..];
        match name.as_slice() {
            b"Encrypt" => return Err(ReadError::Encrypted),
            b"ObjStm" => {}
            b"First" if is_integer(value) => {}
            b"W" if is_integers(value) => {}
            _ => continue,
        }
        if at < verified {
            continue;
        }
        let object = Object::around(bytes, at).ok_or_else(doubtful)?;
        verified = object.end;
        let Some(stream) = object.stream else { continue };
        let has = |key: &str| stream.dictionary.contains_key(key.as_bytes());
        let content = stream.unpack(budget).ok_or_else(doubtful)?;
        budget -= content.len();
        if has("W") {
            references += stream.references(content.len()).ok_or_else(doubtful)?;
        }
        if (has("First") || !has("W")) && !stream.holds_each_object_once(&content) {
            return Err(doubtful());
        }
        if references > MAX_OBJECTS {
            return Err(doubtful());
        }
    }
    Ok(())
}

fn doubtful() -> ReadError {
    ReadError::Unreadable { reason: "its objects are packed as in no brief".to_owned() }
}

/// Whether an integer stands here, and no reference that begins with one.
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

/// Whether an array of integers stands here.
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
    /// Where in the file its dictionary ends.
    end: usize,
    stream: Option<Stream<'a>>,
}

struct Stream<'a> {
    /// The values of its keys.
    dictionary: BTreeMap<Vec<u8>, Vec<Token>>,
    /// What follows the keyword `stream`, to the end of the file.
    data: &'a [u8],
}

impl<'a> Object<'a> {
    /// The object in whose dictionary a place of the file lies; none where that can't be said without doubt.
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
            [Token::Integer(number)] => Some(*number),
            _ => None,
        }
    }

    fn integers(&self, key: &str) -> Option<Vec<i64>> {
        let [Token::Open, inner @ .., Token::Close] = self.dictionary.get(key.as_bytes())?.as_slice() else {
            return None;
        };
        let numbers = inner.iter().map(|token| match token {
            Token::Integer(number) => Some(*number),
            _ => None,
        });
        numbers.collect()
    }

    /// Its content, if it is no longer than allowed and packed in the one usual way.
    fn unpack(&self, most: usize) -> Option<Vec<u8>> {
        let flate = Token::Name(b"FlateDecode".to_vec());
        match self.dictionary.get(b"Filter".as_slice()).map(Vec::as_slice) {
            None => {
                let length =
                    usize::try_from(self.integer("Length")?).ok().filter(|length| *length <= most)?;
                self.data.get(..length).map(<[u8]>::to_vec)
            }
            Some([filter] | [Token::Open, filter, Token::Close]) if *filter == flate => {
                let mut content = Vec::new();
                let mut decoder = ZlibDecoder::new(self.data).take(most as u64 + 1);
                // A stream that is damaged further on is left to the library.
                let _ = decoder.read_to_end(&mut content);
                (content.len() <= most).then_some(content)
            }
            Some(_) => None,
        }
    }

    /// How many objects it refers to, if its content is long enough to hold them.
    fn references(&self, length: usize) -> Option<i64> {
        let widths = self.integers("W")?;
        let size = self.integer("Size")?;
        let index = match self.dictionary.contains_key(b"Index".as_slice()) {
            true => self.integers("Index")?,
            false => vec![0, size],
        };
        let plain = widths.len() == 3 && widths.iter().all(|width| (0..=8).contains(width));
        let width: i64 = widths.iter().sum();
        let numbers = index.iter().chain([&size]).all(|number| (0..=MAX_OBJECTS).contains(number));
        if !plain || width < 1 || !numbers || index.len() > 10_000 {
            return None;
        }
        let count: i64 = index.chunks(2).filter_map(|pair| pair.get(1)).sum();
        (count.checked_mul(width)? <= i64::try_from(length).ok()?).then_some(count)
    }

    /// Whether its objects stand one after the other and none within another, so that reading each of them once is
    /// reading the content once.
    fn holds_each_object_once(&self, content: &[u8]) -> bool {
        let first = self.integer("First").and_then(|first| usize::try_from(first).ok());
        let Some((index, objects)) = first.and_then(|first| content.split_at_checked(first)) else {
            return false;
        };
        let Some(index) = tokens(index) else { return false };
        let starts: Option<Vec<usize>> = index
            .chunks(2)
            .map(|pair| match pair {
                [Token::Integer(_), Token::Integer(start)] => usize::try_from(*start).ok(),
                _ => None,
            })
            .collect();
        let Some(starts) = starts else { return false };
        let ends = starts.iter().copied().skip(1).chain([objects.len()]);
        starts.iter().zip(ends).all(|(&start, end)| {
            start < end && objects.get(start..end).and_then(tokens).is_some_and(|tokens| is_balanced(&tokens))
        })
    }
}

/// The values of each key of a dictionary; none where a key stands twice.
fn dictionary(tokens: &[Token]) -> Option<BTreeMap<Vec<u8>, Vec<Token>>> {
    let [Token::Open, inner @ .., Token::Close] = tokens else { return None };
    let mut found: BTreeMap<Vec<u8>, Vec<Token>> = BTreeMap::new();
    let mut key: Option<Vec<u8>> = None;
    let mut value: Vec<Token> = Vec::new();
    let mut depth = 0_usize;
    for token in inner {
        // A name is a key where the value before it is complete.
        if depth == 0
            && let Token::Name(name) = token
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
            Token::Open => depth += 1,
            Token::Close => depth = depth.checked_sub(1)?,
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

fn is_balanced(tokens: &[Token]) -> bool {
    let mut depth = 0_usize;
    for token in tokens {
        match token {
            Token::Open => depth += 1,
            Token::Close if depth == 0 => return false,
            Token::Close => depth -= 1,
            _ => {}
        }
    }
    depth == 0
}
