//! JPEG as a PDF holds it: which kinds are taken, what their segments say, and that no file that was cut or spoilt is, nor one that only says
//! that it is large.

#![allow(clippy::expect_used, clippy::panic, reason = "a helper that panics fails its test")]

use crate::support::made_jpeg::{Jpeg as Made, exif};
use crate::support::repo::repo;
use crate::support::seed::Random;
use factbrief::page::{Art, ArtForm, ArtProblem, Jpeg, JpegKind};

fn read(bytes: &[u8]) -> Jpeg {
    match Art::read(bytes).unwrap_or_else(|fault| panic!("{fault:?}")).drawing {
        ArtForm::Jpeg(jpeg) => jpeg,
        other => panic!("{other:?}"),
    }
}

fn problem(bytes: &[u8]) -> ArtProblem {
    Art::read(bytes).expect_err("it is refused").problem
}

/// Files that libjpeg-turbo has written: restarts, sampling, several scans.
fn samples() -> Vec<Vec<u8>> {
    ["baseline-420.jpg", "progressive-422.jpg", "progressive-grey.jpg"]
        .map(|name| std::fs::read(repo(format!("tests/page/samples/{name}"))).expect("a sample"))
        .to_vec()
}

/// A profile that says of itself no more than what is looked at.
fn profile(space: &[u8; 4], length: u32) -> Vec<u8> {
    let mut profile = vec![0; length as usize];
    profile[..4].copy_from_slice(&length.to_be_bytes());
    profile[8] = 2;
    profile[12..16].copy_from_slice(b"prtr");
    profile[16..20].copy_from_slice(space);
    profile[36..40].copy_from_slice(b"acsp");
    profile
}

/// The segments of a profile, parted.
fn in_parts(profile: &[u8], parts: usize) -> Vec<Vec<u8>> {
    let each = profile.chunks(profile.len().div_ceil(parts)).enumerate();
    each.map(|(index, part)| [&b"ICC_PROFILE\0"[..], &[index as u8 + 1, parts as u8], part].concat())
        .collect()
}

const ADOBE: [u8; 12] = *b"Adobe\0\x64\0\0\0\0\0";

fn adobe(transform: u8) -> Vec<u8> {
    let mut data = ADOBE.to_vec();
    data[11] = transform;
    data
}

#[test]
fn baseline_and_progressive_pictures_are_taken_as_they_are() {
    for made in [Made::new(45, 37, 1), Made::new(45, 37, 3), Made { interval: 3, ..Made::new(45, 37, 3) }] {
        for made in [made.clone(), made.progressive()] {
            let bytes = made.bytes();
            let jpeg = read(&bytes);
            assert_eq!((jpeg.width, jpeg.height, jpeg.parts), (45, 37, made.parts.len()));
            assert_eq!(*jpeg.bytes, *bytes);
            assert!(!jpeg.inverted && !jpeg.plain_rgb && jpeg.profile.is_none() && jpeg.orientation == 1);
        }
    }
    for sampling in [0x22, 0x21, 0x12, 0x41, 0x44] {
        let mut made = Made::new(45, 37, 3);
        made.parts[0].1 = sampling;
        for made in [made.clone(), made.progressive()] {
            assert_eq!(read(&made.bytes()).parts, 3, "{sampling:x}");
        }
    }
    for bytes in samples() {
        let jpeg = read(&bytes);
        assert_eq!((jpeg.width, jpeg.height), (45, 37));
        assert_eq!(*jpeg.bytes, *bytes);
    }
    // What stands after the end mark is no part of the picture.
    let bytes = Made::new(8, 8, 1).bytes();
    assert_eq!(*read(&[&bytes[..], b"\r\n\r"].concat()).bytes, *bytes);
}

#[test]
fn what_its_segments_say_is_kept_or_refused_by_name() {
    let made = |parts| Made::new(16, 8, parts);
    // Inks need a profile; those of Adobe's programs are written the other way round.
    assert_eq!(problem(&made(4).bytes()), ArtProblem::NoProfile);
    let inks = profile(b"CMYK", 700);
    for parts in [1, 3] {
        let with = in_parts(&inks, parts).iter().fold(made(4), |made, part| made.with(0xe2, part));
        let jpeg = read(&with.bytes());
        assert_eq!((jpeg.profile.as_deref(), jpeg.inverted), (Some(&inks[..]), false));
        for transform in [0, 2] {
            assert!(read(&with.clone().with(0xee, &adobe(transform)).bytes()).inverted);
        }
        assert_eq!(problem(&with.with(0xee, &adobe(1)).bytes()), ArtProblem::Damaged);
    }
    // A profile of other colours, one that isn't whole, and one that comes twice.
    let of = |space, parts| made(parts).with(0xe2, &in_parts(&profile(space, 400), 1)[0]).bytes();
    assert_eq!(problem(&of(b"CMYK", 3)), ArtProblem::Profile);
    assert_eq!(problem(&of(b"RGB ", 1)), ArtProblem::Profile);
    assert!(read(&of(b"RGB ", 3)).profile.is_some());
    assert!(read(&of(b"GRAY", 1)).profile.is_some());
    let two = in_parts(&profile(b"RGB ", 400), 2);
    assert_eq!(problem(&made(3).with(0xe2, &two[1]).bytes()), ArtProblem::Profile);
    assert_eq!(problem(&made(3).with(0xe2, &two[0]).with(0xe2, &two[0]).bytes()), ArtProblem::Profile);
    // Colours that aren't those of sRGB, and nothing that says which they are.
    assert_eq!(problem(&made(3).with(0xe1, &exif(None, Some(0xffff))).bytes()), ArtProblem::Primaries);
    assert!(read(&made(3).with(0xe1, &exif(None, Some(1))).bytes()).profile.is_none());
    // Which way up it is meant.
    for orientation in 1..=8 {
        let art =
            Art::read(&made(3).with(0xe1, &exif(Some(orientation), Some(1))).bytes()).expect("it is taken");
        let upright = orientation < 5;
        assert_eq!((art.width, art.height), if upright { (16.0, 8.0) } else { (8.0, 16.0) });
        assert!(matches!(art.drawing, ArtForm::Jpeg(jpeg) if jpeg.orientation == orientation));
    }
    assert_eq!(read(&made(3).with(0xe1, &exif(Some(9), None)).bytes()).orientation, 1);
    let whole = exif(Some(6), Some(1));
    for end in 7..whole.len() - 4 {
        assert_eq!(problem(&made(3).with(0xe1, &whole[..end]).bytes()), ArtProblem::Exif, "{end}");
    }
    // Names of colours, where nothing else says what they are.
    let named = |made: Made| Made { parts: b"RGB".map(|id| (id, 0x11)).to_vec(), ..made };
    assert!(read(&named(made(3)).bytes()).plain_rgb);
    assert!(!read(&named(made(3)).with(0xe0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0").bytes()).plain_rgb);
    assert!(!read(&named(made(3)).with(0xee, &adobe(0)).bytes()).plain_rgb);
}

#[test]
fn other_kinds_are_refused_by_name() {
    let framed = |marker| Made { frame: Some(marker), ..Made::new(8, 8, 1) }.bytes();
    let rows = [
        (framed(0xc1), ArtProblem::Kind(JpegKind::Extended)),
        (framed(0xc3), ArtProblem::Kind(JpegKind::Lossless)),
        (framed(0xc5), ArtProblem::Kind(JpegKind::Hierarchical)),
        (framed(0xc9), ArtProblem::Kind(JpegKind::Arithmetic)),
        (framed(0xca), ArtProblem::Kind(JpegKind::Arithmetic)),
        (Made { bits: 12, ..Made::new(8, 8, 1) }.bytes(), ArtProblem::Bits(12)),
        (Made::new(8, 8, 2).bytes(), ArtProblem::Parts(2)),
        (Made::new(8, 8, 5).bytes(), ArtProblem::Parts(5)),
        (Made::new(0, 8, 1).bytes(), ArtProblem::Damaged),
        (Made::new(8, 0, 1).bytes(), ArtProblem::Damaged),
    ];
    for (bytes, wrong) in rows {
        assert_eq!(problem(&bytes), wrong);
    }
}

#[test]
fn a_header_that_says_how_large_it_is_takes_no_memory() {
    // The picture itself is never made; its head alone is looked at.
    let small = Made::new(8, 8, 3).progressive().bytes();
    let frame = small.windows(2).position(|two| two == [0xff, 0xc2]).expect("a frame");
    for (width, height, wrong) in [(0xffff, 0xffff, ArtProblem::TooLarge), (4000, 4000, ArtProblem::Damaged)]
    {
        let mut bytes = small.clone();
        bytes[frame + 5..frame + 7].copy_from_slice(&u16::to_be_bytes(height));
        bytes[frame + 7..frame + 9].copy_from_slice(&u16::to_be_bytes(width));
        assert_eq!(problem(&bytes), wrong);
    }
}

#[test]
fn no_file_that_was_cut_is_taken() {
    let made = [
        Made::new(45, 37, 3).bytes(),
        Made { interval: 2, ..Made::new(45, 37, 1) }.bytes(),
        Made::new(45, 37, 3).progressive().bytes(),
    ];
    for bytes in made.into_iter().chain(samples()) {
        for end in 3..bytes.len() {
            assert!(Art::read(&bytes[..end]).is_err(), "cut at {end}");
            // With an end mark, as programs add one to what has arrived. Within the last byte only filling may be missing.
            if end + 3 < bytes.len() {
                let ended = [&bytes[..end], &[0xff, 0xd9]].concat();
                assert!(Art::read(&ended).is_err(), "ended at {end} of {}", bytes.len());
            }
        }
        // A gap before the end mark. A byte less may by chance mean as many blocks; a long gap doesn't.
        let gap = [&bytes[..bytes.len() * 3 / 4], &bytes[bytes.len() - 20..]].concat();
        assert!(Art::read(&gap).is_err());
    }
}

#[test]
fn a_file_that_was_spoilt_ends_no_program() {
    let mut seed = Random(20_261_130);
    for bytes in samples().into_iter().chain([Made::new(45, 37, 4).progressive().bytes()]) {
        for _ in 0..4000 {
            let mut spoilt = bytes.clone();
            for _ in 0..1 + seed.below(3) {
                let at = 2 + seed.below(spoilt.len() - 2);
                spoilt[at] = seed.below(256) as u8;
            }
            // Whatever comes of it, it comes to an end.
            let _ = Art::read(&spoilt);
        }
    }
}
