//! Recall against brute force on a simulated year: 1,000 deliveries and 200 edits, judged by a model of facts that
//! shares nothing with the program but the numbers.

#![expect(clippy::unwrap_used, reason = "a helper that panics fails its test")]

mod desk;

use std::collections::BTreeSet;
use std::sync::Arc;

use desk::{Desk, printed, readable};
use factbrief::check::check;
use factbrief::diagnostic::SourceText;
use factbrief::language::Language;
use factbrief::ledger::{Copy, Entry, History, Recipient, Role, snapshot};
use factbrief::model::Dossier;
use factbrief::read::DossierFiles;
use factbrief::recall::{Difference, compare, holdings};

const FACTS: usize = 30;
const PEOPLE: usize = 60;
const DELIVERIES: usize = 1_000;
const EDITS: usize = 200;
const AUDIENCES: [&str; 2] = ["investor", "policy"];

/// SplitMix64.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % bound as u64) as usize
    }
}

/// A fact as plain numbers.
#[derive(Clone, PartialEq)]
struct Plain {
    there: bool,
    value: i64,
    rough: bool,
    years: i64,
    wording: usize,
    status: usize,
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

fn toml(facts: &[Plain]) -> String {
    let mut text = String::new();
    for (index, fact) in facts.iter().enumerate().filter(|(_, fact)| fact.there) {
        let bound = if fact.rough { "about" } else { "exact" };
        let word = WORDS[fact.wording];
        text.push_str(&format!(
            "[fact-{index}]\nstatement.en = \"The {word} is to cost {{{{ value }}}} over {{{{ years }}}}.\"\n\
             value = {{ {bound} = {}, unit = \"JPY\" }}\nwith.years = {{ exact = {}, unit = \"year\" }}\n\
             status = \"{}\"\nas-of = 2026-01-01\n\
             evidence = [{{ source = \"plan\", locator = \"page 1\", unverifiable = \"made up\" }}]\n",
            fact.value, fact.years, STATUSES[fact.status]
        ));
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
    if old.status != new.status || old.years != new.years || old.rough != new.rough {
        return true;
    }
    let change = (i128::from(new.value) - i128::from(old.value)).abs();
    match new.threshold {
        None => change > 0,
        Some((true, tenths)) => change * 1_000 > i128::from(old.value).abs() * i128::from(tenths),
        Some((false, amount)) => change > i128::from(amount),
    }
}

fn edit(facts: &mut [Plain], random: &mut Random) {
    let index = random.below(facts.len());
    let fact = &mut facts[index];
    match random.below(12) {
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
            status: 1,
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
    let mut now = dossier(&facts);
    let (mut alarms, mut judged) = (0, 0);
    for step in 0..EDITS {
        edit(&mut facts, &mut random);
        now = dossier(&facts);
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
                    .map(|index| snapshot(&now, now.fact(&format!("fact-{index}")).unwrap(), Language::En))
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
        let mut expected = BTreeSet::new();
        for person in 0..PEOPLE {
            for (audience, name) in AUDIENCES.iter().enumerate() {
                let mine =
                    |message: &usize| (held[*message].person, held[*message].audience) == (person, audience);
                let mine: Vec<usize> = (0..held.len()).filter(mine).collect();
                let sure = mine.iter().rposition(|&message| held[message].sure).unwrap_or(0);
                for &message in &mine[sure.min(mine.len())..] {
                    for (index, old) in &held[message].facts {
                        if matters(old, &facts[*index], name) {
                            expected.insert((format!("m{message}@example.org"), format!("fact-{index}")));
                        }
                    }
                }
            }
        }
        let mut found = BTreeSet::new();
        for holding in holdings(&history, false) {
            judged += 1;
            for change in compare(holding.copy, &now) {
                if change.matters() {
                    found.insert((holding.delivery.id.clone(), change.id));
                }
            }
        }
        let missed: Vec<_> = expected.difference(&found).collect();
        let needless: Vec<_> = found.difference(&expected).collect();
        assert!(missed.is_empty() && needless.is_empty(), "missed {missed:?}, needless {needless:?}");
        alarms += found.len();
    }
    assert_eq!(held.len(), DELIVERIES);
    assert!(alarms > 1_000 && judged > 1_000, "the year was too quiet to show anything: {alarms} {judged}");
    drop(now);
}

#[test]
fn a_change_within_the_threshold_is_told_and_raises_no_alarm() {
    let plain = |value| Plain {
        there: true,
        value,
        rough: false,
        years: 4,
        wording: 0,
        status: 1,
        policy_only: false,
        threshold: Some((true, 50)),
    };
    let differences = |old: i64, new: Plain| {
        let before = dossier(&[plain(old)]);
        let copy = Copy {
            dossier: "port".to_owned(),
            brief: "investor".to_owned(),
            audience: "investor".to_owned(),
            language: "en".to_owned(),
            date: "2026-12-31".to_owned(),
            file: String::new(),
            file_hash: String::new(),
            content_hash: None,
            facts: vec![snapshot(&before, &before.facts[0], Language::En)],
        };
        let changes = compare(&copy, &dossier(&[new]));
        changes.into_iter().flat_map(|change| change.differences).collect::<Vec<_>>()
    };
    assert_eq!(differences(1_000, plain(1_000)), []);
    let figure = |new: &str, within| Difference::Figure {
        name: "value".to_owned(),
        old: "¥1,000".to_owned(),
        new: new.to_owned(),
        within,
    };
    assert_eq!(differences(1_000, plain(1_050)), [figure("¥1,050", true)]);
    assert_eq!(differences(1_000, plain(1_051)), [figure("¥1,051", false)]);
    assert_eq!(differences(1_000, plain(949)), [figure("¥949", false)]);
    // A qualifier is no small change.
    assert_eq!(differences(1_000, Plain { rough: true, ..plain(1_000) }), [figure("about ¥1,000", false)]);
    assert_eq!(differences(1_000, Plain { wording: 1, ..plain(1_000) }), [Difference::Wording]);
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
    assert!(
        printed(&output)
            .contains("value was `about ¥32 billion`, is `about ¥33 billion`, within `recall-above`")
    );
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
    // A fact that is gone, and words only.
    desk.edit("briefs/port/facts/works.toml", "From then on the harbour", "Afterwards the harbour");
    let output = desk.run(&["recall"]);
    assert!(
        output.status.success() && printed(&output).contains("right but for words"),
        "{}",
        printed(&output)
    );
}
