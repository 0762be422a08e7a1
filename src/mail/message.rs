//! The bytes of a mail (RFC 5322 and 2045 to 2047): text and HTML, and the attachments behind them. The only file
//! that builds messages with lettre.

use std::time::SystemTime;

use lettre::Message;
use lettre::message::header::{
    ContentDisposition, ContentTransferEncoding, ContentType, HeaderName, HeaderValue,
};
use lettre::message::{Body, Mailbox as LettreMailbox, MultiPart, SinglePart};

use super::prepare::Prepared;
use super::text::{html, plain};
use crate::ledger::Role;
use crate::model::{Mailbox, check_subject};

/// What the message is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A file that a mail program opens as a draft: with `X-Unsent` and `Bcc`.
    Draft,
    /// The server: without either.
    Delivery,
}

/// Writes a message. The same arguments give the same bytes.
///
/// # Errors
/// One sentence when a header can't be written.
pub fn compose(
    prepared: &Prepared,
    from: &Mailbox,
    id: &str,
    date: SystemTime,
    purpose: Purpose,
) -> Result<Vec<u8>, String> {
    check_subject(&prepared.text.subject).map_err(|why| format!("the subject can't be written: {why}"))?;
    let mut builder = Message::builder().from(mailbox(from)?);
    for (role, one) in &prepared.recipients {
        builder = match role {
            Role::To => builder.to(mailbox(one)?),
            Role::Cc => builder.cc(mailbox(one)?),
            Role::Bcc => builder.bcc(mailbox(one)?),
        };
    }
    builder = builder.subject(prepared.text.subject.as_str()).date(date).message_id(Some(format!("<{id}>")));
    if purpose == Purpose::Draft {
        let name = HeaderName::new_from_ascii_str("X-Unsent");
        builder = builder.raw_header(HeaderValue::new(name, "1".to_owned())).keep_bcc();
    }
    let markdown = &prepared.text.body.markdown;
    // Boundaries come from the key, so that the same mail has the same bytes.
    let alternative = MultiPart::alternative()
        .boundary(format!("text-{}", prepared.key))
        .singlepart(SinglePart::plain(plain(markdown)))
        .singlepart(SinglePart::html(html(markdown, prepared.language)));
    let mut mixed = MultiPart::mixed().boundary(format!("mail-{}", prepared.key)).multipart(alternative);
    for attached in &prepared.attachments {
        let kind = ContentType::parse(attached.mime).map_err(|error| error.to_string())?;
        let body = Body::new_with_encoding(attached.bytes.clone(), ContentTransferEncoding::Base64)
            .map_err(|_| format!("`{}` can't be encoded", attached.name))?;
        let part = SinglePart::builder()
            .content_type(kind)
            .header(ContentDisposition::attachment(&attached.name))
            .body(body);
        mixed = mixed.singlepart(part);
    }
    let message =
        builder.multipart(mixed).map_err(|error| format!("the message can't be written: {error}"))?;
    Ok(message.formatted())
}

/// Whether a mailbox can stand in a message.
///
/// # Errors
/// One sentence that says why not.
pub fn check_mailbox(one: &Mailbox) -> Result<(), String> {
    mailbox(one).map(drop)
}

fn mailbox(mailbox: &Mailbox) -> Result<LettreMailbox, String> {
    let address = mailbox.address.to_string();
    let parsed = address.parse().map_err(|error| format!("`{address}` is no address: {error}"))?;
    Ok(LettreMailbox::new(mailbox.name.clone(), parsed))
}
