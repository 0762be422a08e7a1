//! What a source prints, words and texts, compared with a typed value: the same, different, or not read, and never one for
//! the other.

#![allow(clippy::unwrap_used, reason = "helpers outside the tests themselves")]

use std::sync::Arc;

use chrono::NaiveDate;
use factbrief::language::Language;
use factbrief::reading::{Mismatch, SourceSetting, UNDETERMINED, compare, words_hold};
use factbrief::value::{Bound, Date, Number, OwnUnit, Period, Quantity, Sense, Texts, Unit, Units, Value};

#[derive(Debug, PartialEq, Eq)]
enum Comes {
    Same,
    /// They differ, or one of them can't be read.
    Refused,
}
use Comes::{Refused, Same};

fn units() -> Units {
    let mut units = Units::built_in();
    let ship =
        OwnUnit { id: "ship", english: Some(["ship", "ships"]), counter: Some("隻"), ..OwnUnit::default() };
    units.add(&ship).unwrap();
    units
}

/// The setting of a source of this date whose language its script tells.
fn setting(units: &Units, issued: Option<NaiveDate>) -> SourceSetting<'_> {
    SourceSetting { language: UNDETERMINED, units, issued, issued_from: None, fiscal: None, currency: None }
}

fn unit(id: &str) -> Arc<Unit> {
    units().get(id).unwrap_or_else(|| panic!("no unit {id}"))
}

/// `exact 5 %`, `about 120億 JPY`, `11..19 company`, `date 2025-12-21`, `period 2026 2030`, `text …`.
fn value(text: &str) -> Value {
    let (kind, rest) = text.split_once(' ').unwrap();
    let number = |text: &str| Number::parse(text).unwrap();
    let date = |text: &str| Date::parse(text).unwrap();
    match kind {
        "date" => return Value::from(date(rest)),
        "period" => {
            let (from, to) = rest.split_once(' ').unwrap();
            return Value::Period(Period { from: date(from), to: date(to) });
        }
        "text" => return Value::Text(Texts::from([(Language::En, rest.to_owned())])),
        _ => {}
    }
    let (amount, unit_id) = rest.rsplit_once(' ').unwrap();
    let bound = match kind {
        "exact" | "about" => Bound::Exact(number(amount)),
        "at-least" => Bound::AtLeast(number(amount)),
        "more-than" => Bound::MoreThan(number(amount)),
        "at-most" => Bound::AtMost(number(amount)),
        "less-than" => Bound::LessThan(number(amount)),
        "nearly" => Bound::Nearly(number(amount)),
        "range" => {
            let (min, max) = amount.split_once("..").unwrap();
            Bound::Range { min: number(min), max: number(max) }
        }
        other => panic!("`{other}` is no kind of value"),
    };
    Value::Quantity(Quantity {
        bound,
        about: kind == "about",
        sense: Sense::Amount,
        unit: unit(unit_id),
        words: Texts::new(),
    })
}

fn comes(found: &Result<(), Mismatch>) -> Comes {
    if found.is_ok() { Same } else { Refused }
}

#[test]
fn a_printed_form_is_the_same_or_differs_or_is_not_read() {
    let table = [
        // Numbers, and the qualifiers that are part of them.
        ("約120億円", "about 120億 JPY", Same),
        ("約120億円", "exact 1兆 JPY", Refused),
        ("約120億円", "exact 120億 JPY", Refused),
        ("120億円", "about 120億 JPY", Refused),
        ("10.3 per cent", "exact 13 %", Refused),
        ("7%", "exact 9 %", Refused),
        ("5 years or more", "exact 5 year", Refused),
        ("over 5 companies", "at-least 5 companies", Refused),
        ("up to 500 people", "at-most 500 people", Same),
        ("150億〜250億ドル", "range 150億..250億 USD", Same),
        ("150億〜200億ドル", "range 150億..250億 USD", Refused),
        ("十数社", "range 11..19 companies", Same),
        ("十数社", "range 11..20 companies", Refused),
        // Units.
        ("£3 billion", "exact 3000000000 USD", Refused),
        ("年間4500億円", "exact 4500億 JPY", Refused),
        ("4500億円", "exact 4500億 JPY/year", Refused),
        ("5 MW", "exact 5 GW", Refused),
        ("5 companies", "exact 5 ship", Refused),
        ("CHF 91.4 billion", "exact 91400000000 CHF", Same),
        ("91.4 billion CHF", "exact 91400000000 CHF", Same),
        ("CNY 91.4 billion", "exact 91400000000 CHF", Refused),
        ("₹91.4 billion", "exact 91400000000 CHF", Refused),
        // The sign alone is that of others, too.
        ("U.S.$5", "exact 5 USD", Same),
        ("A$5", "exact 5 USD", Refused),
        ("HK$ 5 million", "exact 5000000 USD", Refused),
        ("$5 million AUD", "exact 5000000 USD", Refused),
        ("5 million Australian dollars", "exact 5000000 USD", Refused),
        ("500万豪ドル", "exact 500万 USD", Refused),
        ("500万ウォン", "exact 500万 USD", Refused),
        ("5 million yuan", "exact 5000000 JPY", Refused),
        ("CN¥5", "exact 5 JPY", Refused),
        ("12円50銭", "exact 12.5 JPY", Same),
        ("5 American dollars", "exact 5 USD", Same),
        ("Five dollars", "exact 5 USD", Same),
        ("5 Million Dollars", "exact 5000000 USD", Same),
        ("A$5", "exact 5 AUD", Same),
        ("AUD 5 million", "exact 5000000 AUD", Same),
        ("500万豪ドル", "exact 500万 AUD", Same),
        ("NZ$5", "exact 5 AUD", Refused),
        ("NZD 5", "exact 5 AUD", Refused),
        // Texts that hold figures: their units, signs and halves of the day, too.
        ("$13 billion", "text €13 billion", Refused),
        ("€13bn", "text €13 billion", Same),
        ("130億ユーロ", "text €13 billion", Same),
        ("13 kg", "text 13 tonnes", Refused),
        ("13 GW", "text 13 MW", Refused),
        ("13 people", "text 13%", Refused),
        ("13", "text 13%", Refused),
        ("13", "text 13 companies", Refused),
        ("13 firms", "text 13 companies", Same),
        ("13%", "text −13%", Refused),
        ("minus 13%", "text −13%", Same),
        ("$13", "text -$13", Refused),
        ("9:44 p.m.", "text 9:44 a.m.", Refused),
        ("9:44 am", "text 9:44 a.m.", Same),
        ("午後9時44分", "text 9:44 a.m.", Refused),
        ("7-2", "text 7–2", Same),
        ("2-7", "text 7–2", Refused),
        ("3rd", "text rank 3", Refused),
        // What holds for each year, which only money has a unit for.
        ("60 ships a year", "exact 60 ship/year", Same),
        ("60 ships a year", "exact 60 ship", Refused),
        ("年間60隻", "exact 60 ship/year", Same),
        ("7.2000年間", "exact 7.2000 year", Same),
        ("7.2000年間", "exact 2000 year", Refused),
        ("61 ships a year", "exact 60 ship", Refused),
        ("5% a year", "exact 5 %/year", Same),
        ("5% a year", "exact 5 %", Refused),
        ("$5 a year", "exact 5 USD", Refused),
        ("$5", "exact 5 USD/year", Refused),
        // A margin, a minus, and an index that is no percentage points.
        ("±0.12%", "exact 0.12 %", Refused),
        ("negative 5%", "exact 5 %", Refused),
        ("negative 5%", "exact -5 %", Same),
        ("▲ 5%", "exact -5 %", Same),
        ("48.7", "exact 48.7 points", Refused),
        ("48.7", "exact 48.7 number", Same),
        ("48.7 points", "exact 48.7 points", Same),
        ("CHF 94.1 billion", "exact 91400000000 CHF", Refused),
        // A table's heading may give the unit and the scale, but no other digits.
        ("20,231", "exact 20.231 billion JPY", Refused),
        ("20,321", "exact 20.231 billion JPY", Refused),
        ("from €828 million to €900 million", "exact 828000000 EUR", Refused),
        ("1 h 30 min", "exact 1.5 year", Refused),
        ("two and a half years", "exact 2.5 year", Same),
        ("a dozen companies", "exact 12 companies", Same),
        ("1 dozen companies", "exact 12 companies", Same),
        ("3分の2", "exact 66.7 %", Refused),
        ("3分の2", "exact 2/3 share", Same),
        // Dates.
        ("2025年12月21日", "date 2025-12-21", Same),
        ("2025年12月22日", "date 2025-12-21", Refused),
        ("12月21日", "date 2025-12-21", Same),
        ("昨年12月21日", "date 2025-12-21", Refused),
        ("昨年12月21日", "date 2024-12-21", Same),
        ("December 2025", "date 2025-12-21", Refused),
        ("12 months to 31 March 2022", "date FY2025", Refused),
        ("the year ended 31 March 2026", "date FY2025", Refused),
        ("the year ended 31 March 2026", "date year to 2026-03", Same),
        ("from April 2026 to March 2031", "period 2026-04 2031-03", Same),
        ("from April 2026 to March 2030", "period 2026-04 2031-03", Refused),
        // Texts that hold figures.
        ("7-2", "text 8–1", Refused),
        ("1-8", "text 8–1", Refused),
        ("8-1", "text 8–1", Same),
        ("€12.6bn", "text more than €13 billion", Refused),
        ("€13 billion", "text more than €13 billion", Refused),
        ("more than €13 billion", "text more than €13 billion", Same),
        ("The auction", "text more than €13 billion", Refused),
        ("三社", "text 3 companies", Same),
        ("約120億円", "text about ¥12 billion", Same),
        ("120億円", "text about ¥12 billion", Refused),
        ("周回遅れ", "text a lap behind", Same),
        ("several trillion yen", "text 12 trillion yen", Refused),
    ];
    let issued = NaiveDate::from_ymd_opt(2025, 11, 1);
    let units = units();
    let wrong: Vec<String> = table
        .into_iter()
        .filter_map(|(printed, typed, expected)| {
            let found = compare(printed, &[], &value(typed), &setting(&units, issued));
            let said = found.as_ref().map_or_else(ToString::to_string, |()| "the same".to_owned());
            let got = comes(&found);
            (got != expected).then(|| format!("{printed} beside {typed}: {got:?} ({said}), not {expected:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Of a source of which only a month or a year is known, a date that its day decides is one that all its days say.
#[test]
fn a_date_that_the_day_of_its_source_decides_is_read_only_where_all_days_say_the_same() {
    let table = [
        // language, from, to, form, typed, whether it is read
        ("en", "2026-01-01", "2026-12-31", "this winter", "winter 2026", false),
        ("en", "2026-01-01", "2026-12-31", "this winter", "winter 2025", false),
        ("en", "2026-01-01", "2026-01-31", "this winter", "winter 2025", true),
        ("en", "2026-01-01", "2026-12-31", "last summer", "summer 2025", false),
        ("en", "2026-11-01", "2026-11-30", "last summer", "summer 2026", true),
        ("en", "2026-01-01", "2026-12-31", "last year", "2025", true),
        ("en", "2025-04-01", "2026-03-31", "last year", "2025", false),
        ("en", "2026-01-01", "2026-12-31", "last month", "2026-11", false),
        ("en", "2026-01-01", "2026-12-31", "last June", "2026-06", false),
        ("en", "2026-09-01", "2026-09-30", "last June", "2026-06", true),
        ("en", "2026-09-01", "2026-09-30", "yesterday", "2026-09-29", false),
        ("en", "2026-09-01", "2026-09-30", "12 June", "2026-06-12", true),
        ("en", "2026-01-01", "2026-12-31", "20 December", "2026-12-20", false),
        ("en", "2026-01-01", "2026-12-31", "20 December 2025", "2025-12-20", true),
        ("de", "2026-01-01", "2026-12-31", "diesen Winter", "winter 2026", false),
        ("de", "2026-01-01", "2026-12-31", "letztes Jahr", "2025", true),
        ("fr", "2026-01-01", "2026-12-31", "le mois dernier", "2026-11", false),
        ("fr", "2026-03-01", "2026-03-31", "le mois dernier", "2026-02", true),
        ("ja", "2026-01-01", "2026-12-31", "昨年", "2025", true),
        ("ja", "2025-04-01", "2026-03-31", "昨年", "2025", false),
        ("ja", "2026-01-01", "2026-12-31", "来春", "spring 2027", true),
        ("ja", "2025-04-01", "2026-03-31", "来春", "spring 2027", false),
        ("ja", "2026-01-01", "2026-12-31", "今冬", "winter 2026", false),
        ("ja", "2026-02-01", "2026-02-28", "今冬", "winter 2025", true),
        ("ja", "2026-01-01", "2026-12-31", "先月", "2026-11", false),
        ("ja", "2026-05-01", "2026-05-31", "先月", "2026-04", true),
        ("ja", "2026-01-01", "2026-12-31", "10〜12月期", "2026-Q4", false),
        ("ja", "2026-02-01", "2026-02-28", "10〜12月期", "2025-Q4", true),
        ("ja", "2026-06-01", "2026-06-30", "6月13日", "2026-06-13", true),
        ("zh", "2026-01-01", "2026-12-31", "上个月", "2026-11", false),
        ("ko", "2026-01-01", "2026-12-31", "지난해", "2025", true),
    ];
    let units = units();
    let day = |text: &str| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
    let mut wrong = Vec::new();
    for (language, from, to, form, typed, read) in table {
        let whole =
            SourceSetting { language, issued: day(to), issued_from: day(from), ..setting(&units, None) };
        let typed = Value::from(Date::parse(typed).unwrap());
        let found = compare(form, &[], &typed, &whole);
        if found.is_ok() != read {
            wrong.push(format!("{language} {form} of {from} to {to}: {found:?}"));
        }
        let exact = SourceSetting { issued_from: day(to), ..whole.clone() };
        let of_last = compare(form, &[], &typed, &exact);
        if read && of_last.is_err() {
            wrong.push(format!("{language} {form} of {to} alone: {of_last:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn words_agree_where_what_they_say_holds_the_figure() {
    let table = [
        ("about ¥12 billion", "exact 150億 JPY", Refused),
        ("¥999 trillion", "exact 120億 JPY", Refused),
        ("90%", "exact 5 %", Refused),
        ("between ten and twenty companies", "range 11..19 companies", Same),
        ("ten to fifteen companies", "range 11..19 companies", Refused),
        ("十数社", "range 11..19 companies", Same),
        ("over ¥10 billion", "exact 120億 JPY", Same),
        ("over ¥12 billion", "exact 120億 JPY", Refused),
        ("about ¥12 billion", "exact 120億 JPY", Refused),
        ("up to ¥13 billion", "at-most 120億 JPY", Refused),
        ("up to ¥12 billion", "at-most 120億 JPY", Same),
        ("up to ¥13 billion", "exact 120億 JPY", Same),
        ("more than ¥11 billion", "at-least 120億 JPY", Refused),
        ("under 101 companies", "nearly 100 companies", Refused),
        ("over ¥12 billion", "at-least 120億 JPY", Refused),
        ("at least ¥12 billion", "more-than 120億 JPY", Same),
        ("under 100 companies", "nearly 100 companies", Same),
        ("nearly 100 companies", "less-than 100 companies", Refused),
        ("¥12 billion", "about 120億 JPY", Refused),
        ("a good dozen", "range 11..19 companies", Refused),
        ("many companies", "range 11..19 companies", Refused),
        ("US$12 billion", "exact 120億 JPY", Refused),
    ];
    let units = units();
    let wrong: Vec<String> = table
        .into_iter()
        .filter_map(|(words, typed, expected)| {
            let Value::Quantity(typed_quantity) = value(typed) else { panic!("{typed}") };
            let got = comes(&words_hold(words, &typed_quantity, &setting(&units, None)));
            (got != expected).then(|| format!("{words} for {typed}: {got:?}, not {expected:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_text_is_compared_in_each_language_though_the_source_prints_one_word_for_word() {
    for (english, japanese, printed, expected) in [
        ("about £2.2 trillion", "約2兆1,000億ポンド", "約2兆1,000億ポンド", Refused),
        ("about £2.1 trillion", "約2兆1,000億ポンド", "約2兆1,000億ポンド", Same),
        ("£2.1 trillion", "約2兆1,000億ポンド", "約2兆1,000億ポンド", Refused),
        ("8–1", "7対2", "7対2", Refused),
        ("the Chief", "長官", "長官", Same),
    ] {
        let texts = Texts::from([(Language::En, english.to_owned()), (Language::Ja, japanese.to_owned())]);
        let got = comes(&compare(printed, &[], &Value::Text(texts), &setting(&units(), None)));
        assert_eq!(got, expected, "{english} and {japanese}");
    }
}

/// Tables, charts and lists have the year without a word in every language; it may as well be a number, and never another year.
#[test]
fn a_year_of_four_digits_by_itself_is_a_year_or_a_number_in_every_language() {
    let units = units();
    for language in ["en", "ja", "de", "fr", "es", "it", "pt", "nl", "zh", "ko"] {
        let setting = SourceSetting {
            language,
            units: &units,
            issued: None,
            issued_from: None,
            fiscal: None,
            currency: None,
        };
        let same = |printed: &str, typed: &str| compare(printed, &[], &value(typed), &setting).is_ok();
        for year in ["1998", "2025", "2030"] {
            assert!(same(year, &format!("date {year}")), "{year} in {language}");
            assert!(same(year, &format!("exact {year} number")), "{year} as a number in {language}");
            assert!(!same(year, "date 2026"), "{year} as another year in {language}");
            assert!(!same(year, &format!("exact {year} companies")), "{year} as a count in {language}");
            assert!(!same(year, &format!("date {year}-12")), "{year} as a month in {language}");
        }
        for (printed, typed) in [
            ("2,025", "date 2025"),
            ("20255", "date 2025"),
            ("9999", "date 9999"),
            ("-2025", "date 2025"),
            ("2025%", "date 2025"),
        ] {
            assert!(!same(printed, typed), "{printed} in {language}");
        }
    }
}
