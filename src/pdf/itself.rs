//! Compares a copy with itself: what it says twice, and its check number.

use lopdf::{Document, Object, ObjectId, decode_text_string};

use super::attachment::Attachment;
use super::messages;
use super::metadata::NAME;
use super::open::{info, info_text, open, packet};
use super::seal::{Seal, Sealed, seal};
use super::text::{MOST_PAGES, SheetContent, sheets};
use super::xmp::Properties;

/// The first version of the program that marked files without attachments as PDF/A-2.
const PDF_A_2_SINCE: [u64; 3] = [0, 2, 0];
/// The first version of the program that wrote a check number of everything into the first identifier.
const SEALED_SINCE: [u64; 3] = [0, 5, 0];

/// Whether a copy matches its own check number.
pub(super) fn sealed(pdf: &Document, sheets: &[SheetContent], properties: Option<&Properties>) -> Sealed {
    let version = info_text(pdf, b"Creator").and_then(|creator| version(&creator));
    if version.is_none_or(|version| version < SEALED_SINCE) {
        return Sealed::Unsealed;
    }
    let identifiers = pdf.trailer.get_deref(b"ID", pdf).and_then(Object::as_array);
    let identifier = identifiers.ok().and_then(|identifiers| identifiers.first());
    let identifier = identifier.and_then(|identifier| identifier.as_str().ok()).unwrap_or_default();
    Seal::judge(properties.and_then(|properties| seal_of(pdf, sheets, properties)), identifier)
}

fn seal_of(pdf: &Document, sheets: &[SheetContent], properties: &Properties) -> Option<Seal> {
    let (ids, contents): (Vec<ObjectId>, Vec<&[u8]>) =
        sheets.iter().map(|sheet| (sheet.id, sheet.content.as_slice())).unzip();
    seal(pdf, &ids, &contents, (pdf.catalog().ok()?, info(pdf)?, properties))
}

/// The check number that fits a file as it is.
pub fn check_number(bytes: &[u8]) -> Option<[u8; 16]> {
    let (pdf, _) = open(bytes).ok()?;
    let properties = Properties::read(&packet(&pdf).ok()?)?;
    seal_of(&pdf, &sheets(&pdf).ok()?, &properties).map(Seal::bytes)
}

/// The three numbers of the version in `factbrief 0.5.0`.
fn version(creator: &str) -> Option<[u64; 3]> {
    let version = creator.strip_prefix(NAME)?.trim().split(['-', '+']).next()?;
    let numbers: Option<Vec<u64>> = version.split('.').map(|number| number.parse().ok()).collect();
    numbers?.try_into().ok()
}

/// Where a copy contradicts itself, one clause each. Info and XMP must say the same. A file that is marked as one with
/// an attachment must have one, and a link must lead where it says.
pub(super) fn contradictions(
    pdf: &Document,
    attachment: Option<&Attachment>,
    properties: Option<&Properties>,
) -> Vec<String> {
    let mut found = Vec::new();
    match properties {
        None => found.push(messages::xmp_unreadable()),
        Some(properties) => {
            for (key, namespace, name) in TWICE {
                let (info, xmp) = (info_text(pdf, key.as_bytes()), properties.get(namespace, name));
                if info.as_deref().map(str::trim) != xmp {
                    found.push(messages::info_differs_from_xmp(key));
                }
            }
            // PDF/A-3 is PDF/A-2 with attachments; only a file with an attachment says that it is PDF/A-3.
            let part = properties.get("http://www.aiim.org/pdfa/ns/id/", "part");
            let old = info_text(pdf, b"Creator").and_then(|creator| version(&creator));
            let old = old.is_none_or(|version| version < PDF_A_2_SINCE);
            if attachment.is_none() && part == Some("3") && !old {
                found.push(messages::says_it_has_facts());
            }
        }
    }
    for page in pdf.page_iter().take(MOST_PAGES) {
        let annotations = pdf.get_dictionary(page).and_then(|page| page.get_deref(b"Annots", pdf));
        for annotation in annotations.and_then(Object::as_array).into_iter().flatten() {
            let Ok(link) = pdf.dereference(annotation).and_then(|(_, link)| link.as_dict()) else { continue };
            let action = link.get_deref(b"A", pdf).and_then(Object::as_dict);
            let Ok(uri) = action.and_then(|action| action.get_deref(b"URI", pdf)).and_then(Object::as_str)
            else {
                continue;
            };
            let uri = String::from_utf8_lossy(uri);
            let said = link.get_deref(b"Contents", pdf).and_then(decode_text_string).unwrap_or_default();
            if said != uri {
                found.push(messages::link_says_otherwise(&said, &uri));
            }
        }
    }
    found
}

/// The properties that are both in Info and in XMP.
const TWICE: [(&str, &str, &str); 4] = [
    ("Title", "http://purl.org/dc/elements/1.1/", "title"),
    ("Author", "http://purl.org/dc/elements/1.1/", "creator"),
    ("Subject", "http://purl.org/dc/elements/1.1/", "description"),
    ("Creator", "http://ns.adobe.com/xap/1.0/", "CreatorTool"),
];
