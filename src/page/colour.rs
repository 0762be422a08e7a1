//! The colours of a page by their use; a theme says what they are.

/// The colours of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// Text.
    Ink,
    /// The title and the rule above it.
    Dark,
    /// Headings, links, marks, the bar of the bottom line.
    Accent,
    /// What is secondary; 5 : 1 against white, so that everyone can read it (WCAG 2.1, 1.4.3).
    Grey,
}

/// The colours of areas and rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tint {
    /// The rule above the title.
    Dark,
    /// The bar of the bottom line.
    Accent,
    /// The bottom line, and rows of tables that are strong.
    Wash,
    /// Lines between sections.
    Hairline,
    /// Poles of a timeline.
    Grey,
    /// The paper.
    Paper,
}
