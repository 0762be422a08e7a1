//! Recall against brute force on a simulated year: 1,000 deliveries and 200 edits, judged by a model of facts that
//! shares nothing with the program but the numbers.

use std::collections::BTreeSet;

use crate::support::plain_facts::{AUDIENCES, DUES, FIGURES, Plain, STAGES, STATUSES, WORDS, dossier};
use crate::support::seed::Random;
use factbrief::account::CopiedFact;
use factbrief::language::Language;
use factbrief::ledger::{Copy, Entry, History, Recipient, RecipientRole};
use factbrief::recall::{OpenDrafts, holdings, outdated};

const FACTS: usize = 30;
const PEOPLE: usize = 60;
const DELIVERIES: usize = 1_000;
const EDITS: usize = 200;

/// What one message brought to whom.
struct Held {
    person: usize,
    audience: usize,
    sure: bool,
    facts: Vec<(usize, Plain)>,
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
    // Words may say the opposite; a threshold says that only the figure counts.
    if new.threshold.is_none() && (old.wording, old.words) != (new.wording, new.words) {
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
                dossier_id: None,
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
                    .map(|fact| {
                        CopiedFact::remembered(&now, fact, (Language::En, factbrief::value::Showing::Both))
                    })
                    .collect(),
            };
            let recipient =
                Recipient { address: format!("p{person}@example.org"), name: None, role: RecipientRole::To };
            history.apply(Entry::Attempted {
                id: id.clone(),
                time: time.clone(),
                recipients: vec![recipient],
                copies: vec![copy],
            });
            match outcome {
                0 => history.apply(Entry::Refused { id, time, reply: "550".to_owned(), mailbox: None }),
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
        for holding in holdings(&history, OpenDrafts::LeftOut) {
            judged += 1;
            for fact in outdated(holding.copy, &now, now.date) {
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
