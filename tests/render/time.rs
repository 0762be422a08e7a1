//! What a page says as time passes: plans whose date has passed, wherever they are named; what came of them; the age of
//! facts; fiscal years without an owner; and facts to be looked at again, of which no build knows.

#![allow(clippy::unwrap_used, reason = "a helper that panics fails its test")]

use crate::support::harbour::{FACT_FILE, Harbour};

const DOSSIER: &str = "briefs/harbour/dossier.toml";
const INVESTOR: &str = "briefs/harbour/investor.toml";
const ENGLISH: &str = "out/harbour/investor.en.md";
const JAPANESE: &str = "out/harbour/investor.ja.md";

/// A plan that was due in June 2026, on a page of November.
const QUAY: &str = r#"
[quay]
statement.en = "The quay is to have {{ value }} by {{ year }}."
statement.ja = "岸壁は{{ year }}までに{{ value }}となる。"
short.en = "Berths at the new quay"
short.ja = "新岸壁のバース数"
value = { exact = 4, unit = "berths" }
with.year = { date = 2026 }
stage = "planned"
due = "2026-06"
subject = "quay-berths"
as-of = 2026-02-01
evidence = [{ source = "plan", locator = "page 6", as-printed = { value = "4バース", year = "2026年" } }]
"#;

/// What came of it.
const BUILT: &str = r#"
[quay-built]
statement.en = "The quay has {{ value }}."
statement.ja = "岸壁には{{ value }}がある。"
short.en = "Berths built"
short.ja = "完成したバース数"
value = { exact = 3, unit = "berths" }
subject = "quay-berths"
as-of = 2026-06-30
evidence = [{ source = "paper", locator = "paragraph 9", as-printed = "3バース" }]
"#;

fn add(harbour: &Harbour, facts: &str) {
    let text = harbour.read(FACT_FILE);
    harbour.write(FACT_FILE, &(text + facts));
}

/// A project with the plan in a table beside what is there.
fn with_plan(facts: &str, in_table: &str) -> Harbour {
    let harbour = Harbour::new();
    add(&harbour, facts);
    let section = format!(
        "[[section]]\nheading.en = \"The quay\"\nheading.ja = \"岸壁\"\nlayout = \"table\"\nfacts = [{in_table}]\n"
    );
    let brief = harbour.read(INVESTOR);
    harbour.write(INVESTOR, &(brief + &section));
    harbour
}

fn reword(harbour: &Harbour, en: &str, ja: &str) {
    harbour.edit(INVESTOR, "The works cost {{ fact('cost').value }}.", en);
    harbour.edit(INVESTOR, "工事費は{{ fact('cost').value }}である。", ja);
}

/// A page without its citations: where they go is another test's affair.
fn uncited(page: &str) -> String {
    ["[^1]", "[^2]"].iter().fold(page.to_owned(), |page, mark| {
        page.replace(&format!(" {mark} "), " ").replace(&format!(" {mark}"), "").replace(mark, "")
    })
}

#[test]
fn own_words_cannot_name_a_plan_whose_date_has_passed_as_if_it_were_ahead() {
    let places = [
        ("title.en = \"The harbour is being dredged\"", "title.en = \"NAMED\""),
        ("bottom-line.en = \"The works cost {{ fact('cost').value }}.\"", "bottom-line.en = \"NAMED\""),
        ("heading.en = \"What is there\"", "heading.en = \"NAMED\""),
        (
            "layout = \"bullets\"",
            "text.en = \"NAMED\"\ntext.ja = \"{{ fact('quay').short }}\"\nlayout = \"bullets\"",
        ),
    ];
    let forms = ["value", "value.initial", "value.compact", "year"];
    for (from, to) in places {
        for form in forms {
            let harbour = Harbour::new();
            add(&harbour, QUAY);
            let named = format!("The quay gets {{{{ fact('quay').{form} }}}}");
            harbour.edit(INVESTOR, from, &to.replace("NAMED", &named));
            for command in [&["check", "--on", "2026-11-21"][..], &["build"]] {
                let said = harbour.run(command);
                assert_eq!(said.code, 1, "{named}: {}", said.err);
                assert!(
                    said.err.contains("error[date-passed]: the date of `quay`, `2026-06`, has passed"),
                    "{}",
                    said.err
                );
            }
        }
    }
}

#[test]
fn a_variable_or_a_filter_hides_no_plan_whose_date_has_passed() {
    for words in [
        "{% set plan = fact('quay') %}It gets {{ plan.value }}.",
        "It gets {{ [fact('quay').value] | first }}.",
        "{% for plan in [fact('quay')] %}It gets {{ plan.value }}.{% endfor %}",
        "{{ fact('quay').value }} {{ fact('quay', passed='it was planned so').value }}",
    ] {
        let harbour = Harbour::new();
        add(&harbour, QUAY);
        harbour.edit(INVESTOR, "The works cost {{ fact('cost').value }}.", words);
        let said = harbour.run(&["build"]);
        assert!(said.err.contains("error[date-passed]"), "{words}: {}", said.err);
    }
}

#[test]
fn what_says_that_the_date_has_passed_may_stand_in_own_words() {
    let harbour = with_plan(QUAY, "\"quay\"");
    for (en, printed) in [
        (
            "{{ fact('quay') }}",
            "The quay is to have 4 berths by 2026. (The date for this has passed; what came of it",
        ),
        ("{{ fact('quay').short }} stay open.", "Berths at the new quay (date passed) stay open."),
        (
            "{{ fact('quay').short }}: {{ fact('quay').value }}.",
            "Berths at the new quay (date passed): 4 berths.",
        ),
        (
            "It was to get {{ fact('quay', passed='the sentence is in the past').value }}.",
            "It was to get 4 berths.",
        ),
        (
            "{{ fact('quay', passed='read as a heading').short }} were few.",
            "Berths at the new quay were few.",
        ),
        (
            "By {{ fact('quay').source }}, as of {{ fact('quay').as_of }}.",
            "By Aoba Prefecture, as of 1 February 2026.",
        ),
    ] {
        let harbour = Harbour::new();
        add(&harbour, QUAY);
        reword(&harbour, en, "工事費は未定である。");
        // The languages name different facts here, which is another test's affair.
        harbour.edit(DOSSIER, "languages = [\"en\", \"ja\"]", "languages = [\"en\"]");
        for file in
            [DOSSIER, "briefs/harbour/sources.toml", FACT_FILE, INVESTOR, "briefs/harbour/engineer.toml"]
        {
            let text = harbour.read(file);
            let english =
                text.lines().filter(|line| !line.contains(".ja =") || file.ends_with("sources.toml"));
            let english = english.collect::<Vec<_>>().join("\n");
            harbour.write(file, &(english + "\n"));
        }
        let said = harbour.run(&["build"]);
        let page = if said.code == 0 { harbour.read(ENGLISH) } else { said.err };
        let page = uncited(&page);
        assert!(page.contains(printed), "{en}: {page}");
    }
    harbour.build();
    assert!(harbour.read(ENGLISH).contains("| Berths at the new quay (date passed) | 4 berths"));
    assert!(harbour.read(JAPANESE).contains("| 新岸壁のバース数（期限経過） | 4バース"));
}

#[test]
fn a_reason_is_listed_and_one_that_can_have_no_effect_is_refused() {
    let harbour = Harbour::new();
    add(&harbour, QUAY);
    let named = "{{ fact('quay', passed='過去のこととして述べている').value }}";
    reword(&harbour, &format!("It was to get {named}."), &format!("{named}の計画だった。"));
    let said = harbour.right(&["check", "--on", "2026-11-21"]);
    let listed =
        "passed: `harbour/investor.ja` names `quay`, whose date has passed: 過去のこととして述べている";
    assert!(said.err.contains(listed), "{}", said.err);
    for (call, code) in [
        ("fact('berths', passed='it is long over')", "idle-key"),
        ("fact('quay', passed='no')", "date-passed"),
        ("fact('quay', past='it is long over')", "template-error"),
    ] {
        let harbour = Harbour::new();
        add(&harbour, QUAY);
        reword(&harbour, &format!("It gets {{{{ {call}.value }}}}."), "未定である。");
        let said = harbour.run(&["build"]);
        assert!(said.err.contains(&format!("error[{code}]")), "{call}: {}", said.err);
    }
    // Before the date it is listed as one that speaks too early.
    harbour.edit(FACT_FILE, "due = \"2026-06\"", "due = \"2027-06\"");
    let said = harbour.right(&["check", "--on", "2026-11-21"]);
    assert!(said.err.contains("whose date, `2027-06`, is still ahead: "), "{}", said.err);
}

#[test]
fn a_template_that_prints_a_value_says_that_its_date_has_passed() {
    let harbour = with_plan(QUAY, "\"quay\"");
    let row = |row: &str| {
        format!(
            "{{% extends \"base.md.j2\" %}}{{% block check %}}{{% for s in sections %}}{{% for f in s.facts %}}{{% if f.id == \"quay\" %}}{row}{{% endif %}}{{% endfor %}}{{% endfor %}}{{% endblock %}}"
        )
    };
    harbour.write("templates/investor.md.j2", &row("{{ f.value }}"));
    let said = harbour.run(&["build"]);
    assert!(
        said.err.contains("error[date-passed]: the template `investor.md.j2` prints a value of `quay`"),
        "{}",
        said.err
    );
    harbour.write("templates/investor.md.j2", &row("{{ f.short }} {{ f.value }}"));
    harbour.build();
}

#[test]
fn the_outcome_on_the_same_page_takes_the_place_of_the_remark() {
    let both = QUAY.to_owned() + BUILT;
    let harbour = with_plan(&both, "\"quay\", \"quay-built\"");
    harbour.build();
    assert!(harbour.read(ENGLISH).contains("| Berths at the new quay | 4 berths"));
    assert!(harbour.read(JAPANESE).contains("| 新岸壁のバース数 | 4バース"));
    // The statement still doesn't read as if it were ahead, and no longer says that nothing is recorded.
    harbour.edit(INVESTOR, "layout = \"table\"", "layout = \"bullets\"");
    harbour.build();
    assert!(
        harbour.read(ENGLISH).contains("by 2026. (The date for this has passed.)"),
        "{}",
        harbour.read(ENGLISH)
    );
    assert!(harbour.read(JAPANESE).contains("（期限は過ぎている。）"));
}

#[test]
fn what_is_no_outcome_or_on_another_page_leaves_the_remark() {
    let harbour = |built: &str, facts: &str| with_plan(&(QUAY.to_owned() + built), facts);
    let both = "\"quay\", \"quay-built\"";
    let changes = [
        ("as-of = 2026-06-30", "as-of = 2026-06-29"),
        ("as-of = 2026-06-30", "as-of = \"2026-06\""),
        ("as-of = 2026-06-30", "as-of = 2026-06-30\nstage = \"target\""),
        ("as-of = 2026-06-30", "as-of = 2026-06-30\nstatus = \"opinion\""),
        ("as-of = 2026-06-30", "as-of = 2026-06-30\nstatus = \"speculation\""),
        ("subject = \"quay-berths\"", "subject = \"berths\""),
        ("subject = \"quay-berths\"\n", ""),
    ];
    let mut cases: Vec<Harbour> =
        changes.iter().map(|(from, to)| harbour(&BUILT.replacen(from, to, 1), both)).collect();
    cases.push(harbour(BUILT, "\"quay\""));
    // A template may leave the outcome out.
    let left_out = harbour(BUILT, both);
    left_out.write(
        "templates/investor.md.j2",
        "# {{ brief.title }}\n\n{% for s in sections %}{% for f in s.facts if f.id == \"quay\" %}\n- {{ f.short }}\n{% endfor %}{% endfor %}\n\n{{ references }}\n",
    );
    cases.push(left_out);
    for (number, case) in cases.iter().enumerate() {
        case.build();
        let page = case.read(ENGLISH);
        assert!(page.contains("Berths at the new quay (date passed)"), "case {number}: {page}");
    }
}

#[test]
fn the_remark_can_be_left_out_for_a_reason() {
    let plan = QUAY.replace("due = ", "date-passed = \"the label speaks of an old plan\"\ndue = ");
    let harbour = with_plan(&plan, "\"quay\"");
    harbour.build();
    assert!(harbour.read(ENGLISH).contains("| Berths at the new quay | 4 berths"));
    for (from, to) in [
        ("stage = \"planned\"\ndate-passed", "date-passed"),
        ("due = \"2026-06\"\nsubject", "subject"),
        ("short.en = \"Berths at the new quay\"\nshort.ja = \"新岸壁のバース数\"\n", ""),
    ] {
        let harbour = Harbour::new();
        let changed = plan.replacen(from, to, 1);
        assert_ne!(changed, plan);
        add(&harbour, &changed);
        let said = harbour.run(&["check", "--on", "2026-11-21"]);
        assert!(said.err.contains("error[idle-key]: `date-passed` has no effect"), "{}", said.err);
    }
}

#[test]
fn a_plan_whose_value_is_a_date_needs_no_due_to_lapse() {
    for (value, printed) in [
        ("{ date = \"spring 2026\" }", "2026年春"),
        ("{ from = 2024, to = \"2026-03\" }", "2024年〜2026年3月"),
    ] {
        let plan = QUAY
            .replace("value = { exact = 4, unit = \"berths\" }", &format!("value = {value}"))
            .replace("due = \"2026-06\"\n", "")
            .replace("4バース", printed);
        let harbour = with_plan(&plan, "\"quay\"");
        harbour.build();
        assert!(harbour.read(ENGLISH).contains("Berths at the new quay (date passed)"), "{value}");
        harbour.edit(FACT_FILE, "stage = \"planned\"\nsubject", "subject");
        harbour.build();
        assert!(!harbour.read(ENGLISH).contains("date passed"), "{value}");
    }
}

#[test]
fn the_date_that_has_passed_is_printed_only_where_evidence_prints_it() {
    let cases = [
        // A companion.
        (
            "due = 2025",
            "with.year = { date = 2025 }",
            "(It was due by 2025; what came",
            "（期限は2025年であり、",
        ),
        // A date that the author worked out.
        (
            "due = 2026-03-31",
            "with.year = { date = \"2026-03\" }",
            "(The date for this has passed; what came",
            "（期限は過ぎており、",
        ),
        (
            "due = 2026-03-31",
            "with.year = { date = \"FY2025\" }",
            "(The date for this has passed; what came",
            "（期限は過ぎており、",
        ),
    ];
    for (due, year, en, ja) in cases {
        let plan = QUAY
            .replace("due = \"2026-06\"", due)
            .replace("as-of = 2026-02-01", "as-of = 2024-02-01")
            .replace("with.year = { date = 2026 }", year)
            .replace(", year = \"2026年\" }", " }, unverifiable = { year = \"a test\" }");
        let harbour = Harbour::new();
        add(&harbour, &plan);
        reword(&harbour, "{{ fact('quay') }}", "{{ fact('quay') }}");
        harbour.build();
        let (english, japanese) = (harbour.read(ENGLISH), harbour.read(JAPANESE));
        assert!(english.contains(en), "{due}: {english}");
        assert!(japanese.contains(ja), "{due}: {japanese}");
        assert!(en.contains("was due") || !english.contains("31 Mar"), "{due}: {english}");
    }
}

#[test]
fn status_names_a_plan_beside_the_pictures_that_draw_it_only() {
    let other = BUILT.replace("subject = \"quay-berths\"\n", "");
    let plan = QUAY.replace("due = \"2026-06\"", "due = \"2027-06\"\nreview-by = 2027-01-31");
    let later = plan.replace("[quay]", "[later]").replace("2027-", "2031-");
    let more = other.replace("[quay-built]", "[more-built]");
    let harbour = with_plan(&(plan + &later + &other + &more), "\"quay\", \"later\"");
    harbour.edit(INVESTOR, "layout = \"table\"", "layout = \"key-figures\"");
    let brief = harbour.read(INVESTOR);
    let second = "[[section]]\nheading.en = \"Built\"\nheading.ja = \"完成\"\nlayout = \"key-figures\"\nfacts = [\"quay-built\", \"more-built\"]\n";
    harbour.write(INVESTOR, &(brief + second));
    harbour.build();
    let said = harbour.right(&["status", "--on", "2027-07-01"]).out;
    let line = |file: &str| said.lines().find(|line| line.contains(file)).unwrap().to_owned();
    for file in [
        "investor.en.1-key-figures.svg",
        "investor.ja.1-key-figures.svg",
        "investor.en.md",
        "investor.ja.pdf",
    ] {
        assert!(line(file).contains("the date of `quay` has passed since; `quay` should have"), "{said}");
    }
    for file in ["investor.en.2-key-figures.svg", "investor.ja.2-key-figures.svg", "engineer.en.md"] {
        assert!(!line(file).contains("quay`"), "{said}");
    }
}

#[test]
fn what_lies_ahead_is_not_done() {
    for (from, to, told) in [
        ("date = 2026 }", "date = 2026 }", false),
        ("date = 2026 }", "date = \"2026-03\" }", true),
        ("date = 2026 }", "date = 2026-02-02 }", true),
        ("date = 2026 }", "date = 2026-02-01 }", false),
        ("date = 2026 }", "date = \"spring 2026\" }", true),
        ("date = 2026 }", "date = \"FY2026\" }", false),
        ("date = 2026 }", "date = \"FY2028\" }", true),
        ("{ date = 2026 }", "{ from = 2025, to = 2029 }", false),
        ("{ date = 2026 }", "{ from = \"2026-03\", to = 2029 }", true),
    ] {
        for stage in ["", "stage = \"done\"\n", "stage = \"planned\"\n"] {
            let fact = QUAY
                .replace("due = \"2026-06\"\n", "")
                .replace("stage = \"planned\"\n", stage)
                .replace(from, to)
                .replace(", year = \"2026年\" }", " }, unverifiable = { year = \"a test\" }");
            let harbour = Harbour::new();
            add(&harbour, &fact);
            let said = harbour.run(&["check", "--on", "2026-11-21"]).err;
            let told = told && !stage.contains("planned");
            assert_eq!(said.contains("warning[not-yet-done]: `quay`"), told, "{to} {stage}: {said}");
        }
    }
    // A stage for the whole file is no word on this fact, and one of its own goes before it.
    let harbour = Harbour::new();
    add(&harbour, &QUAY.replace("stage = \"planned\"\n", ""));
    assert!(harbour.run(&["check"]).err.contains("warning[not-yet-done]: `quay`"));
    harbour.edit(FACT_FILE, "[defaults]", "[defaults]\nstage = \"planned\"");
    assert!(!harbour.run(&["check"]).err.contains("not-yet-done"));
}

#[test]
fn a_plan_that_lapses_after_the_brief_is_told_by_the_day() {
    let harbour = Harbour::new();
    add(&harbour, &QUAY.replace("2026-06", "2027-06"));
    add(&harbour, &QUAY.replace("[quay]", "[old-quay]"));
    let check = |on: &str| harbour.right(&["check", "--on", on]).err;
    let lapsed = "warning[plan-lapsed]: `quay` fell due by `2027-06`, which has passed by 2027-07-01";
    assert!(check("2027-07-01").contains(lapsed), "{}", check("2027-07-01"));
    assert!(!check("2027-06-30").contains("plan-lapsed"));
    let old = "lapsed: `old-quay` of `harbour` fell due by `2026-06`, and the pages say that this has passed";
    assert!(check("2026-11-21").contains(old));
    let early = "the pages of `harbour` are dated 2026-11-21, later than 2026-05-01";
    assert!(check("2026-05-01").contains(early) && !check("2026-05-01").contains(old));
    let json = harbour.json(&["check", "--on", "2027-07-01", "--format", "json"]);
    let ids: Vec<_> =
        json["lapsed"].as_array().unwrap().iter().map(|one| (&one["fact"], &one["told"])).collect();
    assert_eq!(format!("{ids:?}"), r#"[(String("quay"), Bool(false)), (String("old-quay"), Bool(true))]"#);
    // Moving the date on, as the hint says, makes the pages say it.
    harbour.edit(DOSSIER, "date = 2026-11-21", "date = 2027-07-01");
    assert!(!check("2027-07-01").contains("plan-lapsed"));
}

#[test]
fn a_plan_that_names_a_passed_date_and_no_due_is_told() {
    let plan = QUAY.replace("due = \"2026-06\"\n", "");
    for (from, to, told) in [
        ("with.year = { date = 2026 }", "with.year = { date = \"2026-10\" }", true),
        ("with.year = { date = 2026 }", "with.year = { from = \"2026-01\", to = \"2026-10\" }", true),
        // Ahead still, no later than the statement, or nothing that is ahead at all.
        ("with.year = { date = 2026 }", "with.year = { date = \"2026-11\" }", false),
        ("with.year = { date = 2026 }", "with.year = { date = 2026-02-01 }", false),
        ("stage = \"planned\"\n", "", false),
    ] {
        let harbour = Harbour::new();
        let changed = plan
            .replace(from, to)
            .replace(", year = \"2026年\" }", " }, unverifiable = { year = \"a test\" }");
        add(&harbour, &changed);
        let said = harbour.run(&["check", "--on", "2026-11-21"]).err;
        assert_eq!(said.contains("warning[plan-without-due]: `quay`"), told, "{to}: {said}");
    }
}

/// A plan whose `due` was moved, or mistyped, while the date that it names stayed.
#[test]
fn a_named_date_that_has_passed_is_told_although_due_is_later() {
    let sail = |value: &str, due: &str| {
        format!(
            "\n[sail]\nstatement.en = \"The ferry is to sail in {{{{ value }}}}.\"\nstatement.ja = \"船は{{{{ value }}}}に出る予定である。\"\n\
             value = {{ {value} }}\nstage = \"planned\"\nas-of = 2026-02-01\n{due}\
             evidence = [{{ source = \"plan\", locator = \"page 6\", unverifiable = \"a test\" }}]\n"
        )
    };
    for (value, due, told) in [
        ("date = \"2026-04\"", "due = \"2027-04\"\n", true),
        ("date = \"2027-04\"", "due = \"2026-04\"\n", true),
        ("date = 2026-04-10", "due = \"2027\"\n", true),
        ("from = \"2026-03\", to = \"2026-05\"", "due = \"2027-04\"\n", true),
        // The same time, more or less precise, or none of its own.
        ("date = \"2027-04\"", "due = 2027-04-30\n", false),
        ("date = \"FY2026\"", "due = 2027-03-31\n", false),
        ("from = \"2026-03\", to = \"2027-05\"", "due = \"2027-04\"\n", false),
        ("date = \"2026-04\"", "", false),
    ] {
        let harbour = Harbour::new();
        add(&harbour, &sail(value, due));
        let said = harbour.run(&["check", "--on", "2026-11-21"]).err;
        assert_eq!(said.contains("warning[dates-disagree]: `sail`"), told, "{value} {due}: {said}");
    }
    for (year, due, told) in [
        ("{ date = \"2026-04\" }", "due = \"2027-04\"", true),
        ("{ date = 2026 }", "due = \"2027-04\"", false),
        // What had passed when it held is what it starts from, and what is ahead is ahead.
        ("{ date = 2025 }", "due = \"2027-04\"", false),
        ("{ date = \"2026-01\" }", "due = \"2027-04\"", false),
        ("{ date = 2040 }", "due = \"2027-04\"", false),
        ("{ date = \"2026-04\" }, end = { date = \"2027-04\" }", "due = \"2027-04\"", true),
    ] {
        let harbour = Harbour::new();
        let plan = QUAY
            .replace("with.year = { date = 2026 }", &format!("with = {{ year = {year} }}"))
            .replace("due = \"2026-06\"", due)
            .replace("as-printed = { value = \"4バース\", year = \"2026年\" }", "unverifiable = \"a test\"");
        add(&harbour, &plan);
        let said = harbour.run(&["check", "--on", "2026-11-21"]).err;
        assert_eq!(said.contains("warning[dates-disagree]: `quay`"), told, "{year}: {said}");
        // By a later day, too, which no build knows of.
        let later = harbour.run(&["check", "--on", "2027-02-01"]).err;
        let passed = told || year == "{ date = 2026 }";
        assert_eq!(later.contains("warning[dates-disagree]: `quay`"), passed, "{year}: {later}");
        let due = harbour.run(&["due", "--on", "2026-11-21"]).out;
        assert_eq!(due.contains("fell due by 2026-04"), told, "{year}: {due}");
    }
}

/// A companion that says when a plan falls due tells that its value is of something else, and a sentence may tell a date as past.
#[test]
fn a_decision_on_a_later_date_and_a_plan_that_was_put_off_are_told_as_they_are() {
    let plan = |value: &str, companion: &str, keys: &str| {
        format!(
            "\n[line]\nstatement.en = \"The line, {{{{ first }}}}, opens in {{{{ value }}}}.\"\nstatement.ja = \"路線（{{{{ first }}}}）は{{{{ value }}}}に開業する。\"\n\
             value = {{ date = \"{value}\" }}\nwith.first = {companion}\nstage = \"planned\"\nas-of = 2026-02-01\n{keys}\
             evidence = [{{ source = \"plan\", locator = \"page 6\", unverifiable = \"a test\" }}]\n"
        )
    };
    let passed = "date-passed = \"The sentence says that it was first set for then.\"\n";
    for (value, companion, keys, told) in [
        ("2030", "{ by = \"2027-03\" }", "due = \"2027-03\"\n", false),
        ("2030", "{ by = \"2027-04\" }", "due = \"2027-03\"\n", true),
        ("2027-04", "{ date = \"2026-04\" }", "", true),
        ("2027-04", "{ date = \"2026-04\" }", passed, false),
    ] {
        let harbour = Harbour::new();
        add(&harbour, &plan(value, companion, keys));
        let said = harbour.run(&["check", "--on", "2026-11-21"]);
        assert_eq!(
            said.err.contains("warning[dates-disagree]: `line`"),
            told,
            "{companion} {keys}: {}",
            said.err
        );
        assert_eq!(said.code, 0, "{}", said.err);
    }
}

/// A `due` before all that a plan names, as one that was mistyped: the page says that its date has passed, and names one that is ahead.
#[test]
fn a_plan_that_has_lapsed_before_every_date_that_it_names_is_told() {
    for (with, due, told) in [
        ("year = { date = \"2027-04\" }", "2026-04", true),
        ("year = { by = 2027 }", "2026-10", true),
        ("year = { from = \"2027-01\", to = \"2027-03\" }", "2026-06", true),
        ("year = { date = \"2026-10\" }, end = { date = \"2027-04\" }", "2026-04", true),
        // Of the time in which it fell due, or passed, too.
        ("year = { date = 2026 }", "2026-06", false),
        ("year = { date = \"2026-10\" }", "2026-04", false),
        // One of them says when it fell due, and what the other says is of something else.
        ("year = { date = \"2027-04\" }, decided = { date = \"2026-04\" }", "2026-04", false),
        ("year = { date = \"2027-04\" }, decided = { by = 2026 }", "2026-04", false),
        ("year = { since = 2019 }", "2026-04", false),
        // It is ahead.
        ("year = { date = \"2027-04\" }", "2027-02", false),
        ("year = { date = \"2027-04\" }", "2027-04", false),
    ] {
        let harbour = Harbour::new();
        let plan = QUAY
            .replace("with.year = { date = 2026 }", &format!("with = {{ {with} }}"))
            .replace("due = \"2026-06\"", &format!("due = \"{due}\""))
            .replace("as-printed = { value = \"4バース\", year = \"2026年\" }", "unverifiable = \"a test\"");
        add(&harbour, &plan);
        let warned = "warning[dates-disagree]: `quay` is only planned, names `2027";
        let said = harbour.run(&["check", "--on", "2026-11-21"]).err;
        assert_eq!(said.contains(warned) && said.contains("is told as lapsed"), told, "{with} {due}: {said}");
        // And by a later day.
        let later = harbour.run(&["check", "--on", "2027-03-01"]).err;
        let told = told || due == "2027-02";
        assert_eq!(later.contains("is told as lapsed"), told, "{with} {due}: {later}");
    }
}

/// The reason is for a date that has passed.
#[test]
fn words_of_the_past_about_a_plan_that_is_ahead_are_warned_of() {
    for (due, told) in [("2026-06", false), ("2027-06", true)] {
        let harbour = Harbour::new();
        let plan = QUAY.replace(", year = \"2026年\" }", " }, unverifiable = { year = \"a test\" }");
        add(&harbour, &plan.replace("date = 2026 }", "date = \"2027-06\" }").replace("2026-06", due));
        let named = "{{ fact('quay', passed='the sentence is in the past').value }}";
        reword(&harbour, &format!("It was to get {named}."), &format!("{named}を受ける計画であった。"));
        let said = harbour.run(&["check"]).err;
        let warned = "warning[dates-disagree]: `passed` says that words about `quay` are right";
        assert_eq!(said.contains(warned), told, "{said}");
        assert_eq!(
            said.contains("whose date, `2027-06`, is still ahead: the sentence is in the past"),
            told,
            "{said}"
        );
        assert!(said.contains("the sentence is in the past"), "{said}");
    }
}

/// A page goes by the date that it shows.
#[test]
fn of_a_contested_date_the_version_that_is_shown_lapses() {
    let ward = "\n[ward]\nstatement.en = \"The ward is to open in {{ value }}.\"\nstatement.ja = \"病棟は{{ value }}に開く予定である。\"\n\
                short.en = \"Ward opens\"\nshort.ja = \"病棟の開設\"\nstage = \"planned\"\nas-of = 2026-02-01\n\
                [[ward.claim]]\nvalue = { date = \"2026-10\" }\nrank = \"preferred\"\n\
                evidence = [{ source = \"plan\", locator = \"page 6\", unverifiable = \"a test\" }]\n\
                [[ward.claim]]\nvalue = { date = \"2027-03\" }\n\
                evidence = [{ source = \"paper\", locator = \"page 6\", unverifiable = \"a test\" }]\n";
    let harbour = with_plan(ward, "\"ward\"");
    harbour.edit(INVESTOR, "layout = \"table\"", "layout = \"bullets\"");
    harbour.build();
    let page = harbour.read(ENGLISH);
    assert!(page.contains("It was due by October 2026") || page.contains("It was due by Oct 2026"), "{page}");
    let said = harbour.run(&["check", "--on", "2026-11-21"]).err;
    assert!(!said.contains("is told as lapsed"), "{said}");
    reword(&harbour, "It opens in {{ fact('ward').value }}.", "{{ fact('ward').value }}に開く。");
    let said = harbour.run(&["build"]).err;
    assert!(said.contains("error[date-passed]: the date of `ward`, `2026-10`, has passed"), "{said}");
    let brief = harbour.read(INVESTOR);
    harbour.write(INVESTOR, &format!("contested = \"both\"\n{brief}"));
    harbour.build();
    assert!(!harbour.read(ENGLISH).contains("It was due"), "{}", harbour.read(ENGLISH));
    // This page lapses by the last version, whatever another brief of the dossier shows.
    let said = harbour.right(&["check", "--on", "2027-04-01"]).err;
    assert!(said.contains("warning[plan-lapsed]: `ward`"), "{said}");
    let said = harbour.right(&["status", "--on", "2027-04-01"]).out;
    assert!(said.contains("the date of `ward` has passed since"), "{said}");
    let said = harbour.right(&["status", "--on", "2027-03-31"]).out;
    assert!(!said.contains("`ward`"), "{said}");
}

/// Each source says a time of its own, and none that it is some time between them.
#[test]
fn a_contested_date_in_a_timeline_is_drawn_from_version_to_version() {
    let ward = |[first, other]: [&str; 2]| {
        format!(
            "\n[ward]\nstatement.en = \"The timetable of the ward says {{{{ value }}}}.\"\nstatement.ja = \"病棟は{{{{ value }}}}に開く予定である。\"\n\
             short.en = \"Ward opens\"\nshort.ja = \"病棟の開設\"\nstage = \"planned\"\nas-of = 2026-02-01\n\
             [[ward.claim]]\nvalue = {{ {first} }}\nrank = \"preferred\"\n\
             evidence = [{{ source = \"plan\", locator = \"page 6\", unverifiable = \"a test\" }}]\n\
             [[ward.claim]]\nvalue = {{ {other} }}\n\
             evidence = [{{ source = \"paper\", locator = \"page 6\", unverifiable = \"a test\" }}]\n"
        )
    };
    for versions in [
        ["date = 2026-12-10", "date = 2027-03-20"],
        ["date = \"2026-12\"", "date = \"2027-03\""],
        ["by = 2027", "by = 2030"],
        ["from = \"2026-12\", to = \"2027-03\"", "from = \"2026-12\", to = \"2027-09\""],
    ] {
        let harbour = with_plan(&(ward(versions) + QUAY), "\"ward\", \"quay\"");
        harbour.edit(INVESTOR, "layout = \"table\"", "layout = \"timeline\"");
        let drawn = "a dashed line joins the earliest and the latest date that sources state";
        let japanese = "破線は出典により異なる時期の最も早いものから最も遅いものまで";
        harbour.build();
        assert!(!harbour.read(ENGLISH).contains(drawn), "the preferred one alone: {}", harbour.read(ENGLISH));
        let brief = harbour.read(INVESTOR);
        harbour.write(INVESTOR, &format!("contested = \"both\"\n{brief}"));
        harbour.build();
        let page = harbour.read(ENGLISH);
        assert!(page.contains(drawn) && page.contains("† Sources differ. Ward opens: "), "{page}");
        for other in ["a full bar", "points left"] {
            assert!(!page.contains(other), "{page}");
        }
        assert!(harbour.read(JAPANESE).contains(japanese), "{}", harbour.read(JAPANESE));
    }
}

/// A timeline draws a date, and the amount that sources differ on is only named by its short form.
#[test]
fn a_contested_amount_in_a_timeline_has_its_mark_behind_its_short_form() {
    let ward = "\n[ward]\nstatement.en = \"The ward, opened in {{ opened }}, cost {{ value }}.\"\nstatement.ja = \"{{ opened }}に開いた病棟の費用は{{ value }}であった。\"\n\
                short.en = \"New ward\"\nshort.ja = \"新病棟\"\nas-of = 2026-02-01\nwith.opened = { date = \"2025-10\" }\n\
                [[ward.claim]]\nvalue = { exact = \"20億\", unit = \"JPY\" }\nrank = \"preferred\"\n\
                evidence = [{ source = \"plan\", locator = \"page 6\", unverifiable = \"a test\" }]\n\
                [[ward.claim]]\nvalue = { exact = \"24億\", unit = \"JPY\" }\n\
                evidence = [{ source = \"paper\", locator = \"page 6\", unverifiable = \"a test\" }]\n";
    let harbour = with_plan(&(ward.to_owned() + QUAY), "\"ward\", \"quay\"");
    harbour.edit(INVESTOR, "layout = \"table\"", "layout = \"timeline\"");
    harbour.build();
    let (english, japanese) = (harbour.read(ENGLISH), harbour.read(JAPANESE));
    assert!(english.contains("New ward†") && english.contains("¥2.4 billion"), "{english}");
    assert!(japanese.contains("新病棟†"), "{japanese}");
}

#[test]
fn an_old_fact_tells_its_date_and_once() {
    let old = |harbour: &Harbour| harbour.edit(FACT_FILE, "as-of = 2026-06-12", "as-of = 2009-06-12");
    let harbour = Harbour::new();
    old(&harbour);
    reword(
        &harbour,
        "The works cost {{ fact('cost').value }} over {{ fact('cost').period }}.",
        "工事費は{{ fact('cost').period }}で{{ fact('cost').value }}である。",
    );
    harbour.build();
    let (english, japanese) = (uncited(&harbour.read(ENGLISH)), uncited(&harbour.read(JAPANESE)));
    for line in [
        "The works cost about ¥12 billion (as of Jun 2009) over 3 years.",
        "- The harbour has 12 berths (as of Jun 2009).",
        "- Dredging is to cost about ¥12 billion over 3 years (as of Jun 2009).",
    ] {
        assert!(english.contains(line), "{line}: {english}");
    }
    for line in ["工事費は3年間（2009年6月時点）で約120億円", "- 湊港には12バースがある（2009年6月時点）。"]
    {
        assert!(japanese.contains(line), "{line}: {japanese}");
    }
    // A table has a column for it, and a text may print it itself.
    harbour.edit(INVESTOR, "layout = \"bullets\"", "layout = \"table\"");
    harbour.edit(INVESTOR, "over {{ fact('cost').period }}.", "in {{ fact('cost').as_of }}.");
    harbour.edit(INVESTOR, "{{ fact('cost').period }}で", "{{ fact('cost').as_of }}に");
    harbour.build();
    let english = harbour.read(ENGLISH);
    assert!(english.contains("| Item (as of 12 Jun 2009) |"), "{english}");
    assert!(!english.contains("as of Jun 2009"), "{english}");
}

#[test]
fn how_old_is_told_is_a_setting_and_counts_from_the_first_day() {
    for (as_of, months, told) in [
        ("2025-11-21", None, false),
        ("2025-11-20", None, true),
        ("\"2025-11\"", None, true),
        ("\"2025-12\"", None, false),
        ("2026-06-12", Some(5), true),
        ("2026-06-12", Some(6), false),
        ("2026-11-20", Some(0), true),
        ("2009-06-12", Some(1200), false),
        ("\"FY2025\"", None, true),
    ] {
        let harbour = Harbour::new();
        harbour.edit(FACT_FILE, "as-of = 2026-06-12", &format!("as-of = {as_of}"));
        if as_of.starts_with("2026-11") {
            harbour.edit("briefs/harbour/sources.toml", "issued = 2026-06-13", "issued = 2026-11-20");
            harbour.edit("briefs/harbour/sources.toml", "issued = 2026-07-01", "issued = 2026-11-20");
        }
        if let Some(months) = months {
            harbour.edit(DOSSIER, "date =", &format!("tell-as-of-after = {months}\ndate ="));
        }
        harbour.build();
        let page = harbour.read("out/harbour/engineer.en.md");
        assert_eq!(page.contains("(as of "), told, "{as_of} {months:?}: {page}");
    }
}

#[test]
fn a_date_that_the_sentence_names_is_not_told_twice() {
    for (date, as_printed, told) in [
        ("2009-06-12", "2009年6月12日", false),
        ("\"2009-06\"", "2009年6月", false),
        ("2009", "2009年", false),
        ("1998", "1998年", true),
        ("2030", "2030年", true),
        ("\"FY2009\"", "2009年度", true),
    ] {
        let harbour = Harbour::new();
        harbour.edit(FACT_FILE, "as-of = 2026-06-12", "as-of = 2009-06-12");
        harbour.edit(
            FACT_FILE,
            "The harbour has {{ value }}.",
            "The harbour has {{ value }} since {{ since }}.",
        );
        harbour.edit(FACT_FILE, "湊港には{{ value }}がある。", "湊港には{{ since }}から{{ value }}がある。");
        harbour.edit(
            FACT_FILE,
            "as-printed = \"12バース\"",
            &format!("as-printed = {{ value = \"12バース\", since = \"{as_printed}\" }}"),
        );
        harbour.edit(
            FACT_FILE,
            "value = { exact = 12",
            &format!("with.since = {{ date = {date} }}\nvalue = {{ exact = 12"),
        );
        harbour.build();
        let page = harbour.read("out/harbour/engineer.en.md");
        let line = page.lines().find(|line| line.starts_with("- The harbour has")).unwrap();
        assert_eq!(line.contains("(as of Jun 2009)"), told, "{line}");
    }
}

#[test]
fn the_date_stands_before_the_stop_unless_that_is_an_abbreviations() {
    for (sentence, printed) in [
        ("There are {{ value }}.", "There are 12 berths (as of Jun 2009)."),
        ("{{ value }} are let to Minato Corp.", "12 berths are let to Minato Corp. (As of Jun 2009.)"),
        ("{{ value }} are let to the U.S.", "12 berths are let to the U.S. (As of Jun 2009.)"),
        ("“There are {{ value }}.”", "“There are 12 berths.” (As of Jun 2009.)"),
        ("There are {{ value }}", "There are 12 berths (as of Jun 2009)"),
    ] {
        let harbour = Harbour::new();
        harbour.edit(FACT_FILE, "as-of = 2026-06-12", "as-of = 2009-06-12");
        harbour.edit(FACT_FILE, "The harbour has {{ value }}.", sentence);
        harbour.build();
        let page = harbour.read("out/harbour/engineer.en.md");
        // Citations stand where sentences end, which is another test's affair.
        let bare = uncited(&page);
        assert!(bare.contains(printed), "{sentence}: {page}");
    }
}

#[test]
fn drawn_items_tell_their_age() {
    let other = BUILT.replace("subject = \"quay-berths\"\n", "");
    let harbour = with_plan(&(QUAY.to_owned() + &other), "\"quay\", \"quay-built\"");
    harbour.edit(INVESTOR, "layout = \"table\"", "layout = \"bar-chart\"");
    harbour.edit(FACT_FILE, "as-of = 2026-02-01", "as-of = 2009-02-01");
    harbour.build();
    let page = harbour.read(ENGLISH);
    assert!(page.contains("- Berths at the new quay (date passed; as of Feb 2009) · 4 berths"), "{page}");
    let page = harbour.read(JAPANESE);
    assert!(page.contains("- 新岸壁のバース数（期限経過、2009年2月時点） · 4バース"), "{page}");
}

#[test]
fn a_fiscal_year_has_no_months_and_has_passed_when_it_has_for_everybody() {
    let plan = |due: &str| QUAY.replace("due = \"2026-06\"", &format!("due = {due}"));
    for (due, lapsed) in [
        // The latest of a name ends in the year after it.
        ("\"FY2024\"", true),
        ("\"FY2025\"", false),
        ("\"FY2026\"", false),
        ("2026-03-31", true),
        ("2025", true),
        ("2026", false),
        ("\"2026-Q3\"", true),
        ("\"2026-Q4\"", false),
        ("\"autumn 2026\"", false),
        ("\"summer 2026\"", true),
        ("\"mid 2026\"", true),
        ("\"late 2026\"", false),
        ("2026-11-20", true),
        ("2026-11-21", false),
    ] {
        let harbour = with_plan(&plan(due), "\"quay\"");
        harbour.build();
        assert_eq!(harbour.read(ENGLISH).contains("(date passed)"), lapsed, "{due}");
    }
    let harbour = Harbour::new();
    add(
        &harbour,
        &QUAY
            .replace("with.year = { date = 2026 }", "with.year = { date = \"FY2027\" }")
            .replace("2026年", "2027年度")
            .replace("due = \"2026-06\"", "due = \"FY2027\""),
    );
    reword(&harbour, "{{ fact('quay') }}", "{{ fact('quay') }}");
    harbour.build();
    let page = uncited(&harbour.read(ENGLISH));
    assert!(page.contains("4 berths by fiscal 2027.\n"), "{page}");
}

#[test]
fn what_is_to_be_looked_at_again_is_told_by_the_day_and_changes_no_page() {
    let harbour = Harbour::new();
    harbour.edit(FACT_FILE, "as-of = 2026-06-12", "as-of = 2026-06-12\nreview-by = \"2026-10\"");
    harbour.edit(FACT_FILE, "value = { exact = 900", "review-by = 2030-01-01\nvalue = { exact = 900");
    harbour.build();
    let page = harbour.bytes(ENGLISH);
    let said = |on: &str| harbour.right(&["check", "--on", on]).err;
    assert!(said("2026-10-31").ends_with("4 facts · 4 briefs · nothing wrong\n"));
    let after = said("2026-11-01");
    assert!(
        after.contains(
            "warning[review-due]: `berths` was to be looked at again by `2026-10`, before 2026-11-01"
        )
    );
    assert!(after.ends_with("3 warnings\n"), "{after}");
    let status = |on: &str| harbour.right(&["status", "--on", on]).out;
    assert!(!status("2026-10-31").contains("looked at again"));
    let line = "out/harbour/engineer.en.pdf: `ships` and `berths` should have been looked at again";
    assert!(status("2026-11-01").contains(line), "{}", status("2026-11-01"));
    let json = harbour.json(&["check", "--on", "2026-11-01", "--format", "json"]);
    assert_eq!(json["on"], "2026-11-01");

    harbour.edit(DOSSIER, "date =", "review-overdue = \"error\"\ndate =");
    for command in ["check", "status"] {
        assert_eq!(harbour.run(&[command, "--on", "2026-10-31"]).code, 0);
        let said = harbour.run(&[command, "--on", "2026-11-01"]);
        assert_eq!(said.code, 1, "{}", said.err);
        assert!(said.err.contains("error[review-overdue]: `berths`"), "{}", said.err);
    }
    harbour.build();
    assert_eq!(harbour.bytes(ENGLISH), page);
}

#[test]
fn a_mail_says_or_refuses_what_should_have_been_looked_at_again() {
    let harbour = Harbour::new();
    harbour.edit(DOSSIER, "date =", "contact = \"Desk <desk@example.org>\"\ndate =");
    harbour.edit(FACT_FILE, "value = { exact = 12", "review-by = 2026-10-31\nvalue = { exact = 12");
    harbour.build();
    let mail = |on: &str| {
        let ledger = harbour.path("ledger.jsonl");
        let recipients = harbour.path("recipients.toml");
        harbour.write(
            "recipients.toml",
            "[[recipient]]\nname = \"Ada\"\naddress = \"a@example.org\"\naudience = \"investor\"\n",
        );
        let (ledger, recipients) = (ledger.to_str().unwrap(), recipients.to_str().unwrap());
        harbour.run(&[
            "mail",
            "investor",
            "--to",
            "a@example.org",
            "--dry-run",
            "--on",
            on,
            "--ledger",
            ledger,
            "--recipients",
            recipients,
        ])
    };
    let said = mail("2026-11-22");
    assert_eq!(said.code, 0, "{}", said.err);
    let told = "facts of the page should have been reviewed before 2026-11-22: `berths`";
    assert!(said.err.contains(&format!("warning: {told}")), "{}", said.err);
    let said = mail("2026-10-01");
    assert!(said.err.contains("warning: the page is dated 2026-11-21, later than the day"), "{}", said.err);
    harbour.edit(DOSSIER, "date =", "review-overdue = \"error\"\ndate =");
    harbour.build();
    let said = mail("2026-11-22");
    assert_eq!(said.code, 1);
    assert!(said.err.contains(&format!("refused: `a@example.org`: {told}")), "{}", said.err);
}
