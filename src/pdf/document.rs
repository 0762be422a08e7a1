//! Completes printpdf's document: PDF 1.7, tagged, with metadata and stable identifiers.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary, text_string};

use crate::page::{ArtForm, Page};

use super::annotation::{add_links, add_outline};
use super::attachment::embed;
use super::date::pdf_date;
use super::deflate::{Effort, deflated};
use super::file_bytes::file_bytes;
use super::messages;
use super::metadata::{Metadata, PRODUCER};
use super::numbering::number;
use super::seal::seal;
use super::write_error::WriteError;
use super::xmp::Properties;
use super::{image, jpeg_image, profile, structure};

/// Adds to a printed page what printpdf can't write, and makes the file.
pub(super) fn finish(
    mut document: Document,
    page: &Page,
    metadata: &Metadata,
) -> Result<Vec<u8>, WriteError> {
    document.version = "1.7".to_owned();
    let sheets: Vec<ObjectId> = document.page_iter().collect();
    if sheets.is_empty() || sheets.len() != page.sheets {
        return Err(failed(messages::other_page_count()));
    }
    let contents: Vec<Vec<u8>> =
        sheets.iter().map(|sheet| join_strings(&document.get_page_content(*sheet))).collect();
    let xmp = metadata.xmp();
    let annotations = add_links(&mut document, page, &sheets, metadata.language);
    let structure_root = structure::build(&mut document, page, &sheets, &annotations, metadata.language);
    let outline = add_outline(&mut document, page, &sheets);
    let mut pictures = Vec::new();
    for (index, (art, on)) in image::pictures(page).into_iter().enumerate() {
        let added = match &art.drawing {
            ArtForm::Raster(raster) => image::add(&mut document, raster)?,
            ArtForm::Jpeg(jpeg) => jpeg_image::add(&mut document, jpeg),
            ArtForm::Vector(_) => continue,
        };
        pictures.push((image::name(index), added, on));
    }
    for (index, (sheet, content)) in sheets.iter().copied().zip(&contents).enumerate() {
        let content = document.add_object(Stream::new(dictionary! {}, content.clone()));
        let here = annotations.iter().flatten().filter(|annotation| annotation.sheet == index);
        let here = here.map(|annotation| annotation.id.into()).collect();
        let mut drawn = Dictionary::new();
        for (name, picture, _) in pictures.iter().filter(|(_, _, on)| on.contains(&index)) {
            drawn.set(name.as_bytes(), *picture);
        }
        set_sheet(&mut document, page, (index, sheet), (content, drawn), here)?;
    }

    let packet = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    let packet = Stream::new(packet, xmp.clone().into_bytes());
    // Not compressed, so that programs that don't know PDF can read it (ISO 19005-3 §6.6.2.1).
    let packet = document.add_object(packet.with_compression(false));
    let pages = document.catalog().and_then(|catalog| catalog.get(b"Pages").cloned()).map_err(refused)?;
    let mut catalog = dictionary! {
        "Type" => "Catalog",
        "Pages" => pages,
        "Metadata" => packet,
        "StructTreeRoot" => structure_root,
        "MarkInfo" => dictionary! { "Marked" => true },
        "Lang" => Object::string_literal(metadata.language.tag()),
        "ViewerPreferences" => dictionary! { "DisplayDocTitle" => true },
    };
    let profile = Stream::new(dictionary! { "N" => 3 }, profile::srgb());
    let profile = document.add_object(profile);
    // All colours are DeviceRGB; this says which RGB (ISO 19005-3 §6.2.3).
    let intent = dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB"),
        "Info" => Object::string_literal("sRGB"),
        "DestOutputProfile" => profile,
    };
    catalog.set("OutputIntents", vec![intent.into()]);
    if let Some(outline) = outline {
        catalog.set("Outlines", outline);
    }
    if let Some(attachment) = &metadata.attachment {
        let file = embed(&mut document, attachment, metadata.date);
        catalog.set("AF", vec![file.into()]);
        let files = dictionary! { "Names" => vec![text_string(&attachment.name), file.into()] };
        catalog.set("Names", dictionary! { "EmbeddedFiles" => files });
    }
    let info = info(metadata);
    let drawn: Vec<&[u8]> = contents.iter().map(Vec::as_slice).collect();
    let seal = Properties::read(xmp.as_bytes())
        .and_then(|properties| seal(&document, &sheets, &drawn, (&catalog, &info, &properties)))
        .ok_or_else(|| failed(messages::not_read_back()))?;
    let catalog = document.add_object(catalog);
    let info = document.add_object(info);
    document.trailer.set("Root", catalog);
    document.trailer.set("Info", info);
    let id = Object::String(seal.bytes().to_vec(), StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);
    number(&mut document);
    compress(&mut document)?;
    file_bytes(&document).map_err(|error| failed(error.to_string()))
}

/// Deflates every stream that may be deflated and isn't yet. lopdf's own `compress` always uses the highest level.
fn compress(document: &mut Document) -> Result<(), WriteError> {
    for stream in document.objects.values_mut().filter_map(|object| object.as_stream_mut().ok()) {
        if !stream.allows_compression || stream.dict.has(b"Filter") {
            continue;
        }
        let effort = match stream.dict.has_type(b"EmbeddedFile") {
            true => Effort::More,
            false => Effort::Usual,
        };
        let deflated = deflated(&stream.content, effort).ok_or_else(|| failed(messages::not_compressed()))?;
        if deflated.len() < stream.content.len() {
            stream.set_content(deflated);
            stream.dict.set("Filter", "FlateDecode");
        }
    }
    Ok(())
}

/// Joins the strings that printpdf writes, one for each glyph; the content becomes a third smaller. lopdf writes each
/// operation on its own line and every string in hexadecimal, so `><` in a line that shows text is always between two
/// strings.
fn join_strings(content: &[u8]) -> Vec<u8> {
    let mut joined = Vec::with_capacity(content.len());
    for line in content.split_inclusive(|byte| *byte == b'\n') {
        if !line.trim_ascii_end().ends_with(b"] TJ") {
            joined.extend_from_slice(line);
            continue;
        }
        let mut parts = line.split_inclusive(|byte| *byte == b'>');
        let mut before = parts.next().unwrap_or_default();
        for part in parts {
            let (end, begin) = match part.strip_prefix(b"<") {
                Some(after) => (before.len() - 1, after),
                None => (before.len(), part),
            };
            joined.extend_from_slice(&before[..end]);
            before = begin;
        }
        joined.extend_from_slice(before);
    }
    joined
}

/// Replaces a sheet's entries: printpdf rounds its boxes from millimetres, and its resources list unused dictionaries.
fn set_sheet(
    document: &mut Document,
    page: &Page,
    (index, sheet): (usize, ObjectId),
    (content, pictures): (ObjectId, Dictionary),
    annotations: Vec<Object>,
) -> Result<(), WriteError> {
    let old = document.get_dictionary(sheet).map_err(refused)?;
    let parent = old.get(b"Parent").cloned().map_err(refused)?;
    let resources = old.get(b"Resources").and_then(Object::as_reference).map_err(refused)?;
    let fonts = document
        .get_dictionary(resources)
        .and_then(|resources| resources.get(b"Font"))
        .cloned()
        .map_err(refused)?;
    let mut resources = dictionary! { "Font" => fonts };
    if !pictures.is_empty() {
        resources.set("XObject", pictures);
    }
    let mut entries = dictionary! {
        "Type" => "Page",
        "Parent" => parent,
        "MediaBox" => vec![0.into(), 0.into(), Object::Real(page.width), Object::Real(page.height)],
        "Resources" => resources,
        "Contents" => content,
        "StructParents" => i64::try_from(index).unwrap_or(i64::MAX),
        "Tabs" => "S",
    };
    if !annotations.is_empty() {
        entries.set("Annots", annotations);
    }
    document.set_object(sheet, entries);
    Ok(())
}

fn info(metadata: &Metadata) -> Dictionary {
    let date = Object::string_literal(pdf_date(metadata.date));
    let mut info = dictionary! {
        "Title" => text_string(&metadata.title),
        "Author" => text_string(&metadata.author),
        "Creator" => text_string(PRODUCER),
        "Producer" => text_string(PRODUCER),
        "CreationDate" => date.clone(),
        "ModDate" => date,
    };
    if let Some(subject) = &metadata.subject {
        info.set("Subject", text_string(subject));
    }
    if !metadata.keywords.is_empty() {
        info.set("Keywords", text_string(&metadata.keywords.join(", ")));
    }
    info
}

fn failed(reason: String) -> WriteError {
    WriteError::Document { reason }
}

fn refused(error: lopdf::Error) -> WriteError {
    failed(error.to_string())
}
