//! The map from glyphs to texts says in few bytes which text each has, read by code of our own.

#![expect(
    clippy::unwrap_used,
    reason = "a helper that panics fails its test; clippy exempts only functions marked #[test]"
)]

use std::collections::BTreeMap;

use factbrief::pdf::internals::character_map;

use crate::pdf::conformance::font::texts;
use crate::support::seed::Random;

fn map(entries: &BTreeMap<u16, String>) -> String {
    character_map(entries.iter().map(|(code, text)| (*code, text.as_str())))
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
fn a_map_says_which_text_each_code_has() {
    for start in 0..300 {
        let entries = entries(&mut Random(start));
        let short = map(&entries);
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
    let short = map(&entries);
    assert!(
        short.contains("1 beginbfrange\n<0001> <001A> <0061>\nendbfrange\n") && !short.contains("bfchar"),
        "{short}"
    );
}

#[test]
fn a_code_without_a_text_is_left_out() {
    let entries = BTreeMap::from([(1, "a".to_owned()), (2, String::new()), (3, "c".to_owned())]);
    let short = map(&entries);
    assert_eq!(texts(&short), BTreeMap::from([(1, "a".to_owned()), (3, "c".to_owned())]), "{short}");
}
