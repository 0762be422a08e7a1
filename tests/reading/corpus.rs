//! The figure corpus, and rows of our own in its form, read in process: a right reading is backed by its text, a wrong one never is.
//! `tests/judges/figures` has the same rows for the whole program.

#![expect(clippy::unwrap_used, reason = "a helper that panics fails its test")]

use std::collections::BTreeMap;
use std::fmt::Write as _;

use chrono::{Datelike, Month, NaiveDate};
use factbrief::reading::{ShownText, SourceSetting, UnitHeading, agrees, backed};
use factbrief::value::{
    Bound, Date, DateBound, Dated, FiscalCalendar, Length, NamedBy, Number, OwnUnit, Pair, Part, Period,
    Qualifier, Quantity, Sense, Texts, TimeOfDay, Units, Value, YearEnd,
};
use serde_json::Value as Json;

use crate::support::repo::repo;

/// Rows, and how many in a hundred right readings must be accepted of them in each language.
const FILES: [&str; 7] = [
    "tests/judges/figures/corpus.jsonl",
    "tests/judges/figures/more.jsonl",
    "tests/reading/english.jsonl",
    "tests/reading/europe.jsonl",
    "tests/reading/cjk.jsonl",
    "tests/reading/around.jsonl",
    "tests/reading/gaps.jsonl",
];
const REQUIRED: usize = 98;

/// A counted unit: id, English singular and plural, Japanese counter, forms in other languages.
type Counted = (&'static str, [&'static str; 2], &'static str, &'static [(&'static str, &'static str)]);

/// Units of the dossier's own, as the mapping of the corpus declares them.
const COUNTED: &[Counted] = &[
    ("bids", ["bid", "bids"], "件", &[]),
    ("branches", ["branch", "branches"], "業種", &[]),
    ("birds", ["bird", "birds"], "羽", &[]),
    ("buildings", ["building", "buildings"], "棟", &[]),
    ("business-users", ["business user", "business users"], "社", &[]),
    ("cattle", ["head of cattle", "head of cattle"], "頭", &[]),
    ("clients", ["client", "clients"], "社", &[]),
    ("economists", ["economist", "economists"], "人", &[]),
    ("factories", ["factory", "factories"], "工場", &[]),
    (
        "flights",
        ["flight", "flights"],
        "便",
        &[("de", "Flug"), ("de", "Flüge"), ("fr", "vol"), ("fr", "vols")],
    ),
    ("fte", ["FTE", "FTEs"], "人", &[]),
    ("full-load-hours", ["full-load hour", "full-load hours"], "時間", &[]),
    ("gross-tonnes", ["gross tonne", "gross tonnes"], "総トン", &[]),
    ("homes", ["home", "homes"], "戸", &[("de", "Wohnung"), ("de", "Wohnungen")]),
    (
        "households",
        ["household", "households"],
        "世帯",
        &[("de", "Haushalt"), ("de", "Haushalte"), ("zh", "户"), ("nl", "huishouden"), ("nl", "huishoudens")],
    ),
    ("jobs", ["job", "jobs"], "人", &[("fr", "emploi"), ("fr", "emplois")]),
    ("members", ["member", "members"], "人", &[("de", "Mitglied"), ("de", "Mitglieder")]),
    ("municipalities", ["municipality", "municipalities"], "市町村", &[]),
    ("patents", ["patent", "patents"], "件", &[]),
    ("projects", ["project", "projects"], "件", &[]),
    ("rounds", ["round", "rounds"], "回", &[]),
    ("seats", ["seat", "seats"], "議席", &[]),
    (
        "ships",
        ["ship", "ships"],
        "隻",
        &[
            ("fr", "navire"),
            ("fr", "navires"),
            ("it", "nave"),
            ("it", "navi"),
            ("nl", "schip"),
            ("nl", "schepen"),
        ],
    ),
    ("stores", ["store", "stores"], "店", &[]),
    ("trees", ["tree", "trees"], "本", &[]),
    ("turbines", ["turbine", "turbines"], "基", &[]),
    ("units", ["unit", "units"], "台", &[]),
    ("users", ["user", "users"], "人", &[]),
    ("villages", ["village", "villages"], "村", &[("nl", "dorp"), ("nl", "dorpen")]),
    ("votes", ["vote", "votes"], "票", &[]),
    ("years-of-age", ["year of age", "years of age"], "歳", &[]),
];
/// Further words of sources for built-in units: unit, language, word.
const ALSO: &[(&str, &str, &str)] = &[
    ("units", "zh", "台"),
    ("units", "ko", "대"),
    ("people", "de", "Beschäftigter"),
    ("people", "de", "Beschäftigte"),
    ("people", "fr", "salarié"),
    ("people", "fr", "salariés"),
    ("people", "es", "trabajador"),
    ("people", "es", "trabajadores"),
    ("people", "it", "dipendente"),
    ("people", "it", "dipendenti"),
    ("people", "pt", "trabalhador"),
    ("people", "pt", "trabalhadores"),
    ("people", "nl", "medewerker"),
    ("people", "nl", "medewerkers"),
    ("people", "nl", "inwoner"),
    ("people", "nl", "inwoners"),
];

fn units() -> Units {
    let mut units = Units::built_in();
    for &(id, english, counter, read) in COUNTED {
        let read: Vec<(String, String)> =
            read.iter().map(|(language, form)| ((*language).to_owned(), (*form).to_owned())).collect();
        let own =
            OwnUnit { id, english: Some(english), counter: Some(counter), read: &read, ..OwnUnit::default() };
        units.add(&own).unwrap();
    }
    for &(id, language, word) in ALSO {
        units.add_words(id, &[(language.to_owned(), word.to_owned())]).unwrap();
    }
    units
}

/// The id that the program gives to a unit of the corpus.
fn unit_id(unit: &str) -> String {
    let one = |part: &str| match part {
        "1" => "number".to_owned(),
        "pp" => "points".to_owned(),
        "points" => "ratio-points".to_owned(),
        counted if COUNTED.iter().any(|(id, ..)| *id == counted.to_lowercase().replace(' ', "-")) => {
            counted.to_lowercase().replace(' ', "-")
        }
        other => other.to_owned(),
    };
    unit.split('/').map(one).collect::<Vec<_>>().join("/")
}

fn number(json: &Json) -> Number {
    Number::parse(json.as_str().unwrap()).unwrap()
}

fn day(json: &Json) -> NaiveDate {
    json.as_str().unwrap().parse().unwrap()
}

fn month(day: NaiveDate) -> Month {
    Month::try_from(u8::try_from(day.month()).unwrap()).unwrap()
}

fn bound(json: &Json) -> Bound {
    let value = || number(&json["value"]);
    match json["bound"].as_str().unwrap() {
        "exact" => Bound::Exact(value()),
        "at-least" => Bound::AtLeast(value()),
        "more-than" => Bound::MoreThan(value()),
        "at-most" => Bound::AtMost(value()),
        "less-than" => Bound::LessThan(value()),
        "nearly" => Bound::Nearly(value()),
        "just-over" => Bound::JustOver(value()),
        "several" => Bound::Several(value()),
        "range" => Bound::Range { min: number(&json["min"]), max: number(&json["max"]) },
        "band" => Bound::Band { from: number(&json["min"]), below: number(&json["below"]) },
        "plus-minus" if json["value"] == "0" => Bound::MarginAlone(number(&json["margin"])),
        "plus-minus" => {
            Bound::Margin { value: value(), down: number(&json["margin"]), up: number(&json["margin"]) }
        }
        "interval" => {
            Bound::Interval { value: value(), min: number(&json["min"]), max: number(&json["max"]) }
        }
        other => panic!("`{other}` is no bound"),
    }
}

fn date(json: &Json) -> Date {
    let precision = json["precision"].as_str().unwrap();
    if matches!(precision, "part-of-year" | "season") {
        let year = json["year"].to_string().replace('"', "");
        let word = json["part"].as_str().or(json["season"].as_str()).unwrap();
        return Date::parse(&format!("{word} {year}")).unwrap();
    }
    let (start, end) = (day(&json["start"]), day(&json["end"]));
    let span = |length| Date::Span { length, last: end };
    match precision {
        "day" => Date::Day(start),
        "month" => Date::Month { year: start.year(), month: month(start) },
        "year" => Date::Year(start.year()),
        "decade" => Date::Decade(start.year()),
        "month-end" => Date::EndOfMonth { year: end.year(), month: month(end) },
        "year-end" => Date::EndOfYear(end.year()),
        "month-third" => {
            let part = [Part::Early, Part::Mid, Part::Late][(start.day() / 10) as usize];
            Date::PartOfMonth { year: start.year(), month: month(start), part }
        }
        "quarter" => span(Length::Quarter),
        "half" => span(Length::Half),
        "nine-months" => span(Length::NineMonths),
        "fiscal-year" => span(Length::Year),
        other => panic!("`{other}` is no precision"),
    }
}

/// The typed value of a reading.
fn value(json: &Json, units: &Units) -> Value {
    let unit = || {
        let id = unit_id(json["unit"].as_str().unwrap());
        units.get(&id).unwrap_or_else(|| panic!("there is no unit `{id}`"))
    };
    match json["type"].as_str().unwrap() {
        kind @ ("quantity" | "change") => Value::Quantity(Quantity {
            bound: bound(json),
            about: json["about"] == true,
            sense: if kind == "change" { Sense::Change } else { Sense::Amount },
            unit: unit(),
            words: Texts::new(),
        }),
        "pair" => {
            let values: Vec<Number> = json["values"].as_array().unwrap().iter().map(number).collect();
            Value::Pair(match json["sort"].as_str().unwrap() {
                "score" => Pair::Score(values),
                "ratio" => Pair::Ratio([values[0], values[1]], Qualifier::default()),
                _ => Pair::Of {
                    part: values[0],
                    whole: values[1],
                    unit: unit(),
                    qualifier: Qualifier::default(),
                },
            })
        }
        "date" => {
            let bound = DateBound::ALL.into_iter().find(|bound| Some(bound.key()) == json["bound"].as_str());
            let bound = bound.unwrap_or_default();
            Value::Date(Dated { date: date(json), bound, about: json["about"] == true })
        }
        "period" => Value::Period(Period { from: date(&json["from"]), to: date(&json["to"]) }),
        "time" => {
            let (hour, minute) = json["value"].as_str().unwrap().split_once(':').unwrap();
            let zone = json["zone"].as_str().map(str::to_owned);
            Value::Time(TimeOfDay::new(hour.parse().unwrap(), minute.parse().unwrap(), zone).unwrap())
        }
        other => panic!("`{other}` is no type"),
    }
}

/// Whose fiscal years a row means.
fn fiscal(json: &Json) -> Option<FiscalCalendar> {
    if json.is_string() {
        return Some(FiscalCalendar::JAPAN);
    }
    let keys = json.as_object()?;
    let named_by = if keys["named-by"] == "start" { NamedBy::Start } else { NamedBy::End };
    let year_end = match keys.get("starts") {
        Some(month) => YearEnd::Starts(month.as_str().unwrap().parse().unwrap()),
        None => {
            let words: Vec<&str> = keys["ends"].as_str().unwrap().split(' ').collect();
            YearEnd::LastWeekday(
                words[1].parse().unwrap(),
                words[3].parse::<Month>().unwrap().number_from_month(),
            )
        }
    };
    Some(FiscalCalendar { year_end, named_by })
}

#[test]
fn a_right_reading_is_backed_by_its_text_and_a_wrong_one_never_is() {
    let units = units();
    let mut right: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let (mut refused, mut passed) = (String::new(), String::new());
    for file in FILES {
        let rows = std::fs::read_to_string(repo(file)).unwrap();
        for line in rows.lines().filter(|line| !line.trim().is_empty()) {
            let row: Json = serde_json::from_str(line).unwrap();
            if row["test"] != "read" {
                continue;
            }
            let language = row["lang"].as_str().unwrap();
            let setting = SourceSetting {
                language,
                units: &units,
                issued: row["issued"].as_str().map(|day| day.parse().unwrap()),
                issued_from: None,
                fiscal: fiscal(&row["fiscal"]),
                currency: row["currency"].as_str(),
            };
            let context = ShownText::of(row["context"].as_str().unwrap());
            let heads = match &row["unit_at"] {
                Json::Array(texts) => texts.iter().filter_map(Json::as_str).collect(),
                one => one.as_str().into_iter().collect::<Vec<_>>(),
            };
            let heading = UnitHeading::read(heads, &setting).ok();
            let held = |printed: &str, reading: &Json| {
                let value = value(reading, &units);
                backed(&context, &ShownText::of(printed), heading.as_ref(), &setting, |said| {
                    agrees(said, &value, &setting)
                })
            };
            let printed = row["printed"].as_str().unwrap();
            if !row["reading"].is_null() {
                let primary = language.split('-').next().unwrap_or_default();
                let (accepted, all) = right.entry(primary.to_owned()).or_default();
                *all += 1;
                match held(printed, &row["reading"]) {
                    Ok(()) => *accepted += 1,
                    Err(why) => {
                        writeln!(refused, "{}: `{printed}` in `{}`: {why:?}", row["id"], row["context"])
                            .unwrap()
                    }
                }
            }
            for wrong in row["wrong"].as_array().unwrap() {
                let printed = wrong["printed"].as_str().unwrap_or(printed);
                if held(printed, &wrong["reading"]).is_ok() {
                    writeln!(
                        passed,
                        "{} ({}): `{printed}` in `{}` as {}",
                        row["id"], wrong["why"], row["context"], wrong["reading"]
                    )
                    .unwrap();
                }
            }
        }
    }
    assert!(passed.is_empty(), "wrong readings passed:\n{passed}");
    for (language, (accepted, all)) in &right {
        assert!(
            accepted * 100 >= all * REQUIRED,
            "{language}: {accepted} of {all} right readings\n{refused}"
        );
    }
    assert_eq!(right.len(), 10, "a language without rows");
}
