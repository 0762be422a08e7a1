//! Folding: what it is said to leave as it is comes out as it is, for every character beside every kind of neighbour.

use factbrief::value::{Folded, SignFate, unseen, without_unseen};

#[test]
fn what_folding_does_not_change_comes_out_as_it_is() {
    for character in '\u{20}'..=char::MAX {
        for text in [format!("{character}"), format!("a{character}か"), format!("か{character} b")] {
            let folded = Folded::plain(&text);
            if !Folded::changes(&text) {
                assert_eq!(folded.text, text, "U+{:04X}", u32::from(character));
            }
            // Each byte leads back to where it comes from.
            let whole = folded.source(&(0..folded.text.len()));
            assert!(whole.start <= whole.end && whole.end <= text.len(), "{text:?}");
        }
    }
}

#[test]
fn marks_join_the_letter_before_them() {
    for (text, folded) in [("か\u{3099}", "が"), ("O\u{304}saka", "Ōsaka"), ("1 か\u{3099}", "1 が")] {
        assert!(Folded::changes(text), "{text}");
        assert_eq!(Folded::plain(text).text, folded);
    }
}

#[test]
fn only_a_blank_beside_a_kanji_numeral_closes() {
    assert_eq!(Folded::plain("三 社").text, "三社");
    assert!(Folded::changes("三 社"));
    assert!(!Folded::changes("“the port” 港 – 星見"));
}

#[test]
fn every_character_meets_its_fate_wherever_it_stands() {
    for character in (0..=0x10_ffff).filter_map(char::from_u32) {
        let text = format!("あa{character}本");
        let expected = match unseen(character) {
            None => Ok(None),
            Some(SignFate::Dropped) => Ok(Some("あa本".to_owned())),
            Some(SignFate::Refused) => Err((4, character)),
        };
        assert_eq!(without_unseen(&text), expected, "U+{:04X}", u32::from(character));
    }
}
