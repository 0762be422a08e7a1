//! What an earlier edition or a copy said of a contested figure is told as its page showed it, not as today's does.

#![expect(clippy::unwrap_used, reason = "a helper that panics fails its test")]

use std::fs;

use crate::support::desk::{Desk, printed, readable, with};

const BRIEF: &str = "briefs/port/investor.toml";
const FACTS: &str = "briefs/port/facts/works.toml";
const KEPT: &str = "briefs/port/editions/first.toml";
const VALUE: &str = "value = { exact = 60, unit = \"turbines/year\" }";
const EVIDENCE: &str = "evidence = [\n  { source = \"prefecture-plan\", locator = \"page 5, table 2\", as-printed = \"年間60基\" },\n]";
const WAYS: [&str; 3] = ["preferred", "range", "both"];

/// The claims, of which one is preferred.
fn claims(preferred: usize) -> String {
    let claim = |number: usize, version: &str| {
        let rank = if number == preferred { "rank = \"preferred\"\n" } else { "" };
        format!("[[turbines-a-year.claim]]\n{rank}{version}\n")
    };
    claim(
        1,
        "value = { exact = 60, unit = \"turbines/year\" }\nevidence = [{ source = \"prefecture-plan\", locator = \"page 5\", as-printed = \"年間60基\" }]",
    ) + &claim(
        2,
        "value = { exact = 80, unit = \"turbines/year\" }\nevidence = [{ source = \"shore-gazette\", locator = \"paragraph 3\", as-printed = \"80 turbines a year\" }]",
    )
}

/// A project with a contested figure that its brief shows in a way, whose page is kept and was noted as sent.
fn sent(way: &str) -> Desk {
    let desk = Desk::new();
    desk.edit(FACTS, &format!("{VALUE}\n"), "");
    desk.edit(FACTS, EVIDENCE, &claims(1));
    desk.edit(BRIEF, "audience =", &format!("contested = \"{way}\"\naudience ="));
    desk.build();
    desk.expect(0, &with(&["-o", "first"]));
    let draft = desk.draft("first");
    let id = draft.split("Message-ID: <").nth(1).unwrap().split('>').next().unwrap();
    desk.expect(0, &["ledger", "sent", id]);
    let manifest = fs::read_to_string(desk.path("out/port/manifest.toml")).unwrap();
    desk.write(KEPT, &manifest);
    fs::copy(desk.path("out/port/investor.en.pdf"), desk.path("copy.pdf")).unwrap();
    desk.edit("briefs/port/dossier.toml", "date = 2026-11-21", "date = 2026-11-28");
    desk.edit(BRIEF, "audience =", "changes-since = \"first\"\naudience =");
    desk
}

fn prefer_the_other(desk: &Desk) {
    desk.edit(FACTS, &claims(1), &claims(2));
}

fn settle(desk: &Desk) {
    desk.edit(
        FACTS,
        &claims(1),
        "[turbines-a-year.value]\nexact = 80\nunit = \"turbines/year\"\n[[turbines-a-year.evidence]]\nsource = \"shore-gazette\"\nlocator = \"paragraph 3\"\nas-printed = \"80 turbines a year\"\n",
    );
}

fn page(desk: &Desk, language: &str) -> String {
    fs::read_to_string(desk.path(&format!("out/port/investor.{language}.md"))).unwrap()
}

fn recall(desk: &Desk) -> String {
    printed(&desk.run(&["recall"]))
}

fn of_figure(said: &str) -> Vec<&str> {
    said.lines().filter(|line| line.contains("turbines-a-year") && line.contains("value")).collect()
}

#[test]
fn a_figure_that_is_contested_no_longer_stands_beside_what_the_edition_printed() {
    for (way, en, ja, copy) in [
        (
            "preferred",
            "60 turbines a year (sources differed)",
            "年60基（出典により異なる）",
            "60 turbines a year†",
        ),
        (
            "range",
            "60 to 80 turbines a year (sources differed)",
            "年60〜80基（出典により異なる）",
            "60 to 80 turbines a year†",
        ),
        (
            "both",
            "60 turbines a year or 80 turbines a year (sources differed)",
            "年60基または年80基（出典により異なる）",
            "60 turbines a year or 80 turbines a year†",
        ),
    ] {
        let desk = sent(way);
        settle(&desk);
        desk.build();
        for (language, was) in [("en", en), ("ja", ja)] {
            let page = page(&desk, language);
            assert!(page.contains(&format!("| {was} |")), "{way}: {page}");
            assert!(!page.contains('†'), "{way}: {page}");
        }
        let recalled = recall(&desk);
        assert_eq!(
            of_figure(&recalled),
            [format!("  ! turbines-a-year: value was `{copy}`, is `80 turbines a year`")],
            "{recalled}"
        );
        desk.expect(1, &["recall", "--draft", "--on", "2026-11-28"]);
        let mail = readable(&desk.draft("outbox")).replace('\n', " ");
        assert!(mail.contains(&format!("(Your copy says {en}.)")), "{way}: {mail}");
        assert!(!mail.contains('†'), "{way}: {mail}");
        let compared = printed(&desk.run(&["diff", "--against", "copy.pdf"]));
        assert!(compared.contains(copy), "{way}: {compared}");
    }
}

#[test]
fn another_preferred_version_is_a_change_where_the_preferred_one_is_shown() {
    for way in WAYS {
        let desk = sent(way);
        prefer_the_other(&desk);
        desk.build();
        let (page, recalled) = (page(&desk, "en"), recall(&desk));
        let compared = printed(&desk.run(&["diff", "--against", "copy.pdf"]));
        match way {
            "preferred" => {
                let row = "| 60 turbines a year (sources differed) | 80 turbines a year† ";
                assert!(page.contains(row), "{page}");
                let line = "  ! turbines-a-year: value was `60 turbines a year†`, is `80 turbines a year†`";
                assert_eq!(of_figure(&recalled), [line], "{recalled}");
                assert!(compared.contains("60 turbines a year† → 80 turbines a year†"), "{compared}");
            }
            _ => {
                assert!(page.contains("No figure here has changed"), "{way}: {page}");
                assert_eq!(of_figure(&recalled), Vec::<&str>::new(), "{way}: {recalled}");
                assert!(!compared.contains("turbines a year"), "{way}: {compared}");
            }
        }
    }
}

/// A reader sees another figure on the new page; nobody who holds the old one has to be told.
#[test]
fn another_way_to_show_the_same_versions_is_told_on_the_page_and_recalls_nothing() {
    for (way, other) in WAYS.into_iter().flat_map(|way| WAYS.map(|other| (way, other))) {
        let desk = sent(way);
        desk.edit(BRIEF, &format!("contested = \"{way}\""), &format!("contested = \"{other}\""));
        desk.build();
        let page = page(&desk, "en");
        assert_eq!(page.contains("No figure here has changed"), way == other, "{way}, {other}: {page}");
        let recalled = recall(&desk);
        assert_eq!(of_figure(&recalled), Vec::<&str>::new(), "{way}, {other}: {recalled}");
        let compared = printed(&desk.run(&["diff", "--against", "copy.pdf"]));
        assert!(!compared.contains("turbines a year"), "{way}, {other}: {compared}");
    }
}

/// Tables that changed in nothing are no news.
#[test]
fn another_order_of_the_versions_is_no_change() {
    for way in ["preferred", "range"] {
        let desk = sent(way);
        let both = claims(1);
        let second = both.rfind("[[turbines-a-year.claim]]").unwrap();
        desk.edit(FACTS, &both, &format!("{}{}", &both[second..], &both[..second]));
        desk.build();
        let (page, recalled) = (page(&desk, "en"), recall(&desk));
        assert!(page.contains("No figure here has changed"), "{way}: {page}");
        assert_eq!(of_figure(&recalled), Vec::<&str>::new(), "{way}: {recalled}");
        let compared = printed(&desk.run(&["diff", "--against", "copy.pdf"]));
        assert!(!compared.contains("  value"), "{way}: {compared}");
    }
}

/// The figure in the text is the same, and the line below it isn't.
#[test]
fn another_version_that_isnt_preferred_is_told_with_all_versions() {
    let desk = sent("preferred");
    let other = claims(1).replace("exact = 80", "exact = 90").replace("80 turbines", "90 turbines");
    desk.edit(FACTS, &claims(1), &other);
    desk.build();
    let page = page(&desk, "en");
    assert!(page.contains("No figure here has changed"), "{page}");
    let [was, is] = ["80", "90"].map(|second| format!("60 turbines a year or {second} turbines a year†"));
    let recalled = recall(&desk);
    assert_eq!(
        of_figure(&recalled),
        [format!("  ! turbines-a-year: value was `{was}`, is `{is}`")],
        "{recalled}"
    );
    let compared = printed(&desk.run(&["diff", "--against", "copy.pdf"]));
    assert!(
        compared.contains(&format!("− {was}\n")) && compared.contains(&format!("+ {is}\n")),
        "{compared}"
    );
}

/// What an author types into a kept edition is compared with its versions.
#[test]
fn what_an_edition_says_of_a_contested_figure_is_compared_with_it() {
    let desk = sent("preferred");
    let manifest = fs::read_to_string(desk.path(KEPT)).unwrap();
    for (wrong, why) in [
        ("61 turbines a year†", "contradicts itself: it says `61 turbines a year†` of `turbines-a-year`"),
        (
            "60 turbines a year",
            "contradicts itself: sources differ on `turbines-a-year`, and `60 turbines a year` has no †",
        ),
    ] {
        let shown = "preferred = { en = \"60 turbines a year†\"";
        assert!(manifest.contains(shown), "{manifest}");
        desk.write(KEPT, &manifest.replace(shown, &format!("preferred = {{ en = \"{wrong}\"")));
        let said = desk.expect(1, &["check", "--on", "2026-11-28"]);
        assert!(said.contains("error[bad-edition]") && said.contains(why), "{said}");
    }
    desk.write(KEPT, &manifest);
    desk.expect(0, &["check", "--on", "2026-11-28"]);
}

/// A plan falls due by the version that its page shows, in what its copies say of it too.
#[test]
fn a_copy_has_the_due_date_of_the_version_that_its_page_shows() {
    let desk = Desk::new();
    let plan = |other: &str| {
        format!(
            "[opening]\nstatement.en = \"The quay opens in {{{{ value }}}}.\"\nstatement.ja = \"岸壁は{{{{ value }}}}に開く予定である。\"\nstatus = \"announced\"\nstage = \"planned\"\n[[opening.claim]]\nrank = \"preferred\"\nvalue = {{ date = \"2028-10\" }}\nevidence = [{{ source = \"prefecture-plan\", locator = \"page 5\", as-printed = \"2028年10月\" }}]\n[[opening.claim]]\nvalue = {{ date = \"{other}\" }}\nevidence = [{{ source = \"shore-gazette\", locator = \"paragraph 3\", as-printed = \"{}\" }}]\n\n[works-cost]",
            if other == "2029-03" { "March 2029" } else { "June 2029" }
        )
    };
    desk.edit(FACTS, "[works-cost]", &plan("2029-03"));
    desk.edit(BRIEF, "\"turbines-a-year\"]", "\"turbines-a-year\", \"opening\"]");
    desk.build();
    fs::copy(desk.path("out/port/investor.en.pdf"), desk.path("copy.pdf")).unwrap();
    let inspected = printed(&desk.run(&["inspect", "--json", "copy.pdf"]));
    assert!(
        inspected.contains("\"due\": \"2028-10\"") && !inspected.contains("\"due\": \"2029"),
        "{inspected}"
    );
    desk.edit(FACTS, &plan("2029-03"), &plan("2029-06"));
    desk.build();
    let compared = printed(&desk.run(&["diff", "--against", "copy.pdf"]));
    assert!(compared.contains("March 2029") && compared.contains("June 2029"), "{compared}");
    assert!(!compared.contains("due"), "{compared}");
}

/// A manifest of a program that didn't record it.
#[test]
fn an_edition_that_doesnt_say_how_it_showed_a_figure_is_refused_until_it_does() {
    let desk = sent("preferred");
    let manifest = fs::read_to_string(desk.path(KEPT)).unwrap();
    let start = manifest.find(", shown = {").unwrap();
    let end = start + manifest[start..].find("} }").unwrap() + 3;
    let without = format!("{}{}", &manifest[..start], &manifest[end..]);
    desk.write(KEPT, &without);
    settle(&desk);
    let said = desk.expect(1, &["check", "--on", "2026-11-28"]);
    assert!(
        said.contains("error[bad-edition]: `briefs/port/editions/first.toml` doesn't say which version of `turbines-a-year` its page showed"),
        "{said}"
    );
    // As the hint says.
    let shown = ", shown = { preferred = { en = \"60 turbines a year†\", ja = \"年60基†\" } }";
    desk.write(KEPT, &format!("{}{shown}{}", &manifest[..start], &manifest[end..]));
    desk.build();
    assert!(page(&desk, "en").contains("| 60 turbines a year (sources differed) |"));
}
