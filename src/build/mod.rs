//! Builds: reads a project, runs the pipeline over each brief, and writes what came out.

mod embed;
mod fault;
mod figures;
mod fit;
mod fonts;
mod options;
mod outcome;
mod produce;
mod project;
mod themes;
mod write;

pub use fonts::load_fonts;
pub use options::{Format, Options, Select};
pub use outcome::{Conceded, DossierOutcome, Literal, Output};
pub use produce::{Tools, produce};
pub use project::{Project, load};
pub use themes::Themes;
pub use write::{Written, replace, write_outputs};
