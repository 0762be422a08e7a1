//! What this room says: what is wrong with an archived source or with a printed form in it, and what would help.

use std::path::Path;

use super::finding::{Finding, Outcome};
use crate::diagnostic::wording::count;
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::disk::shown;
use crate::error::Error;
use crate::language::{Language, SourceLanguage};
use crate::reading::UnreadableForm;

// The archive and its files.

pub(super) fn archive_leads_out(span: Span, name: &str) -> Diagnostic {
    Diagnostic::at(Code::BadFileName, span, format!("`{name}` is a link that leads out of the project")).hint(
        "put the folder itself there; name one elsewhere with `--archive DIR` or in the variable FACTBRIEF_ARCHIVE",
    )
}

pub(super) fn archive_is_no_folder(span: Span, name: &str) -> Diagnostic {
    Diagnostic::at(Code::BadFileName, span, format!("`{name}` isn't a folder"))
        .hint("name the folder that holds the archived sources")
}

/// `near` is a folder of the project whose name is much like that of the archive.
pub(super) fn archive_not_there(dossier: &str, archive: &str, near: Option<&str>) -> Error {
    let hint = match near {
        Some(near) => format!("write `archive = \"{near}\"`, the nearest folder of the project"),
        None => "bring the folder here, or name another with `--archive DIR`".to_owned(),
    };
    Error::usage(format!("the archive `{archive}` of `{dossier}` isn't there"), hint)
}

pub(super) fn no_archive_named(dossier: &str) -> Error {
    Error::usage(
        format!("no archive is named for `{dossier}`"),
        "write `archive = \"archive\"` into its dossier.toml, or name the folder with `--archive DIR`",
    )
}

pub(super) fn not_a_folder(folder: &Path) -> Error {
    Error::usage(
        format!("`{}` isn't a folder", folder.display()),
        "name the folder that holds the archived sources",
    )
}

/// `name` is the file's, `span` where a source names it.
pub(super) fn not_a_file(name: &str, span: &Span) -> Diagnostic {
    let message = format!("`{name}` in the archive is a link or a folder, not a file");
    Diagnostic::at(Code::NoCopy, span.clone(), message).hint("put the file itself into the archive folder")
}

/// `limit` in bytes.
pub(super) fn too_large(name: &str, limit: u64, span: &Span) -> Diagnostic {
    let limit = limit / (1024 * 1024);
    let message = format!("the archived source `{name}` is larger than {limit} MiB");
    Diagnostic::at(Code::FileTooLarge, span.clone(), message)
        .hint("archive the part of the text that is cited, or each part as a source of its own")
}

pub(super) fn not_text(name: &str, span: &Span) -> Diagnostic {
    let message = format!("the archived source `{name}` isn't text in UTF-8");
    Diagnostic::at(Code::NoCopy, span.clone(), message).hint(
        "run `factbrief add source` with an HTML page or a PDF, which extracts its text; or archive the text",
    )
}

/// `source` is the source's id, `span` where its pinned hash is written.
pub(super) fn not_the_pinned_one(source: &str, sha256: &str, span: &Span) -> Diagnostic {
    let message =
        format!("the archived file of `{source}` isn't the one that was pinned: its SHA-256 is {sha256}");
    Diagnostic::at(Code::CopyChanged, span.clone(), message)
        .hint("restore the file; or read the new one, remove this line and run `verify --pin`")
}

/// `name` is the file of the extracted text, `place` where its pinned hash is written.
pub(super) fn not_the_extracted_text(name: &str, sha256: &str, place: &Span) -> Diagnostic {
    let message = format!("`{name}` isn't the text that was extracted: its SHA-256 is {sha256}");
    Diagnostic::at(Code::CopyChanged, place.clone(), message)
        .hint("restore it; or take `file`, `sha256` and `extracted` out, and run `factbrief add source` with the original")
}

pub(super) fn no_extracted_text(name: &str, span: &Span) -> Diagnostic {
    Diagnostic::at(Code::NoCopy, span.clone(), format!("there is no `{name}` in the archive, the extracted text"))
        .hint("restore it; or take `file`, `sha256` and `extracted` out, and run `factbrief add source` with the original")
}

// Printed forms.

pub(super) fn value_differs(finding: &Finding, why: &str, hint: Option<String>) -> Diagnostic {
    at(Code::ValueDiffers, finding, why).hint_if(hint)
}

pub(super) fn unread(finding: &Finding, why: &str) -> Diagnostic {
    at(Code::UnreadForm, finding, why).hint(format!(
        "quote the figure with the words around it, or where it stands without them; or add {}, and compare it by eye",
        excuse(finding)
    ))
}

/// `forms` is how many printed forms of the source are in it.
pub(super) fn no_reader(source: &str, language: &SourceLanguage, forms: usize, span: &Span) -> Diagnostic {
    let (forms, are) = (count(forms, "printed form", "printed forms"), if forms == 1 { "is" } else { "are" });
    let language = language.name(Language::En);
    let message = format!(
        "the program can't read {language}: {forms} of `{source}` {are} there, and compared with nothing"
    );
    Diagnostic::at(Code::NoReader, span.clone(), message).hint("compare each by eye with its value")
}

pub(super) fn not_found(finding: &Finding) -> Diagnostic {
    at(Code::NotFound, finding, &format!("`{}` isn't in the archived source", printed(finding)))
        .hint(format!("write it in the source's own characters, or add {}", excuse(finding)))
}

/// `times` is how often the rest of the source has it.
pub(super) fn not_at_these_lines(finding: &Finding, times: usize) -> Diagnostic {
    let (printed, times) = (printed(finding), count(times, "time", "times"));
    at(
        Code::NotFound,
        finding,
        &format!("`{printed}` isn't at these lines; the archived source has it {times} elsewhere"),
    )
    .hint("correct `lines`")
}

pub(super) fn several_in_source(finding: &Finding, times: usize) -> Diagnostic {
    let printed = printed(finding);
    at(
        Code::Ambiguous,
        finding,
        &format!("`{printed}` is in the archived source {times} times, perhaps for different things"),
    )
    .hint("say where with `lines`, such as `lines = \"14\"`")
}

pub(super) fn several_in_lines(finding: &Finding, times: usize) -> Diagnostic {
    let printed = printed(finding);
    at(
        Code::Ambiguous,
        finding,
        &format!("these lines have `{printed}` {times} times, perhaps for different things"),
    )
    .hint("name fewer lines, those of the figure itself")
}

/// `words` give the unit of a printed form.
pub(super) fn no_heading(finding: &Finding, words: &str, at_lines: bool) -> Diagnostic {
    let (what, hint) = match at_lines {
        true => (
            format!("`{words}` isn't at the lines of `unit-lines`"),
            "correct `unit-lines` or `printed-unit`",
        ),
        false => (
            format!("`{words}`, which gives its unit, isn't near it in the archived source"),
            "write `printed-unit` in the source's own characters, or say where it is with `unit-lines`",
        ),
    };
    at(Code::NotFound, finding, &what).hint(hint)
}

/// `pages` are those that have it, counted from 1.
pub(super) fn not_on_page(finding: &Finding, pages: &[usize]) -> Diagnostic {
    let numbers: Vec<String> = pages.iter().take(5).map(usize::to_string).collect();
    let (word, more) =
        (if pages.len() == 1 { "page" } else { "pages" }, if pages.len() > 5 { " …" } else { "" });
    let numbers = numbers.join(", ");
    let what = format!(
        "`{}` isn't on the page of its locator, but on {word} {numbers}{more} of the file",
        printed(finding)
    );
    at(Code::NotFound, finding, &what)
        .hint("correct the page: pages are counted in the file, unless `first-page` at the source says on which page of the file its page 1 is")
}

pub(super) fn joined(finding: &Finding) -> Diagnostic {
    let printed = printed(finding);
    at(
        Code::Ambiguous,
        finding,
        &format!("`{printed}` is in the archived source only if two cells, columns or lines are one figure"),
    )
    .hint(format!("look at the original: quote what one cell holds, or add {}", excuse(finding)))
}

pub(super) fn nothing_printed(finding: &Finding) -> Diagnostic {
    let message = format!("the evidence of `{}` has no printed form to look for", finding.fact);
    Diagnostic::at(Code::NotFound, finding.span.clone(), message)
        .hint("add `as-printed`, a figure or a term in the source's own characters")
}

pub(super) fn no_file(finding: &Finding) -> Diagnostic {
    at(Code::NoCopy, finding, &format!("the source `{}` names no archived file", finding.source))
        .hint(format!("add `file` to the source, or {} to the evidence", excuse(finding)))
}

/// `file` is the name that was looked for, `near` the nearest one in the archive.
pub(super) fn missing(finding: &Finding, file: &str, near: Option<&str>) -> Diagnostic {
    let what = format!("there is no `{file}` in the archive, the file of `{}`", finding.source);
    at(Code::NoCopy, finding, &what).hint(match near {
        Some(near) => format!("write `file = \"{near}\"` for the source, the nearest name in the archive"),
        None => "put the file into the archive folder under the name in `file` of sources.toml".to_owned(),
    })
}

fn at(code: Code, finding: &Finding, what: &str) -> Diagnostic {
    let of = match finding.is_term {
        true => format!("the term of `{}`", finding.fact),
        false => format!("`{}` of `{}`", finding.figure, finding.fact),
    };
    Diagnostic::at(code, finding.span.clone(), format!("{of}: {what}"))
}

fn printed(finding: &Finding) -> &str {
    finding.printed.as_deref().unwrap_or_default()
}

/// The key by which an author says why a form can't be found.
fn excuse(finding: &Finding) -> String {
    match finding.has_others {
        true => format!("`unverifiable = {{ {} = \"why\" }}`", finding.figure),
        false => "`unverifiable = \"why\"`".to_owned(),
    }
}

// A form that is part of a larger one.

pub(super) fn part_of(printed: &str, whole: &str) -> String {
    format!("the source prints `{whole}` there, and `{printed}` is only a part of it")
}

/// The words around a printed form can't be read.
pub(super) fn unread_there(printed: &str, whole: &str, why: &UnreadableForm) -> String {
    match why {
        UnreadableForm::Unknown(part) => {
            format!("the source prints `{whole}` there, and what `{part}` does to `{printed}` can't be read")
        }
        UnreadableForm::Name(_) => {
            format!("the source prints `{whole}` there, which is a name and no figure")
        }
        UnreadableForm::MoneyOrMass(part) => {
            format!(
                "the source prints `{whole}` there, and its sentence doesn't tell whether `{part}` is money or a weight"
            )
        }
        _ => format!("the source prints `{whole}` there, and it can't be read"),
    }
}

pub(super) fn type_value_so(whole: &str) -> String {
    format!("write `as-printed = {}`, and type the value to match", quoted(whole))
}

/// `whole` are the words for a unit of which the quoted ones are a part.
pub(super) fn quote_whole_unit(whole: &str) -> String {
    let whole = whole.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("write `printed-unit = {}`, and type the value to match", quoted(&whole))
}

/// `nearer` is a heading between the quoted words and the figure.
pub(super) fn nearer_heading(printed: &str, words: &str, nearer: &str) -> String {
    format!("`{nearer}` stands nearer to `{printed}` than `{words}`, and says something else of its unit")
}

pub(super) fn quote_nearer_heading(nearer: &str) -> String {
    format!(
        "write `printed-unit = {}`, and type the value to match; if it isn't about this figure, compare it by eye and say so with `by-eye = {{ value = \"which heading it has\" }}`",
        quoted(nearer)
    )
}

/// Words between the quotes that a key of a fact table needs.
fn quoted(words: &str) -> String {
    let quote = if words.contains(['"', '\\']) { '\'' } else { '"' };
    format!("{quote}{words}{quote}")
}

/// What helps where the larger figure can't be read by itself.
pub(super) fn quote_elsewhere() -> String {
    "quote the figure with the words around it, or where it stands without them; words between a number and its unit go into `printed-unit` with the unit, such as \"measles cases\"".to_owned()
}

// Pinning.

/// `place` is the file and line of the file's name.
pub(super) fn not_pinned(id: &str, sha256: &str, place: &str) -> Error {
    Error::usage(
        format!("the hash of `{id}` can't be written at `{place}`, beside the name of its file"),
        format!("write `sha256 = \"{sha256}\"` there by hand, or give the source a header `[{id}]`"),
    )
}

pub(super) fn changed_meanwhile(path: &Path) -> Error {
    Error::usage(
        format!("`{}` was changed while its sources were verified, and nothing was pinned", shown(path)),
        "run `factbrief verify --pin` again",
    )
}

impl Outcome {
    /// Its name in JSON, where names never change. It says whether a value is present in an archived source, and nothing of the
    /// claim.
    pub fn name(&self) -> &'static str {
        match self {
            Self::ValueFound => "value present",
            Self::TermFound => "term present",
            Self::ValueDiffers { .. } => "value differs",
            Self::Unread { .. } => "not read",
            Self::NoReader => "no-reader",
            Self::ByEye => "read by eye",
            Self::NotFound { .. }
            | Self::NoHeading { .. }
            | Self::NotOnPage { .. }
            | Self::NothingPrinted => "not found",
            Self::Ambiguous { .. } | Self::Joined => "ambiguous",
            Self::NoCopy => "no copy",
            Self::Unverifiable { .. } => "unverifiable",
        }
    }
}
