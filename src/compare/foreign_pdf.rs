//! A PDF of unknown origin: what it is, what it says, and whether its page still says what it was made to say.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

use super::messages::{self, Alteration, ForeignPdfError};
use crate::account::CopiedFact;
use crate::make::{FactsFile, NumberedCitation};
use crate::pdf::{About, Contents, PageText, Sealed, read_contents};

/// A PDF as somebody has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForeignPdf {
    /// What the file says of itself.
    pub about: About,
    /// The hash by which it is recognised.
    pub content_hash: Option<String>,
    /// The facts in it; none where it was made without them.
    pub facts: Option<FactsFile>,
    /// What was done to it, as far as the file itself shows.
    pub alterations: Vec<Alteration>,
    /// Whether it agrees with its own check number.
    pub sealed: Sealed,
    /// What its pages say.
    pub page: PageText,
}

/// Reads a foreign PDF.
///
/// # Errors
/// When it can't be read, or this program didn't make it.
pub fn read_foreign_pdf(bytes: &[u8]) -> Result<ForeignPdf, ForeignPdfError> {
    let Contents { about, content_hash, attachment, page, sealed, contradictions } = read_contents(bytes)?;
    let facts = attachment.map(|attachment| FactsFile::parse(&attachment.bytes)).transpose()?;
    let mut alterations = alterations(&page, facts.as_ref());
    alterations.extend(contradictions.into_iter().map(Alteration::Contradiction));
    if let Some(facts) = &facts {
        alterations.extend(contradictions_of(&about, facts).into_iter().map(Alteration::Contradiction));
        alterations.extend(facts.facts.iter().filter_map(odd_figure));
    }
    if sealed == Sealed::Broken {
        alterations.push(Alteration::Seal);
    }
    Ok(ForeignPdf { about, content_hash, alterations, facts, sealed, page })
}

/// Where the facts in the file contradict what it says of itself.
fn contradictions_of(about: &About, facts: &FactsFile) -> Vec<String> {
    let pairs = [
        ("title", &about.title, &facts.title),
        ("language", &about.language, &facts.language),
        ("date", &about.date, &facts.date),
        ("program", &about.creator, &facts.generator),
    ];
    let differing = pairs.into_iter().filter(|(_, file, facts)| file != facts);
    differing.map(|(what, file, facts)| messages::contradicted(what, file, facts)).collect()
}

/// A piece that the page is said to print of a fact, with a numeral that neither its statement nor its values have. Short
/// forms aren't in the file, but their figures are those of the fact.
fn odd_figure(fact: &CopiedFact<NumberedCitation>) -> Option<Alteration> {
    let CopiedFact { id, record } = fact;
    let mut known = BTreeSet::new();
    let mut note = |text: &str| known.extend(numerals(text));
    note(&record.statement);
    note(&record.standing.as_of.to_string());
    record.standing.due.iter().for_each(|due| note(&due.to_string()));
    for value in record.values.values() {
        note(&value.text);
        value.form.texts().iter().for_each(|text| note(text));
    }
    for evidence in record.evidence.iter().flatten() {
        evidence.as_printed.values().for_each(|printed| note(printed));
    }
    let odd =
        record.printed.iter().find(|piece| numerals(piece).iter().any(|numeral| !known.contains(numeral)));
    odd.map(|piece| Alteration::Figure { fact: id.clone(), text: piece.clone() })
}

/// The numerals of a text in digits, without the marks between groups of three and without zeros at either end.
fn numerals(text: &str) -> Vec<String> {
    let text: Vec<char> = text.nfkc().collect();
    let mut found = Vec::new();
    let mut now = String::new();
    for (at, character) in text.iter().enumerate() {
        let next = text.get(at + 1).is_some_and(char::is_ascii_digit);
        match character {
            digit if digit.is_ascii_digit() => now.push(*digit),
            ',' if !now.is_empty() && next => {}
            '.' if !now.is_empty() && next => now.push('.'),
            _ if now.is_empty() => {}
            _ => found.push(std::mem::take(&mut now)),
        }
    }
    found.push(now);
    found.retain(|numeral| !numeral.is_empty());
    let plain = |numeral: String| {
        let numeral = numeral.trim_start_matches('0');
        let numeral =
            if numeral.contains('.') { numeral.trim_end_matches('0').trim_end_matches('.') } else { numeral };
        numeral.to_owned()
    };
    found.into_iter().map(plain).collect()
}

/// The longest text of a brief's pages and the most pieces of facts that are looked for in it: many times what fits.
const MAX_TEXT: usize = 400_000;
const MAX_PIECES: usize = 4_000;

fn alterations(page: &PageText, facts: Option<&FactsFile>) -> Vec<Alteration> {
    let mut found = Vec::new();
    if !page.outside.is_empty() {
        found.push(Alteration::Text(page.outside.clone()));
    }
    found.extend(page.added.iter().cloned().map(Alteration::Added));
    let Some(facts) = facts else { return found };
    let text = bare(&page.text);
    let pieces = || facts.facts.iter().flat_map(|fact| &fact.record.printed);
    if text.len() > MAX_TEXT || pieces().count() > MAX_PIECES || facts.facts.len() > MAX_PIECES {
        found.push(Alteration::Size);
        return found;
    }
    let printed: Vec<String> = pieces().map(|piece| bare(piece)).collect();
    let all = printed.concat();
    if all.len() > text.len() * 2 {
        found.push(Alteration::Size);
        return found;
    }
    let mut said = BTreeSet::new();
    for fact in &facts.facts {
        for piece in &fact.record.printed {
            let sought = bare(piece);
            if sought.is_empty() || !said.insert((&fact.id, sought.clone())) {
                continue;
            }
            // Each piece has a place of its own, and a short one may also be part of a longer one.
            let expected: usize = printed.iter().map(|other| other.matches(&sought).count()).sum();
            if text.matches(&sought).count() < expected {
                found.push(Alteration::Missing { fact: fact.id.clone(), text: piece.clone() });
            }
        }
    }
    found
}

/// A text without blanks, because a page breaks its lines anywhere.
fn bare(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}
