//! A unit of the dossier's own as its author declares it, and why one can't be added.

use unicode_normalization::UnicodeNormalization;

use super::scaled::is_kanji_numeral;

/// What an author says of a unit: its forms in the languages of pages and of sources.
#[derive(Debug, Clone, Copy, Default)]
pub struct OwnUnit<'a> {
    /// What a fact table calls it.
    pub id: &'a str,
    /// The English singular and plural.
    pub english: Option<[&'a str; 2]>,
    /// The Japanese counter.
    pub counter: Option<&'a str>,
    /// A symbol: printed in tables, and wherever a language has no form of its own.
    pub symbol: Option<&'a str>,
    /// Where the symbol stands.
    pub position: Position,
    /// Forms in languages that only sources use, by primary subtag, and further words of sources in any language. They are
    /// read and never printed.
    pub read: &'a [(String, String)],
}

super::choice! {
    /// On which side of its figure a symbol stands.
    #[derive(Default)]
    Position {
        /// Before it: pH 7.4.
        Prefix = "prefix",
        /// After it: 7.4 pH.
        #[default]
        Suffix = "suffix",
    }
}

impl<'a> OwnUnit<'a> {
    /// Every form that is printed.
    pub(super) fn printed(&self) -> impl Iterator<Item = &'a str> {
        self.english.into_iter().flatten().chain(self.counter).chain(self.symbol)
    }

    /// Every form, those that only sources use too.
    pub fn forms(&self) -> impl Iterator<Item = &'a str> {
        self.printed().chain(self.read.iter().map(|(_, form)| form.as_str()))
    }

    /// Whether the id and each form are words.
    ///
    /// # Errors
    /// When the id or a form is empty, the id holds white space or a slash, or a form begins or ends with white space, or is nothing
    /// but signs.
    pub(super) fn check(&self) -> Result<(), UnitError> {
        let id = self.id.to_owned();
        let ill = |c: char| c.is_whitespace() || c == '/' || c.is_control();
        if id.is_empty()
            || id.contains(ill)
            || id.starts_with(|c: char| c.is_ascii_digit()) && id.parse::<f64>().is_ok()
        {
            return Err(UnitError::Id { id });
        }
        for form in self.forms() {
            let (id, form) = (id.clone(), form.to_owned());
            if form.is_empty() || form.trim() != form {
                return Err(UnitError::Form { id, form });
            }
            if !names_something(&form) {
                return Err(UnitError::Form { id, form });
            }
        }
        if self.printed().next().is_none() {
            return Err(UnitError::Formless { id });
        }
        Ok(())
    }
}

/// Whether a form holds more than signs that a figure may have.
fn names_something(form: &str) -> bool {
    let is_currency = |c: char| matches!(c, '$' | '¢' | '£' | '¤' | '¥' | '\u{20a0}'..='\u{20cf}');
    form.nfkc().any(|c| c.is_alphanumeric() || is_currency(c) || "%‰‱°′″#".contains(c))
}

/// A form as it is printed behind a figure. No blank parts a counter from its figure: 10万人当たり after 12 would read as
/// 1210万人当たり.
pub(super) fn counter(form: &str) -> String {
    if form.nfkc().next().is_some_and(|first| first.is_numeric() || is_kanji_numeral(first)) {
        format!("（{form}）")
    } else {
        form.to_owned()
    }
}

/// A form as printed ones are compared.
pub(super) fn folded(form: &str) -> String {
    form.nfkc().collect::<String>().to_lowercase()
}

impl UnitError {
    /// The same of another unit.
    pub(super) fn of(self, unit: &str) -> Self {
        let id = unit.to_owned();
        match self {
            Self::Id { .. } => Self::Id { id },
            Self::Taken { unit, .. } => Self::Taken { id, unit },
            Self::Figure { form, figure, .. } => Self::Figure { id, form, figure },
            Self::Qualifier { form, word, .. } => Self::Qualifier { id, form, word },
            Self::Same { form, other, .. } => Self::Same { id, form, other },
            Self::Form { form, .. } => Self::Form { id, form },
            Self::Formless { .. } => Self::Formless { id },
            Self::Unknown { .. } => Self::Unknown { id },
        }
    }
}

/// Why a unit cannot be added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnitError {
    /// The id is empty, a number, or holds white space or a slash.
    Id {
        /// The id as written.
        id: String,
    },
    /// A unit with this id exists.
    Taken {
        /// The id as written.
        id: String,
        /// The id of that unit, where it is another way to write it.
        unit: String,
    },
    /// A form holds a figure, which would multiply the one before it.
    Figure {
        /// The unit's id.
        id: String,
        /// The form as written.
        form: String,
        /// The figure in it.
        figure: String,
    },
    /// A form holds a qualifier, which only a value has.
    Qualifier {
        /// The unit's id.
        id: String,
        /// The form as written.
        form: String,
        /// The qualifier in it.
        word: String,
    },
    /// Another unit is printed so.
    Same {
        /// The unit's id.
        id: String,
        /// The form as written.
        form: String,
        /// The id of the other unit.
        other: String,
    },
    /// A form is empty, padded, or nothing but signs.
    Form {
        /// The unit's id.
        id: String,
        /// The form as written.
        form: String,
    },
    /// Nothing says how it is printed.
    Formless {
        /// The unit's id.
        id: String,
    },
    /// Words of sources are for another unit, which isn't there.
    Unknown {
        /// The id as written.
        id: String,
    },
}
