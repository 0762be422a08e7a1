//! Finds amounts in texts that tell where something or somebody is: a contact, a place in a source.

use std::ops::Range;

use super::numerals::COUNTERS;
use super::sum::{digits_len, is_digit, is_number_word, money_or_percentage, numeral_after, plain, word_at};
use super::{NumeralForm, Units, numerals};
use crate::language::Language;

/// Counters of addresses and times, which count nothing: 3号室, 4階, 9時30分, 第2部.
const PLACES: &[&str] = &[
    "丁目",
    "番地",
    "番町",
    "号室",
    "号館",
    "号",
    "番",
    "階",
    "室",
    "条",
    "町",
    "区",
    "丁",
    "時",
    "分",
    "棟",
    "部",
    "章",
    "節",
    "項",
    "層",
    "位",
    "世代",
    "回",
    "年度",
    "年",
    "月",
    "日",
    "時間",
    "営業日",
    "日間",
    "限",
    "期",
    "系",
    "課",
    "係",
    "班",
    "内線",
    "次",
    "頁",
    "段落",
    "代",
    "地区",
];

/// Words after a figure that make no amount of it in an address or among office hours.
const PLACE_WORDS: &[&str] = &[
    "hours",
    "hour",
    "days",
    "minutes",
    "rue",
    "avenue",
    "via",
    "calle",
    "bis",
    "ter",
    "and",
    "through",
    "until",
    "till",
    "for",
    "from",
    "ext",
    "floor",
    "street",
    "road",
    "daily",
    "weekdays",
    "only",
    "the",
    "line",
    "lines",
    "top",
    "bottom",
    "left",
    "right",
    "column",
    "foot",
    "onwards",
    "working",
    "footnote",
    "note",
    "notes",
    "paragraph",
    "page",
    "table",
    "annex",
    "chapter",
    "section",
    "figure",
    "business",
];

/// Names of places that begin with a numeral and what else is a counter.
const TOWNS: &[&str] = &[
    "六本木",
    "四日市",
    "五日市",
    "二日市",
    "三日市",
    "八日市",
    "十日市",
    "廿日市",
    "一戸",
    "二戸",
    "三戸",
    "五戸",
    "六戸",
    "七戸",
    "八戸",
    "九戸",
    "八代",
    "二本松",
    "三国",
    "四国",
    "五本木",
    "一本松",
    "三本木",
    "八本松",
    "百人町",
    "千人町",
    "五個荘",
    "三個牧",
];

/// The first amount in a text that may hold none. Phone, house and postal numbers, days and hours aren't amounts.
pub fn amount_in(text: &str, names: &[String], units: &Units) -> Option<String> {
    let text = plain(text);
    if let Some((_, found)) = money_or_percentage(&text) {
        return Some(found);
    }
    let towns = TOWNS.iter().map(|town| (*town).to_owned());
    let names: Vec<String> = names.iter().cloned().chain(towns).collect();
    Language::ALL.iter().find_map(|&language| {
        let found = numerals(&text, language, &names, units);
        found.into_iter().find_map(|numeral| amount(&text, &numeral.range, numeral.form, units))
    })
}

/// The first amount in the name of a publisher or in a line of rights. A year after © and figures that belong to a name (3M, 7-Eleven)
/// are none.
pub fn amount_in_name(text: &str, names: &[String], units: &Units) -> Option<String> {
    let scales = ["hundred", "thousand", "million", "billion", "trillion"];
    let mut bare = String::with_capacity(text.len());
    for word in text.split_inclusive(' ') {
        let (figure, rest) =
            word.split_at(word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len());
        let joined = rest.strip_prefix('-').unwrap_or_default().trim_end();
        let is_name = !figure.is_empty()
            && joined.starts_with(|c: char| c.is_ascii_uppercase())
            && !scales.contains(&joined.to_lowercase().as_str());
        let after_sign = ["©", "(c)", "(C)", "Copyright"].iter().any(|sign| bare.trim_end().ends_with(sign));
        bare.push_str(if is_name || after_sign && figure.len() == 4 { "# " } else { word });
    }
    amount_in(&bare, names, units)
}

/// The figure with what makes it an amount, where something does.
fn amount(text: &str, range: &Range<usize>, form: NumeralForm, units: &Units) -> Option<String> {
    let rest = &text[range.start..];
    let figure = &text[range.clone()];
    let words = figure.split(|c: char| !c.is_ascii_alphabetic());
    let scaled = figure.contains(['万', '億', '兆', '京'])
        || form == NumeralForm::Digits && words.clone().any(is_number_word);
    let end = range.start + numeral_after(rest).unwrap_or(range.len()).max(range.len());
    let after = text[end..].trim_start_matches([' ', '-']);
    let unit = units.counted_at(after).map(|(_, len)| len);
    // 4F is a floor and 7A a house or an article.
    let unit = unit.filter(|len| !(*len == 1 && after.starts_with(|c: char| c.is_ascii_uppercase())));
    let counter =
        COUNTERS.iter().filter(|counter| after.starts_with(**counter)).map(|counter| counter.len()).max();
    let place = PLACES.iter().filter(|place| after.starts_with(**place)).map(|place| place.len()).max();
    let counted = unit.max(counter);
    let word = word_at(after);
    // A word that may as well be an hour of the day or the name of a street.
    let harmless = place.is_some_and(|place| counted.is_none_or(|len| place >= len))
        || PLACE_WORDS.iter().any(|name| name.eq_ignore_ascii_case(word));
    let whole = |len: usize| {
        let from = text.len() - after.len();
        text[range.start..from + len].to_owned()
    };
    if scaled || is_number_word(word_at(text[range.end..].trim_start_matches([' ', '-']))) {
        return Some(text[range.start..end].to_owned());
    }
    // 1株当たり says per share.
    let per =
        counted.is_some_and(|len| after[len..].starts_with("当たり") || after[len..].starts_with("あたり"));
    match (form, counted) {
        _ if harmless || per => None,
        (_, Some(len)) => Some(whole(len)),
        (NumeralForm::Word | NumeralForm::Kanji, None) => Some(text[range.clone()].to_owned()),
        (NumeralForm::Digits, None) => noun(text, range, end, word).then(|| whole(word.len())),
    }
}

/// Whether an English noun after a figure is counted by it: `be 500 turbines`, but not `Room 5 on request`.
fn noun(text: &str, range: &Range<usize>, end: usize, word: &str) -> bool {
    let label = text[..range.start].trim_end();
    let labelled = label.ends_with(|c: char| c.is_ascii_punctuation() && !",;()".contains(c))
        || label
            .rsplit(' ')
            .next()
            .is_some_and(|last| last.starts_with(|c: char| c.is_ascii_uppercase()) && !last.ends_with(','));
    let short = digits_len(&text[range.clone()]) <= 7 && !text[range.clone()].starts_with('0');
    text[end..].starts_with(' ')
        && word.len() > 3
        && word.bytes().all(|byte| byte.is_ascii_lowercase())
        && short
        && !labelled
}

/// The first amount in what a locator says after its kind: `3`, `14-19`, `2(a)` and short names hold none.
pub fn amount_in_locator(which: &str, names: &[String], units: &Units) -> Option<String> {
    // Most are a number, which isn't an amount without a unit.
    if which.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b'-' | b' ')) {
        return None;
    }
    if let Some(found) = amount_in(which, names, units) {
        return Some(found);
    }
    // A number that goes on with words and another figure says more than which one: 3 (profit 12).
    let text = plain(which);
    let numbered = text.starts_with(is_digit);
    let words = text.split(|c: char| !c.is_alphabetic() || is_digit(c));
    let connectives =
        ["and", "to", "or", "of", "bis", "ter", "ff", "f", "n", "note", "notes", "footnote", "line", "lines"];
    let said = words.filter(|word| word.len() > 2).any(|word| !connectives.contains(&word));
    if !numbered || !said {
        return None;
    }
    let mut from = digits_len(&text);
    let mut lettered = false;
    while let Some(first) = text[from..].chars().next() {
        let len = digits_len(&text[from..]);
        let year = len == 4 && matches!(text.get(from..from + 2), Some("19" | "20"));
        if len > 0 && lettered && !year {
            return Some(text[from..from + len].to_owned());
        }
        lettered |= first.is_alphabetic() && len == 0;
        from += len.max(first.len_utf8());
    }
    None
}
