//! The tables of the user's own files: who gets mail, how it is sent, and into which mailbox drafts are put.

use super::key::{Format, Key, KeyKind, SOME, may, must};
use crate::language::Language;
use crate::model::Security;
use crate::value::Choice;

/// `recipients.toml`.
pub const RECIPIENTS: Format = Format {
    name: "`recipients.toml`",
    doc: "Who gets briefs.",
    keys: &[must("recipient", KeyKind::List(&RECIPIENT), "One person for each entry.")],
    reserved: &[],
};

/// One entry of `recipients.toml`.
pub const RECIPIENT: Format = Format {
    name: "a recipient",
    doc: "One person with an address.",
    keys: &[
        must("name", KeyKind::Text, "The name, as it is written before the address."),
        must("address", KeyKind::Text, "The address: tanaka@example.org."),
        must("audience", KeyKind::TextOrList, "The audience this person belongs to, or a list of several."),
        may(
            "language",
            KeyKind::Choice(Language::TAGS),
            "The language of the mails; the dossier's first when left out.",
        ),
        may("brief", KeyKind::TextOrList, "Which briefs; those for the audience when left out."),
        may("salutation", KeyKind::TextOrTexts, "How this person is addressed: `Dear Ms Tanaka,`."),
        may("note", KeyKind::Text, "For yourself; never printed."),
    ],
    reserved: &[],
};

// What is said of a server in the same way, whether mails are sent to it or drafts are put there.
const SECURITY: Key = may(
    "security",
    KeyKind::Choice(Security::NAMES),
    "starttls (when left out), tls, or none to this machine itself.",
);
const PASSWORD_ENV: Key =
    may("password-env", KeyKind::Text, "The environment variable that holds the password.");
const PASSWORD_COMMAND: Key =
    may("password-command", SOME, "The command whose first line is the password, and its arguments.");
const TOKEN_ENV: Key =
    may("token-env", KeyKind::Text, "The environment variable that holds an OAuth access token.");
const TOKEN_COMMAND: Key =
    may("token-command", SOME, "The command whose first line is an OAuth access token.");
const CA_FILE: Key = may("ca-file", KeyKind::Text, "Certificates to trust beside the system's, a PEM file.");

/// `mail.toml`.
pub const OUTGOING: Format = Format {
    name: "`mail.toml`",
    doc: "How mail is sent.",
    keys: &[
        may("server", KeyKind::Text, "The server's name: smtp.example.org."),
        may("port", KeyKind::Integer(1, 65535), "The port; 587 with starttls, 465 with tls, 25 with none."),
        SECURITY,
        may("user", KeyKind::Text, "Who sends, as the server knows you."),
        PASSWORD_ENV,
        PASSWORD_COMMAND,
        TOKEN_ENV,
        TOKEN_COMMAND,
        CA_FILE,
        may(
            "timeout",
            KeyKind::Integer(1, 3600),
            "Seconds to wait for the server; 60 when left out. For its answer to a message ten times as long, at most ten minutes.",
        ),
        may("per-minute", KeyKind::Integer(1, 6000), "The most mails a minute; 60 when left out."),
        may("imap", KeyKind::Table(&MAILBOX), "The mailbox into which `mail --imap` puts drafts."),
    ],
    reserved: &[],
};

/// `[imap]` in `mail.toml`.
pub const MAILBOX: Format = Format {
    name: "`[imap]`",
    doc: "The mailbox into which drafts are put; nothing is taken from the keys for sending.",
    keys: &[
        may("server", KeyKind::Text, "The server's name: imap.example.org."),
        may("port", KeyKind::Integer(1, 65535), "The port; 993 with tls, else 143."),
        SECURITY,
        may("user", KeyKind::Text, "Whose mailbox it is, as the server knows you."),
        PASSWORD_ENV,
        PASSWORD_COMMAND,
        TOKEN_ENV,
        TOKEN_COMMAND,
        CA_FILE,
        may("timeout", KeyKind::Integer(1, 3600), "Seconds to wait for the server; 60 when left out."),
        may(
            "drafts-folder",
            KeyKind::Text,
            "The folder for drafts; the one that the server has marked when left out.",
        ),
    ],
    reserved: &[],
};
