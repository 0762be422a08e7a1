//! Mails: whom they are for, whether they may go out, what they say, and their bytes.

mod attachment;
mod edition;
mod gate;
mod header;
mod letter;
mod message;
mod messages;
mod outbox;
mod prepare;
mod prepared;
mod refusal;
mod since;
mod text;

pub use attachment::{Attached, AttachmentKind};
pub use edition::{of_others, unmarked};
pub use gate::Limits;
pub use header::{content_type, disposition};
pub use letter::{Letter, Named, ReplacedCopy, find_briefs, letters, replaced};
pub use message::{Purpose, check_mailbox, compose};
pub use messages::MailError;
pub use outbox::{Outbox, may_replace};
pub use prepare::{MailProject, prepare};
pub use prepared::Prepared;
pub use refusal::Refusal;
pub use text::{html, plain};
