//! Reads the columns and rows of a comparison.

use std::collections::BTreeMap;

use super::context::Context;
use super::known::KnownFacts;
use super::messages::briefs as says;
use super::texts::{Need, spanned};
use super::toml::{Item, TomlTable};
use crate::diagnostic::Span;
use crate::format::{COLUMN, ROW};
use crate::language::Language;
use crate::model::{Layout, PlacedText, SideBySide, SideRow};

/// A row before its facts are looked up: its topic, and the id in each column.
pub struct RawRow<'a> {
    topic: BTreeMap<Language, PlacedText>,
    ids: [Option<(&'a str, Span)>; 2],
}

/// What a section says of a comparison.
pub struct RawSides<'a> {
    columns: Option<[BTreeMap<Language, PlacedText>; 2]>,
    rows: Option<Vec<RawRow<'a>>>,
}

/// Reads the keys of a comparison; those that another layout has no use for are reported.
pub fn side_by_side<'a>(section: &TomlTable<'a>, layout: Layout, context: &Context) -> Option<RawSides<'a>> {
    let (columns, rows) = (section.get("columns"), section.get("rows"));
    if layout != Layout::Comparison {
        for item in [columns, rows].into_iter().flatten() {
            item.report(says::only_in_comparison(item.span(), item.key));
        }
        return None;
    }
    if let Some(item) = section.get("facts") {
        item.report(says::facts_beside_rows(item.span()));
    }
    let columns = match columns {
        Some(item) => self::columns(item, context),
        None => {
            section.file.report(says::no_columns(section.span()));
            None
        }
    };
    let rows = match rows {
        Some(item) => {
            let rows: Option<Vec<_>> =
                item.tables().map(|rows| rows.iter().map(|table| row(table, context)).collect());
            rows.and_then(|rows: Vec<Option<RawRow<'a>>>| rows.into_iter().collect())
        }
        None => {
            section.file.report(says::no_rows(section.span()));
            None
        }
    };
    Some(RawSides { columns, rows })
}

impl<'a> RawSides<'a> {
    /// The ids of all cells, row by row.
    pub fn ids(&self) -> Vec<(&'a str, Span)> {
        let rows = self.rows.iter().flatten();
        rows.flat_map(|row| row.ids.iter().flatten()).map(|(id, span)| (*id, span.clone())).collect()
    }

    /// The comparison, if all of it could be read.
    pub fn resolved(self, known: &KnownFacts<'_>) -> Option<SideBySide> {
        let row = |row: RawRow<'a>| {
            let [left, right] = row.ids;
            let index = |id: Option<(&str, Span)>| match id {
                Some((id, _)) => known.index.get(id).map(|&index| Some(index)),
                None => Some(None),
            };
            Some(SideRow { topic: row.topic, facts: [index(left)?, index(right)?] })
        };
        let rows = self.rows?.into_iter().map(row).collect::<Option<Vec<_>>>()?;
        Some(SideBySide { columns: self.columns?, rows })
    }
}

fn columns(item: Item<'_>, context: &Context) -> Option<[BTreeMap<Language, PlacedText>; 2]> {
    let tables = item.tables()?;
    let heading = |table: &TomlTable<'_>| {
        table.check_keys(&COLUMN, &table.span());
        table.get("heading").and_then(|item| spanned(item, context, Need::All))
    };
    let headings: Vec<_> = tables.iter().map(heading).collect();
    if headings.len() != 2 {
        item.report(says::number_of_columns(item.span(), headings.len()));
        return None;
    }
    let headings: Vec<_> = headings.into_iter().collect::<Option<_>>()?;
    headings.try_into().ok()
}

fn row<'a>(table: &TomlTable<'a>, context: &Context) -> Option<RawRow<'a>> {
    table.check_keys(&ROW, &table.span());
    let topic = table.get("topic").and_then(|item| spanned(item, context, Need::All));
    let mut sound = true;
    let ids = ["left", "right"].map(|key| {
        let item = table.get(key)?;
        let text = item.text();
        sound &= text.is_some();
        Some((text?, item.span()))
    });
    if sound && ids.iter().all(Option::is_none) {
        table.file.report(says::empty_row(table.span()));
        return None;
    }
    sound.then_some(RawRow { topic: topic?, ids })
}
