//! Base64 (RFC 4648 §4), in which secrets are sent to a server.

/// The text of these octets.
pub fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let bits =
            group.iter().enumerate().fold(0_u32, |bits, (at, &byte)| bits | u32::from(byte) << (16 - 8 * at));
        for at in 0..4 {
            let value = bits >> (18 - 6 * at) & 63;
            text.push(if at <= group.len() { char::from(ALPHABET[value as usize]) } else { '=' });
        }
    }
    text
}
