//! The colour profile of the page: sRGB primaries with the gamma of 2.2 that approximates its curve (ICC.1:2001-04).
//!
//! It is made here, because a profile from elsewhere would have a licence of its own.

/// A matrix profile of version 2 for an RGB display.
pub(super) fn srgb() -> Vec<u8> {
    let description = {
        let text = b"sRGB primaries, gamma 2.2\0";
        let mut tag = [b"desc".as_slice(), &[0; 4], &(text.len() as u32).to_be_bytes(), text].concat();
        // No Unicode and no Macintosh form of the description.
        tag.extend([0; 4 + 4 + 2 + 1 + 67]);
        tag
    };
    let copyright = [b"text".as_slice(), &[0; 4], b"No rights reserved\0"].concat();
    // One value: an exponent in eighths and 256ths, here 2.2.
    let curve = [b"curv".as_slice(), &[0; 4], &1u32.to_be_bytes(), &0x0233u16.to_be_bytes()].concat();
    let tags: [(&[u8; 4], Vec<u8>); 9] = [
        (b"desc", description),
        (b"cprt", copyright),
        (b"wtpt", xyz(WHITE)),
        (b"rXYZ", xyz([0x6fa2, 0x38f5, 0x0390])),
        (b"gXYZ", xyz([0x6299, 0xb785, 0x18da])),
        (b"bXYZ", xyz([0x24a0, 0x0f84, 0xb6cf])),
        (b"rTRC", curve.clone()),
        (b"gTRC", curve.clone()),
        (b"bTRC", curve),
    ];
    let mut table = (tags.len() as u32).to_be_bytes().to_vec();
    let mut data: Vec<u8> = Vec::new();
    let data_start = HEADER + 4 + 12 * tags.len();
    for (signature, tag) in tags {
        table.extend(signature);
        table.extend(((data_start + data.len()) as u32).to_be_bytes());
        table.extend((tag.len() as u32).to_be_bytes());
        data.extend(&tag);
        data.resize(data.len().next_multiple_of(4), 0);
    }
    let mut profile = header((data_start + data.len()) as u32);
    profile.extend(table);
    profile.extend(data);
    profile
}

const HEADER: usize = 128;
/// The white of D50, to which the primaries are adapted, in 65,536ths.
const WHITE: [u32; 3] = [0xf6d6, 0x1_0000, 0xd32d];

fn header(size: u32) -> Vec<u8> {
    let mut header = size.to_be_bytes().to_vec();
    header.extend([0; 4]);
    header.extend([2, 0x10, 0, 0]);
    header.extend(b"mntrRGB XYZ ");
    // A date is required; 1 January 2026, midnight.
    header.extend([2026u16, 1, 1, 0, 0, 0].iter().flat_map(|part| part.to_be_bytes()));
    header.extend(b"acsp");
    header.resize(68, 0);
    header.extend(WHITE.iter().flat_map(|part| part.to_be_bytes()));
    header.resize(HEADER, 0);
    header
}

fn xyz(values: [u32; 3]) -> Vec<u8> {
    let values = values.iter().flat_map(|value| value.to_be_bytes());
    b"XYZ \0\0\0\0".iter().copied().chain(values).collect()
}
