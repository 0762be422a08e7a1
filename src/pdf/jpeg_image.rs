//! A JPEG as an object of a PDF (ISO 32000-1 §7.4.8 and §8.9): its bytes as they are, with the colour profile that it has.

use lopdf::{Document, Object, ObjectId, Stream, dictionary};

use super::image::based;
use crate::page::Jpeg;

/// Adds a picture to a document.
pub(super) fn add(document: &mut Document, jpeg: &Jpeg) -> ObjectId {
    let space = match (jpeg.parts, &jpeg.profile) {
        (parts, Some(profile)) => based(document, profile, parts),
        (1, None) => Object::from("DeviceGray"),
        // Inks without a profile were refused.
        (_, None) => Object::from("DeviceRGB"),
    };
    let side = |length: usize| i64::try_from(length).unwrap_or(i64::MAX);
    let mut picture = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => side(jpeg.width),
        "Height" => side(jpeg.height),
        "ColorSpace" => space,
        "BitsPerComponent" => 8,
        "Interpolate" => false,
        "Filter" => "DCTDecode",
    };
    if jpeg.inverted {
        picture.set("Decode", [1, 0].repeat(4).into_iter().map(Object::from).collect::<Vec<_>>());
    }
    if jpeg.plain_rgb {
        picture.set("DecodeParms", dictionary! { "ColorTransform" => 0 });
    }
    document.add_object(Stream::new(picture, jpeg.bytes.to_vec()))
}

/// The matrix that draws a picture into a rectangle (left, bottom, width, height), turned and mirrored as its orientation says (CIPA
/// DC-008, 4.6.4): where its first row and column are, 1 top and left, 2 top and right, 3 bottom and right, 4 bottom and left, 5 left and
/// top, 6 right and top, 7 right and bottom, 8 left and bottom.
pub(super) fn turned(orientation: u16, [x, y, width, height]: [f32; 4]) -> [f32; 6] {
    match orientation {
        2 => [-width, 0.0, 0.0, height, x + width, y],
        3 => [-width, 0.0, 0.0, -height, x + width, y + height],
        4 => [width, 0.0, 0.0, -height, x, y + height],
        5 => [0.0, -height, -width, 0.0, x + width, y + height],
        6 => [0.0, -height, width, 0.0, x, y + height],
        7 => [0.0, height, width, 0.0, x, y],
        8 => [0.0, height, -width, 0.0, x + width, y],
        _ => [width, 0.0, 0.0, height, x, y],
    }
}
