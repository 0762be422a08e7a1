//! Computes a formula: all its mistakes at once, each with its place.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::dimension::{Dimension, Pure};
use super::formula_fault::{FormulaFault, NoNumber};
use super::fraction::Fraction;
use super::interval::Interval;
use super::known_amount::KnownAmount;
use super::messages::measured_in;
use super::moments::Moment;
use super::when::{Apart, Compared, When};
use crate::model::{FigureName, Formula, Scaling, Sign, Term};
use crate::value::{Pair, Unit, Value};

/// A figure as a formula computes with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Operand {
    /// An amount.
    Quantity(Box<KnownAmount>),
    /// A date.
    Date(Moment),
}

impl Operand {
    /// Of a typed value that is of this time.
    ///
    /// # Errors
    /// When it is one with which there is no exact arithmetic.
    pub fn of(value: &Value, when: When) -> Result<Self, NoNumber> {
        match value {
            Value::Quantity(quantity) => Ok(Self::Quantity(Box::new(KnownAmount::of(quantity, when)?))),
            Value::Date(dated) => Ok(Self::Date(Moment::of(dated))),
            Value::Pair(Pair::Of { .. }) => Err(NoNumber::Of),
            Value::Pair(Pair::Ratio(..)) => Err(NoNumber::Ratio),
            Value::Pair(Pair::Score(_)) => Err(NoNumber::Score),
            Value::Rank(_) => Err(NoNumber::Rank),
            Value::Time(_) => Err(NoNumber::Time),
            Value::Period(_) => Err(NoNumber::Period),
            Value::Text(_) => Err(NoNumber::Text),
            Value::Contested(_) => Err(NoNumber::Contested),
        }
    }
}

/// Finds the figures that a formula names. Nothing for one that couldn't be read, which is reported elsewhere.
pub type FigureLookup<'a> = dyn Fn(&FigureName) -> Option<Result<Operand, NoNumber>> + 'a;

/// What came of a formula.
#[derive(Debug, Default)]
pub struct Evaluated {
    /// The amount; none where a mistake or a missing figure is in the way.
    pub amount: Option<KnownAmount>,
    /// What is wrong, with its place in the formula.
    pub faults: Vec<(Range<usize>, FormulaFault)>,
    /// What was compared with other figures although its period isn't said.
    pub unsaid: BTreeSet<String>,
}

/// Computes a formula. `text` is the formula as it is written, `day` the unit of a difference of dates.
pub fn evaluate(formula: &Formula, text: &str, figures: &FigureLookup<'_>, day: &Arc<Unit>) -> Evaluated {
    let mut evaluator = Evaluator { text, figures, day, found: Evaluated::default() };
    let operand = evaluator.operand(formula);
    let amount = match operand {
        Some(operand) => evaluator.amount(operand, formula),
        None => None,
    };
    Evaluated { amount, ..evaluator.found }
}

struct Evaluator<'a> {
    text: &'a str,
    figures: &'a FigureLookup<'a>,
    day: &'a Arc<Unit>,
    found: Evaluated,
}

impl Evaluator<'_> {
    fn report<T>(&mut self, part: &Formula, fault: FormulaFault) -> Option<T> {
        self.found.faults.push((part.range.clone(), fault));
        None
    }

    fn name(&self, part: &Formula) -> &str {
        self.text.get(part.range.clone()).unwrap_or_default()
    }

    fn operand(&mut self, part: &Formula) -> Option<Operand> {
        match &part.term {
            Term::Number(number) => {
                Some(Operand::Quantity(Box::new(KnownAmount::constant((*number).into()))))
            }
            Term::Figure(name) => match (self.figures)(name)? {
                Ok(operand) => Some(operand),
                Err(why) => self.report(part, FormulaFault::NoNumber { name: name.to_string(), why }),
            },
            Term::Sum { first, rest } => self.sum(part, first, rest),
            Term::Product { first, rest } => {
                self.product(first, rest).map(|amount| Operand::Quantity(Box::new(amount)))
            }
        }
    }

    /// An operand that must be an amount.
    fn amount(&mut self, operand: Operand, part: &Formula) -> Option<KnownAmount> {
        match operand {
            Operand::Quantity(amount) => Some(*amount),
            Operand::Date(_) => {
                let name = self.name(part).to_owned();
                self.report(part, FormulaFault::Date { name })
            }
        }
    }

    fn sum(&mut self, whole: &Formula, first: &Formula, rest: &[(Sign, Formula)]) -> Option<Operand> {
        let parts: Vec<(Sign, &Formula)> = std::iter::once((Sign::Plus, first))
            .chain(rest.iter().map(|(sign, part)| (*sign, part)))
            .collect();
        let operands: Vec<Option<Operand>> = parts.iter().map(|(_, part)| self.operand(part)).collect();
        if let ([Some(Operand::Date(later)), Some(Operand::Date(earlier))], [(_, _), (Sign::Minus, _)]) =
            (&operands[..], &parts[..])
        {
            let range = later.range.minus(&earlier.range);
            let days = KnownAmount::days(range, later.about || earlier.about, self.day);
            return Some(Operand::Quantity(Box::new(days)));
        }
        let amounts: Vec<Option<KnownAmount>> = operands
            .into_iter()
            .zip(&parts)
            .map(|(operand, (_, part))| operand.and_then(|operand| self.amount(operand, part)))
            .collect();
        // The units of those that are there are compared in any case, so that all mistakes are told at once.
        let whole_sum = amounts.iter().all(Option::is_some);
        let (amounts, parts): (Vec<KnownAmount>, Vec<(Sign, &Formula)>) =
            amounts.into_iter().zip(parts).filter_map(|(amount, part)| Some((amount?, part))).unzip();
        let pure = self.kind_of_sum(&amounts, &parts)?;
        if !whole_sum {
            return None;
        }
        let when = self.when_of_sum(whole, &amounts, &parts)?;
        let mut sum = KnownAmount { when, pure, ..amounts[0].clone() };
        let kinds = || amounts.iter().zip(&parts);
        sum.unit = amounts.iter().find_map(|amount| amount.unit.clone());
        sum.change = amounts.iter().all(|amount| amount.change);
        sum.between_shares = amounts.iter().any(|amount| amount.between_shares)
            || kinds().filter(|(amount, _)| amount.pure == Some(Pure::Share)).count() > 1
                && kinds()
                    .any(|(amount, (sign, _))| amount.pure == Some(Pure::Share) && *sign == Sign::Minus);
        for (amount, (sign, _)) in kinds().skip(1) {
            let add = |one: &Interval, other: &Interval| match sign {
                Sign::Plus => one.plus(other),
                Sign::Minus => one.minus(other),
            };
            sum.range = add(&sum.range, &amount.range);
            sum.wide = sum.wide.as_ref().zip(amount.wide.as_ref()).map(|(one, other)| add(one, other));
            sum.about |= amount.about;
            sum.divided |= amount.divided;
            sum.percent |= amount.percent;
            sum.hundredth = false;
            sum.no_growth = sum.no_growth.or_else(|| amount.no_growth.clone());
            sum.digits = fewest(sum.digits, amount.digits);
        }
        let is_one = |amount: &KnownAmount| {
            amount.pure == Some(Pure::Constant) && *amount.range_point() == Fraction::whole(1)
        };
        let is_one_less =
            matches!((&amounts[..], &parts[..]), ([_, one], [_, (Sign::Minus, _)]) if is_one(one));
        if let Some(fault) = sum.no_growth.clone().filter(|_| is_one_less) {
            return self.report(whole, fault);
        }
        self.short_enough(whole, sum).map(|sum| Operand::Quantity(Box::new(sum)))
    }

    /// What the sum is, where its parts measure nothing. Units that differ are reported.
    fn kind_of_sum(&mut self, amounts: &[KnownAmount], parts: &[(Sign, &Formula)]) -> Option<Option<Pure>> {
        let constant = |amount: &KnownAmount| amount.pure == Some(Pure::Constant);
        // What the others are compared with: the first that the formula doesn't give, and of ratios one that says what it is.
        let measured = |amount: &&KnownAmount| !constant(amount) && amount.pure != Some(Pure::Ratio);
        let lead = amounts.iter().position(|amount| measured(&amount));
        let lead = lead.or_else(|| amounts.iter().position(|amount| !constant(amount)));
        let Some(lead) = lead else { return Some(Some(Pure::Constant)) };
        let (main, main_part) = (&amounts[lead], parts[lead].1);
        let mut sound = true;
        for (amount, (_, part)) in amounts.iter().zip(parts) {
            let fault = if constant(amount) {
                let number = self.name(part).to_owned();
                let name = self.name(main_part).to_owned();
                match main.pure {
                    None => Some(FormulaFault::NumberAndUnit { number, name, unit: measured_in(main) }),
                    Some(Pure::Share) if *amount.range_point() != Fraction::whole(1) => {
                        Some(FormulaFault::NotTheWhole { number, name })
                    }
                    Some(_) => None,
                }
            } else {
                let alike = amount.dimension == main.dimension
                    && (amount.pure == main.pure || amount.pure == Some(Pure::Ratio));
                (!alike).then(|| FormulaFault::UnitsDiffer {
                    names: [self.name(main_part).to_owned(), self.name(part).to_owned()],
                    units: [measured_in(main), measured_in(amount)],
                })
            };
            if let Some(fault) = fault {
                sound = false;
                self.report::<()>(part, fault);
            }
        }
        sound.then_some(main.pure)
    }

    fn when_of_sum(
        &mut self,
        whole: &Formula,
        amounts: &[KnownAmount],
        parts: &[(Sign, &Formula)],
    ) -> Option<When> {
        let names: Vec<String> = parts.iter().map(|(_, part)| self.name(part).to_owned()).collect();
        let of = |sign: Sign| -> Vec<(&When, &str)> {
            let all = amounts.iter().zip(parts).zip(&names);
            all.filter(|((_, (own, _)), _)| *own == sign)
                .map(|((amount, _), name)| (&amount.when, name.as_str()))
                .collect()
        };
        let (added, subtracted) = (of(Sign::Plus), of(Sign::Minus));
        self.found.unsaid.extend(When::missing(added.iter().chain(&subtracted).copied()));
        let when = When::added(&added).and_then(|added| {
            let subtracted = When::added(&subtracted)?;
            added.compared(&subtracted, Compared::Minus, [self.name(whole), self.name(whole)])
        });
        when.or_else(|Apart| {
            let timed = amounts.iter().zip(&names).filter(|(amount, _)| amount.when != When::Timeless);
            let names = timed.map(|(_, name)| name.clone()).collect();
            self.report(whole, FormulaFault::PeriodsDiffer { names }).ok_or(Apart)
        })
        .ok()
    }

    fn product(&mut self, first: &Formula, rest: &[(Scaling, Formula)]) -> Option<KnownAmount> {
        let parts: Vec<&Formula> = std::iter::once(first).chain(rest.iter().map(|(_, part)| part)).collect();
        let operands: Vec<Option<Operand>> = parts.iter().map(|part| self.operand(part)).collect();
        let amounts: Vec<Option<KnownAmount>> = operands
            .into_iter()
            .zip(&parts)
            .map(|(operand, part)| operand.and_then(|operand| self.amount(operand, part)))
            .collect();
        let amounts: Vec<KnownAmount> = amounts.into_iter().collect::<Option<_>>()?;
        let mut product = amounts[0].clone();
        let mut so_far = first.clone();
        for ((scaling, part), amount) in rest.iter().zip(&amounts[1..]) {
            product = self.scaled((product, &so_far), *scaling, (amount, part))?;
            so_far.range = so_far.range.start..part.range.end;
            product = self.short_enough(&so_far, product)?;
        }
        Some(product)
    }

    fn scaled(
        &mut self,
        (one, one_part): (KnownAmount, &Formula),
        scaling: Scaling,
        (other, part): (&KnownAmount, &Formula),
    ) -> Option<KnownAmount> {
        let over = scaling == Scaling::Over;
        let constant = |amount: &KnownAmount| amount.pure == Some(Pure::Constant);
        let dimension = one.dimension.times(&other.dimension, if over { -1 } else { 1 });
        let names = [self.name(one_part).to_owned(), self.name(part).to_owned()];
        let names = [names[0].as_str(), names[1].as_str()];
        let hundredth = is_hundredth(other, over) || !over && is_hundredth(&one, false);
        if one.percent && hundredth || other.percent && (one.hundredth || hundredth) {
            let whole = Formula { range: one_part.range.start..part.range.end, ..part.clone() };
            let part = self.name(&whole).to_owned();
            return self.report(&whole, FormulaFault::Hundredth { part });
        }
        let like = over && one.dimension == other.dimension && !constant(&one) && !constant(other);
        if over && other.change && !(like && one.change) {
            return self.report(part, FormulaFault::OverChange { divisor: names[1].to_owned() });
        }
        let when = if like {
            self.found.unsaid.extend(When::missing([(&one.when, names[0]), (&other.when, names[1])]));
            match one.when.compared(&other.when, Compared::Over, names) {
                Ok(when) => when,
                Err(Apart) => {
                    let whole = Formula { range: one_part.range.start..part.range.end, ..part.clone() };
                    let names = names.map(str::to_owned).to_vec();
                    return self.report(&whole, FormulaFault::PeriodsDiffer { names });
                }
            }
        } else {
            one.when.joined(&other.when, names)
        };
        let no_growth = match (&one.when, &other.when) {
            (When::In(own), When::In(others)) if like && !own.is_as_long(others) => {
                Some(FormulaFault::PeriodsDiffer { names: names.map(str::to_owned).to_vec() })
            }
            _ if like && !other.change && other.range.is_below_zero() => {
                Some(FormulaFault::BelowZero { divisor: names[1].to_owned() })
            }
            _ => one.no_growth.clone().or_else(|| other.no_growth.clone()),
        };
        let multiply = |one: &Interval, other: &Interval| match scaling {
            Scaling::Times => Ok(one.times(other)),
            Scaling::Over => one.over(other),
        };
        let Ok(range) = multiply(&one.range, &other.range) else {
            return self.report(part, FormulaFault::HoldsZero { divisor: names[1].to_owned() });
        };
        let wide = one.wide.as_ref().zip(other.wide.as_ref());
        let unit = match (one.dimension.is_none(), other.dimension.is_none()) {
            _ if constant(other) => one.unit.clone(),
            _ if constant(&one) && !over => other.unit.clone(),
            (false, true) => one.unit.clone(),
            (true, false) if !over => other.unit.clone(),
            (true, true) if !over && one.pure == other.pure => one.unit.clone(),
            _ => None,
        };
        Some(KnownAmount {
            range,
            wide: wide.and_then(|(one, other)| multiply(one, other).ok()),
            about: one.about || other.about,
            pure: pure_of_product(&dimension, &one, scaling, other),
            dimension,
            unit,
            change: one.change != other.change || one.change && !over,
            when,
            divided: one.divided || other.divided || over,
            between_shares: false,
            percent: one.percent || other.percent,
            hundredth: one.hundredth || hundredth,
            no_growth,
            digits: fewest(one.digits, other.digits),
        })
    }

    fn short_enough(&mut self, part: &Formula, amount: KnownAmount) -> Option<KnownAmount> {
        let wide = amount.wide.as_ref().is_some_and(Interval::is_too_long);
        if wide || amount.range.is_too_long() {
            return self.report(part, FormulaFault::TooLong);
        }
        Some(amount)
    }
}

impl KnownAmount {
    /// The number of a constant.
    fn range_point(&self) -> &Fraction {
        static ZERO: std::sync::OnceLock<Fraction> = std::sync::OnceLock::new();
        self.range.as_point().unwrap_or_else(|| ZERO.get_or_init(Fraction::zero))
    }
}

/// Whether a constant makes hundredths of what it divides, or multiplies.
fn is_hundredth(amount: &KnownAmount, over: bool) -> bool {
    let hundred = if over { Decimal::ONE_HUNDRED } else { Decimal::new(1, 2) };
    amount.pure == Some(Pure::Constant) && amount.range.as_point() == Some(&Fraction::from(hundred))
}

fn pure_of_product(
    dimension: &Dimension,
    one: &KnownAmount,
    scaling: Scaling,
    other: &KnownAmount,
) -> Option<Pure> {
    if !dimension.is_none() {
        return None;
    }
    Some(match (one.pure, other.pure, scaling) {
        (Some(pure), Some(Pure::Constant), _) | (Some(Pure::Constant), Some(pure), Scaling::Times) => pure,
        (Some(one), Some(other), Scaling::Times) if one == other => one,
        _ => Pure::Ratio,
    })
}

fn fewest(one: Option<u32>, other: Option<u32>) -> Option<u32> {
    one.into_iter().chain(other).min()
}
