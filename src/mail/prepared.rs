//! A mail that has passed the gate.

use std::sync::Arc;

use super::attachment::Attached;
use crate::language::Language;
use crate::ledger::{Copy, Recipient, RecipientRole};
use crate::model::{Dossier, Mailbox};
use crate::render::MailText;

/// A mail that may go out.
#[derive(Debug)]
pub struct Prepared {
    /// Who gets it.
    pub recipients: Vec<(RecipientRole, Mailbox)>,
    /// The dossier.
    pub dossier: Arc<Dossier>,
    /// The language.
    pub language: Language,
    /// The names of its briefs.
    pub briefs: Vec<String>,
    /// Its files, the PDFs first.
    pub attachments: Vec<Attached>,
    /// Its text.
    pub text: MailText,
    /// What distinguishes it from every other mail. It follows from recipients and files, and no message shows it.
    pub key: String,
    /// What the ledger records of it.
    pub copies: Vec<Copy>,
    /// Why it may go out, one sentence for each check.
    pub allowed: Vec<String>,
    /// What the user should know before it goes out, though it doesn't stop the mail; one sentence each.
    pub warnings: Vec<String>,
}

impl Prepared {
    /// The recipients as the ledger names them.
    pub fn ledger_recipients(&self) -> Vec<Recipient> {
        ledger_recipients(&self.recipients)
    }
}

/// Recipients as the ledger names them.
pub(super) fn ledger_recipients(recipients: &[(RecipientRole, Mailbox)]) -> Vec<Recipient> {
    let recipient = |(role, mailbox): &(RecipientRole, Mailbox)| Recipient {
        address: mailbox.address.to_string(),
        name: mailbox.name.clone(),
        role: *role,
    };
    recipients.iter().map(recipient).collect()
}
