//! What this room says: which files and folders can't be read or written, and what would help.

use std::fmt::Display;
use std::path::Path;

use super::shown;
use crate::diagnostic::wording::{count, list};
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::error::Error;

// Files of a dossier.

pub(super) fn no_file(folder: &Path, name: &str) -> Diagnostic {
    let message = format!("the dossier `{}` has no `{name}`", shown(folder));
    Diagnostic::without_place(Code::MissingFile, message)
        .hint(format!("write `{}`; docs/file-format.md shows its keys", shown(&folder.join(name))))
}

pub(super) fn no_fact_table(folder: &Path) -> Diagnostic {
    let message = format!("the dossier `{}` has no fact table", shown(folder));
    Diagnostic::without_place(Code::MissingFile, message)
        .hint(format!("write one as `{}`", shown(&folder.join("facts").join("NAME.toml"))))
}

// What is found in folders.

pub(super) fn not_a_dossier_folder(path: &Path) -> Error {
    Error::usage(
        format!("`{}` is a file, not a dossier folder", shown(path)),
        "name the folder that holds `dossier.toml`, or a folder of such folders",
    )
}

/// `deeper` is a folder in it that holds dossiers.
pub(super) fn no_dossier(path: &Path, deeper: Option<&Path>) -> Diagnostic {
    let message = format!("there is no dossier in `{}`", shown(path));
    Diagnostic::without_place(Code::NoDossier, message).hint(match deeper {
        Some(folder) => format!("name the folder of the dossiers, `{}`", shown(folder)),
        None => {
            "a dossier is a folder with a `dossier.toml`; `factbrief new DIR` makes a small one".to_owned()
        }
    })
}

pub(super) fn outside_of_dossiers(path: &Path) -> Diagnostic {
    unread(
        path,
        "isn't read, because it isn't in the folder of a dossier",
        "move it into the folder of its dossier",
    )
}

pub(super) fn dossiers_too_deep(folder: &Path, path: &Path) -> Diagnostic {
    let hint = format!("move them into `{}`, or name that folder", shown(path));
    unread(folder, "holds dossiers that aren't read", &hint)
}

pub(super) fn other_extension(path: &Path, extension: &str) -> Diagnostic {
    unread(path, "isn't read", &format!("give it a name that ends in `.{extension}`, or {AWAY}"))
}

/// A drawing beside the themes that none of them names.
pub fn unnamed_drawing(path: &Path) -> Diagnostic {
    unread(
        path,
        "isn't read, because no theme names it",
        &format!("name it in a theme, `[logo] file`, or {AWAY}"),
    )
}

/// `meant` is the folder whose files are read.
pub(super) fn other_folder(path: &Path, meant: &Path) -> Diagnostic {
    unread(path, "isn't read", &format!("put the files in it into `{}`, or {AWAY}", shown(meant)))
}

pub(super) fn not_a_folder(path: &Path) -> Diagnostic {
    unread(path, "isn't a folder", "remove it, or make it a folder")
}

pub(super) fn not_a_file(path: &Path) -> Diagnostic {
    unread(path, "isn't a file, and isn't read", AWAY)
}

const AWAY: &str = "move it elsewhere";

fn unread(path: &Path, why: &str, hint: &str) -> Diagnostic {
    Diagnostic::without_place(Code::UnreadFile, format!("`{}` {why}", shown(path))).hint(hint)
}

pub(super) fn unprintable_name(path: &Path) -> Diagnostic {
    bad_name(path, "has characters in its name that can't be printed, such as control characters")
}

pub(super) fn name_not_utf8(path: &Path) -> Diagnostic {
    bad_name(path, "has a name that isn't UTF-8")
}

fn bad_name(path: &Path, why: &str) -> Diagnostic {
    Diagnostic::without_place(Code::BadFileName, format!("`{}` {why}", shown(path))).hint("rename it")
}

pub(super) fn templates_are_a_file(folder: &Path) -> Error {
    Error::usage(
        format!("`{}` is a file, not a folder of templates", shown(folder)),
        "name the folder that holds it",
    )
}

pub(super) fn no_templates(folder: &Path) -> Error {
    Error::usage(
        format!("there is no folder of templates `{}`", shown(folder)),
        "check the path; it starts from the current folder",
    )
}

// Links.

/// `why` is the system's reason; none where what the link leads to isn't there.
pub(super) fn broken_link(path: &Path, target: &Path, why: Option<&dyn Display>) -> Diagnostic {
    let (named, target) = (shown(path), shown(target));
    let why =
        why.map_or_else(|| "which isn't there".to_owned(), |why| format!("which can't be followed: {why}"));
    Diagnostic::without_place(Code::BadLink, format!("the link `{named}` leads to `{target}`, {why}")).hint(
        format!(
            "restore what it leads to, or put the file itself there; if it isn't needed, remove `{named}`"
        ),
    )
}

pub(super) fn link_out_of_project(path: &Path, target: &Path) -> Diagnostic {
    let message = format!("the link `{}` leads out of the project, to `{}`", shown(path), shown(target));
    Diagnostic::without_place(Code::BadLink, message)
        .hint("put the file or folder itself there; links are followed within the project only")
}

pub(super) fn linked_outputs(folder: &Path) -> Error {
    let shown = shown(folder);
    Error::usage(
        format!("the folder of outputs `{shown}` is a link, and nothing is written through it"),
        format!("remove the link `{shown}`, and a folder is made in its place"),
    )
}

// What is in a file.

/// `limit` in bytes.
pub(super) fn too_large(path: &str, limit: u64) -> Diagnostic {
    let limit = limit / (1024 * 1024);
    Diagnostic::without_place(Code::FileTooLarge, format!("`{path}` is larger than {limit} MiB"))
        .hint("split it; every `*.toml` in `facts` is read")
}

/// `offset` in bytes, from 0; `line` from 1.
pub(super) fn not_utf8(path: &str, offset: usize, line: usize) -> Diagnostic {
    let message = format!("`{path}` isn't UTF-8: byte {offset}, in line {line}");
    Diagnostic::without_place(Code::NotUtf8, message)
        .hint("save the file as UTF-8; Shift_JIS and UTF-16 can't be read")
}

/// Characters that one message names.
const MAX_NAMED: usize = 8;

/// `refused` holds each character once; `first` is the first of them.
pub(super) fn invisible(refused: &[char], first: char, span: Span) -> Diagnostic {
    let names =
        list(refused.iter().take(MAX_NAMED).map(|character| format!("U+{:04X}", u32::from(*character))));
    let message = match refused.len() {
        1 => format!("the invisible character {names} is not allowed"),
        _ => format!("the invisible characters {names} are not allowed"),
    };
    Diagnostic::at(Code::InvisibleCharacter, span, message).hint(match first {
        '\u{fe00}'..='\u{fe0d}' | '\u{e0100}'..='\u{e01ef}' => {
            "remove it; it asks for a variant of the character before it, which the fonts don't have"
        }
        _ => "type the text again, or delete what is invisible: it changes how the text is shown or read",
    })
}

pub(super) fn private_use(character: char, span: Span) -> Diagnostic {
    let message = format!("the private-use character U+{:04X} is not allowed", u32::from(character));
    Diagnostic::at(Code::PrivateUse, span, message).hint(
        "remove it; no font has a fixed meaning for it, and the program marks facts with such characters",
    )
}

/// What is wrong with a font file, as the end of a sentence that begins with its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FontFileError {
    /// It is a folder or the like.
    NotAFile,
    /// It is larger than any font.
    TooLarge {
        /// In bytes.
        limit: u64,
    },
}

impl Display for FontFileError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotAFile => f.write_str("isn't a file"),
            Self::TooLarge { limit } => write!(f, "is larger than {} MiB", limit / (1024 * 1024)),
        }
    }
}

impl std::error::Error for FontFileError {}

// Revisions.

const OTHER_STATES: &str = "`--against manifest.toml` or `--against FILE.pdf`";

pub(super) fn not_a_revision(name: &str) -> Error {
    Error::usage(
        format!("`{name}` isn't the name of a revision"),
        "name a commit, branch or tag, such as `--against HEAD~1`",
    )
}

pub(super) fn no_repository(folder: &Path, revision: &str) -> Error {
    Error::usage(
        format!("`{}` isn't in a git repository", shown(folder)),
        format!("compare with a build or a copy: {OTHER_STATES}; there is no file `{revision}`"),
    )
}

pub(super) fn no_revision(name: &str) -> Error {
    Error::usage(
        format!("there is no file and no revision `{name}`"),
        "name a commit, branch or tag, a `manifest.toml`, or a PDF; a shallow clone lacks older commits",
    )
}

pub(super) fn outside_of_repository(path: &Path) -> Error {
    Error::usage(format!("`{}` isn't in the repository", shown(path)), "name a folder in it")
}

pub(super) fn not_in_revision(path: &Path, revision: &str) -> Error {
    Error::usage(
        format!("there is no `{}` at `{revision}`", shown(path)),
        "name a later revision, or the folder by the name that it had then",
    )
}

/// `path` from the root of the repository.
pub(super) fn link_in_revision(revision: &str, path: &str) -> Error {
    Error::usage(
        format!("`{revision}:{path}` is a link, and links aren't followed at a revision"),
        format!("compare with a build or a copy: {OTHER_STATES}"),
    )
}

pub(super) fn templates_of_both(folder: &Path) -> String {
    format!("`{}` isn't in the repository: its templates are used for both states", shown(folder))
}

pub(super) fn link_left_out(revision: &str, path: &str) -> String {
    format!("`{revision}:{path}` is a link and was left out")
}

// Git.

pub(super) fn no_git() -> Error {
    Error::usage(
        "a revision can't be read without the program `git`",
        format!("install git, or compare with a build or a copy: {OTHER_STATES}"),
    )
}

pub(super) fn git_not_started(why: impl Display) -> Error {
    git_failed("be started", why)
}

pub(super) fn repository_not_found(why: impl Display) -> Error {
    git_failed("find the repository", why)
}

pub(super) fn path_not_utf8() -> Error {
    git_failed("name the folder", "its path isn't UTF-8")
}

pub(super) fn files_not_listed(why: impl Display) -> Error {
    git_failed("list the files of the revision", why)
}

pub(super) fn commits_not_listed(why: impl Display) -> Error {
    git_failed("list the commits", why)
}

pub(super) fn listed_name_not_utf8() -> Error {
    files_not_listed("a name isn't UTF-8")
}

pub(super) fn row_unreadable(row: &str) -> Error {
    files_not_listed(format!("`{row}` can't be read"))
}

pub(super) fn files_not_read(why: impl Display) -> Error {
    git_failed("read the files of the revision", why)
}

pub(super) fn no_pipe() -> Error {
    files_not_read("it gave no pipe")
}

pub(super) fn not_in_clone(path: &str) -> Error {
    files_not_read(format!("`{path}` isn't there; a partial clone lacks it"))
}

pub(super) fn cut_off(path: &str) -> Error {
    files_not_read(format!("`{path}` ends early"))
}

fn git_failed(doing: &str, why: impl Display) -> Error {
    Error::Usage { message: format!("git can't {doing}: {why}"), hint: None }
}

/// Where git fails without a word.
pub(super) const NO_REASON: &str = "it doesn't say why";

// Watching.

pub(super) fn not_watched(why: impl Display) -> Error {
    watch_failed(why, "use `--poll 2`, which looks for changes every 2 seconds")
}

pub(super) fn too_many_watched(why: impl Display) -> Error {
    watch_failed(why, "raise the limit `fs.inotify.max_user_watches` of the system")
}

fn watch_failed(why: impl Display, hint: &str) -> Error {
    Error::usage(format!("the folders can't be watched: {why}"), hint)
}

/// How changes are noticed, after the names of the folders: every so many seconds. `silent` is the type of a file system that
/// may not report changes.
pub(super) fn looking(seconds: u64, silent: Option<&str>) -> String {
    let every = count(usize::try_from(seconds).unwrap_or_default(), "second", "seconds");
    match silent {
        Some(kind) => format!(", and by looking every {every}, since `{kind}` may not report changes"),
        None => format!(", by looking every {every}"),
    }
}

// New projects.

pub(super) fn dangling_link(folder: &str) -> Error {
    Error::usage(format!("`{folder}` is a link that leads nowhere"), ANOTHER)
}

pub(super) fn is_file(folder: &str) -> Error {
    Error::usage(format!("`{folder}` is a file"), ANOTHER)
}

pub(super) fn not_empty(folder: &str) -> Error {
    Error::usage(
        format!("the folder `{folder}` isn't empty"),
        "name a folder that isn't there yet; nothing is overwritten",
    )
}

const ANOTHER: &str = "name a folder that isn't there yet";
