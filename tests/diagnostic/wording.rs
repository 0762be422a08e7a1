//! Counts, lists and names in messages.

use factbrief::diagnostic::wording::{choice, count, list, nearest, on_one_line};

#[test]
fn counts_and_lists_agree_in_number() {
    assert_eq!(count(1, "fact", "facts"), "1 fact");
    assert_eq!(count(0, "fact", "facts"), "0 facts");
    assert_eq!(list(["a"]), "`a`");
    assert_eq!(list(["a", "b", "c"]), "`a`, `b` and `c`");
    assert_eq!(choice(["a", "b"]), "`a` or `b`");
}

#[test]
fn a_text_from_outside_is_one_harmless_line() {
    assert_eq!(on_one_line("550 no such reader\r\n"), "550 no such reader");
    assert_eq!(on_one_line("a\r\nsent: `b`\u{1b}[2J\u{7}\u{202e}c"), r"a  sent: `b`\u{1b}[2J\u{7}\u{202e}c");
}

#[test]
fn the_nearest_name_is_found_only_when_it_is_near() {
    let known = ["statement", "status", "stage", "evidence"];
    assert_eq!(nearest("statment", known), Some("statement"));
    assert_eq!(nearest("satge", known), Some("stage"));
    assert_eq!(nearest("Evidence", known), Some("evidence"));
    assert_eq!(nearest("zebra", known), None);
}
