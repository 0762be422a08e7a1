//! What can be typed after `due` and `reproduce`.

use std::path::PathBuf;

use clap::Args;

use super::place_arguments::PlaceArguments;

/// Arguments of `due`.
#[derive(Debug, Args)]
pub struct DueArguments {
    /// Where the project is.
    #[command(flatten)]
    pub place: PlaceArguments,
    /// Judge by this day: 2026-11-21, or `today`.
    #[arg(long, value_name = "DATE", default_value = "today")]
    pub on: String,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
    /// Make the exit status 1 where anything is due.
    #[arg(long)]
    pub exit_code: bool,
}

/// Arguments of `reproduce`.
#[derive(Debug, Args)]
pub struct ReproduceArguments {
    /// The delivered PDF.
    #[arg(value_name = "FILE.pdf")]
    pub file: PathBuf,
    /// The folder of dossiers, or the dossier.
    #[arg(value_name = "PATH", default_value = "briefs")]
    pub path: PathBuf,
    /// The git revision to make it from; when left out, the commit whose manifest holds the file.
    #[arg(long, value_name = "REV")]
    pub rev: Option<String>,
    /// The folder of outputs, whose manifests are searched.
    #[arg(long, value_name = "DIR", default_value = "out")]
    pub out: PathBuf,
    /// Write the page that was made to this file.
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// The folder of the project's own templates, which take precedence over the built-in ones.
    #[arg(long, value_name = "DIR", default_value = "templates")]
    pub templates: PathBuf,
    /// The folder of the fonts that a theme names for characters that the built-in fonts lack.
    #[arg(long, value_name = "DIR")]
    pub font_dir: Option<PathBuf>,
    /// The folder of archived sources; when left out, that of FACTBRIEF_ARCHIVE, else the one that the dossier names.
    #[arg(long, value_name = "DIR")]
    pub archive: Option<PathBuf>,
    /// The day of a page that was made with `build --known-on`.
    #[arg(long, value_name = "DATE")]
    pub known_on: Option<String>,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}
