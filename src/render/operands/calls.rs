//! What functions, macros, filters and tests return, and what they may be given.

use minijinja::machinery::ast;

use super::expressions::relation;
use super::places::text;
use super::{Analysis, Parameter};
use crate::render::class::{
    AMOUNT, BOOLEAN, CITE_FUNCTION, Class, FACT, FACT_FUNCTION, FUNCTIONS, GROUP, LABEL_FUNCTION, LIST,
    LITERAL_FUNCTION, LOOP, MACRO, MAP, NOTHING, NUMBER, NUMBERS, PICTURE_FUNCTION, STRING, STRINGS, TEXT,
    UNKNOWN,
};

impl Analysis {
    pub(super) fn arguments(&mut self, arguments: &[ast::CallArg<'_>]) -> Vec<Class> {
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

    pub(super) fn call(&mut self, call: &ast::Call<'_>) -> Class {
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
        if callee.has(LABEL_FUNCTION) {
            for (argument, class) in call.args.iter().zip(&classes) {
                if let ast::CallArg::Kwarg(_, value) = argument {
                    self.printable(value, class);
                }
            }
        }
        let mut result = Class::none();
        for (function, given) in [
            (FACT_FUNCTION, FACT),
            (CITE_FUNCTION, TEXT),
            (LITERAL_FUNCTION, TEXT),
            (LABEL_FUNCTION, TEXT),
            (PICTURE_FUNCTION, TEXT),
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

    /// Binds a macro's parameters to what it is called with.
    pub(super) fn pass(
        &mut self,
        parameters: &[Parameter],
        arguments: &[ast::CallArg<'_>],
        classes: &[Class],
    ) {
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

    pub(super) fn filter(&mut self, filter: &ast::Filter<'_>) -> Class {
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
                if let Some(expression) = &filter.expr {
                    self.joinable(expression, &class);
                }
                for (expression, class) in texts {
                    self.printable(expression, class);
                }
                Class::of(if class.item().is_only(STRINGS) && all.is_only(STRINGS) { STRING } else { TEXT })
            }
            _ => Class::of(UNKNOWN),
        }
    }

    /// `selectattr("status", "eq", "reported")` compares as `==` does.
    pub(super) fn selected(&mut self, filter: &ast::Filter<'_>, item: &Class, classes: &[Class]) {
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

    pub(super) fn test(&mut self, test: &ast::Test<'_>) {
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
