//! The three texts of a fact: its statement, how it reads once its date has passed, and its short form.

use std::collections::{BTreeMap, BTreeSet};

use super::context::Context;
use super::languages::compare_statements;
use super::messages::facts as says;
use super::renderings::{TextKind, renderings};
use super::texts::{check_names, place_of_name, statements};
use super::toml::{Item, TomlTable};
use super::typed::typed_words;
use super::values::is_companion_name;
use crate::diagnostic::{Diagnostic, Span};
use crate::language::Language;
use crate::model::{Few, Statement};
use crate::value::Value;

/// A text in each language with its place.
pub type Spoken = BTreeMap<Language, (Statement, Span)>;

/// The keys of the texts.
const KEYS: [&str; 3] = ["statement", "lapsed", "short"];

/// The texts of a fact, as far as they are given and could be read.
#[derive(Debug, Clone)]
pub struct SpokenTexts {
    pub statement: Option<Spoken>,
    pub lapsed: Option<Spoken>,
    pub short: Option<Spoken>,
}

impl SpokenTexts {
    /// Reads them; everything wrong with each is reported.
    pub fn read(table: &TomlTable<'_>, context: &Context) -> Self {
        let [statement, lapsed, short] =
            KEYS.map(|key| table.get(key).and_then(|item| statements(item, context)));
        for (text, key) in [&statement, &lapsed, &short].into_iter().zip(KEYS) {
            let found = text.iter().flat_map(|texts| compare_statements(key, texts));
            found.for_each(|found| table.file.report(found));
        }
        Self { statement, lapsed, short }
    }

    /// Each that is given.
    pub fn given(&self) -> impl Iterator<Item = &Spoken> {
        [&self.statement, &self.lapsed, &self.short].into_iter().flatten()
    }

    /// The names of all figures that they print.
    pub fn names(&self) -> BTreeSet<String> {
        self.statements().flat_map(Statement::names).map(str::to_owned).collect()
    }

    /// Each statement in each language.
    fn statements(&self) -> impl Iterator<Item = &Statement> {
        self.given().flat_map(|texts| texts.values()).map(|(statement, _)| statement)
    }

    /// Whether one of them prints the figure of this name.
    pub fn prints(&self, name: &str) -> bool {
        self.statements().any(|statement| statement.names().any(|own| own == name))
    }

    /// Where the first of them that prints the figure of this name does.
    pub fn place_of(&self, name: &str) -> Option<Span> {
        let mut texts = self.given().flat_map(|texts| texts.values());
        let (_, span) = texts.find(|(statement, _)| statement.names().any(|own| own == name))?;
        Some(place_of_name(span, name))
    }

    /// Reports placeholders that name nothing; returns whether there is none.
    pub fn check_names(&self, table: &TomlTable<'_>, names: &[&str]) -> bool {
        let mut sound = true;
        for (texts, key) in [&self.statement, &self.lapsed, &self.short].into_iter().zip(KEYS) {
            if let (Some(texts), Some(item)) = (texts, table.get(key)) {
                sound &= check_names(item, texts, names);
            }
        }
        sound
    }

    /// Warns of companions that no text prints.
    pub fn report_unused(&self, table: &TomlTable<'_>) {
        // A text that couldn't be read may be the one that prints the companion.
        let read = [&self.statement, &self.lapsed, &self.short];
        let unread = read.into_iter().zip(KEYS).any(|(text, key)| text.is_none() && table.get(key).is_some());
        let with = table.get("with").filter(|item| item.value.get_ref().is_table()).and_then(Item::table);
        let Some(with) = with.filter(|_| !unread) else { return };
        for (span, entry) in with.entries().into_iter().filter(|(_, entry)| is_companion_name(entry.key)) {
            if !self.prints(entry.key) {
                entry.report(says::unused_companion(span, entry.key));
            }
        }
    }

    /// What is wrong with how they print the figures.
    pub fn judge<'v>(
        &self,
        figure: impl Fn(&str) -> Option<&'v Value>,
        context: &Context,
    ) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        for (spoken, text) in [
            (&self.statement, TextKind::Sentence),
            (&self.lapsed, TextKind::Sentence),
            (&self.short, TextKind::Short),
        ] {
            found.extend(spoken.iter().flat_map(|texts| renderings(texts, text, &figure)));
        }
        found.extend(
            self.given().flat_map(|texts| context.words.find(|| typed_words(texts, &figure, &context.units))),
        );
        found
    }
}

/// The texts without their places.
pub fn plain(texts: Spoken) -> Few<Language, Statement> {
    texts.into_iter().map(|(language, (statement, _))| (language, statement)).collect()
}
