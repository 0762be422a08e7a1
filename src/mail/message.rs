//! The bytes of a mail (RFC 5322 and 2045 to 2047): text and HTML, and the attachments after them. The only file that builds
//! messages with lettre.

use std::time::SystemTime;

use lettre::Message;
use lettre::message::header::{ContentTransferEncoding, Header, HeaderName, HeaderValue, Headers, To};
use lettre::message::{Body, Mailbox as LettreMailbox, Mailboxes as LettreMailboxes, MultiPart, SinglePart};

use super::header::{MAX_LINE, content_type, disposition};
use super::mail_error::MailError;
use super::prepared::Prepared;
use super::text::{html, plain};
use crate::ledger::{RecipientRole, key_of};
use crate::model::{Mailbox, check_subject};

/// What the message is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A file that a mail program opens as a draft: with `X-Unsent` and `Bcc`.
    Draft,
    /// A folder of a mailbox, where a flag marks it as a draft: with `Bcc`, and without `X-Unsent`, which programs
    /// would send too.
    Mailbox,
    /// A server: without `X-Unsent` and `Bcc`.
    Delivery,
}

/// Writes a message. The same arguments give the same bytes.
///
/// # Errors
/// When a header or an attachment can't be written, or a line would be too long.
pub fn compose(
    prepared: &Prepared,
    from: &Mailbox,
    id: &str,
    date: SystemTime,
    purpose: Purpose,
) -> Result<Vec<u8>, MailError> {
    check_subject(&prepared.text.subject).map_err(|why| MailError::Subject(why.to_string()))?;
    let mut builder = Message::builder().from(mailbox(from)?);
    for role in [RecipientRole::To, RecipientRole::Cc, RecipientRole::Bcc] {
        let all = prepared.recipients.iter().filter(|(of, _)| *of == role).map(|(_, one)| one);
        if let Some(header) = addresses(role, all)? {
            builder = builder.raw_header(header);
        }
    }
    builder = builder.subject(prepared.text.subject.as_str()).date(date).message_id(Some(format!("<{id}>")));
    if purpose == Purpose::Draft {
        let name = HeaderName::new_from_ascii_str("X-Unsent");
        builder = builder.raw_header(HeaderValue::new(name, "1".to_owned()));
    }
    if purpose != Purpose::Delivery {
        builder = builder.keep_bcc();
    }
    let markdown = &prepared.text.body.markdown;
    // Boundaries come from the Message-ID, so that the same mail has the same bytes, and they reveal nothing beyond it.
    let key = key_of(id);
    let alternative = MultiPart::alternative()
        .boundary(format!("text-{key}"))
        .singlepart(SinglePart::plain(plain(markdown)))
        .singlepart(SinglePart::html(html(markdown, prepared.language)));
    let mut mixed = MultiPart::mixed().boundary(format!("mail-{key}")).multipart(alternative);
    for attached in &prepared.attachments {
        let body = Body::new_with_encoding(attached.bytes.clone(), ContentTransferEncoding::Base64)
            .map_err(|_| MailError::Attachment(attached.name.clone()))?;
        let part = SinglePart::builder()
            .header(AttachedType(content_type(attached.mime, &attached.name)))
            .header(AttachedAs(disposition(&attached.name)))
            .body(body);
        mixed = mixed.singlepart(part);
    }
    let message = builder.multipart(mixed).map_err(|error| MailError::Message(error.to_string()))?;
    let bytes = message.formatted();
    let too_long = |line: &[u8]| line.strip_suffix(b"\r").unwrap_or(line).len() > MAX_LINE;
    if bytes.split(|&byte| byte == b'\n').any(too_long) {
        return Err(MailError::LongLine);
    }
    Ok(bytes)
}

/// The header that names the recipients of a role; none when nobody has the role. Each is on a line of its own: lettre
/// would write addresses without names on one line of any length.
fn addresses<'a>(
    role: RecipientRole,
    all: impl Iterator<Item = &'a Mailbox>,
) -> Result<Option<HeaderValue>, MailError> {
    let all = all.map(mailbox).collect::<Result<Vec<_>, _>>()?;
    if all.is_empty() {
        return Ok(None);
    }
    let name = match role {
        RecipientRole::To => "To",
        RecipientRole::Cc => "Cc",
        RecipientRole::Bcc => "Bcc",
    };
    let encoded: Vec<String> = all.iter().map(encoded).collect();
    let raw = LettreMailboxes::from(all).to_string();
    let name = HeaderName::new_from_ascii_str(name);
    Ok(Some(HeaderValue::dangerous_new_pre_encoded(name, raw, encoded.join(",\r\n "))))
}

/// A mailbox as written in a header, folded where its name is long.
fn encoded(one: &LettreMailbox) -> String {
    let mut headers = Headers::new();
    headers.set(To::from(LettreMailboxes::from(one.clone())));
    let line = headers.to_string();
    line.strip_prefix("To: ").unwrap_or(&line).trim_end().to_owned()
}

/// A header whose value is written byte for byte: the library would fold and encode it in its own way.
macro_rules! written_header {
    ($(#[doc = $doc:literal])+ $name:ident = $header:literal) => {
        $(#[doc = $doc])+
        #[derive(Clone)]
        struct $name(String);

        impl Header for $name {
            fn name() -> HeaderName {
                HeaderName::new_from_ascii_str($header)
            }

            fn parse(text: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
                Ok(Self(text.to_owned()))
            }

            fn display(&self) -> HeaderValue {
                HeaderValue::dangerous_new_pre_encoded(Self::name(), self.0.clone(), self.0.clone())
            }
        }
    };
}

written_header! {
    /// The type and name of an attachment.
    AttachedType = "Content-Type"
}

written_header! {
    /// The disposition of an attachment, with its name.
    AttachedAs = "Content-Disposition"
}

/// Checks that a mailbox can be written in a header.
///
/// # Errors
/// [`MailError::Address`] or [`MailError::LongName`].
pub fn check_mailbox(one: &Mailbox) -> Result<(), MailError> {
    let encoded = encoded(&mailbox(one)?);
    // The header's name comes before the first line.
    match encoded.split("\r\n").all(|line| line.len() + "Reply-To: ".len() < MAX_LINE) {
        true => Ok(()),
        false => Err(MailError::LongName),
    }
}

fn mailbox(mailbox: &Mailbox) -> Result<LettreMailbox, MailError> {
    let address = mailbox.address.to_string();
    let parsed = address.parse().map_err(|error: lettre::address::AddressError| MailError::Address {
        address: address.clone(),
        why: error.to_string(),
    })?;
    Ok(LettreMailbox::new(mailbox.name.clone(), parsed))
}
