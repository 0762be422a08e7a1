//! Message-IDs that follow from whom a mail is for, what is attached, how often it went out before, and the secret of the
//! ledger. Those of ledgers that had none follow from the content alone.

use super::copy::Copy;
use super::record::Recipient;

/// What tells a mail from every other: a hash of the addresses and of the files that are briefs. Neither the order in which
/// they were named, nor who stands in `Cc`, nor what else is attached makes it another mail. Whoever has the files can test
/// guesses at an address against it, so it never leaves the machine.
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

/// What stands before the `@` of a Message-ID when as many mails of this key went out before.
pub fn numbered(key: &str, earlier: usize) -> String {
    if earlier == 0 { key.to_owned() } else { format!("{key}.{earlier}") }
}

/// What stands before the `@` of a Message-ID.
pub fn local_part(id: &str) -> &str {
    id.split_once('@').map_or(id, |(local, _)| local)
}

/// The key that a Message-ID begins with.
pub fn key_of(id: &str) -> &str {
    let local = local_part(id);
    local.split_once('.').map_or(local, |(key, _)| key)
}
