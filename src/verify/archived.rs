//! An archived source as text in which printed forms can be found, whatever the extraction from PDF did to them.

use std::cell::{Cell, OnceCell, RefCell};
use std::fs;
use std::io::{ErrorKind, Read};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use sha2::{Digest, Sha256};

use super::messages;
use super::spacing::{Blanks, Gap, Spaced, spaced};
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
    blanks: Blanks,
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
    pub fn text(self, blanks: Blanks) -> Option<Text> {
        String::from_utf8(self.bytes).ok().map(|raw| Text::with(raw, blanks))
    }

    /// Whether it is UTF-8.
    pub fn is_text(&self) -> bool {
        std::str::from_utf8(&self.bytes).is_ok()
    }
}

impl Text {
    /// A text as it was read, in which blanks may part thousands.
    pub fn new(raw: String) -> Self {
        Self::with(raw, Blanks::default())
    }

    /// A text as it was read.
    pub fn with(raw: String, blanks: Blanks) -> Self {
        Self {
            raw,
            blanks,
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

    /// What a blank between digits does in it.
    pub fn blanks(&self) -> Blanks {
        self.blanks
    }

    /// Whether a printed form is nowhere in it.
    pub fn is_without(&self, printed: &str) -> bool {
        self.at(None).is_none_or(|whole| whole.find_up_to(printed, 0).1 == 0)
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
        Rc::new(Passage::with(self.raw.get(range).unwrap_or_default(), self.blanks))
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
    /// The places in `squeezed` between two cells or columns; in order.
    borders: Vec<u32>,
    /// The places in `squeezed` where a blank is between two digits; in order.
    blanks: Vec<u32>,
    /// What a blank between digits does.
    between_digits: Blanks,
}

/// Where a printed form is in a passage.
#[derive(Debug, Default)]
struct Places {
    /// The first places in `text`.
    first: Vec<Range<usize>>,
    /// How many there are.
    times: usize,
    /// How many more there would be if two cells or columns were one.
    joined: usize,
}

impl Passage {
    /// Normalises a text in which blanks may part thousands.
    pub fn new(raw: &str) -> Self {
        Self::with(raw, Blanks::default())
    }

    /// Normalises a text.
    pub fn with(raw: &str, between_digits: Blanks) -> Self {
        let mut text = String::with_capacity(raw.len());
        let mut squeezed = String::with_capacity(raw.len());
        let (mut shifts, mut gaps, mut borders, mut blanks) =
            (vec![(0, 0)], Vec::new(), Vec::new(), Vec::new());
        let characters = spaced(raw, between_digits);
        for (at, &Spaced { gap, character }) in characters.iter().enumerate() {
            if parts_thousands(&characters, at) {
                continue;
            }
            if matches!(gap, Gap::Wide | Gap::Border) {
                gaps.push(offset(text.len()));
            }
            match gap {
                Gap::Border => borders.push(offset(squeezed.len())),
                Gap::Digits => blanks.push(offset(squeezed.len())),
                Gap::Nothing | Gap::Blank | Gap::Wide => {}
            }
            // A script without blanks between words has none.
            let beside_wide = wide(character) || text.ends_with(wide);
            if gap != Gap::Nothing && !beside_wide {
                text.push(' ');
                shifts.push((offset(squeezed.len()), offset(text.len())));
            }
            squeezed.push(character);
            text.push(character);
        }
        Self { text, squeezed, shifts, gaps, borders, blanks, between_digits }
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

    /// The first places of a printed form, and how many there are in all. What stands there only because extraction joined two cells
    /// or columns isn't among them.
    pub fn find_up_to(&self, printed: &str, most: usize) -> (Vec<Range<usize>>, usize) {
        let Places { first, times, .. } = self.places(printed, most);
        (first, times)
    }

    /// How often a printed form would be there if two cells or columns were one.
    pub fn joined(&self, printed: &str) -> usize {
        self.places(printed, 0).joined
    }

    fn places(&self, printed: &str, most: usize) -> Places {
        let needle = Self::with(printed, self.between_digits);
        let mut places = Places::default();
        if needle.squeezed.is_empty() {
            return places;
        }
        for (at, found) in self.squeezed.match_indices(&needle.squeezed) {
            if self.is_joined(at, &needle) {
                places.joined += 1;
                continue;
            }
            places.times += 1;
            if places.first.len() < most {
                places.first.push(self.in_text(at)..self.char_end(self.in_text(at + found.len() - 1) + 1));
            }
        }
        places
    }

    /// Whether a printed form that begins at a place in `squeezed` passes the border of two cells, or a blank between digits where it
    /// has none itself.
    fn is_joined(&self, at: usize, needle: &Self) -> bool {
        let inside = |places: &[u32]| {
            let first = places.partition_point(|place| *place as usize <= at);
            let end = places.partition_point(|place| (*place as usize) < at + needle.squeezed.len());
            first..end.max(first)
        };
        let blanks = self.blanks.get(inside(&self.blanks)).unwrap_or_default();
        !inside(&self.borders).is_empty()
            || blanks.iter().any(|place| !needle.blanks.contains(&(place - offset(at))))
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

/// Whether a comma that parts thousands is at a place: three digits follow directly, and no fourth.
fn parts_thousands(text: &[Spaced], at: usize) -> bool {
    let digit = |at: usize| text.get(at).is_some_and(|one| one.character.is_ascii_digit());
    let directly = |at: usize| digit(at) && text[at].gap == Gap::Nothing;
    text[at].character == ','
        && text[at].gap == Gap::Nothing
        && at > 0
        && digit(at - 1)
        && (at + 1..at + 4).all(directly)
        && !directly(at + 4)
}

/// A character of a script that sets no blanks between words.
fn wide(character: char) -> bool {
    matches!(character, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}
