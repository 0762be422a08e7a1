//! What sort of thing a unit is.

/// What sort of thing a unit is, because its figure is put together accordingly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UnitKind {
    /// Money: the sign comes before the figure in English and the name after it in Japanese.
    Money,
    /// A measure with a symbol, such as MW.
    Measure,
    /// A share, such as %, whose sign touches the figure.
    Share,
    /// A multiple: 37 times, 37倍.
    Multiple,
    /// A length of time.
    Duration,
    /// Things or people that are counted.
    Count,
    /// Points: of a percentage, of an index, of a ratio.
    Points,
    /// A pure number: an index, a score, a magnitude.
    Number,
}
