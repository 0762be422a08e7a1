//! How the value of a derived fact is computed from figures of others: the formula as it is written, parsed.

use std::ops::Range;
use std::str::FromStr;

use rust_decimal::Decimal;

/// Brackets within brackets, at most.
const DEEPEST: usize = 20;
/// A formula with more is no formula that anybody reads.
const LONGEST: usize = 2_000;

/// A figure of a fact: its value, or a companion.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FigureName {
    /// The id of the fact.
    pub fact: String,
    /// `value`, or the name of the companion.
    pub figure: String,
}

/// A formula or a part of one, with its place in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formula {
    /// What it is.
    pub term: Term,
    /// Its bytes in the text, brackets included.
    pub range: Range<usize>,
}

/// What a part of a formula is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Term {
    /// A number without a unit.
    Number(Decimal),
    /// A figure.
    Figure(FigureName),
    /// Terms that are added and subtracted, from left to right.
    Sum {
        /// The first.
        first: Box<Formula>,
        /// The others.
        rest: Vec<(Sign, Formula)>,
    },
    /// Factors and divisors, from left to right.
    Product {
        /// The first factor.
        first: Box<Formula>,
        /// The others.
        rest: Vec<(Scaling, Formula)>,
    },
}

/// Whether a term is added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// It is added.
    Plus,
    /// It is subtracted.
    Minus,
}

/// Whether a term is a factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scaling {
    /// It multiplies what stands before it.
    Times,
    /// It divides what stands before it.
    Over,
}

/// Why a text isn't a formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormulaError {
    /// A figure or number is missing, where an operator, a bracket or the end is.
    OperandMissing,
    /// Two operands with nothing between them.
    OperatorMissing,
    /// A sign that is no operator here, with the one that may have been meant.
    Operator {
        /// As written.
        written: String,
        /// The one that was meant.
        meant: &'static str,
    },
    /// An operator that touches what it joins, with the form that works.
    Touching {
        /// The same with blanks.
        spaced: String,
    },
    /// A word that can't be a figure or a number.
    Word {
        /// As written.
        written: String,
    },
    /// A number that isn't plain digits.
    Number {
        /// As written.
        written: String,
    },
    /// A bracket that isn't opened, or isn't closed.
    Bracket,
    /// Brackets too deep within brackets.
    Deep,
    /// A text that is too long.
    Long,
    /// No figure at all.
    NoFigure,
}

impl FigureName {
    /// Reads `id` or `id.companion`.
    pub fn parse(text: &str) -> Option<Self> {
        let (fact, figure) = text.split_once('.').unwrap_or((text, "value"));
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
        let is_id = fact.starts_with(plain) && fact.chars().all(|c| plain(c) || c == '-');
        let is_name = figure.starts_with(|c: char| c.is_ascii_lowercase())
            && figure.chars().all(|c| plain(c) || c == '_');
        (is_id && is_name).then(|| Self { fact: fact.to_owned(), figure: figure.to_owned() })
    }
}

impl std::fmt::Display for FigureName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.figure.as_str() {
            "value" => f.write_str(&self.fact),
            figure => write!(f, "{}.{figure}", self.fact),
        }
    }
}

impl Formula {
    /// Reads a formula. Its figures aren't looked up here.
    ///
    /// # Errors
    /// The first mistake with its bytes in the text.
    pub fn parse(text: &str) -> Result<Self, (Range<usize>, FormulaError)> {
        if text.len() > LONGEST {
            return Err((0..text.len(), FormulaError::Long));
        }
        let mut parser = Parser { tokens: tokens(text)?, at: 0, depth: 0, end: text.trim_end().len() };
        let formula = parser.sum()?;
        if let Some((_, range)) = parser.peek() {
            let why = match &text[range.clone()] {
                ")" => FormulaError::Bracket,
                _ => FormulaError::OperatorMissing,
            };
            return Err((range, why));
        }
        let mut named = false;
        formula.visit(&mut |part| named |= matches!(part.term, Term::Figure(_)));
        if !named {
            return Err((formula.range, FormulaError::NoFigure));
        }
        Ok(formula)
    }

    /// Calls a function with this part and each part of it, from left to right.
    pub fn visit<'a>(&'a self, see: &mut impl FnMut(&'a Self)) {
        see(self);
        match &self.term {
            Term::Number(_) | Term::Figure(_) => {}
            Term::Sum { first, rest } => {
                first.visit(see);
                rest.iter().for_each(|(_, part)| part.visit(see));
            }
            Term::Product { first, rest } => {
                first.visit(see);
                rest.iter().for_each(|(_, part)| part.visit(see));
            }
        }
    }

    /// The figure that it is, where it is nothing but one.
    pub fn as_figure(&self) -> Option<&FigureName> {
        match &self.term {
            Term::Figure(name) => Some(name),
            Term::Number(_) | Term::Sum { .. } | Term::Product { .. } => None,
        }
    }

    /// Its figures in the order in which they stand, each once.
    pub fn figures(&self) -> Vec<(&FigureName, Range<usize>)> {
        let mut found: Vec<(&FigureName, Range<usize>)> = Vec::new();
        self.visit(&mut |part| {
            if let Term::Figure(name) = &part.term
                && !found.iter().any(|(other, _)| *other == name)
            {
                found.push((name, part.range.clone()));
            }
        });
        found
    }
}

/// A token, its text, and where it is in the formula.
type PlacedToken<'a> = (Token, &'a str, Range<usize>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token {
    Plus,
    Minus,
    Times,
    Over,
    Open,
    Close,
    Word,
}

type Mistake = (Range<usize>, FormulaError);

/// The words, operators and brackets of a formula with their places.
fn tokens(text: &str) -> Result<Vec<PlacedToken<'_>>, Mistake> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        }
        if let Some(token) = match c {
            '(' => Some(Token::Open),
            ')' => Some(Token::Close),
            _ => None,
        } {
            found.push((token, &text[at..at + 1], at..at + 1));
            at += 1;
            continue;
        }
        let length = text[at..].find(|c: char| c.is_whitespace() || c == '(' || c == ')');
        let range = at..length.map_or(text.len(), |length| at + length);
        let word = &text[range.clone()];
        let token = match word {
            "+" => Token::Plus,
            "-" => Token::Minus,
            "*" => Token::Times,
            "/" => Token::Over,
            _ => match look_alike(word) {
                Some(meant) => {
                    return Err((range, FormulaError::Operator { written: word.to_owned(), meant }));
                }
                None => Token::Word,
            },
        };
        found.push((token, word, range.clone()));
        at = range.end;
    }
    Ok(found)
}

/// The operator that a sign is taken for.
fn look_alike(word: &str) -> Option<&'static str> {
    Some(match word {
        "−" | "–" | "—" | "\u{ff0d}" => "-",
        "×" | "·" | "\u{ff0a}" | "∗" => "*",
        "÷" | ":" | "\u{ff0f}" | "∕" => "/",
        "\u{ff0b}" => "+",
        _ => return None,
    })
}

struct Parser<'a> {
    tokens: Vec<PlacedToken<'a>>,
    at: usize,
    depth: usize,
    /// Where the text ends.
    end: usize,
}

impl Parser<'_> {
    fn peek(&self) -> Option<(Token, Range<usize>)> {
        self.tokens.get(self.at).map(|(token, _, range)| (*token, range.clone()))
    }

    fn sum(&mut self) -> Result<Formula, Mistake> {
        let first = self.product()?;
        let mut rest = Vec::new();
        loop {
            let sign = match self.peek() {
                Some((Token::Plus, _)) => Sign::Plus,
                Some((Token::Minus, _)) => Sign::Minus,
                _ => break,
            };
            self.at += 1;
            rest.push((sign, self.product()?));
        }
        Ok(joined(first, rest, |first, rest| Term::Sum { first, rest }))
    }

    fn product(&mut self) -> Result<Formula, Mistake> {
        let first = self.operand()?;
        let mut rest = Vec::new();
        loop {
            let scaling = match self.peek() {
                Some((Token::Times, _)) => Scaling::Times,
                Some((Token::Over, _)) => Scaling::Over,
                _ => break,
            };
            self.at += 1;
            rest.push((scaling, self.operand()?));
        }
        Ok(joined(first, rest, |first, rest| Term::Product { first, rest }))
    }

    fn operand(&mut self) -> Result<Formula, Mistake> {
        let Some((token, word, range)) = self.tokens.get(self.at).cloned() else {
            return Err((self.end.saturating_sub(1)..self.end, FormulaError::OperandMissing));
        };
        match token {
            Token::Word => {
                self.at += 1;
                let term = word_term(word).map_err(|why| (range.clone(), why))?;
                Ok(Formula { term, range })
            }
            Token::Open => {
                self.at += 1;
                self.depth += 1;
                if self.depth > DEEPEST {
                    return Err((range, FormulaError::Deep));
                }
                let inner = self.sum()?;
                self.depth -= 1;
                match self.peek() {
                    Some((Token::Close, close)) => {
                        self.at += 1;
                        Ok(Formula { range: range.start..close.end, ..inner })
                    }
                    Some((_, other)) => Err((other, FormulaError::OperatorMissing)),
                    None => Err((range, FormulaError::Bracket)),
                }
            }
            Token::Plus | Token::Minus | Token::Times | Token::Over | Token::Close => {
                Err((range, FormulaError::OperandMissing))
            }
        }
    }
}

/// A first operand alone, or with those that are joined to it.
fn joined<J>(
    first: Formula,
    rest: Vec<(J, Formula)>,
    term: impl FnOnce(Box<Formula>, Vec<(J, Formula)>) -> Term,
) -> Formula {
    let Some((_, last)) = rest.last() else { return first };
    let range = first.range.start..last.range.end;
    Formula { term: term(Box::new(first), rest), range }
}

/// A number or the name of a figure.
fn word_term(word: &str) -> Result<Term, FormulaError> {
    let written = || word.to_owned();
    let is_number = word.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    if is_number {
        let sound = word.split('.').count() <= 2 && word.split('.').all(|part| !part.is_empty());
        let number = Decimal::from_str(word).ok().filter(|_| sound);
        // What the library rounds isn't the number that was typed.
        let whole = number.filter(|_| word.bytes().filter(u8::is_ascii_digit).count() <= 28);
        return whole.map(Term::Number).ok_or_else(|| FormulaError::Number { written: written() });
    }
    if let Some(name) = FigureName::parse(word) {
        return Ok(Term::Figure(name));
    }
    let operators = ['+', '*', '/', '×', '÷', '−'];
    if word.contains(operators) {
        let mut spaced = word.to_owned();
        for (sign, operator) in [("+", "+"), ("*", "*"), ("/", "/"), ("×", "*"), ("÷", "/"), ("−", "-")] {
            spaced = spaced.replace(sign, &format!(" {operator} "));
        }
        let spaced = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
        return Err(FormulaError::Touching { spaced });
    }
    if word.starts_with(|c: char| c.is_ascii_digit() || c == '-' || c == '.') {
        return Err(FormulaError::Number { written: written() });
    }
    Err(FormulaError::Word { written: written() })
}
