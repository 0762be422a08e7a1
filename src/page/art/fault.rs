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
