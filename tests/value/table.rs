//! Values and their printed forms in both languages; adding a case is adding a line.

use std::sync::Arc;

use factbrief::language::Language;
use factbrief::reading::{SourceSetting, UNDETERMINED, compare};
use factbrief::value::{
    Bound, Date, FigureStyle, Number, Numbers, OwnUnit, Period, Quantity, Rendering, Sense, Texts, Units,
    Value, format,
};

/// Unit, quantity as `[about] [bound] number` or `[about] min..max`, English, English compact, Japanese.
const PRINTED: &[(&str, &str, &str, &str, &str)] = &[
    ("JPY", "1兆", "¥1 trillion", "¥1tn", "1兆円"),
    ("JPY", "about 1兆", "about ¥1 trillion", "about ¥1tn", "約1兆円"),
    ("JPY", "1兆3000億", "¥1.3 trillion", "¥1.3tn", "1兆3,000億円"),
    ("JPY", "at-most 474億", "up to ¥47.4 billion", "up to ¥47.4bn", "最大474億円"),
    ("JPY", "more-than 3000億", "more than ¥300 billion", "over ¥300bn", "3,000億円超"),
    ("JPY", "less-than 25万", "less than ¥250,000", "under ¥250,000", "25万円未満"),
    ("JPY", "nearly 1兆", "nearly ¥1 trillion", "nearly ¥1tn", "1兆円近く"),
    ("JPY", "5.5兆", "¥5.5 trillion", "¥5.5tn", "5兆5,000億円"),
    ("JPY", "12345678", "¥12,345,678", "¥12,345,678", "1,234万5,678円"),
    ("JPY", "1兆2345億6789万", "¥1,234,567,890,000", "¥1,234,567,890,000", "1兆2,345億6,789万円"),
    ("JPY", "0", "¥0", "¥0", "0円"),
    ("JPY", "999999", "¥999,999", "¥999,999", "99万9,999円"),
    ("JPY", "1000000", "¥1 million", "¥1m", "100万円"),
    ("JPY", "-5億", "−¥500 million", "−¥500m", "−5億円"),
    // As typed, zeros included, in the scale in which it was typed; in another one they go.
    ("GBP", "73.00", "£73.00", "£73.00", "73.00ポンド"),
    ("EUR", "about 2.10", "about €2.10", "about €2.10", "約2.10ユーロ"),
    ("%", "0.50", "0.50%", "0.50%", "0.50%"),
    ("%", "51.0..52.50", "51.0% to 52.50%", "51.0–52.50%", "51.0〜52.50%"),
    ("%", "-0.10", "−0.10%", "−0.10%", "−0.10%"),
    ("%", "0.00", "0.00%", "0.00%", "0.00%"),
    ("%", "０．５０", "0.50%", "0.50%", "0.50%"),
    ("year", "1.0", "1.0 years", "1.0 years", "1.0年間"),
    ("USD", "1.50trillion", "US$1.50 trillion", "US$1.50tn", "1兆5,000億ドル"),
    ("USD", "2.0billion", "US$2.0 billion", "US$2.0bn", "20億ドル"),
    ("USD", "2.5000billion", "US$2.5000 billion", "US$2.5000bn", "25億ドル"),
    ("JPY", "1.50兆", "¥1.50 trillion", "¥1.50tn", "1兆5,000億円"),
    ("JPY", "15.0億", "¥1.5 billion", "¥1.5bn", "15億円"),
    ("JPY", "5.50千億", "¥550 billion", "¥550bn", "5,500億円"),
    ("USD", "1500.0million", "US$1.5 billion", "US$1.5bn", "15億ドル"),
    ("USD", "0.50million", "US$500,000", "US$500,000", "50万ドル"),
    ("USD", "5000000.00", "US$5 million", "US$5m", "500万ドル"),
    ("USD", "1,234,567.50", "US$1,234,567.50", "US$1,234,567.50", "123万4,567.50ドル"),
    ("JPY", "12345.10", "¥12,345.10", "¥12,345.10", "1万2,345.10円"),
    ("JPY", "10000.00", "¥10,000.00", "¥10,000.00", "1万円"),
    (
        "USD",
        "1.0million..2.50billion",
        "US$1.0 million to US$2.50 billion",
        "US$1.0m–2.50bn",
        "100万〜25億ドル",
    ),
    ("USD", "0.50..2.00million", "US$0.50 to US$2,000,000", "US$0.50–2,000,000", "0.50ドル〜200万ドル"),
    ("USD", "5000億", "US$500 billion", "US$500bn", "5,000億ドル"),
    ("USD", "63.4億", "US$6.34 billion", "US$6.34bn", "63億4,000万ドル"),
    ("USD", "about 63.4億", "about US$6.34 billion", "about US$6.34bn", "約63億4,000万ドル"),
    ("USD", "150億..250億", "US$15 billion to US$25 billion", "US$15bn–25bn", "150億〜250億ドル"),
    (
        "USD",
        "about 150億..250億",
        "about US$15 billion to US$25 billion",
        "about US$15bn–25bn",
        "約150億〜250億ドル",
    ),
    ("USD", "15..250億", "US$15 to US$25,000,000,000", "US$15–25,000,000,000", "15ドル〜250億ドル"),
    ("USD", "1500兆", "US$1,500 trillion", "US$1,500tn", "1,500兆ドル"),
    ("EUR", "12.5億", "€1.25 billion", "€1.25bn", "12億5,000万ユーロ"),
    ("JPY/year", "4500億", "¥450 billion a year", "¥450bn a year", "年4,500億円"),
    ("JPY/year", "about 4500億", "about ¥450 billion a year", "about ¥450bn a year", "年約4,500億円"),
    ("USD/year", "30億", "US$3 billion a year", "US$3bn a year", "年30億ドル"),
    ("USD/year", "at-most 30億", "up to US$3 billion a year", "up to US$3bn a year", "年最大30億ドル"),
    ("GPUs", "at-least 2000", "at least 2,000 GPUs", "at least 2,000 GPUs", "2,000基以上"),
    ("GPUs", "1", "1 GPU", "1 GPU", "1基"),
    ("MW", "at-least 400", "at least 400 MW", "at least 400 MW", "400MW以上"),
    ("MW", "more-than 300", "more than 300 MW", "over 300 MW", "300MW超"),
    ("GW", "1.2", "1.2 GW", "1.2 GW", "1.2GW"),
    ("EFLOPS", "25", "25 EFLOPS", "25 EFLOPS", "25エクサフロップス"),
    ("parameters", "1兆", "1 trillion parameters", "1 trillion parameters", "1兆パラメーター"),
    ("parameters", "3500億", "350 billion parameters", "350 billion parameters", "3,500億パラメーター"),
    (
        "parameters",
        "1兆..2兆",
        "1 trillion to 2 trillion parameters",
        "1 trillion–2 trillion parameters",
        "1兆〜2兆パラメーター",
    ),
    ("people", "about 100", "about 100 people", "about 100 people", "約100人"),
    ("people", "1", "1 person", "1 person", "1人"),
    ("people", "10万", "100,000 people", "100,000 people", "10万人"),
    ("companies", "10", "10 companies", "10 companies", "10社"),
    ("companies", "at-least 10", "at least 10 companies", "at least 10 companies", "10社以上"),
    ("year", "5", "5 years", "5 years", "5年間"),
    ("year", "1", "1 year", "1 year", "1年間"),
    ("year", "at-least 5", "at least 5 years", "at least 5 years", "5年以上"),
    ("year", "nearly 20", "nearly 20 years", "nearly 20 years", "20年近く"),
    ("year", "3..5", "3 to 5 years", "3–5 years", "3〜5年間"),
    ("month", "about 3", "about 3 months", "about 3 months", "約3カ月"),
    ("day", "10", "10 days", "10 days", "10日間"),
    ("hour", "24", "24 hours", "24 hours", "24時間"),
    ("%", "33.3", "33.3%", "33.3%", "33.3%"),
    ("%", "-0.5", "−0.5%", "−0.5%", "−0.5%"),
    ("%", "10..20", "10% to 20%", "10–20%", "10〜20%"),
    ("%", "-5..-3", "−5% to −3%", "−5% to −3%", "−5〜−3%"),
    ("%", "less-than 50", "less than 50%", "under 50%", "50%未満"),
    ("x", "37", "37 times", "37×", "37倍"),
    ("x", "about 37", "about 37 times", "about 37×", "約37倍"),
    ("x", "at-most 10", "up to 10 times", "up to 10×", "最大10倍"),
    ("JPY", "about at-least 1兆", "at least about ¥1 trillion", "at least about ¥1tn", "約1兆円以上"),
    ("JPY", "about at-most 474億", "up to about ¥47.4 billion", "up to about ¥47.4bn", "最大約474億円"),
    ("JPY", "about more-than 1兆", "more than about ¥1 trillion", "over about ¥1tn", "約1兆円超"),
    ("points", "2.5", "2.5 percentage points", "2.5 percentage points", "2.5ポイント"),
];

/// The printed form, the unit expected, and the quantity as above or `!` and a part of the error.
const READ: &[(&str, &str, &str)] = &[
    ("約1兆円", "JPY", "about 1兆"),
    ("1兆円", "JPY", "1兆"),
    ("約６３億４０００万ドル", "USD", "about 63.4億"),
    ("63億4000万ドル", "USD", "63.4億"),
    ("2,000基以上", "GPUs", "at-least 2000"),
    ("二千基", "GPUs", "2000"),
    ("3000億円超", "JPY", "more-than 3000億"),
    ("3,000億円を超える", "JPY", "more-than 3000億"),
    ("最大300億円", "JPY", "at-most 300億"),
    ("１２社", "companies", "12"),
    ("150億〜250億ドル", "USD", "150億..250億"),
    ("150億~250億ドル", "USD", "150億..250億"),
    ("150億～250億ドル", "USD", "150億..250億"),
    ("150〜250億ドル", "USD", "150億..250億"),
    ("150億ドル〜250億ドル", "USD", "150億..250億"),
    ("150億ドルから250億ドル", "USD", "150億..250億"),
    ("年間4500億円", "JPY/year", "4500億"),
    ("年4500億円", "JPY/year", "4500億"),
    ("毎年30億ドル", "USD/year", "30億"),
    ("3,500億パラメーター", "parameters", "3500億"),
    ("約1兆パラメータ", "parameters", "about 1兆"),
    ("十数社", "companies", "11..19"),
    ("約十数社", "companies", "about 11..19"),
    ("十数億円", "JPY", "11億..19億"),
    ("二十数人", "people", "21..29"),
    ("三兆円", "JPY", "3兆"),
    ("二兆三千億円", "JPY", "2兆3000億"),
    ("2兆2千億円", "JPY", "2兆2000億"),
    ("約二百五十人", "people", "about 250"),
    ("1,234百万円", "JPY", "1234000000"),
    ("1,234千円", "JPY", "1234000"),
    ("二〇社", "companies", "20"),
    ("US$500 billion", "USD", "5000億"),
    ("$19 billion", "USD", "190億"),
    ("$1trn", "USD", "1兆"),
    ("$5m", "USD", "500万"),
    ("USD19bn", "USD", "190億"),
    ("USD 19Bln", "USD", "190億"),
    ("19 billion US dollars", "USD", "190億"),
    ("¥1.3 trillion", "JPY", "1.3兆"),
    ("1 tril. yen", "JPY", "1兆"),
    ("1 trillion yen", "JPY", "1兆"),
    ("approximately 1 trillion yen", "JPY", "about 1兆"),
    ("some ¥1 trillion", "JPY", "about 1兆"),
    ("More than ¥300 billion", "JPY", "more-than 3000億"),
    ("over 300 MW", "MW", "more-than 300"),
    ("at least 2,000 GPUs", "GPUs", "at-least 2000"),
    ("2,000 GPUs or more", "GPUs", "at-least 2000"),
    ("no more than 10 companies", "companies", "at-most 10"),
    ("up to 10 times", "x", "at-most 10"),
    ("nearly 20 years", "year", "nearly 20"),
    ("around 100 engineers", "engineers", "about 100"),
    ("US$15–25 billion", "USD", "150億..250億"),
    ("$15 billion to $25 billion", "USD", "150億..250億"),
    ("between $15 billion and $25 billion", "USD", "150億..250億"),
    ("$3 billion a year", "USD/year", "30億"),
    ("$3bn per year", "USD/year", "30億"),
    ("37倍", "x", "37"),
    ("約37倍", "x", "about 37"),
    ("37-fold", "x", "37"),
    ("400MW以上", "MW", "at-least 400"),
    ("300MW超", "MW", "more-than 300"),
    ("150メガワット", "MW", "150"),
    ("150 megawatts", "MW", "150"),
    ("1.2ギガワット", "GW", "1.2"),
    ("25エクサフロップス", "EFLOPS", "25"),
    ("5年間", "year", "5"),
    ("5年", "year", "5"),
    ("5カ年", "year", "5"),
    ("five years", "year", "5"),
    ("five-year", "year", "5"),
    ("20年近く", "year", "nearly 20"),
    ("2カ月", "month", "2"),
    ("2か月", "month", "2"),
    ("5.5兆円", "JPY", "5.5兆"),
    ("約21.9兆円", "JPY", "about 21.9兆"),
    ("100名", "people", "100"),
    ("約100名", "engineers", "about 100"),
    ("約100人のエンジニア", "engineers", "about 100"),
    ("少なくとも10万人", "people", "at-least 10万"),
    ("１０％", "%", "10"),
    ("33.3 per cent", "%", "33.3"),
    ("10社程度", "companies", "about 10"),
    ("1兆円弱", "JPY", "nearly 1兆"),
    ("5,000米ドル", "USD", "5000"),
    ("▲5億円", "JPY", "-5億"),
];

/// A number as people type it, and its plain digits or `!` and a part of the error.
const NUMBERS: &[(&str, &str)] = &[
    ("1兆", "1000000000000"),
    ("63.4億", "6340000000"),
    ("1兆3000億", "1300000000000"),
    ("１兆３０００億", "1300000000000"),
    ("6.34 billion", "6340000000"),
    ("1.5 trillion", "1500000000000"),
    ("1.5trillion", "1500000000000"),
    ("5000", "5000"),
    ("1_000", "1000"),
    ("1,000", "1000"),
    ("33.3", "33.3"),
    ("-0.5", "-0.5"),
    ("三兆", "3000000000000"),
    ("", "!empty"),
    ("1e12", "!`1e12` is not a number"),
    ("inf", "!not a number"),
    ("0x10", "!not a number"),
    ("5 m", "!not a number"),
    ("1,5", "!don't separate groups of three"),
    ("12,34,567", "!don't separate groups of three"),
    ("数百億", "!a definite number"),
    ("十数", "!a definite number"),
    ("5.5千億", "550000000000"),
    ("1.2345678901234567890123456 trillion", "1234567890123.4567890123456"),
    ("1億0.00000000000000000000000001", "!more than the 28 digits"),
    ("1兆円", "!`1兆円` is not a number"),
    ("7922816251426433759354395033兆", "!more than the 28 digits"),
];

/// A typed date, its first and last day, English, English compact, Japanese.
const DATES: &[(&str, &str, &str, &str, &str)] = &[
    ("2025-12-21", "2025-12-21 2025-12-21", "21 December 2025", "21 Dec 2025", "2025年12月21日"),
    ("2025-12", "2025-12-01 2025-12-31", "December 2025", "Dec 2025", "2025年12月"),
    ("2024-02", "2024-02-01 2024-02-29", "February 2024", "Feb 2024", "2024年2月"),
    ("2025-Q4", "2025-10-01 2025-12-31", "the fourth quarter of 2025", "Q4 2025", "2025年10〜12月期"),
    ("spring 2026", "2026-03-01 2026-05-31", "spring 2026", "spring 2026", "2026年春"),
    ("winter 2026", "2026-12-01 2027-02-28", "winter 2026", "winter 2026", "2026年冬"),
    ("2026", "2026-01-01 2026-12-31", "2026", "2026", "2026年"),
    ("early 2025", "2025-01-01 2025-04-30", "early 2025", "early 2025", "2025年初め"),
    ("mid 2025", "2025-05-01 2025-08-31", "mid-2025", "mid-2025", "2025年半ば"),
    ("late 2025", "2025-09-01 2025-12-31", "late 2025", "late 2025", "2025年終盤"),
    ("FY2026", "2025-01-01 2027-12-31", "fiscal 2026", "FY2026", "2026年度"),
];

/// A printed date, and the typed form, the month and day without year, or `!` and a part of the error.
const READ_DATES: &[(&str, &str)] = &[
    ("2025年12月21日", "2025-12-21"),
    ("２０２５年１２月２１日", "2025-12-21"),
    ("2025年12月21日(日)", "2025-12-21"),
    ("2025年12月", "2025-12"),
    ("2026年春", "spring 2026"),
    ("2026年度", "FY2026"),
    ("令和8年度", "FY2026"),
    ("令和元年5月", "2019-05"),
    ("2030年度", "FY2030"),
    ("2025年初頭", "early 2025"),
    ("二〇二八年九月", "2028-09"),
    ("二〇二八年十月三日", "2028-10-03"),
    ("平成二十二年七月", "2010-07"),
    ("2028年三月末", "2028-03-31"),
    ("2025年第4四半期", "2025-Q4"),
    ("December 21, 2025", "2025-12-21"),
    ("21 Dec 2025", "2025-12-21"),
    ("Dec. 21, 2025", "2025-12-21"),
    ("2025-12-21", "2025-12-21"),
    ("Spring 2026", "spring 2026"),
    ("spring of 2026", "spring 2026"),
    ("fall 2026", "autumn 2026"),
    ("fiscal 2026", "FY2026"),
    ("fiscal year 2026", "FY2026"),
    ("FY2026", "FY2026"),
    ("Q4 2025", "2025-Q4"),
];

/// The ends of a period, English, English compact, Japanese.
const PERIODS: &[(&str, &str, &str, &str, &str)] = &[
    ("2026-04", "2031-03", "from April 2026 to March 2031", "Apr 2026 – Mar 2031", "2026年4月〜2031年3月"),
    ("2026", "2030", "from 2026 to 2030", "2026–2030", "2026年〜2030年"),
    ("FY2026", "FY2030", "from fiscal 2026 to fiscal 2030", "FY2026–FY2030", "2026年度〜2030年度"),
    (
        "2025-Q4",
        "2026-Q1",
        "from the fourth quarter of 2025 to the first quarter of 2026",
        "Q4 2025 – Q1 2026",
        "2025年10〜12月期〜2026年1〜3月期",
    ),
];

/// A printed period, and its ends or `!` and a part of the error.
const READ_PERIODS: &[(&str, &str)] = &[
    ("2023年から2025年", "2023 2025"),
    ("2026年度から2030年度まで", "FY2026 FY2030"),
    ("2024年度〜2025年度", "FY2024 FY2025"),
    ("April 2026 to March 2031", "2026-04 2031-03"),
];

fn number(text: &str) -> Number {
    Number::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn quantity(units: &Units, unit: &str, text: &str) -> Quantity {
    let (about, text) = text.strip_prefix("about ").map_or((false, text), |rest| (true, rest));
    let bound = if let Some((min, max)) = text.split_once("..") {
        Bound::Range { min: number(min), max: number(max) }
    } else {
        let (form, digits) = text.split_once(' ').unwrap_or(("exact", text));
        let number = number(digits);
        match form {
            "exact" => Bound::Exact(number),
            "at-least" => Bound::AtLeast(number),
            "more-than" => Bound::MoreThan(number),
            "at-most" => Bound::AtMost(number),
            "less-than" => Bound::LessThan(number),
            "nearly" => Bound::Nearly(number),
            other => panic!("no bound form `{other}`"),
        }
    };
    Quantity {
        bound,
        about,
        sense: Sense::Amount,
        unit: units.get(unit).unwrap_or_else(|| panic!("no unit `{unit}`")),
        words: Texts::new(),
    }
}

fn print(value: &Value, language: Language, rendering: Rendering) -> String {
    format(value, FigureStyle::of(language), rendering)
}

/// Compares every case and reports all that fail, so that one run shows them together.
#[track_caller]
fn check<T>(cases: &[T], outcome: impl Fn(&T) -> Vec<(String, String)>) {
    let wrong: Vec<String> = cases
        .iter()
        .flat_map(outcome)
        .filter(|(found, expected)| match expected.strip_prefix('!') {
            Some(part) => !(found.starts_with('!') && found.contains(part)),
            None => found != expected,
        })
        .map(|(found, expected)| format!("expected: {expected}\n   found: {found}"))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

fn assert_prints(value: &Value, english: &str, compact: &str, japanese: &str) -> Vec<(String, String)> {
    vec![
        (print(value, Language::En, Rendering::Running), english.to_owned()),
        (print(value, Language::En, Rendering::Compact), compact.to_owned()),
        (print(value, Language::Ja, Rendering::Running), japanese.to_owned()),
        (print(value, Language::Ja, Rendering::Compact), japanese.to_owned()),
    ]
}

#[test]
fn quantities_print() {
    let units = Units::built_in();
    check(PRINTED, |(unit, typed, english, compact, japanese)| {
        let value = Value::Quantity(quantity(&units, unit, typed));
        assert_prints(&value, english, compact, japanese)
    });
}

/// Whether a printed form backs a value, in a source whose language its script tells.
fn backs(printed: &str, value: &Value) -> Result<(), String> {
    let units = Units::built_in();
    let setting = SourceSetting {
        language: UNDETERMINED,
        units: &units,
        issued: None,
        issued_from: None,
        fiscal: None,
        currency: None,
    };
    compare(printed, &[], value, &setting).map_err(|why| why.to_string())
}

#[test]
fn printed_figures_are_read() {
    let units = Units::built_in();
    check(READ, |(printed, unit, expected)| {
        let found = backs(printed, &Value::Quantity(quantity(&units, unit, expected)));
        vec![(format!("{printed}: {found:?}"), format!("{printed}: Ok(())"))]
    });
}

#[test]
fn typed_numbers_are_read() {
    check(NUMBERS, |(text, expected)| {
        let found = Number::parse(text).map_or_else(|error| format!("!{error}"), |number| number.to_string());
        vec![(found, (*expected).to_owned())]
    });
}

#[test]
fn dates_print() {
    check(DATES, |(typed, days, english, compact, japanese)| {
        let date = Date::parse(typed).unwrap();
        let mut cases = assert_prints(&Value::from(date), english, compact, japanese);
        cases.push((format!("{} {}", date.first_day(), date.last_day()), (*days).to_owned()));
        cases.push((date.to_string(), (*typed).to_owned()));
        cases
    });
}

#[test]
fn printed_dates_are_read() {
    check(READ_DATES, |(printed, expected)| {
        let found = backs(printed, &Value::from(Date::parse(expected).unwrap()));
        vec![(format!("{printed}: {found:?}"), format!("{printed}: Ok(())"))]
    });
}

#[test]
fn periods_print() {
    check(PERIODS, |(from, to, english, compact, japanese)| {
        let period = Period { from: Date::parse(from).unwrap(), to: Date::parse(to).unwrap() };
        assert_prints(&Value::Period(period), english, compact, japanese)
    });
}

#[test]
fn printed_periods_are_read() {
    check(READ_PERIODS, |(printed, expected)| {
        let (from, to) = expected.rsplit_once(' ').unwrap();
        let period = Period { from: Date::parse(from).unwrap(), to: Date::parse(to).unwrap() };
        let found = backs(printed, &Value::Period(period));
        vec![(format!("{printed}: {found:?}"), format!("{printed}: Ok(())"))]
    });
}

#[test]
fn a_sentence_begins_with_a_capital_and_keeps_the_qualifier() {
    let units = Units::built_in();
    let initial = |value: &Value| print(value, Language::En, Rendering::Initial);
    assert_eq!(initial(&Value::Quantity(quantity(&units, "JPY", "about 1兆"))), "About ¥1 trillion");
    assert_eq!(initial(&Value::Quantity(quantity(&units, "GPUs", "at-least 2000"))), "At least 2,000 GPUs");
    assert_eq!(initial(&Value::from(Date::parse("spring 2026").unwrap())), "Spring 2026");
    assert_eq!(initial(&Value::from(Date::parse("mid 2026").unwrap())), "Mid-2026");
    let name = Texts::from([(Language::En, "innovaTopia".to_owned())]);
    assert_eq!(initial(&Value::Text(name)), "innovaTopia");
}

#[test]
fn newspapers_print_no_commas() {
    let value = Value::Quantity(quantity(&Units::built_in(), "USD", "5000億"));
    let style = FigureStyle { numbers: Numbers::Newspaper, ..FigureStyle::of(Language::Ja) };
    assert_eq!(format(&value, style, Rendering::Running), "5000億ドル");
}

#[test]
fn words_replace_the_figure_and_agree_with_their_own_text() {
    let mut value = quantity(&Units::built_in(), "companies", "11..19");
    value.words.insert(Language::Ja, "十数社".to_owned());
    value.words.insert(Language::En, "a dozen or more companies".to_owned());
    let value = Value::Quantity(value);
    assert_eq!(print(&value, Language::Ja, Rendering::Running), "十数社");
    assert_eq!(print(&value, Language::En, Rendering::Running), "a dozen or more companies");
    assert_eq!(print(&value, Language::En, Rendering::Initial), "A dozen or more companies");
    assert_eq!(backs("十 数社", &value), Ok(()));
    assert_eq!(backs("11社〜19社", &value), Ok(()));
}

#[test]
fn a_dossier_adds_units() {
    let mut units = Units::built_in();
    let own = |id: &'static str, english, counter| OwnUnit {
        id,
        english: Some(english),
        counter: Some(counter),
        ..OwnUnit::default()
    };
    let added = units.add(&own("base-stations", ["base station", "base stations"], "局")).unwrap();
    assert_eq!(
        print(
            &Value::Quantity(Quantity::exact(number("2万"), Arc::clone(&added))),
            Language::Ja,
            Rendering::Running
        ),
        "2万局"
    );
    assert_eq!(units.get("base-stations"), Some(added));
    let refused =
        |units: &mut Units, id, forms, counter| units.add(&own(id, forms, counter)).unwrap_err().to_string();
    assert_eq!(refused(&mut units, "JPY", ["a", "b"], "円"), "the unit `JPY` exists already");
    assert_eq!(refused(&mut units, "a b", ["a", "b"], "円"), "`a b` can't be the id of a unit");
}
