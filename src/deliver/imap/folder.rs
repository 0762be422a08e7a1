//! The folders of a mailbox: their names, as they are sent and as they are read, and which of them is for drafts.

use super::answer::Token;
use crate::diagnostic::wording::list;
use crate::error::{Error, Result};

/// Names that are listed at most where one has to be chosen.
const MAX_LISTED: usize = 40;

/// A folder of a mailbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder {
    /// Its name as the server wrote it, and as it is sent back.
    pub raw: Vec<u8>,
    /// Its name as people read it.
    pub name: String,
    /// Whether it is the one for drafts (RFC 6154 §2).
    pub for_drafts: bool,
}

/// Reads `LIST (\Drafts) "/" name`; nothing when it is another answer, or a folder that can't hold mails.
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
    // No command can hold a name with a line break in quotes.
    let can_be_named = !raw.is_empty() && !raw.iter().any(|byte| b"\0\r\n".contains(byte));
    if has("\\Noselect") || has("\\NonExistent") || !can_be_named {
        return Ok(None);
    }
    Ok(Some(Folder { name: readable(raw), raw: raw.clone(), for_drafts: has("\\Drafts") }))
}

/// The folder for drafts: the one that was named, else the one that the server has marked.
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
        (0, Some(named)) => format!("the mailbox has no folder {}", list([named])),
        (0, None) => "the server has marked no folder as the one for drafts".to_owned(),
        (_, Some(named)) => format!("several folders are called {}", list([named])),
        (_, None) => format!(
            "the server has marked several folders for drafts, {}",
            list(found.iter().map(|folder| &folder.name))
        ),
    };
    let shown = list(all.iter().take(MAX_LISTED));
    let more = match all.len().saturating_sub(MAX_LISTED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let has = if all.is_empty() { "it lists none".to_owned() } else { format!("it has {shown}{more}") };
    Err(Error::usage(
        format!("{why}; {has}"),
        "give `--drafts-folder`, or write `drafts-folder` under `[imap]` in mail.toml, with a name as it is shown here",
    ))
}

/// A name as people read it. Servers write what isn't ASCII in modified UTF-7 (RFC 9051 appendix A.1, RFC 3501 §5.1.3), or
/// newer ones in UTF-8; what is neither is shown as it came.
fn readable(raw: &[u8]) -> String {
    let text = String::from_utf8_lossy(raw);
    decoded(&text).unwrap_or_else(|| text.into_owned())
}

/// A name in modified UTF-7, decoded; nothing when it isn't written as that form prescribes.
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

/// UTF-16 in Base64 without padding, with a comma for the slash.
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
    // What is left is padding: less than a character of Base64, and zero.
    if held >= 6 || bits & ((1 << held) - 1) != 0 {
        return None;
    }
    let text = String::from_utf16(&units).ok()?;
    // A character that could stand as itself isn't written so.
    (!text.chars().any(|character| (' '..='~').contains(&character))).then_some(text)
}
