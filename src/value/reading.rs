//! What a short text reads as when it is read as a whole: an amount, a share, a date or a bare number, as against a
//! name that holds a figure.

use super::common_words::COMMON_WORDS;
use super::number_words::{FRACTIONS, english_number};
use super::numerals::COUNTERS;
use super::printed_date::{read_date, read_period};
use super::qualifier;
use super::sum::{
    AmountKind, CURRENCY_CODES, CURRENCY_COUNTERS, CURRENCY_WORDS, digits_len, is_currency_sign, is_digit,
    is_number_word, money_or_percentage, multiplies, plain, word_at,
};
use super::{UnitKind, Units};

/// What an entry of `names` is, where it isn't a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoName {
    /// As a whole a figure with its unit: two companies, 三年, 12 trillion.
    Amount,
    /// As a whole a part of something: half, 三割, two thirds.
    Share,
    /// As a whole a day, a month or a year.
    Date,
    /// As a whole a number and nothing else.
    Number,
    /// It contains a sum of money, as given.
    Money(String),
    /// It contains a percentage, as given.
    Percentage(String),
}

/// Names that would read as something else.
const NAMES: &[&str] = &[
    "9/11",
    "9-11",
    "24/7",
    "7-eleven",
    "seven-eleven",
    "一戸",
    "二戸",
    "三戸",
    "五戸",
    "六戸",
    "七戸",
    "八戸",
    "九戸",
    "八代",
    "三国",
    "四国",
    "百度",
    "十日市",
    "三社",
];

/// What a text is that isn't a proper name; nothing where it may be one.
///
/// A rank (第3, No. 1, 11th), a time (14:46), a vote (7-2), a version (1.29.3), a decade (1990s) and whatever goes on
/// after its figure (三本の矢, 2026年3月期, five-year plan) may be.
pub fn no_name(text: &str, units: &Units) -> Option<NoName> {
    let whole = plain(text);
    match money_or_percentage(&whole) {
        Some((AmountKind::Money, found)) => return Some(NoName::Money(found)),
        Some((AmountKind::Percentage, found)) => return Some(NoName::Percentage(found)),
        None => {}
    }
    let bare = |c: char| c.is_whitespace() || "「」『』“”‘’\"'()[]{}<>《》〈〉【】、。,;:!?".contains(c);
    let whole = whole.trim_matches(bare);
    if whole.is_empty() || NAMES.iter().any(|name| name.eq_ignore_ascii_case(whole)) {
        return None;
    }
    // Ⅳ becomes letters when it is folded.
    if text.chars().all(|c| c.is_numeric() || c.is_whitespace()) {
        return Some(if whole.contains('⁄') { NoName::Share } else { NoName::Number });
    }
    if COMMON_WORDS.contains(&whole) {
        return None;
    }
    if !whole.contains(char::is_alphabetic) || whole.chars().all(is_digit) {
        return in_signs(whole);
    }
    if HALVES.contains(&whole) {
        return Some(NoName::Share);
    }
    let figure = whole.contains(is_digit) || whole.split(|c: char| !c.is_ascii_alphabetic()).any(is_quantity);
    if !figure {
        return None;
    }
    if read_date(whole).is_ok() || read_period(whole).is_ok() || is_english_date(whole) {
        return Some(NoName::Date);
    }
    if let Some((_, parts)) = whole.split_once("分の").filter(|(whole, _)| whole.chars().all(is_digit))
        && parts.chars().all(is_digit)
    {
        return Some(NoName::Share);
    }
    if whole.chars().any(|c| !c.is_ascii() && c.is_alphabetic()) {
        japanese(whole, units)
    } else {
        english(whole, units)
    }
}

/// Halves and doubles of Japanese that are written without a numeral.
const HALVES: &[&str] =
    &["半分", "半数", "半額", "過半", "過半数", "半減", "倍増", "倍", "半年", "半月", "半日", "半世紀"];

/// Whether an English word is a number, a scale, or a share.
fn is_quantity(word: &str) -> bool {
    is_number_word(word)
        || ["half", "halves", "twice", "thrice"].iter().any(|name| name.eq_ignore_ascii_case(word))
        || is_fraction(word)
        || word.len() > 4
            && word.get(word.len() - 4..).is_some_and(|end| end.eq_ignore_ascii_case("fold"))
            && english_number(&word[..word.len() - 4]).is_some()
}

fn is_fraction(word: &str) -> bool {
    let singular = FRACTIONS.iter().map(|plural| plural.trim_end_matches('s'));
    singular.chain(FRACTIONS.iter().copied()).any(|name| name.eq_ignore_ascii_case(word))
}

/// A text of digits and signs only.
fn in_signs(text: &str) -> Option<NoName> {
    let parts: Vec<&str> = text.split(|c: char| !(is_digit(c) || c == '.' || c == ',')).collect();
    let parts: Vec<&str> = parts.into_iter().filter(|part| part.contains(is_digit)).collect();
    let year = |part: &str| part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
    if parts.is_empty() || text.starts_with('#') || text.contains(':') {
        // A rank, a time or a score.
        return None;
    }
    let dashes = |c: char| matches!(c, '-' | '–' | '—' | '‐' | '−' | '〜' | '~');
    match parts.as_slice() {
        [one] => {
            let dotted: Vec<&str> = one.split('.').collect();
            match dotted.as_slice() {
                // 15.03.2023 is a day, 1.29.3 a version.
                [_, _, last] if year(last) => Some(NoName::Date),
                [_, _, _, ..] => None,
                _ if text.contains('⁄') => Some(NoName::Share),
                _ => Some(NoName::Number),
            }
        }
        [first, .., last] if text.contains('/') || text.contains('⁄') => {
            let date = parts.len() > 2 || year(first) || year(last);
            Some(if date { NoName::Date } else { NoName::Share })
        }
        [first, second] if text.trim_start_matches(dashes).contains(dashes) => {
            let number = |part: &str| part.replace(',', "").parse::<f64>().ok();
            if year(first) {
                return Some(NoName::Date);
            }
            // A vote is recognised by its larger side, a range from its smaller end.
            match (number(first), number(second)) {
                (Some(first), Some(second)) if first >= second => None,
                _ => Some(NoName::Number),
            }
        }
        [first, _, _] if year(first) => Some(NoName::Date),
        [_, _] => Some(NoName::Number),
        // 03-1234-5678
        _ => None,
    }
}

const MONTHS: [&str; 24] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
];
const DATE_WORDS: [&str; 55] = [
    "spring",
    "summer",
    "autumn",
    "fall",
    "winter",
    "early",
    "mid",
    "late",
    "beginning",
    "start",
    "middle",
    "end",
    "of",
    "in",
    "on",
    "the",
    "by",
    "before",
    "after",
    "since",
    "until",
    "till",
    "from",
    "to",
    "through",
    "and",
    "between",
    "during",
    "fiscal",
    "year",
    "fy",
    "cy",
    "calendar",
    "quarter",
    "half",
    "first",
    "second",
    "third",
    "fourth",
    "last",
    "ad",
    "bc",
    "ce",
    "bce",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "onwards",
    "onward",
    "ended",
    "ending",
];

/// Whether an English text is made of the words of dates only: end of March 2026, Q4 2025, H1 2026, Oct. 10-14, 2024.
fn is_english_date(text: &str) -> bool {
    let (mut month, mut year, mut number) = (false, false, false);
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if first.is_ascii_digit() {
            let len = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            let whole = text.len() == rest.len() || !text[..text.len() - rest.len()].ends_with('.');
            let after = word_at(&rest[len..]);
            if len > 4 || !whole {
                return false;
            }
            year |= len == 4;
            number = true;
            let ordinal = ["st", "nd", "rd", "th"].contains(&after);
            if !after.is_empty() && !ordinal && !after.starts_with(['Q', 'H', 'q', 'h']) {
                return false;
            }
            rest = &rest[len + if ordinal { 2 } else { 0 }..];
        } else if first.is_ascii_alphabetic() {
            let word = word_at(rest);
            let is = |name: &&str| name.eq_ignore_ascii_case(word);
            let after = &rest[word.len()..];
            let quarter = text[..text.len() - rest.len()].ends_with(|c: char| c.is_ascii_digit());
            let digit = after.starts_with(['1', '2', '3', '4'])
                && !after[1..].starts_with(|c: char| c.is_ascii_alphanumeric() && c != 'F');
            let part = matches!(word, "Q" | "q" | "H" | "h") && (digit || quarter);
            let fiscal = word.eq_ignore_ascii_case("fy") && after.starts_with(|c: char| c.is_ascii_digit());
            if fiscal {
                year = true;
            }
            if MONTHS.iter().any(&is) {
                month = true;
            } else if !(part || DATE_WORDS.iter().any(&is)) {
                return false;
            }
            rest = if part && digit { &after[1..] } else { after };
        } else if matches!(
            first,
            ' ' | ',' | '.' | '-' | '–' | '—' | '/' | '’' | '\'' | '(' | ')' | '~' | '〜'
        ) {
            rest = &rest[first.len_utf8()..];
        } else {
            return false;
        }
    }
    year || month && number
}

/// Words before a Japanese figure that are part of it.
const BEFORE: &[&str] = &[
    "合計",
    "総額",
    "総計",
    "延べ",
    "全部で",
    "計",
    "全",
    "各",
    "毎",
    "同",
    "満",
    "築",
    "西暦",
    "令和",
    "平成",
    "昭和",
    "大正",
    "明治",
    "過去",
    "今後",
    "第2の",
    "わずか",
    "マイナス",
    "プラス",
];

/// Words after a Japanese figure that are part of it.
const AFTER: &[&str] = &[
    "度",
    "末",
    "初頭",
    "初め",
    "初",
    "半ば",
    "春",
    "夏",
    "秋",
    "冬",
    "内",
    "中",
    "前半",
    "後半",
    "上期",
    "下期",
    "上半期",
    "下半期",
    "上旬",
    "中旬",
    "下旬",
    "頃",
    "ごろ",
    "以降",
    "以後",
    "以前",
    "まで",
    "から",
    "間",
    "分",
    "半",
    "目標",
    "規模",
    "強",
    "余り",
    "余",
    "台",
    "増",
    "減",
    "もの",
    "ずつ",
    "のみ",
    "だけ",
];

/// What orders or tells the time rather than counts: 3位, 14時46分, 21世紀, 90年代, 2丁目.
const ORDERING: &[&str] = &[
    "年代", "世紀", "世代", "丁目", "番地", "番町", "号室", "号", "番", "位", "次", "条", "項", "款", "章",
    "節", "編", "期", "級", "等", "段", "階", "版", "代", "世", "対",
];

/// Counters that neither the table of units nor that of counters has.
const FURTHER_COUNTERS: &[&str] = &[
    "隻",
    "艘",
    "両",
    "着",
    "足",
    "羽",
    "俵",
    "曲",
    "話",
    "巻",
    "桁",
    "者",
    "口",
    "株",
    "面",
    "坪",
    "畳",
    "斤",
    "升",
    "石",
    "寸",
    "里",
    "便",
    "泊",
    "脚",
    "袋",
    "箱",
    "束",
    "粒",
    "滴",
    "品目",
    "品",
    "組",
    "班",
    "割",
    "分",
    "厘",
    "成",
    "才",
    "グラム",
    "キロ",
    "メートル",
    "センチ",
    "ミリ",
    "リットル",
    "ワット",
    "ボルト",
    "ヘルツ",
    "バイト",
    "ダース",
    "自治体",
    "団体",
    "大学",
    "事業",
    "工場",
    "路線",
    "案件",
    "時間",
    "週間",
    "カ月",
    "か月",
    "ヶ月",
    "ヵ月",
    "ケ月",
    "箇所",
    "か所",
    "ヶ所",
    "ヵ所",
    "か国",
    "ヶ国",
    "ヵ国",
    "年度",
    "年",
    "月",
    "日",
    "°C",
    "℃",
    "°",
    "万円",
];

/// A Japanese text that is figures and counters only.
fn japanese(text: &str, units: &Units) -> Option<NoName> {
    let weekday = text.trim_end_matches(')').rsplit_once('(');
    let bare = weekday.filter(|(_, day)| ["月", "火", "水", "木", "金", "土", "日"].contains(day));
    let mut rest = bare.map_or(text, |(bare, _)| bare);
    let (mut dates, mut shares, mut others, mut figures) = (0, 0, 0, 0);
    loop {
        rest = rest.trim_start_matches(|c: char| {
            matches!(
                c,
                ' ' | '、' | ',' | '・' | '(' | ')' | '〜' | '~' | '-' | '−' | '–' | '+' | '±' | '/' | '='
            )
        });
        if rest.is_empty() {
            break;
        }
        if let Some((_, len)) =
            qualifier::starting(rest, qualifier::BEFORE).filter(|_| !rest.starts_with(is_digit))
        {
            rest = &rest[len..];
            continue;
        }
        if let Some(word) = longest(BEFORE, rest) {
            rest = &rest[word..];
            continue;
        }
        let digits = digits_len(rest);
        if digits == 0 {
            let after = qualifier::starting(rest, qualifier::AFTER).map(|(_, len)| len);
            let after =
                after.into_iter().chain(longest(AFTER, rest)).chain(longest(&["から", "と"], rest)).max();
            match after.filter(|_| figures > 0) {
                Some(len) => rest = &rest[len..],
                None => return None,
            }
            continue;
        }
        figures += 1;
        // 2025年 is a year, 5年 a length of time.
        let era = ["令和", "平成", "昭和", "大正", "明治"].iter().any(|era| text.contains(era));
        let dated = era || rest[..digits].chars().count() == 4 || dates > 0;
        rest = rest[digits..].trim_start_matches([' ', '-']);
        let ordering = longest(ORDERING, rest);
        let counter = longest(COUNTERS, rest).max(longest(FURTHER_COUNTERS, rest)).max(unit_len(rest, units));
        let counter = counter.max(longest(&CURRENCY_COUNTERS, rest));
        let clock = rest.starts_with('時') && !rest.starts_with("時間");
        // In 三年代 the longer word decides; 号 and 番 order where they end.
        if clock || ordering.is_some_and(|len| counter.is_none_or(|counter| len >= counter)) {
            return None;
        }
        match counter {
            Some(len) => {
                let name = &rest[..len];
                match name {
                    "年" | "年度" if dated => dates += 1,
                    "月" | "日" => dates += 1,
                    "割" | "倍" | "分" => shares += 1,
                    _ => others += 1,
                }
                rest = &rest[len..];
            }
            None => others += 1,
        }
    }
    match (figures, dates, shares, others) {
        (0, ..) => None,
        (_, 1.., 0, 0) => Some(NoName::Date),
        (_, 0, 1.., 0) => Some(NoName::Share),
        _ => Some(NoName::Amount),
    }
}

fn longest(words: &[&str], text: &str) -> Option<usize> {
    words.iter().filter(|word| text.starts_with(**word)).map(|word| word.len()).max()
}

fn unit_len(text: &str, units: &Units) -> Option<usize> {
    units.counted_at(text).map(|(_, len)| len)
}

/// Units that the table lacks, as they are written after a figure.
const FURTHER_UNITS: &[&str] = &[
    "m", "cm", "mm", "µm", "μm", "kg", "g", "mg", "t", "kt", "Mt", "Gt", "l", "L", "ml", "m2", "m3", "km2",
    "ft", "mi", "yd", "lb", "lbs", "oz", "°C", "°F", "°", "K", "Hz", "kHz", "MHz", "GHz", "V", "kV", "W",
    "TW", "J", "kJ", "MJ", "GJ", "Pa", "hPa", "s", "ms", "h", "min", "hr", "hrs", "mph", "kph", "x", "pp",
    "bp", "bps", "MB", "kB", "KB", "EB", "dB", "ppm", "ppb", "TEU", "dwt", "bbl", "boe", "CO2e",
];

/// Words before an English figure that are part of it.
const ARTICLES: &[&str] = &[
    "a", "an", "the", "just", "only", "some", "another", "every", "each", "all", "both", "plus", "minus",
    "or",
];

/// An English text that is figures and units only.
fn english(text: &str, units: &Units) -> Option<NoName> {
    let mut rest = text;
    let (mut figures, mut shares, mut united, mut numbers) = (0, 0, 0, Vec::new());
    let (mut said_to, mut counts) = (false, false);
    loop {
        rest = rest.trim_start_matches(|c: char| {
            matches!(
                c,
                ' ' | ','
                    | '-'
                    | '–'
                    | '—'
                    | '−'
                    | '+'
                    | '±'
                    | '~'
                    | '〜'
                    | '≈'
                    | '≥'
                    | '≤'
                    | '<'
                    | '>'
                    | '='
                    | '('
                    | ')'
                    | '/'
            )
        });
        let Some(first) = rest.chars().next() else { break };
        let word = word_at(rest);
        let counted = std::mem::replace(&mut counts, first.is_numeric() || is_number_word(word));
        if first.is_numeric() {
            let len = digits_len(rest);
            let after = &rest[len..];
            let suffix = word_at(after);
            // 11th, 1990s, 14:46, 9 a.m. and 1.2.3 aren't amounts.
            let version = rest[..len].split('.').count() > 2;
            if version || after.starts_with(':') || ["st", "nd", "rd", "th", "s"].contains(&suffix) {
                return None;
            }
            numbers.push(rest[..len].replace(',', "").parse::<f64>().ok());
            rest = after;
            figures += 1;
            if !suffix.is_empty() {
                // 5G, 4K, 3M and 3D are names; 5m, 5GW and 5bn are not.
                let capital = suffix.len() == 1 && first_upper(suffix);
                let unit = attached_unit(after, units);
                match unit.filter(|_| !capital).or_else(|| multiplies(suffix).then_some(suffix.len())) {
                    Some(len) => {
                        united += 1;
                        rest = &rest[len..];
                    }
                    None if matches!(suffix, "k" | "m" | "b" | "t") => rest = &rest[1..],
                    None => return None,
                }
            }
            continue;
        }
        if is_currency_sign(first) {
            rest = &rest[first.len_utf8()..];
            continue;
        }
        if let Some(len) = attached_unit(rest, units).filter(|_| figures > 0 && !is_quantity(word)) {
            united += 1;
            rest = &rest[len..];
            // Whatever the figure is for each of: per site, a year, per 100,000 people.
            if let Some(each) = per(rest) {
                rest = &rest[each..];
            }
            continue;
        }
        if let Some((_, len)) = qualifier::starting(rest, qualifier::BEFORE)
            .filter(|_| figures == 0 || said_to)
            .or_else(|| qualifier::starting(rest, qualifier::AFTER).filter(|_| figures > 0))
        {
            rest = &rest[len..];
            continue;
        }
        if word.is_empty() {
            return None;
        }
        if is_quantity(word) {
            figures += 1;
            if is_fraction(word) || ["half", "halves"].iter().any(|half| half.eq_ignore_ascii_case(word)) {
                // A third alone is a rank: third, the third.
                let before = text[..text.len() - rest.len()].trim_end_matches([' ', '-']);
                let before = before.rsplit([' ', '-']).next().unwrap_or_default();
                let article = ["a", "an"].iter().any(|article| article.eq_ignore_ascii_case(before));
                let part = article || is_number_word(before) || before.chars().any(is_digit);
                let half = !is_fraction(word);
                if !(part || half && before.is_empty()) {
                    return None;
                }
                shares += 1;
            }
            numbers.push(english_number(word).map(|number| number as f64));
            rest = &rest[word.len()..];
            continue;
        }
        let is = |name: &&str| name.eq_ignore_ascii_case(word);
        if figures == 0 && ARTICLES.iter().any(&is) && rest[word.len()..].starts_with([' ', '-']) {
            rest = &rest[word.len()..];
            continue;
        }
        if figures > 0 && ["in", "of", "out", "for"].iter().any(&is) {
            shares += 1;
            rest = &rest[word.len()..];
            continue;
        }
        if figures > 0 && ["to", "and", "or", "the", "a", "an"].iter().any(&is) {
            said_to = true;
            rest = &rest[word.len()..];
            continue;
        }
        // A plain noun after a figure is counted by it: 500 turbines; a capital begins a name: 7 Samurai.
        let noun = counted
            && word.len() > 2
            && word.len() == rest.len()
            && word.bytes().all(|byte| byte.is_ascii_lowercase())
            && text[..text.len() - rest.len()].ends_with(' ');
        if noun && numbers.last().is_some_and(|number| *number != Some(1.0)) {
            united += 1;
            break;
        }
        return None;
    }
    // Seven to two is a vote.
    if united == 0
        && shares == 0
        && let [Some(first), Some(second)] = numbers.as_slice()
        && first >= second
        && (said_to || text.contains('-'))
        && first < &20.0
    {
        return None;
    }
    match (figures, shares, united) {
        (0, ..) => None,
        (_, 1.., 0) => Some(NoName::Share),
        (_, _, 1..) => Some(NoName::Amount),
        _ => Some(NoName::Number),
    }
}

fn first_upper(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_uppercase())
}

/// The length of the unit that a text begins with.
fn attached_unit(text: &str, units: &Units) -> Option<usize> {
    let ends = |len: usize| !text[len..].starts_with(|c: char| c.is_alphanumeric());
    let plain = FURTHER_UNITS.iter().chain(&CURRENCY_CODES).filter(|unit| text.starts_with(**unit));
    let words = CURRENCY_WORDS
        .iter()
        .filter(|word| text.get(..word.len()).is_some_and(|w| w.eq_ignore_ascii_case(word)));
    let further = plain.chain(words).map(|unit| unit.len()).filter(|len| ends(*len));
    let known = units.counted_at(text).filter(|(kind, _)| *kind != UnitKind::Money).map(|(_, len)| len);
    let known = known.filter(|len| ends(*len) || text.as_bytes()[len - 1] == b'%');
    further.chain(known).max()
}

/// The length of what says what a figure is for each of.
fn per(text: &str) -> Option<usize> {
    let near = text.trim_start_matches([' ', '-']);
    let gap = text.len() - near.len();
    let word = word_at(near);
    let each = ["per", "a", "an", "each", "every"].iter().any(|name| name.eq_ignore_ascii_case(word));
    let len = if near.starts_with('/') { 1 } else { word.len() };
    if !(near.starts_with('/') || each && gap > 0) {
        return None;
    }
    let after = near[len..].trim_start_matches(' ');
    let number = super::sum::numeral_after(after).unwrap_or(0);
    let noun = after[number..].trim_start_matches([' ', '-']);
    let noun_len = noun.find(|c: char| !c.is_alphanumeric()).unwrap_or(noun.len());
    Some(text.len() - noun.len() + noun_len)
}
