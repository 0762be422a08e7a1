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
        walk(&self.atoms, None, Ground { text, case: self.case, classes }, at, &mut found);
        found
    }

    /// Its pieces, as what looks at their beginnings takes them.
    pub fn pieces(&self) -> Vec<&PatternPiece> {
        self.atoms.iter().collect()
    }

    /// Whether a run of digits comes first.
    pub fn begins_with_digits(&self) -> bool {
        matches!(self.atoms.first(), Some(PatternPiece::Digits(..)))
    }

    /// The texts that the entry stands for, where it is made of characters and choices only and they aren't too many.
    pub fn literals(&self) -> Option<Vec<String>> {
        written_out(&self.atoms)
    }
}

/// The most texts that an entry is written out to.
const MOST_LITERALS: usize = 4096;

/// The texts that pieces stand for, as [`Pattern::literals`] gives them.
fn written_out(atoms: &[PatternPiece]) -> Option<Vec<String>> {
    let mut texts = vec![String::new()];
    for atom in atoms {
        match atom {
            PatternPiece::Text(text) => texts.iter_mut().for_each(|head| head.push_str(text)),
            PatternPiece::Choice(branches) => {
                let mut tails = Vec::new();
                for branch in branches {
                    tails.extend(written_out(branch)?);
                }
                if texts.len() * tails.len() > MOST_LITERALS {
                    return None;
                }
                texts = texts
                    .iter()
                    .flat_map(|head| tails.iter().map(move |tail| [head.as_str(), tail].concat()))
                    .collect();
            }
            _ => return None,
        }
    }
    Some(texts)
}

/// What a walk goes through.
#[derive(Clone, Copy)]
struct Ground<'a> {
    text: &'a Searched<'a>,
    case: Case,
    classes: &'a dyn Classes,
}

/// Pieces that follow those of a branch.
struct Tail<'a> {
    atoms: &'a [PatternPiece],
    next: Option<&'a Tail<'a>>,
}

/// Follows pieces from a place to all their ends.
fn walk<'p>(
    mut atoms: &'p [PatternPiece],
    mut tail: Option<&'p Tail<'p>>,
    ground: Ground<'_>,
    mut at: usize,
    found: &mut Vec<usize>,
) {
    let Ground { text, case, classes } = ground;
    // What can go on in one way only goes on here.
    loop {
        let Some((first, rest)) = atoms.split_first() else {
            let Some(further) = tail else {
                if found.len() < MOST_ENDS && !found.contains(&at) {
                    found.push(at);
                }
                return;
            };
            (atoms, tail) = (further.atoms, further.next);
            continue;
        };
        let mut ends = Vec::new();
        match first {
            PatternPiece::Text(literal) => {
                if !text.from(at, case).starts_with(literal.as_str()) {
                    return;
                }
                at += literal.len();
                atoms = rest;
                continue;
            }
            PatternPiece::Digits(least, most) => {
                let len = digits_at(text, at).len();
                if !(*least..=*most).contains(&len) {
                    return;
                }
                at += len;
                atoms = rest;
                continue;
            }
            PatternPiece::OneOf(ranges) => {
                let fits = |c: &char| ranges.iter().any(|(first, last)| (*first..=*last).contains(c));
                let Some(one) = text.after(at).filter(fits) else { return };
                at += one.len_utf8();
                atoms = rest;
                continue;
            }
            PatternPiece::Letters => {
                let len = text.from(at, case).bytes().take_while(u8::is_ascii_alphabetic).count();
                if len == 0 {
                    return;
                }
                at += len;
                atoms = rest;
                continue;
            }
            PatternPiece::Ahead(inner) => {
                walk(inner, None, ground, at, &mut ends);
                if ends.is_empty() {
                    return;
                }
                atoms = rest;
                continue;
            }
            PatternPiece::Choice(branches) => {
                let further = Tail { atoms: rest, next: tail };
                for branch in branches {
                    walk(branch, Some(&further), ground, at, found);
                }
                return;
            }
            PatternPiece::Class(name) => classes.ends(name, text, at, &mut ends),
            PatternPiece::Shape(shape) => shape.ends(text, at, classes, &mut ends),
            PatternPiece::Many(inner) => {
                ends.push(at);
                let mut from = 0;
                while let Some(&end) = ends.get(from).filter(|_| ends.len() < MOST_ENDS) {
                    let mut further = Vec::new();
                    walk(inner, None, ground, end, &mut further);
                    ends.extend(further.into_iter().filter(|next| *next > end));
                    from += 1;
                }
            }
        }
        for end in ends {
            walk(rest, tail, ground, end, found);
        }
        return;
    }
}

/// The run of digits that begins at a place; empty within one.
pub fn digits_at<'a>(text: &Searched<'a>, at: usize) -> &'a str {
    if text.before(at).is_some_and(|c| c.is_ascii_digit()) {
        return "";
    }
    let rest = text.raw.get(at..).unwrap_or_default();
    &rest[..rest.bytes().take_while(u8::is_ascii_digit).count()]
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
                plain => {
                    self.plain(plain, &mut atoms);
                    continue;
                }
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

    /// Reads a run of characters that stand for themselves, up to one that is marked.
    fn plain(&mut self, first: char, atoms: &mut Vec<PatternPiece>) {
        let is_sign = |c: char| {
            matches!(c, '_' | '#' | '@' | '(' | '{' | '[' | '>' | '\\' | '?' | '*' | ']' | '}' | '|' | ')')
        };
        let end = self.rest.find(is_sign).unwrap_or(self.rest.len());
        let mut run = String::with_capacity(first.len_utf8() + end);
        run.push(first);
        run.push_str(&self.rest[..end]);
        self.rest = &self.rest[end..];
        // The mark is for the last character alone: (s)? is one letter, colou?r another.
        let marked = if self.rest.starts_with(['?', '*']) { run.pop() } else { None };
        if !run.is_empty() {
            atoms.push(PatternPiece::Text(run));
        }
        let Some(last) = marked else { return };
        let atom = PatternPiece::Text(last.to_string());
        let optional = self.next() == Some('?');
        atoms.push(match optional {
            true => PatternPiece::Choice(vec![vec![atom], Vec::new()]),
            false => PatternPiece::Many(vec![atom]),
        });
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
