//! Who holds which copy, according to the ledger.

use std::collections::BTreeMap;

use super::identity::{Identities, Identity, is_same_dossier};
use crate::ledger::{Copy, Delivery, History, Recipient, State};

/// A copy in somebody's hands.
#[derive(Debug, Clone, Copy)]
pub struct Holding<'h> {
    /// Who got it.
    pub recipient: &'h Recipient,
    /// The copy.
    pub copy: &'h Copy,
    /// The message it came with.
    pub delivery: &'h Delivery,
}

impl Holding<'_> {
    /// Whether the server accepted the message, so that the copy has certainly gone out.
    pub fn is_certain(&self) -> bool {
        self.delivery.state == State::Accepted
    }
}

/// Whether drafts count as copies that somebody may hold: it isn't known whether the user sent them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenDrafts {
    /// They count, and nothing replaces them, because they may be sent tomorrow.
    Counted,
    /// They don't count.
    LeftOut,
}

/// The copies of each brief and language that may be the last that each address got: all except those that a later one has
/// certainly replaced.
pub fn holdings(history: &History, drafts: OpenDrafts) -> Vec<Holding<'_>> {
    let known = Identities::new(history);
    let mut held: BTreeMap<(String, Identity<'_>, &str, &str), Vec<Holding<'_>>> = BTreeMap::new();
    for holding in history.deliveries.iter().flat_map(each) {
        let address = holding.recipient.address.to_ascii_lowercase();
        let Copy { brief, language, .. } = holding.copy;
        held.entry((address, known.of(holding.copy), brief, language)).or_default().push(holding);
    }
    held.into_values().flat_map(|of_one| last(of_one, drafts)).collect()
}

/// The copies of the same brief and language as this one that may be the last that an address got, drafts aside.
pub fn held_by<'h>(history: &'h History, address: &str, copy: &Copy) -> Vec<Holding<'h>> {
    let of_one = history.deliveries.iter().flat_map(each).filter(|holding| {
        holding.recipient.address.eq_ignore_ascii_case(address) && is_same_page(holding.copy, copy)
    });
    last(of_one.collect(), OpenDrafts::LeftOut)
}

/// Whether two copies are of the same brief in the same language, so that the later one replaces the other.
pub fn is_same_page(a: &Copy, b: &Copy) -> bool {
    is_same_dossier(a, b) && a.brief == b.brief && a.language == b.language
}

fn each(delivery: &Delivery) -> impl Iterator<Item = Holding<'_>> {
    let copies =
        move |recipient| delivery.copies.iter().map(move |copy| Holding { recipient, copy, delivery });
    delivery.recipients.iter().flat_map(copies)
}

/// The copies that one address may hold, out of all of one brief and language that went to it.
fn last(of_one: Vec<Holding<'_>>, drafts: OpenDrafts) -> Vec<Holding<'_>> {
    let sure: Vec<&Delivery> =
        of_one.iter().filter(|holding| holding.is_certain()).map(|holding| holding.delivery).collect();
    let is_held = |holding: &Holding<'_>| {
        let delivery = holding.delivery;
        let may_be_sent = drafts == OpenDrafts::Counted && delivery.drafted;
        match delivery.state {
            State::Drafted | State::Refused { .. } => may_be_sent,
            State::Uncertain | State::Accepted if may_be_sent => true,
            State::Uncertain | State::Accepted => !sure.iter().any(|later| delivery.is_surely_before(later)),
        }
    };
    of_one.iter().copied().filter(is_held).collect()
}
