//! Mail addresses as they may be written here: the plain form of RFC 5321 §4.1.2 in ASCII, which every server takes.

use std::fmt;

/// An address: `tanaka@example.org`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address {
    local: String,
    domain: String,
}

impl Address {
    /// Reads an address. The domain is kept in lower case; it means the same.
    ///
    /// # Errors
    /// What is wrong.
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        if let Some(character) = text.chars().find(|&c| is_control(c)) {
            return Err(AddressError::Control(character));
        }
        if text.is_empty() {
            return Err(AddressError::Empty);
        }
        if !text.is_ascii() {
            return Err(AddressError::BeyondAscii);
        }
        let Some((local, domain)) = text.rsplit_once('@') else { return Err(AddressError::NoAt) };
        let atom = |atom: &str| {
            !atom.is_empty()
                && atom.bytes().all(|c| c.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&c))
        };
        if local.len() > 64 || !local.split('.').all(atom) {
            return Err(AddressError::Local(local.to_owned()));
        }
        let label = |label: &str| {
            (1..=63).contains(&label.len())
                && label.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'-')
                && !label.starts_with('-')
                && !label.ends_with('-')
        };
        if domain.len() > 189
            || !domain.split('.').all(label)
            || !(domain.contains('.') || domain == "localhost")
        {
            return Err(AddressError::Domain(domain.to_owned()));
        }
        Ok(Self { local: local.to_owned(), domain: domain.to_ascii_lowercase() })
    }

    /// What follows the `@`.
    pub fn domain(&self) -> &str {
        &self.domain
    }

    /// The form by which two addresses are the same: no server in use tells capitals apart.
    pub fn key(&self) -> String {
        self.to_string().to_ascii_lowercase()
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.local, self.domain)
    }
}

/// An address with its owner's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailbox {
    /// The name.
    pub name: Option<String>,
    /// The address.
    pub address: Address,
}

impl Mailbox {
    /// Reads `Name <address>` or an address alone.
    ///
    /// # Errors
    /// What is wrong, in the name or in the address.
    pub fn parse(text: &str) -> Result<Self, MailboxError> {
        let text = text.trim_matches(' ');
        let Some((name, rest)) = text.rsplit_once('<') else {
            return Ok(Self { name: None, address: Address::parse(text)? });
        };
        let Some(address) = rest.strip_suffix('>') else {
            return Err(MailboxError::Unclosed);
        };
        let name = name.trim_matches(' ');
        // A quoted name has `\` before a quote and before itself (RFC 5322 §3.2.4).
        let name = match name.strip_prefix('"').and_then(|name| name.strip_suffix('"')) {
            Some(quoted) => unescaped(quoted),
            None => name.to_owned(),
        };
        check_name(&name)?;
        let name = Some(name).filter(|name| !name.is_empty());
        Ok(Self { name, address: Address::parse(address)? })
    }
}

/// What a quoted name says.
fn unescaped(quoted: &str) -> String {
    let mut characters = quoted.chars();
    let mut name = String::with_capacity(quoted.len());
    while let Some(character) = characters.next() {
        name.extend(if character == '\\' { characters.next() } else { Some(character) });
    }
    name
}

impl fmt::Display for Mailbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.name {
            Some(name) => write!(f, "{name} <{}>", self.address),
            None => self.address.fmt(f),
        }
    }
}

/// Whether a text may be part of the header of a mail: a line break in it could add a header of its own.
///
/// # Errors
/// What is wrong.
fn check_header(text: &str) -> Result<(), HeaderError> {
    match text.chars().find(|&c| is_control(c)) {
        Some('\r' | '\n') => Err(HeaderError::LineBreak),
        Some(character) => Err(HeaderError::Control(character)),
        None if text.chars().count() > MAX_HEADER => Err(HeaderError::TooLong { most: MAX_HEADER }),
        None => Ok(()),
    }
}

/// Characters that a name or subject may have, which keeps a line of a header within what RFC 5322 §2.1.1 allows.
const MAX_HEADER: usize = 500;

/// Whether a text may be the subject of a mail.
///
/// # Errors
/// What is wrong.
pub fn check_subject(text: &str) -> Result<(), HeaderError> {
    check_header(text)?;
    if text.contains("=?") {
        return Err(HeaderError::EncodedWord);
    }
    if text.trim().is_empty() { Err(HeaderError::Empty) } else { Ok(()) }
}

/// Whether a text may be the name before an address.
///
/// # Errors
/// What is wrong.
pub fn check_name(text: &str) -> Result<(), HeaderError> {
    check_header(text)?;
    if text.contains(['<', '>']) { Err(HeaderError::AngleBracket) } else { Ok(()) }
}

/// Controls, line and paragraph separators, and private-use characters.
fn is_control(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{2028}' | '\u{2029}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

/// Why a text isn't an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AddressError {
    /// A control character, a separator of lines or a private-use character.
    Control(char),
    /// Nothing.
    Empty,
    /// A character beyond ASCII.
    BeyondAscii,
    /// No `@`.
    NoAt,
    /// The part before the `@`, as written.
    Local(String),
    /// The part after it, as written.
    Domain(String),
}

/// Why a text can't be a subject or a name in a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HeaderError {
    /// A line break, which would begin a header of its own.
    LineBreak,
    /// Another control character, a separator of lines or a private-use character.
    Control(char),
    /// More characters than a line takes.
    TooLong {
        /// The most that it takes.
        most: usize,
    },
    /// The beginning of an encoded word (RFC 2047).
    EncodedWord,
    /// Nothing but blanks.
    Empty,
    /// An angle bracket, which begins an address.
    AngleBracket,
}

/// Why a text isn't an address with a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MailboxError {
    /// A `<` without its `>`.
    Unclosed,
    /// The name.
    Name(HeaderError),
    /// The address.
    Address(AddressError),
}

impl From<HeaderError> for MailboxError {
    fn from(error: HeaderError) -> Self {
        Self::Name(error)
    }
}

impl From<AddressError> for MailboxError {
    fn from(error: AddressError) -> Self {
        Self::Address(error)
    }
}
