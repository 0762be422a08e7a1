//! Which text each glyph of a font stands for (a ToUnicode `CMap`: ISO 32000-1 §9.10.3, Adobe Technical Note 5411), in few bytes.
//! printpdf writes the code of each glyph beside its text; where texts follow each other as their codes do, one range says the same. Ranges
//! with a list of texts would be shorter still, but validators take them for a mistake.

use std::fmt::Write;

use lopdf::{Document, ObjectId};

/// A code with its text, in hexadecimal UTF-16.
type Entry<'a> = (u16, &'a str);

/// The most lines in one block (Technical Note 5411 §1.4.2, 1.4.3).
const LINES_PER_BLOCK: usize = 100;

/// What is before and behind the mappings, spaced as in the examples of Technical Note 5411: some programs read nothing else.
const HEAD: &str = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
    /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n\
    /CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
const FOOT: &str = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";

/// Writes the maps of all fonts in this form. One that is built in another way stays as it is.
pub(super) fn shorten(document: &mut Document) {
    let fonts = document.objects.values().filter_map(|object| object.as_dict().ok());
    let of_font =
        |font: &lopdf::Dictionary| font.get(b"ToUnicode").and_then(lopdf::Object::as_reference).ok();
    let maps: Vec<ObjectId> = fonts.filter_map(of_font).collect();
    for id in maps {
        let Some(stream) = document.objects.get_mut(&id).and_then(|object| object.as_stream_mut().ok())
        else {
            continue;
        };
        if stream.dict.has(b"Filter") {
            continue;
        }
        let shortened = std::str::from_utf8(&stream.content).ok().and_then(shortened);
        if let Some(map) = shortened {
            stream.set_content(map.into_bytes());
        }
    }
}

/// The map in this form; none where something else than single codes is in it.
pub fn shortened(map: &str) -> Option<String> {
    let mut entries: Vec<Entry<'_>> = Vec::new();
    let mut rest = map;
    while let Some((_, block)) = rest.split_once("beginbfchar") {
        let (block, after) = block.split_once("endbfchar")?;
        let mut words = block.split_whitespace();
        while let Some(code) = words.next() {
            let text = hexadecimal(words.next()?)?;
            entries.push((u16::from_str_radix(hexadecimal(code)?, 16).ok()?, text));
        }
        rest = after;
    }
    if map.contains("bfrange") || entries.is_empty() {
        return None;
    }
    entries.sort_by_key(|(code, _)| *code);
    // A code twice would be a map that says two things.
    if entries.windows(2).any(|pair| pair[0].0 == pair[1].0) {
        return None;
    }
    Some(written(&entries))
}

fn hexadecimal(word: &str) -> Option<&str> {
    let digits = word.strip_prefix('<')?.strip_suffix('>')?;
    let is_text =
        !digits.is_empty() && digits.len() % 4 == 0 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_text.then_some(digits)
}

fn written(entries: &[Entry<'_>]) -> String {
    let runs = entries.chunk_by(|(one, text), (next, other)| {
        // Codes, and texts, of one range differ in their last byte only.
        one.checked_add(1) == Some(*next) && one >> 8 == next >> 8 && follows(text, other)
    });
    let (ranges, single): (Vec<&[Entry<'_>]>, Vec<&[Entry<'_>]>) = runs.partition(|run| run.len() > 1);
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
