//! One line of the ledger. docs/mail.md documents the fields.

use serde::{Deserialize, Serialize};

use super::copy::Copy;

/// The schema that each line names.
pub const SCHEMA: &str = "factbrief/ledger";
/// Its version.
pub const VERSION: u32 = 1;

/// Where an address stands in a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Whom the mail is to.
    To,
    /// Who gets a copy that all can see.
    Cc,
    /// Who gets a copy that nobody else sees.
    Bcc,
}

impl Role {
    /// As the header is called, in lower case.
    pub fn name(self) -> &'static str {
        match self {
            Self::To => "to",
            Self::Cc => "cc",
            Self::Bcc => "bcc",
        }
    }
}

/// Somebody who was to get the mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Recipient {
    /// The address.
    pub address: String,
    /// The name beside it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Where it stands in the mail.
    pub role: Role,
}

/// A folder of a mailbox, in which a draft lies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Shelf {
    /// The name of the server.
    pub server: String,
    /// Whose mailbox it is, as the server knows them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<String>,
    /// The folder, as people read its name.
    pub folder: String,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum Entry {
    /// A draft was written for the user to send.
    Drafted {
        /// The Message-ID without its angle brackets.
        id: String,
        /// When, RFC 3339.
        time: String,
        /// Who is to get it.
        recipients: Vec<Recipient>,
        /// What is attached.
        copies: Vec<Copy>,
        /// The BLAKE3 hash of the draft as it was written; a file with another was changed since.
        #[serde(default, rename = "draft-hash", skip_serializing_if = "Option::is_none")]
        draft_hash: Option<String>,
        /// The folder of a mailbox into which it was put; nothing when it is a file.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        mailbox: Option<Shelf>,
    },
    /// The message is about to be handed to the server.
    Attempted {
        /// The Message-ID without its angle brackets.
        id: String,
        /// When, RFC 3339.
        time: String,
        /// Who is to get it.
        recipients: Vec<Recipient>,
        /// What is attached.
        copies: Vec<Copy>,
    },
    /// The user says that a draft was sent, or that a mail whose fate wasn't known has arrived.
    Sent {
        /// The Message-ID.
        id: String,
        /// When that was noted, RFC 3339; it went out some time before.
        time: String,
    },
    /// The server took the message.
    Accepted {
        /// The Message-ID.
        id: String,
        /// When, RFC 3339.
        time: String,
        /// What the server replied.
        reply: String,
    },
    /// The server did not take the message.
    Refused {
        /// The Message-ID.
        id: String,
        /// When, RFC 3339.
        time: String,
        /// What the server replied.
        reply: String,
        /// The folder into which it did not take the draft; nothing when it was a mail.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        mailbox: Option<Shelf>,
    },
    /// The connection was lost when the server may have had the whole message.
    Uncertain {
        /// The Message-ID.
        id: String,
        /// When, RFC 3339.
        time: String,
        /// How it was lost.
        reply: String,
    },
    /// The line before this one was cut off in the middle and is no record.
    CutOff,
}

/// A line with the schema it follows.
#[derive(Debug, Serialize, Deserialize)]
pub struct Line {
    /// [`SCHEMA`].
    pub schema: String,
    /// [`VERSION`].
    pub version: u32,
    /// What happened.
    #[serde(flatten)]
    pub entry: Entry,
}

/// The part of a line that every version has.
#[derive(Debug, Deserialize)]
pub struct Head {
    /// [`SCHEMA`].
    pub schema: String,
    /// The version the rest follows.
    pub version: u32,
}

impl Line {
    /// An entry under the schema of this version.
    pub fn new(entry: Entry) -> Self {
        Self { schema: SCHEMA.to_owned(), version: VERSION, entry }
    }
}
