//! What became of an output that isn't what the last build wrote, where that can be told: what git put in its place.

use std::fmt;
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use serde::Serialize;

/// What a file is instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Substitution {
    /// The same text with other line ends.
    LineEnds,
    /// The same text in UTF-16 or with a byte order mark.
    Encoding,
    /// What Git LFS keeps in the place of a large file.
    LfsPointer,
    /// What git-annex keeps in the place of a file.
    AnnexPointer,
    /// What git-crypt keeps in the place of a secret file.
    Encrypted,
    /// Both sides of a merge, with marks between them.
    Conflict,
    /// A link, which no build writes.
    Link,
}

impl fmt::Display for Substitution {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::LineEnds => {
                "it differs in its line ends only, as git's `core.autocrlf` leaves it; a line `out/** -text` in .gitattributes keeps them"
            }
            Self::Encoding => "it is the same text in another encoding; a line `out/** -text` in .gitattributes keeps it",
            Self::LfsPointer => "it is a pointer of Git LFS and not the file; `git lfs pull` brings it",
            Self::AnnexPointer => "it is a pointer of git-annex and not the file; `git annex get` brings it",
            Self::Encrypted => "it is encrypted by git-crypt; `git-crypt unlock` opens it",
            Self::Conflict => "git left both sides of a merge in it",
            Self::Link => "it is a link, and a build writes files",
        })
    }
}

/// The most bytes of a file that is looked into: a page has far fewer.
const MAX_BYTES: u64 = 16 * 1024 * 1024;

/// What a file is that should be known bytes and isn't; none where it can't be told. `is_it` knows the right bytes.
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
