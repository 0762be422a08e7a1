//! Units that no text names: of the shares of a whole, and of multiples.

use super::unit_name;
use crate::reading::meaning::SaidUnit;
use crate::value::{Measure, Number, UnitKind, UnitName, UnlessSaid, Writing};

/// The unit of a share of a whole.
pub fn share_unit() -> SaidUnit {
    of_base("share", UnitKind::Share)
}

/// The unit of multiples.
pub fn times_unit() -> SaidUnit {
    of_base("x", UnitKind::Multiple)
}

fn of_base(base: &'static str, kind: UnitKind) -> SaidUnit {
    let measures = vec![Measure { base: base.into(), factor: Number::from(1), kind }];
    let name = UnitName { len: 0, writing: Writing::Word, measures, unless_said: UnlessSaid::First };
    SaidUnit { over: vec![unit_name::term(name)], under: Vec::new() }
}
