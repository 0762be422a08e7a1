//! The rows of a PNG: their filters taken back, and of an interlaced one the seven pictures of which it consists put together
//! (ISO/IEC 15948, 8 and 9).

use super::fault::{ArtFault, ArtProblem};

/// Of each of the seven pictures the first column and row, and how far apart its columns and rows are.
const PASSES: [[usize; 4]; 7] =
    [[0, 0, 8, 8], [4, 0, 8, 8], [0, 4, 4, 8], [2, 0, 4, 4], [0, 2, 2, 4], [1, 0, 2, 2], [0, 1, 1, 2]];

/// The size of a picture: pixels in a row, rows, and the bits of a pixel.
#[derive(Clone, Copy)]
pub(super) struct PixelExtent {
    pub width: usize,
    pub height: usize,
    pub bits: usize,
}

impl PixelExtent {
    /// The bytes of a row.
    pub(super) fn row(self) -> usize {
        (self.width * self.bits).div_ceil(8)
    }

    /// The bytes of all rows with their filters; of an interlaced picture those of the seven.
    pub(super) fn raw(self, interlaced: bool) -> usize {
        match interlaced {
            true => self.passes().map(|(_, part)| part.raw(false)).sum(),
            false => (self.row() + 1) * self.height,
        }
    }

    /// The seven pictures that have pixels.
    fn passes(self) -> impl Iterator<Item = ([usize; 4], Self)> {
        let parts = PASSES.into_iter().map(move |[x, y, across, down]| {
            let width = self.width.saturating_sub(x).div_ceil(across);
            let height = self.height.saturating_sub(y).div_ceil(down);
            ([x, y, across, down], Self { width, height, ..self })
        });
        parts.filter(|(_, part)| part.width > 0 && part.height > 0)
    }
}

/// The pixels of a picture whose rows follow each other.
pub(super) fn unfiltered(raw: &[u8], extent: PixelExtent) -> Result<Vec<u8>, ArtFault> {
    let (row, step) = (extent.row(), extent.bits.div_ceil(8));
    let mut pixels = Vec::with_capacity(raw.len());
    let mut above = vec![0_u8; row];
    for line in raw.chunks_exact(row + 1) {
        let (filter, line) = (line[0], &line[1..]);
        let mut own = line.to_vec();
        for at in 0..row {
            let left = if at >= step { own[at - step] } else { 0 };
            let (up, corner) = (above[at], if at >= step { above[at - step] } else { 0 });
            let guess = match filter {
                0 => 0,
                1 => left,
                2 => up,
                // The mean of two bytes is a byte.
                3 => (u16::from(left).midpoint(u16::from(up))) as u8,
                4 => paeth(left, up, corner),
                _ => return Err(ArtFault::of(ArtProblem::Damaged)),
            };
            own[at] = line[at].wrapping_add(guess);
        }
        pixels.extend_from_slice(&own);
        above = own;
    }
    Ok(pixels)
}

fn paeth(left: u8, up: u8, corner: u8) -> u8 {
    let [a, b, c] = [left, up, corner].map(i32::from);
    let guess = a + b - c;
    let [da, db, dc] = [a, b, c].map(|one| (guess - one).abs());
    if da <= db && da <= dc {
        left
    } else if db <= dc {
        up
    } else {
        corner
    }
}

/// The pixels of an interlaced picture, in rows as those of any other.
pub(super) fn deinterlaced(raw: &[u8], extent: PixelExtent) -> Result<Vec<u8>, ArtFault> {
    let row = extent.row();
    let mut pixels = vec![0_u8; row * extent.height];
    let mut rest = raw;
    for ([x, y, across, down], part) in extent.passes() {
        let (own, after) =
            rest.split_at_checked(part.raw(false)).ok_or_else(|| ArtFault::of(ArtProblem::Damaged))?;
        rest = after;
        let own = unfiltered(own, part)?;
        for (line, from) in own.chunks_exact(part.row()).enumerate() {
            let to = &mut pixels[(y + line * down) * row..][..row];
            for column in 0..part.width {
                put(from, column, to, x + column * across, extent.bits);
            }
        }
    }
    Ok(pixels)
}

/// Copies a pixel from its place in one row to its place in another, whose bits there are zero.
fn put(from: &[u8], column: usize, to: &mut [u8], place: usize, bits: usize) {
    if bits >= 8 {
        let bytes = bits / 8;
        to[place * bytes..][..bytes].copy_from_slice(&from[column * bytes..][..bytes]);
        return;
    }
    let per_byte = 8 / bits;
    let shift = |at: usize| 8 - bits * (at % per_byte + 1);
    let value = from[column / per_byte] >> shift(column) & (0xff >> (8 - bits));
    to[place / per_byte] |= value << shift(place);
}
