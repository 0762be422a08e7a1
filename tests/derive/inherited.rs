//! What a derived fact inherits, for every pair and triple of statuses, stages, dates and audiences: never more than any of its
//! figures has, and never less than the least of them.

#![expect(clippy::unwrap_used, reason = "a test harness; clippy exempts only functions marked #[test]")]

use std::collections::BTreeSet;
use std::sync::Arc;

use factbrief::derive::{Inherited, both, inherit};
use factbrief::diagnostic::{SourceText, Span};
use factbrief::model::{Evidence, Fact, Few, Locator, Stage, Status};
use factbrief::value::Date;

type Audiences = Option<BTreeSet<String>>;

fn fact(status: Status, stage: Stage, as_of: Date, due: Option<Date>, only_for: Audiences) -> Fact {
    let source = Arc::new(SourceText { path: "facts.toml".to_owned(), text: String::new() });
    Fact {
        id: "fact".to_owned(),
        span: Span::new(&source, 0..0),
        statement: Few::new(),
        lapsed: None,
        short: None,
        value: None,
        companions: Few::new(),
        derivation: None,
        period: None,
        status,
        stage,
        as_of,
        due,
        date_passed: None,
        review_by: None,
        priority: 50,
        must: false,
        only_for,
        subject: None,
        distinct_from: Vec::new(),
        history: factbrief::model::FactHistory::default(),
        custody: factbrief::model::Custody::default(),
        judgement: factbrief::model::Judgement::default(),
        deprecated: Vec::new(),
        recall_above: None,
        topic: None,
        note: None,
        evidence: Vec::new(),
    }
}

fn plain(status: Status, stage: Stage) -> Fact {
    fact(status, stage, Date::Year(2026), None, None)
}

fn of(facts: &[Fact]) -> Inherited {
    inherit(&facts.iter().collect::<Vec<_>>()).unwrap()
}

#[test]
fn the_weakest_status_and_the_least_certain_stage_win() {
    let all = |status: Status| Status::ALL.iter().position(|one| *one == status).unwrap();
    let far = |stage: Stage| Stage::ALL.iter().position(|one| *one == stage).unwrap();
    for &one in Status::ALL {
        for &other in Status::ALL {
            for &third in Status::ALL {
                let found = of(&[one, other, third].map(|status| plain(status, Stage::Done))).status;
                assert_eq!(all(found), all(one).max(all(other)).max(all(third)));
            }
        }
    }
    for &one in Stage::ALL {
        for &other in Stage::ALL {
            for &third in Stage::ALL {
                let found = of(&[one, other, third].map(|stage| plain(Status::Reported, stage))).stage;
                assert_eq!(far(found), far(one).max(far(other)).max(far(third)));
            }
        }
    }
}

#[test]
fn the_oldest_date_and_the_earliest_due_win_in_any_order() {
    let dates = ["2024-03-31", "2024", "2024-03", "FY2024", "2025-Q1", "2026-11-21"]
        .map(|text| Date::parse(text).unwrap());
    let dues: Vec<Option<Date>> = [None].into_iter().chain(dates.map(Some)).collect();
    for one in dates {
        for other in dates {
            let pair = [one, other].map(|as_of| fact(Status::Reported, Stage::Done, as_of, None, None));
            let [forth, back] = [of(&pair).as_of, of(&[pair[1].clone(), pair[0].clone()]).as_of];
            assert_eq!(forth, back);
            assert!(forth.last_day() <= one.last_day() && forth.last_day() <= other.last_day());
            assert!(forth == one || forth == other);
        }
    }
    for &one in &dues {
        for &other in &dues {
            let pair = [one, other].map(|due| fact(Status::Reported, Stage::Planned, dates[0], due, None));
            let found = of(&pair).due;
            assert_eq!(found, of(&[pair[1].clone(), pair[0].clone()]).due);
            let earliest = [one, other].into_iter().flatten().map(|due| due.last_day()).min();
            assert_eq!(found.map(|due| due.last_day()), earliest);
        }
    }
}

#[test]
fn nobody_may_see_it_who_may_not_see_all_of_it() {
    let names = ["engineer", "investor", "policy"];
    let sets = (0_u8..8).map(|bits| {
        let chosen = names.iter().enumerate().filter(|(place, _)| bits & (1 << place) != 0);
        Some(chosen.map(|(_, name)| (*name).to_owned()).collect::<BTreeSet<String>>())
    });
    let all: Vec<Audiences> = sets.chain([None]).collect();
    let sees =
        |audiences: &Audiences, name: &str| audiences.as_ref().is_none_or(|names| names.contains(name));
    for one in &all {
        for other in &all {
            for third in &all {
                let facts = [one, other, third].map(|audiences| {
                    fact(Status::Reported, Stage::Done, Date::Year(2026), None, audiences.clone())
                });
                let found = of(&facts).only_for;
                for name in names {
                    let each = [one, other, third].iter().all(|audiences| sees(audiences, name));
                    assert_eq!(sees(&found, name), each, "{one:?} {other:?} {third:?}");
                }
                let narrowed = both(of(&facts[..2]).only_for, third.as_ref());
                assert_eq!(narrowed, found);
            }
        }
    }
}

#[test]
fn each_place_in_a_source_is_inherited_once_and_without_what_it_prints() {
    let place = |source, page: &str| Evidence {
        source,
        original: None,
        version: None,
        locator: Locator::parse(page).unwrap(),
        lines: None,
        printed_unit: Vec::new(),
        unit_lines: None,
        by_eye: Few::new(),
        as_printed: Few::from_iter([(
            "value".to_owned(),
            ("5".to_owned(), plain(Status::Reported, Stage::Done).span),
        )]),
        unverifiable: Few::from_iter([("value".to_owned(), "a picture".to_owned())]),
        remark: Some("for colleagues".to_owned()),
        span: plain(Status::Reported, Stage::Done).span,
    };
    let mut facts = [plain(Status::Reported, Stage::Done), plain(Status::Reported, Stage::Done)];
    facts[0].evidence = vec![place(3, "page 1"), place(1, "page 2")];
    facts[1].evidence = vec![place(1, "page 2"), place(1, "page 3"), place(3, "page 1")];
    let found = of(&facts).evidence;
    let places: Vec<(usize, String)> =
        found.iter().map(|one| (one.source, one.locator.to_string())).collect();
    let expected =
        [(3, "page 1"), (1, "page 2"), (1, "page 3")].map(|(source, page)| (source, page.to_owned()));
    assert_eq!(places, expected);
    assert!(
        found
            .iter()
            .all(|one| one.as_printed.is_empty() && one.unverifiable.is_empty() && one.remark.is_none())
    );
}

#[test]
fn nothing_is_inherited_of_nothing() {
    assert!(inherit(&[]).is_none());
}
