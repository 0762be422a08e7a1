//! Opens a copy as a document of ours. It may be damaged or altered, or it may be a foreign PDF.

use std::borrow::Cow;

use lopdf::{Dictionary, Document, LoadOptions, Object, decode_text_string};

use super::guard::guard;
use super::lexer::is_white;
use super::metadata::NAME;
use super::packed::Packed;
use super::refused::{PdfError, damaged};

/// No stream of ours unpacks to more bytes; a stream that does was made to fill the memory.
pub(super) const MOST: usize = 8 << 20;

pub(super) fn info_text(pdf: &Document, key: &[u8]) -> Option<String> {
    let text = info(pdf)?.get(key).and_then(decode_text_string).ok();
    text.filter(|text| !text.is_empty())
}

/// A PDF that names us as its program, with what the examination found about its objects.
pub(super) fn open(bytes: &[u8]) -> Result<(Document, Packed), PdfError> {
    let packed = guard(bytes)?;
    let mut bytes = Cow::Borrowed(bytes);
    for comment in &packed.comments {
        bytes.to_mut()[comment.clone()].fill(b' ');
    }
    let options = LoadOptions::with_max_decompressed_size(MOST);
    let mut pdf = Document::load_mem_with_options(&bytes, options).map_err(|error| match error {
        lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_) => PdfError::Encrypted,
        error => PdfError::Unreadable { reason: error.to_string() },
    })?;
    unpack_hexadecimal(&mut pdf);
    plain_parameters(&mut pdf)?;
    // The library doesn't change what it can't decrypt.
    if pdf.trailer.has(b"Encrypt") && pdf.encryption_state.is_none() {
        return Err(PdfError::Encrypted);
    }
    // A program that saves the file again names itself as the producer; the creator stays.
    let text = |key: &[u8]| info_text(&pdf, key);
    if text(b"Creator").is_some_and(|creator| creator.split(' ').next() == Some(NAME)) {
        return Ok((pdf, packed));
    }
    Err(PdfError::Foreign { producer: text(b"Producer").or_else(|| text(b"Creator")) })
}

/// Unpacks streams in hexadecimal digits (ISO 32000-1 §7.4.2). The library doesn't know them, and some programs save
/// files so that have to be text.
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
/// [`PdfError`] where several filters have parameters, which the library would ignore.
fn plain_parameters(pdf: &mut Document) -> Result<(), PdfError> {
    let mut found = Vec::new();
    for (id, object) in &pdf.objects {
        let Ok(stream) = object.as_stream() else { continue };
        // A filter that is written elsewhere would be ignored too.
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

/// The packet of metadata.
pub(super) fn packet(pdf: &Document) -> Result<Vec<u8>, PdfError> {
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
