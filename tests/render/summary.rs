//! What a page says of its sources as a whole, in both languages, and what the facts inside it say so that it can be counted anew.
//! `tests/judges/summary.py` counts it anew, on the committed pages and on those of the torture.

#![expect(clippy::unwrap_used, reason = "a helper that panics fails its test")]

use crate::support::harbour::{FACT_FILE, Harbour};

const SOURCES: &str = "briefs/harbour/sources.toml";

/// What the investor's page says of its sources, above the references.
fn feet(harbour: &Harbour) -> [String; 2] {
    harbour.right(&["build"]);
    ["en", "ja"].map(|language| {
        let page = harbour.read(&format!("out/harbour/investor.{language}.md"));
        let (_, notes) = page.split_once("\n---\n").unwrap();
        let notes = notes.split("\n[^1]: ").next().unwrap().split("\n---\n").next().unwrap();
        notes.trim_end().lines().last().unwrap().to_owned()
    })
}

/// Edits of the harbour, and what the page then says of its sources.
type Row<'a> = (&'a [(&'a str, &'a str, &'a str)], &'a str, &'a str);

#[test]
fn a_page_says_what_its_sources_are_and_what_rests_on_them() {
    let rows: [Row<'_>; 6] = [
        (
            &[],
            "Sources: 1 official, 1 news; published 2026. Of 3 figures, 3 rest on one origin alone.",
            "出典は公的機関1件、報道1件（2026年）。数値3件中3件は出所が一つ。",
        ),
        // Two sources for one figure, and years.
        (
            &[
                (SOURCES, "issued = 2026-07-01", "issued = \"2024-07\""),
                (
                    FACT_FILE,
                    "as-printed = \"12バース\" }]",
                    "as-printed = \"12バース\" }, { source = \"paper\", locator = \"page 1\", as-printed = \"12バース\" }]",
                ),
            ],
            "Sources: 1 official, 1 news; published 2024–2026. Of 3 figures, 2 rest on one origin alone.",
            "出典は公的機関1件、報道1件（2024～2026年）。数値3件中2件は出所が一つ。",
        ),
        // Two sources of one origin count once.
        (
            &[
                (SOURCES, "[paper]\n", "[paper]\nrests-on = [\"plan\"]\n"),
                (
                    FACT_FILE,
                    "as-printed = \"12バース\" }]",
                    "as-printed = \"12バース\" }, { source = \"paper\", locator = \"page 1\", as-printed = \"12バース\" }]",
                ),
            ],
            "Sources: 1 official, 1 news; published 2026. Of 3 figures, 3 rest on one origin alone.",
            "出典は公的機関1件、報道1件（2026年）。数値3件中3件は出所が一つ。",
        ),
        // Machines, a source without a date, and an original that nobody read.
        (
            &[
                (SOURCES, "nature = \"news\"", "nature = \"ai-generated\""),
                (SOURCES, "issued = 2026-06-13\n", "accessed = 2026-06-13\n"),
                (
                    SOURCES,
                    "[paper]\n",
                    "[budget]\nread = false\npublisher.en = \"Treasury\"\npublisher.ja = \"財務省\"\n[paper]\n",
                ),
                (FACT_FILE, "locator = \"paragraph 2\"", "locator = \"paragraph 2\", original = \"budget\""),
            ],
            "Sources: 1 official, 1 AI-written; published 2026, 1 undated. Of 3 figures, 3 rest on one origin alone and 2 on AI-written texts alone. 1 original “as cited” was not read.",
            "出典は公的機関1件、AI生成1件（2026年、日付なし1件）。数値3件中3件は出所が一つ、2件はAI生成文書のみによる。「引用による」原典1件は未確認。",
        ),
        // A derived figure is as weak as the weakest that it comes from.
        (
            &[
                (
                    FACT_FILE,
                    "as-printed = \"12バース\" }]",
                    "as-printed = \"12バース\" }, { source = \"paper\", locator = \"page 1\", as-printed = \"12バース\" }]",
                ),
                (
                    FACT_FILE,
                    "[ships]",
                    "[per-berth]\nstatement.en = \"That is {{ value }}.\"\nstatement.ja = \"{{ value }}である。\"\nformula = \"cost / berths\"\n[ships]",
                ),
                ("briefs/harbour/investor.toml", "\"cost\"]", "\"cost\", \"per-berth\"]"),
            ],
            "Sources: 1 official, 1 news; published 2026. Of 4 figures, 3 rest on one origin alone.",
            "出典は公的機関1件、報道1件（2026年）。数値4件中3件は出所が一つ。",
        ),
        // Of a contested figure the preferred version counts.
        (
            &[(
                FACT_FILE,
                "value = { exact = 12, unit = \"berths\" }\nevidence = [{ source = \"plan\", locator = \"page 3\", as-printed = \"12バース\" }]",
                "[[berths.claim]]\nvalue = { exact = 12, unit = \"berths\" }\nrank = \"preferred\"\nevidence = [{ source = \"plan\", locator = \"page 3\", as-printed = \"12バース\" }]\n[[berths.claim]]\nvalue = { exact = 11, unit = \"berths\" }\nevidence = [{ source = \"paper\", locator = \"page 3\", as-printed = \"11バース\" }]",
            )],
            "Sources: 1 official, 1 news; published 2026. Of 3 figures, 3 rest on one origin alone.",
            "出典は公的機関1件、報道1件（2026年）。数値3件中3件は出所が一つ。",
        ),
    ];
    for (edits, en, ja) in rows {
        let harbour = Harbour::new();
        for (file, from, to) in edits {
            harbour.edit(file, from, to);
        }
        let [english, japanese] = feet(&harbour);
        assert_eq!(english, format!("Every figure carries its source number. {en}"));
        assert_eq!(japanese, format!("数値には出典番号を付した。{ja}"));
    }
}

/// Everything that is counted is in the file, and nothing more of a document that the page doesn't list than its number.
#[test]
fn the_facts_inside_tell_how_many_origins_there_are() {
    let harbour = Harbour::new();
    harbour.edit(SOURCES, "[paper]\n", "[budget]\nread = false\npublisher.en = \"Treasury\"\npublisher.ja = \"財務省\"\n[paper]\nrests-on = [\"budget\"]\n");
    harbour.edit(FACT_FILE, "locator = \"paragraph 2\"", "locator = \"paragraph 2\", original = \"budget\"");
    harbour.build();
    let inside = harbour.json(&["inspect", "out/harbour/investor.en.pdf", "--json"]);
    let file = &inside["files"][0]["embedded"];
    let of = |field: &str| &file["references"][0][field];
    // The title names the cost first.
    assert_eq!((of("id"), of("read")), (&"paper".into(), &true.into()));
    assert_eq!((of("origins"), of("as-cited")), (&serde_json::json!([3]), &serde_json::json!([3])));
    assert_eq!(file["unlisted"], serde_json::json!([{ "number": 3, "read": false }]));
    assert!(!file.to_string().contains("budget"), "{file}");
    let cost = file["facts"].as_array().unwrap().iter().find(|fact| fact["id"] == "cost").unwrap();
    assert_eq!(cost["evidence"][0]["original"], 3);
    assert_eq!(cost["rests-on"], serde_json::json!({ "period": [[1]], "value": [[1]] }));
    let manifest = harbour.read("out/harbour/manifest.toml");
    for line in ["rests-on.value = [[1]]", "rests-on = [\"budget\"]", "read = false", "[source.budget]"] {
        assert!(manifest.contains(line), "{line} isn't in\n{manifest}");
    }
}

/// A page that cites nothing has no sources to speak of.
#[test]
fn a_page_without_sources_says_nothing_of_them() {
    let harbour = Harbour::new();
    harbour.write(
        "briefs/harbour/investor.toml",
        "audience = \"investor\"\ntitle.en = \"Later\"\ntitle.ja = \"後日\"\nbottom-line.en = \"More follows.\"\nbottom-line.ja = \"続報を待て。\"\n[[section]]\nheading.en = \"Then\"\nheading.ja = \"その後\"\ntext.en = \"Wait.\"\ntext.ja = \"待て。\"\n",
    );
    let [english, japanese] = feet(&harbour);
    assert_eq!(english, "No source is cited.");
    assert_eq!(japanese, "引用した出典はない。");
}
