//! What stays on one line: a figure with what qualifies, measures and dates it, and the parts of words.
//!
//! Whatever is kept together holds a digit or a numeral, from which it is found: its unit behind it, what qualifies it before
//! it, and the other figure of a range or a date. Its words are in `bond_words`, its units are those of the tables.

use crate::value::{UnitNames, Units};

use super::bond_words::{
    ENGLISH_BEFORE, JAPANESE_AFTER, JAPANESE_BEFORE, JAPANESE_JOINTS, LINKING, MONTHS, PREFIXES, SCALES,
    SHARE,
};
use super::kinsoku::{is_hiragana, is_wide};

/// A range that is wider than this may end a line after its dash, in half ems.
const LONGEST_RANGE: usize = 40;

/// For each byte of the text, whether a line may not begin there.
pub(super) fn bonds(text: &str) -> Vec<bool> {
    let mut bonds = vec![false; text.len() + 1];
    let finder = Finder { text, units: Units::built_in() };
    let mut from = 0;
    while let Some((start, end)) = finder.core(from) {
        let begin = finder.figure_start(start);
        let end = finder.figure_end(begin, end);
        bonds[end.min(begin + 1)..end].fill(true);
        from = end;
    }
    for (at, _) in text.match_indices('-') {
        if parts_word(&text[..at], &text[at + 1..]) {
            bonds[at + 1] = true;
        }
    }
    bonds
}

/// Whether a hyphen between these texts joins what is no word of its own: co-operate, re-elect, F-35, line-up.
fn parts_word(before: &str, after: &str) -> bool {
    let letters = |c: char| c.is_alphanumeric() && !is_wide(c);
    let first = before.rsplit(|c: char| !letters(c)).next().unwrap_or("");
    let second = after.split(|c: char| !letters(c)).next().unwrap_or("");
    let joins = !first.is_empty() && !second.is_empty();
    let is_prefix = PREFIXES.iter().any(|prefix| prefix.eq_ignore_ascii_case(first));
    joins && (is_prefix || first.chars().count() <= 2 || second.chars().count() <= 2)
}

struct Finder<'a> {
    text: &'a str,
    units: Units,
}

/// Digits, in half and full width.
fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

fn is_numeral(c: char) -> bool {
    matches!(c, '〇' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '数')
        || is_scale(c)
}

fn is_scale(c: char) -> bool {
    matches!(c, '十' | '百' | '千' | '万' | '億' | '兆' | '京')
}

fn is_currency(c: char) -> bool {
    matches!(c, '¥' | '￥' | '$' | '＄' | '€' | '£' | '￡' | '+' | '±' | '−' | '-' | '△' | '▲' | '~' | '≈')
}

impl Finder<'_> {
    /// The next digits, with the signs between them, or numerals with a unit: where they begin and end.
    fn core(&self, from: usize) -> Option<(usize, usize)> {
        for (at, c) in self.text[from..].char_indices().map(|(at, c)| (from + at, c)) {
            if is_digit(c) {
                return Some((at, self.digits_end(at)));
            }
            if is_numeral(c) {
                let rest = &self.text[at..];
                let end = at + rest.find(|c: char| !is_numeral(c)).unwrap_or(rest.len());
                if self.unit_end(end) > end {
                    return Some((at, end));
                }
            }
        }
        None
    }

    /// The end of the digits that begin here: 8,500 and 1/3 and 10:30.
    fn digits_end(&self, start: usize) -> usize {
        let rest = &self.text[start..];
        let end = rest.find(|c: char| !is_digit(c)).map_or(self.text.len(), |at| start + at);
        let mut next = self.text[end..].chars();
        match (next.next(), next.next()) {
            (Some(sign @ (',' | '.' | ':' | '/' | '’' | '\'' | '，' | '．' | '・')), Some(digit))
                if is_digit(digit) =>
            {
                self.digits_end(end + sign.len_utf8())
            }
            _ => end,
        }
    }

    /// The end of a figure that begins here, and whose first digits end there.
    fn figure_end(&self, begin: usize, core: usize) -> usize {
        let mut end = core;
        loop {
            let scales = self.scales_end(end);
            // 47億4,000万
            if scales > end && self.starts(scales, is_digit) {
                end = self.digits_end(scales);
                continue;
            }
            let unit = match self.text[scales..].starts_with(SHARE) {
                true => scales + SHARE.len(),
                false => self.noun_end(end, self.unit_end(scales), scales),
            };
            let joint = JAPANESE_JOINTS.iter().any(|joint| self.text[..unit].ends_with(joint))
                || self.text[..unit].ends_with(SHARE);
            if unit > scales && joint && self.starts(unit, is_digit) {
                end = self.digits_end(unit);
                continue;
            }
            end = self.english_date_end(self.after_end(unit));
            match self.range_end(begin, end) {
                Some(next) => end = next,
                None => return end,
            }
        }
    }

    fn starts(&self, at: usize, is_it: impl Fn(char) -> bool) -> bool {
        self.text[at..].starts_with(is_it)
    }

    /// The end of scales: 億, or a blank and `billion`.
    fn scales_end(&self, at: usize) -> usize {
        let rest = &self.text[at..];
        let wide = at + rest.find(|c: char| !is_scale(c)).unwrap_or(rest.len());
        if wide > at {
            return wide;
        }
        self.word_end(at, SCALES).unwrap_or(at)
    }

    /// The end of the longest of these words behind a blank or none.
    fn word_end(&self, at: usize, words: &[&str]) -> Option<usize> {
        let rest = &self.text[at..];
        let start = at + rest.len() - rest.trim_start_matches([' ', '\u{a0}']).len();
        let found = words.iter().filter(|word| {
            let own = self.text.get(start..start + word.len());
            let next = self.text.get(start + word.len()..).and_then(|rest| rest.chars().next());
            own.is_some_and(|own| own.eq_ignore_ascii_case(word))
                && next.is_none_or(|c| !c.is_ascii_alphanumeric() || word.ends_with('.') || **word == "%")
        });
        found.map(|word| start + word.len()).max()
    }

    /// The end of a unit that stands here, or behind a blank.
    fn unit_end(&self, at: usize) -> usize {
        let rest = &self.text[at..];
        let blank = rest.starts_with([' ', '\u{a0}']);
        let start = at + if blank { rest.chars().next().map_or(0, char::len_utf8) } else { 0 };
        let named = &self.text[start..];
        let named_end = |language| self.units.after(named, language).iter().map(|name| name.len).max();
        let longest = match named.chars().next() {
            Some(first) if first.is_alphabetic() || matches!(first, '%' | '°' | '％' | '℃') => {
                named_end("ja").max(named_end("en")).unwrap_or(0)
            }
            _ => 0,
        };
        if longest > 0 {
            return start + longest;
        }
        // Whatever is written in kanji at a figure counts or measures it: 5基, 3隻.
        match named.chars().next() {
            Some(first) if !blank && is_wide(first) && first.is_alphabetic() && !is_hiragana(first) => {
                let katakana = |c: char| matches!(c, '\u{30a1}'..='\u{30fa}' | 'ー');
                let whole = named.find(|c| !katakana(c)).unwrap_or(named.len());
                start + whole.max(first.len_utf8())
            }
            _ => at,
        }
    }

    /// The end of the English word behind a figure that no unit is found at, where it may be what is counted: 60 turbines.
    fn noun_end(&self, figure: usize, unit: usize, scales: usize) -> usize {
        let noun = self.text[scales..].strip_prefix(' ').unwrap_or("");
        let word = &noun[..noun.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(noun.len())];
        let is_year = figure == scales && self.text[..figure].ends_with(|c: char| c.is_ascii_digit()) && {
            let digits = self.text[..figure].bytes().rev().take_while(u8::is_ascii_digit).count();
            digits == 4
        };
        match unit == scales && word.len() > 2 && !is_year && !LINKING.contains(&word) {
            true => scales + 1 + word.len(),
            false => unit,
        }
    }

    /// The end of what bounds a figure in Japanese, or counts on from it.
    fn after_end(&self, at: usize) -> usize {
        let rest = &self.text[at..];
        let longest =
            JAPANESE_AFTER.iter().filter(|word| rest.starts_with(*word)).map(|word| word.len()).max();
        longest.map_or(at, |len| self.after_end(at + len))
    }

    /// The end of the month, the day or the year behind a figure: 3 October 2025, October 3, 2025.
    fn english_date_end(&self, at: usize) -> usize {
        let after_month = self.word_end(at, MONTHS).unwrap_or(at);
        let comma = after_month + usize::from(self.text[after_month..].starts_with(','));
        let rest = &self.text[comma..];
        let year = rest.strip_prefix(' ').filter(|year| {
            let digits = year.bytes().take_while(u8::is_ascii_digit).count();
            digits == 4
        });
        let in_month = after_month > at || self.is_day_of_month(at);
        match year {
            Some(_) if in_month => comma + " 2025".len(),
            _ => after_month,
        }
    }

    /// Whether the figure that ends here is the day in `October 3`.
    fn is_day_of_month(&self, end: usize) -> bool {
        let before = self.text[..end].trim_end_matches(|c: char| c.is_ascii_digit());
        let words = before.strip_suffix(' ').and_then(|before| before.rsplit(' ').next());
        before.len() < end
            && words.is_some_and(|word| MONTHS.iter().any(|month| month.eq_ignore_ascii_case(word)))
    }

    /// The end of the digits behind a dash or another sign between figures: 150億〜250億, 5 × 10, 3 to 5.
    fn range_end(&self, begin: usize, at: usize) -> Option<usize> {
        let rest = &self.text[at..];
        let blank = usize::from(rest.starts_with(' '));
        let mut next = rest[blank..].char_indices();
        let sign = next.next().map(|(_, sign)| sign)?;
        let (word, apart) = match sign {
            '–' | '—' | '〜' | '～' | '-' | '−' | '/' | '／' | '×' | ':' | '：' | '±' | '‐' | '‑' => {
                (sign.len_utf8(), blank == 1)
            }
            't' if blank == 1 && rest[blank..].starts_with("to ") => ("to".len(), true),
            _ => return None,
        };
        let mut start = at + blank + word;
        if apart {
            start += usize::from(self.text[start..].strip_prefix(' ').is_some());
        } else if blank == 1 {
            return None;
        }
        for word in ["約", "US", "A"] {
            start += if self.text[start..].starts_with(word) { word.len() } else { 0 };
        }
        let signs = &self.text[start..];
        start += signs.len() - signs.trim_start_matches(is_currency).len();
        if !self.starts(start, is_digit) {
            return None;
        }
        let end = self.digits_end(start);
        let width = |c: char| if is_wide(c) { 2 } else { 1 };
        let whole: usize = self.text.get(begin..end).unwrap_or("").chars().map(width).sum();
        (whole <= LONGEST_RANGE).then_some(end)
    }

    /// The start of a figure whose first digits begin here: its signs, and what qualifies or numbers it.
    fn figure_start(&self, core: usize) -> usize {
        let before = &self.text[..core];
        let mut start = before.trim_end_matches(is_currency).len();
        let letters = |c: char| c.is_ascii_uppercase();
        // US$5, and EUR 5.
        let signed = start < core;
        let code = self.text[..start].trim_end_matches(letters).len();
        if signed && start - code <= 3 {
            start = code;
        }
        loop {
            let before = &self.text[..start];
            let trimmed = before.strip_suffix([' ', '\u{a0}']).unwrap_or(before);
            let japanese = JAPANESE_BEFORE.iter().filter(|word| trimmed.ends_with(*word));
            if let Some(longest) = japanese.map(|word| word.len()).max() {
                start = trimmed.len() - longest;
                continue;
            }
            if trimmed.len() == before.len() {
                return start;
            }
            let word = trimmed.rsplit([' ', '\u{a0}', '(', '（', '“', '/', '–', '-']).next().unwrap_or("");
            let is_among = |words: &[&str]| words.iter().any(|known| known.eq_ignore_ascii_case(word));
            let previous = trimmed.rsplit(' ').nth(1).unwrap_or("");
            // More than, at least, up to, as of.
            let pair = match word {
                "than" => !previous.is_empty(),
                "least" | "most" => previous.eq_ignore_ascii_case("at"),
                "to" => previous.eq_ignore_ascii_case("up"),
                "of" => previous.trim_start_matches('(').eq_ignore_ascii_case("as"),
                _ => false,
            };
            let is_code = word.len() == 3 && word.chars().all(letters);
            if pair {
                return trimmed.len() - word.len() - 1 - previous.len();
            }
            if is_among(ENGLISH_BEFORE) || is_among(MONTHS) || is_code {
                start = trimmed.len() - word.len();
            } else {
                return start;
            }
        }
    }
}
