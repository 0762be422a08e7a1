//! What a written state says of a fact: a manifest, the facts in a PDF, a copy in the ledger, or the dossier itself. All
//! have one record, so that two states can be compared wherever each was written.
//!
//! The types are the formats: what isn't in them never reaches a file. Notes, remarks, names of archived files, lines,
//! priorities and people's addresses are absent on purpose.

mod backing;
mod cause;
mod change;
mod citation;
mod cited_source;
mod computed;
mod difference;
mod fact_record;
mod form;
mod form_error;
mod hashed;
mod judged;
mod messages;
mod property;
mod reviewable;
mod shown_of_brief;
mod spelled;
mod standing;
mod written_form;

pub use backing::{Backing, backing};
pub use cause::{Cause, EarlierState, causes, input_causes, succession};
pub use change::{Change, PropertyText};
pub use citation::{Citation, Original};
pub use cited_source::CitedSource;
pub use computed::{computed, computed_in_signs};
pub use difference::{Difference, Of, differences};
pub use fact_record::{CopiedFact, FactRecord, PrintedValue, Tagged, Worded, statement};
pub use form::Form;
pub use form_error::{FormError, Needed};
pub use judged::{confidence_in_words, likelihood_in_brief, likelihood_in_sentence};
pub use property::{Property, PropertyKind};
pub use reviewable::{
    ReviewedPart, changed_of_brief, changed_of_fact, reviewed_hash_of_brief, reviewed_hash_of_fact,
};
pub use spelled::{Spelled, Spelling};
pub use standing::Standing;
