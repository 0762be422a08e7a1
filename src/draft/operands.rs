//! Finds in the source of templates what they compare, calculate with or print that isn't meant for it.
//!
//! The engine can't intercept a comparison: `f.value > 5` is silently true, whatever the value. So every operand's
//! class is worked out from the source, and only what is known to be plain data may be an operand. The source is
//! parsed by the engine's own parser; a second grammar could differ from it.
//!
//! The names of a loop, a `with` or a macro's parameters are those of their own block. Any other name has one class
//! in all templates together, whatever it is bound to and wherever, because includes, imports and blocks pass names
//! on. That refuses a little more than must be, and never less.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use minijinja::machinery::{ast, parse};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Value as Jinja, ValueKind};

use super::class::{
    AMOUNT, BOOLEAN, CITE_FUNCTION, Class, FACT, FACT_FUNCTION, FUNCTIONS, GROUP, LABEL_FUNCTION, LANGUAGE,
    LAYOUT, LIST, LITERAL_FUNCTION, LOOP, MACRO, MAP, MODULE, NOTHING, NUMBER, NUMBERS, RENDERED, STAGE,
    STATUS, STRING, STRINGS, TEXT, UNKNOWN,
};
use super::given::{functions, given};
use crate::format::{LAYOUTS, STAGES, STATUSES};
use crate::language::Language;

/// Something that a template does with what isn't meant for it.
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
        what: &'static str,
    },
    /// Compares a number with a text, or the like.
    Mixed {
        /// The one side.
        left: &'static str,
        /// The other.
        right: &'static str,
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
}

/// Walks before every name that still changes is given up as unknown.
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
    /// The one that is walked.
    source: usize,
    names: BTreeMap<String, Class>,
    /// The parameters of every macro, by its name: macros of one name count as one.
    parameters: BTreeMap<String, Vec<Vec<Parameter>>>,
    /// Names that a macro was imported under.
    aliases: BTreeMap<String, BTreeSet<String>>,
    /// Macros that were passed on as values, so that who calls them can't be seen.
    escaped: BTreeSet<String>,
    /// The names that loops, `with` and parameters bind around the place, each with the name of that binding alone.
    scopes: Vec<BTreeMap<String, String>>,
    /// What the loops around the place go through.
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

    /// The binding of a name around the place; none where it may come from elsewhere.
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

    fn statements(&mut self, statements: &[ast::Stmt<'_>]) {
        for statement in statements {
            self.statement(statement);
        }
    }

    fn statement(&mut self, statement: &ast::Stmt<'_>) {
        match statement {
            ast::Stmt::Template(template) => self.statements(&template.children),
            ast::Stmt::EmitExpr(emit) => {
                let class = self.expression(&emit.expr);
                self.printable(&emit.expr, &class);
            }
            ast::Stmt::EmitRaw(_) => {}
            ast::Stmt::ForLoop(one) => {
                let items = self.expression(&one.iter).item();
                // A recursive loop is called with other lists.
                let items = if one.recursive { items | Class::of(UNKNOWN) } else { items };
                self.open([&one.target]);
                self.bind_target(&one.target, &items);
                self.bind_here("loop", &Class::of(LOOP));
                if let Some(filter) = &one.filter_expr {
                    self.expression(filter);
                }
                self.loops.push(items);
                self.statements(&one.body);
                self.loops.pop();
                self.scopes.pop();
                self.statements(&one.else_body);
            }
            ast::Stmt::IfCond(one) => {
                self.expression(&one.expr);
                self.statements(&one.true_body);
                self.statements(&one.false_body);
            }
            ast::Stmt::WithBlock(with) => {
                // A value may name what an earlier assignment bound, or the same name outside: both are seen.
                let classes: Vec<Class> =
                    with.assignments.iter().map(|(_, value)| self.expression(value)).collect();
                self.open(with.assignments.iter().map(|(target, _)| target));
                for ((target, value), class) in with.assignments.iter().zip(classes) {
                    let class = class | self.expression(value);
                    self.bind_target(target, &class);
                }
                self.statements(&with.body);
                self.scopes.pop();
            }
            ast::Stmt::Set(set) => {
                let class = self.expression(&set.expr);
                self.bind_target(&set.target, &class);
            }
            ast::Stmt::SetBlock(set) => {
                self.statements(&set.body);
                if let Some(filter) = &set.filter {
                    self.expression(filter);
                }
                self.bind_target(&set.target, &Class::of(TEXT));
            }
            ast::Stmt::AutoEscape(one) => {
                self.expression(&one.enabled);
                self.statements(&one.body);
            }
            ast::Stmt::FilterBlock(one) => {
                self.statements(&one.body);
                self.expression(&one.filter);
            }
            ast::Stmt::Block(block) => self.elsewhere(&block.body),
            ast::Stmt::Import(import) => {
                self.expression(&import.expr);
                self.bind_target(&import.name, &Class::of(MODULE));
            }
            ast::Stmt::FromImport(import) => {
                self.expression(&import.expr);
                for (name, alias) in &import.names {
                    let ast::Expr::Var(name) = name else { continue };
                    let class = self.names.get(name.id).cloned().unwrap_or_default();
                    let alias = match alias {
                        Some(ast::Expr::Var(alias)) => alias.id,
                        _ => name.id,
                    };
                    self.bind(alias, class);
                    if alias != name.id {
                        let names = self.aliases.entry(alias.to_owned()).or_default();
                        self.changed |= names.insert(name.id.to_owned());
                    }
                }
            }
            ast::Stmt::Extends(one) => {
                self.expression(&one.name);
            }
            ast::Stmt::Include(one) => {
                self.expression(&one.name);
            }
            ast::Stmt::Macro(one) => self.declare(one),
            ast::Stmt::CallBlock(one) => {
                self.call(&one.call);
                self.declare(&one.macro_decl);
            }
            ast::Stmt::Do(one) => {
                self.call(&one.call);
            }
        }
    }

    fn declare(&mut self, one: &ast::Macro<'_>) {
        self.open(&one.args);
        let scope = self.scopes.last().cloned().unwrap_or_default();
        let parameters: Vec<Parameter> = one
            .args
            .iter()
            .filter_map(|parameter| match parameter {
                ast::Expr::Var(var) => Some((var.id.to_owned(), scope.get(var.id)?.clone())),
                _ => None,
            })
            .collect();
        for (name, _) in &parameters {
            self.bind_here(name, &Class::none());
        }
        let first = parameters.len().saturating_sub(one.defaults.len());
        for ((name, _), default) in parameters[first..].iter().zip(&one.defaults) {
            let class = self.expression(default);
            self.bind_here(name, &class);
        }
        let known = self.parameters.entry(one.name.to_owned()).or_default();
        if !known.contains(&parameters) {
            known.push(parameters);
            self.changed = true;
        }
        if self.escaped.contains(one.name) {
            self.pass_unknown(one.name);
        }
        let loops = std::mem::take(&mut self.loops);
        self.statements(&one.body);
        self.loops = loops;
        self.scopes.pop();
        self.bind_here(one.name, &Class::of(MACRO));
    }

    /// Statements that may run elsewhere than where they are written.
    fn elsewhere(&mut self, statements: &[ast::Stmt<'_>]) {
        let (scopes, loops) = (std::mem::take(&mut self.scopes), std::mem::take(&mut self.loops));
        self.statements(statements);
        (self.scopes, self.loops) = (scopes, loops);
    }

    fn pass_unknown(&mut self, name: &str) {
        for parameters in self.parameters.get(name).cloned().unwrap_or_default() {
            for (name, own) in parameters {
                self.bind(&name, Class::of(UNKNOWN));
                self.bind(&own, Class::of(UNKNOWN));
            }
        }
    }

    /// A macro that is used otherwise than by calling it.
    fn escape(&mut self, name: &str) {
        for name in self.targets(name) {
            self.changed |= self.escaped.insert(name.clone());
            self.pass_unknown(&name);
        }
    }

    /// The macros that a name may call: those of that name, and those imported under it.
    fn targets(&self, name: &str) -> BTreeSet<String> {
        let mut targets = BTreeSet::from([name.to_owned()]);
        let mut waiting = vec![name.to_owned()];
        while let Some(one) = waiting.pop() {
            for original in self.aliases.get(&one).into_iter().flatten() {
                if targets.insert(original.clone()) {
                    waiting.push(original.clone());
                }
            }
        }
        targets
    }

    /// The class of an expression that is used as a value.
    fn expression(&mut self, expression: &ast::Expr<'_>) -> Class {
        let class = self.class(expression);
        if class.has(MACRO) {
            match expression {
                // Where a parameter holds a macro, that was passed on before.
                ast::Expr::Var(var) if self.own(var.id).is_none() => self.escape(var.id),
                ast::Expr::GetAttr(attribute) => self.escape(attribute.name),
                ast::Expr::GetItem(item) => {
                    if let Some(name) = text(&item.subscript_expr) {
                        self.escape(&name);
                    }
                }
                _ => {}
            }
        }
        class
    }

    fn class(&mut self, expression: &ast::Expr<'_>) -> Class {
        match expression {
            ast::Expr::Var(var) => {
                let name = self.own(var.id).map_or(var.id, String::as_str);
                self.names.get(name).unwrap_or(&self.unbound).clone()
            }
            ast::Expr::Const(constant) => constant_class(&constant.value),
            ast::Expr::Slice(slice) => {
                for bound in [&slice.start, &slice.stop, &slice.step].into_iter().flatten() {
                    self.plain(bound, NUMBERS);
                }
                let class = self.expression(&slice.expr);
                match () {
                    () if class.is_only(LIST | STRINGS) && class.has(LIST) => class,
                    () if class.is_only(STRINGS) => Class::of(STRING),
                    () if class.is_only(LIST | STRINGS | RENDERED) => class | Class::of(TEXT),
                    () => Class::of(UNKNOWN),
                }
            }
            ast::Expr::UnaryOp(one) => match one.op {
                ast::UnaryOpKind::Not => {
                    self.expression(&one.expr);
                    Class::of(BOOLEAN)
                }
                ast::UnaryOpKind::Neg => {
                    self.plain(&one.expr, NUMBERS);
                    Class::of(NUMBER)
                }
            },
            ast::Expr::BinOp(one) => self.binary(one),
            ast::Expr::Compare(compare) => {
                let mut left = (&compare.expr, self.expression(&compare.expr));
                for next in &compare.ops {
                    let right = (&next.expr, self.expression(&next.expr));
                    let relation = match next.op {
                        ast::CompareOpKind::Eq | ast::CompareOpKind::Ne => Relation::Equal,
                        ast::CompareOpKind::In | ast::CompareOpKind::NotIn => Relation::Within,
                        _ => Relation::Order,
                    };
                    self.compare((left.0, &left.1), (right.0, &right.1), relation);
                    left = right;
                }
                Class::of(BOOLEAN)
            }
            ast::Expr::IfExpr(one) => {
                self.expression(&one.test_expr);
                let otherwise = one.false_expr.as_ref().map(|other| self.expression(other));
                self.expression(&one.true_expr) | otherwise.unwrap_or_default()
            }
            ast::Expr::Filter(filter) => self.filter(filter),
            ast::Expr::Test(test) => {
                self.test(test);
                Class::of(BOOLEAN)
            }
            ast::Expr::GetAttr(attribute) => {
                let class = self.expression(&attribute.expr);
                self.attribute(&class, attribute.name)
            }
            ast::Expr::GetItem(item) => {
                let class = self.expression(&item.expr);
                let subscript = self.expression(&item.subscript_expr);
                match text(&item.subscript_expr) {
                    Some(name) => self.attribute(&class, &name),
                    None if subscript.is_only(NUMBERS) && class.is_only(LIST | STRINGS | TEXT) => {
                        class.item()
                    }
                    None if class.has(MAP) && class.is_only(MAP) => class.items(),
                    None => Class::of(UNKNOWN),
                }
            }
            ast::Expr::Call(call) => self.call(call),
            ast::Expr::List(list) => self.list(&list.items),
            ast::Expr::Tuple(tuple) => self.list(&tuple.items),
            ast::Expr::Map(map) => {
                let mut values = Class::none();
                for (key, value) in map.keys.iter().zip(&map.values) {
                    self.expression(key);
                    values = values | self.expression(value);
                }
                Class::holding(MAP, values)
            }
        }
    }

    fn list(&mut self, items: &[ast::Expr<'_>]) -> Class {
        let items = items.iter().fold(Class::none(), |all, item| all | self.expression(item));
        Class::holding(LIST, items)
    }

    fn attribute(&mut self, class: &Class, name: &str) -> Class {
        let mut found = class.clone().without(MODULE | LOOP).attribute(name);
        if class.has(MODULE) {
            found = found | self.names.get(name).cloned().unwrap_or_default();
        }
        if class.has(LOOP) {
            found = found
                | match name {
                    "previtem" | "nextitem" => {
                        self.loops.last().cloned().unwrap_or_else(|| Class::of(UNKNOWN))
                    }
                    _ => Class::of(LOOP).attribute(name),
                };
        }
        found
    }

    fn binary(&mut self, one: &ast::BinOp<'_>) -> Class {
        use ast::BinOpKind as Kind;
        let (left, right) = (self.expression(&one.left), self.expression(&one.right));
        let sides = ((&one.left, &left), (&one.right, &right));
        match one.op {
            Kind::ScAnd | Kind::ScOr => left | right,
            Kind::Eq | Kind::Ne => self.compare(sides.0, sides.1, Relation::Equal),
            Kind::In => self.compare(sides.0, sides.1, Relation::Within),
            Kind::Lt | Kind::Lte | Kind::Gt | Kind::Gte => self.compare(sides.0, sides.1, Relation::Order),
            Kind::Concat => {
                self.printable(&one.left, &left);
                self.printable(&one.right, &right);
                Class::of(if left.is_only(STRINGS) && right.is_only(STRINGS) { STRING } else { TEXT })
            }
            Kind::Add if left.has(LIST) && left.is_only(LIST) && right.has(LIST) && right.is_only(LIST) => {
                left | right
            }
            Kind::Add if left.is_only(STRINGS) && right.is_only(STRINGS) => Class::of(STRING),
            Kind::Mul if left.is_only(STRINGS | LIST) && right.is_only(NUMBERS) => left,
            Kind::Add | Kind::Sub | Kind::Mul | Kind::Div | Kind::FloorDiv | Kind::Rem | Kind::Pow => {
                let before = self.found.as_ref().map(Vec::len);
                self.operand(&one.left, &left, NUMBERS | STRINGS);
                self.operand(&one.right, &right, NUMBERS | STRINGS);
                let kinds = (left.is_only(NUMBERS), right.is_only(NUMBERS));
                if before == self.found.as_ref().map(Vec::len) && kinds != (true, true) {
                    self.mixed(between(&one.left, &one.right), &left, &right);
                }
                Class::of(NUMBER)
            }
        }
    }

    /// Compares two sides; gives the class of the result.
    fn compare(
        &mut self,
        left: (&ast::Expr<'_>, &Class),
        right: (&ast::Expr<'_>, &Class),
        relation: Relation,
    ) -> Class {
        let plain = NUMBERS | STRINGS | BOOLEAN;
        let within = relation == Relation::Within && right.1.has(LIST) && right.1.is_only(LIST);
        let held = right.1.items();
        let right_class = if within { &held } else { right.1 };
        let sound = self.operand(left.0, left.1, plain)
            // An amount may be missing, and a missing one within a list is compared without a word.
            & self.operand(right.0, right_class, if within { plain & !AMOUNT } else { plain });
        if !sound || (within && held == Class::none()) {
            return Class::of(BOOLEAN);
        }
        let fits = match relation {
            Relation::Within if !within => left.1.is_only(STRINGS) && right_class.is_only(STRINGS),
            Relation::Order => both(left.1, right_class, NUMBERS) || both(left.1, right_class, STRINGS),
            _ => [NUMBERS, STRINGS, BOOLEAN].iter().any(|kind| both(left.1, right_class, *kind)),
        };
        if !fits {
            self.mixed(between(left.0, right.0), left.1, right_class);
        } else if relation != Relation::Order {
            self.words(right.0, left.1, right_class);
            self.words(left.0, right_class, left.1);
        }
        Class::of(BOOLEAN)
    }

    /// Words beside something that has a fixed choice of them.
    fn words(&mut self, expression: &ast::Expr<'_>, other: &Class, own: &Class) {
        if own.is_only(STRING)
            && let Some((what, choices)) = choices(other)
        {
            let literals = match expression {
                ast::Expr::List(list) => list.items.iter().collect(),
                ast::Expr::Tuple(tuple) => tuple.items.iter().collect(),
                one => vec![one],
            };
            for literal in literals {
                let Some(word) = text(literal).filter(|word| !choices.contains(&word.as_str())) else {
                    continue;
                };
                self.report(extent(literal), MisuseKind::NeverEqual { what, word, choices: choices.clone() });
            }
        }
    }

    fn mixed(&mut self, range: Range<usize>, left: &Class, right: &Class) {
        self.report(range, MisuseKind::Mixed { left: plain_kind(left), right: plain_kind(right) });
    }

    /// Whether an operand is one of these; else it is reported.
    fn operand(&mut self, expression: &ast::Expr<'_>, class: &Class, allowed: u32) -> bool {
        let sound = class.is_only(allowed);
        if !sound {
            let what = if class.is_only(allowed | AMOUNT) {
                "an amount within a list, and an amount may be missing"
            } else {
                class.describe()
            };
            self.report(extent(expression), MisuseKind::Operand { what });
        }
        sound
    }

    fn plain(&mut self, expression: &ast::Expr<'_>, allowed: u32) {
        let class = self.expression(expression);
        self.operand(expression, &class, allowed | NOTHING);
    }

    /// Reports a function of which a text would be made.
    fn printable(&mut self, expression: &ast::Expr<'_>, class: &Class) {
        if class.has(FUNCTIONS) || (class.has(LIST | GROUP | MAP) && class.items().has(FUNCTIONS)) {
            self.report(extent(expression), MisuseKind::Bare);
        }
    }

    fn arguments(&mut self, arguments: &[ast::CallArg<'_>]) -> Vec<Class> {
        arguments
            .iter()
            .map(|argument| match argument {
                ast::CallArg::Pos(value) | ast::CallArg::Kwarg(_, value) => self.expression(value),
                ast::CallArg::PosSplat(value) | ast::CallArg::KwargSplat(value) => {
                    self.expression(value);
                    Class::of(UNKNOWN)
                }
            })
            .collect()
    }

    fn call(&mut self, call: &ast::Call<'_>) -> Class {
        let classes = self.arguments(&call.args);
        let all = classes.iter().cloned().fold(Class::none(), |all, one| all | one);
        let (callee, name) = match &call.expr {
            ast::Expr::Var(var) => {
                let unbound = !self.names.contains_key(var.id);
                match var.id {
                    "range" if unbound => return Class::holding(LIST, Class::of(NUMBER)),
                    "dict" if unbound => return Class::holding(MAP, all),
                    "super" if unbound => return Class::of(TEXT),
                    _ => {}
                }
                (self.class(&call.expr), var.id)
            }
            ast::Expr::GetAttr(attribute) => {
                let owner = self.expression(&attribute.expr);
                if owner.has(LOOP) && attribute.name == "changed" {
                    for (argument, class) in call.args.iter().zip(&classes) {
                        if let ast::CallArg::Pos(value) = argument {
                            self.operand(value, class, NUMBERS | STRINGS | BOOLEAN);
                        }
                    }
                    return Class::of(BOOLEAN);
                }
                if owner.has(LOOP) && attribute.name == "cycle" {
                    return all;
                }
                (self.attribute(&owner, attribute.name), attribute.name)
            }
            other => {
                self.expression(other);
                return Class::of(UNKNOWN);
            }
        };
        for target in self.targets(name) {
            for parameters in self.parameters.get(&target).cloned().unwrap_or_default() {
                self.pass(&parameters, &call.args, &classes);
            }
        }
        let mut result = Class::none();
        for (function, given) in [
            (FACT_FUNCTION, FACT),
            (CITE_FUNCTION, TEXT),
            (LITERAL_FUNCTION, TEXT),
            (LABEL_FUNCTION, TEXT),
            (MACRO, TEXT),
            // A recursive loop.
            (LOOP, TEXT),
        ] {
            if callee.has(function) {
                result = result | Class::of(given);
            }
        }
        if callee.is_only(FUNCTIONS | MACRO | LOOP) { result } else { result | Class::of(UNKNOWN) }
    }

    /// Gives a macro's parameters what it is called with.
    fn pass(&mut self, parameters: &[Parameter], arguments: &[ast::CallArg<'_>], classes: &[Class]) {
        for (index, (argument, class)) in arguments.iter().zip(classes).enumerate() {
            let (reached, class) = match argument {
                ast::CallArg::Pos(_) => (parameters.get(index..=index).unwrap_or_default(), class.clone()),
                ast::CallArg::Kwarg(name, _) => {
                    let place = parameters.iter().position(|(parameter, _)| parameter == name);
                    (place.map_or(&[][..], |place| &parameters[place..=place]), class.clone())
                }
                ast::CallArg::PosSplat(_) | ast::CallArg::KwargSplat(_) => (parameters, Class::of(UNKNOWN)),
            };
            for (name, own) in reached {
                self.bind(name, class.clone());
                self.bind(own, class.clone());
            }
        }
    }

    fn filter(&mut self, filter: &ast::Filter<'_>) -> Class {
        let class = match &filter.expr {
            Some(expression) => self.expression(expression),
            // The text of a filter block.
            None => Class::of(TEXT),
        };
        let classes = self.arguments(&filter.args);
        let all = classes.iter().cloned().fold(Class::none(), |all, one| all | one);
        let texts = filter.args.iter().zip(&classes).filter_map(|(argument, class)| match argument {
            ast::CallArg::Pos(value) | ast::CallArg::Kwarg(_, value) => Some((value, class)),
            _ => None,
        });
        match filter.name {
            "length" | "count" => {
                if let Some(expression) = &filter.expr
                    && !class.is_only(LIST | MAP | GROUP | STRINGS)
                {
                    self.operand(expression, &class, LIST | MAP | GROUP | STRINGS);
                }
                Class::of(NUMBER)
            }
            "default" | "d" => {
                let given = if class.has(AMOUNT) { class.without(AMOUNT) | Class::of(NUMBER) } else { class };
                given.without(NOTHING) | all
            }
            "first" | "last" => class.item(),
            "list" | "unique" | "select" | "reject" => Class::holding(LIST, class.item()),
            "selectattr" | "rejectattr" => {
                self.selected(filter, &class.item(), &classes);
                Class::holding(LIST, class.item())
            }
            "groupby" => {
                let name = match filter.args.first() {
                    Some(ast::CallArg::Pos(name) | ast::CallArg::Kwarg("attribute", name)) => text(name),
                    _ => None,
                };
                let grouper = match name.filter(|name| !name.contains('.')) {
                    Some(name) => self.attribute(&class.item(), &name),
                    None => Class::of(UNKNOWN),
                };
                Class::holding(LIST, Class::group(grouper | all.without(STRINGS), class.item()))
            }
            "reverse" if class.has(LIST) => Class::holding(LIST, class.item()),
            "reverse" | "trim" | "upper" | "lower" | "capitalize" | "title" | "replace" | "string" => {
                for (expression, class) in filter.expr.iter().map(|one| (one, &class)).chain(texts) {
                    self.printable(expression, class);
                }
                Class::of(if class.is_only(STRINGS) && all.is_only(STRINGS) { STRING } else { TEXT })
            }
            "join" => {
                for (expression, class) in filter.expr.iter().map(|one| (one, &class)).chain(texts) {
                    self.printable(expression, class);
                }
                Class::of(if class.item().is_only(STRINGS) && all.is_only(STRINGS) { STRING } else { TEXT })
            }
            _ => Class::of(UNKNOWN),
        }
    }

    /// `selectattr("status", "eq", "reported")` compares as `==` does.
    fn selected(&mut self, filter: &ast::Filter<'_>, item: &Class, classes: &[Class]) {
        if let [ast::CallArg::Pos(name), ast::CallArg::Pos(test), ast::CallArg::Pos(value)] =
            filter.args.as_slice()
            && let (Some(name), Some(test)) = (text(name), text(test))
            && !name.contains('.')
            && let Some(relation) = relation(&test)
        {
            let attribute = self.attribute(item, &name);
            if let (ast::CallArg::Pos(expression), Some(class)) = (&filter.args[0], classes.get(2)) {
                self.compare((expression, &attribute), (value, class), relation);
            }
        }
    }

    fn test(&mut self, test: &ast::Test<'_>) {
        let class = self.expression(&test.expr);
        let classes = self.arguments(&test.args);
        if let Some(relation) = relation(test.name) {
            if let (Some(ast::CallArg::Pos(value)), Some(other)) = (test.args.first(), classes.first()) {
                self.compare((&test.expr, &class), (value, other), relation);
            }
        } else if matches!(test.name, "odd" | "even") {
            self.operand(&test.expr, &class, NUMBERS);
        } else if matches!(test.name, "string" | "number" | "sequence") {
            self.operand(&test.expr, &class, NUMBERS | STRINGS | BOOLEAN | NOTHING | LIST | MAP | GROUP);
        }
    }
}

/// A parameter: its name, and the name of this binding alone.
type Parameter = (String, String);

/// How two sides are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Relation {
    Equal,
    Order,
    Within,
}

fn relation(test: &str) -> Option<Relation> {
    match test {
        "eq" | "equalto" | "ne" | "==" | "!=" => Some(Relation::Equal),
        "in" => Some(Relation::Within),
        _ => None,
    }
}

fn both(left: &Class, right: &Class, kind: u32) -> bool {
    left.is_only(kind) && right.is_only(kind)
}

fn plain_kind(class: &Class) -> &'static str {
    match class {
        one if one.is_only(NUMBERS) => "a number",
        one if one.is_only(STRINGS) => "a text",
        one if one.is_only(BOOLEAN) => "true or false",
        _ => "something that isn't always of one kind",
    }
}

fn choices(class: &Class) -> Option<(&'static str, Vec<&'static str>)> {
    match class {
        one if *one == Class::of(STATUS) => Some(("status", STATUSES.to_vec())),
        one if *one == Class::of(STAGE) => Some(("stage", STAGES.to_vec())),
        one if *one == Class::of(LAYOUT) => Some(("layout", LAYOUTS.to_vec())),
        one if *one == Class::of(LANGUAGE) => {
            Some(("language", Language::ALL.iter().map(|language| language.tag()).collect()))
        }
        _ => None,
    }
}

fn constant_class(value: &Jinja) -> Class {
    match value.kind() {
        ValueKind::Number => Class::of(NUMBER),
        ValueKind::String => Class::of(STRING),
        ValueKind::Bool => Class::of(BOOLEAN),
        ValueKind::None => Class::of(NOTHING),
        ValueKind::Undefined => Class::none(),
        _ => Class::of(UNKNOWN),
    }
}

fn text(expression: &ast::Expr<'_>) -> Option<String> {
    match expression {
        ast::Expr::Const(constant) => constant.value.as_str().map(str::to_owned),
        _ => None,
    }
}

/// The place of an expression. The engine's begins where the first `.`, bracket or filter does.
fn extent(expression: &ast::Expr<'_>) -> Range<usize> {
    let span = expression.span();
    let first = match expression {
        ast::Expr::Slice(one) => Some(&one.expr),
        ast::Expr::GetAttr(one) => Some(&one.expr),
        ast::Expr::GetItem(one) => Some(&one.expr),
        ast::Expr::Call(one) => Some(&one.expr),
        ast::Expr::Filter(one) => one.expr.as_ref(),
        ast::Expr::Test(one) => Some(&one.expr),
        // Here it may begin with a bracket around the whole.
        ast::Expr::IfExpr(one) => return extent(&one.true_expr).start..span.end_offset as usize,
        ast::Expr::BinOp(one) => Some(&one.left),
        ast::Expr::Compare(one) => Some(&one.expr),
        _ => None,
    };
    let (start, end) = (span.start_offset as usize, span.end_offset as usize);
    first.map_or(start, |first| start.min(extent(first).start))..end
}

/// From the beginning of one expression to the end of another.
fn between(left: &ast::Expr<'_>, right: &ast::Expr<'_>) -> Range<usize> {
    let (left, right) = (extent(left), extent(right));
    left.start.min(right.start)..left.end.max(right.end)
}
