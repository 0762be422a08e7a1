//! Recall against brute force on a simulated year: 1,000 deliveries and 200 edits, judged by a model of facts that
//! shares nothing with the program but the numbers.

#![expect(clippy::unwrap_used, reason = "a helper that panics fails its test")]

mod desk;
mod seed;

use std::collections::BTreeSet;
use std::sync::Arc;

use desk::{Desk, printed, readable};
use factbrief::check::check;
use factbrief::diagnostic::SourceText;
use factbrief::language::Language;
use factbrief::ledger::{Copy, Entry, FactCopy, History, Recipient, Role};
use factbrief::model::Dossier;
use factbrief::read::DossierFiles;
use factbrief::recall::{Deviation, holdings, outdated};
use seed::Random;

const FACTS: usize = 30;
const PEOPLE: usize = 60;
const DELIVERIES: usize = 1_000;
const EDITS: usize = 200;
const AUDIENCES: [&str; 2] = ["investor", "policy"];

/// A fact as plain numbers.
#[derive(Clone, PartialEq)]
struct Plain {
    there: bool,
    value: i64,
    rough: bool,
    years: i64,
    wording: usize,
    /// Words that are printed for the figure, where they are any.
    words: usize,
    status: usize,
    stage: usize,
    due: usize,
    policy_only: bool,
    /// Tenths of a per cent, or an amount.
    threshold: Option<(bool, i64)>,
}

/// What one message brought to whom.
struct Held {
    person: usize,
    audience: usize,
    sure: bool,
    facts: Vec<(usize, Plain)>,
}

const STATUSES: [&str; 3] = ["confirmed", "announced", "reported"];
const WORDS: [&str; 4] = ["plan", "scheme", "project", "programme"];
const STAGES: [&str; 4] = ["planned", "target", "conditional", "done"];
/// The first has passed on the day of every copy.
const DUES: [&str; 4] = ["2026-06", "FY2027", "2028-01-31", ""];
const FIGURES: [&str; 3] = ["", "a small fortune", "more than a little"];

impl Plain {
    /// What is done falls due no more.
    fn due(&self) -> &str {
        if STAGES[self.stage] == "done" { "" } else { DUES[self.due] }
    }
}

fn toml(facts: &[Plain]) -> String {
    let mut text = String::new();
    for (index, fact) in facts.iter().enumerate().filter(|(_, fact)| fact.there) {
        let bound = if fact.rough { "about" } else { "exact" };
        let word = WORDS[fact.wording];
        let words = match FIGURES[fact.words] {
            "" => String::new(),
            words => format!(", words.en = \"{words}\""),
        };
        text.push_str(&format!(
            "[fact-{index}]\nstatement.en = \"The {word} is to cost {{{{ value }}}} over {{{{ years }}}}.\"\n\
             value = {{ {bound} = {}, unit = \"JPY\"{words} }}\nwith.years = {{ exact = {}, unit = \"year\" }}\n\
             status = \"{}\"\nstage = \"{}\"\nas-of = 2026-01-01\n\
             evidence = [{{ source = \"plan\", locator = \"page 1\", unverifiable = \"made up\" }}]\n",
            fact.value, fact.years, STATUSES[fact.status], STAGES[fact.stage]
        ));
        if !fact.due().is_empty() {
            text.push_str(&format!("due = \"{}\"\n", fact.due()));
        }
        match fact.threshold {
            Some((true, tenths)) => {
                text.push_str(&format!("recall-above = \"{}.{}%\"\n", tenths / 10, tenths % 10))
            }
            Some((false, amount)) => text.push_str(&format!("recall-above = {amount}\n")),
            None => {}
        }
        if fact.policy_only {
            text.push_str("only-for = [\"policy\"]\n");
        }
    }
    text
}

fn dossier(facts: &[Plain]) -> Dossier {
    let source =
        |path: &str, text: &str| Arc::new(SourceText { path: path.to_owned(), text: text.to_owned() });
    let brief = |audience: &str| {
        let text = format!(
            "audience = \"{audience}\"\ntitle.en = \"The plans\"\nbottom-line.en = \"They go on.\"\n\
             [[section]]\nheading.en = \"Plans\"\ntext.en = \"See the table.\"\n"
        );
        source(&format!("port/{audience}.toml"), &text)
    };
    let files = DossierFiles {
        name: "port".to_owned(),
        folder: "port".into(),
        dossier: Some(source(
            "port/dossier.toml",
            "title.en = \"Port\"\nlanguages = [\"en\"]\ndate = 2026-12-31\npublisher = \"Desk\"\n",
        )),
        sources: Some(source(
            "port/sources.toml",
            "[plan]\ntype = \"report\"\nnature = \"official\"\ntitle.en = \"Plan\"\npublisher = \"Port\"\nlanguage = \"en\"\n",
        )),
        facts: vec![source("port/facts/plans.toml", &toml(facts))],
        editions: Vec::new(),
        briefs: AUDIENCES.iter().map(|audience| brief(audience)).collect(),
        diagnostics: Vec::new(),
    };
    let checked = check(&files, None);
    checked.dossier.unwrap_or_else(|| panic!("{:?}", checked.diagnostics))
}

/// Whether somebody who holds `old` should be told, by arithmetic in whole numbers.
fn matters(old: &Plain, new: &Plain, audience: &str) -> bool {
    if !new.there || (new.policy_only && audience != "policy") {
        return true;
    }
    if (old.status, old.stage, old.due()) != (new.status, new.stage, new.due()) {
        return true;
    }
    if (old.years, old.rough) != (new.years, new.rough) {
        return true;
    }
    let change = (i128::from(new.value) - i128::from(old.value)).abs();
    match new.threshold {
        None => change > 0,
        Some((true, tenths)) => change * 1_000 > i128::from(old.value).abs() * i128::from(tenths),
        Some((false, amount)) => change > i128::from(amount),
    }
}

/// Whether the copy says anything else than would be said now, words included.
fn is_listed(old: &Plain, new: &Plain, audience: &str) -> bool {
    matters(old, new, audience) || (old.value, old.wording, old.words) != (new.value, new.wording, new.words)
}

fn edit(facts: &mut [Plain], random: &mut Random) {
    let index = random.below(facts.len());
    let fact = &mut facts[index];
    match random.below(17) {
        0..=5 => {
            let steps = [-200, -50, -10, -1, 1, 10, 49, 50, 51, 200];
            let by = steps[random.below(steps.len())];
            fact.value = (fact.value + fact.value * by / 1_000).max(1);
        }
        6 => fact.wording = random.below(WORDS.len()),
        7 => fact.status = random.below(STATUSES.len()),
        8 => fact.years = 1 + random.below(6) as i64,
        9 => fact.rough = !fact.rough,
        10 => fact.policy_only = !fact.policy_only,
        11 | 12 => fact.words = random.below(FIGURES.len()),
        13 => fact.stage = random.below(STAGES.len()),
        14 | 15 => fact.due = random.below(DUES.len()),
        _ => fact.there = !fact.there,
    }
}

#[test]
fn no_copy_is_missed_and_no_alarm_is_raised_without_a_reason() {
    let mut random = Random(2026);
    let mut facts: Vec<Plain> = (0..FACTS)
        .map(|index| Plain {
            there: true,
            value: 1_000 + 777 * index as i64,
            rough: index % 3 == 0,
            years: 4,
            wording: 0,
            words: 0,
            status: 1,
            stage: index % STAGES.len(),
            due: index % 3,
            policy_only: index % 10 == 9,
            threshold: match index % 4 {
                0 => Some((true, 50)),
                1 => Some((false, 300)),
                2 => Some((true, 0)),
                _ => None,
            },
        })
        .collect();
    let mut history = History::default();
    let mut held: Vec<Held> = Vec::new();
    let (mut alarms, mut judged, mut quiet) = (0, 0, 0);
    for step in 0..EDITS {
        edit(&mut facts, &mut random);
        let now = dossier(&facts);
        for _ in 0..DELIVERIES / EDITS {
            let (person, audience) = (random.below(PEOPLE), random.below(2));
            let printed: Vec<usize> = (0..FACTS)
                .filter(|index| facts[*index].there && (audience == 1 || !facts[*index].policy_only))
                .filter(|_| random.below(3) > 0)
                .collect();
            let outcome = random.below(10);
            let number = held.len();
            let (id, time) = (format!("m{number}@example.org"), format!("2026-01-01T00:00:00.{number:06}Z"));
            let copy = Copy {
                dossier: "port".to_owned(),
                brief: AUDIENCES[audience].to_owned(),
                audience: AUDIENCES[audience].to_owned(),
                language: "en".to_owned(),
                date: "2026-12-31".to_owned(),
                file: "Port.pdf".to_owned(),
                file_hash: String::new(),
                content_hash: None,
                facts: printed
                    .iter()
                    .map(|index| now.fact(&format!("fact-{index}")).unwrap())
                    .map(|fact| FactCopy::of_dossier(&now, fact, Language::En))
                    .collect(),
            };
            let recipient =
                Recipient { address: format!("p{person}@example.org"), name: None, role: Role::To };
            history.apply(Entry::Attempted {
                id: id.clone(),
                time: time.clone(),
                recipients: vec![recipient],
                copies: vec![copy],
            });
            match outcome {
                0 => history.apply(Entry::Refused { id, time, reply: "550".to_owned() }),
                1 => {}
                _ => history.apply(Entry::Accepted { id, time, reply: "250".to_owned() }),
            }
            let as_held = printed.iter().map(|&index| (index, facts[index].clone())).collect();
            // A refused copy is held by nobody.
            let person = if outcome == 0 { usize::MAX } else { person };
            held.push(Held { person, audience, sure: outcome != 1, facts: as_held });
        }
        if step % 10 != 9 {
            continue;
        }
        // By brute force: each person's last sure copy of each brief, and every later one that may have arrived.
        let (mut expected, mut expected_listed) = (BTreeSet::new(), BTreeSet::new());
        for person in 0..PEOPLE {
            for (audience, name) in AUDIENCES.iter().enumerate() {
                let mine =
                    |message: &usize| (held[*message].person, held[*message].audience) == (person, audience);
                let mine: Vec<usize> = (0..held.len()).filter(mine).collect();
                let sure = mine.iter().rposition(|&message| held[message].sure).unwrap_or(0);
                for &message in &mine[sure.min(mine.len())..] {
                    for (index, old) in &held[message].facts {
                        let fact = || (format!("m{message}@example.org"), format!("fact-{index}"));
                        if matters(old, &facts[*index], name) {
                            expected.insert(fact());
                        }
                        if is_listed(old, &facts[*index], name) {
                            expected_listed.insert(fact());
                        }
                    }
                }
            }
        }
        let (mut found, mut listed) = (BTreeSet::new(), BTreeSet::new());
        for holding in holdings(&history, false) {
            judged += 1;
            for fact in outdated(holding.copy, &now) {
                if fact.matters() {
                    found.insert((holding.delivery.id.clone(), fact.id.clone()));
                }
                listed.insert((holding.delivery.id.clone(), fact.id));
            }
        }
        let missed: Vec<_> = expected.difference(&found).collect();
        let needless: Vec<_> = found.difference(&expected).collect();
        assert!(missed.is_empty() && needless.is_empty(), "missed {missed:?}, needless {needless:?}");
        let differing: Vec<_> = expected_listed.symmetric_difference(&listed).collect();
        assert!(differing.is_empty(), "listed by one and not by the other: {differing:?}");
        alarms += found.len();
        quiet += listed.len() - found.len();
    }
    assert_eq!(held.len(), DELIVERIES);
    assert!(
        alarms > 1_000 && judged > 1_000 && quiet > 1_000,
        "the year was too quiet to show anything: {alarms} {judged} {quiet}"
    );
}

fn plain(value: i64) -> Plain {
    Plain {
        there: true,
        value,
        rough: false,
        years: 4,
        wording: 0,
        words: 0,
        status: 1,
        stage: 0,
        due: 3,
        policy_only: false,
        threshold: Some((true, 50)),
    }
}

/// A copy of a brief with one fact, in a language.
fn copy(fact: &Plain, language: Language) -> Copy {
    let dossier = dossier(std::slice::from_ref(fact));
    Copy {
        dossier: "port".to_owned(),
        brief: "investor".to_owned(),
        audience: "investor".to_owned(),
        language: language.tag().to_owned(),
        date: "2026-12-31".to_owned(),
        file: String::new(),
        file_hash: String::new(),
        content_hash: None,
        facts: vec![FactCopy::of_dossier(&dossier, &dossier.facts[0], language)],
    }
}

/// In what one fact deviates from a copy.
fn deviations(copy: &Copy, new: Plain) -> Vec<Deviation> {
    outdated(copy, &dossier(&[new])).into_iter().flat_map(|fact| fact.deviations).collect()
}

/// Whether the value changed from one text to another, by how much in words, and whether that is within the threshold.
fn is_figure(found: &[Deviation], expected: [&str; 3], expected_within: bool) -> bool {
    let [Deviation::Figure { name, old, new, differences, within }] = found else { return false };
    let by: Vec<String> = differences.iter().map(ToString::to_string).collect();
    name == "value" && [old, new, by.join(", ").as_str()] == expected && *within == expected_within
}

#[test]
fn a_change_within_the_threshold_is_told_and_raises_no_alarm() {
    let before = copy(&plain(1_000), Language::En);
    assert_eq!(deviations(&before, plain(1_000)), []);
    let changed = |new| deviations(&before, new);
    assert!(is_figure(&changed(plain(1_050)), ["¥1,000", "¥1,050", "+5 %"], true));
    assert!(is_figure(&changed(plain(1_051)), ["¥1,000", "¥1,051", "+5.1 %"], false));
    assert!(is_figure(&changed(plain(949)), ["¥1,000", "¥949", "−5.1 %"], false));
    // A qualifier is no small change.
    let rough = changed(Plain { rough: true, ..plain(1_000) });
    assert!(is_figure(&rough, ["¥1,000", "about ¥1,000", ""], false), "{rough:?}");
}

#[test]
fn other_words_are_told_and_raise_no_alarm() {
    let before = copy(&plain(1_000), Language::En);
    assert_eq!(deviations(&before, Plain { wording: 1, ..plain(1_000) }), [Deviation::Wording]);
    assert_eq!(deviations(&before, Plain { words: 1, ..plain(1_000) }), [Deviation::Wording]);
    let in_words = copy(&Plain { words: 1, ..plain(1_000) }, Language::En);
    assert_eq!(deviations(&in_words, Plain { words: 2, ..plain(1_000) }), [Deviation::Wording]);
    // Both at once are said once.
    assert_eq!(deviations(&in_words, Plain { wording: 1, ..plain(1_000) }), [Deviation::Wording]);
}

#[test]
fn a_new_due_date_matters_and_a_date_that_has_passed_is_told() {
    let planned = |due| Plain { due, ..plain(1_000) };
    let due = |old: &str, new: Option<&str>| Deviation::Standing {
        what: "due".to_owned(),
        old: Some(old.to_owned()),
        new: new.map(str::to_owned),
    };
    let before = copy(&planned(1), Language::En);
    assert_eq!(deviations(&before, planned(2)), [due("FY2027", Some("2028-01-31"))]);
    assert_eq!(deviations(&before, planned(3)), [due("FY2027", None)]);
    // The copy is from the day before the plan's date passed.
    let early = Copy { date: "2026-06-30".to_owned(), ..copy(&planned(0), Language::En) };
    assert_eq!(deviations(&early, planned(0)), [Deviation::Lapsed]);
    let late = Copy { date: "2026-07-01".to_owned(), ..early };
    assert_eq!(deviations(&late, planned(0)), []);
}

#[test]
fn in_a_language_that_the_dossier_gave_up_figures_are_compared_and_words_are_not() {
    let old = copy(&plain(1_000), Language::Ja);
    assert_eq!(deviations(&old, Plain { wording: 1, words: 1, ..plain(1_000) }), []);
    let changed = deviations(&old, plain(2_000));
    assert!(is_figure(&changed, ["1,000円", "¥2,000", "+100 %"], false), "{changed:?}");
    // A language of a later program.
    let unknown = Copy { language: "tlh".to_owned(), ..old };
    assert_eq!(deviations(&unknown, Plain { wording: 1, ..plain(1_000) }), []);
    assert!(is_figure(&deviations(&unknown, plain(2_000)), ["1,000円", "¥2,000", "+100 %"], false));
}

#[test]
fn a_ledger_with_a_field_that_is_no_longer_needed_is_read_and_judged() {
    let line = r#"{"schema":"factbrief/ledger","version":1,"state":"drafted","id":"k@example.org",
        "time":"2026-11-21T10:00:00.000Z","recipients":[{"address":"yui@example.org","role":"to"}],
        "copies":[{"dossier":"port","brief":"investor","audience":"investor","language":"en",
        "date":"2026-12-31","file":"Port.pdf","file-hash":"00","content-hash":"01","facts":[{"id":"fact-0",
        "statement":"The plan is to cost about ¥1,000 over 4 years.",
        "wording":"The plan is to cost {value} over {years}.",
        "values":{"value":{"text":"about ¥1,000","kind":"quantity","bound":"exact","about":true,"number":"1000",
        "unit":"JPY"},"years":{"text":"4 years","kind":"quantity","bound":"exact","about":false,"number":"4",
        "unit":"year"}},"status":"announced","stage":"planned","as-of":"2026-01-01"}]}]}"#;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.jsonl");
    std::fs::write(&path, line.replace('\n', "") + "\n").unwrap();
    let history = factbrief::ledger::read(&path).unwrap();
    let copy = &history.deliveries[0].copies[0];
    let rough = Plain { rough: true, ..plain(1_000) };
    assert_eq!(deviations(copy, rough.clone()), []);
    assert_eq!(deviations(copy, Plain { wording: 1, ..rough.clone() }), [Deviation::Wording]);
    let dearer = deviations(copy, Plain { value: 1_500, ..rough });
    assert!(is_figure(&dearer, ["about ¥1,000", "about ¥1,500", "about +50 %"], false), "{dearer:?}");
}

/// Notes every draft of the outbox as sent.
fn send_by_hand(desk: &Desk) {
    let json: serde_json::Value =
        serde_json::from_slice(&desk.run(&["ledger", "list", "--json"]).stdout).unwrap();
    let messages = json["messages"].as_array().unwrap();
    let drafted = messages.iter().filter(|message| message["state"] == "drafted");
    let ids: Vec<&str> = drafted.map(|message| message["id"].as_str().unwrap()).collect();
    desk.expect(0, &[&["ledger", "sent"], &ids[..]].concat());
}

#[test]
fn the_command_names_who_holds_what_and_writes_the_corrections() {
    let desk = Desk::new();
    desk.expect(0, &["mail", "investor", "-l", "en", "--to", "Yui Tanaka <yui@example.org>"]);
    desk.expect(0, &["mail", "policy", "-l", "ja", "--to", "paul@example.org"]);
    // Drafts aren't known to be sent.
    let said = desk.expect(0, &["recall"]);
    assert!(said.contains("0 copies known from the ledger") && said.contains("another machine"), "{said}");
    send_by_hand(&desk);
    desk.expect(0, &["recall"]);
    // 5% of 320億 is 16億.
    desk.edit("briefs/port/facts/works.toml", "320億\", unit", "330億\", unit");
    let output = desk.run(&["recall"]);
    assert!(output.status.success());
    assert!(printed(&output).contains(
        "value was `about ¥32 billion`, is `about ¥33 billion`, within `recall-above`  about +3.1 %"
    ));
    desk.edit("briefs/port/facts/works.toml", "330億\", unit", "350億\", unit");
    let output = desk.run(&["recall"]);
    assert_eq!(output.status.code(), Some(1));
    let shown = printed(&output);
    assert!(shown.contains("paul@example.org holds port/policy.ja of 2026-11-21"), "{shown}");
    assert!(shown.contains("! works-cost: value was `about ¥32 billion`, is `about ¥35 billion`"), "{shown}");
    // The corrections go through the same gate.
    let said = desk.expect(1, &["recall", "--draft", "-o", "corrections"]);
    assert!(said.contains("is stale") && desk.drafts("corrections").is_empty(), "{said}");
    desk.build();
    desk.expect(1, &["recall", "--draft", "-o", "corrections", "--on", "2026-11-22"]);
    let drafts = desk.drafts("corrections");
    assert_eq!(drafts.len(), 2);
    assert!(drafts[0].1.contains("Subject: Correction: Kitahama"), "{:.600}", drafts[0].1);
    let text = readable(&drafts[0].1);
    assert!(
        text.contains("about ¥35 billion over 4 years.[1] (Your copy says about ¥32 billion.)"),
        "{text:.3000}"
    );
    assert!(readable(&drafts[1].1).contains("（旧版：約320億円）"), "{:.3000}", readable(&drafts[1].1));
    send_by_hand(&desk);
    desk.expect(0, &["recall"]);
    let json: serde_json::Value = serde_json::from_slice(&desk.run(&["recall", "--json"]).stdout).unwrap();
    assert_eq!((&json["schema"], &json["wrong"]), (&"factbrief/recall".into(), &0.into()));
    // Words only.
    desk.edit("briefs/port/facts/works.toml", "From then on the harbour", "Afterwards the harbour");
    let output = desk.run(&["recall"]);
    assert!(
        output.status.success() && printed(&output).contains("right but for words"),
        "{}",
        printed(&output)
    );
}

/// Makes the last draft a mail that was handed over and whose end isn't known.
fn lose_the_connection(desk: &Desk) {
    let text = std::fs::read_to_string(desk.ledger()).unwrap();
    let (before, last) = text.rsplit_once("\"state\":\"drafted\"").unwrap();
    std::fs::write(desk.ledger(), format!("{before}\"state\":\"attempted\"{last}")).unwrap();
}

const WORKS: &str = "briefs/port/facts/works.toml";
const YUI: [&str; 6] = ["mail", "investor", "-l", "en", "--to", "Yui Tanaka <yui@example.org>"];

#[test]
fn a_correction_speaks_of_the_copy_that_is_wrong() {
    let desk = Desk::new();
    desk.expect(0, &YUI);
    send_by_hand(&desk);
    desk.edit(WORKS, "320億\", unit", "350億\", unit");
    desk.build();
    desk.expect(0, &YUI);
    lose_the_connection(&desk);
    // The copy that surely arrived is right again; the one that may have arrived is wrong.
    desk.edit(WORKS, "350億\", unit", "320億\", unit");
    desk.build();
    desk.expect(1, &["recall", "--draft", "-o", "corrections"]);
    let text = readable(&desk.draft("corrections"));
    for part in [
        "Something in a brief that may have reached you has changed.",
        "What has changed since the copy of 21 November 2026 that may have reached you:",
        "about ¥32 billion over 4 years.[1] (That copy says about ¥35 billion.)",
    ] {
        assert!(text.contains(part), "{part}: {text:.3000}");
    }
    assert!(!text.contains("No fact has changed"), "{text:.3000}");
    // Both are wrong, and each is spoken of.
    desk.edit(WORKS, "320億\", unit", "400億\", unit");
    desk.build();
    desk.expect(1, &["recall", "--draft", "-o", "both"]);
    let text = readable(&desk.draft("both"));
    for part in [
        "Something in the brief that you hold has changed.",
        "What has changed since your copy of 21 November 2026:",
        "(Your copy says about ¥32 billion.)",
        "(That copy says about ¥35 billion.)",
    ] {
        assert!(text.contains(part), "{part}: {text:.3000}");
    }
}

#[test]
fn the_correction_of_a_draft_that_may_have_been_sent_says_what_has_changed() {
    let desk = Desk::new();
    desk.expect(0, &["mail", "investor", "-l", "ja", "--to", "yui@example.org"]);
    desk.edit(WORKS, "320億\", unit", "350億\", unit");
    desk.build();
    desk.expect(1, &["recall", "--drafts", "--draft", "-o", "corrections"]);
    let text = readable(&desk.draft("corrections"));
    for part in
        ["お手元に届いている場合", "可能性のある2026年11月21日付の版からの変更点", "（旧版：約320億円）"]
    {
        assert!(text.contains(part), "{part}: {text:.3000}");
    }
}

#[test]
fn a_correction_says_what_has_changed_when_it_is_no_figure() {
    let desk = Desk::new();
    desk.expect(0, &YUI);
    desk.expect(0, &["mail", "policy", "-l", "ja", "--to", "paul@example.org"]);
    send_by_hand(&desk);
    desk.edit(WORKS, "due = \"FY2030\"", "due = \"FY2033\"");
    desk.edit(WORKS, "status = \"announced\"", "status = \"reported\"");
    desk.build();
    let shown = printed(&desk.run(&["recall"]));
    assert!(shown.contains("! works-cost: due was `FY2030`, is `FY2033`"), "{shown}");
    desk.expect(1, &["recall", "--draft", "-o", "corrections"]);
    let drafts = desk.drafts("corrections");
    let (en, ja) = (readable(&drafts[0].1), readable(&drafts[1].1));
    for part in ["due date FY2030 instead of FY2033.)", "status announced instead of reported"] {
        assert!(en.contains(part), "{part}: {en:.3000}");
    }
    for part in ["期限は2030年度（現在は2033年度）", "情報の区分は発表（現在は報道）"]
    {
        assert!(ja.contains(part), "{part}: {ja:.3000}");
    }
}

#[test]
fn a_correction_quotes_the_sentence_when_no_old_figure_tells_what_has_changed() {
    let desk = Desk::new();
    let works = std::fs::read_to_string(desk.path(WORKS)).unwrap();
    desk.edit(WORKS, " over {{ period }}", "");
    desk.edit(WORKS, "には{{ period }}で", "には");
    desk.edit(WORKS, "with.period = ", "# with.period = ");
    desk.edit(WORKS, ", period = \"4年間\"", "");
    desk.build();
    desk.expect(0, &YUI);
    send_by_hand(&desk);
    desk.write(WORKS, &works);
    desk.build();
    let shown = printed(&desk.run(&["recall"]));
    assert!(shown.contains("! works-cost: period was none, is `4 years`"), "{shown}");
    desk.expect(1, &["recall", "--draft", "-o", "corrections"]);
    let text = readable(&desk.draft("corrections"));
    assert!(
        text.contains("(Your copy says “Strengthening Berth 7 is to cost about ¥32 billion”.)"),
        "{text:.3000}"
    );
}

#[test]
fn a_fact_that_is_gone_is_wrong_in_every_copy_that_has_it() {
    let desk = Desk::new();
    desk.expect(0, &YUI);
    send_by_hand(&desk);
    desk.edit(WORKS, "[works-cost]", "[works-cost-as-announced]");
    for brief in ["investor", "policy"] {
        let path = format!("briefs/port/{brief}.toml");
        let text = std::fs::read_to_string(desk.path(&path)).unwrap();
        desk.write(&path, &text.replace("works-cost", "works-cost-as-announced"));
    }
    let output = desk.run(&["recall"]);
    let shown = printed(&output);
    assert_eq!(output.status.code(), Some(1), "{shown}");
    assert!(shown.contains("! works-cost: withdrawn; the copy says `Strengthening Berth 7"), "{shown}");
}

#[test]
fn copies_that_cannot_be_judged_or_corrected_are_named() {
    let desk = Desk::new();
    desk.expect(0, &YUI);
    desk.expect(0, &["mail", "policy", "-l", "ja", "--to", "paul@example.org"]);
    send_by_hand(&desk);
    let ledger = std::fs::read_to_string(desk.ledger()).unwrap();
    // One copy is of a dossier that isn't here, and the other went to what is no address.
    let (first, second) = ledger.split_once('\n').unwrap();
    let first = first.replace("\"dossier\":\"port\"", "\"dossier\":\"quay\"");
    let second = second.replace("paul@example.org", "paul at example");
    std::fs::write(desk.ledger(), format!("{first}\n{second}")).unwrap();
    let said = desk.expect(0, &["recall"]);
    for part in [
        "not judged: 1 copy of `quay` with `yui@example.org`: the dossier isn't here",
        "2 copies known from the ledger",
        ", 0 wrong, 1 not judged;",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let json: serde_json::Value = serde_json::from_slice(&desk.run(&["recall", "--json"]).stdout).unwrap();
    assert_eq!((&json["copies"], &json["wrong"]), (&2.into(), &0.into()));
    assert_eq!(json["not-judged"].as_array().unwrap().len(), 1);
    let unjudged = &json["not-judged"][0];
    assert_eq!((&unjudged["address"], &unjudged["dossier"]), (&"yui@example.org".into(), &"quay".into()));
    desk.edit(WORKS, "320億\", unit", "350億\", unit");
    desk.build();
    let said = desk.expect(1, &["recall", "--draft"]);
    assert!(said.contains("refused: `paul at example` in the ledger is no address"), "{said}");
    assert!(said.contains("write to this reader by hand"), "{said}");
}
