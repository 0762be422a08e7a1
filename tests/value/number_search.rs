//! The search for numerals passes over nothing that is one.

use factbrief::value::internals::{INITIALS, QUANTIFIERS, find_number};

#[test]
fn the_blocks_that_are_passed_over_hold_no_number() {
    for character in char::MIN..=char::MAX {
        let place = find_number(&format!("あ{character}"));
        assert_eq!(place, character.is_numeric().then_some(3), "U+{:04X}", u32::from(character));
    }
}

#[test]
fn every_word_that_quantifies_begins_with_an_initial() {
    let scales = ["hundred", "thousand", "million", "billion", "trillion"];
    let units =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "ninety"];
    for word in scales.iter().chain(&units).chain(QUANTIFIERS) {
        assert!(INITIALS.contains(&word.as_bytes()[0]), "{word}");
    }
}
