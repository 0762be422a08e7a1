//! The languages of the text.

use lopdf::Object;

use crate::pdf::conformance::file::File;
use crate::pdf::conformance::inject::{catalog, element, with};
use crate::pdf::conformance::rule::{Fault, Faults, Rule, unless};

pub const RULES: &[Rule] = &[
    Rule {
        name: "the file says its language",
        clause: "ISO 14289-1 7.2 (Matterhorn 11-001 to 11-006); ISO 19005-2 and -3 6.7.4",
        check: |file| {
            let language = file.text(&file.catalog(), "Lang").unwrap_or_default();
            unless(!language.is_empty(), "no language")
        },
        faults: &[Fault::Objects(|pdf| drop(catalog(pdf).remove(b"Lang")))],
    },
    Rule {
        name: "languages are written as tags",
        clause: "ISO 19005-2 and -3 6.7.4; RFC 3066 2.1",
        check: |file| {
            let nodes = file.tree.nodes.iter().map(|node| node.dictionary.clone());
            let tags = nodes.chain([file.catalog()]).filter_map(|dictionary| file.text(&dictionary, "Lang"));
            let bad = tags.filter(|tag| {
                let mut parts = tag.split('-');
                let main = parts.next().unwrap_or_default();
                let right = |part: &str| {
                    (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric())
                };
                !(right(main) && main.chars().all(|c| c.is_ascii_alphabetic()) && parts.all(right))
            });
            bad.collect()
        },
        faults: &[
            Fault::Objects(|pdf| catalog(pdf).set("Lang", Object::string_literal("english, British"))),
            Fault::Objects(|pdf| with(pdf, "S", "Span").set("Lang", Object::string_literal("日本語"))),
        ],
    },
    Rule {
        name: "words in the other language say so",
        clause: "ISO 14289-1 7.2 (ours: the language itself can't be judged, the script can)",
        check: scripts,
        faults: &[
            Fault::Objects(|pdf| {
                for object in pdf.objects.values_mut().filter_map(|object| object.as_dict_mut().ok()) {
                    if object.get(b"S").and_then(Object::as_name).is_ok_and(|kind| kind == b"Span") {
                        object.remove(b"Lang");
                    }
                }
            }),
            Fault::Objects(|pdf| element(pdf, "H1").set("Lang", Object::string_literal("xx"))),
        ],
    },
];

fn scripts(file: &File) -> Faults {
    let main = file.text(&file.catalog(), "Lang").unwrap_or_default();
    let mut faults = Vec::new();
    for (page, mcid, index) in file.tree.marks() {
        let mut language = main.clone();
        let mut at = Some(index);
        while let Some(node) = at {
            let node = &file.tree.nodes[node];
            if let Some(nearer) = file.text(&node.dictionary, "Lang") {
                language = nearer;
                break;
            }
            at = node.parent;
        }
        let text = file.shown_text(page, mcid);
        let is_japanese = |c: char| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}');
        // A single word or a name may be read by the page's own voice; a run of words with one that is no name is English.
        let runs = text.split(|c: char| !c.is_ascii_alphabetic() && c != ' ');
        let is_particle =
            |word: &&str| matches!(*word, "de" | "da" | "di" | "la" | "van" | "von" | "der" | "den");
        let word = runs.map(|run| run.split_whitespace().collect::<Vec<_>>()).any(|words| {
            let is_common = |word: &&str| {
                word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_lowercase()) && !is_particle(word)
            };
            words.len() > 1 && words.iter().any(is_common)
        });
        // Blocks of letters that are neither Latin nor Japanese, with the languages in which they may be tagged.
        let block = |c: char| match c {
            '\u{370}'..='\u{3ff}' => Some("el"),
            '\u{400}'..='\u{52f}' => Some("und-Cyrl"),
            '\u{530}'..='\u{58f}' => Some("hy"),
            '\u{900}'..='\u{97f}' => Some("und-Deva"),
            '\u{b80}'..='\u{bff}' => Some("ta"),
            '\u{e00}'..='\u{e7f}' => Some("th"),
            '\u{10a0}'..='\u{10ff}' => Some("und-Geor"),
            '\u{3105}'..='\u{312f}' => Some("zh"),
            '\u{16a0}'..='\u{16ff}' => Some("und-Runr"),
            '\u{ac00}'..='\u{d7af}' => Some("ko"),
            _ => None,
        };
        // A Greek letter alone is a sign.
        let others: Vec<&str> = text.chars().filter_map(block).collect();
        let is_sign = others.iter().all(|tag| *tag == "el") && !two_greek(&text);
        let right = match language.as_str() {
            "en" => !text.chars().any(is_japanese) && (others.is_empty() || is_sign),
            "ja" => !word && (others.is_empty() || is_sign),
            // Kanji may be Chinese or Korean, and Latin letters Vietnamese or of a language that isn't known.
            "zh" | "ko" | "vi" | "und" => others.iter().all(|tag| *tag == language),
            tag => !others.is_empty() && others.iter().all(|other| *other == tag),
        };
        faults.extend(unless(right, format!("`{text}` as {language}")));
    }
    faults
}

/// Whether two Greek letters follow each other with nothing Latin beside them.
fn two_greek(text: &str) -> bool {
    let parts = text.split(|c: char| !c.is_alphabetic());
    parts
        .into_iter()
        .any(|part| part.chars().count() > 1 && part.chars().all(|c| matches!(c, '\u{370}'..='\u{3ff}')))
}
