//! The other end of a range, and margins: 150億~250億円, 12.3 ± 0.2年. One end of a change is a figure of its own.

use std::ops::Range;

use super::super::meaning::UnitTerm;
use super::compose::Said;
use super::numeral::NumberScript;
use super::scan::Scan;
use super::units::{Measurement, known, share};
use super::word_list::begins_with;
use crate::value::{Bound, Number};

impl Scan<'_> {
    /// The other end of a range, with where it ends; nothing where the figure has one end only, as one end of a change has.
    ///
    /// # Errors
    /// The part from the first end to an end that doesn't fit: alternatives, or a lower one.
    pub fn other_end(
        &self,
        said: &mut Said,
        piece: &Measurement,
        end: usize,
    ) -> Option<Result<usize, Range<usize>>> {
        if said.margin || piece.to.is_some() || piece.several {
            return None;
        }
        if let Some((max, after)) = self.range_of_sen(piece, end) {
            let min = max.0;
            said.bound = Bound::Range { min, max: max.1 };
            return Some(Ok(after));
        }
        let from = self.skip(end);
        let rest = self.rest(from);
        let or = self.words.or.begins(rest);
        // 3万、4万人: the comma parts the ends where each is one step of the same scale.
        let steps = piece.is_bare() && rest.starts_with('、') && said.scaled();
        let between = self.between(rest);
        let to = self.words.to.begins(rest).or(or).or(between);
        let len = to.or(steps.then_some('、'.len_utf8()))?;
        let mut at = self.skip(from + len);
        // A dash between blanks in a row of numbers is an empty cell or a minus.
        let apart = from > end && at > from + len && rest.starts_with(['-', '–', '−', '—']);
        if apart
            && piece.is_bare()
            && self.pieces(at).is_ok_and(|pieces| pieces.first().is_some_and(Measurement::is_bare))
        {
            return None;
        }
        let mut negative = None;
        if let Some((len, minus)) = self.sign(at) {
            (negative, at) = (Some(minus), at + len);
        }
        if let Some((_, after)) = self.currency_before(at) {
            at = self.skip(after);
        }
        let pieces = self.pieces(at).ok()?;
        let numeral = |piece: &Measurement| piece.numeral.is_some() || piece.over == vec![share()];
        let other = pieces.into_iter().find(numeral)?;
        let kanji = other.numeral.as_ref().is_some_and(|numeral| numeral.script == NumberScript::Kanji);
        if (other.is_bare() && kanji)
            || (other.is_bare() && !piece.is_bare() && said.before_over.is_none())
            || other.several
            || other.to.is_some()
        {
            return None;
        }
        if to.is_none() && !is_next_step(piece, &other) {
            return None;
        }
        let mut ends = other.end;
        if let Some(word) = self.between_behind(other.end) {
            ends = word;
        } else if between.is_some() && or.is_none() && self.words.to.begins(rest).is_none() {
            return None;
        }
        let away = self.words.from.begins(rest).is_some();
        let after = self.rest(self.skip(other.end));
        if away && self.words.towards.begins(after).is_some() && self.words.no_change.begins(after).is_none()
        {
            return None;
        }
        if or.is_some_and(|or| or >= len) {
            return if other.is_bare() == piece.is_bare() || piece.is_bare() {
                Some(Err(end..ends))
            } else {
                None
            };
        }
        if !piece.is_bare() && !same_sort(piece, &other) {
            return None;
        }
        if said.join(piece, &other, negative) {
            return Some(Ok(ends));
        }
        // 30万トンから20万トンに抑える: a change, since no range goes down.
        let down = away && self.words.towards.begins(after).is_some();
        (!down).then_some(Err(end..ends))
    }

    /// 155円10〜12銭, 155円10銭〜12銭: two prices that share their yen, as reports of the market have them. Both ends, and where they end.
    fn range_of_sen(&self, piece: &Measurement, end: usize) -> Option<((Number, Number), usize)> {
        let sen = |at: usize| -> Option<(i64, usize)> {
            let digits = self.rest(at).bytes().take_while(u8::is_ascii_digit).count();
            let number: i64 =
                self.rest(at).get(..digits).filter(|_| (1..=2).contains(&digits))?.parse().ok()?;
            Some((number, at + digits))
        };
        let yen = piece.over.iter().any(|term| {
            matches!(term, UnitTerm::Known { name, .. } if name.measures.iter().any(|one| one.base == "JPY"))
        });
        let text = &self.text[..end];
        let number = piece.value.decimal();
        // The number is in yen before 10銭 and in sen behind them.
        let hundred = rust_decimal::Decimal::ONE_HUNDRED;
        let (whole, first, from, unit) = match text.ends_with('円') {
            true => {
                let (first, from) = sen(end)?;
                (number, rust_decimal::Decimal::new(first, 2), from, rust_decimal::Decimal::ONE)
            }
            false if text.ends_with('銭') && number >= hundred => {
                let part = number % hundred;
                (number - part, part, end, hundred)
            }
            false => return None,
        };
        let at = self.skip(from);
        let to = begins_with(self.rest(at), &["~", "から", "-", "–", "—", "−", "―"])?;
        let (last, after) = sen(self.skip(at + to))?;
        let after = after + begins_with(self.rest(after), &["銭"])?;
        let last = rust_decimal::Decimal::new(last, 2) * unit;
        let plain = yen && piece.to.is_none() && !piece.several && first < last && number.fract().is_zero();
        let price = |part: rust_decimal::Decimal| Number::from((whole + part).normalize());
        plain.then(|| ((price(first), price(last)), after))
    }

    /// What parts two ends that a word behind them says to be those of a range: と of 2.0%と2.5%の間.
    fn between(&self, rest: &str) -> Option<usize> {
        let words: &[&str] = match self.words.language {
            "ja" => &["と"],
            "zh" => &["和", "与", "與"],
            _ => &["와 ", "과 ", "와", "과"],
        };
        begins_with(rest, words)
    }

    /// の間 behind the second end; where it ends.
    fn between_behind(&self, end: usize) -> Option<usize> {
        let words: &[&str] = match self.words.language {
            "ja" => &["の間", "との間", "のあいだ", "とのあいだ"],
            "zh" => &["之间", "之間"],
            _ => &["사이"],
        };
        let from = if self.words.language == "ko" { self.skip(end) } else { end };
        begins_with(self.rest(from), words).map(|len| from + len)
    }

    /// An interval in brackets after a number: 0.82 [0.71~0.95], 1.2%(95%信頼区間:0.8~1.6%).
    pub fn interval(&self, said: &mut Said, piece: &Measurement, end: usize) -> Option<usize> {
        const NAMES: [&str; 8] = [
            "95%信頼区間:",
            "95%信頼区間",
            "95%CI:",
            "95%CI",
            "95% CI:",
            "95% CI",
            "95%置信区间:",
            "95%신뢰구간:",
        ];
        let from = self.skip(end);
        let square = self.rest(from).starts_with('[');
        let round = self.rest(from).starts_with('(');
        if !(square || round) {
            return None;
        }
        let name = begins_with(self.rest(from + 1), &NAMES);
        if round && name.is_none() {
            return None;
        }
        let at = self.skip(from + 1 + name.unwrap_or(0));
        let low = self.pieces(at).ok()?.into_iter().next_back()?;
        let gap = self.skip(low.end);
        let at = self.skip(gap + self.words.to.begins(self.rest(gap))?);
        let pieces = self.pieces(at).ok()?;
        let fits = |other: &&Measurement| {
            self.rest(other.end).starts_with(if square { ']' } else { ')' })
                && (other.is_bare() || same_sort(piece, other))
        };
        let high = pieces.iter().find(fits)?;
        let (value, min, max) = (said.value()?, low.value, high.value);
        if min.cmp(&max).is_gt() || low.to.is_some() || high.to.is_some() {
            return None;
        }
        said.bound = Bound::Interval { value, min, max };
        Some(self.unit_behind(said, [piece, high], high.end + 1))
    }

    /// 0.82[0.71~0.95]度: the unit behind a bracket is that of all numbers, where none of them has one. Where it ends.
    fn unit_behind(&self, said: &mut Said, numbers: [&Measurement; 2], end: usize) -> usize {
        let bare = numbers.iter().all(|number| number.is_bare()) && !self.rest(end).starts_with(' ');
        let Some((name, after)) = self.units(end).into_iter().next().filter(|_| bare) else { return end };
        let [number, _] = numbers;
        let unit = self.below_line(Measurement {
            end: after,
            over: vec![known(name)],
            unit: end..after,
            ..number.clone()
        });
        (said.over, said.under) = (unit.over, unit.under);
        unit.end
    }

    /// 1.09(+0.11/−0.14)年: a margin that is wider on one side.
    fn unequal_margin(&self, said: &mut Said, piece: &Measurement, end: usize) -> Option<usize> {
        let from = self.skip(end);
        let side = |at: usize, sign: &[char]| {
            let digits = self.rest(at).strip_prefix(sign)?;
            let other = self.pieces(self.text.len() - digits.len()).ok()?.into_iter().next_back()?;
            (other.to.is_none() && !other.several && other.is_bare()).then_some(other)
        };
        let up = side(from + self.rest(from).starts_with('(').then_some(1)?, &['+'])?;
        let gap = up.end + begins_with(self.rest(up.end), &["/", " /", ",", ", ", "、"])?;
        let down = side(self.skip(gap), &['-', '−', '–'])?;
        let close = down.end + self.rest(down.end).starts_with(')').then_some(1)?;
        said.bound = Bound::Margin { value: said.value()?, down: down.value, up: up.value };
        Some(self.unit_behind(said, [piece, &down], close))
    }

    /// ± and a margin after a number.
    pub fn margin(&self, said: &mut Said, piece: &Measurement, end: usize) -> Option<usize> {
        let from = self.skip(end);
        // 70%(±5%)
        let bracket = usize::from(self.rest(from).starts_with("(±"));
        if bracket == 0 && self.rest(from).starts_with('(') {
            return self.unequal_margin(said, piece, end);
        }
        let from = from + bracket;
        let at = self.skip(from + self.rest(from).starts_with('±').then_some('±'.len_utf8())?);
        let other = self.pieces(at).ok()?.into_iter().next()?;
        if other.to.is_some()
            || other.several
            || (!piece.is_bare() && !other.is_bare() && !same_sort(piece, &other))
        {
            return None;
        }
        if bracket == 1 && (!self.rest(other.end).starts_with(')') || piece.is_bare() != other.is_bare()) {
            return None;
        }
        said.bound = Bound::Margin { value: said.value()?, down: other.value, up: other.value };
        if !other.is_bare() {
            said.over = other.over;
            said.under = other.under;
        }
        Some(other.end + bracket)
    }
}

/// Whether a second number is one step up from the first, in the same scale: 3万、4万人.
fn is_next_step(piece: &Measurement, other: &Measurement) -> bool {
    let (Some(one), Some(two)) = (&piece.numeral, &other.numeral) else { return false };
    one.simple && two.simple && one.scale == two.scale && two.last == one.last + rust_decimal::Decimal::ONE
}

/// Whether two pieces measure the same.
fn same_sort(one: &Measurement, other: &Measurement) -> bool {
    let bases = |piece: &Measurement| -> Vec<String> {
        let Some(UnitTerm::Known { name, .. }) = piece.over.first() else { return Vec::new() };
        name.measures.iter().map(|measure| measure.base.to_string()).collect()
    };
    let (one, other) = (bases(one), bases(other));
    one.iter().any(|base| other.contains(base))
}
