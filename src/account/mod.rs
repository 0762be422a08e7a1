//! What a written state says of a fact: a manifest, the facts in a PDF, a copy in the ledger, or the dossier itself. One
//! record serves them all, so that two states are compared without regard to where each was written.
//!
//! The formats are in the types: what isn't in them never reaches a file. Notes, remarks, archive names, lines,
//! priorities and addresses of people are absent on purpose.

mod change;
mod citation;
mod cited_source;
mod difference;
mod form;
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
