//! TextPages of an archived text: a page is known by its place, a Roman number by what the page prints.

use factbrief::model::{Lines, Locator};
use factbrief::verify::internals::TextPages;

const TEXT: &str =
    "Cover\n\u{c}Report 2026\tii\nfirst\n\u{c}– 1 –\nsecond\nthird\n\u{c}fourth\n\nPage 2 of 9\n";

fn named(locator: &str, first: usize) -> Option<Vec<usize>> {
    let pages = TextPages::of(TEXT, first).unwrap_or_else(|| panic!("no pages"));
    let Ok(locator) = Locator::parse(locator) else { panic!("{locator}") };
    pages.named(&locator).map(|(_, numbers)| numbers.into_iter().collect())
}

#[test]
fn a_page_is_named_by_its_place_or_by_the_roman_number_that_it_prints() {
    assert_eq!(named("page 1", 1), Some(vec![1]));
    assert_eq!(named("page 2", 1), Some(vec![2]));
    assert_eq!(named("page 1", 3), Some(vec![3]));
    assert_eq!(named("pages 1-2", 3), Some(vec![3, 4]));
    assert_eq!(named("page ii", 3), Some(vec![2]));
    assert_eq!(named("pages 3-4", 1), Some(vec![3, 4]));
    assert_eq!(named("pages 3, 4", 1), Some(vec![3, 4]));
    assert_eq!(named("page 9", 1), Some(vec![]));
    assert_eq!(named("section 2", 1), None);
    assert!(TextPages::of("no pages\n", 1).is_none());
}

#[test]
fn lines_are_on_the_pages_that_hold_them() {
    let pages = TextPages::of(TEXT, 1).unwrap_or_else(|| panic!("no pages"));
    let on = |first, last| pages.holding(Lines { first, last }).into_iter().collect::<Vec<_>>();
    assert_eq!(on(1, 1), [1]);
    assert_eq!(on(3, 3), [2]);
    assert_eq!(on(5, 5), [3]);
    assert_eq!(on(3, 5), [2, 3]);
    assert_eq!(on(9, 9), [4]);
}
