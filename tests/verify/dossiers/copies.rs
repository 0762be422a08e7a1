//! Other copies and headings of the same figures: a sign, a digit or a scale more, another owner of the fiscal year, another
//! currency.

use factbrief::reading::SourceSetting;
use factbrief::value::{Bound, Date, FiscalCalendar, Quantity, Sense, Value};

use super::dates::calendars;
use super::project::Place;

/// What is put directly before a form in the copy, so that it is another figure.
const BEFORE: [(&str, &str); 6] = [
    ("sign in the copy", "−"),
    ("sign in the copy", "-"),
    ("sign in the copy", "△"),
    ("sign in the copy", "▲"),
    ("digit in the copy", "1"),
    ("digit in the copy", "1,"),
];

/// What is put directly after a form that ends in a digit.
const AFTER_DIGIT: [(&str, &str); 4] = [
    ("digit in the copy", "0"),
    ("digit in the copy", ".5"),
    ("digit in the copy", ",000"),
    ("scale in the copy", "億"),
];

/// What is put after a whole form, by whether the language of the source has blanks.
const QUALIFIERS: [(&str, bool); 6] = [
    (" or more", true),
    (" or so", true),
    (" or less", true),
    ("以上", false),
    ("未満", false),
    ("程度", false),
];

/// Words of a heading, and others that give another scale, unit or currency.
const HEADINGS: [(&str, &str, &str); 16] = [
    ("scale in the heading", "百万円", "千円"),
    ("scale in the heading", "百万円", "億円"),
    ("scale in the heading", "億円", "百万円"),
    ("currency in the heading", "百万円", "百万米ドル"),
    ("currency in the heading", "億円", "億ウォン"),
    ("scale in the heading", "€ million", "€ billion"),
    ("scale in the heading", "€ million", "€ thousand"),
    ("currency in the heading", "€ million", "CHF million"),
    ("scale in the heading", "In millions", "In thousands"),
    ("scale in the heading", "In millions", "In billions"),
    ("prefix in the heading", "(MW)", "(GW)"),
    ("currency in the heading", "£/MWh", "€/MWh"),
    ("per unit in the heading", "£/MWh", "£/kWh"),
    ("per unit in the heading", "１株当たり", "１人当たり"),
    ("unit in the heading", "％", "円"),
    ("currency in the heading", "(€)", "(CHF)"),
];

/// A copy, and the words of the heading, that make another figure of a form.
pub struct Copy {
    pub sort: &'static str,
    pub copy: String,
    pub heads: Vec<String>,
}

/// Whether a value is a plain figure, so that whatever stands beside its form makes another one of it.
fn plain(value: &Value) -> Option<&Quantity> {
    match value {
        Value::Quantity(quantity) if matches!(quantity.bound, Bound::Exact(_)) && !quantity.about => {
            Some(quantity)
        }
        _ => None,
    }
}

/// Copies in which something more stands beside the form at a place.
pub fn beside(place: &Place<'_>, copy: &str, language: &str) -> Vec<Copy> {
    let mut copies = Vec::new();
    let Some(at) = find_once(copy, place.printed) else { return copies };
    let (before, after) = (&copy[..at], &copy[at + place.printed.len()..]);
    let heads = || place.heads().into_iter().map(str::to_owned).collect();
    let mut add = |sort, left: &str, right: &str| {
        let copy = format!("{before}{left}{}{right}{after}", place.printed);
        copies.push(Copy { sort, copy, heads: heads() });
    };
    let Some(quantity) = plain(place.value) else { return copies };
    let begins = place.printed.starts_with(|c: char| c.is_ascii_digit());
    let ends = place.printed.ends_with(|c: char| c.is_ascii_digit());
    // What has a sign, or a word for it, has no second one.
    let signed = quantity.bound.numbers().any(|number| number.is_negative());
    if begins && !signed {
        BEFORE.iter().for_each(|(sort, left)| add(sort, left, ""));
    }
    if ends {
        // 2.310 is 2.31.
        let more = |right: &str| right != "0" || !place.printed.contains('.');
        AFTER_DIGIT.iter().filter(|(_, right)| more(right)).for_each(|(sort, right)| add(sort, "", right));
    }
    let blanks = !matches!(language, "ja" | "zh" | "ko");
    if quantity.sense == Sense::Amount && language != "de" && language != "fr" {
        for (right, _) in QUALIFIERS.iter().filter(|(_, english)| *english == blanks) {
            add("qualifier in the copy", "", right);
        }
    }
    if place.printed.starts_with('$') {
        add("currency in the copy", "A", "");
    }
    if place.printed.ends_with("kW") || place.printed.ends_with("MW") || place.printed.ends_with("GW") {
        add("unit in the copy", "", "h");
    }
    copies
}

/// The same in the copy's heading and in the evidence, and a form whose heading, or one text of it, is left out.
pub fn headed(place: &Place<'_>, copy: &str) -> Vec<Copy> {
    let heads = place.heads();
    let mut copies = Vec::new();
    for (at, head) in heads.iter().enumerate() {
        let others = HEADINGS.iter().filter(|(_, old, _)| head.contains(old) && copy.contains(head));
        copies.extend(others.map(|(sort, old, new)| {
            let other = head.replace(old, new);
            let copy = copy.replace(head, &other);
            let mut heads: Vec<String> = heads.iter().map(|text| (*text).to_owned()).collect();
            heads[at] = other;
            Copy { sort, copy, heads }
        }));
        let mut rest: Vec<String> = heads.iter().map(|text| (*text).to_owned()).collect();
        rest.remove(at);
        copies.push(Copy { sort: "no heading", copy: copy.to_owned(), heads: rest });
    }
    copies
}

/// Where a text has a form that it has once.
fn find_once(copy: &str, form: &str) -> Option<usize> {
    let mut places = copy.match_indices(form);
    let at = places.next()?.0;
    places.next().is_none().then_some(at)
}

/// The source of a place read as if it counted other fiscal years, or meant other money, where its form says neither.
pub fn settings<'a>(
    place: &Place<'_>,
    setting: &SourceSetting<'a>,
) -> Vec<(&'static str, SourceSetting<'a>)> {
    let mut others = Vec::new();
    if let Value::Date(dated) = place.value
        && let Date::Fiscal { year, part, first, last } = dated.date
    {
        let days = |calendar: &FiscalCalendar| calendar.part(year, part);
        let mut other = calendars();
        other.retain(|calendar| days(calendar) != Some((first, last)));
        // 2025/26 says both years, after whichever it is named.
        let same_months =
            |calendar: &FiscalCalendar| setting.fiscal.is_some_and(|own| own.year_end == calendar.year_end);
        other.retain(|calendar| !place.printed.contains('/') || !same_months(calendar));
        let other = other.into_iter();
        others.extend(other.map(|calendar| {
            ("fiscal owner of the source", SourceSetting { fiscal: Some(calendar), ..setting.clone() })
        }));
        others.push(("fiscal owner of the source", SourceSetting { fiscal: None, ..setting.clone() }));
    }
    if let Value::Date(dated) = place.value
        && matches!(dated.date, Date::Half { .. } | Date::Quarter { .. } | Date::NineMonths(_))
    {
        let other = calendars().into_iter().filter(|calendar| *calendar != calendars()[0]);
        others.extend(other.map(|calendar| {
            ("fiscal owner of the source", SourceSetting { fiscal: Some(calendar), ..setting.clone() })
        }));
    }
    if place.printed.contains('$') && !place.printed.contains("US$") {
        for currency in ["AUD", "CAD", "SGD"] {
            others.push((
                "currency of the source",
                SourceSetting { currency: Some(currency), ..setting.clone() },
            ));
        }
    }
    if ["昨年", "来年", "来春"].iter().any(|word| place.printed.contains(word)) {
        let issued = setting.issued.and_then(|day| day.checked_add_months(chrono::Months::new(12)));
        others.push(("date of the source", SourceSetting { issued, issued_from: issued, ..setting.clone() }));
    }
    others
}
