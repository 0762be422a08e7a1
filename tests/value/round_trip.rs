//! Whatever is printed reads back as the same value, its qualifier included: in both languages, both Japanese
//! number styles and every rendering.

use std::sync::Arc;

use chrono::NaiveDate;
use factbrief::language::Language;
use factbrief::value::{
    Bound, Date, FigureStyle, Number, Numbers, OwnUnit, Part, Period, PrintedDate, Quantity, Quarter,
    Rendering, Season, Texts, Unit, Units, Value, agrees, figure_extent, format, numerals, read, read_date,
    read_period,
};
use proptest::prelude::*;
use proptest::sample::select;

fn styles() -> impl Iterator<Item = (FigureStyle, Rendering)> {
    let renderings = [Rendering::Running, Rendering::Initial, Rendering::Compact];
    let numbers = [Numbers::Report, Numbers::Newspaper];
    Language::ALL.into_iter().flat_map(move |language| {
        numbers.into_iter().flat_map(move |numbers| {
            renderings
                .into_iter()
                .map(move |rendering| (FigureStyle { numbers, ..FigureStyle::of(language) }, rendering))
        })
    })
}

fn unit() -> impl Strategy<Value = Arc<Unit>> {
    let mut units = Units::built_in();
    let own = OwnUnit {
        id: "base-stations",
        english: Some(["base station", "base stations"]),
        counter: Some("局"),
        ..OwnUnit::default()
    };
    assert!(units.add(&own).is_ok());
    select(units.iter().cloned().collect::<Vec<_>>())
}

/// Numbers as people state them: few digits at any magnitude, and some with many digits.
fn number() -> impl Strategy<Value = Number> {
    let stated = (-9_999_i64..=9_999, 0_u32..=3, 0_u32..=15)
        .prop_map(|(digits, decimals, zeros)| decimal(digits, decimals, zeros));
    let long = (any::<i64>(), 0_u32..=6).prop_map(|(digits, decimals)| decimal(digits, decimals, 0));
    let longest = (-(1_i128 << 95)..1_i128 << 95, 0_u32..=28).prop_map(|(digits, decimals)| {
        Number::from(rust_decimal::Decimal::from_i128_with_scale(digits, decimals))
    });
    // With the zeros that were typed, in each scale.
    let typed = (
        -9_999_i64..=9_999,
        0_u32..=3,
        0_usize..=3,
        select(&["", " thousand", " million", " billion", " trillion", "万", "億", "兆"]),
    )
        .prop_map(|(digits, decimals, zeros, scale)| {
            let number = rust_decimal::Decimal::new(digits, decimals).to_string();
            let point = if decimals == 0 && zeros > 0 { "." } else { "" };
            Number::parse(&format!("{number}{point}{}{scale}", "0".repeat(zeros)))
                .unwrap_or_else(|error| panic!("{error}"))
        });
    prop_oneof![4 => typed, 4 => stated, 1 => long, 1 => longest, 1 => (0_i64..=30).prop_map(Number::from)]
}

fn decimal(digits: i64, decimals: u32, zeros: u32) -> Number {
    let digits = rust_decimal::Decimal::new(digits, decimals);
    Number::from(digits * rust_decimal::Decimal::from(10_i64.pow(zeros)))
}

fn bound() -> impl Strategy<Value = Bound> {
    (0..7, number(), number()).prop_map(|(form, number, other)| match form {
        0 => Bound::Exact(number),
        1 => Bound::AtLeast(number),
        2 => Bound::MoreThan(number),
        3 => Bound::AtMost(number),
        4 => Bound::LessThan(number),
        5 => Bound::Nearly(number),
        _ if number == other => Bound::Exact(number),
        _ => Bound::Range { min: number.min(other), max: number.max(other) },
    })
}

fn date() -> impl Strategy<Value = Date> {
    let year = 1_000..=9_998;
    prop_oneof![
        (year.clone(), 1_u32..=366).prop_filter_map("no such day", |(year, ordinal)| {
            NaiveDate::from_yo_opt(year, ordinal).map(Date::Day)
        }),
        (year.clone(), 1_u32..=12).prop_filter_map("no such month", |(year, month)| Date::month(year, month)),
        (year.clone(), select(&Quarter::ALL)).prop_map(|(year, quarter)| Date::Quarter { year, quarter }),
        (year.clone(), select(&Season::ALL)).prop_map(|(year, season)| Date::Season { year, season }),
        (year.clone(), select(&Part::ALL)).prop_map(|(year, part)| Date::PartOfYear { year, part }),
        year.clone().prop_map(Date::Year),
        year.prop_map(Date::FiscalYear),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_quantity_reads_back(unit in unit(), bound in bound(), about: bool) {
        let quantity = Quantity { bound, about, unit: Arc::clone(&unit), words: Texts::new() };
        let value = Value::Quantity(quantity.clone());
        for (style, rendering) in styles() {
            let printed = format(&value, style, rendering);
            prop_assert_eq!(read(&printed, &unit), Ok(quantity.clone()), "{} {:?}", printed, rendering);
            prop_assert_eq!(agrees(&printed, &value), Ok(()));
        }
    }

    #[test]
    fn a_date_reads_back(date in date()) {
        for (style, rendering) in styles() {
            let printed = format(&Value::Date(date), style, rendering);
            prop_assert_eq!(read_date(&printed), Ok(PrintedDate::Whole(date)), "{}", printed);
        }
        prop_assert_eq!(Date::parse(&date.to_string()), Ok(date));
        prop_assert!(date.first_day() <= date.last_day());
    }

    #[test]
    fn a_period_reads_back(one in date(), other in date()) {
        let (from, to) = if one.can_begin(&other) { (one, other) } else { (other, one) };
        let period = Period { from, to };
        for (style, rendering) in styles() {
            let printed = format(&Value::Period(period), style, rendering);
            prop_assert_eq!(read_period(&printed), Ok(period), "{}", printed);
        }
    }

    #[test]
    fn a_number_reads_back(number in number()) {
        prop_assert_eq!(Number::parse(&number.to_string()), Ok(number));
    }

    #[test]
    fn reading_never_panics(text in "[0-9０-９一二三十百千万億兆京数年月日約最大超以上未満〜~ ,.−$¥%a-zA-Z-]{0,12}", unit in unit(), from in 0_usize..12, len in 0_usize..6) {
        let places: Vec<usize> = text.char_indices().map(|(place, _)| place).chain([text.len()]).collect();
        let range = places[from.min(places.len() - 1)]..places[(from + len).min(places.len() - 1)];
        let extent = figure_extent(&text, range.clone());
        prop_assert!(extent.start <= range.start && range.end <= extent.end);
        prop_assert!(text.get(extent).is_some());
        for language in Language::ALL {
            for numeral in numerals(&text, language, &[text.clone(), "1".to_owned()], &Units::built_in()) {
                prop_assert!(text.get(numeral.range).is_some());
            }
        }
        let _ = read(&text, &unit);
        let _ = read_date(&text);
        let _ = read_period(&text);
        let _ = Number::parse(&text);
    }
}
