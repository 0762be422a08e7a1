//! What this room says: why a mail may not go out and what would help, why it may, and what should be known before it goes.

pub mod days;
pub mod files;
pub mod letter;
pub mod people;

use std::fmt;

use super::header::MAX_LINE;
use super::mail_error::MailError;

impl fmt::Display for MailError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Subject(why) => write!(f, "the subject can't be used in a mail: {why}"),
            Self::Attachment(name) => write!(f, "`{name}` can't be encoded"),
            Self::Message(why) => write!(f, "the message can't be written: {why}"),
            Self::LongLine => {
                write!(
                    f,
                    "a line of the mail would be longer than {MAX_LINE} octets, and servers refuse that"
                )
            }
            Self::LongName => {
                write!(f, "the name before the address makes a line of more than {MAX_LINE} octets")
            }
            Self::Address { address, why } => write!(f, "`{address}` isn't an address: {why}"),
        }
    }
}

impl std::error::Error for MailError {}
