//! Where the project is that a command is about.

use std::path::PathBuf;

use clap::Args;

/// Where the project is.
#[derive(Debug, Clone, Args)]
pub struct PlaceArguments {
    /// A dossier folder, or a folder of dossiers.
    #[arg(value_name = "PATH", default_value = "briefs")]
    pub path: PathBuf,
    /// The folder of the project's own templates, which take precedence over the built-in ones.
    #[arg(long, value_name = "DIR", default_value = "templates")]
    pub templates: PathBuf,
    /// The folder of the fonts that a theme names for characters that the built-in fonts lack.
    #[arg(long, value_name = "DIR")]
    pub font_dir: Option<PathBuf>,
    /// The date of the briefs instead of the dossier's: 2026-11-21, or `today`.
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
}
