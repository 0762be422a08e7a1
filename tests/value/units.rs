//! Units by their ids, by what sources call them, and as they are printed; adding a case is adding a line.

use std::sync::Arc;

use factbrief::value::{
    Measure, Number, OwnUnit, Position, Size, Unit, UnitError, UnitKind, UnitName, UnitNames, Units,
    UnlessSaid,
};

/// What a unit measures, as factors and bases: `1*GBP / 1000000*Wh`.
fn size(size: &Size) -> String {
    let side = |measures: &[Measure]| {
        measures.iter().map(|one| format!("{}*{}", one.factor, one.base)).collect::<Vec<_>>().join(" ")
    };
    let (over, under) = (side(&size.over), side(&size.under));
    if under.is_empty() { over } else { format!("{over} / {under}") }
}

fn unit(units: &Units, id: &str) -> Arc<Unit> {
    units.get(id).unwrap_or_else(|| panic!("{id} is a unit"))
}

/// Id as written, id as it is, what it measures.
const IDS: &[(&str, &str, &str)] = &[
    ("JPY", "JPY", "1*JPY"),
    ("ISK", "ISK", "1*ISK"),
    ("XOF", "XOF", "1*XOF"),
    ("MW", "MW", "1000000*W"),
    ("mW", "mW", "1/1000*W"),
    ("km2", "km2", "1000000*m2"),
    ("km²", "km2", "1000000*m2"),
    ("L", "L", "1/1000*m3"),
    ("kl", "kL", "1*m3"),
    ("t", "t", "1000000*g"),
    ("tonnes", "tonnes", "1000000*g"),
    ("lb", "lb", "453.59237*g"),
    ("tsubo", "tsubo", "400/121*m2"),
    ("°C", "°C", "1*°C"),
    ("degC", "°C", "1*°C"),
    ("µg/m3", "µg/m3", "1/1000000*g / 1*m3"),
    // The Greek letter, and the letter that is typed for it.
    ("μg/m³", "µg/m3", "1/1000000*g / 1*m3"),
    ("ug/m3", "µg/m3", "1/1000000*g / 1*m3"),
    ("Mt CO2e", "Mt CO2e", "1000000000000*g CO2e"),
    ("g CO2/kWh", "g CO2/kWh", "1*g CO2 / 1000*Wh"),
    ("USD/t CO2", "USD/t CO2", "1*USD / 1000000*g CO2"),
    ("km/s/Mpc", "km/s/Mpc", "1000*m / 1*second 1000000*pc"),
    ("km/h", "km/h", "1000*m / 3600*second"),
    ("JPY/h", "JPY/hour", "1*JPY / 3600*second"),
    ("JPY/year", "JPY/year", "1*JPY / 12*month"),
    ("GBP/MWh", "GBP/MWh", "1*GBP / 1000000*Wh"),
    ("JPY/USD", "JPY/USD", "1*JPY / 1*USD"),
    ("JPY/share", "JPY/share", "1*JPY / 1*shares"),
    ("JPY/shares", "JPY/share", "1*JPY / 1*shares"),
    ("t/person", "t/person", "1000000*g / 1*people"),
    ("t/people", "t/person", "1000000*g / 1*people"),
    ("barrels/day", "barrels/day", "1*barrels / 86400*second"),
    ("cases/100000 people", "cases/100000 people", "1*cases / 100000*people"),
    ("cases/100,000 people", "cases/100000 people", "1*cases / 100000*people"),
    ("cases/100000 person", "cases/100000 people", "1*cases / 100000*people"),
    ("kcal/100 g", "kcal/100 g", "1000*cal / 100*g"),
    ("%", "%", "1/100*share"),
    ("share", "share", "1*share"),
    ("bp", "bp", "1/100*points"),
    ("points", "points", "1*points"),
    ("index-points", "index-points", "1*index-points"),
    ("x", "x", "1*x"),
    ("number", "number", ""),
    ("week", "week", "604800*second"),
    ("decade", "decade", "120*month"),
];

#[test]
fn an_id_says_what_is_measured() {
    let units = Units::built_in();
    for &(written, id, measured) in IDS {
        let unit = unit(&units, written);
        assert_eq!((unit.id.as_str(), size(unit.size()).as_str()), (id, measured), "{written}");
        assert_eq!(units.get(id).as_deref(), Some(&*unit), "{id} is the same unit");
    }
    for id in [
        "",
        "/",
        "JPY/",
        "/MWh",
        "mw",
        "Mwh",
        "CO2",
        "t CO3",
        "JPY/MWh/h/a/b",
        "JPY/-1 MWh",
        "m/0 s",
        "kkm",
        "points/points/",
    ] {
        assert_eq!(units.get(id), None, "{id:?} is no unit");
    }
}

#[test]
fn each_built_in_unit_is_found_by_its_id_and_prints_something() {
    let units = Units::built_in();
    for one in units.iter() {
        assert_eq!(units.get(&one.id).as_deref(), Some(&**one), "{}", one.id);
        let silent = matches!(one.kind, UnitKind::Number) || one.id == "share";
        assert!(silent || !one.plural.is_empty() && !one.counter.is_empty(), "{}", one.id);
    }
    assert!(units.ids().count() > 350);
}

/// What is written by mistake, and the unit that is meant.
const MEANT: &[(&str, Option<&str>)] = &[
    ("円", Some("JPY")),
    ("usd", Some("USD")),
    ("euro", Some("EUR")),
    ("dollars", Some("USD")),
    ("pct", Some("%")),
    ("per cent", Some("%")),
    ("pp", Some("points")),
    ("basis points", Some("bp")),
    ("Mwh", Some("MWh")),
    ("megawatts", Some("MW")),
    ("tCO2e", Some("t CO2e")),
    ("persons", Some("people")),
    ("1", Some("number")),
    ("USD per MWh", Some("USD/MWh")),
    ("€/MWh", Some("EUR/MWh")),
    ("yen a year", Some("JPY/year")),
    ("barrels a day", Some("barrels/day")),
    ("1MWh当たりポンド", Some("GBP/MWh")),
    ("turbines", None),
    ("nonsense", None),
    ("CO2", None),
];

#[test]
fn a_misspelt_id_is_told_what_it_means() {
    let units = Units::built_in();
    for (written, meant) in MEANT {
        assert_eq!(units.nearest(written).as_deref(), *meant, "{written}");
    }
}

/// Language, text after a figure, the first name in it, and what that can stand for; `!` where somebody has to say which.
const AFTER: &[(&str, &str, &str, &str)] = &[
    ("en", "kWh of power", "kWh", "1000*Wh"),
    ("en", "mW", "mW", "1/1000*W"),
    ("en", "Engineers of", "Engineers", "1*engineers"),
    ("en", "month", "month", "1*month"),
    ("en", "megawatt-hours", "megawatt-hours", "1000000*Wh"),
    ("en", "kilowatt hours", "kilowatt hours", "1000*Wh"),
    ("en", "m² of land", "m²", "1*m2"),
    ("en", "m2", "m2", "1*m2"),
    ("en", "km/h", "km", "1000*m"),
    ("en", "kmh", "", ""),
    ("en", "µg/m3", "µg", "1/1000000*g"),
    ("en", "percentage points", "percentage points", "1*points"),
    ("en", "points", "points", "!1*points 1*index-points 1*ratio-points"),
    ("en", "pounds a year", "pounds", "1*GBP …"),
    ("en", "p per share", "p", "1/100*GBP"),
    ("en", "cents", "cents", "1/100*USD …"),
    ("de", "Cent", "Cent", "1/100*EUR …"),
    ("fr", "cents", "cents", "1/100*EUR …"),
    ("en", "kr", "kr", "!1*SEK 1*NOK 1*DKK 1*ISK 1*CZK"),
    ("en", "tonnes of CO2 equivalent", "tonnes of CO2 equivalent", "1000000*g CO2e"),
    ("en", "MtCO2e", "MtCO2e", "1000000000000*g CO2e"),
    ("ja", "kg-CO2/kWh", "kg-CO2", "1000*g CO2"),
    ("ja", "％ポイント低下", "％ポイント", "1*points"),
    ("ja", "％増", "％", "1/100*share"),
    ("ja", "㌧", "㌧", "1000000*g"),
    ("ja", "トンネル", "", ""),
    ("ja", "人のうち", "人", "!1*people 1*engineers"),
    ("ja", "銭", "銭", "1/100*JPY"),
    ("ja", "スイスフラン", "スイスフラン", "1*CHF"),
    ("ja", "カ月間", "カ月間", "1*month"),
    ("zh", "元", "元", "1*CNY …"),
    ("zh", "美分", "美分", "1/100*USD"),
    ("zh", "千瓦时", "千瓦时", "1000*Wh"),
    ("zh", "个百分点", "个百分点", "1*points"),
    ("ko", "%p", "%p", "1*points"),
    ("ko", "원을", "원", "1*KRW"),
    ("ko", "명이", "명", "!1*people 1*engineers"),
    ("de", "Kilowattstunden", "Kilowattstunden", "1000*Wh"),
    ("de", "Schweizer Franken", "Schweizer Franken", "1*CHF"),
    ("fr", "$ US", "$ US", "1*USD"),
    ("fr", "kilowattheures", "kilowattheures", "1000*Wh"),
    ("es", "megavatios hora", "megavatios hora", "1000000*Wh"),
    ("it", "per cento", "per cento", "1/100*share"),
    ("pt", "quilômetros", "quilômetros", "1000*m"),
    ("nl", "miljard", "", ""),
    // A narrow form of CLDR's would make minutes or months of these.
    ("en", "m", "m", "1*m"),
];

/// Language, text before a figure, the name at its end, and what that can stand for.
const BEFORE: &[(&str, &str, &str, &str)] = &[
    ("en", "cost US$", "US$", "1*USD"),
    ("en", "cost $", "$", "1*USD …"),
    ("en", "cost A$", "A$", "1*AUD"),
    ("en", "cost Q$", "", ""),
    ("en", "cost CHF", "CHF", "1*CHF"),
    ("en", "a £", "£", "1*GBP …"),
    ("en", "¥", "¥", "1*JPY …"),
    ("zh", "¥", "¥", "1*CNY …"),
    ("ja", "￥", "￥", "1*JPY …"),
    ("en", "worth Rs", "Rs", "!1*INR 1*PKR 1*LKR 1*NPR 1*MUR 1*SCR"),
    ("it", "per Euro", "Euro", "1*EUR"),
    ("en", "HK$", "HK$", "1*HKD"),
    ("en", "MW", "", ""),
];

fn told(name: Option<&UnitName>, text: impl Fn(usize) -> String) -> (String, String) {
    let Some(name) = name else { return (String::new(), String::new()) };
    let measures: Vec<String> =
        name.measures.iter().map(|one| format!("{}*{}", one.factor, one.base)).collect();
    let meant = match (name.unless_said, measures.len()) {
        (UnlessSaid::None, _) => format!("!{}", measures.join(" ")),
        (UnlessSaid::First, 1) => measures.join(" "),
        (UnlessSaid::First, _) => format!("{} …", measures[0]),
    };
    (text(name.len), meant)
}

#[test]
fn names_beside_a_figure_are_found_whole_and_the_longest_first() {
    let units = Units::built_in();
    for &(language, text, name, meant) in AFTER {
        let found = units.after(text, language);
        let told = told(found.first(), |len| text[..len].to_owned());
        assert_eq!(told, (name.to_owned(), meant.to_owned()), "{language} {text}");
    }
    for &(language, text, name, meant) in BEFORE {
        let found = units.before(text, language);
        let told = told(found.first(), |len| text[text.len() - len..].to_owned());
        assert_eq!(told, (name.to_owned(), meant.to_owned()), "{language} {text}");
    }
}

#[test]
fn a_pound_of_something_is_a_second_meaning_of_its_name() {
    let found = Units::built_in().after("pounds of copper", "en");
    let bases: Vec<&str> = found.iter().map(|name| name.measures[0].base.as_ref()).collect();
    assert_eq!(bases, ["GBP", "g"]);
}

fn households<'a>(read: &'a [(String, String)]) -> OwnUnit<'a> {
    OwnUnit {
        id: "households",
        english: Some(["household", "households"]),
        counter: Some("世帯"),
        read,
        ..OwnUnit::default()
    }
}

#[test]
fn a_unit_of_the_dossiers_own_is_read_in_other_languages_and_stands_below_a_line() {
    let mut units = Units::built_in();
    let read = [("de".to_owned(), "Haushalte".to_owned()), ("zh".to_owned(), "户".to_owned())];
    units.add(&households(&read)).unwrap();
    assert_eq!(unit(&units, "CNY/household").id, "CNY/household");
    assert_eq!(unit(&units, "CNY/households").id, "CNY/household");
    assert_eq!(units.after("Haushalte in Wien", "de")[0].measures[0].base, "households");
    assert_eq!(units.after("户", "zh")[0].measures[0].base, "households");
    assert!(units.after("Haushalte", "en").is_empty());
    // A counter that several units share may be any of them.
    units
        .add(&OwnUnit {
            id: "jobs",
            english: Some(["job", "jobs"]),
            counter: Some("人"),
            ..OwnUnit::default()
        })
        .unwrap();
    let people = units.after("人", "ja");
    let bases: Vec<&str> = people[0].measures.iter().map(|one| one.base.as_ref()).collect();
    assert_eq!(bases, ["jobs", "people", "engineers"]);
    assert_eq!(people[0].unless_said, UnlessSaid::None);
}

#[test]
fn a_built_in_unit_takes_words_of_sources_and_nothing_else() {
    let mut units = Units::built_in();
    let words = [("de".to_owned(), "Köpfe".to_owned())];
    units.add_words("people", &words).unwrap();
    assert_eq!(units.after("Köpfe", "de")[0].measures[0].base, "people");
    let taken = OwnUnit { id: "people", english: Some(["head", "heads"]), ..OwnUnit::default() };
    assert!(matches!(units.add(&taken), Err(UnitError::Taken { .. })));
    // Another way to write its id is the same unit.
    let taken = OwnUnit { id: "km²", symbol: Some("qkm"), ..OwnUnit::default() };
    assert!(matches!(units.add(&taken), Err(UnitError::Taken { unit, .. }) if unit == "km2"));
    assert!(matches!(units.add_words("ships", &words), Err(UnitError::Unknown { .. })));
}

#[test]
fn a_symbol_may_stand_before_its_figure() {
    let mut units = Units::built_in();
    let acidity = OwnUnit { id: "pH", symbol: Some("pH"), position: Position::Prefix, ..OwnUnit::default() };
    let acidity = units.add(&acidity).unwrap();
    assert_eq!(acidity.prefix, "pH ");
    assert_eq!(units.before("a pH", "en")[0].measures[0].base, "pH");
    assert!(units.after("pH", "en").is_empty());
    let nothing = OwnUnit { id: "nothing", ..OwnUnit::default() };
    assert!(matches!(units.add(&nothing), Err(UnitError::Formless { .. })));
}

#[test]
fn figures_of_one_size_are_the_same_in_any_prefix() {
    let units = Units::built_in();
    let amount = |number: &str, id: &str| {
        let unit = unit(&units, id);
        let [measure] = &unit.size().over[..] else { panic!("{id} is simple") };
        (measure.base.clone(), Number::parse(number).unwrap().times(measure.factor).unwrap())
    };
    assert_eq!(amount("2500", "MW"), amount("2.5", "GW"));
    assert_eq!(amount("1000", "kg"), amount("1", "t"));
    assert_eq!(amount("6", "month"), amount("1/2", "year"));
    assert_eq!(amount("25", "bp"), amount("0.25", "points"));
    assert_ne!(amount("1", "mW"), amount("1", "MW"));
}
