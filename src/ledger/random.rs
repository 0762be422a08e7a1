//! Random octets from the operating system: for secrets and names that nobody else may hit upon. No output holds any.

use crate::error::{Error, Result};

/// As many octets as are asked for.
///
/// # Errors
/// When the system has none to give.
pub fn random<const OCTETS: usize>() -> Result<[u8; OCTETS]> {
    let mut octets = [0; OCTETS];
    getrandom::getrandom(&mut octets).map_err(|error| {
        Error::usage(format!("the system gives no random numbers: {error}"), "nothing was made without them")
    })?;
    Ok(octets)
}

/// Octets in hexadecimal.
pub fn hex(octets: &[u8]) -> String {
    octets.iter().map(|octet| format!("{octet:02x}")).collect()
}
