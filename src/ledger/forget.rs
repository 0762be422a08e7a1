//! Removes an address from the ledger.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::message_id::{content_key, key_of};
use super::messages;
use super::place::{Owner, keep_rights, lock, sync_folder};
use super::reading::{OPENING, read};
use super::record::{Entry, Line};
use super::secret::renew;
use crate::disk::{Staged, litter};
use crate::error::{Error, Result};

/// What was removed with an address.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Forgotten {
    /// Messages that went to this address alone: their records are gone.
    pub messages: usize,
    /// Messages that others got too: their records name only the others.
    pub shared: usize,
    /// How many of the shared messages have a Message-ID that an earlier version made without a secret. Such an id still
    /// confirms a guess at the address.
    pub guessable: usize,
    /// Whether the user who removed the address now owns the file.
    pub is_taken_over: bool,
}

/// Rewrites the ledger without an address, whole or not at all. Lines that were cut off are removed too, because they
/// may hold the address.
///
/// # Errors
/// When another process uses the ledger, a line of it isn't a record, or the disk fails.
pub fn forget(path: &Path, address: &str) -> Result<Forgotten> {
    let ledger = lock(path)?;
    let path = ledger.path.as_path();
    let history = read(path)?;
    if history.deliveries.is_empty() && history.cut_off.is_empty() {
        return Ok(Forgotten::default());
    }
    let is_same = |other: &str| other.eq_ignore_ascii_case(address);
    let text = fs::read(path).map_err(Error::disk("read", path))?;
    let lines = text.split(|&byte| byte == b'\n');
    let entries: Vec<Entry> =
        lines.filter_map(|line| Some(serde_json::from_slice::<Line>(line).ok()?.entry)).collect();
    let (mut gone, mut shared, mut guessable) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut kept = Vec::new();
    for mut entry in entries {
        match &mut entry {
            Entry::Drafted { id, recipients, copies, .. }
            | Entry::Attempted { id, recipients, copies, .. } => {
                let before = recipients.len();
                let is_guessable = key_of(id) == content_key(recipients, copies);
                recipients.retain(|recipient| !is_same(&recipient.address));
                if recipients.is_empty() {
                    gone.insert(id.clone());
                    continue;
                }
                if recipients.len() < before {
                    shared.insert(id.clone());
                    if is_guessable {
                        guessable.insert(id.clone());
                    }
                    // The draft holds the address, and its hash would still prove it.
                    if let Entry::Drafted { draft_hash, .. } = &mut entry {
                        *draft_hash = None;
                    }
                }
            }
            Entry::Sent { id, .. }
            | Entry::Accepted { id, .. }
            | Entry::Refused { id, .. }
            | Entry::Uncertain { id, .. } => {
                if gone.contains(id) {
                    continue;
                }
            }
            Entry::CutOff => continue,
        }
        // A server's reply often repeats the address.
        if let Entry::Accepted { reply, .. } | Entry::Refused { reply, .. } | Entry::Uncertain { reply, .. } =
            &mut entry
            && reply.to_lowercase().contains(&address.to_lowercase())
        {
            "(forgotten)".clone_into(reply);
        }
        kept.push(Line::new(entry));
    }
    let mut bytes = Vec::new();
    for line in &kept {
        serde_json::to_writer(&mut bytes, line).map_err(messages::not_rewritten)?;
        bytes.push(b'\n');
    }
    let mut forgotten = Forgotten {
        messages: gone.len(),
        shared: shared.len(),
        guessable: guessable.len(),
        is_taken_over: false,
    };
    if forgotten != Forgotten::default() || !history.cut_off.is_empty() {
        let staged = Staged::write(path, &bytes)?;
        forgotten.is_taken_over = keep_rights(staged.file(), path)? == Owner::Changed;
        if forgotten.shared > 0 {
            // With the secret, the ids of mails that others got too would prove the address.
            renew(&ledger)?;
        }
        staged.put()?;
        // Until the new file is safely on the disk, a power cut would bring the address back.
        sync_folder(path)?;
    }
    remove_leftovers(path)?;
    Ok(forgotten)
}

/// Removes copies of the ledger that were left by a run that was killed while it rewrote the ledger. They hold the
/// address too.
fn remove_leftovers(path: &Path) -> Result<()> {
    let folder = path.parent().unwrap_or(path);
    for left in litter(folder)? {
        let is_ledger = fs::read(&left).is_ok_and(|bytes| bytes.starts_with(OPENING));
        if is_ledger {
            fs::remove_file(&left).map_err(Error::disk("remove", &left))?;
        }
    }
    Ok(())
}
