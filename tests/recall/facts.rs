//! What recall says of a fact for each kind of change.

use chrono::NaiveDate;

use crate::support::plain_facts::{Plain, dossier};
use factbrief::account::{Change, CopiedFact, Property, PropertyText};
use factbrief::language::Language;
use factbrief::ledger::Copy;
use factbrief::model::{Computation, Derivation, Dossier, Few, FigureName, Formula, Superseded};
use factbrief::recall::{Deviation, Outdated, outdated};

fn plain(value: i64) -> Plain {
    Plain { threshold: Some((true, 50)), ..Plain::of(value) }
}

/// A copy of a brief with one fact, in a language.
fn copy(fact: &Plain, language: Language) -> Copy {
    let dossier = dossier(std::slice::from_ref(fact));
    Copy {
        dossier: "port".to_owned(),
        dossier_id: None,
        brief: "investor".to_owned(),
        audience: "investor".to_owned(),
        language: language.tag().to_owned(),
        date: "2026-12-31".to_owned(),
        file: String::new(),
        file_hash: String::new(),
        content_hash: None,
        facts: vec![CopiedFact::remembered(
            &dossier,
            &dossier.facts[0],
            (language, factbrief::value::Showing::Both),
        )],
    }
}

fn outdated_now(copy: &Copy, dossier: &Dossier) -> Vec<Outdated> {
    outdated(copy, dossier, dossier.date)
}

/// The pages are older than the day of asking.
#[test]
fn what_was_superseded_or_lapsed_since_the_date_of_the_pages_is_told() {
    let (plan, is) = (Plain { due: 1, ..plain(1_000) }, |day: &str| day.parse::<NaiveDate>().unwrap());
    let before = copy(&plan, Language::En);
    let mut now = dossier(&[plan]);
    let found = |now: &Dossier, day: &str| -> Vec<Deviation> {
        outdated(&before, now, is(day)).into_iter().flat_map(|fact| fact.deviations).collect()
    };
    assert_eq!(found(&now, "2027-01-01"), []);
    assert_eq!(found(&now, "2029-01-01"), [Deviation::Lapsed]);
    let span = now.facts[0].span.clone();
    let (fact, why) = ("fact-1".to_owned(), String::new());
    let superseded = Superseded { fact: fact.clone(), on: is("2027-02-01"), why, span };
    now.facts[0].history.superseded_by = Some(Box::new(superseded));
    assert_eq!(found(&now, "2027-01-31"), []);
    assert_eq!(found(&now, "2027-02-01"), [Deviation::Superseded { by: fact }]);
}

/// A figure that a formula gives ends with those that it is computed from, however far back, unless the formula compares them.
#[test]
fn what_is_computed_from_a_fact_that_was_superseded_is_told() {
    let is = |day: &str| day.parse::<NaiveDate>().unwrap();
    let before = copy(&plain(1_000), Language::En);
    let derivation = |written: &str| {
        let formula = Formula::parse(written).unwrap();
        let inputs: Vec<FigureName> = formula.figures().into_iter().map(|(name, _)| name.clone()).collect();
        let value = Computation { written: written.to_owned(), formula, expect: None, copied: false };
        Some(Box::new(Derivation { value, companions: Few::default(), inputs, leaves: Few::default() }))
    };
    for (own, between, told) in [
        ("fact-1 * 2", "fact-2 * 2", true),
        ("fact-2 + 1", "fact-3 * 2", true),
        ("fact-3 - fact-2", "fact-3 * 2", false),
        ("fact-3 * 2", "fact-2 * 2", false),
    ] {
        let mut now = dossier(&[plain(1_000), plain(500), plain(250), plain(300)]);
        now.facts[0].derivation = derivation(own);
        now.facts[1].derivation = derivation(between);
        let span = now.facts[2].span.clone();
        let superseded =
            Superseded { fact: "fact-3".to_owned(), on: is("2027-02-01"), why: "counted".to_owned(), span };
        now.facts[2].history.superseded_by = Some(Box::new(superseded));
        assert_eq!(outdated(&before, &now, is("2027-01-31")), []);
        let found = outdated(&before, &now, is("2027-02-01"));
        let ended = Deviation::EndedInput { input: "fact-2".to_owned(), by: "fact-3".to_owned() };
        assert_eq!(found.iter().any(|one| one.deviations == [ended.clone()] && one.matters()), told, "{own}");
        let why = |one: &Outdated| one.causes.iter().any(|cause| cause.of.as_deref() == Some("fact-2"));
        assert_eq!(found.iter().any(why), told, "{own}");
    }
}

/// In what one fact deviates from a copy.
fn deviations(copy: &Copy, new: Plain) -> Vec<Deviation> {
    outdated_now(copy, &dossier(&[new])).into_iter().flat_map(|fact| fact.deviations).collect()
}

/// Whether the value changed from one text to another, by how much in words, and whether that is within the threshold.
fn is_figure(found: &[Deviation], expected: [&str; 3], expected_within: bool) -> bool {
    let [Deviation::Figure { change, within }] = found else { return false };
    let (Some(PropertyText::Plain(old)), Some(PropertyText::Plain(new))) = (&change.old, &change.new) else {
        return false;
    };
    let by: Vec<String> = change.differences.iter().map(ToString::to_string).collect();
    change.property.name() == "value"
        && [old, new, by.join(", ").as_str()] == expected
        && *within == expected_within
}

#[test]
fn a_change_within_the_threshold_is_listed_and_raises_no_alarm() {
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
fn other_words_raise_an_alarm_unless_a_threshold_says_that_only_the_figure_counts() {
    let before = copy(&plain(1_000), Language::En);
    let old = "The plan is to cost ¥1,000 over 4 years.";
    let reworded = |new: &str, within| {
        let change = Change::plain(Property::Statement, Some(old.to_owned()), Some(new.to_owned()));
        [Deviation::Wording { change, within }]
    };
    let other = Plain { wording: 1, ..plain(1_000) };
    assert_eq!(
        deviations(&before, other.clone()),
        reworded("The scheme is to cost ¥1,000 over 4 years.", true)
    );
    let counts = Plain { threshold: None, ..other };
    assert_eq!(deviations(&before, counts), reworded("The scheme is to cost ¥1,000 over 4 years.", false));
    let words = deviations(&before, Plain { words: 1, ..plain(1_000) });
    assert_eq!(words, reworded("The plan is to cost up to 900 million yen over 4 years.", true));
    let in_words = copy(&Plain { words: 1, ..plain(1_000) }, Language::En);
    for other in [Plain { words: 2, ..plain(1_000) }, Plain { wording: 1, ..plain(1_000) }] {
        // Both at once are said once.
        assert!(matches!(deviations(&in_words, other)[..], [Deviation::Wording { within: true, .. }]));
    }
}

#[test]
fn a_new_due_date_matters_and_a_date_that_has_passed_is_listed() {
    let planned = |due| Plain { due, ..plain(1_000) };
    let due = |old: &str, new: Option<&str>| {
        Deviation::Standing(Change::plain(Property::Due, Some(old.to_owned()), new.map(str::to_owned)))
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
    let other = deviations(copy, Plain { wording: 1, ..rough.clone() });
    assert!(matches!(other[..], [Deviation::Wording { .. }]), "{other:?}");
    let dearer = deviations(copy, Plain { value: 1_500, ..rough });
    assert!(is_figure(&dearer, ["about ¥1,000", "about ¥1,500", "about +50 %"], false), "{dearer:?}");
}
