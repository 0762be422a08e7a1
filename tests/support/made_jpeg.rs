//! JPEG files made for tests, byte by byte after ITU-T T.81: the simplest codes that a file of its kind can have.

/// What a file is made of.
#[derive(Clone)]
pub struct Jpeg {
    pub width: u16,
    pub height: u16,
    /// The names of the parts of its colours, each with how often it is sampled.
    pub parts: Vec<(u8, u8)>,
    pub progressive: bool,
    /// Units between two restarts; 0 for none.
    pub interval: u16,
    /// Segments before the frame.
    pub before: Vec<(u8, Vec<u8>)>,
    /// The marker of the frame, where it isn't that of its kind, and the bits of a part.
    pub frame: Option<u8>,
    pub bits: u8,
}

#[derive(Default)]
struct Packed {
    bytes: Vec<u8>,
    held: u8,
    count: u8,
}

impl Packed {
    fn put(&mut self, bits: &str) {
        for bit in bits.bytes() {
            self.held = self.held << 1 | (bit - b'0');
            self.count += 1;
            if self.count == 8 {
                self.bytes.push(self.held);
                if self.held == 0xff {
                    self.bytes.push(0);
                }
                (self.held, self.count) = (0, 0);
            }
        }
    }

    /// Fills the last byte with ones.
    fn end(&mut self) {
        while self.count > 0 {
            self.put("1");
        }
    }
}

impl Jpeg {
    /// Of so many parts, baseline and with nothing of its own.
    pub fn new(width: u16, height: u16, parts: u8) -> Self {
        let parts = (1..=parts).map(|id| (id, 0x11)).collect();
        let (before, frame) = (Vec::new(), None);
        Self { width, height, parts, progressive: false, interval: 0, before, frame, bits: 8 }
    }

    pub fn progressive(self) -> Self {
        Self { progressive: true, ..self }
    }

    /// The same with a segment before the frame.
    pub fn with(mut self, marker: u8, data: &[u8]) -> Self {
        self.before.push((marker, data.to_vec()));
        self
    }

    /// The file.
    pub fn bytes(&self) -> Vec<u8> {
        let mut file = vec![0xff, 0xd8];
        for (marker, data) in &self.before {
            segment(&mut file, *marker, data);
        }
        segment(&mut file, 0xdb, &[vec![0], vec![1; 64]].concat());
        let [height, width] = [self.height, self.width].map(u16::to_be_bytes);
        let mut frame = vec![self.bits, height[0], height[1], width[0], width[1], self.parts.len() as u8];
        self.parts.iter().for_each(|(id, sampling)| frame.extend([*id, *sampling, 0]));
        segment(&mut file, self.frame.unwrap_or(if self.progressive { 0xc2 } else { 0xc0 }), &frame);
        // First coefficients of no bit (0), of one (10); others: none (0), one bit after none (10), a run of two blocks (110).
        let counts = |of: [u8; 3]| [&of[..], &[0; 13]].concat();
        segment(&mut file, 0xc4, &[vec![0x00], counts([1, 1, 0]), vec![0, 1]].concat());
        segment(&mut file, 0xc4, &[vec![0x10], counts([1, 1, 1]), vec![0x00, 0x01, 0x10]].concat());
        if self.interval > 0 {
            segment(&mut file, 0xdd, &self.interval.to_be_bytes());
        }
        let all: Vec<usize> = (0..self.parts.len()).collect();
        match self.progressive {
            false => self.scan(&mut file, &all, [0, 63, 0], "1011000"),
            true => {
                self.scan(&mut file, &all, [0, 0, 0x01], "101");
                self.scan(&mut file, &all, [0, 0, 0x10], "1");
                for part in all {
                    self.scan(&mut file, &[part], [1, 63, 0x01], "1010");
                    // The coefficient that is known gets its bit, and nothing is added.
                    self.scan(&mut file, &[part], [1, 63, 0x10], "01");
                }
            }
        }
        file.extend([0xff, 0xd9]);
        file
    }

    /// A scan in which each block has the same bits.
    fn scan(&self, file: &mut Vec<u8>, parts: &[usize], [first, last, bits]: [u8; 3], block: &str) {
        let mut head = vec![parts.len() as u8];
        parts.iter().for_each(|part| head.extend([self.parts[*part].0, 0]));
        head.extend([first, last, bits]);
        segment(file, 0xda, &head);
        let sampling = |part: usize| {
            let both = self.parts[part].1;
            [usize::from(both >> 4), usize::from(both & 15)]
        };
        let most = |axis: usize| (0..self.parts.len()).map(|part| sampling(part)[axis]).max().unwrap_or(1);
        let [most_across, most_down] = [most(0), most(1)];
        let [width, height] = [self.width, self.height].map(usize::from);
        let (units, blocks) = match parts {
            [one] => {
                let [across, down] = sampling(*one);
                let blocks = (width * across).div_ceil(most_across).div_ceil(8)
                    * (height * down).div_ceil(most_down).div_ceil(8);
                (blocks, 1)
            }
            _ => {
                let units = width.div_ceil(8 * most_across) * height.div_ceil(8 * most_down);
                (units, parts.iter().map(|part| sampling(*part).iter().product::<usize>()).sum())
            }
        };
        let mut packed = Packed::default();
        for unit in 0..units {
            if self.interval > 0 && unit > 0 && unit % usize::from(self.interval) == 0 {
                packed.end();
                let number = (unit / usize::from(self.interval) - 1) % 8;
                packed.bytes.extend([0xff, 0xd0 + number as u8]);
            }
            for _ in 0..blocks {
                packed.put(block);
            }
        }
        packed.end();
        file.extend(packed.bytes);
    }
}

fn segment(file: &mut Vec<u8>, marker: u8, data: &[u8]) {
    file.extend([0xff, marker]);
    file.extend(u16::try_from(data.len() + 2).unwrap_or(0).to_be_bytes());
    file.extend(data);
}

/// An Exif segment (CIPA DC-008) that says which way up a picture is and what its colours are, where that is said.
pub fn exif(orientation: Option<u16>, colours: Option<u16>) -> Vec<u8> {
    let entry = |tag: u16, kind: u16, value: [u8; 4]| {
        [&tag.to_be_bytes()[..], &kind.to_be_bytes(), &1_u32.to_be_bytes(), &value].concat()
    };
    let short = |value: u16| [value.to_be_bytes()[0], value.to_be_bytes()[1], 0, 0];
    let mut entries: Vec<Vec<u8>> = Vec::new();
    entries.extend(orientation.map(|value| entry(0x0112, 3, short(value))));
    let count = entries.len() + usize::from(colours.is_some());
    let inner = 8 + 2 + 12 * count as u32 + 4;
    entries.extend(colours.map(|_| entry(0x8769, 4, inner.to_be_bytes())));
    let mut data = b"Exif\0\0MM\0\x2a\0\0\0\x08".to_vec();
    data.extend((count as u16).to_be_bytes());
    data.extend(entries.concat());
    data.extend([0; 4]);
    if let Some(colours) = colours {
        data.extend([0, 1]);
        data.extend(entry(0xa001, 3, short(colours)));
        data.extend([0; 4]);
    }
    data
}
