//! Reads `owner`, `reviewed` and `waive` of a fact or a brief.

use chrono::NaiveDate;

use crate::check::fiscal::Years;
use crate::check::messages::keeping as says;
use crate::check::toml::{Item, TomlTable};
use crate::check::values::date;
use crate::format::{REVIEWED, WAIVER};
use crate::model::{Custody, Reviewed, Waiver};
use crate::value::Date;

/// What the keepers of a fact note, by its id.
pub type CustodyOfFact = (String, Custody);

/// Reads the three keys; `owner` is the fact's own or the default of its file.
pub fn custody(table: &TomlTable<'_>, owner: Option<Item<'_>>) -> Custody {
    let mut custody = Custody {
        owner: owner.and_then(Item::text).map(str::to_owned),
        reviewed: table.get("reviewed").and_then(reviewed).map(Box::new),
        waivers: Vec::new(),
    };
    let entries = table.get("waive").and_then(Item::tables).unwrap_or_default();
    for waiver in entries.iter().filter_map(waiver) {
        match custody.waiver(waiver.rule) {
            Some(first) => table.file.report(says::waived_twice(&waiver, first.span.clone())),
            None => custody.waivers.push(waiver),
        }
    }
    custody
}

/// The same of a fact's table.
pub fn custody_of_fact(entry: Item<'_>, defaults: Option<&TomlTable<'_>>) -> Option<CustodyOfFact> {
    let table = entry.table()?;
    let owner = table.get("owner").or_else(|| defaults.and_then(|defaults| defaults.get("owner")));
    Some((entry.key.to_owned(), custody(&table, owner)))
}

fn waiver(table: &TomlTable<'_>) -> Option<Waiver> {
    let span = table.span();
    table.check_keys(&WAIVER, &span);
    let text = |key: &str| table.get(key).and_then(Item::text).map(str::to_owned);
    let rule = table.get("rule").and_then(Item::choice);
    let (why, by) = (text("why"), text("by"));
    let until = table.get("until").and_then(|item| date(item, Years::NONE));
    Some(Waiver { rule: rule?, why: why?, by: by?, until: until?, span })
}

fn reviewed(item: Item<'_>) -> Option<Reviewed> {
    let table = item.table()?;
    table.check_keys(&REVIEWED, &item.span());
    let text = |key: &str| table.get(key).and_then(Item::text).map(str::to_owned);
    let (by, hash) = (text("by"), text("hash"));
    let on = table.get("on").and_then(day);
    Some(Reviewed { by: by?, on: on?, hash: hash?, span: item.span() })
}

fn day(item: Item<'_>) -> Option<NaiveDate> {
    match date(item, Years::NONE)? {
        Date::Day(day) => Some(day),
        other => {
            item.report(says::review_on_no_day(item.span(), &other));
            None
        }
    }
}
