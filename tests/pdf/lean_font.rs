//! Font files as they are embedded: every glyph is drawn and as wide as before, and what a PDF has no use for isn't there.

#![expect(
    clippy::unwrap_used,
    reason = "a helper that panics fails its test; clippy exempts only functions marked #[test]"
)]

use std::fs;

use factbrief::page::Fonts;
use factbrief::pdf::internals::{Instructions, lean};
use ttf_parser::{Face, GlyphId, OutlineBuilder, Tag};

use crate::support::repo::repo;

/// What is drawn of a glyph, piece by piece.
#[derive(Default, PartialEq, Debug)]
struct Drawn(Vec<(char, [f32; 4])>);

impl OutlineBuilder for Drawn {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.push(('m', [x, y, 0.0, 0.0]));
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.0.push(('l', [x, y, 0.0, 0.0]));
    }
    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.0.push(('q', [x1, y1, x, y]));
    }
    fn curve_to(&mut self, _: f32, _: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.0.push(('c', [x2, y2, x, y]));
    }
    fn close(&mut self) {
        self.0.push(('z', [0.0; 4]));
    }
}

fn drawn(face: &Face<'_>, glyph: u16) -> Drawn {
    let mut drawn = Drawn::default();
    face.outline_glyph(GlyphId(glyph), &mut drawn);
    drawn
}

fn table<'a>(face: &Face<'a>, tag: &[u8; 4]) -> Option<&'a [u8]> {
    face.raw_face().table(Tag::from_bytes(tag))
}

/// The sum of a file's numbers of four bytes.
fn sum(font: &[u8]) -> u32 {
    let number = |four: &[u8]| u32::from_be_bytes(four.try_into().unwrap());
    font.chunks(4).map(number).fold(0, u32::wrapping_add)
}

/// How many bytes of instructions the simple glyphs of a font have.
fn instructions(face: &Face<'_>) -> usize {
    let (glyf, loca) = (table(face, b"glyf").unwrap(), table(face, b"loca").unwrap());
    let is_long =
        face.tables().head.index_to_location_format == ttf_parser::head::IndexToLocationFormat::Long;
    let place = |index: usize| match is_long {
        true => u32::from_be_bytes(loca[index * 4..][..4].try_into().unwrap()) as usize,
        false => usize::from(u16::from_be_bytes(loca[index * 2..][..2].try_into().unwrap())) * 2,
    };
    let of_glyph = |index: u16| {
        let glyph = &glyf[place(usize::from(index))..place(usize::from(index) + 1)];
        let contours = glyph.get(..2).map_or(-1, |two| i16::from_be_bytes(two.try_into().unwrap()));
        let at = 10 + 2 * usize::try_from(contours).ok()?;
        Some(usize::from(u16::from_be_bytes(glyph[at..at + 2].try_into().unwrap())))
    };
    (0..face.number_of_glyphs()).filter_map(of_glyph).sum()
}

#[test]
fn every_glyph_of_the_embedded_fonts_is_drawn_as_before() {
    let fonts = Fonts::embedded();
    let (mut before, mut composites) = (0, 0);
    for font in fonts.faces() {
        let (data, name) = (fonts.data(font), fonts.name(font));
        let bytes = lean(data, Instructions::LeftOut).unwrap_or_else(|| panic!("{name} can't be read"));
        let (old, new) = (Face::parse(data, 0).unwrap(), Face::parse(&bytes, 0).unwrap());
        assert_eq!(old.number_of_glyphs(), new.number_of_glyphs(), "{name}");
        for glyph in 0..old.number_of_glyphs() {
            // The first is for what a font lacks.
            let due = if glyph == 0 { Drawn::default() } else { drawn(&old, glyph) };
            assert_eq!(due, drawn(&new, glyph), "glyph {glyph} of {name}");
            assert_eq!(
                old.glyph_hor_advance(GlyphId(glyph)),
                new.glyph_hor_advance(GlyphId(glyph)),
                "glyph {glyph} of {name}"
            );
        }
        for tag in [b"name", b"post", b"fpgm", b"prep", b"cvt "] {
            assert!(table(&new, tag).is_none(), "{name}");
        }
        assert_eq!((instructions(&new), sum(&bytes)), (0, 0xB1B0_AFBA), "{name}");
        assert!(lean(&bytes, Instructions::LeftOut).unwrap() == bytes, "{name}");
        before += instructions(&old);
        let maxp = table(&old, b"maxp").unwrap();
        composites += usize::from(u16::from_be_bytes([maxp[28], maxp[29]]));
    }
    assert!(before > 10_000 && composites > 0, "{before} bytes of instructions, {composites} parts");
}

#[test]
fn a_font_of_a_house_keeps_its_instructions() {
    let fonts = Fonts::embedded();
    let hinted = fonts.faces().find(|&face| fonts.name(face) == "SourceSans3-Regular").unwrap();
    let bytes = lean(fonts.data(hinted), Instructions::Kept).unwrap();
    let (old, new) = (Face::parse(fonts.data(hinted), 0).unwrap(), Face::parse(&bytes, 0).unwrap());
    for tag in [b"fpgm", b"prep", b"cvt ", b"glyf", b"loca", b"maxp", b"hmtx"] {
        assert!(table(&old, tag) == table(&new, tag), "{tag:?}");
    }
    assert!(table(&new, b"name").is_none());
    assert_eq!(sum(&bytes), 0xB1B0_AFBA);
}

/// A glyph of two others with instructions behind them, in a font of three glyphs.
#[test]
fn instructions_behind_the_parts_of_a_glyph_go_too() {
    let square: Vec<u8> =
        [&[0, 1, 0, 0, 0, 0, 0, 9, 0, 9, 0, 2, 0, 3, 7, 7, 7][..], &[0x37, 0x37, 0x37, 9, 9, 9, 9][..]]
            .concat();
    let part = |flags: u16, offset: u8| [&flags.to_be_bytes()[..], &[0, 0, offset, 0]].concat();
    let whole: Vec<u8> =
        [&[0xff, 0xff, 0, 0, 0, 0, 0, 9, 0, 9][..], &part(0x0122, 3), &part(0x0102, 5), &[0, 2, 1, 1]]
            .concat();
    let (mut glyf, mut loca) = (Vec::new(), Vec::new());
    // The first is for what the font lacks.
    for glyph in [&square, &square, &whole] {
        glyf.extend(std::iter::repeat_n(0, glyf.len() % 2));
        loca.extend(u16::try_from(glyf.len() / 2).unwrap().to_be_bytes());
        glyf.extend(glyph);
    }
    loca.extend(u16::try_from(glyf.len() / 2).unwrap().to_be_bytes());
    let mut maxp = vec![0, 1, 0, 0, 0, 3];
    maxp.resize(32, 1);
    let tables: [(&[u8; 4], Vec<u8>); 4] =
        [(b"glyf", glyf), (b"head", vec![0; 54]), (b"loca", loca), (b"maxp", maxp)];
    let mut font = vec![0, 1, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0];
    let mut at = 12 + 16 * 4;
    for (tag, table) in &tables {
        font.extend(*tag);
        font.extend([0; 4]);
        font.extend(u32::try_from(at).unwrap().to_be_bytes());
        font.extend(u32::try_from(table.len()).unwrap().to_be_bytes());
        at += table.len();
    }
    tables.iter().for_each(|(_, table)| font.extend(table));
    let bytes = lean(&font, Instructions::LeftOut).unwrap();
    let raw = ttf_parser::RawFace::parse(&bytes, 0).unwrap();
    let glyf = raw.table(Tag::from_bytes(b"glyf")).unwrap();
    let shown: Vec<u8> = [
        &square[..12],
        &[0, 0],
        &square[17..],
        &[0],
        &[0xff, 0xff, 0, 0, 0, 0, 0, 9, 0, 9],
        &part(0x0022, 3),
        &part(0x0002, 5),
    ]
    .concat();
    assert_eq!(glyf, shown);
    assert!(raw.table(Tag::from_bytes(b"maxp")).unwrap()[16..28].iter().all(|byte| *byte == 0));
}

#[test]
fn a_font_that_is_cut_is_left_alone() {
    let fonts = Fonts::embedded();
    let data = fonts.data(fonts.faces().next().unwrap());
    for end in (0..data.len() - 4).step_by(1013) {
        assert!(lean(&data[..end], Instructions::LeftOut).is_none(), "{end}");
    }
}

#[test]
fn the_fonts_of_shipped_pages_hold_no_names_and_no_instructions() {
    let mut fonts = 0;
    for entry in fs::read_dir(repo("out/japan-sovereign-ai")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "pdf") {
            continue;
        }
        let pdf = lopdf::Document::load(&path).unwrap();
        let descriptors = pdf.objects.values().filter_map(|object| object.as_dict().ok());
        for descriptor in descriptors.filter(|entries| entries.has(b"FontFile2")) {
            let file = descriptor.get(b"FontFile2").unwrap().as_reference().unwrap();
            let file = pdf.get_object(file).unwrap().as_stream().unwrap().get_plain_content().unwrap();
            let raw = ttf_parser::RawFace::parse(&file, 0).unwrap();
            for tag in [b"name", b"fpgm", b"prep", b"cvt "] {
                assert!(raw.table(Tag::from_bytes(tag)).is_none(), "{}", path.display());
            }
            fonts += 1;
        }
    }
    assert!(fonts >= 18, "{fonts}");
}
