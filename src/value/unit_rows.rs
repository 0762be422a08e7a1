//! The names of the built-in units, as rows that are sorted and searched where they are: nothing is read before it is asked for.
//!
//! `assets/units/names` is made from the other tables of `assets/units` (`unit_names_made.rs`); `tests/value/unit_tables.rs` compares
//! it and writes it anew. A row is a name, its language, place, writing, what is meant where nothing is said, and measures.

use std::borrow::Cow;

use super::unit_entry::{NameEntry, Place};
use super::{Measure, Number, UnitKind, UnlessSaid, Writing};

/// Signs and symbols as folded, whose case tells.
const EXACT: SortedRows = SortedRows(include_str!("../../assets/units/names/exact.tsv"));
/// Words in small letters.
const WORDS: SortedRows = SortedRows(include_str!("../../assets/units/names/words.tsv"));
/// Those of both that may stand before a figure, written backwards.
const EXACT_BEFORE: SortedRows = SortedRows(include_str!("../../assets/units/names/exact-before.tsv"));
const WORDS_BEFORE: SortedRows = SortedRows(include_str!("../../assets/units/names/words-before.tsv"));

/// Lines in the order of the bytes of their first cells.
#[derive(Debug, Clone, Copy)]
struct SortedRows(&'static str);

impl SortedRows {
    /// Where the first row stands, at `low` or after, whose name isn't less than `name`. Those before `low` are.
    fn from(self, name: &str, mut low: usize) -> usize {
        let bytes = self.0.as_bytes();
        // What is sought is near, most often: steps that double find between what.
        let (mut high, mut step) = (low, 256);
        while high < bytes.len() && self.is_less(high, name) {
            low = line_end(bytes, high);
            high = bytes.len().min(low + step);
            step *= 4;
        }
        while low < high {
            let middle = low + (high - low) / 2;
            let start = line_start(bytes, middle);
            if self.is_less(middle, name) {
                low = line_end(bytes, middle);
            } else {
                high = start;
            }
        }
        low
    }

    /// Whether the name of the row around a place is less.
    fn is_less(self, place: usize, name: &str) -> bool {
        let row = &self.0.as_bytes()[line_start(self.0.as_bytes(), place)..];
        let name = name.as_bytes();
        // A tab is less than whatever a name holds.
        match row.iter().zip(name).find(|(one, other)| one != other) {
            Some((one, other)) => one < other,
            None => false,
        }
    }

    /// The rows of a name, without it; they begin at `low`.
    fn of(self, name: &str, low: usize) -> impl Iterator<Item = &'static str> {
        let rows = self.0.get(low..).unwrap_or_default().lines();
        rows.map_while(move |row| {
            row.split_once('\t').filter(|(first, _)| *first == name).map(|(_, rest)| rest)
        })
    }
}

/// Where the line around a place begins.
fn line_start(bytes: &[u8], place: usize) -> usize {
    bytes[..place].iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1)
}

/// Where the line after the one around a place begins.
fn line_end(bytes: &[u8], place: usize) -> usize {
    bytes[place..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |at| place + at + 1)
}

/// A walk through rows along a name that grows.
#[derive(Debug, Clone, Copy)]
struct Walk {
    rows: SortedRows,
    /// Where the first row stands whose name isn't less than what was asked for last.
    at: usize,
}

impl Walk {
    const fn new(rows: SortedRows) -> Self {
        Self { rows, at: 0 }
    }

    /// Whether a name begins so. What is asked for next begins so, too.
    fn has(&mut self, start: &str) -> bool {
        self.at = self.rows.from(start, self.at);
        self.rows.0.as_bytes()[self.at..].starts_with(start.as_bytes())
    }
}

/// The names that go on as a text does.
#[derive(Debug, Clone, Copy)]
pub(super) struct Names {
    exact: Walk,
    words: Walk,
}

impl Names {
    /// Those after a figure, from their first character on.
    pub const AFTER: Self = Self { exact: Walk::new(EXACT), words: Walk::new(WORDS) };
    /// Those before a figure, from their last character back.
    pub const BEFORE: Self = Self { exact: Walk::new(EXACT_BEFORE), words: Walk::new(WORDS_BEFORE) };

    /// Whether a name begins so: as it is written, or in small letters. What is asked for next begins so, too.
    pub fn go_on(&mut self, name: &str, lower: &str) -> bool {
        // Both are walked.
        self.exact.has(name) | self.words.has(lower)
    }

    /// The entries in some languages of the name that was asked for last, signs and symbols first.
    pub fn entries(&self, name: &str, lower: &str, languages: &[&str]) -> Vec<NameEntry> {
        let exact = self.exact.rows.of(name, self.exact.at);
        let rows = exact.chain(self.words.rows.of(lower, self.words.at));
        rows.filter_map(|row| entry(row, languages)).collect()
    }
}

fn entry(row: &'static str, languages: &[&str]) -> Option<NameEntry> {
    let mut cells = row.split('\t');
    let language = cells.next()?;
    if language != "*" && !languages.contains(&language) {
        return None;
    }
    let place = match cells.next()? {
        "a" => Place::After,
        "b" => Place::Before,
        _ => Place::Either,
    };
    let writing = match cells.next()? {
        "sign" => Writing::Sign,
        "symbol" => Writing::Symbol,
        _ => Writing::Word,
    };
    let unless_said = if cells.next()? == "none" { UnlessSaid::None } else { UnlessSaid::First };
    let measures = cells.next()?.split(' ').map(measure).collect::<Option<_>>()?;
    Some(NameEntry { language: language.to_owned(), writing, place, unless_said, measures })
}

/// The letters of the sorts of measures.
const KINDS: [(&str, UnitKind); 8] = [
    ("money", UnitKind::Money),
    ("measure", UnitKind::Measure),
    ("share", UnitKind::Share),
    ("multiple", UnitKind::Multiple),
    ("duration", UnitKind::Duration),
    ("count", UnitKind::Count),
    ("points", UnitKind::Points),
    ("number", UnitKind::Number),
];

/// A measure as a row has it: `money:GBP*1/100`.
fn measure(text: &'static str) -> Option<Measure> {
    let (kind, rest) = text.split_once(':')?;
    let kind = KINDS.iter().find(|(name, _)| *name == kind)?.1;
    let (base, factor) = match rest.split_once('*') {
        Some((base, factor)) => (base, Number::parse(factor).ok()?),
        None => (rest, Number::from(1)),
    };
    Some(Measure { base: Cow::Borrowed(base), factor, kind })
}

/// A row of a name, as [`entry`] reads it.
pub(super) fn row(name: &str, entry: &NameEntry) -> String {
    let place = match entry.place {
        Place::After => "a",
        Place::Before => "b",
        Place::Either => "ab",
    };
    let writing = match entry.writing {
        Writing::Sign => "sign",
        Writing::Symbol => "symbol",
        Writing::Word => "word",
    };
    let meant = if entry.unless_said == UnlessSaid::None { "none" } else { "first" };
    let measure = |one: &Measure| {
        let kind = KINDS.iter().find(|(_, kind)| *kind == one.kind).map_or("", |(name, _)| name);
        match one.factor == Number::from(1) {
            true => format!("{kind}:{}", one.base),
            false => format!("{kind}:{}*{}", one.base, one.factor),
        }
    };
    let measures: Vec<String> = entry.measures.iter().map(measure).collect();
    format!("{name}\t{}\t{place}\t{writing}\t{meant}\t{}\n", entry.language, measures.join(" "))
}
