//! What can be typed after `build` and `watch`.

use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::place_arguments::PlaceArguments;
use crate::manifest::OutputFormat;

/// Arguments of `build`.
#[derive(Debug, Args)]
pub struct BuildArguments {
    /// Where the project is.
    #[command(flatten)]
    pub place: PlaceArguments,
    /// Write only briefs for this audience.
    #[arg(short, long)]
    pub audience: Option<String>,
    /// Write only this language.
    #[arg(short, long)]
    pub language: Option<String>,
    /// Write only these formats.
    #[arg(short = 't', long = "to", value_name = "FORMAT", value_delimiter = ',', value_parser = output_format())]
    pub to: Vec<OutputFormat>,
    /// The folder to write to; each dossier gets a folder in it. `out` when left out, and `known-on/DATE` with `--known-on`.
    #[arg(short, long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Make the pages as they could have been made on this day, from what was recorded by then: 2025-03-31.
    #[arg(long, value_name = "DATE")]
    pub known_on: Option<String>,
    /// The folder of archived sources; when left out, that of FACTBRIEF_ARCHIVE, else the one that the dossier names.
    #[arg(long, value_name = "DIR")]
    pub archive: Option<PathBuf>,
    /// How many briefs to make at once; the number of processors when left out.
    #[arg(short, long, value_name = "N")]
    pub jobs: Option<usize>,
    /// Make every brief again, also those that are current.
    #[arg(short, long)]
    pub force: bool,
    /// Say what would be made and why, and write nothing.
    #[arg(short = 'n', long)]
    pub dry_run: bool,
    /// Show the pages in your viewer: those that were made, or all that were asked for.
    #[arg(long)]
    pub open: bool,
    /// Sign each PDF that was asked for with this secret key of minisign; the signature is written beside it.
    #[arg(long, value_name = "KEYFILE", conflicts_with = "dry_run")]
    pub sign: Option<PathBuf>,
    /// The environment variable with the password of the key; you are asked for the password when left out.
    #[arg(long, value_name = "NAME", requires = "sign")]
    pub sign_password_env: Option<String>,
    /// Also write the annex of each page that was asked for: where each of its figures comes from.
    #[arg(long, conflicts_with_all = ["dry_run", "to_publish"])]
    pub annex: bool,
    /// Write only what `--audience` may have to the folder of `--out`, so that the folder can be shown to them.
    #[arg(long, requires = "audience", requires = "out", conflicts_with = "open")]
    pub to_publish: bool,
}

impl BuildArguments {
    /// The folder to write to. Pages of an earlier day have one of their own, so that they never take the place of today's unasked.
    pub fn out(&self) -> PathBuf {
        match (&self.out, &self.known_on) {
            (Some(out), _) => out.clone(),
            (None, Some(day)) => PathBuf::from("known-on").join(day),
            (None, None) => PathBuf::from("out"),
        }
    }
}

/// Arguments of `watch`.
#[derive(Debug, Args)]
pub struct WatchArguments {
    /// What is made.
    #[command(flatten)]
    pub build: BuildArguments,
    /// Look for changes every so many seconds, for folders whose changes the system doesn't report.
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u16).range(1..=3600))]
    pub poll: Option<u16>,
}

/// Reads a format that may be asked for, by its extension.
fn output_format() -> impl TypedValueParser<Value = OutputFormat> {
    let values =
        OutputFormat::of_pages().map(|format| PossibleValue::new(format.extension()).help(format.name()));
    PossibleValuesParser::new(values).try_map(OutputFormat::try_from)
}
