//! A figure on which sources differ: every version that somebody stands by, and what is shown of them.

use super::{Bound, Number, Quantity, Sense, Showing, Value};

/// The versions of a contested figure, at least two, no two of them the same. Deprecated ones aren't among them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contested {
    /// The versions in the order written.
    pub versions: Vec<Value>,
    /// Which of them is preferred.
    pub preferred: Option<usize>,
}

/// Why versions have no range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoRange {
    /// One of them isn't a number with a unit.
    NoNumber,
    /// They are of different units, or amounts and changes.
    Units,
    /// One of them has no end on one side, or an end that isn't in it.
    Open,
    /// They are changes, some upwards and some downwards.
    Directions,
    /// The least and the most are the same number.
    Point,
}

impl Contested {
    /// What is shown in a mode, if it can be; the whole is shown as all versions.
    pub fn shown(&self, showing: Showing) -> Option<Value> {
        match showing {
            Showing::Preferred => self.versions.get(self.preferred?).cloned(),
            Showing::Range => self.range().ok().map(Value::Quantity),
            Showing::Both => None,
        }
    }

    /// Whether it can be shown in a mode.
    pub fn can_show(&self, showing: Showing) -> bool {
        showing == Showing::Both || self.shown(showing).is_some()
    }

    /// What is drawn of it: the version that is preferred where that is shown, else from the least to the most.
    pub fn drawn(&self, showing: Showing) -> Option<Value> {
        self.shown(showing).or_else(|| self.shown(Showing::Range))
    }

    /// From the least to the most of all versions.
    ///
    /// # Errors
    /// When that isn't an interval of one unit with both its ends.
    pub fn range(&self) -> Result<Quantity, NoRange> {
        let mut quantities = self.versions.iter().map(|version| match version {
            Value::Quantity(quantity) => Ok(quantity),
            _ => Err(NoRange::NoNumber),
        });
        let first = quantities.next().ok_or(NoRange::NoNumber)??;
        let (mut min, mut max) = ends(first.bound)?;
        let mut about = first.about;
        for quantity in quantities {
            let quantity = quantity?;
            if quantity.unit.id != first.unit.id || quantity.sense != first.sense {
                return Err(NoRange::Units);
            }
            let (low, high) = ends(quantity.bound)?;
            // Of equal numbers the first stays, with the digits in which it was typed.
            min = if low < min { low } else { min };
            max = if high > max { high } else { max };
            about |= quantity.about;
        }
        if first.sense == Sense::Change && min.is_negative() != max.is_negative() {
            return Err(NoRange::Directions);
        }
        if min == max {
            return Err(NoRange::Point);
        }
        Ok(Quantity { bound: Bound::Range { min, max }, about, words: Default::default(), ..first.clone() })
    }
}

/// The least and the most of a figure, both within it.
fn ends(bound: Bound) -> Result<(Number, Number), NoRange> {
    let around =
        |value: Number, down: Number, up: Number| Some((value.minus(down)?, value.minus(up.negated())?));
    match bound {
        Bound::Exact(number) => Ok((number, number)),
        Bound::Range { min, max } | Bound::Interval { min, max, .. } => Ok((min, max)),
        Bound::Margin { value, down, up } => around(value, down, up).ok_or(NoRange::Open),
        Bound::AtLeast(_)
        | Bound::MoreThan(_)
        | Bound::AtMost(_)
        | Bound::LessThan(_)
        | Bound::Nearly(_)
        | Bound::JustOver(_)
        | Bound::Several(_)
        | Bound::Band { .. }
        | Bound::MarginAlone(_) => Err(NoRange::Open),
    }
}
