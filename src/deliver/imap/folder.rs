//! The folders of a mailbox: their names as servers send them and as people read them, and which folder is for drafts.

use super::answer::Token;
use crate::deliver::messages::{NoDraftsFolder, no_drafts_folder};
use crate::error::Result;

/// A folder of a mailbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder {
    /// Its name as the server sent it, and as it is sent back.
    pub raw: Vec<u8>,
    /// Its name as people read it.
    pub name: String,
    /// Whether it is the one for drafts (RFC 6154 §2).
    pub for_drafts: bool,
}

/// Reads `LIST (\Drafts) "/" name`; none when it is another answer, or a folder that can't hold mails.
///
/// # Errors
/// When it is a list entry that can't be read.
pub fn folder(tokens: &[Token]) -> std::result::Result<Option<Folder>, ()> {
    let [list, Token::Open, rest @ ..] = tokens else { return Ok(None) };
    if !list.is("LIST") {
        return Ok(None);
    }
    let end = rest.iter().position(|token| *token == Token::Close).ok_or(())?;
    let (marks, rest) = (&rest[..end], &rest[end + 1..]);
    let [_separator, Token::Atom(raw) | Token::Text(raw), ..] = rest else { return Err(()) };
    let has = |mark: &str| marks.iter().any(|token| token.is(mark));
    // A quoted name in a command can't have a line break.
    let can_be_named = !raw.is_empty() && !raw.iter().any(|byte| b"\0\r\n".contains(byte));
    if has("\\Noselect") || has("\\NonExistent") || !can_be_named {
        return Ok(None);
    }
    Ok(Some(Folder { name: readable(raw), raw: raw.clone(), for_drafts: has("\\Drafts") }))
}

/// The folder for drafts: the one that the user names, else the one that the server has marked.
///
/// # Errors
/// When there is none or more than one, with the names of all folders.
pub fn drafts_folder(folders: Vec<Folder>, named: Option<&str>) -> Result<Folder> {
    let all: Vec<String> = folders.iter().map(|folder| folder.name.clone()).collect();
    let is_it = |folder: &Folder| match named {
        Some(named) => folder.name == named || folder.raw == named.as_bytes(),
        None => folder.for_drafts,
    };
    let mut found: Vec<Folder> = folders.into_iter().filter(is_it).collect();
    let why = match (found.len(), named) {
        (1, _) => return Ok(found.remove(0)),
        (0, Some(named)) => NoDraftsFolder::Unknown(named),
        (0, None) => NoDraftsFolder::Unmarked,
        (_, Some(named)) => NoDraftsFolder::SeveralNamed(named),
        (_, None) => NoDraftsFolder::SeveralMarked(found.iter().map(|folder| folder.name.as_str()).collect()),
    };
    Err(no_drafts_folder(&why, &all))
}

/// A name as people read it. Servers write what isn't ASCII in modified UTF-7 (RFC 9051 appendix A.1, RFC 3501 §5.1.3),
/// newer ones in UTF-8. A name that is neither is shown as the server sent it.
fn readable(raw: &[u8]) -> String {
    let text = String::from_utf8_lossy(raw);
    decoded(&text).unwrap_or_else(|| text.into_owned())
}

/// A name in modified UTF-7, decoded; none when it breaks the rules of that form.
fn decoded(name: &str) -> Option<String> {
    let mut text = String::new();
    let mut rest = name;
    while let Some((plain, shifted)) = rest.split_once('&') {
        text.push_str(plain);
        let (code, after) = shifted.split_once('-')?;
        match code {
            "" => text.push('&'),
            code => text.push_str(&shifted_text(code)?),
        }
        rest = after;
    }
    text.push_str(rest);
    Some(text)
}

/// UTF-16 in Base64 without padding, with a comma in place of the slash.
fn shifted_text(code: &str) -> Option<String> {
    const ALPHABET: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,";
    let (mut bits, mut held, mut units) = (0_u32, 0, Vec::new());
    for character in code.chars() {
        bits = bits << 6 | u32::try_from(ALPHABET.find(character)?).ok()?;
        held += 6;
        if held >= 16 {
            held -= 16;
            units.push(u16::try_from(bits >> held & 0xffff).ok()?);
        }
        bits &= 0xffff;
    }
    // The bits left are padding: fewer than a character of Base64 has, and all zero.
    if held >= 6 || bits & ((1 << held) - 1) != 0 {
        return None;
    }
    let text = String::from_utf16(&units).ok()?;
    // Printable ASCII is never written in this form.
    (!text.chars().any(|character| (' '..='~').contains(&character))).then_some(text)
}
