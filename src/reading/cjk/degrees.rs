//! Words of degree beside a figure or date that no list of bounds has, told by their form: 少なくて, 遅くとも, 最迟, 多达, 늦어도; what
//! makes it a possibility: おそらく; and a multiple or half of the figure: 500社の2倍.

use std::ops::Range;

use super::characters::{is_hangul, is_kanji};
use super::numeral::is_numeral;
use super::scan::Scan;
use super::word_list::begins_with;

/// Endings of Japanese adjectives that make a degree of them before a figure.
const JAPANESE: [&str; 6] = ["くとも", "くても", "くて", "くも", "ければ", "かれ"];
/// The last characters of adjectives that measure: 少ない, 早い, 大きい.
const MEASURES: &str = "多遅早速長短高低重軽安広狭深浅近遠厚薄古新若強弱良悪よ";
/// Those whose stem is two characters long.
const LONG_MEASURES: [&str; 4] = ["少な", "すくな", "大き", "小さ"];
/// Before 达, 至 and 到 of Chinese: how much something reaches.
const REACHED: &str = "多高长長重深远遠宽寬厚低少";
/// What after 最 of Chinese bounds nothing: 最近 5 years, 最终, 最新.
const NO_DEGREE: &str = "近终終后後新初";
/// Stems of Korean adjectives that measure, and the endings that make a degree of them.
const STEMS: [&str; 16] = [
    "늦", "늦어", "이르", "일러", "빠르", "빨라", "많", "많아", "적", "적어", "길", "길어", "짧", "짧아",
    "크", "작",
];
/// Words before a figure that make it a possibility: おそらく500社, 也许500家, 아마 500개.
const POSSIBLE: [&str; 22] = [
    "おそらく",
    "恐らく",
    "たぶん",
    "多分",
    "もしかすると",
    "もしかしたら",
    "ひょっとすると",
    "ひょっとしたら",
    "ことによると",
    "かもしれない",
    "可能",
    "也许",
    "也許",
    "或许",
    "或許",
    "恐怕",
    "兴许",
    "说不定",
    "아마",
    "아마도",
    "어쩌면",
    "혹시",
];
/// Verbs and adverbs behind 可能 that say how many there are: 剩下, 还有, 只有, 达到.
const STATES: [char; 18] = [
    '剩', '还', '還', '有', '只', '仅', '僅', '为', '為', '是', '达', '達', '在', '共', '余', '餘', '多',
    '存',
];
/// What behind a figure makes it a possibility: かもしれない, 일 수도 있다, 也说不定.
const POSSIBLE_BEHIND: [&str; 12] = [
    "かもしれ",
    "かも知れ",
    "である可能性",
    "の可能性",
    "일 수도 있",
    "일 수 있",
    "일지도 모",
    "일지 모",
    "일 가능성",
    "也说不定",
    "也说不准",
    "也未可知",
];
const ENDINGS: [&str; 9] = ["도", "어도", "아도", "면", "으면", "야", "어야", "아야", "게는"];

impl Scan<'_> {
    /// The word of degree right before a place.
    pub fn degree_before(&self, start: usize) -> Option<Range<usize>> {
        let text = self.text[..start].trim_end_matches([' ', '、', ',']);
        let apart = text.len() < start;
        if let Some(from) = self.possibility_before(start) {
            return Some(from..start);
        }
        let from = match self.words.language {
            "ja" => JAPANESE.iter().find_map(|ending| {
                let stem = text.strip_suffix(ending)?;
                let long = LONG_MEASURES.iter().find(|word| stem.ends_with(**word)).map(|word| word.len());
                let short = || stem.chars().next_back().filter(|c| MEASURES.contains(*c)).map(char::len_utf8);
                // 早くも and 多くも say when and how, and bound nothing.
                let adverb = *ending == "くも" && !stem.ends_with('遅');
                (!adverb).then(|| long.or_else(short)).flatten().map(|len| stem.len() - len)
            }),
            "zh" if !apart => {
                let mut back = text.char_indices().rev();
                let (last_at, last) = back.next()?;
                let (at, before) = back.next().unzip();
                match last {
                    '达' | '達' | '至' | '到' => {
                        at.filter(|_| before.is_some_and(|c| REACHED.contains(c)))
                    }
                    // 上500家: as many as that. 会上, 加上 and the like end in it.
                    '上' => (!before.is_some_and(char::is_alphanumeric)).then_some(last_at),
                    c if before == Some('最') && !NO_DEGREE.contains(c) => at,
                    _ => None,
                }
            }
            "ko" => ENDINGS.iter().find_map(|ending| {
                let word = text.strip_suffix(ending)?;
                let stem = STEMS.iter().find(|stem| word.ends_with(**stem))?;
                let whole = !word[..word.len() - stem.len()].ends_with(char::is_alphabetic);
                whole.then_some(word.len() - stem.len())
            }),
            _ => None,
        };
        from.map(|from| from..start)
    }

    /// The words behind a figure that make it a possibility.
    pub fn possibility_behind(&self, end: usize) -> Option<Range<usize>> {
        begins_with(self.rest(end), &POSSIBLE_BEHIND).map(|len| end..end + len)
    }

    /// Where a possibility begins that the clause of a figure is: 可能剩下640家, もしかすると残りは640社, 아마 남은 640개.
    fn possibility_before(&self, start: usize) -> Option<usize> {
        const FARTHEST: usize = 16;
        let ends = |c: char| {
            c.is_ascii_digit()
                || is_numeral(c)
                || matches!(c, '。' | '\n' | '\t' | '!' | '?' | ';' | '」' | '”')
        };
        let before = &self.text[..start];
        let near = before.char_indices().rev().take(FARTHEST).take_while(|(_, c)| !ends(*c));
        let clause = near.last().map_or("", |(from, _)| &before[from..]);
        let from = before.len() - clause.len();
        POSSIBLE.iter().find_map(|word| {
            let at = clause.rfind(word)?;
            let rest = &clause[at + word.len()..];
            // 不可能 and 尽可能 are other words, 可能性 and 가능한 nouns; 아마 of 아마존 is a name's.
            let other = clause[..at].ends_with(['不', '尽', '盡', '儘', '仅', '性'])
                || rest.starts_with(['性', '的', '존', '추'])
                || clause[..at].ends_with(is_hangul);
            // 可能上涨0.3% may be, and is 0.3 % if it is; 可能剩下640家 says how many there may be.
            let rises = rest.is_empty() && self.words.change_before.begins(self.rest(start)).is_some();
            let verb = *word == "可能" && (rises || !rest.is_empty() && !rest.starts_with(STATES));
            // 多分に is an adverb of degree, 可能な限り one of effort.
            let adverb = rest.starts_with(['に', 'な'])
                || *word == "可能" && self.words.language != "zh" && !rest.is_empty();
            (!other && !verb && !adverb).then_some(from + at)
        })
    }

    /// The brackets around a figure that a sentence leads up to: 増減率は(0.3%)だった. They aren't those of an apposition, which stand behind
    /// a noun, and may be the sign of what is below zero.
    pub fn bracketed_after_particle(&self, start: usize, end: usize) -> Option<Range<usize>> {
        let text = self.text[..start].strip_suffix('(').filter(|_| self.rest(end).starts_with(')'))?;
        let text = text.trim_end_matches(' ');
        let leads = match self.words.language {
            "ja" => text.ends_with(['は', 'が', 'も', 'で']),
            // 为 of 行为 and 认为 is a part of another word.
            "zh" => text
                .strip_suffix(['为', '為', '是'])
                .is_some_and(|text| !text.ends_with(['行', '作', '认', '認', '因', '以', '人', '于', '还'])),
            _ => text.ends_with(['은', '는']),
        };
        leads.then(|| text.len()..end + 1)
    }

    /// The words that make a multiple or a half of the figure that ends at a place: の2倍, 的一半, 의 두 배.
    pub fn multiple_of(&self, end: usize) -> Option<Range<usize>> {
        let link = match self.words.language {
            "ja" => "の",
            "zh" => "的",
            _ => "의 ",
        };
        let from = end + self.rest(end).starts_with(link).then_some(link.len())?;
        const PARTS: [&str; 10] =
            ["半分", "半額", "倍", "数倍", "何倍", "数十倍", "一半", "절반", "두 배", "세 배"];
        if let Some(len) = begins_with(self.rest(from), &PARTS) {
            // 倍数 and 倍率 are words of their own.
            let word = self.rest(from).starts_with('倍') && self.at(from + len).is_some_and(is_kanji);
            return (!word).then_some(end..from + len);
        }
        let numeral = self.numeral(from).ok()??;
        let len = begins_with(self.rest(numeral.end), &["倍", "배"])?;
        Some(end..numeral.end + len)
    }

    /// The line below a figure that is nothing but a word of degree, which the layout has cut off: 超.
    pub fn degree_below(&self, end: usize) -> Option<Range<usize>> {
        let below = self.rest(end).strip_prefix('\n')?;
        let line = below.split(['\n', '\t']).next()?;
        let word = line.trim_matches([' ', '。', '、', '.']);
        let (len, _) = self.words.after.begins(word)?;
        let at = end + 1 + (line.len() - line.trim_start().len());
        (len == word.len()).then_some(end..at + len)
    }
}
