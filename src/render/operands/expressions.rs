//! The class of an expression, and what an operator may be applied to.

use std::ops::Range;

use minijinja::machinery::ast;
use minijinja::value::{Value as Jinja, ValueKind};

use super::places::{between, extent, text};
use super::{Analysis, MisuseKind};
use crate::language::Language;
use crate::model::{Layout, Stage, Status};
use crate::render::class::{
    AMOUNT, BOOLEAN, Class, FUNCTIONS, LANGUAGE, LAYOUT, LIST, LOOP, MACRO, MAP, MODULE, NOTHING, NUMBER,
    NUMBERS, NotPlain, RENDERED, STAGE, STATUS, STRING, STRINGS, TEXT, UNKNOWN,
};
use crate::value::Choice;

impl Analysis {
    /// The class of an expression that is used as a value.
    pub(super) fn expression(&mut self, expression: &ast::Expr<'_>) -> Class {
        let class = self.class(expression);
        if class.has(MACRO) {
            match expression {
                // A parameter that holds a macro was noted where the macro was passed on.
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

    pub(super) fn class(&mut self, expression: &ast::Expr<'_>) -> Class {
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
                if !class.is_only(LIST | STRINGS | NOTHING) {
                    // Half a mark isn't a mark any more, and cutting costs no fuel, however long the text is.
                    self.report(extent(expression), MisuseKind::Cut);
                }
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
                    // The engine sorts keys, and would compare objects by their texts.
                    if !self.expression(key).is_only(STRINGS | NUMBERS | BOOLEAN) {
                        self.report(extent(key), MisuseKind::Key);
                    }
                    values = values | self.expression(value);
                }
                Class::holding(MAP, values)
            }
        }
    }

    pub(super) fn list(&mut self, items: &[ast::Expr<'_>]) -> Class {
        let items = items.iter().fold(Class::none(), |all, item| all | self.expression(item));
        Class::holding(LIST, items)
    }

    pub(super) fn attribute(&mut self, class: &Class, name: &str) -> Class {
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

    pub(super) fn binary(&mut self, one: &ast::BinOp<'_>) -> Class {
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

    /// Checks a comparison of two sides; returns the class of its result.
    pub(super) fn compare(
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
            // An amount may be missing, and the engine compares a missing one within a list without an error.
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

    /// Reports a word that is compared with something that can never be that word.
    pub(super) fn words(&mut self, expression: &ast::Expr<'_>, other: &Class, own: &Class) {
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

    pub(super) fn mixed(&mut self, range: Range<usize>, left: &Class, right: &Class) {
        self.report(range, MisuseKind::Mixed { left: left.plain_kind(), right: right.plain_kind() });
    }

    /// Whether an operand is allowed; else it is reported.
    pub(super) fn operand(&mut self, expression: &ast::Expr<'_>, class: &Class, allowed: u32) -> bool {
        let sound = class.is_only(allowed);
        if !sound {
            let what =
                if class.is_only(allowed | AMOUNT) { NotPlain::MissingAmount } else { class.not_plain() };
            self.report(extent(expression), MisuseKind::Operand { what });
        }
        sound
    }

    pub(super) fn plain(&mut self, expression: &ast::Expr<'_>, allowed: u32) {
        let class = self.expression(expression);
        self.operand(expression, &class, allowed | NOTHING);
    }

    /// Reports what would become a text and isn't one.
    pub(super) fn printable(&mut self, expression: &ast::Expr<'_>, class: &Class) {
        if class.holds(FUNCTIONS) {
            self.report(extent(expression), MisuseKind::Bare);
        } else if let Some(atoms) = class.no_text() {
            self.report(extent(expression), MisuseKind::NoText { atoms });
        }
    }

    /// Reports a list that would become one text and whose items aren't texts.
    pub(super) fn joinable(&mut self, expression: &ast::Expr<'_>, class: &Class) {
        if class.holds(FUNCTIONS) {
            self.report(extent(expression), MisuseKind::Bare);
        } else if let Some(atoms) = class.item().no_text() {
            self.report(extent(expression), MisuseKind::NoText { atoms });
        }
    }
}

/// How two sides are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    Equal,
    Order,
    Within,
}

pub(super) fn relation(test: &str) -> Option<Relation> {
    match test {
        "eq" | "equalto" | "ne" | "==" | "!=" => Some(Relation::Equal),
        "in" => Some(Relation::Within),
        _ => None,
    }
}

pub(super) fn both(left: &Class, right: &Class, kind: u32) -> bool {
    left.is_only(kind) && right.is_only(kind)
}

pub(super) fn choices(class: &Class) -> Option<(&'static str, Vec<&'static str>)> {
    match class {
        one if *one == Class::of(STATUS) => Some(("status", Status::NAMES.to_vec())),
        one if *one == Class::of(STAGE) => Some(("stage", Stage::NAMES.to_vec())),
        one if *one == Class::of(LAYOUT) => Some(("layout", Layout::NAMES.to_vec())),
        one if *one == Class::of(LANGUAGE) => Some(("language", Language::TAGS.to_vec())),
        _ => None,
    }
}

pub(super) fn constant_class(value: &Jinja) -> Class {
    match value.kind() {
        ValueKind::Number => Class::of(NUMBER),
        ValueKind::String => Class::of(STRING),
        ValueKind::Bool => Class::of(BOOLEAN),
        ValueKind::None => Class::of(NOTHING),
        ValueKind::Undefined => Class::none(),
        _ => Class::of(UNKNOWN),
    }
}
