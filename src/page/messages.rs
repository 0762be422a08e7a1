//! What this room says: what is wrong with a page's Markdown, a chart, a theme or a font file, and what would help.

use std::fmt;

use super::art::{ArtProblem, JpegKind};
use super::fault::{ChartFault, Fault, Unprintable};
use super::font_file::FontFault;
use super::theme_fonts::ValueFault;
use crate::diagnostic::wording::{list, unknown_name};

/// How many characters without a glyph one message names.
const MAX_CHARACTERS: usize = 8;

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unsupported { what, .. } => write!(f, "{what} can't be printed on a page"),
            Self::NoTitle => write!(f, "the text has no title"),
            Self::UnknownFootnote { label, .. } => write!(f, "the footnote `{label}` isn't defined"),
            Self::UncitedFootnote { label, .. } => write!(f, "nothing refers to the footnote `{label}`"),
            Self::Chart { reason, .. } => write!(f, "the chart can't be drawn: {reason}"),
            Self::MissingGlyph { characters, .. } => {
                let named = characters.iter().take(MAX_CHARACTERS);
                let named: Vec<String> =
                    named.map(|one| format!("`{one}` (U+{:04X})", u32::from(*one))).collect();
                let word = if characters.len() == 1 { "character" } else { "characters" };
                let more = match characters.len().saturating_sub(MAX_CHARACTERS) {
                    0 => String::new(),
                    more => format!(" and {more} more"),
                };
                write!(f, "no font has the {word} {}{more}", named.join(", "))
            }
            Self::HeadingTooWide { heading, .. } => write!(f, "`{heading}` is too wide for its place"),
            Self::SilentLogo(language) => {
                let tag = language.tag();
                write!(f, "the theme's logo has no words for those who don't see it on a page in `{tag}`")
            }
            Self::NoDiagonal => {
                write!(f, "the colours of the theme are too light for the diagonal of a draft")
            }
            Self::TooLong { excess_mm, at_type_size, sheets } => {
                let budget = if *sheets == 1 { "one page".to_owned() } else { format!("{sheets} pages") };
                write!(
                    f,
                    "the text is {excess_mm:.1} mm too long for {budget} at {at_type_size:.1} pt, the smallest size allowed"
                )
            }
        }
    }
}

impl Fault {
    /// What would help, as one lower-case sentence without a full stop.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Unsupported { .. } => {
                "a page holds paragraphs, `##` headings, one level of bullets, one block quote, tables, \
                 strong and emphasised text, links and footnotes"
            }
            Self::NoTitle => "begin with a kicker line, a `#` title and the bottom line as a block quote",
            Self::UnknownFootnote { .. } => "define it at the end of the text, as `[^1]: …`",
            Self::UncitedFootnote { .. } => "cite it in the text, or remove it",
            Self::Chart { .. } => "let the program write the block from the layout of a section",
            Self::MissingGlyph { .. } => {
                "write it with another character, of Latin, Greek, Cyrillic, kana or kanji, or name a font that has it in the theme"
            }
            Self::HeadingTooWide { .. } => "shorten it, or write `|` where it may break",
            Self::SilentLogo(_) => "write what it shows as `alt` under `[logo]`, in the language of the page",
            Self::NoDiagonal => {
                "make `colour.muted`, or whichever of the theme's colours of text is lightest, a little darker: text keeps 4.5 : 1 on the diagonal"
            }
            Self::TooLong { .. } => "cut text, or allow a smaller type size",
        }
    }
}

impl fmt::Display for Unprintable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Markdown => "this Markdown",
            Self::MarkdownInQuote => "this Markdown in a block quote",
            Self::Image => "an image",
            Self::Code => "code",
            Self::CodeBlock => "a code block",
            Self::Html => "HTML",
            Self::LineBreak => "a forced line break",
            Self::RightToLeft => "text that runs from right to left",
            Self::ThematicBreak => "a thematic break other than those before the notes and the footer",
            Self::EmptyHeading => "an empty heading",
            Self::SecondTitle => "a second title",
            Self::HeadingAboveTitle => "a heading above the title",
            Self::DeepHeading => "a heading below the second level",
            Self::NestedHeading => "a heading within another block",
            Self::FooterHeading => "a heading in the footer",
            Self::InNotes => "anything but paragraphs and footnotes between two thematic breaks",
            Self::ParagraphAboveTitle => "a second paragraph above the title",
            Self::FooterParagraph => "a third paragraph in the footer",
            Self::BulletParagraph => "a second paragraph in a bullet",
            Self::FootnoteParagraph => "a second paragraph in a footnote",
            Self::FootnoteTwice => "a second footnote with the same label",
            Self::NumberedList => "a numbered list",
            Self::NestedList => "a list within another block",
            Self::FooterList => "a list in the footer",
            Self::NestedTable => "a table within another block",
            Self::FooterTable => "a table in the footer",
            Self::Quote => {
                "a block quote other than the one above the kicker and the bottom line under the title"
            }
            Self::NestedQuote => "a block quote within another block",
            Self::LinkTitle => "the title of a link",
            Self::LinkScheme => "a link that is neither http, https, mailto nor doi",
        })
    }
}

impl fmt::Display for ChartFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Json(why) => f.write_str(why),
            Self::NoAlternative => write!(f, "the chart has no alternative text"),
            Self::NoItems => write!(f, "the chart has no items"),
            Self::IncompleteItem(label) => write!(f, "the item `{label}` lacks a label or a value"),
            Self::KeyFigures(count) => write!(f, "key figures must be two to four, not {count}"),
            Self::AllZero => write!(f, "every bar is zero"),
            Self::NoNumber(label) => write!(f, "the bar `{label}` has no number"),
            Self::OffAxis { label, low, high } => {
                write!(f, "the bar `{label}` can't go from {low} to {high}")
            }
            Self::NotADay(text) => write!(f, "`{text}` isn't a day"),
            Self::NoDate(label) => write!(f, "the event `{label}` has no date"),
            Self::EndsEarly(label) => write!(f, "the event `{label}` ends before it begins"),
            Self::UnknownFootnote(label) => write!(f, "the footnote `{label}` isn't defined"),
            Self::NoSource(label) => write!(f, "the item `{label}` cites no source"),
        }
    }
}

impl fmt::Display for FontFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unreadable => "isn't a font that can be read",
            Self::Collection(_) => "holds several fonts",
            Self::NoFace(_) => "has no font of this name",
            Self::PostScript => "has PostScript outlines of a form (CFF2) that a PDF can't hold",
            Self::Restricted => "may not be embedded, according to its licence bits",
            Self::NoSubset => "may not be embedded in part, according to its licence bits",
            Self::BitmapOnly => "may be embedded as bitmaps only, according to its licence bits",
        })
    }
}

impl FontFault {
    /// What would help.
    pub fn hint(&self) -> String {
        let face = |faces: &[String]| {
            let named: Vec<&String> = faces.iter().take(MOST_FACES).collect();
            let more = if faces.len() > MOST_FACES { ", among others" } else { "" };
            format!(
                "name one behind a `#`, `fonts.ttc#{}`; it holds {}{more}",
                named.first().map_or("Name", |name| name),
                list(&named)
            )
        };
        match self {
            Self::Unreadable => "name a TrueType or OpenType font that other programs can open".to_owned(),
            Self::Collection(faces) | Self::NoFace(faces) if faces.is_empty() => {
                "extract the font from the collection, or name another".to_owned()
            }
            Self::Collection(faces) | Self::NoFace(faces) => face(faces),
            Self::PostScript => {
                "name the same font as a file that doesn't vary, or one with TrueType outlines".to_owned()
            }
            Self::Restricted | Self::NoSubset | Self::BitmapOnly => {
                "name a font whose licence allows it, such as one under the SIL Open Font License".to_owned()
            }
        }
    }
}

/// How many faces of a collection a hint names.
const MOST_FACES: usize = 12;

// Drawings.

impl fmt::Display for ArtProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownFormat => f.write_str("is neither SVG, PNG nor JPEG"),
            Self::TooLarge => f.write_str("is too large"),
            Self::NoXml(why) => write!(f, "can't be read as XML: {why}"),
            Self::NoSvg => f.write_str("isn't an SVG"),
            Self::NoSize => f.write_str("has neither a `viewBox` nor a width and a height"),
            Self::Empty => f.write_str("draws nothing"),
            Self::Element(name) => write!(f, "has a `{name}`, which can't be printed"),
            Self::Attribute(element, name) => {
                write!(f, "has a `{element}` with `{name}`, which can't be printed")
            }
            Self::Value(name, value) => write!(f, "has `{name}` as `{value}`, which can't be printed"),
            Self::PathData => f.write_str("has a path that can't be read"),
            Self::Damaged => f.write_str("is damaged"),
            Self::Gamma => f.write_str("has a gamma other than that of sRGB"),
            Self::Primaries => f.write_str("has other primaries than sRGB and no colour profile"),
            Self::Profile => f.write_str("has a colour profile that can't be used"),
            Self::Animated => f.write_str("is animated"),
            Self::Kind(JpegKind::Extended) => f.write_str("is an extended sequential JPEG"),
            Self::Kind(JpegKind::Lossless) => f.write_str("is a lossless JPEG"),
            Self::Kind(JpegKind::Hierarchical) => f.write_str("is a hierarchical JPEG"),
            Self::Kind(JpegKind::Arithmetic) => f.write_str("is a JPEG with arithmetic coding"),
            Self::Bits(bits) => write!(f, "has {bits} bits for each part of a colour"),
            Self::Parts(parts) => write!(f, "has colours of {parts} parts"),
            Self::NoProfile => f.write_str("is in CMYK and has no colour profile"),
            Self::Exif => f.write_str("has Exif data that can't be read"),
        }
    }
}

impl ArtProblem {
    /// What would help, as one lower-case sentence without a full stop.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::UnknownFormat => "save it as SVG, PNG or JPEG",
            Self::TooLarge => {
                "a file may have 16 MiB, a PNG 24 million bytes of pixels, and a JPEG 24 million pixels: make it smaller"
            }
            Self::NoXml(_) | Self::NoSvg | Self::PathData | Self::Damaged => {
                "save it anew with the program that made it"
            }
            Self::NoSize => "write `viewBox` into its first element",
            Self::Empty => "draw it with filled paths and shapes",
            Self::Attribute(_, name) if name.starts_with("stroke") => {
                "turn its outlines into filled paths; Inkscape has `Path > Stroke to Path`"
            }
            Self::Element(_) | Self::Attribute(..) | Self::Value(..) => {
                "paths, shapes and groups with flat fills and transforms can be printed: turn texts into paths, gradients into flat colours, and save as plain SVG, or save it as PNG"
            }
            Self::Gamma | Self::Primaries | Self::Profile => "convert it to sRGB",
            Self::Animated => "save one of its pictures",
            Self::Kind(_) | Self::Bits(_) | Self::Parts(_) => {
                "save it as a baseline or progressive JPEG of 8 bits, in grey, RGB or CMYK"
            }
            Self::NoProfile => "convert it to sRGB, or embed the profile of its inks",
            Self::Exif => "save it anew without Exif data, the right way up",
        }
    }
}

// Themes: a sentence and a remedy.

pub(super) const NOT_TOML: &str = "a theme is a TOML file";

pub(super) fn bad_value(key: &str, fault: &ValueFault) -> (String, String) {
    let (problem, hint) = match fault {
        ValueFault::Colour => ("takes a colour".to_owned(), "write it as `\"#0b578e\"`".to_owned()),
        ValueFault::Number => ("takes a number".to_owned(), "write it without quotes".to_owned()),
        ValueFault::Range { number, from, to } => {
            (format!("can't be {number}"), format!("it may be from {from} to {to}"))
        }
        ValueFault::Files => {
            ("takes a list of file names".to_owned(), "write it as `[\"Thai-Regular.ttf\"]`".to_owned())
        }
        ValueFault::File => {
            ("takes the name of a file".to_owned(), "write it as `\"logo.svg\"`".to_owned())
        }
        ValueFault::Text => ("takes a text".to_owned(), "write it in quotes".to_owned()),
        ValueFault::FileName(name) => (
            format!("names `{name}`, which isn't a bare file name"),
            "write the file's name without a folder: a logo lies beside its theme, and `--font-dir` names the folder of fonts".to_owned(),
        ),
    };
    (format!("`{key}` {problem}"), hint)
}

pub(super) fn not_a_table(key: &str) -> (String, String) {
    (format!("`{key}` is a table"), format!("write `[{key}]`"))
}

/// `key` is the whole name, `last` its part within its table, and `known` the keys of that table.
pub(super) fn unknown_key(key: &str, last: &str, known: Vec<&str>) -> (String, String) {
    (format!("`{key}` isn't a key of a theme"), unknown_name(last, known, "key"))
}

pub(super) fn logo_without_words() -> (String, String) {
    (
        "the logo has no words for those who don't see it".to_owned(),
        "write `alt.en = \"Harbour Research\"` under `[logo]`, and `alt.ja` for Japanese pages".to_owned(),
    )
}

pub(super) fn one_weight(key: &str, lacking: &str) -> (String, String) {
    (
        format!("`fonts.{key}` is there without `fonts.{lacking}`"),
        format!(
            "name the font of the other weight as `{lacking}`; the same file, where the house has no other"
        ),
    )
}

pub(super) fn words_without_logo() -> (String, String) {
    (
        "`logo.alt` has no effect without `logo.file`".to_owned(),
        "name the file, or take the words out".to_owned(),
    )
}

/// `ground` is a colour's key; none for the paper.
pub(super) fn low_contrast(key: &str, contrast: f64, ground: Option<&str>) -> (String, String) {
    let ground = ground.map_or_else(|| "white".to_owned(), |key| format!("`{key}`"));
    (
        format!("`{key}` has a contrast of {contrast:.2} : 1 against {ground}"),
        "text needs at least 4.5 : 1 (WCAG 2.1, 1.4.3): make one of them darker or lighter".to_owned(),
    )
}

/// How a theme begins that changes nothing yet.
pub(super) const NEW_THEME: &str = "# A theme: how pages look. Take the `#` away before what you change; all else is as in the theme `standard`.\n\
         # Lengths are points. Text needs a contrast of 4.5 : 1 against white, and all but `muted` against `wash` too.\n";

/// What each key of a theme is for.
pub(super) const THEME_KEYS: &[(&str, &str)] = &[
    ("page.margin", "The margin at the left and the right."),
    ("page.margin-top", "The margin above the head."),
    ("page.margin-bottom", "The margin below the foot."),
    ("page.side-column", "The column of side heads, with the gap to the text."),
    ("colour.text", "Text."),
    ("colour.strong", "The title and the rule above it."),
    ("colour.accent", "Headings, links, marks, bars, notices."),
    ("colour.muted", "The date, the footer and notes."),
    ("colour.wash", "The ground of the bottom line and of strong rows; rules are drawn where there is none."),
    ("colour.hairline", "Lines between sections and rows."),
    ("rule.top", "The rule above the kicker."),
    ("rule.bar", "The bar beside the bottom line."),
    ("rule.section", "The rules between sections."),
    ("rule.table", "The rules above and below a table."),
    ("rule.table-head", "The rule under the head of a table."),
    ("rule.table-row", "The rules under rows."),
    ("type.bottom-line", "The size of the bottom line."),
    ("type.reference", "The size of the references."),
    ("type.small", "The size of kicker, date and footer."),
    (
        "fonts.first-regular",
        "Files of the font folder in which text is set: the fonts of the house; of a collection `fonts.ttc#Name of the font`.",
    ),
    ("fonts.first-semi-bold", "The same for strong text; needed beside `first-regular`."),
    ("fonts.regular", "Files of the font folder that are asked last, for characters that no other font has."),
    ("fonts.semi-bold", "The same for strong text; the regular ones when left out."),
    ("logo.file", "A logo, SVG or PNG, beside the theme: `logo.svg`; none when left out."),
    ("logo.height", "The height of the logo."),
    ("logo.alt.en", "What it shows, for those who don't see it, on English pages."),
    ("logo.alt.ja", "The same on Japanese pages."),
    ("type.en.title", "The size of an English title of one line."),
    ("type.en.title-leading", "The leading of an English title, as a multiple of its size."),
    ("type.en.body", "The size of English text on a page that is neither full nor empty."),
    ("type.en.body-leading", "The leading of English text, as a multiple of its size."),
    ("type.en.reference-leading", "The leading of English references, as a multiple of their size."),
    ("type.ja.title", "The size of a Japanese title of one line."),
    ("type.ja.title-leading", "The leading of a Japanese title, as a multiple of its size."),
    ("type.ja.body", "The size of Japanese text on a page that is neither full nor empty."),
    ("type.ja.body-leading", "The leading of Japanese text, as a multiple of its size."),
    ("type.ja.reference-leading", "The leading of Japanese references, as a multiple of their size."),
];

/// Between which numbers a key may be.
pub(super) fn between(from: f32, to: f32) -> String {
    format!("{from} to {to}")
}

/// A key of a new theme, behind its meaning.
pub(super) fn theme_line(doc: &str, range: &str, key: &str, value: &str) -> String {
    format!("# {doc}{range}\n# {key} = {value}\n")
}
