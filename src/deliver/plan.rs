//! Decides from the ledger what is to become of a mail, so that nobody gets a copy twice, nobody keeps an old one because
//! another was delivered before it, and nobody is left out without being named.

use std::collections::BTreeSet;

use crate::ledger::{
    Copy, Delivery, History, Recipient, Secret, State, content_key, key_of, local_part, numbered,
};
use crate::recall::{Holding, held_by, is_same_page};

/// What the user asked for.
#[derive(Debug, Clone, Copy)]
pub struct Wish {
    /// How often the copy is to be delivered in all, so that a run that was cut off can be repeated as it was.
    pub times: usize,
    /// Whether to send what may have arrived or not.
    pub retry_uncertain: bool,
}

impl Default for Wish {
    fn default() -> Self {
        Self { times: 1, retry_uncertain: false }
    }
}

/// What is to become of a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The Message-ID under which it goes out, if it does, without its angle brackets.
    pub id: String,
    /// Whether it does.
    pub course: Course,
}

/// Whether a mail goes out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Course {
    /// It does.
    Send,
    /// It doesn't: each copy in it is the last of its kind that each reader got.
    Delivered {
        /// The last of those deliveries.
        last: Receipt,
        /// How often it was delivered to whoever got it most often.
        times: usize,
    },
    /// The user must say more: a part of the readers has a part of the copies.
    Divided {
        /// Who has what.
        held: Vec<Receipt>,
        /// How often it was delivered to whoever got it most often.
        times: usize,
    },
    /// The user must say more: these may have arrived or not, and on that it depends whether it must go out.
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
    /// When what became of that was written down, RFC 3339.
    pub time: String,
}

/// One copy for one reader, by what the ledger says.
struct Want<'h> {
    /// The copy that is wanted.
    copy: &'h Copy,
    /// The delivery of this very file, when it surely is the last that the reader got.
    held: Option<Holding<'h>>,
    /// How often this file was delivered to this reader.
    times: usize,
    /// What may have arrived or not and matters: this file, when it isn't held; else whatever came later, if another did.
    doubts: Vec<Holding<'h>>,
    /// This file once more, which matters only when it is wanted once more.
    repeats: Vec<Holding<'h>>,
}

/// Plans a mail that these readers are to get with these copies, from an address of this domain.
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

/// Whether a mail goes out that these readers are to get with these copies.
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

    /// Whether the file is the last that the reader got, beyond doubt.
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

/// The Message-ID of the next mail of this content: that of one that may have gone out and isn't over and done with, so that
/// a mail program that got it can tell, also where the ledger had no secret then, or another one. Else the first of our own
/// under which nothing is done with.
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

/// Whether a message was delivered, or may have been and then may have been followed by another: a mail program that shows
/// each Message-ID once would hide the next mail of that id, and leave the other on top.
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
