//! The period of an amount, and which periods may be added, subtracted and divided.

use std::collections::BTreeSet;

use super::interval::Interval;
use super::stretch::Stretch;

/// Of which time an amount is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum When {
    /// It has none: a number, a length of time, a rate of exchange.
    Timeless,
    /// Nobody says, of the figures with these names.
    Unsaid(BTreeSet<String>),
    /// Only how long it is: in which unit, and how much.
    Long(String, Interval),
    /// This one.
    In(Stretch),
    /// From an earlier one to a later one that is as long: a growth.
    Between(Stretch, Stretch),
}

/// Periods that can't be compared as a formula compares them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Apart;

impl When {
    /// What isn't said of anything that is named so.
    pub fn unsaid(name: impl Into<String>) -> Self {
        Self::Unsaid(BTreeSet::from([name.into()]))
    }

    /// The period of amounts that are added.
    ///
    /// # Errors
    /// When they are neither of one period nor of such that follow each other, each as often as the others.
    pub fn added(all: &[(&Self, &str)]) -> Result<Self, Apart> {
        let timed: Vec<&(&Self, &str)> = all.iter().filter(|(when, _)| **when != Self::Timeless).collect();
        let Some((first, _)) = timed.first() else { return Ok(Self::Timeless) };
        if timed.len() == 1 {
            return Ok((*first).clone());
        }
        let unsaid = timed.iter().filter_map(|(when, _)| match when {
            Self::Unsaid(names) => Some(names),
            _ => None,
        });
        let unsaid: BTreeSet<String> = unsaid.flatten().cloned().collect();
        let said: Vec<&(&Self, &str)> =
            timed.iter().copied().filter(|(when, _)| !matches!(when, Self::Unsaid(_))).collect();
        let joined = Self::said(&said)?;
        match (unsaid.is_empty(), joined) {
            (true, Some(joined)) => Ok(joined),
            (true, None) => Ok(Self::Unsaid(said.iter().map(|(_, name)| (*name).to_owned()).collect())),
            (false, _) => Ok(Self::Unsaid(unsaid)),
        }
    }

    /// The same of amounts of which something is said; nothing where it can't be compared.
    fn said(all: &[&(&Self, &str)]) -> Result<Option<Self>, Apart> {
        let Some((first, _)) = all.first() else { return Ok(None) };
        if all.iter().all(|(when, _)| when == first) {
            return Ok(Some((*first).clone()));
        }
        let spans: Vec<Stretch> = all
            .iter()
            .filter_map(|(when, _)| match when {
                Self::In(span) => Some(*span),
                _ => None,
            })
            .collect();
        if spans.len() < all.len() {
            // A length beside a period tells nothing, but two lengths that differ are two periods.
            let lengths = all.iter().filter(|(when, _)| matches!(when, Self::Long(..))).count();
            let lengths_differ = lengths == all.len();
            let growths = all.iter().any(|(when, _)| matches!(when, Self::Between(..)));
            return if lengths_differ || growths { Err(Apart) } else { Ok(None) };
        }
        if spans.iter().any(|span| !span.is_comparable(&spans[0])) {
            return Ok(None);
        }
        let mut distinct: Vec<(Stretch, usize)> = Vec::new();
        for span in spans {
            match distinct.iter_mut().find(|(other, _)| *other == span) {
                Some((_, count)) => *count += 1,
                None => distinct.push((span, 1)),
            }
        }
        distinct.sort_by_key(|(span, _)| span.begin());
        let often = distinct.iter().all(|(_, count)| *count == distinct[0].1);
        let follow = distinct.windows(2).all(|pair| pair[1].0.follows(&pair[0].0));
        let last = distinct.last().map_or(distinct[0].0, |(span, _)| *span);
        if often && follow { Ok(Some(Self::In(distinct[0].0.up_to(&last)))) } else { Err(Apart) }
    }

    /// The period of one amount minus or over another that is like it. `names` are what they are called in the formula.
    ///
    /// # Errors
    /// When the periods are neither one, nor equally long, nor is one a part of the other.
    pub fn compared(&self, other: &Self, how: Compared, names: [&str; 2]) -> Result<Self, Apart> {
        match (self, other) {
            (Self::Timeless, when) | (when, Self::Timeless) => Ok(when.clone()),
            (Self::Unsaid(one), Self::Unsaid(other)) => Ok(Self::Unsaid(one.union(other).cloned().collect())),
            (Self::Unsaid(_), _) => Ok(self.clone()),
            (_, Self::Unsaid(_)) => Ok(other.clone()),
            _ if self == other => Ok(self.clone()),
            (Self::In(one), Self::In(other)) if !one.is_comparable(other) => Ok(Self::both(names)),
            (Self::In(one), Self::In(other)) if one.is_as_long(other) => Ok(Self::Between(*other, *one)),
            (Self::In(whole), Self::In(part)) if whole.contains(part) => {
                let left = whole.without(part).filter(|_| how == Compared::Minus);
                Ok(left.map_or_else(|| Self::both(names), Self::In))
            }
            (Self::In(part), Self::In(whole)) if whole.contains(part) => match how {
                Compared::Over => Ok(Self::In(*whole)),
                Compared::Minus => Ok(Self::both(names)),
            },
            // A growth is told of the figure that it began with, or ended with.
            (Self::Between(from, to), Self::In(span)) if span == from || span == to => Ok(self.clone()),
            (Self::Long(..), Self::In(_)) | (Self::In(_), Self::Long(..)) => Ok(Self::both(names)),
            _ => Err(Apart),
        }
    }

    /// The period of a product or quotient of amounts that aren't like each other.
    #[must_use]
    pub fn joined(&self, other: &Self, names: [&str; 2]) -> Self {
        match (self, other) {
            (Self::Timeless, when) | (when, Self::Timeless) => when.clone(),
            _ if self == other => self.clone(),
            (Self::Unsaid(one), Self::Unsaid(other)) => Self::Unsaid(one.union(other).cloned().collect()),
            (Self::In(one), Self::In(other)) if one.contains(other) => self.clone(),
            (Self::In(one), Self::In(longer)) if longer.contains(one) => other.clone(),
            _ => Self::both(names),
        }
    }

    /// Whose period isn't said, of two amounts that are compared.
    pub fn missing<'a>(whens: impl IntoIterator<Item = (&'a Self, &'a str)>) -> BTreeSet<String> {
        let timed: Vec<(&Self, &str)> =
            whens.into_iter().filter(|(when, _)| **when != Self::Timeless).collect();
        if timed.len() < 2 {
            return BTreeSet::new();
        }
        let unsaid = timed.iter().filter_map(|(when, _)| match when {
            Self::Unsaid(names) => Some(names.iter().cloned()),
            _ => None,
        });
        let unsaid: BTreeSet<String> = unsaid.flatten().collect();
        // Figures of one fact are of one period, whichever that is.
        if unsaid.len() == 1 && timed.iter().all(|(when, _)| *when == timed[0].0) {
            return BTreeSet::new();
        }
        if !unsaid.is_empty() || timed.iter().all(|(when, _)| *when == timed[0].0) {
            return unsaid;
        }
        let long = timed.iter().filter(|(when, _)| matches!(when, Self::Long(..)));
        let calendars = timed.windows(2).any(|pair| match (pair[0].0, pair[1].0) {
            (Self::In(one), Self::In(other)) => !one.is_comparable(other),
            _ => false,
        });
        match calendars {
            true => timed.iter().map(|(_, name)| (*name).to_owned()).collect(),
            false => long.map(|(_, name)| (*name).to_owned()).collect(),
        }
    }

    fn both(names: [&str; 2]) -> Self {
        Self::Unsaid(names.into_iter().map(str::to_owned).collect())
    }
}

/// How two amounts are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compared {
    /// One minus the other.
    Minus,
    /// One over the other.
    Over,
}
