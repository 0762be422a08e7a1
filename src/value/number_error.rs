//! Why a text is not a number.

/// Why a text is not a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NumberError {
    /// Nothing but white space.
    Empty,
    /// Not a number, or something is beside it.
    Malformed {
        /// The text as written.
        text: String,
    },
    /// Commas elsewhere than between groups of three digits.
    Grouping {
        /// The digits and commas as written.
        text: String,
    },
    /// Scales that don't go down (1億2兆), or a part too large for its scale (1兆30000億).
    ScaleOrder {
        /// The numeral as written.
        text: String,
    },
    /// A numeral that names no definite number, such as 数百億 or 十数.
    Indefinite {
        /// The numeral as written.
        text: String,
    },
    /// More digits than a number can hold.
    Overflow {
        /// The numeral as written.
        text: String,
    },
}

impl NumberError {
    pub(super) fn malformed(text: &str) -> Self {
        Self::Malformed { text: text.to_owned() }
    }
}
