//! Bounds that stand a word away from their figure, and bounds that are denied: 上限の額は、次のとおり50万円, 50万円を超えるものではない,
//! 300명을 크게 웃돈다.

use std::ops::Range;

use super::characters::{is_hangul, is_hiragana, is_kanji};
use super::compose::Said;
use super::scan::Scan;
use super::vocabulary::Qualification;
use super::word_list::{begins, begins_with};

/// Words that bound the figure that follows in their clause, with how far it may stand away, in characters.
const WORDS: [(&str, BoundReach); 24] = [
    ("上限", BoundReach::Clause),
    ("下限", BoundReach::Clause),
    ("限度", BoundReach::Clause),
    ("少なくとも", BoundReach::Near),
    ("すくなくとも", BoundReach::Near),
    ("少なくても", BoundReach::Near),
    ("多くとも", BoundReach::Near),
    ("多くても", BoundReach::Near),
    ("最大で", BoundReach::Near),
    ("最大でも", BoundReach::Near),
    ("最低でも", BoundReach::Near),
    ("最低限", BoundReach::Near),
    ("最大限", BoundReach::Near),
    ("概算で", BoundReach::Near),
    ("おおむね", BoundReach::Near),
    ("およそ", BoundReach::Near),
    ("せいぜい", BoundReach::Near),
    ("至少", BoundReach::Near),
    ("至多", BoundReach::Near),
    ("最多可", BoundReach::Near),
    ("最高可", BoundReach::Near),
    ("적어도", BoundReach::Near),
    ("최소한", BoundReach::Near),
    ("많아야", BoundReach::Near),
];

/// How far a word reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum BoundReach {
    /// To the figure next in its clause, where the word is its topic or object.
    Clause,
    /// Over a few characters.
    Near,
}

/// Stems of Korean verbs that bound a figure.
const KOREAN: [(&str, Qualification); 31] = [
    ("넘", Qualification::MoreThan),
    ("웃도", Qualification::MoreThan),
    ("웃돌", Qualification::MoreThan),
    ("웃돈", Qualification::MoreThan),
    ("웃돕", Qualification::MoreThan),
    ("초과", Qualification::MoreThan),
    ("돌파", Qualification::MoreThan),
    ("상회", Qualification::MoreThan),
    ("뛰어넘", Qualification::MoreThan),
    ("밑도", Qualification::LessThan),
    ("밑돌", Qualification::LessThan),
    ("밑돈", Qualification::LessThan),
    ("밑돕", Qualification::LessThan),
    ("하회", Qualification::LessThan),
    ("못 미치", Qualification::LessThan),
    ("못 미친", Qualification::LessThan),
    ("못 미쳤", Qualification::LessThan),
    ("못미치", Qualification::LessThan),
    ("못미친", Qualification::LessThan),
    ("미치지 못", Qualification::LessThan),
    ("미치지 않", Qualification::LessThan),
    ("달하지 못", Qualification::LessThan),
    ("달하지 않", Qualification::LessThan),
    ("이르지 못", Qualification::LessThan),
    ("이르지 않", Qualification::LessThan),
    ("안 되", Qualification::LessThan),
    ("안 된", Qualification::LessThan),
    ("안 돼", Qualification::LessThan),
    ("육박", Qualification::Nearly),
    ("근접", Qualification::Nearly),
    ("가까", Qualification::Nearly),
];

impl Scan<'_> {
    /// What stands before a figure in its clause and bounds it, where it wasn't read with it.
    pub fn bound_before(&self, start: usize) -> Option<Range<usize>> {
        const FARTHEST: usize = 18;
        let before = &self.text[..start];
        let ends = |c: char| c.is_ascii_digit() || matches!(c, '。' | '\n' | '\t' | '!' | '?' | ';' | '」');
        let mut from = start;
        for character in before.chars().rev().take(FARTHEST) {
            if ends(character) {
                break;
            }
            from -= character.len_utf8();
        }
        let clause = &before[from..];
        WORDS.iter().find_map(|(word, reach)| {
            let at = clause.rfind(word)?;
            let after = &clause[at + word.len()..];
            let fits = match reach {
                BoundReach::Near => self.is_near(after),
                BoundReach::Clause => is_topic(after),
            };
            // A word that the figure was read with begins it.
            fits.then_some(from + at..start)
        })
    }

    /// Whether nothing but a few characters without a verb stand between a word and its figure.
    fn is_near(&self, between: &str) -> bool {
        let longest = if self.words.language == "zh" { 4 } else { 8 };
        let apart = between.trim_matches([' ', '、', ',']);
        let other =
            apart.contains(['、', ',', 'を', 'が', '는', '은', '을', '를']) || apart.starts_with('の');
        !other && apart.chars().count() <= longest
    }

    /// The part that denies a bound: ではない of 50万円以下ではない, in whatever words the clause goes on.
    pub fn denied(&self, from: usize, after: usize) -> Option<Range<usize>> {
        if self.words.language != "ja" {
            return None;
        }
        let rest = self.rest(after);
        // 50万円以下ではない, 以上にならない, とは限らない
        const NOT: [&str; 22] = [
            "ではな",
            "でな",
            "でもな",
            "じゃな",
            "にはな",
            "にならな",
            "にはならな",
            "とならな",
            "とはならな",
            "とは限らな",
            "とは言え",
            "とはいえ",
            "ではありませ",
            "でありませ",
            "にはなりませ",
            "になりませ",
            "に達しな",
            "には達しな",
            "を求めな",
            "を要しな",
            "と限らな",
            "でなければ",
        ];
        if let Some(len) = begins_with(rest, &NOT) {
            // 以上でなければならない demands what it says.
            let demands = rest.starts_with("でなければ") || rest.starts_with("にならなければ");
            return (!demands).then_some(from..after + len);
        }
        // を超えるものではない, を超えて支給できない, を上回ることはない
        const ON: [&str; 24] = [
            "ものではな",
            "ものでな",
            "ものではあ",
            "わけではな",
            "わけでな",
            "ことはな",
            "ことはでき",
            "ことができな",
            "ことはあり",
            "ことがあってはな",
            "ことのないよう",
            "ことがないよう",
            "ことなく",
            "ことは認め",
            "とは限らな",
            "とは言え",
            "とはいえ",
            "とは考え",
            "おそれはな",
            "恐れはな",
            "可能性はな",
            "見込みはな",
            "べきでな",
            "べきではな",
        ];
        let verb = self.text[from..after].chars().next_back().is_some_and(is_hiragana);
        let te = self.text[from..after].ends_with(['て', 'で']) || rest.starts_with("ては");
        if !(verb && (te || begins_with(rest, &ON).is_some())) {
            return None;
        }
        let clause: String =
            rest.chars().take_while(|c| c.is_alphabetic() && !c.is_ascii_digit()).take(24).collect();
        const NO: [&str; 9] = ["ない", "なかっ", "なく", "なけれ", "ません", "まい", "ぬ", "得ず", "無い"];
        let demands = clause.contains("なければなら") || clause.contains("ざるを得");
        NO.iter().any(|no| clause.contains(no)).then_some(()).filter(|()| !demands)?;
        Some(from..after + clause.len())
    }

    /// 3%左右至4%: the other end of a range behind a qualifier, which isn't read.
    pub fn range_of_qualified(&self, said: &Said, end: usize) -> Option<Range<usize>> {
        if said.says.is_empty() {
            return None;
        }
        let from = self.skip(end);
        let rest = self.rest(from);
        let len = begins_with(rest, &["~", "-", "–", "—", "−", "ないし", "乃至", "至", "내지"])?;
        let at = self.skip(from + len);
        let other = self.pieces(at).ok()?.into_iter().find(|piece| !piece.is_bare())?;
        Some(end..other.end)
    }

    /// 300명을 크게 웃돈다, 3억 원에도 못 미친다: a Korean verb that bounds the figure, with its particle and adverbs.
    ///
    /// # Errors
    /// The part that denies it: 300명을 넘지 않았다.
    pub fn korean_bound(&self, end: usize) -> Result<Option<(usize, Qualification)>, Range<usize>> {
        if self.words.language != "ko" {
            return Ok(None);
        }
        const PARTICLES: [&str; 14] =
            ["을", "를", "이", "가", "도", "은", "는", "에", "에도", "에는", "선을", "대를", "보다", "마저"];
        const ADVERBS: [&str; 16] = [
            "크게",
            "훨씬",
            "훌쩍",
            "처음으로",
            "약간",
            "소폭",
            "조금",
            "다소",
            "이미",
            "채",
            "거의",
            "한참",
            "이제",
            "간신히",
            "다시",
            "가뿐히",
        ];
        let mut at = end + begins_with(self.rest(end), &PARTICLES).unwrap_or(0);
        let mut from = self.skip(at);
        for _ in 0..2 {
            let Some(len) = begins_with(self.rest(from), &ADVERBS) else { break };
            at = from + len;
            from = self.skip(at);
        }
        if from == end {
            return Ok(None);
        }
        let Some((len, says)) = begins(self.rest(from), &KOREAN) else { return Ok(None) };
        // 가까이 and 육박 stand in the other list with their own endings.
        if at == from {
            return Ok(None);
        }
        let next = self.rest(from + len);
        if !next.starts_with(is_hangul) && !next.is_empty() && !next.starts_with([' ', '.', ',', '\n', ')']) {
            return Ok(None);
        }
        Ok(Some((self.korean_verb(end, from + len)?, says)))
    }
}

/// Whether a clause goes on from a word as its topic or object to the figure: は、原則として, 額が, を一律.
fn is_topic(after: &str) -> bool {
    // A ceiling price (上限価格) is a price.
    let kanji: usize = after.chars().take(6).take_while(|&c| is_kanji(c)).map(char::len_utf8).sum();
    if !["", "額", "値", "率", "数", "金額", "人数", "件数", "枠", "年数", "回数"].contains(&&after[..kanji])
    {
        return false;
    }
    let rest = &after[kanji..];
    let particle = begins_with(rest, &["は", "が", "を", "も", "で", ":", "として", "とし", ""]).unwrap_or(0);
    let rest = rest[particle..].trim_start_matches(['、', ' ', ':']);
    let verb = ["設け", "定め", "撤廃", "超え", "引き", "なく", "ない", "付き", "上げ", "下げ", "規制"];
    !rest.contains(['、', 'を', 'が', 'は'])
        && rest.chars().count() <= 8
        && !verb.iter().any(|verb| rest.contains(verb))
}
