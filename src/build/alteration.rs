//! Recognises what an output is that isn't what the last build wrote: mostly, what git put in its place.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use serde::Serialize;

/// What is in the place of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Substitution {
    /// The same text with other line ends.
    LineEnds,
    /// The same text in UTF-16 or with a byte order mark.
    Encoding,
    /// The pointer with which Git LFS replaces a large file.
    LfsPointer,
    /// The pointer with which git-annex replaces a file.
    AnnexPointer,
    /// A file that git-crypt has encrypted.
    Encrypted,
    /// Both sides of a merge, with marks between them.
    Conflict,
    /// A link, which a build never writes.
    Link,
}

/// The most bytes of a file that are read: a page has far fewer.
const MAX_BYTES: u64 = 16 * 1024 * 1024;

/// What a file is that doesn't have the right bytes; none where it can't be recognised. `is_it` recognises the right bytes.
pub fn alteration(path: &Path, is_it: impl Fn(&[u8]) -> bool) -> Option<Substitution> {
    let found = fs::symlink_metadata(path).ok()?;
    if found.is_symlink() {
        return Some(Substitution::Link);
    }
    if !found.is_file() {
        return None;
    }
    let mut bytes = Vec::new();
    File::open(path).ok()?.take(MAX_BYTES).read_to_end(&mut bytes).ok()?;
    let begins = |with: &str| bytes.starts_with(with.as_bytes());
    if begins("version https://git-lfs.github.com/spec/") {
        return Some(Substitution::LfsPointer);
    }
    if begins("/annex/objects/") {
        return Some(Substitution::AnnexPointer);
    }
    if begins("\0GITCRYPT\0") {
        return Some(Substitution::Encrypted);
    }
    if let Some(text) = as_utf8(&bytes)
        && is_it(&line_feeds(text.as_bytes()))
    {
        return Some(Substitution::Encoding);
    }
    if bytes.contains(&b'\r') && is_it(&line_feeds(&bytes)) {
        return Some(Substitution::LineEnds);
    }
    let marked =
        |mark: &str| bytes.split(|&byte| byte == b'\n').any(|line| line.starts_with(mark.as_bytes()));
    (marked("<<<<<<< ") && marked(">>>>>>> ")).then_some(Substitution::Conflict)
}

fn line_feeds(bytes: &[u8]) -> Vec<u8> {
    let mut kept = Vec::with_capacity(bytes.len());
    for (at, &byte) in bytes.iter().enumerate() {
        if byte != b'\r' || bytes.get(at + 1) != Some(&b'\n') {
            kept.push(byte);
        }
    }
    kept
}

/// A text that begins with a byte order mark, without it.
fn as_utf8(bytes: &[u8]) -> Option<String> {
    let wide = |rest: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = rest.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
        String::from_utf16(&units).ok()
    };
    match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8(rest.to_vec()).ok(),
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        _ => None,
    }
}
