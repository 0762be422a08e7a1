//! What `watch` says.

use crate::error::Error;

pub fn does_not_sign() -> Error {
    Error::usage("`watch` doesn't sign", "sign what you have looked at: `factbrief build --sign KEYFILE`")
}

pub fn does_not_publish() -> Error {
    Error::usage(
        "`watch` doesn't publish, since a page that is still being written isn't meant for its readers",
        "publish with `factbrief build --to-publish` when it is ready",
    )
}

/// `how` changes are noticed, where that is not by the system's word.
pub fn watching(project: &str, templates: &str, how: &str) -> String {
    format!("watching `{project}` and `{templates}`{how}; Ctrl-C ends it")
}
