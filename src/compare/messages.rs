//! What this room says: why a state can't be compared with, what is odd in a foreign PDF, and the words of a comparison.

use std::fmt;
use std::path::Path;

use crate::account::Cause;
use crate::diagnostic::wording::{count, list, shortened, unknown_name};
use crate::disk::shown;
use crate::error::Error;
use crate::make::FactsFileError;
use crate::manifest::Unreadable;
use crate::pdf::PdfError;

/// What a row calls the reason of a change.
pub(super) const WHY: &str = "because";

/// Why something changed, for colleagues.
pub fn cause(cause: &Cause) -> String {
    let told = match cause.told.as_slice() {
        [] => String::new(),
        told => format!(" (told: {})", told.join(", ")),
    };
    if let (Some(of), Some(figure)) = (&cause.of, &cause.figure) {
        return format!(
            "`{figure}` of `{of}`, from which it is computed, corrected on {}: {}{told}",
            cause.on, cause.why
        );
    }
    if let (Some(of), Some(by)) = (&cause.of, &cause.by) {
        return format!(
            "among what it is computed from, `{of}` superseded by `{by}` on {}: {}",
            cause.on, cause.why
        );
    }
    match (&cause.by, &cause.figure) {
        (Some(by), _) => format!("superseded by `{by}` on {}: {}", cause.on, cause.why),
        (None, Some(figure)) => format!("`{figure}` corrected on {}: {}{told}", cause.on, cause.why),
        (None, None) => format!("corrected on {}: {}{told}", cause.on, cause.why),
    }
}

// States.

const OTHER_STATE: &str = "build again, or name a revision: `--against HEAD`";

pub(super) fn never_built(dossiers: impl IntoIterator<Item = impl AsRef<str>>, out: &Path) -> Error {
    Error::usage(
        format!("there is no build of {} in `{}`", list(dossiers), shown(out)),
        "build first, or name a revision: `--against HEAD`",
    )
}

/// `names` are the dossiers that are here.
pub(super) fn other_dossier(file: &str, dossier: &str, names: &[String]) -> Error {
    Error::usage(
        format!("`{file}` is of the dossier `{dossier}`, which isn't here"),
        unknown_name(dossier, names.iter().map(String::as_str), "dossier"),
    )
}

pub(super) fn manifest_unusable(path: &Path, why: &Unreadable) -> Error {
    Error::usage(format!("`{}` can't be compared with: {why}", shown(path)), OTHER_STATE)
}

/// `limit` in bytes.
pub(super) fn pdf_too_large(path: &Path, limit: u64) -> Error {
    let limit = limit / (1024 * 1024);
    Error::usage(
        format!("`{}` is larger than {limit} MiB, so factbrief didn't make it", shown(path)),
        "name a PDF that this program made",
    )
}

pub(super) fn not_comparable(file: &str, why: impl fmt::Display) -> Error {
    Error::usage(
        format!("`{file}` can't be compared: {why}"),
        "name a PDF of a brief with embedded facts; `factbrief inspect` says more about the file",
    )
}

pub(super) fn pdf_without_facts(file: &str) -> Error {
    not_comparable(file, "the PDF holds no facts")
}

/// Why a foreign PDF can't be read or compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ForeignPdfError {
    /// The file can't be read.
    Pdf(PdfError),
    /// The facts in it can't be read.
    Facts(FactsFileError),
    /// It is in a language that this version doesn't know.
    Language {
        /// The BCP 47 tag.
        tag: String,
    },
}

impl fmt::Display for ForeignPdfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pdf(error) => error.fmt(f),
            Self::Facts(error) => error.fmt(f),
            Self::Language { tag } => write!(f, "this version doesn't know its language, `{tag}`"),
        }
    }
}

impl std::error::Error for ForeignPdfError {}

impl From<PdfError> for ForeignPdfError {
    fn from(error: PdfError) -> Self {
        Self::Pdf(error)
    }
}

impl From<FactsFileError> for ForeignPdfError {
    fn from(error: FactsFileError) -> Self {
        Self::Facts(error)
    }
}

// What is odd in a foreign PDF, one lower-case clause each.

/// The longest text that is repeated, in characters.
const LONGEST: usize = 120;

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
    /// The page or its facts are larger than any that this program makes.
    Size,
    /// The facts say that the page prints a figure which none of them has.
    Figure {
        /// The fact's id.
        fact: String,
        /// What it is said to print.
        text: String,
    },
    /// Two places of the file contradict each other: one clause.
    Contradiction(String),
    /// It doesn't agree with its check number.
    Seal,
}

impl Alteration {
    /// One lower-case sentence.
    pub fn describe(&self) -> String {
        match self {
            Self::Missing { fact, text } => format!(
                "the page doesn't say `{}`, though it was made to say that of the fact `{fact}`",
                shortened(text, LONGEST)
            ),
            Self::Text(text) => {
                format!("the page shows `{}`, which was put there later", shortened(text, LONGEST))
            }
            Self::Added(what) => format!("the page shows {what}, which was put there later"),
            Self::Size => {
                "the page doesn't belong to these facts: it is of another size than any brief".to_owned()
            }
            Self::Figure { fact, text } => format!(
                "it prints `{}` of the fact `{fact}`, which has other figures in this file",
                shortened(text, LONGEST)
            ),
            Self::Contradiction(what) => what.clone(),
            Self::Seal => {
                "something in it was changed after it was written: it doesn't agree with its check number"
                    .to_owned()
            }
        }
    }
}

/// `what` is a property of the file, such as its title.
pub(super) fn contradicted(what: &str, file: &str, facts: &str) -> String {
    let (file, facts) = (shortened(file, LONGEST), shortened(facts, LONGEST));
    format!("its {what} is `{file}`, but the facts in it say `{facts}`")
}

// Where it differs from the page that is made now. `place` is what `after` returns.

pub(super) fn says_instead(says: &str, page: &str, place: &str) -> String {
    format!("it says `{says}` where the page says `{page}`{place}")
}

pub(super) fn says_more(says: &str, place: &str) -> String {
    format!("it says `{says}`, which the page doesn't{place}")
}

pub(super) fn says_less(page: &str, place: &str) -> String {
    format!("it doesn't say `{page}`, which the page does{place}")
}

/// The place of a difference; `words` are those before it.
pub(super) fn after(words: &str) -> String {
    if words.is_empty() { String::new() } else { format!(", after `{words}`") }
}

pub(super) fn more_places(more: usize) -> String {
    format!("and it differs in {}", count(more, "more place", "more places"))
}

// What its reader should know.

/// A brief for other readers than those of the page that is made again.
pub(super) fn not_possible_that_day(dossier: &str, brief: &str) -> String {
    format!(
        "`{dossier}/{brief}` can't be made as known that day, and is left out: the page is for other readers"
    )
}

pub(super) fn no_facts() -> String {
    "it holds no facts, so which of them have changed can't be said".to_owned()
}

pub(super) fn dossier_not_here(dossier: &str) -> String {
    format!("the dossier `{dossier}` isn't here")
}

pub(super) fn brief_gone(brief: &str, language: &str) -> String {
    format!("the brief `{brief}` in `{language}` no longer exists")
}

pub(super) fn same_facts() -> String {
    "the page looks different now, with the same facts".to_owned()
}

// The report of a comparison.

/// The heads of its columns.
pub(super) const HEADS: [&str; 4] = ["what", "was", "is", "difference"];

/// In the place of a text that one state doesn't have.
pub(super) const NOTHING: &str = "nothing";

/// The head over the outputs, in small letters.
pub(super) const OUTPUTS: &str = "outputs";

/// Why an output differs that prints none of the facts that differ.
pub(super) const NO_FACT: &str = "no fact in it differs";

/// `fates` are how many facts met each fate, with its name.
pub(super) fn summary(fates: &[(usize, &str)], outputs: usize) -> String {
    let counts: Vec<String> =
        fates.iter().map(|(number, fate)| format!("{} {fate}", count(*number, "fact", "facts"))).collect();
    let facts = if counts.is_empty() { "no fact differs".to_owned() } else { counts.join(", ") };
    format!("{facts} · {}", count(outputs, "output affected", "outputs affected"))
}

/// Which briefs print a fact.
pub(super) fn printed_in(briefs: &[String]) -> String {
    if briefs.is_empty() { "in no brief".to_owned() } else { format!("in {}", briefs.join(", ")) }
}
