//! What each key of a theme is for: the schema of themes and the theme that `theme new` writes are made from this list.

use super::theme::{Theme, ThemeValue};

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

/// What each key is for.
const DOCS: &[(&str, &str)] = &[
    ("page.margin", "The margin at the left and the right."),
    ("page.margin-top", "The margin above the head."),
    ("page.margin-bottom", "The margin below the foot."),
    ("page.side-column", "The column of side heads, with the gap to the text."),
    ("colour.text", "Text."),
    ("colour.strong", "The title and the rule above it."),
    ("colour.accent", "Headings, links, marks, bars, notices."),
    ("colour.muted", "The date, the footer and notes."),
    ("colour.wash", "The ground of the bottom line and of strong rows; rules are drawn where there is none."),
    ("colour.hairline", "Lines between sections and rows."),
    ("rule.top", "The rule above the kicker."),
    ("rule.bar", "The bar beside the bottom line."),
    ("rule.section", "The rules between sections."),
    ("rule.table", "The rules above and below a table."),
    ("rule.table-head", "The rule under the head of a table."),
    ("rule.table-row", "The rules under rows."),
    ("type.bottom-line", "The size of the bottom line."),
    ("type.reference", "The size of the references."),
    ("type.small", "The size of kicker, date and footer."),
    (
        "fonts.first-regular",
        "Files of the font folder in which text is set: the fonts of the house; of a collection `fonts.ttc#Name of the font`.",
    ),
    ("fonts.first-semi-bold", "The same for strong text; needed beside `first-regular`."),
    ("fonts.regular", "Files of the font folder that are asked last, for characters that no other font has."),
    ("fonts.semi-bold", "The same for strong text; the regular ones when left out."),
    ("logo.file", "A logo, SVG or PNG, beside the theme: `logo.svg`; none when left out."),
    ("logo.height", "The height of the logo."),
    ("logo.alt.en", "What it shows, for those who don't see it, on English pages."),
    ("logo.alt.ja", "The same on Japanese pages."),
    ("type.en.title", "The size of an English title of one line."),
    ("type.en.title-leading", "The leading of an English title, as a multiple of its size."),
    ("type.en.body", "The size of English text on a page that is neither full nor empty."),
    ("type.en.body-leading", "The leading of English text, as a multiple of its size."),
    ("type.en.reference-leading", "The leading of English references, as a multiple of their size."),
    ("type.ja.title", "The size of a Japanese title of one line."),
    ("type.ja.title-leading", "The leading of a Japanese title, as a multiple of its size."),
    ("type.ja.body", "The size of Japanese text on a page that is neither full nor empty."),
    ("type.ja.body-leading", "The leading of Japanese text, as a multiple of its size."),
    ("type.ja.reference-leading", "The leading of Japanese references, as a multiple of their size."),
];

/// Every key of a theme.
pub fn theme_keys() -> Vec<ThemeKey> {
    let doc = |name: &str| DOCS.iter().find(|(known, _)| *known == name).map_or("", |(_, doc)| doc);
    let keys = Theme::standard().written().into_iter();
    keys.map(|(name, written)| ThemeKey { name, doc: doc(name), written }).collect()
}

/// A theme with every key, its default and its meaning, that changes nothing yet.
pub fn commented_theme() -> String {
    let keys = theme_keys();
    let mut text = String::from(
        "# A theme: how pages look. Take the `#` away before what you change; all else is as in the theme `standard`.\n\
         # Lengths are points. Text needs a contrast of 4.5 : 1 against white, and all but `muted` against `wash` too.\n",
    );
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
            text.push_str(&format!("# {}{range}\n# {last} = {}\n", key.doc, key.written.value()));
        }
    }
    text
}
