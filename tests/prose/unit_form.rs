//! Forms of units: none may hold a figure that multiplies the one before it, or a word that qualifies it.

#![expect(clippy::expect_used, reason = "a helper that panics fails its test")]

use factbrief::prose::check_forms;
use factbrief::value::{OwnUnit, UnitError, Units};

fn own<'a>(id: &'a str, english: [&'a str; 2], counter: &'a str) -> OwnUnit<'a> {
    OwnUnit { id, english: Some(english), counter: Some(counter), ..OwnUnit::default() }
}

fn add(form: &str) -> Result<(), UnitError> {
    let mut units = Units::built_in();
    let own = own("own", [form, form], form);
    check_forms("own", own.forms(), &units).and_then(|()| units.add(&own).map(drop))
}

/// Holds each form against the part of it for which it should be refused.
#[track_caller]
fn expect(forms: &str, named: impl Fn(UnitError) -> Option<String>) {
    let rows = forms.split('|').map(|row| row.trim().split_once(" = ").expect("a form and its part"));
    let wrong: Vec<_> = rows
        .map(|(form, part)| (form, part, add(form).err().and_then(&named)))
        .filter(|(_, part, found)| found.as_deref() != Some(part))
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn a_form_that_holds_a_figure_is_refused_and_the_figure_named() {
    let forms = "M = M | bn = bn | tens of ships = tens of | billion yen = billion | 億円 = 億 | dozen ships = dozen | trillion turbines = trillion | turbine (three per site) = three
        | 百万トン = 百万 | thousand tonnes = thousand | 千トン = 千 | 万人 = 万 | ten-tonne loads = ten | 100 g = 100 | ½ pint = ½ | 10³ t = 10³
        | half-days = half | 半日 = 半日 | ダース = ダース | tonnes (thousands) = thousands | '000 tonnes = '000 | bn yen = bn | k tonnes = k | MUSD = M
        | m yen = m | mn people = mn | crore rupees = crore | million-tonne = million | tenths = tenths | thousandths = thousandths | 十台 = 十
        | 数十社 = 数十 | ten per site = ten | per site, three = three | x10 units = x10 | E6 units = E6 | Ⅳ units = Ⅳ | １００本 = １００ | ⼗台 = ⼗
        | billion\u{a0}yen = billion | Billion yen = Billion | two-bed flats = two | b\u{ad}illion yen = b\u{ad}illion | 壱万円 = 壱万 | k€ = k | 人千 = 千";
    let named = |error| if let UnitError::Figure { figure, .. } = error { Some(figure) } else { None };
    expect(forms, named);
}

#[test]
fn a_digit_in_a_symbol_a_name_or_in_what_is_counted_for_is_none() {
    let forms = "CO₂ | tonne of CO₂ equivalents | H100 hours | F-35 jets | death per 100,000 people | deaths per million people
        | case/100,000 | 人（10万人当たり） | 人/10万人 | 10万人当たり | 件（1日当たり） | 1株当たり | 二酸化炭素トン | 一般世帯 | 5G base stations
        | 20-foot containers | 3D printers | 5G基地局 | % of GDP | per cent of GDP | hundredweight | base station | 局 | 契約（1,000件につき）
        | litres per 100 km | U235 atoms | A4 sheets | pair";
    for form in forms.split('|').map(str::trim) {
        add(form).unwrap_or_else(|error| panic!("{form}: {error:?}"));
        let mut units = Units::built_in();
        let unit =
            units.add(&own("own", [form, form], form)).unwrap_or_else(|error| panic!("{form}: {error:?}"));
        assert!(!unit.counter.starts_with(char::is_numeric), "{}", unit.counter);
    }
}

#[test]
fn a_form_that_qualifies_its_figure_or_names_nothing_is_refused() {
    let forms = "ships or more = or more | or more ships = or more | about ships = about | up to ships = up to | ships at least = at least
        | -odd ships = -odd | ships or so = or so | 隻以上 = 以上 | 隻超 = 超 | 隻未満 = 未満 | 隻余り = 余り | 隻程度 = 程度 | 以上の船 = 以上 | Over ships = Over";
    let named = |error| if let UnitError::Qualifier { word, .. } = error { Some(word) } else { None };
    expect(forms, named);
    for form in ["−", "+", "~", "…"] {
        assert!(matches!(add(form), Err(UnitError::Form { .. })), "{form}");
    }
    for form in ["over", "sommelier", "abouts", "bottle a year", "本/年", "underpass", "gross ton", "虚弱者"]
    {
        assert!(add(form).is_ok(), "{form}");
    }
}

#[test]
fn a_refusal_names_the_form_and_the_figure() {
    let seats = own("seats", ["seat", "2 seats"], "席");
    let refused = check_forms("seats", seats.forms(), &Units::built_in()).unwrap_err().to_string();
    assert_eq!(refused, "the unit `seats` can't be printed as `2 seats`: it contains the figure `2`");
}
