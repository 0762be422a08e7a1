//! The arguments of `add`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// Arguments of `add`.
#[derive(Debug, Args)]
pub struct AddArguments {
    /// What to add.
    #[command(subcommand)]
    pub what: AddWhat,
}

/// What can be added.
#[derive(Debug, Subcommand)]
pub enum AddWhat {
    /// A source: an HTML page, a PDF or a text in UTF-8 that was saved on this machine.
    Source(AddSourceArguments),
}

/// Arguments of `add source`.
#[derive(Debug, Args)]
pub struct AddSourceArguments {
    /// The file. Nothing is fetched from the network.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// A dossier folder, or a folder of one dossier.
    #[arg(value_name = "PATH", default_value = "briefs")]
    pub path: PathBuf,
    /// The id of the source; made from the file's name when left out.
    #[arg(long, value_name = "ID")]
    pub id: Option<String>,
    /// The folder of archived sources; when left out, that of FACTBRIEF_ARCHIVE, else the one that the dossier names.
    #[arg(long, value_name = "DIR")]
    pub archive: Option<PathBuf>,
}
