//! What may stand beside a figure: whatever touches it and isn't known to be harmless makes it unread.

use std::ops::Range;

use super::super::meaning::Unread;
use super::characters::{is_hangul, is_hiragana, is_kanji, is_katakana};
use super::numeral::is_numeral;
use super::scan::Scan;
use super::word_forms::{is_native_verb, is_verb, word_len};
use super::word_list::begins_with;
use crate::value::UnitKind;

/// What a figure ends with, which decides what may follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// A number without a unit: any noun behind it may be what it counts.
    Bare,
    /// A unit.
    Unit,
    /// A qualifier of its own: 以上, 未満. A noun may follow: 15歳未満人口.
    Qualifier,
    /// A word of change or a verb: whatever follows is another word.
    Verb,
    /// A date.
    Date,
}

impl Scan<'_> {
    /// The part after a figure that touches it and isn't known, if any.
    pub fn unknown_after(&self, end: usize, ending: Ending) -> Option<Range<usize>> {
        let rest = self.rest(end);
        let next = rest.chars().next()?;
        let unknown = || Some(end..end + word_len(rest));
        if let Some(part) = self.degree_below(end).filter(|_| !matches!(ending, Ending::Verb | Ending::Date))
        {
            return Some(part);
        }
        if let Some(part) = self.possibility_behind(end).filter(|_| ending != Ending::Date) {
            return Some(part);
        }
        let digit_after = |len: usize| rest[len..].starts_with(|c: char| c.is_ascii_digit());
        if next == '\n' || next == '\t' || self.joints.binary_search(&end).is_ok() {
            return None;
        }
        if next == ' ' {
            return self.unknown_after_blank(end + 1, ending);
        }
        if ending == Ending::Verb {
            return None;
        }
        if let Some(part) = self.multiple_of(end).filter(|_| ending == Ending::Unit) {
            return Some(part);
        }
        // 0.3%- is below zero; so it is in accounts that set the sign behind.
        let minus = rest.strip_prefix(['-', '−']).filter(|_| ending == Ending::Unit);
        if minus.is_some_and(|rest| rest.chars().next().is_none_or(|c| c.is_whitespace() || c == '。')) {
            return unknown();
        }
        // 38.2%注1), 12,345人1): a note.
        let note = rest.strip_prefix('注').unwrap_or(rest);
        let number = note.bytes().take_while(u8::is_ascii_digit).count();
        let closed = note[number..].starts_with(')');
        if matches!(ending, Ending::Unit) && number <= 2 && closed && (number > 0 || note.len() < rest.len())
        {
            return None;
        }
        if is_kanji(next) || is_katakana(next) || is_hiragana(next) || is_hangul(next) || next.is_alphabetic()
        {
            return if self.follows(end, ending) { None } else { unknown() };
        }
        match next {
            '.' | ',' | ':' | '・' if ending == Ending::Bare && digit_after(next.len_utf8()) => unknown(),
            '-' | '–' | '—' | '−' | '―' if digit_after(next.len_utf8()) => unknown(),
            // 5億円〜 has no end; between dates and times it may.
            '~' if ending != Ending::Date => unknown(),
            '。' | '、' | '.' | ',' | ':' | ';' | '・' | '!' | '?' | '…' | '—' | '–' | '-' | '−' | '―'
            | '~' | '「' | '」' | '『' | '』' | '(' | ')' | '[' | ']' | '【' | '】' | '〔' | '〕' | '《'
            | '》' | '〈' | '〉' | '"' | '\'' | '“' | '”' | '‘' | '’' | '※' | '*' | '†' | '‡' | '|' | '│'
            | '→' | '⇒' | '↑' | '↓' | '=' | '■' | '□' | '●' | '○' | '◆' | '◇' | '△' | '▲' | '▼' | '▽'
            | '★' | '☆' => None,
            // Circled digits and letters of notes.
            '\u{2460}'..='\u{24ff}' | '\u{2776}'..='\u{2793}' => None,
            // A raised digit is a footnote after a unit; after a bare 10 it may be a power.
            '¹' | '²' | '³' | '\u{2070}'..='\u{2079}' => {
                let power = ending == Ending::Bare && self.text[..end].ends_with("10");
                if power { unknown() } else { None }
            }
            _ => unknown(),
        }
    }

    /// Whether what follows a figure is known to be harmless.
    fn follows(&self, end: usize, ending: Ending) -> bool {
        let rest = self.rest(end);
        // 500社ずつ is so many for each of many, although a verb may begin so.
        if begins_with(rest, &["ずつ", "づつ", "씩", "마다"]).is_some() {
            return false;
        }
        let known = self.words.follows.begin(rest);
        match ending {
            Ending::Verb => true,
            Ending::Qualifier => !rest.starts_with(|c: char| c.is_ascii_alphabetic()),
            Ending::Date => {
                // A noun behind a date is another word, unless it begins like what parts or bounds a date.
                // The year 2026 problem, and the March issue.
                if rest.starts_with("問題") {
                    return false;
                }
                let other = rest
                    .chars()
                    .next()
                    .is_some_and(|c| (is_kanji(c) || is_katakana(c)) && !DATE_WORDS.contains(c));
                known || other || self.words.follows_date.begin(rest)
            }
            Ending::Unit => {
                known
                    || (self.words.language == "ja" && (is_verb(rest) || is_native_verb(rest)))
                    || rest.chars().next().is_some_and(|c| self.words.follows_characters.contains(c))
                    || self.words.follows_begins.begin(rest)
            }
            Ending::Bare => {
                let mut characters = rest.chars();
                let (first, second) = (characters.next(), characters.next());
                let counter = matches!(first, Some('か')) && second.is_some_and(is_kanji);
                known && !counter && first.is_some_and(|c| is_hiragana(c) || self.words.language != "ja")
            }
        }
    }

    /// After a blank a word may be a unit that nobody knows: in Latin letters, or in hangul.
    fn unknown_after_blank(&self, from: usize, ending: Ending) -> Option<Range<usize>> {
        let rest = self.rest(from);
        let next = rest.chars().next()?;
        if ending == Ending::Bare && next.is_ascii_alphabetic() {
            let len = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
            let label = rest[len..].starts_with(' ')
                && rest[len + 1..].starts_with(|c: char| c.is_ascii_digit() || "-−△▲+(".contains(c));
            return (!label).then_some(from..from + len);
        }
        if ending == Ending::Bare && is_hangul(next) {
            // A bare number before a Korean word: 5 위블.
            // 남 25,842 여 25,908: the label of the next cell.
            let len: usize = rest.chars().take_while(|&c| is_hangul(c)).map(char::len_utf8).sum();
            let label = rest[len..]
                .strip_prefix(' ')
                .is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit() || "-−△▲+(".contains(c)));
            return (!label && !self.words.follows.begin(rest)).then(|| from..from + word_len(rest));
        }
        None
    }

    /// Why a figure can't be read for what stands before it, if so. `bare` numbers are names after a letter: H100, 図3.
    pub fn unread_before(
        &self,
        start: usize,
        end: usize,
        kind: Option<UnitKind>,
        bare: bool,
    ) -> Option<Unread> {
        if let Some(part) = self.head_of_number(start, end) {
            return Some(Unread::Unknown(part));
        }
        if self.joints.binary_search(&start).is_ok() {
            return None;
        }
        let before = self.before(start)?;
        let text = &self.text[..start];
        let name = |from: usize| Some(Unread::Name(from..end));
        if before.is_ascii_digit() {
            return Some(Unread::Unknown(start - 1..start));
        }
        // 1, 300億円: a blank behind the comma of thousands.
        let parted = text.strip_suffix(", ").is_some_and(|text| text.ends_with(|c: char| c.is_ascii_digit()));
        let digits = self.rest(start).bytes().take_while(u8::is_ascii_digit).count();
        if parted && digits == 3 {
            return Some(Unread::Unknown(start - 2..start));
        }
        // 3、500億円, 3’500億円: signs that Japanese and Chinese don't part thousands with.
        let of_thousands = matches!(before, '、' | '’' | '\'' | '`')
            && text[..start - before.len_utf8()].ends_with(|c: char| c.is_ascii_digit());
        if of_thousands && digits == 3 {
            return Some(Unread::Unknown(start - before.len_utf8()..start));
        }
        // 亿 of 数十亿, 上百亿 and 二十一万九千七百亿, where the number before it wasn't read with it.
        let in_kanji = self.at(start).is_some_and(|c| is_numeral(c) || matches!(c, '数' | '几'));
        let after_numeral = || text[..start - before.len_utf8()].ends_with(is_numeral);
        let goes_on = |c: char| {
            is_numeral(c)
                || matches!(c, '数' | '几' | '点' | '上' | '成' | '好' | '幾')
                || (matches!(c, '・' | '．') && after_numeral())
        };
        if in_kanji && goes_on(before) && !text.ends_with("以上") && !self.is_level_before(text, before) {
            return Some(Unread::Unknown(start - before.len_utf8()..start));
        }
        // 新臺幣3億元: money whose name isn't known.
        if self.words.language == "zh" && kind == Some(UnitKind::Money) && matches!(before, '币' | '幣') {
            return Some(Unread::Unknown(start - before.len_utf8()..start));
        }
        if self.words.language == "zh"
            && let Some(part) = self.negated_before(start)
        {
            return Some(Unread::Unknown(part));
        }
        let apart = self.bound_before(start).or_else(|| self.degree_before(start));
        if let Some(part) =
            apart.or_else(|| self.country_before(start, end).filter(|_| kind == Some(UnitKind::Money)))
        {
            return Some(Unread::Unknown(part));
        }
        if matches!(before, '.' | ',' | '/' | '-' | '–' | ':') {
            let touching = text[..start - before.len_utf8()]
                .chars()
                .next_back()
                .is_some_and(|c| c.is_ascii_alphanumeric());
            if touching {
                return name(start - before.len_utf8());
            }
        }
        if before.is_ascii_alphabetic() {
            let from = text
                .rfind(|c: char| !c.is_ascii_alphanumeric())
                .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
            let apposition = matches!(kind, Some(UnitKind::Share | UnitKind::Money | UnitKind::Multiple));
            return if apposition { None } else { name(from) };
        }
        if before == ' ' && bare && self.is_latin_name(start, end) {
            let word = text
                .trim_end()
                .rfind(|c: char| !c.is_ascii_alphanumeric())
                .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
            return name(word);
        }
        if let Some(part) = self.bracketed_after_particle(start, end).filter(|_| !bare) {
            return Some(Unread::Unknown(part));
        }
        // [3] is a footnote.
        if before == '[' && bare && self.rest(end).starts_with(']') {
            return name(start - 1);
        }
        // An end without its beginning: 〜5億円. A long vowel for a minus: ー5℃.
        let lone_vowel = before == 'ー' && !text[..start - before.len_utf8()].ends_with(is_katakana);
        if matches!(before, '~') || lone_vowel {
            return Some(Unread::Unknown(start - before.len_utf8()..start));
        }
        if matches!(before, '…' | '或') {
            return Some(Unread::Unknown(start - before.len_utf8()..start));
        }
        if let Some(part) = self.each_before(start).filter(|_| !bare) {
            return Some(Unread::Unknown(part));
        }
        if matches!(before, '第' | '#' | '№' | '☎' | '〒') {
            return name(start - before.len_utf8());
        }
        if matches!(before, '^' | '×' | '*' | '@' | '_' | '\\' | '%' | '$' | '€' | '£' | '¥') {
            return Some(Unread::Unknown(start - before.len_utf8()..start));
        }
        // 図1.2, 表3: numbers of parts of a document, decimals too.
        let part =
            ["図", "表", "図表", "式", "節", "章", "注", "問", "バージョン", "付録", "別表", "別紙", "資料"];
        if bare && self.words.language == "ja" && part.iter().any(|word| text.ends_with(word)) {
            return name(start - before.len_utf8());
        }
        let earlier = text[..start - before.len_utf8()].chars().next_back();
        if is_kanji(before) || is_katakana(before) {
            let integer = bare && !self.text[start..end].contains(['.', ',', '・', '△', '▲']);
            if integer && self.words.language != "zh" && !self.says_number(text) {
                return name(start - before.len_utf8());
            }
            let lone = is_kanji(before)
                && !earlier.is_some_and(|c| is_kanji(c) || is_katakana(c) || c.is_ascii_alphanumeric());
            if lone
                && self.words.language == "ja"
                && !self.words.stands_before.contains(before)
                && !is_numeral(before)
            {
                return Some(Unread::Unknown(start - before.len_utf8()..start));
            }
        }
        None
    }

    /// 3兆 of 3兆、2,000億円 and of 3兆 above 2,000億円; 約 at the end of the line before.
    fn head_of_number(&self, start: usize, end: usize) -> Option<Range<usize>> {
        let text = &self.text[..start];
        let parted = text.trim_end_matches([' ', '\n', '、', 'と', ',']);
        let gap = &text[parted.len()..];
        if gap.chars().count() > 1 {
            return None;
        }
        let mut characters = parted.chars().rev();
        let scale =
            characters.next().filter(|c| matches!(c, '兆' | '億' | '亿' | '万' | '萬' | '억' | '조' | '만'));
        let counted = characters.next().is_some_and(|c| c.is_ascii_digit() || is_numeral(c));
        let place = |c: char| {
            "万萬만".contains(c) as usize
                + 2 * "億亿억".contains(c) as usize
                + 3 * "兆조".contains(c) as usize
        };
        if let Some(scale) = scale.filter(|_| counted) {
            let own = self.text[start..end].chars().map(place).max().unwrap_or(0);
            // 3億 2億 are two cells of a row; 3万、4万 two ends.
            let other = own > 0 && own != place(scale);
            return (other && (gap != " " || own > place(scale)))
                .then_some(parted.len() - scale.len_utf8()..start);
        }
        let about = ["約", "およそ", "ほぼ", "约", "약"].iter().find(|word| parted.ends_with(**word));
        about.filter(|_| gap == "\n").map(|word| parted.len() - word.len()..start)
    }

    /// 各社 of 各社3億円, 隔月 of 隔月5億円: so much for each of many.
    fn each_before(&self, start: usize) -> Option<Range<usize>> {
        let text = &self.text[..start];
        let every =
            ["隔月", "隔年", "隔週", "隔日", "毎回", "毎度"].iter().find(|word| text.ends_with(**word));
        let of_each = || {
            let mut characters = text.char_indices().rev();
            let near = [characters.next()?, characters.next()?, characters.next()?];
            let at = near.iter().skip(1).find(|(_, c)| *c == '各')?.0;
            text[at..].chars().all(is_kanji).then_some(at)
        };
        match (every, self.words.language) {
            (Some(word), _) => Some(start - word.len()..start),
            (None, "ja") => of_each().map(|at| at..start),
            _ => None,
        }
    }

    /// Whether a character before kanji numerals ends a word of its own: 売上 of 売上百億円, 時点 of 時点二社.
    fn is_level_before(&self, text: &str, before: char) -> bool {
        let earlier = text[..text.len() - before.len_utf8()].chars().next_back();
        match before {
            '上' | '点' | '数' => {
                self.words.language == "ja" && earlier.is_some_and(|c| is_kanji(c) && !is_numeral(c))
            }
            _ => false,
        }
    }

    /// Whether a bare whole number after a word in Latin letters and a blank is a part of a name in a sentence: ISO 9001の. In a row of
    /// a table a label stands before numbers.
    fn is_latin_name(&self, start: usize, end: usize) -> bool {
        let latin = self.text[..start].trim_end().ends_with(|c: char| c.is_ascii_alphabetic());
        let whole = self.text[start..end].bytes().all(|byte| byte.is_ascii_digit());
        latin && whole && self.at(end).is_some_and(|c| c.is_alphabetic() || matches!(c, '、' | '。' | ')'))
    }

    /// Whether a text ends in a word after which a bare number is no name: 賛成7, 指数105.
    fn says_number(&self, text: &str) -> bool {
        const WORDS: [&str; 14] = [
            "賛成",
            "反対",
            "棄権",
            "指数",
            "震度",
            "気圧",
            "総数",
            "合計",
            "得点",
            "平均",
            "マグニチュード",
            "係数",
            "人数",
            "件数",
        ];
        WORDS.iter().any(|word| text.ends_with(word))
    }
}

/// First characters of what parts or bounds a date, or goes on it: 年度, 月期, 日間, 年来, 時.
const DATE_WORDS: &str = "早晩盛度代間末初半前後目頃以中内来余弱強超未近上下春夏秋冬期旬号分生物歳周終始盤至到自底底初时時時点後后";
