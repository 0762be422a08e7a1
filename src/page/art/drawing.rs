//! A drawing of a house, from its file.

use super::fault::{ArtFault, ArtProblem};
use super::filled::Filled;
use super::jpeg::{self, Jpeg};
use super::png::{self, Raster};
use super::svg;

/// The largest file that is read, in bytes.
pub const MOST_BYTES: usize = 16 << 20;

/// A drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Art {
    /// Its width in units of its own.
    pub width: f32,
    /// Its height in the same.
    pub height: f32,
    /// What its file is.
    pub file: ArtFile,
    /// What it is made of.
    pub drawing: ArtForm,
    /// The BLAKE3 hash of its file, by which it is told from others.
    pub hash: String,
}

/// What the file of a drawing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArtFile {
    /// SVG.
    Svg,
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
}

/// What a drawing is made of.
#[derive(Debug, Clone, PartialEq)]
pub enum ArtForm {
    /// Filled paths, in the order in which they are painted.
    Vector(Vec<Filled>),
    /// Pixels.
    Raster(Raster),
    /// Pixels in their own packing.
    Jpeg(Jpeg),
}

impl Art {
    /// Reads a file: SVG, PNG or JPEG, whatever its name.
    ///
    /// # Errors
    /// When it is neither, is damaged, or holds what can't be printed as it is meant.
    pub fn read(bytes: &[u8]) -> Result<Self, ArtFault> {
        if bytes.len() > MOST_BYTES {
            return Err(ArtFault::of(ArtProblem::TooLarge));
        }
        let hash = blake3::hash(bytes).to_hex().to_string();
        if bytes.starts_with(png::SIGNATURE) {
            let raster = png::read(bytes)?;
            let (width, height) = (raster.width as f32, raster.height as f32);
            let (file, drawing) = (ArtFile::Png, ArtForm::Raster(raster));
            return Ok(Self { width, height, file, drawing, hash });
        }
        if bytes.starts_with(jpeg::SIGNATURE) {
            let jpeg = jpeg::read(bytes)?;
            let [width, height] = [jpeg.width as f32, jpeg.height as f32];
            // From 5 on rows are columns.
            let [width, height] = if jpeg.orientation < 5 { [width, height] } else { [height, width] };
            return Ok(Self { width, height, file: ArtFile::Jpeg, drawing: ArtForm::Jpeg(jpeg), hash });
        }
        let Ok(text) = std::str::from_utf8(bytes) else {
            return Err(ArtFault::of(ArtProblem::UnknownFormat));
        };
        let text = text.trim_start_matches('\u{feff}');
        if !text.trim_start().starts_with('<') {
            return Err(ArtFault::of(ArtProblem::UnknownFormat));
        }
        let (width, height, paths) = svg::read(text)?;
        Ok(Self { width, height, file: ArtFile::Svg, drawing: ArtForm::Vector(paths), hash })
    }
}
