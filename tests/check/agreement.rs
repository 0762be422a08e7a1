//! The check and the JSON Schemas say the same of every key; and nothing that was read is left out without a report.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a helper that panics fails its test; clippy exempts only functions marked #[test]"
)]

use std::path::PathBuf;
use std::sync::Arc;

use factbrief::check::internals::found_asking_for;
use factbrief::check::{check, outgoing, recipients};
use factbrief::diagnostic::{Code, Diagnostic, Severity, SourceText};
use factbrief::disk::DossierFiles;
use factbrief::format::{
    AUDIENCE, BRIEF, DEFAULTS, DOSSIER, EVIDENCE, EXTRACTED, FACT, FISCAL, Format, MAILBOX, NUMBERS,
    OUTGOING, RECIPIENT, RECIPIENTS, SECTION, SOURCE, UNIT, VALUE,
};
use factbrief::language::SourceLanguage;
use factbrief::page::{Theme, theme_keys};
use factbrief::question::schema;
use serde_json::{Value as Json, json};
use toml::{Table, Value};

const DOSSIER_TOML: &str = r#"
title = { en = "The port", ja = "港" }
languages = ["en", "ja"]
date = 2026-11-21
publisher = "Bay Desk"
contact = "Bay Desk <desk@example.org>"
names = ["GPT-4"]
numbers = { ja = "report" }
unit = { crate = { en = ["crate", "crates"], ja = "箱" } }
fiscal = { bay = { starts = "07", named-by = "end" } }
audience = { investor = { label = { en = "For investors", ja = "投資家向け" } } }
"#;
const SOURCES_TOML: &str = r#"
[report]
type = "report"
nature = "official"
title = { en = "The state of the port" }
publisher = "Port Authority"
author = ["Marsh, Ellen"]
issued = 2026-06-30
language = "en"
file = "report.pdf"
rests-on = ["ministry"]
extracted = { file = "report.txt", sha256 = "e0b51186b6e35fee614fb61ea553774c04cdfde970ff60dae358f2762cd44f7a", by = "hand" }
[ministry]
read = false
publisher = "Ministry of Ports"
"#;
const FACTS_TOML: &str = r#"
[defaults]
topic = "works"
[cost]
statement = { en = "It costs {{ value }}.", ja = "費用は{{ value }}。" }
short = { en = "Cost", ja = "費用" }
value = { exact = 320, unit = "crate" }
status = "announced"
as-of = 2026-06-30
only-for = ["investor"]
recall-above = 5
[[cost.evidence]]
source = "report"
locator = "page 3"
lines = "2"
as-printed = "320 crates"
[[cost.evidence]]
source = "report"
locator = "page 4"
as-printed = "320 crates"
"#;
const BRIEF_TOML: &str = r#"
audience = "investor"
title = { en = "The port grows", ja = "港の拡張" }
bottom-line = { en = "It is paid for.", ja = "費用は手当て済み。" }
[[section]]
heading = { en = "Cost", ja = "費用" }
facts = ["cost"]
text = { en = "In short:", ja = "要点は次のとおり。" }
"#;
const RECIPIENTS_TOML: &str = r#"
[[recipient]]
name = "Yui Tanaka"
address = "yui@example.org"
audience = "investor"
"#;
const MAIL_TOML: &str = r#"
server = "smtp.example.org"
imap = { server = "imap.example.org" }
"#;

/// A table, the file that holds it, and the way to it.
const TABLES: [(&Format, &str, &[&str]); 17] = [
    (&DOSSIER, "dossier", &[]),
    (&NUMBERS, "dossier", &["numbers"]),
    (&UNIT, "dossier", &["unit", "crate"]),
    (&FISCAL, "dossier", &["fiscal", "bay"]),
    (&AUDIENCE, "dossier", &["audience", "investor"]),
    (&SOURCE, "sources", &["report"]),
    (&EXTRACTED, "sources", &["report", "extracted"]),
    (&DEFAULTS, "facts", &["defaults"]),
    (&FACT, "facts", &["cost"]),
    (&EVIDENCE, "facts", &["cost", "evidence"]),
    (&VALUE, "facts", &["cost", "value"]),
    (&BRIEF, "brief", &[]),
    (&SECTION, "brief", &["section"]),
    (&RECIPIENTS, "recipients", &[]),
    (&RECIPIENT, "recipients", &["recipient"]),
    (&OUTGOING, "mail", &[]),
    (&MAILBOX, "mail", &["imap"]),
];

/// What the schema can't say, since it sees one file and no meaning: the key, and why the check refuses what is tried.
const BEYOND_A_SCHEMA: &[(&str, &str)] = &[
    ("a dossier.languages = [\"en\"]", "every other text has Japanese"),
    ("a dossier.unit = {}", "the value is in that unit"),
    ("an audience.freshness = {}", "one of its two keys is needed, and neither is needed beside the other"),
    ("a fact.only-for = []", "the brief names the fact"),
    ("a value.exact = -1", "the evidence prints another figure"),
    ("a value.about = -1", BOUNDS),
    ("a value.at-least = -1", BOUNDS),
    ("a value.more-than = -1", BOUNDS),
    ("a value.at-most = -1", BOUNDS),
    ("a value.less-than = -1", BOUNDS),
    ("a value.nearly = -1", BOUNDS),
    ("a value.just-over = -1", BOUNDS),
    ("a value.several = -1", BOUNDS),
    ("a value.change = -1", BOUNDS),
    ("a value.margin = -1", "a margin is above zero"),
    ("a value.min = -1", BOUNDS),
    ("a value.max = -1", BOUNDS),
];
const BOUNDS: &str = "a value has one bound";

fn base(file: &str) -> &'static str {
    match file {
        "dossier" => DOSSIER_TOML,
        "sources" => SOURCES_TOML,
        "facts" => FACTS_TOML,
        "brief" => BRIEF_TOML,
        "recipients" => RECIPIENTS_TOML,
        "mail" => MAIL_TOML,
        other => panic!("{other}"),
    }
}

fn source(path: &str, text: &str) -> Arc<SourceText> {
    Arc::new(SourceText { path: path.to_owned(), text: text.to_owned() })
}

/// The errors of the check, the text of one file changed.
fn errors(file: &str, text: &str) -> Vec<Diagnostic> {
    let of = |name: &str| source(&format!("port/{name}.toml"), if name == file { text } else { base(name) });
    let found = match file {
        "recipients" => recipients(&of(file)).1,
        "mail" => outgoing(&of(file)).1,
        _ => {
            let files = DossierFiles {
                name: "port".to_owned(),
                folder: PathBuf::from("port"),
                dossier: Some(of("dossier")),
                sources: Some(of("sources")),
                facts: vec![of("facts")],
                briefs: vec![of("brief")],
                editions: Vec::new(),
                diagnostics: Vec::new(),
            };
            check(&files, None).diagnostics
        }
    };
    found.into_iter().filter(|found| found.severity() == Severity::Error).collect()
}

fn as_json(value: &Value) -> Json {
    match value {
        Value::String(text) => json!(text),
        Value::Integer(number) => json!(number),
        Value::Float(number) => json!(number),
        Value::Boolean(value) => json!(value),
        Value::Datetime(date) => json!(date.to_string()),
        Value::Array(array) => array.iter().map(as_json).collect(),
        Value::Table(table) => {
            Json::Object(table.iter().map(|(key, value)| (key.clone(), as_json(value))).collect())
        }
    }
}

/// Whether a value is as a schema says (JSON Schema 2020-12, as far as our schemas use it). A word that isn't known here
/// fails the test.
fn is_valid(value: &Json, schema: &Json) -> bool {
    let of = |key: &str| schema.get(key);
    schema.as_object().expect("a schema").iter().all(|(word, rule)| match word.as_str() {
        "$schema" | "title" | "description" | "properties" => true,
        "type" => {
            let types = rule.as_array().cloned().unwrap_or_else(|| vec![rule.clone()]);
            types.iter().any(|one| match one.as_str().expect("a type") {
                "string" => value.is_string(),
                "integer" => value.is_i64(),
                "number" => value.is_number(),
                "boolean" => value.is_boolean(),
                "array" => value.is_array(),
                "object" => value.is_object(),
                other => panic!("the type {other}"),
            })
        }
        "enum" => rule.as_array().expect("a list").contains(value),
        "anyOf" => rule.as_array().expect("a list").iter().any(|one| is_valid(value, one)),
        "pattern" => value.as_str().is_none_or(|text| match rule.as_str().expect("a pattern") {
            r"\S" => text.contains(|c: char| !c.is_whitespace()),
            r"^\s*[0-9]{1,2}:[0-9]{2}" => {
                text.trim_start().starts_with(|c: char| c.is_ascii_digit()) && text.contains(':')
            }
            "^#[0-9A-Fa-f]{6}$" => {
                let digits = text.strip_prefix('#').unwrap_or_default();
                digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
            }
            r"^[^/\\:]*[^./\\:][^/\\:]*$" => {
                !text.contains(['/', '\\', ':']) && text.contains(|c: char| c != '.')
            }
            r"^\s*[0-9]" => text.trim_start().starts_with(|c: char| c.is_ascii_digit()),
            r"^\s*[^-−\s]" => text.trim_start().starts_with(|c: char| !matches!(c, '-' | '−')),
            r"^\s*[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*\s*$" => SourceLanguage::parse(text).is_ok(),
            other => panic!("the pattern {other}"),
        }),
        "minimum" => value.as_f64().is_none_or(|number| number >= rule.as_f64().unwrap()),
        "maximum" => value.as_f64().is_none_or(|number| number <= rule.as_f64().unwrap()),
        "items" => value.as_array().is_none_or(|list| list.iter().all(|one| is_valid(one, rule))),
        "minItems" => value.as_array().is_none_or(|list| list.len() as u64 >= rule.as_u64().unwrap()),
        "maxItems" => value.as_array().is_none_or(|list| list.len() as u64 <= rule.as_u64().unwrap()),
        "minProperties" => value.as_object().is_none_or(|map| map.len() as u64 >= rule.as_u64().unwrap()),
        "required" => value.as_object().is_none_or(|map| {
            rule.as_array().expect("a list").iter().all(|key| map.contains_key(key.as_str().unwrap()))
        }),
        // The only pattern of keys is that of languages.
        "patternProperties" => value.as_object().is_none_or(|map| {
            let schema = rule.as_object().expect("patterns").values().next().expect("a pattern");
            map.iter()
                .filter(|(key, _)| SourceLanguage::parse(key).is_ok())
                .all(|(_, value)| is_valid(value, schema))
        }),
        "additionalProperties" => value.as_object().is_none_or(|map| {
            let by_pattern =
                |key: &str| of("patternProperties").is_some() && SourceLanguage::parse(key).is_ok();
            map.iter().all(|(key, value)| match of("properties").and_then(|known| known.get(key)) {
                Some(own) => is_valid(value, own),
                None if by_pattern(key) => true,
                None => rule.as_bool().unwrap_or_else(|| is_valid(value, rule)),
            })
        }),
        other => panic!("this test doesn't know `{other}`"),
    })
}

/// The file with one key of one of its tables changed, and what the key held.
fn changed(file: &str, way: &[&str], key: &str, value: &Value) -> (Table, Option<Value>) {
    let mut root: Table = toml::from_str(base(file)).unwrap();
    let mut table = &mut root;
    for step in way {
        let inner = table.get_mut(*step).unwrap();
        table = match inner {
            Value::Array(list) => list[0].as_table_mut().unwrap(),
            inner => inner.as_table_mut().unwrap(),
        };
    }
    let before = table.insert(key.to_owned(), value.clone());
    (root, before)
}

#[test]
fn the_files_to_be_changed_are_sound() {
    for file in ["dossier", "sources", "facts", "brief", "recipients", "mail"] {
        let found: Vec<String> = errors(file, base(file)).into_iter().map(|one| one.message).collect();
        assert!(found.is_empty(), "{file}: {found:?}");
        let table: Table = toml::from_str(base(file)).unwrap();
        assert!(is_valid(&as_json(&Value::Table(table)), &schema(file)), "{file}");
    }
}

#[test]
fn the_check_and_the_schema_agree_on_every_key() {
    let mut wrong = Vec::new();
    for (format, file, way) in TABLES {
        for key in format.keys {
            let (_, before) = changed(file, way, key.name, &Value::Integer(0));
            let list = before.as_ref().and_then(Value::as_array);
            let one = list.and_then(|list| list.first()).map(|first| Value::Array(vec![first.clone()]));
            let tried = [
                Value::Array(Vec::new()),
                Value::String(String::new()),
                Value::String(" ".to_owned()),
                Value::Integer(-1),
                Value::Table(Table::new()),
            ];
            for value in tried.into_iter().chain(one) {
                let name = format!("{}.{} = {value}", format.name, key.name);
                let (root, _) = changed(file, way, key.name, &value);
                let found = errors(file, &toml::to_string(&root).unwrap());
                let valid = is_valid(&as_json(&Value::Table(root)), &schema(file));
                let excused = BEYOND_A_SCHEMA.iter().any(|(tried, _)| *tried == name);
                if found.is_empty() != valid && !excused {
                    let found: Vec<&str> = found.iter().map(|one| one.message.as_str()).collect();
                    wrong.push(format!("{name}: the schema says {valid}, the check {found:?}"));
                }
                assert!(!excused || found.is_empty() != valid, "{name} needs no excuse");
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_key_that_nobody_asked_for_is_a_bug_of_the_program_and_said_to_be() {
    let text = "one = \"a\"\ntwo = \"b\"\nthree = { inner = \"c\" }\n";
    let found = found_asking_for(&["one"], &source("some.toml", text));
    let places: Vec<&str> = found.iter().map(|one| one.span.as_ref().unwrap().text()).collect();
    assert_eq!(places, ["two", "three"]);
    assert!(found.iter().all(|one| one.code == Code::Internal && one.severity() == Severity::Error));
    assert!(found_asking_for(&["one", "two"], &source("some.toml", "one = \"a\"\ntwo = \"b\"\n")).is_empty());
    // What is left out because of a mistake is told by the mistake.
    let found = found_asking_for(&["one"], &source("some.toml", "one = 1\ntwo = \"b\"\n"));
    assert_eq!(found.iter().map(|one| one.code).collect::<Vec<_>>(), [Code::WrongType]);
}

/// What a theme says of several keys together.
const BESIDE: [&str; 4] = ["contrast", " is there without ", "no words for those", "no effect without"];

#[test]
fn the_themes_and_their_schema_agree_on_every_key() {
    let schema = schema("theme");
    let mut wrong = Vec::new();
    for key in theme_keys() {
        let (table, last) = key.name.rsplit_once('.').unwrap();
        let own = key.written.value();
        let tried = [
            own.as_str(),
            "\"\"",
            "\" \"",
            "\"none\"",
            "\"#ffffff\"",
            "\"#000000\"",
            "\"#00000\"",
            "\"000000\"",
            "-1",
            "0",
            "0.5",
            "8",
            "48",
            "1000",
            "true",
            "[]",
            "[\"\"]",
            "[\"..\"]",
            "[\"a/b.ttf\"]",
            "[\"a.ttf\"]",
            "[1]",
            "{}",
        ];
        for value in tried {
            let text = format!("[{table}]\n{last} = {value}\n");
            let found = Theme::parse(&text).err().unwrap_or_default();
            // What a colour lacks in contrast, and which keys need each other, no schema can say.
            let found: Vec<&str> = found
                .iter()
                .map(|one| one.message.as_str())
                .filter(|one| !BESIDE.iter().any(|said| one.contains(said)))
                .collect();
            let root: Table = toml::from_str(&text).unwrap();
            let valid = is_valid(&as_json(&Value::Table(root)), &schema);
            if found.is_empty() != valid {
                wrong.push(format!("{text}: the schema says {valid}, the theme {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let unknown: Table = toml::from_str("[page]\nmargins = 48\n").unwrap();
    assert!(!is_valid(&as_json(&Value::Table(unknown)), &schema));
}
