//! A file inside the PDF, associated with the whole document (ISO 19005-3 §6.8 and annex E): the facts of the page.

use chrono::NaiveDate;
use lopdf::{Document, Object, ObjectId, Stream, StringFormat, dictionary, text_string};
use md5::{Digest, Md5};

use super::date::pdf_date;

/// A file to embed, or one read back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its file name, such as `facts.json`.
    pub name: String,
    /// Its media type, such as `application/json`.
    pub mime: String,
    /// What it is, in the language of the page.
    pub description: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Embeds a file and returns its file specification, for the catalog's `AF` and its name tree.
pub(super) fn embed(document: &mut Document, attachment: &Attachment, date: NaiveDate) -> ObjectId {
    let params = dictionary! {
        "Size" => i64::try_from(attachment.bytes.len()).unwrap_or(i64::MAX),
        "ModDate" => Object::string_literal(pdf_date(date)),
        "CheckSum" => Object::String(check_sum(&attachment.bytes), StringFormat::Hexadecimal),
    };
    let file = dictionary! {
        "Type" => "EmbeddedFile",
        "Subtype" => Object::Name(attachment.mime.clone().into_bytes()),
        "Params" => params,
    };
    let file = document.add_object(Stream::new(file, attachment.bytes.clone()));
    document.add_object(dictionary! {
        "Type" => "Filespec",
        "F" => text_string(&attachment.name),
        "UF" => text_string(&attachment.name),
        "Desc" => text_string(&attachment.description),
        "AFRelationship" => "Data",
        "EF" => dictionary! { "F" => file, "UF" => file },
    })
}

/// The MD5 sum that ISO 32000-1 §7.11.4.1 requires; it shows damage, but no intended change.
pub(super) fn check_sum(bytes: &[u8]) -> Vec<u8> {
    Md5::digest(bytes).to_vec()
}
