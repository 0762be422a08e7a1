//! What is written down of a language: tables of words, and nothing of how they are used.

pub use super::says::Says;
use super::surroundings::SurroundingWords;
use crate::value::DateBound;

/// How a language writes numbers in digits.
#[derive(Debug, Clone, Copy)]
pub struct Digits {
    /// The decimal point.
    pub point: char,
    /// A second sign that is one, in regions that have both.
    pub other_point: Option<char>,
    /// What parts groups of three digits; blanks, narrow blanks and apostrophes always do.
    pub groups: &'static [char],
    /// In which order day and month stand in 03/04/2027 and 3.4.2027.
    pub day_month: &'static [DayMonth],
}

/// The order of the parts of a date in digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayMonth {
    /// 15/03/2027.
    DayFirst,
    /// 03/15/2027.
    MonthFirst,
}

/// What a word of scale may be mistaken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScaleSort {
    /// A word: million. It stands after a number or, with an article, for it (a million).
    Word,
    /// An abbreviation: bn, Mio., Mrd. It stands after digits.
    Short,
    /// A letter, a scale only of money or of what is counted: €5m, 5k users.
    Letter,
}

/// On which side of a date something lies, told by a word beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateWord {
    /// The word says so and nothing else: since, by, ab.
    Firm(DateBound),
    /// The word says so or where something is from or what it is for: from, von, para.
    Loose(DateBound),
    /// On which day at the latest, or how long: bis, até.
    ByOrUntil,
    /// Before it, which no bound says but of the end of something.
    Before,
    /// Before it, or what it is for: voor.
    BeforeOrOf,
    /// Where no bound says: towards, at the earliest.
    Unreadable,
}

/// A part of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relative {
    /// The one before: last, previous.
    Last,
    /// This one.
    This,
    /// The one to come.
    Next,
}

/// A length of time that dates are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CalendarSpan {
    /// A day.
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
    /// A quarter.
    Quarter,
    /// A half-year.
    Half,
    /// A year.
    Year,
    /// A decade.
    Decade,
}

/// What a noun before a number makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameSort {
    /// A name whatever follows: page 12, Article 5.
    Always,
    /// A name unless a unit or scale follows: figure 5, line 3.
    UnlessUnit,
}

/// The tables of a language, as they are written down.
#[derive(Debug)]
pub struct WordTables {
    /// Words that say something without touching a figure.
    pub surroundings: SurroundingWords,
    /// The primary language subtag.
    pub language: &'static str,
    /// How numbers are written in digits.
    pub digits: Digits,
    /// Number words below a hundred that are whole: one … nineteen, twenty … ninety; and those that a language has beside them
    /// (einundzwanzig is made by the engine from `joiner`).
    pub numbers: &'static [(&'static str, i64)],
    /// Words by which the number before them is multiplied, within a number word: hundred, cent.
    pub hundreds: &'static [(&'static str, i64)],
    /// Words between the parts of a number word: and, et, y, e; in German and Dutch also within the word.
    pub joiners: &'static [&'static str],
    /// Whether number words are written without blanks: zweihundertfünfzig.
    pub glued: Glued,
    /// Articles that may stand between a qualifier and its number: circa l'80 %, rund die Hälfte.
    pub definite: &'static [&'static str],
    /// Words that are 1 before a scale or a fraction: a million, a third.
    pub articles: &'static [&'static str],
    /// Scale words, the longest phrase wins: thousand million.
    pub scales: &'static [(&'static str, i64, ScaleSort)],
    /// Scales of one country, with its money: crore INR.
    pub scale_money: &'static [(&'static str, &'static str)],
    /// Scales that stand before a currency in one piece, in their case: TEUR, M€.
    pub money_prefixes: &'static [(&'static str, i64)],
    /// Words that are a scale and a currency: ME 1000000 €.
    pub money_words: &'static [(&'static str, i64, &'static str)],
    /// Words for a number of things: dozen 12, douzaine; they may stand after a number or an article.
    pub collectives: &'static [(&'static str, i64)],
    /// Collectives that are rough: une vingtaine.
    pub rough_collectives: &'static [(&'static str, i64)],
    /// Plurals that stand for an open number of such steps: dozens 12, hundreds 100, tens 10. They may be followed by `of` and
    /// more of their kind or a scale.
    pub several: &'static [(&'static str, i64)],
    /// Words that make a scale an open number of it: several million, a few hundred.
    pub some: &'static [&'static str],
    /// Those of them that are an open number without a scale, too: several (ships).
    pub few: &'static [&'static str],
    /// Names of parts, by what they divide: half 2, third 3, quarter 4; in every form.
    pub fractions: &'static [(&'static str, u32)],
    /// Phrases that are a part without a number before them: half 1/2, two and a half isn't one.
    pub halves: &'static [(&'static str, u32, u32)],
    /// What is added to a number before it: and a half 1/2, and three quarters.
    pub added: &'static [(&'static str, u32, u32)],
    /// Numbers with a part in one word: anderthalb 3/2.
    pub mixed: &'static [(&'static str, u32, u32)],
    /// Words between a part and its whole that make a share: one *in* five, nine *out of* ten.
    pub in_whole: &'static [&'static str],
    /// Those of them that may stand after what is counted: un salarié *sur* cinq.
    pub in_whole_of: &'static [&'static str],
    /// Words for `every` before an ordinal: jeder fünfte.
    pub every: &'static [&'static str],
    /// Words between a part and its whole that count both: 7 *of the* 9.
    pub of_whole: &'static [&'static str],
    /// Words by which a unit hangs on its number: of, de, d', di.
    pub of: &'static [&'static str],
    /// Multiples in one word: twice 2, double 2, halved 1/2.
    pub multiples: &'static [(&'static str, u32, u32)],
    /// Ends of words that make a number a multiple: fourfold.
    pub fold: &'static [&'static str],
    /// Ordinals in words.
    pub ordinals: &'static [(&'static str, u32)],
    /// What makes digits an ordinal: st, nd, rd, th; er, e; º.
    pub ordinal_ends: &'static [&'static str],
    /// What stands before a number and says something of it.
    pub before: &'static [(&'static str, Says)],
    /// What stands after a figure and says something of it.
    pub after: &'static [(&'static str, Says)],
    /// Words before a qualifier that make it a part of themselves: (a report) about, (took) over.
    pub not_qualifying: &'static [(&'static str, &'static [&'static str])],
    /// Words that part the ends of a range: (from) 5 *to* 6.
    pub range_to: &'static [&'static str],
    /// Words that may open such a range: from, a range of.
    pub range_from: &'static [&'static str],
    /// Words that open a range of the other sort: between.
    pub between: &'static [&'static str],
    /// Words that part its ends: and.
    pub between_and: &'static [&'static str],
    /// Words that part alternatives: or.
    pub alternatives: &'static [&'static str],
    /// Words that turn a bound near them round: not, never.
    pub negators: &'static [&'static str],
    /// Words between a verb of change and by how much, where it may stand behind both: um, met.
    pub change_by: &'static [&'static str],
    /// Verbs of change and their parts that stand behind the figure: (um 5 Prozent) gesunken, zurück.
    pub changed: &'static [(&'static str, Says)],
    /// Verbs before a verb of change that belong to it: has (fallen by), a (reculé de).
    pub auxiliaries: &'static [&'static str],
    /// Words before its second value: to.
    pub change_to: &'static [&'static str],
    /// Forms of verbs and nouns of change: rose, fell, increase.
    pub changes: &'static [&'static str],
    /// Verbs of ranges, after which `from … to` is one whatever else the sentence says: range, vary.
    pub range_verbs: &'static [&'static str],
    /// Words before a number that make it a multiple: by a factor of.
    pub factors: &'static [&'static str],
    /// Words between margins: plus or minus.
    pub plus_minus: &'static [&'static str],
    /// Words between a number and its rate: per, a, je, par.
    pub per: &'static [(&'static str, PerSort)],
    /// Rates in one word: annually 1 year.
    pub adverb_rates: &'static [(&'static str, &'static str)],
    /// Words after `per` that no unit knows, with the name of the unit that they mean: capita people.
    pub per_head: &'static [(&'static str, &'static str)],
    /// Names of months with their abbreviations (without the point), in order of the months.
    pub months: &'static [(&'static str, u32)],
    /// Whether months and weekdays count only with an upper-case letter.
    pub months_capital: bool,
    /// Words between a weekday and its day: the, den, le.
    pub articles_of_days: &'static [&'static str],
    /// Days of the week, with abbreviations.
    pub weekdays: &'static [(&'static str, u32)],
    /// Seasons: 0 spring … 3 winter.
    pub seasons: &'static [(&'static str, u32)],
    /// Parts of a year or month: early 0, mid 1, late 2.
    pub parts: &'static [(&'static str, u32)],
    /// Words between early, mid or late and its date: in.
    pub in_part: &'static [&'static str],
    /// The end of a month or year: the end of, Ende.
    pub ends: &'static [&'static str],
    /// Lengths of time in the names of dates: quarter, half, nine months, with every form.
    pub spans: &'static [(&'static str, CalendarSpan)],
    /// What goes on with a rank: largest, plus grand.
    pub superlatives: &'static [&'static str],
    /// What shows before a number that it is a rank: ranked, the world's.
    pub ranked: &'static [&'static str],
    /// The same after it: place, in the world.
    pub rank_places: &'static [&'static str],
    /// What makes a rank one from the other end: to last.
    pub rank_ends: &'static [&'static str],
    /// What stands before the number of a rank or name: No.
    pub rank_signs: &'static [&'static str],
    /// What a week is called before its number: week, calendar week, KW.
    pub weeks: &'static [&'static str],
    /// What stands before the first day of a week: week of, week beginning.
    pub weeks_of: &'static [&'static str],
    /// Letters of parts of years beside a number: Q quarter, H half, S semestre, M months, T trimestre.
    pub span_letters: &'static [(&'static str, CalendarSpan)],
    /// Words that make a year fiscal: fiscal, FY, financial year, Geschäftsjahr.
    pub fiscal: &'static [&'static str],
    /// Words that make a year one of the calendar: calendar.
    pub calendar: &'static [&'static str],
    /// Words that end a part of a year before its last day: ended, to, ending, through.
    pub span_ends: &'static [&'static str],
    /// Words between a length of time and what ends it: period.
    pub periods: &'static [&'static str],
    /// Words before a date that give its bound.
    pub date_bounds: &'static [(&'static str, DateWord)],
    /// Words after a date that give its bound: onwards, at the latest.
    pub date_after: &'static [(&'static str, DateWord)],
    /// Words before a date that make it rough.
    pub date_about: &'static [&'static str],
    /// Words before a year that show that it is one and say nothing more: in, during.
    pub date_in: &'static [&'static str],
    /// Those of them that make a year of four digits even before a noun that is counted: in 2025 companies had to report.
    pub date_in_strong: &'static [&'static str],
    /// Words that move a date: postponed, delayed. After them `from 2026 to 2028` is no period.
    pub date_changes: &'static [&'static str],
    /// Words that may stand between the parts of a date: of, the, de.
    pub date_links: &'static [&'static str],
    /// Words that point from the day of the document: last, this, next.
    pub relatives: &'static [(&'static str, Relative)],
    /// Whole phrases of such days: yesterday −1 day.
    pub relative_dates: &'static [(&'static str, Relative, CalendarSpan)],
    /// Words before a decade in digits: les années (1990).
    pub decade_before: &'static [&'static str],
    /// Words after one that belong to it: (1990er) Jahre.
    pub decade_after: &'static [&'static str],
    /// Decades in digits end in this: 1990s.
    pub decade_ends: &'static [&'static str],
    /// Halves of the day: a.m. false, p.m. true (after noon).
    pub day_halves: &'static [(&'static str, DayHalf)],
    /// Words after a time: o'clock, local time, Uhr, heures.
    pub clock: &'static [&'static str],
    /// Words that are hours of the day or of a length of time: heures, uur.
    pub hours: &'static [&'static str],
    /// Letters between hours and minutes: 14h30.
    pub hour_letters: &'static [&'static str],
    /// Words before a time that show that it is one: um, a las.
    pub clock_before: &'static [&'static str],
    /// Names of time zones that are printed after a time.
    pub zones: &'static [&'static str],
    /// Nouns before a number that make a name of it.
    pub names: &'static [(&'static str, NameSort)],
    /// Words of votes and results around a pair of numbers.
    pub votes: &'static [&'static str],
    /// Words of ratios around a pair of numbers.
    pub ratios: &'static [&'static str],
    /// Words that part the numbers of a ratio or score and nothing else: zu, pour.
    pub ratio_to: &'static [&'static str],
    /// Words that part the numbers of a ratio or score: to, for, zu, contre.
    pub against: &'static [&'static str],
    /// Words after a figure that are known to say nothing of it: and, in, was.
    pub harmless_after: &'static [&'static str],
    /// Ends of participles, which are neither units nor scales after a bare number: gathered.
    pub participle_ends: &'static [&'static str],
    /// Ends of participles between a number and what is counted: listed, remaining.
    pub between_ends: &'static [&'static str],
    /// Nouns before a number that show that it is a pure one, whatever noun follows: a magnitude 7.6 earthquake.
    pub pure: &'static [&'static str],
    /// Words before a figure that are known to say nothing of it though they look like qualifiers: only, respectively.
    pub harmless_before: &'static [&'static str],
    /// Adjectives between a number and what is counted that change nothing: new, large.
    pub harmless_between: &'static [&'static str],
    /// Ends of words that qualifiers of the language have: -ly in English; an unknown word before a figure that ends so makes it
    /// unread.
    pub adverb_ends: &'static [&'static str],
    /// Adverbs of degree without such an end, and quantifiers: before a figure they make it unread unless a phrase has them.
    pub degree_words: &'static [&'static str],
    /// Words that compare: a figure after an unknown phrase that ends in one is unread: than.
    pub comparers: &'static [&'static str],
    /// Units that are function words, too; after a number that is no year they are units where no participle follows: ha.
    pub unit_words: &'static [&'static str],
    /// Words after a unit that change it, and that no unit knows: equivalent, squared.
    pub unit_changers: &'static [&'static str],
    /// Adjectives before a sum that say how often it is paid: annual, monatliche.
    pub rate_adjectives: &'static [&'static str],
    /// Words after a length of time or rate that show that `a year` is no rate: earlier, ago, before.
    pub not_rate: &'static [&'static str],
    /// Words after one that show it where the clause ends, or may show it: before, after, on.
    pub moment_links: &'static [(&'static str, MomentSort)],
    /// Words of headings that say what stands below the line: EPS share.
    pub head_per: &'static [(&'static str, &'static str)],
    /// Words of headings that name nothing that is counted: figures, amounts, unaudited.
    pub head_empty: &'static [&'static str],
    /// Words that take rows out of a heading's scale: except (per share).
    pub head_except: &'static [&'static str],
    /// Words of headings that say that the figures are changes.
    pub head_change: &'static [(&'static str, ChangeSort)],
}

/// What a word of change in a heading says of the figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeSort {
    /// They are changes: Veränderung, +/–.
    Change,
    /// They are, where no other noun follows: change, but not climate change costs.
    Last,
    /// What is above zero is a fall, so nothing is said: decrease (increase).
    Fall,
}

/// How a word makes a rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PerSort {
    /// It can make nothing else: per.
    Always,
    /// It is an article too: a, an.
    Article,
    /// It makes one of money for money: to the (dollar).
    Money,
    /// It is a preposition of other uses, too: por, per. It makes a rate with a unit; a noun that isn't known after it is unread
    /// beside money.
    For,
    /// It makes a rate only with a unit that is known: al, la.
    IfKnown,
    /// It is a phrase that begins like one and makes none: je nach, por debajo.
    Not,
}

/// Whether number words are written in one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Glued {
    /// They are: zweihundertfünfzig.
    Yes,
    /// They aren't.
    No,
}

/// Which half of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayHalf {
    /// Before noon.
    Morning,
    /// After noon.
    Afternoon,
}

/// Where words can stand that make either of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MomentSort {
    /// They make a moment at the end of their clause, and nothing elsewhere: a year on; a year on research.
    End,
    /// They make one there and before an article or a date, and perhaps before other words: a year after the merger; after tax.
    Article,
    /// They perhaps make one: im Jahr der Fusion.
    Never,
}
