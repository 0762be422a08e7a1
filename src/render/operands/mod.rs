//! Finds where templates compare, calculate with or print something that isn't meant for it, by their source.
//!
//! The engine can't intercept a comparison: `f.value > 5` is silently true, whatever the value. So every operand's
//! class is worked out from the source, and only what is known to be plain data may be an operand. The source is
//! parsed by the engine's own parser; a second grammar could differ from it.
//!
//! The names of a loop, a `with` or a macro's parameters are those of their own block. Any other name has one class
//! in all templates together, whatever it is bound to and wherever, because includes, imports and blocks pass names
//! on. That refuses a little more than necessary, and never less.

mod calls;
mod expressions;
mod places;
mod statements;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use minijinja::machinery::{ast, parse};
use minijinja::syntax::SyntaxConfig;

use super::class::{Atom, Class, GROUP, NotPlain, PlainKind, UNKNOWN};
use super::given::{functions, given};

/// A use of something that isn't meant for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misuse {
    /// Which of the sources.
    pub source: usize,
    /// The place, in bytes.
    pub range: Range<usize>,
    /// What it does.
    pub kind: MisuseKind,
}

/// What a template does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MisuseKind {
    /// Compares or calculates with something that isn't plain data.
    Operand {
        /// What it is instead.
        what: NotPlain,
    },
    /// Compares a number with a text, or the like.
    Mixed {
        /// One side.
        left: PlainKind,
        /// The other.
        right: PlainKind,
    },
    /// Compares with a word that the other side can never be.
    NeverEqual {
        /// What is compared.
        what: &'static str,
        /// The word.
        word: String,
        /// The words that it may be.
        choices: Vec<&'static str>,
    },
    /// Makes a text of a function that is meant to be called.
    Bare,
    /// Makes a text of something that isn't one.
    NoText {
        /// What it is instead.
        atoms: Atom,
    },
    /// Takes a part of something that isn't known to be a list or plain text.
    Cut,
    /// Includes or extends what isn't known to be the name of a template.
    NoName,
    /// Has a key of a map that isn't a plain text or number.
    Key,
}

/// How many walks are made before every name that still changes counts as unknown.
const MOST_WALKS: usize = 24;

/// Every misuse in templates that may include, extend and import each other. A source that can't be parsed has none.
pub fn misuses(sources: &[&str], syntax: &SyntaxConfig) -> Vec<Misuse> {
    analyse(sources, syntax, given())
}

/// Every misuse in a text of a brief.
pub fn misuses_in_text(text: &str, syntax: &SyntaxConfig) -> Vec<Misuse> {
    if text.contains('{') { analyse(&[text], syntax, functions()) } else { Vec::new() }
}

fn analyse(sources: &[&str], syntax: &SyntaxConfig, names: BTreeMap<String, Class>) -> Vec<Misuse> {
    let parsed: Vec<_> = sources
        .iter()
        .enumerate()
        .filter_map(|(index, source)| Some((index, parse(source, "", syntax.clone()).ok()?)))
        .collect();
    let mut analysis = Analysis {
        source: 0,
        names,
        parameters: BTreeMap::new(),
        aliases: BTreeMap::new(),
        escaped: BTreeSet::new(),
        scopes: Vec::new(),
        loops: Vec::new(),
        unbound: Class::none(),
        changed: false,
        hasty: false,
        found: None,
    };
    // Names are learned first, wherever they are bound; only then is a name that was never bound an unknown one.
    for unbound in [Class::none(), Class::of(UNKNOWN)] {
        analysis.unbound = unbound;
        analysis.learn(&parsed);
    }
    analysis.found = Some(Vec::new());
    analysis.walk(&parsed);
    let mut found = analysis.found.unwrap_or_default();
    found.sort_by_key(|one| (one.source, one.range.start, one.range.end));
    found.dedup();
    found
}

struct Analysis {
    /// The source that is being walked.
    source: usize,
    names: BTreeMap<String, Class>,
    /// The parameters of every macro, by its name: macros of one name count as one.
    parameters: BTreeMap<String, Vec<Vec<Parameter>>>,
    /// Names that a macro was imported under.
    aliases: BTreeMap<String, BTreeSet<String>>,
    /// Macros that were passed on as values, so that their calls can't be seen.
    escaped: BTreeSet<String>,
    /// The names that loops, `with` and parameters bind around the place, each with the name of that binding alone.
    scopes: Vec<BTreeMap<String, String>>,
    /// The items of the loops around the place.
    loops: Vec<Class>,
    /// The class of a name that nothing binds.
    unbound: Class,
    changed: bool,
    /// Whether a name that still changes becomes unknown at once.
    hasty: bool,
    /// What was found; none while names are still being learned.
    found: Option<Vec<Misuse>>,
}

impl Analysis {
    /// Walks until no name's class changes any more.
    fn learn(&mut self, parsed: &[(usize, ast::Stmt<'_>)]) {
        for walks in 1.. {
            self.changed = false;
            self.hasty = walks > MOST_WALKS;
            self.walk(parsed);
            if !self.changed {
                break;
            }
        }
    }

    fn walk(&mut self, parsed: &[(usize, ast::Stmt<'_>)]) {
        for (index, template) in parsed {
            self.source = *index;
            self.statement(template);
        }
    }

    fn bind(&mut self, name: &str, class: Class) {
        let known = self.names.entry(name.to_owned()).or_default();
        let mut both = known.clone() | class;
        if both != *known {
            if self.hasty {
                both = Class::of(UNKNOWN);
            }
            self.changed |= both != *known;
            *known = both;
        }
    }

    /// The binding of a name around the place; none where the name may be bound elsewhere.
    fn own(&self, name: &str) -> Option<&String> {
        self.scopes.iter().rev().find_map(|scope| scope.get(name))
    }

    /// Opens the scope of a loop, a `with` or a macro, with the names of its targets.
    fn open<'b>(&mut self, targets: impl IntoIterator<Item = &'b ast::Expr<'b>>) {
        let mut scope = BTreeMap::new();
        let mut waiting: Vec<&ast::Expr<'_>> = targets.into_iter().collect();
        while let Some(target) = waiting.pop() {
            match target {
                ast::Expr::Var(var) => {
                    let own = format!("{}@{}:{}", var.id, self.source, var.span().start_offset);
                    scope.insert(var.id.to_owned(), own);
                }
                ast::Expr::List(list) => waiting.extend(&list.items),
                ast::Expr::Tuple(tuple) => waiting.extend(&tuple.items),
                _ => {}
            }
        }
        self.scopes.push(scope);
    }

    /// Binds a name here, and for templates that look it up in their surroundings.
    fn bind_here(&mut self, name: &str, class: &Class) {
        let owns: Vec<String> = self.scopes.iter().filter_map(|scope| scope.get(name)).cloned().collect();
        for own in owns {
            self.bind(&own, class.clone());
        }
        self.bind(name, class.clone());
    }

    /// Binds the target of a `set`, `with` or `for`.
    fn bind_target(&mut self, target: &ast::Expr<'_>, class: &Class) {
        let unpacked = match target {
            ast::Expr::Var(var) => return self.bind_here(var.id, class),
            ast::Expr::List(list) => &list.items,
            ast::Expr::Tuple(tuple) => &tuple.items,
            // `ns.x = …` needs a namespace, which isn't there.
            _ => return,
        };
        for (index, target) in unpacked.iter().enumerate() {
            let part = if class.has(GROUP) && class.is_only(GROUP) {
                let group = if index == 0 { "grouper" } else { "list" };
                class.attribute(group)
            } else {
                class.item()
            };
            self.bind_target(target, &part);
        }
    }

    fn report(&mut self, range: Range<usize>, kind: MisuseKind) {
        if let Some(found) = &mut self.found {
            found.push(Misuse { source: self.source, range, kind });
        }
    }
}

/// A parameter: its name, and the name of this binding alone.
type Parameter = (String, String);
