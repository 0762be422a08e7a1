//! Walks through the packed coefficients of a JPEG (ITU-T T.81, F and G) without computing a pixel: a file that was cut or spoilt is found
//! before anybody prints half a picture.

/// A table of codes (C.2): for each length how many there are, and the values in the order of their codes.
#[derive(Clone)]
pub(super) struct JpegCodes {
    counts: [usize; 17],
    values: Vec<u8>,
}

impl JpegCodes {
    /// From the bytes of a segment: sixteen counts and their values; none where there are more codes than a length has.
    pub(super) fn new(counts: &[u8; 16], values: &[u8]) -> Option<Self> {
        let mut own = [0; 17];
        let mut left = 1_usize;
        for (length, count) in counts.iter().enumerate() {
            own[length + 1] = usize::from(*count);
            left = (left * 2).checked_sub(usize::from(*count))?;
        }
        Some(Self { counts: own, values: values.to_vec() })
    }
}

/// One component of a picture.
pub(super) struct JpegComponent {
    pub id: u8,
    /// How often it is sampled across and down.
    pub across: usize,
    pub down: usize,
    /// Its blocks in a row and its rows of blocks, without and with those that fill up the units of the picture.
    pub blocks: [usize; 2],
    pub padded: [usize; 2],
    /// For each block, which coefficients are known not to be zero; of a progressive picture only.
    pub known: Vec<u64>,
    /// For each coefficient, how many of its lowest bits are still to come; none before its first scan.
    pub left: [Option<u8>; 64],
}

/// What a scan holds.
pub(super) struct JpegScan {
    /// The places of its components, each with its tables for the first and for the other coefficients.
    pub components: Vec<(usize, Option<JpegCodes>, Option<JpegCodes>)>,
    /// The first and the last coefficient.
    pub first: usize,
    pub last: usize,
    /// How many bits were left before it; 0 where none had come.
    pub high: u8,
    pub progressive: bool,
    /// Units between two restarts; 0 for none.
    pub interval: usize,
}

struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
    held: u32,
    count: u32,
}

impl Bits<'_> {
    fn bit(&mut self) -> Option<u32> {
        if self.count == 0 {
            let byte = *self.bytes.get(self.at)?;
            self.at += 1;
            if byte == 0xff {
                // A zero follows a byte that isn't a marker.
                (*self.bytes.get(self.at)? == 0).then_some(())?;
                self.at += 1;
            }
            (self.held, self.count) = (u32::from(byte), 8);
        }
        self.count -= 1;
        Some(self.held >> self.count & 1)
    }

    fn bits(&mut self, count: u8) -> Option<u32> {
        (0..count).try_fold(0, |all, _| Some(all << 1 | self.bit()?))
    }

    fn code(&mut self, codes: &JpegCodes) -> Option<u8> {
        let (mut code, mut first, mut place) = (0_usize, 0_usize, 0_usize);
        for count in &codes.counts[1..] {
            code = code << 1 | self.bit()? as usize;
            if let Some(index) = code.checked_sub(first).filter(|index| index < count) {
                return codes.values.get(place + index).copied();
            }
            place += count;
            first = (first + count) << 1;
        }
        None
    }

    /// Whether a restart with this number follows; reads it.
    fn restart(&mut self, number: u8) -> Option<()> {
        self.count = 0;
        while self.bytes.get(self.at..self.at + 2)? == [0xff, 0xff] {
            self.at += 1;
        }
        (self.bytes.get(self.at..self.at + 2)? == [0xff, 0xd0 + number]).then_some(())?;
        self.at += 2;
        Some(())
    }
}

/// Walks through a scan; returns how many bytes it has. None where it breaks off or makes no sense.
pub(super) fn walk(
    bytes: &[u8],
    scan: &JpegScan,
    all: &mut [JpegComponent],
    units: [usize; 2],
) -> Option<usize> {
    let mut bits = Bits { bytes, at: 0, held: 0, count: 0 };
    let mut run = 0_u32;
    let single = scan.components.len() == 1;
    let [across, down] = match scan.components.first() {
        // A component alone has no blocks to fill up (A.2.2).
        Some((place, ..)) if single => all.get(*place)?.blocks,
        _ => units,
    };
    let count = across * down;
    for unit in 0..count {
        if scan.interval > 0 && unit > 0 && unit.is_multiple_of(scan.interval) {
            bits.restart(u8::try_from((unit / scan.interval - 1) % 8).ok()?)?;
            run = 0;
        }
        let (x, y) = (unit % across, unit / across);
        for (place, first, others) in &scan.components {
            let component = all.get_mut(*place)?;
            let (wide, high) = if single { (1, 1) } else { (component.across, component.down) };
            for block in 0..wide * high {
                let (column, row) = (x * wide + block % wide, y * high + block / wide);
                let index = row * component.padded[0] + column;
                let known = match scan.progressive {
                    true => component.known.get_mut(index)?,
                    false => &mut 0,
                };
                let codes = (first.as_ref(), others.as_ref());
                match (scan.progressive, scan.first, scan.high) {
                    (false, ..) => sequential(&mut bits, codes)?,
                    (true, 0, 0) => coefficient(&mut bits, codes.0?)?,
                    (true, 0, _) => drop(bits.bit()?),
                    (true, _, 0) => band(&mut bits, scan, codes.1?, known, &mut run)?,
                    (true, ..) => refined(&mut bits, scan, codes.1?, known, &mut run)?,
                }
            }
        }
    }
    // No block is left for zeros that were promised.
    (run == 0).then_some(bits.at)
}

/// The first coefficient of a block.
fn coefficient(bits: &mut Bits<'_>, codes: &JpegCodes) -> Option<()> {
    let size = bits.code(codes).filter(|size| *size <= 11)?;
    bits.bits(size)?;
    Some(())
}

/// A block of a picture that isn't progressive (F.2.2).
fn sequential(bits: &mut Bits<'_>, (first, others): (Option<&JpegCodes>, Option<&JpegCodes>)) -> Option<()> {
    coefficient(bits, first?)?;
    let others = others?;
    let mut at = 1_u8;
    while at < 64 {
        let code = bits.code(others)?;
        match (code >> 4, code & 15) {
            (0, 0) => break,
            (15, 0) => at += 16,
            (_, 0) => return None,
            (zeros, size) => {
                at += zeros;
                (at < 64 && size <= 10).then(|| bits.bits(size))??;
                at += 1;
            }
        }
    }
    (at <= 64).then_some(())
}

/// Some of the other coefficients of a block for the first time (G.1.2.2).
fn band(
    bits: &mut Bits<'_>,
    scan: &JpegScan,
    codes: &JpegCodes,
    known: &mut u64,
    run: &mut u32,
) -> Option<()> {
    if *run > 0 {
        *run -= 1;
        return Some(());
    }
    let mut at = scan.first;
    while at <= scan.last {
        let code = bits.code(codes)?;
        match (code >> 4, code & 15) {
            (15, 0) => at += 16,
            (zeros, 0) => {
                *run = (1 << zeros) - 1 + bits.bits(zeros)?;
                return Some(());
            }
            (zeros, size) => {
                at += usize::from(zeros);
                (at <= scan.last && size <= 10).then(|| bits.bits(size))??;
                *known |= 1 << at;
                at += 1;
            }
        }
    }
    (at <= scan.last + 1).then_some(())
}

/// One more bit of these coefficients (G.1.2.3).
fn refined(
    bits: &mut Bits<'_>,
    scan: &JpegScan,
    codes: &JpegCodes,
    known: &mut u64,
    run: &mut u32,
) -> Option<()> {
    let mut at = scan.first;
    if *run == 0 {
        while at <= scan.last {
            let code = bits.code(codes)?;
            let (mut zeros, size) = (code >> 4, code & 15);
            if size == 0 && zeros < 15 {
                *run = (1 << zeros) + bits.bits(zeros)?;
                break;
            }
            (size <= 1).then_some(())?;
            bits.bits(size)?;
            while at <= scan.last {
                if *known >> at & 1 == 1 {
                    bits.bit()?;
                } else if zeros == 0 {
                    break;
                } else {
                    zeros -= 1;
                }
                at += 1;
            }
            if size == 1 {
                (at <= scan.last).then_some(())?;
                *known |= 1 << at;
            }
            at += 1;
        }
    }
    if *run > 0 {
        for at in at..=scan.last {
            if *known >> at & 1 == 1 {
                bits.bit()?;
            }
        }
        *run -= 1;
    }
    Some(())
}
