//! A font program of PostScript outlines as it lies in a PDF: a bare table of compact outlines (Adobe Technical Notes 5176 and
//! 5177). Outlines are read by a library that no page is made with; it knows no widths of fonts by numbers, so those are read here.

use std::collections::BTreeMap;

use ttf_parser::cff::Table;
use ttf_parser::{GlyphId, OutlineBuilder};

use super::outline::Outline;

/// Whether a program is one, and no font file with a directory of tables.
pub fn is_compact(program: &[u8]) -> bool {
    matches!(program, [1, 0, head, 1..=4, ..] if *head >= 4)
}

/// The contours of a glyph: the points of its curves, with whether each is on its curve.
pub fn outline(program: &[u8], glyph: u16) -> Option<Outline> {
    let table = Table::parse(program)?;
    let mut contours = Contours::default();
    match table.outline(GlyphId(glyph), &mut contours) {
        // A blank has no box.
        Ok(_) | Err(ttf_parser::CFFError::ZeroBBox) => Some(contours.0),
        Err(_) => None,
    }
}

/// Whether every glyph of a font by numbers has its own number, so that codes are glyph numbers (ISO 32000-1 9.7.4.2).
pub fn numbers_are_glyphs(program: &[u8]) -> bool {
    let table = Table::parse(program);
    table.is_some_and(|table| {
        (1..table.number_of_glyphs()).all(|glyph| table.glyph_cid(GlyphId(glyph)) == Some(glyph))
    })
}

/// The advances of all glyphs in thousandths of an em.
pub fn advances(program: &[u8]) -> Option<Vec<f32>> {
    let table = Table::parse(program)?;
    let scale = table.matrix().sx * 1000.0;
    let (_, after_names) = index(program, usize::from(*program.get(2)?))?;
    let (tops, _) = index(program, after_names)?;
    let top = dictionary(tops.first()?);
    let place = |key: u16, from: &BTreeMap<u16, Vec<f32>>| {
        from.get(&key).and_then(|all| all.first()).map(|at| *at as usize)
    };
    let (shapes, _) = index(program, place(17, &top)?)?;
    // Of a font by numbers each glyph has a part of the font, of any other all have the one.
    let private = |of: &BTreeMap<u16, Vec<f32>>| {
        let [size, at] = of.get(&18)?[..] else { return None };
        let own = dictionary(program.get(at as usize..at as usize + size as usize)?);
        let width = |key: u16| own.get(&key).and_then(|all| all.first()).copied().unwrap_or(0.0);
        Some([width(20), width(21)])
    };
    let parts: Vec<[f32; 2]> = match place(0x0c24, &top) {
        Some(at) => {
            index(program, at)?.0.into_iter().map(|part| private(&dictionary(part))).collect::<Option<_>>()?
        }
        None => vec![private(&top)?],
    };
    let select = place(0x0c25, &top);
    let advance = |(glyph, shape): (usize, &&[u8])| {
        let part = select.map_or(Some(0), |at| part_of(program.get(at..)?, glyph))?;
        let [usual, nominal] = *parts.get(part)?;
        Some(scale * own_width(shape)?.map_or(usual, |own| nominal + own))
    };
    shapes.iter().enumerate().map(advance).collect()
}

/// The place of the list of its glyphs' numbers.
pub fn charset(program: &[u8]) -> Option<usize> {
    let (_, after_names) = index(program, usize::from(*program.get(2)?))?;
    let (tops, _) = index(program, after_names)?;
    dictionary(tops.first()?).get(&15).and_then(|all| all.first()).map(|at| *at as usize)
}

/// The part of a font to which a glyph belongs: formats 0 and 3.
fn part_of(select: &[u8], glyph: usize) -> Option<usize> {
    match select.first()? {
        0 => select.get(1 + glyph).copied().map(usize::from),
        3 => {
            let ranges = number(select, 1, 2)?;
            let ranges = (0..ranges).map(|range| 3 + 3 * range);
            let found =
                ranges.take_while(|at| number(select, *at, 2).is_some_and(|first| first <= glyph)).last()?;
            select.get(found + 2).copied().map(usize::from)
        }
        _ => None,
    }
}

/// The width that a shape begins with, where it has one; no answer where it can't be known without running the shape.
fn own_width(shape: &[u8]) -> Option<Option<f32>> {
    let (mut at, mut stack) = (0, Vec::new());
    loop {
        let first = *shape.get(at)?;
        if let Some((value, length)) = operand(shape.get(at..)?, Numbers::Shape) {
            stack.push(value);
            at += length;
            continue;
        }
        let has_one = match first {
            1 | 3 | 18 | 19 | 20 | 23 => stack.len() % 2 == 1,
            21 => stack.len() == 3,
            4 | 22 => stack.len() == 2,
            14 => matches!(stack.len(), 1 | 5),
            _ => return None,
        };
        return Some(has_one.then(|| stack[0]));
    }
}

/// How numbers are written.
#[derive(Clone, Copy, PartialEq)]
enum Numbers {
    Dictionary,
    Shape,
}

/// A number at the beginning, with how many bytes it takes.
fn operand(data: &[u8], numbers: Numbers) -> Option<(f32, usize)> {
    let first = f32::from(*data.first()?);
    let second = || data.get(1).copied().map(f32::from);
    Some(match data.first()? {
        28 => (f32::from(i16::from_be_bytes([*data.get(1)?, *data.get(2)?])), 3),
        32..=246 => (first - 139.0, 1),
        247..=250 => ((first - 247.0) * 256.0 + second()? + 108.0, 2),
        251..=254 => (-(first - 251.0) * 256.0 - second()? - 108.0, 2),
        29 if numbers == Numbers::Dictionary => {
            (i32::from_be_bytes(data.get(1..5)?.try_into().ok()?) as f32, 5)
        }
        255 if numbers == Numbers::Shape => {
            (i32::from_be_bytes(data.get(1..5)?.try_into().ok()?) as f32 / 65536.0, 5)
        }
        30 if numbers == Numbers::Dictionary => {
            // A decimal number: no key that is read here has one.
            let length = data.iter().position(|byte| byte & 0x0f == 0x0f)? + 1;
            (f32::NAN, length)
        }
        _ => return None,
    })
}

/// The entries of a dictionary by their keys; a key of two bytes has the first in its upper half.
fn dictionary(data: &[u8]) -> BTreeMap<u16, Vec<f32>> {
    let (mut found, mut stack, mut at) = (BTreeMap::new(), Vec::new(), 0);
    while let Some(first) = data.get(at) {
        if let Some((value, length)) = operand(&data[at..], Numbers::Dictionary) {
            stack.push(value);
            at += length;
            continue;
        }
        let second = (*first == 12).then(|| data.get(at + 1).copied().unwrap_or_default());
        at += if second.is_some() { 2 } else { 1 };
        let key = second.map_or(u16::from(*first), |second| 0x0c00 | u16::from(second));
        found.insert(key, std::mem::take(&mut stack));
    }
    found
}

/// The items of a list, and the place after it.
fn index(data: &[u8], at: usize) -> Option<(Vec<&[u8]>, usize)> {
    let count = number(data, at, 2)?;
    if count == 0 {
        return Some((Vec::new(), at + 2));
    }
    let size = number(data, at + 2, 1)?;
    // Places are counted from the byte before the items.
    let before = at + 2 + (count + 1) * size;
    let place = |item: usize| Some(before + number(data, at + 3 + item * size, size)?);
    let items = (0..count).map(|item| data.get(place(item)?..place(item + 1)?));
    Some((items.collect::<Option<_>>()?, place(count)?))
}

fn number(data: &[u8], at: usize, size: usize) -> Option<usize> {
    Some(data.get(at..at + size)?.iter().fold(0, |number, byte| number << 8 | usize::from(*byte)))
}

/// Collects contours.
#[derive(Default)]
struct Contours(Outline);

impl Contours {
    fn push(&mut self, x: f32, y: f32, is_on: bool) {
        if let Some(contour) = self.0.last_mut() {
            contour.push((x.round() as i32, y.round() as i32, is_on));
        }
    }
}

impl OutlineBuilder for Contours {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.push(Vec::new());
        self.push(x, y, true);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.push(x, y, true);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.push(x1, y1, false);
        self.push(x, y, true);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.push(x1, y1, false);
        self.push(x2, y2, false);
        self.push(x, y, true);
    }

    fn close(&mut self) {}
}
