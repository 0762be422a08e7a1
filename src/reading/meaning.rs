//! What a printed figure says, apart from any typed value.

use std::ops::Range;

use crate::value::{Bound, Date, Dated, Number, Qualifier, Size, TimeOfDay, UnitName};

/// A figure in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// All that belongs to it, qualifiers and unit included, in bytes of the text.
    pub span: Range<usize>,
    /// What it can mean, without repetition: 3対1 is a ratio or a score. Empty where it is no figure that a fact can hold (a
    /// page number, a name, an address) or can't be read; [`Figure::unread`] tells which.
    pub meanings: Vec<Meaning>,
    /// Why it can't be read, if it can't.
    pub unread: Option<Unread>,
}

/// Why a figure can't be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unread {
    /// This part of the text touches the figure and isn't known: not to be harmless, nor what it says.
    Unknown(Range<usize>),
    /// It is a name or the number of a thing: H100, page 12, 第5回.
    Name(Range<usize>),
    /// It refers to a day that only the source's date tells (昨年, 12 June): the source has no `issued`.
    NeedsIssued,
    /// It refers to that day, and the source's `issued`, a month or a year, leaves open which year or month is meant.
    NeedsDay,
    /// It names a relative or partial fiscal year, and whose is not known: the source has no `fiscal`.
    NeedsFiscal,
    /// It has a sign of several currencies, and nothing says which one.
    NeedsCurrency(Range<usize>),
    /// Its unit is a word of money and of a mass, and its sentence doesn't tell which: 5 pounds.
    MoneyOrMass(Range<usize>),
    /// Its number needs more digits than there are, or isn't grouped as numbers are: 1,23,4.
    Malformed(Range<usize>),
}

/// What a figure can mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// A number with its bound and unit.
    Amount(SaidAmount),
    /// So many of so many: 7 of 9 people.
    Of {
        /// The part.
        part: Number,
        /// The whole.
        whole: Number,
        /// What is counted.
        unit: SaidUnit,
        /// What is said of the part: more than 7 of 9.
        qualifier: Qualifier,
    },
    /// A ratio, and what is said of its first number.
    Ratio([Number; 2], Qualifier),
    /// A score or a vote.
    Score(Vec<Number>),
    /// A rank.
    Rank(u32),
    /// A date.
    Date(Dated),
    /// A month, or a day of it, of a year that only the text around it tells: 翌年3月. A form by itself is of any year; in a text it
    /// is a date.
    OfSomeYear {
        /// The month, 1 to 12.
        month: u32,
        /// The day.
        day: Option<u32>,
    },
    /// From one date to another, both included.
    Period(Date, Date),
    /// A time of day.
    Time(TimeOfDay),
}

/// A number as a figure says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaidAmount {
    /// Its bound, of numbers with their scale multiplied out, before any unit's factor.
    pub bound: Bound,
    /// Whether it is said to be rough: about, 約, 程度.
    pub about: bool,
    /// What its sign or a word of change says.
    pub sign: SaidSign,
    /// Its unit.
    pub unit: SaidUnit,
}

/// What the sign of a figure says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SaidSign {
    /// None: an amount. It backs no change.
    None,
    /// A sign (−3.4%, +1,204, △34.3): an amount or a change, with the sign in the number.
    Signed,
    /// A word of change (up 12.3%, 3.4%減, a decrease of): a change and no amount, with its direction as the number's sign.
    Change,
}

/// The unit of a figure as it is printed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SaidUnit {
    /// What is above the line; empty where nothing is printed.
    pub over: Vec<UnitTerm>,
    /// What is below it: per MWh, 1株当たり.
    pub under: Vec<UnitTerm>,
}

/// One factor of a printed unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnitTerm {
    /// A name of units, with how many of it one figure is for below the line: per 100,000 people.
    Known {
        /// What it can stand for.
        name: UnitName,
        /// How many: 1 but for rates such as per 100,000 people, per 10 g.
        each: Number,
    },
    /// A noun that no unit knows: what is counted, on the author's word.
    Noun {
        /// As printed.
        text: String,
        /// How many, as above.
        each: Number,
    },
}

impl SaidUnit {
    /// Whether the figure is printed without a unit.
    pub fn is_bare(&self) -> bool {
        self.over.is_empty() && self.under.is_empty()
    }

    /// The sizes that it can have, one for each choice of what its names stand for; none where a noun is in it. `chosen` are the
    /// measures of a name that may be meant.
    pub fn sizes(&self, chosen: impl Fn(&UnitName) -> Vec<crate::value::Measure>) -> Vec<Size> {
        let mut sizes = vec![Size::default()];
        for (terms, below) in [(&self.over, false), (&self.under, true)] {
            for term in terms {
                let UnitTerm::Known { name, each } = term else { return Vec::new() };
                let mut next = Vec::new();
                for size in &sizes {
                    for measure in chosen(name) {
                        let Some(factor) = measure.factor.times(*each) else { continue };
                        let mut size = size.clone();
                        let side = if below { &mut size.under } else { &mut size.over };
                        side.push(crate::value::Measure { factor, ..measure });
                        next.push(size);
                    }
                }
                sizes = next;
            }
        }
        sizes
    }
}
