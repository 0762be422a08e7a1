//! The outlines of a font program's glyphs, and which glyph a character has: read from the tables, without any of the
//! libraries that the pages were made with.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use super::compact;

/// Contours of points; the flag says whether a point is on the curve.
pub type Outline = Vec<Vec<(i32, i32, bool)>>;

/// Texts that are printed by another glyph than a character of their own has, with the glyph that prints them: by the
/// character that has it, or by its name in the font where none has.
const SUBSTITUTES: &[(&str, Glyph)] = &[
    ("fi", Glyph::Of('ﬁ')),
    ("fl", Glyph::Of('ﬂ')),
    ("ff", Glyph::Named("f_f")),
    ("ffi", Glyph::Named("f_f_i")),
    ("ffj", Glyph::Named("f_f_j")),
    ("ffl", Glyph::Named("f_f_l")),
    ("fft", Glyph::Named("f_f_t")),
    ("fi", Glyph::Named("f_i")),
    ("fj", Glyph::Named("f_j")),
    ("fl", Glyph::Named("f_l")),
    ("ft", Glyph::Named("f_t")),
    // Noto Serif JP has digits of its own for Latin text, and these signs on half an em.
    ("0", Glyph::Number(16641)),
    ("1", Glyph::Number(16642)),
    ("2", Glyph::Number(16643)),
    ("3", Glyph::Number(16644)),
    ("4", Glyph::Number(16645)),
    ("5", Glyph::Number(16646)),
    ("6", Glyph::Number(16647)),
    ("7", Glyph::Number(16648)),
    ("8", Glyph::Number(16649)),
    ("9", Glyph::Number(16650)),
    ("，", Glyph::Number(16664)),
    ("．", Glyph::Number(16666)),
    ("（", Glyph::Number(16660)),
    ("）", Glyph::Number(16661)),
    ("［", Glyph::Number(16711)),
    ("］", Glyph::Number(16713)),
    ("｛", Glyph::Number(16743)),
    ("｝", Glyph::Number(16745)),
    // A dash of two ems is one stroke.
    ("—", Glyph::Of('―')),
    // Below an accent that isn't part of it.
    ("i", Glyph::Of('ı')),
    // On half an em.
    ("、", Glyph::Of('､')),
    ("。", Glyph::Of('｡')),
    ("「", Glyph::Of('｢')),
    ("」", Glyph::Of('｣')),
    ("，", Glyph::Named("comma.half")),
    ("．", Glyph::Named("period.half")),
    ("『", Glyph::Named("uni300E.half")),
    ("』", Glyph::Named("uni300F.half")),
    ("（", Glyph::Named("parenleft.half")),
    ("）", Glyph::Named("parenright.half")),
    ("【", Glyph::Named("uni3010.half")),
    ("】", Glyph::Named("uni3011.half")),
    ("〔", Glyph::Named("uni3014.half")),
    ("〕", Glyph::Named("uni3015.half")),
    ("〈", Glyph::Named("uni3008.half")),
    ("〉", Glyph::Named("uni3009.half")),
    ("《", Glyph::Named("uni300A.half")),
    ("》", Glyph::Named("uni300B.half")),
    ("［", Glyph::Named("bracketleft.half")),
    ("］", Glyph::Named("bracketright.half")),
    ("｛", Glyph::Named("braceleft.half")),
    ("｝", Glyph::Named("braceright.half")),
];

/// How a glyph is named here.
enum Glyph {
    Of(char),
    Named(&'static str),
    /// In a font without names.
    Number(u16),
}

/// Whether a glyph of a program draws what `text` is drawn with in the whole font: for blanks nothing.
pub fn draws(program: &[u8], glyph: u16, text: &str, whole: &[u8]) -> bool {
    let Some(drawn) = outline(program, glyph) else { return false };
    if text.chars().all(char::is_whitespace) {
        return !text.is_empty() && drawn.is_empty();
    }
    let is_drawn_by = |own: Option<u16>| {
        own.filter(|own| *own != 0).and_then(|own| outline(whole, own)).is_some_and(|own| own == drawn)
    };
    let mut composed = text.nfc();
    let own = match (composed.next(), composed.next()) {
        (Some(character), None) => character_glyph(whole, character),
        _ => None,
    };
    let substitutes = SUBSTITUTES.iter().filter(|(other, _)| *other == text).map(|(_, glyph)| match glyph {
        Glyph::Of(character) => character_glyph(whole, *character),
        Glyph::Named(name) => named_glyph(whole, name),
        Glyph::Number(number) => Some(*number),
    });
    !drawn.is_empty() && std::iter::once(own).chain(substitutes).any(is_drawn_by)
}

/// The contours of a glyph, those of a composite one put together; empty for one that draws nothing.
pub fn outline(program: &[u8], glyph: u16) -> Option<Outline> {
    if compact::is_compact(program) {
        return compact::outline(program, glyph);
    }
    if let Some(outlines) = table(program, b"CFF ") {
        return compact::outline(outlines, glyph);
    }
    let mut contours = Vec::new();
    add(program, glyph, &mut contours, 0)?;
    Some(contours)
}

fn add(program: &[u8], glyph: u16, contours: &mut Outline, depth: usize) -> Option<()> {
    let (head, loca, glyf) = (table(program, b"head")?, table(program, b"loca")?, table(program, b"glyf")?);
    let place = |index: usize| match short(head, 50)? {
        0 => Some(usize::from(short(loca, 2 * index)?) * 2),
        _ => long(loca, 4 * index),
    };
    let (start, end) = (place(usize::from(glyph))?, place(usize::from(glyph) + 1)?);
    if start == end {
        return Some(());
    }
    let data = glyf.get(start..end)?;
    match signed(data, 0)? {
        count @ 0.. => simple(data, usize::try_from(count).ok()?, contours),
        _ if depth > 5 => None,
        _ => composite(program, data, contours, depth),
    }
}

/// A glyph of contours of its own.
fn simple(data: &[u8], count: usize, contours: &mut Outline) -> Option<()> {
    let ends: Vec<usize> =
        (0..count).map(|index| short(data, 10 + 2 * index).map(usize::from)).collect::<Option<_>>()?;
    let points = ends.last().map_or(0, |last| last + 1);
    let mut at = 10 + 2 * count;
    at += 2 + usize::from(short(data, at)?);
    let mut flags = Vec::with_capacity(points);
    while flags.len() < points {
        let flag = *data.get(at)?;
        at += 1;
        let mut repeats = 1;
        if flag & 8 != 0 {
            repeats += usize::from(*data.get(at)?);
            at += 1;
        }
        flags.extend(std::iter::repeat_n(flag, repeats));
    }
    let mut read = |is_byte: u8, same: u8| {
        let mut value = 0;
        let mut values = Vec::with_capacity(points);
        for flag in &flags[..points] {
            if flag & is_byte != 0 {
                let step = i32::from(*data.get(at)?);
                value += if flag & same != 0 { step } else { -step };
                at += 1;
            } else if flag & same == 0 {
                value += i32::from(signed(data, at)?);
                at += 2;
            }
            values.push(value);
        }
        Some(values)
    };
    let (xs, ys) = (read(2, 16)?, read(4, 32)?);
    let mut first = 0;
    for end in ends {
        let contour =
            (first..=end).map(|point| Some((*xs.get(point)?, *ys.get(point)?, flags[point] & 1 != 0)));
        contours.push(contour.collect::<Option<_>>()?);
        first = end + 1;
    }
    Some(())
}

/// A glyph put together from others, each moved and perhaps scaled.
fn composite(program: &[u8], data: &[u8], contours: &mut Outline, depth: usize) -> Option<()> {
    let mut at = 10;
    loop {
        let (flags, part) = (short(data, at)?, short(data, at + 2)?);
        at += 4;
        let (x, y) = if flags & 1 != 0 {
            at += 4;
            (i32::from(signed(data, at - 4)?), i32::from(signed(data, at - 2)?))
        } else {
            at += 2;
            let byte = |at: usize| Some(i32::from(i8::from_be_bytes([*data.get(at)?])));
            (byte(at - 2)?, byte(at - 1)?)
        };
        let scales = match flags {
            _ if flags & 0x08 != 0 => 1,
            _ if flags & 0x40 != 0 => 2,
            _ if flags & 0x80 != 0 => 4,
            _ => 0,
        };
        let scale = (0..scales).map(|index| Some(f64::from(signed(data, at + 2 * index)?) / 16384.0));
        let scale: Vec<f64> = scale.collect::<Option<_>>()?;
        at += 2 * scales;
        let matrix = match scale[..] {
            [both] => [both, 0.0, 0.0, both],
            [x, y] => [x, 0.0, 0.0, y],
            [a, b, c, d] => [a, b, c, d],
            _ => [1.0, 0.0, 0.0, 1.0],
        };
        let mut own = Vec::new();
        add(program, part, &mut own, depth + 1)?;
        for contour in own {
            let moved = contour.into_iter().map(|(px, py, on)| {
                let (px, py) = (f64::from(px), f64::from(py));
                let turned = (px * matrix[0] + py * matrix[2], px * matrix[1] + py * matrix[3]);
                (turned.0.round() as i32 + x, turned.1.round() as i32 + y, on)
            });
            contours.push(moved.collect());
        }
        if flags & 0x20 == 0 {
            return Some(());
        }
    }
}

/// The glyph of a character, by a subtable of format 12 or 4.
pub fn character_glyph(font: &[u8], character: char) -> Option<u16> {
    let map = table(font, b"cmap")?;
    let code = u32::from(character) as usize;
    let subtables = (0..usize::from(short(map, 2)?)).map(|index| map.get(long(map, 8 + 8 * index)?..));
    let subtables: Vec<&[u8]> = subtables.collect::<Option<_>>()?;
    let format = |wanted: u16| subtables.iter().copied().find(|subtable| short(subtable, 0) == Some(wanted));
    if let Some(subtable) = format(12) {
        let groups = long(subtable, 12)?;
        return (0..groups).map(|group| 16 + 12 * group).find_map(|at| {
            let (first, last) = (long(subtable, at)?, long(subtable, at + 4)?);
            let glyph = (first..=last).contains(&code).then(|| long(subtable, at + 8))??;
            u16::try_from(glyph + code - first).ok()
        });
    }
    let subtable = format(4)?;
    let count = usize::from(short(subtable, 6)?) / 2;
    let part = |which: usize, segment: usize| {
        let padding = if which > 0 { 2 } else { 0 };
        14 + 2 * count * which + padding + 2 * segment
    };
    let number = |at: usize| short(subtable, at).map(usize::from);
    let segment = (0..count).find(|segment| number(part(0, *segment)).is_some_and(|last| code <= last))?;
    let (first, delta, range) =
        (number(part(1, segment))?, number(part(2, segment))?, number(part(3, segment))?);
    if code < first {
        return None;
    }
    let glyph = match range {
        0 => code,
        _ => match number(part(3, segment) + range + 2 * (code - first))? {
            0 => return None,
            glyph => glyph,
        },
    };
    u16::try_from((glyph + delta) % 0x10000).ok()
}

/// The glyph of a name that isn't one of Apple's 258, from a table `post` of format 2.
fn named_glyph(font: &[u8], name: &str) -> Option<u16> {
    let post = table(font, b"post").filter(|post| long(post, 0) == Some(0x0002_0000))?;
    let count = usize::from(short(post, 32)?);
    let mut at = 34 + 2 * count;
    let mut names: BTreeMap<&[u8], usize> = BTreeMap::new();
    while let Some(length) = post.get(at) {
        let end = at + 1 + usize::from(*length);
        names.insert(post.get(at + 1..end)?, names.len());
        at = end;
    }
    let index = 258 + names.get(name.as_bytes())?;
    let glyph = (0..count).find(|glyph| short(post, 34 + 2 * glyph).map(usize::from) == Some(index))?;
    u16::try_from(glyph).ok()
}

fn table<'a>(font: &'a [u8], tag: &[u8; 4]) -> Option<&'a [u8]> {
    let count = usize::from(short(font, 4)?);
    let record = (0..count).map(|index| 12 + 16 * index).find(|at| font.get(*at..at + 4) == Some(tag))?;
    let (start, length) = (long(font, record + 8)?, long(font, record + 12)?);
    font.get(start..start + length)
}

fn short(data: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes([*data.get(at)?, *data.get(at + 1)?]))
}

fn signed(data: &[u8], at: usize) -> Option<i16> {
    Some(i16::from_be_bytes([*data.get(at)?, *data.get(at + 1)?]))
}

fn long(data: &[u8], at: usize) -> Option<usize> {
    Some(usize::from(short(data, at)?) << 16 | usize::from(short(data, at + 2)?))
}
