//! Things by the first character of their words: every place of every text is looked up here.

/// Things by a character, capitals of ASCII as small letters.
#[derive(Debug)]
pub struct ByFirst<T> {
    /// Those of ASCII.
    ascii: Vec<Option<T>>,
    /// All others, in the order of the characters.
    others: Vec<(char, T)>,
}

impl<T> Default for ByFirst<T> {
    fn default() -> Self {
        Self { ascii: Vec::new(), others: Vec::new() }
    }
}

impl<T: Default> ByFirst<T> {
    /// What belongs to a character, made where nothing does yet.
    pub fn entry(&mut self, first: char) -> &mut T {
        if first.is_ascii() {
            let at = first.to_ascii_lowercase() as usize;
            if self.ascii.len() <= at {
                self.ascii.resize_with(at + 1, || None);
            }
            return self.ascii[at].get_or_insert_with(T::default);
        }
        let at = self.others.binary_search_by_key(&first, |(own, _)| *own).unwrap_or_else(|at| {
            self.others.insert(at, (first, T::default()));
            at
        });
        &mut self.others[at].1
    }
}

impl<T> ByFirst<T> {
    /// What belongs to a character.
    pub fn get(&self, first: char) -> Option<&T> {
        if first.is_ascii() {
            return self.ascii.get(first.to_ascii_lowercase() as usize)?.as_ref();
        }
        let at = self.others.binary_search_by_key(&first, |(own, _)| *own).ok()?;
        self.others.get(at).map(|(_, own)| own)
    }

    /// Everything.
    pub fn all(&self) -> impl Iterator<Item = &T> {
        self.ascii.iter().flatten().chain(self.others.iter().map(|(_, own)| own))
    }
}
