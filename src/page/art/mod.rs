//! Drawings that a house brings along: a logo, read from SVG or PNG. What can't be printed as it is meant is refused by name.

mod css;
mod drawing;
mod fault;
mod filled;
mod path;
mod png;
mod svg;
mod transform;

pub use drawing::{Art, ArtFile, ArtForm};
pub use fault::{ArtFault, ArtProblem};
pub use filled::{ArtStep, FillRule, Filled};
pub use png::{Colours, Raster};
