//! What a published folder says of itself: whom it is for and which files were written there, so that the next publication
//! can remove those that are no longer made. Deliberately absent: everything else. The folder is for its readers.

use serde::{Deserialize, Serialize};

use super::VERSION;
use super::messages::PUBLISHED_HEAD;

/// The name of the file, in the folder that was published.
pub const PUBLISHED: &str = "published.toml";

/// Whom a folder was published for, and what was written there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Published {
    /// Of this format.
    pub version: u32,
    /// The one audience.
    pub audience: String,
    /// Every file, from the folder, as `harbour/policy.en.pdf`.
    pub files: Vec<String>,
}

impl Published {
    /// A list of the files in a folder.
    pub fn new(audience: &str, files: Vec<String>) -> Self {
        Self { version: VERSION, audience: audience.to_owned(), files }
    }

    /// As text.
    ///
    /// # Errors
    /// When the library can't write it, which for these types would be a bug in it.
    pub fn print(&self) -> Result<String, toml::ser::Error> {
        Ok(format!("{PUBLISHED_HEAD}{}", toml::to_string(self)?))
    }

    /// Reads it back; none where it isn't such a list, or names a file outside of the folder.
    pub fn parse(text: &str) -> Option<Self> {
        let published: Self = toml::from_str(text).ok()?;
        let inside = |file: &String| {
            let names: Vec<&str> = file.split('/').collect();
            let sound = |name: &&str| !name.is_empty() && !name.starts_with('.') && !name.contains('\\');
            names.len() == 2 && names.iter().all(sound)
        };
        (published.version <= VERSION && published.files.iter().all(inside)).then_some(published)
    }
}
