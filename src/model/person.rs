//! Somebody who gets briefs.

use std::collections::BTreeSet;

use super::{Address, Mailbox};
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

/// Who is known.
#[derive(Debug, Clone, Default)]
pub struct People {
    /// The entries without a mistake.
    pub sound: Vec<Person>,
    /// Addresses of entries that have mistakes, as [`Address::key`] gives them: which audience they belong to isn't
    /// known, so nothing goes to them.
    pub unsound: BTreeSet<String>,
    /// Whether the file holds something that can't be read and may be about anybody: an entry without a readable
    /// address, a table of another name. Then a typed address gets mail only if it is one of the entries without a mistake.
    pub some_unread: bool,
}

impl People {
    /// Whose address it is.
    pub fn find(&self, mailbox: &Mailbox) -> Option<&Person> {
        let key = mailbox.address.key();
        self.sound.iter().find(|person| person.address.key() == key)
    }
}
