//! Fonts made for tests from an embedded one, with characters that no embedded font has: no other font is at hand on
//! every machine.

/// What differs from IBM Plex Sans.
#[derive(Default)]
pub struct Changes {
    /// Another number of units per em.
    pub units_per_em: Option<u16>,
    /// Other licence bits.
    pub licence: Option<u16>,
    /// A table that is left out.
    pub without: Option<&'static [u8; 4]>,
}

/// The runes ᚠ to ᛏ, in the shapes of some Latin letters.
pub const RUNES: std::ops::RangeInclusive<char> = '\u{16a0}'..='\u{16cf}';

/// A font file that has runes and no other characters.
pub fn runes(changes: &Changes) -> Vec<u8> {
    let font = include_bytes!("../../assets/fonts/IBMPlexSans-Regular.ttf");
    let number = |at: usize| u32::from_be_bytes([font[at], font[at + 1], font[at + 2], font[at + 3]]);
    let count = usize::from(u16::from_be_bytes([font[4], font[5]]));
    let mut tables: Vec<([u8; 4], Vec<u8>)> = Vec::new();
    for record in (0..count).map(|index| 12 + 16 * index) {
        let tag = [font[record], font[record + 1], font[record + 2], font[record + 3]];
        let (start, length) = (number(record + 8) as usize, number(record + 12) as usize);
        let mut table = font[start..start + length].to_vec();
        let mut set = |at: usize, value: Option<u16>| {
            if let Some(value) = value {
                table[at..at + 2].copy_from_slice(&value.to_be_bytes());
            }
        };
        match &tag {
            b"head" => set(18, changes.units_per_em),
            b"OS/2" => set(8, changes.licence),
            b"cmap" => table = character_map(),
            // Substitutions know the old characters.
            b"GSUB" => continue,
            _ => {}
        }
        if changes.without != Some(&tag) {
            tables.push((tag, table));
        }
    }
    assemble(&tables)
}

/// A table `cmap` with a subtable of format 12: the runes are the glyphs from 40 on.
fn character_map() -> Vec<u8> {
    let (first, last) = (u32::from(*RUNES.start()), u32::from(*RUNES.end()));
    let mut map: Vec<u8> = [0u16, 1, 3, 10].iter().flat_map(|part| part.to_be_bytes()).collect();
    map.extend(12u32.to_be_bytes());
    map.extend([12u16, 0].iter().flat_map(|part| part.to_be_bytes()));
    map.extend([28u32, 0, 1, first, last, 40].iter().flat_map(|part| part.to_be_bytes()));
    map
}

fn assemble(tables: &[([u8; 4], Vec<u8>)]) -> Vec<u8> {
    let mut file = vec![0, 1, 0, 0];
    file.extend((tables.len() as u16).to_be_bytes());
    file.extend([0; 6]);
    let mut at = 12 + 16 * tables.len();
    for (tag, table) in tables {
        file.extend(tag);
        file.extend(0u32.to_be_bytes());
        file.extend((at as u32).to_be_bytes());
        file.extend((table.len() as u32).to_be_bytes());
        at += table.len().next_multiple_of(4);
    }
    for (_, table) in tables {
        file.extend(table);
        file.resize(file.len().next_multiple_of(4), 0);
    }
    file
}
