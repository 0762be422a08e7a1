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
    /// One sentence that says what is wrong.
    pub fn parse(text: &str) -> Result<Self, String> {
        if let Some(character) = text.chars().find(|&c| is_control(c)) {
            return Err(format!("it holds the control character U+{:04X}", u32::from(character)));
        }
        if text.is_empty() {
            return Err("it is empty".to_owned());
        }
        if !text.is_ascii() {
            return Err("it holds characters beyond ASCII, which not every server takes".to_owned());
        }
        let Some((local, domain)) = text.rsplit_once('@') else {
            return Err("it has no `@`".to_owned());
        };
        let atom = |atom: &str| {
            !atom.is_empty()
                && atom.bytes().all(|c| c.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&c))
        };
        if local.len() > 64 || !local.split('.').all(atom) {
            return Err(format!("`{local}` can't stand before the `@`"));
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
            return Err(format!("`{domain}` is no domain"));
        }
        Ok(Self { local: local.to_owned(), domain: domain.to_ascii_lowercase() })
    }

    /// What stands behind the `@`.
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

/// An address with the name of whom it belongs to.
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
    /// One sentence that says what is wrong.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim_matches(' ');
        let Some((name, rest)) = text.rsplit_once('<') else {
            return Ok(Self { name: None, address: Address::parse(text)? });
        };
        let Some(address) = rest.strip_suffix('>') else {
            return Err("`<` isn't closed with `>` at its end".to_owned());
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

/// Whether a text may stand in the header of a mail: a line break in it could add a header of its own.
///
/// # Errors
/// One sentence that says what is wrong.
pub fn check_header(text: &str) -> Result<(), String> {
    match text.chars().find(|&c| is_control(c)) {
        Some('\r' | '\n') => Err("it holds a line break, which would begin a header of its own".to_owned()),
        Some(character) => Err(format!("it holds the control character U+{:04X}", u32::from(character))),
        None if text.chars().count() > MAX_HEADER => {
            Err(format!("it is longer than {MAX_HEADER} characters"))
        }
        None => Ok(()),
    }
}

/// Characters that a name or subject may have, which keeps a line of a header within what RFC 5322 §2.1.1 allows.
const MAX_HEADER: usize = 500;

/// Whether a text may be the subject of a mail.
///
/// # Errors
/// One sentence that says what is wrong.
pub fn check_subject(text: &str) -> Result<(), String> {
    check_header(text)?;
    if text.contains("=?") {
        return Err("it holds `=?`, with which encoded words begin (RFC 2047)".to_owned());
    }
    if text.trim().is_empty() { Err("it is empty".to_owned()) } else { Ok(()) }
}

/// Whether a text may stand before an address.
///
/// # Errors
/// One sentence that says what is wrong.
pub fn check_name(text: &str) -> Result<(), String> {
    check_header(text)?;
    if text.contains(['<', '>']) { Err("it holds an angle bracket".to_owned()) } else { Ok(()) }
}

/// Controls, line and paragraph separators, and private-use characters.
fn is_control(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{2028}' | '\u{2029}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}
