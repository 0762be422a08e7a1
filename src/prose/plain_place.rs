//! Finds amounts in texts that tell where something or somebody is: a contact, a place in a source, the name of a publisher.

use std::ops::Range;

use super::claimed::claimed;
use super::copyright::without_years_of_rights;
use super::find::figures;
use super::found::{FigureForm, ProseFigure};
use super::lexicon::lexicon;
use super::reads_as::{NoName, dates, money_or_percentage};
use super::searched::Searched;
use super::signs::is_numeral_sign;
use crate::language::Language;
use crate::value::{Folded, Units};

/// The first amount in a text that may hold none. Phone, house and postal numbers, days and hours aren't amounts.
pub fn amount_in(text: &str, names: &[String], units: &Units) -> Option<String> {
    amount(&plain(text), names, units)
}

/// A text as its reader sees it, without signs of markup.
fn plain(text: &str) -> String {
    Folded::plain(text).text.chars().filter(|c| !matches!(c, '*' | '_' | '`')).collect()
}

fn amount(text: &str, names: &[String], units: &Units) -> Option<String> {
    let found = |language: &Language| figures(text, *language, names, units);
    let mut all: Vec<ProseFigure> = Language::ALL.iter().flat_map(found).collect();
    if all.is_empty() {
        return None;
    }
    // Money and shares as their readers find them; what is harmless to prose (50 Cent) is none.
    if let Some((NoName::Money(sum) | NoName::Percentage(sum), place)) = money_or_percentage(text, units)
        && all.iter().any(|figure| figure.range.start < place.end && place.start < figure.range.end)
    {
        return Some(sum);
    }
    all.sort_by_key(|figure| (figure.range.start, std::cmp::Reverse(figure.range.end)));
    let lower = text.to_ascii_lowercase();
    let view = Searched { raw: text, lower: &lower };
    all.iter().find_map(|figure| whole_amount(&view, figure, units))
}

/// The first amount in the name of a publisher or in a line of rights. A year after © and figures that belong to a name (3M, 7-Eleven)
/// are none.
pub fn amount_in_name(text: &str, names: &[String], units: &Units) -> Option<String> {
    amount_in(&without_numbers_of_names(text, units), names, units)
}

/// The first amount, share or date in what a house prints of its own: its letterhead, its disclaimer, a marking. The numbers of a register, of
/// telephones, houses and laws aren't any, nor are those that belong to a name.
pub fn claim_in(text: &str, names: &[String], units: &Units) -> Option<String> {
    let bare = plain(&without_numbers_of_names(text, units));
    // What follows a colon is said of nobody's telephone, unless the word before it says so.
    let mut parted = String::with_capacity(bare.len());
    for part in bare.split_inclusive(": ") {
        let label = part.strip_suffix(": ").filter(|label| !is_numbered(label));
        parted.push_str(&label.map_or_else(|| part.to_owned(), |label| format!("{label}, ")));
    }
    let bare = parted;
    amount(&bare, names, units).or_else(|| claim(&bare, names, units)).or_else(|| date(&bare, names, units))
}

/// The first figure that a house claims of itself, and that elsewhere is no amount.
fn claim(text: &str, names: &[String], units: &Units) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    let view = Searched { raw: text, lower: &lower };
    let found = |language: &Language| figures(text, *language, names, units);
    let mut all: Vec<ProseFigure> = Language::ALL.iter().flat_map(found).collect();
    all.sort_by_key(|figure| (figure.range.start, std::cmp::Reverse(figure.range.end)));
    all.iter().find_map(|figure| {
        let before = &text[..figure.range.start];
        claimed(&view, figure, is_numbered(before) || is_after_number(before))
    })
}

/// The first day, month or year in a text that stands in no name, number or address.
fn date(text: &str, names: &[String], units: &Units) -> Option<String> {
    let found = |language: &Language| figures(text, *language, names, units);
    let all: Vec<ProseFigure> = Language::ALL.iter().flat_map(found).collect();
    // A code of letters and digits is harmless in prose, and FY2025 is a year.
    let counts = |range: &Range<usize>| {
        text[range.clone()].starts_with("FY")
            || all.iter().any(|figure| figure.range.start < range.end && range.start < figure.range.end)
    };
    let is_bare = |range: &Range<usize>| text[range.clone()].bytes().all(|byte| byte.is_ascii_digit());
    let read = dates(text, units).into_iter().filter(|range| {
        counts(range) && !is_bare(range) && !is_of_a_place(text, range) && !is_of_a_law(text, range)
    });
    let years = all.iter().map(|figure| figure.range.clone()).filter(|range| is_year(text, range));
    let first = read.chain(years).min_by_key(|range| (range.start, std::cmp::Reverse(range.end)))?;
    Some(text[first].to_owned())
}

/// Whether a year is that of the number of a law: 昭和23年法律第25号.
fn is_of_a_law(text: &str, range: &Range<usize>) -> bool {
    let laws = ["法律第", "政令第", "省令第", "府令第", "規則第", "条例第", "告示第", "訓令第"];
    let rest: String = text[range.end..].chars().take(8).collect();
    laws.iter().any(|law| rest.contains(law))
}

/// Whether figures with hyphens or a stroke between them say where a house is and not when: 2-3-4 Minato, 12/3 High Street.
fn is_of_a_place(text: &str, range: &Range<usize>) -> bool {
    let printed = &text[range.clone()];
    let has_year = printed.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4);
    let joined = |sign: char| printed.chars().all(|c| c.is_ascii_digit() || c == sign);
    !has_year && (joined('-') || joined('/') && is_named_next(text, range.end))
}

/// Whether a year stands by itself: `since 1999`, and neither `No. 1999` nor `2000 Sand Hill Road`.
fn is_year(text: &str, range: &Range<usize>) -> bool {
    let printed = &text[range.clone()];
    printed.len() == 4
        && printed.bytes().all(|byte| byte.is_ascii_digit())
        && matches!(&printed[..2], "19" | "20")
        && !is_numbered(&text[..range.start])
        && !is_after_number(&text[..range.start])
        && !is_named_next(text, range.end)
        && !text[..range.start].ends_with(['-', '/'])
        && !text[range.end..].starts_with(['-', '/'])
}

/// Whether a text ends in the number of a law, which its year follows: Act No. 25 of.
fn is_after_number(before: &str) -> bool {
    let number = before.trim_end().strip_suffix("of").map(str::trim_end);
    let law = number.map(|number| number.trim_end_matches(|c: char| c.is_ascii_digit()));
    law.zip(number).is_some_and(|(law, number)| law.len() < number.len() && is_numbered(law))
}

/// Whether a word with a capital follows: the name of a street or a town.
fn is_named_next(text: &str, at: usize) -> bool {
    text[at..].trim_start_matches([' ', ',']).starts_with(char::is_uppercase)
}

/// Whether a text ends in a word that says what the next number numbers: number 123456, reg. no. 1234567.
fn is_numbered(before: &str) -> bool {
    let word = before.trim_end_matches(|c: char| c.is_whitespace() || ".:#№".contains(c));
    let word = word.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
    before.trim_end().ends_with(['#', '№']) || NUMBERED.contains(&word.as_str())
}

/// Words before the number of a register, a law, a telephone or a place.
const NUMBERED: [&str; 26] = [
    "act",
    "article",
    "box",
    "code",
    "directive",
    "extension",
    "fax",
    "firm",
    "id",
    "licence",
    "license",
    "no",
    "nos",
    "nr",
    "number",
    "numbers",
    "phone",
    "reference",
    "register",
    "registration",
    "regulation",
    "room",
    "section",
    "suite",
    "tel",
    "telephone",
];

/// A text in which numbers that belong to a name and years after © are no figures.
fn without_numbers_of_names(text: &str, units: &Units) -> String {
    let text = &without_years_of_rights(text);
    let mut bare = String::with_capacity(text.len());
    for word in text.split_inclusive(' ') {
        let digits = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (figure, rest) = word.split_at(digits);
        let joined = rest.strip_prefix('-').unwrap_or(rest).trim_end();
        let is_name = !figure.is_empty()
            && joined.starts_with(|c: char| c.is_ascii_uppercase())
            && !lexicon().is_in("scale", joined)
            && !is_counted(joined, units);
        bare.push_str(if is_name { "# " } else { word });
    }
    bare
}

/// Whether letters are a unit of more than one letter: GW, but not the M of 3M.
fn is_counted(word: &str, units: &Units) -> bool {
    word.len() > 1 && units.counted_at(word).is_some_and(|(_, len)| len == word.len())
}

/// The figure with what makes it an amount, where something does.
fn whole_amount(text: &Searched<'_>, figure: &ProseFigure, units: &Units) -> Option<String> {
    let range = &figure.range;
    let printed = &text.raw[range.clone()];
    let is_scale =
        |word: &str| ["scale", "cardinal", "tens"].iter().any(|class| lexicon().is_in(class, word));
    let mut words = printed.split(|c: char| !c.is_ascii_alphabetic());
    let scaled = printed.contains(['万', '億', '兆', '京'])
        || figure.form == FigureForm::Digits && words.any(is_scale);
    let rest = &text.raw[range.end..];
    let from = text.raw.len() - rest.trim_start_matches([' ', '-']).len();
    let after = &text.raw[from..];
    let word = &after[..after.len() - after.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len()];
    if scaled || is_scale(word) {
        return Some(printed.to_owned());
    }
    let unit = units.counted_at(after).map(|(_, len)| len);
    // 4F is a floor and 7A a house or an article.
    let unit = unit.filter(|len| !(*len == 1 && after.starts_with(|c: char| c.is_ascii_uppercase())));
    let counted = unit.max(lexicon().longest_of("place-count", text, from));
    // A word that may as well be an hour of the day or the name of a street.
    let place = lexicon().longest_of("place-counter", text, from);
    let harmless = place.is_some_and(|place| counted.is_none_or(|len| place >= len))
        || lexicon().is_in("place-word", word);
    // 1株当たり says per share.
    let per =
        counted.is_some_and(|len| after[len..].starts_with("当たり") || after[len..].starts_with("あたり"));
    let whole = |len: usize| text.raw[range.start..from + len].to_owned();
    match (figure.form, counted) {
        _ if harmless || per => None,
        (_, Some(len)) => Some(whole(len)),
        // 一般 and Three Rivers House have a numeral and count nothing there.
        (FigureForm::Kanji, None) => None,
        (FigureForm::Word, None) if is_roman(printed) || is_name(printed, word) => None,
        (FigureForm::Word, None) => Some(printed.to_owned()),
        (FigureForm::Digits, None) => counts_a_noun(text.raw, range, word).then(|| whole(word.len())),
    }
}

/// Whether a numeral is a Roman one, which numbers parts: III.
fn is_roman(numeral: &str) -> bool {
    numeral.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X' | b'L' | b'C'))
}

/// Whether a number word with a capital stands before another word with one: Three Rivers House.
fn is_name(word: &str, next: &str) -> bool {
    let capital = |word: &str| word.starts_with(|c: char| c.is_ascii_uppercase());
    capital(word) && capital(next)
}

/// Whether an English noun after a figure is counted by it: `be 500 turbines`, but not `Room 5 on request`.
fn counts_a_noun(text: &str, range: &Range<usize>, word: &str) -> bool {
    let label = text[..range.start].trim_end();
    let labelled = label.ends_with(|c: char| c.is_ascii_punctuation() && !",;()".contains(c))
        || label
            .rsplit(' ')
            .next()
            .is_some_and(|last| last.starts_with(|c: char| c.is_ascii_uppercase()) && !last.ends_with(','))
        || is_numbered(label);
    let figure = &text[range.clone()];
    text[range.end..].starts_with(' ')
        && word.len() > 3
        && word.bytes().all(|byte| byte.is_ascii_lowercase())
        && figure.len() <= 7
        && !figure.starts_with('0')
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
    let is_digit = |c: char| c.is_numeric() || is_numeral_sign(c);
    let words = text.split(|c: char| !c.is_alphabetic() || is_digit(c));
    let said = words.filter(|word| word.len() > 2).any(|word| !lexicon().is_in("place-joiner", word));
    if !text.starts_with(is_digit) || !said {
        return None;
    }
    let mut from = digits(&text);
    let mut lettered = false;
    while let Some(first) = text[from..].chars().next() {
        let len = digits(&text[from..]);
        let year = len == 4 && matches!(text.get(from..from + 2), Some("19" | "20"));
        if len > 0 && lettered && !year {
            return Some(text[from..from + len].to_owned());
        }
        lettered |= first.is_alphabetic() && len == 0;
        from += len.max(first.len_utf8());
    }
    None
}

/// The length of the run of digits and kanji numerals that a text begins with.
fn digits(text: &str) -> usize {
    text.find(|c: char| !(c.is_numeric() || is_numeral_sign(c))).unwrap_or(text.len())
}
