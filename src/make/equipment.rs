//! The templates, themes and fonts with which a project is made, once they are known to be right.

use std::sync::Arc;

use super::fonts::load_fonts;
use super::options::Options;
use super::produce::Tools;
use super::project::Project;
use super::themes::Themes;
use crate::error::Result;
use crate::page::Fonts;
use crate::render::Engine;

/// A template engine, themes and fonts.
pub struct Equipment {
    /// The template engine.
    pub engine: Arc<Engine>,
    /// The themes.
    pub themes: Themes,
    /// The embedded fonts and those of the font folder.
    pub fonts: Fonts,
}

impl Equipment {
    /// What every brief is made with.
    pub fn tools(&self) -> Tools<'_> {
        Tools { engine: &self.engine, themes: &self.themes, fonts: &self.fonts }
    }
}

/// Takes engine and themes out of a project, and reads its fonts; none when something is wrong, which is then among the
/// project's diagnostics. Commands that only ask about facts don't need it.
///
/// # Errors
/// When the disk fails or the font folder isn't there.
pub fn equip(project: &mut Project, options: &Options) -> Result<Option<Equipment>> {
    let (fonts, found) = load_fonts(project, options)?;
    let sound = found.is_empty();
    project.diagnostics.extend(found);
    Ok(match (project.engine.take(), project.themes.take()) {
        (Some(engine), Some(themes)) if sound => Some(Equipment { engine, themes, fonts }),
        _ => None,
    })
}
