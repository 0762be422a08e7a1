//! Who holds which copy, as far as the ledger knows.

use std::collections::BTreeMap;

use crate::ledger::{Copy, Delivery, History, Recipient, State};

/// A copy in somebody's hands.
#[derive(Debug, Clone, Copy)]
pub struct Holding<'h> {
    /// Who got it.
    pub recipient: &'h Recipient,
    /// What.
    pub copy: &'h Copy,
    /// The message it came with.
    pub delivery: &'h Delivery,
}

impl Holding<'_> {
    /// Whether the server took the message, so that the copy has surely gone out.
    pub fn is_certain(&self) -> bool {
        self.delivery.state == State::Accepted
    }
}

/// The latest copy of each brief and language that each address surely got, and every later one that it may have
/// got. Drafts count only `with_drafts`: whether they were sent isn't known.
pub fn holdings(history: &History, with_drafts: bool) -> Vec<Holding<'_>> {
    let mut deliveries: Vec<&Delivery> = history.deliveries.iter().collect();
    // Times are RFC 3339 in UTC, which sort as texts.
    deliveries.sort_by(|a, b| a.time.cmp(&b.time));
    let mut held: BTreeMap<(String, &str, &str, &str), Vec<Holding<'_>>> = BTreeMap::new();
    for delivery in deliveries {
        let counts = match delivery.state {
            State::Accepted | State::Uncertain => true,
            State::Drafted => with_drafts,
            State::Refused { .. } => false,
        };
        if !counts {
            continue;
        }
        for recipient in &delivery.recipients {
            for copy in &delivery.copies {
                let address = recipient.address.to_ascii_lowercase();
                let key = (address, copy.dossier.as_str(), copy.brief.as_str(), copy.language.as_str());
                let holding = Holding { recipient, copy, delivery };
                let of_this = held.entry(key).or_default();
                if holding.is_certain() {
                    of_this.clear();
                }
                of_this.push(holding);
            }
        }
    }
    held.into_values().flatten().collect()
}
