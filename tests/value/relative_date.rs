//! Dates that a source tells from its own.

#![allow(clippy::unwrap_used, reason = "helpers outside the tests themselves")]

use factbrief::value::internals::{far_from_source, with_year};
use factbrief::value::{Date, Value};

fn day(text: &str) -> Value {
    Value::from(Date::parse(text).unwrap())
}

#[test]
fn a_date_told_from_the_sources_year_has_that_year() {
    let issued = Date::parse("2025").unwrap();
    let read = |printed: &str| with_year(printed, Some(&issued));
    assert_eq!(read("昨年12月16日").as_deref(), Some("2024年12月16日"));
    assert_eq!(read("来春").as_deref(), Some("2026年春"));
    assert_eq!(read("今年1月21日").as_deref(), Some("2025年1月21日"));
    assert_eq!(read("12月16日"), None);
    // A fiscal year lies in two years, and says nothing of 昨年.
    assert_eq!(with_year("昨年12月16日", Some(&Date::parse("FY2025").unwrap())), None);
}

#[test]
fn a_date_without_its_year_is_one_near_the_sources_date() {
    let issued = Date::parse("2025-02-10").unwrap();
    let far = |typed: &str| far_from_source("2月5日", &day(typed), Some(&issued)).is_some();
    assert!(!far("2025-02-05"));
    assert!(far("2035-02-05"));
    assert!(far("2023-02-05"));
    assert!(far_from_source("2月5日", &day("2035-02-05"), None).is_none(), "nothing is known of the source");
}
