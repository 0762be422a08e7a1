//! Pairs of currencies as markets quote them, in a heading of rates: EUR/USD is dollars to the euro.

use super::head::UnitHead;
use super::meaning::{SaidUnit, UnitTerm};
use super::setting::SourceSetting;
use crate::value::{Measure, Number, UnitKind};

/// Currencies in the order in which markets quote them: of two, the first is the one whose price is told. A pair in any other order
/// isn't theirs, and may mean either.
const QUOTED: [&str; 8] = ["EUR", "GBP", "AUD", "NZD", "USD", "CAD", "CHF", "JPY"];

/// What a heading says that is such a pair and nothing else.
pub fn head(text: &str, setting: &SourceSetting<'_>) -> Option<UnitHead> {
    let (base, quote) = text.trim().split_once('/')?;
    let (base, quote) = (base.trim_end(), quote.trim_start());
    let place = |code: &str| QUOTED.iter().position(|one| *one == code);
    if place(base)? >= place(quote)? {
        return None;
    }
    let money = |code: &str| {
        let names = setting.units.after(code, setting.language);
        let is_own = |one: &Measure| one.kind == UnitKind::Money && one.base == code;
        let name =
            names.into_iter().find(|name| name.len == code.len() && name.measures.iter().all(is_own))?;
        Some(vec![UnitTerm::Known { name, each: Number::from(1) }])
    };
    let unit = SaidUnit { over: money(quote)?, under: money(base)? };
    Some(UnitHead { unit, ..UnitHead::default() })
}
