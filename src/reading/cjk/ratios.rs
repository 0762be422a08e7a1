//! Numbers that are told together: 3対1, 2:1, 9人のうち7人, 4人に1人, 1株につき5株.

use std::ops::Range;

use super::super::meaning::{Meaning, SaidSign, SaidUnit, UnitTerm, Unread};
use super::compose::amount;
use super::neighbours::Ending;
use super::numeral::{Definiteness, NumberScript, NumeralAt, is_numeral, kanji_digit};
use super::said_of_pair::bare;
use super::scan::{Scan, ScannedFigure};
use super::units::{Measurement, share};
use super::vocabulary::Qualification;
use super::word_list::begins_with;
use crate::value::{Bound, Number, PairBound};

impl Scan<'_> {
    /// The pair, score, share of so many or rank that begins at a place.
    pub fn pair(&self, start: usize) -> Option<ScannedFigure> {
        if let Some(found) = self.vote(start).or_else(|| self.rank(start)) {
            return Some(found);
        }
        // 每4人中有1人
        if let Some(rest) = self.rest(start).strip_prefix('每').filter(|_| self.words.language == "zh") {
            let at = self.text.len() - rest.len();
            let whole = self.pieces(at).ok()?.into_iter().find(|piece| !piece.is_bare())?;
            let among = begins_with(self.rest(whole.end), &["中有", "中就有", "里有", "就有", "有"])?;
            let part =
                self.pieces(whole.end + among).ok()?.into_iter().find(|part| part.over == whole.over)?;
            let below = u32::try_from(whole.numeral.as_ref()?.value).ok()?;
            let value = Number::fraction(part.numeral.as_ref()?.value, below)?;
            let unread = self.unknown_after(part.end, Ending::Unit).map(Unread::Unknown);
            let meanings = vec![amount(Bound::Exact(value), false, SaidSign::None, &[share()], &[])];
            return Some(ScannedFigure { span: start..part.end, meanings, loose: Vec::new(), unread });
        }
        let (says, at) = self.qualifiers_before(start);
        // 约第3位: no rank is rough or bounded.
        if !says.is_empty()
            && let Some(rank) = self.rank(at)
        {
            return Some(ScannedFigure::unread(start..rank.span.end, Unread::Unknown(start..at)));
        }
        if !self.at(at)?.is_ascii_digit() && !is_numeral(self.at(at)?) {
            return None;
        }
        if self.before(at).is_some_and(|c| c.is_ascii_alphanumeric()) {
            return None;
        }
        let pieces = self.pieces(at).ok()?;
        let numeral = pieces.first()?.numeral.as_ref()?;
        self.ratio(start, &says, numeral.end, numeral.value).or_else(|| {
            pieces
                .iter()
                .filter(|piece| !piece.is_bare())
                .find_map(|piece| self.of_so_many(start, &says, piece))
                .or_else(|| self.share_of_noun(start, pieces.first()?).filter(|_| says.is_empty()))
        })
    }

    /// 16対9, 2:1, 7対2対1, 7-2, 約3対1.
    fn ratio(
        &self,
        start: usize,
        says: &[Qualification],
        first_end: usize,
        first: rust_decimal::Decimal,
    ) -> Option<ScannedFigure> {
        let mut values = vec![Number::from(first)];
        let (mut end, mut last) = (first_end, None);
        let words = ["対", "对", ":", "대", " 대 ", "比", "∶", "-", "–", "−"];
        let mut sign = None;
        while let Some(len) = begins_with(self.rest(end), &words) {
            let word = &self.rest(end)[..len];
            if sign.is_some_and(|sign| sign != word) {
                return None;
            }
            sign = Some(word);
            let Ok(Some(next)) = self.numeral(self.skip(end + len)) else { break };
            if next.sort != Definiteness::Definite
                || (next.script == NumberScript::Kanji && next.end - end > len + 6)
            {
                break;
            }
            values.push(Number::from(next.value));
            end = next.end;
            last = Some(next);
        }
        let hyphen = sign.is_some_and(|sign| matches!(sign, "-" | "–" | "−"));
        if values.len() < 2 || values.len() > 3 {
            return None;
        }
        let follows = begins_with(
            self.rest(self.skip(end)),
            &["で勝", "で敗", "で破", "で可決", "で否決", "の僅差", "で引き分け", "で逆転"],
        );
        if hyphen && follows.is_none() {
            return None;
        }
        let said = match self.said_of_pair(says, &bare(last?)) {
            Ok(said) => said,
            Err(part) => return Some(ScannedFigure::unread(start..part.end.max(end), Unread::Unknown(part))),
        };
        if let Some(part) = self.other_ratio(said.end) {
            return Some(ScannedFigure::unread(start..part.end, Unread::Unknown(part)));
        }
        // A unit behind it makes it something else: 3対1億.
        let unread = self.unknown_after(said.end, said.ending).map(Unread::Unknown);
        let mut meanings = Vec::new();
        if let ([one, other], false) = (values.as_slice(), hyphen) {
            meanings.push(Meaning::Ratio([*one, *other], said.qualifier));
        }
        // Nobody counts about 8 to 1.
        if (sign != Some(":") || values.len() == 3) && said.qualifier.is_none() {
            meanings.push(Meaning::Score(values));
        }
        let span = start..said.end;
        let nothing = meanings.is_empty().then(|| Unread::Unknown(span.clone()));
        let before = self.unread_before(start, end, None, false);
        Some(ScannedFigure { span, meanings, loose: Vec::new(), unread: before.or(unread).or(nothing) })
    }

    /// 9人のうち7人, 9人の委員のうち7人, 10社中3社; 4人に1人; 1株につき5株.
    fn of_so_many(&self, start: usize, says: &[Qualification], whole: &Measurement) -> Option<ScannedFigure> {
        let unit = &self.text[whole.unit.clone()];
        let rest = self.rest(whole.end);
        let per = begins_with(rest, &["につき", "に対し", "に対して", "당", "对应"]);
        let one_in = begins_with(rest, &["に", "中", " 중 ", " 가운데 "]);
        let among = self.among(whole.end);
        let (sort, at) = match (per, among, one_in) {
            (Some(len), _, _) => (Relation::Ratio, whole.end + len),
            (_, Some(at), _) => (Relation::Of, at),
            (_, _, Some(len)) if rest.starts_with('に') => (Relation::Share, whole.end + len),
            (_, _, Some(len)) => (Relation::Of, whole.end + len),
            _ => return None,
        };
        let at = self.skip(at + begins_with(self.rest(at), &["、"]).unwrap_or(0));
        let (of_part, at) = self.qualifiers_before(at);
        // 至少有7人
        let has = self.words.language == "zh" && !of_part.is_empty() && self.rest(at).starts_with('有');
        let at = at + if has { '有'.len_utf8() } else { 0 };
        let part = self.pieces(at).ok()?.into_iter().find(|part| {
            self.text[part.unit.clone()].trim() == unit.trim() || same_units(&part.over, &whole.over)
        })?;
        let exact = |piece: &Measurement| {
            piece.to.is_none()
                && !piece.several
                && piece.says.is_none()
                && piece.under.is_empty()
                && piece.numeral.is_some()
        };
        if part.is_bare() || !exact(&part) || !exact(whole) {
            return None;
        }
        // Of about 9 people 7: the whole is rough, and no part of it is.
        if !says.is_empty() && sort != Relation::Share {
            return None;
        }
        let said = match self.said_of_pair(&[says, &of_part].concat(), &part) {
            Ok(said) => said,
            Err(unread) => {
                return Some(ScannedFigure::unread(start..unread.end.max(part.end), Unread::Unknown(unread)));
            }
        };
        let qualifier = said.qualifier;
        let smaller = part.value.cmp(&whole.value).is_le();
        let unit = SaidUnit { over: part.over.clone(), under: Vec::new() };
        let of_one = |number: Number| qualifier.bound.of(number);
        let (meanings, loose) = match sort {
            // 1株につき5株以上: what is bounded isn't the first number.
            Relation::Ratio if qualifier.bound == PairBound::Exact => {
                (vec![Meaning::Ratio([whole.value, part.value], qualifier)], said.alone)
            }
            Relation::Of if smaller => {
                let mut meanings =
                    vec![Meaning::Of { part: part.value, whole: whole.value, unit, qualifier }];
                // 10人中7人 may be a share of many.
                if among.is_none() {
                    let below = u32::try_from(whole.numeral.as_ref()?.value).ok()?;
                    let value = Number::fraction(part.numeral.as_ref()?.value, below)?;
                    meanings.push(amount(of_one(value), qualifier.about, SaidSign::None, &[share()], &[]));
                }
                let whole = amount(Bound::Exact(whole.value), false, SaidSign::None, &whole.over, &[]);
                (meanings, said.alone.into_iter().chain([whole]).collect())
            }
            Relation::Share if smaller => {
                let below = u32::try_from(whole.numeral.as_ref()?.value).ok()?;
                let value = Number::fraction(part.numeral.as_ref()?.value, below)?;
                let of =
                    |over: &[UnitTerm]| amount(of_one(value), qualifier.about, SaidSign::None, over, &[]);
                // 5人に1人: the share, and the part of those who are counted.
                (vec![of(&[share()]), of(&part.over)], Vec::new())
            }
            _ => return None,
        };
        let unread = self.unknown_after(said.end, said.ending).map(Unread::Unknown);
        let before = self.unread_before(start, part.end, whole.kind(), false);
        Some(ScannedFigure { span: start..said.end, meanings, loose, unread: before.or(unread) })
    }

    /// 5가구 중 1가구, 8窯元に1窯元: a share of what no unit knows, where both numbers have the same noun.
    fn share_of_noun(&self, start: usize, whole: &Measurement) -> Option<ScannedFigure> {
        const LONGEST: usize = 6;
        let from = whole.numeral.as_ref()?.end;
        let links: &[&str] = match self.words.language {
            "ja" => &["に", "のうち", "中"],
            "zh" => &["中就有", "中有", "中"],
            _ => &[" 중 ", " 가운데 "],
        };
        let rest = self.rest(from);
        let ends = rest.char_indices().skip(1).take(LONGEST).map(|(end, _)| end);
        let (noun, at) = ends.into_iter().find_map(|end| {
            let len = begins_with(&rest[end..], links)?;
            Some((&rest[..end], from + end + len))
        })?;
        let part = self.numeral(at).ok()??;
        let end = part.end + self.rest(part.end).starts_with(noun).then_some(noun.len())?;
        let exact =
            |numeral: &NumeralAt| numeral.sort == Definiteness::Definite && numeral.value.scale() == 0;
        let whole = whole.numeral.as_ref().filter(|whole| exact(whole) && exact(&part))?;
        let fits = noun.chars().all(char::is_alphabetic) && part.value < whole.value && !part.value.is_zero();
        let value = Number::fraction(part.value, u32::try_from(whole.value).ok()?).filter(|_| fits)?;
        let meanings = vec![amount(Bound::Exact(value), false, SaidSign::None, &[share()], &[])];
        let unread = self.unknown_after(end, Ending::Unit).map(Unread::Unknown);
        let before = self.unread_before(start, end, None, false);
        Some(ScannedFigure { span: start..end, meanings, loose: Vec::new(), unread: before.or(unread) })
    }

    /// 2対1から3対1まで: the other end of ratios from one to another, which is no figure alone. Where a change is told it is.
    fn other_ratio(&self, end: usize) -> Option<Range<usize>> {
        let rest = self.rest(self.skip(end));
        let at = self.skip(self.skip(end) + self.words.to.begins(rest)?);
        let numeral = self.numeral(at).ok()??;
        let other = self.ratio(at, &[], numeral.end, numeral.value)?;
        let away = self.words.from.begins(rest).is_some();
        let change = away && self.words.towards.begins(self.rest(self.skip(other.span.end))).is_some();
        (!change).then_some(end..other.span.end)
    }

    /// Where a part of a whole begins after のうち, with the noun between: 9人の委員のうち.
    fn among(&self, at: usize) -> Option<usize> {
        const WORDS: [&str; 8] = ["のうち", "うち", "のなかで", "中の", "中有", "中,有", "中", "중"];
        let rest = self.rest(at);
        if let Some(len) = begins_with(rest, &WORDS).filter(|len| !matches!(&rest[..*len], "中" | "중")) {
            return Some(at + len);
        }
        let noun = rest.strip_prefix('の')?;
        let from = self.text.len() - noun.len();
        let mut end = from;
        for character in noun.chars().take(16) {
            if let Some(len) = begins_with(self.rest(end), &["のうち", "うち"]) {
                return (end > from).then_some(end + len);
            }
            let plain =
                character.is_alphabetic() && !character.is_ascii_digit() && kanji_digit(character).is_none();
            if !plain {
                return None;
            }
            end += character.len_utf8();
        }
        None
    }
}

/// Whether two units are the same, however they are written: 10年間のうち7年.
fn same_units(one: &[UnitTerm], other: &[UnitTerm]) -> bool {
    let measures = |terms: &[UnitTerm]| -> Option<Vec<_>> {
        let known = |term: &UnitTerm| match term {
            UnitTerm::Known { name, each } => Some((name.measures.clone(), *each)),
            UnitTerm::Noun { .. } => None,
        };
        terms.iter().map(known).collect()
    };
    one == other || measures(one).is_some_and(|measured| Some(measured) == measures(other))
}

/// What two numbers of the same unit say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Relation {
    Ratio,
    Of,
    Share,
}
