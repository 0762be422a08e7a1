//! One line of the ledger; docs/mail.md describes the fields.

use serde::{Deserialize, Serialize};

use super::copy::Copy;

/// The schema that each line names.
pub const SCHEMA: &str = "factbrief/ledger";
/// Its version.
pub const VERSION: u32 = 1;

/// The header of a mail that names an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RecipientRole {
    /// A reader to whom the mail is addressed.
    To,
    /// A reader who gets a copy, as all the others can see.
    Cc,
    /// A reader who gets a copy without the others seeing it.
    Bcc,
}

impl RecipientRole {
    /// The name of the header, in lower case.
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
    /// The header that names it.
    pub role: RecipientRole,
}

/// A folder of a mailbox into which a draft was put.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Shelf {
    /// The name of the server.
    pub server: String,
    /// The user to whom the mailbox belongs, by the name for the login.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<String>,
    /// The folder's name as people read it.
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
        /// The copies that are attached.
        copies: Vec<Copy>,
        /// The BLAKE3 hash of the draft as it was written; a file with another hash was changed later.
        #[serde(default, rename = "draft-hash", skip_serializing_if = "Option::is_none")]
        draft_hash: Option<String>,
        /// The folder of a mailbox into which it was put; none when it is a file.
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
        /// The copies that are attached.
        copies: Vec<Copy>,
    },
    /// The user says that a draft was sent, or that a mail with an unknown fate has arrived.
    Sent {
        /// The Message-ID.
        id: String,
        /// When that was recorded, RFC 3339; the mail went out some time before.
        time: String,
    },
    /// The server accepted the message.
    Accepted {
        /// The Message-ID.
        id: String,
        /// When, RFC 3339.
        time: String,
        /// What the server replied.
        reply: String,
    },
    /// The server refused the message.
    Refused {
        /// The Message-ID.
        id: String,
        /// When, RFC 3339.
        time: String,
        /// What the server replied.
        reply: String,
        /// The folder that refused the draft; none when it was a mail.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        mailbox: Option<Shelf>,
    },
    /// The connection was lost after the server may have received the whole message.
    Uncertain {
        /// The Message-ID.
        id: String,
        /// When, RFC 3339.
        time: String,
        /// How it was lost.
        reply: String,
    },
    /// The line before this one was cut off in the middle and isn't a record.
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
