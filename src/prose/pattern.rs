//! The notation of the word lists in `assets/prose`, and how an entry is matched.
//!
//! An entry is one run of characters without blanks. In it `_` is a blank, `#` a run of digits, `{2}` two digits and `{1-4}`
//! one to four of them, `[a-z]` one character of a range, `@` a run of letters, `(a|b)` a choice, `?` and `*` after a piece
//! say that it may be missing or come again, `{word}` is a class of the lists or a shape of [`WordShape`], `>` begins what must
//! follow and isn't part of the match, and `\` takes the next character as it is. An entry without a capital letter is found
//! in capitals too.

use super::searched::{Case, Classes, Searched};
use super::shape::WordShape;

/// A piece of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PatternPiece {
    /// These characters.
    Text(String),
    /// A run of digits, as long as this; the whole run.
    Digits(usize, usize),
    /// One character between two others, both included.
    OneOf(Vec<(char, char)>),
    /// Letters of ASCII, at least one, as many as there are.
    Letters,
    /// A list of the word lists, by its name.
    Class(String),
    /// A shape that no list can hold.
    Shape(WordShape),
    /// One of several.
    Choice(Vec<Vec<PatternPiece>>),
    /// Any number of times, none included.
    Many(Vec<PatternPiece>),
    /// What must follow, and isn't part of the match.
    Ahead(Vec<PatternPiece>),
}

/// An entry of a word list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// Its pieces, in order.
    pub atoms: Vec<PatternPiece>,
    /// Whether capitals count as the letters that they are.
    pub case: Case,
}

/// The most ends that one entry is followed to; a guard, since the texts are anybody's.
const MOST_ENDS: usize = 64;

impl Pattern {
    /// Reads an entry.
    ///
    /// # Errors
    /// The entry, where a bracket is open or a name unknown.
    pub fn parse(entry: &str) -> Result<Self, String> {
        let mut reader = Reader { rest: entry, entry };
        let atoms = reader.sequence()?;
        if !reader.rest.is_empty() || atoms.is_empty() {
            return Err(entry.to_owned());
        }
        let case = match entry.contains(|c: char| c.is_ascii_uppercase()) {
            true => Case::Told,
            false => Case::Either,
        };
        Ok(Self { atoms, case })
    }

    /// Where matches end that begin at a place.
    pub fn ends(&self, text: &Searched<'_>, at: usize, classes: &dyn Classes) -> Vec<usize> {
        let mut found = Vec::new();
        walk(&self.atoms, text, at, self.case, classes, &mut found);
        found
    }

    /// The texts that the entry stands for, where it is made of characters and choices only and they aren't too many.
    pub fn literals(&self) -> Option<Vec<String>> {
        let mut texts = vec![String::new()];
        for atom in &self.atoms {
            let tails = tails(atom)?;
            texts =
                texts.iter().flat_map(|head| tails.iter().map(move |tail| format!("{head}{tail}"))).collect();
            if texts.len() > MOST_LITERALS {
                return None;
            }
        }
        Some(texts)
    }
}

/// The most texts that an entry is written out to.
const MOST_LITERALS: usize = 4096;

fn tails(atom: &PatternPiece) -> Option<Vec<String>> {
    match atom {
        PatternPiece::Text(text) => Some(vec![text.clone()]),
        PatternPiece::Choice(branches) => {
            let mut all = Vec::new();
            for branch in branches {
                all.extend(Pattern { atoms: branch.clone(), case: Case::Told }.literals()?);
            }
            Some(all)
        }
        _ => None,
    }
}

/// Follows pieces from a place to all their ends.
fn walk(
    atoms: &[PatternPiece],
    text: &Searched<'_>,
    at: usize,
    case: Case,
    classes: &dyn Classes,
    found: &mut Vec<usize>,
) {
    let Some((first, rest)) = atoms.split_first() else {
        if found.len() < MOST_ENDS && !found.contains(&at) {
            found.push(at);
        }
        return;
    };
    let mut ends = Vec::new();
    match first {
        PatternPiece::Text(literal) => {
            if text.from(at, case).starts_with(literal.as_str()) {
                ends.push(at + literal.len());
            }
        }
        PatternPiece::Digits(least, most) => {
            let len = text.from(at, case).bytes().take_while(u8::is_ascii_digit).count();
            let begins = !text.before(at).is_some_and(|c| c.is_ascii_digit());
            if begins && (*least..=*most).contains(&len) {
                ends.push(at + len);
            }
        }
        PatternPiece::OneOf(ranges) => {
            let fits = |c: char| ranges.iter().any(|(first, last)| (*first..=*last).contains(&c));
            ends.extend(text.after(at).filter(|c| fits(*c)).map(|c| at + c.len_utf8()));
        }
        PatternPiece::Letters => {
            let len = text.from(at, case).bytes().take_while(u8::is_ascii_alphabetic).count();
            if len > 0 {
                ends.push(at + len);
            }
        }
        PatternPiece::Class(name) => classes.ends(name, text, at, &mut ends),
        PatternPiece::Shape(shape) => shape.ends(text, at, classes, &mut ends),
        PatternPiece::Choice(branches) => {
            for branch in branches {
                walk(branch, text, at, case, classes, &mut ends);
            }
        }
        PatternPiece::Many(inner) => {
            ends.push(at);
            let mut from = 0;
            while let Some(&end) = ends.get(from).filter(|_| ends.len() < MOST_ENDS) {
                let mut further = Vec::new();
                walk(inner, text, end, case, classes, &mut further);
                ends.extend(further.into_iter().filter(|next| *next > end));
                from += 1;
            }
        }
        PatternPiece::Ahead(inner) => {
            let mut ahead = Vec::new();
            walk(inner, text, at, case, classes, &mut ahead);
            if !ahead.is_empty() {
                ends.push(at);
            }
        }
    }
    for end in ends {
        walk(rest, text, end, case, classes, found);
    }
}

struct Reader<'a> {
    rest: &'a str,
    entry: &'a str,
}

impl Reader<'_> {
    fn wrong<T>(&self) -> Result<T, String> {
        Err(self.entry.to_owned())
    }

    fn next(&mut self) -> Option<char> {
        let next = self.rest.chars().next()?;
        self.rest = &self.rest[next.len_utf8()..];
        Some(next)
    }

    /// Reads up to the end of the entry, of a branch or of a group.
    fn sequence(&mut self) -> Result<Vec<PatternPiece>, String> {
        let mut atoms: Vec<PatternPiece> = Vec::new();
        while let Some(next) = self.rest.chars().next().filter(|c| !matches!(c, '|' | ')')) {
            self.next();
            let atom = match next {
                '_' => PatternPiece::Text(" ".to_owned()),
                '#' => PatternPiece::Digits(1, usize::MAX),
                '@' => PatternPiece::Letters,
                '(' => PatternPiece::Choice(self.group()?),
                '{' => self.named()?,
                '[' => self.one_of()?,
                '>' => {
                    atoms.push(PatternPiece::Ahead(self.sequence()?));
                    return Ok(joined(atoms));
                }
                '\\' => match self.next() {
                    Some(escaped) => PatternPiece::Text(escaped.to_string()),
                    None => return self.wrong(),
                },
                '?' | '*' | ']' | '}' => return self.wrong(),
                plain => PatternPiece::Text(plain.to_string()),
            };
            atoms.push(match self.rest.chars().next() {
                Some('?') => {
                    self.next();
                    PatternPiece::Choice(vec![vec![atom], Vec::new()])
                }
                Some('*') => {
                    self.next();
                    PatternPiece::Many(vec![atom])
                }
                _ => atom,
            });
        }
        Ok(joined(atoms))
    }

    /// The branches of a choice, after its bracket.
    fn group(&mut self) -> Result<Vec<Vec<PatternPiece>>, String> {
        let mut branches = vec![self.sequence()?];
        loop {
            match self.next() {
                Some('|') => branches.push(self.sequence()?),
                Some(')') => return Ok(branches),
                _ => return self.wrong(),
            }
        }
    }

    fn named(&mut self) -> Result<PatternPiece, String> {
        let Some((name, rest)) = self.rest.split_once('}') else { return self.wrong() };
        self.rest = rest;
        let (least, most) = name.split_once('-').unwrap_or((name, name));
        if let (Ok(least), Ok(most)) = (least.parse(), most.parse()) {
            return Ok(PatternPiece::Digits(least, most));
        }
        Ok(WordShape::named(name).map_or_else(|| PatternPiece::Class(name.to_owned()), PatternPiece::Shape))
    }

    fn one_of(&mut self) -> Result<PatternPiece, String> {
        let Some((inside, rest)) = self.rest.split_once(']') else { return self.wrong() };
        self.rest = rest;
        let mut ranges = Vec::new();
        let mut characters = inside.chars().peekable();
        while let Some(first) = characters.next() {
            let last = match characters.next_if_eq(&'-') {
                Some(_) => characters.next().unwrap_or('-'),
                None => first,
            };
            ranges.push((first, last));
        }
        Ok(PatternPiece::OneOf(ranges))
    }
}

/// The pieces with runs of characters as one.
fn joined(atoms: Vec<PatternPiece>) -> Vec<PatternPiece> {
    let mut joined: Vec<PatternPiece> = Vec::new();
    for atom in atoms {
        match (joined.last_mut(), atom) {
            (Some(PatternPiece::Text(before)), PatternPiece::Text(next)) => before.push_str(&next),
            (_, atom) => joined.push(atom),
        }
    }
    joined
}
