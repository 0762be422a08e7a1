//! Hashes of values as JSON, which tells any two values of a type apart and forgets no field.

use blake3::{Hash, Hasher};
use serde::Serialize;

/// The BLAKE3 hash of a value as JSON.
///
/// # Errors
/// When serde can't write it, which for the types of this room would be a bug in it.
pub fn digest(value: &impl Serialize) -> serde_json::Result<Hash> {
    let mut hasher = Hasher::new();
    serde_json::to_writer(&mut hasher, value)?;
    Ok(hasher.finalize())
}

/// The first 16 hexadecimal digits of that: enough to see that two values differ.
///
/// # Errors
/// As [`digest`].
pub fn fingerprint(value: &impl Serialize) -> serde_json::Result<String> {
    Ok(digest(value)?.to_hex().chars().take(16).collect())
}
