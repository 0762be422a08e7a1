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
    /// The characters that it has, where it has others than runes.
    pub characters: Option<String>,
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
            b"cmap" => table = character_map(changes.characters.as_deref()),
            // Substitutions know the old characters.
            b"GSUB" => continue,
            _ => {}
        }
        if changes.without != Some(&tag) {
            tables.push((tag, table));
        }
    }
    assemble(&tables, 0)
}

/// A table `cmap` with a subtable of format 12: the runes, or the characters of a text, are the glyphs from 40 on.
fn character_map(characters: Option<&str>) -> Vec<u8> {
    let mut codes: Vec<u32> = match characters {
        None => RUNES.map(u32::from).collect(),
        Some(text) => text.chars().map(u32::from).collect(),
    };
    codes.sort_unstable();
    codes.dedup();
    let count = codes.len() as u32;
    let groups = codes.into_iter().zip(40..).flat_map(|(code, glyph)| [code, code, glyph]);
    let mut map: Vec<u8> = [0u16, 1, 3, 10].iter().flat_map(|part| part.to_be_bytes()).collect();
    map.extend(12u32.to_be_bytes());
    map.extend([12u16, 0].iter().flat_map(|part| part.to_be_bytes()));
    map.extend([16 + 12 * count, 0, count].into_iter().chain(groups).flat_map(u32::to_be_bytes));
    map
}

/// A font of PostScript outlines (OpenType, Adobe Technical Note 5176): the runes, each of them a rectangle.
pub fn postscript_runes() -> Vec<u8> {
    const GLYPHS: u16 = 100;
    let keep = [*b"head", *b"hhea", *b"hmtx", *b"OS/2", *b"name", *b"post"];
    let mut tables = vec![(*b"CFF ", compact_outlines(GLYPHS)), (*b"cmap", character_map(None))];
    for (tag, mut table) in tables_of(include_bytes!("../../assets/fonts/IBMPlexSans-Regular.ttf")) {
        match &tag {
            b"hhea" => table[34..36].copy_from_slice(&GLYPHS.to_be_bytes()),
            b"hmtx" => table = (0..GLYPHS).flat_map(|_| [2, 88, 0, 0]).collect(),
            // Without names of glyphs.
            b"post" => {
                table.truncate(32);
                table[..4].copy_from_slice(&[0, 3, 0, 0]);
            }
            _ => {}
        }
        if keep.contains(&tag) {
            tables.push((tag, table));
        }
    }
    tables.push((*b"maxp", [vec![0, 0, 0x50, 0], GLYPHS.to_be_bytes().to_vec()].concat()));
    tables.sort();
    let mut font = assemble(&tables, 0);
    font[..4].copy_from_slice(b"OTTO");
    font
}

/// A table `CFF ` of rectangles, each of a height of its own.
fn compact_outlines(glyphs: u16) -> Vec<u8> {
    // Two bytes of count, then an offset of two bytes for each item and one more, counted from 1.
    let index = |items: &[Vec<u8>]| -> Vec<u8> {
        let mut index = u16::try_from(items.len()).unwrap_or(0).to_be_bytes().to_vec();
        if !items.is_empty() {
            index.push(2);
            let mut at = 1_u16;
            index.extend(at.to_be_bytes());
            for item in items {
                at += u16::try_from(item.len()).unwrap_or(0);
                index.extend(at.to_be_bytes());
            }
            index.extend(items.concat());
        }
        index
    };
    // An integer of five bytes, so that the table is as long whatever the number is.
    let long = |number: usize| [vec![29], i32::try_from(number).unwrap_or(0).to_be_bytes().to_vec()].concat();
    let short = |number: i32| [vec![28], i16::try_from(number).unwrap_or(0).to_be_bytes().to_vec()].concat();
    let head = [vec![1, 0, 4, 2], index(&[b"MadeRunes".to_vec()])].concat();
    let top = |shapes: usize, private: usize| {
        index(&[[long(shapes), vec![17], long(4), long(private), vec![18]].concat()])
    };
    // No strings of its own and no subroutines.
    let rest = [index(&[]), index(&[])].concat();
    let rectangle = |glyph: u16| {
        let sides = [
            [short(80), short(0), vec![21]].concat(),
            [short(400), vec![6]].concat(),
            [short(600 + i32::from(glyph)), vec![7]].concat(),
            [short(-400), vec![6], vec![14]].concat(),
        ];
        sides.concat()
    };
    let shapes = index(&(0..glyphs).map(rectangle).collect::<Vec<_>>());
    let start = head.len() + top(0, 0).len() + rest.len();
    // Each is as wide as `hmtx` says.
    let width = [short(600), vec![20]].concat();
    [head, top(start, start + shapes.len()), rest, shapes, width].concat()
}

/// A collection of fonts, each under a name of its own.
pub fn collection(fonts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = [b"ttcf".to_vec(), vec![0, 1, 0, 0]].concat();
    file.extend(u32::try_from(fonts.len()).unwrap_or(0).to_be_bytes());
    let directory = file.len();
    file.resize(directory + 4 * fonts.len(), 0);
    for (index, (name, font)) in fonts.iter().enumerate() {
        let start = file.len();
        file[directory + 4 * index..][..4].copy_from_slice(&u32::try_from(start).unwrap_or(0).to_be_bytes());
        let mut tables = tables_of(font);
        for (tag, table) in &mut tables {
            if tag == b"name" {
                *table = full_name(name);
            }
        }
        file.extend(assemble(&tables, start));
    }
    file
}

/// A table `name` with nothing but a full name, in UTF-16.
fn full_name(name: &str) -> Vec<u8> {
    let text: Vec<u8> = name.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let length = u16::try_from(text.len()).unwrap_or(0);
    let numbers = [0, 1, 18, 3, 1, 0x409, 4, length, 0];
    [numbers.iter().flat_map(|number: &u16| number.to_be_bytes()).collect(), text].concat()
}

/// The tables of a font file, by their tags.
fn tables_of(font: &[u8]) -> Vec<([u8; 4], Vec<u8>)> {
    let number =
        |at: usize| u32::from_be_bytes([font[at], font[at + 1], font[at + 2], font[at + 3]]) as usize;
    let count = usize::from(u16::from_be_bytes([font[4], font[5]]));
    let records = (0..count).map(|index| 12 + 16 * index);
    let table = |at: usize| {
        let tag = [font[at], font[at + 1], font[at + 2], font[at + 3]];
        (tag, font[number(at + 8)..number(at + 8) + number(at + 12)].to_vec())
    };
    records.map(table).collect()
}

/// A font file of these tables, which begins at a place of its collection.
fn assemble(tables: &[([u8; 4], Vec<u8>)], start: usize) -> Vec<u8> {
    let mut file = vec![0, 1, 0, 0];
    file.extend((tables.len() as u16).to_be_bytes());
    file.extend([0; 6]);
    let mut at = start + 12 + 16 * tables.len();
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
