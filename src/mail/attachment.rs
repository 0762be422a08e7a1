//! A file that goes with a mail: read from the disk, and let through only if it is what a build would make now.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::refusal::Refusal;
use crate::diagnostic::wording::{count, list};
use crate::disk::shown;
use crate::error::Error;
use crate::language::Language;
use crate::make::Output;
use crate::manifest::{Each, OutputFormat};
use crate::model::{Brief, Dossier};
use crate::pdf::{PdfError, read_attachment, read_content_hash};

/// What a file is to the mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The brief.
    Pdf,
    /// The brief as Markdown, or a picture beside it.
    Beside,
}

/// A file that goes with a mail.
#[derive(Debug, Clone)]
pub struct Attached {
    /// Its name in the mail.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Its media type.
    pub mime: &'static str,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Their BLAKE3 hash.
    pub hash: String,
    /// Of a PDF, the content hash in its metadata.
    pub content_hash: Option<String>,
    /// Of a PDF, how it was known which facts it holds.
    pub known: Option<Known>,
}

/// How it was known which facts a PDF holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// So many were read back from it.
    Read(usize),
    /// It carries none; its content hash is that of a brief with so many.
    ByHash(usize),
}

/// Reads an output from the disk. It must be there, not be empty, and hold exactly the bytes that a build makes now.
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
    let build = "run `factbrief build`, look at the page, and mail it then";
    let metadata = fs::metadata(&path);
    // Reading a pipe would wait for whoever writes into it.
    if metadata.as_ref().is_ok_and(|metadata| !metadata.is_file()) {
        return Err(vec![Refusal::new(
            format!("`{at}` isn't a file"),
            "remove it, and run `factbrief build`",
        )]);
    }
    if let Ok(metadata) = metadata
        && in_a_mail(metadata.len()) > max_bytes
    {
        let (on_disk, attached) = (size(metadata.len()), size(in_a_mail(metadata.len())));
        let message =
            format!("`{at}` has {on_disk}, as an attachment {attached}, more than {}", size(max_bytes));
        return Err(vec![Refusal::new(
            message,
            "many servers refuse larger mails; `--max-size` raises the limit",
        )]);
    }
    let bytes = match fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Err(vec![Refusal::new(format!("`{at}` isn't there"), build)]);
        }
        Err(error) => {
            let error = Error::disk("read", &path)(error);
            return Err(vec![Refusal::new(error.to_string(), error.hint().unwrap_or(build))]);
        }
    };
    if bytes.is_empty() {
        return Err(vec![Refusal::new(format!("`{at}` is empty"), build)]);
    }
    let mut refusals = Vec::new();
    if bytes != output.bytes {
        refusals.push(Refusal::new(format!("`{at}` is stale: it isn't what a build would make now"), build));
    }
    let (mut content_hash, mut known) = (None, None);
    if output.format == OutputFormat::Pdf {
        match judge_pdf(&bytes, output, dossier, audiences) {
            Ok((hash, how)) => (content_hash, known) = (hash, Some(how)),
            Err(found) => {
                refusals.extend(found.into_iter().map(|why| Refusal::new(format!("`{at}` {why}"), build)))
            }
        }
    }
    if !refusals.is_empty() {
        return Err(refusals);
    }
    let kind = if output.format == OutputFormat::Pdf { Kind::Pdf } else { Kind::Beside };
    let name = match output.format.each() {
        Each::Language => readable_name(dossier, brief, output.language, output.format.extension()),
        // The Markdown names its pictures, so they keep their names.
        Each::ChartOf(_) => output.file_name(),
    };
    let mime = output.format.mime();
    let hash = blake3::hash(&bytes).to_hex().to_string();
    Ok(Attached { name, kind, mime, bytes, hash, content_hash, known })
}

/// Reads back from the PDF which facts it carries, and whether each may be seen by the audiences as the dossier is
/// now. A PDF that carries none is known by its content hash. Returns that hash, and how the facts were known.
fn judge_pdf(
    bytes: &[u8],
    output: &Output,
    dossier: &Dossier,
    audiences: &BTreeSet<String>,
) -> Result<(Option<String>, Known), Vec<String>> {
    let hash = read_content_hash(bytes).map_err(|error| vec![format!("can't be judged: {error}")])?;
    let (ids, known) = match read_attachment(bytes) {
        Ok(attachment) => {
            let ids = facts_in(&attachment.bytes).map_err(|why| vec![why])?;
            let known = Known::Read(ids.len());
            (ids, known)
        }
        Err(PdfError::NoAttachment) if !dossier.embed_facts => {
            let expected = read_content_hash(&output.bytes).ok().flatten();
            if hash.is_none() || hash != expected {
                return Err(vec![
                    "carries no facts, and its content hash isn't that of the brief".to_owned(),
                ]);
            }
            let ids: Vec<String> = output.facts.iter().map(|&fact| dossier.facts[fact].id.clone()).collect();
            let known = Known::ByHash(ids.len());
            (ids, known)
        }
        Err(error) => return Err(vec![format!("can't be judged: {error}")]),
    };
    let gone: Vec<&String> = ids.iter().filter(|id| dossier.fact(id).is_none()).collect();
    let seen = |id: &&String| {
        dossier.fact(id).is_some_and(|fact| !audiences.iter().any(|audience| fact.is_for(audience)))
    };
    let secret: Vec<&String> = ids.iter().filter(seen).collect();
    let mut found = Vec::new();
    if !gone.is_empty() {
        found.push(format!("holds facts that the dossier doesn't have: {}", list(gone)));
    }
    if !secret.is_empty() {
        found.push(format!("holds facts that aren't for {}: {}", list(audiences), list(secret)));
    }
    if found.is_empty() { Ok((hash, known)) } else { Err(found) }
}

/// The ids in a `facts.json`.
fn facts_in(json: &[u8]) -> Result<Vec<String>, String> {
    let unreadable = || "carries facts that can't be read".to_owned();
    let file: serde_json::Value = serde_json::from_slice(json).map_err(|_| unreadable())?;
    let facts = file["facts"].as_array().ok_or_else(unreadable)?;
    facts.iter().map(|fact| fact["id"].as_str().map(str::to_owned).ok_or_else(unreadable)).collect()
}

/// What so many bytes of a file take in a mail, which is what servers count: base64 (RFC 2045 §6.8) makes four
/// characters of three bytes and lines of 76 characters and a line break.
pub fn in_a_mail(bytes: u64) -> u64 {
    let characters = bytes.div_ceil(3) * 4;
    characters + characters.div_ceil(76) * 2
}

/// A size for people, in the units of the limit.
pub fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => count(usize::try_from(bytes).unwrap_or_default(), "byte", "bytes"),
        1_000..1_000_000 => format!("{} kB", bytes.div_ceil(1_000)),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}

/// Characters of a file name, so that every mail program and disk takes it.
const MAX_TITLE: usize = 60;

/// A name by which the reader finds the file again: subject, reader, date.
fn readable_name(dossier: &Dossier, brief: &Brief, language: Language, extension: &str) -> String {
    let title = dossier.title.get(&language).or_else(|| dossier.title.values().next());
    let title: String = title.map_or(dossier.name.as_str(), String::as_str).chars().take(MAX_TITLE).collect();
    // Characters that a disk or a header can't hold.
    let safe = |c: char| if c.is_control() || "\\/:*?\"<>|".contains(c) { '-' } else { c };
    let title: String = title.trim().chars().map(safe).collect();
    let title = title.trim_matches(['.', ' ']);
    let is_correction = brief.replaces.is_some();
    let brief: String = brief.name.chars().map(safe).collect();
    // A corrected edition has a name of its own, or it would be taken for the one that it replaces.
    let words = &language.words().mail;
    let name = if is_correction { words.corrected_file } else { words.file };
    format!("{}.{extension}", name(title, &brief, &dossier.date.to_string()))
}
