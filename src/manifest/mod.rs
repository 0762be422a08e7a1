//! What a build wrote and from which facts, as text beside the outputs: its types, their writer and their reader. The types
//! for facts and sources are in the room `account`; what isn't in these types never reaches the file.

mod entry;
mod messages;
mod output_format;
mod parse;
mod print;
mod published;

pub use entry::{BriefEntry, Manifest, OutputEntry, PictureEntry, Rung};
pub use messages::{UnknownFormat, Unreadable};
pub use output_format::{Each, OutputFormat};
pub use parse::{Found, find, find_head, parse};
pub use print::print;
pub use published::{PUBLISHED, Published};

/// The name of the manifest in a dossier's output folder.
pub const FILE_NAME: &str = "manifest.toml";

/// The version of the format that this program writes, and the newest that it reads.
pub const VERSION: u32 = 1;
