//! Reads PNG (ISO/IEC 15948) as a PDF holds pictures: colours and transparency apart, without loss. Colours that aren't those of sRGB need a
//! profile that a PDF can hold; all else is refused by name.

use flate2::{Crc, Decompress, FlushDecompress, Status};

use super::fault::{ArtFault, ArtProblem};
use super::png_rows::{PixelExtent, deinterlaced, unfiltered};
use super::profile::{MOST_PROFILE, judge_profile};

pub(super) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
/// The most bytes of pixels, so that a copy can be held against its page.
const MOST_PIXELS: usize = 24_000_000;

/// A picture of pixels.
#[derive(Debug, Clone, PartialEq)]
pub struct Raster {
    /// Pixels in a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// Bits of each part of a pixel: 1, 2, 4, 8 or 16.
    pub bits: u8,
    /// What the parts of a pixel are.
    pub colours: Colours,
    /// The colours of all pixels, row by row, each row in whole bytes.
    pub pixels: Vec<u8>,
    /// The same as the file packs them, deflated and filtered row by row; none where the file mixes colours with how opaque they are,
    /// is interlaced, or has pixels of less than a byte.
    pub packed: Option<Vec<u8>>,
    /// How opaque each pixel is, where any is transparent; a grey picture of as many pixels, with its bits.
    pub alpha: Option<(u8, Vec<u8>)>,
    /// The colour profile that the file has (ISO 15076-1).
    pub profile: Option<Vec<u8>>,
}

/// What the parts of a pixel are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Colours {
    /// One grey.
    Grey,
    /// Red, green and blue.
    Rgb,
    /// The number of a colour in this list.
    Indexed(Vec<[u8; 3]>),
}

#[derive(Default)]
struct Chunks<'a> {
    data: Vec<u8>,
    palette: Option<Vec<[u8; 3]>>,
    transparency: Option<&'a [u8]>,
    gamma: Option<u32>,
    primaries: Option<&'a [u8]>,
    is_srgb: bool,
    profile: Option<Vec<u8>>,
}

fn damaged() -> ArtFault {
    ArtFault::of(ArtProblem::Damaged)
}

/// Reads a file that begins with the signature of PNG.
pub(super) fn read(bytes: &[u8]) -> Result<Raster, ArtFault> {
    let mut rest = bytes.get(SIGNATURE.len()..).ok_or_else(damaged)?;
    let (kind, header, after) = chunk(rest)?;
    rest = after;
    let header: &[u8; 13] = header.try_into().map_err(|_| damaged())?;
    if kind != *b"IHDR" {
        return Err(damaged());
    }
    let number = |at: usize| u32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]);
    let [width, height] = [number(0), number(4)].map(|side| usize::try_from(side).unwrap_or(usize::MAX));
    let [bits, colour, compression, filter, interlace] =
        [header[8], header[9], header[10], header[11], header[12]];
    let sound = match colour {
        0 => matches!(bits, 1 | 2 | 4 | 8 | 16),
        3 => matches!(bits, 1 | 2 | 4 | 8),
        2 | 4 | 6 => matches!(bits, 8 | 16),
        _ => false,
    };
    if !sound || compression != 0 || filter != 0 || width == 0 || height == 0 || interlace > 1 {
        return Err(damaged());
    }
    let parts = match colour {
        2 => 3,
        4 => 2,
        6 => 4,
        _ => 1,
    };
    let bits_of_pixel = parts * usize::from(bits);
    let row = width.checked_mul(bits_of_pixel).map(|bits| bits.div_ceil(8));
    let row = row.filter(|row| {
        row.checked_add(1).and_then(|row| row.checked_mul(height)).is_some_and(|all| all <= MOST_PIXELS)
    });
    let row = row.ok_or_else(|| ArtFault::of(ArtProblem::TooLarge))?;
    let chunks = chunks(rest)?;
    judge_colours(&chunks)?;
    let (extent, interlaced) = (PixelExtent { width, height, bits: bits_of_pixel }, interlace == 1);
    let raw = inflate(&chunks.data, extent.raw(interlaced))?;
    let pixels = if interlaced { deinterlaced(&raw, extent)? } else { unfiltered(&raw, extent)? };
    let (colours, pixels, alpha) = divided(&pixels, (width, row, bits, colour), &chunks)?;
    let profile = chunks.profile;
    if let Some(profile) = &profile {
        judge_profile(profile, if colours == Colours::Grey { *b"GRAY" } else { *b"RGB " })?;
    }
    // A fully opaque picture needs no mask.
    let alpha = alpha.filter(|(_, alpha)| alpha.iter().any(|byte| *byte != 0xff));
    let packed = Some(chunks.data).filter(|_| !interlaced && bits >= 8 && matches!(colour, 0 | 2 | 3));
    Ok(Raster { width, height, bits, colours, pixels, packed, alpha, profile })
}

/// A chunk: its kind, its data, and what follows it.
type Chunk<'a> = ([u8; 4], &'a [u8], &'a [u8]);

/// The first chunk of the rest of a file: its kind, its data, and what follows.
fn chunk(rest: &[u8]) -> Result<Chunk<'_>, ArtFault> {
    let head: &[u8; 8] = rest.first_chunk().ok_or_else(damaged)?;
    let length =
        usize::try_from(u32::from_be_bytes([head[0], head[1], head[2], head[3]])).map_err(|_| damaged())?;
    let end = 8_usize.checked_add(length).ok_or_else(damaged)?;
    let data = rest.get(8..end).ok_or_else(damaged)?;
    let sum: &[u8; 4] = rest.get(end..).and_then(|tail| tail.first_chunk()).ok_or_else(damaged)?;
    let mut crc = Crc::new();
    crc.update(&rest[4..end]);
    if crc.sum() != u32::from_be_bytes(*sum) {
        return Err(damaged());
    }
    Ok(([head[4], head[5], head[6], head[7]], data, &rest[end + 4..]))
}

fn chunks(mut rest: &[u8]) -> Result<Chunks<'_>, ArtFault> {
    let mut chunks = Chunks::default();
    loop {
        let (kind, data, after) = chunk(rest)?;
        rest = after;
        match &kind {
            b"IEND" => return Ok(chunks),
            b"IDAT" => chunks.data.extend_from_slice(data),
            b"PLTE" if data.len().is_multiple_of(3) => {
                chunks.palette = Some(data.chunks_exact(3).map(|rgb| [rgb[0], rgb[1], rgb[2]]).collect());
            }
            b"tRNS" => chunks.transparency = Some(data),
            b"gAMA" => {
                let number: &[u8; 4] = data.try_into().map_err(|_| damaged())?;
                chunks.gamma = Some(u32::from_be_bytes(*number));
            }
            b"cHRM" => chunks.primaries = Some(data),
            b"sRGB" => chunks.is_srgb = true,
            b"iCCP" => {
                let end = data.iter().position(|byte| *byte == 0).ok_or_else(damaged)?;
                let packed = data.get(end + 2..).ok_or_else(damaged)?;
                chunks.profile = Some(inflate_up_to(packed, MOST_PROFILE)?);
            }
            b"cICP" => return Err(ArtFault::of(ArtProblem::Profile)),
            b"acTL" => return Err(ArtFault::of(ArtProblem::Animated)),
            // A chunk with a capital must be understood.
            [first, ..] if first.is_ascii_uppercase() => return Err(damaged()),
            _ => {}
        }
    }
}

/// Whether the colours are those of sRGB, or have a profile.
fn judge_colours(chunks: &Chunks<'_>) -> Result<(), ArtFault> {
    /// The primaries and the white of sRGB in hundred thousandths (ISO/IEC 15948, 11.3.2.1).
    const SRGB: [u32; 8] = [31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000];
    if chunks.is_srgb || chunks.profile.is_some() {
        return Ok(());
    }
    // 1/2.2, as sRGB is told to programs that know no sRGB; some round it.
    if chunks.gamma.is_some_and(|gamma| !(45_000..=46_000).contains(&gamma)) {
        return Err(ArtFault::of(ArtProblem::Gamma));
    }
    let differs = |data: &[u8]| {
        let numbers =
            data.chunks_exact(4).map(|four| u32::from_be_bytes([four[0], four[1], four[2], four[3]]));
        data.len() != 32 || numbers.zip(SRGB).any(|(number, usual)| number.abs_diff(usual) > 100)
    };
    if chunks.primaries.is_some_and(differs) {
        return Err(ArtFault::of(ArtProblem::Primaries));
    }
    Ok(())
}

fn inflate(packed: &[u8], length: usize) -> Result<Vec<u8>, ArtFault> {
    let found = inflate_up_to(packed, length)?;
    if found.len() == length { Ok(found) } else { Err(damaged()) }
}

/// Unpacks at most so many bytes (RFC 1950).
fn inflate_up_to(packed: &[u8], most: usize) -> Result<Vec<u8>, ArtFault> {
    let mut found = Vec::with_capacity(most.min(packed.len().saturating_mul(8)).saturating_add(64));
    let mut inflater = Decompress::new(true);
    loop {
        let before = (inflater.total_in(), inflater.total_out());
        let at = usize::try_from(before.0).map_err(|_| damaged())?;
        let packed = packed.get(at..).unwrap_or_default();
        let status =
            inflater.decompress_vec(packed, &mut found, FlushDecompress::None).map_err(|_| damaged())?;
        if found.len() > most {
            return Err(ArtFault::of(ArtProblem::TooLarge));
        }
        if status == Status::StreamEnd {
            return Ok(found);
        }
        if found.len() == found.capacity() {
            found.reserve(found.len().clamp(1024, 1 << 20));
        } else if (inflater.total_in(), inflater.total_out()) == before {
            return Err(damaged());
        }
    }
}

/// What the parts are, the colours of the pixels, and how opaque they are.
type Divided = (Colours, Vec<u8>, Option<(u8, Vec<u8>)>);

fn divided(
    pixels: &[u8],
    (width, row, bits, colour): (usize, usize, u8, u8),
    chunks: &Chunks<'_>,
) -> Result<Divided, ArtFault> {
    let bytes = usize::from(bits).div_ceil(8);
    // Every second or fourth part is how opaque the pixel is.
    let parted = |parts: usize| {
        let (mut colours, mut alpha) = (Vec::new(), Vec::new());
        for pixel in pixels.chunks_exact(parts * bytes) {
            let (own, opaque) = pixel.split_at((parts - 1) * bytes);
            colours.extend_from_slice(own);
            alpha.extend_from_slice(opaque);
        }
        (colours, Some((bits, alpha)))
    };
    Ok(match colour {
        4 => {
            let (pixels, alpha) = parted(2);
            (Colours::Grey, pixels, alpha)
        }
        6 => {
            let (pixels, alpha) = parted(4);
            (Colours::Rgb, pixels, alpha)
        }
        3 => {
            let palette = chunks.palette.clone().filter(|list| (1..=1 << bits).contains(&list.len()));
            let palette = palette.ok_or_else(damaged)?;
            let numbers = samples(pixels, (width, row, bits));
            if numbers.iter().any(|number| usize::from(*number) >= palette.len()) {
                return Err(damaged());
            }
            let opaque = |list: &[u8]| -> Vec<u8> {
                numbers.iter().map(|number| list.get(usize::from(*number)).copied().unwrap_or(0xff)).collect()
            };
            let alpha = chunks.transparency.map(|list| (8, opaque(list)));
            (Colours::Indexed(palette), pixels.to_vec(), alpha)
        }
        2 => {
            let key = chunks.transparency.map(|key| key_bytes(key, 3, bits)).transpose()?;
            let alpha = key.map(|key| {
                let is_key = |pixel: &[u8]| if pixel == key { 0 } else { 0xff };
                (8, pixels.chunks_exact(3 * bytes).map(is_key).collect())
            });
            (Colours::Rgb, pixels.to_vec(), alpha)
        }
        _ => {
            let alpha = match chunks.transparency {
                None => None,
                Some(key) if bits == 16 => {
                    let key = key_bytes(key, 1, bits)?;
                    let is_key = |pixel: &[u8]| if pixel == key { 0 } else { 0xff };
                    Some((8, pixels.chunks_exact(2).map(is_key).collect()))
                }
                Some(key) => {
                    let key = key_bytes(key, 1, bits)?;
                    let is_key = |sample: &u8| if [*sample] == key[..] { 0 } else { 0xff };
                    Some((8, samples(pixels, (width, row, bits)).iter().map(is_key).collect()))
                }
            };
            (Colours::Grey, pixels.to_vec(), alpha)
        }
    })
}

/// The colour that is transparent, in the bytes of a pixel.
fn key_bytes(key: &[u8], parts: usize, bits: u8) -> Result<Vec<u8>, ArtFault> {
    if key.len() != 2 * parts {
        return Err(damaged());
    }
    Ok(match bits {
        16 => key.to_vec(),
        _ => key.chunks_exact(2).map(|part| part[1]).collect(),
    })
}

/// Each part of at most eight bits as a byte.
fn samples(pixels: &[u8], (width, row, bits): (usize, usize, u8)) -> Vec<u8> {
    let per_byte = 8 / usize::from(bits.min(8));
    let mask = 0xff_u8 >> (8 - bits.min(8));
    let mut found = Vec::with_capacity(pixels.len() * per_byte);
    for line in pixels.chunks_exact(row) {
        for x in 0..width {
            let byte = line[x / per_byte];
            let shift = 8 - usize::from(bits.min(8)) * (x % per_byte + 1);
            found.push(byte >> shift & mask);
        }
    }
    found
}
