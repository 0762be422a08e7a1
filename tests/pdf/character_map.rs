//! The map from glyphs to texts in few bytes says what the long one says, read by code of our own; one that is built in another way
//! is left alone.

#![expect(
    clippy::unwrap_used,
    reason = "a helper that panics fails its test; clippy exempts only functions marked #[test]"
)]

use std::collections::BTreeMap;
use std::fmt::Write;

use factbrief::pdf::internals::shortened;

use crate::pdf::conformance::font::texts;
use crate::support::seed::Random;

/// A map as printpdf writes it: blocks of single codes, each with its text in hexadecimal UTF-16.
fn long(entries: &BTreeMap<u16, String>) -> String {
    let mut map = "/CIDInit /ProcSet findresource begin\n\n12 dict begin\n\nbegincmap\n\n\
        1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        .to_owned();
    let entries: Vec<(&u16, &String)> = entries.iter().collect();
    for block in entries.chunks(100) {
        writeln!(map, "{} beginbfchar", block.len()).unwrap();
        for (code, text) in block {
            let units: String = text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
            writeln!(map, "<{code:04X}> <{units}>").unwrap();
        }
        map.push_str("endbfchar\n");
    }
    map + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
}

/// Codes in runs and alone, across the ends of the ranges that a map may have, with texts of one and of several characters.
fn entries(seed: &mut Random) -> BTreeMap<u16, String> {
    const TEXTS: [&str; 10] =
        ["a", "b", "円", "\u{ff}", "\u{100}", "𠮷", "é", "\u{3042}\u{3099}", " ", "ffi"];
    let mut entries = BTreeMap::new();
    let mut code = [0_u16, 1, 250, 0xfff0][seed.below(4)];
    let mut letter = 'ん';
    for _ in 0..1 + seed.below(700) {
        // Letters that follow each other, also into the next row, among others.
        letter = char::from_u32(letter as u32 + u32::from(seed.below(9) > 0)).unwrap();
        let text =
            if seed.below(4) > 0 { letter.to_string() } else { TEXTS[seed.below(TEXTS.len())].to_owned() };
        entries.insert(code, text);
        let step = if seed.below(30) == 0 { 1 + seed.below(300) as u16 } else { 1 };
        match code.checked_add(step) {
            Some(next) => code = next,
            None => break,
        }
    }
    entries
}

#[test]
fn a_short_map_says_what_the_long_one_says() {
    for start in 0..300 {
        let entries = entries(&mut Random(start));
        let short = shortened(&long(&entries)).expect("a map");
        assert_eq!(texts(&short), entries, "seed {start}");
        // Ranges of one byte, at most a hundred lines in a block (ISO 32000-1 §9.7.5.4 and §9.10.3).
        let mut lines = short.lines();
        let mut counted = 0;
        while let Some(line) = lines.next() {
            let Some((count, kind)) = line.split_once(" beginbf") else { continue };
            let count: usize = count.parse().expect("a number");
            assert!((1..=100).contains(&count), "{line}");
            for line in lines.by_ref().take(count) {
                assert!(kind == "char" || line[1..3] == line[8..10], "{line}");
                counted += 1;
            }
            assert_eq!(lines.next(), Some(format!("endbf{kind}").as_str()));
        }
        assert!(counted <= entries.len() + 1);
    }
}

#[test]
fn runs_become_one_range() {
    let entries = (1..=26).map(|code| (code, char::from(b'`' + code as u8).to_string())).collect();
    let short = shortened(&long(&entries)).expect("a map");
    assert!(
        short.contains("1 beginbfrange\n<0001> <001A> <0061>\nendbfrange\n") && !short.contains("bfchar"),
        "{short}"
    );
}

#[test]
fn a_map_of_another_kind_is_left_alone() {
    let block = |lines: &str| format!("begincmap\n1 beginbfchar\n{lines}endbfchar\nendcmap\n");
    let others = [
        String::new(),
        "begincmap\nendcmap\n".to_owned(),
        block("<0001> <0041>\n<0001> <0042>\n"),
        block("<0001> <0041>\n<0002>\n"),
        block("<0001> [<0041>]\n"),
        block("<0001> <>\n"),
        block("<0001> <004>\n"),
        block("<00010002> <0041>\n"),
        block("<00G1> <0041>\n"),
        "begincmap\n1 beginbfchar\n<0001> <0041>\nendcmap\n".to_owned(),
        block("<0001> <0041>\n") + "1 beginbfrange\n<0002> <0003> <0042>\nendbfrange\n",
    ];
    for other in others {
        assert_eq!(shortened(&other), None, "{other}");
    }
}
