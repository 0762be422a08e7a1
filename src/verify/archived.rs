//! An archived source as text in which printed forms can be found, whatever the extraction from PDF did to them.

use std::cell::{Cell, OnceCell, RefCell};
use std::fs;
use std::io::{ErrorKind, Read};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::messages;
use crate::error::{Error, Result};
use crate::model::Lines;
use crate::reading::{LINE, ShownText};
use sha2::{Digest, Sha256};

/// The largest archived source that is read, in bytes: the text of some thousand pages, and the limit of any other file.
pub const MAX_ARCHIVED_BYTES: u64 = crate::disk::MAX_FILE_BYTES;

/// The archive folder.
#[derive(Debug)]
pub struct ArchiveFolder {
    /// `None` where the folder isn't on this machine.
    folder: Option<PathBuf>,
}

/// One archived source.
#[derive(Debug)]
pub struct ArchivedSource {
    /// The SHA-256 of its bytes in lower-case hexadecimal.
    pub sha256: String,
    bytes: Vec<u8>,
}

/// The text of an archived source. Passages that were made ready are kept for the next printed form.
#[derive(Debug)]
pub struct Text {
    raw: String,
    /// The offsets at which its lines begin, as far as they were asked for.
    starts: RefCell<Vec<u32>>,
    whole: OnceCell<Rc<Passage>>,
    /// The last passage: the figures of one piece of evidence are looked for in the same lines.
    last: RefCell<Option<(Lines, Rc<Passage>)>>,
    normalised: Cell<usize>,
}

/// What is found under a name in the archive folder.
#[derive(Debug)]
pub enum Archived {
    /// An archived source.
    Source(ArchivedSource),
    /// A link, which would lead outside, or a folder.
    NoFile,
    /// A file above the limit.
    TooLarge,
    /// Nothing.
    Missing,
}

impl ArchiveFolder {
    /// The archived sources in a folder.
    ///
    /// # Errors
    /// When the folder isn't there.
    pub fn new(folder: &Path) -> Result<Self> {
        let metadata = fs::metadata(folder).map_err(Error::disk("read", folder))?;
        if !metadata.is_dir() {
            return Err(messages::not_a_folder(folder));
        }
        Ok(Self { folder: Some(folder.to_owned()) })
    }

    /// An archive that isn't on this machine: every source is missing from it.
    pub fn elsewhere() -> Self {
        Self { folder: None }
    }

    /// The names in the folder, in order. They are for hints only, so a folder that can't be listed has none.
    pub fn names(&self) -> Vec<String> {
        let entries = self.folder.iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten().flatten();
        let mut names: Vec<String> =
            entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
        names.sort();
        names
    }

    /// Reads an archived source by its bare name, up to the limit.
    ///
    /// # Errors
    /// When the disk fails.
    pub fn read(&self, name: &str) -> Result<Archived> {
        let (path, size) = match self.file(name)? {
            Ok(file) => file,
            Err(other) => return Ok(other),
        };
        if size > MAX_ARCHIVED_BYTES {
            return Ok(Archived::TooLarge);
        }
        let file = fs::File::open(&path).map_err(Error::disk("read", &path))?;
        let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
        file.take(MAX_ARCHIVED_BYTES + 1).read_to_end(&mut bytes).map_err(Error::disk("read", &path))?;
        // It may have grown since.
        if bytes.len() as u64 > MAX_ARCHIVED_BYTES {
            return Ok(Archived::TooLarge);
        }
        Ok(Archived::Source(ArchivedSource { sha256: hexadecimal(&Sha256::digest(&bytes)), bytes }))
    }

    /// Hashes an archived file of any size by its bare name, without keeping what it holds: the original of an extracted text.
    ///
    /// # Errors
    /// When the disk fails.
    pub fn hash(&self, name: &str) -> Result<Archived> {
        let (path, _) = match self.file(name)? {
            Ok(file) => file,
            Err(other) => return Ok(other),
        };
        let mut file = fs::File::open(&path).map_err(Error::disk("read", &path))?;
        let (mut hasher, mut piece) = (Sha256::new(), vec![0; 1 << 16]);
        loop {
            match file.read(&mut piece).map_err(Error::disk("read", &path))? {
                0 => break,
                length => hasher.update(piece.get(..length).unwrap_or_default()),
            }
        }
        Ok(Archived::Source(ArchivedSource { sha256: hexadecimal(&hasher.finalize()), bytes: Vec::new() }))
    }

    /// The path and size of a file, or what is there instead.
    fn file(&self, name: &str) -> Result<std::result::Result<(PathBuf, u64), Archived>> {
        let Some(folder) = &self.folder else { return Ok(Err(Archived::Missing)) };
        let path = folder.join(name);
        let metadata = match fs::symlink_metadata(&path) {
            Ok(metadata) => metadata,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Err(Archived::Missing)),
            Err(error) => return Err(Error::disk("read", &path)(error)),
        };
        Ok(if metadata.is_file() { Ok((path, metadata.len())) } else { Err(Archived::NoFile) })
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl ArchivedSource {
    /// Its text; `None` when it isn't UTF-8.
    pub fn text(self) -> Option<Text> {
        String::from_utf8(self.bytes).ok().map(Text::new)
    }

    /// Whether it is UTF-8.
    pub fn is_text(&self) -> bool {
        std::str::from_utf8(&self.bytes).is_ok()
    }
}

impl Text {
    /// A text as it was read.
    pub fn new(raw: String) -> Self {
        Self {
            raw,
            starts: RefCell::new(vec![0]),
            whole: OnceCell::new(),
            last: RefCell::new(None),
            normalised: Cell::new(0),
        }
    }

    /// The text as it was read.
    pub fn raw(&self) -> &str {
        &self.raw
    }

    /// Whether a printed form is nowhere in it.
    pub fn is_without(&self, form: &ShownText) -> bool {
        self.at(None).is_none_or(|whole| whole.find_up_to(form, 0).1 == 0)
    }

    /// The text at some lines, or the whole text. `None` when it doesn't have these lines.
    pub fn at(&self, lines: Option<Lines>) -> Option<Rc<Passage>> {
        let Some(lines) = lines else {
            let all = 0..self.raw.len();
            return Some(Rc::clone(self.whole.get_or_init(|| self.passage(all.clone(), all.clone()))));
        };
        if let Some((last, passage)) = &*self.last.borrow()
            && *last == lines
        {
            return Some(Rc::clone(passage));
        }
        let range = self.range(lines)?;
        let passage = self.passage(self.around(&range), range);
        *self.last.borrow_mut() = Some((lines, Rc::clone(&passage)));
        Some(passage)
    }

    /// Some lines as they were read; `None` when it doesn't have them.
    pub fn raw_lines(&self, lines: Lines) -> Option<&str> {
        self.raw.get(self.range(lines)?)
    }

    /// Where lines are, without the end of the last one.
    fn range(&self, lines: Lines) -> Option<Range<usize>> {
        let mut starts = self.starts.borrow_mut();
        let known = starts.last().map_or(0, |start| *start as usize);
        let wanted = (lines.last + 1).saturating_sub(starts.len());
        let ends = self.raw.get(known..)?.match_indices('\n').take(wanted);
        starts.extend(ends.map(|(at, _)| offset(known + at + 1)));
        let start = *starts.get(lines.first.checked_sub(1)?)? as usize;
        match starts.get(lines.last) {
            Some(next) => Some(start..*next as usize - 1),
            None if lines.last == starts.len() => Some(start..self.raw.len()),
            None => None,
        }
    }

    /// Lines with what stands around them, [`MARGIN`] bytes on either side: a figure may begin before them or go on behind.
    fn around(&self, lines: &Range<usize>) -> Range<usize> {
        let floor = |at: usize| (0..=at).rev().find(|at| self.raw.is_char_boundary(*at)).unwrap_or(0);
        let end = (lines.end + MARGIN).min(self.raw.len());
        floor(lines.start.saturating_sub(MARGIN))..floor(end)
    }

    /// How many bytes were made ready for searching so far.
    pub fn normalised(&self) -> usize {
        self.normalised.get()
    }

    fn passage(&self, around: Range<usize>, scope: Range<usize>) -> Rc<Passage> {
        self.normalised.set(self.normalised.get() + around.len());
        let shown = ShownText::of(self.raw.get(around.clone()).unwrap_or_default());
        let scope = shown.part(&(scope.start - around.start..scope.end - around.start));
        Rc::new(Passage { shown, scope })
    }
}

/// How many bytes around the lines of a printed form are read with them.
const MARGIN: usize = 400;

/// An offset in a text. [`MAX_ARCHIVED_BYTES`] keeps it far below the largest `u32`.
fn offset(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// A piece of a text as a person reads it, and the part of it that was asked for.
#[derive(Debug)]
pub struct Passage {
    /// The text with what stands around the part.
    pub shown: ShownText,
    /// The part, in bytes of the shown text.
    pub scope: Range<usize>,
}

impl Passage {
    /// The first places of a printed form within the part, and how many there are in all.
    pub fn find_up_to(&self, form: &ShownText, most: usize) -> (Vec<Range<usize>>, usize) {
        let inside = |place: &Range<usize>| self.scope.start <= place.start && place.end <= self.scope.end;
        let mut found = self.shown.find(form).filter(inside);
        let places: Vec<Range<usize>> = found.by_ref().take(most).collect();
        let times = places.len() + found.count();
        (places, times)
    }

    /// Whether a figure at a place goes on in digits, or in a point or comma with digits, on either side: 1.4 of 21.4, 265 of 1,265.
    pub fn continues(&self, place: &Range<usize>) -> bool {
        let text = self.shown.text();
        let (Some(before), Some(form), Some(after)) =
            (text.get(..place.start), text.get(place.clone()), text.get(place.end..))
        else {
            return false;
        };
        let digit = |c: char| c.is_ascii_digit();
        let joins = |c: char| matches!(c, '.' | ',' | '\u{30fb}' | '·');
        let front = before.trim_end_matches(joins);
        let one_sign = before.chars().count() - front.chars().count() <= 1;
        let back = after.trim_start_matches(joins);
        let one_behind = after.chars().count() - back.chars().count() <= 1;
        form.starts_with(digit) && one_sign && front.ends_with(digit)
            || form.ends_with(digit) && one_behind && back.starts_with(digit)
    }

    /// How often a printed form would be there if two cells, columns or lines were one.
    pub fn joined(&self, form: &ShownText) -> usize {
        self.shown.joined(form)
    }

    /// The text around a place in which its figure is read, and where the place is in it: its line and the ones before and after,
    /// and no more than [`MARGIN`] bytes on either side.
    pub fn window(&self, place: &Range<usize>) -> (&str, Range<usize>) {
        let text = self.shown.text();
        let floor = |at: usize| (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let (least, most) =
            (floor(place.start.saturating_sub(MARGIN)), floor((place.end + MARGIN).min(text.len())));
        let before =
            text[least..place.start].rmatch_indices(LINE).nth(2).map_or(least, |(at, _)| least + at + 1);
        let after = text[place.end..most].match_indices(LINE).nth(2).map_or(most, |(at, _)| place.end + at);
        (&text[before..after], place.start - before..place.end - before)
    }
}
