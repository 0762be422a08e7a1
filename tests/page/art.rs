//! Logos and pictures: of SVG what can be printed as it is meant, and nothing else; of PNG each pixel.

#![allow(clippy::expect_used, clippy::panic, reason = "a helper that panics fails its test")]

use crate::support::made_png::{Png, stored};
use crate::support::seed::Random;
use factbrief::page::{Art, ArtForm, ArtProblem, ArtStep, Colours, FillRule, Filled, Raster};

fn svg(inner: &str) -> String {
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 50\">{inner}</svg>")
}

fn paths(inner: &str) -> Vec<Filled> {
    let art = Art::read(svg(inner).as_bytes()).unwrap_or_else(|fault| panic!("{inner}: {fault:?}"));
    match art.drawing {
        ArtForm::Vector(paths) => paths,
        ArtForm::Raster(_) | ArtForm::Jpeg(_) => panic!("{inner}"),
    }
}

/// A point, and whether a curve leads to it.
type Reached = (i32, i32, bool);

/// The points through which a path goes, rounded, and whether each is reached by a curve.
fn points(path: &Filled) -> Vec<Reached> {
    let rounded = |[x, y]: [f32; 2], curved| (x.round() as i32, y.round() as i32, curved);
    let steps = path.rings.iter().flatten();
    steps
        .map(|step| match *step {
            ArtStep::To(to) => rounded(to, false),
            ArtStep::Curve(_, _, to) => rounded(to, true),
        })
        .collect()
}

/// The extent of all its points, control points included.
fn extent(path: &Filled) -> [i32; 4] {
    let all = path.rings.iter().flatten().flat_map(|step| match *step {
        ArtStep::To(to) => vec![to],
        ArtStep::Curve(_, _, to) => vec![to],
    });
    let all: Vec<[f32; 2]> = all.collect();
    let of = |at: usize, pick: fn(f32, f32) -> f32| {
        all.iter().map(|point| point[at]).reduce(pick).map_or(0, |found| found.round() as i32)
    };
    [of(0, f32::min), of(1, f32::min), of(0, f32::max), of(1, f32::max)]
}

#[test]
fn path_data_is_read_in_all_its_forms() {
    let rows: &[(&str, &[Reached])] = &[
        ("M10 10H30V20H10Z", &[(10, 10, false), (30, 10, false), (30, 20, false), (10, 20, false)]),
        ("m10,10 20,0 0,10-20 0z", &[(10, 10, false), (30, 10, false), (30, 20, false), (10, 20, false)]),
        ("M10 10L30 10 30 20l-20 0", &[(10, 10, false), (30, 10, false), (30, 20, false), (10, 20, false)]),
        ("M1e1 1.0e1.5.5", &[(10, 10, false), (1, 1, false)]),
        ("M0 0c0 10 10 20 20 20s10-10 20-20", &[(0, 0, false), (20, 20, true), (40, 0, true)]),
        ("M0 0Q10 20 20 0T40 0", &[(0, 0, false), (20, 0, true), (40, 0, true)]),
        ("M10 20A10 10 0 0 1 30 20", &[(10, 20, false), (20, 10, true), (30, 20, true)]),
        ("M10 20a10 10 0 0020 0", &[(10, 20, false), (20, 30, true), (30, 20, true)]),
        (
            "M0 0L10 0L10 10ZL5 5",
            &[(0, 0, false), (10, 0, false), (10, 10, false), (0, 0, false), (5, 5, false)],
        ),
    ];
    for (data, expected) in rows {
        let found = paths(&format!("<path d=\"{data}\"/>"));
        assert_eq!(points(&found[0]), *expected, "{data}");
    }
    for data in
        ["L10 10", "M10", "M10 10 X", "M10 10A1 1 0 2 0 5 5", "M10 10L", "M1 1C2 2 3 3", "M1e999 0L1 1"]
    {
        let found = Art::read(svg(&format!("<path d=\"{data}\"/>")).as_bytes());
        assert_eq!(found.map_err(|fault| fault.problem), Err(ArtProblem::PathData), "{data}");
    }
}

#[test]
fn shapes_are_where_they_are_said_to_be() {
    let rows: &[(&str, [i32; 4])] = &[
        ("<rect x=\"10\" y=\"5\" width=\"20\" height=\"10\"/>", [10, 5, 30, 15]),
        ("<rect x=\"10\" y=\"5\" width=\"20\" height=\"10\" rx=\"50\"/>", [10, 5, 30, 15]),
        ("<circle cx=\"20\" cy=\"20\" r=\"5\"/>", [15, 15, 25, 25]),
        ("<ellipse cx=\"20\" cy=\"20\" rx=\"10\" ry=\"5\"/>", [10, 15, 30, 25]),
        ("<polygon points=\"1,2 11,2 11 12\"/>", [1, 2, 11, 12]),
        ("<g transform=\"translate(10 20)\"><rect width=\"5\" height=\"5\"/></g>", [10, 20, 15, 25]),
        ("<g transform=\"translate(10,20) scale(2)\"><rect width=\"5\" height=\"5\"/></g>", [10, 20, 20, 30]),
        ("<rect width=\"10\" height=\"4\" transform=\"rotate(90)\"/>", [-4, 0, 0, 10]),
        ("<rect width=\"10\" height=\"4\" transform=\"rotate(180 10 10)\"/>", [10, 16, 20, 20]),
        ("<rect width=\"10\" height=\"4\" transform=\"matrix(1 0 0 2 3 4)\"/>", [3, 4, 13, 12]),
        ("<rect width=\"10px\" height=\"4\" transform=\"skewX(45)\"/>", [0, 0, 14, 4]),
    ];
    for (inner, expected) in rows {
        assert_eq!(extent(&paths(inner)[0]), *expected, "{inner}");
    }
    // The part that is shown begins elsewhere.
    let text =
        svg("<rect x=\"-10\" y=\"-5\" width=\"4\" height=\"4\"/>").replace("0 0 100 50", "-10 -5 100 50");
    let art = Art::read(text.as_bytes()).expect("a drawing");
    let ArtForm::Vector(found) = art.drawing else { panic!("paths") };
    assert_eq!((art.width, art.height, extent(&found[0])), (100.0, 50.0, [0, 0, 4, 4]));
}

#[test]
fn fills_are_those_that_a_viewer_shows() {
    let red = Some([255, 0, 0]);
    let rows: &[(&str, Option<[u8; 3]>)] = &[
        ("<rect width=\"1\" height=\"1\"/>", Some([0, 0, 0])),
        ("<rect width=\"1\" height=\"1\" fill=\"red\"/>", red),
        ("<rect width=\"1\" height=\"1\" fill=\"#f00\"/>", red),
        ("<rect width=\"1\" height=\"1\" fill=\"#FF0000\"/>", red),
        ("<rect width=\"1\" height=\"1\" fill=\"rgb(255, 0, 0)\"/>", red),
        ("<rect width=\"1\" height=\"1\" fill=\"rgb(100%,0%,0%)\"/>", red),
        ("<g fill=\"red\"><rect width=\"1\" height=\"1\"/></g>", red),
        ("<g fill=\"blue\"><rect width=\"1\" height=\"1\" style=\"fill:red\"/></g>", red),
        ("<style>.a{fill:red}</style><rect class=\"b a\" width=\"1\" height=\"1\" fill=\"blue\"/>", red),
        (
            "<style>rect{fill:blue} .a, .b {fill : red;}</style><rect class=\"b\" width=\"1\" height=\"1\"/>",
            red,
        ),
        (
            "<style>/* x */.a{fill:blue}</style><rect class=\"a\" style=\"fill:red\" width=\"1\" height=\"1\"/>",
            red,
        ),
        ("<rect width=\"1\" height=\"1\" fill=\"none\"/>", None),
        ("<g display=\"none\"><rect width=\"1\" height=\"1\"/></g>", None),
        ("<rect visibility=\"hidden\" width=\"1\" height=\"1\"/>", None),
        ("<rect opacity=\"0\" width=\"1\" height=\"1\"/>", None),
        ("<rect fill-opacity=\"0\" width=\"1\" height=\"1\"/>", None),
        ("<line x2=\"5\" y2=\"5\"/>", None),
        ("<defs><rect width=\"1\" height=\"1\"/></defs>", None),
        ("<rect width=\"0\" height=\"1\"/>", None),
        ("<rect stroke=\"none\" stroke-width=\"3\" fill=\"red\" width=\"1\" height=\"1\"/>", red),
        ("<rect stroke=\"blue\" stroke-width=\"0\" fill=\"red\" width=\"1\" height=\"1\"/>", red),
    ];
    for (inner, expected) in rows {
        // A second path, since a drawing of nothing is refused.
        let found = paths(&format!("{inner}<path d=\"M90 40h1v1z\" fill=\"lime\"/>"));
        let colours: Vec<[u8; 3]> = found.iter().map(|path| path.colour).collect();
        let expected: Vec<[u8; 3]> = expected.iter().copied().chain([[0, 255, 0]]).collect();
        assert_eq!(colours, expected, "{inner}");
    }
    let found = paths("<path fill-rule=\"evenodd\" d=\"M0 0H9V9H0ZM2 2H5V5H2Z\"/>");
    assert_eq!((found[0].rule, found[0].rings.len()), (FillRule::EvenOdd, 2));
}

#[test]
fn what_would_be_seen_otherwise_is_refused_by_name_with_its_line() {
    let rows = [
        ("<text>A</text>", "has a `text`, which can't be printed"),
        ("<image href=\"a.png\"/>", "has a `image`, which can't be printed"),
        ("<use href=\"#a\"/>", "has a `use`, which can't be printed"),
        ("<svg/>", "has a `svg`, which can't be printed"),
        ("<foreignObject/>", "has a `foreignObject`, which can't be printed"),
        ("<path d=\"M0 0H9V9Z\"><animate/></path>", "has a `animate`, which can't be printed"),
        ("<path d=\"M0 0H9V9Z\" fill=\"url(#a)\"/>", "has `fill` as `url(#a)`, which can't be printed"),
        ("<path d=\"M0 0H9V9Z\" fill=\"papayawhip\"/>", "has `fill` as `papayawhip`, which can't be printed"),
        ("<path d=\"M0 0H9V9Z\" fill=\"#ff000080\"/>", "has `fill` as `#ff000080`, which can't be printed"),
        ("<path d=\"M0 0H9V9Z\" opacity=\".5\"/>", "has `opacity` as `.5`, which can't be printed"),
        (
            "<g style=\"opacity:0.5\"><path d=\"M0 0H9V9Z\"/></g>",
            "has `opacity` as `0.5`, which can't be printed",
        ),
        ("<path d=\"M0 0H9V9Z\" stroke=\"red\"/>", "has a `path` with `stroke`, which can't be printed"),
        (
            "<g stroke=\"red\"><path d=\"M0 0H9V9Z\"/></g>",
            "has a `path` with `stroke`, which can't be printed",
        ),
        (
            "<path d=\"M0 0H9V9Z\" clip-path=\"url(#a)\"/>",
            "has `clip-path` as `url(#a)`, which can't be printed",
        ),
        ("<path d=\"M0 0H9V9Z\" mask=\"url(#a)\"/>", "has `mask` as `url(#a)`, which can't be printed"),
        ("<path d=\"M0 0H9V9Z\" filter=\"url(#a)\"/>", "has `filter` as `url(#a)`, which can't be printed"),
        ("<path d=\"M0 0H9V9Z\" blend=\"x\"/>", "has a `path` with `blend`, which can't be printed"),
        (
            "<path d=\"M0 0H9V9Z\" transform=\"turn(5)\"/>",
            "has `transform` as `turn(5)`, which can't be printed",
        ),
        ("<rect width=\"50%\" height=\"1\"/>", "has `width` as `50%`, which can't be printed"),
        ("<style>g > .a{fill:red}</style>", "has `style` as `g > .a`, which can't be printed"),
        ("<g/>", "draws nothing"),
    ];
    for (inner, says) in rows {
        let fault = Art::read(svg(&format!("\n{inner}\n")).as_bytes()).expect_err(inner);
        assert_eq!(fault.problem.to_string(), says, "{inner}");
        assert!(!fault.problem.hint().is_empty());
        let line = if inner == "<g/>" { 1 } else { 2 };
        assert_eq!(fault.line, Some(line), "{inner}");
    }
    let whole = [
        ("", ArtProblem::UnknownFormat),
        ("GIF89a", ArtProblem::UnknownFormat),
        ("<html/>", ArtProblem::NoSvg),
        ("<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0H9V9Z\"/></svg>", ArtProblem::NoSize),
    ];
    for (text, problem) in whole {
        assert_eq!(Art::read(text.as_bytes()).expect_err(text).problem, problem, "{text}");
    }
    let bomb = "<!DOCTYPE svg [<!ENTITY a \"aaaa\">]><svg>&a;</svg>";
    assert!(matches!(Art::read(bomb.as_bytes()).expect_err("a bomb").problem, ArtProblem::NoXml(_)));
    assert!(matches!(Art::read(b"<svg>\n<g>\n</svg>").expect_err("no XML").problem, ArtProblem::NoXml(_)));
}

fn raster(png: &Png) -> Raster {
    match Art::read(&png.bytes()).expect("a picture").drawing {
        ArtForm::Raster(raster) => raster,
        ArtForm::Vector(_) | ArtForm::Jpeg(_) => panic!("pixels"),
    }
}

#[test]
fn each_filter_gives_the_pixels_that_were_filtered() {
    // Three pixels of red, green and blue, in three rows.
    let pixels: Vec<u8> = (0..27_u8).map(|byte| byte.wrapping_mul(37)).collect();
    for filter in 0..5_u8 {
        let mut rows = Vec::new();
        for y in 0..3 {
            rows.push(filter);
            for x in 0..9 {
                let at = |x: Option<usize>, y: Option<usize>| -> u8 {
                    x.zip(y).map_or(0, |(x, y)| pixels[y * 9 + x])
                };
                let left = at(usize::checked_sub(x, 3), Some(y));
                let up = at(Some(x), usize::checked_sub(y, 1));
                let corner = at(usize::checked_sub(x, 3), usize::checked_sub(y, 1));
                let guess = match filter {
                    0 => 0,
                    1 => left,
                    2 => up,
                    3 => ((u16::from(left) + u16::from(up)) / 2) as u8,
                    _ => {
                        let guess = i32::from(left) + i32::from(up) - i32::from(corner);
                        let far = |one: u8| (guess - i32::from(one)).abs();
                        let nearest = [left, up, corner].into_iter().min_by_key(|one| far(*one));
                        nearest.expect("one of three")
                    }
                };
                rows.push(pixels[y * 9 + x].wrapping_sub(guess));
            }
        }
        let png = Png::new(3, 3, 2, rows.clone());
        let found = raster(&png);
        assert_eq!(found.pixels, pixels, "the filter {filter}");
        assert_eq!(found.packed, Some(stored(&rows)), "as the file packs it");
        assert_eq!((found.colours, found.alpha), (Colours::Rgb, None));
    }
}

#[test]
fn what_is_transparent_stands_apart_from_the_colours() {
    let found = raster(&Png::new(2, 1, 6, vec![0, 1, 2, 3, 255, 4, 5, 6, 7]));
    assert_eq!((found.pixels, found.alpha), (vec![1, 2, 3, 4, 5, 6], Some((8, vec![255, 7]))));
    let found = raster(&Png::new(2, 1, 4, vec![0, 9, 0, 8, 255]));
    assert_eq!(
        (found.colours, found.pixels, found.alpha),
        (Colours::Grey, vec![9, 8], Some((8, vec![0, 255])))
    );
    // All opaque: no mask.
    assert_eq!(raster(&Png::new(1, 1, 6, vec![0, 1, 2, 3, 255])).alpha, None);
    let palette = Png::new(3, 1, 3, vec![0, 0, 1, 1]).with(b"PLTE", &[1, 2, 3, 4, 5, 6]).with(b"tRNS", &[0]);
    let found = raster(&palette);
    assert_eq!(found.colours, Colours::Indexed(vec![[1, 2, 3], [4, 5, 6]]));
    assert_eq!(found.alpha, Some((8, vec![0, 255, 255])));
    let key = Png::new(2, 1, 2, vec![0, 1, 2, 3, 4, 5, 6]).with(b"tRNS", &[0, 4, 0, 5, 0, 6]);
    assert_eq!(raster(&key).alpha, Some((8, vec![255, 0])));
    // Four pixels in a byte, of which the second is the key.
    let grey = Png { bits: 2, ..Png::new(4, 1, 0, vec![0, 0b00_01_10_11]) }.with(b"tRNS", &[0, 1]);
    let found = raster(&grey);
    assert_eq!(
        (found.pixels, found.alpha, found.packed),
        (vec![0b00_01_10_11], Some((8, vec![255, 0, 255, 255])), None)
    );
    let deep = Png { bits: 16, ..Png::new(1, 1, 6, vec![0, 1, 2, 3, 4, 5, 6, 7, 8]) };
    let found = raster(&deep);
    assert_eq!((found.bits, found.pixels, found.alpha), (16, vec![1, 2, 3, 4, 5, 6], Some((16, vec![7, 8]))));
}

#[test]
fn a_png_that_is_damaged_or_means_other_colours_is_refused_by_name() {
    let grey = || Png::new(2, 1, 0, vec![0, 1, 2]);
    let problem = |bytes: &[u8]| Art::read(bytes).expect_err("refused").problem;
    let number = |number: u32| number.to_be_bytes();
    let usual = [31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000_u32].map(number).concat();
    assert!(Art::read(&grey().with(b"gAMA", &number(45455)).with(b"cHRM", &usual).bytes()).is_ok());
    assert!(Art::read(&grey().with(b"gAMA", &number(100_000)).with(b"sRGB", &[0]).bytes()).is_ok());
    assert_eq!(problem(&grey().with(b"gAMA", &number(100_000)).bytes()), ArtProblem::Gamma);
    let mut other = usual.clone();
    other[8..12].copy_from_slice(&number(70_000));
    assert_eq!(problem(&grey().with(b"cHRM", &other).bytes()), ArtProblem::Primaries);
    assert_eq!(problem(&grey().with(b"acTL", &[0; 8]).bytes()), ArtProblem::Animated);
    let profile = |bytes: &[u8]| [b"p\0\0".to_vec(), stored(bytes)].concat();
    assert_eq!(problem(&grey().with(b"iCCP", &profile(&[0; 200])).bytes()), ArtProblem::Profile);
    let mut own = vec![0; 200];
    own[..4].copy_from_slice(&number(200));
    own[8] = 2;
    own[12..20].copy_from_slice(b"mntrGRAY");
    own[36..40].copy_from_slice(b"acsp");
    assert_eq!(raster(&grey().with(b"iCCP", &profile(&own))).profile, Some(own.clone()));
    own[16..20].copy_from_slice(b"CMYK");
    assert_eq!(problem(&grey().with(b"iCCP", &profile(&own)).bytes()), ArtProblem::Profile);
    assert_eq!(problem(&Png { interlace: 2, ..grey() }.bytes()), ArtProblem::Damaged);
    assert_eq!(problem(&Png::new(100_000, 100_000, 2, vec![0]).bytes()), ArtProblem::TooLarge);
    let damaged = [
        Png { rows: vec![0, 1], ..grey() }.bytes(),
        Png { rows: vec![9, 1, 2], ..grey() }.bytes(),
        Png { bits: 3, ..grey() }.bytes(),
        Png::new(0, 1, 0, vec![0]).bytes(),
        Png::new(1, 1, 3, vec![0, 0]).bytes(),
        Png::new(1, 1, 3, vec![0, 2]).with(b"PLTE", &[1, 2, 3]).bytes(),
        grey().with(b"QRST", &[]).bytes(),
        grey().bytes()[..40].to_vec(),
    ];
    for bytes in damaged {
        assert_eq!(problem(&bytes), ArtProblem::Damaged, "{bytes:?}");
    }
    // Each byte of a file matters: its sums say so.
    let whole = grey().bytes();
    for at in 8..whole.len() {
        let mut spoilt = whole.clone();
        spoilt[at] ^= 0x10;
        assert!(Art::read(&spoilt).is_err(), "the byte {at}");
    }
}

#[test]
fn an_interlaced_png_has_the_pixels_of_one_that_isnt() {
    let mut random = Random(8);
    let kinds = [
        (0, 1),
        (0, 2),
        (0, 4),
        (0, 8),
        (0, 16),
        (2, 8),
        (2, 16),
        (3, 1),
        (3, 2),
        (3, 4),
        (3, 8),
        (4, 8),
        (4, 16),
        (6, 8),
        (6, 16),
    ];
    for (colour, bits) in kinds {
        let parts = match colour {
            2 => 3,
            4 => 2,
            6 => 4,
            _ => 1,
        };
        for (width, height) in [(1, 1), (2, 1), (1, 5), (3, 3), (4, 2), (5, 5), (8, 8), (13, 17)] {
            let row = (width as usize * parts * usize::from(bits)).div_ceil(8);
            let spare = row * 8 - width as usize * parts * usize::from(bits);
            let line = |random: &mut Random| {
                let mut line: Vec<u8> = (0..row).map(|_| random.below(256) as u8).collect();
                // Bits that are no pixel say nothing.
                line[row - 1] = line[row - 1] >> spare << spare;
                [vec![0], line].concat()
            };
            let rows = (0..height).flat_map(|_| line(&mut random)).collect();
            let mut png = Png { bits, ..Png::new(width, height, colour, rows) };
            if colour == 3 {
                png = png.with(b"PLTE", &(0..3 << bits).map(|byte| byte as u8).collect::<Vec<u8>>());
            }
            let (plain, interlaced) = (raster(&png), raster(&png.interlaced()));
            assert!(interlaced.packed.is_none());
            assert_eq!(interlaced.pixels, plain.pixels, "{colour} {bits} {width}x{height}");
            assert_eq!(interlaced.alpha, plain.alpha);
        }
    }
}

fn problem(bytes: &[u8]) -> ArtProblem {
    Art::read(bytes).expect_err("it is refused").problem
}

#[test]
fn a_png_that_only_says_that_it_is_large_takes_no_memory() {
    for interlace in [0, 1] {
        for (width, height) in [(100_000, 100_000), (u32::MAX, 1), (1, u32::MAX), (24_000_001, 1)] {
            let png = Png { interlace, ..Png::new(width, height, 0, vec![0, 1]) };
            assert_eq!(problem(&png.bytes()), ArtProblem::TooLarge, "{width}x{height}");
        }
        // As large as is allowed, with nothing in it.
        let png = Png { interlace, ..Png::new(4000, 4000, 0, vec![0, 1]) };
        assert_eq!(problem(&png.bytes()), ArtProblem::Damaged);
    }
}

#[test]
fn no_png_that_was_cut_or_spoilt_is_taken() {
    let rows = (0..9_u8).flat_map(|y| [vec![0], (0..7).map(|x| x * 30 + y).collect()].concat()).collect();
    let png = Png::new(7, 9, 0, rows);
    for bytes in [png.bytes(), png.interlaced().bytes()] {
        for end in 8..bytes.len() {
            assert_eq!(problem(&bytes[..end]), ArtProblem::Damaged, "cut at {end}");
        }
        let mut random = Random(9);
        for at in 8..bytes.len() {
            let mut spoilt = bytes.clone();
            spoilt[at] ^= 1 << random.below(8);
            // Every chunk has a sum.
            assert!(Art::read(&spoilt).is_err(), "at {at}");
        }
    }
    // A row too few, and one too many.
    for change in [-1_i32, 1] {
        let height = png.height.saturating_add_signed(change);
        for png in [
            Png { height, ..png.interlaced() },
            Png { height, rows: png.rows.clone(), before: Vec::new(), ..png },
        ] {
            assert!(Art::read(&png.bytes()).is_err());
        }
    }
}
