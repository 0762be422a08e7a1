//! Charts: bar charts, timelines, line charts and key figures, each described once and drawn twice.
//!
//! `layout` puts marks and texts at their places; `compose` draws them on the page and `svg` into a file. Chart libraries
//! draw text with their own metrics, and such text could be neither tagged nor linked to a source.

mod amount_axis;
mod axis;
mod bar;
mod bars;
mod describe;
mod drawing;
mod event_mark;
mod key_figures;
mod layout;
mod line_chart;
mod occupied;
mod read;
mod scale;
mod svg;
mod texts;
mod timeline;
mod upright;

pub use axis::{Axes, Tick};
pub use describe::{Amount, Caption, Chart, ChartMarks, Extent, Open, Point, Time};
pub use svg::svg;

pub(super) use drawing::{Faces, TextBlock};
pub(super) use layout::{PreparedChart, layout};
pub(super) use read::read;
