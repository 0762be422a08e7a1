//! The messages for texts that aren't addresses, names, locators or statements: one sentence for each error. And how a fact is named that
//! should be looked at again, or has ended.

use std::fmt;

use super::{
    AddressError, AuthorError, EndedFact, HeaderError, LocatorError, MailboxError, OverdueFact,
    PlaceholderError,
};
use crate::diagnostic::wording::list;

impl fmt::Display for AddressError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Control(character) => control(*character, f),
            Self::Empty => f.write_str(EMPTY),
            Self::BeyondAscii => {
                f.write_str("it contains characters beyond ASCII, which not every server takes")
            }
            Self::NoAt => f.write_str("it has no `@`"),
            Self::Local(local) => write!(f, "`{local}` can't be written before the `@`"),
            Self::Domain(domain) => write!(f, "`{domain}` is not a domain"),
        }
    }
}

impl fmt::Display for OverdueFact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`", self.id)?;
        match (self.itself, self.from.is_empty()) {
            (_, true) => Ok(()),
            (true, false) => write!(f, " (and {}, from which it is computed)", list(&self.from)),
            (false, false) => write!(f, " (computed from {})", list(&self.from)),
        }
    }
}

impl fmt::Display for EndedFact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`", self.id)?;
        match self.from.as_slice() {
            [] => Ok(()),
            from => write!(f, " (computed from {})", list(from)),
        }
    }
}

impl fmt::Display for HeaderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::LineBreak => f.write_str("it contains a line break, which would begin a header of its own"),
            Self::Control(character) => control(*character, f),
            Self::TooLong { most } => write!(f, "it is longer than {most} characters"),
            Self::EncodedWord => f.write_str("it contains `=?`, which begins an encoded word (RFC 2047)"),
            Self::Empty => f.write_str(EMPTY),
            Self::AngleBracket => f.write_str("it contains an angle bracket"),
        }
    }
}

const EMPTY: &str = "it is empty";

fn control(character: char, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "it contains the control character U+{:04X}", u32::from(character))
}

impl fmt::Display for MailboxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unclosed => f.write_str("its `<` isn't closed with a `>` at the end"),
            Self::Name(error) => error.fmt(f),
            Self::Address(error) => error.fmt(f),
        }
    }
}

impl fmt::Display for AuthorError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EmptyPart(text) => write!(f, "`{text}` has a comma with nothing on one side"),
            Self::Unclear(text) => write!(f, "in `{text}` it isn't clear which part is the given name"),
        }
    }
}

impl fmt::Display for LocatorError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Kind(name) => write!(f, "`{name}` is not a kind of locator"),
            Self::Which { part, kind } => write!(f, "`{part}` doesn't say which {}", kind.name()),
            Self::Single { part, kind } => write!(f, "in `{part}` something follows `{}`", kind.name()),
        }
    }
}

impl fmt::Display for PlaceholderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tag => f.write_str("a statement takes placeholders only, no template tags"),
            Self::Brace => {
                f.write_str("a brace in a statement must be part of a placeholder such as `{{ value }}`")
            }
            Self::Unclosed => f.write_str("the placeholder isn't closed with `}}`"),
            Self::Rendering(other) => {
                write!(f, "`{other}` is not a rendering of a value; there are `initial` and `compact`")
            }
            Self::Name(text) => {
                write!(f, "`{text}` is not a placeholder; write `{{{{ value }}}}` or a companion's name")
            }
            Self::AsOf(text) => {
                write!(f, "`{text}` is not a placeholder; of `as-of` a text prints `{{{{ as_of.year }}}}`")
            }
        }
    }
}

impl std::error::Error for AddressError {}
impl std::error::Error for HeaderError {}
impl std::error::Error for MailboxError {}
impl std::error::Error for AuthorError {}
impl std::error::Error for LocatorError {}
impl std::error::Error for PlaceholderError {}
