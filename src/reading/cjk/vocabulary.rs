//! What a language has words for beside figures.

use super::word_list::{WordList, WordSet, WordTable};

/// The words of a language. All tables are of words as they stand in a text in Unicode form NFKC; the longest that fits counts.
#[derive(Debug)]
pub struct Vocabulary {
    /// Its language subtag.
    pub language: &'static str,
    /// Qualifiers before a number: 約, 最大.
    pub before: WordTable<Qualification>,
    /// Words that end like a qualifier and aren't one: 成約, 過去最大.
    pub no_qualifiers: &'static [&'static str],
    /// Qualifiers between a number and its counter: 100余名, 300多家.
    pub between: WordTable<Qualification>,
    /// Qualifiers after a unit: 以上, を超える.
    pub after: WordTable<Qualification>,
    /// Verbs of bounds after a particle, by their stem: を超え.
    pub bound_verbs: WordTable<(Particle, Qualification)>,
    /// What may stand between the particle and the verb, and between the base of a change and its word.
    pub adverbs: WordSet,
    /// Words of change before a number, with their direction: 增长.
    pub change_before: WordTable<Turn>,
    /// Words of change after a unit, with their direction: 増, 下がった.
    pub change_after: WordTable<Turn>,
    /// What a change is measured from: 前年同期比.
    pub bases: Bases,
    /// Words for signs: マイナス.
    pub signs: WordTable<Turn>,
    /// After one of a unit, what makes it the lower part of a rate: 当たり, につき.
    pub per_after: WordSet,
    /// Before a unit: 毎, 每.
    pub per_before: WordSet,
    /// Words that tell a rate, each with the word of the unit below the line: 時速, 日量.
    pub rates: WordTable<&'static str>,
    /// Between the ends of a range: から, 〜.
    pub to: WordSet,
    /// Among them, those after which a particle of direction tells a change: から.
    pub from: WordSet,
    /// Particles of direction after the second end: に, へ.
    pub towards: WordSet,
    /// Verbs after them that tell no change: に上る.
    pub no_change: WordSet,
    /// Between figures of which either may be: または.
    pub or: WordSet,
    /// What may follow a figure, by its beginning: particles, verbs, nouns that say nothing of its size.
    pub follows: WordList,
    /// First characters of words that may follow a unit, in a language without particles.
    pub follows_characters: &'static str,
    /// The common characters with which such words begin, in a language whose words of size are a closed list.
    pub follows_begins: WordList,
    /// What may follow a date besides.
    pub follows_date: WordList,
    /// One character that may stand alone before a figure: 計, 同.
    pub stands_before: &'static str,
    /// The words of dates.
    pub dates: DateWords,
}

/// What a qualifier says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Qualification {
    /// This or more.
    AtLeast,
    /// More than this.
    MoreThan,
    /// This or less.
    AtMost,
    /// Less than this.
    LessThan,
    /// A little less.
    Nearly,
    /// A little more.
    JustOver,
    /// Roughly this.
    About,
    /// One step of the last digit up from this: 2万円台.
    Band,
}

/// The particle between a figure and a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Particle {
    /// を, and は and も in its place.
    Object,
    /// に, and には and にも.
    Place,
}

/// Signs before a figure that bound it or make it rough, in every language alike.
pub const BOUND_SIGNS: &[(&str, Qualification)] = &[
    ("≒", Qualification::About),
    ("≈", Qualification::About),
    ("≥", Qualification::AtLeast),
    ("≧", Qualification::AtLeast),
    (">=", Qualification::AtLeast),
    ("≤", Qualification::AtMost),
    ("≦", Qualification::AtMost),
    ("<=", Qualification::AtMost),
    (">", Qualification::MoreThan),
    ("<", Qualification::LessThan),
];

/// The direction of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Up.
    Up,
    /// Down.
    Down,
}

/// The words of dates of a language.
#[derive(Debug)]
pub struct DateWords {
    /// After a year.
    pub year: &'static [&'static str],
    /// After a month.
    pub month: &'static [&'static str],
    /// After a day.
    pub day: &'static [&'static str],
    /// After the number of a fiscal year: 年度.
    pub fiscal_year: &'static [&'static str],
    /// Eras, with the year before their first.
    pub eras: WordTable<i32>,
    /// Words for years by the source's own: 昨年.
    pub relative_years: WordTable<i32>,
    /// Words for fiscal years by the source's own: 昨年度.
    pub relative_fiscal: WordTable<i32>,
    /// Words for months by the source's own: 先月.
    pub relative_months: WordTable<i32>,
    /// Parts after a year, a fiscal year or what ends in 期.
    pub parts: WordTable<PartOf>,
    /// Parts after a month.
    pub month_parts: WordTable<PartOf>,
    /// What follows a date that is roughly so: 頃.
    pub about: WordSet,
    /// Bounds after a date.
    pub bounds: WordTable<Edge>,
    /// Days of the week, as they follow a date in brackets or without.
    pub weekdays: &'static str,
    /// Halves of the day before an hour, and whether it is the second: 午後.
    pub half_days: WordTable<Turn>,
    /// After an hour and a minute.
    pub hour: &'static [&'static str],
    /// After a minute.
    pub minute: &'static [&'static str],
    /// Half an hour: 半.
    pub half: &'static str,
    /// What makes an hour a length: 間.
    pub length: &'static [&'static str],
}

/// A part of a year or month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartOf {
    /// A quarter.
    Quarter(u32),
    /// A half.
    Half(u32),
    /// The first nine months.
    NineMonths,
    /// Its early part.
    Early,
    /// Its middle.
    Mid,
    /// Its late part.
    Late,
    /// Its last day.
    End,
    /// Spring to winter.
    Spring,
    /// Summer.
    Summer,
    /// Autumn.
    Autumn,
    /// Winter.
    Winter,
    /// The ten years from it: 年代.
    Decade,
    /// The fiscal year that ends in the month: 月期.
    YearTo,
    /// The whole of it: 通期, 中.
    Whole,
}

/// What a word after a date says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// In it or before.
    By,
    /// From it on, of a thing ahead or behind.
    From,
    /// From it to now.
    Since,
    /// Later than it.
    After,
    /// Up to it.
    Until,
}

/// The words of a language for what a change is measured from.
#[derive(Debug)]
pub struct Bases {
    /// Whole words: 同比.
    pub whole: WordSet,
    /// Before a named base or a date: 対, 较.
    pub before: WordSet,
    /// Named bases: 前年同期, 上年, 전년.
    pub names: WordSet,
    /// What may narrow a base or a date: 同期, 末.
    pub parts: WordSet,
    /// What makes a change of the base, unless a word before it did: 比, 대비.
    pub after: WordSet,
    /// What may part it from the change: で, では.
    pub links: WordSet,
}
