//! Figures in quotation marks and brackets: 「最大474億円」, (約5億円), 「1兆パラメータ」規模.

use std::ops::Range;

use super::super::meaning::Meaning;
use super::scan::Scan;

/// Marks that enclose what somebody says.
const QUOTES: [(char, char); 6] =
    [('「', '」'), ('『', '』'), ('“', '”'), ('‘', '’'), ('《', '》'), ('"', '"')];

/// Brackets. A qualifier behind one belongs to the word before it.
const BRACKETS: [(char, char); 5] = [('(', ')'), ('[', ']'), ('【', '】'), ('〔', '〕'), ('〈', '〉')];

impl Scan<'_> {
    /// A figure with the marks that enclose it and nothing else. A bare number in brackets is negative or a note's.
    pub fn with_marks(&self, span: Range<usize>, meanings: &[Meaning]) -> Range<usize> {
        let is_bare = |said: &Meaning| matches!(said, Meaning::Amount(amount) if amount.unit.is_bare());
        if meanings.iter().any(is_bare) {
            return span;
        }
        let marked = self.enclosed(&span, &QUOTES).or_else(|| self.enclosed(&span, &BRACKETS));
        marked.unwrap_or(span)
    }

    /// A number and its unit with the quotation marks around them.
    pub fn in_quotes(&self, span: Range<usize>) -> Option<Range<usize>> {
        self.enclosed(&span, &QUOTES)
    }

    fn enclosed(&self, span: &Range<usize>, marks: &[(char, char)]) -> Option<Range<usize>> {
        let (open, close) = (self.before(span.start)?, self.at(span.end)?);
        marks.contains(&(open, close)).then(|| span.start - open.len_utf8()..span.end + close.len_utf8())
    }
}
