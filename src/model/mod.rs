//! What a dossier is once it has been checked: every name resolved, every value typed. Nothing after this room
//! reads TOML again. No type here is a file format; views for JSON and templates are made where they are used.

mod address;
mod author;
mod brief;
mod custody;
mod derivation;
mod distinct;
mod dossier;
mod edition;
mod evidence;
mod fact;
mod formula;
mod house_word;
mod joined;
mod judgement;
mod locator;
mod messages;
mod outgoing;
mod person;
mod policy;
mod source;
mod statement;
mod threshold;

pub use address::{Address, AddressError, HeaderError, Mailbox, MailboxError, check_name, check_subject};
pub use author::{Author, AuthorError};
pub use brief::{Brief, Layout, Section};
pub use custody::{Custody, Reviewed, Waiver};
pub use derivation::Derivation;
pub use distinct::Distinct;
pub use dossier::{Dossier, Overdue, Paper};
pub use edition::{EarlierValue, Edition, Replaced};
pub use evidence::{Evidence, Lines};
pub use fact::{Fact, Rank, Stage, Status, is_judgement};
pub use formula::{FigureName, Formula, FormulaError, Scaling, Sign, Term};
pub use house_word::{HouseUse, HouseWord, UsedWord};
pub use joined::{LEADS, PREPOSITIONS, last_word};
pub use judgement::{Confidence, JUDGED, JudgedWord, Judgement, Likelihood, judged_value};
pub use locator::{Locator, LocatorError, LocatorKind};
pub use outgoing::{Account, Outgoing, Proof, SecretSource, Security};
pub use person::{People, Person};
pub use policy::{AskedRule, Otherwise, Policy, Rule};
pub use source::{Extracted, Nature, Reuse, Source, SourceType};
pub use statement::{AS_OF, Piece, PlaceholderError, Statement};
pub use threshold::Threshold;
