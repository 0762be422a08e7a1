//! Decides from the ledger whether a mail goes out. Nobody gets a copy twice, nobody keeps an old one because another was
//! delivered before it, and nobody is left out without being named.

use std::collections::BTreeSet;

use crate::ledger::{
    Copy, Delivery, History, Recipient, Secret, State, content_key, key_of, local_part, numbered,
};
use crate::recall::{Holding, held_by, is_same_page};

/// What the user asked for.
#[derive(Debug, Clone, Copy)]
pub struct Wish {
    /// How often the copy is to be delivered in all. It isn't a number of further mails, so that an interrupted run can be
    /// repeated with the same arguments.
    pub times: usize,
    /// Whether to send again what may have arrived already.
    pub retry_uncertain: bool,
}

impl Default for Wish {
    fn default() -> Self {
        Self { times: 1, retry_uncertain: false }
    }
}

/// What is decided about a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The Message-ID for it, if it goes out, without angle brackets.
    pub id: String,
    /// Whether it goes out.
    pub course: Course,
}

/// Whether a mail goes out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Course {
    /// It goes out.
    Send,
    /// It doesn't go out: each reader has each of its copies already, and got no later one.
    Delivered {
        /// The last of those deliveries.
        last: Receipt,
        /// How often the reader got it who got it most often.
        times: usize,
    },
    /// The user must decide: some of the readers have some of the copies.
    Divided {
        /// Who has what.
        held: Vec<Receipt>,
        /// How often the reader got it who got it most often.
        times: usize,
    },
    /// The user must decide: it isn't known whether these arrived, and that decides whether the mail must go out.
    Uncertain {
        /// What may have gone to whom.
        doubts: Vec<Receipt>,
    },
}

/// A copy that went to somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The address.
    pub address: String,
    /// `dossier/brief.language`.
    pub what: String,
    /// The Message-ID of the mail it was in.
    pub id: String,
    /// When the outcome of that mail was recorded, RFC 3339.
    pub time: String,
}

/// One copy that one reader is to get, and what the ledger says of it.
struct Want<'h> {
    /// The copy that is wanted.
    copy: &'h Copy,
    /// The delivery of this file, when it is certainly the last that the reader got.
    held: Option<Holding<'h>>,
    /// How often this file was delivered to this reader.
    times: usize,
    /// What may or may not have arrived, where that matters: this file, when it isn't held; else every later one, if
    /// there is another.
    doubts: Vec<Holding<'h>>,
    /// What may or may not have arrived of this same file; it matters only when the file is to be sent once more.
    repeats: Vec<Holding<'h>>,
}

/// Plans a mail that takes these copies to these readers, from an address of this domain.
pub fn plan(
    history: &History,
    recipients: &[Recipient],
    copies: &[Copy],
    (secret, domain): (&Secret, &str),
    wish: Wish,
) -> Plan {
    let id = next_id(history, &content_key(recipients, copies), secret, domain);
    Plan { id, course: course(history, recipients, copies, wish) }
}

/// Whether a mail that takes these copies to these readers goes out.
pub fn course(history: &History, recipients: &[Recipient], copies: &[Copy], wish: Wish) -> Course {
    let wants: Vec<Want<'_>> = recipients
        .iter()
        .flat_map(|recipient| copies.iter().map(move |copy| Want::new(history, recipient, copy)))
        .collect();
    let held: Vec<&Want<'_>> = wants.iter().filter(|want| want.is_met()).collect();
    let times = held.iter().map(|want| want.times).max().unwrap_or_default();
    let is_enough = times >= wish.times.max(1);
    let receipts = || held.iter().filter_map(|want| want.held.as_ref().map(|holding| receipt(want, holding)));
    if is_enough
        && held.len() == wants.len()
        && let Some(last) = receipts().max_by(|a, b| a.time.cmp(&b.time))
    {
        return Course::Delivered { last, times };
    }
    if !wish.retry_uncertain {
        let doubts = wants.iter().flat_map(|want| {
            let repeats = want.repeats.iter().filter(|_| !is_enough);
            want.doubts.iter().chain(repeats).map(move |holding| receipt(want, holding))
        });
        let doubts: Vec<Receipt> = doubts.collect();
        if !doubts.is_empty() {
            return Course::Uncertain { doubts };
        }
    }
    if is_enough && !held.is_empty() {
        return Course::Divided { held: receipts().collect(), times };
    }
    Course::Send
}

impl<'h> Want<'h> {
    fn new(history: &'h History, recipient: &'h Recipient, copy: &'h Copy) -> Self {
        let address = &recipient.address;
        let is_same = |holding: &Holding<'_>| holding.copy.file_hash == copy.file_hash;
        let (sure, unsure): (Vec<Holding<'_>>, Vec<Holding<'_>>) =
            held_by(history, address, copy).into_iter().partition(Holding::is_certain);
        let held = sure.last().copied().filter(|_| sure.iter().all(is_same));
        let is_doubted = !unsure.iter().all(is_same);
        let (doubts, repeats) = match held {
            Some(_) if is_doubted => (unsure, Vec::new()),
            Some(_) => (Vec::new(), unsure),
            None => (unsure.into_iter().filter(is_same).collect(), Vec::new()),
        };
        let went = |delivery: &&Delivery| {
            delivery.state == State::Accepted
                && delivery.recipients.iter().any(|one| one.address.eq_ignore_ascii_case(address))
                && delivery.copies.iter().any(|one| one.file_hash == copy.file_hash)
        };
        let times = history.deliveries.iter().filter(went).count();
        Self { copy, held, times, doubts, repeats }
    }

    /// Whether the file is certainly the last that the reader got.
    fn is_met(&self) -> bool {
        self.held.is_some() && self.doubts.is_empty()
    }
}

/// The copy is named as it is called now: its dossier may have been renamed since.
fn receipt(want: &Want<'_>, holding: &Holding<'_>) -> Receipt {
    let Holding { recipient, delivery, .. } = holding;
    Receipt {
        address: recipient.address.clone(),
        what: want.copy.full_name(),
        id: delivery.id.clone(),
        time: delivery.time.clone(),
    }
}

/// The Message-ID of the next mail of this content. An unfinished mail that may have gone out gives its own, so that a
/// mail program that got it recognises the next as the same. This is so even where the ledger had no secret then, or
/// another one. Otherwise it is the first of our own that no finished mail has.
fn next_id(history: &History, content: &str, secret: &Secret, domain: &str) -> String {
    let key = secret.key(content);
    let is_alike = |delivery: &&Delivery| delivery.content == content || key_of(&delivery.id) == key.as_str();
    let (done, open): (Vec<&Delivery>, Vec<&Delivery>) =
        history.deliveries.iter().filter(is_alike).partition(|delivery| is_done_with(history, delivery));
    let mut open = open.iter().filter(|delivery| delivery.content == content);
    let ours = format!("@{domain}");
    let known = open.clone().find(|delivery| delivery.state == State::Uncertain);
    if let Some(known) = known.or_else(|| open.find(|known| known.drafted && known.id.ends_with(&ours))) {
        return known.id.clone();
    }
    let done: BTreeSet<&str> = done.iter().map(|delivery| local_part(&delivery.id)).collect();
    let mut earlier = 0;
    while done.contains(numbered(&key, earlier).as_str()) {
        earlier += 1;
    }
    format!("{}{ours}", numbered(&key, earlier))
}

/// Whether a message is finished: it was delivered, or it may have been, and another may have followed it. A mail program
/// that shows each Message-ID once would hide the next mail with that id, and leave the other on top.
fn is_done_with(history: &History, delivery: &Delivery) -> bool {
    let is_for_same = |other: &Delivery| {
        let same_reader = other.recipients.iter().any(|one| {
            delivery.recipients.iter().any(|reader| reader.address.eq_ignore_ascii_case(&one.address))
        });
        same_reader
            && other.copies.iter().any(|one| delivery.copies.iter().any(|copy| is_same_page(one, copy)))
    };
    let is_followed = || {
        history.deliveries.iter().any(|other| {
            other.id != delivery.id
                && other.may_have_gone_out()
                && !other.is_surely_before(delivery)
                && is_for_same(other)
        })
    };
    delivery.state == State::Accepted || delivery.may_have_gone_out() && is_followed()
}
