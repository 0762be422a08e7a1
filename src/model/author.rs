//! The name of an author: a person as `Family, Given`, or a name that is printed as it is written.

/// A name as its parts are printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Author<'a> {
    /// Printed as it is: a name without a comma, an organisation, a family name with what follows it.
    Whole(&'a str),
    /// A person.
    Person {
        /// The family name.
        family: &'a str,
        /// The given name, with initials and particles.
        given: &'a str,
        /// What follows the name: `Jr.`, `III`.
        suffix: Option<&'a str>,
    },
}

/// Why the parts of a name aren't clear; each holds the name as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AuthorError {
    /// A comma with nothing on one side.
    EmptyPart(String),
    /// Which part is the given name isn't known.
    Unclear(String),
}

/// What follows the name of an organisation after a comma, without stops.
const COMPANIES: [&str; 33] = [
    "inc",
    "incorporated",
    "ltd",
    "limited",
    "llc",
    "llp",
    "lp",
    "corp",
    "corporation",
    "co",
    "company",
    "plc",
    "gmbh",
    "ag",
    "kg",
    "se",
    "sa",
    "sas",
    "sarl",
    "srl",
    "spa",
    "bv",
    "nv",
    "kk",
    "oy",
    "ab",
    "as",
    "aps",
    "pte",
    "pty",
    "sdn",
    "bhd",
    "pc",
];

/// What follows the name of a person, without stops.
const SUFFIXES: [&str; 14] =
    ["jr", "sr", "ii", "iii", "iv", "esq", "phd", "dphil", "md", "jd", "mba", "cpa", "kc", "qc"];

/// Words within a given name that begin with a small letter.
const PARTICLES: [&str; 26] = [
    "van", "von", "vom", "zu", "zur", "de", "du", "des", "der", "den", "di", "da", "dal", "del", "della",
    "dos", "das", "la", "le", "el", "al", "bin", "ibn", "ter", "ten", "y",
];

impl<'a> Author<'a> {
    /// Reads a name. What follows a comma is put first only where it is known to be a given name.
    ///
    /// # Errors
    /// What isn't clear.
    pub fn parse(text: &'a str) -> Result<Self, AuthorError> {
        let parts: Vec<&str> = text.split(',').map(str::trim).collect();
        if parts.iter().any(|part| part.is_empty()) {
            return Err(AuthorError::EmptyPart(text.to_owned()));
        }
        match *parts.as_slice() {
            [_] => Ok(Self::Whole(text)),
            [_, ref rest @ ..] if rest.iter().all(|part| is_company(part)) => Ok(Self::Whole(text)),
            [_, suffix] if is_suffix(suffix) => Ok(Self::Whole(text)),
            [family, given] if is_given(given) => Ok(Self::Person { family, given, suffix: None }),
            [family, given, suffix] | [family, suffix, given] if is_suffix(suffix) && is_given(given) => {
                Ok(Self::Person { family, given, suffix: Some(suffix) })
            }
            _ => Err(AuthorError::Unclear(text.to_owned())),
        }
    }
}

fn bare(text: &str) -> String {
    text.replace('.', "").to_lowercase()
}

fn is_company(part: &str) -> bool {
    part.split_whitespace().all(|word| COMPANIES.contains(&bare(word).as_str()))
}

fn is_suffix(part: &str) -> bool {
    SUFFIXES.contains(&bare(part).as_str())
}

/// Whether a text is a given name: words with a capital, initials with stops, particles after the first word; in a
/// script without capitals any word.
fn is_given(part: &str) -> bool {
    let is_word = |word: &str| {
        word.split(['-', '‐']).enumerate().all(|(place, piece)| {
            let mut characters = piece.chars();
            let Some(first) = characters.next() else { return false };
            let rest = characters.as_str();
            let initials =
                piece.ends_with('.') && piece.split_terminator('.').all(|one| one.chars().count() == 1);
            let name = first.is_alphabetic()
                && (place > 0 || !first.is_lowercase())
                && rest.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '・'))
                && (rest.is_empty() || !rest.chars().all(char::is_uppercase));
            initials || name
        })
    };
    part.split_whitespace()
        .enumerate()
        .all(|(place, word)| is_word(word) || (place > 0 && PARTICLES.contains(&word)))
}
