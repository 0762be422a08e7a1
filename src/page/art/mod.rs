//! Drawings that a house brings along: a logo or a picture, read from SVG, PNG or JPEG. What can't be printed as it is meant is refused by name.

mod css;
mod drawing;
mod exif;
mod fault;
mod filled;
mod jpeg;
mod jpeg_scan;
mod path;
mod png;
mod png_rows;
mod profile;
mod svg;
mod transform;

pub use drawing::{Art, ArtFile, ArtForm};
pub use fault::{ArtFault, ArtProblem, JpegKind};
pub use filled::{ArtStep, FillRule, Filled};
pub use jpeg::Jpeg;
pub use png::{Colours, Raster};
