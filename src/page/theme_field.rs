//! What each key of a theme sets, and what it takes.

use std::ops::{Range, RangeInclusive};

use super::messages;
use super::theme::{Letters, Theme};
use super::theme_fonts::FontFile;

/// The field of a theme that a key sets.
pub(super) enum Field<'a> {
    Number(&'a mut f32, RangeInclusive<f32>),
    Colour(&'a mut [u8; 3]),
    /// A colour or `none`.
    Choice(&'a mut Option<[u8; 3]>),
    /// Names of files.
    Files(&'a mut Vec<FontFile>),
    /// The name of a file.
    File(&'a mut Option<(String, Range<usize>)>),
    /// Words.
    Text(&'a mut String),
}

/// What a key takes and holds.
#[derive(Debug, Clone, PartialEq)]
pub enum ThemeValue {
    /// A number, and between which it may be.
    Number(f32, RangeInclusive<f32>),
    /// A colour.
    Colour([u8; 3]),
    /// A colour or `none`.
    Choice(Option<[u8; 3]>),
    /// Names of files.
    Files(Vec<String>),
    /// The name of a file; none in the theme `standard`.
    File(Option<String>),
    /// Words.
    Text(String),
}

impl ThemeValue {
    /// The value as a theme writes it.
    pub fn value(&self) -> String {
        let colour = |[red, green, blue]: [u8; 3]| format!("\"#{red:02x}{green:02x}{blue:02x}\"");
        match self {
            Self::Number(number, _) => number.to_string(),
            Self::Colour(value) => colour(*value),
            Self::Choice(value) => value.map_or_else(|| "\"none\"".to_owned(), colour),
            Self::Files(names) => format!("{names:?}"),
            // Where nothing is there, what it looks like.
            Self::File(name) => format!("{:?}", name.as_deref().unwrap_or("logo.svg")),
            Self::Text(text) if text.is_empty() => "\"…\"".to_owned(),
            Self::Text(text) => format!("{text:?}"),
        }
    }

    /// Between which it may be, where it is a number.
    pub fn range(&self) -> Option<String> {
        match self {
            Self::Number(_, range) => Some(messages::between(*range.start(), *range.end())),
            _ => None,
        }
    }
}

impl Theme {
    /// Every key with what it takes and holds.
    pub(super) fn written(&self) -> Vec<(&'static str, ThemeValue)> {
        let mut copy = self.clone();
        let fields = copy.fields().into_iter().map(|(name, field)| {
            let written = match field {
                Field::Number(number, range) => ThemeValue::Number(*number, range),
                Field::Colour(colour) => ThemeValue::Colour(*colour),
                Field::Choice(colour) => ThemeValue::Choice(*colour),
                Field::File(file) => ThemeValue::File(file.as_ref().map(|(name, _)| name.clone())),
                Field::Text(text) => ThemeValue::Text(text.clone()),
                Field::Files(files) => {
                    ThemeValue::Files(files.iter().map(|file| file.name.clone()).collect())
                }
            };
            (name, written)
        });
        fields.collect()
    }

    /// Every key with its field; the names of the tables come first in the key.
    pub(super) fn fields(&mut self) -> Vec<(&'static str, Field<'_>)> {
        use Field::{Choice, Colour, File, Files, Number, Text};
        let mut fields = vec![
            ("page.margin", Number(&mut self.margin, 20.0..=120.0)),
            ("page.margin-top", Number(&mut self.margin_top, 20.0..=120.0)),
            ("page.margin-bottom", Number(&mut self.margin_bottom, 12.0..=120.0)),
            ("page.side-column", Number(&mut self.side_column, 60.0..=220.0)),
            ("colour.text", Colour(&mut self.palette.text)),
            ("colour.strong", Colour(&mut self.palette.strong)),
            ("colour.accent", Colour(&mut self.palette.accent)),
            ("colour.muted", Colour(&mut self.palette.muted)),
            ("colour.wash", Choice(&mut self.palette.wash)),
            ("colour.hairline", Colour(&mut self.palette.hairline)),
            ("rule.top", Number(&mut self.rules.top, 0.0..=8.0)),
            ("rule.bar", Number(&mut self.rules.bar, 0.0..=8.0)),
            ("rule.section", Number(&mut self.rules.section, 0.0..=4.0)),
            ("rule.table", Number(&mut self.rules.table, 0.0..=4.0)),
            ("rule.table-head", Number(&mut self.rules.table_head, 0.0..=4.0)),
            ("rule.table-row", Number(&mut self.rules.table_row, 0.0..=4.0)),
            ("type.bottom-line", Number(&mut self.bottom_line, 8.0..=16.0)),
            ("type.reference", Number(&mut self.reference, 7.5..=9.0)),
            ("type.small", Number(&mut self.small, 6.5..=10.0)),
            ("fonts.first-regular", Files(&mut self.fonts.first_regular)),
            ("fonts.first-semi-bold", Files(&mut self.fonts.first_semi_bold)),
            ("fonts.regular", Files(&mut self.fonts.regular)),
            ("fonts.semi-bold", Files(&mut self.fonts.semi_bold)),
            ("logo.file", File(&mut self.logo.file)),
            ("logo.height", Number(&mut self.logo.height, 6.0..=96.0)),
            ("logo.alt.en", Text(&mut self.logo.alt_en)),
            ("logo.alt.ja", Text(&mut self.logo.alt_ja)),
        ];
        let Letters { title, title_leading, body, body_leading, reference_leading } = &mut self.en;
        fields.extend([
            ("type.en.title", Number(title, 14.0..=32.0)),
            ("type.en.title-leading", Number(title_leading, 1.0..=2.0)),
            ("type.en.body", Number(body, 7.5..=14.0)),
            ("type.en.body-leading", Number(body_leading, 1.1..=2.2)),
            ("type.en.reference-leading", Number(reference_leading, 1.1..=2.2)),
        ]);
        let Letters { title, title_leading, body, body_leading, reference_leading } = &mut self.ja;
        fields.extend([
            ("type.ja.title", Number(title, 14.0..=32.0)),
            ("type.ja.title-leading", Number(title_leading, 1.0..=2.0)),
            ("type.ja.body", Number(body, 7.5..=14.0)),
            ("type.ja.body-leading", Number(body_leading, 1.1..=2.2)),
            ("type.ja.reference-leading", Number(reference_leading, 1.1..=2.2)),
        ]);
        fields
    }
}
