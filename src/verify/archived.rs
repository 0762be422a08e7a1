//! An archived source as text in which printed forms can be found, whatever the extraction from PDF did to them.

use std::cell::{Cell, OnceCell, RefCell};
use std::fs;
use std::io::{ErrorKind, Read};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

use super::messages;
use crate::error::{Error, Result};
use crate::model::Lines;

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

/// The text of an archived source. Normalised passages are kept for the next printed form.
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
        let Some(folder) = &self.folder else { return Ok(Archived::Missing) };
        let path = folder.join(name);
        let metadata = match fs::symlink_metadata(&path) {
            Ok(metadata) => metadata,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Archived::Missing),
            Err(error) => return Err(Error::disk("read", &path)(error)),
        };
        if !metadata.is_file() {
            return Ok(Archived::NoFile);
        }
        if metadata.len() > MAX_ARCHIVED_BYTES {
            return Ok(Archived::TooLarge);
        }
        let file = fs::File::open(&path).map_err(Error::disk("read", &path))?;
        let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or_default());
        file.take(MAX_ARCHIVED_BYTES + 1).read_to_end(&mut bytes).map_err(Error::disk("read", &path))?;
        // It may have grown since.
        if bytes.len() as u64 > MAX_ARCHIVED_BYTES {
            return Ok(Archived::TooLarge);
        }
        let sha256 = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Archived::Source(ArchivedSource { sha256, bytes }))
    }
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

    /// The text at some lines, or the whole text. `None` when it doesn't have these lines.
    pub fn at(&self, lines: Option<Lines>) -> Option<Rc<Passage>> {
        let Some(lines) = lines else {
            return Some(Rc::clone(self.whole.get_or_init(|| self.normalise(0..self.raw.len()))));
        };
        if let Some((last, passage)) = &*self.last.borrow()
            && *last == lines
        {
            return Some(Rc::clone(passage));
        }
        let passage = self.normalise(self.range(lines)?);
        *self.last.borrow_mut() = Some((lines, Rc::clone(&passage)));
        Some(passage)
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

    /// How many bytes were normalised so far.
    pub fn normalised(&self) -> usize {
        self.normalised.get()
    }

    fn normalise(&self, range: Range<usize>) -> Rc<Passage> {
        self.normalised.set(self.normalised.get() + range.len());
        // Ends of lines are ends of characters.
        Rc::new(Passage::new(self.raw.get(range).unwrap_or_default()))
    }
}

/// An offset in a text, or in a normalised one. [`MAX_ARCHIVED_BYTES`] keeps both far below the largest `u32`.
fn offset(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// A piece of a text without what extraction from PDF adds: line breaks inside words, width of characters,
/// blanks between Japanese characters, and thousands separators.
#[derive(Debug)]
pub struct Passage {
    /// The text as a reader would type it.
    pub text: String,
    /// The same without any white space.
    squeezed: String,
    /// Where blanks were left out: a place in `squeezed`, and the one in `text` that it comes from.
    shifts: Vec<(u32, u32)>,
    /// The places in `text` where a line ends or a wide gap is, as between the cells of a table; in order.
    gaps: Vec<u32>,
}

impl Passage {
    /// Normalises a text.
    pub fn new(raw: &str) -> Self {
        let soft = soften(raw);
        let mut text = String::with_capacity(soft.len());
        let mut squeezed = String::with_capacity(soft.len());
        let (mut shifts, mut gaps) = (Vec::new(), Vec::new());
        let mut skipped = true;
        for character in soft.chars() {
            if character == WIDE_GAP || character == LOST_GAP {
                gaps.push(offset(text.len()));
            }
            if character.is_whitespace() {
                if character != LOST_GAP {
                    text.push(' ');
                }
                skipped = true;
                continue;
            }
            if skipped {
                shifts.push((offset(squeezed.len()), offset(text.len())));
                skipped = false;
            }
            squeezed.push(character);
            text.push(character);
        }
        Self { text, squeezed, shifts, gaps }
    }

    /// The text that follows a place on its line and without a wide gap.
    pub fn after(&self, place: usize) -> &str {
        let next = self.gaps.partition_point(|gap| (*gap as usize) < place);
        let end = self.gaps.get(next).map_or(self.text.len(), |gap| *gap as usize);
        self.text.get(place..end).unwrap_or_default()
    }

    /// The text before a place on its line and without a wide gap.
    pub fn before(&self, place: usize) -> &str {
        let next = self.gaps.partition_point(|gap| *gap as usize <= place);
        let start = self.gaps.get(next.wrapping_sub(1)).map_or(0, |gap| *gap as usize);
        self.text.get(start..place).unwrap_or_default()
    }

    /// Every place of a printed form.
    pub fn find(&self, printed: &str) -> Vec<Range<usize>> {
        self.find_up_to(printed, usize::MAX).0
    }

    /// The first places of a printed form, and how many there are in all.
    pub fn find_up_to(&self, printed: &str, most: usize) -> (Vec<Range<usize>>, usize) {
        let needle = Self::new(printed).squeezed;
        if needle.is_empty() {
            return (Vec::new(), 0);
        }
        let mut found = self.squeezed.match_indices(&needle);
        let place = |(at, found): (usize, &str)| {
            self.in_text(at)..self.char_end(self.in_text(at + found.len() - 1) + 1)
        };
        let places: Vec<Range<usize>> = found.by_ref().take(most).map(place).collect();
        let times = places.len() + found.count();
        (places, times)
    }

    /// The place in `text` of one in `squeezed`.
    fn in_text(&self, squeezed: usize) -> usize {
        let after = self.shifts.partition_point(|(at, _)| *at as usize <= squeezed);
        let (at, text) = self.shifts.get(after.wrapping_sub(1)).copied().unwrap_or_default();
        text as usize + (squeezed - at as usize)
    }

    fn char_end(&self, mut at: usize) -> usize {
        while !self.text.is_char_boundary(at) {
            at += 1;
        }
        at
    }
}

/// A blank where a line ends or that is more than one.
const WIDE_GAP: char = '\n';
/// The same beside a character without blanks.
const LOST_GAP: char = '\r';

fn soften(raw: &str) -> String {
    without_thousands(&without_breaks(raw))
}

/// The text in normal width, without blanks beside wide characters or line breaks inside figures.
fn without_breaks(raw: &str) -> String {
    let mut soft = String::with_capacity(raw.len());
    // The character before a run of blanks, whether a line ends in the run, and whether it is more than a blank.
    let mut before: Option<char> = None;
    let mut gap: Option<(bool, bool)> = None;
    for character in raw.nfkc() {
        if character.is_whitespace() {
            let (broken, _) = gap.unwrap_or_default();
            gap = Some((broken || character == '\n', gap.is_some() || matches!(character, '\n' | '\t')));
            continue;
        }
        if let (Some((broken, is_wide)), Some(before)) = (gap.take(), before) {
            let inside = broken && before.is_ascii_digit() && character.is_ascii_digit();
            let between_wide = wide(before) || wide(character);
            if !inside && (is_wide || !between_wide) {
                soft.push(match (between_wide, is_wide) {
                    (true, _) => LOST_GAP,
                    (false, true) => WIDE_GAP,
                    (false, false) => ' ',
                });
            }
        }
        soft.push(character);
        before = Some(character);
    }
    soft
}

/// The text without the commas that part thousands. They are looked for once no line break parts a figure.
fn without_thousands(text: &str) -> String {
    let bytes = text.as_bytes();
    // Four digits are enough to see that there are more than a group has.
    let group =
        |from: usize| bytes.iter().skip(from).take(4).take_while(|byte| byte.is_ascii_digit()).count();
    let mut plain = String::with_capacity(text.len());
    for (at, character) in text.char_indices() {
        let thousands =
            character == ',' && plain.ends_with(|c: char| c.is_ascii_digit()) && group(at + 1) == 3;
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
