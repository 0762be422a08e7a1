//! Typed access to parsed TOML, so that every wrong type and every unknown key of a file is found in one run.
//!
//! Plain serde stops at the first mistake; here each table is read key by key.

use std::cell::RefCell;
use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::messages::syntax::{Lost, lost};
use super::messages::toml as says;
use super::messages::toml::NameOf;
use crate::diagnostic::{Code, Diagnostic, Severity, SourceText, Span};
use crate::format::Format;
use crate::value::Choice;

/// The file being checked and where its mistakes go.
#[derive(Debug)]
pub struct File {
    pub source: Arc<SourceText>,
    found: RefCell<Vec<Diagnostic>>,
    /// The lines that aren't TOML. What the parser recovered of them isn't judged again.
    broken: RefCell<Vec<Range<usize>>>,
    /// A bit for each offset: whether the key there was asked for.
    asked: RefCell<Vec<u64>>,
}

impl File {
    pub fn new(source: &Arc<SourceText>) -> Self {
        let source = Arc::clone(source);
        let asked = RefCell::new(vec![0; source.text.len() / 64 + 1]);
        Self { source, found: RefCell::default(), broken: RefCell::default(), asked }
    }

    pub fn span(&self, range: Range<usize>) -> Span {
        Span::new(&self.source, range)
    }

    pub fn report(&self, diagnostic: Diagnostic) {
        let recovered = diagnostic.span.as_ref().is_some_and(|span| {
            self.broken.borrow().iter().any(|line| line.start < span.range.end && span.range.start < line.end)
        });
        if !recovered {
            self.found.borrow_mut().push(diagnostic);
        }
    }

    /// Reports a line that isn't TOML.
    pub fn report_syntax(&self, diagnostic: Diagnostic, lines: Range<usize>) {
        self.found.borrow_mut().push(diagnostic);
        self.broken.borrow_mut().push(lines);
    }

    /// How many mistakes were found so far.
    pub fn count(&self) -> usize {
        self.found.borrow().len()
    }

    /// Reports a name that isn't lower-case words with hyphens.
    pub fn check_name(&self, span: &Span, name: &str, named: NameOf) {
        let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
        if name.starts_with(is_plain) && name.chars().all(|c| is_plain(c) || c == '-') {
            return;
        }
        let lower = name.chars().map(|c| c.to_ascii_lowercase());
        let proposal: String = lower.map(|c| if is_plain(c) { c } else { '-' }).collect();
        self.report(says::bad_name(span.clone(), name, named, proposal.trim_matches('-')));
    }

    /// Notes that something was left out. [`own_mistakes`] then finds whether a mistake of the author's explains it.
    pub fn lose(&self, span: Span, kind: Lost) {
        self.report(lost(span, kind));
    }

    /// Notes that the key at an offset was asked for.
    fn ask(&self, offset: usize) {
        if let Some(bits) = self.asked.borrow_mut().get_mut(offset / 64) {
            *bits |= 1 << (offset % 64);
        }
    }

    fn is_asked(&self, offset: usize) -> bool {
        self.asked.borrow().get(offset / 64).is_some_and(|bits| bits & (1 << (offset % 64)) != 0)
    }

    /// The diagnostics of the file, with one for each key of its table that nobody asked for.
    pub fn into_found(self, table: &DeTable<'_>) -> Vec<Diagnostic> {
        // A list and not a recursion, because nobody limits how deep tables may be nested.
        let mut tables = vec![table];
        while let Some(table) = tables.pop() {
            for (key, value) in table {
                match value.get_ref() {
                    _ if !self.is_asked(key.span().start) => {
                        self.lose(self.span(key.span()), Lost::Key);
                    }
                    DeValue::Table(table) => tables.push(table),
                    DeValue::Array(array) => {
                        tables.extend(array.iter().filter_map(|value| value.get_ref().as_table()));
                    }
                    _ => {}
                }
            }
        }
        own_mistakes(self.found.into_inner())
    }
}

/// Removes the notes on what was left out because of a reported mistake. What remains was left out by a bug of the program, and
/// nothing may be made of such files.
pub fn own_mistakes(mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    if found.iter().any(|one| one.severity() == Severity::Error && one.code != Code::Internal) {
        found.retain(|one| one.code != Code::Internal);
    }
    found
}

/// One value with its place.
#[derive(Clone, Copy)]
pub struct Item<'a> {
    pub file: &'a File,
    pub value: &'a Spanned<DeValue<'a>>,
    /// The key that holds it, for messages.
    pub key: &'a str,
}

impl<'a> Item<'a> {
    pub fn span(self) -> Span {
        self.file.span(self.value.span())
    }

    /// Reports a mistake in it.
    pub fn report(self, found: Diagnostic) {
        self.file.report(found);
    }

    /// Reports that the value is of another type than the key takes, in the words for that.
    fn wrong<T>(self, says: fn(Span, &str, &DeValue<'_>) -> Diagnostic) -> Option<T> {
        self.report(says(self.span(), self.key, self.value.get_ref()));
        None
    }

    /// A non-empty string.
    pub fn text(self) -> Option<&'a str> {
        match self.value.get_ref() {
            DeValue::String(text) if text.trim().is_empty() => {
                self.report(says::empty_text(self.span()));
                None
            }
            DeValue::String(text) => Some(text.as_ref()),
            _ => self.wrong(says::not_a_text),
        }
    }

    /// `true` or `false`.
    pub fn boolean(self) -> Option<bool> {
        match self.value.get_ref() {
            DeValue::Boolean(value) => Some(*value),
            _ => self.wrong(says::not_a_boolean),
        }
    }

    /// A whole number between two limits.
    pub fn integer(self, least: i64, most: i64) -> Option<i64> {
        let DeValue::Integer(number) = self.value.get_ref() else {
            return self.wrong(says::not_a_whole_number);
        };
        let value = i64::from_str_radix(number.as_str(), number.radix()).ok();
        let value = value.filter(|value| (least..=most).contains(value));
        if value.is_none() {
            self.report(says::integer_out_of_range(self.span(), self.key, least, most));
        }
        value
    }

    /// A number of points between two limits.
    pub fn points(self, least: f64, most: f64) -> Option<f32> {
        let text = match self.value.get_ref() {
            DeValue::Integer(number) if number.radix() == 10 => number.as_str(),
            DeValue::Float(number) => number.as_str(),
            _ => return self.wrong(says::not_points),
        };
        let value = text.parse::<f64>().ok().filter(|value| (least..=most).contains(value));
        if value.is_none() {
            self.report(says::points_out_of_range(self.span(), self.key, least, most));
        }
        value.map(|value| value as f32)
    }

    /// One of the words of an enum.
    pub fn choice<T: Choice>(self) -> Option<T> {
        let text = self.text()?;
        let found = T::from_name(text);
        if found.is_none() {
            self.report(says::unknown_choice(self.span(), self.key, text, T::NAMES));
        }
        found
    }

    /// A list of one or more words of an enum.
    pub fn choices<T: Choice>(self) -> Option<Vec<T>> {
        let DeValue::Array(array) = self.value.get_ref() else {
            return self.wrong(says::not_a_list_of_texts);
        };
        if array.is_empty() {
            self.report(says::empty_list(self.span()));
            return None;
        }
        array.iter().map(|value| Item { value, ..self }.choice()).collect()
    }

    /// A list of non-empty strings, each with its place.
    pub fn texts(self) -> Option<Vec<(&'a str, Span)>> {
        let DeValue::Array(array) = self.value.get_ref() else {
            return self.wrong(says::not_a_list_of_texts);
        };
        let items = array.iter().map(|value| Item { value, ..self });
        Some(items.filter_map(|item| Some((item.text()?, item.span()))).collect())
    }

    /// A string, or a list of non-empty strings, each with its place.
    pub fn text_or_list(self) -> Option<Vec<(&'a str, Span)>> {
        match self.value.get_ref() {
            DeValue::Array(array) if array.is_empty() => {
                self.report(says::empty_list(self.span()));
                None
            }
            DeValue::Array(_) => self.texts(),
            _ => Some(vec![(self.text()?, self.span())]),
        }
    }

    /// A table.
    pub fn table(self) -> Option<TomlTable<'a>> {
        match self.value.get_ref() {
            DeValue::Table(map) => Some(TomlTable::of(self.file, map, self.value.span())),
            _ => self.wrong(says::not_a_table),
        }
    }

    /// A list of at least one table.
    pub fn tables(self) -> Option<Vec<TomlTable<'a>>> {
        let DeValue::Array(array) = self.value.get_ref() else {
            return self.wrong(says::not_a_list_of_tables);
        };
        if array.is_empty() {
            self.report(says::no_tables(self.span(), self.key));
            return None;
        }
        Some(array.iter().filter_map(|value| Item { value, ..self }.table()).collect())
    }
}

/// A table with its place.
#[derive(Clone)]
pub struct TomlTable<'a> {
    pub file: &'a File,
    pub map: &'a DeTable<'a>,
    pub range: Range<usize>,
    /// The bits of its keys ([`key_bit`]): of the keys that a table could have it is asked for all, and has few.
    key_bits: u64,
}

/// One of 64 bits for a key; several keys may share one.
fn key_bit(key: &str) -> u64 {
    let mix = |sum: usize, byte: Option<&u8>| sum * 31 + usize::from(byte.copied().unwrap_or_default());
    let bytes = key.as_bytes();
    1 << (mix(mix(bytes.len(), bytes.first()), bytes.last()) % 64)
}

impl<'a> TomlTable<'a> {
    /// A table of a file that is written in a part of it.
    pub fn of(file: &'a File, map: &'a DeTable<'a>, range: Range<usize>) -> Self {
        let key_bits = map.keys().fold(0, |bits, key| bits | key_bit(key.get_ref()));
        Self { file, map, range, key_bits }
    }

    pub fn span(&self) -> Span {
        self.file.span(self.range.clone())
    }

    pub fn get(&self, key: &str) -> Option<Item<'a>> {
        if self.key_bits & key_bit(key) == 0 {
            return None;
        }
        let (key, value) = self.map.get_key_value(key)?;
        self.file.ask(key.span().start);
        Some(Item { file: self.file, value, key: key.get_ref().as_ref() })
    }

    /// The entries in the order of the file, with the places of their keys, for a caller that reads each of them.
    pub fn entries(&self) -> Vec<(Span, Item<'a>)> {
        self.map.keys().for_each(|key| self.file.ask(key.span().start));
        self.seen()
    }

    /// The same for a caller that looks at the keys only.
    pub fn seen(&self) -> Vec<(Span, Item<'a>)> {
        let mut entries: Vec<_> = self
            .map
            .iter()
            .map(|(key, value)| {
                (self.file.span(key.span()), Item { file: self.file, value, key: key.get_ref().as_ref() })
            })
            .collect();
        entries.sort_by_key(|(span, _)| span.range.start);
        entries
    }

    /// Reports unknown, reserved and missing keys.
    pub fn check_keys(&self, format: &Format, owner: &Span) {
        self.check_known(format);
        for key in format.keys.iter().filter(|key| key.required && self.get(key.name).is_none()) {
            self.missing(format, key.name, owner);
        }
    }

    /// Reports a key that must be there and isn't.
    pub fn missing(&self, format: &Format, key: &str, owner: &Span) {
        self.file.report(says::missing_key(owner.clone(), format, key));
    }

    /// Reports unknown and reserved keys.
    pub fn check_known(&self, format: &Format) {
        for (span, item) in self.seen() {
            if !format.has(item.key) {
                self.unknown_key(format, span, item.key);
            }
        }
    }

    /// Reports a key that the table doesn't have.
    pub fn unknown_key(&self, format: &Format, span: Span, key: &str) {
        self.file.report(says::unknown_key(span, format, key));
    }
}
