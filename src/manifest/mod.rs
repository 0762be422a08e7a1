//! What a build wrote and from which facts, as text beside the outputs: its types, their writer and their
//! reader. What it says of facts and sources is of the room `account`; what isn't in these types never reaches the file.

mod entry;
mod output_format;
mod parse;
mod print;
mod published;

pub use entry::{BriefEntry, Manifest, OutputEntry, Rung};
pub use output_format::{Each, OutputFormat};
pub use parse::{Found, Unreadable, find, find_head, parse};
pub use print::print;
pub use published::{PUBLISHED, Published};

/// The name of the manifest in a dossier's output folder.
pub const FILE_NAME: &str = "manifest.toml";

/// The version of the format that this program writes, and the newest that it reads.
pub const VERSION: u32 = 1;
