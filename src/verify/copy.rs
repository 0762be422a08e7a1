//! An archived copy as text in which printed forms can be found, whatever the extraction from PDF did to them.

use std::fs;
use std::io::ErrorKind;
use std::ops::Range;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

use crate::error::{Error, Result};
use crate::model::Lines;

/// The archive folder.
#[derive(Debug)]
pub struct Copies {
    folder: PathBuf,
}

/// One copy.
#[derive(Debug)]
pub struct Copy {
    /// The SHA-256 of its bytes in lower-case hexadecimal.
    pub sha256: String,
    /// Its text; absent when it isn't UTF-8.
    pub text: Option<String>,
}

/// What stands under a name in the archive folder.
#[derive(Debug)]
pub enum Archived {
    /// A copy.
    Copy(Copy),
    /// A link, which would lead outside, or a folder.
    NoFile,
    /// Nothing.
    Missing,
}

impl Copies {
    /// The copies in a folder.
    ///
    /// # Errors
    /// When the folder isn't there.
    pub fn new(folder: &Path) -> Result<Self> {
        let metadata = fs::metadata(folder).map_err(Error::disk("read", folder))?;
        if !metadata.is_dir() {
            return Err(Error::usage(
                format!("`{}` isn't a folder", folder.display()),
                "name the folder that holds the archived copies",
            ));
        }
        Ok(Self { folder: folder.to_owned() })
    }

    /// Reads a copy by its bare name.
    ///
    /// # Errors
    /// When the disk fails.
    pub fn read(&self, name: &str) -> Result<Archived> {
        let path = self.folder.join(name);
        let metadata = match fs::symlink_metadata(&path) {
            Ok(metadata) => metadata,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Archived::Missing),
            Err(error) => return Err(Error::disk("read", &path)(error)),
        };
        if !metadata.is_file() {
            return Ok(Archived::NoFile);
        }
        let bytes = fs::read(&path).map_err(Error::disk("read", &path))?;
        let sha256 = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Archived::Copy(Copy { sha256, text: String::from_utf8(bytes).ok() }))
    }
}

impl Copy {
    /// The text at some lines, or the whole text. None when the copy isn't text or hasn't these lines.
    pub fn at(&self, lines: Option<Lines>) -> Option<Passage> {
        let text = self.text.as_deref()?;
        let Some(lines) = lines else { return Some(Passage::new(text)) };
        let chosen: Vec<&str> =
            text.split('\n').skip(lines.first - 1).take(lines.last - lines.first + 1).collect();
        let whole = chosen.len() == lines.last - lines.first + 1;
        whole.then(|| Passage::new(&chosen.join("\n")))
    }
}

/// A piece of a copy, undone of what extraction from PDF does: line breaks inside words, width of characters,
/// blanks between Japanese characters, and thousands separators.
#[derive(Debug)]
pub struct Passage {
    /// The text as a reader would type it.
    pub text: String,
    /// The same without any white space, and for each of its bytes the byte in `text`.
    squeezed: String,
    map: Vec<usize>,
}

impl Passage {
    /// Normalises a text.
    pub fn new(raw: &str) -> Self {
        let text = soften(raw);
        let mut squeezed = String::with_capacity(text.len());
        let mut map = Vec::with_capacity(text.len() + 1);
        for (at, character) in text.char_indices().filter(|(_, character)| !character.is_whitespace()) {
            map.extend(at..at + character.len_utf8());
            squeezed.push(character);
        }
        map.push(text.len());
        Self { text, squeezed, map }
    }

    /// Every place of a printed form.
    pub fn find(&self, printed: &str) -> Vec<Range<usize>> {
        let needle = Self::new(printed).squeezed;
        if needle.is_empty() {
            return Vec::new();
        }
        self.squeezed
            .match_indices(&needle)
            .map(|(at, found)| self.map[at]..self.map[at + found.len() - 1] + 1)
            .map(|range| range.start..self.char_end(range.end))
            .collect()
    }

    fn char_end(&self, mut at: usize) -> usize {
        while !self.text.is_char_boundary(at) {
            at += 1;
        }
        at
    }
}

fn soften(raw: &str) -> String {
    without_thousands(&without_breaks(raw))
}

/// The text in normal width, without blanks beside wide characters or line breaks inside figures.
fn without_breaks(raw: &str) -> String {
    let characters: Vec<char> = raw.nfkc().collect();
    let mut soft = String::with_capacity(raw.len());
    let mut at = 0;
    while at < characters.len() {
        let character = characters[at];
        if character.is_whitespace() {
            let end =
                characters[at..].iter().position(|c| !c.is_whitespace()).map_or(characters.len(), |n| at + n);
            let broken = characters[at..end].contains(&'\n');
            let before = soft.chars().next_back();
            let after = characters.get(end).copied();
            let join = match (before, after) {
                (Some(before), Some(after)) => {
                    wide(before)
                        || wide(after)
                        || (broken && before.is_ascii_digit() && after.is_ascii_digit())
                }
                _ => true,
            };
            if !join {
                soft.push(' ');
            }
            at = end;
            continue;
        }
        soft.push(character);
        at += 1;
    }
    soft
}

/// The text without the commas that part thousands. They are looked for once no line break parts a figure.
fn without_thousands(text: &str) -> String {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut plain = String::with_capacity(text.len());
    for (at, character) in text.char_indices() {
        let thousands =
            character == ',' && plain.ends_with(|c: char| c.is_ascii_digit()) && digits(&text[at + 1..]) == 3;
        if !thousands {
            plain.push(character);
        }
    }
    plain
}

/// A character of a script that sets no blanks between words.
fn wide(character: char) -> bool {
    matches!(character, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}
