//! Typed access to parsed TOML, so that every wrong type and every unknown key of a file is found in one run.
//!
//! Plain serde stops at the first mistake; here each table is read key by key.

use std::cell::RefCell;
use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::wording::unknown_name;
use crate::diagnostic::{Code, Diagnostic, SourceText, Span};
use crate::format::Format;
use crate::read::private_use;

/// The file being checked and where its mistakes go.
#[derive(Debug)]
pub struct File {
    pub source: Arc<SourceText>,
    pub found: RefCell<Vec<Diagnostic>>,
}

impl File {
    pub fn new(source: &Arc<SourceText>) -> Self {
        Self { source: Arc::clone(source), found: RefCell::new(Vec::new()) }
    }

    pub fn span(&self, range: Range<usize>) -> Span {
        Span::new(&self.source, range)
    }

    pub fn report(&self, diagnostic: Diagnostic) {
        self.found.borrow_mut().push(diagnostic);
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
                    format!("`{}` is empty", self.key),
                    Some("write it, or leave the key out".into()),
                );
                None
            }
            DeValue::String(text) => {
                // An escape such as "\ue000" is found only once the string has been decoded.
                let Some((_, character)) = private_use(text) else { return Some(text.as_ref()) };
                self.report(
                    Code::PrivateUse,
                    format!("the private-use character U+{:04X} is not allowed", u32::from(character)),
                    Some("remove the escape; the program marks facts with such characters".into()),
                );
                None
            }
            DeValue::Table(_) => {
                self.wrong_type("one text", Some(format!("write `{} = \"…\"`", self.key)));
                None
            }
            other => {
                let quoted = format!("write it in quotes: `{} = \"{}\"`", self.key, literal(other));
                self.wrong_type("a text", scalar(other).then_some(quoted));
                None
            }
        }
    }

    pub fn boolean(self) -> Option<bool> {
        match self.value.get_ref() {
            DeValue::Boolean(value) => Some(*value),
            _ => {
                self.wrong_type("`true` or `false`", Some("write it without quotes".into()));
                None
            }
        }
    }

    /// A whole number between two limits.
    pub fn integer(self, least: i64, most: i64) -> Option<i64> {
        let DeValue::Integer(number) = self.value.get_ref() else {
            self.wrong_type("a whole number", None);
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
                self.wrong_type("a number of points", None);
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

    /// One of a list of words.
    pub fn choice(self, choices: &'static [&'static str], reserved: &[&str]) -> Option<&'static str> {
        let text = self.text()?;
        if let Some(word) = choices.iter().find(|&&word| word == text) {
            return Some(word);
        }
        if reserved.contains(&text) {
            let message = format!("`{text}` is reserved for a later version");
            let hint = format!("use {}", crate::diagnostic::wording::choice(choices));
            self.report(Code::ReservedKey, message, Some(hint));
            return None;
        }
        let hint = unknown_name(text, choices.iter().copied(), "choice");
        self.report(Code::UnknownChoice, format!("`{text}` is no `{}`", self.key), Some(hint));
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
                self.wrong_type("a table", None);
                None
            }
        }
    }

    /// A list of tables.
    pub fn tables(self) -> Option<Vec<Table<'a>>> {
        let DeValue::Array(array) = self.value.get_ref() else {
            let hint = match self.value.get_ref() {
                DeValue::Table(_) => {
                    Some(format!("write `{} = [ {{ … }} ]` or `[[{}]]`", self.key, self.key))
                }
                _ => None,
            };
            self.wrong_type("a list of tables", hint);
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
        let doc = crate::format::key(format, key).map(|key| key.doc.trim_end_matches('.'));
        let hint = doc.map(|doc| format!("add `{key}`: {}", lower_first(doc)));
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

fn scalar(value: &DeValue<'_>) -> bool {
    !matches!(value, DeValue::Array(_) | DeValue::Table(_))
}

/// What a value is, with its article.
fn describe(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
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
