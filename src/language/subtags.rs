//! The subtags that the IANA Language Subtag Registry knows, so that a tag that names no language is refused.

/// A copy of the registry's subtags, one kind after the other.
const REGISTRY: &str = include_str!("subtags.txt");

/// What a subtag names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subtag {
    /// A language: `de`.
    Language,
    /// A language written after the one that it belongs to: `yue` in `zh-yue`.
    Extended,
    /// A script: `Hant`.
    Script,
    /// A region: `BR`.
    Region,
    /// A variety: `1901`.
    Variant,
}

/// What the registry has under a subtag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RegistryEntry {
    /// The subtag is in use.
    Known,
    /// Another subtag has taken its place.
    ReplacedBy(&'static str),
}

impl Subtag {
    /// The registry's entry of a subtag in lower case.
    pub(super) fn find(self, subtag: &str) -> Option<RegistryEntry> {
        self.entries().find_map(|entry| match entry.split_once('=') {
            Some((old, new)) => (old == subtag).then_some(RegistryEntry::ReplacedBy(new)),
            None => (entry == subtag).then_some(RegistryEntry::Known),
        })
    }

    fn entries(self) -> impl Iterator<Item = &'static str> {
        let head = match self {
            Self::Language => "[language]",
            Self::Extended => "[extlang]",
            Self::Script => "[script]",
            Self::Region => "[region]",
            Self::Variant => "[variant]",
        };
        let (_, section) = REGISTRY.split_once(head).unwrap_or_default();
        section.split('[').next().unwrap_or_default().split_ascii_whitespace()
    }
}
