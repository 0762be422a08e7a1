//! Whether a font file can be used, by its tables (ISO/IEC 14496-22).

/// Why a font file isn't used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FontFault {
    /// It isn't a font, or it is damaged.
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

/// Checks a font file by its table directory and the licence bits of its table `OS/2` (`fsType`).
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
    // A font without the table doesn't forbid embedding.
    let licence =
        table(bytes, b"OS/2").and_then(|table| Some(u16::from_be_bytes([*table.get(8)?, *table.get(9)?])));
    match licence.unwrap_or(0) {
        // When several bits are set, the least restrictive counts.
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
