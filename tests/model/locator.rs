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
    check("table 3-1", "table 3-1", "表3-1");
    check("figure A-2", "figure A-2", "図A-2");
    check("page 4-6", "page 4-6", "4-6頁");
    check("tables 3-5", "tables 3–5", "表3–5");
    check("sections 3.1-3.4", "sections 3.1–3.4", "第3.1–3.4節");
    check("tables 3-1", "table 3-1", "表3-1");
    check("pages 9-10", "pages 9–10", "9–10頁");
    check("time 00:12:30", "at 00:12:30", "00:12:30");
}

#[test]
fn locators_of_one_kind_stand_together_in_the_order_of_the_document() {
    let parsed: Vec<_> = ["section 2.3", "table 1", "section 1.10", "section 1.9", "section 2.3"]
        .iter()
        .map(|text| Locator::parse(text).unwrap())
        .collect();
    let all: Vec<&Locator> = parsed.iter().collect();
    assert_eq!(Locator::display_all(&all, Language::En), "sections 1.9, 1.10 and 2.3, and table 1");
    assert_eq!(Locator::display_all(&all, Language::Ja), "第1.9・1.10・2.3節および表1");
}

#[test]
fn what_is_no_locator_is_named() {
    assert_eq!(Locator::parse("para 4").unwrap_err().to_string(), "`para` is not a kind of locator");
    assert_eq!(Locator::parse("page").unwrap_err().to_string(), "`page` doesn't say which page");
}
