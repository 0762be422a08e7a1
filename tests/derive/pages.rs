//! A derived fact on a page: it cites the sources of all its figures, tells how it was computed, is made anew when one of them
//! changes, and is shown to nobody who may not see all of them.

use crate::support::harbour::{FACT_FILE, Harbour};

const DERIVED: &str = r#"
[dues]
statement.en = "Ships pay {{ value }} over {{ period }}."
statement.ja = "船は{{ period }}で{{ value }}を払う。"
value = { exact = "40億", unit = "JPY" }
with.period = { exact = 3, unit = "year" }
evidence = [{ source = "plan", locator = "page 6", as-printed = { value = "40億円", period = "3年間" } }]

[all-costs]
statement.en = "Works and dues are {{ value }} over {{ period }}."
statement.ja = "工事費と料金は{{ period }}で{{ value }}である。"
formula = "cost + dues"
with.period = "cost.period"

[per-berth]
statement.en = "That is {{ value }}."
statement.ja = "{{ value }}である。"
formula = "all-costs / berths"
"#;

/// The harbour with derived facts on the investor's page.
fn harbour() -> Harbour {
    let harbour = Harbour::new();
    harbour.edit(FACT_FILE, "[ships]", &format!("{DERIVED}\n[ships]"));
    harbour.edit(
        "briefs/harbour/investor.toml",
        "facts = [\"berths\", \"cost\"]",
        "text.en = \"Costs: {{ fact('all-costs', passed='it is told as computed').formula }}.\"\n\
         text.ja = \"費用は{{ fact('all-costs', passed='計算の説明である').formula }}である。\"\n\
         facts = [\"berths\", \"cost\", \"all-costs\", \"per-berth\"]",
    );
    harbour
}

#[test]
fn a_page_cites_the_sources_of_all_figures_and_tells_the_formula() {
    let harbour = harbour();
    let built = harbour.run(&["build"]);
    assert_eq!(built.code, 0, "{}", built.err);
    let page = harbour.read("out/harbour/investor.en.md");
    for line in [
        "- Works and dues are about ¥16 billion over 3 years. [^1] [^2]",
        "- That is about ¥1.3 billion per berth. [^1] [^2]",
        "Costs: about ¥12 billion plus ¥4 billion [^1] [^2].",
    ] {
        assert!(page.contains(line), "{line} isn't in\n{page}");
    }
    let page = harbour.read("out/harbour/investor.ja.md");
    for line in ["3年間で約160億円である。", "1バース当たり約13億円である。", "約120億円と40億円の和"]
    {
        assert!(page.contains(line), "{line} isn't in\n{page}");
    }
    let shown = harbour.run(&["show", "per-berth"]).out;
    for line in [
        "formula    all-costs / berths",
        "means en   about ¥16 billion divided by 12 berths",
        "status     announced, planned",
    ] {
        assert!(shown.contains(line), "{line} isn't in\n{shown}");
    }
    let inside = harbour.run(&["inspect", "out/harbour/investor.en.pdf", "--json"]).out;
    assert!(inside.contains("about ¥12 billion plus ¥4 billion"), "{inside}");
    assert!(harbour.read("out/harbour/manifest.toml").contains("about ¥12 billion plus ¥4 billion"));
}

#[test]
fn a_change_of_a_figure_changes_what_is_computed_from_it() {
    let harbour = harbour();
    assert_eq!(harbour.run(&["build"]).code, 0);
    // `dues` itself is on no page.
    harbour.edit(FACT_FILE, "value = { exact = \"40億\"", "value = { exact = \"50億\"");
    harbour.edit(FACT_FILE, "value = \"40億円\"", "value = \"50億円\"");
    let changed = harbour.run(&["diff"]);
    assert!(changed.out.contains("all-costs") && changed.out.contains("¥17 billion"), "{}", changed.out);
    assert_eq!(harbour.run(&["check", "--outputs"]).code, 1);
    assert_eq!(harbour.run(&["build"]).code, 0);
    let page = harbour.read("out/harbour/investor.en.md");
    assert!(page.contains("Works and dues are about ¥17 billion over 3 years."), "{page}");
    assert!(page.contains("That is about ¥1.4 billion per berth."), "{page}");
}

#[test]
fn a_figure_kept_for_one_audience_keeps_what_is_computed_from_it() {
    let harbour = harbour();
    harbour.edit(FACT_FILE, "[dues]\n", "[dues]\nonly-for = [\"engineer\"]\n");
    let refused = harbour.run(&["build"]);
    assert_eq!(refused.code, 1);
    for id in ["all-costs", "per-berth"] {
        let said = format!("error[fact-not-for-audience]: `{id}` is not for the audience `investor`");
        assert!(refused.err.contains(&said), "{}", refused.err);
    }
}
