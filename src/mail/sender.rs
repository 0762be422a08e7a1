//! Who a mail is from.

use super::gate::Limits;
use super::letter::Letter;
use super::message::check_mailbox;
use super::messages;
use super::prepare::{MailProject, prepare};
use super::prepared::Prepared;
use super::refusal::Refusal;
use crate::model::{Dossier, Mailbox};

/// The sender: as typed, else the dossier's contact.
///
/// # Errors
/// When there is neither, or it isn't an address that a mail can have.
pub fn sender(typed: Option<&str>, dossier: &Dossier) -> Result<Mailbox, Refusal> {
    type Fault = fn(&str, String) -> Refusal;
    let (text, fault): (_, Fault) = match (typed, &dossier.contact) {
        (Some(typed), _) => (typed, messages::people::typed_sender),
        (None, Some(contact)) => (contact.as_str(), messages::people::contact_as_sender),
        (None, None) => return Err(messages::people::no_contact(&dossier.name)),
    };
    let mailbox = Mailbox::parse(text).map_err(|why| fault(text, why.to_string()))?;
    check_mailbox(&mailbox).map_err(|why| fault(text, why.to_string()))?;
    Ok(mailbox)
}

/// Prepares a letter, with its sender. `typed` is the one that was typed.
///
/// # Errors
/// Every reason why it may not go out.
pub fn prepare_from(
    letter: &Letter,
    typed: Option<&str>,
    project: &MailProject<'_>,
    limits: &Limits,
) -> Result<(Prepared, Mailbox), Vec<Refusal>> {
    let prepared = prepare(letter, project, limits)?;
    let from = sender(typed, &prepared.dossier).map_err(|refusal| vec![refusal])?;
    Ok((prepared, from))
}
