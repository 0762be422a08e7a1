//! Forms of units: none may hold a figure that multiplies the one before it, and the rest are read back as printed.

use std::sync::Arc;

use factbrief::language::Language;
use factbrief::value::{
    Bound, Number, Numbers, Quantity, Rendering, Style, Texts, Unit, UnitError, Units, Value, format, read,
};

fn add(form: &str) -> Result<Arc<Unit>, UnitError> {
    Units::built_in().add("own", [form, form], form)
}

#[test]
fn a_form_that_holds_a_figure_is_refused_and_the_figure_named() {
    let forms = "billion yen = billion | 億円 = 億 | dozen ships = dozen | trillion turbines = trillion | turbine (three per site) = three
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
fn a_digit_in_a_symbol_or_in_what_is_counted_for_is_none() {
    let forms = "m² | km2 | CO₂ | tonne of CO₂ equivalents | t CO2e | H100 hours | F-35 jets | death per 100,000 people | deaths per million people
        | case/100,000 | 人（10万人当たり） | 人/10万人 | 10万人当たり | 件（1日当たり） | 1株当たり | 二酸化炭素トン | 一般世帯 | quarters | seconds | won | ウォン
        | per cent of GDP | µg/m³ | hundredweight | t | m | kt | base station | 局 | 契約（1,000件につき） | litres per 100 km | U235 atoms | A4 sheets | pair";
    for form in forms.split('|').map(str::trim) {
        let unit = add(form).unwrap_or_else(|error| panic!("{form}: {error}"));
        let bound = Bound::Exact(Number::parse("12").expect("a number"));
        let quantity = Quantity { bound, about: false, unit: Arc::clone(&unit), words: Texts::new() };
        for language in Language::ALL {
            let style = Style { language, numbers: Numbers::Report };
            let printed = format(&Value::Quantity(quantity.clone()), style, Rendering::Running);
            assert_eq!(read(&printed, &unit).as_ref(), Ok(&quantity), "{printed}");
            let joined = printed.strip_prefix("12").expect("the figure first");
            assert!(!joined.starts_with(char::is_numeric), "{printed}");
        }
    }
}
