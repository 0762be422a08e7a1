//! Figures and how they are printed, written without a look at the program's own printer: a judge that shares the code
//! shares its mistakes. It knows as much as generated dossiers need.

use super::list::BoundName::{self, About, AtLeast, AtMost, Exact, LessThan, MoreThan, Nearly, Range};
use super::list::Lang::{self, En, Ja};
use super::list::{Precision, UnitGroup};

/// A number in thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Num(pub i128);

impl Num {
    pub fn whole(number: i128) -> Self {
        Self(number * 1000)
    }

    /// The same with one digit changed, its last one that isn't zero: 12 billion becomes 13 billion.
    pub fn updated(self) -> Self {
        let mut step = 1;
        while self.0 % (step * 10) == 0 {
            step *= 10;
        }
        Self(if self.0 / step % 10 == 9 { self.0 - step } else { self.0 + step })
    }

    pub fn times(self, factor: i128) -> Self {
        Self(self.0 * factor)
    }

    /// Digits with a point, as a file takes them.
    pub fn plain(self) -> String {
        let (whole, rest) = (self.0 / 1000, self.0 % 1000);
        if rest == 0 {
            return whole.to_string();
        }
        format!("{whole}.{}", format!("{rest:03}").trim_end_matches('0'))
    }

    fn english(self, compact_money: bool) -> String {
        let scales = [(12, " trillion", "tn"), (9, " billion", "bn"), (6, " million", "m")];
        for (power, word, short) in scales {
            let scale = 10_i128.pow(power);
            if self.0 >= scale * 1000 {
                assert_eq!(self.0 % scale, 0, "a figure of this dossier would be printed in full");
                let scaled = grouped(&Self(self.0 / (scale / 1000) / 1000).plain());
                return format!("{scaled}{}", if compact_money { short } else { word });
            }
        }
        grouped(&self.plain())
    }

    fn japanese(self, commas: bool) -> String {
        let group = |text: String| if commas { grouped(&text) } else { text };
        let (mut text, mut rest) = (String::new(), self.0);
        for (power, kanji) in [(12, '兆'), (8, '億'), (4, '万')] {
            let scale = 10_i128.pow(power) * 1000;
            if rest >= scale {
                text.push_str(&group((rest / scale).to_string()));
                text.push(kanji);
                rest %= scale;
            }
        }
        if rest > 0 {
            text.push_str(&group(Self(rest).plain()));
        }
        text
    }
}

/// Commas between thousands.
fn grouped(digits: &str) -> String {
    let (whole, rest) = digits.split_once('.').map_or((digits, String::new()), |(a, b)| (a, format!(".{b}")));
    let mut text = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text + &rest
}

/// A unit with its forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    pub id: String,
    pub group: UnitGroup,
    /// Before the figure in English.
    pub sign: String,
    /// After the figure one, and after others, in English.
    pub english: [String; 2],
    /// After the figure in Japanese, and before 以上 and the like.
    pub japanese: [String; 2],
    /// A unit that is easily taken for it.
    pub neighbour: String,
}

const MONEY: [(&str, &str, &str, &str); 4] = [
    ("JPY", "¥", "円", "USD"),
    ("USD", "US$", "ドル", "JPY"),
    ("EUR", "€", "ユーロ", "USD"),
    ("GBP", "£", "ポンド", "EUR"),
];

/// An id, its group, the forms in both languages, and a neighbour.
type Row = (&'static str, UnitGroup, [&'static str; 2], [&'static str; 2], &'static str);

const OTHERS: [Row; 22] = [
    ("%", UnitGroup::Share, ["%", "%"], ["%", "%"], "points"),
    ("x", UnitGroup::Multiple, ["time", "times"], ["倍", "倍"], "%"),
    ("MW", UnitGroup::Measure, ["MW", "MW"], ["MW", "MW"], "GW"),
    ("GW", UnitGroup::Measure, ["GW", "GW"], ["GW", "GW"], "MW"),
    ("TWh", UnitGroup::Measure, ["TWh", "TWh"], ["TWh", "TWh"], "GWh"),
    ("GWh", UnitGroup::Measure, ["GWh", "GWh"], ["GWh", "GWh"], "GW"),
    ("km", UnitGroup::Measure, ["km", "km"], ["キロメートル", "キロメートル"], "ha"),
    ("ha", UnitGroup::Measure, ["ha", "ha"], ["ヘクタール", "ヘクタール"], "km"),
    ("TB", UnitGroup::Measure, ["TB", "TB"], ["TB", "TB"], "GB"),
    ("GB", UnitGroup::Measure, ["GB", "GB"], ["GB", "GB"], "TB"),
    ("year", UnitGroup::Duration, ["year", "years"], ["年間", "年"], "month"),
    ("month", UnitGroup::Duration, ["month", "months"], ["カ月", "カ月"], "year"),
    ("week", UnitGroup::Duration, ["week", "weeks"], ["週間", "週間"], "month"),
    ("day", UnitGroup::Duration, ["day", "days"], ["日間", "日"], "week"),
    ("hour", UnitGroup::Duration, ["hour", "hours"], ["時間", "時間"], "day"),
    ("people", UnitGroup::Count, ["person", "people"], ["人", "人"], "companies"),
    ("companies", UnitGroup::Count, ["company", "companies"], ["社", "社"], "people"),
    ("sites", UnitGroup::Count, ["site", "sites"], ["カ所", "カ所"], "countries"),
    ("countries", UnitGroup::Count, ["country", "countries"], ["カ国", "カ国"], "sites"),
    ("cases", UnitGroup::Count, ["case", "cases"], ["件", "件"], "people"),
    ("tonnes", UnitGroup::Count, ["tonne", "tonnes"], ["トン", "トン"], "ha"),
    ("points", UnitGroup::Count, ["percentage point", "percentage points"], ["ポイント", "ポイント"], "%"),
];

/// Units of a dossier's own: id, English, Japanese, and another of them.
pub const OWN: [(&str, [&str; 2], &str, &str); 4] = [
    ("boats", ["boat", "boats"], "隻", "cranes"),
    ("cranes", ["crane", "cranes"], "機", "boats"),
    ("trees", ["tree", "trees"], "本", "beds"),
    ("beds", ["bed", "beds"], "床", "trees"),
];

/// Every unit.
pub fn units() -> Vec<Unit> {
    let texts = |texts: [&str; 2]| texts.map(str::to_owned);
    let mut all = Vec::new();
    for (id, sign, name, neighbour) in MONEY {
        let unit = Unit {
            id: id.to_owned(),
            group: UnitGroup::Money,
            sign: sign.to_owned(),
            english: texts(["", ""]),
            japanese: texts([name, name]),
            neighbour: neighbour.to_owned(),
        };
        all.push(unit.clone());
        all.push(Unit {
            id: format!("{id}/year"),
            group: UnitGroup::MoneyPerYear,
            // The commonest slip: the sum of a year taken for the sum of all years.
            neighbour: id.to_owned(),
            ..unit
        });
    }
    all.extend(OTHERS.map(|(id, group, english, japanese, neighbour)| Unit {
        id: id.to_owned(),
        group,
        sign: String::new(),
        english: texts(english),
        japanese: texts(japanese),
        neighbour: neighbour.to_owned(),
    }));
    all.extend(OWN.map(|(id, english, counter, neighbour)| Unit {
        id: id.to_owned(),
        group: UnitGroup::Own,
        sign: String::new(),
        english: texts(english),
        japanese: texts([counter, counter]),
        neighbour: neighbour.to_owned(),
    }));
    all
}

pub fn unit(id: &str) -> Unit {
    units().into_iter().find(|unit| unit.id == id).unwrap_or_else(|| panic!("no unit {id}"))
}

/// A quantity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amount {
    pub bound: BoundName,
    pub low: Num,
    /// The upper end of a range.
    pub high: Num,
    pub unit: Unit,
    pub words: [Option<String>; 2],
}

/// A date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct When {
    pub precision: Precision,
    pub year: i32,
    /// The month of a day or a month, else the number of the quarter, season or third, from 1.
    pub part: u32,
    pub day: u32,
}

/// What a figure holds.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::large_enum_variant, reason = "nearly all are amounts")]
pub enum Val {
    Amount(Amount),
    Date(When),
    Period(When, When),
    /// A text that holds a figure: what it says, and the text in each language.
    Text(Box<Amount>, [String; 2]),
}

/// Where a value is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Running,
    Compact,
}

/// How a page or a source writes Japanese numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Commas {
    Yes,
    No,
}

/// What a page prints.
pub fn on_page(val: &Val, lang: Lang, form: Form, commas: Commas) -> String {
    match val {
        Val::Amount(amount) => match &amount.words[lang as usize] {
            Some(words) => words.clone(),
            None => amount_on_page(amount, lang, form, commas),
        },
        Val::Date(when) => date_on_page(*when, lang, form),
        Val::Period(from, to) => {
            let (from, to) = (date_on_page(*from, lang, form), date_on_page(*to, lang, form));
            match (lang, form) {
                (Ja, _) => format!("{from}〜{to}"),
                (En, Form::Running) => format!("from {from} to {to}"),
                (En, Form::Compact) if from.contains(' ') || to.contains(' ') => format!("{from} – {to}"),
                (En, Form::Compact) => format!("{from}–{to}"),
            }
        }
        Val::Text(_, texts) => texts[lang as usize].clone(),
    }
}

/// An amount without its words.
pub fn amount_on_page(amount: &Amount, lang: Lang, form: Form, commas: Commas) -> String {
    let short = form == Form::Compact;
    match lang {
        En => {
            let qualifier = match amount.bound {
                Exact | Range => "",
                About => "about ",
                AtLeast => "at least ",
                MoreThan if short => "over ",
                MoreThan => "more than ",
                AtMost => "up to ",
                LessThan if short => "under ",
                LessThan => "less than ",
                Nearly => "nearly ",
            };
            format!("{qualifier}{}", english_figure(amount, form))
        }
        Ja => {
            let figure = japanese_figure(amount, commas);
            let year = if amount.unit.group == UnitGroup::MoneyPerYear { "年" } else { "" };
            let (before, counter, after) = match amount.bound {
                Exact | Range => ("", 0, ""),
                About => ("約", 0, ""),
                AtLeast => ("", 1, "以上"),
                MoreThan => ("", 1, "超"),
                AtMost => ("最大", 0, ""),
                LessThan => ("", 1, "未満"),
                Nearly => ("", 1, "近く"),
            };
            format!("{year}{before}{figure}{}{after}", amount.unit.japanese[counter])
        }
    }
}

fn english_figure(amount: &Amount, form: Form) -> String {
    let unit = &amount.unit;
    let money = matches!(unit.group, UnitGroup::Money | UnitGroup::MoneyPerYear);
    let short = form == Form::Compact;
    let after = |number: Num| {
        let name = &unit.english[usize::from(number != Num::whole(1))];
        match unit.group {
            UnitGroup::Money => String::new(),
            UnitGroup::MoneyPerYear => " a year".to_owned(),
            UnitGroup::Share => name.clone(),
            UnitGroup::Multiple if short => "×".to_owned(),
            _ => format!(" {name}"),
        }
    };
    let digits = |number: Num| number.english(money && short);
    if amount.bound != Range {
        return format!("{}{}{}", unit.sign, digits(amount.low), after(amount.low));
    }
    let (low, high) = (digits(amount.low), digits(amount.high));
    if short {
        return format!("{}{low}–{high}{}", unit.sign, after(amount.high));
    }
    let first = if unit.group == UnitGroup::Share { after(amount.low) } else { String::new() };
    format!("{}{low}{first} to {}{high}{}", unit.sign, unit.sign, after(amount.high))
}

fn japanese_figure(amount: &Amount, commas: Commas) -> String {
    let digits = |number: Num| number.japanese(commas == Commas::Yes);
    match amount.bound {
        Range => format!("{}〜{}", digits(amount.low), digits(amount.high)),
        _ => digits(amount.low),
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn date_on_page(when: When, lang: Lang, form: Form) -> String {
    let When { precision, year, part, day } = when;
    let index = part.saturating_sub(1) as usize;
    match lang {
        Ja => match precision {
            Precision::Day => format!("{year}年{part}月{day}日"),
            Precision::Month => format!("{year}年{part}月"),
            Precision::Quarter => format!("{year}年{}〜{}月期", 3 * part - 2, 3 * part),
            Precision::Season => format!("{year}年{}", ["春", "夏", "秋", "冬"][index]),
            Precision::Year => format!("{year}年"),
            Precision::PartOfYear => format!("{year}年{}", ["初め", "半ば", "終盤"][index]),
            Precision::FiscalYear => format!("{year}年度"),
        },
        En => {
            let short = form == Form::Compact;
            let month = |index: usize| if short { &MONTHS[index][..3] } else { MONTHS[index] };
            match precision {
                Precision::Day => format!("{day} {} {year}", month(index)),
                Precision::Month => format!("{} {year}", month(index)),
                Precision::Quarter if short => format!("Q{part} {year}"),
                Precision::Quarter => {
                    format!("the {} quarter of {year}", ["first", "second", "third", "fourth"][index])
                }
                Precision::Season => format!("{} {year}", ["spring", "summer", "autumn", "winter"][index]),
                Precision::Year => year.to_string(),
                Precision::PartOfYear => ["early ", "mid-", "late "][index].to_owned() + &year.to_string(),
                Precision::FiscalYear if short => format!("FY{year}"),
                Precision::FiscalYear => format!("fiscal {year}"),
            }
        }
    }
}

/// How a source prints it; `taste` chooses among the forms that its language has.
pub fn in_source(val: &Val, lang: Lang, taste: usize) -> String {
    match val {
        Val::Amount(amount) => amount_in_source(amount, lang, taste),
        Val::Text(_, texts) => texts[lang as usize].clone(),
        Val::Date(when) => date_in_source(*when, lang, taste),
        Val::Period(from, to) => {
            let (from, to) = (date_in_source(*from, lang, 0), date_in_source(*to, lang, 0));
            match lang {
                Ja => format!("{from}〜{to}"),
                En => format!("from {from} to {to}"),
            }
        }
    }
}

fn amount_in_source(amount: &Amount, lang: Lang, taste: usize) -> String {
    let second = taste % 2 == 1;
    if lang == Ja {
        let figure = japanese_figure(amount, if second { Commas::No } else { Commas::Yes });
        let (before, counter, after) = match amount.bound {
            Exact | Range => ("", 0, ""),
            About => {
                ([("約", ""), ("およそ", ""), ("", "程度")][taste % 3].0, 0, ["", "", "程度"][taste % 3])
            }
            AtLeast if second => ("少なくとも", 0, ""),
            AtLeast => ("", 1, "以上"),
            MoreThan => ("", 1, if second { "を超える" } else { "超" }),
            AtMost if second => ("", 1, "以下"),
            AtMost => ("最大", 0, ""),
            LessThan => ("", 1, if second { "を下回る" } else { "未満" }),
            Nearly => ("", 1, if second { "弱" } else { "近く" }),
        };
        let year = if amount.unit.group == UnitGroup::MoneyPerYear { "年間" } else { "" };
        return format!("{year}{before}{figure}{}{after}", amount.unit.japanese[counter]);
    }
    let pick = |forms: [&'static str; 2]| forms[usize::from(second)];
    let qualifier = match amount.bound {
        Exact | Range => "",
        About => pick(["about ", "around "]),
        AtLeast => pick(["at least ", "no less than "]),
        MoreThan => pick(["more than ", "over "]),
        AtMost => pick(["up to ", "at most "]),
        LessThan => pick(["less than ", "under "]),
        Nearly => pick(["nearly ", "almost "]),
    };
    let names = [("JPY", " yen"), ("EUR", " euros"), ("GBP", " pounds")];
    let named = names.iter().find(|(id, _)| second && amount.unit.id == *id && amount.bound != Range);
    match named {
        Some((_, name)) => format!("{qualifier}{}{name}", amount.low.english(false)),
        None => format!("{qualifier}{}", english_figure(amount, Form::Running)),
    }
}

fn date_in_source(when: When, lang: Lang, taste: usize) -> String {
    let When { precision, year, part, day } = when;
    match (lang, precision) {
        (Ja, Precision::Day) if taste % 3 == 1 && year > 2019 => {
            format!("令和{}年{part}月{day}日", year - 2018)
        }
        (Ja, Precision::PartOfYear) if taste % 2 == 1 => {
            format!("{year}年{}", ["初頭", "中頃", "終盤"][part as usize - 1])
        }
        (En, Precision::Day) if taste % 2 == 1 => {
            format!("{} {day}, {year}", MONTHS[part as usize - 1])
        }
        (En, Precision::Quarter) if taste % 2 == 1 => format!("Q{part} {year}"),
        (En, Precision::FiscalYear) if taste % 2 == 1 => format!("FY{year}"),
        _ => date_on_page(when, lang, Form::Running),
    }
}

/// A value as a fact table takes it, without the words.
pub fn typed(val: &Val, taste: usize) -> String {
    match val {
        Val::Amount(amount) => amount_typed(amount, taste),
        Val::Date(when) => format!("date = {}", date_typed(*when)),
        Val::Period(from, to) => format!("from = {}, to = {}", date_typed(*from), date_typed(*to)),
        Val::Text(_, texts) => format!("text.en = \"{}\", text.ja = \"{}\"", texts[0], texts[1]),
    }
}

fn amount_typed(amount: &Amount, taste: usize) -> String {
    let number = |number: Num| {
        let large = number >= Num::whole(1_000_000);
        match taste % 3 {
            0 if large => format!("\"{}\"", number.japanese(false)),
            1 if large => format!("\"{}\"", number.english(false).replace(',', "")),
            _ => number.plain(),
        }
    };
    let low = number(amount.low);
    let bound = match amount.bound {
        Exact => format!("exact = {low}"),
        About if taste.is_multiple_of(2) => format!("about = {low}"),
        About => format!("exact = {low}, about = true"),
        AtLeast => format!("at-least = {low}"),
        MoreThan => format!("more-than = {low}"),
        AtMost => format!("at-most = {low}"),
        LessThan => format!("less-than = {low}"),
        Nearly => format!("nearly = {low}"),
        Range => format!("min = {low}, max = {}", number(amount.high)),
    };
    format!("{bound}, unit = \"{}\"", amount.unit.id)
}

pub fn date_typed(when: When) -> String {
    let When { precision, year, part, day } = when;
    let index = part.saturating_sub(1) as usize;
    match precision {
        Precision::Day => format!("{year}-{part:02}-{day:02}"),
        Precision::Month => format!("\"{year}-{part:02}\""),
        Precision::Quarter => format!("\"{year}-Q{part}\""),
        Precision::Season => format!("\"{} {year}\"", ["spring", "summer", "autumn", "winter"][index]),
        Precision::Year => year.to_string(),
        Precision::PartOfYear => format!("\"{} {year}\"", ["early", "mid", "late"][index]),
        Precision::FiscalYear => format!("\"FY{year}\""),
    }
}

/// The value as an author's slip leaves it.
pub fn updated(val: &Val) -> Val {
    let next = |when: When| match when.precision {
        Precision::Day => When { day: if when.day == 9 { 8 } else { when.day + 1 }, ..when },
        Precision::Month => When { part: when.part % 12 + 1, ..when },
        Precision::Quarter | Precision::Season => When { part: when.part % 4 + 1, ..when },
        Precision::PartOfYear => When { part: when.part % 3 + 1, ..when },
        Precision::Year | Precision::FiscalYear => When { year: when.year + 1, ..when },
    };
    match val {
        Val::Amount(amount) => Val::Amount(amount_updated(amount)),
        Val::Date(when) => Val::Date(next(*when)),
        Val::Period(from, to) => {
            Val::Period(When { year: from.year + 1, ..*from }, When { year: to.year + 1, ..*to })
        }
        Val::Text(amount, _) => text(amount_updated(amount)),
    }
}

pub fn amount_updated(amount: &Amount) -> Amount {
    match amount.bound {
        // Both ends, so that the range keeps its sense.
        Range => Amount { low: amount.low.updated(), high: amount.high.times(2).updated(), ..amount.clone() },
        _ => Amount { low: amount.low.updated(), ..amount.clone() },
    }
}

/// A text value that says an amount.
pub fn text(amount: Amount) -> Val {
    let texts = [En, Ja].map(|lang| amount_on_page(&amount, lang, Form::Running, Commas::Yes));
    Val::Text(Box::new(amount), texts)
}
