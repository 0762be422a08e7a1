//! The pages of an archived text, and which of them a locator names.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::model::{Lines, Locator, LocatorKind};

/// Between two pages of an extracted text.
const PAGE_END: char = '\u{c}';
/// How many lines at the head and at the foot of a page may hold its number.
const EDGE: usize = 3;

/// Where the pages of a text are, in the order of the text.
#[derive(Debug)]
pub struct TextPages<'a> {
    text: &'a str,
    pages: Vec<Range<usize>>,
    /// The page, counted from 1, that has the number 1.
    first: usize,
}

impl<'a> TextPages<'a> {
    /// The pages, of which one has the number 1, counted from 1; none where the text has no pages.
    pub fn of(text: &'a str, first: usize) -> Option<Self> {
        let mut pages = Vec::new();
        let mut start = 0;
        for (at, end) in text.match_indices(PAGE_END) {
            pages.push(start..at);
            start = at + end.len();
        }
        pages.push(start..text.len());
        (pages.len() > 1).then_some(Self { text, pages, first })
    }

    /// The text of the pages that a locator names, one after the other, with their numbers counted from 1; none where it names no page.
    pub fn named(&self, locator: &Locator) -> Option<(String, BTreeSet<usize>)> {
        let named = locator.parts.iter().filter(|(kind, _)| *kind == LocatorKind::Page);
        let named: Vec<&str> = named.map(|(_, which)| which.as_str()).collect();
        if named.is_empty() {
            return None;
        }
        let found: BTreeSet<usize> = named.iter().flat_map(|which| self.under(which)).collect();
        let texts: Vec<&str> = found.iter().filter_map(|page| self.page(*page)).collect();
        Some((texts.join(&PAGE_END.to_string()), found))
    }

    /// The numbers of the pages, counted from 1, that pass for a page or a range of pages: by their place, or, where it is no number in
    /// digits, by what they print at their head or foot.
    fn under(&self, which: &str) -> BTreeSet<usize> {
        let whole = |text: &str| text.trim().parse::<usize>().ok();
        match which.split_once('–').and_then(|(from, to)| Some((whole(from)?, whole(to)?))) {
            Some((from, to)) => (from..=to.min(from + self.pages.len()))
                .flat_map(|page| self.one(&page.to_string()))
                .collect(),
            None => self.one(which.trim()).collect(),
        }
    }

    fn one<'b>(&'b self, which: &str) -> impl Iterator<Item = usize> + use<'a, 'b> {
        let place = which.parse::<usize>().ok().map(|number| number + self.first - 1);
        let which = which.to_owned();
        (1..=self.pages.len()).filter(move |page| match place {
            Some(place) => place == *page,
            None => self.prints(*page, &which),
        })
    }

    fn page(&self, number: usize) -> Option<&'a str> {
        self.text.get(self.pages.get(number.checked_sub(1)?)?.clone())
    }

    /// Whether a page prints its number so at its head or foot: `12`, `– 12 –`, `Page 12 of 80`, `12/80`.
    fn prints(&self, number: usize, which: &str) -> bool {
        let lines: Vec<&str> =
            self.page(number).unwrap_or_default().lines().filter(|line| !line.trim().is_empty()).collect();
        let head = lines.iter().take(EDGE);
        let foot = lines.iter().rev().take(EDGE);
        head.chain(foot).flat_map(|line| line.split('\t')).any(|cell| printed_number(cell) == Some(which))
    }

    /// The numbers of the pages that hold a place of the text.
    pub fn holding(&self, lines: Lines) -> BTreeSet<usize> {
        let mut at = 1;
        let mut holding = BTreeSet::new();
        for (page, range) in self.pages.iter().enumerate() {
            let ends = self.text.get(range.clone()).unwrap_or_default().matches('\n').count();
            if lines.first <= at + ends && at <= lines.last {
                holding.insert(page + 1);
            }
            at += ends;
        }
        holding
    }

    /// The numbers of the pages, counted from 1, on each of which something holds.
    pub fn where_holds(&self, holds: impl Fn(&str) -> bool) -> Vec<usize> {
        (1..=self.pages.len()).filter(|page| self.page(*page).is_some_and(&holds)).collect()
    }
}

/// The number that a cell prints as that of its page.
fn printed_number(cell: &str) -> Option<&str> {
    let cell = cell.trim().trim_matches(['-', '–', '—', '|', ' ', '\u{30fb}']);
    let rest = ["Page ", "page ", "p. ", "P. ", "P."]
        .iter()
        .find_map(|word| cell.strip_prefix(word))
        .unwrap_or(cell);
    let number = rest.split([' ', '/', '\u{9801}']).next().unwrap_or_default();
    let after = rest.get(number.len()..).unwrap_or_default().trim();
    let of_all = after.trim_start_matches("of").trim_start_matches(['/', '\u{9801}']).trim();
    let numeral = |text: &str| {
        !text.is_empty()
            && (text.bytes().all(|byte| byte.is_ascii_digit())
                || text.bytes().all(|byte| b"ivxlcdm".contains(&byte)))
    };
    (numeral(number) && (of_all.is_empty() || of_all.bytes().all(|byte| byte.is_ascii_digit())))
        .then_some(number)
}
