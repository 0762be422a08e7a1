//! Which pages are signed after a build: those that it was asked for and that are as it wrote them.

use std::fs;

use factbrief::build::{
    BuildOptions, PageToSign, SignedPages, outdated_signatures, pages_to_sign, sign_pages,
};
use factbrief::language::Language;
use factbrief::make::Select;
use factbrief::signature::{Signed, Signer, Verifier, compare_signature};
use minisign::KeyPair;

use crate::support::ports::Ports;

fn names(pages: &[PageToSign]) -> Vec<&str> {
    pages.iter().map(|page| page.name.as_str()).collect()
}

#[test]
fn the_pages_that_were_asked_for_are_signed_and_no_others() {
    let ports = Ports::new();
    ports.build();
    let select = Select { language: Some(Language::Ja), ..Select::default() };
    let built = ports.build_into("out", &BuildOptions { select, ..BuildOptions::default() }).unwrap();
    let pages = pages_to_sign(&built).unwrap();
    assert_eq!(names(&pages), ["port/board.ja.pdf", "port/crew.ja.pdf"]);
    let KeyPair { pk, sk } = KeyPair::generate_unencrypted_keypair().unwrap();
    let signer = Signer::open(&sk.to_box(None).unwrap().into_string(), None).unwrap();
    let verifier = Verifier::read(&pk.to_box().unwrap().into_string()).unwrap();
    assert_eq!(sign_pages(&signer, &pages).unwrap(), SignedPages { new: 2, held: 0 });
    assert_eq!(sign_pages(&signer, &pages).unwrap(), SignedPages { new: 0, held: 2 });
    for page in &pages {
        let found = compare_signature(&verifier, &page.path, &page.bytes);
        assert_eq!(found.outcome, Signed::With(page.name.clone()));
    }
    assert!(sign_pages(&signer, &[]).is_err());
    // Both pages in Japanese are written anew; only they have a signature to lose.
    ports.restate("briefs/port/facts/works.toml", "12", "14");
    let outdated = outdated_signatures(&ports.build());
    let expected = ["board", "crew"].map(|brief| ports.path(&format!("out/port/{brief}.ja.pdf.minisig")));
    assert_eq!(outdated, expected);
}

#[test]
fn a_page_that_is_not_what_the_build_made_is_not_signed() {
    let ports = Ports::new();
    let built = ports.build();
    assert_eq!(pages_to_sign(&built).unwrap().len(), 5);
    fs::write(ports.path("out/port/crew.en.pdf"), "%PDF-1.7").unwrap();
    let refused = pages_to_sign(&built).unwrap_err().to_string();
    assert!(refused.ends_with("crew.en.pdf` isn't what the build made, and wasn't signed"), "{refused}");
}
