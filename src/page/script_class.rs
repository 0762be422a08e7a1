//! What the script of a character says of how it is read aloud.

use super::kinsoku::{CharacterClass, class, is_wide};

/// Characters that China or Taiwan uses and Japan doesn't, in ascending order: those of GB 2312 and the frequently used ones of
/// Big5 that neither JIS X 0213 nor Microsoft's code page 932 has, as the codecs of Python 3 know them. Each takes three bytes.
const CHINESE: &str = include_str!("../../assets/page/chinese.txt");

/// What a character says of the language of its word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ScriptClass {
    /// Nothing: signs, figures, marks.
    Neutral,
    /// A sign as wide as a kanji that follows its word.
    WideSign,
    /// The same before its word: 「 and the like.
    WideOpening,
    /// A Latin letter.
    Latin,
    /// Hiragana or katakana.
    Kana,
    /// A character that Japanese, Chinese and Korean texts have.
    Han,
    /// One that only Chinese texts have.
    Chinese,
    /// Korean letters.
    Hangul,
    /// A letter whose script has this language, or several of which this is the tag.
    Of(&'static str),
}

/// Blocks of letters with the language that is written in them; where there are several, what their script is called (BCP 47, which
/// says `und` for a language that isn't known).
const SCRIPTS: [(u32, u32, &str); 40] = [
    (0x370, 0x3ff, "el"),
    (0x400, 0x52f, "und-Cyrl"),
    (0x530, 0x58f, "hy"),
    (0x900, 0x97f, "und-Deva"),
    (0x980, 0x9ff, "und-Beng"),
    (0xa00, 0xa7f, "pa"),
    (0xa80, 0xaff, "gu"),
    (0xb00, 0xb7f, "or"),
    (0xb80, 0xbff, "ta"),
    (0xc00, 0xc7f, "te"),
    (0xc80, 0xcff, "kn"),
    (0xd00, 0xd7f, "ml"),
    (0xd80, 0xdff, "si"),
    (0xe00, 0xe7f, "th"),
    (0xe80, 0xeff, "lo"),
    (0xf00, 0xfff, "und-Tibt"),
    (0x1000, 0x109f, "und-Mymr"),
    (0x10a0, 0x10ff, "und-Geor"),
    (0x1100, 0x11ff, "ko"),
    (0x1200, 0x139f, "und-Ethi"),
    (0x13a0, 0x13ff, "chr"),
    (0x1400, 0x167f, "und-Cans"),
    (0x1680, 0x169f, "und-Ogam"),
    (0x16a0, 0x16ff, "und-Runr"),
    (0x1780, 0x17ff, "km"),
    (0x1800, 0x18af, "und-Mong"),
    (0x1c80, 0x1c8f, "und-Cyrl"),
    (0x1c90, 0x1cbf, "und-Geor"),
    (0x1f00, 0x1fff, "el"),
    (0x2c00, 0x2c5f, "und-Glag"),
    (0x2c80, 0x2cff, "und-Copt"),
    (0x2d00, 0x2d2f, "und-Geor"),
    (0x2de0, 0x2dff, "und-Cyrl"),
    (0x3131, 0x318f, "ko"),
    (0xa640, 0xa69f, "und-Cyrl"),
    (0xa8e0, 0xa8ff, "und-Deva"),
    (0xa960, 0xa97f, "ko"),
    (0xab70, 0xabbf, "chr"),
    (0xac00, 0xd7ff, "ko"),
    (0xffa0, 0xffdc, "ko"),
];

/// The class of a character.
pub(super) fn script_class(character: char) -> ScriptClass {
    let code = u32::from(character);
    match character {
        '\0'..='@' => ScriptClass::Neutral,
        _ if is_latin(character) => ScriptClass::Latin,
        // The mark of a long vowel, and those that repeat or shorten a kanji.
        '\u{30fc}' | '\u{3005}' | '\u{3006}' | '\u{303b}' => ScriptClass::WideSign,
        '\u{3041}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{ff66}'..='\u{ff9f}'
            if character != '\u{30fb}' =>
        {
            ScriptClass::Kana
        }
        // Half width signs stand beside half width katakana only.
        '\u{ff61}'..='\u{ff65}' => ScriptClass::Kana,
        '\u{3105}'..='\u{312f}' | '\u{31a0}'..='\u{31bf}' => ScriptClass::Chinese,
        '\u{4e00}'..='\u{9fff}' if is_chinese(character) => ScriptClass::Chinese,
        '\u{2e80}'..='\u{2fdf}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}' => ScriptClass::Han,
        _ if class(character) == CharacterClass::Opening => ScriptClass::WideOpening,
        _ => {
            let script = SCRIPTS.iter().find(|(first, last, _)| (*first..=*last).contains(&code));
            match script {
                Some((_, _, "ko")) => ScriptClass::Hangul,
                Some((_, _, tag)) => ScriptClass::Of(tag),
                None if is_wide(character) => ScriptClass::WideSign,
                None if character.is_alphabetic() && !is_sign(code) => ScriptClass::Of("und"),
                None => ScriptClass::Neutral,
            }
        }
    }
}

/// Letters of the script that English is written in.
pub(super) fn is_latin(character: char) -> bool {
    character.is_alphabetic()
        && matches!(character, 'a'..='z' | 'A'..='Z' | '\u{aa}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '\u{fb00}'..='\u{fb06}')
}

/// Letters that are used as signs: of phonetics, raised and lowered ones, those like ℓ and Ⅳ, those in circles and of mathematics, and
/// further ones of Latin.
fn is_sign(code: u32) -> bool {
    matches!(code, 0x250..=0x36f | 0x1d00..=0x1dff | 0x2070..=0x218f | 0x2460..=0x24ff | 0x2c60..=0x2c7f | 0xa720..=0xa7ff
        | 0xab30..=0xab6f | 0xe000..=0xf8ff | 0xfb00..=0xfb06 | 0x1d400..=0x1d7ff | 0xf0000..=0x0010_ffff)
}

fn is_chinese(character: char) -> bool {
    let (mut low, mut high) = (0, CHINESE.len() / 3);
    while low < high {
        let middle = usize::midpoint(low, high);
        match CHINESE.get(3 * middle..).and_then(|rest| rest.chars().next()) {
            Some(found) if found == character => return true,
            Some(found) if found < character => low = middle + 1,
            _ => high = middle,
        }
    }
    false
}
