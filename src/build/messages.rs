//! What this room says: how outputs are and why, what a build does to a folder, and why a folder can't be used.

use std::fmt;
use std::path::Path;

use super::alteration::Substitution;
use super::build_options::WriteMode;
use super::output_state::{Judged, OutputState};
use super::reason::{Reason, is_older};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::wording::list;
use crate::disk::shown;
use crate::error::Error;
use crate::manifest::{PUBLISHED, Unreadable};
use crate::model::Brief;

impl OutputState {
    /// In words.
    pub fn name(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Stale => "stale",
            Self::Missing => "missing",
            Self::Altered => "altered",
            Self::NotMade => "not made",
            Self::LeftOver => "left over",
        }
    }
}

impl Judged {
    /// Why the file of this name would be written, in words; empty for one that wouldn't.
    pub fn why(&self, name: &str) -> Vec<String> {
        let mut said: Vec<String> = self.reasons.iter().map(Reason::to_string).collect();
        match self.state {
            OutputState::NotMade => said.push("not made yet".to_owned()),
            OutputState::Missing => said.push(format!("`{name}` is missing")),
            OutputState::Altered => {
                let how = self.alteration.map(|how| format!(": {how}")).unwrap_or_default();
                said.push(format!("`{name}` is not what the last build wrote{how}"));
            }
            OutputState::Current | OutputState::Stale | OutputState::LeftOver => {}
        }
        said
    }
}

impl fmt::Display for Substitution {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::LineEnds => {
                "only its line ends differ, as git's `core.autocrlf` leaves them; a line `out/** -text` in .gitattributes prevents that"
            }
            Self::Encoding => "it is the same text in another encoding; a line `out/** -text` in .gitattributes prevents that",
            Self::LfsPointer => "it is a pointer of Git LFS, not the file; `git lfs pull` fetches the file",
            Self::AnnexPointer => "it is a pointer of git-annex, not the file; `git annex get` fetches the file",
            Self::Encrypted => "it is encrypted by git-crypt; `git-crypt unlock` opens it",
            Self::Conflict => "git left both sides of a merge conflict in it",
            Self::Link => "it is a link, and a build writes files",
        })
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Program { from, to } => match is_older(from, to) {
                true => write!(f, "made by an older version, {from}; this is {to}"),
                false => write!(f, "made by another version, {from}; this is {to}"),
            },
            Self::Date { from, to } => write!(f, "the date was {from} and is {to}"),
            Self::Theme => f.write_str("the theme changed"),
            Self::Fonts => f.write_str("the fonts changed"),
            Self::Settings => f.write_str("a setting of the dossier or the brief changed"),
            Self::Words => f.write_str("the brief's own words changed"),
            Self::Imprint => {
                f.write_str("the dossier's title, publisher, contact, letterhead or disclaimer changed")
            }
            Self::Picture { file } => write!(f, "the picture `{file}` changed"),
            Self::Template { name } => write!(f, "the template `{name}` changed"),
            Self::Source { id } => write!(f, "the source `{id}` changed"),
            Self::FactChanged { id } => write!(f, "the fact `{id}` changed"),
            Self::FactAdded { id } => write!(f, "the fact `{id}` was added"),
            Self::FactGone { id } => write!(f, "the fact `{id}` is no longer printed"),
            Self::FactOrder => f.write_str("the order of the facts changed"),
            Self::Ladder => f.write_str("the order in which facts are shortened or left out changed"),
            Self::ShortForm => f.write_str("a short form changed"),
            Self::LeftOut => f.write_str("the last build of the brief left this file out"),
            Self::Text => f.write_str("its text changed"),
        }
    }
}

/// The reason for every file of a build with `--force`.
pub(super) const FORCED: &str = "asked for by `--force`";

// What a build does.

/// What a build knows of the outputs beside a manifest that can't be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OldOutputs {
    /// The first part of the manifest still says what they were.
    Known,
    /// Nothing, so each was compared with what is made now. Files with the right bytes are left alone, and most count as
    /// current.
    Unknown,
}

pub(super) fn manifest_unusable(
    path: &Path,
    why: &Unreadable,
    outputs: OldOutputs,
    writing: WriteMode,
) -> String {
    let then = match (outputs, writing) {
        (OldOutputs::Known, WriteMode::Real) => "it was written anew",
        (OldOutputs::Known, WriteMode::Dry) => "it would be written anew",
        (OldOutputs::Unknown, WriteMode::Real) => {
            "it was written anew, and every file was compared with what is made now"
        }
        (OldOutputs::Unknown, WriteMode::Dry) => {
            "it would be written anew; every file was compared with what is made now"
        }
    };
    format!("`{}` can't be used: {why}; {then}", shown(path))
}

/// A brief that nobody asked for and that an earlier day can't give.
pub(super) fn not_made_of_earlier_day(dossier: &str, brief: &str) -> String {
    format!(
        "`{dossier}/{brief}` is left out: its template names what wasn't known that day, and pages for others were asked for"
    )
}

pub(super) fn left_over(path: &Path, writing: WriteMode) -> String {
    let was = match writing {
        WriteMode::Real => "was removed",
        WriteMode::Dry => "would be removed",
    };
    format!("`{}` {was}: it no longer belongs to any brief", shown(path))
}

pub(super) fn left_annex(path: &Path) -> String {
    format!("`{}` is the annex of a page that is no longer made, and was kept: delete it", shown(path))
}

pub(super) fn left_over_kept(path: &Path) -> String {
    format!(
        "`{}` no longer belongs to any brief, and was kept because it was changed after a build wrote it",
        shown(path)
    )
}

/// The system's reason for a manifest that disappears while a build runs.
pub(super) const REMOVED_MEANWHILE: &str = "it was removed while the build ran";

pub(super) fn outputs_out_of_project(why: String) -> Error {
    Error::usage(why, "remove the link, or name the right folder with `--out DIR`")
}

// Bugs.

pub(super) fn no_fingerprints(brief: &Brief) -> Diagnostic {
    bug(brief, "it has no fingerprints")
}

pub(super) fn not_hashed(brief: &Brief, error: impl fmt::Display) -> Diagnostic {
    bug(brief, &format!("its inputs can't be hashed: {error}"))
}

pub(super) fn set_with_mistakes(brief: &Brief) -> Diagnostic {
    bug(brief, "it was set from texts with mistakes")
}

fn bug(brief: &Brief, what: &str) -> Diagnostic {
    Diagnostic::internal(Some(brief.span.clone()), &format!("the brief can't be made: {what}"))
}

// Publishing.

/// `first` is a file in the folder.
pub(super) fn not_published(folder: &Path, first: &str) -> Error {
    Error::usage(
        format!(
            "`{}` isn't empty: it holds `{first}`, and no `{PUBLISHED}` says that it was published",
            shown(folder)
        ),
        "name a new or empty folder with `--out`; among other files, published ones can't be recognised later",
    )
}

pub(super) fn list_unreadable(path: &Path) -> Error {
    Error::usage(format!("`{}` isn't a list that factbrief wrote", shown(path)), "publish to a new folder")
}

pub(super) fn other_audience(folder: &Path, audience: &str) -> Error {
    Error::usage(
        format!("`{}` was published for the audience `{audience}`", shown(folder)),
        "publish each audience to a folder of its own",
    )
}

pub(super) fn other_files(folder: &Path, files: &[String]) -> Error {
    Error::usage(
        format!("`{}` holds files that weren't published there: {}", shown(folder), list(files)),
        "move them elsewhere, or publish to a new folder; factbrief can't know whom they are for",
    )
}

// Signatures of pages.

pub(super) fn not_what_was_built(page: &str) -> Error {
    Error::usage(format!("`{page}` isn't what the build made, and wasn't signed"), "build again")
}

pub(super) fn no_page() -> Error {
    Error::usage("there is no PDF to sign", "see above why none was made")
}
