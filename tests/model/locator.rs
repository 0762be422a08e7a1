//! Places inside a source: read, printed in both languages, and refused by name.

#![allow(clippy::unwrap_used, reason = "helpers outside the tests themselves")]

use factbrief::language::Language;
use factbrief::model::Locator;

fn check(text: &str, en: &str, ja: &str) {
    let locator = Locator::parse(text).unwrap();
    assert_eq!((locator.display(Language::En).as_str(), locator.display(Language::Ja).as_str()), (en, ja));
}

#[test]
fn a_locator_is_printed_in_the_briefs_language() {
    check("paragraph 4", "paragraph 4", "第4段落");
    check("pages 14-19", "pages 14–19", "14–19頁");
    check("section 3.2, table 1", "section 3.2, table 1", "第3.2節、表1");
    check("time 00:12:30", "at 00:12:30", "00:12:30");
}

#[test]
fn locators_of_one_kind_stand_together_in_order_of_use() {
    let parsed: Vec<_> = ["section 2.3", "section 1.1", "table 1", "section 2.3"]
        .iter()
        .map(|text| Locator::parse(text).unwrap())
        .collect();
    let all: Vec<&Locator> = parsed.iter().collect();
    assert_eq!(Locator::display_all(&all, Language::En), "sections 2.3 and 1.1, table 1");
    assert_eq!(Locator::display_all(&all, Language::Ja), "第2.3・1.1節、表1");
}

#[test]
fn what_is_no_locator_is_named() {
    assert_eq!(Locator::parse("para 4").unwrap_err(), "`para` is no kind of locator");
    assert_eq!(Locator::parse("page").unwrap_err(), "`page` doesn't say which page");
}
