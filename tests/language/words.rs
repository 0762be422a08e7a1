//! The program's own words lie in `src/language`: no template asks for the language to choose one, no other file holds
//! Japanese that is printed to a reader, and no code takes one language for all the others.

#![expect(
    clippy::unwrap_used,
    reason = "a helper that panics fails its test; clippy exempts only functions marked #[test]"
)]

use crate::support::repo::{ROOT, repo};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use factbrief::language::{Labels, Language, places};

/// Files outside `value` and `prose`, which read it, with Japanese in their code, how many pieces of it at most, and what it is. What is printed to a reader of a
/// brief isn't on this list: it goes to `src/language`.
const NOT_PRINTED: [(&str, usize, &str); 27] = [
    ("src/check/messages/dossier.rs", 2, "a name in a hint"),
    ("src/check/messages/evidence.rs", 1, "TOML in a hint"),
    ("src/check/messages/values.rs", 7, "TOML in a hint"),
    (
        "src/model/joined.rs",
        93,
        "words after which a date needs none of its own, and those that don't go with it",
    ),
    ("src/check/threshold.rs", 1, "a sign"),
    ("src/check/messages/facts.rs", 1, "a statement in a hint"),
    ("src/check/messages/texts.rs", 1, "a statement in a hint"),
    ("src/check/messages/toml.rs", 2, "TOML in a hint"),
    ("src/render/audit.rs", 14, "characters beside a figure"),
    ("src/render/contested.rs", 1, "a stop"),
    ("src/check/judgement.rs", 1, "a stop"),
    ("src/render/house.rs", 12, "classes of characters"),
    ("src/render/lookup.rs", 1, "numerals"),
    ("src/render/own_words.rs", 54, "grammar and stops"),
    ("src/render/place.rs", 10, "characters after which a sentence goes on"),
    ("src/render/restricted.rs", 12, "stops"),
    ("src/render/sentence.rs", 5, "stops"),
    ("src/format/fact_tables.rs", 18, "TOML in descriptions of keys"),
    ("src/format/tables.rs", 8, "TOML in descriptions of keys"),
    ("src/model/author.rs", 1, "a character within names"),
    ("src/page/bond_words.rs", 152, "words that stay with a figure"),
    ("src/page/bonds.rs", 33, "characters of figures"),
    ("src/page/chains.rs", 1, "brackets"),
    ("src/page/decimal.rs", 9, "what stands beside a figure in a column"),
    ("src/page/kinsoku.rs", 38, "classes of characters"),
    ("src/question/figure_places.rs", 15, "numerals"),
    ("src/verify/beside.rs", 28, "what may stand beside a figure in a copy"),
];

/// Files outside `value` and `page` that name Japanese, and why: each by a match that names every language, or because a
/// key is about Japanese alone.
const NAMES_JAPANESE: [(&str, &str); 6] = [
    ("src/check/own_units.rs", "the counter of a unit"),
    ("src/check/dossier.rs", "the key `numbers.ja`"),
    ("src/prose/candidates.rs", "English words in a Japanese text"),
    ("src/prose/said_again.rs", "an amount, beside which words are read"),
    ("src/prose/unit_form.rs", "five companies, beside which a form is read"),
    ("src/render/own_words.rs", "the grammar of a sentence that asserts something"),
];

fn files(folder: &Path, end: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, end));
        } else if path.extension().is_some_and(|extension| extension == end) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The code of a file outside some rooms, without its comments.
fn code(outside: &[&str]) -> Vec<(String, String)> {
    let outside: Vec<String> = outside.iter().map(|room| format!("src/{room}/")).collect();
    files(&repo("src"), "rs")
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            let lines = text.lines().map(|line| line.split("// ").next().unwrap_or_default());
            let lines = lines.filter(|line| !line.trim_start().starts_with("//"));
            (path.strip_prefix(ROOT).unwrap().display().to_string(), lines.collect::<Vec<_>>().join("\n"))
        })
        .filter(|(path, _)| !outside.iter().any(|room| path.starts_with(room)))
        .collect()
}

/// The pieces of a text between ASCII characters that hold Japanese: letters, or punctuation of its own.
fn japanese(text: &str) -> Vec<&str> {
    let own =
        |c: char| matches!(c, '\u{3001}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ff01}'..='\u{ff9f}');
    text.split(|c: char| c.is_ascii()).filter(|piece| piece.contains(own)).collect()
}

#[test]
fn no_template_of_the_program_asks_for_the_language() {
    let mut templates = files(&repo("templates"), "j2");
    templates.extend(files(&repo("assets"), "j2"));
    assert!(templates.len() >= 7, "{templates:?}");
    for path in templates {
        let text = fs::read_to_string(&path).unwrap();
        let names: Vec<&str> = text.split(|c: char| !(c.is_alphanumeric() || c == '_')).collect();
        assert!(!names.contains(&"lang"), "{} asks for `lang`; use `label()`", path.display());
        assert_eq!(japanese(&text), Vec::<&str>::new(), "{} has words of its own", path.display());
    }
}

#[test]
fn japanese_that_is_printed_is_in_the_room_language() {
    let known: BTreeMap<&str, usize> = NOT_PRINTED.iter().map(|(path, count, _)| (*path, *count)).collect();
    let mut wrong = Vec::new();
    for (path, text) in code(&["language", "value", "reading", "prose"]) {
        let found = japanese(&text);
        if found.len() > known.get(path.as_str()).copied().unwrap_or_default() {
            wrong.push(format!("{path} has {}: {}", found.len(), found.join(" ")));
        }
    }
    let wrong = wrong.join("\n");
    assert_eq!(wrong, "", "what a reader sees goes to src/language; count the rest in this test");
}

#[test]
fn no_code_takes_one_language_for_all_the_others() {
    let mut naming = BTreeSet::new();
    for (path, text) in code(&["language"]) {
        for comparison in ["== Language::", "!= Language::", "Some(Language::En", "Some(Language::Ja"] {
            assert!(!text.contains(comparison), "{path} has `{comparison}…`; match on every language");
        }
        let typesetting = path.starts_with("src/value/") || path.starts_with("src/page/");
        if text.contains("Language::Ja") && !typesetting {
            naming.insert(path);
        }
    }
    assert_eq!(naming, NAMES_JAPANESE.iter().map(|(path, _)| (*path).to_owned()).collect());
}

#[test]
fn every_label_has_the_same_places_in_each_language() {
    for key in Labels::KEYS {
        let [first, others @ ..] = Language::ALL.map(|language| language.words().labels.named(key).unwrap());
        let names = |label| places(label).0.into_iter().map(|(_, name)| name).collect::<BTreeSet<&str>>();
        for other in others {
            assert_eq!(names(first), names(other), "{key}");
        }
    }
}

#[test]
fn a_tag_is_that_of_its_language() {
    for (language, tag) in Language::ALL.into_iter().zip(Language::TAGS) {
        assert_eq!(Language::from_tag(tag), Some(language));
    }
    assert_eq!(Language::from_tag("fr"), None);
}
