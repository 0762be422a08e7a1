//! Sentences written by an author or in a template that assert something and cite nothing. `check` lists them; they
//! stop no build.
//!
//! Whether words assert anything is for a person to judge. What surely asserts nothing is left out: a question, an
//! announcement of what follows, and words without a verb that could make them a clause. All others are listed.

use super::mark::{MarkKind, Segment};
use super::markup;
use super::rendered::Rendered;
use super::sentence::ends_sentence;
use crate::language::Language;

/// The sentences of a rendered text that assert something and cite nothing, in order, each once.
pub fn own_words(rendered: &Rendered) -> Vec<String> {
    let mut reader =
        Reader { language: rendered.language, sentence: Sentence::default(), last: None, found: Vec::new() };
    for segment in &rendered.segments {
        match segment {
            Segment::Prose(range) => reader.prose(&rendered.text[range.clone()]),
            Segment::Marked { index, content } => {
                reader.marked(rendered.issued[*index].kind, &rendered.text[content.clone()]);
            }
        }
    }
    reader.end();
    reader.settle();
    reader.found
}

/// A sentence as far as it was read.
#[derive(Default)]
struct Sentence {
    /// All of it.
    text: String,
    /// What of it isn't printed of facts or by the program.
    own: String,
    /// Whether anything in it is cited.
    cited: bool,
    /// Whether its full stop was read; closing brackets and quotation marks may follow.
    over: bool,
}

struct Reader {
    language: Language,
    sentence: Sentence,
    /// The sentence before, which a citation after its stop would still belong to.
    last: Option<Sentence>,
    found: Vec<String>,
}

impl Reader {
    fn prose(&mut self, text: &str) {
        let mut characters = text.chars().peekable();
        while let Some(character) = characters.next() {
            if character == '\n' || (character == '|' && self.is_row()) {
                self.end();
                self.settle();
                if character == '|' {
                    self.sentence.text.push('|');
                }
                continue;
            }
            let closes = matches!(character, '*' | '”' | '’' | '"' | '\'' | ')' | '」' | '』' | '）');
            if self.sentence.over && !closes {
                self.end();
            }
            self.sentence.text.push(character);
            self.sentence.own.push(character);
            let next = characters.peek().copied().filter(|next| !matches!(next, '”' | '’' | '"' | ')' | '*'));
            self.sentence.over |= ends_sentence(character, next, &self.sentence.text);
        }
    }

    fn marked(&mut self, kind: MarkKind, text: &str) {
        if self.sentence.over {
            self.end();
        }
        match (kind, &mut self.last) {
            (MarkKind::Cite, Some(last)) if self.sentence.text.trim().is_empty() => last.cited = true,
            (MarkKind::Literal, _) => self.sentence.own.push_str(text),
            (MarkKind::Program, _) => {}
            _ => self.sentence.cited = true,
        }
        self.sentence.text.push_str(text);
        // A statement or a label may be a sentence of its own.
        self.sentence.over = matches!(kind, MarkKind::Statement | MarkKind::Program)
            && text
                .trim_end_matches(['*', '”', '’', '」', '』', ')', '）'])
                .ends_with(['.', '!', '?', '。', '！', '？']);
    }

    fn is_row(&self) -> bool {
        self.sentence.text.trim().is_empty() || self.sentence.text.starts_with('|')
    }

    /// Ends the sentence; a citation may still follow.
    fn end(&mut self) {
        let sentence = std::mem::take(&mut self.sentence);
        if sentence.text.trim().is_empty() {
            return;
        }
        self.settle();
        self.last = Some(sentence);
    }

    /// Judges the last sentence, which no citation follows any more.
    fn settle(&mut self) {
        let Some(sentence) = self.last.take() else { return };
        if sentence.cited || !asserts(&sentence.own, self.language) {
            return;
        }
        let text = markup::shown(sentence.text.trim_start_matches(['|', '#', '>', '-', ' ']).trim());
        if !self.found.contains(&text) {
            self.found.push(text);
        }
    }
}

/// Whether words may assert something, as far as is known of them.
pub fn asserts(words: &str, language: Language) -> bool {
    let words =
        words.trim_matches(|c: char| c.is_whitespace() || matches!(c, '#' | '>' | '-' | '*' | '|' | '·'));
    if !words.contains(char::is_alphabetic) {
        return false;
    }
    let bare = words.trim_end_matches(['”', '’', '"', '」', '』', ')', '）', '*']);
    if bare.ends_with(['?', '？']) {
        return false;
    }
    match language {
        Language::En => {
            let announces = bare.ends_with(':') && starts_with_word(bare, &["the following", "below", "see"]);
            // “What the documents leave open” has one verb, “what they paid is lost” another one.
            let asks = !bare.ends_with(['.', '!']) && starts_with_word(bare, QUESTION_WORDS);
            let verbs = bare.split([':', ';', '·', '—', '.', '(', ')']).map(english_verbs);
            !announces && verbs.sum::<usize>() > usize::from(asks)
        }
        Language::Ja => {
            let bare = bare.trim_end_matches(['。', '．', '.', '!', '！', '：', ':']);
            let announces = ["以下", "次の", "下記"].iter().any(|start| bare.starts_with(start))
                && ["とおり", "通り", "とおりである", "通りである", "とおりだ", "通りだ"]
                    .iter()
                    .any(|end| bare.ends_with(end));
            !announces && !bare.ends_with('か') && !is_japanese_noun_phrase(bare)
        }
    }
}

fn starts_with_word(text: &str, starts: &[&str]) -> bool {
    let text = text.to_lowercase();
    starts.iter().any(|start| {
        text.strip_prefix(start)
            .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || "’'-".contains(c)))
    })
}

/// A heading that begins with one of these asks, or says which question is answered below it.
const QUESTION_WORDS: &[&str] =
    &["what", "who", "whom", "whose", "which", "how", "when", "where", "why", "whether"];

/// After these no verb follows that makes a clause.
const BEFORE_NOUNS: &[&str] = &[
    "a", "about", "after", "against", "among", "an", "and", "around", "as", "at", "before", "behind",
    "below", "between", "beyond", "by", "during", "eight", "every", "five", "for", "four", "from", "her",
    "his", "how", "in", "into", "its", "my", "near", "nine", "no", "of", "off", "on", "or", "our", "over",
    "per", "seven", "since", "six", "such", "ten", "than", "the", "their", "three", "through", "to",
    "toward", "towards", "two", "under", "until", "upon", "via", "what", "when", "where", "whether", "which",
    "whom", "whose", "why", "with", "within", "without", "your",
];

/// Forms of verbs that always make a clause.
const AUXILIARIES: &[&str] = &[
    "am", "are", "aren’t", "can", "cannot", "could", "did", "do", "does", "had", "has", "have", "is",
    "isn’t", "may", "might", "must", "ought", "shall", "should", "was", "were", "will", "won’t", "would",
];

/// Past tenses without -ed, which often make a clause.
const PASTS: &[&str] = &[
    "arose", "ate", "beat", "became", "began", "bent", "bet", "bid", "bought", "broke", "brought", "built",
    "burst", "came", "caught", "chose", "cost", "cut", "dealt", "drew", "drove", "fell", "felt", "flew",
    "forbade", "forgot", "fought", "found", "gave", "got", "grew", "held", "hid", "hit", "hurt", "kept",
    "knew", "laid", "lay", "led", "left", "lent", "let", "lost", "made", "meant", "met", "overtook", "paid",
    "put", "quit", "ran", "rose", "said", "sank", "saw", "sent", "set", "shut", "sold", "spent", "spoke",
    "split", "spread", "stood", "stuck", "taught", "thought", "told", "took", "went",
];

/// More past tenses.
const PASTS_TOO: &[&str] =
    &["threw", "understood", "undertook", "withdrew", "withheld", "withstood", "won", "wrote"];
/// Words in the plural, after which the bare form of a verb makes a clause.
const PLURALS: &[&str] = &[
    "all", "both", "children", "data", "few", "i", "many", "media", "men", "most", "others", "people",
    "police", "some", "they", "these", "those", "we", "women", "you",
];

/// Words that don't make a clause by themselves: participles as in “reasons given”, and words that only look like a verb.
const HARMLESS: &[&str] = &[
    "been", "being", "chosen", "done", "drawn", "given", "known", "shown", "taken", "written", "this",
    "thus", "always", "perhaps", "besides", "versus", "plus", "across", "not", "only", "also", "alone",
    "abroad", "here", "there", "yet",
];

/// How many of the words between two stops may be verbs that make a clause.
fn english_verbs(words: &str) -> usize {
    let folded = words.to_lowercase().replace('\'', "’");
    let (mut verbs, mut seen) = (0, false);
    for phrase in folded.split([',', '“', '”', '"', '/']) {
        let mut before: Option<&str> = None;
        for word in phrase.split(|c: char| !(c.is_alphanumeric() || c == '’')) {
            if word.is_empty() {
                continue;
            }
            let follows =
                |word: &str| BEFORE_NOUNS.contains(&word) || word.starts_with(|c: char| c.is_ascii_digit());
            // “Was paid” is one verb.
            let after_noun = seen && !before.is_some_and(|before| follows(before) || is_auxiliary(before));
            let third_person = word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("ous");
            let finite = third_person
                || word.ends_with("ed")
                || PASTS.contains(&word)
                || PASTS_TOO.contains(&word)
                || before.is_some_and(is_plural);
            let harmless = BEFORE_NOUNS.contains(&word)
                || HARMLESS.contains(&word)
                || QUESTION_WORDS.contains(&word)
                || word.ends_with("ing");
            if is_auxiliary(word) || (after_noun && finite && !harmless) {
                verbs += 1;
            }
            seen = true;
            before = Some(word);
        }
    }
    verbs
}

fn is_auxiliary(word: &str) -> bool {
    AUXILIARIES.contains(&word) || word.ends_with("n’t") || contracted(word)
}

fn contracted(word: &str) -> bool {
    ["it’s", "that’s", "there’s", "he’s", "she’s", "what’s", "who’s"].contains(&word)
        || ["’re", "’ll", "’ve", "’d", "’m"].iter().any(|end| word.ends_with(end))
}

fn is_plural(word: &str) -> bool {
    let noun = word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("’s") && word != "this";
    noun || PLURALS.contains(&word)
}

/// Nouns that end in hiragana as verbs do.
const JAPANESE_NOUNS: &[&str] = &[
    "こと",
    "もの",
    "とき",
    "ところ",
    "争い",
    "狙い",
    "違い",
    "扱い",
    "裏付け",
    "位置付け",
    "動き",
    "働き",
    "手続き",
    "流れ",
    "仕組み",
    "枠組み",
];

/// Whether words end in a noun and have neither a topic nor a subject, nor an object of that noun.
fn is_japanese_noun_phrase(words: &str) -> bool {
    let is_hiragana = |c: char| matches!(c, '\u{3041}'..='\u{309f}');
    let Some(last) = words.chars().next_back() else { return true };
    let nominal = JAPANESE_NOUNS.iter().any(|end| words.ends_with(end));
    if !nominal && is_hiragana(last) {
        return false;
    }
    // A list of nouns may be a headline without its verbs: 首相、来月訪米.
    let before =
        if nominal { words.trim_end_matches("もの").replace("では", "") } else { words.to_owned() };
    if before.contains(['は', 'が', 'も', '、', '，']) {
        return false;
    }
    let object = words.rfind(['を', 'に', 'へ', 'で']);
    object.is_none_or(|at| {
        let rest = words[at..].char_indices().nth(1).map_or("", |(next, _)| &words[at + next..]);
        rest.contains(is_hiragana)
    })
}
