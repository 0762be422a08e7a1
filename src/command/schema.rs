//! `schema`: JSON Schemas of the TOML files, for editors such as those with Taplo or Even Better TOML.

use super::arguments::{SchemaArguments, SchemaFile};
use super::terminal;
use super::verdict::Verdict;
use crate::disk::replace;
use crate::error::{Error, Result};
use crate::question::schema;

const FILES: [(SchemaFile, &str); 7] = [
    (SchemaFile::Dossier, "dossier"),
    (SchemaFile::Sources, "sources"),
    (SchemaFile::Facts, "facts"),
    (SchemaFile::Brief, "brief"),
    (SchemaFile::Recipients, "recipients"),
    (SchemaFile::Mail, "mail"),
    (SchemaFile::Theme, "theme"),
];

/// Prints one schema, or writes them all.
///
/// # Errors
/// When the disk or standard output fails.
pub fn run(arguments: &SchemaArguments) -> Result<Verdict> {
    if let Some(folder) = &arguments.out {
        std::fs::create_dir_all(folder).map_err(Error::disk("create", folder))?;
        for (_, name) in FILES {
            let text = format!("{:#}\n", schema(name));
            replace(&folder.join(format!("{name}.json")), text.as_bytes())?;
        }
    }
    if let Some((_, name)) = FILES.iter().find(|(file, _)| Some(*file) == arguments.file) {
        terminal::print_json(&schema(name))?;
    }
    Ok(Verdict::Right)
}
