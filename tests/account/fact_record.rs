//! A fact in the files of copies: the fields in their order, nothing that the ledger doesn't remember, and words that
//! this version doesn't know.

use factbrief::account::{CitedSource, CopiedFact};
use factbrief::make::NumberedCitation;

/// As a ledger has held it since the first version.
const IN_LEDGER: &str = r#"{"id":"works-cost","statement":"The works cost ¥3 billion.","values":{"value":{"text":"¥3 billion","kind":"quantity","bound":"exact","about":false,"number":"3000000000","unit":"JPY"}},"status":"announced","stage":"planned","as-of":"2026-06-30","due":"FY2027"}"#;

/// As a PDF carries it.
const IN_PDF: &str = r#"{"id":"works-cost","statement":"The works cost ¥3 billion.","printed":["¥3 billion"],"values":{"value":{"text":"¥3 billion","kind":"quantity","bound":"exact","about":false,"number":"3000000000","unit":"JPY"}},"status":"announced","stage":"planned","as-of":"2026-06-30","due":"FY2027","lapsed":false,"subject":"cost","evidence":[{"reference":1,"locator":"page 3","as-printed":{"value":"30億円"}}]}"#;

#[test]
fn a_fact_of_a_ledger_is_written_as_it_was_read() {
    let fact: CopiedFact = serde_json::from_str(IN_LEDGER).unwrap();
    assert_eq!(fact.record.evidence, None);
    assert_eq!(serde_json::to_string(&fact).unwrap(), IN_LEDGER);
}

#[test]
fn a_fact_of_a_pdf_is_written_as_it_was_read() {
    let fact: CopiedFact<NumberedCitation> = serde_json::from_str(IN_PDF).unwrap();
    assert_eq!(serde_json::to_string(&fact).unwrap(), IN_PDF);
}

#[test]
fn words_of_a_later_version_are_told_as_they_are_written() {
    let later = IN_PDF.replace("announced", "rumoured").replace("FY2027", "decade 2020");
    let fact: CopiedFact<NumberedCitation> = serde_json::from_str(&later).unwrap();
    assert_eq!(fact.record.standing.status.to_string(), "rumoured");
    assert_eq!(fact.record.standing.due.as_ref().unwrap().to_string(), "decade 2020");
    assert_eq!(serde_json::to_string(&fact).unwrap(), later);
}

#[test]
fn a_source_without_a_title_has_no_line_for_it() {
    let json = r#"{"type":"report","publisher":"Port Office","url":"https://port.example/1","read":true}"#;
    let source: CitedSource<String, Option<String>> = serde_json::from_str(json).unwrap();
    assert_eq!(serde_json::to_string(&source).unwrap(), json);
}
