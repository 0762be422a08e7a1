//! Pictures of pixels as objects of a PDF (ISO 32000-1 §8.9): without loss, packed as their file packs them where that is possible, how opaque
//! they are in a mask of its own, and with the colour profile that they have.

use std::sync::Arc;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};

use super::deflate::Effort;
use super::messages;
use super::write_error::WriteError;
use crate::page::{Art, ArtForm, Child, Colours, Element, Page, Raster};

/// The pictures of a page in reading order, each once, with the sheets on which it is.
pub(super) fn pictures(page: &Page) -> Vec<(Arc<Art>, Vec<usize>)> {
    let mut found: Vec<(Arc<Art>, Vec<usize>)> = Vec::new();
    page.content.iter().for_each(|element| gather(element, page, &mut found));
    found
}

fn gather(element: &Element, page: &Page, found: &mut Vec<(Arc<Art>, Vec<usize>)>) {
    for child in &element.children {
        let leaf = match child {
            Child::Element(element) => {
                gather(element, page, found);
                continue;
            }
            Child::Leaf(leaf) => leaf,
        };
        let Some(placed) =
            leaf.art.as_ref().filter(|placed| !matches!(placed.art.drawing, ArtForm::Vector(_)))
        else {
            continue;
        };
        let sheet = page.sheet_of(placed.area[1]);
        match found.iter_mut().find(|(art, _)| art.hash == placed.art.hash) {
            Some((_, sheets)) => sheets.push(sheet),
            None => found.push((Arc::clone(&placed.art), vec![sheet])),
        }
    }
}

/// The name of a picture among the resources of a page.
pub(super) fn name(index: usize) -> String {
    format!("I{index}")
}

/// Adds a picture to a document.
pub(super) fn add(document: &mut Document, raster: &Raster) -> Result<ObjectId, WriteError> {
    let parts = if raster.colours == Colours::Rgb { 3 } else { 1 };
    let space = match (&raster.colours, &raster.profile) {
        (Colours::Grey, None) => Object::from("DeviceGray"),
        (Colours::Rgb, None) => Object::from("DeviceRGB"),
        (Colours::Indexed(palette), profile) => {
            let base =
                profile.as_ref().map_or(Object::from("DeviceRGB"), |profile| based(document, profile, 3));
            let colours = Object::String(palette.concat(), StringFormat::Hexadecimal);
            let last = i64::try_from(palette.len()).unwrap_or(1) - 1;
            Object::Array(vec!["Indexed".into(), base, last.into(), colours])
        }
        (_, Some(profile)) => based(document, profile, parts),
    };
    let mut picture = entries(raster, space, raster.bits);
    if let Some((bits, alpha)) = &raster.alpha {
        let mut mask = entries(raster, "DeviceGray".into(), *bits);
        let packed = packed(alpha, (raster.width, 1, *bits), &mut mask)?;
        picture.set("SMask", document.add_object(Stream::new(mask, packed)));
    }
    let packed = match &raster.packed {
        Some(own) => {
            predicted(&mut picture, (raster.width, parts, raster.bits));
            own.clone()
        }
        None => packed(&raster.pixels, (raster.width, parts, raster.bits), &mut picture)?,
    };
    Ok(document.add_object(Stream::new(picture, packed)))
}

fn entries(raster: &Raster, space: Object, bits: u8) -> Dictionary {
    let side = |length: usize| i64::try_from(length).unwrap_or(i64::MAX);
    dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => side(raster.width),
        "Height" => side(raster.height),
        "ColorSpace" => space,
        "BitsPerComponent" => i64::from(bits),
        "Interpolate" => false,
    }
}

/// A colour space with a profile.
pub(super) fn based(document: &mut Document, profile: &[u8], parts: usize) -> Object {
    let mut entries = dictionary! { "N" => i64::try_from(parts).unwrap_or(3) };
    // Inks without a profile have no colour, so none stands in for the profile either.
    match parts {
        1 => entries.set("Alternate", "DeviceGray"),
        3 => entries.set("Alternate", "DeviceRGB"),
        _ => {}
    }
    let profile = document.add_object(Stream::new(entries, profile.to_vec()));
    Object::Array(vec!["ICCBased".into(), profile.into()])
}

/// Says that rows are filtered as those of PNG are (ISO 32000-1 §7.4.4.4).
fn predicted(entries: &mut Dictionary, (width, parts, bits): (usize, usize, u8)) {
    let number = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    entries.set("Filter", "FlateDecode");
    entries.set(
        "DecodeParms",
        dictionary! {
            "Predictor" => 15,
            "Colors" => number(parts),
            "BitsPerComponent" => i64::from(bits),
            "Columns" => number(width),
        },
    );
}

/// Pixels, deflated; those of whole bytes with the filter that fits each row best.
fn packed(pixels: &[u8], shape: (usize, usize, u8), entries: &mut Dictionary) -> Result<Vec<u8>, WriteError> {
    let (width, parts, bits) = shape;
    let step = parts * usize::from(bits) / 8;
    if bits < 8 {
        entries.set("Filter", "FlateDecode");
        return deflated(pixels);
    }
    predicted(entries, shape);
    deflated(&filtered(pixels, width * step, step))
}

fn deflated(bytes: &[u8]) -> Result<Vec<u8>, WriteError> {
    super::deflate::deflated(bytes, Effort::High)
        .ok_or_else(|| WriteError::Document { reason: messages::not_compressed() })
}

/// The rows with the filter of each before it: that whose bytes are nearest to zero in all (ISO/IEC 15948, 12.8).
fn filtered(pixels: &[u8], row: usize, step: usize) -> Vec<u8> {
    let mut found = Vec::with_capacity(pixels.len() + pixels.len() / row.max(1));
    let mut above = vec![0_u8; row];
    for line in pixels.chunks_exact(row.max(1)) {
        let of = |kind: u8| -> Vec<u8> {
            let guess = |at: usize| {
                let left = if at >= step { line[at - step] } else { 0 };
                match kind {
                    1 => left,
                    2 => above[at],
                    _ => 0,
                }
            };
            line.iter().enumerate().map(|(at, byte)| byte.wrapping_sub(guess(at))).collect()
        };
        let cost = |bytes: &Vec<u8>| -> u64 {
            bytes.iter().map(|byte| u64::from(byte.cast_signed().unsigned_abs())).sum()
        };
        let tried = [0, 1, 2].map(|kind| (kind, of(kind)));
        let best = tried.into_iter().min_by_key(|(_, bytes)| cost(bytes));
        if let Some((kind, bytes)) = best {
            found.push(kind);
            found.extend(bytes);
        }
        above.copy_from_slice(line);
    }
    found
}
