//! Message-IDs. Each follows from the recipients of a mail, its attachments, how often it went out before, and the secret of
//! the ledger. Where the ledger had no secret, it follows from the others alone.

use super::copy::Copy;
use super::record::Recipient;

/// What distinguishes a mail from every other: a hash of the addresses and of the files that are briefs. The order in which
/// they were named, the role of an address (such as `Cc`) and other attachments make no difference. A person who has the
/// files can test guesses at an address with it, so it never leaves the machine.
pub fn content_key(recipients: &[Recipient], copies: &[Copy]) -> String {
    let mut addresses: Vec<String> =
        recipients.iter().map(|recipient| recipient.address.to_ascii_lowercase()).collect();
    let mut files: Vec<&str> = copies.iter().map(|copy| copy.file_hash.as_str()).collect();
    addresses.sort();
    files.sort_unstable();
    let mut hasher = blake3::Hasher::new();
    for text in addresses.iter().map(String::as_str).chain([""]).chain(files) {
        hasher.update(text.as_bytes()).update(&[0]);
    }
    hasher.finalize().to_hex().chars().take(32).collect()
}

/// The part of a Message-ID before the `@`, when `earlier` mails of this key went out before.
pub fn numbered(key: &str, earlier: usize) -> String {
    if earlier == 0 { key.to_owned() } else { format!("{key}.{earlier}") }
}

/// The part of a Message-ID before the `@`.
pub fn local_part(id: &str) -> &str {
    id.split_once('@').map_or(id, |(local, _)| local)
}

/// The key that a Message-ID begins with.
pub fn key_of(id: &str) -> &str {
    let local = local_part(id);
    local.split_once('.').map_or(local, |(key, _)| key)
}
