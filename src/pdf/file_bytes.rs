//! The bytes of a file: objects, object streams and the cross-reference stream (ISO 32000-1 §7.5.7 and §7.5.8).
//!
//! They are those that lopdf writes, except that the cross-reference stream is deflated too; a test holds them to that. lopdf writes
//! each object of an object stream three times, to know how long it is, which was a tenth of a build; here each is written once. Only what this program makes is known here: no
//! encryption, no older object streams, no free objects.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::ops::Range;

use lopdf::{Dictionary, Document, Object, Stream, StringFormat, dictionary};

use super::deflate::{Effort, deflated};
use super::messages;

/// How many objects one stream holds, at most.
const OBJECTS_PER_STREAM: usize = 1000;

/// The bytes of a document whose objects are numbered and whose streams are deflated.
///
/// # Errors
/// When a text can't be deflated.
pub(super) fn file_bytes(document: &Document) -> io::Result<Vec<u8>> {
    file_bytes_with(document, OBJECTS_PER_STREAM, &pack)
}

/// The bytes with so many objects in each object stream; `pack` deflates the streams that hold objects or the table.
///
/// # Errors
/// Those of `pack`.
pub fn file_bytes_with(
    document: &Document,
    count: usize,
    pack: &dyn Fn(&mut Stream) -> io::Result<()>,
) -> io::Result<Vec<u8>> {
    let objects = Written::of(document)?;
    let streams = document.objects.values().filter_map(|object| object.as_stream().ok());
    let direct: usize = streams.map(|stream| stream.content.len() + 512).sum();
    let mut out = Vec::with_capacity(objects.bytes.len() + direct);
    writeln!(out, "%PDF-{}", document.version)?;
    out.push(b'%');
    out.extend(&document.binary_mark);
    out.push(b'\n');
    let mut places: BTreeMap<u32, Place> = BTreeMap::new();
    for (id, object) in &document.objects {
        if !goes_into_a_stream(id.1, object) {
            places.insert(id.0, Place::Direct(offset(&out)?, id.1));
            write_indirect(&mut out, *id, object)?;
        }
    }
    let mut next = document.max_id;
    for part in objects.places.chunks(count.max(1)) {
        next += 1;
        for (index, (number, _)) in part.iter().enumerate() {
            places.insert(*number, Place::Packed(next, u16::try_from(index).map_err(io::Error::other)?));
        }
        let mut stream = object_stream(&objects, part)?;
        pack(&mut stream)?;
        places.insert(next, Place::Direct(offset(&out)?, 0));
        write_indirect(&mut out, (next, 0), &Object::Stream(stream))?;
    }
    next += 1;
    let begin = offset(&out)?;
    places.insert(next, Place::Direct(begin, 0));
    let mut stream = cross_references(document.trailer.clone(), &places, next);
    pack(&mut stream)?;
    write_indirect(&mut out, (next, 0), &Object::Stream(stream))?;
    write!(out, "\nstartxref\n{begin}\n%%EOF")?;
    Ok(out)
}

fn pack(stream: &mut Stream) -> io::Result<()> {
    let deflated = deflated(&stream.content, Effort::Usual);
    stream.set_content(deflated.ok_or_else(|| io::Error::other(messages::not_compressed()))?);
    stream.dict.set("Filter", "FlateDecode");
    Ok(())
}

/// The objects that go into object streams, one after the other, each with its number.
struct Written {
    bytes: Vec<u8>,
    places: Vec<(u32, Range<usize>)>,
}

impl Written {
    fn of(document: &Document) -> io::Result<Self> {
        let mut all = Self { bytes: Vec::new(), places: Vec::new() };
        for (id, object) in &document.objects {
            if goes_into_a_stream(id.1, object) {
                let begin = all.bytes.len();
                write_object(&mut all.bytes, object)?;
                all.places.push((id.0, begin..all.bytes.len()));
            }
        }
        Ok(all)
    }
}

fn goes_into_a_stream(generation: u16, object: &Object) -> bool {
    generation == 0 && !matches!(object, Object::Stream(_))
}

/// Where an object is.
#[derive(Clone, Copy)]
enum Place {
    /// At this byte of the file, with its generation.
    Direct(u32, u16),
    /// In the object stream of this number, the object of this index.
    Packed(u32, u16),
}

/// A place in the file has four bytes.
fn offset(out: &[u8]) -> io::Result<u32> {
    u32::try_from(out.len()).map_err(io::Error::other)
}

/// A stream of some of the objects: the number and the place of each, then the objects themselves.
fn object_stream(objects: &Written, part: &[(u32, Range<usize>)]) -> io::Result<Stream> {
    let mut content = Vec::new();
    let mut at = 0;
    for (number, range) in part {
        write!(content, "{number} {at} ")?;
        at += range.len() + 1;
    }
    let first = content.len();
    content.reserve(at);
    for (_, range) in part {
        content.extend_from_slice(&objects.bytes[range.clone()]);
        content.push(b' ');
    }
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let dict = dictionary! { "Type" => "ObjStm", "N" => number(part.len()), "First" => number(first) };
    Ok(Stream::new(dict, content))
}

/// The cross-reference stream: the trailer with where each object is, in runs of numbers.
fn cross_references(trailer: Dictionary, places: &BTreeMap<u32, Place>, last: u32) -> Stream {
    let mut dict = trailer;
    dict.set("Type", "XRef");
    dict.set("Size", i64::from(last) + 1);
    dict.set("W", vec![1.into(), 4.into(), 2.into()]);
    let mut content = Vec::with_capacity(places.len() * 7);
    let mut runs: Vec<(u32, i64)> = Vec::new();
    let mut expected = None;
    for (&number, place) in places {
        match runs.last_mut() {
            Some(run) if expected == Some(number) => run.1 += 1,
            _ => runs.push((number, 1)),
        }
        expected = number.checked_add(1);
        let (kind, at, which) = match *place {
            Place::Direct(at, generation) => (1, at, generation),
            Place::Packed(stream, index) => (2, stream, index),
        };
        content.push(kind);
        content.extend(at.to_be_bytes());
        content.extend(which.to_be_bytes());
    }
    let runs = runs.into_iter().flat_map(|(first, count)| [i64::from(first).into(), count.into()]);
    dict.set("Index", runs.collect::<Vec<Object>>());
    dict.remove(b"Filter");
    dict.set("Length", i64::try_from(content.len()).unwrap_or(i64::MAX));
    Stream { dict, content, allows_compression: true, start_position: None }
}

fn write_indirect(out: &mut Vec<u8>, (number, generation): (u32, u16), object: &Object) -> io::Result<()> {
    write_integer(out, i64::from(number));
    out.push(b' ');
    write_integer(out, i64::from(generation));
    out.extend_from_slice(b" obj\n");
    let blank = |out: &mut Vec<u8>, is_needed: bool| out.extend(is_needed.then_some(b' '));
    blank(out, needs_blank_before(object));
    write_object(out, object)?;
    blank(out, needs_blank_before(object) || matches!(object, Object::Name(_) | Object::Stream(_)));
    out.extend_from_slice(b"\nendobj\n");
    Ok(())
}

/// Whether an object would run into a name or another object before it.
fn needs_blank_before(object: &Object) -> bool {
    matches!(
        object,
        Object::Null | Object::Boolean(_) | Object::Integer(_) | Object::Real(_) | Object::Reference(_)
    )
}

fn write_object(out: &mut Vec<u8>, object: &Object) -> io::Result<()> {
    match object {
        Object::Null => out.extend_from_slice(b"null"),
        Object::Boolean(value) => out.extend_from_slice(if *value { b"true" } else { b"false" }),
        Object::Integer(number) => write_integer(out, *number),
        Object::Real(number) => write!(out, "{number}")?,
        Object::Name(name) => write_name(out, name),
        Object::String(text, StringFormat::Literal) => write_literal(out, text),
        Object::String(text, StringFormat::Hexadecimal) => {
            out.push(b'<');
            text.iter().for_each(|byte| out.extend_from_slice(&hexadecimal(*byte)));
            out.push(b'>');
        }
        Object::Array(items) => {
            out.push(b'[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 && needs_blank_before(item) {
                    out.push(b' ');
                }
                write_object(out, item)?;
            }
            out.push(b']');
        }
        Object::Dictionary(dictionary) => write_dictionary(out, dictionary)?,
        Object::Stream(stream) => {
            write_dictionary(out, &stream.dict)?;
            out.extend_from_slice(b"stream\n");
            out.extend_from_slice(&stream.content);
            out.extend_from_slice(b"\nendstream");
        }
        Object::Reference((number, generation)) => {
            write_integer(out, i64::from(*number));
            out.push(b' ');
            write_integer(out, i64::from(*generation));
            out.extend_from_slice(b" R");
        }
    }
    Ok(())
}

fn write_dictionary(out: &mut Vec<u8>, dictionary: &Dictionary) -> io::Result<()> {
    out.extend_from_slice(b"<<");
    for (key, value) in dictionary {
        write_name(out, key);
        if needs_blank_before(value) {
            out.push(b' ');
        }
        write_object(out, value)?;
    }
    out.extend_from_slice(b">>");
    Ok(())
}

/// Digits without the machinery of formats, since most of a file is references.
fn write_integer(out: &mut Vec<u8>, number: i64) {
    if number < 0 {
        out.push(b'-');
    }
    let mut digits = [0; 20];
    let mut at = digits.len();
    let mut rest = number.unsigned_abs();
    loop {
        at -= 1;
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    out.extend_from_slice(&digits[at..]);
}

/// Which bytes stand for themselves in a name.
const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 33;
    while byte < 127 {
        plain[byte] =
            !matches!(byte as u8, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%' | b'#');
        byte += 1;
    }
    plain
};

/// A name; blanks, delimiters and whatever isn't printable ASCII by its number (ISO 32000-1 §7.3.5).
fn write_name(out: &mut Vec<u8>, name: &[u8]) {
    out.push(b'/');
    let is_plain = |byte: &u8| PLAIN[usize::from(*byte)];
    if name.iter().all(is_plain) {
        out.extend_from_slice(name);
        return;
    }
    for byte in name {
        match is_plain(byte) {
            true => out.push(*byte),
            false => {
                out.push(b'#');
                out.extend_from_slice(&hexadecimal(*byte));
            }
        }
    }
}

fn hexadecimal(byte: u8) -> [u8; 2] {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]
}

/// A text in brackets. Brackets in it that have no partner, backslashes and carriage returns are escaped (§7.3.4.2).
fn write_literal(out: &mut Vec<u8>, text: &[u8]) {
    let mut open = Vec::new();
    let mut escaped = Vec::new();
    for (index, byte) in text.iter().enumerate() {
        match byte {
            b'(' => open.push(index),
            b')' if open.pop().is_some() => {}
            b')' | b'\\' | b'\r' => escaped.push(index),
            _ => {}
        }
    }
    escaped.extend(open);
    escaped.sort_unstable();
    out.push(b'(');
    let mut from = 0;
    for index in escaped {
        out.extend_from_slice(&text[from..index]);
        out.push(b'\\');
        out.push(if text[index] == b'\r' { b'r' } else { text[index] });
        from = index + 1;
    }
    out.extend_from_slice(&text[from..]);
    out.push(b')');
}
