//! Why a drawing can't be printed as it is meant.

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
#[expect(missing_docs, reason = "the names say it, and `messages` in words")]
pub enum ArtProblem {
    UnknownFormat,
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
    Gamma,
    Primaries,
    Profile,
    Animated,
    Kind(JpegKind),
    Bits(u8),
    Parts(u8),
    NoProfile,
    Exif,
}

/// A kind of JPEG that no page can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JpegKind {
    /// Sequential, but not baseline.
    Extended,
    /// Without loss.
    Lossless,
    /// Several pictures, each finer than the one before.
    Hierarchical,
    /// Packed by arithmetic coding.
    Arithmetic,
}

impl ArtFault {
    pub(in crate::page) fn of(problem: ArtProblem) -> Self {
        Self { line: None, problem }
    }
}
