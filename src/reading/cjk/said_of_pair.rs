//! What is said of numbers that are told together: 約3対1, 3対1以上, 9人のうち約7人, 20社のうち14社を超える.

use std::ops::Range;

use super::super::meaning::Meaning;
use super::before_number::BeforeNumber;
use super::compose::Said;
use super::neighbours::Ending;
use super::numeral::NumeralAt;
use super::scan::Scan;
use super::units::Measurement;
use super::vocabulary::Qualification;
use crate::value::{Number, PairBound, Qualifier};

/// What was read of the last number of a pair and behind it.
#[derive(Debug, Clone)]
pub struct SaidOfPair {
    /// How the pair is meant.
    pub qualifier: Qualifier,
    /// Where that ends.
    pub end: usize,
    /// What it ends with.
    pub ending: Ending,
    /// The last number as an amount of its own, with what is said of it.
    pub alone: Vec<Meaning>,
}

impl Scan<'_> {
    /// The qualifiers that stand before a number, and where it begins.
    pub fn qualifiers_before(&self, start: usize) -> (Vec<Qualification>, usize) {
        let (mut says, mut at) = (Vec::new(), start);
        for _ in 0..3 {
            let found =
                self.words.before.begins(self.rest(at)).filter(|(len, _)| self.is_qualifier(at, *len));
            let Some((len, said)) = found else { break };
            says.push(said);
            at = self.skip(at + len);
        }
        (says, at)
    }

    /// Reads what is said behind the last number of a pair, beside what was said before.
    ///
    /// # Errors
    /// The part that says what a pair can't have, or turns round what it says: 3対1台, 3対1を超えない.
    pub fn said_of_pair(
        &self,
        says: &[Qualification],
        last: &Measurement,
    ) -> Result<SaidOfPair, Range<usize>> {
        let before = BeforeNumber { at: last.end, says: says.to_vec(), ..BeforeNumber::default() };
        let mut said = Said::of(&before, last);
        let (mut end, mut ending) = (last.end, Ending::Unit);
        self.after_unit(&mut said, &mut end, &mut ending)?;
        // 14社増えた is no change of a pair, and 2対1まで縮まった no bound of one.
        if said.says.len() == says.len() && (said.change.is_some() || said.reaches) {
            (end, ending) = (last.end, Ending::Unit);
        }
        (said.change, said.until) = (None, said.until && !said.reaches);
        let part = end.min(last.end)..end.max(last.end);
        let unread = || if part.is_empty() { last.unit.start..last.end } else { part.clone() };
        let alone = said.found(part.clone()).map(|found| found.meanings).unwrap_or_default();
        let [Meaning::Amount(amount)] = alone.as_slice() else { return Err(unread()) };
        let bound = PairBound::like(&amount.bound).ok_or_else(unread)?;
        let qualifier = Qualifier { bound, about: amount.about };
        Ok(SaidOfPair { qualifier, end, ending, alone })
    }
}

/// A number of a pair that has no unit.
pub fn bare(numeral: NumeralAt) -> Measurement {
    Measurement {
        end: numeral.end,
        value: Number::from(numeral.value),
        to: None,
        several: false,
        over: Vec::new(),
        under: Vec::new(),
        says: None,
        unit: numeral.end..numeral.end,
        numeral: Some(numeral),
    }
}
