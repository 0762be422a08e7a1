//! Takes an address out of the ledger.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::message_id::{content_key, key_of};
use super::place::{Owner, keep_rights, lock, sync_folder};
use super::reading::{OPENING, read};
use super::record::{Entry, Line};
use super::secret::renew;
use crate::disk::{Staged, litter};
use crate::error::{Error, Result};

/// What forgetting an address took out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Forgotten {
    /// Messages that went to this address alone: their records are gone.
    pub messages: usize,
    /// Messages that others got too: their records name only the others.
    pub shared: usize,
    /// How many of these have a Message-ID that was made without a secret, by an earlier version: it still confirms a guess at
    /// the address.
    pub guessable: usize,
    /// Whether the file is now that of whoever forgot the address.
    pub is_taken_over: bool,
}

/// Rewrites the ledger without an address, whole or not at all. Lines that were cut off go too, because they may hold
/// the address.
///
/// # Errors
/// When another process uses the ledger, a line of it is no record, or the disk fails.
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
        serde_json::to_writer(&mut bytes, line).map_err(|error| {
            Error::usage(format!("the ledger can't be written: {error}"), "nothing was changed")
        })?;
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
            // The ids of mails that others got too would prove the address to whoever has the secret.
            renew(&ledger)?;
        }
        staged.put()?;
        // Until the disk knows of the new file, a power cut would bring the address back.
        sync_folder(path)?;
    }
    remove_leftovers(path)?;
    Ok(forgotten)
}

/// Removes copies of the ledger that a run left which was killed while it rewrote it: they hold the address too.
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
