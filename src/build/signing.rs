//! Which pages are signed, and which signatures a build has made obsolete.

use std::fs;
use std::path::{Path, PathBuf};

use super::built::Built;
use super::messages;
use crate::disk::shown;
use crate::error::{Error, Result};
use crate::make::DossierOutcome;
use crate::manifest::{Found, OutputFormat, find};
use crate::signature::{Signer, Signing, sign_file, signature_place};

/// A page that is to be signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageToSign {
    /// Its PDF.
    pub path: PathBuf,
    /// The bytes of it.
    pub bytes: Vec<u8>,
    /// `dossier/brief.en.pdf`, which is signed with it.
    pub name: String,
}

/// How many pages were signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignedPages {
    /// With a new signature.
    pub new: usize,
    /// With one that was there and holds.
    pub held: usize,
}

/// The pages that a build was asked for, those too that were current; none of a dossier that has errors.
///
/// # Errors
/// When the disk fails, or a page isn't what the build made.
pub fn pages_to_sign(built: &[Built]) -> Result<Vec<PageToSign>> {
    let mut pages = Vec::new();
    for built in built.iter().filter(|built| built.failed == 0) {
        let Found::Manifest(manifest) = find(&built.folder)? else { continue };
        for page in &built.pages {
            let Some(name) = page.path.file_name().and_then(|name| name.to_str()) else { continue };
            let Some(output) = manifest.outputs.get(name) else { continue };
            let bytes = fs::read(&page.path).map_err(Error::disk("read", &page.path))?;
            if blake3::hash(&bytes).to_hex().as_str() != output.hash {
                return Err(messages::not_what_was_built(&shown(&page.path)));
            }
            pages.push(PageToSign { path: page.path.clone(), bytes, name: format!("{}/{name}", built.name) });
        }
    }
    Ok(pages)
}

/// The pages that were published into a folder.
pub fn published_pages(outcomes: &[DossierOutcome], folder: &Path) -> Vec<PageToSign> {
    let of_dossier = |outcome: &DossierOutcome| {
        let pages = outcome.outputs.iter().filter(|output| output.format == OutputFormat::Pdf);
        let page = |name: String, bytes: &[u8]| PageToSign {
            path: folder.join(&name),
            bytes: bytes.to_owned(),
            name,
        };
        pages
            .map(|output| page(format!("{}/{}", outcome.name, output.file_name()), &output.bytes))
            .collect::<Vec<_>>()
    };
    outcomes.iter().flat_map(of_dossier).collect()
}

/// Signs pages. A signature that holds is left.
///
/// # Errors
/// When the disk fails, the key can't sign, or there is no page.
pub fn sign_pages(signer: &Signer, pages: &[PageToSign]) -> Result<SignedPages> {
    let mut signed = SignedPages { new: 0, held: 0 };
    for PageToSign { path, bytes, name } in pages {
        match sign_file(signer, path, bytes, name)? {
            Signing::Written => signed.new += 1,
            Signing::Held => signed.held += 1,
        }
    }
    if pages.is_empty() { Err(messages::no_page()) } else { Ok(signed) }
}

/// The signatures that a build without a key has left beside pages that it wrote anew.
pub fn outdated_signatures(built: &[Built]) -> Vec<PathBuf> {
    let pages = built.iter().flat_map(|built| &built.pages);
    let anew = pages.filter(|page| {
        let name = page.path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        page.written.iter().any(|written| written == name)
    });
    anew.map(|page| signature_place(&page.path)).filter(|place| place.is_file()).collect()
}
