//! What a heading says of the figures below it: 単位:百万円, 1株当たり, 従業員数(人), 増減率(%).

use std::ops::Range;

use rust_decimal::Decimal;

use super::super::heading::{Head, HeadedFigures, in_both};
use super::super::meaning::{SaidUnit, Term};
use super::super::setting::Setting;
use super::characters::{is_cjk, is_hangul};
use super::numeral::{Definiteness, leading_scale};
use super::scan::{Memo, Scan};
use super::units::known;
use super::unwrapped::Unwrapped;
use super::vocabulary::Vocabulary;
use super::word_list::begins_with;
use crate::value::{Measure, Number, UnitKind, UnitName};

/// Words of heads whose figures are changes.
const CHANGES: [&str; 12] = [
    "増減",
    "変化率",
    "変動率",
    "騰落率",
    "增减",
    "变动",
    "涨跌",
    "同比",
    "环比",
    "증감",
    "변동률",
    "등락률",
];

/// A unit that a heading gives, with its scale.
struct GivenUnit {
    scale: Option<Number>,
    name: UnitName,
    under: Vec<Term>,
    at: Range<usize>,
}

/// Reads a heading.
///
/// # Errors
/// The first two of several units or scales that it gives: 百万円 ％.
pub fn head(text: &str, words: &'static Vocabulary, setting: &Setting<'_>) -> Result<Head, [String; 2]> {
    let view = Unwrapped::of(text.trim(), words.language);
    let memo = Memo::default();
    let scan =
        Scan { text: &view.text, words, setting, joints: &view.joints, names_heisei: false, memo: &memo };
    let mut head = Head::default();
    let mut given: Option<GivenUnit> = None;
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
            && let Some(next) = scan.unit_of_head(at)
        {
            at = next.at.end;
            let said = |at: &Range<usize>| view.text[at.clone()].to_owned();
            given = Some(match given {
                None => next,
                Some(first) => {
                    let clash = [said(&first.at), said(&next.at)];
                    scan.one_of(first, next).ok_or(clash)?
                }
            });
            continue;
        }
        at += view.text[at..].chars().next().map_or(1, char::len_utf8);
    }
    if let Some(GivenUnit { scale, name, under, .. }) = given {
        head.scale = scale;
        head.unit.over.push(known(name));
        head.unit.under.extend(under);
    }
    let is_change = CHANGES.iter().any(|word| view.text.contains(word));
    if head.unit.is_bare() {
        head = scan.bare_head();
        if is_change {
            // A change is nothing that is counted.
            head.unit = SaidUnit::default();
        }
    }
    if is_change {
        head.figures = HeadedFigures::Changes;
    }
    Ok(head)
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
    fn unit_of_head(&self, at: usize) -> Option<GivenUnit> {
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
                return Some(GivenUnit { scale: Some(Number::from(after)), name, under, at: at..end + len });
            }
            if ends(end) {
                return Some(GivenUnit { scale: scale.map(Number::from), name, under, at: at..end });
            }
        }
        None
    }

    /// What two units of a heading say together; nothing where a figure may have the one or the other.
    fn one_of(&self, one: GivenUnit, other: GivenUnit) -> Option<GivenUnit> {
        let is_row = self.text[one.at.end..other.at.start].chars().all(|c| c.is_whitespace() || c == '・');
        let same = in_both(&one.name.measures, &other.name.measures);
        if !same.is_empty() && one.under == other.under {
            // 币种:人民币 单位:万元: the scale is said once. In a row each column has its own.
            let scale = match (one.scale, other.scale) {
                (one, other) if one == other => one,
                (scale, None) | (None, scale) if !is_row => scale,
                _ => return None,
            };
            return Some(GivenUnit { scale, name: UnitName { measures: same, ..one.name }, ..one });
        }
        // 円 銭: yen with their decimals.
        let is_part = one.name.measures.iter().any(|one| {
            let smaller = |other: &Measure| one.base == other.base && other.factor < one.factor;
            one.kind == UnitKind::Money && other.name.measures.iter().any(smaller)
        });
        (is_part && one.scale.is_none() && other.scale.is_none()).then_some(one)
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
            return Head { scale: Some(Number::from(scale)), ..Head::default() };
        }
        if text.is_empty() {
            return Head::default();
        }
        let noun = Term::Noun { text: text.to_owned(), each: Number::from(1) };
        Head { unit: SaidUnit { over: vec![noun], under: Vec::new() }, ..Head::default() }
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
