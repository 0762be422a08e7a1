//! What can be typed. Arguments have no logic.

use std::ffi::OsStr;
use std::path::PathBuf;

use clap::builder::{PossibleValue, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use super::add_arguments::AddArguments;
use super::build_arguments::{BuildArguments, WatchArguments};
use super::mail_arguments::{LedgerArguments, MailArguments, RecallArguments};
use super::past_arguments::{DueArguments, ReproduceArguments};
pub use super::place_arguments::PlaceArguments;
use crate::diagnostic::Code;

/// Sourced one-page briefs: fact tables in TOML to Markdown and PDF, each figure with its citation.
///
/// Without a command, everything under `briefs` is built into `out`.
#[derive(Debug, Parser)]
#[command(name = "factbrief", version, args_conflicts_with_subcommands = true, max_term_width = 100)]
pub struct Arguments {
    /// What to do; `build` when left out.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// The arguments of `build`.
    #[command(flatten)]
    pub build: BuildArguments,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make the briefs.
    Build(BuildArguments),
    /// Check everything that `build` would use, and write nothing.
    Check(CheckArguments),
    /// Say for each output whether it is current, and why not.
    Status(StatusArguments),
    /// List the facts.
    List(ListArguments),
    /// Show a fact with its evidence, in every language, and where it appears.
    Show(ShowArguments),
    /// Take a file into the archive: its text is extracted, both are pinned, and its entry is written.
    Add(AddArguments),
    /// Note in the tables that a desk has reviewed facts, or the words of briefs, as they are now.
    Review(ReviewArguments),
    /// Compare every printed form with the archived sources.
    Verify(VerifyArguments),
    /// Say what to look at again: reviews that are due, plans whose date has passed, facts that are too old for their readers.
    Due(DueArguments),
    /// Say which facts and outputs have changed: since the last build, a git revision, or a copy.
    Diff(DiffArguments),
    /// Print the facts inside PDFs of briefs, and say whether they are still right.
    Inspect(InspectArguments),
    /// Make a delivered page again from the revision that it was made from, or say which input is another one.
    Reproduce(ReproduceArguments),
    /// Make the briefs, and make them again whenever a file of theirs is saved.
    Watch(WatchArguments),
    /// Write mails with briefs attached as drafts, or send them with `--send`.
    Mail(Box<MailArguments>),
    /// List who holds a sent copy that is now wrong, and write corrections with `--draft`.
    Recall(Box<RecallArguments>),
    /// List what went to whom, or forget somebody.
    Ledger(LedgerArguments),
    /// Make a small made-up dossier whose checks pass, to edit from there.
    New(NewArguments),
    /// Write a theme of your own, with every key and its meaning, to edit from there.
    Theme(ThemeArguments),
    /// Say what a code of a message means, with an example that is refused and its correction.
    Explain(ExplainArguments),
    /// Print or write the JSON Schemas of the TOML files, for editors.
    Schema(SchemaArguments),
    /// Print a completion script for a shell.
    Completions(CompletionsArguments),
    /// Print or write the manual pages.
    Man(ManArguments),
}

/// Arguments of `status`.
#[derive(Debug, Args)]
pub struct StatusArguments {
    /// Where the project is.
    #[command(flatten)]
    pub place: PlaceArguments,
    /// The folder of the outputs.
    #[arg(short, long, value_name = "DIR", default_value = "out")]
    pub out: PathBuf,
    /// The folder of archived sources; when left out, that of FACTBRIEF_ARCHIVE, else the one that the dossier names.
    #[arg(long, value_name = "DIR")]
    pub archive: Option<PathBuf>,
    /// The day by which due dates and `review-by` are judged: 2026-11-21, or `today`.
    #[arg(long, value_name = "DATE", default_value = "today")]
    pub on: String,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
    /// Fail on warnings, too.
    #[arg(long)]
    pub strict: bool,
}

/// Arguments of `check`.
#[derive(Debug, Args)]
pub struct CheckArguments {
    /// Where the project is.
    #[command(flatten)]
    pub place: PlaceArguments,
    /// The folder of archived sources; when left out, that of FACTBRIEF_ARCHIVE, else the one that the dossier names.
    #[arg(long, value_name = "DIR")]
    pub archive: Option<PathBuf>,
    /// The day by which due dates and `review-by` are judged: 2026-11-21, or `today`.
    #[arg(long, value_name = "DATE", default_value = "today")]
    pub on: String,
    /// How to print what is wrong.
    #[arg(long, value_enum, default_value_t = ReportFormat::Human)]
    pub format: ReportFormat,
    /// Also fail when a file in the folder given by `--out` is not what would be built.
    #[arg(long)]
    pub outputs: bool,
    /// The folder that `--outputs` looks at.
    #[arg(short, long, value_name = "DIR", default_value = "out")]
    pub out: PathBuf,
    /// Fail on warnings, too.
    #[arg(long)]
    pub strict: bool,
    /// Count how many figures of each brief were verified, or of one: `--coverage=investor`.
    #[arg(long, value_name = "BRIEF", num_args = 0..=1, require_equals = true)]
    pub coverage: Option<Option<String>>,
    /// Fail if fewer figures of a brief that is counted were verified, in per cent.
    #[arg(long, value_name = "PERCENT", requires = "coverage", value_parser = clap::value_parser!(u8).range(0..=100))]
    pub fail_under: Option<u8>,
}

/// How a report is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// For people, on standard error.
    Human,
    /// For programs, on standard output.
    Json,
}

/// Arguments of `list`.
#[derive(Debug, Args)]
pub struct ListArguments {
    /// Where the project is.
    #[command(flatten)]
    pub place: PlaceArguments,
    /// Only facts of this topic.
    #[arg(long)]
    pub topic: Option<String>,
    /// Only facts of this status.
    #[arg(long)]
    pub status: Option<String>,
    /// Only facts that go back to this source; and what is to be done if it is withdrawn.
    #[arg(long)]
    pub source: Option<String>,
    /// Only facts that this desk or role answers for.
    #[arg(long, value_name = "ROLE")]
    pub owner: Option<String>,
    /// Only facts that no brief prints.
    #[arg(long)]
    pub unused: bool,
    /// The folder of the outputs, for `--source`.
    #[arg(short, long, value_name = "DIR", default_value = "out")]
    pub out: PathBuf,
    /// The record of who holds what, for `--source`; ledger.jsonl in your data folder when left out.
    #[arg(long, value_name = "FILE", requires = "source")]
    pub ledger: Option<PathBuf>,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `show`.
#[derive(Debug, Args)]
pub struct ShowArguments {
    /// The fact's id, as `plan-total` or `dossier/plan-total`; with `--in` a figure, as `3兆円`.
    #[arg(value_name = "ID|FIGURE")]
    pub id: String,
    /// Where the project is.
    #[command(flatten)]
    pub place: PlaceArguments,
    /// The folder of archived sources; when left out, that of FACTBRIEF_ARCHIVE, else the one that the dossier names.
    #[arg(long, value_name = "DIR")]
    pub archive: Option<PathBuf>,
    /// The folder of the outputs.
    #[arg(short, long, value_name = "DIR", default_value = "out")]
    pub out: PathBuf,
    /// Find a figure in this PDF of a brief, and say which fact it is.
    #[arg(long = "in", value_name = "FILE")]
    pub within: Option<PathBuf>,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `review`.
#[derive(Debug, Args)]
pub struct ReviewArguments {
    /// Facts and briefs, as `plan-total`, `investor` or `dossier/investor`; `investor.toml` is the brief where a fact is called so, too.
    #[arg(value_name = "ID|BRIEF", required = true)]
    pub names: Vec<String>,
    /// The desk or role that reviewed them, never a person.
    #[arg(long, value_name = "ROLE")]
    pub by: String,
    /// The day of the review: 2026-11-21, or `today`.
    #[arg(long, value_name = "DATE", default_value = "today")]
    pub on: String,
    /// A dossier folder, or a folder of dossiers.
    #[arg(long, value_name = "PATH", default_value = "briefs")]
    pub path: PathBuf,
}

/// Arguments of `verify`.
#[derive(Debug, Args)]
pub struct VerifyArguments {
    /// Where the project is.
    #[command(flatten)]
    pub place: PlaceArguments,
    /// The folder of archived sources; when left out, that of FACTBRIEF_ARCHIVE, else the one that the dossier names.
    #[arg(long, value_name = "DIR")]
    pub archive: Option<PathBuf>,
    /// Write the hash of every archived source that has none into `sources.toml`.
    #[arg(long)]
    pub pin: bool,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `diff`.
#[derive(Debug, Args)]
pub struct DiffArguments {
    /// Where the project is.
    #[command(flatten)]
    pub place: PlaceArguments,
    /// What to compare with, if not the last build: a git revision, a `manifest.toml`, or a PDF of a brief.
    #[arg(long, value_name = "REV|FILE", allow_hyphen_values = true)]
    pub against: Option<String>,
    /// How to print what has changed.
    #[arg(long, value_enum, default_value_t = DiffFormat::Human)]
    pub format: DiffFormat,
    /// Write a redline of each brief whose text has changed into this folder, as Markdown and as HTML.
    #[arg(long, value_name = "DIR")]
    pub redline: Option<PathBuf>,
    /// Exit with 1 if anything has changed.
    #[arg(long)]
    pub exit_code: bool,
    /// The folder that holds the last build.
    #[arg(short, long, value_name = "DIR", default_value = "out")]
    pub out: PathBuf,
}

/// How a comparison is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DiffFormat {
    /// For people.
    Human,
    /// For programs; docs/diff-schema.md names the fields.
    Json,
    /// Markdown.
    Markdown,
    /// A complete page in HTML.
    Html,
}

/// Arguments of `inspect`.
#[derive(Debug, Args)]
pub struct InspectArguments {
    /// The PDFs.
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// Compare with this dossier folder, or folder of dossiers: is it the page made now, which facts have changed or are gone?
    #[arg(long, value_name = "PATH")]
    pub against: Option<PathBuf>,
    /// Also say whether this key signed each file: a public key of minisign, or the file with it.
    #[arg(long, value_name = "KEY")]
    pub signed_by: Option<String>,
    /// The folder of the project's own templates, for `--against`.
    #[arg(long, value_name = "DIR", default_value = "templates")]
    pub templates: PathBuf,
    /// The folder of the fonts that a theme names for characters that the built-in fonts lack, for `--against`.
    #[arg(long, value_name = "DIR")]
    pub font_dir: Option<PathBuf>,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `new`.
#[derive(Debug, Args)]
pub struct NewArguments {
    /// The project's folder, which must be new or empty.
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
}

/// Arguments of `theme`.
#[derive(Debug, Args)]
pub struct ThemeArguments {
    /// What to do.
    #[command(subcommand)]
    pub action: ThemeAction,
}

/// What can be done with themes.
#[derive(Debug, Subcommand)]
pub enum ThemeAction {
    /// Write a theme with every key, its default and its meaning, to edit from there; nothing is overwritten.
    New {
        /// Its name, by which a dossier or a brief names it: lower-case letters, digits and hyphens.
        #[arg(value_name = "NAME")]
        name: String,
        /// The folder of the project's own templates, in whose folder `themes` it is put.
        #[arg(long, value_name = "DIR", default_value = "templates")]
        templates: PathBuf,
    },
}

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub struct ExplainArguments {
    /// The code, such as `unsourced-number`; all of them, a line each, when left out.
    #[arg(value_name = "CODE", value_parser = CodeName, hide_possible_values = true)]
    pub code: Option<String>,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// Any word is taken, and shells propose the codes: `explain` itself says which one is near.
#[derive(Debug, Clone)]
struct CodeName;

impl TypedValueParser for CodeName {
    type Value = String;

    fn parse_ref(
        &self,
        command: &clap::Command,
        argument: Option<&clap::Arg>,
        value: &OsStr,
    ) -> Result<String, clap::Error> {
        clap::builder::StringValueParser::new().parse_ref(command, argument, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(Code::ALL.iter().map(|code| PossibleValue::new(code.name()))))
    }
}

/// Arguments of `schema`.
#[derive(Debug, Args)]
pub struct SchemaArguments {
    /// Which file.
    #[arg(value_name = "FILE", value_enum, required_unless_present = "out")]
    pub file: Option<SchemaFile>,
    /// Write all of them into this folder.
    #[arg(short, long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}

/// A file with a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SchemaFile {
    /// dossier.toml
    Dossier,
    /// sources.toml
    Sources,
    /// facts/*.toml
    Facts,
    /// A brief.
    Brief,
    /// recipients.toml
    Recipients,
    /// mail.toml
    Mail,
    /// A theme in templates/themes.
    Theme,
}

/// Arguments of `completions`.
#[derive(Debug, Args)]
pub struct CompletionsArguments {
    /// The shell.
    pub shell: Shell,
}

/// Arguments of `man`.
#[derive(Debug, Args)]
pub struct ManArguments {
    /// Write a page for every command into this folder, instead of printing the main one.
    #[arg(short, long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}
