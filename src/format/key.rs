//! One key of a TOML table, and the table it belongs to.

/// What a key holds.
#[derive(Debug, Clone, Copy)]
pub enum KeyKind {
    /// A string.
    Text,
    /// One string in each language of the dossier: `key.en`, `key.ja`.
    Texts,
    /// A string, or one in each language.
    TextOrTexts,
    /// The title of a source: one string in each language that it is given in, the source's own included.
    Titles,
    /// The language of a source, as a BCP 47 tag.
    Language,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A list of one or more of these words.
    Choices(&'static [&'static str]),
    /// A string, or a list of strings.
    TextOrList,
    /// A list of strings: so many at least, and at most.
    TextList {
        /// The fewest.
        least: usize,
        /// The most, where there is a limit.
        most: Option<usize>,
    },
    /// A whole number between these limits.
    Integer(i64, i64),
    /// Points, with or without a decimal part, between these limits.
    Points(f64, f64),
    /// `true` or `false`.
    Boolean,
    /// A day, a month, a quarter, a season, a year, part of a year or a fiscal year.
    Date,
    /// A number, or a text that holds one.
    Number,
    /// A number, or `true`.
    NumberOrFlag,
    /// A list of numbers.
    Numbers {
        /// The fewest.
        least: usize,
        /// The most.
        most: usize,
    },
    /// A number, or a list of two.
    NumberOrPair,
    /// A month, `"04"` or `4`.
    Month,
    /// A time of day, `14:46`.
    Time,
    /// The first and the last line of a passage.
    LineRange,
    /// A text for each name.
    ByName,
    /// A figure, a date, a period or a text.
    Value,
    /// A share, `"5%"`, or an amount.
    Threshold,
    /// Lines of an archived source: `14` or `"52-56"`.
    Lines,
    /// A value for each name; of a derived fact, a formula.
    Values,
    /// A date, or from one date to another.
    DateOrPeriod,
    /// The printed form of the value, or a table of one for it and for each companion.
    AsPrinted,
    /// Why a printed form isn't in the archived source, or a table of reasons by the names of the figures.
    Reasons,
    /// Words of sources, a string or a list of strings for each language.
    Words,
    /// A table.
    Table(&'static Format),
    /// A table of tables, each under a name of the author's.
    Named(&'static Format),
    /// A list of tables.
    List(&'static Format),
}

/// One key.
#[derive(Debug)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub kind: KeyKind,
    /// Whether it must be there.
    pub required: bool,
    /// What it is for, in one sentence.
    pub doc: &'static str,
}

/// A table of known keys.
#[derive(Debug)]
pub struct Format {
    /// What it is called in messages, with its article: `a fact`.
    pub name: &'static str,
    /// What it is for, in one sentence.
    pub doc: &'static str,
    /// The keys it may have.
    pub keys: &'static [Key],
    /// Keys that a later version will know and that are an error until then.
    pub reserved: &'static [&'static str],
}

impl Format {
    /// The names of the keys.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.keys.iter().map(|key| key.name)
    }

    /// Whether the key is one of them.
    pub fn has(&self, name: &str) -> bool {
        self.keys.iter().any(|key| key.name == name)
    }
}

/// A list of strings that may be empty.
pub(super) const LIST: KeyKind = KeyKind::TextList { least: 0, most: None };
/// A list of one string or more.
pub(super) const SOME: KeyKind = KeyKind::TextList { least: 1, most: None };

/// A key that must be there.
pub(super) const fn must(name: &'static str, kind: KeyKind, doc: &'static str) -> Key {
    Key { name, kind, required: true, doc }
}

/// A key that may be left out.
pub(super) const fn may(name: &'static str, kind: KeyKind, doc: &'static str) -> Key {
    Key { name, kind, required: false, doc }
}
