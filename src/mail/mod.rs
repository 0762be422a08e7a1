//! Mails: whom they are for, whether they may go out, what they say, and their bytes.

mod attachment;
mod correction;
mod days;
mod edition;
mod gate;
mod header;
mod house_words;
mod letter;
mod mail_error;
mod message;
mod messages;
mod outbox;
mod prepare;
mod prepared;
mod refusal;
mod sender;
mod since;
mod text;
mod typed_letter;

pub use attachment::{Attached, AttachmentKind};
pub use correction::corrections;
pub use days::{Days, latest_day};
pub use edition::{of_others, unmarked};
pub use gate::{DraftPages, Limits};
pub use header::{content_type, disposition};
pub use letter::{Letter, Named, ReplacedCopy, find_briefs, letters};
pub use mail_error::MailError;
pub use message::{Purpose, compose};
pub use outbox::{Outbox, may_replace};
pub use prepare::{MailProject, prepare};
pub use prepared::Prepared;
pub use refusal::Refusal;
pub use sender::{prepare_from, sender};
pub use text::{html, plain};
pub use typed_letter::{TypedLetter, why_unreadable};
