//! Reads one text file, and refuses what could not have been written by an author.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{messages, shown};
use crate::diagnostic::{Diagnostic, SourceText, Span};
use crate::error::{Error, Result};
use crate::value::{SignFate, unseen, without_unseen};

/// The largest file that is read, in bytes. 10,000 facts as long as the shipped ones are about half of it.
pub const MAX_FILE_BYTES: u64 = 16 * 1024 * 1024;

/// The texts that could be read, and what is wrong with the others.
pub type ReadTexts = (Vec<Arc<SourceText>>, Vec<Diagnostic>);

/// A file's path and its text, or what is wrong with it.
pub type ReadText = (PathBuf, std::result::Result<Arc<SourceText>, Diagnostic>);

/// Reads a file as UTF-8 with `\n` line ends, without a byte-order mark and without invisible characters.
///
/// # Errors
/// When the disk fails. What the file holds is the author's: those mistakes are diagnostics.
pub fn read_text(path: &Path) -> Result<std::result::Result<Arc<SourceText>, Diagnostic>> {
    let file = File::open(path).map_err(Error::disk("read", path))?;
    let mut bytes = Vec::new();
    file.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(Error::disk("read", path))?;
    Ok(text_of(bytes, shown(path)))
}

/// The text of a file whose bytes were read from elsewhere. `path` is its name as the user knows it.
///
/// # Errors
/// What is wrong with it: too large, not UTF-8, with private-use characters or with invisible ones that are refused.
pub fn text_of(bytes: Vec<u8>, path: String) -> std::result::Result<Arc<SourceText>, Diagnostic> {
    if bytes.len() as u64 > MAX_FILE_BYTES {
        return Err(messages::too_large(&path, MAX_FILE_BYTES));
    }
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let offset = error.utf8_error().valid_up_to();
            let line = error.as_bytes()[..offset].iter().filter(|&&byte| byte == b'\n').count() + 1;
            return Err(messages::not_utf8(&path, offset, line));
        }
    };
    let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
    let text = if text.contains('\r') { text.replace("\r\n", "\n") } else { text };
    let (text, refused) = match without_unseen(&text) {
        Ok(cleaned) => (cleaned.unwrap_or(text), None),
        Err(refused) => (text, Some(refused)),
    };
    let source = Arc::new(SourceText { path, text });
    if let Some(diagnostic) = refused.and_then(|(offset, character)| {
        let span = Span::new(&source, offset..offset + character.len_utf8());
        invisible_diagnostic(&source.text, span)
    }) {
        return Err(diagnostic);
    }
    match private_use(&source.text) {
        None => Ok(source),
        Some((offset, character)) => {
            let span = Span::new(&source, offset..offset + character.len_utf8());
            Err(messages::private_use(character, span))
        }
    }
}

/// The invisible characters of a text that are refused, as one mistake; none where there are none.
pub fn invisible_diagnostic(text: &str, span: Span) -> Option<Diagnostic> {
    let mut refused: Vec<char> = Vec::new();
    for character in text.chars().filter(|character| unseen(*character) == Some(SignFate::Refused)) {
        if !refused.contains(&character) {
            refused.push(character);
        }
    }
    let first = *refused.first()?;
    Some(messages::invisible(&refused, first, span))
}

/// A private-use character as a mistake.
pub fn private_use_diagnostic(character: char, span: Span) -> Diagnostic {
    messages::private_use(character, span)
}

/// The first private-use character of a text (Unicode general category Co) and its byte offset.
pub fn private_use(text: &str) -> Option<(usize, char)> {
    // In UTF-8 such characters begin with the bytes EE, EF, F3 or F4, which few others do.
    let rare = text.bytes().enumerate().filter(|&(_, byte)| byte >= 0xee);
    let mut rare = rare.filter_map(|(place, _)| Some((place, text.get(place..)?.chars().next()?)));
    rare.find(|&(_, character)| is_private_use(character))
}

/// Whether a character is of one of the three private-use areas (Unicode 23.5).
pub fn is_private_use(character: char) -> bool {
    matches!(character, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}')
}
