//! All templates: the built-in ones, and the project's own, which take precedence.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::SourceText;

macro_rules! built_in {
    ($($name:literal),+ $(,)?) => {
        /// The templates inside the program, by name.
        pub const BUILT_IN: &[(&str, &str)] =
            &[$(($name, include_str!(concat!("../../templates/", $name)))),+];
    };
}

built_in![
    "base.md.j2",
    "engineer.md.j2",
    "investor.md.j2",
    "macros.md.j2",
    "mail.txt.j2",
    "policy.md.j2",
    "reference.md.j2",
];

/// Templates by name.
#[derive(Debug, Clone)]
pub struct Templates {
    texts: BTreeMap<String, Arc<SourceText>>,
}

impl Templates {
    /// The built-in templates, each replaced where the project has one of its name.
    pub fn new(own: impl IntoIterator<Item = Arc<SourceText>>) -> Self {
        let built_in = BUILT_IN.iter().map(|(name, text)| {
            let path = format!("<built-in>/{name}");
            ((*name).to_owned(), Arc::new(SourceText { path, text: (*text).to_owned() }))
        });
        let mut texts: BTreeMap<_, _> = built_in.collect();
        for text in own {
            let name = text.path.rsplit('/').next().unwrap_or_default().to_owned();
            texts.insert(name, text);
        }
        Self { texts }
    }

    /// The template of this name.
    pub fn get(&self, name: &str) -> Option<&Arc<SourceText>> {
        self.texts.get(name)
    }

    /// All of them, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Arc<SourceText>)> {
        self.texts.iter().map(|(name, text)| (name.as_str(), text))
    }
}
