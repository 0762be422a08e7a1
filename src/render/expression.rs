//! Finds in a template's source what the engine's parser or its fuel can't limit: texts that grow by doubling, and
//! tags with too many parts. What may be compared is in `operands`.
//!
//! Doubling a text twenty times costs less fuel than one section. So texts may be joined where they are printed, but
//! not where they are kept under a name.

use std::ops::Range;

/// A mistake in a template's source.
#[derive(Debug, PartialEq, Eq)]
pub enum ExpressionFault {
    /// A text joined to another where the result is kept.
    Growing {
        /// As written.
        operator: String,
        /// Its place, in bytes.
        range: Range<usize>,
    },
    /// A long text that a loop could repeat.
    Long {
        /// Its place, in bytes.
        range: Range<usize>,
    },
    /// A tag with more parts than the engine's recursion allows.
    Intricate {
        /// Its place, in bytes.
        range: Range<usize>,
    },
    /// `import … as` something that isn't a name, on which the engine (minijinja 3.0.5) panics.
    Import {
        /// The place of what is written instead of the name, in bytes.
        range: Range<usize>,
    },
}

impl ExpressionFault {
    /// Whether the engine can read the template in spite of it.
    pub fn is_bearable(&self) -> bool {
        !matches!(self, Self::Intricate { .. } | Self::Import { .. })
    }

    /// Its place, in bytes.
    pub fn range(&self) -> &Range<usize> {
        match self {
            Self::Growing { range, .. }
            | Self::Long { range }
            | Self::Intricate { range }
            | Self::Import { range } => range,
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
enum Token {
    Word,
    Literal,
    Operator,
    Open,
    Close,
    Dot,
    Other,
}

type Tokens = Vec<(Token, Range<usize>)>;

/// Tags whose expressions are kept under a name.
const KEEPING: [&str; 5] = ["set", "with", "macro", "call", "for"];
/// How many texts one tag may join, so that it can't print a text within the limits many times.
const MAX_JOINED: usize = 16;
/// The longest text between two tags. It is limited because captured text isn't counted while it is made.
pub const MAX_PLAIN_BYTES: usize = 4 * 1024;
/// The most parts of one tag.
pub const MAX_TAG_PARTS: usize = 300;
/// Digits of the largest number to multiply with: multiplied, a text is repeated.
const MAX_FACTOR_DIGITS: usize = 4;

/// Every mistake in a template's source.
pub fn findings(source: &str) -> Vec<ExpressionFault> {
    let (tags, plain) = parts(source);
    let long = plain.into_iter().filter(|range| range.len() > MAX_PLAIN_BYTES);
    let mut findings: Vec<ExpressionFault> = long.map(|range| ExpressionFault::Long { range }).collect();
    for tag in tags {
        let tokens = tokens(source, tag.clone());
        if tokens.len() > MAX_TAG_PARTS {
            findings.push(ExpressionFault::Intricate { range: tag });
            continue;
        }
        if let Some(range) = nameless_import(source, &tokens) {
            findings.push(ExpressionFault::Import { range });
        }
        let keeping = tokens.first().is_some_and(|(_, range)| {
            source[..tag.start].ends_with(['%', '-']) && KEEPING.contains(&&source[range.clone()])
        });
        let mut calls: Vec<bool> = Vec::new();
        let mut joined = 0;
        for (index, (token, range)) in tokens.iter().enumerate() {
            match token {
                Token::Open => {
                    let called = index > 0 && tokens[index - 1].0 == Token::Word;
                    calls.push(called && source[range.clone()] == *"(");
                }
                Token::Close => {
                    calls.pop();
                }
                Token::Operator => {
                    let operator = &source[range.clone()];
                    let kept = keeping || calls.contains(&true);
                    joined += usize::from(operator == "~");
                    let grows = ["~", "+", "*"].contains(&operator)
                        && kept
                        && !beside_literal(&tokens, index, operator, source);
                    if grows || joined > MAX_JOINED || (operator == "*" && repeats(&tokens, index, source)) {
                        findings.push(ExpressionFault::Growing {
                            operator: operator.to_owned(),
                            range: range.clone(),
                        });
                    }
                }
                _ => {}
            }
        }
    }
    findings
}

/// What follows `as` in an `import` tag, unless it is one name.
fn nameless_import(source: &str, tokens: &Tokens) -> Option<Range<usize>> {
    let is = |at: usize, word: &str| tokens.get(at).is_some_and(|(_, range)| source[range.clone()] == *word);
    let trimmed = usize::from(is(0, "-") || is(0, "+"));
    let place = is(trimmed, "import").then(|| (0..tokens.len()).rev().find(|&at| is(at, "as")))??;
    let name: Vec<_> = tokens[place + 1..].iter().filter(|(token, _)| *token != Token::Other).collect();
    match name.as_slice() {
        [(Token::Word, _)] | [] => None,
        [(_, first), .., (_, last)] => Some(first.start..last.end),
        [(_, only)] => Some(only.clone()),
    }
}

/// Whether a text is joined to a literal, and only once: then it grows by the literal's length only.
fn beside_literal(tokens: &Tokens, index: usize, operator: &str, source: &str) -> bool {
    let literal = |at: Option<usize>| {
        at.and_then(|at| tokens.get(at)).is_some_and(|(token, _)| *token == Token::Literal)
    };
    let alone = tokens
        .iter()
        .filter(|(token, range)| *token == Token::Operator && source[range.clone()] == *operator)
        .count()
        == 1;
    operator != "*" && alone && (literal(index.checked_sub(1)) || literal(Some(index + 1)))
}

/// Whether a multiplication may repeat a text: a text is beside it, or a number that is too large.
fn repeats(tokens: &Tokens, index: usize, source: &str) -> bool {
    [index.checked_sub(1), Some(index + 1)].into_iter().flatten().filter_map(|at| tokens.get(at)).any(
        |(token, range)| {
            let text = &source[range.clone()];
            *token == Token::Literal && (text.starts_with(['"', '\'']) || text.len() > MAX_FACTOR_DIGITS)
        },
    )
}

/// The insides of `{{ }}` and `{% %}`, and the text between them; comments are left out.
fn parts(source: &str) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    let (mut tags, mut plain) = (Vec::new(), Vec::new());
    let (mut at, mut plain_start) = (0, 0);
    while let Some(offset) = source[at..].find('{') {
        let start = at + offset;
        let close = match source.as_bytes().get(start + 1) {
            Some(b'{') => "}}",
            Some(b'%') => "%}",
            Some(b'#') => "#}",
            _ => {
                at = start + 1;
                continue;
            }
        };
        plain.push(plain_start..start);
        let inside = start + 2;
        let Some(length) = source.get(inside..).and_then(|rest| rest.find(close)) else { break };
        if close != "#}" {
            tags.push(inside..inside + length);
        }
        at = inside + length + 2;
        plain_start = at;
    }
    plain.push(plain_start.min(source.len())..source.len());
    (tags, plain)
}

fn tokens(source: &str, tag: Range<usize>) -> Tokens {
    let mut tokens = Tokens::new();
    let text = &source[tag.clone()];
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let mut end = at + character.len_utf8();
        let token = match character {
            c if c.is_whitespace() => continue,
            quote @ ('"' | '\'') => {
                let mut escaped = false;
                for (next, c) in characters.by_ref() {
                    end = next + c.len_utf8();
                    match c {
                        _ if escaped => escaped = false,
                        '\\' => escaped = true,
                        c if c == quote => break,
                        _ => {}
                    }
                }
                Token::Literal
            }
            c if c.is_alphanumeric() || c == '_' => {
                while let Some(&(next, c)) = characters.peek()
                    && (c.is_alphanumeric() || c == '_')
                {
                    end = next + c.len_utf8();
                    characters.next();
                }
                if c.is_ascii_digit() { Token::Literal } else { Token::Word }
            }
            '(' | '[' => Token::Open,
            ')' | ']' => Token::Close,
            '.' => Token::Dot,
            '=' | '!' | '<' | '>' | '+' | '-' | '*' | '/' | '%' | '~' => {
                if matches!(character, '=' | '!' | '<' | '>')
                    && let Some(&(next, '=')) = characters.peek()
                {
                    end = next + 1;
                    characters.next();
                }
                let operator = &text[at..end];
                let control = operator == "-" && (at == 0 || end == text.len());
                if operator == "=" || operator == "!" || control { Token::Other } else { Token::Operator }
            }
            _ => Token::Other,
        };
        tokens.push((token, tag.start + at..tag.start + end));
    }
    tokens
}
