//! Reads back what a PDF of ours carries. The copy may be damaged or altered, or it may be a foreign PDF.

use lopdf::{Document, Object, decode_text_string};

use super::attachment::{Attachment, check_sum};
use super::itself::{contradictions, sealed};
use super::metadata::{CONTENT_HASH, HASH_NAME, NAMESPACE};
use super::open::{MOST, info_text, open, packet};
use super::refused::{FactsFault, PdfError, damaged};
use super::seal::Sealed;
use super::text::{PageText, page_text, sheets};
use super::xmp::Properties;

/// Reads the file that [`super::write`] embedded.
///
/// # Errors
///
/// [`PdfError`] for a file that isn't a PDF of ours, has no attachment, or has one with a wrong size or check sum.
pub fn read_attachment(bytes: &[u8]) -> Result<Attachment, PdfError> {
    attachment(&open(bytes)?.0)
}

pub(super) fn attachment(pdf: &Document) -> Result<Attachment, PdfError> {
    let files = pdf.catalog().and_then(|catalog| catalog.get_deref(b"AF", pdf)).and_then(Object::as_array);
    let file = files.ok().and_then(|files| files.first()).ok_or(PdfError::NoAttachment)?;
    let specification = pdf.dereference(file).and_then(|(_, file)| file.as_dict()).map_err(|_| damaged())?;
    let text =
        |key: &[u8]| specification.get_deref(key, pdf).and_then(decode_text_string).map_err(|_| damaged());
    let stream = specification
        .get_deref(b"EF", pdf)
        .and_then(Object::as_dict)
        .and_then(|files| files.get_deref(b"F", pdf))
        .and_then(Object::as_stream)
        .map_err(|_| damaged())?;
    let content = stream.get_plain_content_with_limit(MOST).map_err(|_| damaged())?;
    let params = stream.dict.get_deref(b"Params", pdf).and_then(Object::as_dict).map_err(|_| damaged())?;
    let size = params.get(b"Size").and_then(Object::as_i64).map_err(|_| damaged())?;
    if usize::try_from(size) != Ok(content.len()) {
        return Err(PdfError::Altered { reason: FactsFault::Size });
    }
    if params.get(b"CheckSum").and_then(Object::as_str).map_err(|_| damaged())? != check_sum(&content) {
        return Err(PdfError::Altered { reason: FactsFault::CheckSum });
    }
    let mime = stream.dict.get(b"Subtype").and_then(Object::as_name).map_err(|_| damaged())?;
    Ok(Attachment {
        name: text(b"UF")?,
        mime: String::from_utf8_lossy(mime).into_owned(),
        description: text(b"Desc")?,
        bytes: content,
    })
}

/// Reads the content hash that [`super::write`] was given; none if it was given none.
///
/// # Errors
///
/// [`PdfError`] for a file that isn't a PDF of ours.
pub fn read_content_hash(bytes: &[u8]) -> Result<Option<String>, PdfError> {
    let packet = packet(&open(bytes)?.0)?;
    Ok(content_hash(&packet, Properties::read(&packet).as_ref()))
}

fn content_hash(packet: &[u8], properties: Option<&Properties>) -> Option<String> {
    if let Some(properties) = properties {
        return properties.get(NAMESPACE, HASH_NAME).map(str::to_owned);
    }
    // Where another program has made the packet unreadable as XMP, the property is looked for as we write it.
    let packet = String::from_utf8_lossy(packet);
    let hash = packet.split_once(&format!("<{CONTENT_HASH}>")).and_then(|(_, rest)| rest.split_once('<'));
    hash.map(|(hash, _)| hash.trim().to_owned()).filter(|hash| !hash.is_empty())
}

/// The metadata of a copy, which it has with or without facts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct About {
    /// The program that made it, with its version.
    pub creator: String,
    /// Its title.
    pub title: String,
    /// Who publishes it.
    pub author: String,
    /// What it is about.
    pub subject: String,
    /// The BCP 47 tag of its language.
    pub language: String,
    /// The day printed on it, such as 2026-11-21; empty where it doesn't say.
    pub date: String,
}

/// Everything that can be read from a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// Its metadata.
    pub about: About,
    /// The content hash that [`super::write`] was given; none if it was given none.
    pub content_hash: Option<String>,
    /// The file that was embedded; none if there isn't one.
    pub attachment: Option<Attachment>,
    /// The text that its pages show.
    pub page: PageText,
    /// Whether it matches its own check number.
    pub sealed: Sealed,
    /// Where it contradicts itself, one lower-case clause each.
    pub contradictions: Vec<String>,
}

/// Reads everything from a copy, which is loaded once.
///
/// # Errors
///
/// [`PdfError`] for a file that isn't a PDF of ours, is damaged, or has an attachment that isn't what was written.
pub fn read_contents(bytes: &[u8]) -> Result<Contents, PdfError> {
    let (pdf, _) = open(bytes)?;
    let attachment = match attachment(&pdf) {
        Ok(attachment) => Some(attachment),
        Err(PdfError::NoAttachment) => None,
        Err(error) => return Err(error),
    };
    let packet = packet(&pdf)?;
    let (properties, sheets) = (Properties::read(&packet), sheets(&pdf)?);
    Ok(Contents {
        about: about(&pdf),
        content_hash: content_hash(&packet, properties.as_ref()),
        page: page_text(&pdf, &sheets)?,
        sealed: sealed(&pdf, &sheets, properties.as_ref()),
        contradictions: contradictions(&pdf, attachment.as_ref(), properties.as_ref()),
        attachment,
    })
}

fn about(pdf: &Document) -> About {
    let text = |key: &[u8]| info_text(pdf, key).unwrap_or_default();
    let language = pdf.catalog().and_then(|catalog| catalog.get_deref(b"Lang", pdf));
    // `D:20261121` and what follows.
    let date = text(b"CreationDate");
    let date =
        date.strip_prefix("D:").and_then(|date| Some((date.get(..4)?, date.get(4..6)?, date.get(6..8)?)));
    About {
        creator: text(b"Creator"),
        title: text(b"Title"),
        author: text(b"Author"),
        subject: text(b"Subject"),
        language: language.and_then(decode_text_string).unwrap_or_default(),
        date: date.map(|(year, month, day)| format!("{year}-{month}-{day}")).unwrap_or_default(),
    }
}
