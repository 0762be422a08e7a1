//! Drawings that a house brings along: a logo or a picture, read from SVG or PNG. What can't be printed as it is meant is refused by name.

mod css;
mod path;
mod png;
mod svg;
mod transform;

use std::fmt;

pub use png::{Colours, Raster};

/// The largest file that is read, in bytes.
pub const MOST_BYTES: usize = 16 << 20;

/// A drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Art {
    /// Its width in units of its own.
    pub width: f32,
    /// Its height in the same.
    pub height: f32,
    /// What it is made of.
    pub drawing: Drawing,
    /// The BLAKE3 hash of its file, by which it is told from others.
    pub hash: String,
}

/// What a drawing is made of.
#[derive(Debug, Clone, PartialEq)]
pub enum Drawing {
    /// Filled paths, in the order in which they are painted.
    Vector(Vec<Filled>),
    /// Pixels.
    Raster(Raster),
}

/// A filled path of several parts, from the top left corner of its drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Filled {
    /// Its parts, each closed.
    pub rings: Vec<Vec<Step>>,
    /// Its colour.
    pub colour: [u8; 3],
    /// What is inside it.
    pub rule: FillRule,
}

/// A step of a path; the first one of a part is a point.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Step {
    /// To a point, straight.
    To([f32; 2]),
    /// To the last point, as a Bézier curve with two control points.
    Curve([f32; 2], [f32; 2], [f32; 2]),
}

/// Which points are inside a path that crosses itself (SVG 1.1, 11.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FillRule {
    /// Those that it winds around.
    #[default]
    NonZero,
    /// Those from which a ray crosses it an odd number of times.
    EvenOdd,
}

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
    pub(super) fn of(problem: ArtProblem) -> Self {
        Self { line: None, problem }
    }
}

impl Art {
    /// Reads a file: SVG or PNG, whatever its name.
    ///
    /// # Errors
    /// When it is neither, is damaged, or holds what can't be printed as it is meant.
    pub fn read(bytes: &[u8]) -> Result<Self, ArtFault> {
        if bytes.len() > MOST_BYTES {
            return Err(ArtFault::of(ArtProblem::TooLarge));
        }
        let hash = blake3::hash(bytes).to_hex().to_string();
        if bytes.starts_with(png::SIGNATURE) {
            let raster = png::read(bytes)?;
            let (width, height) = (raster.width as f32, raster.height as f32);
            return Ok(Self { width, height, drawing: Drawing::Raster(raster), hash });
        }
        let Ok(text) = std::str::from_utf8(bytes) else {
            return Err(ArtFault::of(ArtProblem::NeitherSvgNorPng));
        };
        let text = text.trim_start_matches('\u{feff}');
        if !text.trim_start().starts_with('<') {
            return Err(ArtFault::of(ArtProblem::NeitherSvgNorPng));
        }
        let (width, height, paths) = svg::read(text)?;
        Ok(Self { width, height, drawing: Drawing::Vector(paths), hash })
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
