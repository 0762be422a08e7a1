//! What earlier runs found in an archived source, so that it is searched again only when it or a printed form changed.
//!
//! It may be lost at any time: a file that is missing, damaged, cut off or another program's counts as empty. It is in the
//! user's own folder for such files, reaches no output, and decides only what needn't be looked for again.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use blake3::{Hash, Hasher};

use super::finding::Outcome;
use crate::disk::Cache;

/// What the file begins with.
const MARK: &[u8] = b"factbrief verified 2\n";
/// The largest file that is read, in bytes; the outcomes of 10,000 printed forms are about a hundredth of it.
const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// The outcomes for the archived sources of one dossier, by the hash of everything that they follow from.
#[derive(Debug, Default)]
pub struct Memory {
    file: Option<PathBuf>,
    program: String,
    known: BTreeMap<[u8; 32], Vec<Outcome>>,
}

impl Memory {
    /// Reads what is remembered of the dossier in a folder; nothing where there is no cache.
    pub fn open(cache: Option<&Cache>, dossier: &Path) -> Self {
        let Some((cache, file)) = cache.and_then(|cache| Some((cache, cache.file("verified", dossier)?)))
        else {
            return Self::default();
        };
        let known = read(&file).unwrap_or_default();
        Self { file: Some(file), program: cache.program.clone(), known }
    }

    /// The beginning of a key, to which the archived source and its printed forms are added.
    pub(super) fn key(&self) -> OutcomeKey {
        let mut key = OutcomeKey(Hasher::new());
        key.text(&self.program);
        key
    }

    pub(super) fn recall(&self, key: &Hash) -> Option<&[Outcome]> {
        self.known.get(key.as_bytes()).map(Vec::as_slice)
    }

    /// Remembers what a run found, and forgets the rest. A run that found no archived file changes nothing: the archive may
    /// come back.
    pub(super) fn keep(&self, found: &BTreeMap<[u8; 32], Vec<Outcome>>) {
        let Some(file) = &self.file else { return };
        if found.is_empty() || *found == self.known {
            return;
        }
        // What can't be remembered is looked for again next time, which only costs time. So a home folder that is read-only or
        // full isn't reported.
        let _ = write(file, found);
    }
}

/// What a key is made from: parts, each with its length before it.
pub(super) struct OutcomeKey(Hasher);

impl OutcomeKey {
    pub fn text(&mut self, text: &str) {
        self.0.update(&(text.len() as u64).to_le_bytes()).update(text.as_bytes());
    }

    pub fn hash(&self) -> Hash {
        self.0.finalize()
    }
}

fn write(file: &Path, found: &BTreeMap<[u8; 32], Vec<Outcome>>) -> crate::error::Result<()> {
    let mut body = Vec::new();
    number(&mut body, found.len());
    for (key, outcomes) in found {
        body.extend_from_slice(key);
        number(&mut body, outcomes.len());
        outcomes.iter().for_each(|outcome| put(&mut body, outcome));
    }
    let mut bytes = MARK.to_vec();
    bytes.extend_from_slice(blake3::hash(&body).as_bytes());
    bytes.extend_from_slice(&body);
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).map_err(crate::error::Error::disk("create", folder))?;
    }
    // It holds pieces of the archived sources, which nobody else may read.
    crate::disk::put_private(file, &bytes)
}

fn read(file: &Path) -> Option<BTreeMap<[u8; 32], Vec<Outcome>>> {
    // Reading a pipe would wait for its writer.
    if !fs::metadata(file).ok()?.is_file() {
        return None;
    }
    let mut bytes = Vec::new();
    fs::File::open(file).ok()?.take(MAX_BYTES).read_to_end(&mut bytes).ok()?;
    let rest = bytes.strip_prefix(MARK)?;
    let (hash, body) = rest.split_at_checked(32)?;
    if blake3::hash(body).as_bytes() != hash {
        return None;
    }
    let mut rest = body;
    let mut known = BTreeMap::new();
    for _ in 0..take_number(&mut rest)? {
        let key: [u8; 32] = take(&mut rest, 32)?.try_into().ok()?;
        let mut outcomes = Vec::new();
        for _ in 0..take_number(&mut rest)? {
            outcomes.push(take_outcome(&mut rest)?);
        }
        known.insert(key, outcomes);
    }
    rest.is_empty().then_some(known)
}

fn number(body: &mut Vec<u8>, number: usize) {
    body.extend_from_slice(&(number as u64).to_le_bytes());
}

fn text(body: &mut Vec<u8>, text: &str) {
    number(body, text.len());
    body.extend_from_slice(text.as_bytes());
}

fn put(body: &mut Vec<u8>, outcome: &Outcome) {
    match outcome {
        Outcome::ValueFound => body.push(0),
        Outcome::TermFound => body.push(1),
        Outcome::ValueDiffers { why, hint } => {
            body.push(if hint.is_some() { 2 } else { 3 });
            text(body, why);
            hint.iter().for_each(|hint| text(body, hint));
        }
        Outcome::Unread { why, source_goes_on } => {
            body.push(if *source_goes_on { 4 } else { 5 });
            text(body, why);
        }
        Outcome::NotFound { elsewhere } => {
            body.push(6);
            number(body, *elsewhere);
        }
        Outcome::Ambiguous { times, in_lines } => {
            body.push(if *in_lines { 7 } else { 8 });
            number(body, *times);
        }
        Outcome::NoReader => body.push(12),
        Outcome::NoHeading { words, at_lines } => {
            body.push(if *at_lines { 13 } else { 14 });
            text(body, words);
        }
        Outcome::ByEye => body.push(15),
        Outcome::Joined => body.push(16),
        Outcome::NotOnPage { pages } => {
            body.push(17);
            number(body, pages.len());
            pages.iter().for_each(|page| number(body, *page));
        }
        Outcome::NothingPrinted => body.push(9),
        Outcome::NoCopy => body.push(10),
        Outcome::Unverifiable { why } => {
            body.push(11);
            text(body, why);
        }
    }
}

fn take<'a>(rest: &mut &'a [u8], length: usize) -> Option<&'a [u8]> {
    let (first, after) = rest.split_at_checked(length)?;
    *rest = after;
    Some(first)
}

fn take_number(rest: &mut &[u8]) -> Option<usize> {
    let bytes = take(rest, 8)?.try_into().ok()?;
    usize::try_from(u64::from_le_bytes(bytes)).ok()
}

fn take_text(rest: &mut &[u8]) -> Option<String> {
    let length = take_number(rest)?;
    String::from_utf8(take(rest, length)?.to_vec()).ok()
}

fn take_outcome(rest: &mut &[u8]) -> Option<Outcome> {
    let kind = *take(rest, 1)?.first()?;
    Some(match kind {
        0 => Outcome::ValueFound,
        1 => Outcome::TermFound,
        2 => Outcome::ValueDiffers { why: take_text(rest)?, hint: Some(take_text(rest)?) },
        3 => Outcome::ValueDiffers { why: take_text(rest)?, hint: None },
        4 | 5 => Outcome::Unread { why: take_text(rest)?, source_goes_on: kind == 4 },
        6 => Outcome::NotFound { elsewhere: take_number(rest)? },
        7 | 8 => Outcome::Ambiguous { times: take_number(rest)?, in_lines: kind == 7 },
        9 => Outcome::NothingPrinted,
        10 => Outcome::NoCopy,
        11 => Outcome::Unverifiable { why: take_text(rest)? },
        12 => Outcome::NoReader,
        13 | 14 => Outcome::NoHeading { words: take_text(rest)?, at_lines: kind == 13 },
        15 => Outcome::ByEye,
        16 => Outcome::Joined,
        17 => {
            let pages: Option<Vec<usize>> = (0..take_number(rest)?).map(|_| take_number(rest)).collect();
            Outcome::NotOnPage { pages: pages? }
        }
        _ => return None,
    })
}
