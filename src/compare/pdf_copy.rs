//! A PDF that has been out in the world: what it is, what it says, and whether its page still says it.

use std::collections::BTreeSet;

use crate::build::FactsFile;
use crate::pdf::{About, Contents, PageText, read_contents};

/// A PDF as somebody has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PdfCopy {
    /// What the file says of itself.
    pub about: About,
    /// The hash by which it is recognised.
    pub content_hash: Option<String>,
    /// The facts it carries; none where it was made without.
    pub facts: Option<FactsFile>,
    /// What was done to its page, as far as it shows.
    pub alterations: Vec<Alteration>,
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
        }
    }
}

/// Reads a copy.
///
/// # Errors
/// One sentence: why it is no copy of ours, or can't be read.
pub fn read_copy(bytes: &[u8]) -> Result<PdfCopy, String> {
    let Contents { about, content_hash, attachment, page } =
        read_contents(bytes).map_err(|error| error.to_string())?;
    let facts = attachment.map(|attachment| FactsFile::parse(&attachment.bytes)).transpose()?;
    Ok(PdfCopy { about, content_hash, alterations: alterations(&page, facts.as_ref()), facts })
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
    let pieces = || facts.facts.iter().flat_map(|fact| &fact.printed);
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
        for piece in &fact.printed {
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
    const MOST: usize = 120;
    match text.chars().count() > MOST {
        true => text.chars().take(MOST).chain(['…']).collect(),
        false => text.to_owned(),
    }
}
