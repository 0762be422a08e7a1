//! Which text each glyph of a font stands for (a ToUnicode `CMap`: ISO 32000-1 §9.10.3, Adobe Technical Note 5411), in few bytes:
//! where texts follow each other as their codes do, one range says so. Ranges with a list of texts would be shorter still, but
//! validators take them for a mistake.

use std::collections::BTreeMap;
use std::fmt::Write;

use lopdf::{Document, Object, ObjectId};

use super::messages;
use super::subset::Subsets;
use super::write_error::WriteError;

/// A code with its text in hexadecimal UTF-16.
type Entry = (u16, String);

/// The most lines in one block (Technical Note 5411 §1.4.2, 1.4.3).
const LINES_PER_BLOCK: usize = 100;

/// What is before and behind the mappings, spaced as in the examples of Technical Note 5411: some programs read nothing else.
const HEAD: &str = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
    /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n\
    /CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
const FOOT: &str = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";

/// Gives each font of a document the map of its subset.
///
/// # Errors
/// A subset that no font of the document has the name of, or a font without a map.
pub(super) fn write(document: &mut Document, subsets: &Subsets) -> Result<(), WriteError> {
    let maps = maps(document);
    for subset in subsets.fonts.values() {
        let map = maps.get(subset.name.as_bytes()).and_then(|id| document.objects.get_mut(id));
        let Some(Object::Stream(stream)) = map else {
            return Err(WriteError::Subset { face: subset.name.clone(), reason: messages::subset_unused() });
        };
        let glyphs = subset.glyphs.iter().map(|glyph| (glyph.id, glyph.text.as_str()));
        stream.set_content(character_map(glyphs).into_bytes());
    }
    Ok(())
}

/// The maps of a document's fonts by the names of these.
fn maps(document: &Document) -> BTreeMap<Vec<u8>, ObjectId> {
    let fonts = document.objects.values().filter_map(|object| object.as_dict().ok());
    let of_font = |font: &lopdf::Dictionary| {
        let map = font.get(b"ToUnicode").and_then(Object::as_reference).ok()?;
        Some((font.get(b"BaseFont").and_then(Object::as_name).ok()?.to_owned(), map))
    };
    fonts.filter_map(of_font).collect()
}

/// A map from codes, in ascending order and each once, to their texts. A code without a text isn't in it.
pub fn character_map<'t>(texts: impl Iterator<Item = (u16, &'t str)>) -> String {
    let entry = |(code, text): (u16, &str)| (code, text.encode_utf16().fold(String::new(), add_unit));
    let entries: Vec<Entry> = texts.filter(|(_, text)| !text.is_empty()).map(entry).collect();
    written(&entries)
}

fn add_unit(mut text: String, unit: u16) -> String {
    // Writing to a string can't fail.
    let _ = write!(text, "{unit:04X}");
    text
}

fn written(entries: &[Entry]) -> String {
    let runs = entries.chunk_by(|(one, text), (next, other)| {
        // Codes, and texts, of one range differ in their last byte only.
        one.checked_add(1) == Some(*next) && one >> 8 == next >> 8 && follows(text, other)
    });
    let (ranges, single): (Vec<&[Entry]>, Vec<&[Entry]>) = runs.partition(|run| run.len() > 1);
    let ranges: Vec<String> = ranges
        .into_iter()
        .map(|run| format!("<{:04X}> <{:04X}> <{}>\n", run[0].0, run[run.len() - 1].0, run[0].1))
        .collect();
    let single: Vec<String> =
        single.into_iter().flatten().map(|(code, text)| format!("<{code:04X}> <{text}>\n")).collect();
    let mut map = HEAD.to_owned();
    for (lines, kind) in [(ranges, "bfrange"), (single, "bfchar")] {
        for block in lines.chunks(LINES_PER_BLOCK) {
            // Writing to a string can't fail.
            let _ = write!(map, "{} begin{kind}\n{}end{kind}\n", block.len(), block.concat());
        }
    }
    map + FOOT
}

/// Whether a text of one unit is followed by another in the same row of Unicode.
fn follows(text: &str, other: &str) -> bool {
    let unit = |text: &str| (text.len() == 4).then(|| u16::from_str_radix(text, 16).ok()).flatten();
    let (Some(text), Some(other)) = (unit(text), unit(other)) else { return false };
    text.checked_add(1) == Some(other) && text >> 8 == other >> 8
}
