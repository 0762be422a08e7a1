//! Whether a font file can be used, by its tables (ISO/IEC 14496-22), and which face of a collection is meant.

/// Why a font file isn't used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FontFault {
    /// It isn't a font, or it is damaged.
    Unreadable,
    /// It holds these fonts, and the theme names none of them.
    Collection(Vec<String>),
    /// It holds these fonts, and none of the name that the theme gives.
    NoFace(Vec<String>),
    /// Its outlines are those of a later form of PostScript, which a PDF can't hold.
    PostScript,
    /// Its licence forbids embedding it.
    Restricted,
    /// Its licence forbids embedding a part of it.
    NoSubset,
    /// Its licence allows only bitmaps to be embedded.
    BitmapOnly,
}

/// The most faces of a collection.
const MOST_FACES: usize = 64;

/// The name of a file and that of a face in it, as a theme writes them: `NotoSansCJK.ttc#Noto Sans CJK JP`.
pub fn file_and_face(named: &str) -> (&str, Option<&str>) {
    named.split_once('#').map_or((named, None), |(file, face)| (file, Some(face.trim())))
}

/// Checks a font file by its table directory and the licence bits of its table `OS/2` (`fsType`); returns which of its faces is meant.
pub(super) fn judge(bytes: &[u8], named: &str) -> Result<u32, FontFault> {
    let index = face_of(bytes, file_and_face(named).1)?;
    let font = FontTables::at(bytes, index).ok_or(FontFault::Unreadable)?;
    for needed in [b"head", b"hhea", b"hmtx", b"maxp", b"cmap"] {
        font.table(needed).ok_or(FontFault::Unreadable)?;
    }
    match (font.table(b"glyf"), font.table(b"CFF "), font.table(b"CFF2")) {
        (Some(_), ..) | (_, Some(_), _) => {}
        (.., Some(_)) => return Err(FontFault::PostScript),
        _ => return Err(FontFault::Unreadable),
    }
    // A font without the table doesn't forbid embedding.
    match font.table(b"OS/2").and_then(|table| number(table, 8)).unwrap_or(0) {
        // When several bits are set, the least restrictive counts.
        bits if bits & 0x000e == 0x0002 => Err(FontFault::Restricted),
        bits if bits & 0x0100 != 0 => Err(FontFault::NoSubset),
        bits if bits & 0x0200 != 0 => Err(FontFault::BitmapOnly),
        _ => Ok(index),
    }
}

/// The height of capitals in thousandths of an em, where the font says it.
pub(super) fn cap_height(bytes: &[u8], index: u32) -> Option<i32> {
    let font = FontTables::at(bytes, index)?;
    let per_em = i32::from(number(font.table(b"head")?, 18)?);
    let table = font.table(b"OS/2")?;
    let height = number(table, 88).filter(|_| number(table, 0).is_some_and(|version| version >= 2))?;
    (per_em > 0 && height > 0).then(|| i32::from(height) * 1000 / per_em)
}

/// The index of the face that is meant.
fn face_of(bytes: &[u8], face: Option<&str>) -> Result<u32, FontFault> {
    let count = match bytes.get(..4) {
        Some(b"ttcf") => long(bytes, 8).filter(|count| (1..=MOST_FACES).contains(count)),
        Some(b"OTTO" | b"\0\x01\0\0" | b"true") => Some(1),
        _ => None,
    };
    let count = u32::try_from(count.ok_or(FontFault::Unreadable)?).map_err(|_| FontFault::Unreadable)?;
    let names: Vec<Vec<String>> = (0..count)
        .map(|index| FontTables::at(bytes, index).map_or_else(Vec::new, |font| font.names()))
        .collect();
    let told = || names.iter().filter_map(|names| names.first().cloned()).collect();
    match face {
        None if count == 1 => Ok(0),
        None => Err(FontFault::Collection(told())),
        Some(face) => {
            let same = |name: &String| name.eq_ignore_ascii_case(face);
            let found = names.iter().position(|names| names.iter().any(same));
            let found = found.and_then(|index| u32::try_from(index).ok());
            found.ok_or_else(|| FontFault::NoFace(told()))
        }
    }
}

/// The tables of one font of a file.
struct FontTables<'a> {
    bytes: &'a [u8],
    directory: usize,
}

impl<'a> FontTables<'a> {
    fn at(bytes: &'a [u8], index: u32) -> Option<Self> {
        let directory = match bytes.get(..4)? {
            b"ttcf" => long(bytes, 12 + 4 * usize::try_from(index).ok()?)?,
            _ => 0,
        };
        Some(Self { bytes, directory })
    }

    /// A table of the font.
    fn table(&self, tag: &[u8; 4]) -> Option<&'a [u8]> {
        let count = usize::from(number(self.bytes, self.directory.checked_add(4)?)?);
        let records = self.bytes.get(self.directory.checked_add(12)?..)?.chunks_exact(16).take(count);
        let record = records.into_iter().find(|record| record[..4] == *tag)?;
        let (start, length) = (long(record, 8)?, long(record, 12)?);
        self.bytes.get(start..start.checked_add(length)?)
    }

    /// The full name, the families and the name in PostScript, in whatever languages the font has them.
    fn names(&self) -> Vec<String> {
        let Some(table) = self.table(b"name") else { return Vec::new() };
        let (Some(count), Some(texts)) = (number(table, 2), number(table, 4)) else { return Vec::new() };
        let records = table.get(6..).unwrap_or_default().chunks_exact(12).take(usize::from(count));
        let mut found: Vec<(u16, String)> = Vec::new();
        for record in records {
            let part = |at: usize| number(record, at).map_or(0, usize::from);
            let (platform, kind) = (part(0), part(6));
            let start = usize::from(texts) + part(10);
            let Some(text) = table.get(start..start + part(8)) else { continue };
            let order = match kind {
                4 => 0,
                1 => 1,
                16 => 2,
                6 => 3,
                _ => continue,
            };
            let text = match platform {
                0 | 3 => {
                    let units: Vec<u16> =
                        text.chunks_exact(2).map(|two| u16::from_be_bytes([two[0], two[1]])).collect();
                    String::from_utf16(&units).ok()
                }
                _ => Some(text)
                    .filter(|text| text.is_ascii())
                    .map(|text| String::from_utf8_lossy(text).into_owned()),
            };
            if let Some(text) = text.filter(|text| !text.is_empty()) {
                found.push((order, text));
            }
        }
        found.sort_by_key(|(order, text)| (*order, !text.is_ascii()));
        found.into_iter().map(|(_, text)| text).collect()
    }
}

fn number(bytes: &[u8], at: usize) -> Option<u16> {
    let two: [u8; 2] = bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
    Some(u16::from_be_bytes(two))
}

fn long(bytes: &[u8], at: usize) -> Option<usize> {
    let four: [u8; 4] = bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
    usize::try_from(u32::from_be_bytes(four)).ok()
}
