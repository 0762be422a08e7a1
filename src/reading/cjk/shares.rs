//! Numbers that are parts of a whole or are told in words with their unit: 3分の2, 7割, 半数, 半年, 倍増.

use super::super::meaning::UnitTerm;
use super::characters::is_hangul;
use super::numeral::{Definiteness, NumberScript, NumeralAt, is_numeral, kanji_digit};
use super::scan::Scan;
use super::units::{Measurement, known, share};
use super::vocabulary::Qualification;
use super::word_list::{begins, begins_with};
use crate::value::{Number, UnitKind};

impl Scan<'_> {
    /// 3分の2, 三分之二, 百分之五, 3분의 1.
    pub fn fraction(&self, below: &NumeralAt) -> Option<Measurement> {
        let over = ["分の", "分之", "분의"].iter().find(|word| self.rest(below.end).starts_with(**word))?;
        let from = self.skip(below.end + over.len());
        let above = self.numeral(from).ok()??;
        let mut end = above.end;
        let mut value = above.value;
        // 百分之九十八点五: decimals in words.
        if let Some(decimals) = self.rest(end).strip_prefix('点') {
            let digits: Vec<char> =
                decimals.chars().map_while(|c| char::from_digit(kanji_digit(c)?, 10)).collect();
            if !digits.is_empty() {
                let text = format!("{}.{}", value, digits.iter().collect::<String>());
                value = text.parse().ok()?;
                end +=
                    '点'.len_utf8() + decimals.chars().take(digits.len()).map(char::len_utf8).sum::<usize>();
            }
        }
        let of = u32::try_from(below.value).ok().filter(|&of| of > 1)?;
        let to =
            if let Definiteness::To(high) = above.sort { Some(Number::fraction(high, of)?) } else { None };
        if above.sort == Definiteness::Several {
            return None;
        }
        Some(Measurement {
            end,
            value: Number::fraction(value, of)?,
            to,
            several: false,
            numeral: None,
            over: vec![share()],
            under: Vec::new(),
            says: None,
            unit: below.end..end,
        })
    }

    /// 1/2以内, 補助率:2/3: a proper fraction with a slash. 3/31 may be a date, 1/2ページ a place.
    pub fn slashed(&self, at: usize, above: &NumeralAt) -> Option<Measurement> {
        let from = above.end + self.rest(above.end).starts_with('/').then_some(1)?;
        let apart =
            |c: Option<char>| !c.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-'));
        let below = self.numeral(from).ok()??;
        let plain = |numeral: &NumeralAt| {
            numeral.script == NumberScript::Digits
                && numeral.sort == Definiteness::Definite
                && numeral.value.scale() == 0
                && numeral.value <= 12.into()
        };
        let after = self.rest(below.end);
        let stands = after.is_empty()
            || !after.starts_with(char::is_alphabetic)
            || self.words.after.begins(after).is_some()
            || begins_with(
                after,
                &[
                    "を", "と", "に", "の", "が", "は", "で", "ず", "ま", "相当", "補助", "负", "以", "를",
                    "을",
                ],
            )
            .is_some();
        let proper = plain(above) && plain(&below) && above.value < below.value && above.value > 0.into();
        if !proper || !stands || !apart(self.before(at)) || !apart(self.at(below.end)) {
            return None;
        }
        Some(Measurement {
            end: below.end,
            value: Number::fraction(above.value, u32::try_from(below.value).ok()?)?,
            to: None,
            several: false,
            numeral: None,
            over: vec![share()],
            under: Vec::new(),
            says: None,
            unit: above.end..below.end,
        })
    }

    /// 7割, 3割5分, 2割5分3厘, 三成: tenths.
    pub fn tenths(&self, numeral: &NumeralAt) -> Option<Measurement> {
        let steps: &[(&str, i64)] = match self.words.language {
            "ja" => &[("割", 10), ("分", 100), ("厘", 1000)],
            "zh" => &[("成", 10), ("", 100)],
            _ => &[("할", 10), ("푼", 100), ("리", 1000)],
        };
        let (tenth, _) = steps.first()?;
        let unit = numeral.end;
        let mut end = unit + self.rest(unit).starts_with(tenth).then_some(tenth.len())?;
        let in_tenths =
            |value: rust_decimal::Decimal, step: i64| Some(Number::from(value.checked_div(step.into())?));
        let mut value = numeral.value.checked_div(10.into())?;
        let to = if let Definiteness::To(high) = numeral.sort { Some(in_tenths(high, 10)?) } else { None };
        let several = numeral.sort == Definiteness::Several;
        for (word, step) in steps.iter().skip(1) {
            if to.is_some() || several {
                break;
            }
            let Ok(Some(next)) = self.numeral(end) else { break };
            let fits = self.rest(next.end).starts_with(word)
                && next.sort == Definiteness::Definite
                && next.value < 10.into();
            if !fits || (word.is_empty() && next.script != NumberScript::Kanji) {
                break;
            }
            value = value.checked_add(next.value.checked_div((*step).into())?)?;
            end = next.end + word.len();
        }
        let numeral = Some(*numeral);
        Some(Measurement {
            end,
            value: Number::from(value),
            to,
            several,
            numeral,
            over: vec![share()],
            under: Vec::new(),
            says: None,
            unit: unit..end,
        })
    }

    /// Numbers in words with their unit: 半数, 過半数, 半年, 絶対 and the like.
    pub fn in_words(&self, at: usize) -> Option<Measurement> {
        const SHARES: [(&str, Option<Qualification>); 12] = [
            ("過半数", Some(Qualification::MoreThan)),
            ("過半", Some(Qualification::MoreThan)),
            ("半数", None),
            ("半分", None),
            ("过半数", Some(Qualification::MoreThan)),
            ("过半", Some(Qualification::MoreThan)),
            ("一半", None),
            ("绝대", None),
            ("절반", None),
            ("반수", None),
            ("과반수", Some(Qualification::MoreThan)),
            ("과반", Some(Qualification::MoreThan)),
        ];
        let rest = self.rest(at);
        if let Some(piece) = self.native(at) {
            return Some(piece);
        }
        if let Some(piece) = self.doubled(at) {
            return Some(piece);
        }
        let half = || Number::fraction(1.into(), 2);
        let piece = |end: usize, says: Option<Qualification>, over: Vec<UnitTerm>| {
            Some(Measurement {
                end,
                value: half()?,
                to: None,
                several: false,
                numeral: None,
                over,
                under: Vec::new(),
                says,
                unit: at..end,
            })
        };
        let before = self.before(at);
        if let Some((len, says)) = begins(rest, &SHARES) {
            // The end of another word: 大半数.
            if before.is_some_and(|c| {
                matches!(c, '大' | '前' | '後' | '过' | '過' | '과') && !self.text[..at].ends_with("超过")
            }) {
                return None;
            }
            return piece(at + len, says, vec![share()]);
        }
        let from = at + begins_with(rest, &["半", "반"])?;
        if before.is_some_and(|c| {
            matches!(c, '上' | '下' | '前' | '後' | '后' | '大' | '過' | '过' | '一')
                || c.is_numeric()
                || is_hangul(c)
        }) {
            return None;
        }
        // 半月 is half of what is counted as カ月.
        if self.rest(from).starts_with('月') {
            let word = if self.words.language == "zh" { "个月" } else { "カ月" };
            return piece(from + '月'.len_utf8(), None, vec![known(self.unit_of(word)?)]);
        }
        let (name, end) = self.names_at(from).iter().find_map(|name| {
            let duration = name.measures.first().is_some_and(|measure| measure.kind == UnitKind::Duration);
            duration.then(|| {
                let end = from + name.len;
                (name.clone(), end)
            })
        })?;
        piece(end, None, vec![known(name)])
    }

    /// 두 배, 세 명: Korean's own numbers before a counter.
    fn native(&self, at: usize) -> Option<Measurement> {
        const NUMBERS: [(&str, (i64, Option<i64>)); 30] = [
            ("한", (1, None)),
            ("두", (2, None)),
            ("세", (3, None)),
            ("네", (4, None)),
            ("다섯", (5, None)),
            ("여섯", (6, None)),
            ("일곱", (7, None)),
            ("여덟", (8, None)),
            ("아홉", (9, None)),
            ("열", (10, None)),
            ("열한", (11, None)),
            ("열두", (12, None)),
            ("열세", (13, None)),
            ("열네", (14, None)),
            ("열다섯", (15, None)),
            ("열여섯", (16, None)),
            ("열일곱", (17, None)),
            ("열여덟", (18, None)),
            ("열아홉", (19, None)),
            ("스무", (20, None)),
            ("스물한", (21, None)),
            ("스물두", (22, None)),
            ("서른", (30, None)),
            ("마흔", (40, None)),
            ("쉰", (50, None)),
            ("한두", (1, Some(2))),
            ("두세", (2, Some(3))),
            ("서너", (3, Some(4))),
            ("너댓", (4, Some(5))),
            ("대여섯", (5, Some(6))),
        ];
        if self.words.language != "ko" || self.before(at).is_some_and(is_hangul) {
            return None;
        }
        let (len, (value, to)) = begins(self.rest(at), &NUMBERS)?;
        let from = at + len;
        let (name, end) = self.units(from).into_iter().next().filter(|_| self.rest(from).starts_with(' '))?;
        Some(Measurement {
            end,
            value: Number::from(value),
            to: to.map(Number::from),
            several: false,
            numeral: None,
            over: vec![known(name)],
            under: Vec::new(),
            says: None,
            unit: from..end,
        })
    }

    /// 翻一番, 倍増: so many times as much.
    fn doubled(&self, at: usize) -> Option<Measurement> {
        const WORDS: [(&str, i64); 10] = [
            ("翻番", 2),
            ("翻一番", 2),
            ("翻了一番", 2),
            ("翻倍", 2),
            ("翻了两番", 4),
            ("翻两番", 4),
            ("翻三番", 8),
            ("倍増", 2),
            ("갑절", 2),
            ("倍以上", 2),
        ];
        let (len, times) = begins(self.rest(at), &WORDS)?;
        let before = self.before(at);
        if before.is_some_and(|c| c.is_ascii_digit() || is_numeral(c)) {
            return None;
        }
        let says = self.rest(at).starts_with("倍以上").then_some(Qualification::AtLeast);
        let name = self.unit_of(if self.words.language == "ko" { "배" } else { "倍" })?;
        Some(Measurement {
            end: at + len,
            value: Number::from(times),
            to: None,
            several: false,
            numeral: None,
            over: vec![known(name)],
            under: Vec::new(),
            says,
            unit: at..at + len,
        })
    }
}
