//! What the statements of a template bind, and which expressions they use.

use std::collections::BTreeSet;

use minijinja::machinery::ast;

use super::places::extent;
use super::{Analysis, MisuseKind, Parameter};
use crate::render::class::{Class, FUNCTIONS, LIST, LOOP, MACRO, MODULE, NOTHING, STRINGS, TEXT, UNKNOWN};

impl Analysis {
    pub(super) fn statements(&mut self, statements: &[ast::Stmt<'_>]) {
        for statement in statements {
            self.statement(statement);
        }
    }

    pub(super) fn statement(&mut self, statement: &ast::Stmt<'_>) {
        match statement {
            ast::Stmt::Template(template) => self.statements(&template.children),
            ast::Stmt::EmitExpr(emit) => {
                let class = self.expression(&emit.expr);
                self.printable(&emit.expr, &class);
            }
            ast::Stmt::EmitRaw(_) => {}
            ast::Stmt::ForLoop(one) => {
                let iterated = self.expression(&one.iter);
                if iterated.has(FUNCTIONS) {
                    self.report(extent(&one.iter), MisuseKind::Bare);
                }
                let items = iterated.item();
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
            ast::Stmt::Extends(one) => self.template(&one.name),
            ast::Stmt::Include(one) => self.template(&one.name),
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

    /// Reports what isn't known to be the name of a template: the engine would include nothing, and give no error.
    fn template(&mut self, name: &ast::Expr<'_>) {
        let class = self.expression(name);
        if !class.is_only(STRINGS | LIST | NOTHING) || !class.items().is_only(STRINGS | NOTHING) {
            self.report(extent(name), MisuseKind::NoName);
        }
    }

    pub(super) fn declare(&mut self, one: &ast::Macro<'_>) {
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

    /// Walks statements that may run in another place than where they are written.
    pub(super) fn elsewhere(&mut self, statements: &[ast::Stmt<'_>]) {
        let (scopes, loops) = (std::mem::take(&mut self.scopes), std::mem::take(&mut self.loops));
        self.statements(statements);
        (self.scopes, self.loops) = (scopes, loops);
    }

    pub(super) fn pass_unknown(&mut self, name: &str) {
        for parameters in self.parameters.get(name).cloned().unwrap_or_default() {
            for (name, own) in parameters {
                self.bind(&name, Class::of(UNKNOWN));
                self.bind(&own, Class::of(UNKNOWN));
            }
        }
    }

    /// Notes a macro that is used without being called.
    pub(super) fn escape(&mut self, name: &str) {
        for name in self.targets(name) {
            self.changed |= self.escaped.insert(name.clone());
            self.pass_unknown(&name);
        }
    }

    /// The macros that a name may call: those of that name, and those imported under it.
    pub(super) fn targets(&self, name: &str) -> BTreeSet<String> {
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
}
