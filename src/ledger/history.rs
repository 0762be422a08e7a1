//! What happened to each message, according to the ledger.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::copy::Copy;
use super::delivery::{Delivery, RecordSpan, State};
use super::message_id::{content_key, key_of};
use super::record::{Entry, Recipient, Shelf};

/// How the file ends.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Unfinished {
    /// With a whole line.
    #[default]
    No,
    /// With a whole record that lacks its line break.
    WithoutBreak,
    /// In the middle of a record.
    CutOff,
    /// In the middle of a record, after which only a line break was written.
    CutOffWithBreak,
}

/// The ledger as read.
#[derive(Debug, Default)]
pub struct History {
    /// The file.
    pub path: PathBuf,
    /// The messages, in the order of their first records.
    pub deliveries: Vec<Delivery>,
    /// The hashes of all drafts as they were written.
    pub drafts: BTreeSet<String>,
    /// Numbers of lines that were cut off in the middle and hold no record.
    pub cut_off: Vec<usize>,
    /// Whether the last line lacks its end, so that the next record must begin a new line.
    pub unfinished: Unfinished,
    index: BTreeMap<String, usize>,
    records: usize,
}

impl History {
    /// The message with this Message-ID.
    pub fn delivery(&self, id: &str) -> Option<&Delivery> {
        self.index.get(id).map(|&at| &self.deliveries[at])
    }

    /// Whether some of its Message-IDs were made with a secret.
    pub fn has_keyed(&self) -> bool {
        self.deliveries.iter().any(|delivery| key_of(&delivery.id) != delivery.content)
    }

    /// Adds a record.
    pub fn apply(&mut self, entry: Entry) {
        self.records += 1;
        let now = self.records;
        match entry {
            Entry::Drafted { id, time, recipients, copies, draft_hash, mailbox } => {
                self.drafts.extend(draft_hash);
                self.draft(id.clone(), time, recipients, copies);
                self.shelve(&id, mailbox);
            }
            Entry::Attempted { id, time, recipients, copies } => self.attempt(id, time, recipients, copies),
            Entry::Accepted { id, time, .. } => self.settle(&id, time, |known| {
                known.state = State::Accepted;
                known.span.last = now;
            }),
            Entry::Sent { id, time } => self.note(&id, time),
            Entry::Refused { id, time, reply, mailbox: Some(shelf) } => {
                self.unshelve(&id, time, reply, &shelf)
            }
            Entry::Refused { id, time, reply, mailbox: None } => {
                self.settle(&id, time, |known| match known.doubtful {
                    // The failure of the last attempt says nothing about an earlier one whose outcome isn't known.
                    Some(attempt) => {
                        known.state = State::Uncertain;
                        known.span = RecordSpan { first: known.since, last: attempt };
                    }
                    None => {
                        known.state = State::Refused { reply };
                        known.span.last = now;
                    }
                })
            }
            Entry::Uncertain { id, time, .. } => self.settle(&id, time, |known| {
                known.state = State::Uncertain;
                known.span.last = now;
            }),
            Entry::CutOff => {}
        }
    }

    fn draft(&mut self, id: String, time: String, recipients: Vec<Recipient>, copies: Vec<Copy>) {
        let now = self.records;
        let known = self.delivery(&id);
        let since = known.filter(|known| known.drafted).map_or(now, |known| known.since);
        let mailboxes = known.map(|known| known.mailboxes.clone()).unwrap_or_default();
        match known.map(|known| &known.state) {
            None | Some(State::Drafted | State::Refused { .. }) => self.put(Delivery {
                id,
                time,
                content: content_key(&recipients, &copies),
                recipients,
                copies,
                state: State::Drafted,
                drafted: true,
                by_hand: false,
                span: RecordSpan { first: since, last: now },
                since,
                doubtful: None,
                mailboxes,
            }),
            // A new draft doesn't tell whether the mail has arrived.
            Some(State::Uncertain) => self.settle(&id, time, |known| known.drafted = true),
            Some(State::Accepted) => {}
        }
    }

    /// Records the folder into which a draft of the message was put.
    fn shelve(&mut self, id: &str, mailbox: Option<Shelf>) {
        let Some(&at) = self.index.get(id) else { return };
        let shelves = &mut self.deliveries[at].mailboxes;
        shelves.extend(mailbox.filter(|one| !shelves.contains(one)));
    }

    /// Removes a folder that refused the draft. When it was the only folder of a message that didn't go out in another
    /// way, the message counts as refused.
    fn unshelve(&mut self, id: &str, time: String, reply: String, shelf: &Shelf) {
        let Some(&at) = self.index.get(id) else { return };
        let known = &mut self.deliveries[at];
        known.mailboxes.retain(|one| one != shelf);
        if known.state == State::Drafted && known.mailboxes.is_empty() {
            known.time = time;
            known.state = State::Refused { reply };
            known.drafted = false;
        }
    }

    fn attempt(&mut self, id: String, time: String, recipients: Vec<Recipient>, copies: Vec<Copy>) {
        let now = self.records;
        let known = self.delivery(&id);
        let drafted = known.is_some_and(|known| known.drafted);
        let doubtful = known.filter(|known| known.state == State::Uncertain).map(|known| known.span.last);
        let since = known.filter(|_| drafted || doubtful.is_some()).map_or(now, |known| known.since);
        let mailboxes = known.map(|known| known.mailboxes.clone()).unwrap_or_default();
        self.put(Delivery {
            id,
            time,
            content: content_key(&recipients, &copies),
            recipients,
            copies,
            state: State::Uncertain,
            drafted,
            by_hand: false,
            span: RecordSpan { first: now, last: now },
            since,
            doubtful,
            mailboxes,
        });
    }

    /// The user says that a mail went out by hand, at some time up to now.
    fn note(&mut self, id: &str, time: String) {
        let now = self.records;
        let Some(&at) = self.index.get(id) else { return };
        let known = &mut self.deliveries[at];
        known.time = time;
        known.span = match known.state {
            // The server accepted it as well: the draft was a second copy.
            State::Accepted => RecordSpan { first: known.span.first, last: now },
            _ => {
                known.by_hand = true;
                RecordSpan { first: known.since, last: now }
            }
        };
        known.state = State::Accepted;
        known.drafted = false;
    }

    fn put(&mut self, delivery: Delivery) {
        match self.index.get(&delivery.id) {
            Some(&at) => self.deliveries[at] = delivery,
            None => {
                self.index.insert(delivery.id.clone(), self.deliveries.len());
                self.deliveries.push(delivery);
            }
        }
    }

    /// Changes a message that hasn't certainly been delivered.
    fn settle(&mut self, id: &str, time: String, change: impl FnOnce(&mut Delivery)) {
        if let Some(&at) = self.index.get(id) {
            let known = &mut self.deliveries[at];
            if known.state != State::Accepted {
                known.time = time;
                change(known);
            }
        }
    }
}
