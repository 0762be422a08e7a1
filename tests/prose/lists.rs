//! The word lists can be read, and each says where its words come from.

use factbrief::prose::internals::{BESIDE, LISTS, Lexicon, find_number};

#[test]
fn every_entry_can_be_read() {
    let (_, bad) = Lexicon::of(&LISTS);
    assert!(bad.is_empty(), "{bad:?}");
    for list in &BESIDE {
        let (_, bad) = Lexicon::of(std::slice::from_ref(list));
        assert!(bad.is_empty(), "{bad:?}");
    }
}

#[test]
fn every_list_says_where_its_words_come_from() {
    for (name, list) in LISTS.into_iter().chain(BESIDE) {
        let head: String = list.lines().take_while(|line| line.starts_with('#')).collect();
        assert!(head.contains("from"), "{name}");
    }
}

#[test]
fn the_blocks_that_are_passed_over_hold_no_number() {
    for character in char::MIN..=char::MAX {
        let place = find_number(&format!("あ{character}"));
        assert_eq!(place, character.is_numeric().then_some(3), "U+{:04X}", u32::from(character));
    }
}
