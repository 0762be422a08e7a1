//! What words that give the unit of a figure say of it: scale, unit, what is below the line, and whether it is a change; and
//! when they can't say which.

use factbrief::reading::{Mismatch, SourceSetting, UnreadableForm, compare};
use factbrief::value::{Bound, Number, OwnUnit, Quantity, Sense, Texts, Units, Value};

#[derive(Debug, PartialEq, Eq)]
enum Comes {
    /// The figure under the heading is the typed value.
    Same,
    /// It is another.
    Other,
    /// The heading gives several units, or contradicts itself.
    Unclear,
}
use Comes::{Other, Same, Unclear};

/// The language of the source, its currency, the form, the heading, `exact` or `change` with a number and a unit, and what comes
/// of it.
type Row = (&'static str, &'static str, &'static str, &'static [&'static str], &'static str, Comes);

const ROWS: &[Row] = &[
    // The scale of a heading beside a sign of money, and the money of the source under a scale alone.
    ("en", "USD", "$ 6,318", &["In millions"], "exact 6318000000 USD", Same),
    ("en", "USD", "$ 6,318", &["In millions"], "exact 6318 USD", Other),
    ("en", "USD", "$ (48)", &["In millions"], "exact -48000000 USD", Same),
    ("en", "USD", "$ (48)", &["In millions"], "exact 48000000 USD", Other),
    (
        "en",
        "USD",
        "$ 6,318",
        &["(In millions, except percentages and per share amounts)"],
        "exact 6318000000 USD",
        Same,
    ),
    ("en", "USD", "$ 6,318", &["In millions of U.S. dollars"], "exact 6318000000 USD", Same),
    ("en", "", "$ 6,318", &["In thousands of Australian dollars"], "exact 6318000 AUD", Same),
    ("en", "", "$ 6,318", &["In thousands of Australian dollars"], "exact 6318000 USD", Other),
    ("en", "USD", "$ 6.3 billion", &["In millions"], "exact 6300000000 USD", Same),
    ("en", "USD", "$ 6,318", &["In millions", "Net sales"], "exact 6318000000 USD", Same),
    ("en", "USD", "10 %", &["In millions"], "exact 10 %", Same),
    ("en", "USD", "2,416", &["In millions"], "exact 2416000000 USD", Same),
    ("en", "USD", "2,416", &["In millions"], "exact 2416000000 EUR", Other),
    ("en", "USD", "2,416", &["In millions"], "exact 2416000000 people", Other),
    ("en", "USD", "(96)", &["In millions"], "exact -96000000 USD", Same),
    ("en", "", "2,416", &["In millions"], "exact 2416000000 USD", Other),
    ("en", "USD", "2,416", &["Net sales"], "exact 2416000000 USD", Other),
    ("ja", "JPY", "2,416", &["百万"], "exact 2416000000 JPY", Same),
    // Scales in English stand beside money in tables of every language; words beside money that aren't known leave it unread.
    ("ja", "", "2,416", &["US$ million"], "exact 2416000000 USD", Same),
    ("ja", "", "2,416", &["US$ million"], "exact 2416 USD", Other),
    ("ja", "", "2,416", &["総資産（US$'000）"], "exact 2416000 USD", Same),
    ("ja", "", "2,416", &["総資産（US$'000）"], "exact 2416 USD", Other),
    ("ja", "", "2,416", &["Mio EUR"], "exact 2416 EUR", Other),
    ("ja", "", "2,416", &["総資産（EUR Tsd）"], "exact 2416 EUR", Other),
    ("ja", "", "2,416", &["ドル（百万）"], "exact 2416000000 USD", Same),
    ("ja", "", "2,416", &["円：千"], "exact 2416000 JPY", Same),
    ("ja", "", "2,416", &["円（×1,000）"], "exact 2416000 JPY", Same),
    ("ja", "", "2,416", &["円（×1,000）"], "exact 2416 JPY", Other),
    ("ja", "", "2,416", &["単位百万円"], "exact 2416000000 JPY", Same),
    ("ja", "", "2,416", &["百万円（千）"], "exact 2416000000 JPY", Unclear),
    ("zh", "", "2,416", &["¥ million"], "exact 2416000000 CNY", Same),
    ("zh", "", "2,416", &["¥ million"], "exact 2416000000 JPY", Other),
    ("zh", "", "2,416", &["RMB'000"], "exact 2416000 CNY", Same),
    ("ko", "", "2,416", &["KRW bn"], "exact 2416000000000 KRW", Same),
    // A rate of what no unit knows is a rate all the same.
    ("ja", "", "412万円", &["1戸当たり"], "exact 4120000 JPY", Other),
    ("ja", "", "3億円", &["1校あたり"], "exact 300000000 JPY", Other),
    ("ja", "", "3億円", &["1社平均"], "exact 300000000 JPY", Other),
    ("ja", "", "3億円", &["都道府県ごと"], "exact 300000000 JPY", Other),
    ("ja", "", "3億円", &["月平均"], "exact 300000000 JPY", Other),
    ("ja", "", "3億円", &["各社"], "exact 300000000 JPY", Other),
    ("ja", "", "12.3人", &["対千人比"], "exact 12.3 people", Other),
    ("ja", "", "75.20ドル", &["1バレル"], "exact 75.20 USD/barrel", Same),
    ("ja", "", "75.20ドル", &["1バレル"], "exact 75.20 USD", Other),
    ("ja", "", "182円30銭", &["1株利益"], "exact 182.30 JPY/share", Same),
    ("zh", "", "3亿元", &["每校"], "exact 300000000 CNY", Other),
    ("ko", "", "3억원", &["한 곳당"], "exact 300000000 KRW", Other),
    ("ko", "", "3억원", &["배당"], "exact 300000000 KRW", Same),
    // A noun that no unit knows is counted on the author's word, but is no money or share.
    ("en", "USD", "2,416", &["In millions", "Onshore cables"], "exact 2416000000 USD", Same),
    ("en", "USD", "2,416", &["In millions", "Onshore cables"], "exact 2416000000 EUR", Other),
    ("en", "USD", "2,416", &["In millions", "Onshore cables"], "exact 2416 USD", Other),
    ("en", "USD", "2,416", &["In millions", "Jobless"], "exact 2416000000 people", Same),
    ("en", "", "2,416", &["In millions", "Onshore cables"], "exact 2416000000 USD", Other),
    ("en", "", "27.0", &["Gross margin percentages"], "exact 27 x", Other),
    ("en", "", "2,416", &["Onshore cables"], "exact 2416 %", Other),
    ("en", "", "2,416", &["Membership"], "exact 2416 customers", Same),
    // What a heading takes out of its scale.
    (
        "en",
        "USD",
        "$ 4.07",
        &["In millions, except percentages and per share amounts", "earnings per share"],
        "exact 4.07 USD/share",
        Same,
    ),
    (
        "en",
        "USD",
        "4.07",
        &["In millions, except percentages and per share amounts", "earnings per share"],
        "exact 4.07 USD/share",
        Same,
    ),
    (
        "en",
        "USD",
        "4.07",
        &["In millions, except percentages and per share amounts", "earnings per share"],
        "exact 4070000 USD/share",
        Other,
    ),
    (
        "en",
        "USD",
        "2,416",
        &["In millions, except percentages and per share amounts"],
        "exact 2416000000 USD",
        Same,
    ),
    (
        "en",
        "USD",
        "2,416",
        &["In millions, except percentages and per share amounts"],
        "exact 2416000000 people",
        Other,
    ),
    // Headings of several lines or columns.
    ("ja", "", "157.50", &["１株当たり当期純利益", "円 銭"], "exact 157.50 JPY/share", Same),
    ("ja", "", "157.50", &["円 銭", "１株当たり当期純利益"], "exact 157.50 JPY/share", Same),
    ("ja", "", "157.50", &["１株当たり当期純利益", "円 銭"], "exact 157.50 JPY", Other),
    ("ja", "", "157.50", &["円 銭"], "exact 157.50 JPY", Same),
    ("en", "", "6,318", &["€", "in millions"], "exact 6318000000 EUR", Same),
    ("en", "", "12", &["in thousands", "Households"], "exact 12000 households", Same),
    ("en", "", "65.4", &["€", "per MWh"], "exact 65.4 EUR/MWh", Same),
    ("en", "", "6,318", &["$ in millions", "Australian dollars"], "exact 6318000000 AUD", Same),
    ("en", "", "6,318", &["$ in millions", "Australian dollars"], "exact 6318000000 USD", Other),
    ("en", "", "6,318", &["€ million", "€ thousand"], "exact 6318000000 EUR", Unclear),
    ("en", "", "6,318", &["€ million", "MW"], "exact 6318000000 EUR", Unclear),
    ("en", "", "6,318", &["€ million", "CHF"], "exact 6318000000 EUR", Unclear),
    ("en", "", "6.3", &["€ per MWh", "per share"], "exact 6.3 EUR/MWh", Unclear),
    ("ja", "", "6,318", &["百万円", "千円"], "exact 6318000000 JPY", Unclear),
    // Several units in a row.
    (
        "ja",
        "",
        "157.50",
        &["１株当たり当期純利益 百万円 ％ 百万円 ％ 円 銭"],
        "exact 157500000 JPY/share",
        Unclear,
    ),
    ("ja", "", "6,318", &["百万円 ％"], "exact 6318000000 JPY", Unclear),
    ("ja", "", "6,318", &["千円 円"], "exact 6318000 JPY", Unclear),
    ("ja", "", "6,318", &["百万円 百万円"], "exact 6318000000 JPY", Same),
    ("ja", "", "6,318", &["単位：億円、％"], "exact 631800000000 JPY", Unclear),
    ("ja", "", "18,420", &["従業員数（人・名）"], "exact 18420 people", Same),
    ("zh", "", "12,345", &["币种：人民币 单位：万元"], "exact 123450000 CNY", Same),
    ("zh", "", "12,345", &["单位：万元 币种：人民币"], "exact 123450000 CNY", Same),
    ("zh", "", "12,345", &["万元 %"], "exact 123450000 CNY", Unclear),
    ("ko", "", "987", &["억원 %"], "exact 98700000000 KRW", Unclear),
    ("en", "", "6,318", &["€m %"], "exact 6318000000 EUR", Unclear),
    ("en", "", "6,318", &["€m €m"], "exact 6318000000 EUR", Same),
    ("en", "", "6,318", &["£ £m"], "exact 6318000000 GBP", Unclear),
    ("en", "", "6,318", &["€ million € thousand"], "exact 6318000000 EUR", Unclear),
    ("en", "", "1,450", &["Capacity (MW) Strike price (£/MWh)"], "exact 1450 MW", Unclear),
    ("en", "", "1,450", &["households customers"], "exact 1450 households", Unclear),
    ("de", "", "1.234", &["Mio. € %"], "exact 1234000000 EUR", Unclear),
    // Names of which only one is the unit.
    ("en", "", "21,906", &["Employees (full-time equivalents)"], "exact 21906 fte", Same),
    ("en", "", "21,906", &["Employees (full-time equivalents)"], "exact 21906 people", Same),
    ("en", "", "21,906", &["Employees (full-time equivalents)"], "exact 21906 households", Other),
    ("en", "", "845.2", &["Year ended 31 December 2024, £m"], "exact 845200000 GBP", Same),
    ("en", "", "845.2", &["Three months ended 30 June ($ millions)"], "exact 845200000 USD", Same),
    ("en", "", "12.4", &["% of households"], "exact 12.4 %", Same),
    (
        "en",
        "",
        "112.5",
        &["Households with less than 60% of the median (thousands)"],
        "exact 112500 households",
        Same,
    ),
    ("en", "", "112.5", &["In 2024 US dollars"], "exact 112.5 USD", Same),
    // Columns of changes.
    ("en", "", "10 %", &["Change"], "change 10 %", Same),
    ("en", "", "10 %", &["Change"], "change -10 %", Other),
    ("en", "", "10 %", &["Change"], "exact 10 %", Other),
    ("en", "", "(1)%", &["Change"], "change -1 %", Same),
    ("en", "", "(1)%", &["Change"], "change 1 %", Other),
    ("en", "", "10", &["Change (%)"], "change 10 %", Same),
    ("en", "", "10", &["% change on prior year"], "change 10 %", Same),
    ("en", "", "44", &["€ million", "Increase (decrease)"], "change 44000000 EUR", Same),
    ("en", "", "(44)", &["€ million", "Increase (decrease)"], "change -44000000 EUR", Same),
    ("en", "", "44", &["€ million", "Decrease (increase)"], "change 44000000 EUR", Other),
    ("en", "", "35", &["Climate change costs (€ million)"], "exact 35000000 EUR", Same),
    ("en", "", "35", &["Climate change costs (€ million)"], "change 35000000 EUR", Other),
    ("en", "", "–4.0", &["+/– %"], "change -4.0 %", Same),
    ("en", "", "4.0", &["+/– %"], "change 4.0 %", Same),
    ("ja", "", "18.3", &["％表示は、対前年中間期増減率"], "change 18.3 %", Same),
    ("ja", "", "18.3", &["％表示は、対前年中間期増減率"], "exact 18.3 %", Other),
    ("ja", "", "9.6", &["％表示は、対前期増減率"], "change 9.6 %", Same),
    ("ja", "", "△8.7", &["％表示は、対前期増減率"], "change -8.7 %", Same),
    ("ja", "", "112.4", &["前年比（％）"], "change 112.4 %", Other),
    ("ja", "", "44.5", &["単位：億円", "増減"], "change 4450000000 JPY", Same),
    ("zh", "", "15.3", &["同比（%）"], "change 15.3 %", Same),
    ("ko", "", "6.8", &["증감률(%)"], "change 6.8 %", Same),
    ("de", "", "4,2", &["Veränderung in %"], "change 4.2 %", Same),
    ("fr", "", "4,2 %", &["Variation"], "change 4.2 %", Same),
    ("es", "", "4,2 %", &["Variación"], "change 4.2 %", Same),
    ("it", "", "4,2 %", &["Variazione"], "change 4.2 %", Same),
    ("pt", "", "4,2 %", &["Variação"], "change 4.2 %", Same),
    ("nl", "", "4,2 %", &["Verandering"], "change 4.2 %", Same),
    ("en", "", "10 %", &["Share"], "change 10 %", Other),
];

fn units() -> Units {
    let mut units = Units::built_in();
    let own = [
        ("fte", ["full-time equivalent", "full-time equivalents"]),
        ("households", ["household", "households"]),
        ("customers", ["customer", "customers"]),
    ];
    for (id, english) in own {
        let unit = OwnUnit { id, english: Some(english), counter: Some("戸"), ..OwnUnit::default() };
        assert!(units.add(&unit).is_ok(), "{id}");
    }
    units
}

fn value(text: &str, units: &Units) -> Value {
    let mut words = text.splitn(3, ' ');
    let mut next = || words.next().unwrap_or_default();
    let sense = if next() == "change" { Sense::Change } else { Sense::Amount };
    let number = Number::parse(next()).unwrap_or_else(|why| panic!("{text}: {why:?}"));
    let unit = units.get(next()).unwrap_or_else(|| panic!("no unit in {text}"));
    Value::Quantity(Quantity { bound: Bound::Exact(number), about: false, sense, unit, words: Texts::new() })
}

#[test]
fn a_heading_gives_the_unit_of_a_figure_or_is_refused() {
    let units = units();
    let mut wrong = String::new();
    for (language, currency, form, heads, typed, comes) in ROWS {
        let currency = (!currency.is_empty()).then_some(*currency);
        let setting = SourceSetting {
            language,
            units: &units,
            issued: None,
            issued_from: None,
            fiscal: None,
            currency,
        };
        let found = compare(form, heads, &value(typed, &units), &setting);
        let came = match &found {
            Ok(()) => Same,
            Err(Mismatch::Unread { why: UnreadableForm::Heading(_), .. }) => Unclear,
            Err(_) => Other,
        };
        if came != *comes {
            let said = found.err().map(|why| why.to_string());
            wrong += &format!("{language} `{form}` under {heads:?} as {typed}: {came:?}, {said:?}\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
