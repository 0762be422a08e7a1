//! Random octets from the operating system, for secrets and for names that nobody may guess. No output of a build holds any.

use super::messages;
use crate::error::Result;

/// `OCTETS` random octets.
///
/// # Errors
/// When the system gives none.
pub fn random<const OCTETS: usize>() -> Result<[u8; OCTETS]> {
    let mut octets = [0; OCTETS];
    getrandom::getrandom(&mut octets).map_err(messages::no_random_numbers)?;
    Ok(octets)
}

/// Octets in hexadecimal.
pub fn hex(octets: &[u8]) -> String {
    octets.iter().map(|octet| format!("{octet:02x}")).collect()
}
