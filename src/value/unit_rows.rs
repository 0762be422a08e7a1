//! The names of the built-in units, as rows that are sorted and searched where they are: nothing is read before it is asked for.
//!
//! `assets/units/names` is made from the other tables of `assets/units` (`unit_names_made.rs`); `tests/value/unit_tables.rs` compares
//! it and writes it anew. A row is a name, its language, place, writing, what is meant where nothing is said, and measures.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::unit_entry::{NameEntry, Place};
use super::{Measure, Number, UnitKind, UnlessSaid, Writing};

/// Signs and symbols as folded, whose case tells.
static EXACT: SortedRows = SortedRows::new(include_str!("../../assets/units/names/exact.tsv"));
/// Words in small letters.
static WORDS: SortedRows = SortedRows::new(include_str!("../../assets/units/names/words.tsv"));
/// Those of both that may stand before a figure, written backwards.
static EXACT_BEFORE: SortedRows = SortedRows::new(include_str!("../../assets/units/names/exact-before.tsv"));
static WORDS_BEFORE: SortedRows = SortedRows::new(include_str!("../../assets/units/names/words-before.tsv"));

/// Lines in the order of the bytes of their first cells.
#[derive(Debug)]
struct SortedRows {
    text: &'static str,
    /// Where each line begins.
    starts: OnceLock<Vec<u32>>,
}

impl SortedRows {
    const fn new(text: &'static str) -> Self {
        Self { text, starts: OnceLock::new() }
    }

    fn starts(&self) -> &[u32] {
        self.starts.get_or_init(|| {
            let lines = self.text.split_inclusive('\n');
            let begin = |at: &mut usize, line: &str| {
                let start = *at;
                *at += line.len();
                Some(u32::try_from(start).unwrap_or(u32::MAX))
            };
            lines.scan(0, begin).collect()
        })
    }

    /// The text from a row on, as bytes.
    fn from(&self, row: u32) -> &[u8] {
        self.text.as_bytes().get(row as usize..).unwrap_or_default()
    }
}

/// Whether the name of a row is less than another one. A tab ends it, which is less than whatever a name holds.
fn is_less(row: &[u8], name: &[u8]) -> bool {
    row.iter().zip(name).find(|(one, other)| one != other).is_some_and(|(one, other)| one < other)
}

/// A walk through rows along a name that grows.
#[derive(Debug, Clone, Copy)]
struct Walk {
    rows: &'static SortedRows,
    /// The first row whose name begins as what was asked for last, and how many do.
    from: usize,
    count: usize,
}

impl Walk {
    fn new(rows: &'static SortedRows) -> Self {
        Self { rows, from: 0, count: rows.starts().len() }
    }

    /// Whether a name begins so. What is asked for next begins so, too.
    fn has(&mut self, start: &str) -> bool {
        let start = start.as_bytes();
        let all = self.rows.starts();
        let within = all.get(self.from..self.from + self.count).unwrap_or_default();
        let less = within.partition_point(|row| is_less(self.rows.from(*row), start));
        let within = within.get(less..).unwrap_or_default();
        self.from += less;
        self.count = within.partition_point(|row| self.rows.from(*row).starts_with(start));
        self.count > 0
    }

    /// The rows of the name that was asked for last, without it.
    fn rows_of(self, name: &str) -> impl Iterator<Item = &'static str> {
        let starts = self.rows.starts().get(self.from..self.from + self.count).unwrap_or_default();
        let rest = move |row: &u32| {
            let line = self.rows.text.get(*row as usize..)?.lines().next()?;
            line.strip_prefix(name)?.strip_prefix('\t')
        };
        starts.iter().map_while(rest)
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
    pub fn after() -> Self {
        Self { exact: Walk::new(&EXACT), words: Walk::new(&WORDS) }
    }

    /// Those before a figure, from their last character back.
    pub fn before() -> Self {
        Self { exact: Walk::new(&EXACT_BEFORE), words: Walk::new(&WORDS_BEFORE) }
    }

    /// Whether a name begins so: as it is written, or in small letters. What is asked for next begins so, too.
    pub fn go_on(&mut self, name: &str, lower: &str) -> bool {
        // Both are walked.
        self.exact.has(name) | self.words.has(lower)
    }

    /// The entries in some languages of the name that was asked for last, signs and symbols first.
    pub fn entries(&self, name: &str, lower: &str, languages: &[&str]) -> Vec<NameEntry> {
        let rows = self.exact.rows_of(name).chain(self.words.rows_of(lower));
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
        Some((base, factor)) => (base, number(factor)?),
        None => (rest, Number::from(1)),
    };
    Some(Measure { base: Cow::Borrowed(base), factor, kind })
}

/// A factor: mostly a whole number or one over one.
fn number(text: &str) -> Option<Number> {
    let whole = |text: &str| text.parse::<i64>().ok().map(Number::from);
    match text.split_once('/') {
        None => whole(text),
        Some(("1", below)) => whole(below).and_then(Number::inverse),
        Some(_) => None,
    }
    .or_else(|| Number::parse(text).ok())
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
