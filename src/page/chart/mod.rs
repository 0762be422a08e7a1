//! Charts: bar charts, timelines and key figures, each described once and drawn twice.
//!
//! `layout` puts marks and texts at their places; `compose` draws them on the page and `svg` into a file. Chart libraries
//! draw text with their own metrics, and such text could be neither tagged nor linked to a source.

mod bars;
mod describe;
mod drawing;
mod key_figures;
mod layout;
mod read;
mod svg;
mod texts;
mod timeline;

pub use describe::{Amount, Caption, Chart, ChartMarks, Open, Time};
pub use svg::svg;

pub(super) use drawing::Faces;
pub(super) use layout::{PreparedChart, layout};
pub(super) use read::read;
