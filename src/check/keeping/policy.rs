//! Reads the policy of an audience.

use crate::check::toml::{Item, TomlTable};
use crate::diagnostic::Span;
use crate::format::{ASKED, Format, NATURES, ORIGINS, PLAN_AGE, POLICY};
use crate::model::{AskedRule, Otherwise, Policy};

/// Reads the table.
pub fn policy(item: Item<'_>) -> Option<Policy> {
    let table = item.table()?;
    table.check_known(&POLICY);
    let count = |item: Item<'_>, least, most| Some(item.integer(least, most)?.unsigned_abs());
    Some(Policy {
        natures: asked(&table, "natures", &NATURES, |rule| {
            rule.get("alone")?.choices().map(|natures| natures.into_iter().collect())
        }),
        origins: asked(&table, "origins", &ORIGINS, |rule| {
            usize::try_from(count(rule.get("at-least")?, 2, 20)?).ok()
        }),
        plan_age: asked(&table, "plan-age", &PLAN_AGE, |rule| {
            u32::try_from(count(rule.get("months")?, 0, 1200)?).ok()
        }),
        review: asked(&table, "review", &ASKED, |_| Some(())),
        owner: asked(&table, "owner", &ASKED, |_| Some(())),
    })
}

fn asked<T>(
    table: &TomlTable<'_>,
    key: &str,
    format: &Format,
    asks: impl Fn(&TomlTable<'_>) -> Option<T>,
) -> Option<AskedRule<T>> {
    let item = table.get(key)?;
    let rule = item.table()?;
    let span: Span = item.span();
    rule.check_keys(format, &span);
    let otherwise = match rule.get("otherwise") {
        Some(item) => item.choice(),
        None => Some(Otherwise::Flag),
    };
    let asks = asks(&rule);
    Some(AskedRule { asks: asks?, otherwise: otherwise?, span })
}
