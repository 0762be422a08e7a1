//! The tables of `assets/units`: which units and currencies there are, how they print and what they are called in texts.
//!
//! They are read when they are first asked for, the names of currencies and substances apart from the units. A row that can't be read is left out; `tests/value/unit_tables.rs` asks
//! that none is.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::{Measure, Number, UnitKind};

/// The languages that tables have columns for, by primary subtag.
pub(super) const LANGUAGES: [&str; 10] = ["en", "ja", "de", "fr", "es", "it", "pt", "nl", "zh", "ko"];

const UNITS: &str = include_str!("../../assets/units/units.tsv");
const PREFIXES: &str = include_str!("../../assets/units/prefixes.tsv");
const CURRENCIES: &str = include_str!("../../assets/units/currencies.tsv");
const PRINTED: &str = include_str!("../../assets/units/printed.tsv");
const SUBSTANCES: &str = include_str!("../../assets/units/substances.tsv");
/// CLDR's names of measures: unit, language, names.
pub(super) const MEASURES: &str = include_str!("../../assets/units/measures.tsv");
/// Names by hand: languages, place, writing, meant, units, names.
pub(super) const BY_HAND: [&str; 2] =
    [include_str!("../../assets/units/money.tsv"), include_str!("../../assets/units/words.tsv")];

/// What a built-in unit is and how it prints.
#[derive(Debug, Clone)]
pub(super) struct Definition {
    /// What a fact table calls it.
    pub id: String,
    /// Its sort.
    pub kind: UnitKind,
    /// What it measures; nothing of a pure number.
    pub measure: Option<Measure>,
    /// Other ways to write the id.
    pub aliases: Vec<String>,
    /// Whether its id is a symbol that is read beside a figure.
    pub read: bool,
    /// The English name after 1 and after other figures.
    pub english: [String; 2],
    /// The Japanese counter, and the one before 以上.
    pub japanese: [String; 2],
}

/// A prefix of the SI.
#[derive(Debug, Clone)]
pub(super) struct Prefix {
    pub symbol: &'static str,
    pub factor: Number,
    /// By the place of the language in [`LANGUAGES`].
    pub words: Vec<&'static str>,
}

/// What is paid with.
#[derive(Debug, Clone)]
pub(super) struct CurrencyRow {
    /// Its code in ISO 4217.
    pub code: &'static str,
    /// CLDR's names by the place of the language in [`LANGUAGES`], singular before plural.
    pub names: Vec<Vec<&'static str>>,
    /// The sign before an English figure; empty where the code stands there.
    pub sign: &'static str,
    /// The English name, singular and plural, for a rate: the US dollar.
    pub english: [&'static str; 2],
    /// The Japanese name after a figure.
    pub japanese: &'static str,
    /// The Japanese name in a rate: 1米ドル.
    pub in_rate: &'static str,
}

/// What a mass can be of: CO2, CO2e.
#[derive(Debug, Clone)]
pub(super) struct Substance {
    /// Behind the symbol of the mass.
    pub id: &'static str,
    /// As printed: CO₂e.
    pub print: &'static str,
    /// Language (`*` for each) and name.
    pub names: Vec<(&'static str, &'static str)>,
}

/// The tables of what there is.
#[derive(Debug)]
pub(super) struct Tables {
    /// By id, prefixed ones and currencies included.
    pub units: BTreeMap<String, Definition>,
    /// The ids in the order of the table, prefixed ones after their base.
    pub order: Vec<String>,
    /// Id by each other way to write it.
    pub aliases: BTreeMap<String, String>,
    /// Base and prefix of a prefixed id.
    pub prefixed: BTreeMap<String, (String, usize)>,
    pub prefixes: Vec<Prefix>,
}

/// The tables, read once.
pub(super) fn tables() -> &'static Tables {
    static TABLES: LazyLock<Tables> = LazyLock::new(Tables::read);
    &TABLES
}

/// Every currency that is paid with.
pub(super) fn currencies() -> impl Iterator<Item = CurrencyRow> {
    rows(CURRENCIES).map(|row| CurrencyRow::read(&row))
}

/// The currency with a code of ISO 4217.
pub(super) fn currency(code: &str) -> Option<CurrencyRow> {
    let of_code = |line: &&'static str| line.split_once('\t').is_some_and(|(first, _)| first == code);
    let line = CURRENCIES.lines().find(of_code)?;
    Some(CurrencyRow::read(&line.split('\t').collect::<Vec<_>>()))
}

/// What a mass can be of.
pub(super) fn substances() -> &'static [Substance] {
    static SUBSTANCES_READ: LazyLock<Vec<Substance>> =
        LazyLock::new(|| rows(SUBSTANCES).map(|row| Substance::read(&row)).collect());
    &SUBSTANCES_READ
}

/// The rows of a table as cells, without comments and the line of column names.
pub(super) fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().filter(|line| !line.starts_with('#')).skip(1).map(|line| line.split('\t').collect())
}

/// The parts of a cell.
pub(super) fn parts(cell: &'static str) -> impl Iterator<Item = &'static str> {
    cell.split('|').filter(|part| !part.is_empty())
}

/// A cell of a row; empty where the row ends before it.
fn cell(row: &[&'static str], at: usize) -> &'static str {
    row.get(at).copied().unwrap_or("")
}

impl Tables {
    fn read() -> Self {
        let prefixes: Vec<Prefix> = rows(PREFIXES).filter_map(|row| Prefix::read(&row)).collect();
        let mut tables = Self {
            units: BTreeMap::new(),
            order: Vec::new(),
            aliases: BTreeMap::new(),
            prefixed: BTreeMap::new(),
            prefixes,
        };
        let code = |line: &'static str| line.split_once('\t').map(|(code, _)| code);
        for code in CURRENCIES.lines().filter(|line| !line.starts_with('#')).skip(1).filter_map(code) {
            tables.add(Definition::money(code));
        }
        for row in rows(UNITS) {
            let Some(definition) = Definition::read(&row) else { continue };
            let base = definition.clone();
            tables.add(definition);
            for symbol in cell(&row, 4).split_whitespace() {
                let Some(at) = tables.prefixes.iter().position(|prefix| prefix.symbol == symbol) else {
                    continue;
                };
                let Some(prefixed) = base.prefixed(&tables.prefixes[at]) else { continue };
                tables.prefixed.insert(prefixed.id.clone(), (base.id.clone(), at));
                tables.add(prefixed);
            }
        }
        tables
    }

    /// Adds a unit, unless one of its id is there.
    fn add(&mut self, definition: Definition) {
        if self.units.contains_key(&definition.id) {
            return;
        }
        for alias in &definition.aliases {
            self.aliases.entry(alias.clone()).or_insert_with(|| definition.id.clone());
        }
        self.order.push(definition.id.clone());
        self.units.insert(definition.id.clone(), definition);
    }
}

impl Definition {
    fn read(row: &[&'static str]) -> Option<Self> {
        let id = cell(row, 0).to_owned();
        let kind = match cell(row, 1) {
            "measure" => UnitKind::Measure,
            "duration" => UnitKind::Duration,
            "share" => UnitKind::Share,
            "multiple" => UnitKind::Multiple,
            "number" => UnitKind::Number,
            "points" => UnitKind::Points,
            "count" => UnitKind::Count,
            _ => return None,
        };
        let base = cell(row, 2);
        let factor = Number::parse(cell(row, 3)).ok()?;
        // What is counted in a base of another sort (tonnes in g) is compared as that is.
        let sort = if kind == UnitKind::Count && base != id { UnitKind::Measure } else { kind };
        let measure =
            (kind != UnitKind::Number).then_some(Measure { base: Cow::Borrowed(base), factor, kind: sort });
        let read = !cell(row, 5).starts_with('!') && kind != UnitKind::Count && kind != UnitKind::Points;
        let aliases = parts(cell(row, 5).trim_start_matches('!')).map(str::to_owned).collect();
        let pair = |text: &'static str| -> [String; 2] {
            let text = if text == "=" { cell(row, 0) } else { text };
            let mut both = text.split('|').map(str::to_owned);
            let first = both.next().unwrap_or_default();
            let second = both.next().unwrap_or_else(|| first.clone());
            [first, second]
        };
        Some(Self {
            kind,
            measure,
            aliases,
            read,
            english: pair(cell(row, 6)),
            japanese: pair(cell(row, 7)),
            id,
        })
    }

    fn money(code: &'static str) -> Self {
        let measure = Measure { base: Cow::Borrowed(code), factor: Number::from(1), kind: UnitKind::Money };
        Self {
            id: code.to_owned(),
            kind: UnitKind::Money,
            measure: Some(measure),
            aliases: Vec::new(),
            read: true,
            english: Default::default(),
            japanese: Default::default(),
        }
    }

    /// The unit with a prefix.
    fn prefixed(&self, prefix: &Prefix) -> Option<Self> {
        let measure = self.measure.as_ref()?;
        let factor = measure.factor.times(prefix.factor)?;
        let id = format!("{}{}", prefix.symbol, self.id);
        let with_symbol = |text: &String| format!("{}{text}", prefix.symbol);
        let aliases = self.aliases.iter().filter(|alias| !alias.contains(' ')).map(with_symbol).collect();
        // A name takes the prefix's name, a symbol its symbol.
        let katakana = |c: char| ('\u{30a0}'..='\u{30ff}').contains(&c);
        let word = |text: &String| match text.starts_with(katakana) {
            true => format!("{}{text}", prefix.words.get(1).copied().unwrap_or("")),
            false => with_symbol(text),
        };
        let named = self.japanese[0].starts_with(katakana) && self.id != "t";
        let japanese = if named { self.japanese.each_ref().map(word) } else { [id.clone(), id.clone()] };
        let english = [id.clone(), id.clone()];
        let measure = Some(Measure { factor, ..measure.clone() });
        Some(Self { id, kind: self.kind, measure, aliases, read: true, english, japanese })
    }
}

impl Prefix {
    fn read(row: &[&'static str]) -> Option<Self> {
        let power: i32 = cell(row, 1).parse().ok()?;
        // Zetta is more than a 64-bit number holds.
        let ten =
            (0..power.unsigned_abs()).try_fold(Number::from(1), |ten, _| ten.times(Number::from(10)))?;
        let factor = if power > 0 { ten } else { ten.inverse()? };
        let words = (2..2 + LANGUAGES.len()).map(|at| cell(row, at)).collect();
        Some(Self { symbol: cell(row, 0), factor, words })
    }
}

impl CurrencyRow {
    fn read(row: &[&'static str]) -> Self {
        let code = cell(row, 0);
        let names: Vec<Vec<&'static str>> =
            (2..2 + LANGUAGES.len()).map(|at| parts(cell(row, at)).collect()).collect();
        let of_code = |line: &&'static str| line.split_once('\t').is_some_and(|(first, _)| first == code);
        let by_hand = PRINTED.lines().find(of_code).unwrap_or_default().split('\t').collect::<Vec<_>>();
        let or = |text: &'static str, other: &'static str| if text.is_empty() { other } else { text };
        // The first names are the ones that print: the singular, or the name without blanks.
        let first =
            |language: usize| names.get(language).and_then(|names| names.first()).copied().unwrap_or(code);
        let mut english = parts(cell(&by_hand, 2));
        let singular = english.next().unwrap_or_else(|| first(0));
        let cldr = names.first().and_then(|names| names.get(1)).copied().unwrap_or(singular);
        let plural = english.next().unwrap_or(cldr);
        let japanese = or(cell(&by_hand, 3), first(1));
        let in_rate = or(cell(&by_hand, 4), japanese);
        Self { code, sign: cell(&by_hand, 1), english: [singular, plural], japanese, in_rate, names }
    }
}

impl Substance {
    fn read(row: &[&'static str]) -> Self {
        let named = |cell: &'static str| cell.split_once('=').unwrap_or(("*", cell));
        let names = row.iter().skip(2).copied().map(named);
        let names =
            names.flat_map(|(language, names)| parts(names).map(move |name| (language, name))).collect();
        Self { id: cell(row, 0), print: cell(row, 1), names }
    }
}
