//! What became of facts, as `show`, `list`, `diff`, `recall` and `build --known-on` tell it; and that no page, file or mail has a word of it.

#![expect(clippy::unwrap_used, reason = "a helper that panics fails its test")]

use std::fs;
use std::path::Path;

use crate::support::desk::{Desk, printed, readable};
use crate::support::harbour::{FACT_FILE, Harbour};

const WHY: &str = "read from the wrong column";
const TOLD: &str = "the tariff desk";

/// A harbour whose number of berths was wrong until October.
fn corrected() -> Harbour {
    let harbour = Harbour::new();
    harbour.edit(
        FACT_FILE,
        "[berths]\n",
        &format!(
            "[berths]\nrecorded = 2026-07-02\ncorrected = [{{ on = 2026-10-02, since = 2026-07-02, was = {{ exact = 21, unit = \"berths\" }}, why = \"{WHY}\", told = [\"{TOLD}\"] }}]\n"
        ),
    );
    harbour
}

/// A harbour in which another fact has taken the place of the number of berths.
fn superseded() -> Harbour {
    let harbour = Harbour::new();
    let facts = harbour.read(FACT_FILE);
    let berths = facts.split("[berths]\n").nth(1).unwrap().split("\n[cost]").next().unwrap();
    let new = berths.replace("exact = 12", "exact = 15").replace("12バース", "15バース");
    harbour.edit(FACT_FILE, "[cost]", &format!("[berths-since]\nrecorded = 2026-11-02\n{new}\n[cost]"));
    harbour.edit(
        FACT_FILE,
        "[berths]\n",
        &format!("[berths]\nrecorded = 2026-07-02\nsuperseded-by = {{ fact = \"berths-since\", on = 2026-11-01, why = \"{WHY}\" }}\n"),
    );
    for brief in ["investor", "engineer"] {
        harbour.edit(&format!("briefs/harbour/{brief}.toml"), "\"berths\"", "\"berths-since\"");
    }
    harbour
}

#[test]
fn show_tells_the_history_and_list_marks_what_has_ended() {
    let said = corrected().right(&["show", "berths"]).out;
    let rows = [
        "  recorded   2026-07-02\n",
        "  corrected  on 2026-10-02, wrong since 2026-07-02: value was 21 berths | 21バース\n",
        &format!("             because {WHY}\n"),
        &format!("             told {TOLD}\n"),
    ];
    assert!(said.contains(&rows.concat()), "{said}");
    let harbour = superseded();
    let said = harbour.right(&["show", "berths"]).out;
    assert!(said.contains(&format!("  superseded by berths-since on 2026-11-01: {WHY}\n")), "{said}");
    let said = harbour.right(&["show", "berths-since"]).out;
    assert!(said.contains("  supersedes berths\n"), "{said}");
    let listed = harbour.right(&["list"]).out;
    assert!(listed.contains("12 berths  (announced, superseded by berths-since; unused)"), "{listed}");
    // Before that day it isn't.
    let listed = harbour.right(&["list", "--date", "2026-10-31"]).out;
    assert!(listed.contains("12 berths  (announced; unused)"), "{listed}");
    let json = harbour.json(&["show", "berths", "--json"]);
    assert_eq!(json["fact"]["superseded-by"]["fact"], "berths-since");
    assert_eq!(corrected().json(&["show", "berths", "--json"])["fact"]["corrected"][0]["told"][0], TOLD);
}

#[test]
fn diff_gives_the_reason_of_a_difference_that_a_correction_explains() {
    let harbour = Harbour::new();
    harbour.edit(FACT_FILE, "exact = 12", "exact = 21");
    harbour.edit(FACT_FILE, "12バース", "21バース");
    harbour.build();
    let right = corrected();
    for file in [FACT_FILE, "briefs/harbour/dossier.toml"] {
        harbour.write(file, &right.read(file));
    }
    let said = harbour.right(&["diff"]).out;
    let told = format!("  because    `value` corrected on 2026-10-02: {WHY} (told: {TOLD})\n");
    assert!(said.contains(&told), "{said}");
    let json = harbour.json(&["diff", "--format", "json"]);
    let cause = &json["dossiers"][0]["facts"][0]["causes"][0];
    assert_eq!((&cause["figure"], &cause["why"]), (&"value".into(), &WHY.into()));
    // A report that may be handed on leaves it out.
    for format in ["markdown", "html"] {
        let report = harbour.right(&["diff", "--format", format]).out;
        assert!(!report.contains(WHY) && report.contains("12 berths"), "{report}");
    }
    // Another difference isn't explained by it.
    harbour.edit(FACT_FILE, "was = { exact = 21", "was = { exact = 22");
    let said = harbour.right(&["diff"]).out;
    assert!(said.contains("12 berths") && !said.contains(WHY), "{said}");
}

#[test]
fn diff_tells_that_a_fact_is_gone_because_another_took_its_place() {
    let harbour = Harbour::new();
    harbour.build();
    let now = superseded();
    for file in [FACT_FILE, "briefs/harbour/investor.toml", "briefs/harbour/engineer.toml"] {
        harbour.write(file, &now.read(file));
    }
    let said = harbour.right(&["diff"]).out;
    assert!(said.contains("unprinted berths"), "{said}");
    assert!(said.contains(&format!("superseded by `berths-since` on 2026-11-01: {WHY}")), "{said}");
}

/// A formula that names the successor of what it named gives another figure, and the reason is the succession.
#[test]
fn diff_tells_why_what_is_computed_from_the_successor_is_another_figure() {
    let twice = |of: &str| {
        format!(
            "\n[twice]\nstatement.en = \"The plan reckons with {{{{ value }}}}.\"\nstatement.ja = \"計画上の数は{{{{ value }}}}である。\"\nformula = \"{of} * 2\"\n"
        )
    };
    let harbour = Harbour::new();
    harbour.write(FACT_FILE, &(harbour.read(FACT_FILE) + &twice("berths")));
    let both = |harbour: &Harbour, berths: &str| {
        harbour.edit("briefs/harbour/investor.toml", berths, &format!("{berths}, \"twice\""));
    };
    both(&harbour, "\"berths\"");
    harbour.build();
    let now = superseded();
    now.write(FACT_FILE, &(now.read(FACT_FILE) + &twice("berths-since")));
    both(&now, "\"berths-since\"");
    for file in [FACT_FILE, "briefs/harbour/investor.toml", "briefs/harbour/engineer.toml"] {
        harbour.write(file, &now.read(file));
    }
    let said = harbour.right(&["diff"]).out;
    let why =
        format!("among what it is computed from, `berths` superseded by `berths-since` on 2026-11-01: {WHY}");
    assert_eq!(said.matches(&why).count(), 1, "{said}");
}

#[test]
fn recall_names_copies_with_what_was_corrected_or_superseded_and_why() {
    let works = "briefs/port/facts/works.toml";
    let desk = Desk::new();
    desk.expect(0, &["mail", "investor", "-l", "en", "--to", "Yui Tanaka <yui@example.org>"]);
    let recall = || printed(&desk.run(&["recall", "--drafts"]));
    desk.restate(works, "320億", "350億");
    desk.edit(
        works,
        "[works-cost]\n",
        &format!("[works-cost]\ncorrected = [{{ on = 2026-11-20, was = {{ about = \"320億\", unit = \"JPY\" }}, why = \"{WHY}\", told = [\"{TOLD}\"] }}]\n"),
    );
    let said = recall();
    assert!(said.contains("! works-cost: value was `about ¥32 billion`, is `about ¥35 billion`"), "{said}");
    assert!(said.contains(&format!("`value` corrected on 2026-11-20: {WHY} (told: {TOLD})")), "{said}");
}

/// A mail with a page that has a derived fact, beside the figure from which that is computed or without it; then that figure is
/// corrected on this day. What `recall` says, as text and as JSON.
fn recalled(with_input: bool, corrected_on: &str) -> (String, serde_json::Value) {
    let works = "briefs/port/facts/works.toml";
    let desk = Desk::new();
    desk.write(
        "briefs/port/facts/more.toml",
        "[all-works]\nstatement.en = \"All of it comes to {{ value }}, {{ part }} of that for a quay.\"\n\
         statement.ja = \"総額は{{ value }}で、うち岸壁は{{ part }}である。\"\n\
         formula = \"works-cost * 3\"\nwith.part = \"works-cost\"\n",
    );
    for brief in ["investor", "policy"] {
        let with = if with_input { "\"works-cost\", \"all-works\"" } else { "\"all-works\"" };
        let brief = format!("briefs/port/{brief}.toml");
        desk.restate(&brief, "\"works-cost\"", with);
        if !with_input {
            desk.restate(&brief, "fact('works-cost')", "fact('all-works')");
        }
    }
    desk.build();
    desk.expect(0, &["mail", "investor", "-l", "en", "--to", "Yui Tanaka <yui@example.org>"]);
    desk.expect(0, &["recall", "--drafts"]);
    desk.restate(works, "320億", "350億");
    desk.edit(
        works,
        "[works-cost]\n",
        &format!("[works-cost]\ncorrected = [{{ on = {corrected_on}, was = {{ about = \"320億\", unit = \"JPY\" }}, why = \"{WHY}\", told = [\"{TOLD}\"] }}]\n"),
    );
    let output = desk.run(&["recall", "--drafts"]);
    assert_eq!(output.status.code(), Some(1));
    let json = serde_json::from_slice(&desk.run(&["recall", "--drafts", "--json"]).stdout).unwrap();
    // What goes out to set it right holds the new figure, and not the reason.
    desk.build();
    desk.expect(1, &["recall", "--drafts", "--draft", "-o", "corrections", "--on", "2026-11-22"]);
    let drafts = desk.drafts("corrections");
    assert_eq!(drafts.len(), 1);
    let text = readable(&drafts[0].1);
    assert!(text.contains("All of it comes to about ¥110 billion") && !text.contains(WHY), "{text}");
    (printed(&output), json)
}

#[test]
fn recall_tells_why_a_derived_fact_changed() {
    let why = format!(
        "`value` of `works-cost`, from which it is computed, corrected on 2026-11-22: {WHY} (told: {TOLD})"
    );
    // The copy holds the figure, or it has only what is computed from it and was made before that day.
    for with_input in [true, false] {
        let (said, json) = recalled(with_input, "2026-11-22");
        let (_, derived) = said.split_once("! all-works: ").unwrap();
        assert!(derived.contains("value was `about ¥96 billion`, is `about ¥110 billion`"), "{said}");
        assert!(derived.contains(&why), "{said}");
        let changes = json["found"][0]["changes"].as_array().unwrap();
        let own = changes.iter().find(|change| change["fact"] == "all-works").unwrap();
        assert_eq!(
            (&own["causes"][0]["of"], &own["causes"][0]["on"]),
            (&"works-cost".into(), &"2026-11-22".into()),
            "{own}"
        );
        assert_eq!(own["causes"].as_array().unwrap().len(), 1, "{own}");
    }
    // A correction of a day before the copy is the reason where the copy holds what it replaced, and isn't guessed at where it doesn't.
    let (said, _) = recalled(true, "2026-11-20");
    assert!(said.split_once("! all-works: ").unwrap().1.contains("corrected on 2026-11-20"), "{said}");
    let (said, _) = recalled(false, "2026-11-20");
    assert!(said.contains("! all-works: ") && !said.contains(WHY), "{said}");
}

#[test]
fn recall_names_copies_with_a_fact_whose_place_another_one_has_taken() {
    let works = "briefs/port/facts/works.toml";
    let desk = Desk::new();
    desk.expect(0, &["mail", "investor", "-l", "en", "--to", "Yui Tanaka <yui@example.org>"]);
    let facts = fs::read_to_string(desk.path(works)).unwrap();
    let other = facts.split("[works-cost]\n").nth(1).unwrap().split("\n[").next().unwrap();
    desk.write(
        "briefs/port/facts/more.toml",
        &format!("[defaults]\nas-of = 2026-06-30\n[works-revised]\n{other}\n"),
    );
    desk.edit(
        works,
        "[works-cost]\n",
        &format!(
            "[works-cost]\nsuperseded-by = {{ fact = \"works-revised\", on = 2026-11-21, why = \"{WHY}\" }}\n"
        ),
    );
    for brief in ["investor", "policy"] {
        desk.restate(&format!("briefs/port/{brief}.toml"), "works-cost", "works-revised");
    }
    let output = desk.run(&["recall", "--drafts"]);
    let said = printed(&output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("! works-cost: superseded by `works-revised`; the copy says `"), "{said}");
    assert!(said.contains(&format!("superseded by `works-revised` on 2026-11-21: {WHY}")), "{said}");
    // The correction that goes out has the new fact, and not the reason.
    desk.build();
    desk.expect(1, &["recall", "--drafts", "--draft", "-o", "corrections", "--on", "2026-11-22"]);
    let drafts = desk.drafts("corrections");
    assert_eq!(drafts.len(), 1);
    assert!(!readable(&drafts[0].1).contains(WHY), "{}", readable(&drafts[0].1));
}

/// Every file that a build writes, with the streams of PDFs unpacked, and the text of a mail.
#[test]
fn no_page_file_or_mail_has_a_word_of_a_history() {
    for harbour in [corrected(), superseded()] {
        harbour.build();
        let mut files = 0;
        visit(&harbour.path("out"), &mut |path, bytes| {
            files += 1;
            let mut texts = vec![String::from_utf8_lossy(&bytes).into_owned()];
            if path.extension().is_some_and(|end| end == "pdf") {
                let mut pdf = lopdf::Document::load_mem(&bytes).unwrap();
                pdf.decompress();
                let mut whole = Vec::new();
                pdf.save_to(&mut whole).unwrap();
                texts.push(String::from_utf8_lossy(&whole).into_owned());
            }
            for text in texts {
                for secret in [WHY, TOLD, "2026-07-02", "2026-10-02", "recorded"] {
                    assert!(!text.contains(secret), "{}: {secret}", path.display());
                }
            }
        });
        assert_eq!(files, 9);
        let facts = factbrief::pdf::read_attachment(&harbour.bytes("out/harbour/investor.en.pdf")).unwrap();
        assert!(!String::from_utf8_lossy(&facts.bytes).contains(WHY));
    }
}

fn visit(folder: &Path, see: &mut impl FnMut(&Path, Vec<u8>)) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { visit(&path, see) } else { see(&path, fs::read(&path).unwrap()) }
    }
}

#[test]
fn a_page_of_an_earlier_day_goes_to_a_folder_of_its_own_and_says_what_it_leaves_out() {
    let harbour = superseded();
    harbour.build();
    let today = harbour.read("out/harbour/investor.en.md");
    let said = harbour.right(&["build", "--known-on", "2026-10-31"]);
    let expected = [
        "`berths-since` was recorded on 2026-11-02: `harbour/engineer` has `berths` in its place, which it superseded later",
        "`berths-since` was recorded on 2026-11-02: `harbour/investor` has `berths` in its place, which it superseded later",
        "3 facts of `harbour` don't say when recorded, and are taken as known on 2026-10-31: `cost`, `ships` and `unprinted`",
    ];
    for line in expected {
        assert!(said.err.contains(line), "{line}\n{}", said.err);
    }
    assert!(said.err.contains("the pages are in `known-on/2026-10-31`"), "{}", said.err);
    assert_eq!(harbour.read("out/harbour/investor.en.md"), today);
    let then = harbour.read("known-on/2026-10-31/harbour/investor.en.md");
    assert!(
        then.contains("12 berths") && then.contains("31 October 2026") && !then.contains("15 berths"),
        "{then}"
    );
    // Another day may be printed, and another folder named.
    harbour.right(&["build", "--known-on", "2026-10-31", "--date", "2026-12-24", "-o", "then"]);
    assert!(harbour.read("then/harbour/investor.en.md").contains("24 December 2026"));
    // On the day between, the successor is in force and isn't recorded yet.
    let said = harbour.right(&["build", "--known-on", "2026-11-01"]);
    assert!(said.err.contains("has `berths` in its place"), "{}", said.err);
    let said = harbour.right(&["build", "--known-on", "2026-11-02"]);
    assert!(!said.err.contains("in its place"), "{}", said.err);
    assert!(harbour.read("known-on/2026-11-02/harbour/investor.en.md").contains("15 berths"));
    assert_eq!(harbour.run(&["build", "--known-on", "last year"]).code, 2);
}

/// What a formula gives of figures that were corrected later is as these were, and the command says so.
#[test]
fn what_was_computed_from_a_figure_that_was_corrected_later_is_said_to_be_as_that_was() {
    let harbour = corrected();
    let facts = harbour.read(FACT_FILE);
    let twice = "\n[twice]\nstatement.en = \"The plan reckons with {{ value }}.\"\nstatement.ja = \"計画上の数は{{ value }}である。\"\nformula = \"berths * 2\"\n\
                 [four]\nstatement.en = \"The town reckons with {{ value }}.\"\nstatement.ja = \"町の数は{{ value }}である。\"\nformula = \"twice * 2\"\n";
    harbour.write(FACT_FILE, &(facts + twice));
    harbour.edit("briefs/harbour/investor.toml", "\"berths\"", "\"four\"");
    let said = harbour.right(&["build", "--known-on", "2026-09-30"]);
    assert!(harbour.read("known-on/2026-09-30/harbour/investor.en.md").contains("84 berths"));
    for line in ["`value` of `berths` is as it was", "`four` is computed from `berths` as it was then"] {
        assert!(said.err.contains(line), "{}", said.err);
    }
    let shown = harbour.right(&["show", "four"]).out;
    assert!(
        shown.contains("corrected: on 2026-10-02, wrong since 2026-07-02: value was 21 berths"),
        "{shown}"
    );
}

#[test]
fn a_contested_fact_of_an_earlier_day_has_the_claims_of_that_day() {
    let harbour = Harbour::new();
    let facts = harbour.read(FACT_FILE);
    let old = "value = { exact = 12, unit = \"berths\" }\nevidence = [{ source = \"plan\", locator = \"page 3\", as-printed = \"12バース\" }]\n";
    assert!(facts.contains(old));
    let claims = "recorded = 2026-07-02\n[[berths.claim]]\nvalue = { exact = 12, unit = \"berths\" }\nrank = \"preferred\"\nevidence = [{ source = \"plan\", locator = \"page 3\", as-printed = \"12バース\" }]\n[[berths.claim]]\nvalue = { exact = 14, unit = \"berths\" }\nrecorded = 2026-10-05\nevidence = [{ source = \"paper\", locator = \"paragraph 3\", as-printed = \"14バース\" }]\n";
    harbour.write(FACT_FILE, &facts.replace(old, claims));
    harbour.right(&["build", "--known-on", "2026-10-04"]);
    let before = harbour.read("known-on/2026-10-04/harbour/investor.en.md");
    assert!(
        before.contains("has 12 berths. [^") && !before.contains('†') && !before.contains("14"),
        "{before}"
    );
    harbour.right(&["build", "--known-on", "2026-10-05"]);
    let after = harbour.read("known-on/2026-10-05/harbour/investor.en.md");
    assert!(after.contains("12 berths†") && after.contains("14 berths"), "{after}");
    assert_eq!(harbour.run(&["build", "--known-on", "2026-07-01"]).code, 0);
    assert!(!harbour.read("known-on/2026-07-01/harbour/investor.en.md").contains("berths"));
}

#[test]
fn a_derived_fact_of_an_earlier_day_is_computed_from_what_was_known() {
    let harbour = corrected();
    harbour.edit(
        FACT_FILE,
        "[cost]",
        "[half]\nstatement.en = \"Each side has {{ value }}.\"\nstatement.ja = \"片側は{{ value }}である。\"\nformula = \"berths / 2\"\n[cost]",
    );
    harbour.edit("briefs/harbour/investor.toml", "\"berths\", ", "\"berths\", \"half\", ");
    harbour.right(&["build", "--known-on", "2026-10-01"]);
    let then = harbour.read("known-on/2026-10-01/harbour/investor.en.md");
    assert!(
        then.contains("21 berths") && then.contains("about 11 berths") || then.contains("10.5 berths"),
        "{then}"
    );
    harbour.right(&["build", "--known-on", "2026-10-02"]);
    let now = harbour.read("known-on/2026-10-02/harbour/investor.en.md");
    assert!(now.contains("12 berths") && now.contains("6 berths") || now.contains("6.0 berths"), "{now}");
    let said = harbour.right(&["build", "--known-on", "2026-07-01"]).err;
    assert!(said.contains("`half` is computed from `berths`, which wasn't known"), "{said}");
}

/// What today's figures come to isn't expected of those before a correction.
#[test]
fn a_total_of_today_is_not_expected_of_the_figures_of_an_earlier_day() {
    let harbour = corrected();
    harbour.edit(
        FACT_FILE,
        "[cost]",
        "[both]\nstatement.en = \"Both sides have {{ value }}.\"\nstatement.ja = \"両側で{{ value }}である。\"\nformula = \"berths * 2\"\nexpect = \"printed\"\n\
         [printed]\nstatement.en = \"The plan counts {{ value }}.\"\nstatement.ja = \"計画では{{ value }}である。\"\nvalue = { exact = 24, unit = \"berths\" }\n\
         recorded = 2026-07-02\nevidence = [{ source = \"plan\", locator = \"page 3\", unverifiable = \"a test\" }]\n[cost]",
    );
    harbour.edit("briefs/harbour/investor.toml", "\"berths\", ", "\"berths\", \"both\", ");
    harbour.right(&["build", "--known-on", "2026-10-01"]);
    assert!(harbour.read("known-on/2026-10-01/harbour/investor.en.md").contains("42 berths"));
    // Today, and on every day after the correction, it is.
    harbour.edit(FACT_FILE, "exact = 24", "exact = 26");
    for more in [&["build"][..], &["build", "--known-on", "2026-10-02"]] {
        assert!(harbour.run(more).err.contains("total-differs"));
    }
}

/// The words of a sentence were wrong, and its source prints the right ones.
#[test]
fn what_a_source_prints_for_the_right_words_is_not_said_of_the_wrong_ones() {
    let harbour = Harbour::new();
    let facts = harbour.read(FACT_FILE);
    let deck = "\n[deck]\nstatement.en = \"The deck goes to the west quay.\"\nstatement.ja = \"甲板は西岸壁に着く。\"\nstatus = \"announced\"\nas-of = 2026-06-12\nrecorded = 2026-07-02\n\
                corrected = [{ on = 2026-10-02, was = { text.en = \"The deck goes to the east quay.\" }, why = \"misread\" }]\n\
                evidence = [{ source = \"plan\", locator = \"page 3\", as-printed = \"西岸壁に着く\" }]\n";
    harbour.write(FACT_FILE, &(facts + deck));
    harbour.edit("briefs/harbour/investor.toml", "\"berths\", ", "\"berths\", \"deck\", ");
    for (day, words, printed) in
        [("2026-10-01", "the east quay", false), ("2026-10-02", "the west quay", true)]
    {
        harbour.right(&["build", "--known-on", day, "--annex"]);
        let annex = harbour.read(&format!("known-on/{day}/harbour/investor.en.annex.md"));
        assert!(annex.contains(words) && annex.contains("西岸壁に着く") == printed, "{day}: {annex}");
    }
}

/// Pages for one audience are asked for: what can't be made for others that day stops nothing, and is said.
#[test]
fn a_brief_for_others_that_an_earlier_day_cannot_give_stops_no_page_that_is_asked_for() {
    let day = ["build", "--known-on", "2026-10-31"];
    let with = |more: &[&'static str]| [&day[..], more].concat();
    let harbour = superseded();
    for (from, to) in [
        ("The quay takes larger ships.", "There are {{ fact('berths-since').value }}."),
        ("岸壁は大型船に対応する。", "{{ fact('berths-since').value }}がある。"),
    ] {
        harbour.edit("briefs/harbour/engineer.toml", from, to);
    }
    let said = harbour.run(&day);
    assert!(said.code == 1 && said.err.contains("error[recorded-later]"), "{}", said.err);
    assert_eq!(harbour.run(&with(&["--audience", "engineer"])).code, 1);
    let said = harbour.right(&with(&["--audience", "investor", "--annex"])).err;
    let told = "`harbour/engineer` can't be made as known on 2026-10-31, and is left out: only pages for `investor` were asked for";
    assert!(said.contains(told), "{said}");
    let folder = "known-on/2026-10-31/harbour";
    let annex = harbour.read(&format!("{folder}/investor.en.annex.md"));
    assert!(annex.contains("12 berths") && !annex.contains("15"), "{annex}");
    assert!(!harbour.path(&format!("{folder}/engineer.en.md")).exists());
    // No filter excuses a mistake of today.
    harbour.edit("briefs/harbour/engineer.toml", "heading.en = ", "heding.en = ");
    assert_eq!(harbour.run(&with(&["--audience", "investor"])).code, 1);
    // A template that names what wasn't known is no other matter.
    let harbour = superseded();
    harbour.write(
        "templates/engineer.md.j2",
        "{% extends \"base.md.j2\" %}{% block check %}{{ source_note }} {{ fact('berths-since') }}{% endblock %}",
    );
    assert_eq!(harbour.run(&day).code, 1);
    let said = harbour.right(&with(&["--audience", "investor"])).err;
    assert!(
        said.contains("`harbour/engineer` is left out: its template names what wasn't known that day"),
        "{said}"
    );
}

#[test]
fn an_edition_that_came_later_is_left_out_of_a_page_of_an_earlier_day() {
    let harbour = superseded();
    harbour.build();
    let manifest = harbour.read("out/harbour/manifest.toml");
    harbour.write("briefs/harbour/editions/autumn.toml", &manifest);
    let audience = "audience = \"investor\"\n";
    harbour.edit(
        "briefs/harbour/investor.toml",
        audience,
        &format!("{audience}changes-since = \"autumn\"\n"),
    );
    harbour.build();
    assert!(harbour.read("out/harbour/investor.en.md").contains("Changed since"), "the table is there today");
    let said = harbour.right(&["build", "--known-on", "2026-10-31"]).err;
    let told = "`changes-since = \"autumn\"`: `harbour/investor` leaves it out, because that edition is dated 2026-11-21";
    assert!(said.contains(told), "{said}");
    assert!(!harbour.read("known-on/2026-10-31/harbour/investor.en.md").contains("Changed since"));
    // A page that set that edition right wasn't there either.
    harbour.edit("briefs/harbour/investor.toml", "changes-since", "replaces");
    harbour.edit("briefs/harbour/dossier.toml", "date = 2026-11-21", "date = 2026-11-25");
    harbour.build();
    let said = harbour.right(&["build", "--known-on", "2026-10-31"]).err;
    assert!(said.contains("`replaces = \"autumn\"`: `harbour/investor` leaves it out"), "{said}");
}

/// What is computed from a figure that was corrected has its reason, too.
#[test]
fn diff_gives_the_corrections_of_figures_that_a_fact_is_computed_from() {
    let half = "[half]\nstatement.en = \"Each side has {{ value }}.\"\nstatement.ja = \"片側は{{ value }}である。\"\nformula = \"berths / 2\"\n[cost]";
    let harbour = Harbour::new();
    let right = corrected();
    for one in [&harbour, &right] {
        one.edit(FACT_FILE, "[cost]", half);
        one.edit("briefs/harbour/investor.toml", "\"berths\", ", "\"half\", ");
    }
    harbour.edit(FACT_FILE, "exact = 12", "exact = 21");
    harbour.edit(FACT_FILE, "12バース", "21バース");
    harbour.build();
    harbour.write(FACT_FILE, &right.read(FACT_FILE));
    let said = harbour.right(&["diff"]).out;
    let told = format!(
        "because    `value` of `berths`, from which it is computed, corrected on 2026-10-02: {WHY} (told: {TOLD})"
    );
    assert!(said.contains(&told), "{said}");
    let listed = harbour.right(&["list"]).out;
    assert!(listed.contains("(announced, derived; investor)"), "{listed}");
}

#[test]
fn diff_tells_another_formula_of_the_same_value() {
    let harbour = Harbour::new();
    let both = "[both]\nstatement.en = \"Both sides have {{ value }}.\"\nstatement.ja = \"合わせて{{ value }}である。\"\nformula = \"berths + berths\"\n[cost]";
    harbour.edit(FACT_FILE, "[cost]", both);
    harbour.edit("briefs/harbour/investor.toml", "\"berths\", ", "\"berths\", \"both\", ");
    harbour.build();
    harbour.edit(FACT_FILE, "berths + berths", "berths * 2");
    let json = harbour.json(&["diff", "--format", "json"]);
    let changes = json["dossiers"][0]["facts"][0]["changes"].as_array().unwrap();
    let names: Vec<&str> = changes.iter().map(|change| change["property"].as_str().unwrap()).collect();
    assert_eq!(names, ["formula"], "{json}");
    harbour.edit(FACT_FILE, "berths * 2", "berths * 3");
    let json = harbour.json(&["diff", "--format", "json"]);
    let changes = json["dossiers"][0]["facts"][0]["changes"].as_array().unwrap();
    assert!(changes.iter().all(|change| change["property"] != "formula"), "{json}");
}
