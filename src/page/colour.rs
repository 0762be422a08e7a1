//! The colours of a page, named by their use; a theme gives their values.

/// The colours of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Colour {
    /// Text.
    Ink,
    /// The title and the rule above it.
    Dark,
    /// Headings, links, the bar of the bottom line.
    Accent,
    /// Citation marks: the accent, as light as secondary text may be.
    Mark,
    /// The brackets of citation marks, which stand back behind the number: the accent, as light as a sign may be.
    Bracket,
    /// Secondary text; its contrast is high enough for everyone to read it (WCAG 2.1, 1.4.3).
    Grey,
}

/// The colours of areas and rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tint {
    /// The rule above the title.
    Dark,
    /// The bar of the bottom line.
    Accent,
    /// What is only planned in a chart: the accent, diluted.
    Soft,
    /// The ground of the bottom line and of strong rows in tables.
    Wash,
    /// The ground of the last words of the author: half of the wash.
    Pale,
    /// Lines between sections.
    Hairline,
    /// Poles of a timeline.
    Grey,
    /// The paper.
    Paper,
}
