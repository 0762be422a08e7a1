//! What is said of a ratio or of so many of so many, in the ten languages with a reader: read as the bound that it is and as no other,
//! in the text too, and never left out. `pairs.txt` has the rows.

#![expect(clippy::unwrap_used, reason = "a helper that panics fails its test")]

use std::collections::{BTreeMap, BTreeSet};

use factbrief::reading::{ShownText, SourceSetting, agrees, backed};
use factbrief::value::{Number, Pair, PairBound, Qualifier, Units, Value};

/// A row: a language, a text with its form in brackets, and what the form says.
struct Row<'a> {
    language: &'a str,
    text: String,
    form: &'a str,
    value: &'a str,
}

fn rows() -> Vec<Row<'static>> {
    let lines = include_str!("pairs.txt").lines().map(str::trim);
    let rows = lines.filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| {
        let [language, text, value] = line.split(" | ").collect::<Vec<_>>()[..] else { panic!("{line}") };
        let form = text.split_once('[').unwrap().1.split_once(']').unwrap().0;
        Row { language, text: text.replace(['[', ']'], ""), form, value }
    });
    rows.collect()
}

fn bound(name: &str) -> PairBound {
    let known = PairBound::KEYS.into_iter().find(|(key, _)| *key == name);
    known.unwrap_or_else(|| panic!("`{name}` is no bound of a pair")).1
}

/// `ratio 3 1 more-than about`, `of 7 9 people at-least`; the words after the numbers may be left out.
fn value(text: &str, units: &Units) -> (Value, Qualifier) {
    let mut words: Vec<&str> = text.split(' ').collect();
    let of = words.remove(0) == "of";
    let unit = of.then(|| units.get(words.remove(2)).unwrap());
    let numbers = [words.remove(0), words.remove(0)].map(|number| Number::parse(number).unwrap());
    let about = words.last() == Some(&"about");
    words.truncate(words.len() - usize::from(about));
    let bound = words.first().map_or(PairBound::Exact, |name| bound(name));
    let qualifier = Qualifier { bound, about };
    let pair = match unit {
        Some(unit) => Pair::Of { part: numbers[0], whole: numbers[1], unit, qualifier },
        None => Pair::Ratio(numbers, qualifier),
    };
    (Value::Pair(pair), qualifier)
}

/// The same pair meant otherwise.
fn meant(value: &Value, qualifier: Qualifier) -> Value {
    match value {
        Value::Pair(Pair::Ratio(numbers, _)) => Value::Pair(Pair::Ratio(*numbers, qualifier)),
        Value::Pair(Pair::Of { part, whole, unit, .. }) => {
            Value::Pair(Pair::Of { part: *part, whole: *whole, unit: unit.clone(), qualifier })
        }
        other => panic!("{other:?}"),
    }
}

/// Other pairs of the same numbers.
fn other_pairs(value: &Value) -> Vec<Value> {
    let Value::Pair(pair) = value else { return Vec::new() };
    match pair {
        Pair::Ratio([one, other], qualifier) => {
            let turned = Pair::Ratio([*other, *one], *qualifier);
            let score = (!qualifier.is_none()).then(|| Pair::Score(vec![*one, *other]));
            score.into_iter().chain([turned]).map(Value::Pair).collect()
        }
        Pair::Of { part, whole, unit, qualifier } => {
            let rest = whole.minus(*part).unwrap();
            let (whole, unit, qualifier) = (*whole, unit.clone(), *qualifier);
            vec![Value::Pair(Pair::Of { part: rest, whole, unit, qualifier })]
        }
        Pair::Score(_) => Vec::new(),
    }
}

fn all_qualifiers() -> impl Iterator<Item = Qualifier> {
    let bounds = PairBound::KEYS.into_iter().map(|(_, bound)| bound).chain([PairBound::Exact]);
    bounds.flat_map(|bound| [false, true].map(|about| Qualifier { bound, about }))
}

/// Just over backs more-than, and nearly less-than, as with numbers.
fn is_coarser(said: Qualifier, typed: Qualifier) -> bool {
    said.about == typed.about
        && matches!(
            (said.bound, typed.bound),
            (PairBound::JustOver, PairBound::MoreThan) | (PairBound::Nearly, PairBound::LessThan)
        )
}

fn is_backed(row: &Row<'_>, form: &str, value: &Value, units: &Units) -> Result<(), String> {
    let setting = SourceSetting {
        language: row.language,
        units,
        issued: None,
        issued_from: None,
        fiscal: None,
        currency: None,
    };
    backed(&ShownText::of(&row.text), &ShownText::of(form), None, &setting, |said| {
        agrees(said, value, &setting)
    })
    .map_err(|why| format!("{why:?}"))
}

#[test]
fn what_is_said_of_a_pair_is_read_as_it_is_and_as_nothing_else() {
    let units = Units::built_in();
    let mut wrong = Vec::new();
    for row in rows() {
        let (value, said) = value(row.value, &units);
        if let Err(why) = is_backed(&row, row.form, &value, &units) {
            wrong.push(format!("{} `{}` is refused: {why}", row.language, row.text));
        }
        let others = all_qualifiers().filter(|other| *other != said && !is_coarser(said, *other));
        for other in others.map(|other| meant(&value, other)).chain(other_pairs(&value)) {
            if is_backed(&row, row.form, &other, &units).is_ok() {
                wrong.push(format!("{} `{}` passes for {other:?}", row.language, row.text));
            }
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn nothing_that_is_said_of_a_pair_may_be_cut_off() {
    let units = Units::built_in();
    let mut wrong = Vec::new();
    for row in rows() {
        let (value, said) = value(row.value, &units);
        if said.is_none() {
            continue;
        }
        let is_number = |c: char| c.is_ascii_digit();
        let Some(first) = row.form.find(is_number) else { continue };
        let from = [0, first];
        let ends = row.form.char_indices().map(|(at, _)| at).chain([row.form.len()]).skip(1);
        let cuts: BTreeSet<&str> = ends
            .flat_map(|end| from.map(|start| row.form.get(start..end).unwrap_or_default()))
            .filter(|cut| cut.contains(is_number) && *cut != row.form)
            .collect();
        for cut in cuts {
            for qualifier in all_qualifiers().filter(|other| *other != said && !is_coarser(said, *other)) {
                let typed = meant(&value, qualifier);
                if is_backed(&row, cut, &typed, &units).is_ok() {
                    wrong
                        .push(format!("{} `{cut}` of `{}` passes for {qualifier:?}", row.language, row.text));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn each_language_has_rows_of_every_bound() {
    let mut seen: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let rows = rows();
    for row in &rows {
        let words = row.value.split(' ').filter(|word| !word.starts_with(|c: char| c.is_ascii_digit()));
        seen.entry(row.language).or_default().extend(words);
    }
    let all: BTreeSet<&str> =
        PairBound::KEYS.into_iter().map(|(key, _)| key).chain(["ratio", "of", "about"]).collect();
    assert_eq!(seen.len(), 10);
    for (language, words) in seen {
        assert!(all.is_subset(&words), "{language} lacks some of {all:?}: {words:?}");
    }
}

/// From one ratio to another, a rough rank and the like: figures that no value holds.
const UNREAD: &[(&str, &str, &[&str])] = &[
    ("en", "A ratio of between 2 and 3 to 1 is usual.", &["between 2 and 3 to 1", "3 to 1", "2"]),
    ("en", "The odds are between 2:1 and 3:1.", &["between 2:1 and 3:1", "2:1", "3:1"]),
    ("en", "The odds are 2–3:1.", &["2–3:1", "3:1"]),
    ("en", "The odds are 2 to 3 to 1.", &["2 to 3 to 1", "3 to 1"]),
    ("en", "Of the guests 7 of about 9 people came.", &["7 of about 9 people", "7 of about 9"]),
    ("en", "Here 7 of 9 or more people came.", &["7 of 9 or more people", "7 of 9"]),
    ("en", "Here 7 of 9+ people came.", &["7 of 9+ people", "7 of 9"]),
    ("en", "The vote was about 8–1.", &["about 8–1", "8–1"]),
    ("en", "Barely 7 of 9 people came.", &["Barely 7 of 9 people", "7 of 9 people"]),
    ("de", "Das Verhältnis liegt zwischen 2 und 3 zu 1.", &["zwischen 2 und 3 zu 1", "3 zu 1"]),
    ("de", "Das Verhältnis liegt zwischen 2:1 und 3:1.", &["2:1", "3:1"]),
    ("fr", "Un rapport compris entre 2 et 3 pour 1.", &["entre 2 et 3 pour 1", "3 pour 1"]),
    ("ja", "比率は2対1〜3対1である。", &["2対1〜3対1", "2対1", "3対1"]),
    ("ja", "比率は2対1から3対1までである。", &["2対1から3対1まで", "2対1", "3対1", "3対1まで"]),
    ("ja", "比率は2〜3対1である。", &["2〜3対1", "3対1"]),
    ("ja", "比率は3対1台である。", &["3対1台", "3対1"]),
    ("ja", "約9人のうち7人が答えた。", &["約9人のうち7人", "9人のうち7人"]),
    ("ja", "約7対2対1で決まった。", &["約7対2対1", "7対2対1"]),
    ("zh", "约9人中有7人同意。", &["约9人中有7人", "9人中有7人"]),
    ("ko", "약 9명 중 7명이 찬성했다.", &["약 9명 중 7명", "9명 중 7명"]),
];

#[test]
fn what_no_pair_can_be_is_read_as_none() {
    let units = Units::built_in();
    let mut wrong = Vec::new();
    for &(language, text, forms) in UNREAD {
        let row = Row { language, text: text.to_owned(), form: "", value: "" };
        for form in forms {
            let pairs = [[2, 1], [3, 1], [2, 3], [8, 1], [7, 2]].map(|numbers| numbers.map(Number::from));
            let ratios = pairs
                .iter()
                .flat_map(|&numbers| all_qualifiers().map(move |said| Pair::Ratio(numbers, said)));
            let scores = pairs.iter().map(|numbers| Pair::Score(numbers.to_vec()));
            let three = Pair::Score([7, 2, 1].map(Number::from).to_vec());
            let people = units.get("people").unwrap();
            let of = all_qualifiers().map(|qualifier| Pair::Of {
                part: Number::from(7),
                whole: Number::from(9),
                unit: people.clone(),
                qualifier,
            });
            for pair in ratios.chain(scores).chain([three]).chain(of).map(Value::Pair) {
                if is_backed(&row, form, &pair, &units).is_ok() {
                    wrong.push(format!("{language} `{form}` in `{text}` passes for {pair:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn no_rank_and_no_time_of_day_is_rough() {
    let units = Units::built_in();
    let time = |hour, minute| Value::Time(factbrief::value::TimeOfDay::new(hour, minute, None).unwrap());
    let rows = [
        ("en", "It is about third in the list.", ["about third", "third"], Value::Rank(3)),
        ("en", "It is at least third.", ["at least third", "third"], Value::Rank(3)),
        ("en", "It came in third or better.", ["third or better", "third"], Value::Rank(3)),
        ("en", "It began at about 14:46 there.", ["about 14:46", "14:46"], time(14, 46)),
        ("de", "Er wurde etwa 3. im Feld.", ["etwa 3.", "3."], Value::Rank(3)),
        ("ja", "同社は約3位である。", ["約3位", "3位"], Value::Rank(3)),
        ("ja", "同社は3位以内である。", ["3位以内", "3位"], Value::Rank(3)),
        ("ja", "同社は3位以上である。", ["3位以上", "3位"], Value::Rank(3)),
        ("ko", "이 회사는 약 3위이다.", ["약 3위", "3위"], Value::Rank(3)),
        ("zh", "该公司约第3位。", ["约第3位", "第3位"], Value::Rank(3)),
    ];
    let mut wrong = Vec::new();
    for (language, text, forms, value) in rows {
        let row = Row { language, text: text.to_owned(), form: "", value: "" };
        let passing = forms.into_iter().filter(|form| is_backed(&row, form, &value, &units).is_ok());
        wrong.extend(passing.map(|form| format!("{language} `{form}` in `{text}`")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
