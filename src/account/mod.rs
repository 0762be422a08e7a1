//! What a written state says of a fact: a manifest, the facts in a PDF, a copy in the ledger, or the dossier itself. All
//! have one record, so that two states can be compared wherever each was written.
//!
//! The types are the formats: what isn't in them never reaches a file. Notes, remarks, names of archived files, lines,
//! priorities and people's addresses are absent on purpose.

mod change;
mod citation;
mod cited_source;
mod difference;
mod form;
mod messages;
mod property;
mod spelled;
mod standing;
mod told;

pub use change::{Change, PropertyText};
pub use citation::{Citation, Original};
pub use cited_source::CitedSource;
pub use difference::{Difference, Of, differences};
pub use form::{Form, FormError};
pub use property::{Property, PropertyKind};
pub use spelled::{Spelled, Spelling};
pub use standing::Standing;
pub use told::{CopiedFact, PrintedValue, Tagged, Told, Worded, statement};
