//! Keys of a fact that TOML gave to its evidence, because they stand below it.

use std::collections::BTreeSet;

use toml::de::DeValue;

use super::messages::facts as says;
use super::messages::facts::EntryForm;
use super::toml::{Item, TomlTable};
use crate::format::FACT;

/// Reports keys of the fact that TOML gave to its evidence, because they were appended after
/// `[[fact.evidence]]`; returns them, so that they aren't reported as missing too.
pub fn slid_keys(fact: Item<'_>, table: &TomlTable<'_>) -> BTreeSet<&'static str> {
    let mut slid = BTreeSet::new();
    let Some(DeValue::Array(entries)) = table.get("evidence").map(|item| item.value.get_ref()) else {
        return slid;
    };
    let id = fact.key;
    for entry in entries {
        let written = match fact.file.span(entry.span()).text().starts_with('{') {
            true => EntryForm::InBraces,
            false => EntryForm::UnderHeader,
        };
        for key in entry.get_ref().as_table().into_iter().flat_map(|table| table.keys()) {
            let name: &str = key.get_ref().as_ref();
            let Some(known) = FACT.names().find(|&known| known == name) else { continue };
            slid.insert(known);
            let span = fact.file.span(key.span());
            fact.report(says::key_in_evidence(span, id, name, written));
        }
    }
    slid
}
