//! Puts together what a quantity says from its number and the words around it.

use std::ops::Range;

use super::super::meaning::{Meaning, SaidAmount, SaidSign, SaidUnit, UnitTerm, Unread};
use super::before_number::BeforeNumber;
use super::numeral::NumeralAt;
use super::scan::ScannedFigure;
use super::units::{Measurement, known, share};
use super::vocabulary::{Qualification, Turn};
use crate::value::{Bound, Number, UnitKind, UnitName};

/// What was read of a quantity so far.
#[derive(Debug, Clone)]
pub struct Said {
    /// Its number, with its margin or its other end.
    pub bound: Bound,
    /// Its qualifiers.
    pub says: Vec<Qualification>,
    /// A word of change.
    pub change: Option<Turn>,
    /// Whether it is a margin without its number.
    pub margin: bool,
    /// What stands above the line.
    pub over: Vec<UnitTerm>,
    /// What stands below it.
    pub under: Vec<UnitTerm>,
    /// A currency before the number.
    pub before_over: Option<UnitName>,
    /// Whether まで follows: 100人まで is at most 100, 5%まで下がった is to 5%.
    pub until: bool,
    /// Whether a verb of change stands behind it: the figure is where something came to.
    pub reaches: bool,
    /// What a word before the number says is below the line.
    rate: Vec<UnitTerm>,
    /// Whether it may be the time in which something happened: 1年間に20億円.
    rate_of_time: bool,
    negative: Option<bool>,
    /// Whether its sign is a word: プラス.
    plus_in_words: bool,
    numeral: Option<NumeralAt>,
}

impl Said {
    /// What a number says with what stands before it.
    pub fn of(before: &BeforeNumber, piece: &Measurement) -> Self {
        let bound = match (piece.several, piece.to) {
            (true, _) => Bound::Several(piece.value),
            (false, Some(max)) => Bound::Range { min: piece.value, max },
            (false, None) => Bound::Exact(piece.value),
        };
        let mut over = piece.over.clone();
        if let Some(name) = before.over.clone().filter(|_| over.is_empty() || before.over_in_words) {
            over = vec![known(name)];
        }
        Self {
            bound,
            says: before.says.iter().copied().chain(piece.says).collect(),
            change: before.change,
            margin: before.margin,
            over,
            under: piece.under.clone(),
            before_over: before.over.clone(),
            until: false,
            reaches: false,
            rate: before.under.clone(),
            rate_of_time: before.rate_of_time,
            negative: if before.bracket { Some(true) } else { before.negative },
            plus_in_words: before.sign_in_words,
            numeral: piece.numeral,
        }
    }

    /// The sort of its unit.
    pub fn kind(&self) -> Option<UnitKind> {
        match self.over.first()? {
            UnitTerm::Known { name, .. } => name.measures.first().map(|measure| measure.kind),
            UnitTerm::Noun { .. } => None,
        }
    }

    /// Whether nothing but a number and its unit was read.
    pub fn is_plain(&self) -> bool {
        self.says.is_empty()
            && self.change.is_none()
            && !self.margin
            && self.negative.is_none()
            && self.rate.is_empty()
            && self.under.is_empty()
            && matches!(self.bound, Bound::Exact(_))
    }

    /// Whether it has a sign.
    pub fn signed(&self) -> bool {
        self.negative.is_some() || self.margin
    }

    /// A sign in words behind the unit: 5億円のマイナス.
    pub fn sign_behind(&mut self, turn: Turn) {
        (self.negative, self.plus_in_words) = (Some(turn == Turn::Down), true);
    }

    /// Whether its number has a scale: 100億.
    pub fn scaled(&self) -> bool {
        self.numeral.as_ref().is_some_and(|numeral| numeral.scale > rust_decimal::Decimal::ONE)
    }

    /// Its number, where it is one, with its sign.
    pub fn value(&self) -> Option<Number> {
        let Bound::Exact(number) = self.bound else { return None };
        Some(if self.negative == Some(true) { number.negated() } else { number })
    }

    /// Adds the other end of a range; whether it fits. The first end has the scale and the unit of the second where it has none:
    /// 20〜30億円.
    pub fn join(&mut self, piece: &Measurement, other: &Measurement, negative: Option<bool>) -> bool {
        let plain = piece.numeral.as_ref().is_some_and(|numeral| numeral.scale == 1.into() && numeral.simple)
            && piece.is_bare();
        let scale = other
            .numeral
            .as_ref()
            .filter(|numeral| numeral.simple)
            .map(|numeral| Number::from(numeral.scale));
        let scaled = scale.filter(|_| plain).and_then(|scale| piece.value.times(scale));
        let tenth = |number: Number| {
            let share = plain && other.over == vec![share()];
            if share { number.times(Number::fraction(1.into(), 10)?) } else { Some(number) }
        };
        let sign = |number: Number, negative: Option<bool>| {
            if negative == Some(true) { number.negated() } else { number }
        };
        let second = sign(other.value, negative);
        let fits = [scaled, Some(piece.value)]
            .into_iter()
            .flatten()
            .filter_map(tenth)
            .map(|first| sign(first, self.negative));
        let Some(first) = fits.into_iter().find(|first| first.cmp(&second).is_le()) else { return false };
        // A minus before the first end alone may be meant for both; −5〜3 is from −5 to 3.
        self.bound = Bound::Range { min: first, max: second };
        self.negative = (self.negative.is_some() || negative.is_some()).then_some(false);
        if piece.is_bare() {
            self.over =
                if other.over.is_empty() { std::mem::take(&mut self.over) } else { other.over.clone() };
            self.under = other.under.clone();
        } else if self.under.is_empty() {
            self.under = other.under.clone();
        }
        self.numeral = other.numeral;
        true
    }

    /// Closes a lower bound by an upper one; whether it can: 以上 with 未満 or 以下, of the same sort.
    pub fn close(&mut self, other: &Measurement, says: Qualification) -> bool {
        let Bound::Exact(from) = self.bound else { return false };
        let bases = |over: &[UnitTerm]| -> Vec<String> {
            let names = over
                .iter()
                .filter_map(|term| if let UnitTerm::Known { name, .. } = term { Some(name) } else { None });
            names.flat_map(|name| name.measures.iter().map(|measure| measure.base.to_string())).collect()
        };
        let same = bases(&other.over).iter().any(|base| bases(&self.over).contains(base))
            && other.under == self.under;
        let fits = same
            && self.says == [Qualification::AtLeast]
            && other.to.is_none()
            && !other.several
            && self.negative.is_none()
            && from.cmp(&other.value).is_lt();
        let bound = match says {
            Qualification::LessThan => Bound::Band { from, below: other.value },
            Qualification::AtMost => Bound::Range { min: from, max: other.value },
            _ => return false,
        };
        if fits {
            (self.bound, self.says) = (bound, Vec::new());
        }
        fits
    }

    /// The figure that all of it makes.
    pub fn found(&self, span: Range<usize>) -> Option<ScannedFigure> {
        let about = self.says.contains(&Qualification::About);
        let mut limits: Vec<Qualification> =
            self.says.iter().copied().filter(|says| *says != Qualification::About).collect();
        limits.dedup();
        let unknown = || Some(ScannedFigure::unread(span.clone(), Unread::Unknown(span.clone())));
        let bounds = match (limits.as_slice(), self.bound) {
            ([], bound) => vec![bound],
            ([Qualification::Band], Bound::Exact(number)) => match self.bands(number) {
                bands if bands.is_empty() => return unknown(),
                bands => bands,
            },
            // ±2℃以内 is a margin.
            ([Qualification::AtMost], bound @ Bound::Exact(_)) if self.margin => vec![bound],
            ([one], Bound::Exact(number)) => vec![limit(*one, number)],
            // 最大20〜30: what the bound is of isn't clear.
            _ => return unknown(),
        };
        let plain = bounds.clone();
        let signed: Option<Vec<Bound>> = bounds.into_iter().map(|bound| self.with_sign(bound)).collect();
        let Some(bounds) = signed else { return unknown() };
        let sign = match (self.change, self.negative) {
            (Some(_), _) => SaidSign::Change,
            (None, Some(_)) => SaidSign::Signed,
            (None, None) => SaidSign::None,
        };
        let under: Vec<UnitTerm> = self.under.iter().chain(&self.rate).cloned().collect();
        let meaning = |sign: SaidSign, under: &[UnitTerm]| -> Vec<Meaning> {
            // Without its word of change the figure is the amount of it.
            let bounds = if sign == SaidSign::None && self.change.is_some() { &plain } else { &bounds };
            bounds.iter().map(|bound| amount(*bound, about, sign, &self.over, under)).collect()
        };
        let mut meanings = meaning(sign, &under);
        let mut loose = Vec::new();
        let without = if self.negative.is_some() { SaidSign::Signed } else { SaidSign::None };
        if self.change.is_some() {
            loose.extend(meaning(without, &under));
        }
        // What a figure is per is a part of it: 年間50GWh aren't 50GWh. But one year may be the time in which something happened.
        if !self.rate.is_empty() && self.rate_of_time {
            loose.extend(meaning(sign, &self.under));
            loose.extend(meaning(without, &self.under));
        }
        if self.negative == Some(false) && self.change.is_none() && !self.margin && self.plus_is_level() {
            // プラス14 is a level or a change.
            let level = meaning(SaidSign::None, &under);
            meanings.extend(level);
        }
        if let ([Meaning::Amount(exact)], true) = (meanings.as_slice(), self.until)
            && let Bound::Exact(number) = exact.bound
        {
            let most = Meaning::Amount(SaidAmount { bound: Bound::AtMost(number), ..exact.clone() });
            let reached = meanings.pop().filter(|_| self.reaches);
            loose.extend(reached);
            meanings.push(most);
        }
        Some(ScannedFigure { span, meanings, loose, unread: None })
    }

    /// Whether a plus may stand before a level: an index, a temperature. A share with a plus is a change.
    fn plus_is_level(&self) -> bool {
        !matches!(self.kind(), Some(UnitKind::Share)) || self.plus_in_words
    }

    /// A bound with the sign of the figure; nothing where that makes no sense.
    fn with_sign(&self, bound: Bound) -> Option<Bound> {
        if self.margin {
            let Bound::Exact(number) = bound else { return None };
            return Some(Bound::MarginAlone(number));
        }
        let down = self.change == Some(Turn::Down);
        let negative = self.negative == Some(true);
        if !down && !negative {
            return Some(bound);
        }
        match bound {
            // The margin's number has its sign already.
            Bound::Margin { .. } | Bound::Interval { .. } => (!down).then_some(bound),
            Bound::Range { min, max } => Some(Bound::Range { min: max.negated(), max: min.negated() }),
            Bound::Band { from, below } if !down => {
                Some(Bound::Band { from: from.negated(), below: below.negated() })
            }
            Bound::Band { .. } | Bound::Several(_) => None,
            _ => bound.map(|number| Some(number.negated())),
        }
    }

    /// The bands that 台 can mean: one step of the last digit printed, or of the last that isn't zero.
    fn bands(&self, from: Number) -> Vec<Bound> {
        let Some(numeral) = &self.numeral else { return Vec::new() };
        let mut step = rust_decimal::Decimal::ONE;
        for _ in 0..numeral.last.scale() {
            step /= rust_decimal::Decimal::TEN;
        }
        let ten = rust_decimal::Decimal::TEN;
        let mut steps = vec![step];
        let mut wide = step;
        while !numeral.last.is_zero() && (numeral.last % (wide * ten)).is_zero() {
            wide *= ten;
        }
        if wide != step {
            steps.push(wide);
        }
        let share = self.over == vec![share()];
        let band = |step: rust_decimal::Decimal| {
            let mut step = Number::from(step.checked_mul(numeral.scale)?);
            if share {
                step = step.times(Number::fraction(1.into(), 10)?)?;
            }
            let below = Number::from(from.decimal().checked_add(step.decimal())?);
            Some(Bound::Band { from, below })
        };
        steps.into_iter().filter_map(band).collect()
    }
}

/// A number with what a qualifier says of it.
fn limit(says: Qualification, number: Number) -> Bound {
    match says {
        Qualification::AtLeast => Bound::AtLeast(number),
        Qualification::MoreThan => Bound::MoreThan(number),
        Qualification::AtMost => Bound::AtMost(number),
        Qualification::LessThan => Bound::LessThan(number),
        Qualification::Nearly => Bound::Nearly(number),
        Qualification::JustOver => Bound::JustOver(number),
        Qualification::About | Qualification::Band => Bound::Exact(number),
    }
}

/// An amount as a meaning.
pub fn amount(bound: Bound, about: bool, sign: SaidSign, over: &[UnitTerm], under: &[UnitTerm]) -> Meaning {
    Meaning::Amount(SaidAmount {
        bound,
        about,
        sign,
        unit: SaidUnit { over: over.to_vec(), under: under.to_vec() },
    })
}
