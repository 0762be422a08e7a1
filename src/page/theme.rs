//! The look of a page as data: margins, sizes, leadings, colours and rules, read from a TOML file.

use std::ops::{Range, RangeInclusive};
use std::sync::{Arc, LazyLock};

use serde::Serialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::colour::{Colour, Tint};
use super::contrast::contrast;
use super::logo::Logo;
use super::messages;
use super::theme_fonts::{FontFile, ThemeFonts, ValueFault, file_name, files};
use crate::language::Language;

/// The themes inside the program, by name.
const BUILT_IN: [(&str, &str); 2] = [
    ("standard", include_str!("../../templates/themes/standard.toml")),
    ("mono", include_str!("../../templates/themes/mono.toml")),
];

/// The least contrast between a text and its ground (WCAG 2.1, 1.4.3).
pub(super) const LEAST_CONTRAST: f64 = 4.5;

/// How pages look. Lengths are points.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Theme {
    /// Margin at the left and the right.
    pub margin: f32,
    /// Margin above the top rule.
    pub margin_top: f32,
    /// Margin below the footer.
    pub margin_bottom: f32,
    /// Width of the column of side heads, with the gap to the text.
    pub side_column: f32,
    /// Colours.
    pub palette: Palette,
    /// Weights of rules.
    pub rules: Rules,
    /// Size of the bottom line.
    pub bottom_line: f32,
    /// Size of the references.
    pub reference: f32,
    /// Size of kicker, date and footer.
    pub small: f32,
    /// Sizes and leadings of English text.
    pub en: Letters,
    /// Sizes and leadings of Japanese text.
    pub ja: Letters,
    /// Further fonts, for characters that the embedded ones lack.
    pub fonts: ThemeFonts,
    /// The logo.
    #[serde(skip_serializing_if = "Logo::is_none")]
    pub logo: Logo,
}

/// Colours of sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Palette {
    /// Text.
    pub text: [u8; 3],
    /// The title and the rule above it.
    pub strong: [u8; 3],
    /// Headings, links, citation marks, bars.
    pub accent: [u8; 3],
    /// Date, footer and notes.
    pub muted: [u8; 3],
    /// The ground of the bottom line and of strong rows; rules replace it where there is none.
    pub wash: Option<[u8; 3]>,
    /// Lines between sections and rows.
    pub hairline: [u8; 3],
}

/// Weights of rules.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Rules {
    /// Above the kicker.
    pub top: f32,
    /// Beside the bottom line.
    pub bar: f32,
    /// Between sections.
    pub section: f32,
    /// Above and below a table.
    pub table: f32,
    /// Under the head of a table.
    pub table_head: f32,
    /// Under a row.
    pub table_row: f32,
}

/// Sizes and leadings that differ by language; leadings are multiples of the size.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Letters {
    /// Size of a title that takes one line.
    pub title: f32,
    /// Leading of the title.
    pub title_leading: f32,
    /// Size of body text on a page that is neither full nor empty.
    pub body: f32,
    /// Leading of body text, tables and the bottom line.
    pub body_leading: f32,
    /// Leading of the references.
    pub reference_leading: f32,
}

/// What is wrong with the text of a theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeFault {
    /// Its place in the theme, in bytes.
    pub range: Range<usize>,
    /// One lower-case sentence without a full stop.
    pub message: String,
    /// What would help.
    pub hint: String,
}

impl Palette {
    /// The colour of text.
    pub fn colour(&self, colour: Colour) -> [u8; 3] {
        match colour {
            Colour::Ink => self.text,
            Colour::Dark => self.strong,
            Colour::Accent => self.accent,
            Colour::Grey => self.muted,
        }
    }

    /// The colour of an area or a rule.
    pub fn tint(&self, tint: Tint) -> [u8; 3] {
        match tint {
            Tint::Dark => self.strong,
            Tint::Accent => self.accent,
            Tint::Soft => self.accent.map(|part| {
                // A fifth of the accent on paper.
                let paper = u16::from(PAPER[0]);
                ((u16::from(part) + 4 * paper) / 5).try_into().unwrap_or(u8::MAX)
            }),
            Tint::Wash => self.wash.unwrap_or(PAPER),
            Tint::Hairline => self.hairline,
            Tint::Grey => self.muted,
            Tint::Paper => PAPER,
        }
    }
}

const PAPER: [u8; 3] = [255; 3];

/// The field of a theme that a key sets.
enum Field<'a> {
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

    /// The names of the themes inside the program.
    pub fn names() -> impl Iterator<Item = &'static str> {
        BUILT_IN.iter().map(|(name, _)| *name)
    }

    /// A theme inside the program.
    pub fn built_in(name: &str) -> Option<Arc<Self>> {
        let (_, text) = BUILT_IN.iter().find(|(known, _)| *known == name)?;
        if name == "standard" { Some(Self::standard()) } else { Self::parse(text).ok().map(Arc::new) }
    }

    /// The theme of a page that asks for none.
    pub fn standard() -> Arc<Self> {
        static STANDARD: LazyLock<Arc<Theme>> = LazyLock::new(|| {
            let (_, text) = BUILT_IN[0];
            Arc::new(read(text, Theme::default()).unwrap_or_default())
        });
        Arc::clone(&STANDARD)
    }

    /// Reads a theme; a key that it doesn't set has the value of the theme `standard`.
    ///
    /// # Errors
    ///
    /// All mistakes of the text at once: syntax, unknown keys, wrong types, lengths out of range, colours whose
    /// contrast is too low.
    pub fn parse(text: &str) -> Result<Self, Vec<ThemeFault>> {
        read(text, Self::clone(&Self::standard()))
    }

    /// Sizes and leadings of a language's text.
    pub fn letters(&self, language: Language) -> &Letters {
        match language {
            Language::En => &self.en,
            Language::Ja => &self.ja,
        }
    }

    /// Every key with its field; the names of the tables come first in the key.
    fn fields(&mut self) -> Vec<(&'static str, Field<'_>)> {
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

fn read(text: &str, base: Theme) -> Result<Theme, Vec<ThemeFault>> {
    let (parsed, errors) = DeTable::parse_recoverable(text);
    let mut reader =
        Reader { theme: base, faults: Vec::new(), colours: Vec::new(), unknown_colours: Vec::new() };
    for error in &errors {
        let message = error.message().trim().to_owned();
        reader.fault(error.span().unwrap_or(0..0), (message, messages::NOT_TOML.to_owned()));
    }
    reader.table(parsed.get_ref(), "");
    reader.contrasts();
    reader.logo();
    reader.own_fonts();
    if reader.faults.is_empty() {
        return Ok(reader.theme);
    }
    reader.faults.sort_by_key(|fault| fault.range.start);
    Err(reader.faults)
}

struct Reader {
    theme: Theme,
    faults: Vec<ThemeFault>,
    /// The colours that the text sets, and where.
    colours: Vec<(&'static str, Range<usize>)>,
    /// The colours whose values can't be read, so that their contrast isn't known.
    unknown_colours: Vec<&'static str>,
}

impl Reader {
    fn fault(&mut self, range: Range<usize>, (message, hint): (String, String)) {
        self.faults.push(ThemeFault { range, message, hint });
    }

    fn table(&mut self, table: &DeTable<'_>, path: &str) {
        for (key, value) in table {
            let name = format!("{path}{}", key.get_ref());
            let mut fields = self.theme.fields();
            if let Some(index) = fields.iter().position(|(known, _)| *known == name) {
                let (known, field) = fields.swap_remove(index);
                match set(field, value) {
                    Ok(()) if known.starts_with("colour.") => self.colours.push((known, value.span())),
                    Ok(()) => {}
                    Err(fault) => {
                        self.unknown_colours.push(known);
                        self.fault(value.span(), messages::bad_value(&name, &fault));
                    }
                }
                continue;
            }
            let known: Vec<&'static str> = fields.into_iter().map(|(known, _)| known).collect();
            let is_table = known.iter().any(|known| known.starts_with(&format!("{name}.")));
            match value.get_ref() {
                DeValue::Table(table) if is_table => self.table(table, &format!("{name}.")),
                _ if is_table => self.fault(value.span(), messages::not_a_table(&name)),
                _ => {
                    // The names that could be meant: keys of the same table, or tables.
                    let beside = known.iter().filter_map(|known| known.strip_prefix(path)?.split('.').next());
                    let mut beside: Vec<&str> = beside.collect();
                    beside.dedup();
                    self.fault(key.span(), messages::unknown_key(&name, key.get_ref(), beside));
                }
            }
        }
    }

    /// Fonts of the house in one weight only: the other would be set in the embedded fonts.
    fn own_fonts(&mut self) {
        let fonts = &self.theme.fonts;
        let (one, other, lacking) = match (fonts.first_regular.first(), fonts.first_semi_bold.first()) {
            (Some(one), None) => (one, "first-regular", "first-semi-bold"),
            (None, Some(one)) => (one, "first-semi-bold", "first-regular"),
            _ => return,
        };
        let (range, found) = (one.range.clone(), messages::one_weight(other, lacking));
        self.fault(range, found);
    }

    /// A logo that says nothing to those who don't see it, and words for one that isn't there.
    fn logo(&mut self) {
        let logo = &self.theme.logo;
        let silent = logo.alt_en.is_empty() && logo.alt_ja.is_empty();
        match &logo.file {
            Some((_, range)) if silent => {
                let range = range.clone();
                self.fault(range, messages::logo_without_words());
            }
            None if !silent => self.fault(0..0, messages::words_without_logo()),
            _ => {}
        }
    }

    fn contrasts(&mut self) {
        let palette = self.theme.palette;
        let is_known = |name: &&str| !self.unknown_colours.contains(name);
        let wash = palette.wash.filter(|_| is_known(&"colour.wash"));
        let grounds = [(Some(PAPER), None), (wash, Some("colour.wash"))];
        let texts = [
            ("colour.text", palette.text),
            ("colour.strong", palette.strong),
            ("colour.accent", palette.accent),
            ("colour.muted", palette.muted),
        ];
        let texts: Vec<_> = texts.into_iter().filter(|(name, _)| is_known(name)).collect();
        for (name, text) in texts {
            for (index, (ground, ground_name)) in grounds.iter().enumerate() {
                // Muted text is never printed on the wash.
                let Some(ground) = ground.filter(|_| index == 0 || name != "colour.muted") else { continue };
                let contrast = contrast(text, ground);
                if contrast < LEAST_CONTRAST {
                    let place = |wanted: &str| self.colours.iter().find(|(name, _)| *name == wanted);
                    let place = place(name).or_else(|| place("colour.wash"));
                    let range = place.map_or(0..0, |(_, range)| range.clone());
                    self.fault(range, messages::low_contrast(name, contrast, *ground_name));
                }
            }
        }
    }
}

/// Sets a field.
fn set(field: Field<'_>, value: &Spanned<DeValue<'_>>) -> Result<(), ValueFault> {
    let text = match value.get_ref() {
        DeValue::String(text) => text.to_string(),
        DeValue::Integer(number) => number.to_string(),
        DeValue::Float(number) => number.to_string(),
        _ => String::new(),
    };
    let is_text = matches!(value.get_ref(), DeValue::String(_));
    let colour = || hex(&text).filter(|_| is_text);
    match field {
        Field::Number(place, range) => {
            let number = text.parse::<f32>().ok().filter(|number| number.is_finite() && !is_text);
            let number = number.ok_or(ValueFault::Number)?;
            if !range.contains(&number) {
                return Err(ValueFault::Range { number, from: *range.start(), to: *range.end() });
            }
            *place = number;
        }
        Field::Files(place) => *place = files(value)?,
        Field::File(place) => *place = Some((file_name(value)?, value.span())),
        Field::Text(place) => {
            *place = Some(text.trim().to_owned())
                .filter(|text| is_text && !text.is_empty())
                .ok_or(ValueFault::Text)?;
        }
        Field::Colour(place) => *place = colour().ok_or(ValueFault::Colour)?,
        Field::Choice(place) if is_text && text == "none" => *place = None,
        Field::Choice(place) => *place = Some(colour().ok_or(ValueFault::Colour)?),
    }
    Ok(())
}

/// The colour `#rrggbb`.
fn hex(text: &str) -> Option<[u8; 3]> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
    let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}
