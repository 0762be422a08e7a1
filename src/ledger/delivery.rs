//! One message and what became of it.

use super::copy::Copy;
use super::messages;
use super::record::{Recipient, Shelf};

/// What became of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// A draft was written; whether the user sent it isn't known.
    Drafted,
    /// The server accepted it, or the user says that it was sent.
    Accepted,
    /// The server refused it.
    Refused {
        /// What the server replied.
        reply: String,
    },
    /// It isn't known whether it arrived, because the outcome of the attempt isn't known.
    Uncertain,
}

impl State {
    /// As printed.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Drafted => "drafted",
            Self::Accepted => "accepted",
            Self::Refused { .. } => "refused",
            Self::Uncertain => "uncertain",
        }
    }
}

/// One message and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// The Message-ID without its angle brackets.
    pub id: String,
    /// When its state was last written, RFC 3339.
    pub time: String,
    /// What distinguishes it from every other mail.
    pub content: String,
    /// Who was to get it.
    pub recipients: Vec<Recipient>,
    /// What was attached.
    pub copies: Vec<Copy>,
    /// What became of it.
    pub state: State,
    /// Whether there is a draft of it, which the user may send at any time.
    pub drafted: bool,
    /// Whether only the user says that it went out.
    pub by_hand: bool,
    /// The span of records in which it went out, if it did. Records are counted because the clocks of several machines may
    /// disagree.
    pub(super) span: RecordSpan,
    /// The first record after which it may have gone out without our knowing.
    pub(super) since: usize,
    /// The last attempt with an unknown outcome before the present one.
    pub(super) doubtful: Option<usize>,
    /// The folders of mailboxes into which drafts of it were put.
    pub mailboxes: Vec<Shelf>,
}

/// From one record of the ledger to another, both by number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RecordSpan {
    pub first: usize,
    pub last: usize,
}

impl Delivery {
    /// What became of it, as printed.
    pub fn became(&self) -> &'static str {
        if self.by_hand { messages::NOTED_AS_SENT } else { self.state.name() }
    }

    /// Whether it went out, or may have. Where there is a draft, the user may have sent by hand what the server refused.
    pub fn may_have_gone_out(&self) -> bool {
        self.drafted || !matches!(self.state, State::Refused { .. })
    }

    /// Whether the user may note it as sent by hand. Even of a mail that a server accepted there may be a draft, which may have been
    /// sent too.
    pub fn may_be_noted_as_sent(&self) -> bool {
        self.drafted || self.state != State::Accepted && self.may_have_gone_out()
    }

    /// Whether this one certainly went out before the other, if both did. A draft that was sent by hand went out at
    /// some time between its writing and the note of it. So of two messages, perhaps neither is certainly the first.
    pub fn is_surely_before(&self, other: &Self) -> bool {
        self.span.last < other.span.first
    }
}
