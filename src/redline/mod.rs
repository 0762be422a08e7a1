//! Redlines: two texts as one, with the removed words struck and the added ones marked.

mod html;
mod line;
mod markdown;
mod messages;
mod piece;
mod tokens;

pub use html::{Heading, to_html as redline_html};
pub use markdown::to_markdown as redline_markdown;
pub use piece::{RedlineMark, RedlinePiece, new_text, old_text, redline};

/// What the tests look at besides what other rooms may use.
#[doc(hidden)]
pub mod internals {
    pub use super::tokens::tokens;
}
