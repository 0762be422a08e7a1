//! Where a sentence ends, and where emphasis may.

use factbrief::render::internals::{ends_sentence, flanks};

#[test]
fn a_sentence_ends_where_a_reader_sees_it_end() {
    let ends = |text: &str, next: Option<char>| ends_sentence(text.chars().next_back().unwrap(), next, text);
    assert!(ends("It grew.", Some(' ')));
    assert!(ends("増えた。", Some('次')));
    assert!(ends("増えた｡", Some('次')));
    assert!(ends("増えた．", None));
    assert!(ends("It grew…", Some(' ')));
    assert!(!ends("３．", Some('５')));
    assert!(!ends("増えて…", Some('次')));
    assert!(!ends("3.", Some('5')));
    assert!(!ends("Mr J.", Some(' ')));
    assert!(!ends("by Mr.", Some(' ')));
}

#[test]
fn emphasis_beside_japanese_punctuation_is_judged_as_commonmark_does() {
    // Closing: the inner character is punctuation and the outer one is a letter.
    assert!(!flanks(Some('本'), Some('：')));
    assert!(flanks(Some('：'), Some('注')));
    assert!(flanks(Some(' '), Some('.')));
    assert!(flanks(Some('本'), Some('注')));
}
