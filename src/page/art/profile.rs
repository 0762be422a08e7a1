//! Colour profiles in files of pixels (ISO 15076-1).

use super::fault::{ArtFault, ArtProblem};

/// The most bytes of a colour profile.
pub(super) const MOST_PROFILE: usize = 1 << 20;

/// Whether a profile is one that PDF/A lets a picture have (ISO 19005-2, 6.2.4.2) and of the colours of the picture, as its head names
/// them: `GRAY`, `RGB ` or `CMYK`.
pub(super) fn judge_profile(profile: &[u8], space: [u8; 4]) -> Result<(), ArtFault> {
    let wrong = || ArtFault::of(ArtProblem::Profile);
    let head = profile.get(..128).ok_or_else(wrong)?;
    let size = u32::from_be_bytes([head[0], head[1], head[2], head[3]]);
    let sound = usize::try_from(size).is_ok_and(|size| size == profile.len())
        && matches!(head[8], 2 | 4)
        && [&b"scnr"[..], b"mntr", b"prtr", b"spac"].contains(&&head[12..16])
        && head[16..20] == space
        && &head[36..40] == b"acsp";
    if sound { Ok(()) } else { Err(wrong()) }
}
