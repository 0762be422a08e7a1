//! Cuts Markdown into the pieces that a redline strikes or inserts as a whole: words, figures and citations.

use std::ops::Range;

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;

/// The pieces of a text, in order and without gaps: words of English by UAX #29, words of Japanese by the dictionary of
/// CLDR, a citation such as `[^12]` as one.
pub fn tokens(text: &str) -> Vec<&str> {
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let mut tokens = Vec::new();
    let mut at = 0;
    for citation in citations(text) {
        words(&segmenter, &text[at..citation.start], &mut tokens);
        tokens.push(&text[citation.clone()]);
        at = citation.end;
    }
    words(&segmenter, &text[at..], &mut tokens);
    tokens
}

fn words<'a>(segmenter: &icu_segmenter::WordSegmenterBorrowed<'_>, text: &'a str, tokens: &mut Vec<&'a str>) {
    let mut start = 0;
    for end in segmenter.segment_str(text) {
        if end > start {
            tokens.push(&text[start..end]);
            start = end;
        }
    }
}

/// The places of citations: `[^` digits `]`.
fn citations(text: &str) -> Vec<Range<usize>> {
    let starts = text.match_indices("[^").map(|(at, _)| at);
    let whole = starts.filter_map(|at| {
        let digits = text[at + 2..].bytes().take_while(u8::is_ascii_digit).count();
        let end = at + 2 + digits;
        (digits > 0 && text[end..].starts_with(']')).then_some(at..end + 1)
    });
    whole.collect()
}
