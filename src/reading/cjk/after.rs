//! What is said after a unit: 以上, を超えた, 程度, 12.3%増.

use std::ops::Range;

use super::characters::{is_hangul, is_hiragana, is_kanji};
use super::compose::Said;
use super::neighbours::Ending;
use super::scan::Scan;
use super::vocabulary::{Particle, Qualification};
use super::word_forms::word_len;
use super::word_list::{WordSet, begins_with};
use crate::value::UnitKind;

/// Endings of Japanese verbs and adjectives after their stem.
static ENDINGS: WordSet = WordSet::of(&[
    "った",
    "って",
    "っている",
    "っていた",
    "っており",
    "ります",
    "りました",
    "り",
    "る",
    "た",
    "て",
    "ている",
    "ていた",
    "ており",
    "ました",
    "ます",
    "する",
    "した",
    "して",
    "している",
    "していた",
    "しており",
    "し",
    "します",
    "しました",
    "される",
    "された",
    "され",
    "えた",
    "える",
    "え",
    "げた",
    "げる",
    "げて",
    "げ",
    "んだ",
    "んで",
    "んでいる",
    "む",
    "み",
    "みた",
    "い",
    "く",
    "かった",
    "くなった",
    "くなって",
    "くなる",
    "び",
    "びた",
    "びて",
    "れた",
    "れ",
    "れる",
    "ない",
    "なかった",
    "なく",
    "まれた",
    "させる",
    "させた",
    "させ",
    "ず",
    "る見込み",
    "す",
    "っ",
    "いた",
    "いている",
]);

/// Nouns and particles among the qualifiers and words of change, which have no endings.
const NOUNS: [&str; 21] = [
    "以上",
    "以下",
    "以内",
    "未満",
    "超",
    "前後",
    "程度",
    "ほど",
    "くらい",
    "ぐらい",
    "余り",
    "あまり",
    "近く",
    "内外",
    "見当",
    "上限",
    "下限",
    "強",
    "弱",
    "余",
    "台",
];

impl Scan<'_> {
    /// Reads what is said after a unit: qualifiers, then words of change.
    ///
    /// # Errors
    /// A part that turns round what it says, or that bounds the figure in words that aren't known: 割り込まない.
    pub fn after_unit(
        &self,
        said: &mut Said,
        end: &mut usize,
        ending: &mut Ending,
    ) -> Result<(), Range<usize>> {
        for _ in 0..3 {
            if matches!(ending, Ending::Unit | Ending::Qualifier)
                && let Some(after) = self.bracket_after(said, *end, *ending)?
            {
                *end = after;
            }
            if let Some((after, says)) = self.korean_bound(*end)? {
                said.says.push(says);
                (*end, *ending) = (after, Ending::Verb);
                return Ok(());
            }
            if let Some((after, says)) = self.bound_verb(*end)? {
                if let Some(part) = self.denied(*end, after) {
                    return Err(part);
                }
                said.says.push(says);
                (*end, *ending) = (after, Ending::Verb);
                return Ok(());
            }
            let Some((after, says, verb)) = self.qualifier_after(*end, *ending, said)? else { break };
            if let Some(part) = self.denied(*end, after) {
                return Err(part);
            }
            said.says.push(says);
            *end = after;
            if verb {
                *ending = Ending::Verb;
                return Ok(());
            }
            let single = self.text[..after]
                .chars()
                .next_back()
                .is_some_and(|c| matches!(c, '強' | '弱' | '余' | '台' | '超' | '多' | '대'));
            *ending = if single { Ending::Unit } else { Ending::Qualifier };
            if says == Qualification::AtLeast
                && let Some(after) = self.upper_bound(said, *end)
            {
                (*end, *ending) = (after, Ending::Qualifier);
                return Ok(());
            }
        }
        if let Some(part) = self.range_of_qualified(said, *end) {
            return Err(part);
        }
        if self.change_after(said, end, ending)? {
            return Ok(());
        }
        // 3,000円から。 is a price that begins there.
        if *ending == Ending::Unit
            && self.words.language == "ja"
            && let Some(rest) = self.rest(*end).strip_prefix("から")
        {
            let begins = rest.is_empty()
                || rest.starts_with('\n')
                || begins_with(rest, &["。", ")", "です", "となっ", "となる", "だ", "である", "(税"])
                    .is_some();
            if begins {
                return Err(*end..*end + "から".len());
            }
        }
        if said.says.is_empty()
            && *ending == Ending::Unit
            && self.words.language == "ja"
            && self.rest(*end).starts_with("まで")
        {
            said.reaches = self.words.towards.begins(self.rest(*end)).is_some();
            *end += "まで".len();
            said.until = true;
            *ending = Ending::Verb;
        }
        Ok(())
    }

    /// 18歳以上65歳未満, 100人以上500人以下: the upper bound after a lower one; where it ends.
    fn upper_bound(&self, said: &mut Said, end: usize) -> Option<usize> {
        let at = end + begins_with(self.rest(end), &["、", "から", "~", " "]).unwrap_or(0);
        let other =
            self.pieces(at).ok()?.into_iter().find(|piece| !piece.is_bare() && piece.numeral.is_some())?;
        let (len, says) = self.words.after.begins(self.rest(other.end))?;
        said.close(&other, says).then_some(other.end + len)
    }

    /// A qualifier at a place, with where it ends and whether a verb ends it.
    pub fn qualifier_after(
        &self,
        end: usize,
        ending: Ending,
        said: &Said,
    ) -> Result<Option<(usize, Qualification, bool)>, Range<usize>> {
        let blank = self.rest(end).starts_with(' ');
        let from = self.skip(end);
        let rest = self.rest(from);
        let found = self.words.after.begins(rest).or_else(|| self.compared_by_degree(from));
        let Some((len, says)) = found else { return Ok(None) };
        let after = from + len;
        let single = rest[..len].chars().count() == 1;
        let goes_on = self.at(after).is_some_and(is_kanji)
            && !self.words.follows.begin(self.rest(after))
            && self.words.after.begins(self.rest(after)).is_none()
            && self.words.change_after.begins(self.rest(after)).is_none();
        // After a blank a word of one character stands alone: 5億円 超, but not the 増 of 増減率 in the next cell.
        let in_word = blank && self.words.language != "ko" && self.at(after).is_some_and(is_kanji);
        if (single && (goes_on || in_word)) || (blank && goes_on) {
            return Ok(None);
        }
        // 3年内 is a time; 5社内 isn't known.
        if &rest[..len] == "内" && said.kind() != Some(UnitKind::Duration) {
            return Ok(None);
        }
        // 4強 and 3万台 count things; only a number with a unit or a scale is a little more.
        let counts = says == Qualification::Band || (says != Qualification::MoreThan && !said.scaled());
        let bare = ending == Ending::Bare && single && counts;
        if bare {
            return Ok(None);
        }
        if self.words.language == "ko" {
            if single
                && matches!(says, Qualification::Band | Qualification::JustOver)
                && self.at(after).is_some_and(is_hangul)
                && !self.words.follows.begin(self.rest(after))
            {
                return Ok(None);
            }
            let verb = rest[..len].contains(' ');
            let after = if verb { self.korean_verb(from, after)? } else { after };
            return Ok(Some((after, says, verb)));
        }
        let verb = rest[..len].starts_with(['を', 'が']);
        Ok(Some((self.verb_end(from, after)?, says, verb)))
    }

    /// を超えた, に満たない, を大きく下回る: a verb that bounds the figure.
    ///
    /// # Errors
    /// The part up to such a verb in the same clause that isn't understood: 1兆円を今期中に超える.
    pub fn bound_verb(&self, end: usize) -> Result<Option<(usize, Qualification)>, Range<usize>> {
        if self.words.bound_verbs.words().next().is_none() {
            return Ok(None);
        }
        let rest = self.rest(end);
        let object =
            begins_with(rest, &["を", "をも", "は", "も", "さえ", "さえも", "すら", "の大台を", "台を"])
                .map(|len| (len, Particle::Object));
        let place = begins_with(
            rest,
            &["に", "には", "にも", "にすら", "にさえ", "にまで", "の大台に", "の大台には", "の水準に"],
        )
        .map(|len| (len, Particle::Place));
        let topic = rest.starts_with(['は', 'も']);
        let Some((len, particle)) = place.or(object) else { return Ok(None) };
        if rest.starts_with("台を") {
            return Ok(None);
        }
        // 5億円にほぼ等しい, 5億円にほぼ達した
        if let Some(len) = begins_with(rest, &["にほぼ", "におおむね", "にほとんど", "とほぼ"])
        {
            return Err(end..end + len);
        }
        let verb =
            |at: usize| self.words.bound_verbs.begins(self.rest(at)).filter(|(_, (own, _))| *own == particle);
        let mut at = end + len;
        for _ in 0..2 {
            if let Some(end) = self.not_reached(at, particle == Particle::Place)? {
                return Ok(Some((end, Qualification::LessThan)));
            }
            if let Some((stem, (_, says))) = verb(at) {
                return Ok(Some((self.verb_end(at, at + stem)?, says)));
            }
            let Some(adverb) = self.words.adverbs.begins(self.rest(at)) else { break };
            at += adverb;
        }
        // The rest of the clause: to the next mark, figure or particle of an object.
        if topic || particle == Particle::Place {
            return Ok(None);
        }
        let mut place = end + len;
        for character in self.rest(place).chars().take(12) {
            if (!character.is_alphabetic() && character != '%')
                || character.is_ascii_alphanumeric()
                || matches!(character, 'を' | 'が' | 'は' | 'も')
            {
                break;
            }
            if let Some((stem, _)) = verb(place) {
                // 5億円を受け取った, 切り替え and the like hold such letters by chance.
                if self.text[place..place + stem].starts_with(['超', '上', '下', '割', '突', '越']) {
                    return Err(end..place + stem);
                }
            }
            place += character.len_utf8();
        }
        Ok(None)
    }

    /// A word of change after the unit; whether there is one.
    fn change_after(
        &self,
        said: &mut Said,
        end: &mut usize,
        ending: &mut Ending,
    ) -> Result<bool, Range<usize>> {
        let korean = self.words.language == "ko";
        let blank = self.rest(*end).starts_with(' ');
        if !matches!(ending, Ending::Unit | Ending::Qualifier) || said.change.is_some() {
            return Ok(false);
        }
        let from = self.skip(*end);
        let rest = self.rest(from);
        let Some((len, turn)) = self.words.change_after.begins(rest) else { return Ok(false) };
        let after = from + len;
        let single = rest[..len].chars().count() == 1;
        if (single || blank) && !korean && self.at(after).is_some_and(is_kanji) {
            return Ok(false);
        }
        *end = if korean { self.korean_verb(from, after)? } else { self.verb_end(from, after)? };
        // 5億円のマイナス is below zero; 5億円 isn't.
        if ["マイナス", "プラス"].iter().any(|sign| rest[..len].ends_with(sign)) {
            said.sign_behind(turn);
        } else {
            said.change = Some(turn);
        }
        *ending = Ending::Verb;
        Ok(true)
    }

    /// Where a Korean verb or noun with its ending ends: at the end of its word, where one syllable at least was its stem.
    ///
    /// # Errors
    /// The part that negates it: 넘지 않았다.
    pub fn korean_verb(&self, from: usize, stem: usize) -> Result<usize, Range<usize>> {
        let rest = self.rest(stem);
        let len = if rest.starts_with(is_hangul) { word_len(rest) } else { 0 };
        let end = stem + len;
        let after = self.rest(self.skip(end));
        if self.text[stem..end].ends_with('지') && after.starts_with(['않', '못']) {
            return Err(from..end);
        }
        // A noun of change may stand without its ending: 4.9% 증가.
        Ok(end)
    }

    /// Where a Japanese verb ends whose stem ends at a place.
    ///
    /// # Errors
    /// The part that negates it.
    fn verb_end(&self, from: usize, stem: usize) -> Result<usize, Range<usize>> {
        let stem_text = &self.text[from..stem];
        if self.words.language != "ja" || NOUNS.contains(&stem_text) {
            return Ok(stem);
        }
        let rest = self.rest(stem);
        let negated_stem = stem_text.ends_with(['な', 'ず']);
        let tail: String = rest.chars().take_while(|&c| is_hiragana(c)).take(4).collect();
        let negated =
            ["ない", "なか", "なく", "ず", "ません"].iter().any(|no| tail.find(no).is_some_and(|at| at <= 6));
        if negated && !negated_stem && !tail.starts_with("ではな") && !tail.starts_with("のではな") {
            return Err(from..stem + tail.len());
        }
        Ok(stem + ENDINGS.begins(rest).unwrap_or(0))
    }
}
