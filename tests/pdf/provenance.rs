//! What a PDF carries of its facts: exactly the documented fields, and nothing that was not meant for its readers.

#![expect(
    clippy::unwrap_used,
    reason = "a helper that panics fails its test; clippy exempts only functions marked #[test]"
)]

use crate::support::repo::repo;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use factbrief::build::{BuildOptions, Fingerprints, Renewed, record, renew};
use factbrief::check::check;
use factbrief::disk::read_dossier;
use factbrief::make::{DossierOutcome, Listener, Select, Themes, Tools};
use factbrief::manifest::print;
use factbrief::page::Fonts;
use factbrief::pdf::{read_attachment, read_content_hash};
use factbrief::render::{Engine, Templates};
use serde_json::Value;
use tempfile::TempDir;

fn shipped() -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(repo("out/japan-sovereign-ai")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "pdf"));
    files.sort();
    files
}

/// The fields of each section of a page that documents a format.
fn documented(page: &str) -> BTreeMap<String, BTreeSet<String>> {
    let text = fs::read_to_string(repo(page)).unwrap();
    let sections = text.split("\n## ").skip(1);
    let fields = |section: &str| {
        let rows = section.lines().filter_map(|line| line.strip_prefix("| `"));
        rows.map(|row| row.split('`').next().unwrap().to_owned()).collect()
    };
    sections.map(|section| (section.lines().next().unwrap().to_owned(), fields(section))).collect()
}

fn keys(value: &Value, found: &mut BTreeSet<String>) {
    found.extend(value.as_object().unwrap().keys().cloned());
}

#[test]
fn every_shipped_pdf_carries_exactly_the_documented_fields() {
    let documented = documented("docs/facts-schema.md");
    let mut found: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for path in shipped() {
        let attachment = read_attachment(&fs::read(&path).unwrap()).unwrap();
        assert_eq!(attachment.name, "facts.json", "{}", path.display());
        let file: Value = serde_json::from_slice(&attachment.bytes).unwrap();
        keys(&file, found.entry("The file").or_default());
        for fact in file["facts"].as_array().unwrap() {
            keys(fact, found.entry("A fact").or_default());
            for value in fact["values"].as_object().unwrap().values() {
                keys(value, found.entry("A value").or_default());
            }
            for evidence in fact["evidence"].as_array().unwrap() {
                keys(evidence, found.entry("A piece of evidence").or_default());
            }
        }
        for reference in file["references"].as_array().unwrap() {
            keys(reference, found.entry("A reference").or_default());
        }
        for unlisted in file["unlisted"].as_array().into_iter().flatten() {
            keys(unlisted, found.entry("An unlisted document").or_default());
        }
    }
    for (section, fields) in found {
        let unknown: Vec<_> = fields.difference(&documented[section]).collect();
        assert!(unknown.is_empty(), "{section}: {unknown:?} are not in docs/facts-schema.md");
        // Every one but those the shipped dossier has no use for is seen.
        let unseen: BTreeSet<&str> = documented[section].difference(&fields).map(String::as_str).collect();
        let of_other_values = [
            "change",
            "below",
            "down",
            "up",
            "part",
            "whole",
            "numbers",
            "rank",
            "time",
            "zone",
            "versions",
            "preferred",
        ];
        // `formula` is seen in tests/derive/pages.rs, the words of judgements in tests/render/judgement.rs, licences in tests/render/house.rs,
        // markings in tests/render/imprint.rs, pictures in tests/make/picture.rs.
        let elsewhere = BTreeSet::from([
            "url",
            "authors",
            "formula",
            "likelihood",
            "confidence",
            "licence",
            "reuse",
            "marking",
            "picture",
        ]);
        let elsewhere: BTreeSet<&str> = elsewhere.into_iter().chain(of_other_values).collect();
        assert!(unseen.is_subset(&elsewhere), "{section}: never seen: {unseen:?}");
    }
}

#[test]
fn the_embedded_statements_and_figures_are_those_of_the_markdown() {
    for path in shipped() {
        let attachment = read_attachment(&fs::read(&path).unwrap()).unwrap();
        let file: Value = serde_json::from_slice(&attachment.bytes).unwrap();
        let markdown = fs::read_to_string(path.with_extension("md")).unwrap();
        let plain = markdown.replace('\\', "");
        for fact in file["facts"].as_array().unwrap() {
            let statement = fact["statement"].as_str().unwrap();
            let in_table = plain.lines().any(|line| {
                line.starts_with(['|', '-'])
                    && fact["evidence"]
                        .as_array()
                        .unwrap()
                        .iter()
                        .all(|evidence| line.contains(&format!("[^{}]", evidence["reference"])))
            });
            // A title or bottom line may name a value only.
            let mut values = fact["values"].as_object().unwrap().values();
            let named = values.any(|value| plain.contains(value["text"].as_str().unwrap()));
            assert!(plain.contains(statement) || in_table || named, "{}: {statement}", path.display());
        }
        let references = file["references"].as_array().unwrap().len();
        assert_eq!(references, markdown.matches("\n[^").count(), "{}", path.display());
    }
}

/// A dossier with canaries in everything that must not leave the house.
fn canaries(folder: &Path, embed: bool) {
    fs::create_dir_all(folder.join("facts")).unwrap();
    let write = |name: &str, text: &str| fs::write(folder.join(name), text).unwrap();
    write(
        "dossier.toml",
        &format!(
            "title.en = \"Ports\"\nlanguages = [\"en\"]\ndate = 2026-11-21\npublisher = \"Harbour office\"\nembed-facts = {embed}\n"
        ),
    );
    write(
        "sources.toml",
        "[report]\ntype = \"report\"\nnature = \"official\"\ntitle.en = \"Harbour report\"\npublisher = \"Harbour office\"\n\
         language = \"en\"\nfile = \"CANARY-archive.txt\"\nnote = \"CANARY-source-note\"\n\
         [secret]\ntype = \"report\"\nnature = \"official\"\ntitle.en = \"CANARY-secret-title\"\npublisher = \"CANARY-secret-publisher\"\n\
         language = \"en\"\n[unused]\nread = false\npublisher = \"CANARY-unused-source\"\n",
    );
    write(
        "facts/a.toml",
        "[defaults]\nas-of = 2026-01-31\nstatus = \"confirmed\"\n\
         [open]\nstatement.en = \"The berth is open.\"\nnote = \"CANARY-fact-note\"\ntopic = \"CANARY-topic\"\n\
         evidence = [{ source = \"report\", locator = \"page 1\", unverifiable = \"CANARY-waiver\", remark = \"CANARY-remark\" }]\n\
         [secret-fact]\nstatement.en = \"CANARY-other-audience.\"\nonly-for = [\"board\"]\n\
         evidence = [{ source = \"secret\", locator = \"page 1\" }]\n\
         [unprinted]\nstatement.en = \"CANARY-unprinted.\"\nevidence = [{ source = \"report\", locator = \"page 2\" }]\n",
    );
    let brief = |audience: &str, fact: &str| {
        format!(
            "audience = \"{audience}\"\ntemplate = \"investor.md.j2\"\ntitle.en = \"Ports\"\nbottom-line.en = \"It is so.\"\nnote = \"CANARY-brief-note\"\n\
             [[section]]\nheading.en = \"Works\"\nfacts = [\"{fact}\"]\n"
        )
    };
    write("public.toml", &brief("public", "open"));
    write("board.toml", &brief("board", "secret-fact"));
}

fn build(embed: bool) -> DossierOutcome {
    renewed(embed).outcome
}

fn renewed(embed: bool) -> Renewed {
    let parent = TempDir::new().unwrap();
    let folder = parent.path().join("ports");
    canaries(&folder, embed);
    let engine = Engine::new(Templates::new([])).unwrap();
    let checked = check(&read_dossier(&folder).unwrap(), None);
    let (themes, fonts) = (Themes::new(&[]).unwrap(), Fonts::embedded());
    let tools = Tools { engine: &engine, themes: &themes, fonts: &fonts };
    let fingerprints = Fingerprints::new(&tools).unwrap();
    let tools = Some((&tools, &fingerprints));
    let renewed = renew("ports".to_owned(), checked, tools, &BuildOptions::default(), None, Listener::NOBODY);
    assert!(!renewed.outcome.failed(), "{:?}", renewed.outcome.diagnostics);
    renewed
}

/// Every byte of a file, and every stream of a PDF decompressed.
fn bytes(output: &[u8]) -> Vec<u8> {
    let mut all = output.to_vec();
    if let Ok(pdf) = lopdf::Document::load_mem(output) {
        for object in pdf.objects.values() {
            all.extend(format!("{object:?}").into_bytes());
            if let Ok(stream) = object.as_stream() {
                all.extend(stream.decompressed_content().unwrap_or_else(|_| stream.content.clone()));
            }
        }
    }
    all
}

fn holds(haystack: &[u8], needle: &str) -> bool {
    // Text of a page is written glyph by glyph, so only names and streams can be searched for it; the letters
    // of a canary are searched in UTF-16 too, as PDF strings may be.
    let utf16: Vec<u8> = needle.encode_utf16().flat_map(u16::to_be_bytes).collect();
    [needle.as_bytes(), &utf16]
        .iter()
        .any(|needle| haystack.windows(needle.len()).any(|window| window == *needle))
}

#[test]
fn nothing_that_is_not_meant_for_an_audience_is_in_its_files() {
    for embed in [true, false] {
        for output in build(embed).outputs {
            let all = bytes(&output.bytes);
            let name = output.file_name();
            for canary in NEVER {
                assert!(!holds(&all, &format!("CANARY-{canary}")), "{name} holds {canary}");
            }
            if output.audience == "public" {
                assert!(!holds(&all, "CANARY"), "{name} holds what is for the board");
                assert!(!holds(&all, "secret"), "{name} names what is for the board");
            }
        }
    }
}

#[test]
fn the_shipped_manifest_has_exactly_the_documented_fields() {
    let documented = documented("docs/manifest.md");
    let text = fs::read_to_string(repo("out/japan-sovereign-ai/manifest.toml")).unwrap();
    let manifest: Value = toml::from_str(&text).unwrap();
    let mut found: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    keys(&manifest, found.entry("The file").or_default());
    let sections =
        [("A brief", "brief"), ("An output", "output"), ("A fact", "fact"), ("A source", "source")];
    for (section, table) in sections {
        for entry in manifest[table].as_object().unwrap().values() {
            keys(entry, found.entry(section).or_default());
        }
    }
    for (section, fields) in found {
        let unknown: Vec<_> = fields.difference(&documented[section]).collect();
        assert!(unknown.is_empty(), "{section}: {unknown:?} are not in docs/manifest.md");
        // Only a filtered build writes the first two.
        let unseen: BTreeSet<&str> = documented[section].difference(&fields).map(String::as_str).collect();
        let rare = BTreeSet::from([
            "key",
            "earlier",
            "authors",
            "accessed",
            "likelihood",
            "confidence",
            "licence",
            "reuse",
            // Its test is in tests/make/picture.rs.
            "picture",
            // Its test is in tests/render/contested_before.rs.
            "contested",
        ]);
        assert!(unseen.is_subset(&rare), "{section}: never seen: {unseen:?}");
    }
}

/// What may stand in no file of any audience.
const NEVER: [&str; 9] = [
    "archive",
    "source-note",
    "unused-source",
    "fact-note",
    "topic",
    "waiver",
    "remark",
    "unprinted",
    "brief-note",
];

#[test]
fn the_manifest_holds_what_is_printed_and_nothing_of_the_house() {
    let Renewed { outcome, briefs } = renewed(true);
    let dossier = outcome.dossier.as_ref().unwrap();
    let manifest = record(dossier, &briefs, &outcome.outputs, None, &Select::default());
    let text = print(&manifest).unwrap();
    for canary in NEVER {
        assert!(!text.contains(&format!("CANARY-{canary}")), "the manifest holds {canary}");
    }
    // It is of all audiences, so it knows of what is for the board; the search would find what is there.
    assert!(text.contains("CANARY-other-audience") && text.contains("CANARY-secret-publisher"));
    assert!(!text.contains("priority") && !text.contains("lines"));
    assert_eq!(manifest.facts.keys().collect::<Vec<_>>(), ["open", "secret-fact"]);
    assert_eq!(manifest.sources.keys().collect::<Vec<_>>(), ["report", "secret"]);
}

#[test]
fn the_search_for_canaries_finds_what_is_there() {
    let outcome = build(true);
    let board = outcome.outputs.iter().find(|output| output.file_name() == "board.en.pdf").unwrap();
    assert!(holds(&bytes(&board.bytes), "CANARY-other-audience"));
    assert!(holds(&bytes(&board.bytes), "CANARY-secret-publisher"));
}

#[test]
fn a_pdf_without_its_facts_still_says_what_it_is() {
    let hash = |embed: bool| {
        let outcome = build(embed);
        let pdf = outcome.outputs.iter().find(|output| output.file_name() == "public.en.pdf").unwrap();
        assert_eq!(read_attachment(&pdf.bytes).is_ok(), embed);
        read_content_hash(&pdf.bytes).unwrap().unwrap()
    };
    assert_eq!(hash(true), hash(false));
}
