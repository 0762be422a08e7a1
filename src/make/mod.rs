//! Makes the outputs of a project in memory. Nothing is written here, and the outputs of earlier builds aren't read.

mod annex;
mod charts;
mod embed;
mod equipment;
mod export;
mod facts_file;
mod fault;
mod fit;
mod fonts;
mod listener;
mod messages;
mod options;
mod outcome;
mod picture_files;
mod produce;
mod project;
mod room;
mod rung_texts;
mod set_brief;
mod themes;

pub use annex::{AnnexFile, AnnexTools, annex, annex_name};
pub use equipment::{Equipment, equip};
pub use facts_file::{FactsFile, NumberedCitation, NumberedSource, UnlistedSource};
pub use fit::{Fitted, SetPage, fit};
pub use listener::Listener;
pub use messages::FactsFileError;
pub use options::{Options, Select, Wanted};
pub use outcome::{Conceded, DossierOutcome, Literal, Output, OwnWords, PageShare, Passed};
pub use produce::{MadeBrief, Tools, as_it_is, each_brief, finish, produce};
pub use project::{Project, load, read};
pub use room::room;
pub use rung_texts::{RungText, RungTexts};
pub use themes::Themes;
