//! PNG files made for tests, byte by byte after ISO/IEC 15948, with nothing packed.

/// What a file is made of.
pub struct Png {
    pub width: u32,
    pub height: u32,
    pub bits: u8,
    pub colour: u8,
    pub interlace: u8,
    /// The rows, each with its filter first.
    pub rows: Vec<u8>,
    /// Chunks before the pixels.
    pub before: Vec<([u8; 4], Vec<u8>)>,
}

impl Png {
    /// Eight bits for each part of a pixel and no chunk of its own.
    pub fn new(width: u32, height: u32, colour: u8, rows: Vec<u8>) -> Self {
        Self { width, height, bits: 8, colour, interlace: 0, rows, before: Vec::new() }
    }

    /// The same with a chunk before the pixels.
    pub fn with(mut self, kind: &[u8; 4], data: &[u8]) -> Self {
        self.before.push((*kind, data.to_vec()));
        self
    }

    /// The same pixels interlaced, where no row is filtered: each pixel in the pass that the pattern of ISO/IEC 15948, 8.2 gives it.
    pub fn interlaced(&self) -> Self {
        const PATTERN: [&[u8; 8]; 8] = [
            b"16462646",
            b"77777777",
            b"56565656",
            b"77777777",
            b"36463646",
            b"77777777",
            b"56565656",
            b"77777777",
        ];
        let parts = match self.colour {
            2 => 3,
            4 => 2,
            6 => 4,
            _ => 1,
        };
        let bits = parts * usize::from(self.bits);
        let (width, height) = (self.width as usize, self.height as usize);
        let row = (width * bits).div_ceil(8) + 1;
        let bit = |x: usize, y: usize, at: usize| {
            let place = x * bits + at;
            self.rows[y * row + 1 + place / 8] >> (7 - place % 8) & 1
        };
        let mut rows = Vec::new();
        for pass in b'1'..=b'7' {
            for y in 0..height {
                let columns: Vec<usize> = (0..width).filter(|x| PATTERN[y % 8][x % 8] == pass).collect();
                if columns.is_empty() {
                    continue;
                }
                let own: Vec<u8> = columns
                    .iter()
                    .flat_map(|x| (0..bits).map(move |at| (*x, at)))
                    .map(|(x, at)| bit(x, y, at))
                    .collect();
                rows.push(0);
                rows.extend(own.chunks(8).map(|byte| {
                    byte.iter().enumerate().fold(0, |all, (place, bit)| all | bit << (7 - place))
                }));
            }
        }
        Self { interlace: 1, rows, before: self.before.clone(), ..*self }
    }

    /// The file.
    pub fn bytes(&self) -> Vec<u8> {
        let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
        let mut header = [self.width.to_be_bytes(), self.height.to_be_bytes()].concat();
        header.extend([self.bits, self.colour, 0, 0, self.interlace]);
        chunk(&mut file, b"IHDR", &header);
        for (kind, data) in &self.before {
            chunk(&mut file, kind, data);
        }
        chunk(&mut file, b"IDAT", &stored(&self.rows));
        chunk(&mut file, b"IEND", &[]);
        file
    }
}

fn chunk(file: &mut Vec<u8>, kind: &[u8; 4], data: &[u8]) {
    file.extend(u32::try_from(data.len()).unwrap_or(0).to_be_bytes());
    let start = file.len();
    file.extend(kind);
    file.extend(data);
    let sum = crc(&file[start..]);
    file.extend(sum.to_be_bytes());
}

/// Bytes in blocks that aren't packed (RFC 1950 and 1951).
pub fn stored(bytes: &[u8]) -> Vec<u8> {
    let mut file = vec![0x78, 0x01];
    let mut blocks = bytes.chunks(0xffff).peekable();
    if blocks.peek().is_none() {
        file.extend([1, 0, 0, 0xff, 0xff]);
    }
    while let Some(block) = blocks.next() {
        let length = u16::try_from(block.len()).unwrap_or(0);
        file.push(u8::from(blocks.peek().is_none()));
        file.extend(length.to_le_bytes());
        file.extend((!length).to_le_bytes());
        file.extend(block);
    }
    let (mut a, mut b) = (1_u32, 0_u32);
    for byte in bytes {
        a = (a + u32::from(*byte)) % 65521;
        b = (b + a) % 65521;
    }
    file.extend((b << 16 | a).to_be_bytes());
    file
}

fn crc(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 };
        }
    }
    !sum
}
