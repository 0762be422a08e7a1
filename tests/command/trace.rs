//! Where a figure comes from and where it stands: `show` with its chain, `show --in`, `list --source` and `check --coverage`.

use std::fs;

use crate::support::desk::{Desk, printed, said, with};
use crate::support::harbour::{FACT_FILE, Harbour};

const MORE: &str = r#"
[dues]
statement.en = "Ships pay {{ value }} over {{ period }}."
statement.ja = "船は{{ period }}で{{ value }}を払う。"
value = { exact = "40億", unit = "JPY" }
with.period = { exact = 3, unit = "year" }
evidence = [
  { source = "plan", locator = "page 6", lines = "4", as-printed = { value = "40億円", period = "3年間" } },
  { source = "paper", locator = "paragraph 3", as-printed = { value = "40億円", period = "3年間" } },
]

[all-costs]
statement.en = "Works and dues are {{ value }} over {{ period }}."
statement.ja = "工事費と料金は{{ period }}で{{ value }}である。"
formula = "cost + dues"
with.period = "cost.period"

[per-berth]
statement.en = "That is {{ value }}."
statement.ja = "{{ value }}である。"
formula = "all-costs / berths"

[depth]
statement.en = "The depth after dredging is {{ value }}."
statement.ja = "浚渫後の水深は{{ value }}である。"
[[depth.claim]]
value = { exact = 16, unit = "m" }
rank = "preferred"
evidence = [{ source = "plan", locator = "page 7", lines = "5", as-printed = "16メートル" }]
[[depth.claim]]
value = { exact = 15, unit = "m" }
evidence = [{ source = "survey", locator = "page 1", as-printed = "15メートル" }]
"#;

const MORE_SOURCES: &str = r#"
[survey]
type = "report"
nature = "analysis"
title.en = "Survey"
title.ja = "測量"
publisher.en = "Survey office"
publisher.ja = "測量社"
issued = 2026-05-01
language = "ja"
"#;

const ARCHIVED: &str = "湊港は12バース。\n船は200メートル以上。\n料金は3年間で\n40億円で、3年間に払う。\n水深は16メートル\n岸壁は900メートル。\n";

/// The harbour with derived and contested facts on the investor's page, and with an archive that has one of its three sources.
fn harbour() -> Harbour {
    let harbour = Harbour::new();
    harbour.edit(FACT_FILE, "[ships]", &format!("{MORE}\n[ships]"));
    harbour.edit(
        "briefs/harbour/investor.toml",
        "facts = [\"berths\", \"cost\"]",
        "facts = [\"berths\", \"cost\", \"all-costs\", \"per-berth\", \"depth\"]",
    );
    harbour.edit("briefs/harbour/sources.toml", "[plan]\n", "[plan]\nfile = \"plan.txt\"\n");
    let sources = harbour.read("briefs/harbour/sources.toml");
    harbour.write("briefs/harbour/sources.toml", &format!("{sources}{MORE_SOURCES}"));
    harbour.edit("briefs/harbour/dossier.toml", "date =", "archive = \"archive\"\ndate =");
    harbour.write("archive/plan.txt", ARCHIVED);
    // The tests know no ledger but this one.
    harbour.write("ledger.jsonl", "");
    harbour
}

/// The lines of a text without blanks at their ends.
fn lines(text: &str) -> Vec<&str> {
    text.lines().map(str::trim_end).collect()
}

#[test]
fn show_prints_the_whole_chain_of_a_derived_fact() {
    let harbour = harbour();
    harbour.build();
    let shown = harbour.right(&["show", "per-berth"]).out;
    let expected = r#"per-berth  (briefs/harbour/facts/works.toml:37)
  en         That is about ¥1.3 billion per berth.
  ja         1バース当たり約13億円である。
  value      about ¥1.3 billion per berth | 1バース当たり約13億円  [JPY/berth]
  formula    all-costs / berths
  means en   about ¥16 billion divided by 12 berths
  signs en   about ¥16 billion ÷ 12 berths
  means ja   約160億円を12バースで割った商
  signs ja   約160億円 ÷ 12バース
  from       all-costs = about ¥16 billion | 約160億円 (announced, as of 2026-06-12)
               formula: cost + dues
               means en: about ¥12 billion plus ¥4 billion
               signs en: about ¥12 billion + ¥4 billion
               means ja: 約120億円と40億円の和
               signs ja: 約120億円 + 40億円
               formula: period = cost.period
               from: cost = about ¥12 billion | 約120億円 (announced, as of 2026-06-12)
                 evidence: Aoba Shimpo (paper), news, paragraph 2
                   prints value as 約120億円: no copy
"#;
    assert!(shown.starts_with(expected), "{shown}");
    for line in [
        "                 evidence: Aoba Prefecture (plan), official, page 6, line 4",
        "                   prints value as 40億円: value present",
        "  archive    compared with `archive`",
        "  output     out/harbour/investor.en.md:12",
        "  output     out/harbour/investor.en.pdf, page 1",
    ] {
        assert!(lines(&shown).contains(&line), "{line:?} isn't in\n{shown}");
    }
    // What stands in the line that is named is the sentence.
    let page = harbour.read("out/harbour/investor.en.md");
    assert!(page.lines().nth(11).unwrap().contains("That is about ¥1.3 billion per berth."), "{page}");
}

/// A figure that several formulas need has its chain once.
#[test]
fn a_chain_says_nothing_twice() {
    let harbour = harbour();
    harbour.edit(
        FACT_FILE,
        "formula = \"all-costs / berths\"",
        "formula = \"all-costs / berths - cost / berths\"",
    );
    let shown = harbour.right(&["show", "per-berth"]).out;
    assert_eq!(shown.matches("prints value as 約120億円").count(), 1, "{shown}");
    assert!(
        shown.contains(
            "from       cost = about ¥12 billion | 約120億円 (announced, as of 2026-06-12; see above)"
        ),
        "{shown}"
    );
}

#[test]
fn show_says_what_it_does_not_know() {
    let harbour = harbour();
    let shown = harbour.right(&["show", "berths"]).out;
    assert!(shown.contains("out/harbour/investor.en.md:9 (not built)"), "{shown}");
    harbour.build();
    harbour.edit("briefs/harbour/investor.toml", "The harbour is being", "The harbour is now being");
    let shown = harbour.right(&["show", "berths"]).out;
    assert!(
        shown.contains("investor.en.md:9 (the file there is another one; `factbrief status` says why)"),
        "{shown}"
    );
    harbour.edit("briefs/harbour/dossier.toml", "archive = \"archive\"\n", "");
    let shown = harbour.right(&["show", "berths"]).out;
    assert!(
        shown
            .contains("archive    none is named, so no printed form was compared; `--archive DIR` names one"),
        "{shown}"
    );
    assert!(shown.contains("prints value as 12バース\n"), "{shown}");
    harbour.edit("briefs/harbour/investor.toml", "{{ fact('cost').value }}", "{{ fact('kost').value }}");
    let shown = harbour.right(&["show", "berths"]).out;
    assert!(
        shown.contains("outputs    not known: a brief or a template is wrong; `factbrief check` says how"),
        "{shown}"
    );
}

#[test]
fn the_chain_for_programs_has_the_same() {
    let harbour = harbour();
    harbour.build();
    let view = harbour.json(&["show", "per-berth", "--json"]);
    assert_eq!((&view["schema"], &view["version"]), (&"factbrief/show".into(), &1.into()));
    assert_eq!(view["archive"], serde_json::json!({ "folder": "archive", "state": "compared" }));
    let derived = &view["fact"]["derived"];
    assert_eq!(derived["signs"]["en"], "about ¥16 billion ÷ 12 berths");
    assert_eq!(derived["from"][0]["figure"], "all-costs");
    let dues = &derived["from"][0]["derived"]["from"][1];
    assert_eq!(dues["figure"], "dues");
    assert_eq!(dues["evidence"][0]["verification"]["value"]["outcome"], "value present");
    assert_eq!(dues["evidence"][1]["verification"]["value"]["outcome"], "no copy");
    let outputs = view["fact"]["outputs"].as_array().unwrap();
    let of = |format: &str| outputs.iter().filter(|output| output["format"] == format).collect::<Vec<_>>();
    assert_eq!((of("md").len(), of("pdf").len()), (2, 2));
    assert!(of("md").iter().all(|output| output["lines"] == serde_json::json!([12])), "{outputs:?}");
    assert!(of("pdf").iter().all(|output| output["pages"] == serde_json::json!([1])), "{outputs:?}");
    // A list has neither chains nor places.
    let listed = harbour.json(&["list", "--json"]);
    let text = listed.to_string();
    assert!(
        !text.contains("\"from\"") && !text.contains("\"outputs\"") && !text.contains("\"verification\"")
    );
}

/// Every line that is named holds the figure: for all facts of a project with charts, tables and text.
#[test]
fn every_place_that_is_named_is_true() {
    for layout in ["bullets", "prose", "table", "key-figures"] {
        let harbour = harbour();
        harbour.edit(
            "briefs/harbour/engineer.toml",
            "layout = \"bullets\"",
            &format!("layout = \"{layout}\""),
        );
        harbour.edit(
            FACT_FILE,
            "[ships]\n",
            "[ships]\nshort.en = \"Longest ships\"\nshort.ja = \"最大の船\"\n",
        );
        harbour.edit(FACT_FILE, "[berths]\n", "[berths]\nshort.en = \"Places\"\nshort.ja = \"係留場所\"\n");
        harbour.build();
        for (fact, [en, ja]) in [("ships", ["200", "200"]), ("berths", ["12", "12"])] {
            let view = harbour.json(&["show", fact, "--json"]);
            let outputs = view["fact"]["outputs"].as_array().unwrap();
            let markdown = outputs.iter().filter(|output| output["format"] == "md");
            for output in markdown.filter(|output| output["brief"] == "engineer") {
                let text = harbour.read(output["file"].as_str().unwrap());
                let figure = if output["language"] == "en" { en } else { ja };
                let places = output["lines"].as_array().unwrap();
                assert!(!places.is_empty(), "{layout}: {output}");
                let holds = |line: u64| {
                    text.lines().nth(usize::try_from(line).unwrap() - 1).unwrap().contains(figure)
                };
                assert!(
                    places.iter().any(|line| holds(line.as_u64().unwrap())),
                    "{layout}: {output}\n{text}"
                );
            }
        }
    }
}

#[test]
fn a_figure_is_found_in_a_pdf_however_it_is_written() {
    let harbour = harbour();
    harbour.build();
    let cases: &[(&str, &str, usize, &str)] = &[
        ("investor.ja.pdf", "120億円", 2, "cost"),
        ("investor.ja.pdf", "１２０ 億円", 2, "cost"),
        ("investor.ja.pdf", "12,000,000,000円", 2, "cost"),
        ("investor.ja.pdf", "¥12 billion", 2, "cost"),
        ("investor.en.pdf", "¥12 billion", 2, "cost"),
        ("investor.en.pdf", "¥12bn", 2, "cost"),
        ("investor.en.pdf", "120億円", 2, "cost"),
        ("investor.en.pdf", "about ¥12 billion", 2, "cost"),
        ("investor.en.pdf", "１２ berths", 1, "berths"),
        ("investor.en.pdf", "16 m", 2, "depth"),
        ("engineer.ja.pdf", "200メートル", 1, "ships"),
    ];
    for (file, typed, times, fact) in cases {
        let path = format!("out/harbour/{file}");
        let said = harbour.run(&["show", "--in", &path, typed, "--json"]);
        let view: serde_json::Value =
            serde_json::from_str(&said.out).unwrap_or_else(|_| panic!("{}{}", said.out, said.err));
        let places = view["places"].as_array().unwrap();
        assert_eq!(places.len(), *times, "{file}: {typed}: {}", said.out);
        for place in places {
            assert_eq!(place["facts"], serde_json::json!([fact]), "{file}: {typed}: {}", said.out);
            assert_eq!(place["page"], 1);
        }
        assert_eq!(said.code, 0, "{}", said.err);
    }
}

#[test]
fn what_is_not_on_a_page_is_said_with_near_ones() {
    let harbour = harbour();
    harbour.build();
    let cases = [
        // A part of another figure, another unit, and another number.
        ("investor.ja.pdf", "20億円", "約120億円"),
        ("investor.en.pdf", "$12 billion", "¥12 billion"),
        ("investor.en.pdf", "¥13 billion", "¥12 billion"),
    ];
    for (file, typed, near) in cases {
        let path = format!("out/harbour/{file}");
        let said = harbour.run(&["show", "--in", &path, typed]);
        assert_eq!(said.code, 1, "{typed}: {}", said.out);
        assert!(said.out.starts_with(&format!("`{typed}` isn't on {path}\n  near: ")), "{}", said.out);
        assert!(said.out.contains(near), "{typed}: {}", said.out);
    }
    let said = harbour.run(&["show", "--in", "out/harbour/investor.en.pdf", "zebra crossing"]);
    assert_eq!(
        (said.code, said.out.as_str()),
        (1, "`zebra crossing` isn't on out/harbour/investor.en.pdf\n")
    );
}

#[test]
fn a_pdf_that_is_none_of_ours_or_was_altered_is_answered_as_inspect_does() {
    let harbour = harbour();
    harbour.build();
    harbour.write("other.pdf", "%PDF-1.7\nnothing");
    let own = harbour.run(&["inspect", "other.pdf"]);
    let said = harbour.run(&["show", "--in", "other.pdf", "12"]);
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    assert_eq!(said.err, own.err);
    let missing = harbour.run(&["show", "--in", "absent.pdf", "12"]);
    assert_eq!(missing.code, 2);
    // Its title is another one.
    let mut pdf = lopdf::Document::load_mem(&harbour.bytes("out/harbour/investor.en.pdf")).unwrap();
    let info = pdf.trailer.get(b"Info").unwrap().as_reference().unwrap();
    let title = lopdf::Object::string_literal("Another title");
    pdf.get_dictionary_mut(info).unwrap().set("Title", title);
    pdf.save(harbour.path("altered.pdf")).unwrap();
    let said = harbour.run(&["show", "--in", "altered.pdf", "12 berths"]);
    assert_eq!(said.code, 1, "{}", said.out);
    assert!(
        said.out.contains("altered.pdf was altered: ") && said.out.contains("stands 1 time"),
        "{}",
        said.out
    );
}

#[test]
fn a_page_without_facts_says_that_it_has_none() {
    let harbour = harbour();
    harbour.edit("briefs/harbour/dossier.toml", "date =", "embed-facts = false\ndate =");
    harbour.build();
    let said = harbour.run(&["show", "--in", "out/harbour/investor.en.pdf", "12 berths"]);
    assert_eq!(said.code, 0, "{}", said.out);
    assert!(said.out.contains("holds no facts, so whose a figure is isn't known"), "{}", said.out);
}

#[test]
fn list_says_what_rests_on_a_source() {
    let harbour = harbour();
    harbour.build();
    let said = harbour.right(&["list", "--ledger", "ledger.jsonl", "--source", "paper"]).out;
    let expected = r#"
if `paper` is withdrawn (harbour):
  rest on it alone           cost
  have other evidence        dues (still: plan)
  computed from these        all-costs (falls with cost, dues)
                             per-berth (falls with all-costs)
  briefs                     investor
  outputs                    out/harbour/investor.en.md
                             out/harbour/investor.en.pdf
                             out/harbour/investor.ja.md
                             out/harbour/investor.ja.pdf
  copies                     none
"#;
    assert!(said.ends_with(expected), "{said}");
    let said = harbour.right(&["list", "--ledger", "ledger.jsonl", "--source", "survey"]).out;
    for line in
        ["  rest on it alone           none", "  contested                  depth (lost: 15 m; left: 16 m)"]
    {
        assert!(lines(&said).contains(&line), "{said}");
    }
    // A source that the other one takes everything from.
    harbour.edit("briefs/harbour/sources.toml", "[survey]\n", "[survey]\nrests-on = [\"plan\"]\n");
    let view = harbour.json(&["list", "--ledger", "ledger.jsonl", "--source", "plan", "--json"]);
    let view = &view["withdrawn"][0];
    assert_eq!(view["resting-on-it"], serde_json::json!(["survey"]));
    assert_eq!(view["contested"][0]["left"], serde_json::json!([]));
    assert_eq!(view["contested"][0]["preferred-is-lost"], true);
    assert_eq!(view["alone"], serde_json::json!(["berths", "ships", "unprinted"]));
    assert_eq!(view["kept"][0]["sources"], serde_json::json!(["paper"]));
    // Without a build nobody knows the files.
    fs::remove_dir_all(harbour.path("out")).unwrap();
    let said = harbour.right(&["list", "--ledger", "ledger.jsonl", "--source", "paper"]).out;
    assert!(said.contains("outputs                    not known: `out/harbour` holds no build"), "{said}");
}

#[test]
fn what_loses_the_only_source_that_prints_it_isnt_said_to_stay() {
    let harbour = harbour();
    // The paper prints what the works cost, and the plan for how long; both speak of them.
    harbour.edit(
        FACT_FILE,
        "as-printed = { value = \"約120億円\", period = \"3年間\" } }]",
        "as-printed = { value = \"約120億円\" } }, { source = \"plan\", locator = \"page 9\", as-printed = { period = \"3年間\" } }]",
    );
    harbour.edit(
        FACT_FILE,
        "[ships]",
        "[twice-as-long]\nstatement.en = \"It could take {{ value }} and {{ cost }}.\"\nstatement.ja = \"{{ value }}と{{ cost }}を要しうる。\"\nformula = \"cost.period * 2\"\nwith.cost = { formula = \"cost * 2\" }\n\n[ships]",
    );
    let of = |source: &str| harbour.right(&["list", "--ledger", "ledger.jsonl", "--source", source]).out;
    let said = of("paper");
    for line in [
        "  rest on it alone           none",
        "  lose figures               cost (loses value; keeps period; still: plan)",
        "  computed from these        all-costs (falls with cost, dues)",
        "                             per-berth (falls with all-costs)",
        "                             twice-as-long (loses cost, from cost)",
    ] {
        assert!(lines(&said).contains(&line), "`{line}` isn't in {said}");
    }
    let said = of("plan");
    assert!(said.contains("cost (loses period; keeps value; still: paper)"), "{said}");
    let view = harbour.json(&["list", "--ledger", "ledger.jsonl", "--source", "paper", "--json"]);
    assert_eq!(
        view["withdrawn"][0]["losing"],
        serde_json::json!([{ "fact": "cost", "loses": ["value"], "keeps": ["period"], "sources": ["plan"] }])
    );
    // What is said to be lost is what a check misses once the source is taken out.
    harbour.edit(
        FACT_FILE,
        "{ source = \"paper\", locator = \"paragraph 2\", as-printed = { value = \"約120億円\" } }, ",
        "",
    );
    let said = harbour.run(&["check", "--on", "2026-11-21"]).err;
    assert!(said.contains("error[missing-as-printed]"), "{said}");
}

#[test]
fn coverage_counts_the_figures_of_each_brief() {
    let harbour = harbour();
    let said = harbour.run(&["check", "--coverage", "--on", "2026-11-21"]);
    assert_eq!(said.code, 0, "{}", said.err);
    // berths, cost and its period, all-costs and its period, per-berth, depth; ships.
    assert_eq!(
        lines(&said.out),
        [
            "harbour/engineer: 2 figures · 2 verified (100 %), 2 of one origin",
            "harbour/investor: 7 figures · 1 verified (14 %), 6 not compared, 1 contested, 7 of one origin",
        ],
    );
    let one = harbour.run(&["check", "--coverage=engineer", "--fail-under", "100", "--on", "2026-11-21"]);
    assert_eq!((one.code, one.out.lines().count()), (0, 1), "{}", one.err);
    let low = harbour.run(&["check", "--coverage", "--fail-under", "15", "--on", "2026-11-21"]);
    assert_eq!(low.code, 1);
    assert!(
        low.err.contains("harbour/investor: 14 % of the figures are verified, fewer than 15 %"),
        "{}",
        low.err
    );
    let enough = harbour.run(&["check", "--coverage", "--fail-under", "14", "--on", "2026-11-21"]);
    assert_eq!(enough.code, 0, "{}", enough.err);
    let none = harbour.run(&["check", "--coverage=engineers"]);
    assert_eq!(none.code, 2);
    assert!(
        none.err.contains("there is no brief `engineers`") && none.err.contains("engineer"),
        "{}",
        none.err
    );
    let view =
        harbour.json(&["check", "--coverage=harbour/investor", "--format", "json", "--on", "2026-11-21"]);
    assert_eq!(
        view["coverage"],
        serde_json::json!([{
            "dossier": "harbour", "brief": "investor", "figures": 7, "verified": 1, "by-eye": 0, "unverifiable": 0,
            "unconfirmed": 0, "not-compared": 6, "contested": 1, "stale": 0, "one-origin": 7, "percent": 14,
        }])
    );
}

#[test]
fn coverage_tells_what_is_stale_unverifiable_or_wrong() {
    let harbour = harbour();
    harbour.edit(FACT_FILE, "[ships]\n", "[ships]\nreview-by = 2026-12-31\n");
    let said = harbour.run(&["check", "--coverage=engineer", "--on", "2027-01-01"]);
    assert!(said.out.contains("1 stale"), "{}", said.out);
    harbour.edit(
        FACT_FILE,
        "as-printed = \"12バース\"",
        "as-printed = \"12バース\", unverifiable = \"a drawing\"",
    );
    let said = harbour.run(&["check", "--coverage=engineer", "--on", "2026-11-21"]);
    assert_eq!(
        said.out,
        "harbour/engineer: 2 figures · 1 verified (50 %), 1 unverifiable, 2 of one origin\n"
    );
    // A form that the archive doesn't have is a mistake, with which nothing is counted.
    harbour.write("archive/plan.txt", "湊港は13バース。\n");
    let said = harbour.run(&["check", "--coverage", "--on", "2026-11-21"]);
    assert_eq!((said.code, said.out.as_str()), (1, ""), "{}", said.err);
}

#[test]
fn list_says_who_holds_copies_of_what_rests_on_a_source() {
    let desk = Desk::new();
    desk.expect(0, &with(&["-o", "first"]));
    let draft = desk.draft("first");
    let id = draft.split("Message-ID: <").nth(1).unwrap().split('>').next().unwrap().to_owned();
    let sources = fs::read_to_string(desk.path("briefs/port/sources.toml")).unwrap();
    let source =
        sources.lines().find_map(|line| line.strip_prefix('[')).unwrap().trim_end_matches(']').to_owned();
    let copies = || {
        let output = desk.run(&["list", "--source", &source]);
        assert!(output.status.success(), "{}", said(&output));
        printed(&output).split("\n  copies ").nth(1).unwrap().trim().to_owned()
    };
    // A draft isn't known to have gone out.
    assert_eq!(copies(), "none");
    desk.expect(0, &["ledger", "sent", &id]);
    let held = copies();
    assert!(held.starts_with("yui@example.org: port/investor."), "{held}");
    assert!(
        held.ends_with(
            "1 reader has them; correct the dossier, and `factbrief recall --draft` writes to them"
        ),
        "{held}"
    );
}
