//! A file that goes with a mail: read from the disk, and accepted only if it is what a build would make now.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::messages;
use super::refusal::Refusal;
use crate::disk::shown;
use crate::error::Error;
use crate::language::Language;
use crate::make::Output;
use crate::manifest::{Each, OutputFormat};
use crate::model::{Brief, Dossier};
use crate::pdf::{PdfError, read_attachment, read_content_hash};

/// What part of a mail a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttachmentKind {
    /// The brief.
    Pdf,
    /// The brief as Markdown, or a chart that belongs to it.
    Beside,
}

/// A file that goes with a mail.
#[derive(Debug, Clone)]
pub struct Attached {
    /// Its name in the mail.
    pub name: String,
    /// What it is.
    pub kind: AttachmentKind,
    /// Its media type.
    pub mime: &'static str,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Their BLAKE3 hash.
    pub hash: String,
    /// The content hash in its metadata, if it is a PDF.
    pub content_hash: Option<String>,
    /// How it is known which facts it holds, if it is a PDF.
    pub known: Option<Known>,
}

/// How it is known which facts a PDF holds, with their number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// They were read back from it.
    Read(usize),
    /// It carries none, but its content hash is that of the brief.
    ByHash(usize),
}

/// Reads an output from the disk. It must be there, must not be empty, and must hold exactly the bytes that a build
/// makes now.
///
/// # Errors
/// Every reason why it can't go out.
pub fn attach(
    folder: &Path,
    output: &Output,
    dossier: &Dossier,
    brief: &Brief,
    audiences: &BTreeSet<String>,
    max_bytes: u64,
) -> Result<Attached, Vec<Refusal>> {
    let path = folder.join(output.file_name());
    let at = shown(&path);
    let metadata = fs::metadata(&path);
    // Reading a pipe would wait until something is written to it.
    if metadata.as_ref().is_ok_and(|metadata| !metadata.is_file()) {
        return Err(vec![messages::files::not_a_file(&at)]);
    }
    if let Ok(metadata) = metadata
        && in_a_mail(metadata.len()) > max_bytes
    {
        let on_disk = metadata.len();
        return Err(vec![messages::files::file_too_large(&at, on_disk, in_a_mail(on_disk), max_bytes)]);
    }
    let bytes = match fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Err(vec![messages::files::missing(&at)]);
        }
        Err(error) => {
            return Err(vec![messages::files::unreadable(&Error::disk("read", &path)(error))]);
        }
    };
    if bytes.is_empty() {
        return Err(vec![messages::files::empty(&at)]);
    }
    let mut refusals = Vec::new();
    if bytes != output.bytes {
        refusals.push(messages::files::stale(&at));
    }
    let (mut content_hash, mut known) = (None, None);
    if output.format == OutputFormat::Pdf {
        match judge_pdf(&at, &bytes, output, dossier, audiences) {
            Ok((hash, how)) => (content_hash, known) = (hash, Some(how)),
            Err(found) => refusals.extend(found),
        }
    }
    if !refusals.is_empty() {
        return Err(refusals);
    }
    let kind = if output.format == OutputFormat::Pdf { AttachmentKind::Pdf } else { AttachmentKind::Beside };
    let name = match output.format.each() {
        Each::Language => readable_name(dossier, brief, output.language, output.format.extension()),
        // The Markdown names its pictures, so they keep their names.
        Each::ChartOf(_) => output.file_name(),
    };
    let mime = output.format.mime();
    let hash = blake3::hash(&bytes).to_hex().to_string();
    Ok(Attached { name, kind, mime, bytes, hash, content_hash, known })
}

/// Reads back which facts the PDF carries, and checks that the audiences may see each, as the dossier is now. The facts of a
/// PDF that carries none are known by its content hash. Returns that hash, and how the facts are known.
fn judge_pdf(
    at: &str,
    bytes: &[u8],
    output: &Output,
    dossier: &Dossier,
    audiences: &BTreeSet<String>,
) -> Result<(Option<String>, Known), Vec<Refusal>> {
    let hash = read_content_hash(bytes).map_err(|error| vec![messages::files::pdf_unreadable(at, error)])?;
    let (ids, known) = match read_attachment(bytes) {
        Ok(attachment) => {
            let ids =
                facts_in(&attachment.bytes).ok_or_else(|| vec![messages::files::facts_unreadable(at)])?;
            let known = Known::Read(ids.len());
            (ids, known)
        }
        Err(PdfError::NoAttachment) if !dossier.embed_facts => {
            let expected = read_content_hash(&output.bytes).ok().flatten();
            if hash.is_none() || hash != expected {
                return Err(vec![messages::files::other_content_hash(at)]);
            }
            let ids: Vec<String> = output.facts.iter().map(|&fact| dossier.facts[fact].id.clone()).collect();
            let known = Known::ByHash(ids.len());
            (ids, known)
        }
        Err(error) => return Err(vec![messages::files::pdf_unreadable(at, error)]),
    };
    let gone: Vec<&String> = ids.iter().filter(|id| dossier.fact(id).is_none()).collect();
    let is_for_others = |id: &&String| {
        dossier.fact(id).is_some_and(|fact| !audiences.iter().any(|audience| fact.is_for(audience)))
    };
    let secret: Vec<&String> = ids.iter().filter(is_for_others).collect();
    let mut found = Vec::new();
    if !gone.is_empty() {
        found.push(messages::files::unknown_facts(at, &gone));
    }
    if !secret.is_empty() {
        found.push(messages::files::facts_for_others(at, &secret, audiences));
    }
    if found.is_empty() { Ok((hash, known)) } else { Err(found) }
}

/// The ids in a `facts.json`; none when it can't be read.
fn facts_in(json: &[u8]) -> Option<Vec<String>> {
    let file: serde_json::Value = serde_json::from_slice(json).ok()?;
    file["facts"].as_array()?.iter().map(|fact| fact["id"].as_str().map(str::to_owned)).collect()
}

/// The bytes that a file takes in a mail, which is what servers count. Base64 (RFC 2045 §6.8) turns three bytes into four
/// characters, in lines of 76 characters and a line break.
pub fn in_a_mail(bytes: u64) -> u64 {
    let characters = bytes.div_ceil(3) * 4;
    characters + characters.div_ceil(76) * 2
}

/// Most characters of the title in a file name, so that every mail program and disk accepts it.
const MAX_TITLE: usize = 60;

/// A name by which a reader finds the file again: title, brief and date.
fn readable_name(dossier: &Dossier, brief: &Brief, language: Language, extension: &str) -> String {
    let title = dossier.title.get(&language).or_else(|| dossier.title.values().next());
    let title: String = title.map_or(dossier.name.as_str(), String::as_str).chars().take(MAX_TITLE).collect();
    // Characters that a disk or a header can't hold.
    let safe = |c: char| if c.is_control() || "\\/:*?\"<>|".contains(c) { '-' } else { c };
    let title: String = title.trim().chars().map(safe).collect();
    let title = title.trim_matches(['.', ' ']);
    let is_correction = brief.replaces.is_some();
    let brief: String = brief.name.chars().map(safe).collect();
    // A corrected edition has a name of its own; otherwise it could be mistaken for the one that it replaces.
    let words = &language.words().mail;
    let name = if is_correction { words.corrected_file } else { words.file };
    format!("{}.{extension}", name(title, &brief, &dossier.date.to_string()))
}
