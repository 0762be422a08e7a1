//! How a derived fact was computed, in words and with the figures: “¥12 billion plus ¥4 billion”.

use crate::language::{FormulaWords, Language};
use crate::model::{Dossier, Fact, Formula, Scaling, Sign, Term};
use crate::value::{Rendering, format};

/// The formula of a figure of a derived fact in a language; none of a figure that no formula gives.
pub fn computed(dossier: &Dossier, fact: &Fact, figure: &str, language: Language) -> Option<String> {
    let formula = formula(fact, figure)?;
    let words = &language.words().formulas;
    let printer = Printer { dossier, language, words };
    printer.in_words(formula).or_else(|| printer.in_signs(formula))
}

/// The same with the figures and the signs of arithmetic: “¥12 billion + ¥4 billion”.
pub fn computed_in_signs(dossier: &Dossier, fact: &Fact, figure: &str, language: Language) -> Option<String> {
    let words = &language.words().formulas;
    Printer { dossier, language, words }.in_signs(formula(fact, figure)?)
}

fn formula<'a>(fact: &'a Fact, figure: &str) -> Option<&'a Formula> {
    Some(&fact.derivation.as_ref()?.computation(figure)?.formula)
}

struct Printer<'a> {
    dossier: &'a Dossier,
    language: Language,
    words: &'a FormulaWords,
}

impl Printer<'_> {
    /// A single sum, difference, product or quotient; nothing where words would leave open what belongs together.
    fn in_words(&self, formula: &Formula) -> Option<String> {
        match &formula.term {
            Term::Number(_) | Term::Figure(_) => self.alone(formula),
            Term::Sum { first, rest } => {
                let mut parts = vec![self.alone(first)?];
                for (_, part) in rest {
                    parts.push(self.alone(part)?);
                }
                match (rest.iter().all(|(sign, _)| *sign == Sign::Plus), &parts[..]) {
                    (true, parts) => Some((self.words.sum)(parts)),
                    (false, [one, other]) => Some((self.words.difference)(one, other)),
                    _ => None,
                }
            }
            Term::Product { first, rest } => match &rest[..] {
                [(scaling, other)] => {
                    let (one, other) = (self.alone(first)?, self.alone(other)?);
                    Some(match scaling {
                        Scaling::Times => (self.words.product)(&one, &other),
                        Scaling::Over => (self.words.quotient)(&one, &other),
                    })
                }
                _ => None,
            },
        }
    }

    /// The formula as it is written, with figures and the signs of arithmetic.
    fn in_signs(&self, formula: &Formula) -> Option<String> {
        let within = |part: &Formula| match &part.term {
            Term::Number(_) | Term::Figure(_) => self.alone(part),
            Term::Sum { .. } | Term::Product { .. } => Some(format!("({})", self.in_signs(part)?)),
        };
        Some(match &formula.term {
            Term::Number(_) | Term::Figure(_) => self.alone(formula)?,
            Term::Sum { first, rest } => {
                let mut text = within(first)?;
                for (sign, part) in rest {
                    text.push_str(if *sign == Sign::Plus { " + " } else { " − " });
                    text.push_str(&within(part)?);
                }
                text
            }
            Term::Product { first, rest } => {
                let mut text = within(first)?;
                for (scaling, part) in rest {
                    text.push_str(if *scaling == Scaling::Times { " × " } else { " ÷ " });
                    text.push_str(&within(part)?);
                }
                text
            }
        })
    }

    /// A number or a figure.
    fn alone(&self, formula: &Formula) -> Option<String> {
        match &formula.term {
            Term::Number(number) => Some(number.to_string()),
            Term::Figure(name) => {
                let value = self.dossier.fact(&name.fact)?.value_named(&name.figure)?;
                Some(format(value, self.dossier.style(self.language), Rendering::Running))
            }
            Term::Sum { .. } | Term::Product { .. } => None,
        }
    }
}
