//! Every error of the room in full: one lower-case sentence without a final stop, and the hint that goes with it.

use factbrief::value::{Date, Number};

#[track_caller]
fn check(found: (String, Option<String>), sentence: &str, hint: &str) {
    assert_eq!(found.0, sentence);
    assert_eq!(found.1.unwrap_or_default(), hint);
    assert!(!sentence.ends_with('.'));
}

fn number(text: &str) -> (String, Option<String>) {
    Number::parse(text).map_or_else(|error| (error.to_string(), error.hint()), |found| panic!("{found}"))
}

fn date(text: &str) -> (String, Option<String>) {
    Date::parse(text).map_or_else(|error| (error.to_string(), error.hint()), |found| panic!("{found}"))
}

const NUMBER_FORMS: &str =
    "write digits, or digits and a scale, such as `5000`, `33.3`, `\"1兆3000億\"` or `\"6.34 billion\"`";
#[test]
fn raised_and_circled_digits_and_a_leading_nought_are_no_number() {
    for text in ["10³", "10⁶", "①②", "⑫", "1²", "10₃", "³", "0,123", "00,123", "-0,123"] {
        assert!(text.parse::<Number>().is_err(), "{text} is read as {:?}", text.parse::<Number>());
    }
    for text in ["１２", "½", "三兆", "1,234", "0.5"] {
        assert!(text.parse::<Number>().is_ok(), "{text} isn't read");
    }
}

#[test]
fn a_number_that_is_none_says_so() {
    check(number(" "), "the number is empty", NUMBER_FORMS);
    check(number("lots"), "`lots` is not a number", NUMBER_FORMS);
    check(
        number("1,5"),
        "the commas in `1,5` don't separate groups of three digits",
        "write `1.5` if the comma is before decimals; commas go between groups of three digits only",
    );
    check(
        number("1億2兆"),
        "the scales in `1億2兆` don't fit together",
        "write the larger scale first, and less than 10,000 before each later one, as in `1兆3000億`",
    );
    check(
        number("数百億"),
        "`数百億` doesn't give a definite number",
        "write an open number of steps as `{ several = \"100億\", … }`, which is 数百億 and tens of billions; give any other with `min` and `max`, and the printed form in `words`",
    );
    check(
        number("99999999999999999999999999999"),
        "`99999999999999999999999999999` has more than the 28 digits a number can hold",
        "",
    );
}

#[test]
fn a_date_that_is_none_says_so() {
    check(
        date("next spring"),
        "`next spring` is not a date",
        "a date is 2025-12-21, \"2025-12\", \"2025-Q4\", \"2025-H2\", \"spring 2026\", 2026, \"early 2025\", \"end 2026\", \"year to 2026-03\" or \"FY2026\"; docs/file-format.md has all forms",
    );
    check(date("2025-02-30"), "there is no such date as `2025-02-30`", "");
}

#[test]
fn typed_dates_have_one_form_each() {
    for text in
        ["2025/12/21", "2025-1-2", "2025-13", "2025-Q5", "FY26", "25", "20255", "spring", "2026 spring", ""]
    {
        assert!(Date::parse(text).is_err(), "{text}");
    }
}
