//! Whatever the program prints in Japanese reads back as the same value: every built-in unit, every kind of bound with and without 約,
//! every date, every period between dates, and every pair; and a number, bound or date beside it doesn't.

use std::sync::{Arc, LazyLock};

use chrono::NaiveDate;
use factbrief::language::Language;
use factbrief::reading::{SourceSetting, compare};
use factbrief::value::{
    Bound, Date, DateBound, Dated, FigureStyle, Half, Length, Negative, Number, Numbers, Pair, PairBound,
    Part, Period, Qualifier, Quantity, Quarter, Rendering, Season, Sense, Texts, Unit, Units, Value, format,
};
use proptest::prelude::*;
use proptest::sample::select;

fn units() -> &'static Units {
    static UNITS: LazyLock<Units> = LazyLock::new(Units::built_in);
    &UNITS
}

fn styles() -> impl Iterator<Item = (FigureStyle, Rendering)> {
    let renderings = [Rendering::Running, Rendering::Initial, Rendering::Compact];
    [Numbers::Report, Numbers::Newspaper].into_iter().flat_map(move |numbers| {
        [Negative::Minus, Negative::Triangle].into_iter().flat_map(move |negative| {
            let style = FigureStyle { numbers, negative, ..FigureStyle::of(Language::Ja) };
            renderings.into_iter().map(move |rendering| (style, rendering))
        })
    })
}

/// Why a printed form isn't read as a value; nothing where it is.
fn unlike(printed: &str, value: &Value) -> Option<String> {
    let setting = SourceSetting {
        language: "ja",
        units: units(),
        issued: None,
        issued_from: None,
        fiscal: None,
        currency: None,
    };
    compare(printed, &[], value, &setting).err().map(|why| format!("`{printed}` for {value:?}: {why}"))
}

/// The same of every form in which a value is printed.
fn misread(value: &Value) -> Option<String> {
    styles().find_map(|(style, rendering)| unlike(&format(value, style, rendering), value))
}

fn number(text: &str) -> Number {
    Number::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn quantity(bound: Bound, about: bool, unit: &Arc<Unit>) -> Value {
    let (sense, unit, words) = (Sense::Amount, Arc::clone(unit), Texts::new());
    Value::Quantity(Quantity { bound, about, sense, unit, words })
}

/// Numbers as people state them, from tenths to trillions.
fn stated() -> impl Strategy<Value = Number> {
    let scale = select(&["", "千", "万", "億", "兆"]);
    (1_i64..=9_999, 0_u32..=2, scale).prop_map(|(digits, decimals, scale)| {
        number(&format!("{}{scale}", rust_decimal::Decimal::new(digits, decimals)))
    })
}

/// Bounds of every kind but the ends of ranges with about, which nobody prints.
fn bound() -> impl Strategy<Value = Bound> {
    (0..13, stated(), stated(), stated()).prop_filter_map("no such bound", |(kind, one, other, third)| {
        let (least, most) = (one.min(other), one.max(other));
        Some(match kind {
            0 => Bound::Exact(one),
            1 => Bound::AtLeast(one),
            2 => Bound::MoreThan(one),
            3 => Bound::AtMost(one),
            4 => Bound::LessThan(one),
            5 => Bound::Nearly(one),
            6 => Bound::JustOver(one),
            7 => Bound::Range { min: least, max: most },
            8 => Bound::Margin { value: one, down: other, up: other },
            9 => Bound::Margin { value: one, down: other, up: third },
            10 => Bound::MarginAlone(one),
            11 => Bound::Interval { value: one, min: one.min(other), max: one.max(third) },
            _ => Bound::Several(one),
        })
        .filter(|bound| !matches!(bound, Bound::Range { min, max } if min == max))
        .filter(|bound| !matches!(bound, Bound::Several(_)))
    })
}

fn unit() -> impl Strategy<Value = Arc<Unit>> {
    // A share without a sign or word is a bare number, which its heading has to tell.
    let ids = units().ids().filter(|id| *id != "share").map(str::to_owned);
    let rates = ["JPY/kWh", "GBP/MWh", "JPY/share", "t/person", "barrels/day", "t/year", "USD/barrel"];
    let ids: Vec<String> = ids.chain(rates.map(str::to_owned)).collect();
    select(ids).prop_filter_map("no such unit", |id| units().get(&id))
}

fn date() -> impl Strategy<Value = Date> {
    let year = || 1_950_i32..=2_069;
    let month =
        || (year(), 1_u32..=12).prop_filter_map("no such month", |(year, month)| Date::month(year, month));
    let with = |date: Date, made: fn(i32, chrono::Month) -> Date| match date {
        Date::Month { year, month } => made(year, month),
        other => other,
    };
    prop_oneof![
        (year(), 1_u32..=365).prop_filter_map("no such day", |(year, day)| {
            NaiveDate::from_yo_opt(year, day).map(Date::Day)
        }),
        month(),
        month().prop_map(move |date| with(date, |year, month| Date::EndOfMonth { year, month })),
        (month(), select(&Part::ALL)).prop_map(|(date, part)| match date {
            Date::Month { year, month } => Date::PartOfMonth { year, month, part },
            other => other,
        }),
        (year(), select(&Quarter::ALL)).prop_map(|(year, quarter)| Date::Quarter { year, quarter }),
        (year(), select(&Half::ALL)).prop_map(|(year, half)| Date::Half { year, half }),
        (year(), select(&Season::ALL)).prop_map(|(year, season)| Date::Season { year, season }),
        (year(), select(&Part::ALL)).prop_map(|(year, part)| Date::PartOfYear { year, part }),
        year().prop_map(Date::NineMonths),
        year().prop_map(Date::EndOfYear),
        year().prop_map(Date::Year),
        year().prop_map(|year| Date::Decade(year - year % 10)),
        (month(), select(&Length::ALL))
            .prop_map(|(date, length)| Date::Span { length, last: date.last_day() }),
        (year(), 1_u32..=53).prop_filter_map("no such week", |(year, week)| {
            NaiveDate::from_isoywd_opt(year, week, chrono::Weekday::Mon).map(Date::Week)
        }),
        year().prop_map(Date::FiscalYear),
        year().prop_map(Date::SeasonYear),
    ]
}

#[test]
fn every_built_in_unit_reads_back() {
    let mut wrong = String::new();
    for id in units().ids().filter(|id| *id != "share") {
        let Some(unit) = units().get(id) else { panic!("no unit `{id}`") };
        let factor = unit.size().over.first().map_or(Number::from(1), |measure| measure.factor);
        for bound in ["1", "2.5", "1億"].map(number) {
            // 1億 zettabytes have more digits than numbers may have.
            if bound.times(factor).is_none() {
                continue;
            }
            wrong.extend(misread(&quantity(Bound::Exact(bound), false, &unit)).map(|why| why + "\n"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn several_steps_read_back() {
    for unit in ["people", "JPY", "companies", "sites", "kWh", "t"].iter().filter_map(|id| units().get(id)) {
        for step in ["10", "100", "1000", "1万", "10万", "1億", "100億", "1兆"].map(number) {
            let wrong = misread(&quantity(Bound::Several(step), false, &unit));
            assert!(wrong.is_none(), "{}", wrong.unwrap_or_default());
        }
    }
}

#[test]
fn bands_read_back() {
    let bands = [
        ("20000", "30000"),
        ("30", "40"),
        ("150", "151"),
        ("1.5", "1.6"),
        ("1兆", "2兆"),
        ("300億", "400億"),
    ];
    for unit in ["JPY", "%", "JPY/USD", "°C", "people"].iter().filter_map(|id| units().get(id)) {
        for (from, below) in bands {
            let band = Bound::Band { from: number(from), below: number(below) };
            let wrong = misread(&quantity(band, false, &unit));
            assert!(wrong.is_none(), "{}", wrong.unwrap_or_default());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_quantity_of_any_bound_reads_back(unit in unit(), bound in bound(), about: bool) {
        let factor = unit.size().over.first().map_or(Number::from(1), |measure| measure.factor);
        prop_assume!(bound.numbers().all(|number| number.times(factor).is_some()));
        // 4強 are the last four of a cup: a number without a unit isn't read so.
        prop_assume!(unit.id != "number" || !matches!(bound, Bound::JustOver(_)));
        let wrong = misread(&quantity(bound, about, &unit));
        prop_assert!(wrong.is_none(), "{}", wrong.unwrap_or_default());
    }

    #[test]
    fn another_bound_is_refused(unit in unit(), bound in bound(), other in bound(), about: bool) {
        let agrees = |said: &Bound, typed: &Bound| said == typed || matches!((said, typed),
            (Bound::JustOver(one), Bound::MoreThan(other)) | (Bound::Nearly(one), Bound::LessThan(other)) if one == other);
        prop_assume!(!agrees(&bound, &other));
        for (style, rendering) in styles() {
            let printed = format(&quantity(bound, about, &unit), style, rendering);
            let typed = quantity(other, about, &unit);
            prop_assert!(unlike(&printed, &typed).is_some(), "`{}` passes for {:?}", printed, other);
        }
    }

    #[test]
    fn a_date_of_any_kind_reads_back(date in date(), bound in select(&DateBound::ALL), about: bool) {
        // Nobody says of somebody's accounting period that something is done by about it.
        prop_assume!(!matches!(date, Date::Span { .. }) || (bound == DateBound::On && !about));
        let wrong = misread(&Value::Date(Dated { date, bound, about }));
        prop_assert!(wrong.is_none(), "{}", wrong.unwrap_or_default());
    }

    #[test]
    fn a_period_between_any_dates_reads_back(one in date(), other in date()) {
        let (from, to) = if one.can_begin(&other) { (one, other) } else { (other, one) };
        prop_assume!(from != to && from.can_begin(&to));
        let wrong = misread(&Value::Period(Period { from, to }));
        prop_assert!(wrong.is_none(), "{}", wrong.unwrap_or_default());
    }

    #[test]
    fn another_period_is_refused(one in date(), other in date(), third in date()) {
        let mut dates = [one, other, third];
        dates.sort_by_key(Date::first_day);
        let [one, other, third] = dates;
        prop_assume!(one.can_begin(&other) && one.can_begin(&third));
        // A period to the end of 2025 and one to its second half are the same days.
        prop_assume!(other.last_day() != third.last_day());
        for (style, rendering) in styles() {
            let printed = format(&Value::Period(Period { from: one, to: other }), style, rendering);
            let typed = Value::Period(Period { from: one, to: third });
            prop_assert!(unlike(&printed, &typed).is_some(), "`{}` passes for {:?}", printed, typed);
        }
    }

    #[test]
    fn bounded_pairs_read_back(one in 1_i64..=120, other in 1_i64..=120, unit in select(vec!["people", "companies", "countries", "GW", "JPY", "year", "month"]), about: bool) {
        prop_assume!(one <= other);
        let [one, other] = [one, other].map(Number::from);
        let unit = units().get(unit).ok_or_else(|| TestCaseError::fail("no unit"))?;
        let bounds = PairBound::KEYS.into_iter().map(|(_, bound)| bound).chain([PairBound::Exact]);
        for qualifier in bounds.map(|bound| Qualifier { bound, about }) {
            let of = Pair::Of { part: one, whole: other, unit: Arc::clone(&unit), qualifier };
            for pair in [Pair::Ratio([other, one], qualifier), Pair::Ratio([one, other], qualifier), of] {
                let wrong = misread(&Value::Pair(pair));
                prop_assert!(wrong.is_none(), "{}", wrong.unwrap_or_default());
            }
        }
    }

    #[test]
    fn ratios_and_scores_read_back(one in 1_i64..=120, other in 1_i64..=120, third in 0_i64..=20) {
        let [one, other, third] = [one, other, third].map(Number::from);
        let pairs = [Pair::Ratio([one, other], Qualifier::default()), Pair::Score(vec![one, other]), Pair::Score(vec![one, other, third])];
        for pair in pairs {
            let wrong = misread(&Value::Pair(pair));
            prop_assert!(wrong.is_none(), "{}", wrong.unwrap_or_default());
        }
    }
}
