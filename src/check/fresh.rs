//! Reads how old the facts on pages for an audience may be. `keeping` judges the pages by it.

use super::messages::fresh as says;
use super::messages::toml::missing_key;
use super::toml::{Item, TomlTable};
use crate::diagnostic::Span;
use crate::format::FRESHNESS;
use crate::model::Freshness;

/// Reads `freshness` of an audience.
pub fn freshness(item: Item<'_>) -> Option<Freshness> {
    let table: TomlTable<'_> = item.table()?;
    table.check_known(&FRESHNESS);
    let months = |key: &str| match table.get(key) {
        Some(item) => item.integer(1, 1200).map(|months| u32::try_from(months).ok()),
        None => Some(None),
    };
    let (flag, forbid) = (months("flag"), months("forbid"));
    if table.get("flag").is_none() && table.get("forbid").is_none() {
        item.report(missing_key(item.span(), &FRESHNESS, "forbid"));
        return None;
    }
    let freshness = Freshness { flag: flag?, forbid: forbid? };
    if let (Some(flag), Some(forbid)) = (freshness.flag, freshness.forbid)
        && flag >= forbid
    {
        item.report(says::flag_after_forbid(item.span(), flag, forbid));
    }
    Some(freshness)
}

/// Places of audiences whose table says nothing.
pub fn report_empty(table: &TomlTable<'_>, span: &Span) {
    if ["label", "marking", "letterhead", "disclaimer", "freshness", "policy", "words"]
        .iter()
        .all(|key| table.get(key).is_none())
    {
        table.missing(&crate::format::AUDIENCE, "label", span);
    }
}
