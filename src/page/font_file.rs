//! What a font file says of itself in its tables (ISO/IEC 14496-22), before anything is set in it.

use std::fmt;

/// Why a font file isn't used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FontFault {
    /// It is no font, or a damaged one.
    Unreadable,
    /// It holds several fonts.
    Collection,
    /// Its outlines are those of PostScript.
    PostScript,
    /// Its licence forbids embedding it.
    Restricted,
    /// Its licence forbids embedding a part of it.
    NoSubset,
    /// Its licence allows only bitmaps to be embedded.
    BitmapOnly,
}

impl fmt::Display for FontFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unreadable => "is no font that can be read",
            Self::Collection => "holds several fonts",
            Self::PostScript => "has PostScript outlines",
            Self::Restricted => "may not be embedded, by the licence bits in it",
            Self::NoSubset => "may not be embedded in part, by the licence bits in it",
            Self::BitmapOnly => "may be embedded as bitmaps only, by the licence bits in it",
        })
    }
}

impl FontFault {
    /// What would help.
    pub fn hint(self) -> &'static str {
        match self {
            Self::Unreadable => "name a TrueType font that other programs can open",
            Self::Collection => "extract the font from the collection, or name another",
            Self::PostScript => "name a font with TrueType outlines, mostly a `.ttf` file",
            Self::Restricted | Self::NoSubset | Self::BitmapOnly => {
                "name a font whose licence allows it, such as one under the SIL Open Font License"
            }
        }
    }
}

/// Judges a font file by its table directory and the licence bits of its table `OS/2` (`fsType`).
pub(super) fn judge(bytes: &[u8]) -> Result<(), FontFault> {
    match bytes.get(..4) {
        Some(b"ttcf") => return Err(FontFault::Collection),
        Some(b"OTTO" | b"\0\x01\0\0" | b"true") => {}
        _ => return Err(FontFault::Unreadable),
    }
    for needed in [b"head", b"hhea", b"hmtx", b"maxp", b"cmap"] {
        table(bytes, needed).ok_or(FontFault::Unreadable)?;
    }
    if table(bytes, b"glyf").is_none() {
        return Err(FontFault::PostScript);
    }
    // A font without the table says nothing against being embedded.
    let licence =
        table(bytes, b"OS/2").and_then(|table| Some(u16::from_be_bytes([*table.get(8)?, *table.get(9)?])));
    match licence.unwrap_or(0) {
        // Of several bits the least restrictive counts.
        bits if bits & 0x000e == 0x0002 => Err(FontFault::Restricted),
        bits if bits & 0x0100 != 0 => Err(FontFault::NoSubset),
        bits if bits & 0x0200 != 0 => Err(FontFault::BitmapOnly),
        _ => Ok(()),
    }
}

/// A table of the file.
fn table<'a>(bytes: &'a [u8], tag: &[u8; 4]) -> Option<&'a [u8]> {
    let count = usize::from(u16::from_be_bytes([*bytes.get(4)?, *bytes.get(5)?]));
    let records = bytes.get(12..)?.chunks_exact(16).take(count);
    let record = records.into_iter().find(|record| record[..4] == *tag)?;
    let number = |at: usize| {
        let bytes: [u8; 4] = record.get(at..at + 4)?.try_into().ok()?;
        usize::try_from(u32::from_be_bytes(bytes)).ok()
    };
    let (start, length) = (number(8)?, number(12)?);
    bytes.get(start..start.checked_add(length)?)
}
