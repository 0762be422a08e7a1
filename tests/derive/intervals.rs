//! The laws of intervals, tried with every interval that has its ends among a few numbers: nothing is lost, and no end is further out
//! or closer in than some pair of numbers makes it.

#![expect(clippy::unwrap_used, reason = "a test harness; clippy exempts only functions marked #[test]")]

use factbrief::derive::{End, Fraction, Interval};

/// Every interval with ends among −2, −1, 0, 1 and 2, open, closed or missing.
fn intervals() -> Vec<Interval> {
    let numbers = (-2..=2).map(Fraction::whole);
    let ends: Vec<Option<End>> =
        numbers.flat_map(|at| [Some(End::closed(at.clone())), Some(End::open(at))]).chain([None]).collect();
    let mut found = Vec::new();
    for low in &ends {
        for high in &ends {
            let sound = match (low, high) {
                (Some(low), Some(high)) => low.at < high.at || low.at == high.at && low.closed && high.closed,
                _ => true,
            };
            if sound {
                found.push(Interval { low: low.clone(), high: high.clone() });
            }
        }
    }
    found
}

/// Numbers around and between those ends, and far out.
fn numbers() -> Vec<Fraction> {
    let eighth = Fraction::whole(8).inverse().unwrap();
    let near = (-24..=24).map(|eighths| &Fraction::whole(eighths) * &eighth);
    near.chain([-1_000_000, 1_000_000].map(Fraction::whole)).collect()
}

fn within(interval: &Interval, numbers: &[Fraction]) -> Vec<Fraction> {
    numbers.iter().filter(|number| interval.holds(number)).cloned().collect()
}

fn over(one: &Fraction, other: &Fraction) -> Fraction {
    one * &other.inverse().unwrap()
}

#[test]
fn what_two_numbers_give_is_in_what_their_intervals_give() {
    let (intervals, numbers) = (intervals(), numbers());
    let held: Vec<Vec<Fraction>> = intervals.iter().map(|interval| within(interval, &numbers)).collect();
    for (one, ones) in intervals.iter().zip(&held) {
        for (other, others) in intervals.iter().zip(&held) {
            let (sum, difference, product) = (one.plus(other), one.minus(other), one.times(other));
            let quotient = one.over(other);
            assert_eq!(quotient.is_err(), other.holds(&Fraction::zero()), "{one:?} over {other:?}");
            for a in ones.iter().step_by(3) {
                for b in others.iter().step_by(2) {
                    assert!(sum.holds(&(a + b)), "{one:?} + {other:?}");
                    assert!(difference.holds(&(a - b)), "{one:?} - {other:?}");
                    assert!(product.holds(&(a * b)), "{one:?} * {other:?}");
                    if let Ok(quotient) = &quotient {
                        assert!(quotient.holds(&over(a, b)), "{one:?} / {other:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn an_end_that_belongs_is_reached_and_one_that_does_not_is_not() {
    let numbers = numbers();
    let ends = |interval: &Interval| -> Vec<Fraction> {
        [&interval.low, &interval.high].into_iter().flatten().map(|end| end.at.clone()).collect()
    };
    for one in intervals() {
        for other in intervals() {
            let mut ones = within(&one, &numbers);
            ones.extend(ends(&one).into_iter().filter(|end| one.holds(end)));
            let others = within(&other, &numbers);
            let product = one.times(&other);
            let products: Vec<Fraction> =
                ones.iter().flat_map(|a| others.iter().map(move |b| a * b)).collect();
            for end in [&product.low, &product.high].into_iter().flatten() {
                assert_eq!(products.contains(&end.at), end.closed, "{one:?} * {other:?} = {product:?}");
            }
            let unbounded = products.iter().any(|number| *number > Fraction::whole(1000));
            assert_eq!(unbounded, product.high.is_none(), "{one:?} * {other:?} = {product:?}");
        }
    }
}

#[test]
fn sums_and_products_do_not_ask_for_the_order() {
    let all: Vec<Interval> = intervals().into_iter().step_by(3).collect();
    for one in &all {
        assert_eq!(&one.negated().negated(), one);
        assert_eq!(&one.plus(&Interval::point(Fraction::zero())), one);
        assert_eq!(&one.times(&Interval::point(Fraction::whole(1))), one);
        for other in &all {
            assert_eq!(one.plus(other), other.plus(one));
            assert_eq!(one.times(other), other.times(one));
            assert_eq!(one.meets(other), other.meets(one));
            for third in &all {
                assert_eq!(one.plus(other).plus(third), one.plus(&other.plus(third)));
                assert_eq!(
                    one.times(other).times(third),
                    one.times(&other.times(third)),
                    "{one:?} {other:?} {third:?}"
                );
            }
        }
    }
}
