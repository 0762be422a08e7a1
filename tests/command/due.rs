//! `due` as a user runs it: each kind of thing to look at again, the oldest first, by the day that is asked for; and the same days in `check`,
//! `status` and `build`.

use crate::support::harbour::{FACT_FILE, Harbour};

/// A harbour with something of each kind: a review, a plan that lapses, a superseded fact, and one that grows old for engineers.
fn harbour() -> Harbour {
    let harbour = Harbour::new();
    harbour.edit(FACT_FILE, "[berths]\n", "[berths]\nreview-by = 2026-12-31\n");
    harbour.edit(FACT_FILE, "due = \"FY2029\"", "due = 2027-01-31");
    harbour.edit(
        FACT_FILE,
        "[unprinted]\n",
        "[unprinted]\nsuperseded-by = { fact = \"berths\", on = 2026-07-01, why = \"nobody prints it\" }\n",
    );
    harbour.edit(
        "briefs/harbour/dossier.toml",
        "[unit.berths]",
        "[audience.engineer.freshness]\nflag = 9\nforbid = 12\n[unit.berths]",
    );
    harbour
}

fn lines(harbour: &Harbour, on: &str) -> Vec<String> {
    let said = harbour.right(&["due", "--on", on]);
    said.out.lines().map(str::to_owned).collect()
}

#[test]
fn each_kind_is_told_with_its_day_place_and_briefs_the_oldest_first() {
    let harbour = harbour();
    assert_eq!(lines(&harbour, "2026-11-21"), Vec::<String>::new());
    assert_eq!(
        lines(&harbour, "2027-06-12"),
        [
            "2027-01-01  harbour/berths  (briefs/harbour/facts/works.toml:5)",
            "            to be looked at again by 2026-12-31; on engineer, investor",
            "2027-02-01  harbour/cost  (briefs/harbour/facts/works.toml:12)",
            "            fell due by 2027-01-31, and no fact tells what came of it; on investor",
            "2027-03-13  harbour/berths  (briefs/harbour/facts/works.toml:5)",
            "            as of 2026-06-12, old for engineer after 9 months; on engineer",
            "2027-03-13  harbour/ships  (briefs/harbour/facts/works.toml:21)",
            "            as of 2026-06-12, old for engineer after 9 months; on engineer",
        ]
    );
    let later = lines(&harbour, "2027-06-13");
    assert_eq!(later[5], "            as of 2026-06-12, too old for engineer after 12 months; on engineer");
    assert_eq!(later[4], "2027-06-13  harbour/berths  (briefs/harbour/facts/works.toml:5)");
}

#[test]
fn a_day_before_and_the_day_itself_differ() {
    let harbour = harbour();
    let count = |on: &str| lines(&harbour, on).len() / 2;
    for (before, day) in [("2026-12-31", "2027-01-01"), ("2027-01-31", "2027-02-01")] {
        assert_eq!(count(before) + 1, count(day), "{day}");
    }
    // Both facts of the engineers' page.
    assert_eq!(count("2027-03-12") + 2, count("2027-03-13"));
}

/// A figure that is computed from one that is to be looked at again, through two formulas, and one that isn't.
const COMPUTED: &str = r#"[doubled]
statement.en = "With the annex that is {{ value }}."
statement.ja = "別館を含めると{{ value }}である。"
formula = "berths * 2"

[quadrupled]
statement.en = "The harbour could have {{ value }} and a quay of {{ length }}."
statement.ja = "湊港には{{ value }}と長さ{{ length }}の岸壁がありうる。"
formula = "unprinted * 2"
with.length = "doubled"

[ships]
"#;

#[test]
fn what_is_computed_from_an_overdue_fact_is_overdue() {
    let harbour = Harbour::new();
    harbour.edit(FACT_FILE, "[berths]\n", "[berths]\nreview-by = 2026-11-30\n");
    harbour.edit(FACT_FILE, "[ships]\n", COMPUTED);
    harbour.edit("briefs/harbour/engineer.toml", "[\"ships\", \"berths\"]", "[\"ships\", \"quadrupled\"]");
    harbour.build();
    let to = [
        "mail",
        "engineer",
        "--to",
        "Yui <yui@example.org>",
        "--from",
        "Desk <desk@example.org>",
        "--ledger",
        "ledger.jsonl",
    ];
    let engineers = |on: &str| {
        let said = harbour.run(&["status", "--on", on]);
        let lines: Vec<String> =
            said.out.lines().filter(|line| line.contains("engineer.en.md")).map(str::to_owned).collect();
        lines.concat()
    };
    let coverage = |on: &str| harbour.run(&["check", "--coverage=engineer", "--on", on]).out;
    for (overdue, code) in [("warning", 0), ("error", 1)] {
        if overdue == "error" {
            harbour.edit("briefs/harbour/dossier.toml", "date =", "review-overdue = \"error\"\ndate =");
            harbour.build();
        }
        // The last day on which nobody need look.
        let said = harbour.right(&[&to[..], &["--on", "2026-11-30"]].concat());
        assert!(!said.err.contains("reviewed before"), "{}", said.err);
        assert!(!engineers("2026-11-30").contains("again"));
        let said = harbour.run(&[&to[..], &["--on", "2026-12-01"]].concat());
        assert_eq!(said.code, code, "{}", said.err);
        let named = "facts of the page should have been reviewed before 2026-12-01: `quadrupled` (computed from `berths`)";
        assert!(said.err.contains(named), "{}", said.err);
        let told = engineers("2026-12-01");
        assert!(
            told.contains("`quadrupled` (computed from `berths`) should have been looked at again"),
            "{told}"
        );
        let said = harbour.run(&["check", "--on", "2026-12-01"]);
        assert_eq!(said.code, code, "{}", said.err);
        assert!(
            said.err.contains("before 2026-12-01; `doubled` and `quadrupled` are computed from it"),
            "{}",
            said.err
        );
    }
    harbour.edit("briefs/harbour/dossier.toml", "review-overdue = \"error\"\n", "");
    let view = harbour.json(&["status", "--json", "--on", "2026-12-01"]);
    assert!(view.to_string().contains("\"overdue\":[\"quadrupled\"]"), "{view}");
    // Of its two figures one is computed from it.
    assert!(!coverage("2026-11-30").contains("stale"));
    assert!(coverage("2026-12-01").contains(" 1 stale"), "{}", coverage("2026-12-01"));
    assert_eq!(
        lines(&harbour, "2026-12-01"),
        [
            "2026-12-01  harbour/berths  (briefs/harbour/facts/works.toml:5)",
            "            to be looked at again by 2026-11-30; on engineer, investor",
        ]
    );
}

#[test]
fn a_superseded_fact_is_due_where_a_brief_names_it_and_nothing_else_of_it_is() {
    let harbour = harbour();
    harbour.edit(
        FACT_FILE,
        "[berths]\nreview-by = 2026-12-31\n",
        "[berths]\nreview-by = 2026-12-31\nsuperseded-by = { fact = \"unprinted\", on = 2026-12-01, why = \"a new count\" }\n",
    );
    harbour.edit(
        FACT_FILE,
        "superseded-by = { fact = \"berths\", on = 2026-07-01, why = \"nobody prints it\" }\n",
        "",
    );
    let found = lines(&harbour, "2027-01-15");
    assert_eq!(
        found,
        [
            "2026-12-01  harbour/berths  (briefs/harbour/facts/works.toml:5)",
            "            superseded by unprinted, and still named; on engineer, investor",
        ]
    );
    let said = harbour.run(&["check", "--on", "2027-01-15"]);
    assert!(said.code == 0 && said.err.contains("warning[superseded-since]: `berths`"), "{}", said.err);
    assert!(!said.err.contains("review-due"), "{}", said.err);
    harbour.build();
    let said = harbour.right(&["status", "--on", "2027-01-15"]);
    assert!(said.out.contains("the place of `berths` has been taken by other facts"), "{}", said.out);
}

#[test]
fn a_plan_needs_no_look_once_its_outcome_is_known_or_a_later_day_is_set() {
    let harbour = harbour();
    let cost = |lines: &[String]| lines.iter().any(|line| line.contains("harbour/cost "));
    assert!(cost(&lines(&harbour, "2027-02-01")));
    harbour.edit(FACT_FILE, "due = 2027-01-31", "due = 2027-01-31\nreview-by = 2027-06-30");
    assert!(!cost(&lines(&harbour, "2027-06-30")));
    assert!(cost(&lines(&harbour, "2027-07-01")));
    harbour.edit(
        FACT_FILE,
        "due = 2027-01-31\nreview-by = 2027-06-30",
        "due = 2026-06-01\nsubject = \"dredging\"",
    );
    harbour.edit(FACT_FILE, "[ships]\n", "[ships]\nsubject = \"dredging\"\n");
    assert!(!cost(&lines(&harbour, "2027-02-01")));
}

#[test]
fn scripts_get_json_and_an_exit_status() {
    let harbour = harbour();
    assert_eq!(harbour.run(&["due", "--on", "2026-11-21", "--exit-code"]).code, 0);
    assert_eq!(harbour.run(&["due", "--on", "2027-01-01", "--exit-code"]).code, 1);
    assert_eq!(harbour.run(&["due", "--on", "2027-01-01"]).code, 0);
    assert_eq!(harbour.run(&["due", "--on", "2027"]).code, 2);
    let json = harbour.json(&["due", "--on", "2027-06-13", "--json"]);
    assert_eq!((&json["schema"], &json["on"]), (&"factbrief/due".into(), &"2027-06-13".into()));
    let kinds: Vec<&str> =
        json["due"].as_array().unwrap().iter().map(|one| one["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["review", "lapsed", "old", "old"]);
    let old = &json["due"][2];
    assert_eq!(
        (&old["audience"], &old["months"], &old["forbidden"]),
        (&"engineer".into(), &12.into(), &true.into())
    );
    assert_eq!((&old["briefs"][0], &old["line"]), (&"engineer".into(), &5.into()));
}

/// What is too old is judged by the day of asking, and by the page's own date in a build, which asks no clock.
#[test]
fn a_build_goes_by_the_date_of_the_page_and_the_other_commands_by_the_day_of_asking() {
    let harbour = harbour();
    harbour.build();
    let code = |arguments: &[&str]| harbour.run(arguments).code;
    assert_eq!(code(&["check", "--on", "2027-03-12"]), 0);
    let warned = harbour.run(&["check", "--on", "2027-03-13"]);
    assert!(
        warned.code == 0 && warned.err.contains("warning[not-fresh]: `ships` is as of `2026-06-12`"),
        "{}",
        warned.err
    );
    assert!(!warned.err.contains("`investor` is for"), "{}", warned.err);
    let status = harbour.right(&["status", "--on", "2027-03-13"]);
    assert!(status.out.contains("`ships` and `berths` should be newer for its readers"), "{}", status.out);
    assert_eq!(code(&["check", "--on", "2027-06-12"]), 0);
    let refused = harbour.run(&["check", "--on", "2027-06-13"]);
    assert!(refused.code == 1 && refused.err.contains("error[too-old]: `ships`"), "{}", refused.err);
    assert_eq!(code(&["status", "--on", "2027-06-13"]), 1);
    assert_eq!(code(&["build"]), 0);
    harbour.edit("briefs/harbour/dossier.toml", "date = 2026-11-21", "date = 2027-06-13");
    let refused = harbour.run(&["build"]);
    assert!(refused.code == 1 && refused.err.contains("error[too-old]: `ships`"), "{}", refused.err);
    // Asked by an earlier day, the page's own date still counts.
    assert_eq!(code(&["check", "--on", "2026-11-21"]), 1);
}

const WAIVER: &str = "waive = [{ rule = \"freshness\", why = \"the count is of every fifth year\", by = \"harbour desk\", until = 2027-07-31 }]\n";

/// An excused fact is excused wherever its age is judged, and as long as the waiver holds; then all say that it has ended.
#[test]
fn a_waiver_excuses_a_fact_or_a_brief_from_being_fresh() {
    for (file, at) in
        [(FACT_FILE, "[ships]\n"), ("briefs/harbour/engineer.toml", "audience = \"engineer\"\n")]
    {
        let harbour = harbour();
        harbour.edit(file, at, &format!("{at}{WAIVER}"));
        harbour.build();
        let is_brief = file != FACT_FILE;
        let refused =
            |said: &str| ["ships", "berths"].map(|fact| said.contains(&format!("error[too-old]: `{fact}`")));
        // `berths` is on the same page; only a waiver of the brief excuses both.
        let said = harbour.run(&["check", "--on", "2027-06-13"]);
        assert_eq!(refused(&said.err), [false, !is_brief], "{}", said.err);
        assert!(!said.err.contains("idle-waiver"), "{}", said.err);
        let said = harbour.run(&["status", "--on", "2027-06-13"]);
        assert_eq!(refused(&said.err), [false, !is_brief], "{}", said.err);
        let old: Vec<String> =
            lines(&harbour, "2027-06-13").into_iter().filter(|line| line.contains(" old for ")).collect();
        assert_eq!(old.len(), usize::from(!is_brief), "{old:?}");
        // It is told before it ends, and nothing is due by that alone.
        let ending = |on: &str| {
            let mut lines = lines(&harbour, on).into_iter();
            let place = lines.position(|line| line.contains("the waiver of `freshness`"));
            place.map(|_| ())
        };
        assert_eq!(ending("2027-07-01"), None);
        assert_eq!(ending("2027-07-02"), Some(()));
        let said = harbour.run(&["check", "--on", "2027-08-01"]);
        assert!(said.code == 1 && said.err.contains("error[waiver-expired]"), "{}", said.err);
        let name = if is_brief { "engineer.toml" } else { "ships" };
        let found = lines(&harbour, "2027-08-01");
        let place = found.iter().position(|line| line.starts_with(&format!("2027-08-01  harbour/{name}  ")));
        let why = &found[place.unwrap_or_else(|| panic!("{found:?}")) + 1];
        assert!(
            why.starts_with(
                "            the waiver of `freshness` ended with 2027-07-31 (harbour desk: the count is of every fifth year)"
            ),
            "{why}"
        );
    }
}

#[test]
fn a_waiver_that_excuses_nobody_from_being_fresh_is_told_on_the_day_of_asking() {
    let harbour = harbour();
    harbour.edit(FACT_FILE, "[ships]\n", &format!("[ships]\n{WAIVER}"));
    let idle = |on: &str| harbour.run(&["check", "--on", on]).err.contains("warning[idle-waiver]");
    assert!(idle("2026-11-21"));
    assert!(!idle("2027-03-13"));
    // A build asks no clock, so it can't know.
    assert!(!harbour.right(&["build"]).err.contains("idle-waiver"));
}

#[test]
fn waivers_that_end_soon_are_no_reason_for_a_script_to_fail() {
    let harbour = Harbour::new();
    let waiver = WAIVER.replace("freshness", "owner");
    harbour.edit(FACT_FILE, "[unprinted]\n", &format!("[unprinted]\n{waiver}"));
    let said = harbour.right(&["due", "--on", "2027-07-31", "--exit-code"]);
    assert_eq!(
        said.out,
        "2027-08-01  harbour/unprinted  (briefs/harbour/facts/works.toml:27)\n            \
         the waiver of `owner` ends with 2027-07-31 (harbour desk: the count is of every fifth year); on no brief\n"
    );
    assert!(said.err.contains("nothing to look at again by 2027-07-31; 1 waiver ends soon"), "{}", said.err);
    assert_eq!(harbour.run(&["due", "--on", "2027-08-01", "--exit-code"]).code, 1);
    let json = harbour.json(&["due", "--on", "2027-07-31", "--json"]);
    let due = &json["due"][0];
    assert_eq!(
        (&due["fact"], &due["kind"], &due["holds"]),
        (&"unprinted".into(), &"waiver".into(), &true.into())
    );
    assert_eq!(due["waiver"]["by"], "harbour desk");
}

/// What is computed from an old figure is as old; a waiver at the figure excuses it as far as that figure goes.
#[test]
fn a_derived_fact_is_excused_by_waivers_at_all_its_old_figures() {
    let harbour = Harbour::new();
    harbour.edit(
        "briefs/harbour/dossier.toml",
        "[unit.berths]",
        "[audience.engineer.freshness]\nforbid = 12\n[unit.berths]",
    );
    let facts = harbour.read(FACT_FILE);
    let derived = "[both]\nstatement.en = \"Ships and quay are {{ value }} long together.\"\n\
        statement.ja = \"船と岸壁を合わせた長さは{{ value }}である。\"\nformula = \"ships + unprinted\"\n";
    harbour.write(FACT_FILE, &format!("{facts}{derived}"));
    harbour.edit("briefs/harbour/engineer.toml", "[\"ships\", \"berths\"]", "[\"both\"]");
    let is_old = || {
        let said = harbour.run(&["check", "--on", "2027-06-13"]).err;
        assert_eq!(
            lines(&harbour, "2027-06-13").iter().any(|line| line.contains("too old")),
            said.contains("too-old")
        );
        said.contains("error[too-old]: `both`")
    };
    assert!(is_old());
    harbour.edit(FACT_FILE, "[ships]\n", &format!("[ships]\n{WAIVER}"));
    assert!(is_old());
    harbour.edit(FACT_FILE, "[unprinted]\n", &format!("[unprinted]\n{WAIVER}"));
    assert!(!is_old());
}

/// A build judges what its pages print, by a template, too.
#[test]
fn a_build_refuses_an_old_fact_that_only_a_template_prints() {
    let harbour = harbour();
    harbour.edit("briefs/harbour/engineer.toml", "[\"ships\", \"berths\"]", "[\"ships\"]");
    harbour.edit("briefs/harbour/dossier.toml", "date = 2026-11-21", "date = 2027-06-13");
    harbour.edit(FACT_FILE, "[ships]\n", "[ships]\nas-of = 2027-05-01\n");
    harbour.edit(FACT_FILE, "due = 2027-01-31", "due = 2028-01-31");
    harbour.right(&["build"]);
    harbour.write(
        "templates/engineer.md.j2",
        "{% extends \"base.md.j2\" %}{% block check %}{{ source_note }} {{ fact('berths') }}{% endblock %}",
    );
    let said = harbour.run(&["build"]);
    assert!(said.code == 1 && said.err.contains("error[too-old]: `berths`"), "{}", said.err);
}

/// What is computed from a superseded fact, through another formula, has ended with it.
#[test]
fn what_is_computed_from_a_superseded_fact_is_told_wherever_that_itself_would_be() {
    let computed = "\n[twice]\nstatement.en = \"The plan reckons with {{ value }}.\"\nstatement.ja = \"計画上の数は{{ value }}である。\"\nformula = \"berths * 2\"\n\
                    [four]\nstatement.en = \"The town reckons with {{ value }}.\"\nstatement.ja = \"町の数は{{ value }}である。\"\nformula = \"twice + twice\"\n\
                    [more]\nstatement.en = \"The change is {{ value }}.\"\nstatement.ja = \"増減は{{ value }}である。\"\nformula = \"berths-now - berths\"\n\
                    [berths-now]\nstatement.en = \"The harbour now has {{ value }}.\"\nstatement.ja = \"湊港の現在の数は{{ value }}である。\"\nvalue = { exact = 15, unit = \"berths\" }\n\
                    evidence = [{ source = \"plan\", locator = \"page 3\", as-printed = \"15バース\" }]\n";
    let names = [("four", true), ("twice", true), ("more", false), ("berths-now", false)];
    for (name, told) in names {
        let harbour = Harbour::new();
        harbour.write(FACT_FILE, &(harbour.read(FACT_FILE) + computed));
        harbour.edit(
            FACT_FILE,
            "[berths]\n",
            "[berths]\nsuperseded-by = { fact = \"berths-now\", on = 2026-12-01, why = \"a new count\" }\n",
        );
        for brief in ["investor", "engineer"] {
            harbour.edit(&format!("briefs/harbour/{brief}.toml"), "\"berths\"", &format!("\"{name}\""));
        }
        let check = |day: &str| harbour.right(&["check", "--on", day]).err;
        let warned = format!(
            "warning[superseded-since]: `{name}` is computed from `berths`, which `berths-now` superseded on 2026-12-01, but the pages dated 2026-11-21 print it"
        );
        assert_eq!(check("2026-12-01").contains(&warned), told, "{}", check("2026-12-01"));
        assert!(!check("2026-11-30").contains("superseded-since"), "{}", check("2026-11-30"));
        let found = lines(&harbour, "2026-12-01").join("\n");
        let due = "computed from berths, which berths-now superseded, and still named; on engineer, investor";
        assert_eq!(found.contains(due), told, "{found}");
        let json = harbour.json(&["due", "--json", "--on", "2026-12-01"]);
        assert_eq!(json["due"][0]["input"] == "berths", told, "{json}");
        harbour.build();
        let said = harbour.right(&["status", "--on", "2026-12-01"]);
        let beside = format!("`{name}` is computed from `berths`, whose place has been taken by other facts");
        assert_eq!(said.out.contains(&beside), told, "{}", said.out);
        let json = harbour.json(&["status", "--json", "--on", "2026-12-01"]);
        assert_eq!(json["outputs"][0]["superseded"] == serde_json::json!([name]), told, "{json}");
        let shown = harbour.right(&["show", name]).out;
        let row = "superseded: by berths-now on 2026-12-01: a new count";
        assert_eq!(shown.contains(row), name != "berths-now", "{shown}");
    }
}
