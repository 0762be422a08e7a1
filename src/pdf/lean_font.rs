//! Font files without what a PDF has no use for: names of the font and of its glyphs, which the PDF gives itself (ISO 32000-1 §9.9),
//! what printers of PostScript ask for, instructions that fit outlines to coarse screens, and the outline of the glyph for what a font lacks, which no page may show
//! (ISO 19005-3 §6.2.11.8).
//!
//! The tables are those of OpenType 1.9: `glyf`, `loca`, `head`, `maxp`, `post`.

/// Whether instructions are kept. A house's own font may draw its glyphs with them; those of the embedded fonts only move points
/// to the pixels of old screens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Instructions {
    /// They are.
    Kept,
    /// They are left out.
    LeftOut,
}

/// The tables of instructions that all glyphs share.
const SHARED_INSTRUCTIONS: [&[u8; 4]; 3] = [b"cvt ", b"fpgm", b"prep"];
/// The length of a `post` table without names of glyphs (version 3).
const POST: usize = 32;
/// From `maxTwilightPoints` to `maxSizeOfInstructions` in `maxp`.
const LIMITS_OF_INSTRUCTIONS: std::ops::Range<usize> = 16..28;
/// When a font was made and changed last, in `head`.
const DATES: std::ops::Range<usize> = 20..36;
/// What the sum of a whole file is subtracted from.
const WHOLE: u32 = 0xB1B0_AFBA;

/// The font without those parts; none where it isn't built as its tables say.
pub fn lean(font: &[u8], instructions: Instructions) -> Option<Vec<u8>> {
    let mut tables = tables(font)?;
    tables.retain(|(tag, _)| tag != b"name");
    if let Some((_, post)) = tables.iter_mut().find(|(tag, _)| tag == b"post") {
        post.truncate(POST);
        post.get_mut(..4)?.copy_from_slice(&0x0003_0000_u32.to_be_bytes());
    }
    if instructions == Instructions::LeftOut && tables.iter().any(|(tag, _)| tag == b"glyf") {
        tables.retain(|(tag, _)| !SHARED_INSTRUCTIONS.contains(&tag) && tag != b"post");
        let head = tables.iter_mut().find(|(tag, _)| tag == b"head");
        head.and_then(|(_, head)| head.get_mut(DATES))?.fill(0);
        leave_out_instructions(&mut tables)?;
    }
    write(font.get(..4)?, &mut tables)
}

type Table = ([u8; 4], Vec<u8>);

fn tables(font: &[u8]) -> Option<Vec<Table>> {
    let count = usize::from(short(font, 4)?);
    let table = |index: usize| {
        let entry = 12 + 16 * index;
        let tag = font.get(entry..entry + 4)?.try_into().ok()?;
        let at = long(font, entry + 8)?;
        Some((tag, font.get(at..at.checked_add(long(font, entry + 12)?)?)?.to_vec()))
    };
    (0..count).map(table).collect()
}

fn leave_out_instructions(tables: &mut [Table]) -> Option<()> {
    let find = |tag: &[u8; 4]| tables.iter().position(|(own, _)| own == tag);
    let (glyf, loca, head, maxp) = (find(b"glyf")?, find(b"loca")?, find(b"head")?, find(b"maxp")?);
    let is_long = short(&tables[head].1, 50)? == 1;
    let place = |index: usize| match is_long {
        true => long(&tables[loca].1, index * 4),
        false => Some(usize::from(short(&tables[loca].1, index * 2)?) * 2),
    };
    let count = usize::from(short(&tables[maxp].1, 4)?);
    let (mut outlines, mut places) = (Vec::with_capacity(tables[glyf].1.len()), Vec::new());
    for index in 0..=count {
        match is_long {
            true => places.extend(u32::try_from(outlines.len()).ok()?.to_be_bytes()),
            false => places.extend(u16::try_from(outlines.len() / 2).ok()?.to_be_bytes()),
        }
        if (1..count).contains(&index) {
            let glyph = tables[glyf].1.get(place(index)?..place(index + 1)?)?;
            outlines.extend(without_instructions(glyph)?);
            // A short place counts pairs of bytes.
            outlines.extend(std::iter::repeat_n(0, outlines.len() % 2));
        }
    }
    tables[glyf].1 = outlines;
    tables[loca].1 = places;
    tables[maxp].1.get_mut(LIMITS_OF_INSTRUCTIONS)?.fill(0);
    Some(())
}

/// A glyph without its instructions.
fn without_instructions(glyph: &[u8]) -> Option<Vec<u8>> {
    if glyph.is_empty() {
        return Some(Vec::new());
    }
    let contours = i16::from_be_bytes(glyph.get(..2)?.try_into().ok()?);
    let Ok(contours) = usize::try_from(contours) else { return composite(glyph) };
    let length_at = 10 + 2 * contours;
    let rest = length_at + 2 + usize::from(short(glyph, length_at)?);
    Some([glyph.get(..length_at)?, &[0, 0], glyph.get(rest..)?].concat())
}

/// A glyph that is made of others.
fn composite(glyph: &[u8]) -> Option<Vec<u8>> {
    const WORDS: u16 = 0x1;
    const SCALE: u16 = 0x8;
    const MORE: u16 = 0x20;
    const TWO_SCALES: u16 = 0x40;
    const MATRIX: u16 = 0x80;
    const HAS_INSTRUCTIONS: u16 = 0x100;
    let mut glyph = glyph.to_vec();
    let mut at = 10;
    loop {
        let flags = short(&glyph, at)?;
        glyph.get_mut(at..at + 2)?.copy_from_slice(&(flags & !HAS_INSTRUCTIONS).to_be_bytes());
        at += if flags & WORDS != 0 { 8 } else { 6 };
        at += match flags {
            flags if flags & SCALE != 0 => 2,
            flags if flags & TWO_SCALES != 0 => 4,
            flags if flags & MATRIX != 0 => 8,
            _ => 0,
        };
        if flags & MORE == 0 {
            glyph.get(..at)?;
            glyph.truncate(at);
            return Some(glyph);
        }
    }
}

fn write(version: &[u8], tables: &mut [Table]) -> Option<Vec<u8>> {
    tables.sort_by_key(|(tag, _)| *tag);
    if let Some((_, head)) = tables.iter_mut().find(|(tag, _)| tag == b"head") {
        head.get_mut(8..12)?.fill(0);
    }
    let count = u16::try_from(tables.len()).ok()?;
    let power = count.checked_ilog2()?;
    let range = 16 << power;
    let mut font = version.to_vec();
    for number in [count, range, u16::try_from(power).ok()?, count * 16 - range] {
        font.extend(number.to_be_bytes());
    }
    let mut at = 12 + 16 * tables.len();
    for (tag, table) in tables.iter() {
        font.extend(tag);
        for number in [sum(table), u32::try_from(at).ok()?, u32::try_from(table.len()).ok()?] {
            font.extend(number.to_be_bytes());
        }
        at += table.len().next_multiple_of(4);
    }
    let mut head_at = None;
    for (tag, table) in tables.iter() {
        head_at = if tag == b"head" { Some(font.len()) } else { head_at };
        font.extend(table);
        font.resize(font.len().next_multiple_of(4), 0);
    }
    if let Some(head_at) = head_at {
        let adjustment = WHOLE.wrapping_sub(sum(&font)).to_be_bytes();
        font.get_mut(head_at + 8..head_at + 12)?.copy_from_slice(&adjustment);
    }
    Some(font)
}

/// The sum of a table's numbers of four bytes, the last one filled up with zeros.
fn sum(table: &[u8]) -> u32 {
    table.chunks(4).fold(0, |sum: u32, chunk| {
        let mut number = [0; 4];
        number[..chunk.len()].copy_from_slice(chunk);
        sum.wrapping_add(u32::from_be_bytes(number))
    })
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

fn long(bytes: &[u8], at: usize) -> Option<usize> {
    let number = u32::from_be_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?);
    usize::try_from(number).ok()
}
