//! What a heading says of the figures below it: 単位:百万円, 1株当たり, 従業員数(人), 増減率(%).

use std::ops::Range;

use rust_decimal::Decimal;

use super::super::head::{HeadedFigures, UnitHead, in_both};
use super::super::meaning::{SaidUnit, UnitTerm};
use super::super::setting::SourceSetting;
use super::characters::is_cjk;
use super::latin_heads::{in_latin, is_money};
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
    under: Vec<UnitTerm>,
    at: Range<usize>,
}

/// Reads a heading.
///
/// # Errors
/// The first two of several units or scales that it gives: 百万円 ％.
pub fn head(
    text: &str,
    words: &'static Vocabulary,
    setting: &SourceSetting<'_>,
) -> Result<UnitHead, [String; 2]> {
    let view = Unwrapped::of(text.trim(), words.language);
    let memo = Memo::default();
    let scan =
        Scan { text: &view.text, words, setting, joints: &view.joints, names_heisei: false, memo: &memo };
    if let Some(head) = in_latin(view.text.trim(), &scan) {
        return Ok(head);
    }
    let mut head = UnitHead::default();
    let mut given: Option<GivenUnit> = None;
    let mut alone: Option<(Decimal, Range<usize>)> = None;
    let mut unread = false;
    let mut at = 0;
    let mut forced = usize::MAX;
    while at < view.text.len() {
        if scan.begins_word(at)
            && let Some((UnitHead { scale, unit: SaidUnit { over, under }, .. }, run)) = scan.latin_money(at)
            && let Some(UnitTerm::Known { name, .. }) = over.into_iter().next()
        {
            at = run.end;
            let next = GivenUnit { scale, name, under, at: run };
            given = Some(scan.joined(given, next)?);
            continue;
        }
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
            let money = is_money(&known(next.name.clone()));
            unread |= money && next.scale.is_none() && scan.is_more_said(&next.at);
            given = Some(scan.joined(given, next)?);
            continue;
        }
        if (scan.begins_word(at) || forced == at)
            && let Some((scale, run)) = scan.scale_alone(at)
        {
            at = run.end;
            if let Some((first, before)) = &alone
                && *first != scale
            {
                return Err([view.text[before.clone()].to_owned(), view.text[run].to_owned()]);
            }
            alone = Some((scale, run));
            continue;
        }
        at += view.text[at..].chars().next().map_or(1, char::len_utf8);
    }
    if let Some(GivenUnit { scale, name, under, at }) = given {
        // ドル(百万)
        let apart = alone.map(|(scale, run)| (Number::from(scale), run));
        if let (Some(one), Some((other, run))) = (scale, &apart)
            && one != *other
        {
            return Err([view.text[at].to_owned(), view.text[run.clone()].to_owned()]);
        }
        head.scale = scale.or(apart.map(|(scale, _)| scale));
        head.unit.over.push(known(name));
        head.unit.under.extend(under);
    }
    let is_change = CHANGES.iter().any(|word| view.text.contains(word));
    if unread && head.scale.is_none() {
        head = scan.noun_head();
    }
    if head.unit.under.is_empty() && scan.is_of_unknown_rate() {
        let text = view.text.trim().to_owned();
        head.unit.under.push(UnitTerm::Noun { text, each: Number::from(1) });
    }
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
    /// A unit beside what was given before it.
    fn joined(&self, given: Option<GivenUnit>, next: GivenUnit) -> Result<GivenUnit, [String; 2]> {
        let Some(first) = given else { return Ok(next) };
        let clash = [&first.at, &next.at].map(|at| self.text[at.clone()].to_owned());
        self.one_of(first, next).ok_or(clash)
    }

    /// Whether a unit may begin at a place: at the start, after a blank, a bracket or another sign, or after the word for units.
    fn begins_word(&self, at: usize) -> bool {
        let Some(before) = self.before(at) else { return true };
        let unit = ["単位", "单位", "單位", "단위"].iter().any(|word| self.text[..at].ends_with(word));
        !before.is_alphanumeric() || unit
    }

    /// A scale by itself, before or behind its unit: 百万 of ドル(百万), ×1,000 of 円(×1,000).
    fn scale_alone(&self, at: usize) -> Option<(Decimal, Range<usize>)> {
        let ends = |end: usize| self.at(end).is_none_or(|c| !c.is_alphanumeric());
        if let Some((scale, len)) = leading_scale(self.rest(at)) {
            // (十) numbers a section.
            return (scale > Decimal::TEN && ends(at + len)).then(|| (scale, at..at + len));
        }
        let from = self.skip(at + begins_with(self.rest(at), &["×", "x", "X", "*"]).unwrap_or(0));
        let numeral = self.numeral(from).ok()??;
        let power = numeral.sort == Definiteness::Definite && is_power_of_ten(numeral.value);
        let scale = power && (from > at || numeral.value >= Decimal::ONE_THOUSAND) && ends(numeral.end);
        scale.then_some((numeral.value, at..numeral.end))
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
    fn bare_head(&self) -> UnitHead {
        let text = self.text.trim_matches(|c: char| c.is_whitespace() || "()[]【】「」:".contains(c));
        let word = text
            .rsplit([':', '('])
            .next()
            .unwrap_or(text)
            .trim_matches(|c: char| c.is_whitespace() || c == ')');
        if let Some((scale, _)) = leading_scale(word).filter(|(_, len)| *len == word.len()) {
            return UnitHead { scale: Some(Number::from(scale)), ..UnitHead::default() };
        }
        if text.is_empty() {
            return UnitHead::default();
        }
        self.noun_head()
    }

    /// A heading that is nothing but a noun, or of which more is said than can be read.
    fn noun_head(&self) -> UnitHead {
        let text = self.text.trim_matches(|c: char| c.is_whitespace() || "()[]【】「」:".contains(c));
        let noun = UnitTerm::Noun { text: text.to_owned(), each: Number::from(1) };
        UnitHead { unit: SaidUnit { over: vec![noun], under: Vec::new() }, ..UnitHead::default() }
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
