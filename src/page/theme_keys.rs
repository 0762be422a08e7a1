//! What each key of a theme is for: the schema of themes and the theme that `theme new` writes are made from this list.

use super::messages;
use super::theme::Theme;
use super::theme_field::ThemeValue;

/// A key of a theme.
#[derive(Debug, Clone, PartialEq)]
pub struct ThemeKey {
    /// Its name, with the names of its tables before it: `type.en.body`.
    pub name: &'static str,
    /// What it is for, in one sentence.
    pub doc: &'static str,
    /// What it takes, and what it is in the theme `standard`.
    pub written: ThemeValue,
}

/// Every key of a theme.
pub fn theme_keys() -> Vec<ThemeKey> {
    let doc =
        |name: &str| messages::THEME_KEYS.iter().find(|(known, _)| *known == name).map_or("", |(_, doc)| doc);
    let keys = Theme::standard().written().into_iter();
    keys.map(|(name, written)| ThemeKey { name, doc: doc(name), written }).collect()
}

/// A theme with every key, its default and its meaning, that changes nothing yet.
pub fn commented_theme() -> String {
    let keys = theme_keys();
    let mut text = String::from(messages::NEW_THEME);
    let table = |key: &ThemeKey| key.name.rsplit_once('.').map_or("", |(table, _)| table);
    let mut tables: Vec<&str> = Vec::new();
    for key in &keys {
        if !tables.contains(&table(key)) {
            tables.push(table(key));
        }
    }
    for name in tables {
        text.push_str(&format!("\n[{name}]\n"));
        for key in keys.iter().filter(|key| table(key) == name) {
            let last = &key.name[name.len() + 1..];
            let range = key.written.range().map(|range| format!(" {range}.")).unwrap_or_default();
            text.push_str(&messages::theme_line(key.doc, &range, last, &key.written.value()));
        }
    }
    text
}
