//! Every error of the room in full: one lower-case sentence without a final stop, and the hint that goes with it.

use factbrief::value::{Date, Number, Units, Value, agrees, read, read_date, read_period};

#[track_caller]
fn check(found: (String, Option<String>), sentence: &str, hint: &str) {
    assert_eq!(found.0, sentence);
    assert_eq!(found.1.unwrap_or_default(), hint);
    assert!(!sentence.ends_with('.'));
}

fn number(text: &str) -> (String, Option<String>) {
    Number::parse(text).map_or_else(|error| (error.to_string(), error.hint()), |found| panic!("{found}"))
}

fn figure(text: &str, unit: &str) -> (String, Option<String>) {
    let units = Units::built_in();
    let unit = units.get(unit).unwrap_or_else(|| panic!("no unit `{unit}`"));
    read(text, &unit).map_or_else(|error| (error.to_string(), error.hint()), |found| panic!("{found:?}"))
}

fn date(text: &str) -> (String, Option<String>) {
    Date::parse(text).map_or_else(|error| (error.to_string(), error.hint()), |found| panic!("{found}"))
}

const NUMBER_FORMS: &str =
    "write digits, or digits and a scale, such as `5000`, `33.3`, `\"1兆3000億\"` or `\"6.34 billion\"`";
const FIGURE_ALONE: &str =
    "give only the figure, with its unit and its qualifier, such as `約1兆円` or `about ¥1 trillion`";
const COMPARE_UNITS: &str = "compare the printed unit with the `unit` of the value";

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
fn a_figure_that_cannot_be_read_says_why() {
    check(figure("", "JPY"), "the printed form is empty", "");
    check(figure("many", "JPY"), "`many` contains no figure that can be read", FIGURE_ALONE);
    check(figure("約1兆円規模", "JPY"), "`規模` in `約1兆円規模` is not part of the figure", FIGURE_ALONE);
    check(
        figure("1兆", "JPY"),
        "`1兆` has no unit, but `JPY` is expected",
        "include the unit in the printed form",
    );
    check(figure("1兆ドル", "JPY"), "`1兆ドル` is in `USD`, but `JPY` is expected", COMPARE_UNITS);
    check(
        figure("1兆円", "JPY/year"),
        "`1兆円` is not a sum for each year, but `JPY/year` is expected",
        COMPARE_UNITS,
    );
    check(figure("年1兆円", "JPY"), "`年1兆円` is a sum for each year, but `JPY` is expected", COMPARE_UNITS);
    check(figure("最大1兆円以上", "JPY"), "the qualifiers of `最大1兆円以上` contradict each other", "");
    check(figure("5兆〜1兆円", "JPY"), "the range `5兆〜1兆円` has no clear lower and upper end", "");
}

#[test]
fn a_date_that_is_none_says_so() {
    check(
        date("next spring"),
        "`next spring` is not a date",
        "write a date as `2025-12-21`, `2025-12`, `2025-Q4`, `2025-H2`, `spring 2026`, `2026`, `early 2025`, `end 2026`, `year to 2026-03` or `FY2026`; docs/file-format.md has all forms",
    );
    check(date("2025-02-30"), "there is no such date as `2025-02-30`", "");
    let error = read_date("2026年度から5年間").unwrap_err();
    check(
        (error.to_string(), error.hint()),
        "`2026年度から5年間` is not a date that can be read",
        "give only the date, such as `2025年12月21日`, `12月21日`, `2026年春`, `2026年度` or `21 December 2025`",
    );
    assert_eq!(read_period("2026年度から5年間").unwrap_err(), error);
    assert_eq!(read_date("2月30日").unwrap_err().to_string(), "there is no such date as `2月30日`");
}

#[test]
fn typed_dates_have_one_form_each() {
    for text in
        ["2025/12/21", "2025-1-2", "2025-13", "2025-Q5", "FY26", "25", "20255", "spring", "2026 spring", ""]
    {
        assert!(Date::parse(text).is_err(), "{text}");
    }
}

#[test]
fn a_disagreement_names_both_sides() {
    let value = Value::from(Date::FiscalYear(2026));
    let error = agrees("2027年度", &value).unwrap_err();
    check(
        (error.to_string(), error.hint()),
        "the printed figure says `2027年度`; the typed value is `fiscal 2026`",
        "correct the typed value, or `as-printed` if it isn't what the source prints",
    );
}
