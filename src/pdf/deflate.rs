//! Deflating (RFC 1950 and 1951), with compressors that are kept: making one takes as long as deflating a stream.

use std::cell::RefCell;
use std::collections::BTreeMap;

use flate2::{Compress, Compression, FlushCompress, Status};

thread_local! {
    /// A compressor for each level, as it was left.
    static COMPRESSORS: RefCell<BTreeMap<u32, Compress>> = const { RefCell::new(BTreeMap::new()) };
}

/// The bytes, deflated; none where the library refuses, which would be a bug.
pub(super) fn deflated(bytes: &[u8], level: Compression) -> Option<Vec<u8>> {
    COMPRESSORS.with_borrow_mut(|compressors| {
        let new = || Compress::new(level, true);
        let compressor = compressors.entry(level.level()).or_insert_with(new);
        compressor.reset();
        // Room also for data that can't be compressed (RFC 1951 §3.2.4), so that one call is enough.
        let mut deflated = Vec::with_capacity(bytes.len() + bytes.len() / 1000 + 64);
        let status = compressor.compress_vec(bytes, &mut deflated, FlushCompress::Finish);
        matches!(status, Ok(Status::StreamEnd)).then_some(deflated)
    })
}
