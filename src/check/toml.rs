//! Typed access to parsed TOML, so that every wrong type and every unknown key of a file is found in one run.
//!
//! Plain serde stops at the first mistake; here each table is read key by key.

use std::cell::RefCell;
use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::wording::{self, unknown_name};
use crate::diagnostic::{Code, Diagnostic, SourceText, Span};
use crate::format::{Format, Kind};

/// The file being checked and where its mistakes go.
#[derive(Debug)]
pub struct File {
    pub source: Arc<SourceText>,
    found: RefCell<Vec<Diagnostic>>,
    /// The lines that aren't TOML. What was recovered of them isn't judged besides.
    broken: RefCell<Vec<Range<usize>>>,
}

impl File {
    pub fn new(source: &Arc<SourceText>) -> Self {
        let (found, broken) = (RefCell::new(Vec::new()), RefCell::new(Vec::new()));
        Self { source: Arc::clone(source), found, broken }
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

    pub fn into_found(self) -> Vec<Diagnostic> {
        self.found.into_inner()
    }
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

    pub fn report(self, code: Code, message: impl Into<String>, hint: Option<String>) {
        self.file.report(Diagnostic::at(code, self.span(), message).hint_if(hint));
    }

    /// Reports that the value is of another type than the key takes.
    pub fn wrong_type(self, expected: &str, hint: Option<String>) {
        let found = describe(self.value.get_ref());
        self.report(Code::WrongType, format!("`{}` takes {expected}, not {found}", self.key), hint);
    }

    /// A non-empty string.
    pub fn text(self) -> Option<&'a str> {
        match self.value.get_ref() {
            DeValue::String(text) if text.trim().is_empty() => {
                self.report(
                    Code::EmptyText,
                    "the text is empty",
                    Some("write it, or leave the key out".into()),
                );
                None
            }
            DeValue::String(text) => Some(text.as_ref()),
            DeValue::Table(_) => {
                self.wrong_type("one text", Some(format!("write `{} = \"…\"`", self.key)));
                None
            }
            DeValue::Array(_) => {
                self.wrong_type("one text", Some("write one text, without brackets".into()));
                None
            }
            other => {
                self.wrong_type("a text", Some(format!("write it in quotes: `\"{}\"`", literal(other))));
                None
            }
        }
    }

    pub fn boolean(self) -> Option<bool> {
        match self.value.get_ref() {
            DeValue::Boolean(value) => Some(*value),
            _ => {
                self.wrong_type("`true` or `false`", Some("write `true` or `false`, without quotes".into()));
                None
            }
        }
    }

    /// A whole number between two limits.
    pub fn integer(self, least: i64, most: i64) -> Option<i64> {
        let DeValue::Integer(number) = self.value.get_ref() else {
            self.wrong_type("a whole number", self.unquoted());
            return None;
        };
        let value = i64::from_str_radix(number.as_str(), number.radix()).ok();
        match value {
            Some(value) if (least..=most).contains(&value) => Some(value),
            _ => {
                let limits =
                    if least == most { format!("only {least}") } else { format!("{least} to {most}") };
                self.report(
                    Code::OutOfRange,
                    format!("`{}` takes {limits}", self.key),
                    Some("leave the key out for the usual value".into()),
                );
                None
            }
        }
    }

    /// A number of points between two limits.
    pub fn points(self, least: f64, most: f64) -> Option<f32> {
        let text = match self.value.get_ref() {
            DeValue::Integer(number) if number.radix() == 10 => number.as_str(),
            DeValue::Float(number) => number.as_str(),
            _ => {
                self.wrong_type("a number of points", self.unquoted());
                return None;
            }
        };
        match text.parse::<f64>() {
            Ok(value) if (least..=most).contains(&value) => Some(value as f32),
            _ => {
                let message = format!("`{}` takes {least} to {most} points", self.key);
                self.report(
                    Code::OutOfRange,
                    message,
                    Some("leave the key out for the usual size, 8.5".into()),
                );
                None
            }
        }
    }

    fn unquoted(self) -> Option<String> {
        let text = self.value.get_ref().as_str()?;
        text.trim().parse::<f64>().ok().map(|_| "write it without quotes".to_owned())
    }

    /// One of a list of words.
    pub fn choice(self, choices: &'static [&'static str], reserved: &[&str]) -> Option<&'static str> {
        let text = self.text()?;
        if let Some(word) = choices.iter().find(|&&word| word == text) {
            return Some(word);
        }
        if reserved.contains(&text) {
            let message = format!("`{text}` is reserved for a later version");
            let hint = format!("use {}", wording::choice(choices));
            self.report(Code::ReservedKey, message, Some(hint));
            return None;
        }
        let hint = unknown_name(text, choices.iter().copied(), "choice");
        self.report(Code::UnknownChoice, format!("`{}` can't be `{text}`", self.key), Some(hint));
        None
    }

    /// A list of non-empty strings, each with its place.
    pub fn texts(self) -> Option<Vec<(&'a str, Span)>> {
        let DeValue::Array(array) = self.value.get_ref() else {
            let hint =
                self.value.get_ref().as_str().map(|text| format!("write `{} = [\"{text}\"]`", self.key));
            self.wrong_type("a list of texts", hint);
            return None;
        };
        let items = array.iter().map(|value| Item { value, ..self });
        Some(items.filter_map(|item| Some((item.text()?, item.span()))).collect())
    }

    /// A table.
    pub fn table(self) -> Option<Table<'a>> {
        match self.value.get_ref() {
            DeValue::Table(map) => Some(Table { file: self.file, map, range: self.value.span() }),
            _ => {
                self.wrong_type("a table", Some("write it as a table: `{ … }`".into()));
                None
            }
        }
    }

    /// A list of tables.
    pub fn tables(self) -> Option<Vec<Table<'a>>> {
        let DeValue::Array(array) = self.value.get_ref() else {
            // A table under a header has the header for its place.
            let hint = match self.span().text() {
                header if header.starts_with('[') => format!("write `[{header}]`, with two brackets"),
                _ => format!("write `{} = [ {{ … }} ]`", self.key),
            };
            self.wrong_type("a list of tables", Some(hint));
            return None;
        };
        Some(array.iter().filter_map(|value| Item { value, ..self }.table()).collect())
    }
}

/// A table with its place.
#[derive(Clone)]
pub struct Table<'a> {
    pub file: &'a File,
    pub map: &'a DeTable<'a>,
    pub range: Range<usize>,
}

impl<'a> Table<'a> {
    pub fn span(&self) -> Span {
        self.file.span(self.range.clone())
    }

    pub fn get(&self, key: &str) -> Option<Item<'a>> {
        let (key, value) = self.map.get_key_value(key)?;
        Some(Item { file: self.file, value, key: key.get_ref().as_ref() })
    }

    /// The entries in the order of the file, with the places of their keys.
    pub fn entries(&self) -> Vec<(Span, Item<'a>)> {
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

    pub fn missing(&self, format: &Format, key: &str, owner: &Span) {
        let hint = crate::format::key(format, key).map(|key| match key.kind {
            Kind::Choice(words) => format!("add `{}`: {}", key.name, wording::choice(words)),
            _ => {
                let first = key.doc.split(". ").next().unwrap_or_default();
                format!("add `{}`: {}", key.name, lower_first(first.trim_end_matches('.')))
            }
        });
        let message = format!("{} lacks `{key}`", format.name);
        self.file.report(Diagnostic::at(Code::MissingKey, owner.clone(), message).hint_if(hint));
    }

    /// Reports unknown and reserved keys.
    pub fn check_known(&self, format: &Format) {
        for (span, item) in self.entries() {
            if !format.has(item.key) {
                self.unknown_key(format, span, item.key);
            }
        }
    }

    pub fn unknown_key(&self, format: &Format, span: Span, key: &str) {
        let diagnostic = if format.reserved.contains(&key) {
            Diagnostic::at(
                Code::ReservedKey,
                span,
                format!("`{key}` is reserved for a later version of factbrief"),
            )
            .hint("leave it out for now")
        } else {
            Diagnostic::at(Code::UnknownKey, span, format!("{} has no key `{key}`", format.name))
                .hint(unknown_name(key, format.names(), "key"))
        };
        self.file.report(diagnostic);
    }
}

fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        // A word in capitals stays: SHA-256, AUDIENCE.md.j2.
        Some(first) if !characters.clone().next().is_some_and(char::is_uppercase) => {
            first.to_lowercase().chain(characters).collect()
        }
        _ => text.to_owned(),
    }
}

/// What a value is, with its article.
fn describe(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(number) if number.radix() != 10 => "a number of another base than ten",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "a boolean",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

/// A scalar as written.
pub fn literal(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => text.to_string(),
        DeValue::Integer(number) => match number.radix() {
            16 => format!("0x{}", number.as_str()),
            8 => format!("0o{}", number.as_str()),
            2 => format!("0b{}", number.as_str()),
            _ => number.as_str().to_owned(),
        },
        DeValue::Float(number) => number.as_str().to_owned(),
        DeValue::Boolean(value) => value.to_string(),
        DeValue::Datetime(datetime) => datetime.to_string(),
        DeValue::Array(_) | DeValue::Table(_) => String::new(),
    }
}
