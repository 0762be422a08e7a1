//! The units a dossier may use: the built-in ones and those it adds.

use std::collections::BTreeMap;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use super::other_money::signs_of;
use super::unit_index::{Named, Place, UnitIndex};
use super::{Measure, Number, Unit, UnitKind, UnlessSaid, Writing, unit_form};

/// Every unit by its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Units {
    by_id: BTreeMap<String, Arc<Unit>>,
    /// What its own units are called.
    own: UnitIndex,
}

impl Units {
    /// The units that every dossier has.
    pub fn built_in() -> Self {
        let by_id = BUILT_IN.iter().map(|row| (row.id.to_owned(), Arc::new(row.unit()))).collect();
        Self { by_id, own: UnitIndex::default() }
    }

    /// Adds a unit that is counted, with its English singular and plural and its Japanese counter.
    ///
    /// # Errors
    /// When the id is taken, the id or a form is empty, the id holds white space, a form begins or ends with white
    /// space, holds a figure or a qualifier, or is another unit's. A digit inside a symbol (m²) and what is counted for (per
    /// 100,000 people) aren't figures.
    pub fn add(&mut self, id: &str, english: [&str; 2], counter: &str) -> Result<Arc<Unit>, UnitError> {
        if id.is_empty() || id.contains(char::is_whitespace) {
            return Err(UnitError::Id { id: id.to_owned() });
        }
        if self.by_id.contains_key(id) {
            return Err(UnitError::Taken { id: id.to_owned() });
        }
        for form in [english[0], english[1], counter] {
            if form.is_empty() || form.trim() != form {
                return Err(UnitError::Form { id: id.to_owned(), form: form.to_owned() });
            }
            let (id, form) = (id.to_owned(), form.to_owned());
            if let Some(figure) = unit_form::figure_in(&form) {
                return Err(UnitError::Figure { id, form, figure });
            }
            if let Some(word) = unit_form::qualifier_in(&form) {
                return Err(UnitError::Qualifier { id, form, word });
            }
            if !unit_form::names_something(&form) {
                return Err(UnitError::Form { id, form });
            }
        }
        if let Some((form, other)) = self.same_form(english, counter) {
            return Err(UnitError::Same { id: id.to_owned(), form, other });
        }
        // No blank parts a counter from its figure: 10万人当たり after 12 would read as 1210万人当たり.
        let apart = match unit_form::begins_with_figure(counter) {
            true => format!("（{counter}）"),
            false => counter.to_owned(),
        };
        let kind = UnitKind::Count;
        // A printed figure is folded before it is read, and m² is m2 then.
        let folded = [english[0], english[1], apart.as_str()].map(|form| form.nfkc().collect::<String>());
        let also = folded.each_ref().map(String::as_str);
        // A currency's code and sign may come before its figure as well as after it.
        let codes: Vec<&str> = [id, english[0], english[1]].into_iter().flat_map(signs_of).collect();
        let after: Vec<&str> = also.iter().chain(&codes).copied().collect();
        let unit = Arc::new(Unit::new((id, kind), "", english, [&apart, &apart], [&codes, &after]));
        let measure = Measure { base: id.to_owned(), factor: Number::from(1), kind };
        for (language, form) in [("en", english[0]), ("en", english[1]), ("ja", apart.as_str())] {
            let named = Named {
                language,
                place: Place::After,
                writing: Writing::Word,
                unless_said: UnlessSaid::First,
                measures: std::slice::from_ref(&measure),
            };
            self.own.add(form, &named);
        }
        self.by_id.insert(id.to_owned(), Arc::clone(&unit));
        Ok(unit)
    }

    /// A form that another unit is printed as, with the id of that unit. Counters that several nouns share (基, 本) are none;
    /// whatever names money, a share, a measure or a length of time says that alone.
    fn same_form(&self, english: [&str; 2], counter: &str) -> Option<(String, String)> {
        let folded = |form: &str| form.nfkc().collect::<String>().to_lowercase();
        let taken = |form: &str, unit: &Unit| {
            let all = || unit.forms_before().iter().chain(unit.forms_after()).map(String::as_str);
            let printed = [unit.singular.as_str(), unit.plural.as_str()];
            let same = |other: &str| folded(other) == folded(form);
            if unit.kind == UnitKind::Count { printed.into_iter().any(same) } else { all().any(same) }
        };
        let forms = [english[0], english[1], counter];
        forms.into_iter().find_map(|form| {
            let other = self.by_id.values().find(|unit| taken(form, unit))?;
            Some((form.to_owned(), other.id.clone()))
        })
    }

    /// What the dossier's own units are called in texts.
    pub(super) fn own_names(&self) -> &UnitIndex {
        &self.own
    }

    /// The unit with this id.
    pub fn get(&self, id: &str) -> Option<Arc<Unit>> {
        self.by_id.get(id).cloned()
    }

    /// Every unit, in the order of the ids.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<Unit>> {
        self.by_id.values()
    }

    /// Every id, in order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.by_id.keys().map(String::as_str)
    }

    /// The id of the unit that has `text` among its printed forms (円, yen, jpy), for a hint to someone who wrote
    /// that in place of the id. Misspelt ids are for the caller to compare with [`Units::ids`].
    pub fn nearest(&self, text: &str) -> Option<&str> {
        let text = text.trim();
        let named = |unit: &Unit| {
            unit.id.eq_ignore_ascii_case(text)
                || unit
                    .forms_before()
                    .iter()
                    .chain(unit.forms_after())
                    .any(|form| form.eq_ignore_ascii_case(text))
        };
        let units = || self.by_id.values().filter(|unit| !unit.is_per_year());
        units().find(|unit| named(unit)).map(|unit| unit.id.as_str())
    }
}

/// Why a unit cannot be added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnitError {
    /// The id is empty or holds white space.
    Id {
        /// The id as written.
        id: String,
    },
    /// A unit with this id exists.
    Taken {
        /// The id as written.
        id: String,
    },
    /// A form holds a figure, which would multiply the one before it.
    Figure {
        /// The unit's id.
        id: String,
        /// The form as written.
        form: String,
        /// The figure in it.
        figure: String,
    },
    /// A form holds a qualifier, which only a value has.
    Qualifier {
        /// The unit's id.
        id: String,
        /// The form as written.
        form: String,
        /// The qualifier in it.
        word: String,
    },
    /// Another unit is printed so.
    Same {
        /// The unit's id.
        id: String,
        /// The form as written.
        form: String,
        /// The id of the other unit.
        other: String,
    },
    /// A form is empty, padded, or nothing but signs.
    Form {
        /// The unit's id.
        id: String,
        /// The form as written.
        form: String,
    },
}

/// One built-in unit; empty texts mean none.
struct Row {
    id: &'static str,
    kind: UnitKind,
    sign: &'static str,
    english: [&'static str; 2],
    japanese: [&'static str; 2],
    before: &'static [&'static str],
    after: &'static [&'static str],
}

impl Row {
    fn unit(&self) -> Unit {
        Unit::new((self.id, self.kind), self.sign, self.english, self.japanese, [self.before, self.after])
    }
}

const fn money(
    id: &'static str,
    sign: &'static str,
    counter: &'static str,
    forms: [&'static [&'static str]; 2],
) -> Row {
    let [before, after] = forms;
    Row { id, kind: UnitKind::Money, sign, english: ["", ""], japanese: [counter, counter], before, after }
}

const fn per_year(id: &'static str, money: Row) -> Row {
    Row { id, kind: UnitKind::MoneyPerYear, ..money }
}

const fn measure(id: &'static str, counter: &'static str, after: &'static [&'static str]) -> Row {
    Row {
        id,
        kind: UnitKind::Measure,
        sign: "",
        english: [id, id],
        japanese: [counter, counter],
        before: &[],
        after,
    }
}

const fn duration(
    id: &'static str,
    plural: &'static str,
    japanese: [&'static str; 2],
    after: &'static [&'static str],
) -> Row {
    Row { id, kind: UnitKind::Duration, sign: "", english: [id, plural], japanese, before: &[], after }
}

const fn count(
    id: &'static str,
    english: [&'static str; 2],
    counter: &'static str,
    after: &'static [&'static str],
) -> Row {
    Row { id, kind: UnitKind::Count, sign: "", english, japanese: [counter, counter], before: &[], after }
}

const JPY: Row = money("JPY", "¥", "円", [&["JPY"], &["日本円", "JPY", "Japanese yen", "yen"]]);
const USD: Row = money(
    "USD",
    "US$",
    "ドル",
    [
        &["U.S.$", "USD", "US $", "$"],
        &["米ドル", "US dollars", "U.S. dollars", "US dollar", "dollars", "dollar", "USD"],
    ],
);
const EUR: Row = money("EUR", "€", "ユーロ", [&["EUR"], &["euros", "euro", "EUR"]]);
const GBP: Row = money("GBP", "£", "ポンド", [&["GBP"], &["英ポンド", "pounds", "pound", "GBP"]]);

const BUILT_IN: &[Row] = &[
    JPY,
    USD,
    EUR,
    GBP,
    per_year("JPY/year", JPY),
    per_year("USD/year", USD),
    per_year("EUR/year", EUR),
    per_year("GBP/year", GBP),
    measure("kW", "kW", &["キロワット", "kilowatts", "kilowatt"]),
    measure("MW", "MW", &["メガワット", "megawatts", "megawatt"]),
    measure("GW", "GW", &["ギガワット", "gigawatts", "gigawatt"]),
    measure("kWh", "kWh", &["キロワット時", "kilowatt-hours", "kilowatt hours"]),
    measure("MWh", "MWh", &["メガワット時", "megawatt-hours", "megawatt hours"]),
    measure("GWh", "GWh", &["ギガワット時", "gigawatt-hours", "gigawatt hours"]),
    measure("TWh", "TWh", &["テラワット時", "terawatt-hours", "terawatt hours"]),
    measure("TFLOPS", "テラフロップス", &["TFLOP/s", "teraflops"]),
    measure("PFLOPS", "ペタフロップス", &["PFLOP/s", "petaflops"]),
    measure("EFLOPS", "エクサフロップス", &["EFLOP/s", "exaflops"]),
    measure("ZFLOPS", "ゼタフロップス", &["ZFLOP/s", "zettaflops"]),
    measure("GB", "GB", &["ギガバイト", "gigabytes", "gigabyte"]),
    measure("TB", "TB", &["テラバイト", "terabytes", "terabyte"]),
    measure("PB", "PB", &["ペタバイト", "petabytes", "petabyte"]),
    measure("nm", "ナノメートル", &["nanometres", "nanometers", "nanometre", "nanometer"]),
    measure("km", "キロメートル", &["kilometres", "kilometers", "kilometre", "kilometer", "キロ"]),
    measure("ha", "ヘクタール", &["hectares", "hectare"]),
    duration("year", "years", ["年間", "年"], &["カ年", "か年", "ヵ年", "yrs", "yr"]),
    duration(
        "month",
        "months",
        ["カ月", "カ月"],
        &["か月間", "か月", "ヵ月", "ヶ月", "ケ月", "カ月間", "ヶ月間"],
    ),
    duration("week", "weeks", ["週間", "週間"], &["週"]),
    duration("day", "days", ["日間", "日"], &[]),
    duration("hour", "hours", ["時間", "時間"], &[]),
    duration("minute", "minutes", ["分間", "分"], &[]),
    Row {
        id: "%",
        kind: UnitKind::Share,
        sign: "",
        english: ["%", "%"],
        japanese: ["%", "%"],
        before: &[],
        after: &["per cent", "percent", "pct", "パーセント"],
    },
    Row {
        id: "x",
        kind: UnitKind::Multiple,
        sign: "",
        english: ["time", "times"],
        japanese: ["倍", "倍"],
        before: &[],
        after: &["×", "-fold", "fold", "x"],
    },
    count("points", ["percentage point", "percentage points"], "ポイント", &["points", "point"]),
    count("parameters", ["parameter", "parameters"], "パラメーター", &["パラメータ"]),
    count("tokens", ["token", "tokens"], "トークン", &[]),
    count("people", ["person", "people"], "人", &["名", "persons", "employees", "staff"]),
    count("engineers", ["engineer", "engineers"], "人", &["名", "人のエンジニア", "名のエンジニア"]),
    count("companies", ["company", "companies"], "社", &["firms", "firm"]),
    count("GPUs", ["GPU", "GPUs"], "基", &["枚", "個", "台", "GPU"]),
    count("servers", ["server", "servers"], "台", &["基"]),
    count("sites", ["site", "sites"], "カ所", &["か所", "ヵ所", "ヶ所", "箇所", "拠点", "locations"]),
    count("countries", ["country", "countries"], "カ国", &["か国", "ヵ国", "ヶ国", "国"]),
    count("cases", ["case", "cases"], "件", &[]),
    count("tasks", ["task", "tasks"], "件", &["タスク"]),
    count("models", ["model", "models"], "モデル", &["種類", "種", "個"]),
    count("occasions", ["occasion", "occasions"], "回", &["times"]),
    count("shares", ["share", "shares"], "株", &[]),
    count("tonnes", ["tonne", "tonnes"], "トン", &["metric tons", "metric tonnes"]),
];
