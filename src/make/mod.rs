//! Makes: from a project to its outputs in memory. Nothing is written here, and nothing that an earlier build left is
//! looked at.

mod charts;
mod embed;
mod equipment;
mod export;
mod facts_file;
mod fault;
mod fit;
mod fonts;
mod listener;
mod options;
mod outcome;
mod produce;
mod project;
mod rung_texts;
mod set_brief;
mod themes;

pub use equipment::{Equipment, equip};
pub use facts_file::{FactsFile, NumberedCitation, NumberedSource};
pub use fit::{Fitted, SetPage, fit};
pub use listener::Listener;
pub use options::{Options, Select, Wanted};
pub use outcome::{Conceded, DossierOutcome, Literal, Output, OwnWords, Passed};
pub use produce::{MadeBrief, Tools, as_it_is, each_brief, finish, produce};
pub use project::{Project, load, read};
pub use rung_texts::{RungText, RungTexts};
pub use themes::Themes;
