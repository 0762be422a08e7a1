//! A composite font of a PDF: its dictionaries, what its codes mean, and the font program itself.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::compact;

/// A font with all that belongs to it.
pub struct Font {
    pub dictionary: Dictionary,
    pub descendant: Dictionary,
    pub descriptor: Dictionary,
    /// The font program, unpacked.
    pub program: Option<Vec<u8>>,
    /// What its stream says about the program's length.
    pub length: Option<i64>,
    /// What its stream says that it is, where the program is of PostScript outlines.
    pub compact: Option<String>,
    /// The widths that the dictionary gives, in thousandths of an em.
    pub widths: BTreeMap<u16, f32>,
    /// The texts of codes.
    pub texts: BTreeMap<u16, String>,
    /// The advances of the program's glyphs, in thousandths of an em.
    pub advances: Vec<f32>,
}

impl Font {
    pub fn read(pdf: &Document, id: ObjectId) -> Option<Self> {
        let dictionary = pdf.get_dictionary(id).ok()?.clone();
        let descendant = dictionary.get_deref(b"DescendantFonts", pdf).and_then(Object::as_array).ok();
        let descendant =
            descendant.and_then(|fonts| fonts.first()).and_then(|font| pdf.dereference(font).ok());
        let descendant = descendant.and_then(|(_, font)| font.as_dict().ok()).cloned().unwrap_or_default();
        let descriptor = descendant.get_deref(b"FontDescriptor", pdf).and_then(Object::as_dict);
        let descriptor = descriptor.cloned().unwrap_or_default();
        let truetype = descriptor.get_deref(b"FontFile2", pdf).and_then(Object::as_stream).ok();
        let postscript = descriptor.get_deref(b"FontFile3", pdf).and_then(Object::as_stream).ok();
        let compact = postscript.map(|file| {
            let kind = file.dict.get_deref(b"Subtype", pdf).and_then(Object::as_name);
            kind.map(|name| String::from_utf8_lossy(name).into_owned()).unwrap_or_default()
        });
        let file = truetype.or(postscript);
        let program = file.and_then(|file| file.get_plain_content().ok());
        let length = file.and_then(|file| file.dict.get_deref(b"Length1", pdf).and_then(Object::as_i64).ok());
        let map = dictionary.get_deref(b"ToUnicode", pdf).and_then(Object::as_stream).ok();
        let map = map.and_then(|map| map.get_plain_content().ok()).unwrap_or_default();
        Some(Self {
            widths: widths(pdf, &descendant),
            texts: texts(&String::from_utf8_lossy(&map)),
            advances: program.as_deref().and_then(advances).unwrap_or_default(),
            dictionary,
            descendant,
            descriptor,
            program,
            length,
            compact,
        })
    }
}

/// The entry W of a CIDFont (ISO 32000-1 §9.7.4.3).
fn widths(pdf: &Document, descendant: &Dictionary) -> BTreeMap<u16, f32> {
    let mut found = BTreeMap::new();
    let Ok(items) = descendant.get_deref(b"W", pdf).and_then(Object::as_array) else { return found };
    let mut items = items.iter();
    while let Some(first) = items.next() {
        let first = first.as_i64().ok().and_then(|first| u16::try_from(first).ok()).unwrap_or(0);
        match items.next() {
            Some(Object::Array(row)) => {
                let row = row.iter().map(|width| width.as_float().unwrap_or(f32::NAN));
                found.extend((first..).zip(row));
            }
            Some(last) => {
                let last = last.as_i64().ok().and_then(|last| u16::try_from(last).ok()).unwrap_or(0);
                let width = items.next().and_then(|width| width.as_float().ok()).unwrap_or(f32::NAN);
                found.extend((first..=last).map(|code| (code, width)));
            }
            None => {}
        }
    }
    found
}

/// The mappings of a ToUnicode CMap (ISO 32000-1 §9.10.3): characters one by one, and ranges.
pub fn texts(map: &str) -> BTreeMap<u16, String> {
    let mut found = BTreeMap::new();
    let tokens: Vec<&str> = map
        .split_inclusive(['>', ']', '[', ' ', '\n', '\r'])
        .map(str::trim)
        .filter(|token| !token.is_empty())
        .collect();
    let code = |token: &str| u16::from_str_radix(token.trim_matches(['<', '>']), 16).unwrap_or(0);
    let mut at = 0;
    let mut in_range = false;
    while at < tokens.len() {
        match tokens[at] {
            "beginbfrange" => in_range = true,
            "endbfrange" => in_range = false,
            token if token.starts_with('<') && in_range && at + 2 < tokens.len() => {
                let (first, last) = (code(token), code(tokens[at + 1]));
                at += 2;
                if tokens[at] == "[" {
                    for each in first..=last {
                        at += 1;
                        found.insert(each, utf16(tokens.get(at).copied().unwrap_or_default(), 0));
                    }
                } else {
                    found.extend((first..=last).map(|each| (each, utf16(tokens[at], each - first))));
                }
            }
            token if token.starts_with('<') && at + 1 < tokens.len() && tokens[at + 1].starts_with('<') => {
                // A pair of one code and its text; the code space range is a pair too, but no single code.
                if token.len() == 6 && !map_is_codespace(&tokens, at) {
                    found.insert(code(token), utf16(tokens[at + 1], 0));
                }
                at += 1;
            }
            _ => {}
        }
        at += 1;
    }
    found
}

fn map_is_codespace(tokens: &[&str], at: usize) -> bool {
    at > 0 && tokens[at - 1] == "begincodespacerange"
}

/// A text in hexadecimal UTF-16, its last unit moved on by `plus`.
fn utf16(token: &str, plus: u16) -> String {
    let digits = token.trim_matches(['<', '>']);
    let mut units: Vec<u16> = digits
        .as_bytes()
        .chunks(4)
        .map(|unit| u16::from_str_radix(&String::from_utf8_lossy(unit), 16).unwrap_or(0xfffd))
        .collect();
    if let Some(last) = units.last_mut() {
        *last = last.wrapping_add(plus);
    }
    String::from_utf16_lossy(&units)
}

/// The advances of a program: of TrueType from `head`, `hhea`, `maxp` and `hmtx`.
fn advances(program: &[u8]) -> Option<Vec<f32>> {
    if compact::is_compact(program) {
        return compact::advances(program);
    }
    let short = |at: usize| Some(u16::from_be_bytes([*program.get(at)?, *program.get(at + 1)?]));
    let long = |at: usize| Some(usize::from(short(at)?) << 16 | usize::from(short(at + 2)?));
    let table = |tag: &[u8]| {
        let count = usize::from(short(4)?);
        (0..count)
            .map(|index| 12 + 16 * index)
            .find(|at| program.get(*at..at + 4) == Some(tag))
            .and_then(|at| long(at + 8))
    };
    let em = f32::from(short(table(b"head")? + 18)?);
    let count = usize::from(short(table(b"maxp")? + 4)?);
    let metrics = usize::from(short(table(b"hhea")? + 34)?).checked_sub(1)?;
    let start = table(b"hmtx")?;
    (0..count).map(|glyph| Some(f32::from(short(start + 4 * glyph.min(metrics))?) * 1000.0 / em)).collect()
}
