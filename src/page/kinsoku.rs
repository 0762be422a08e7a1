//! The rules of Japanese line breaking for single characters (JIS X 4051 §6.1: 行頭禁則, 行末禁則, 分離禁止).

/// Characters that never begin a line.
const NEVER_FIRST: &str = "\
、。，．・：；？！,.:;?!%％℃‰°†\
」』）］｝〕〉》】〙〗｠)]}”’»\
ー々ゝゞヽヾ〻〜～゛゜‐–—…‥\
ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ";

/// Characters that never end a line.
const NEVER_LAST: &str = "「『（［｛〔〈《【〘〖｟([{“‘«¥$￥＄€£￡#＃№";

/// Characters of which two in a row are never divided (分離禁止文字).
const INSEPARABLE: &str = "—―…‥〳〵";

/// How a character behaves beside its neighbours; the classes of JIS X 4051 that change spacing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CharacterClass {
    /// 「（ and the like: the ink is in the right half.
    Opening,
    /// 」） and the like: the ink is in the left half.
    Closing,
    /// 、，
    Comma,
    /// 。．
    Stop,
    /// ・
    MiddleDot,
    /// Kanji, kana and the other characters of one em.
    Wide,
    /// Everything set at its own width.
    Narrow,
}

/// The class of a character printed in Japanese text.
pub(super) fn class(character: char) -> CharacterClass {
    match character {
        '「' | '『' | '（' | '［' | '｛' | '〔' | '〈' | '《' | '【' | '〘' | '〖' | '｟' => {
            CharacterClass::Opening
        }
        '」' | '』' | '）' | '］' | '｝' | '〕' | '〉' | '》' | '】' | '〙' | '〗' | '｠' => {
            CharacterClass::Closing
        }
        '、' | '，' => CharacterClass::Comma,
        '。' | '．' => CharacterClass::Stop,
        '・' => CharacterClass::MiddleDot,
        _ if is_wide(character) => CharacterClass::Wide,
        _ => CharacterClass::Narrow,
    }
}

/// Whether a character belongs to Japanese script: kanji, kana, and the punctuation set one em wide.
pub(super) fn is_wide(character: char) -> bool {
    matches!(character,
        '\u{2e80}'..='\u{303e}' | '\u{3041}'..='\u{33ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}'
        | '\u{20000}'..='\u{3ffff}' | '※' | '℃' | '①'..='⑳')
}

/// Whether a character is hiragana, which in headings ends a phrase more often than it begins one.
pub(super) fn is_hiragana(character: char) -> bool {
    matches!(character, '\u{3041}'..='\u{309f}')
}

/// Whether a character is in one of the lists above. Kanji, blanks, and letters and digits of ASCII are in none of them;
/// since most characters are of these kinds, they aren't searched for.
fn among(list: &str, character: char) -> bool {
    !matches!(character, '\u{4e00}'..='\u{9fff}' | ' ' | 'a'..='z' | 'A'..='Z' | '0'..='9')
        && list.contains(character)
}

/// Whether a line may end with `before` and the next begin with `after`.
pub(super) fn may_part(before: char, after: char) -> bool {
    let unit_sign = matches!(after, '%' | '°' | '‰') && !before.is_ascii_digit();
    let pair = before == after && among(INSEPARABLE, before);
    (unit_sign || !among(NEVER_FIRST, after)) && !among(NEVER_LAST, before) && !pair
}
