//! A text as its reader takes it, for the search for numerals, with the way back to its source: what only looks different
//! is the same here. Deliberately absent: markup, which the callers leave out before.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::scaled::is_kanji_numeral;
use super::unseen::fate;

/// Whether folding leaves a character as it is, wherever it is: no mark that belongs to another, no compatibility form,
/// and the one blank that all others become.
fn is_plain(character: char) -> bool {
    matches!(
        character,
        ' '..='~'
            | '£' | '¥' | '§' | '·' | 'À'..='ÿ'
            | '–' | '—' | '‘' | '’' | '“' | '”' | '•' | '€' | '−'
            | '、' | '。' | '々' | '「'..='』' | '〜'
            | '\u{3041}'..='\u{3096}'
            | '\u{30a1}'..='\u{30fc}'
            | '\u{4e00}'..='\u{9fff}'
    )
}

/// Whether a character belongs to the one before it: a combining mark, or the half-width voicing marks of ﾄﾞﾙ and ﾎﾟｲﾝﾄ.
fn is_mark(character: char) -> bool {
    is_combining_mark(character) || matches!(character, '\u{ff9e}' | '\u{ff9f}')
}

/// A folded text: compatibility forms as their plain characters (NFKC), every run of blanks as one, all hyphens as one, and
/// nothing that nobody sees.
#[derive(Debug, Default)]
pub struct Folded {
    /// The text.
    pub text: String,
    /// The characters of the text, in order.
    places: Vec<Place>,
}

/// A character of a folded text.
#[derive(Debug, Clone)]
struct Place {
    /// Where it is in the text.
    at: usize,
    /// What it comes from.
    source: Range<usize>,
}

impl Folded {
    /// Whether folding could change what is found in a text.
    pub fn changes(text: &str) -> bool {
        let mut blank = false;
        let (mut twice, mut odd, mut kanji) = (false, false, false);
        for character in text.chars() {
            twice |= blank && character == ' ';
            blank = character == ' ';
            if !matches!(character, ' '..='~') {
                kanji |= is_kanji_numeral(character);
                odd |= !is_plain(character);
            }
        }
        // A blank beside a kanji numeral counts nothing.
        twice || odd || kanji && text.contains(' ')
    }

    /// Folds characters, each with what it comes from, in the order of their places.
    pub fn of(characters: impl IntoIterator<Item = (char, Range<usize>)>) -> Self {
        let mut folded = Self::default();
        let mut characters =
            characters.into_iter().filter(|(character, _)| fate(*character).is_none()).peekable();
        while let Some((first, mut source)) = characters.next() {
            if first.is_whitespace() {
                while let Some((_, next)) = characters.next_if(|(next, _)| next.is_whitespace()) {
                    source.end = next.end;
                }
                folded.push(' ', &source);
                continue;
            }
            // Most characters are what they look like, and no mark belongs to them.
            if is_plain(first) && characters.peek().is_none_or(|(next, _)| is_plain(*next)) {
                folded.push(first, &source);
                continue;
            }
            let mut cluster = first.to_string();
            while let Some((mark, next)) = characters.next_if(|(next, _)| is_mark(*next)) {
                cluster.push(mark);
                source.end = next.end;
            }
            for character in cluster.nfkc() {
                let character = if character == '\u{2010}' { '-' } else { character };
                folded.push(if character.is_whitespace() { ' ' } else { character }, &source);
            }
        }
        folded.close_kanji()
    }

    /// Folds a plain text.
    pub fn plain(text: &str) -> Self {
        Self::of(text.char_indices().map(|(at, character)| (character, at..at + character.len_utf8())))
    }

    /// Folds a text in which pairs of `**` are the only markup.
    pub fn data(text: &str) -> Self {
        let stars = |at: usize| text[at..].starts_with("**") || text[..at + 1].ends_with("**");
        let shown = text.char_indices().filter(|(at, character)| *character != '*' || !stars(*at));
        Self::of(shown.map(|(at, character)| (character, at..at + character.len_utf8())))
    }

    /// What a part of the text comes from.
    pub fn source(&self, part: &Range<usize>) -> Range<usize> {
        // The character that a byte belongs to.
        let holder = |byte: usize| {
            let next = self.places.partition_point(|place| place.at <= byte);
            self.places.get(next.checked_sub(1)?).filter(|_| byte < self.text.len())
        };
        match (holder(part.start), part.end.checked_sub(1).and_then(holder)) {
            (Some(first), Some(last)) => first.source.start..last.source.end,
            _ => 0..0,
        }
    }

    /// The part of the text that comes from a part of the source.
    pub fn part(&self, source: &Range<usize>) -> Range<usize> {
        let place = |at: usize| {
            let next = self.places.partition_point(|place| place.source.start < at);
            self.places.get(next).map_or(self.text.len(), |place| place.at)
        };
        place(source.start)..place(source.end)
    }

    fn push(&mut self, character: char, source: &Range<usize>) {
        self.places.push(Place { at: self.text.len(), source: source.clone() });
        self.text.push(character);
    }

    /// Leaves out blanks between a kanji numeral and what it may count: 三 社 is read as 三社. An ordinal that begins a
    /// heading (第一 人材) counts nothing.
    fn close_kanji(self) -> Self {
        let counts = |blank: usize| self.text[..blank].ends_with(is_kanji_numeral);
        if self.text.is_ascii() || !self.text.match_indices(' ').any(|(blank, _)| counts(blank)) {
            return self;
        }
        let mut closed = Self::default();
        let (mut in_numeral, mut ordinal) = (false, false);
        for (character, place) in self.text.chars().zip(&self.places) {
            if character == ' ' && in_numeral && !ordinal {
                continue;
            }
            if is_kanji_numeral(character) {
                ordinal |= !in_numeral && closed.text.ends_with(['第', 'の']);
                in_numeral = true;
            } else {
                (in_numeral, ordinal) = (false, false);
            }
            closed.push(character, &place.source);
        }
        closed
    }
}

/// A text as its reader takes it: the text itself where folding changes nothing, as with most, else folded.
#[derive(Debug)]
pub enum Shown<'a> {
    /// A part of the source, and where it begins there.
    AsWritten(&'a str, usize),
    /// Folded.
    Folded(Folded),
}

impl<'a> Shown<'a> {
    /// A text in which pairs of `**` are the only markup.
    pub fn data(text: &'a str) -> Self {
        match text.contains("**") || Folded::changes(text) {
            true => Self::Folded(Folded::data(text)),
            false => Self::AsWritten(text, 0),
        }
    }

    /// The text.
    pub fn text(&self) -> &str {
        match self {
            Self::AsWritten(text, _) => text,
            Self::Folded(folded) => &folded.text,
        }
    }

    /// What a part of the text comes from.
    pub fn source(&self, part: &Range<usize>) -> Range<usize> {
        match self {
            Self::AsWritten(_, at) => at + part.start..at + part.end,
            Self::Folded(folded) => folded.source(part),
        }
    }

    /// The part of the text that comes from a part of the source.
    pub fn part(&self, source: &Range<usize>) -> Range<usize> {
        match self {
            Self::AsWritten(text, at) => {
                let place = |source: usize| source.saturating_sub(*at).min(text.len());
                place(source.start)..place(source.end)
            }
            Self::Folded(folded) => folded.part(source),
        }
    }
}
