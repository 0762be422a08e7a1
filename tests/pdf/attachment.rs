//! The file inside a PDF: written, read back, and refused when it isn't what was written.

#![allow(
    clippy::expect_used,
    reason = "a helper that panics fails its test; clippy exempts only functions marked #[test]"
)]

use chrono::NaiveDate;
use factbrief::language::Language;
use factbrief::page::{Fonts, Page, Sheet, compose, parse};
use factbrief::pdf::{Attachment, Metadata, PdfError, read_attachment, read_content_hash, write};
use lopdf::{Document, Object, Stream, dictionary};

const HASH: &str = "af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262";

fn page(fonts: &Fonts) -> Page {
    let markdown = "# 題名\n\n本文。\n";
    compose(&parse(markdown).expect("a document"), &Sheet::a4(Language::Ja), fonts).expect("a page")
}

fn facts() -> Attachment {
    Attachment {
        name: "facts.json".to_owned(),
        mime: "application/json".to_owned(),
        description: "このページの事実".to_owned(),
        bytes: r#"{"schema":"facts","facts":[{"value":"1兆円"}]}"#.repeat(20).into_bytes(),
    }
}

fn metadata(content_hash: Option<&str>, attachment: Option<Attachment>) -> Metadata {
    Metadata {
        title: "題名".to_owned(),
        author: "発行者".to_owned(),
        subject: None,
        keywords: Vec::new(),
        language: Language::Ja,
        date: NaiveDate::from_ymd_opt(2026, 11, 21).expect("a date"),
        content_hash: content_hash.map(str::to_owned),
        attachment,
    }
}

fn pdf(metadata: &Metadata) -> Vec<u8> {
    let fonts = Fonts::embedded();
    write(&page(&fonts), &fonts, metadata).expect("a PDF")
}

/// The file with one of its objects changed.
fn changed(bytes: &[u8], change: impl FnOnce(&mut Document)) -> Vec<u8> {
    let mut document = Document::load_mem(bytes).expect("a readable PDF");
    change(&mut document);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("a PDF");
    bytes
}

fn embedded(document: &mut Document) -> &mut Stream {
    let streams = document.objects.values_mut().filter_map(|object| object.as_stream_mut().ok());
    streams
        .into_iter()
        .find(|stream| {
            stream.dict.get(b"Type").and_then(Object::as_name).is_ok_and(|name| name == b"EmbeddedFile")
        })
        .expect("an embedded file")
}

fn xmp(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let (_, packet) = text.split_once("<?xpacket begin").expect("XMP in the clear");
    packet.split_once("<?xpacket end").expect("XMP to its end").0.to_owned()
}

#[test]
fn what_was_embedded_is_read_back() {
    let bytes = pdf(&metadata(Some(HASH), Some(facts())));
    assert_eq!(read_attachment(&bytes), Ok(facts()));
    assert_eq!(read_content_hash(&bytes), Ok(Some(HASH.to_owned())));
}

#[test]
fn the_same_attachment_gives_the_same_bytes_and_another_one_another_identifier() {
    let bytes = pdf(&metadata(Some(HASH), Some(facts())));
    assert!(bytes == pdf(&metadata(Some(HASH), Some(facts()))));
    let id = |bytes: &[u8]| {
        Document::load_mem(bytes).expect("a PDF").trailer.get(b"ID").cloned().expect("an identifier")
    };
    let other = pdf(&metadata(Some(HASH), Some(Attachment { bytes: b"{}".to_vec(), ..facts() })));
    assert_ne!(id(&bytes), id(&other));
    let other = pdf(&metadata(Some("0"), Some(facts())));
    assert_ne!(id(&bytes), id(&other));
}

#[test]
fn the_file_says_which_part_of_pdf_a_it_is_built_to() {
    let with = xmp(&pdf(&metadata(Some(HASH), Some(facts()))));
    assert!(with.contains("<pdfaid:part>3<") && with.contains("<pdfaid:conformance>A<"), "{with}");
    let without = xmp(&pdf(&metadata(None, None)));
    assert!(without.contains("<pdfaid:part>2<") && without.contains("<pdfaid:conformance>A<"), "{without}");
    assert!(!without.contains("factbrief:") && !without.contains("urn:factbrief"), "{without}");
}

#[test]
fn a_file_without_attachment_says_so_and_keeps_its_hash() {
    let bytes = pdf(&metadata(Some(HASH), None));
    assert_eq!(read_attachment(&bytes), Err(PdfError::NoAttachment));
    assert_eq!(read_content_hash(&bytes), Ok(Some(HASH.to_owned())));
    assert_eq!(read_content_hash(&pdf(&metadata(None, None))), Ok(None));
}

#[test]
fn a_copy_that_another_program_saved_anew_is_still_read() {
    let bytes = changed(&pdf(&metadata(Some(HASH), Some(facts()))), |document| {
        let info = document.trailer.get(b"Info").and_then(Object::as_reference).expect("info");
        let info = document.get_dictionary_mut(info).expect("info");
        info.set("Producer", Object::string_literal("A mail gateway 2.0"));
        document.decompress();
    });
    assert_eq!(read_attachment(&bytes), Ok(facts()));
    assert_eq!(read_content_hash(&bytes), Ok(Some(HASH.to_owned())));
}

#[test]
fn an_attachment_that_was_changed_is_refused() {
    let bytes = pdf(&metadata(None, Some(facts())));
    let longer = changed(&bytes, |document| {
        let stream = embedded(document);
        let content = stream.decompressed_content().expect("content");
        stream.set_plain_content([content.as_slice(), b" "].concat());
    });
    let error = read_attachment(&longer).expect_err("longer than it says");
    assert_eq!(
        error.to_string(),
        "the facts in the PDF aren't those it was written with: their size differs"
    );
    let other = changed(&bytes, |document| {
        let stream = embedded(document);
        let content = String::from_utf8(stream.decompressed_content().expect("content")).expect("text");
        stream.set_plain_content(content.replacen('1', "2", 1).into_bytes());
    });
    let error = read_attachment(&other).expect_err("not what was written");
    assert_eq!(
        error.to_string(),
        "the facts in the PDF aren't those it was written with: their check sum differs"
    );
}

#[test]
fn a_file_that_is_not_a_pdf_is_refused() {
    for bytes in [b"".as_slice(), b"hello", b"%PDF-1.7\n", &[0xff; 2000]] {
        let error = read_attachment(bytes).expect_err("no PDF");
        assert!(matches!(error, PdfError::Unreadable { .. }), "{error}");
    }
}

#[test]
fn a_pdf_of_another_program_is_refused_by_name() {
    let foreign = |producer: Option<&str>| {
        changed(&pdf(&metadata(None, None)), |document| {
            let mut info = dictionary! {};
            if let Some(producer) = producer {
                info.set("Producer", Object::string_literal(producer));
            }
            let info = document.add_object(info);
            document.trailer.set("Info", info);
        })
    };
    let error = read_attachment(&foreign(Some("Another 1.0"))).expect_err("a foreign PDF");
    assert_eq!(error.to_string(), "the PDF wasn't written by factbrief but by `Another 1.0`");
    let error = read_content_hash(&foreign(None)).expect_err("a foreign PDF");
    assert_eq!(error.to_string(), "the PDF wasn't written by factbrief");
}

/// Damage is found or harmless: no panic, and never other facts than those that were written.
#[test]
fn a_damaged_copy_is_refused_or_read_right() {
    let bytes = pdf(&metadata(Some(HASH), Some(facts())));
    let check = |damaged: &[u8]| {
        if let Ok(attachment) = read_attachment(damaged) {
            assert!(attachment.bytes == facts().bytes);
        }
        let _ = read_content_hash(damaged);
    };
    for end in (0..bytes.len()).step_by(97) {
        check(&bytes[..end]);
    }
    for at in (0..bytes.len()).step_by(31) {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0x15;
        check(&damaged);
    }
}

#[test]
fn an_attachment_that_unpacks_without_end_does_not_fill_the_memory() {
    let bytes = changed(&pdf(&metadata(None, Some(facts()))), |document| {
        let stream = embedded(document);
        stream.set_plain_content(vec![b' '; 40 << 20]);
        stream.compress().expect("compression");
    });
    assert!(bytes.len() < 1 << 20);
    assert!(read_attachment(&bytes).is_err());
}

#[test]
fn the_names_of_the_embedded_files_are_those_of_the_associated_files() {
    let bytes = pdf(&metadata(None, Some(facts())));
    let document = Document::load_mem(&bytes).expect("a readable PDF");
    let catalog = document.catalog().expect("a catalog");
    let names = catalog.get(b"Names").and_then(Object::as_dict).expect("names");
    let names = names.get(b"EmbeddedFiles").and_then(Object::as_dict).expect("files");
    let names = names.get(b"Names").and_then(Object::as_array).expect("an array");
    let associated = catalog.get(b"AF").and_then(Object::as_array).expect("associated files");
    assert_eq!(names[1], associated[0]);
}
