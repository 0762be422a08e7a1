//! Reads a theme from its TOML file, and has the themes inside the program.

use std::ops::Range;
use std::sync::{Arc, LazyLock};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::contrast::contrast;
use super::messages;
use super::theme::{LEAST_CONTRAST, PAPER, Theme};
use super::theme_field::Field;
use super::theme_fonts::{ValueFault, file_name, files};

/// The themes inside the program, by name.
const BUILT_IN: [(&str, &str); 2] = [
    ("standard", include_str!("../../templates/themes/standard.toml")),
    ("mono", include_str!("../../templates/themes/mono.toml")),
];

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

impl Theme {
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
