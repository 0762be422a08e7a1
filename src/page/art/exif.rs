//! What Exif (CIPA DC-008, which builds on TIFF 6.0) says of how a picture is meant: which way up it is, and whether its colours are those
//! of sRGB.

use super::fault::{ArtFault, ArtProblem};

/// What a camera notes.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Exif {
    /// Which way up the picture is, 1 to 8.
    pub orientation: Option<u16>,
    /// Whether its colours are those of sRGB.
    pub is_srgb: Option<bool>,
}

const ORIENTATION: u16 = 0x0112;
const EXIF_DIRECTORY: u16 = 0x8769;
const COLOUR_SPACE: u16 = 0xa001;

struct Tiff<'a> {
    bytes: &'a [u8],
    big_endian: bool,
}

/// Reads a segment without its name.
///
/// # Errors
/// When it leads out of itself.
pub(super) fn read(bytes: &[u8]) -> Result<Exif, ArtFault> {
    let wrong = || ArtFault::of(ArtProblem::Exif);
    let big_endian = match bytes.get(..4) {
        Some(b"II\x2a\0") => false,
        Some(b"MM\0\x2a") => true,
        _ => return Err(wrong()),
    };
    let tiff = Tiff { bytes, big_endian };
    let first = tiff.long(4).ok_or_else(wrong)?;
    let mut exif = Exif::default();
    let mut directory = None;
    for (tag, at) in tiff.entries(first).ok_or_else(wrong)? {
        match tag {
            ORIENTATION => exif.orientation = tiff.short(at + 8),
            EXIF_DIRECTORY => directory = tiff.long(at + 8),
            _ => {}
        }
    }
    if let Some(directory) = directory {
        for (tag, at) in tiff.entries(directory).ok_or_else(wrong)? {
            if tag == COLOUR_SPACE {
                exif.is_srgb = tiff.short(at + 8).map(|space| space == 1);
            }
        }
    }
    // Other numbers mean nothing, and nobody turns a picture for them.
    exif.orientation = exif.orientation.filter(|orientation| (1..=8).contains(orientation));
    Ok(exif)
}

impl Tiff<'_> {
    fn short(&self, at: usize) -> Option<u16> {
        let bytes: [u8; 2] = *self.bytes.get(at..)?.first_chunk()?;
        Some(if self.big_endian { u16::from_be_bytes(bytes) } else { u16::from_le_bytes(bytes) })
    }

    fn long(&self, at: usize) -> Option<usize> {
        let bytes: [u8; 4] = *self.bytes.get(at..)?.first_chunk()?;
        let number = if self.big_endian { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) };
        usize::try_from(number).ok()
    }

    /// The tags of a directory, each with the place of its entry.
    fn entries(&self, at: usize) -> Option<Vec<(u16, usize)>> {
        let count = usize::from(self.short(at)?);
        let entry = |index: usize| {
            let place = at.checked_add(2)?.checked_add(index * 12)?;
            // Each entry has twelve bytes.
            self.bytes.get(place..place.checked_add(12)?)?;
            Some((self.short(place)?, place))
        };
        (0..count).map(entry).collect()
    }
}
