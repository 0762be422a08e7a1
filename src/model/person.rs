//! Somebody who gets briefs.

use super::Address;
use crate::diagnostic::Span;
use crate::language::Language;
use crate::value::Texts;

/// One entry of `recipients.toml`.
#[derive(Debug, Clone)]
pub struct Person {
    /// The name.
    pub name: String,
    /// The address.
    pub address: Address,
    /// The language of the mails and briefs.
    pub language: Option<Language>,
    /// The audiences this person belongs to; at least one.
    pub audiences: Vec<String>,
    /// The briefs this person gets, as `brief` or `dossier/brief`; those for the audiences when there is none.
    pub briefs: Vec<String>,
    /// How this person is addressed, by language.
    pub salutation: Texts,
    /// The place of the address.
    pub span: Span,
}
