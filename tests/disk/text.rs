//! Characters that input may not hold: those that the program marks facts with, and those that nobody sees.

use factbrief::disk::internals::is_private_use;
use factbrief::disk::{private_use, text_of};
use factbrief::value::{SignFate, unseen};

#[test]
fn every_private_use_character_is_found_and_no_other() {
    for character in char::MIN..=char::MAX {
        let text = format!("円{character}");
        let expected = is_private_use(character).then_some(("円".len(), character));
        assert_eq!(private_use(&text), expected, "U+{:04X}", u32::from(character));
    }
}

#[test]
fn what_nobody_sees_is_left_out_or_refused_and_nothing_else_is() {
    for character in char::MIN..=char::MAX {
        let text = format!("円{character}円");
        let read = text_of(text.clone().into_bytes(), "a".to_owned());
        let code = format!("U+{:04X}", u32::from(character));
        match unseen(character) {
            _ if is_private_use(character) => assert!(read.is_err(), "{code}"),
            Some(SignFate::Dropped) => assert_eq!(read.expect(&code).text, "円円"),
            Some(SignFate::Refused) => {
                let found = read.expect_err(&code);
                assert_eq!(found.code.name(), "invisible-character");
                assert!(found.message.contains(&code), "{}", found.message);
                let span = found.span.expect("a place");
                assert_eq!((span.column(), span.text().chars().next()), (2, Some(character)));
            }
            None => assert_eq!(read.expect(&code).text, text),
        }
    }
}

/// The property Default_Ignorable_Code_Point of Unicode 16.0 as its file has it, and what of it is dropped.
#[test]
fn every_default_ignorable_character_has_a_fate() {
    let ignorable = [
        0xad..=0xad,
        0x34f..=0x34f,
        0x61c..=0x61c,
        0x115f..=0x1160,
        0x17b4..=0x17b5,
        0x180b..=0x180f,
        0x200b..=0x200f,
        0x202a..=0x202e,
        0x2060..=0x206f,
        0x3164..=0x3164,
        0xfe00..=0xfe0f,
        0xfeff..=0xfeff,
        0xffa0..=0xffa0,
        0xfff0..=0xfff8,
        0x1bca0..=0x1bca3,
        0x1d173..=0x1d17a,
        0xe0000..=0xe0fff,
    ];
    let all = ignorable.into_iter().flatten().filter_map(char::from_u32);
    let dropped: String =
        all.filter(|character| unseen(*character).expect("a fate") == SignFate::Dropped).collect();
    assert_eq!(dropped, "\u{ad}\u{34f}\u{200b}\u{200c}\u{200d}\u{200e}\u{2060}\u{fe0e}\u{fe0f}\u{feff}");
}
