//! SVG: each chart as a picture beside the Markdown, and the picture of the brief where it is an SVG.

use super::picture::picture;
use crate::diagnostic::Diagnostic;
use crate::make::outcome::Output;
use crate::make::set_brief::SetBrief;
use crate::manifest::OutputFormat;

pub fn export(set: &SetBrief<'_>) -> Result<Vec<Output>, Diagnostic> {
    let pictures = set.pictures.iter().map(|picture| {
        let output = set.output(OutputFormat::Svg, picture.svg.clone().into_bytes());
        Output { chart: Some(picture.name.clone()), ..output }
    });
    Ok(pictures.chain(picture(set, OutputFormat::Svg)).collect())
}
