//! Reads JPEG (ITU-T T.81) as a PDF holds it: as it is. Its head says what it is, its coefficients are walked through so that a file that
//! was cut is found, and what readers would show otherwise than it is meant is refused by name.

use std::sync::Arc;

use super::exif::{self, Exif};
use super::fault::{ArtFault, ArtProblem, JpegKind};
use super::jpeg_scan::{JpegCodes, JpegComponent, JpegScan, walk};
use super::profile::{MOST_PROFILE, judge_profile};

pub(super) const SIGNATURE: &[u8] = b"\xff\xd8\xff";
/// The most pixels; a page printed at 300 to the inch has a third of them.
const MOST_PIXELS: usize = 24_000_000;
/// The most scans, many times what programs write.
const MOST_SCANS: usize = 128;

/// A picture of pixels in its own packing.
#[derive(Debug, Clone, PartialEq)]
pub struct Jpeg {
    /// Pixels in a row, as they are stored.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// How many parts a colour has: 1 (grey), 3 (red, green and blue) or 4 (cyan, magenta, yellow and black).
    pub parts: usize,
    /// The file up to its end mark.
    pub bytes: Arc<[u8]>,
    /// The colour profile that it has (ISO 15076-1).
    pub profile: Option<Vec<u8>>,
    /// Whether all ink is written as 0, as Adobe's programs do.
    pub inverted: bool,
    /// Whether its three parts are red, green and blue as they are, although nothing but their names says so.
    pub plain_rgb: bool,
    /// Which way up it is meant, 1 to 8 (Exif); at 1 it is as it is stored.
    pub orientation: u16,
}

fn damaged() -> ArtFault {
    ArtFault::of(ArtProblem::Damaged)
}

/// What was read so far.
#[derive(Default)]
struct Reading {
    progressive: bool,
    size: [usize; 2],
    /// Units of the picture across and down.
    units: [usize; 2],
    components: Vec<JpegComponent>,
    quantised: [bool; 4],
    first: [Option<JpegCodes>; 4],
    others: [Option<JpegCodes>; 4],
    interval: usize,
    scans: usize,
    is_jfif: bool,
    /// What Adobe's segment says of the colours.
    adobe: Option<u8>,
    exif: Option<Exif>,
    /// The parts of the profile by their numbers, and how many there are.
    profile: Vec<(u8, u8, Vec<u8>)>,
}

/// Reads a file that begins with the signature of JPEG.
pub(super) fn read(bytes: &[u8]) -> Result<Jpeg, ArtFault> {
    let mut reading = Reading::default();
    let mut at = 2;
    let end = loop {
        let marker = marker(bytes, &mut at)?;
        if marker == 0xd9 {
            break at;
        }
        let length = bytes.get(at..at + 2).map(|two| usize::from(u16::from_be_bytes([two[0], two[1]])));
        let length = length.filter(|length| *length >= 2).ok_or_else(damaged)?;
        let segment = bytes.get(at + 2..at + length).ok_or_else(damaged)?;
        at += length;
        match marker {
            0xda => at += reading.scan(segment, &bytes[at..])?,
            _ => reading.segment(marker, segment)?,
        }
    };
    reading.finish(&bytes[..end])
}

/// The next marker (B.1.1.2), before which there may be filling.
fn marker(bytes: &[u8], at: &mut usize) -> Result<u8, ArtFault> {
    if bytes.get(*at) != Some(&0xff) {
        return Err(damaged());
    }
    while bytes.get(*at) == Some(&0xff) {
        *at += 1;
    }
    let marker = bytes.get(*at).copied().filter(|marker| *marker >= 0xc0).ok_or_else(damaged)?;
    *at += 1;
    Ok(marker)
}

impl Reading {
    fn segment(&mut self, marker: u8, data: &[u8]) -> Result<(), ArtFault> {
        let kind = |kind| Err(ArtFault::of(ArtProblem::Kind(kind)));
        match marker {
            0xc0 | 0xc2 => self.frame(marker == 0xc2, data),
            0xc1 => kind(JpegKind::Extended),
            0xc3 => kind(JpegKind::Lossless),
            0xc5..=0xc7 | 0xcd..=0xcf | 0xde | 0xdf => kind(JpegKind::Hierarchical),
            0xc9..=0xcc => kind(JpegKind::Arithmetic),
            0xc4 => self.codes(data),
            0xdb => self.quantisation(data),
            0xdd => {
                let interval: &[u8; 2] = data.try_into().map_err(|_| damaged())?;
                self.interval = usize::from(u16::from_be_bytes(*interval));
                Ok(())
            }
            0xe0 => {
                self.is_jfif |= data.starts_with(b"JFIF\0");
                Ok(())
            }
            0xe1 => {
                if let Some(tiff) = data.strip_prefix(b"Exif\0\0").filter(|_| self.exif.is_none()) {
                    self.exif = Some(exif::read(tiff)?);
                }
                Ok(())
            }
            0xe2 => {
                if let Some([number, count, part @ ..]) = data.strip_prefix(b"ICC_PROFILE\0") {
                    self.profile.push((*number, *count, part.to_vec()));
                }
                Ok(())
            }
            0xee => {
                if let (Some(_), Some(transform)) = (data.strip_prefix(b"Adobe"), data.get(11)) {
                    self.adobe = Some(*transform);
                }
                Ok(())
            }
            // Data of other programs, and comments.
            0xe3..=0xef | 0xfe => Ok(()),
            _ => Err(damaged()),
        }
    }

    fn frame(&mut self, progressive: bool, data: &[u8]) -> Result<(), ArtFault> {
        let (head, parts) = data.split_first_chunk::<6>().ok_or_else(damaged)?;
        if !self.components.is_empty() || parts.len() != usize::from(head[5]) * 3 {
            return Err(damaged());
        }
        if head[0] != 8 {
            return Err(ArtFault::of(ArtProblem::Bits(head[0])));
        }
        let [height, width] =
            [[head[1], head[2]], [head[3], head[4]]].map(|two| usize::from(u16::from_be_bytes(two)));
        if width == 0 || height == 0 {
            return Err(damaged());
        }
        if !matches!(head[5], 1 | 3 | 4) {
            return Err(ArtFault::of(ArtProblem::Parts(head[5])));
        }
        if width * height > MOST_PIXELS {
            return Err(ArtFault::of(ArtProblem::TooLarge));
        }
        let sampling = |part: &[u8]| [usize::from(part[1] >> 4), usize::from(part[1] & 15)];
        let sound = |part: &[u8]| sampling(part).iter().all(|one| (1..=4).contains(one)) && part[2] < 4;
        if !parts.chunks_exact(3).all(sound) {
            return Err(damaged());
        }
        let most = |axis: usize| parts.chunks_exact(3).map(|part| sampling(part)[axis]).max().unwrap_or(1);
        let most = [most(0), most(1)];
        self.size = [width, height];
        self.units = [width.div_ceil(8 * most[0]), height.div_ceil(8 * most[1])];
        for part in parts.chunks_exact(3) {
            let [across, down] = sampling(part);
            let padded = [self.units[0] * across, self.units[1] * down];
            let blocks = [
                (width * across).div_ceil(most[0]).div_ceil(8),
                (height * down).div_ceil(most[1]).div_ceil(8),
            ];
            let known = if progressive { vec![0; padded[0] * padded[1]] } else { Vec::new() };
            if self.components.iter().any(|other| other.id == part[0]) {
                return Err(damaged());
            }
            let left = [None; 64];
            self.components.push(JpegComponent { id: part[0], across, down, blocks, padded, known, left });
        }
        self.progressive = progressive;
        Ok(())
    }

    fn codes(&mut self, mut data: &[u8]) -> Result<(), ArtFault> {
        while let Some((head, rest)) = data.split_first() {
            let (counts, rest) = rest.split_first_chunk::<16>().ok_or_else(damaged)?;
            let number = counts.iter().map(|count| usize::from(*count)).sum();
            let (values, rest) = rest.split_at_checked(number).ok_or_else(damaged)?;
            let tables = match head >> 4 {
                0 => &mut self.first,
                1 => &mut self.others,
                _ => return Err(damaged()),
            };
            let table = tables.get_mut(usize::from(head & 15)).ok_or_else(damaged)?;
            *table = Some(JpegCodes::new(counts, values).ok_or_else(damaged)?);
            data = rest;
        }
        Ok(())
    }

    fn quantisation(&mut self, mut data: &[u8]) -> Result<(), ArtFault> {
        while let Some((head, rest)) = data.split_first() {
            let length = match head >> 4 {
                0 => 64,
                // Two bytes for each number are for twelve bits only (B.2.4.1), but programs write them.
                1 => 128,
                _ => return Err(damaged()),
            };
            *self.quantised.get_mut(usize::from(head & 15)).ok_or_else(damaged)? = true;
            data = rest.get(length..).ok_or_else(damaged)?;
        }
        Ok(())
    }

    /// Reads the head of a scan and walks through it; returns how many bytes it has.
    fn scan(&mut self, head: &[u8], bytes: &[u8]) -> Result<usize, ArtFault> {
        self.scans += 1;
        let (count, rest) = head.split_first().ok_or_else(damaged)?;
        let count = usize::from(*count);
        let (parts, &[first, last, bits]) = rest
            .split_at_checked(count * 2)
            .and_then(|(parts, end)| Some((parts, <&[u8; 3]>::try_from(end).ok()?)))
            .ok_or_else(damaged)?;
        if count == 0 || self.scans > MOST_SCANS || !self.quantised.contains(&true) {
            return Err(damaged());
        }
        let (first, last, high, low) = (usize::from(first), usize::from(last), bits >> 4, bits & 15);
        let sound = match self.progressive {
            false => (first, last, high, low) == (0, 63, 0, 0),
            // The first coefficient comes alone, the others of one component (G.1.1.1.1).
            true => {
                (first == 0 && last == 0 || first > 0 && first <= last && last < 64 && count == 1)
                    && low <= 13
                    && (high == 0 || high == low + 1)
            }
        };
        if !sound {
            return Err(damaged());
        }
        let mut components: Vec<(usize, Option<JpegCodes>, Option<JpegCodes>)> = Vec::new();
        for part in parts.chunks_exact(2) {
            let place = self.components.iter().position(|one| one.id == part[0]).ok_or_else(damaged)?;
            if components.iter().any(|(other, ..)| *other == place) {
                return Err(damaged());
            }
            let table =
                |tables: &[Option<JpegCodes>; 4], number: u8| tables.get(usize::from(number)).cloned();
            let codes = (table(&self.first, part[1] >> 4), table(&self.others, part[1] & 15));
            components.push((place, codes.0.flatten(), codes.1.flatten()));
            for left in &mut self.components[place].left[first..=last] {
                // Each bit comes once, the highest first.
                if *left != (high > 0).then_some(high) {
                    return Err(damaged());
                }
                *left = Some(low);
            }
        }
        let (progressive, interval) = (self.progressive, self.interval);
        let scan = JpegScan { components, first, last, high, progressive, interval };
        walk(bytes, &scan, &mut self.components, self.units).ok_or_else(damaged)
    }

    /// Judges what the segments say of the whole.
    fn finish(self, bytes: &[u8]) -> Result<Jpeg, ArtFault> {
        let whole = |one: &JpegComponent| one.left.iter().all(|left| *left == Some(0));
        if self.components.is_empty() || !self.components.iter().all(whole) {
            return Err(damaged());
        }
        let parts = self.components.len();
        let profile = self.profile()?;
        let space = match parts {
            1 => *b"GRAY",
            3 => *b"RGB ",
            _ => *b"CMYK",
        };
        match &profile {
            Some(profile) => judge_profile(profile, space)?,
            None if parts == 4 => return Err(ArtFault::of(ArtProblem::NoProfile)),
            None if self.exif.is_some_and(|exif| exif.is_srgb == Some(false)) && parts == 3 => {
                return Err(ArtFault::of(ArtProblem::Primaries));
            }
            None => {}
        }
        let known = match parts {
            3 => matches!(self.adobe, None | Some(0 | 1)),
            4 => matches!(self.adobe, None | Some(0 | 2)),
            _ => true,
        };
        if !known {
            return Err(damaged());
        }
        let named_rgb = self.components.iter().map(|one| one.id).eq(*b"RGB");
        Ok(Jpeg {
            width: self.size[0],
            height: self.size[1],
            parts,
            bytes: bytes.into(),
            profile,
            inverted: parts == 4 && self.adobe.is_some(),
            plain_rgb: named_rgb && self.adobe.is_none() && !self.is_jfif,
            orientation: self.exif.and_then(|exif| exif.orientation).unwrap_or(1),
        })
    }

    /// The profile, whose parts are numbered from 1 (ISO 15076-1, B.4).
    fn profile(&self) -> Result<Option<Vec<u8>>, ArtFault> {
        let Some((_, count, _)) = self.profile.first() else { return Ok(None) };
        let mut parts: Vec<&(u8, u8, Vec<u8>)> = self.profile.iter().collect();
        parts.sort_by_key(|(number, ..)| *number);
        let numbers = parts.iter().map(|(number, of, _)| (*number, *of));
        let all = numbers.eq((1..=*count).map(|number| (number, *count)));
        let whole: Vec<u8> = parts.iter().flat_map(|(.., part)| part).copied().collect();
        match all && whole.len() <= MOST_PROFILE {
            true => Ok(Some(whole)),
            false => Err(ArtFault::of(ArtProblem::Profile)),
        }
    }
}
