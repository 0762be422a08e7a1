//! Which facts `list` and `show` are asked for: what matches nothing because it isn't there is a mistake, with the nearest name.

use factbrief::model::Dossier;
use factbrief::question::{Filter, find_fact};

use crate::support::plain_facts::{Plain, dossier};

fn ids(found: &[(&Dossier, usize)]) -> Vec<String> {
    found.iter().map(|(dossier, index)| format!("{}/{}", dossier.name, dossier.facts[*index].id)).collect()
}

/// Two dossiers: `port` with two facts, of which the second is reported, and `quay` with one.
fn dossiers() -> [Dossier; 2] {
    let reported = Plain { status: 2, ..Plain::of(20) };
    let quay = Dossier { name: "quay".to_owned(), ..dossier(&[Plain::of(30)]) };
    [dossier(&[Plain::of(10), reported]), quay]
}

#[test]
fn every_condition_of_a_filter_must_hold() {
    let [port, quay] = dossiers();
    let cases: &[(Filter, &[&str])] = &[
        (Filter::default(), &["port/fact-0", "port/fact-1", "quay/fact-0"]),
        (Filter { status: Some("reported".to_owned()), ..Filter::default() }, &["port/fact-1"]),
        (
            Filter {
                status: Some("announced".to_owned()),
                source: Some("plan".to_owned()),
                ..Filter::default()
            },
            &["port/fact-0", "quay/fact-0"],
        ),
        (Filter { status: Some("confirmed".to_owned()), ..Filter::default() }, &[]),
        (Filter { unused: true, ..Filter::default() }, &["port/fact-0", "port/fact-1", "quay/fact-0"]),
    ];
    for (filter, expected) in cases {
        assert_eq!(ids(&filter.choose(&[&port, &quay]).unwrap()), *expected, "{filter:?}");
    }
}

#[test]
fn a_filter_that_can_match_nothing_is_refused() {
    let [port, quay] = dossiers();
    let cases = [
        (
            Filter { status: Some("rumoured".to_owned()), ..Filter::default() },
            "there is no status `rumoured`",
        ),
        (Filter { source: Some("plann".to_owned()), ..Filter::default() }, "there is no source `plann`"),
        (Filter { topic: Some("ships".to_owned()), ..Filter::default() }, "there is no topic `ships`"),
    ];
    for (filter, expected) in cases {
        assert_eq!(filter.choose(&[&port, &quay]).unwrap_err().to_string(), expected);
    }
}

#[test]
fn a_fact_is_found_by_its_id_where_one_dossier_has_it() {
    let [port, quay] = dossiers();
    let found = |typed: &str| find_fact(typed, &[&port, &quay]).map(|one| ids(&[one]).concat());
    assert_eq!(found("fact-1").unwrap(), "port/fact-1");
    assert_eq!(found("quay/fact-0").unwrap(), "quay/fact-0");
    let several = found("fact-0").unwrap_err();
    assert_eq!(several.to_string(), "several dossiers have a fact `fact-0`");
    assert_eq!(several.hint(), Some("write `port/fact-0` and `quay/fact-0`"));
    for typed in ["fact-9", "quay/fact-1"] {
        let none = found(typed).unwrap_err().to_string();
        let id = typed.trim_start_matches("quay/");
        assert_eq!(none, format!("there is no fact `{id}`"));
    }
}
