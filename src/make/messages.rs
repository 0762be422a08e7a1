//! What this room says: what is wrong with themes, fonts and ids of a project, with a page, and with the facts in a PDF.

use std::fmt;
use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::diagnostic::wording::{list, unknown_name};
use crate::diagnostic::{Code, Diagnostic, SourceText, Span};
use crate::disk::{FontFileError, shown};
use crate::language::Language;
use crate::model::{Brief, Fact};
use crate::page::{ArtFault, Fault, FontFault, ThemeFault};
use crate::pdf::WriteError;

// The project.

/// `others` are the places of the same id.
pub(super) fn same_id(id: &str, span: &Span, others: &[&Span]) -> Diagnostic {
    let message = format!("the id `{id}` is another dossier's too");
    let found = Diagnostic::at(Code::DuplicateId, span.clone(), message);
    let found = others.iter().fold(found, |found, other| found.also((*other).clone(), "here too"));
    found.hint(
        "in the newer dossier, write another id of 8 to 64 lower-case letters, digits and hyphens; or remove the line there",
    )
}

pub(super) fn unknown_theme<'a>(
    name: &str,
    span: &Span,
    known: impl IntoIterator<Item = &'a str>,
) -> Diagnostic {
    let hint = unknown_name(name, known, "theme");
    Diagnostic::at(Code::UnknownTheme, span.clone(), format!("there is no theme `{name}`"))
        .hint(format!("{hint}; a project's own themes are in templates/themes"))
}

// What a page says of plans.

/// Words of the past about a plan whose date is still ahead on the date of the page.
pub(super) fn passed_too_early(span: Span, fact: &Fact, due: &str, on: NaiveDate) -> Diagnostic {
    let id = &fact.id;
    let message = format!(
        "`passed` says that words about `{id}` are right because its date has passed, but that date, `{due}`, is still ahead on {on}"
    );
    Diagnostic::at(Code::DatesDisagree, span, message).also(fact.span.clone(), "the plan").hint(format!(
        "write of it as of something ahead, with `fact('{id}')`, until the date has passed; or correct the date"
    ))
}

// Fonts.

pub(super) fn no_font_folder(name: &str, span: &Span) -> Diagnostic {
    missing_font(name, span).hint("name the folder that holds it with `--font-dir`")
}

/// How many files of the folder a hint lists.
const MOST_LISTED: usize = 12;

/// `files` are the fonts in the folder.
pub(super) fn not_in_font_folder(name: &str, span: &Span, folder: &Path, files: &[String]) -> Diagnostic {
    let folder = shown(folder);
    missing_font(name, span).hint(match files.len() {
        0 => format!("the folder `{folder}` has no `.ttf`, `.otf` or `.ttc` file"),
        count if count > MOST_LISTED => {
            let named = list(&files[..MOST_LISTED]).replace(" and ", ", ");
            format!("the folder `{folder}` holds {named} and {} more", count - MOST_LISTED)
        }
        _ => format!("the folder `{folder}` holds {}", list(files)),
    })
}

fn missing_font(name: &str, span: &Span) -> Diagnostic {
    Diagnostic::at(Code::MissingFont, span.clone(), format!("there is no font `{name}`"))
}

pub(super) fn bad_font_file(name: &str, span: &Span, error: FontFileError) -> Diagnostic {
    Diagnostic::at(Code::BadFont, span.clone(), format!("`{name}` {error}"))
}

pub(super) fn bad_font(name: &str, span: &Span, fault: &FontFault) -> Diagnostic {
    Diagnostic::at(Code::BadFont, span.clone(), format!("`{name}` {fault}")).hint(fault.hint())
}

// The page.

/// The place of a fault of the page, as precisely as it is known.
pub(super) enum FaultPlace<'a> {
    /// The fact that brought it.
    Fact(&'a Fact, Span),
    /// The text in a brief or a template.
    Text(Span),
    /// Somewhere in a brief.
    Brief(&'a str, Language, Span),
}

/// A place in a file says which brief and language; without one the sentence must.
pub(super) fn fault(code: Code, fault: &Fault, place: FaultPlace<'_>) -> Diagnostic {
    let (span, of) = match place {
        FaultPlace::Fact(fact, span) => (span, format!(", in the fact `{}`", fact.id)),
        FaultPlace::Text(span) => (span, String::new()),
        FaultPlace::Brief(brief, language, span) => (span, format!(", in `{brief}.{language}`")),
    };
    Diagnostic::at(code, span, format!("{fault}{of}")).hint(fault.hint())
}

/// The same where no further concession is possible.
pub(super) fn exhausted(diagnostic: Diagnostic) -> Diagnostic {
    diagnostic.hint("cut text, or allow a smaller type size; every fact without `must` is left out already")
}

/// A mistake in a theme of the project's own.
pub(super) fn bad_theme(text: &Arc<SourceText>, fault: ThemeFault) -> Diagnostic {
    Diagnostic::at(Code::BadTheme, Span::new(text, fault.range), fault.message).hint(fault.hint)
}

/// A drawing that isn't where it is looked for.
pub(super) fn no_drawing(name: &str, span: &Span) -> Diagnostic {
    let message = format!("there is no file `{name}` beside the theme");
    Diagnostic::at(Code::BadDrawing, span.clone(), message).hint("put it there, or name another")
}

/// A picture that isn't where it is looked for.
pub(super) fn no_picture(name: &str, span: &Span) -> Diagnostic {
    let message = format!("there is no file `{name}` beside the brief");
    Diagnostic::at(Code::BadDrawing, span.clone(), message)
        .hint("put it into the dossier's folder, or name another")
}

pub(super) fn unfit_drawing(name: &str, span: &Span) -> Diagnostic {
    Diagnostic::at(Code::BadDrawing, span.clone(), format!("`{name}` isn't a file, or has more than 16 MiB"))
}

pub(super) fn bad_drawing(name: &str, span: &Span, fault: &ArtFault) -> Diagnostic {
    let line = fault.line.map(|line| format!(", line {line},")).unwrap_or_default();
    let message = format!("`{name}`{line} {}", fault.problem);
    Diagnostic::at(Code::BadDrawing, span.clone(), message).hint(fault.problem.hint())
}

// Files of a brief.

pub(super) fn facts_not_written(span: &Span, error: impl fmt::Display) -> Diagnostic {
    Diagnostic::internal(Some(span.clone()), &format!("the facts can't be written as JSON: {error}"))
}

/// `share` of a page's height isn't content.
pub(super) fn little_room(brief: &Brief, language: Language, share: f32) -> Diagnostic {
    // Rounded up, so that what is more than a third never reads as one.
    let percent = (share * 100.0).ceil();
    let message = format!(
        "head, references and foot take {percent} % of the page `{}.{language}`, more than a third",
        brief.name
    );
    Diagnostic::at(Code::LittleRoom, brief.span.clone(), message).hint(
        "leave out facts that need a source of their own, shorten the title or the contact, print fewer original titles in your `reference.md.j2`, or give the brief a second page with `pages = 2`",
    )
}

/// The facts for machines that were just written can't be read.
pub(super) fn annex_not_made(span: &Span, why: &str) -> Diagnostic {
    Diagnostic::internal(Some(span.clone()), &format!("the annex can't be made: {why}"))
}

pub(super) fn pdf_not_written(span: &Span, error: &WriteError) -> Diagnostic {
    let message = format!("the PDF can't be written: {error}");
    match error {
        WriteError::Subset { .. } => Diagnostic::at(Code::BadFont, span.clone(), message),
        WriteError::Document { .. } => Diagnostic::internal(Some(span.clone()), &message),
    }
}

/// Why the facts in a PDF can't be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactsFileError {
    /// They aren't JSON, or not with a schema and a version.
    Header {
        /// The library's reason.
        why: String,
    },
    /// They have another schema.
    Schema {
        /// The schema that is named.
        schema: String,
        /// The one that this program reads.
        known: &'static str,
    },
    /// They have another version of the schema.
    Version {
        /// The version that is named.
        version: u32,
        /// The one that this program reads.
        known: u32,
    },
    /// A field is wrong or missing.
    Fields {
        /// The library's reason.
        why: String,
    },
    /// A fact lacks a property that a page always has.
    Property {
        /// The fact's id.
        id: String,
        /// The property.
        name: &'static str,
    },
}

impl fmt::Display for FactsFileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Header { why } => {
                write!(f, "the facts in it aren't JSON with a schema and a version: {why}")
            }
            Self::Schema { schema, known } => {
                write!(f, "the facts in it have the schema `{schema}`, not `{known}`")
            }
            Self::Version { version, known } => write!(
                f,
                "the facts in it have version {version} of the schema, and this program reads version {known}"
            ),
            Self::Fields { why } => write!(f, "the facts in it can't be read: {why}"),
            Self::Property { id, name } => write!(f, "the facts in it can't be read: `{id}` has no `{name}`"),
        }
    }
}

impl std::error::Error for FactsFileError {}
