//! What a dossier is once it has been checked: every name resolved, every value typed. Nothing after this room
//! reads TOML again. No type here is a file format; views for JSON and templates are made where they are used.

mod address;
mod author;
mod brief;
mod derivation;
mod distinct;
mod dossier;
mod edition;
mod evidence;
mod fact;
mod few;
mod formula;
mod joined;
mod locator;
mod messages;
mod outgoing;
mod person;
mod source;
mod statement;
mod support;
mod threshold;

pub use address::{Address, AddressError, HeaderError, Mailbox, MailboxError, check_name, check_subject};
pub use author::{Author, AuthorError};
pub use brief::{Brief, Layout, Section};
pub use derivation::Derivation;
pub use distinct::Distinct;
pub use dossier::{Dossier, Overdue, Paper};
pub use edition::{EarlierValue, Edition, Replaced};
pub use evidence::{Evidence, Lines};
pub use fact::{Fact, Rank, Stage, Status};
pub use few::Few;
pub use formula::{FigureName, Formula, FormulaError, Scaling, Sign, Term};
pub use joined::{LEADS, PREPOSITIONS, last_word};
pub use locator::{Locator, LocatorError, LocatorKind};
pub use outgoing::{Account, Outgoing, Proof, SecretSource, Security};
pub use person::{People, Person};
pub use source::{Extracted, Nature, Source, SourceType};
pub use statement::{AS_OF, Piece, PlaceholderError, Statement};
pub use support::{independent_origins, supports, written_by_machines};
pub use threshold::Threshold;
