//! A number with the unit beside it: 12兆3,456億円, 123円45銭, 0.457kg-CO2/kWh, 三分の二, 3割5分.

use std::ops::Range;

use rust_decimal::Decimal;

use super::super::meaning::UnitTerm;
use super::characters::{is_hangul, is_kanji, is_katakana};
use super::neighbours::Ending;
use super::numeral::{Definiteness, Malformed, NumberScript, NumeralAt, leading_scale};
use super::scan::Scan;
use super::vocabulary::Qualification;
use super::word_list::begins_with;
use crate::value::{Measure, Number, UnitKind, UnitName, UnlessSaid, Writing};

/// A number with its unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Measurement {
    /// Where it ends.
    pub end: usize,
    /// The number; the lower end of 十数.
    pub value: Number,
    /// The upper end of 十数.
    pub to: Option<Number>,
    /// Whether it is an open number of such steps.
    pub several: bool,
    /// The number as it is written; nothing of one in words such as 半数.
    pub numeral: Option<NumeralAt>,
    /// What stands above the line.
    pub over: Vec<UnitTerm>,
    /// What stands below it.
    pub under: Vec<UnitTerm>,
    /// What a word of the number itself says: 余 of 100余名, 過 of 過半数.
    pub says: Option<Qualification>,
    /// Where its unit stands.
    pub unit: Range<usize>,
}

impl Measurement {
    /// The sort of its unit.
    pub fn kind(&self) -> Option<UnitKind> {
        match self.over.first()? {
            UnitTerm::Known { name, .. } => name.measures.first().map(|measure| measure.kind),
            UnitTerm::Noun { .. } => None,
        }
    }

    /// Whether it has no unit.
    pub fn is_bare(&self) -> bool {
        self.over.is_empty() && self.under.is_empty()
    }
}

/// A name as one term.
pub fn known(name: UnitName) -> UnitTerm {
    UnitTerm::Known { name, each: Number::from(1) }
}

/// The unit of parts of a whole.
pub fn share() -> UnitTerm {
    let measure = Measure { base: "share".into(), factor: Number::from(1), kind: UnitKind::Share };
    known(UnitName {
        len: 0,
        writing: Writing::Word,
        measures: vec![measure],
        unless_said: UnlessSaid::First,
    })
}

impl Scan<'_> {
    /// The names of units at a place, the longest first, each with where it ends. One blank may stand before a unit.
    pub fn units(&self, at: usize) -> Vec<(UnitName, usize)> {
        let from = self.skip(at);
        let mut names = self.names_at(from).to_vec();
        // 25个基点: the counter of everything before a unit.
        if let Some(rest) = self.rest(from).strip_prefix(['个', '個']).filter(|_| names.is_empty()) {
            let counted = self.setting.units.after(rest, self.words.language).into_iter();
            names.extend(counted.map(|name| UnitName { len: name.len + '个'.len_utf8(), ..name }));
        }
        if names.is_empty() {
            names = self.before_level(from);
        }
        names
            .into_iter()
            .map(|name| {
                let end = from + name.len;
                (name, end)
            })
            .collect()
    }

    /// パラメータ of パラメータレベル: the unit before what says that a figure is of its size, in the same script.
    fn before_level(&self, from: usize) -> Vec<UnitName> {
        let rest = self.rest(from);
        let word = &rest[..rest.chars().take_while(|&c| is_katakana(c)).map(char::len_utf8).sum()];
        let Some(unit) = ["レベル", "クラス"].iter().find_map(|level| word.strip_suffix(level)) else {
            return Vec::new();
        };
        let mut names = self.setting.units.after(unit, self.words.language);
        names.retain(|name| name.len == unit.len());
        names
    }

    /// What is counted, behind の and the like, where a number has no unit: 1億以上のタスク, 100の国. Where it ends.
    pub fn counted_noun(&self, at: usize) -> Option<(UnitName, usize)> {
        let of = match self.words.language {
            "ja" => "の",
            "zh" => "的",
            _ => "의 ",
        };
        let from = at + self.rest(at).starts_with(of).then_some(of.len())?;
        let names = self.units(from).into_iter();
        let mut counted = names.filter(|(name, end)| {
            let count = name.measures.iter().all(|measure| measure.kind == UnitKind::Count);
            count && self.unknown_after(*end, Ending::Unit).is_none()
        });
        counted.next()
    }

    /// A unit by its word.
    pub fn unit_of(&self, word: &str) -> Option<UnitName> {
        self.setting.units.after(word, self.words.language).into_iter().find(|name| name.len == word.len())
    }

    /// The readings of a number with what stands after it, the most likely first.
    ///
    /// # Errors
    /// When the digits there are no number.
    pub fn pieces(&self, at: usize) -> Result<Vec<Measurement>, Malformed> {
        if let Some(piece) = self.in_words(at) {
            return Ok(vec![piece]);
        }
        let Some(numeral) = self.numeral(at)? else { return Ok(Vec::new()) };
        if let Some(piece) = self.slashed(at, &numeral) {
            return Ok(vec![piece]);
        }
        if let Some(piece) = self.fraction(&numeral) {
            return Ok(self.of_a_length(piece));
        }
        if let Some(piece) = self.tenths(&numeral) {
            return Ok(vec![piece]);
        }
        if numeral.script == NumberScript::Kanji && !self.kanji_stands(at, &numeral) {
            return Ok(Vec::new());
        }
        let bare = Measurement {
            end: numeral.end,
            value: Number::from(numeral.value),
            to: if let Definiteness::To(high) = numeral.sort { Some(Number::from(high)) } else { None },
            several: numeral.sort == Definiteness::Several,
            over: Vec::new(),
            under: Vec::new(),
            says: None,
            unit: numeral.end..numeral.end,
            numeral: Some(numeral),
        };
        let mut pieces = Vec::new();
        let mut from = numeral.end + self.note_mark(&numeral);
        let mut says = None;
        if let Some((len, word)) = self.words.between.begins(self.rest(from)) {
            // 100余名, 300多家, 3万多亿: a scale may follow.
            (from, says) = (from + len, Some(word));
        }
        let mut value = bare.value;
        // 5.2¹億円
        if from > numeral.end
            && let Some((scale, len)) = leading_scale(self.rest(from))
            && let Some(product) = value.times(Number::from(scale))
        {
            (value, from) = (product, from + len);
        }
        // 一个半小时: one of what follows, and a half.
        let half = begins_with(self.rest(from), &["个半", "個半"])
            .filter(|_| self.words.language == "zh" && says.is_none());
        if let Some(len) = half
            && let Some(doubled) = value.times(Number::from(2))
            && let Some(more) = Number::fraction(doubled.decimal() + Decimal::ONE, 2)
        {
            (value, from) = (more, from + len);
        }
        if says.is_some()
            && let Some((scale, len)) = leading_scale(self.rest(from))
            && let Some(product) = value.times(Number::from(scale))
        {
            (value, from) = (product, from + len);
        }
        // 三つ counts anything; what, is on the author's word.
        if self.words.language == "ja" && self.rest(from).starts_with('つ') && value < Number::from(10) {
            let noun = UnitTerm::Noun { text: "つ".to_owned(), each: Number::from(1) };
            let end = from + 'つ'.len_utf8();
            pieces.push(Measurement { end, value, says, over: vec![noun], unit: from..end, ..bare.clone() });
        }
        for (name, end) in self.units(from) {
            let piece =
                Measurement { end, value, says, over: vec![known(name)], unit: from..end, ..bare.clone() };
            let piece = self.lower_units(self.with_half(piece));
            pieces.push(self.below_line(piece));
        }
        if says.is_none() {
            pieces.push(bare);
        }
        Ok(pieces)
    }

    /// How long a footnote mark is between a number and its scale or unit: 5,000¹人, 5,000*人, 5,000[2]人, 5,000(注1)人.
    fn note_mark(&self, numeral: &NumeralAt) -> usize {
        let rest = self.rest(numeral.end);
        if numeral.script != NumberScript::Digits {
            return 0;
        }
        let raised = |c: char| matches!(c, '¹' | '²' | '³' | '\u{2070}'..='\u{2079}');
        let len = |is: &dyn Fn(char) -> bool| -> usize {
            rest.chars().take_while(|&c| is(c)).take(2).map(char::len_utf8).sum()
        };
        // 5² may be 25.
        let power = rest.starts_with(['²', '³']) && numeral.value < Decimal::ONE_THOUSAND;
        let sign = len(&|c| matches!(c, '*' | '†' | '‡' | '※')).max(if power { 0 } else { len(&raised) });
        let bracketed = || {
            let (inner, close) = match rest.chars().next()? {
                '[' => (&rest[1..], ']'),
                '(' if rest[1..].starts_with(['注', '주']) => (&rest[1..], ')'),
                _ => return None,
            };
            let note = inner.trim_start_matches(['注', '주']);
            let digits = note.bytes().take_while(u8::is_ascii_digit).count();
            let rest = note[digits..].strip_prefix(close).filter(|_| digits <= 2)?;
            Some(self.text.len() - numeral.end - rest.len())
        };
        let mark = if sign > 0 { sign } else { bracketed().unwrap_or(0) };
        // What follows is what is counted, or its scale.
        let after = numeral.end + mark;
        let counted = !self.names_at(after).is_empty() || leading_scale(self.rest(after)).is_some();
        if mark > 0 && counted { mark } else { 0 }
    }

    /// A fraction by itself, after the length of time that it may be of: 2分の1日.
    fn of_a_length(&self, fraction: Measurement) -> Vec<Measurement> {
        let is_length = |name: &UnitName| name.measures.iter().all(|one| one.kind == UnitKind::Duration);
        let lengths = self.units(fraction.end).into_iter().filter(|(name, end)| {
            is_length(name)
                && !self.rest(fraction.end).starts_with(' ')
                && self.unknown_after(*end, Ending::Unit).is_none()
        });
        let of = lengths.map(|(name, end)| Measurement {
            end,
            over: vec![known(name)],
            unit: fraction.end..end,
            ..fraction.clone()
        });
        of.chain([fraction.clone()]).collect()
    }

    /// Whether a number in kanji stands for itself: a lone digit may be the end of another word (統一).
    fn kanji_stands(&self, at: usize, numeral: &NumeralAt) -> bool {
        let text = &self.text[..at];
        let after_own = |word: &str| {
            text.ends_with(word) || text.strip_suffix(' ').is_some_and(|text| text.ends_with(word))
        };
        let words = self.words;
        let qualified = words.before.words().any(after_own)
            || words.change_before.words().any(after_own)
            || words.rates.words().any(after_own);
        if qualified {
            return true;
        }
        let lone = self.text[at..numeral.end].chars().count() == 1;
        let open = numeral.sort == Definiteness::Several;
        let before = self.before(at);
        let word = before.is_some_and(is_kanji);
        let hangul = before.is_some_and(is_hangul);
        match self.words.language {
            "ko" => !hangul,
            // Chinese parts nothing: 达数十亿, 为期三年. 人数 and 统一 are words of their own.
            // 万余人, 一个半小时
            "zh" if lone
                && (self.rest(at).starts_with(['万', '亿', '萬', '億'])
                    || begins_with(self.rest(numeral.end), &["个半", "個半"]).is_some()) =>
            {
                true
            }
            "zh" if open => !before.is_some_and(|c| "人户次指系总多少倍分基函参件家天套无读计岁".contains(c)),
            "zh" if lone && before.is_some_and(|c| "期达为约有需要历经到至了过时共".contains(c)) => {
                true
            }
            _ => !((lone || open) && word),
        }
    }

    /// 3時間半, 1年半: the half of a unit of time.
    fn with_half(&self, mut piece: Measurement) -> Measurement {
        let half = self.words.dates.half;
        let blank = usize::from(self.words.language == "ko" && self.rest(piece.end).starts_with(" 반"));
        let rest = self.rest(piece.end + blank);
        let duration = piece.kind() == Some(UnitKind::Duration);
        if !duration || !rest.starts_with(half) || piece.to.is_some() {
            return piece;
        }
        let follows = rest[half.len()..].chars().next();
        if follows.is_some_and(|c| matches!(c, 'ば' | '期' | '数' | '分' | '年' | '月' | '日'))
            || (blank > 0 && follows.is_some_and(is_hangul))
        {
            return piece;
        }
        let doubled = piece
            .numeral
            .as_ref()
            .and_then(|numeral| numeral.value.checked_mul(2.into())?.checked_add(1.into()));
        if let Some(value) = doubled.and_then(|doubled| Number::fraction(doubled, 2)) {
            piece.value = value;
            piece.end += blank + half.len();
        }
        piece
    }

    /// 1時間30分, 123円45銭: a smaller unit of the same sort after the first, the whole counted in the smaller one.
    fn lower_units(&self, mut piece: Measurement) -> Measurement {
        while piece.to.is_none() && !piece.several && piece.says.is_none() {
            let from = self.skip(piece.end);
            let Ok(Some(next)) = self.numeral(from) else { break };
            if next.sort != Definiteness::Definite || next.script == NumberScript::Scaled {
                break;
            }
            let Some(UnitTerm::Known { name: upper, .. }) = piece.over.first().cloned() else { break };
            let units = self.units(next.end);
            let touching = from == piece.end && next.script == NumberScript::Digits;
            let lower = units.into_iter().find_map(|(lower, end)| {
                let (factor, measures) = ratio(&upper, &lower, touching)?;
                let value = piece.value.times(factor)?;
                let below = Number::from(next.value) < factor;
                let sum = value
                    .decimal()
                    .checked_add(next.value)
                    .filter(|_| below && value.as_fraction().is_none())?;
                Some((Number::from(sum), UnitName { measures, ..lower }, end))
            });
            let Some((value, name, end)) = lower else { break };
            piece = Measurement { end, value, over: vec![known(name)], numeral: Some(next), ..piece };
        }
        piece
    }

    /// 円/kWh: what is below the line.
    pub fn below_line(&self, mut piece: Measurement) -> Measurement {
        while self.rest(piece.end).starts_with('/') {
            let from = self.skip(piece.end + 1);
            let (each, from) = match self.numeral(from) {
                Ok(Some(numeral)) if numeral.sort == Definiteness::Definite => {
                    (Number::from(numeral.value), numeral.end)
                }
                _ => (Number::from(1), from),
            };
            let Some((name, end)) = self.units(from).into_iter().next() else { break };
            piece.under.push(UnitTerm::Known { name, each });
            piece.end = end;
        }
        piece
    }
}

/// How many of a lower unit an upper one is, and the measures of the lower one that have that base.
/// Measures are told in two units only where nothing parts them: 1メートル85センチ.
fn ratio(upper: &UnitName, lower: &UnitName, touching: bool) -> Option<(Number, Vec<Measure>)> {
    upper.measures.iter().find_map(|upper| {
        let lower =
            lower.measures.iter().find(|lower| lower.base == upper.base && lower.kind == upper.kind)?;
        let factor = upper.factor.times(lower.factor.inverse()?)?;
        let splits = matches!(upper.kind, UnitKind::Money | UnitKind::Duration)
            || (touching && upper.kind == UnitKind::Measure);
        (splits && factor > Number::from(1) && factor.as_fraction().is_none())
            .then(|| (factor, vec![lower.clone()]))
    })
}
