//! Whether an English word is a form of another one: its plural, a form of the verb, a possessive.
//!
//! By the rules of spelling (Quirk and others, A Comprehensive Grammar of the English Language, §§ 3.5 to 3.10 and 5.79 to 5.81), with the
//! irregular forms of `assets/english/irregular.txt`. A form that is mostly another word isn't taken for one.

use std::collections::HashMap;
use std::sync::LazyLock;

const LIST: &str = include_str!("../../assets/english/irregular.txt");

/// The forms of a word that no rule gives.
#[derive(Default)]
struct Irregular {
    forms: Vec<&'static str>,
    /// Whether it is a verb that has no regular past.
    is_verb: bool,
    /// What a rule would give, and is another word.
    unlike: Vec<&'static str>,
}

static IRREGULAR: LazyLock<HashMap<&'static str, Irregular>> = LazyLock::new(|| {
    let mut words: HashMap<&'static str, Irregular> = HashMap::new();
    let mut section = "";
    for line in LIST.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if line.starts_with('[') {
            section = line;
            continue;
        }
        let mut forms = line.split(' ');
        let Some(word) = forms.next() else { continue };
        let entry = words.entry(word).or_default();
        entry.is_verb |= section == "[verbs]";
        match section {
            "[unlike]" => entry.unlike.extend(forms),
            _ => entry.forms.extend(forms),
        }
    }
    words
});

/// What stands before a verb and leaves its forms as they are: overtake, withhold.
const PREFIXES: [&str; 11] =
    ["re", "over", "under", "out", "mis", "un", "fore", "with", "up", "off", "inter"];
/// Words that end in a verb and aren't made with it.
const NO_PREFIX: [&str; 6] = ["relay", "output", "input", "upset", "offset", "reset"];

/// Whether a word of a text is a form of a dictionary's word. A word with a capital beyond its first letter, such as LLM, is so written.
pub(super) fn is_form_of(found: &str, wanted: &str) -> bool {
    let bare = found.trim_end_matches(['\'', '’']);
    let bare = bare.strip_suffix("'s").or_else(|| bare.strip_suffix("’s")).unwrap_or(bare);
    if wanted.chars().skip(1).any(char::is_uppercase) {
        let own_s = wanted.ends_with('S').then(|| bare.strip_suffix("es")).flatten();
        return bare == wanted || bare.strip_suffix('s') == Some(wanted) || own_s == Some(wanted);
    }
    let (found, wanted) = (bare.to_lowercase(), wanted.to_lowercase());
    found == wanted
        || is_irregular(&found, &wanted).unwrap_or_else(|| is_regular(&found, &wanted, Past::Regular))
}

/// Whether a form is one that no rule gives; none where the rules decide.
fn is_irregular(found: &str, wanted: &str) -> Option<bool> {
    if let Some(entry) = IRREGULAR.get(wanted) {
        if entry.forms.contains(&found) {
            return Some(true);
        }
        if entry.unlike.contains(&found) {
            return Some(false);
        }
        return entry.is_verb.then(|| is_regular(found, wanted, Past::None));
    }
    if let (Some(found), Some(wanted)) = (found.strip_suffix("men"), wanted.strip_suffix("man"))
        && found == wanted
    {
        return Some(true);
    }
    let verb = |prefix: &&str| {
        let (verb, form) = (wanted.strip_prefix(*prefix)?, found.strip_prefix(*prefix)?);
        let entry = IRREGULAR.get(verb).filter(|entry| entry.is_verb)?;
        Some(entry.forms.contains(&form) || is_regular(form, verb, Past::None))
    };
    let made_with_one = !NO_PREFIX.contains(&wanted);
    PREFIXES.iter().filter(|_| made_with_one).find_map(verb)
}

/// Whether a word has a past in -ed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Past {
    Regular,
    None,
}

/// Whether a rule of spelling makes a form of a word.
fn is_regular(found: &str, wanted: &str, past: Past) -> bool {
    let Some(last) = wanted.chars().next_back().filter(|last| last.is_alphabetic()) else { return false };
    let shorter = &wanted[..wanted.len() - last.len_utf8()];
    let before = shorter.chars().next_back();
    let vowel = |c: Option<char>| c.is_some_and(|c| "aeiou".contains(c));
    let ends = |end: &str| wanted.ends_with(end);
    let is = |stem: &str, ending: &str| found.strip_suffix(ending) == Some(stem);
    let ed = |stem: &str, ending: &str| past == Past::Regular && is(stem, ending);
    let hisses = ["s", "x", "z", "ch", "sh"].iter().any(|end| ends(end));
    let to_i = last == 'y' && !vowel(before);
    // The third person and the plural.
    let s = match () {
        () if hisses => {
            is(wanted, "es") || last == 'z' && is(wanted, "zes") || last == 's' && is(wanted, "ses")
        }
        () if to_i => is(shorter, "ies"),
        () if last == 'o' => is(wanted, "s") || is(wanted, "es"),
        () => is(wanted, "s"),
    };
    if s {
        return true;
    }
    if to_i {
        return ed(shorter, "ied") || is(wanted, "ing");
    }
    if last == 'e' {
        let keeps = ["ee", "oe", "ye", "ge"].iter().any(|end| ends(end));
        let drops = !["ee", "oe", "ye"].iter().any(|end| ends(end)) && !ends("ie");
        let to_y = ends("ie") && found.strip_suffix("ying") == shorter.strip_suffix('i');
        return ed(wanted, "d") || keeps && is(wanted, "ing") || drops && is(shorter, "ing") || to_y;
    }
    if last == 'c' && vowel(before) && (is(wanted, "king") || ed(wanted, "ked")) {
        return true;
    }
    // A short syllable doubles its consonant; of several, only a stressed one has to, and British spelling doubles an l.
    let doubles = !"aeiouwxyh".contains(last) && vowel(before) && !ends_in_long_vowel(shorter);
    let doubled = doubles && {
        let stem = format!("{wanted}{last}");
        is(&stem, "ing") || ed(&stem, "ed")
    };
    let must_double = doubles && syllables(wanted) == 1 && last != 's';
    doubled || !must_double && (is(wanted, "ing") || ed(wanted, "ed"))
}

/// Whether the vowel at the end of a stem is written with two letters: rain, need. The u of qu is none.
fn ends_in_long_vowel(stem: &str) -> bool {
    let mut letters = stem.chars().rev();
    let (_, before, third) = (letters.next(), letters.next(), letters.next());
    before.is_some_and(|c| "aeiou".contains(c)) && !(before == Some('u') && third == Some('q'))
}

/// How many runs of vowels a word has.
fn syllables(word: &str) -> usize {
    let word = word.replace("qu", "q");
    let is_vowel: Vec<bool> = word.chars().map(|c| "aeiouy".contains(c)).collect();
    let begins = |at: usize| is_vowel[at] && (at == 0 || !is_vowel[at - 1]);
    (0..is_vowel.len()).filter(|&at| begins(at)).count()
}
