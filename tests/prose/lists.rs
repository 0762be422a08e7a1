//! The word lists can be read, and each says where its words come from.

#![expect(clippy::disallowed_methods, reason = "a test harness")]

use crate::support::repo::repo;
use factbrief::prose::internals::{BESIDE, LISTS, find_number, written_lists};

#[test]
fn every_entry_can_be_read_and_is_written_out_in_the_lexicon() {
    let [before, after] = BESIDE;
    for (name, lists) in [
        ("lexicon.txt", LISTS.as_slice()),
        ("before-figures.txt", &[before]),
        ("after-figures.txt", &[after]),
    ] {
        let (written, bad) = written_lists(lists);
        assert!(bad.is_empty(), "{bad:?}");
        assert!(written.lines().count() > 20, "{name} holds entries");
        let path = repo("assets/prose/made").join(name);
        let on_disk = std::fs::read_to_string(&path).unwrap_or_default();
        if written != on_disk && std::env::var_os("UPDATE_EXPECT").is_some() {
            std::fs::write(&path, &written).expect("the lexicon is written");
            continue;
        }
        assert!(
            written == on_disk,
            "assets/prose/made/{name} isn't what the lists say; UPDATE_EXPECT=1 cargo test prose::lists"
        );
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
