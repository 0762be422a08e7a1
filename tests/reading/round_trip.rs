//! Whatever is printed reads back as the same value, its bound, roughness and sense included: in both languages, both Japanese number
//! styles and every rendering of a sentence. Against another value it is refused, but for the pairs that a language prints alike.
//!
//! Values at random first; then a table of kinds, one value after the other.

use std::sync::{Arc, LazyLock};

use chrono::NaiveDate;
use factbrief::language::Language;
use factbrief::reading::{SourceSetting, compare};
use factbrief::value::{
    Bound, Date, DateBound, Dated, FigureStyle, Half, Length, Negative, Number, Numbers, OwnUnit, Pair,
    PairBound, Part, Period, Qualifier, Quantity, Quarter, Rendering, Season, Sense, Texts, TimeOfDay, Unit,
    Units, Value, format,
};
use proptest::prelude::*;
use proptest::sample::select;

fn units() -> &'static Units {
    static UNITS: LazyLock<Units> = LazyLock::new(made);
    &UNITS
}

fn made() -> Units {
    let mut units = Units::built_in();
    let own = OwnUnit {
        id: "base-stations",
        english: Some(["base station", "base stations"]),
        counter: Some("局"),
        ..OwnUnit::default()
    };
    assert!(units.add(&own).is_ok());
    units
}

fn styles() -> impl Iterator<Item = (FigureStyle, Rendering)> {
    let renderings = [Rendering::Running, Rendering::Initial, Rendering::Compact];
    let numbers = [Numbers::Report, Numbers::Newspaper];
    let negatives = [Negative::Minus, Negative::Triangle];
    Language::ALL.into_iter().flat_map(move |language| {
        numbers.into_iter().flat_map(move |numbers| {
            negatives.into_iter().flat_map(move |negative| {
                renderings.into_iter().map(move |rendering| {
                    (FigureStyle { numbers, negative, ..FigureStyle::of(language) }, rendering)
                })
            })
        })
    })
}

/// Why a printed form isn't read as its value; nothing where it is.
fn unlike(printed: &str, value: &Value, language: Language, units: &Units) -> Option<String> {
    let setting = SourceSetting {
        language: language.tag(),
        units,
        issued: None,
        issued_from: None,
        fiscal: None,
        currency: None,
    };
    compare(printed, &[], value, &setting).err().map(|why| format!("{language}: `{printed}`: {why}"))
}

/// Whether Japanese prints a value as it prints another, which is what the form reads as.
fn is_printed_alike(printed: &str, value: &Value, (style, rendering): (FigureStyle, Rendering)) -> bool {
    let Value::Quantity(typed) = value else { return false };
    if style.language != Language::Ja {
        return false;
    }
    let same = |bound| {
        let other = Value::Quantity(Quantity { bound, ..typed.clone() });
        format(&other, style, rendering) == printed
    };
    match typed.bound {
        // 2万台 is the band of a pure number, and 20,000 of what is counted in 台.
        Bound::Band { from, .. } => typed.unit.id == "number" || same(Bound::Exact(from)),
        // There is no word for dozens: 数十 is several tens. Before a unit that begins with a numeral (十年) it is read as nothing else.
        Bound::Several(step) if step == Number::from(12) => same(Bound::Several(Number::from(10))),
        // 5強 without a unit is a degree on the scale of earthquakes, which has no value.
        Bound::JustOver(_) => typed.unit.id == "number",
        _ => false,
    }
}

/// Whether a language prints a value as it prints another: newspapers in Japanese have no commas, so 1,600 years (1600年) and more are
/// the year.
fn is_printed_as_year(value: &Value, style: FigureStyle) -> bool {
    let Value::Quantity(quantity) = value else { return false };
    let years = Number::from(1600)..=Number::from(2200);
    style.language == Language::Ja
        && style.numbers == Numbers::Newspaper
        && quantity.unit.id == "year"
        && quantity.bound.numbers().any(|number| years.contains(&number))
}

fn unit() -> impl Strategy<Value = Arc<Unit>> {
    let units = units();
    // One or more of each sort; of the rest the tables are tested.
    let ids = [
        "JPY",
        "USD",
        "EUR",
        "GBP",
        "CHF",
        "AUD",
        "%",
        "points",
        "x",
        "MW",
        "GW",
        "kWh",
        "km",
        "t",
        "people",
        "companies",
        "countries",
        "sites",
        "shares",
        "GPUs",
        "tasks",
        "year",
        "month",
        "day",
        "hour",
        "base-stations",
        "GBP/MWh",
        "JPY/share",
        "t/person",
    ];
    select(ids.iter().filter_map(|id| units.get(id)).collect::<Vec<Arc<Unit>>>())
}

/// Numbers as people state them: few digits at any magnitude, with the zeros that were typed.
fn number() -> impl Strategy<Value = Number> {
    let scale = select(&["", " thousand", " million", " billion", " trillion", "万", "億", "兆"]);
    (1_i64..=9_999, 0_u32..=3, 0_usize..=2, scale).prop_map(|(digits, decimals, zeros, scale)| {
        let number = rust_decimal::Decimal::new(digits, decimals).to_string();
        let point = if decimals == 0 && zeros > 0 { "." } else { "" };
        Number::parse(&format!("{number}{point}{}{scale}", "0".repeat(zeros)))
            .unwrap_or_else(|error| panic!("{error}"))
    })
}

fn bound() -> impl Strategy<Value = Bound> {
    (0..8, number(), number()).prop_map(|(form, number, other)| match form {
        0 => Bound::Exact(number),
        1 => Bound::AtLeast(number),
        2 => Bound::MoreThan(number),
        3 => Bound::AtMost(number),
        4 => Bound::LessThan(number),
        5 => Bound::Nearly(number),
        6 => Bound::JustOver(number),
        _ if number == other => Bound::Exact(number),
        _ => Bound::Range { min: number.min(other), max: number.max(other) },
    })
}

/// What may be said of a pair.
fn qualifier() -> impl Strategy<Value = Qualifier> {
    let bounds = PairBound::KEYS.into_iter().map(|(_, bound)| bound).chain([PairBound::Exact]);
    (select(bounds.collect::<Vec<_>>()), any::<bool>()).prop_map(|(bound, about)| Qualifier { bound, about })
}

fn date() -> impl Strategy<Value = Date> {
    let year = 1_900..=2_099;
    let month = || (1_900..=2_099, 1_u32..=12);
    let named = |date: Option<Date>| match date {
        Some(Date::Month { year, month }) => (year, month),
        other => panic!("{other:?}"),
    };
    prop_oneof![
        (year.clone(), 1_u32..=365).prop_filter_map("no such day", |(year, ordinal)| {
            NaiveDate::from_yo_opt(year, ordinal).map(Date::Day)
        }),
        month().prop_filter_map("no such month", |(year, month)| Date::month(year, month)),
        month().prop_map(move |(year, month)| {
            let (year, month) = named(Date::month(year, month));
            Date::EndOfMonth { year, month }
        }),
        (month(), select(&Part::ALL)).prop_map(move |((year, month), part)| {
            let (year, month) = named(Date::month(year, month));
            Date::PartOfMonth { year, month, part }
        }),
        (year.clone(), select(&Quarter::ALL)).prop_map(|(year, quarter)| Date::Quarter { year, quarter }),
        (year.clone(), select(&Half::ALL)).prop_map(|(year, half)| Date::Half { year, half }),
        (year.clone(), select(&Season::ALL)).prop_map(|(year, season)| Date::Season { year, season }),
        (year.clone(), select(&Part::ALL)).prop_map(|(year, part)| Date::PartOfYear { year, part }),
        year.clone().prop_map(Date::NineMonths),
        year.clone().prop_map(Date::EndOfYear),
        year.clone().prop_map(Date::Year),
        (month(), select(&Length::ALL)).prop_filter_map("no such month", |((year, month), length)| {
            Some(Date::Span { length, last: Date::month(year, month)?.last_day() })
        }),
        (year.clone(), 1_u32..=53).prop_filter_map("no such week", |(year, week)| {
            NaiveDate::from_isoywd_opt(year, week, chrono::Weekday::Mon).map(Date::Week)
        }),
        year.prop_map(Date::FiscalYear),
    ]
}

/// Dates that periods have in most documents; the table of kinds has the others.
fn plain_date() -> impl Strategy<Value = Date> {
    let year = 1_900..=2_099;
    prop_oneof![
        (year.clone(), 1_u32..=365).prop_filter_map("no such day", |(year, ordinal)| {
            NaiveDate::from_yo_opt(year, ordinal).map(Date::Day)
        }),
        (year.clone(), 1_u32..=12).prop_filter_map("no such month", |(year, month)| Date::month(year, month)),
        year.prop_map(Date::Year),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_quantity_reads_back(unit in unit(), bound in bound(), about: bool) {
        let units = units();
        let factor = unit.size().over.first().map_or(Number::from(1), |measure| measure.factor);
        prop_assume!(bound.numbers().all(|number| number.times(factor).is_some()));
        // In Japanese the short form of a range of rates (£1–3/MWh) isn't read yet.
        let short = !unit.below().is_empty() && matches!(bound, Bound::Range { .. });
        let value = Value::Quantity(Quantity { bound, about, sense: Sense::Amount, unit, words: Texts::new() });
        for (style, rendering) in styles().filter(|(style, _)| !short || style.language == Language::En) {
            if is_printed_as_year(&value, style) {
                continue;
            }
            let printed = format(&value, style, rendering);
            let wrong = unlike(&printed, &value, style.language, units);
            prop_assert!(wrong.is_none(), "{} {:?}", wrong.unwrap_or_default(), rendering);
        }
    }

    #[test]
    fn a_change_reads_back(unit in select(&["%", "points", "JPY", "USD", "people", "MW"]), number in number(), falls: bool) {
        let units = units();
        let number = if falls { number.negated() } else { number };
        let Some(unit) = units.get(unit) else { return Err(TestCaseError::fail("no unit")) };
        let value = Value::Quantity(Quantity { bound: Bound::Exact(number), about: false, sense: Sense::Change, unit, words: Texts::new() });
        for (style, _) in styles() {
            for rendering in [Rendering::Running, Rendering::Compact, Rendering::Change] {
                let printed = format(&value, style, rendering);
                let wrong = unlike(&printed, &value, style.language, units);
                prop_assert!(wrong.is_none(), "{} {:?}", wrong.unwrap_or_default(), rendering);
            }
        }
    }

    #[test]
    fn a_bounded_pair_reads_back_and_no_other_does(one in 2_i64..=99, other in 2_i64..=99, said in qualifier(), else_said in qualifier()) {
        prop_assume!(one > other);
        let units = units();
        let Some(people) = units.get("people") else { return Err(TestCaseError::fail("no unit")) };
        let (one, other) = (Number::from(one), Number::from(other));
        let pairs = |qualifier| [
            Value::Pair(Pair::Ratio([one, other], qualifier)),
            Value::Pair(Pair::Ratio([other, one], qualifier)),
            Value::Pair(Pair::Of { part: other, whole: one, unit: people.clone(), qualifier }),
        ];
        let coarser = said.about == else_said.about && matches!((said.bound, else_said.bound),
            (PairBound::JustOver, PairBound::MoreThan) | (PairBound::Nearly, PairBound::LessThan));
        for (value, wrong) in pairs(said).into_iter().zip(pairs(else_said)) {
            for (style, rendering) in styles() {
                let printed = format(&value, style, rendering);
                // 7 of 9 in a table leaves to its heading what is counted.
                let named = !matches!(value, Value::Pair(Pair::Of { .. })) || rendering != Rendering::Compact;
                if named {
                    let wrong = unlike(&printed, &value, style.language, units);
                    prop_assert!(wrong.is_none(), "{} {:?} {:?}", wrong.unwrap_or_default(), value, rendering);
                }
                if said != else_said && !coarser {
                    let refused = unlike(&printed, &wrong, style.language, units).is_some();
                    prop_assert!(refused, "`{}` passes for {:?}", printed, wrong);
                }
            }
        }
    }

    #[test]
    fn another_number_or_bound_is_refused(unit in unit(), bound in bound(), other in bound(), about: bool) {
        let agrees = |said: &Bound, typed: &Bound| said == typed || matches!((said, typed),
            (Bound::JustOver(one), Bound::MoreThan(other)) | (Bound::Nearly(one), Bound::LessThan(other)) if one == other);
        prop_assume!(!agrees(&bound, &other));
        let units = units();
        let of = |bound| Value::Quantity(Quantity { bound, about, sense: Sense::Amount, unit: Arc::clone(&unit), words: Texts::new() });
        for (style, rendering) in styles() {
            let printed = format(&of(bound), style, rendering);
            prop_assert!(unlike(&printed, &of(other), style.language, units).is_some(), "`{}` passes for {:?}", printed, other);
        }
    }

    #[test]
    fn a_date_reads_back(date in date(), bound in select(&DateBound::ALL), about: bool) {
        // Nobody says of somebody's accounting period that something is done by about it.
        prop_assume!(!matches!(date, Date::Span { .. }) || (bound == DateBound::On && !about));
        let units = units();
        let value = Value::Date(Dated { date, bound, about });
        for (style, rendering) in styles() {
            let printed = format(&value, style, rendering);
            let wrong = unlike(&printed, &value, style.language, units);
            prop_assert!(wrong.is_none(), "{} {:?} {:?}", wrong.unwrap_or_default(), value, rendering);
        }
    }

    #[test]
    fn a_period_reads_back(one in plain_date(), other in plain_date()) {
        let (from, to) = if one.can_begin(&other) { (one, other) } else { (other, one) };
        prop_assume!(from != to);
        let units = units();
        let value = Value::Period(Period { from, to });
        for (style, rendering) in styles() {
            let printed = format(&value, style, rendering);
            let wrong = unlike(&printed, &value, style.language, units);
            prop_assert!(wrong.is_none(), "{} {:?} {:?}", wrong.unwrap_or_default(), value, rendering);
        }
    }

    #[test]
    fn pairs_ranks_and_times_read_back(one in 2_i64..=99, other in 2_i64..=99, hour in 0_u32..24, minute in 0_u32..60) {
        prop_assume!(one > other);
        let units = units();
        let Some(people) = units.get("people") else { return Err(TestCaseError::fail("no unit")) };
        let (least, most) = (Number::from(one.min(other)), Number::from(one.max(other)));
        let (one, other) = (Number::from(one), Number::from(other));
        let mut values = vec![
            Value::Pair(Pair::Of { part: least, whole: most, unit: people, qualifier: Qualifier::default() }),
            Value::Pair(Pair::Score(vec![one, other])),
            Value::Rank(hour + 1),
        ];
        values.extend(TimeOfDay::new(hour, minute, Some("JST".to_owned())).map(Value::Time));
        for value in values {
            for (style, rendering) in styles() {
                // 7 of 9 in a table leaves to its heading what is counted.
                if matches!(value, Value::Pair(Pair::Of { .. })) && rendering == Rendering::Compact {
                    continue;
                }
                let printed = format(&value, style, rendering);
                let wrong = unlike(&printed, &value, style.language, units);
                prop_assert!(wrong.is_none(), "{} {:?} {:?}", wrong.unwrap_or_default(), value, rendering);
            }
        }
    }
}

/// A kind of values: its name and all of them that are tried.
type Kind = (&'static str, fn() -> Vec<Value>);

const KINDS: [Kind; 11] = [
    ("every unit", every_unit),
    ("bounds of every unit", bounds_of_every_unit),
    ("bands", bands),
    ("margins", margins),
    ("several", several),
    ("rates", rates),
    ("shares", shares),
    ("ratios and scores", ratios),
    ("lengths of time", lengths),
    ("dates", dates_of_every_kind),
    ("periods", periods),
];

#[test]
fn each_kind_reads_back() {
    let mut wrong = Vec::new();
    for (kind, values) in KINDS {
        for value in values() {
            for (style, rendering) in styles() {
                if style.numbers != Numbers::Report {
                    continue;
                }
                let printed = format(&value, style, rendering);
                if is_printed_alike(&printed, &value, (style, rendering)) {
                    continue;
                }
                wrong.extend(
                    unlike(&printed, &value, style.language, units()).map(|why| format!("{kind}: {why}")),
                );
            }
        }
    }
    assert!(wrong.is_empty(), "{} don't read back:\n{}", wrong.len(), wrong.join("\n"));
}

fn typed(number: &str) -> Number {
    Number::parse(number).unwrap_or_else(|error| panic!("{number}: {error}"))
}

fn unit_of(id: &str) -> Arc<Unit> {
    units().get(id).unwrap_or_else(|| panic!("there is no unit `{id}`"))
}

fn quantity(bound: Bound, unit: &Arc<Unit>) -> Value {
    let words = Texts::new();
    Value::Quantity(Quantity { bound, about: false, sense: Sense::Amount, unit: Arc::clone(unit), words })
}

/// Each built-in unit with each of these bounds, where its number isn't too long.
fn of_units(bounds: &[Bound]) -> Vec<Value> {
    let mut values = Vec::new();
    for unit in units().iter() {
        let factor = unit.size().over.first().map_or(Number::from(1), |measure| measure.factor);
        // A share is printed as a fraction, and 1 pm is an hour.
        let bounds = bounds.iter().filter(|bound| {
            !matches!(unit.id.as_str(), "share" | "pm")
                && bound.numbers().all(|number| number.times(factor).is_some())
        });
        values.extend(bounds.map(|bound| quantity(*bound, unit)));
    }
    values
}

fn every_unit() -> Vec<Value> {
    of_units(&["1", "2.5", "5", "1,234", "1.5 billion"].map(|number| Bound::Exact(typed(number))))
}

fn bounds_of_every_unit() -> Vec<Value> {
    let five = typed("5");
    of_units(&[
        Bound::AtLeast(five),
        Bound::MoreThan(five),
        Bound::AtMost(five),
        Bound::LessThan(five),
        Bound::Nearly(five),
        Bound::JustOver(five),
        Bound::Range { min: typed("1"), max: typed("3") },
        Bound::Range { min: typed("15 million"), max: typed("1.5 billion") },
    ])
}

fn bands() -> Vec<Value> {
    let band = |from, below| Bound::Band { from: typed(from), below: typed(below) };
    of_units(&[band("30", "40"), band("20,000", "30,000"), band("-30", "-40")])
}

fn margins() -> Vec<Value> {
    let margin = |value, down, up| Bound::Margin { value: typed(value), down: typed(down), up: typed(up) };
    let interval = Bound::Interval { value: typed("1.09"), min: typed("0.95"), max: typed("1.20") };
    let all = [
        margin("67.4", "0.5", "0.5"),
        margin("1.09", "0.14", "0.11"),
        Bound::MarginAlone(typed("3.1")),
        interval,
    ];
    of_units(&all)
}

fn several() -> Vec<Value> {
    let steps = ["1", "10", "12", "100", "1,000", "100,000", "10 million", "1 billion"];
    let mut values = of_units(&steps.map(|step| Bound::Several(typed(step))));
    // A pure number has no name that several could stand before.
    values.retain(|value| !matches!(value, Value::Quantity(quantity) if quantity.unit.id == "number"));
    values
}

fn rates() -> Vec<Value> {
    let ids = [
        "GBP/MWh",
        "JPY/share",
        "t/person",
        "JPY/USD",
        "EUR/month",
        "g/km",
        "kWh/m2",
        "USD/barrel",
        "barrels/day",
        "people/km2",
        "m/s",
        "USD/t",
    ];
    let bounds = [
        Bound::Exact(typed("2.5")),
        Bound::Range { min: typed("1"), max: typed("3") },
        Bound::Range { min: typed("1.5 million"), max: typed("2 million") },
        Bound::Band { from: typed("30"), below: typed("40") },
        Bound::Margin { value: typed("5"), down: typed("1"), up: typed("1") },
        Bound::Margin { value: typed("5"), down: typed("1"), up: typed("2") },
        Bound::Interval { value: typed("5"), min: typed("4"), max: typed("6") },
        Bound::Several(typed("10")),
    ];
    ids.iter().flat_map(|id| bounds.map(|bound| quantity(bound, &unit_of(id)))).collect()
}

fn shares() -> Vec<Value> {
    let unit = unit_of("share");
    let parts = ["1/2", "1/3", "2/3", "3/4", "1/5", "9/10", "1/1000", "3/7"].map(typed);
    let bounds =
        |part| [Bound::Exact(part), Bound::Nearly(part), Bound::MoreThan(part), Bound::JustOver(part)];
    parts.into_iter().flat_map(bounds).map(|bound| quantity(bound, &unit)).collect()
}

fn ratios() -> Vec<Value> {
    let pairs = [
        ("39", "11"),
        ("2", "3"),
        ("3", "1"),
        ("60", "40"),
        ("16", "10"),
        ("1", "1.5"),
        ("2.5", "1"),
        ("7", "7"),
    ];
    let whole = |number: &str| !number.contains('.');
    let bounds = PairBound::KEYS.into_iter().map(|(_, bound)| bound).chain([PairBound::Exact]);
    let qualifiers = bounds.flat_map(|bound| [false, true].map(|about| Qualifier { bound, about }));
    let ratios = qualifiers.flat_map(|said| {
        pairs.map(|(one, other)| Value::Pair(Pair::Ratio([typed(one), typed(other)], said)))
    });
    let scores = pairs
        .into_iter()
        .filter(|(one, other)| whole(one) && whole(other))
        .map(|(one, other)| Value::Pair(Pair::Score(vec![typed(one), typed(other)])));
    ratios.chain(scores).collect()
}

fn lengths() -> Vec<Value> {
    let typed_lengths = [
        ("year", "2.5"),
        ("hour", "1.5"),
        ("day", "1/2"),
        ("month", "2.5"),
        ("minute", "90"),
        ("hour", "25"),
    ];
    typed_lengths.iter().map(|(unit, number)| quantity(Bound::Exact(typed(number)), &unit_of(unit))).collect()
}

/// A date of each kind that may be printed.
fn every_date() -> Vec<Date> {
    let texts = [
        "2025",
        "2026-03",
        "2026-03-05",
        "2027-11-30",
        "2025-Q3",
        "2026-H1",
        "9M 2025",
        "1990s",
        "2000s",
        "2010s",
        "end 2026",
        "end 2027-03",
        "early 2027",
        "mid 2028",
        "late 2029",
        "early 2026-11",
        "mid 2026-11",
        "late 2026-11",
        "spring 2026",
        "winter 2027",
        "2024/25",
        "FY2025",
        "year to 2026-03",
        "half to 2025-09",
        "quarter to 2025-06",
        "nine months to 2025-12",
    ];
    texts.iter().map(|text| Date::parse(text).unwrap_or_else(|error| panic!("{text}: {error:?}"))).collect()
}

fn dates_of_every_kind() -> Vec<Value> {
    let bounds = |date| DateBound::ALL.map(|bound| Value::Date(Dated { date, bound, about: false }));
    every_date().into_iter().flat_map(bounds).collect()
}

fn periods() -> Vec<Value> {
    let dates = every_date();
    let mut values = Vec::new();
    for &from in &dates {
        let ends = dates.iter().filter(|to| from.can_begin(to) && **to != from);
        values.extend(ends.map(|&to| Value::Period(Period { from, to })));
    }
    values
}
