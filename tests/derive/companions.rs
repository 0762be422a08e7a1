//! Companions of derived facts: each has a formula of its own, or is a figure of another fact; and the year of a derived fact's `as-of`. Whatever
//! they can't print is refused with its place.

#![allow(clippy::unwrap_used, reason = "a test harness")]

use factbrief::pdf::read_attachment;
use serde_json::Value;

use crate::support::harbour::{FACT_FILE, Harbour, Said};

const FIGURES: &str = r#"
[dues]
statement.en = "Ships pay {{ value }} over {{ period }}."
statement.ja = "船は{{ period }}で{{ value }}を払う。"
value = { exact = "40億", unit = "JPY" }
with.period = { exact = 3, unit = "year" }
evidence = [{ source = "plan", locator = "page 6", as-printed = { value = "40億円", period = "3年間" } }]

[all-costs]
statement.en = "Works and dues are {{ value }} over {{ period }}, {{ share }} of that dues and {{ per_berth }}."
statement.ja = "工事費と料金は{{ period }}で{{ value }}、うち料金は{{ share }}、{{ per_berth }}である。"
formula = "cost + dues"
with.period = "cost.period"
with.share = { formula = "dues / all-costs", unit = "%" }
with.per_berth = "all-costs / berths"

[twice]
statement.en = "Both ways it is {{ value }}."
statement.ja = "往復では{{ value }}である。"
formula = "all-costs.per_berth * 2"
unit = "JPY/berth"
"#;

/// The harbour with these facts, on the investor's page.
fn harbour(facts: &str, ids: &str) -> Harbour {
    let harbour = Harbour::new();
    harbour.edit(FACT_FILE, "[ships]", &format!("{facts}\n[ships]"));
    harbour.edit(
        "briefs/harbour/investor.toml",
        "facts = [\"berths\", \"cost\"]",
        &format!("facts = [\"berths\", \"cost\", {ids}]"),
    );
    harbour
}

fn holds(text: &str, lines: &[&str]) {
    for line in lines {
        assert!(text.contains(line), "{line} isn't in\n{text}");
    }
}

#[test]
fn a_companion_is_computed_printed_cited_and_told() {
    let harbour = harbour(FIGURES, "\"all-costs\", \"twice\"");
    harbour.edit(
        "briefs/harbour/investor.toml",
        "facts = [\"berths\"",
        "text.en = \"Dues: {{ fact('all-costs', passed='it is told as computed').share.formula }}.\"\n\
         text.ja = \"料金は{{ fact('all-costs', passed='計算の説明である').share.formula }}である。\"\n\
         facts = [\"berths\"",
    );
    let built = harbour.run(&["build", "--annex"]);
    assert_eq!(built.code, 0, "{}", built.err);
    holds(
        &harbour.read("out/harbour/investor.en.md"),
        &[
            "Works and dues are about ¥16 billion over 3 years, about 25% of that dues and about ¥1.3 billion per berth. [^1] [^2]",
            // The next formula goes on with what isn't rounded: 16 billion over 12 berths, twice.
            "Both ways it is about ¥2.7 billion per berth. [^1] [^2]",
            "Dues: ¥4 billion divided by about ¥16 billion [^1] [^2].",
        ],
    );
    holds(
        &harbour.read("out/harbour/investor.ja.md"),
        &["3年間で約160億円、うち料金は約25%、1バース当たり約13億円"],
    );
    let shown = harbour.run(&["show", "all-costs"]).out;
    holds(
        &shown,
        &[
            "formula    cost + dues",
            "formula    share = dues / all-costs",
            "means en   ¥4 billion divided by about ¥16 billion",
            "formula    per_berth = all-costs / berths",
            "formula    period = cost.period",
        ],
    );
    let json = harbour.run(&["show", "all-costs", "--json"]).out;
    holds(&json, &["\"companions\"", "\"formula\": \"dues / all-costs\""]);
    holds(
        &harbour.read("out/harbour/investor.en.annex.md"),
        &[
            "Computed: about 25% is ¥4 billion divided by about ¥16 billion.",
            "Computed: about ¥1.3 billion per berth is",
        ],
    );
    // The share comes of both sums, and the period of one source alone.
    let attachment = read_attachment(&harbour.bytes("out/harbour/investor.en.pdf")).unwrap();
    let file: Value = serde_json::from_slice(&attachment.bytes).unwrap();
    let facts = file["facts"].as_array().unwrap();
    let own = facts.iter().find(|fact| fact["id"] == "all-costs").unwrap();
    assert_eq!(own["values"]["share"]["formula"], "¥4 billion divided by about ¥16 billion", "{own}");
    assert_eq!(own["rests-on"]["period"].as_array().unwrap().len(), 1, "{own}");
    assert_eq!(own["rests-on"]["share"].as_array().unwrap().len(), 2, "{own}");
    assert_eq!(own["rests-on"]["per_berth"].as_array().unwrap().len(), 3, "{own}");
}

#[test]
fn another_formula_of_a_companion_is_a_change() {
    let harbour = harbour(FIGURES, "\"all-costs\"");
    assert_eq!(harbour.run(&["build"]).code, 0);
    harbour.edit(FACT_FILE, "dues / all-costs", "dues / (cost + dues)");
    let changed = harbour.run(&["diff"]);
    holds(&changed.out, &["share.formula − ¥4 billion divided by about ¥16 billion"]);
    // The words of the page are the same, and the file inside it isn't.
    assert_eq!(harbour.run(&["check", "--outputs"]).code, 1);
    holds(&changed.out, &["changed  investor.en.pdf: all-costs"]);
}

#[test]
fn a_companion_keeps_its_fact_from_whom_its_figures_are_kept() {
    let harbour = harbour(FIGURES, "\"all-costs\"");
    harbour.edit(FACT_FILE, "[berths]\n", "[berths]\nonly-for = [\"engineer\"]\n");
    harbour.edit("briefs/harbour/investor.toml", "\"berths\", ", "");
    let refused = harbour.run(&["build"]);
    assert_eq!(refused.code, 1);
    holds(&refused.err, &["error[fact-not-for-audience]: `all-costs` is not for the audience `investor`"]);
}

/// What `check` says with a derived fact whose table ends with these lines.
fn checked(companions: &str, statement: &str) -> Said {
    let facts = format!(
        "[dues]\nstatement.en = \"Ships pay {{{{ value }}}}.\"\nstatement.ja = \"船は{{{{ value }}}}を払う。\"\n\
         value = {{ exact = \"40億\", unit = \"JPY\" }}\n\
         evidence = [{{ source = \"plan\", locator = \"page 6\", as-printed = \"40億円\" }}]\n\
         [all-costs]\nstatement.en = \"It is {{{{ value }}}}, {statement}.\"\nstatement.ja = \"{{{{ value }}}}、{statement}である。\"\n\
         formula = \"cost + dues\"\n{companions}\n"
    );
    harbour(&facts, "\"all-costs\"").run(&["check"])
}

#[test]
fn what_is_wrong_with_a_companion_is_told_at_its_place() {
    /// The lines of the companions, and what is said.
    const ROWS: &[(&str, &[&str])] = &[
        ("with.part = \"dues / nothing\"", &["there is no fact `nothing`"]),
        (
            "with.part = \"dues +\"",
            &["error[bad-formula]: a figure or a number is missing here", "with.part"],
        ),
        ("with.part = \"dues + berths\"", &["error[units-disagree]"]),
        ("with.part = \"dues / cost\"", &["error[units-disagree]", "unit"]),
        (
            "with.part = { formula = \"dues / cost\", unit = \"MW\" }",
            &["error[units-disagree]", "unit = \"MW\""],
        ),
        (
            "with.part = { formula = \"dues / all-costs.part\", unit = \"%\" }",
            &["error[formula-ring]: `all-costs.part` is computed from itself"],
        ),
        (
            "with.part = { formula = \"all-costs.other / cost\", unit = \"%\" }\nwith.other = \"all-costs.part * dues\"",
            &["error[formula-ring]: `all-costs.other` and `all-costs.part` are computed from each other"],
        ),
        ("with.part = \"all-costs.prat\"", &["`all-costs` has no companion `prat`", "write `part`"]),
        (
            "with.part = { formula = \"dues * 2\", expect = \"cost\" }",
            &["error[total-differs]: `all-costs.part` is ¥8 billion, and `cost` says about ¥12 billion"],
        ),
        (
            "with.part = { exact = 8, unit = \"year\" }",
            &["`part` is a figure of its own", "give it a `formula`"],
        ),
        ("with.part = { formula = \"dues * 2\", about = true }", &["error[unknown-key]", "about"]),
        ("with.part = 3", &["error["]),
        ("with.part = \"dues * 7\"\nwith.more = \"dues * 2\"", &["warning[unused-companion]", "more"]),
        ("with.part = { formula = \"dues * 2\", round = 1 }", &["error[", "round"]),
    ];
    for (companions, said) in ROWS {
        let checked = checked(companions, "of that {{ part }}");
        for line in *said {
            assert!(checked.err.contains(line), "{companions}: {line} isn't in\n{}", checked.err);
        }
        let refused = !said[0].starts_with("warning");
        assert_eq!(checked.code, i32::from(refused), "{companions}\n{}", checked.err);
    }
}

#[test]
fn a_companion_prints_whatever_a_companion_of_a_plain_fact_prints() {
    let rise = "with.part = { formula = \"dues / cost - 1\", unit = \"%\", change = true }";
    for (companions, placeholder) in [
        ("with.part = \"dues * 2\"", "{{ part.compact }}"),
        ("with.part = \"dues * 2\"", "{{ part.initial }}"),
        (rise, "{{ part.change }}"),
        (rise, "{{ part }}"),
        ("with.part = \"cost.period\"", "{{ part }}"),
    ] {
        let checked = checked(companions, placeholder);
        assert_eq!(checked.code, 0, "{companions} {placeholder}\n{}", checked.err);
    }
    // And what one of a plain fact doesn't print, it doesn't.
    for placeholder in [
        "{{ part.change }}",
        "{{ part.size }}",
        "{{ part.formula }}",
        "{{ as_of }}",
        "{{ due }}",
        "{{ status }}",
    ] {
        let checked = checked("with.part = \"dues * 2\"", placeholder);
        assert_eq!(checked.code, 1, "{placeholder}\n{}", checked.err);
        assert!(checked.err.contains("facts/"), "{placeholder}\n{}", checked.err);
    }
}

/// Two figures whose sources print the year, or not, and a fact that is computed from both and tells it.
fn years(first: (&str, &str), second: (&str, &str)) -> String {
    let plain = |id: &str, page: u8, (as_of, printed): (&str, &str)| {
        format!(
            "[{id}]\nstatement.en = \"It takes {{{{ value }}}}.\"\nstatement.ja = \"{{{{ value }}}}である。\"\nas-of = {as_of}\n\
             value = {{ exact = {page}, unit = \"berths\" }}\n\
             evidence = [{{ source = \"plan\", locator = \"page {page}\", as-printed = {{ value = \"{page}バース\"{printed} }} }}]\n"
        )
    };
    format!(
        "{}{}[all]\nstatement.en = \"In {{{{ as_of.year }}}} there were {{{{ value }}}}.\"\n\
         statement.ja = \"{{{{ as_of.year }}}}には{{{{ value }}}}あった。\"\nformula = \"east + west\"\n",
        plain("east", 4, first),
        plain("west", 5, second),
    )
}

const PRINTED: &str = ", as_of = \"2026年\"";

#[test]
fn a_derived_fact_tells_the_year_that_its_sources_print() {
    let facts = years(("2026-03-31", PRINTED), ("2026-05-31", PRINTED));
    let further = "[twice]\nstatement.en = \"In {{ as_of.year }} it came to {{ value }}.\"\n\
                   statement.ja = \"{{ as_of.year }}には往復で{{ value }}である。\"\nformula = \"all * 2\"\n\
                   [told]\nstatement.en = \"It was {{ value }} in {{ year }}.\"\nstatement.ja = \"{{ year }}に{{ value }}である。\"\n\
                   formula = \"east + berths\"\nwith.year = \"east.as_of\"\n";
    let harbour = harbour(&format!("{facts}{further}"), "\"all\", \"twice\", \"told\"");
    let built = harbour.run(&["build"]);
    assert_eq!(built.code, 0, "{}", built.err);
    holds(
        &harbour.read("out/harbour/investor.en.md"),
        &["In 2026 there were 9 berths.", "In 2026 it came to 18 berths.", "It was 16 berths in 2026."],
    );
    holds(&harbour.read("out/harbour/investor.ja.md"), &["2026年には9バースあった。"]);
    holds(&harbour.run(&["show", "all"]).out, &["east.as_of", "2026"]);
    // What a source prints for others only is no figure of the fact itself.
    let plain = harbour.json(&["show", "east", "--json"]);
    assert_eq!(plain["fact"]["values"].as_object().unwrap().len(), 1, "{plain}");
}

#[test]
fn a_year_that_isnt_that_of_all_figures_or_that_nobody_prints_is_refused() {
    for (first, second, said) in [
        (
            ("2026-03-31", PRINTED),
            ("2025-05-31", ", as_of = \"2025年\""),
            "`all` is computed from figures of several years",
        ),
        (("2026-03-31", PRINTED), ("\"FY2025\"", ", as_of = \"2025年\""), "year"),
        (("2026-03-31", PRINTED), ("2026-05-31", ""), "no source prints that of `west`"),
        (("2026-03-31", ""), ("2026-05-31", ""), "no source prints that of `east` and `west`"),
        // A source that prints another year.
        (("2026-03-31", PRINTED), ("2026-05-31", ", as_of = \"2025年\""), "error[value-differs]"),
    ] {
        let checked = harbour(&years(first, second), "\"all\"").run(&["check"]);
        assert_eq!(checked.code, 1, "{first:?} {second:?}");
        assert!(checked.err.contains(said), "{said} isn't in\n{}", checked.err);
    }
    // One of them named where no source prints its year.
    let facts = years(("2026-03-31", ""), ("2026-05-31", "")).replace("{{ as_of.year }}", "{{ year }}")
        + "with.year = \"east.as_of\"\n";
    let checked = harbour(&facts, "\"all\"").run(&["check"]);
    holds(&checked.err, &["`east` has no companion `as_of`", "into `as-printed` of the evidence for `east`"]);
}

#[test]
fn a_page_of_an_earlier_day_has_no_companion_of_what_wasnt_known() {
    let facts = FIGURES.replace("[dues]\n", "[dues]\nrecorded = 2026-10-01\n");
    let harbour =
        harbour(&facts.replace("formula = \"cost + dues\"", "formula = \"cost * 2\""), "\"all-costs\"");
    assert_eq!(harbour.run(&["build"]).code, 0);
    let earlier = harbour.run(&["build", "--known-on", "2026-09-01", "--out", "earlier"]);
    assert!(
        !harbour.path("earlier/harbour/investor.en.md").exists()
            || !harbour.read("earlier/harbour/investor.en.md").contains("of that dues"),
        "{}",
        earlier.err
    );
    holds(
        &earlier.err,
        &["`all-costs` is computed from `dues`, which wasn't known: `harbour/investor` leaves it out"],
    );
}

#[test]
fn a_companion_that_counts_a_superseded_figure_is_refused_and_one_beside_a_comparison_isnt() {
    let old = "[old-dues]\nstatement.en = \"Ships paid {{ value }}.\"\nstatement.ja = \"船は{{ value }}を払った。\"\n\
               value = { exact = \"30億\", unit = \"JPY\" }\n\
               superseded-by = { fact = \"new-dues\", on = 2026-09-01, why = \"a new tariff\" }\n\
               evidence = [{ source = \"plan\", locator = \"page 6\", as-printed = \"30億円\" }]\n\
               [new-dues]\nstatement.en = \"Ships pay {{ value }}.\"\nstatement.ja = \"船は{{ value }}を払う。\"\n\
               value = { exact = \"40億\", unit = \"JPY\" }\n\
               evidence = [{ source = \"plan\", locator = \"page 7\", as-printed = \"40億円\" }]\n";
    let rise = |companion: &str| {
        format!(
            "{old}[rise]\nstatement.en = \"Dues change by {{{{ value }}}}, {{{{ part }}}}.\"\nstatement.ja = \"料金は{{{{ value }}}}、{{{{ part }}}}変わる。\"\n\
             formula = \"new-dues - old-dues\"\nchange = true\nwith.part = \"{companion}\"\n"
        )
    };
    for (companion, code) in
        [("old-dues", 0), ("old-dues / berths", 0), ("new-dues * 2", 0), ("new-dues + old-dues", 1)]
    {
        let checked = harbour(&rise(companion), "\"rise\"").run(&["check"]);
        assert_eq!(checked.code, code, "{companion}\n{}", checked.err);
        assert_eq!(
            checked.err.contains("old-dues`, which `new-dues` superseded"),
            code == 1,
            "{}",
            checked.err
        );
    }
}

#[test]
fn a_figure_of_another_fact_stays_of_its_time() {
    let of_year = |year: u16| {
        format!(
            "[sum-{year}]\nstatement.en = \"It took in {{{{ value }}}}.\"\nstatement.ja = \"{{{{ value }}}}を得た。\"\n\
             value = {{ exact = \"40億\", unit = \"JPY\" }}\nperiod = {year}\n\
             evidence = [{{ source = \"plan\", locator = \"page 6\", as-printed = \"40億円\" }}]\n"
        )
    };
    let told = "[told]\nstatement.en = \"It is {{ value }}, after {{ last }}.\"\nstatement.ja = \"{{ last }}の後は{{ value }}である。\"\n\
                formula = \"sum-2025 * 2\"\nwith.last = \"sum-2023\"\n\
                [sum]\nstatement.en = \"It is {{ value }}.\"\nstatement.ja = \"{{ value }}である。\"\nformula = \"told.last + sum-2025\"\n";
    let facts = format!("{}{}{told}", of_year(2023), of_year(2025));
    let checked = harbour(&facts, "\"sum\"").run(&["check"]);
    assert_eq!(checked.code, 1, "{}", checked.err);
    holds(
        &checked.err,
        &["error[periods-disagree]: `told.last` and `sum-2025` are of periods that don't go together"],
    );
    let next = harbour(&facts.replace("2023", "2024"), "\"sum\"").run(&["check"]);
    assert_eq!(next.code, 0, "{}", next.err);
}
