//! A file of the author's that the program adds something to: every other character stays as it is, and where the file has changed since it
//! was read, nothing is written.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use super::text_file::{MAX_FILE_BYTES, text_of};
use super::write::replace;
use crate::diagnostic::SourceText;
use crate::error::{Error, Result};

/// What is put into the place of a part of a file.
pub type FileEdit = (Range<usize>, String);

/// A file that is to be edited, as it was read.
pub struct EditedFile {
    path: PathBuf,
    raw: String,
    places: Places,
}

impl EditedFile {
    /// Opens a file that was read as a text; none where it isn't that text any more. Of a link the file is written, and the link stays.
    ///
    /// # Errors
    /// When the disk fails.
    pub fn open(named: &Path, read: &SourceText) -> Result<Option<Self>> {
        let path = named.canonicalize().map_err(Error::disk("read", named))?;
        let Some(bytes) = contents(&path)? else { return Ok(None) };
        let same = text_of(bytes.clone(), read.path.clone()).is_ok_and(|now| now.text == read.text);
        let Ok(raw) = String::from_utf8(bytes) else { return Ok(None) };
        let places = Places::new(&raw, &read.text);
        Ok(same.then_some(Self { path, raw, places }))
    }

    /// The file as it is, with all that its text lacks.
    pub fn raw(&self) -> &str {
        &self.raw
    }

    /// The place in the file of a place in its text.
    pub fn place(&self, place: usize) -> usize {
        // What stands at the beginning follows a byte-order mark.
        let mark = if self.raw.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        self.places.of(place).max(mark)
    }

    /// How a line ends that is added at a place of the file: as the line that ends there, else as the file's lines do.
    pub fn line_end(&self, at: usize) -> &'static str {
        let rest = self.raw.get(at..).unwrap_or_default();
        match rest.starts_with("\r\n") || !rest.starts_with('\n') && self.raw.contains("\r\n") {
            true => "\r\n",
            false => "\n",
        }
    }

    /// The file with these edits, which follow each other.
    pub fn with(&self, edits: &[FileEdit]) -> String {
        let mut written = String::with_capacity(self.raw.len() + edits.len() * 96);
        let mut from = 0;
        for (range, text) in edits {
            written.push_str(&self.raw[from..range.start]);
            written.push_str(text);
            from = range.end;
        }
        written.push_str(&self.raw[from..]);
        written
    }

    /// Writes it; returns false, with nothing written, where an editor has saved it meanwhile.
    ///
    /// # Errors
    /// When the disk fails.
    pub fn write(&self, written: &str) -> Result<bool> {
        if contents(&self.path)?.is_none_or(|bytes| bytes != self.raw.as_bytes()) {
            return Ok(false);
        }
        replace(&self.path, written.as_bytes())?;
        Ok(true)
    }
}

/// The bytes of a file; none where it has grown beyond what is read.
fn contents(path: &Path) -> Result<Option<Vec<u8>>> {
    let size = fs::metadata(path).map_err(Error::disk("read", path))?.len();
    match size > MAX_FILE_BYTES {
        true => Ok(None),
        false => fs::read(path).map(Some).map_err(Error::disk("read", path)),
    }
}

/// From places in a text as it was read to places in its file, which may also have a byte-order mark, other line ends and
/// invisible characters. None where both are the same.
struct Places(Option<Vec<usize>>);

impl Places {
    fn new(raw: &str, text: &str) -> Self {
        if raw == text {
            return Self(None);
        }
        let mut places = vec![0; text.len() + 1];
        let (mut read, mut end) = (text.char_indices().peekable(), 0);
        for (offset, character) in raw.char_indices() {
            if let Some((at, _)) = read.next_if(|(_, next)| *next == character) {
                places[at] = end;
                end = offset + character.len_utf8();
            }
        }
        places[text.len()] = end;
        Self(Some(places))
    }

    /// Directly after the character before the place, so that invisible characters follow what is inserted.
    fn of(&self, place: usize) -> usize {
        self.0.as_ref().map_or(place, |places| places.get(place).copied().unwrap_or(place))
    }
}
