//! What is said where no viewer shows a page.

use crate::error::Error;

/// Why a page wasn't opened in a viewer.
pub enum NoViewer {
    /// The system has none.
    NotFound,
    /// A viewer ended or wasn't started; with its name and the reason.
    Failed(String, String),
}

pub fn not_opened(file: &str, why: &NoViewer) -> Error {
    let why = match why {
        NoViewer::NotFound => "no viewer was found".to_owned(),
        NoViewer::Failed(viewer, why) => format!("`{viewer}`: {why}"),
    };
    Error::usage(format!("`{file}` can't be shown: {why}"), "open it by hand; it was written")
}
