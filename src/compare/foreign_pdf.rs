//! A PDF that has been out in the world: what it is, what it says, and whether its page still says it.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

use crate::account::CopiedFact;
use crate::diagnostic::wording::shortened;
use crate::make::{FactsFile, NumberedCitation};
use crate::pdf::{About, Contents, PageText, Sealed, read_contents};

/// A PDF as somebody has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PdfCopy {
    /// What the file says of itself.
    pub about: About,
    /// The hash by which it is recognised.
    pub content_hash: Option<String>,
    /// The facts it carries; none where it was made without.
    pub facts: Option<FactsFile>,
    /// What was done to it, as far as it shows by itself.
    pub alterations: Vec<Alteration>,
    /// How it stands to its own check number.
    pub sealed: Sealed,
    /// What its pages say.
    pub page: PageText,
}

/// A sign that the page isn't as it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Alteration {
    /// A fact's text isn't on the page, or not as often as it was printed.
    Missing {
        /// The fact's id.
        fact: String,
        /// What was printed.
        text: String,
    },
    /// Text was put on the page.
    Text(String),
    /// Something else was put on the page.
    Added(String),
    /// The page and the facts are of another size than any of ours.
    Size,
    /// It says that it prints a figure of a fact that the fact, as it is in the file, doesn't have.
    Figure {
        /// The fact's id.
        fact: String,
        /// What is said to be printed.
        text: String,
    },
    /// Two places of the file contradict each other: one clause.
    Contradiction(String),
    /// It isn't what its check number was made of.
    Seal,
}

impl Alteration {
    /// One lower-case sentence.
    pub fn describe(&self) -> String {
        match self {
            Self::Missing { fact, text } => {
                format!(
                    "the page doesn't say `{}`, which it was made to say of the fact `{fact}`",
                    short(text)
                )
            }
            Self::Text(text) => format!("the page shows `{}`, which was put there later", short(text)),
            Self::Added(what) => format!("the page shows {what}, which was put there later"),
            Self::Size => {
                "the page doesn't belong to these facts: it is of another size than any brief".to_owned()
            }
            Self::Figure { fact, text } => {
                format!(
                    "it prints `{}` of the fact `{fact}`, whose figures in this file are others",
                    short(text)
                )
            }
            Self::Contradiction(what) => what.clone(),
            Self::Seal => {
                "something in it was changed since it was written: it isn't what its check number was made of"
                    .to_owned()
            }
        }
    }
}

/// Reads a copy.
///
/// # Errors
/// One sentence: why it is no copy of ours, or can't be read.
pub fn read_copy(bytes: &[u8]) -> Result<PdfCopy, String> {
    let Contents { about, content_hash, attachment, page, sealed, contradictions } =
        read_contents(bytes).map_err(|error| error.to_string())?;
    let facts = attachment.map(|attachment| FactsFile::parse(&attachment.bytes)).transpose()?;
    let mut alterations = alterations(&page, facts.as_ref());
    alterations.extend(contradictions.into_iter().map(Alteration::Contradiction));
    if let Some(facts) = &facts {
        alterations.extend(told_otherwise(&about, facts).into_iter().map(Alteration::Contradiction));
        alterations.extend(facts.facts.iter().filter_map(odd_figure));
    }
    if sealed == Sealed::Broken {
        alterations.push(Alteration::Seal);
    }
    Ok(PdfCopy { about, content_hash, alterations, facts, sealed, page })
}

/// What the file says of itself otherwise than the facts in it say.
fn told_otherwise(about: &About, facts: &FactsFile) -> Vec<String> {
    let pairs = [
        ("title", &about.title, &facts.title),
        ("language", &about.language, &facts.language),
        ("date", &about.date, &facts.date),
        ("program", &about.creator, &facts.generator),
    ];
    let differing = pairs.into_iter().filter(|(_, file, facts)| file != facts);
    differing
        .map(|(what, file, facts)| {
            format!("its {what} is `{}`, and `{}` in the facts that it carries", short(file), short(facts))
        })
        .collect()
}

/// A piece that is said to be printed of a fact, with a numeral that neither its statement nor its values have. Short forms
/// aren't in the file; their figures are the fact's.
fn odd_figure(fact: &CopiedFact<NumberedCitation>) -> Option<Alteration> {
    let CopiedFact { id, told } = fact;
    let mut known = BTreeSet::new();
    let mut note = |text: &str| known.extend(numerals(text));
    note(&told.statement);
    note(&told.standing.as_of.to_string());
    told.standing.due.iter().for_each(|due| note(&due.to_string()));
    for value in told.values.values() {
        note(&value.text);
        value.form.texts().iter().for_each(|text| note(text));
    }
    for evidence in told.evidence.iter().flatten() {
        evidence.as_printed.values().for_each(|printed| note(printed));
    }
    let odd =
        told.printed.iter().find(|piece| numerals(piece).iter().any(|numeral| !known.contains(numeral)));
    odd.map(|piece| Alteration::Figure { fact: id.clone(), text: piece.clone() })
}

/// The numerals of a text in digits, without the marks between groups of three and without zeros before and behind.
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

/// The longest text of a brief's pages and the most pieces printed on them that are held against each other: many times
/// what fits.
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
    let pieces = || facts.facts.iter().flat_map(|fact| &fact.told.printed);
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
        for piece in &fact.told.printed {
            let sought = bare(piece);
            if sought.is_empty() || !said.insert((&fact.id, sought.clone())) {
                continue;
            }
            // Each piece stands at a place of its own, and a short one may be part of a longer one too.
            let expected: usize = printed.iter().map(|other| other.matches(&sought).count()).sum();
            if text.matches(&sought).count() < expected {
                found.push(Alteration::Missing { fact: fact.id.clone(), text: piece.clone() });
            }
        }
    }
    found
}

/// A text without blanks, because lines break where they must.
fn bare(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}

fn short(text: &str) -> String {
    shortened(text, 120)
}
