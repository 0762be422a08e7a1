//! The bytes of a file are those that lopdf would write: of every shipped page, and of made-up objects of every kind.

#![expect(
    clippy::unwrap_used,
    reason = "a helper that panics fails its test; clippy exempts only functions marked #[test]"
)]

use std::fs;
use std::io::{self, Write};

use factbrief::pdf::internals::file_bytes_with;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Document, Object, SaveOptions, Stream, StringFormat};

use crate::support::repo::repo;
use crate::support::seed::Random;

/// What lopdf writes with so many objects in a stream.
fn by_lopdf(document: &Document, count: usize) -> Vec<u8> {
    let options = SaveOptions::builder()
        .use_object_streams(true)
        .use_xref_streams(true)
        .max_objects_per_stream(count)
        .compression_level(3)
        .build();
    let mut saved = Vec::new();
    document.clone().save_with_options(&mut saved, options).unwrap();
    saved
}

/// lopdf deflates the objects and leaves the table as it is.
fn pack_as_lopdf(stream: &mut Stream) -> io::Result<()> {
    if stream.dict.has_type(b"ObjStm") {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(&stream.content)?;
        stream.dict.set("Filter", "FlateDecode");
        stream.set_content(encoder.finish()?);
    }
    Ok(())
}

fn compare(document: &Document, what: &str) {
    for count in [1000, 80, 7, 1] {
        let ours = file_bytes_with(document, count, &pack_as_lopdf).unwrap();
        let theirs = by_lopdf(document, count);
        let first = ours.iter().zip(&theirs).position(|(one, other)| one != other);
        assert!(
            ours == theirs,
            "{what}, {count} in a stream: differs from byte {first:?} of {}",
            theirs.len()
        );
    }
}

#[test]
fn shipped_pages_are_written_as_by_lopdf() {
    let mut seen = 0;
    for entry in fs::read_dir(repo("out/japan-sovereign-ai")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "pdf") {
            continue;
        }
        let mut document = Document::load(&path).unwrap();
        // What holds the objects of the file that was read is no object of the document.
        document.objects.retain(|_, object| match object {
            Object::Stream(stream) => !stream.dict.has_type(b"ObjStm") && !stream.dict.has_type(b"XRef"),
            _ => true,
        });
        compare(&document, &path.display().to_string());
        seen += 1;
    }
    assert_eq!(seen, 6);
}

fn bytes(seed: &mut Random, most: usize) -> Vec<u8> {
    const BYTES: &[u8] = b"()()\\\r\n\0 /<>[]{}%#Az09.-\x7f\x80\xff";
    (0..seed.below(most)).map(|_| BYTES[seed.below(BYTES.len())]).collect()
}

fn dictionary(seed: &mut Random, depth: usize) -> Dictionary {
    let mut made = Dictionary::new();
    for _ in 0..seed.below(5) {
        made.set(bytes(seed, 6), object(seed, depth + 1));
    }
    made
}

fn object(seed: &mut Random, depth: usize) -> Object {
    const REALS: [f32; 8] = [0.0, -0.0, 1.0, -12.5, 0.1, 1e-7, 123_456.79, 3.4e38];
    const INTEGERS: [i64; 6] = [0, -1, 7, 65_536, i64::MAX, i64::MIN];
    match seed.below(if depth > 3 { 7 } else { 9 }) {
        0 => Object::Null,
        1 => Object::Boolean(seed.below(2) == 1),
        2 => Object::Integer(INTEGERS[seed.below(INTEGERS.len())]),
        3 => Object::Real(REALS[seed.below(REALS.len())]),
        4 => Object::Name(bytes(seed, 8)),
        5 => {
            let format = if seed.below(2) == 1 { StringFormat::Literal } else { StringFormat::Hexadecimal };
            Object::String(bytes(seed, 12), format)
        }
        6 => Object::Reference((seed.below(2_000) as u32, seed.below(2) as u16)),
        7 => Object::Array((0..seed.below(6)).map(|_| object(seed, depth + 1)).collect()),
        _ => Object::Dictionary(dictionary(seed, depth)),
    }
}

/// Numbers with gaps, generations, streams among the others, and everything within everything.
#[test]
fn made_up_objects_are_written_as_by_lopdf() {
    for start in 0..200 {
        let mut seed = Random(start);
        let mut document = Document::with_version("1.7");
        let mut number = 0;
        for _ in 0..seed.below(120) {
            number += 1 + seed.below(3) as u32;
            let made = match seed.below(6) {
                0 => Object::Stream(Stream::new(dictionary(&mut seed, 0), bytes(&mut seed, 40))),
                _ => object(&mut seed, 0),
            };
            document.objects.insert((number, u16::from(seed.below(12) == 0)), made);
        }
        document.max_id = number;
        document.trailer.set("Root", Object::Reference((1, 0)));
        document.trailer.set("Filter", "None");
        compare(&document, &format!("seed {start}"));
    }
}
