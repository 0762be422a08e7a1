//! `diff` against the last build, a manifest and a copy: what changed, which kind of change it was, and what it affects.

#![expect(
    clippy::unwrap_used,
    reason = "a helper that panics fails its test; clippy exempts only functions marked #[test]"
)]

use crate::support::repo::repo;
use std::collections::BTreeSet;
use std::fs;

use crate::support::harbour::{FACT_FILE, Harbour, fates};
use factbrief::check::check;
use factbrief::compare::{Snapshot, compare, last_build};
use factbrief::disk::read_dossier;
use factbrief::make::{Themes, Tools, produce};
use factbrief::page::Fonts;
use factbrief::render::{Engine, Templates};
use serde_json::{Value, json};

fn diff(harbour: &Harbour) -> Value {
    harbour.json(&["diff", "--format", "json"])
}

/// The changes of the one fact that differs.
fn changes(harbour: &Harbour, id: &str) -> Value {
    let diff = diff(harbour);
    assert_eq!(fates(&diff), [(id.to_owned(), "changed".to_owned())], "{diff:#}");
    diff["dossiers"][0]["facts"][0]["changes"].clone()
}

fn outputs(diff: &Value) -> BTreeSet<String> {
    let briefs = diff["dossiers"][0]["briefs"].as_array().unwrap().iter();
    let files = briefs.flat_map(|brief| brief["outputs"].as_array().unwrap());
    files.map(|file| file.as_str().unwrap().to_owned()).collect()
}

#[test]
fn after_a_build_nothing_differs() {
    let harbour = Harbour::new();
    harbour.build();
    let said = harbour.right(&["diff", "--exit-code"]);
    assert_eq!(said.out, "");
    assert_eq!(said.err, "harbour: no fact differs · 0 outputs affected\n");
}

#[test]
fn the_same_amount_with_other_zeros_is_another_wording() {
    let harbour = Harbour::new();
    harbour.edit(
        FACT_FILE,
        r#"{ about = "120億", unit = "JPY" }"#,
        r#"{ about = "12.0 billion", unit = "JPY" }"#,
    );
    harbour.build();
    harbour.edit(FACT_FILE, r#""12.0 billion""#, r#""12 billion""#);
    assert_eq!(
        changes(&harbour, "cost"),
        json!([{
            "kind": "wording", "property": "value",
            "old": { "en": "about ¥12.0 billion", "ja": "約120億円" },
            "new": { "en": "about ¥12 billion", "ja": "約120億円" },
            "differences": [],
        }])
    );
}

#[test]
fn a_new_figure_is_a_change_of_value_with_its_difference_and_of_nothing_else() {
    let harbour = Harbour::new();
    harbour.build();
    harbour.edit(FACT_FILE, r#"{ about = "120億", unit = "JPY" }"#, r#"{ about = "150億", unit = "JPY" }"#);
    harbour.edit(FACT_FILE, "約120億円", "約150億円");
    assert_eq!(
        changes(&harbour, "cost"),
        json!([{
            "kind": "value", "property": "value",
            "old": { "en": "about ¥12 billion", "ja": "約120億円" },
            "new": { "en": "about ¥15 billion", "ja": "約150億円" },
            "differences": [{ "of": "number", "about": true, "per-cent": "25" }],
        }])
    );
    let diff = diff(&harbour);
    let expected = ["investor.en.md", "investor.en.pdf", "investor.ja.md", "investor.ja.pdf"];
    assert_eq!(outputs(&diff), expected.map(str::to_owned).into());
    let said = harbour.run(&["diff", "--exit-code"]);
    assert_eq!(said.code, 1);
    assert_eq!(
        said.out,
        "harbour: the last build → briefs\n\n\
         changed   cost  in investor.en, investor.ja\n  \
         value      about ¥12 billion → about ¥15 billion  about +25 %\n             \
         約120億円 → 約150億円\n\n\
         outputs\n  \
         changed  investor.en.md, investor.en.pdf: cost\n  \
         changed  investor.ja.md, investor.ja.pdf: cost\n\n"
    );
    assert_eq!(harbour.run(&["diff"]).code, 0);
}

#[test]
fn each_kind_of_change_is_named_as_what_it_is() {
    let cases = [
        ("12, unit", "15, unit", "berths", json!([["value", "value"]])),
        ("has {{ value }}", "holds {{ value }}", "berths", json!([["wording", "statement"]])),
        (
            "status = \"announced\"\n\n[berths]",
            "status = \"announced\"\n\n[berths]\nstatus = \"confirmed\"",
            "berths",
            json!([["status", "status"]]),
        ),
        ("stage = \"planned\"", "stage = \"target\"", "cost", json!([["status", "stage"]])),
        ("due = \"FY2029\"", "due = \"FY2030\"", "cost", json!([["date", "due"]])),
        ("[ships]", "[ships]\nas-of = 2026-06-01", "ships", json!([["date", "as-of"]])),
        (
            "source = \"plan\", locator = \"page 4\"",
            "source = \"paper\", locator = \"page 4\"",
            "ships",
            json!([["source", "evidence"]]),
        ),
        ("locator = \"page 4\"", "locator = \"page 44\"", "ships", json!([["source", "evidence"]])),
        ("exact = 3, unit = \"year\"", "exact = 4, unit = \"year\"", "cost", json!([["value", "period"]])),
    ];
    for (from, to, id, expected) in cases {
        let harbour = Harbour::new();
        harbour.build();
        harbour.edit(FACT_FILE, from, to);
        // The printed form follows the value, which no copy of a source disputes.
        match from {
            "12, unit" => harbour.edit(FACT_FILE, "12バース", "15バース"),
            "exact = 3, unit = \"year\"" => harbour.edit(FACT_FILE, "3年間", "4年間"),
            _ => {}
        }
        let found = changes(&harbour, id);
        let kinds: Vec<Value> = found
            .as_array()
            .unwrap()
            .iter()
            .map(|change| json!([change["kind"], change["property"]]))
            .collect();
        assert_eq!(Value::from(kinds), expected, "{to}");
    }
}

#[test]
fn a_plan_whose_date_passes_has_lapsed_and_is_not_reworded() {
    let harbour = Harbour::new();
    for _ in ["en", "ja"] {
        harbour.edit(
            "briefs/harbour/investor.toml",
            "fact('cost').value",
            "fact('cost', passed='the sum stays the same').value",
        );
    }
    harbour.build();
    harbour.edit(FACT_FILE, "due = \"FY2029\"", "due = \"FY2029\"\nlapsed.en = \"Dredging was to cost {{ value }}.\"\nlapsed.ja = \"浚渫費は{{ value }}とされていた。\"");
    let before = diff(&harbour);
    assert_eq!(fates(&before), []);
    let later = harbour.json(&["diff", "--format", "json", "--date", "2031-01-01"]);
    let changes = &later["dossiers"][0]["facts"][0]["changes"];
    assert_eq!(changes[0]["property"], "lapsed", "{later:#}");
    assert_eq!(changes.as_array().unwrap().len(), 1);
}

#[test]
fn facts_that_come_and_go_are_told_apart() {
    let harbour = Harbour::new();
    harbour.build();
    harbour.edit("briefs/harbour/engineer.toml", "[\"ships\", \"berths\"]", "[\"unprinted\", \"berths\"]");
    let found = fates(&diff(&harbour));
    // The last build knows what it printed only.
    assert_eq!(found, [("ships".into(), "unprinted".into()), ("unprinted".into(), "added".into())]);
    let facts = harbour.read(FACT_FILE);
    let ships = &facts[facts.find("[ships]").unwrap()..facts.find("[unprinted]").unwrap()];
    harbour.write(FACT_FILE, &facts.replace(ships, ""));
    let found = fates(&diff(&harbour));
    assert_eq!(found, [("ships".into(), "removed".into()), ("unprinted".into(), "added".into())]);
}

#[test]
fn the_authors_own_words_affect_outputs_without_a_fact() {
    let harbour = Harbour::new();
    harbour.build();
    harbour.edit("briefs/harbour/investor.toml", "The harbour is being dredged", "The harbour is deepened");
    let diff = diff(&harbour);
    assert_eq!(fates(&diff), []);
    assert_eq!(outputs(&diff), ["investor.en.md".to_owned(), "investor.en.pdf".to_owned()].into());
    let said = harbour.right(&["diff"]);
    assert!(
        said.out.contains("changed  investor.en.md, investor.en.pdf: no fact in it differs"),
        "{}",
        said.out
    );
}

#[test]
fn a_manifest_elsewhere_and_a_copy_can_be_compared_with() {
    let harbour = Harbour::new();
    harbour.build();
    fs::rename(harbour.path("out"), harbour.path("earlier")).unwrap();
    harbour.edit(FACT_FILE, "12, unit", "15, unit");
    harbour.edit(FACT_FILE, "12バース", "15バース");
    harbour.edit(FACT_FILE, "at-least = 200", "more-than = 200");
    harbour.edit(FACT_FILE, "200メートル以上", "200メートル超");
    let against = |file: &str| harbour.json(&["diff", "--format", "json", "--against", file]);
    let changed =
        |ids: &[&str]| ids.iter().map(|id| ((*id).to_owned(), "changed".to_owned())).collect::<Vec<_>>();
    assert_eq!(fates(&against("earlier/harbour/manifest.toml")), changed(&["berths", "ships"]));
    let copy = against("earlier/harbour/investor.ja.pdf");
    assert_eq!(fates(&copy), changed(&["berths"]));
    assert_eq!(copy["dossiers"][0]["facts"][0]["changes"][0]["old"], json!({ "ja": "12バース" }));
    assert_eq!(outputs(&copy), ["investor.ja.pdf".to_owned()].into());
    let engineer = against("earlier/harbour/engineer.en.pdf");
    assert_eq!(fates(&engineer), changed(&["berths", "ships"]));
}

#[test]
fn a_bound_that_becomes_another_is_a_change_even_of_the_same_number() {
    let harbour = Harbour::new();
    harbour.build();
    harbour.edit(FACT_FILE, "at-least = 200", "more-than = 200");
    harbour.edit(FACT_FILE, "200メートル以上", "200メートル超");
    let found = changes(&harbour, "ships");
    assert_eq!(found[0]["old"]["ja"], "200メートル以上");
    assert_eq!(found[0]["new"]["ja"], "200メートル超");
    assert_eq!(found[0]["differences"], json!([]));
}

#[test]
fn what_cannot_be_compared_with_is_refused() {
    let harbour = Harbour::new();
    let refused = |arguments: &[&str], expected: &str| {
        let said = harbour.run(arguments);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{arguments:?}: {}", said.err);
        assert!(said.err.contains(expected), "{arguments:?}: {}", said.err);
    };
    refused(&["diff"], "there is no build of `harbour` in `out`");
    refused(&["diff", "--against", "gone/manifest.toml"], "it isn't there");
    refused(&["diff", "--against", "gone.pdf"], "it isn't there");
    refused(&["diff", "--against", FACT_FILE], "can't be compared");
    harbour.write("no.pdf", "no PDF");
    refused(&["diff", "--against", "no.pdf"], "can't be compared");
    harbour.build();
    harbour.edit("out/harbour/manifest.toml", "dossier = \"harbour\"", "dossier = \"port\"");
    refused(
        &["diff", "--against", "out/harbour/manifest.toml"],
        "is of the dossier `port`, which isn't here",
    );
    harbour.write("out/harbour/manifest.toml", "<<<<<<< HEAD\n");
    refused(&["diff"], "can't be compared");
}

#[test]
fn a_mistake_in_the_dossier_is_reported_and_nothing_is_compared() {
    let harbour = Harbour::new();
    harbour.build();
    harbour.edit(FACT_FILE, "announced", "anounced");
    let said = harbour.run(&["diff"]);
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    assert!(said.err.contains("bad-word") || said.err.contains("anounced"), "{}", said.err);
}

#[test]
fn every_format_tells_of_the_change_and_escapes_what_would_be_markup() {
    let harbour = Harbour::new();
    harbour.build();
    harbour.edit(FACT_FILE, "has {{ value }}.", "has {{ value }} <b>|&amp; *more*.");
    let markdown = harbour.right(&["diff", "--format", "markdown"]).out;
    assert!(markdown.contains("| statement | The harbour has 12 berths. |"), "{markdown}");
    assert!(markdown.contains(r"12 berths \<b\>\|&amp;amp; \*more\*. |"), "{markdown}");
    let html = harbour.right(&["diff", "--format", "html"]).out;
    assert!(html.contains("<del>The harbour has 12 berths.</del>"), "{html}");
    assert!(html.contains("&lt;b&gt;|&amp;amp; *more*."), "{html}");
    assert!(!html.contains("<script") && !html.contains("http"), "it stands by itself");
}

#[test]
fn redlines_are_written_for_the_texts_that_changed_and_no_others() {
    let harbour = Harbour::new();
    harbour.build();
    harbour.edit(FACT_FILE, "120億", "150億");
    harbour.edit(FACT_FILE, "約120億円", "約150億円");
    harbour.right(&["diff", "--redline", "red"]);
    let names: BTreeSet<String> = fs::read_dir(harbour.path("red/harbour"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    let expected = [
        "investor.en.redline.html",
        "investor.en.redline.md",
        "investor.ja.redline.html",
        "investor.ja.redline.md",
    ];
    assert_eq!(names, expected.map(str::to_owned).into());
    let text = harbour.read("red/harbour/investor.ja.redline.md");
    assert!(text.contains("工事費は約<del>120</del><ins>150</ins>億円 [^1] である。"), "{text}");
    // A text that was altered by hand is no text of the last build.
    harbour.edit("out/harbour/investor.ja.md", "湊港", "港");
    let said = harbour.right(&["diff", "--redline", "other"]);
    assert!(said.err.contains("no redline of `investor.ja`"), "{}", said.err);
    assert!(harbour.path("other/harbour/investor.en.redline.md").is_file());
    assert!(!harbour.path("other/harbour/investor.ja.redline.md").exists());
}

/// The fields of each section of docs/diff-schema.md.
fn documented() -> BTreeSet<String> {
    let text = fs::read_to_string(repo("docs/diff-schema.md")).unwrap();
    let rows = text.lines().filter_map(|line| line.strip_prefix("| `"));
    rows.map(|row| row.split('`').next().unwrap().to_owned()).collect()
}

fn keys(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, value)| {
            // These hold texts by language.
            if !["en", "ja"].contains(&name.as_str()) {
                found.insert(name.clone());
            }
            keys(value, found);
        }),
        Value::Array(items) => items.iter().for_each(|item| keys(item, found)),
        _ => {}
    }
}

#[test]
fn the_json_has_exactly_the_documented_fields() {
    let harbour = Harbour::new();
    // What is computed from a figure that will be corrected.
    let half = "[half]\nstatement.en = \"The near side is to cost {{ value }}.\"\nstatement.ja = \"手前側は{{ value }}である。\"\nformula = \"cost / 2\"\n[ships]";
    harbour.edit(FACT_FILE, "[ships]", half);
    harbour.edit("briefs/harbour/investor.toml", "\"cost\"]", "\"cost\", \"half\"]");
    harbour.build();
    harbour.edit(FACT_FILE, "120億", "150億");
    harbour.edit(FACT_FILE, "約120億円", "約150億円");
    // What a correction and a successor explain.
    harbour.edit(
        FACT_FILE,
        "[cost]\n",
        "[cost]\ncorrected = [{ on = 2026-10-02, was = { about = \"120億\", unit = \"JPY\" }, why = \"misread\", told = [\"the desk\"] }]\n",
    );
    harbour.edit(
        FACT_FILE,
        "[ships]\n",
        "[ships]\nsuperseded-by = { fact = \"unprinted\", on = 2026-11-01, why = \"a new quay\" }\n",
    );
    harbour.edit("briefs/harbour/engineer.toml", "\"ships\"", "\"unprinted\"");
    let mut found = BTreeSet::new();
    keys(&diff(&harbour), &mut found);
    assert_eq!(found, documented());
}

#[test]
fn a_state_compared_with_itself_has_no_difference_whatever_it_knows() {
    let engine = Engine::new(Templates::new([])).unwrap();
    let (themes, fonts) = (Themes::new(&[]).unwrap(), Fonts::embedded());
    let tools = Tools { engine: &engine, themes: &themes, fonts: &fonts };
    let checked = check(&read_dossier(&repo("briefs/japan-sovereign-ai")).unwrap(), None);
    let outcome = produce("japan-sovereign-ai".to_owned(), checked, Some(&tools));
    let now = Snapshot::of_outcome(&outcome).unwrap();
    assert!(compare(&now, &now).is_empty());
    let built = last_build(&repo("out/japan-sovereign-ai")).unwrap().unwrap();
    assert!(compare(&built, &now).is_empty());
    for output in outcome.outputs.iter().filter(|output| output.file_name().ends_with(".pdf")) {
        let attachment = factbrief::pdf::read_attachment(&output.bytes).unwrap();
        let file = factbrief::make::FactsFile::parse(&attachment.bytes).unwrap();
        let copy = Snapshot::of_facts(&file).unwrap();
        let comparison = compare(&copy, &now.clone().within(&copy));
        assert!(comparison.is_empty(), "{}: {comparison:#?}", output.file_name());
    }
}
