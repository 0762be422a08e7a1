//! A text that is searched, and what the search asks of the word lists.

/// Whether capitals and small letters are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// They are.
    Told,
    /// A small letter stands for both.
    Either,
}

/// Where the classes of the lists are looked up.
pub trait Classes {
    /// The ends, in bytes, of the entries of a class that a text has at a place.
    fn ends(&self, class: &str, text: &Searched<'_>, at: usize, found: &mut Vec<usize>);
}

/// A text, and the same in small letters, byte for byte.
#[derive(Debug, Clone, Copy)]
pub struct Searched<'a> {
    /// As it is.
    pub raw: &'a str,
    /// With the capitals of ASCII as small letters.
    pub lower: &'a str,
}

impl Searched<'_> {
    /// What begins at a place, as an entry of this kind looks at it.
    pub fn from(&self, at: usize, case: Case) -> &str {
        match case {
            Case::Told => self.raw.get(at..).unwrap_or_default(),
            Case::Either => self.lower.get(at..).unwrap_or_default(),
        }
    }

    /// The character before a place.
    pub fn before(&self, at: usize) -> Option<char> {
        self.raw.get(..at)?.chars().next_back()
    }

    /// The character at a place.
    pub fn after(&self, at: usize) -> Option<char> {
        self.raw.get(at..)?.chars().next()
    }
}
