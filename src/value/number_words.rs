//! The number words and scale words of English.

const TRILLION: i64 = 1_000_000_000_000;
const BILLION: i64 = 1_000_000_000;
const MILLION: i64 = 1_000_000;
const THOUSAND: i64 = 1_000;

/// The scale words of English, longest first where one begins another.
pub(super) const ENGLISH_SCALES: [(&str, i64); 15] = [
    ("trillion", TRILLION),
    ("tril.", TRILLION),
    ("tril", TRILLION),
    ("trn", TRILLION),
    ("tn", TRILLION),
    ("billion", BILLION),
    ("bil.", BILLION),
    ("bil", BILLION),
    ("bln", BILLION),
    ("bn", BILLION),
    ("million", MILLION),
    ("mil.", MILLION),
    ("mln", MILLION),
    ("mn", MILLION),
    ("thousand", THOUSAND),
];

const ENGLISH_WORDS: [(&str, i64); 28] = [
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
    ("hundred", 100),
];

/// The value of an English number word below a hundred, hyphenated ones included.
pub(super) fn english_number(word: &str) -> Option<i64> {
    let simple = |word: &str| {
        // Shorter or longer words are none of the table, and most words of a text are.
        (3..=9).contains(&word.len()).then_some(())?;
        let first = word.as_bytes()[0].to_ascii_lowercase();
        let begins = |name: &str| name.as_bytes()[0] == first;
        ENGLISH_WORDS
            .iter()
            .find(|(name, value)| begins(name) && *value < 100 && name.eq_ignore_ascii_case(word))
            .map(|(_, v)| *v)
    };
    simple(word).or_else(|| {
        let (tens, ones) = word.split_once('-')?;
        let (tens, ones) = (simple(tens)?, simple(ones)?);
        (tens >= 20 && ones < 10).then_some(tens + ones)
    })
}
