//! From a checked dossier to the final Markdown of a brief in one language: a template renders a text in which facts are
//! marked, the marks are audited, and citations are placed and numbered by them.

mod audience;
mod audit;
mod author_text;
mod axis;
mod brief;
mod changes;
mod chart;
mod chart_item;
mod chart_text;
mod cite;
mod cited;
mod cited_picture;
mod class;
mod contested;
mod diagnose;
mod emphasis;
mod environment;
mod escape;
mod expression;
mod filters;
mod given;
mod hollow;
mod house;
mod house_print;
mod limited;
mod lookup;
mod mail;
mod mark;
mod markup;
mod messages;
mod object;
mod operands;
mod own_words;
mod paragraph;
mod passed;
mod picture_print;
mod place;
mod reference;
mod remarks;
mod rendered;
mod replaced;
mod restricted;
mod section;
mod select;
mod sentence;
mod series;
mod side_by_side;
mod since;
mod sizes;
mod state;
mod summary;
mod template_fault;
mod template_prose;
mod templates;
mod unmarked;
mod unverified;
mod visible;

pub use audience::template_of;
pub use audit::names_used;
pub use brief::render;
pub use chart_item::ChartItem;
pub use cite::cite;
pub use cited::{Cited, CitedPiece};
pub use cited_picture::shown_picture;
pub use environment::Engine;
pub use escape::{markdown as escape, plain};
pub use house::{used_in_line, used_words};
pub use house_print::HousePrint;
pub use mail::{Enclosed, MailText, Request, render_mail};
pub use mark::{ChangePart, Issued, MarkKind};
pub use own_words::own_words;
pub use reference::Reference;
pub use rendered::{MadeText, Rendered};
pub use restricted::{MadePage, Restricted};
pub use select::{Concession, Selection, concessions, select};
pub use since::{Changed, Since, stage_word, status_word};
pub use templates::{BUILT_IN, Templates};

/// What the tests look at besides what other rooms may use.
#[doc(hidden)]
pub mod internals {
    pub use super::emphasis::flanks;
    pub use super::environment::syntax;
    pub use super::escape::{addresses, first_read_otherwise, own};
    pub use super::expression::{ExpressionFault, findings};
    pub use super::hollow::hollow;
    pub use super::house::occurrences;
    pub use super::mark::{MarkFault, Segment, scan, strip, wrap};
    pub use super::markup::{picture_codes, shown, shown_marks};
    pub use super::operands::{Misuse, MisuseKind, misuses, misuses_in_text};
    pub use super::own_words::asserts;
    pub use super::place::{CitationPlace, Printed, places};
    pub use super::sentence::ends_sentence;
}
