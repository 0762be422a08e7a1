//! Reads the words of a house for an audience.

use std::collections::BTreeMap;

use crate::check::messages::keeping as says;
use crate::check::messages::keeping::Given;
use crate::check::toml::{Item, TomlTable};
use crate::format::{HOUSE_WORD, WORDS};
use crate::language::Language;
use crate::model::{HouseUse, HouseWord, Otherwise};

/// Reads the table. A list for a language that the dossier doesn't have is reported.
pub fn house_words(item: Item<'_>, languages: &[Language]) -> BTreeMap<Language, Vec<HouseWord>> {
    let Some(table) = item.table() else { return BTreeMap::new() };
    table.check_known(&WORDS);
    let mut words = BTreeMap::new();
    for (span, entry) in table.entries() {
        let Some(language) = Language::from_tag(entry.key) else { continue };
        if !languages.contains(&language) {
            entry.report(says::words_of_no_language(span, language));
        }
        let read = entry.tables().unwrap_or_default();
        words.insert(language, read.iter().filter_map(house_word).collect());
    }
    words
}

fn house_word(table: &TomlTable<'_>) -> Option<HouseWord> {
    let span = table.span();
    table.check_keys(&HOUSE_WORD, &span);
    let text = |key: &str| table.get(key).and_then(Item::text).map(|text| text.trim().to_owned());
    let word = text("word");
    let otherwise = match table.get("otherwise") {
        Some(item) => item.choice(),
        None => Some(Otherwise::Flag),
    };
    let wanted = match (table.get("say").is_some(), table.get("explain").is_some()) {
        (true, false) => text("say").map(HouseUse::Say),
        (false, true) => text("explain").map(HouseUse::Explain),
        (true, true) => {
            table.file.report(says::either_say_or_explain(span.clone(), Given::Both));
            None
        }
        (false, false) => {
            table.file.report(says::either_say_or_explain(span.clone(), Given::Neither));
            None
        }
    };
    Some(HouseWord { word: word?, wanted: wanted?, otherwise: otherwise?, span })
}
