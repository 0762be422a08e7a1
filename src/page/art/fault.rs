//! Why a drawing can't be printed as it is meant.

use std::fmt;

/// Why a file can't be printed as it is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArtFault {
    /// The line of an SVG, counted from 1.
    pub line: Option<u32>,
    /// What is wrong.
    pub problem: ArtProblem,
}

/// What is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it, and `Display` in words")]
pub enum ArtProblem {
    NeitherSvgNorPng,
    TooLarge,
    NoXml(String),
    NoSvg,
    NoSize,
    Empty,
    Element(String),
    Attribute(String, String),
    Value(String, String),
    PathData,
    Damaged,
    Interlaced,
    Gamma,
    Primaries,
    Profile,
    Animated,
}

impl ArtFault {
    pub(in crate::page) fn of(problem: ArtProblem) -> Self {
        Self { line: None, problem }
    }
}

impl fmt::Display for ArtProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NeitherSvgNorPng => f.write_str("is neither SVG nor PNG"),
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
            Self::Interlaced => f.write_str("is interlaced"),
            Self::Gamma => f.write_str("has a gamma other than that of sRGB"),
            Self::Primaries => f.write_str("has other primaries than sRGB and no colour profile"),
            Self::Profile => f.write_str("has a colour profile that can't be used"),
            Self::Animated => f.write_str("is animated"),
        }
    }
}

impl ArtProblem {
    /// What would help, as one lower-case sentence without a full stop.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::NeitherSvgNorPng => "save it as SVG or PNG",
            Self::TooLarge => "a file may have 16 MiB, and a PNG 24 million bytes of pixels: make it smaller",
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
            Self::Interlaced => "save it without interlacing",
            Self::Gamma | Self::Primaries | Self::Profile => "convert it to sRGB",
            Self::Animated => "save one of its pictures",
        }
    }
}
