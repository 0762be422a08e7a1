//! What a build wrote and from which facts, as text beside the outputs: the view types, their writer and their reader.
//!
//! Everything here is a format, not the model: what isn't in these types never reaches the manifest. Notes, remarks,
//! archive names, lines, priorities and addresses of people are absent on purpose.

mod entry;
mod fact;
mod form;
mod output_format;
mod parse;
mod print;
mod published;
mod source;

pub use entry::{BriefEntry, Manifest, OutputEntry, Rung};
pub use fact::{CitationEntry, FactEntry, ValueEntry, describe_fact, statement};
pub use form::{BoundForm, Form, form};
pub use output_format::{Each, OutputFormat};
pub use parse::{Found, Unreadable, find, find_head, parse};
pub use print::print;
pub use published::{PUBLISHED, Published};
pub use source::{SourceEntry, describe_source};

/// The name of the manifest in a dossier's output folder.
pub const FILE_NAME: &str = "manifest.toml";

/// The version of the format that this program writes, and the newest that it reads.
pub const VERSION: u32 = 1;
