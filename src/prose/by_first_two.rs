//! Things by the first two characters of their words: every place of every text is looked up here.

/// Things by two characters, capitals of ASCII as small letters. Those whose second character isn't known, or that have none, are
/// given with every second.
#[derive(Debug)]
pub struct ByFirstTwo<T> {
    /// Which of `seconds` follow a character of ASCII, by its number.
    ascii: Vec<(u32, u32)>,
    /// The same for all others, in their order.
    others: Vec<(char, (u32, u32))>,
    /// Second characters, in order for each first one, none before all others, and which things are theirs.
    seconds: Vec<(Option<char>, (u32, u32))>,
    /// Which things begin with two letters of ASCII, as most words of a text do: 26 for each first one. Empty where there are few.
    letters: Vec<(u32, u32)>,
    things: Vec<T>,
}

/// From how many beginnings on a table of all pairs of letters is kept.
const MANY: usize = 100;
/// The letters of ASCII.
const LETTERS: usize = 26;

/// The place of two letters in a table of all pairs.
fn pair(first: char, second: char) -> Option<usize> {
    let place = |c: char| c.is_ascii_lowercase().then(|| c as usize - 'a' as usize);
    Some(place(first)? * LETTERS + place(second)?)
}

/// A thing, by the character that its word begins with and the next one where it is known.
pub type Begun<T> = (char, Option<char>, T);

impl<T> Default for ByFirstTwo<T> {
    fn default() -> Self {
        Self {
            ascii: Vec::new(),
            others: Vec::new(),
            seconds: Vec::new(),
            letters: Vec::new(),
            things: Vec::new(),
        }
    }
}

/// A character as it is looked up.
pub const fn looked_up(character: char) -> char {
    character.to_ascii_lowercase()
}

/// How many there are of something. The word lists hold some ten thousand entries.
fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl<T> ByFirstTwo<T> {
    /// Puts things in order; those with the same beginning keep theirs.
    pub fn of(mut begun: Vec<Begun<T>>) -> Self {
        for (first, second, _) in &mut begun {
            *first = looked_up(*first);
            *second = second.map(looked_up);
        }
        begun.sort_by_key(|(first, second, _)| (*first, *second));
        let mut all = Self { things: Vec::with_capacity(begun.len()), ..Self::default() };
        let mut last = None;
        for (first, second, thing) in begun {
            let place = count(all.things.len());
            all.things.push(thing);
            match all.seconds.last_mut() {
                Some((_, range)) if last == Some((first, second)) => range.1 = place + 1,
                _ => {
                    let at = count(all.seconds.len());
                    all.seconds.push((second, (place, place + 1)));
                    all.begin(first, at);
                }
            }
            last = Some((first, second));
        }
        all.list_letters();
        all
    }

    fn list_letters(&mut self) {
        if self.seconds.len() < MANY {
            return;
        }
        let mut letters = vec![(0, 0); LETTERS * LETTERS];
        for first in 'a'..='z' {
            for &(second, range) in self.seconds(first) {
                if let Some(place) = second.and_then(|second| pair(first, second)) {
                    letters[place] = range;
                }
            }
        }
        self.letters = letters;
    }

    /// Says that a second character belongs to a first one.
    fn begin(&mut self, first: char, at: u32) {
        if first.is_ascii() {
            self.ascii.resize(128, (0, 0));
            let range = &mut self.ascii[first as usize];
            *range = if range.1 == 0 { (at, at + 1) } else { (range.0, at + 1) };
            return;
        }
        match self.others.last_mut() {
            Some((own, range)) if *own == first => range.1 = at + 1,
            _ => self.others.push((first, (at, at + 1))),
        }
    }

    /// The second characters that follow a first one.
    fn seconds(&self, first: char) -> &[(Option<char>, (u32, u32))] {
        let first = looked_up(first);
        let range = if first.is_ascii() {
            self.ascii.get(first as usize)
        } else {
            let at = self.others.binary_search_by_key(&first, |(own, _)| *own).ok();
            at.map(|at| &self.others[at].1)
        };
        range.map_or(&[], |&(from, to)| &self.seconds[from as usize..to as usize])
    }

    /// What may begin with two characters; without a second one, what asks for none.
    pub fn get(&self, first: char, second: Option<char>) -> impl Iterator<Item = &T> {
        let seconds = self.seconds(first);
        let second = second.map(looked_up);
        let listed = second.and_then(|second| self.letters.get(pair(looked_up(first), second)?));
        let own = listed.copied().unwrap_or_else(|| {
            second
                .and_then(|_| seconds.binary_search_by_key(&second, |(own, _)| *own).ok())
                .map_or((0, 0), |at| seconds[at].1)
        });
        let any = seconds.first().filter(|(second, _)| second.is_none()).map_or((0, 0), |(_, range)| *range);
        let things = |(from, to): (u32, u32)| &self.things[from as usize..to as usize];
        things(own).iter().chain(things(any))
    }

    /// Everything.
    pub fn all(&self) -> impl Iterator<Item = &T> {
        self.things.iter()
    }
}
