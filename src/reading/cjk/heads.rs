//! What a heading says of the figures below it: 単位:百万円, 1株当たり, 従業員数(人), 増減率(%).

use rust_decimal::Decimal;

use super::super::heading::Head;
use super::super::meaning::{SaidUnit, Term};
use super::super::setting::Setting;
use super::characters::{is_cjk, is_hangul};
use super::numeral::{Definiteness, leading_scale};
use super::scan::{Memo, Scan};
use super::units::known;
use super::unwrapped::Unwrapped;
use super::vocabulary::Vocabulary;
use super::word_list::begins_with;
use crate::value::{Number, UnitKind, UnitName};

/// Reads a heading.
pub fn head(text: &str, words: &'static Vocabulary, setting: &Setting<'_>) -> Head {
    let view = Unwrapped::of(text.trim(), words.language);
    let memo = Memo::default();
    let scan =
        Scan { text: &view.text, words, setting, joints: &view.joints, names_heisei: false, memo: &memo };
    let mut head = Head::default();
    let mut at = 0;
    let mut forced = usize::MAX;
    while at < view.text.len() {
        if let Some(end) = scan.lower_line(at, &mut head) {
            at = end;
            continue;
        }
        // 人民币百万元: the money's name before the scale.
        if scan.begins_word(at) {
            let money = scan.units(at).into_iter().find(|(name, end)| {
                let kind = name.measures.first().map(|measure| measure.kind);
                kind == Some(UnitKind::Money) && leading_scale(scan.rest(*end)).is_some()
            });
            at = money.map_or(at, |(_, end)| end);
            forced = at;
        }
        if (scan.begins_word(at) || forced == at)
            && let Some((scale, term, under, end)) = scan.unit_of_head(at)
        {
            if head.unit.over.is_empty() {
                head.scale = scale;
                head.unit.over.push(term);
                head.unit.under.extend(under);
            }
            at = end;
            continue;
        }
        at += view.text[at..].chars().next().map_or(1, char::len_utf8);
    }
    if head.unit.over.is_empty() && head.unit.under.is_empty() {
        head = scan.bare_head();
    }
    head
}

impl Scan<'_> {
    /// 1株当たり, 日給, 時速: what is below the line.
    fn lower_line(&self, at: usize, head: &mut Head) -> Option<usize> {
        let rest = self.rest(at);
        // 年間 and 月産 in a heading name what is counted; 日給 and 月額 tell what it is per.
        let rate = self.words.rates.begins(rest).filter(|(len, _)| {
            rest[..*len].chars().count() > 1 && !rest[..*len].ends_with(['間', '産', '商', '收', '収'])
        });
        if let Some(len) = begins_with(rest, &["EPS", "BPS", "DPS", "주당"])
            && let Some(name) = self.unit_of(if self.words.language == "ko" { "주" } else { "株" })
        {
            head.unit.under.push(known(name));
            return Some(at + len);
        }
        if let Some((len, word)) = rate {
            head.unit.under.push(known(self.unit_of(word)?));
            return Some(at + len);
        }
        if let Some(len) = self.words.per_before.begins(rest) {
            let (name, end) = self.units(at + len).into_iter().next()?;
            head.unit.under.push(known(name));
            return Some(end);
        }
        if self.before(at).is_some_and(|c| c.is_ascii_digit()) {
            return None;
        }
        let (each, from) = match self.numeral(at) {
            Ok(Some(numeral)) => (Number::from(numeral.value), numeral.end),
            _ => (Number::from(1), at),
        };
        if self.words.language == "ko" && self.before(at).is_some_and(is_hangul) {
            return None;
        }
        let (name, end) = self.units(from).into_iter().find_map(|(name, end)| {
            let len = self.per_after(end).or_else(|| self.rate_goes_on(from > at, end).then_some(0))?;
            Some((name, end + len))
        })?;
        head.unit.under.push(Term::Known { name, each });
        Some(end)
    }

    /// Whether a unit may begin at a place: at the start, after a blank, a bracket or another sign, or after a scale.
    fn begins_word(&self, at: usize) -> bool {
        let Some(before) = self.before(at) else { return true };
        !before.is_alphanumeric()
    }

    /// 百万円, 億kWh, %, 千人: a scale and a unit that end where the word does.
    fn unit_of_head(&self, at: usize) -> Option<(Option<Number>, Term, Vec<Term>, usize)> {
        let rest = self.rest(at);
        let (scale, from): (Option<Decimal>, usize) = match leading_scale(rest) {
            Some((scale, len)) => (Some(scale), at + len),
            None => match self.numeral(at) {
                Ok(Some(numeral))
                    if numeral.sort == Definiteness::Definite && is_power_of_ten(numeral.value) =>
                {
                    (Some(numeral.value), self.skip(numeral.end))
                }
                _ => (None, at),
            },
        };
        let ends = |end: usize| {
            self.at(end).is_none_or(|c| !c.is_alphanumeric())
                || begins_with(self.rest(end), &["未満", "単位", "表示", "以下切捨", "未满", "단위"])
                    .is_some()
        };
        let names: Vec<(UnitName, usize)> =
            self.units(from).into_iter().filter(|(_, end)| *end > from).collect();
        for (name, mut end) in names.into_iter().chain(self.sign_of_head(from)) {
            let mut under = Vec::new();
            if self.rest(end).starts_with('/')
                && let Some((lower, after)) = self.units(end + 1).into_iter().next()
            {
                under.push(known(lower));
                end = after;
            }
            // US$百万
            if let (None, Some((after, len))) = (scale, leading_scale(self.rest(end)))
                && ends(end + len)
            {
                return Some((Some(Number::from(after)), known(name), under, end + len));
            }
            if ends(end) {
                return Some((scale.map(Number::from), known(name), under, end));
            }
        }
        None
    }

    /// A sign that stands before numbers: $, ¥.
    fn sign_of_head(&self, at: usize) -> Option<(UnitName, usize)> {
        let sign = |c: &char| !c.is_whitespace() && !is_cjk(*c) && !matches!(c, ')' | ']' | ',' | '、');
        let len: usize = self.rest(at).chars().take_while(sign).map(char::len_utf8).sum();
        let text = &self.text[at..at + len];
        let name =
            self.setting.units.before(text, self.words.language).into_iter().find(|name| name.len == len)?;
        (len > 0).then_some((name, at + len))
    }

    /// A heading without a unit: a scale alone (千), or a noun.
    fn bare_head(&self) -> Head {
        let text = self.text.trim_matches(|c: char| c.is_whitespace() || "()[]【】「」:".contains(c));
        let word = text
            .rsplit([':', '('])
            .next()
            .unwrap_or(text)
            .trim_matches(|c: char| c.is_whitespace() || c == ')');
        if let Some((scale, _)) = leading_scale(word).filter(|(_, len)| *len == word.len()) {
            return Head { scale: Some(Number::from(scale)), unit: SaidUnit::default() };
        }
        if text.is_empty() {
            return Head::default();
        }
        let noun = Term::Noun { text: text.to_owned(), each: Number::from(1) };
        Head { scale: None, unit: SaidUnit { over: vec![noun], under: Vec::new() } }
    }
}

/// Whether a number is 10, 100, 1,000 …: a scale in digits.
fn is_power_of_ten(value: Decimal) -> bool {
    let mut rest = value;
    while rest > Decimal::ONE && (rest % Decimal::TEN).is_zero() {
        rest /= Decimal::TEN;
    }
    rest == Decimal::ONE && value > Decimal::ONE
}
