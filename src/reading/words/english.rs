//! English.

use super::lexicon::{DayHalf, DayMonth, Digits, Glued, NameSort, PerSort, Relative, Says, ScaleSort, Span, Tables};
use crate::value::DateBound;

const THOUSAND: i64 = 1_000;
const LAKH: i64 = 100_000;
const MILLION: i64 = 1_000_000;
const CRORE: i64 = 10_000_000;
const BILLION: i64 = 1_000_000_000;
const TRILLION: i64 = 1_000_000_000_000;

/// The tables of English.
pub const ENGLISH: Tables = Tables {
    language: "en",
    digits: Digits { point: '.', groups: &[','], day_month: &[DayMonth::DayFirst, DayMonth::MonthFirst] },
    numbers: &[
        ("zero", 0), ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7), ("eight", 8),
        ("nine", 9), ("ten", 10), ("eleven", 11), ("twelve", 12), ("thirteen", 13), ("fourteen", 14), ("fifteen", 15),
        ("sixteen", 16), ("seventeen", 17), ("eighteen", 18), ("nineteen", 19), ("twenty", 20), ("thirty", 30),
        ("forty", 40), ("fifty", 50), ("sixty", 60), ("seventy", 70), ("eighty", 80), ("ninety", 90),
    ],
    hundreds: &[("hundred", 100)],
    joiners: &["and"],
    glued: Glued::No,
    articles: &["a", "an"],
    scales: &[
        ("thousand", THOUSAND, ScaleSort::Word), ("million", MILLION, ScaleSort::Word), ("billion", BILLION, ScaleSort::Word),
        ("trillion", TRILLION, ScaleSort::Word), ("quadrillion", 1000 * TRILLION, ScaleSort::Word),
        ("thousand million", BILLION, ScaleSort::Word), ("million million", TRILLION, ScaleSort::Word),
        // India's.
        ("lakh", LAKH, ScaleSort::Word), ("lakhs", LAKH, ScaleSort::Word), ("crore", CRORE, ScaleSort::Word),
        ("crores", CRORE, ScaleSort::Word), ("lakh crore", LAKH * CRORE, ScaleSort::Word), ("cr", CRORE, ScaleSort::Short),
        // Newspapers and reports.
        ("k", THOUSAND, ScaleSort::Letter), ("m", MILLION, ScaleSort::Letter), ("b", BILLION, ScaleSort::Letter),
        ("t", TRILLION, ScaleSort::Letter), ("mm", MILLION, ScaleSort::Letter),
        ("mn", MILLION, ScaleSort::Short), ("mln", MILLION, ScaleSort::Short), ("mil", MILLION, ScaleSort::Short),
        ("mil.", MILLION, ScaleSort::Short), ("mio", MILLION, ScaleSort::Short), ("mio.", MILLION, ScaleSort::Short),
        ("bn", BILLION, ScaleSort::Short), ("bln", BILLION, ScaleSort::Short), ("bil", BILLION, ScaleSort::Short),
        ("bil.", BILLION, ScaleSort::Short), ("tn", TRILLION, ScaleSort::Short), ("trn", TRILLION, ScaleSort::Short),
        ("trln", TRILLION, ScaleSort::Short), ("tril", TRILLION, ScaleSort::Short), ("tril.", TRILLION, ScaleSort::Short),
    ],
    collectives: &[("dozen", 12), ("score", 20)],
    rough_collectives: &[],
    several: &[
        ("tens", 10), ("dozens", 12), ("scores", 20), ("hundreds", 100), ("thousands", THOUSAND), ("millions", MILLION),
        ("billions", BILLION), ("trillions", TRILLION), ("crores", CRORE), ("lakhs", LAKH),
    ],
    some: &["several", "a few", "some few", "many"],
    fractions: &[
        ("half", 2), ("halves", 2), ("third", 3), ("thirds", 3), ("quarter", 4), ("quarters", 4), ("fourth", 4), ("fourths", 4),
        ("fifth", 5), ("fifths", 5), ("sixth", 6), ("sixths", 6), ("seventh", 7), ("sevenths", 7), ("eighth", 8),
        ("eighths", 8), ("ninth", 9), ("ninths", 9), ("tenth", 10), ("tenths", 10), ("twelfth", 12), ("twelfths", 12),
        ("twentieth", 20), ("twentieths", 20), ("hundredth", 100), ("hundredths", 100), ("thousandth", 1000),
        ("thousandths", 1000),
    ],
    halves: &[("half", 1, 2), ("one half", 1, 2)],
    added: &[
        ("and a half", 1, 2), ("and one half", 1, 2), ("and a quarter", 1, 4), ("and one quarter", 1, 4),
        ("and three quarters", 3, 4), ("and three-quarters", 3, 4), ("and a third", 1, 3), ("and two thirds", 2, 3),
        ("and two-thirds", 2, 3), ("-and-a-half", 1, 2),
    ],
    mixed: &[],
    in_whole: &["in", "out of", "in every", "of every", "out of every"],
    every: &["every"],
    of_whole: &["of the", "of", "out of", "out of the", "of its", "of their", "of all", "of our", "of the total", "of these", "of those"],
    of: &["of"],
    multiples: &[
        ("twice", 2, 1), ("thrice", 3, 1), ("double", 2, 1), ("doubled", 2, 1), ("doubles", 2, 1), ("doubling", 2, 1),
        ("triple", 3, 1), ("tripled", 3, 1), ("triples", 3, 1), ("tripling", 3, 1), ("trebled", 3, 1), ("treble", 3, 1),
        ("trebling", 3, 1), ("quadruple", 4, 1), ("quadrupled", 4, 1), ("quadrupling", 4, 1), ("quintupled", 5, 1),
        ("halved", 1, 2), ("halving", 1, 2),
    ],
    fold: &["fold"],
    ordinals: &[
        ("first", 1), ("second", 2), ("third", 3), ("fourth", 4), ("fifth", 5), ("sixth", 6), ("seventh", 7), ("eighth", 8),
        ("ninth", 9), ("tenth", 10), ("eleventh", 11), ("twelfth", 12), ("thirteenth", 13), ("fourteenth", 14),
        ("fifteenth", 15), ("sixteenth", 16), ("seventeenth", 17), ("eighteenth", 18), ("nineteenth", 19), ("twentieth", 20),
    ],
    ordinal_ends: &["st", "nd", "rd", "th"],
    before: super::english_words::BEFORE,
    after: super::english_words::AFTER,
    not_qualifying: super::english_words::NOT_QUALIFYING,
    ranges: &[("from", "to"), ("between", "and"), ("from", "up to"), ("from", "through"), ("", "to"), ("", "through"), ("from", "until"), ("from", "till")],
    alternatives: &["or", "and / or"],
    change_from: &["from"],
    change_to: &["to"],
    changes: super::english_words::CHANGES,
    plus_minus: &["±", "+/-", "+ / -", "+/−", "plus or minus", "give or take", "+-"],
    per: &[
        ("per", PerSort::Always), ("/", PerSort::Always), ("for each", PerSort::Always), ("for every", PerSort::Always),
        ("in every", PerSort::Always), ("for one", PerSort::Always), ("to the", PerSort::Always),
        ("each", PerSort::Article), ("every", PerSort::Article), ("a", PerSort::Article), ("an", PerSort::Article),
        ("the", PerSort::Article),
    ],
    adverb_rates: &[
        ("annually", "year"), ("yearly", "year"), ("a year", "year"), ("p.a.", "year"), ("pa", "year"), ("per annum", "year"),
        ("monthly", "month"), ("weekly", "week"), ("daily", "day"), ("hourly", "hour"),
    ],
    per_head: &["capita", "head", "person", "inhabitant", "resident", "employee"],
    months: &[
        ("january", 1), ("february", 2), ("march", 3), ("april", 4), ("may", 5), ("june", 6), ("july", 7), ("august", 8),
        ("september", 9), ("october", 10), ("november", 11), ("december", 12), ("jan", 1), ("feb", 2), ("mar", 3), ("apr", 4),
        ("jun", 6), ("jul", 7), ("aug", 8), ("sep", 9), ("sept", 9), ("oct", 10), ("nov", 11), ("dec", 12), ("jan.", 1),
        ("feb.", 2), ("mar.", 3), ("apr.", 4), ("jun.", 6), ("jul.", 7), ("aug.", 8), ("sep.", 9), ("sept.", 9), ("oct.", 10),
        ("nov.", 11), ("dec.", 12),
    ],
    weekdays: &[
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "thu",
        "thur", "thurs", "fri", "sat", "sun", "mon.", "tue.", "wed.", "thu.", "fri.", "sat.", "sun.",
    ],
    seasons: &[("spring", 0), ("summer", 1), ("autumn", 2), ("fall", 2), ("winter", 3)],
    parts: &[
        ("early", 0), ("mid", 1), ("mid-", 1), ("middle of", 1), ("the middle of", 1), ("late", 2), ("the beginning of", 0),
        ("beginning of", 0), ("the start of", 0),
    ],
    ends: &["the end of", "end of", "end", "end-", "year end", "year-end", "the close of"],
    spans: &[
        ("day", Span::Day), ("days", Span::Day), ("week", Span::Week), ("weeks", Span::Week), ("month", Span::Month),
        ("months", Span::Month), ("quarter", Span::Quarter), ("quarters", Span::Quarter), ("half", Span::Half),
        ("half year", Span::Half), ("half-year", Span::Half), ("semester", Span::Half), ("year", Span::Year),
        ("years", Span::Year), ("decade", Span::Decade), ("decades", Span::Decade), ("fiscal year", Span::Year),
        ("financial year", Span::Year), ("fiscal quarter", Span::Quarter),
    ],
    span_letters: &[("q", Span::Quarter), ("h", Span::Half), ("m", Span::Month)],
    fiscal: &["fiscal", "fy", "fiscal year", "financial year", "fiscal-year", "f.y.", "business year", "marketing year"],
    calendar: &["calendar", "calendar year", "cy"],
    span_ends: &["ended", "ending", "to", "to the end of", "through", "that ended", "ended on", "ending on", "up to", "until"],
    date_bounds: &[
        ("by", DateBound::By), ("no later than", DateBound::By), ("not later than", DateBound::By), ("by the", DateBound::By),
        ("before the end of", DateBound::By), ("by no later than", DateBound::By), ("at the latest by", DateBound::By),
        ("since", DateBound::Since), ("ever since", DateBound::Since), ("since the", DateBound::Since), ("from", DateBound::From),
        ("starting in", DateBound::From), ("starting", DateBound::From), ("as of", DateBound::From), ("as from", DateBound::From),
        ("effective", DateBound::From), ("beginning in", DateBound::From), ("from the", DateBound::From),
        ("after", DateBound::After), ("later than", DateBound::After), ("until", DateBound::Until), ("till", DateBound::Until),
        ("through", DateBound::Until), ("up to", DateBound::Until), ("until the", DateBound::Until), ("to", DateBound::Until),
    ],
    date_about: &["around", "about", "circa", "ca", "ca.", "c.", "approximately", "roughly", "~", "in or around", "on or about", "or around"],
    date_links: &["of", ",", "of the"],
    relatives: &[
        ("last", Relative::Last), ("previous", Relative::Last), ("past", Relative::Last), ("this", Relative::This),
        ("the current", Relative::This), ("current", Relative::This), ("next", Relative::Next), ("the coming", Relative::Next),
        ("coming", Relative::Next), ("the previous", Relative::Last), ("prior", Relative::Last), ("the prior", Relative::Last),
    ],
    relative_dates: &[("yesterday", Relative::Last, Span::Day), ("today", Relative::This, Span::Day), ("tomorrow", Relative::Next, Span::Day)],
    decade_ends: &["s", "'s", "’s"],
    day_halves: &[
        ("a.m.", DayHalf::Morning), ("am", DayHalf::Morning), ("a.m", DayHalf::Morning), ("p.m.", DayHalf::Afternoon),
        ("pm", DayHalf::Afternoon), ("p.m", DayHalf::Afternoon),
    ],
    clock: &["o'clock", "o’clock", "hours", "hrs", "h"],
    zones: &[
        "gmt", "utc", "bst", "cet", "cest", "est", "edt", "et", "ct", "cst", "cdt", "mst", "mdt", "pst", "pdt", "pt", "jst",
        "ist", "aest", "aedt", "hkt", "sgt", "kst", "wib", "msk", "eet", "eest", "wet", "west", "nzst", "nzdt", "sast", "brt",
    ],
    names: super::english_words::NAMES,
    votes: super::english_words::VOTES,
    ratios: &["ratio", "ratios", "odds", "split", "proportion", "proportions", "mix", "scale", "leverage"],
    against: &["to", "for", "against", "-for-", "-to-", "versus", "votes to", "votes against", "votes for", "vote to"],
    harmless_after: super::english_words::HARMLESS_AFTER,
    harmless_before: super::english_words::HARMLESS_BEFORE,
    harmless_between: super::english_words::HARMLESS_BETWEEN,
    adverb_ends: &["ly"],
    comparers: &["than"],
    unit_changers: &["equivalent", "equivalents", "squared", "cubed", "eq", "equiv", "wide", "hours", "hour", "years", "seconds", "each", "apiece"],
    not_rate: &["earlier", "ago", "before", "later", "after", "previously", "prior", "on"],
    head_per: &[("eps", &["share"]), ("dps", &["share"])],
};
