//! Changes each digit of each typed value of a made-up dossier to each other digit, and sees `verify` fail every
//! time: no figure can drift from the archived source that it was read in.

#![allow(clippy::unwrap_used, reason = "helpers outside the tests themselves")]

use std::fs;
use std::path::Path;

use factbrief::check::check;
use factbrief::diagnostic::Code;
use factbrief::disk::read_dossier;
use factbrief::verify::{Absence, ArchiveFolder, Memory, verify};
use tempfile::TempDir;

const DOSSIER: &str = r#"
title.en = "A library moves"
title.ja = "図書館の移転"
languages = ["en", "ja"]
date = 2026-11-21
publisher = "Reading Room"
[unit.volumes]
en = ["volume", "volumes"]
ja = "冊"
"#;

const SOURCES: &str = r#"
[notice]
type = "report"
nature = "official"
title.ja = "移転の知らせ"
publisher = "市立図書館"
language = "ja"
file = "notice.txt"

[paper]
type = "article"
nature = "news"
title.en = "The library moves"
publisher = "The Paper"
language = "en"
file = "paper.txt"
"#;

const BRIEF: &str = r#"
audience = "policy"
title.en = "The library moves"
title.ja = "図書館が移転する"
bottom-line.en = "It moves."
bottom-line.ja = "移転する。"
[[section]]
heading.en = "More"
heading.ja = "続き"
facts = ["moving"]
"#;

/// The value as typed, and as printed in the archived source, with the words around it.
const VALUES: &[(&str, &str, &str)] = &[
    // Bounds and scales, with what extraction from PDF does to them.
    (r#"{ exact = "1兆3000億", unit = "JPY" }"#, "1兆3,000億円", "総額は1兆3,0\n00億円である。"),
    (r#"{ about = "320億", unit = "JPY" }"#, "約320億円", "費用は約３２０億円と見込む。"),
    (r#"{ at-least = 2000, unit = "volumes" }"#, "2,000冊以上", "寄贈は2,000冊以上あった。"),
    (r#"{ more-than = "150万", unit = "volumes" }"#, "150万冊超", "蔵書は150万冊超となる。"),
    (r#"{ at-most = "5000億", unit = "USD" }"#, "最大5000億ドル", "基金は最大5000億ドルとされる。"),
    (r#"{ less-than = 40, unit = "people" }"#, "40人未満", "職員は40人未満である。"),
    (r#"{ nearly = 900, unit = "people/day" }"#, "日に900人近く", "来館は日に900人近くある。"),
    (r#"{ min = "150億", max = "250億", unit = "JPY" }"#, "150億〜250億円", "移転費は150億〜250億円となる。"),
    (r#"{ exact = "12億", unit = "JPY/year" }"#, "年間12億円", "賃料は年間12億円である。"),
    (r#"{ exact = 33.3, unit = "%" }"#, "33.3％", "市の負担は33.3％とする。"),
    (r#"{ exact = 2.5, unit = "x" }"#, "2.5倍", "床面積は2.5倍になる。"),
    (r#"{ exact = 5, unit = "year" }"#, "5年間", "移転には5年間かかる。"),
    (r#"{ exact = "6.34 billion", unit = "USD" }"#, "US$6.34 billion", "It costs US$6.34 billion in all."),
    (
        r#"{ about = "1.5 million", unit = "volumes" }"#,
        "about 1.5 million volumes",
        "It holds about 1.5 million\nvolumes now.",
    ),
    // Dates of each precision, and periods.
    ("{ date = 2026-04-17 }", "2026年4月17日", "開館は2026年4月17日である。"),
    (r#"{ date = "2025-12" }"#, "2025年12月", "着工は2025年12月である。"),
    (r#"{ date = "2024-Q4" }"#, "2024年第4四半期", "契約は2024年第4四半期に結ばれた。"),
    (r#"{ date = "spring 2026" }"#, "2026年春", "閉館は2026年春である。"),
    ("{ date = 2023 }", "2023年", "議決は2023年にあった。"),
    (r#"{ date = "FY2029" }"#, "2029年度", "予算は2029年度に計上される。"),
    (r#"{ date = "early 2025" }"#, "early 2025", "The council agreed in early 2025 to move."),
    (r#"{ from = "FY2026", to = "FY2030" }"#, "2026年度から2030年度", "工期は2026年度から2030年度である。"),
    (
        r#"{ from = "2026-04", to = "2031-03" }"#,
        "2026年4月〜2031年3月",
        "貸出の停止は2026年4月〜2031年3月とする。",
    ),
];

/// A fact table with one value, as the main one or as a companion.
fn table(value: &str, printed: &str, around: &str, companion: bool) -> String {
    let source = if around.is_ascii() { "paper" } else { "notice" };
    let (key, name) = if companion { ("with.figure", "figure") } else { ("value", "value") };
    format!(
        "[moving]\nstatement.en = \"So it is: {{{{ {name} }}}}.\"\nstatement.ja = \"{{{{ {name} }}}}である。\"\n\
         {key} = {value}\nstatus = \"confirmed\"\nas-of = 2026-06-01\nevidence = [{{ source = \"{source}\", \
         locator = \"paragraph 2\", as-printed = {{ {name} = \"{printed}\" }} }}]\n"
    )
}

fn lay_out(root: &Path) {
    fs::create_dir_all(root.join("library/facts")).unwrap();
    fs::create_dir_all(root.join("archive")).unwrap();
    let source = |ascii: bool| {
        VALUES
            .iter()
            .filter(move |(.., around)| around.is_ascii() == ascii)
            .map(|(.., around)| format!("{around}\n"))
    };
    let files = [
        ("library/dossier.toml", DOSSIER.to_owned()),
        ("library/sources.toml", SOURCES.to_owned()),
        ("library/policy.toml", BRIEF.to_owned()),
        ("archive/notice.txt", source(false).collect()),
        ("archive/paper.txt", source(true).collect()),
    ];
    for (name, text) in files {
        fs::write(root.join(name), text).unwrap();
    }
}

/// What is wrong when the value at an index of the list is typed as `value`, and compared with the archive.
fn complaints(root: &Path, index: usize, value: &str) -> Vec<String> {
    let (_, printed, around) = VALUES[index];
    fs::write(root.join("library/facts/a.toml"), table(value, printed, around, index % 2 == 1)).unwrap();
    let checked = check(&read_dossier(&root.join("library")).unwrap(), None);
    let mut found = checked.diagnostics;
    if let Some(dossier) = checked.dossier {
        let archive = ArchiveFolder::new(&root.join("archive")).unwrap();
        let report = verify(&dossier, &archive, &Memory::default(), Absence::Mistake);
        found.extend(report.unwrap().diagnostics);
    }
    // This warning compares the value with the fact's own date, so it comes whatever the source says.
    found.retain(|diagnostic| diagnostic.code != Code::NotYetDone);
    found
        .into_iter()
        .map(|diagnostic| format!("{}: {}", diagnostic.code.name(), diagnostic.message))
        .collect()
}

#[test]
fn every_value_is_found_in_its_archived_source() {
    let root = TempDir::new().unwrap();
    lay_out(root.path());
    for (index, (value, ..)) in VALUES.iter().enumerate() {
        assert_eq!(complaints(root.path(), index, value), Vec::<String>::new(), "{value}");
    }
}

#[test]
fn changing_one_digit_of_any_typed_value_makes_verification_fail() {
    let root = TempDir::new().unwrap();
    lay_out(root.path());
    let mut unseen = Vec::new();
    let mut tried = 0;
    for (index, (value, ..)) in VALUES.iter().enumerate() {
        for (at, old) in value.char_indices().filter(|(_, character)| character.is_ascii_digit()) {
            for new in ('0'..='9').filter(|&new| new != old) {
                let mut changed = (*value).to_owned();
                changed.replace_range(at..=at, &new.to_string());
                tried += 1;
                if complaints(root.path(), index, &changed).is_empty() {
                    unseen.push(changed);
                }
            }
        }
    }
    assert!(tried > 700, "only {tried} digits were changed");
    assert!(unseen.is_empty(), "verification passes {unseen:?}");
}

#[test]
fn changing_the_bound_form_or_the_unit_makes_verification_fail() {
    let root = TempDir::new().unwrap();
    lay_out(root.path());
    let bounds = ["exact", "about", "at-least", "more-than", "at-most", "less-than", "nearly"];
    let units =
        ["\"JPY\"", "\"USD\"", "\"JPY/year\"", "\"%\"", "\"x\"", "\"people\"", "\"volumes\"", "\"year\""];
    let mut unseen = Vec::new();
    for (index, (value, ..)) in VALUES.iter().enumerate() {
        for words in [&bounds[..], &units[..]] {
            let Some(old) = words.iter().find(|word| value.contains(**word)) else { continue };
            for new in words.iter().filter(|new| *new != old) {
                let changed = value.replacen(old, new, 1);
                // A little less than a number is less than it.
                if *old == "nearly" && *new == "less-than" {
                    continue;
                }
                if complaints(root.path(), index, &changed).is_empty() {
                    unseen.push(changed);
                }
            }
        }
    }
    assert!(unseen.is_empty(), "verification passes {unseen:?}");
}
