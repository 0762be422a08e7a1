//! Reads back what a PDF of ours carries, from a copy that may be damaged, altered or somebody else's.

use std::borrow::Cow;
use std::fmt;

use lopdf::{Dictionary, Document, LoadOptions, Object, decode_text_string};

use super::attachment::{Attachment, check_sum};
use super::guard::{Packed, guard};
use super::itself::{contradictions, sealed};
use super::lexer::is_white;
use super::metadata::{CONTENT_HASH, HASH_NAME, NAME, NAMESPACE};
use super::seal::Sealed;
use super::text::{PageText, page_text, sheets};
use super::xmp::Properties;

/// No stream of ours is longer when unpacked; what unpacks to more was made to fill the memory.
const MOST: usize = 8 << 20;

/// Why nothing could be read from a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadError {
    /// It is no PDF file, or one too damaged to read.
    Unreadable {
        /// What the library said.
        reason: String,
    },
    /// It is encrypted, with a password or without.
    Encrypted,
    /// Another program wrote it.
    Foreign {
        /// The program it names, if it names one.
        producer: Option<String>,
    },
    /// It was written without an attachment, or has lost it on its way.
    NoAttachment,
    /// Its attachment isn't what was written.
    Altered {
        /// What is wrong with it.
        reason: String,
    },
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable { reason } => write!(f, "the file can't be read as a PDF: {reason}"),
            Self::Encrypted => write!(f, "the PDF is encrypted"),
            Self::Foreign { producer: Some(producer) } => {
                write!(f, "the PDF wasn't written by {NAME} but by `{producer}`")
            }
            Self::Foreign { producer: None } => write!(f, "the PDF wasn't written by {NAME}"),
            Self::NoAttachment => write!(f, "the PDF holds no facts"),
            Self::Altered { reason } => {
                write!(f, "the facts in the PDF aren't those it was written with: {reason}")
            }
        }
    }
}

impl std::error::Error for ReadError {}

/// Reads the file that [`super::write`] embedded.
///
/// # Errors
///
/// [`ReadError`] for what is no PDF of ours, has no attachment, or has one whose size or sum is wrong.
pub fn read_attachment(bytes: &[u8]) -> Result<Attachment, ReadError> {
    attachment(&open(bytes)?.0)
}

pub(super) fn attachment(pdf: &Document) -> Result<Attachment, ReadError> {
    let files = pdf.catalog().and_then(|catalog| catalog.get_deref(b"AF", pdf)).and_then(Object::as_array);
    let file = files.ok().and_then(|files| files.first()).ok_or(ReadError::NoAttachment)?;
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
        return Err(altered("its size differs"));
    }
    if params.get(b"CheckSum").and_then(Object::as_str).map_err(|_| damaged())? != check_sum(&content) {
        return Err(altered("its check sum differs"));
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
/// [`ReadError`] for what is no PDF of ours.
pub fn read_content_hash(bytes: &[u8]) -> Result<Option<String>, ReadError> {
    let packet = packet(&open(bytes)?.0)?;
    Ok(content_hash(&packet, Properties::read(&packet).as_ref()))
}

fn content_hash(packet: &[u8], properties: Option<&Properties>) -> Option<String> {
    if let Some(properties) = properties {
        return properties.get(NAMESPACE, HASH_NAME).map(str::to_owned);
    }
    // What another program made of the packet isn't XMP any more; then the property as we write it is looked for.
    let packet = String::from_utf8_lossy(packet);
    let hash = packet.split_once(&format!("<{CONTENT_HASH}>")).and_then(|(_, rest)| rest.split_once('<'));
    hash.map(|(hash, _)| hash.trim().to_owned()).filter(|hash| !hash.is_empty())
}

/// The packet of metadata.
pub(super) fn packet(pdf: &Document) -> Result<Vec<u8>, ReadError> {
    pdf.catalog()
        .and_then(|catalog| catalog.get_deref(b"Metadata", pdf))
        .and_then(Object::as_stream)
        .and_then(|stream| stream.get_plain_content_with_limit(MOST))
        .map_err(|_| damaged())
}

/// The dictionary Info.
pub(super) fn info(pdf: &Document) -> Option<&Dictionary> {
    pdf.trailer.get_deref(b"Info", pdf).and_then(Object::as_dict).ok()
}

/// What a copy says of itself, whether or not it carries facts.
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
    /// What it says of itself.
    pub about: About,
    /// The content hash that [`super::write`] was given; none if it was given none.
    pub content_hash: Option<String>,
    /// The file that was embedded; none if there is none.
    pub attachment: Option<Attachment>,
    /// What its pages show.
    pub page: PageText,
    /// How it stands to its own check number.
    pub sealed: Sealed,
    /// Where it contradicts itself in what it says of itself, one lower-case clause each.
    pub contradictions: Vec<String>,
}

/// Reads everything from a copy, which is loaded once.
///
/// # Errors
///
/// [`ReadError`] for what is no PDF of ours, is damaged, or has an attachment that isn't what was written.
pub fn read_contents(bytes: &[u8]) -> Result<Contents, ReadError> {
    let (pdf, _) = open(bytes)?;
    let attachment = match attachment(&pdf) {
        Ok(attachment) => Some(attachment),
        Err(ReadError::NoAttachment) => None,
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

pub(super) fn info_text(pdf: &Document, key: &[u8]) -> Option<String> {
    let text = info(pdf)?.get(key).and_then(decode_text_string).ok();
    text.filter(|text| !text.is_empty())
}

/// A PDF that names us as its program, and what was seen of its streams of objects.
pub(super) fn open(bytes: &[u8]) -> Result<(Document, Packed), ReadError> {
    let packed = guard(bytes)?;
    let mut bytes = Cow::Borrowed(bytes);
    for comment in &packed.comments {
        bytes.to_mut()[comment.clone()].fill(b' ');
    }
    let options = LoadOptions::with_max_decompressed_size(MOST);
    let mut pdf = Document::load_mem_with_options(&bytes, options).map_err(|error| match error {
        lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_) => ReadError::Encrypted,
        error => ReadError::Unreadable { reason: error.to_string() },
    })?;
    unpack_hexadecimal(&mut pdf);
    plain_parameters(&mut pdf)?;
    // The library leaves what it can't decrypt as it is.
    if pdf.trailer.has(b"Encrypt") && pdf.encryption_state.is_none() {
        return Err(ReadError::Encrypted);
    }
    // Whoever saves the file anew names itself as the producer; the creator stays.
    let text = |key: &[u8]| info_text(&pdf, key);
    if text(b"Creator").is_some_and(|creator| creator.split(' ').next() == Some(NAME)) {
        return Ok((pdf, packed));
    }
    Err(ReadError::Foreign { producer: text(b"Producer").or_else(|| text(b"Creator")) })
}

/// Unpacks what is written in hexadecimal digits (ISO 32000-1 §7.4.2), which the library doesn't know and a program may
/// save a file in that must be text.
fn unpack_hexadecimal(pdf: &mut Document) {
    for stream in pdf.objects.values_mut().filter_map(|object| object.as_stream_mut().ok()) {
        let filters = match stream.dict.get(b"Filter") {
            Ok(filter @ Object::Name(_)) => vec![filter.clone()],
            Ok(Object::Array(filters)) => filters.clone(),
            _ => continue,
        };
        let Some((first, rest)) = filters.split_first() else { continue };
        if !matches!(first.as_name(), Ok(b"ASCIIHexDecode" | b"AHx")) || stream.dict.has(b"DecodeParms") {
            continue;
        }
        let written = stream.content.split(|byte| *byte == b'>').next().unwrap_or_default();
        let digits: Option<Vec<u8>> = written
            .iter()
            .filter(|byte| !is_white(**byte))
            .map(|byte| char::from(*byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
            .collect();
        let Some(digits) = digits else { continue };
        let bytes = digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or_default());
        let bytes = bytes.collect();
        match rest.is_empty() {
            true => stream.dict.remove(b"Filter"),
            false => {
                stream.dict.set("Filter", rest.to_vec());
                None
            }
        };
        stream.set_content(bytes);
    }
}

/// Writes the parameters of each stream's one filter where the library looks for them (ISO 32000-1, table 5).
///
/// # Errors
/// [`ReadError`] where several filters have parameters, which the library would leave aside.
fn plain_parameters(pdf: &mut Document) -> Result<(), ReadError> {
    let mut found = Vec::new();
    for (id, object) in &pdf.objects {
        let Ok(stream) = object.as_stream() else { continue };
        // A filter that is written elsewhere would be left aside too.
        let elsewhere = |filter: &Object| matches!(filter, Object::Reference(_));
        let filter = stream.dict.get(b"Filter").ok();
        if filter.is_some_and(|filter| {
            elsewhere(filter) || filter.as_array().is_ok_and(|filters| filters.iter().any(elsewhere))
        }) {
            return Err(damaged());
        }
        let Ok(written) = stream.dict.get(b"DecodeParms").or_else(|_| stream.dict.get(b"DP")) else {
            continue;
        };
        if matches!(written, Object::Dictionary(_) | Object::Null) && stream.dict.has(b"DecodeParms") {
            continue;
        }
        let filters = match stream.dict.get(b"Filter") {
            Ok(Object::Array(filters)) => filters.len(),
            _ => 1,
        };
        let (_, value) = pdf.dereference(written).map_err(|_| damaged())?;
        let value = match value {
            Object::Array(each) if each.iter().all(|one| matches!(one, Object::Null)) => Object::Null,
            Object::Array(each) if each.len() == 1 && filters == 1 => {
                pdf.dereference(&each[0]).map_err(|_| damaged())?.1.clone()
            }
            Object::Dictionary(_) | Object::Null if filters == 1 => value.clone(),
            _ => return Err(damaged()),
        };
        found.push((*id, value));
    }
    for (id, value) in found {
        if let Some(stream) = pdf.objects.get_mut(&id).and_then(|object| object.as_stream_mut().ok()) {
            stream.dict.remove(b"DP");
            match value {
                Object::Null => drop(stream.dict.remove(b"DecodeParms")),
                value => stream.dict.set("DecodeParms", value),
            }
        }
    }
    Ok(())
}

pub(super) fn damaged() -> ReadError {
    altered("it is damaged")
}

fn altered(reason: &str) -> ReadError {
    ReadError::Altered { reason: reason.to_owned() }
}
