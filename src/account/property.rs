//! The properties of a fact in which two states can differ.

/// A property.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Property {
    /// `value` or the companion of this name.
    Figure(String),
    /// The sentence.
    Statement,
    /// The sentence in a few words.
    Short,
    /// Its evidence.
    Evidence,
    /// How its value is computed.
    Formula,
    /// How a companion is computed, by its name: `share.formula`.
    FormulaOf(String),
    /// Who vouches.
    Status,
    /// How far it has come.
    Stage,
    /// How likely it is.
    Likelihood,
    /// How sure its author is.
    Confidence,
    /// Whether the date of a plan has passed.
    Lapsed,
    /// When the statement held.
    AsOf,
    /// When a plan falls due.
    Due,
}

/// Which kind of property.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PropertyKind {
    /// A figure, date, period or name.
    Value,
    /// The words around it.
    Wording,
    /// Its evidence, or how it is computed.
    Source,
    /// Who vouches, how far it has come, or whether its date has passed.
    Status,
    /// When it held or falls due.
    Date,
}

impl Property {
    /// As written in JSON: the key of the fact table.
    pub fn name(&self) -> &str {
        match self {
            Self::Figure(name) | Self::FormulaOf(name) => name,
            Self::Statement => "statement",
            Self::Short => "short",
            Self::Evidence => "evidence",
            Self::Formula => "formula",
            Self::Status => "status",
            Self::Stage => "stage",
            Self::Likelihood => "likelihood",
            Self::Confidence => "confidence",
            Self::Lapsed => "lapsed",
            Self::AsOf => "as-of",
            Self::Due => "due",
        }
    }

    /// Its kind.
    pub fn kind(&self) -> PropertyKind {
        match self {
            Self::Figure(_) => PropertyKind::Value,
            Self::Statement | Self::Short => PropertyKind::Wording,
            Self::Evidence | Self::Formula | Self::FormulaOf(_) => PropertyKind::Source,
            Self::Status | Self::Stage | Self::Likelihood | Self::Confidence | Self::Lapsed => {
                PropertyKind::Status
            }
            Self::AsOf | Self::Due => PropertyKind::Date,
        }
    }
}

impl PropertyKind {
    /// As printed and as written in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Wording => "wording",
            Self::Source => "source",
            Self::Status => "status",
            Self::Date => "date",
        }
    }
}
