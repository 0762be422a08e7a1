//! Forms of units: none may hold a figure that multiplies the one before it, or be another unit's.

use std::sync::Arc;

use factbrief::value::{OwnUnit, Unit, UnitError, Units};

fn own<'a>(id: &'a str, english: [&'a str; 2], counter: &'a str) -> OwnUnit<'a> {
    OwnUnit { id, english: Some(english), counter: Some(counter), ..OwnUnit::default() }
}

fn add(form: &str) -> Result<Arc<Unit>, UnitError> {
    Units::built_in().add(&own("own", [form, form], form))
}

#[test]
fn a_form_that_holds_a_figure_is_refused_and_the_figure_named() {
    let forms = "M = M | bn = bn | tens of ships = tens | billion yen = billion | 億円 = 億 | dozen ships = dozen | trillion turbines = trillion | turbine (three per site) = three
        | 百万トン = 百万 | thousand tonnes = thousand | 千トン = 千 | 万人 = 万 | ten-tonne loads = ten | 100 g = 100 | ½ pint = 1⁄2 | 10³ t = 103
        | half-days = half | 半日 = 半日 | ダース = ダース | tonnes (thousands) = thousands | '000 tonnes = '000 | bn yen = bn | k tonnes = k | MUSD = M
        | m yen = m | mn people = mn | crore rupees = crore | million-tonne = million | tenths = tenths | thousandths = thousandths | 十台 = 十
        | 数十社 = 数十 | ten per site = ten | per site, three = three | x10 units = 10 | E6 units = 6 | Ⅳ units = Ⅳ | １００本 = 100 | ⼗台 = 十
        | billion\u{a0}yen = billion | Billion yen = Billion | two-bed flats = two | b\u{ad}illion yen = billion | 壱万円 = 壱万 | k€ = k | 人千 = 千";
    for row in forms.split('|') {
        let (form, figure) = row.trim().split_once(" = ").expect("a form and its figure");
        match add(form) {
            Err(UnitError::Figure { figure: found, .. }) => assert_eq!(found, figure, "{form}"),
            other => panic!("{form}: {other:?}"),
        }
    }
}

#[test]
fn a_digit_in_a_symbol_a_name_or_in_what_is_counted_for_is_none() {
    let forms = "CO₂ | tonne of CO₂ equivalents | H100 hours | F-35 jets | death per 100,000 people | deaths per million people
        | case/100,000 | 人（10万人当たり） | 人/10万人 | 10万人当たり | 件（1日当たり） | 1株当たり | 二酸化炭素トン | 一般世帯 | 5G base stations
        | 20-foot containers | 3D printers | 5G基地局 | % of GDP | per cent of GDP | hundredweight | base station | 局 | 契約（1,000件につき）
        | litres per 100 km | U235 atoms | A4 sheets | pair";
    for form in forms.split('|').map(str::trim) {
        let unit = add(form).unwrap_or_else(|error| panic!("{form}: {error:?}"));
        assert!(!unit.counter.starts_with(char::is_numeric), "{}", unit.counter);
    }
}

#[test]
fn a_form_that_qualifies_its_figure_or_names_nothing_is_refused() {
    let forms = "ships or more = or more | or more ships = or more | about ships = about | up to ships = up to | ships at least = at least
        | -odd ships = -odd | ships or so = or so | 隻以上 = 以上 | 隻超 = 超 | 隻未満 = 未満 | 隻余り = 余り | 隻程度 = 程度 | 以上の船 = 以上 | Over ships = over";
    for row in forms.split('|') {
        let (form, word) = row.trim().split_once(" = ").expect("a form and its qualifier");
        match add(form) {
            Err(UnitError::Qualifier { word: found, .. }) => assert_eq!(found, word, "{form}"),
            other => panic!("{form}: {other:?}"),
        }
    }
    for form in ["−", "+", "~", "…"] {
        assert!(matches!(add(form), Err(UnitError::Form { .. })), "{form}");
    }
    for form in ["over", "sommelier", "abouts", "bottle a year", "本/年", "underpass", "gross ton", "虚弱者"]
    {
        assert!(add(form).is_ok(), "{form}");
    }
}

#[test]
fn a_unit_that_is_printed_as_another_is_refused_and_a_shared_counter_is_not() {
    let mut units = Units::built_in();
    units.add(&own("bottles", ["bottle", "bottles"], "本")).unwrap();
    let taken = [
        (["bottle", "flasks"], "瓶", "bottles"),
        (["flask", "Bottles"], "瓶", "bottles"),
        (["case", "cases"], "ケース", "cases"),
        (["yen", "yen"], "エン", "JPY"),
        (["coin", "coins"], "円", "JPY"),
        (["%", "%"], "比", "%"),
        (["per cent", "per cent"], "比", "%"),
        (["share of it", "shares of it"], "％", "%"),
        (["hour", "hours"], "刻", "hour"),
        (["tonne", "tonnes"], "屯", "tonnes"),
        (["kilometres", "kilometres"], "粁", "km"),
        (["barrel", "barrels"], "樽", "barrels"),
        (["Swiss franc", "Swiss francs"], "フラン（スイス）", "CHF"),
        (["percentage point", "percentage points"], "点", "points"),
    ];
    for (english, counter, other) in taken {
        match units.add(&own("own", english, counter)) {
            Err(UnitError::Same { other: found, .. }) => assert_eq!(found, other, "{english:?} {counter}"),
            result => panic!("{english:?} {counter}: {result:?}"),
        }
    }
    let apart = [
        (["keg", "kegs"], "本"),
        (["full-load hour", "full-load hours"], "時間"),
        (["turbine", "turbines"], "基"),
        (["employee", "employees"], "人"),
        (["point", "points"], "点"),
        (["case of wine", "cases of wine"], "ケース"),
    ];
    for (at, (english, counter)) in apart.into_iter().enumerate() {
        assert!(units.add(&own(&format!("own-{at}"), english, counter)).is_ok(), "{english:?} {counter}");
    }
}
