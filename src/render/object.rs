//! A fact as templates see it: everything that they print of it is marked.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use minijinja::value::{Enumerator, Object, ObjectRepr, Value as Jinja, ValueKind};
use rust_decimal::prelude::ToPrimitive;

use super::mark::{ChangePart, MarkKind, NO_TEXT, no_debug_form};
use super::state::RenderState;
use crate::model::Fact;
use crate::value::{Bound, Rendering, Sense, Value, format};

/// A fact; printed, its statement.
pub struct FactObject {
    pub state: Arc<RenderState>,
    pub index: usize,
    pub way: Way,
}
no_debug_form!(FactObject);

/// How a template came by a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// It is in a list that the program gave.
    Listed,
    /// It was named by `fact('id')`, mostly in the author's own words. A plan whose date has passed may have the reason why
    /// those words are right.
    Named { passed: Option<Arc<str>> },
}

impl Way {
    fn passed(&self) -> Option<&str> {
        match self {
            Self::Named { passed } => passed.as_deref(),
            Self::Listed => None,
        }
    }
}

impl FactObject {
    /// A fact of a list that the program gives.
    pub fn listed(state: &Arc<RenderState>, index: usize) -> Jinja {
        Jinja::from_object(Self { state: Arc::clone(state), index, way: Way::Listed })
    }

    fn fact(&self) -> &Fact {
        &self.state.dossier.facts[self.index]
    }

    fn marked(&self, kind: MarkKind, text: String) -> Jinja {
        Jinja::from_object(Marked { text: self.state.issue(kind, Some(self.index), text) })
    }

    /// Words of the fact that say what its author declared of it, for a list whose value need not say it again.
    fn words(&self, text: String) -> Jinja {
        let text = self.state.issue(MarkKind::Statement, Some(self.index), text);
        Jinja::from_object(ToldWords { state: Arc::clone(&self.state), index: self.index, text })
    }

    fn sources(&self) -> String {
        let fact = self.fact();
        let mut names: Vec<&str> = Vec::new();
        for evidence in &fact.evidence {
            let name = self.state.dossier.sources[evidence.source].publisher_in(self.state.language);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        super::escape::markdown(&names.join(self.state.language.words().labels.comma))
    }
}

impl Object for FactObject {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Map
    }

    fn get_value(self: &Arc<Self>, key: &Jinja) -> Option<Jinja> {
        let fact = self.fact();
        Some(match key.as_str()? {
            "id" => Jinja::from(fact.id.as_str()),
            "topic" => Jinja::from(fact.topic.as_deref().unwrap_or_default()),
            "subject" => Jinja::from(fact.subject.as_deref().unwrap_or_default()),
            "status" => Jinja::from(fact.status.name()),
            "stage" => Jinja::from(fact.stage.name()),
            "priority" => Jinja::from(fact.priority),
            "must" => Jinja::from(fact.must),
            "is_contested" => Jinja::from(fact.contested().is_some()),
            "is_lapsed" => Jinja::from(self.state.has_lapsed(fact)),
            "has_value" => Jinja::from(fact.value.is_some()),
            "has_short" => Jinja::from(fact.short.is_some()),
            "amount" => amount(fact.value.as_ref()?)?,
            "short" => match &self.way {
                Way::Listed => self.words(self.state.short(fact)?),
                Way::Named { passed } => {
                    let text = self.state.short_in_words(self.index, passed.as_deref())?;
                    let text = match passed {
                        Some(reason) => {
                            self.state.issue_passed(MarkKind::Statement, self.index, text, reason)
                        }
                        None => self.state.issue(MarkKind::Statement, Some(self.index), text),
                    };
                    Jinja::from_object(Marked { text })
                }
            },
            "in_row" => self.words(self.state.in_row(self.index)),
            "as_of" => {
                // In a list as tables print it; named in a text it stands in a sentence.
                let rendering = match self.way {
                    Way::Listed => Rendering::Compact,
                    Way::Named { .. } => Rendering::Running,
                };
                let text = format(&Value::from(fact.as_of), self.state.style(), rendering);
                self.marked(MarkKind::About, super::escape::markdown(&text))
            }
            // What its figures are, so it is cited as they are.
            "formula" => formula(&self.state, self.index, "value", &self.way)?,
            "is_derived" => Jinja::from(fact.derivation.is_some()),
            "source" => self.marked(MarkKind::About, self.sources()),
            name => {
                fact.value_named(name)?;
                Jinja::from_object(ValueObject {
                    state: Arc::clone(&self.state),
                    index: self.index,
                    name: name.to_owned(),
                    way: self.way.clone(),
                })
            }
        })
    }

    fn is_true(self: &Arc<Self>) -> bool {
        true
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::NonEnumerable
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.state.point(self.index);
        if self.way == Way::Listed {
            self.state.tell(self.index);
        }
        f.write_str(&self.state.issue(MarkKind::Statement, Some(self.index), text))
    }
}

/// How a figure was computed; none of one that no formula gives.
fn formula(state: &Arc<RenderState>, index: usize, figure: &str, way: &Way) -> Option<Jinja> {
    let text = state.formula(index, figure)?;
    let text = match way.passed() {
        Some(reason) => state.issue_passed(MarkKind::Value, index, text, reason),
        None => state.issue(MarkKind::Value, Some(index), text),
    };
    Some(Jinja::from_object(Marked { text }))
}

/// The plain number of a value, for comparisons. A range has none, because its middle has no meaning.
fn amount(value: &Value) -> Option<Jinja> {
    let Value::Quantity(quantity) = value else { return None };
    let number = match quantity.bound {
        Bound::Exact(number)
        | Bound::AtLeast(number)
        | Bound::MoreThan(number)
        | Bound::AtMost(number)
        | Bound::LessThan(number)
        | Bound::Nearly(number)
        | Bound::JustOver(number)
        | Bound::Margin { value: number, .. }
        | Bound::Interval { value: number, .. } => number,
        Bound::Range { .. } | Bound::Band { .. } | Bound::Several(_) | Bound::MarginAlone(_) => return None,
    };
    number.decimal().to_f64().map(Jinja::from)
}

/// A value or companion; printed, in running text.
pub struct ValueObject {
    state: Arc<RenderState>,
    index: usize,
    name: String,
    way: Way,
}
no_debug_form!(ValueObject);

impl ValueObject {
    /// Whether the value has this form: only changes have a size, and only those that aren't zero a direction.
    fn has(&self, rendering: Rendering) -> bool {
        match self.state.dossier.facts[self.index].value_named(&self.name) {
            _ if !rendering.is_of_changes() => true,
            Some(Value::Quantity(quantity)) if rendering == Rendering::Change => {
                quantity.sense == Sense::Change
            }
            Some(Value::Quantity(quantity)) => quantity.direction().is_some(),
            _ => false,
        }
    }

    fn print(&self, rendering: Rendering) -> String {
        let value = self.state.dossier.facts[self.index].value_named(&self.name);
        let text = value.map(|value| match self.way {
            Way::Listed => self.state.value_in_list(self.index, value, rendering),
            Way::Named { .. } => self.state.value_in_words(self.index, value, rendering),
        });
        let text = text.unwrap_or_default();
        let part = match rendering {
            Rendering::Size => Some(ChangePart::Size(self.name.clone())),
            Rendering::Direction | Rendering::Verb => Some(ChangePart::Direction(self.name.clone())),
            _ => None,
        };
        match (part, self.way.passed()) {
            (Some(part), reason) => self.state.issue_part(self.index, text, part, reason),
            (None, Some(reason)) => self.state.issue_passed(MarkKind::Value, self.index, text, reason),
            (None, None) => self.state.issue(MarkKind::Value, Some(self.index), text),
        }
    }
}

impl Object for ValueObject {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Map
    }

    fn get_value(self: &Arc<Self>, key: &Jinja) -> Option<Jinja> {
        if key.as_str()? == "formula" {
            return formula(&self.state, self.index, &self.name, &self.way);
        }
        let rendering = Rendering::named(key.as_str()?).filter(|rendering| self.has(*rendering))?;
        Some(Jinja::from_object(Marked { text: self.print(rendering) }))
    }

    fn is_true(self: &Arc<Self>) -> bool {
        true
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::NonEnumerable
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.print(Rendering::Running))
    }
}

/// The short form of a fact of a list. Once it is printed, the values that follow it need not say what it says.
struct ToldWords {
    state: Arc<RenderState>,
    index: usize,
    text: String,
}
no_debug_form!(ToldWords);

impl Object for ToldWords {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.state.tell(self.index);
        f.write_str(&self.text)
    }
}

/// A text inside its mark. An object rather than a string, so that it can't be compared or cut by accident.
pub struct Marked {
    pub text: String,
}
no_debug_form!(Marked);

impl Object for Marked {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// What isn't there, such as the contact where dossier.toml names none. Joined to a text, `none` would print "None".
pub struct Absent;
no_debug_form!(Absent);

impl Object for Absent {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn is_true(self: &Arc<Self>) -> bool {
        false
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(NO_TEXT)
    }
}

/// What a template is given, with [`Absent`] wherever something isn't there.
pub fn with_absent(value: Jinja) -> Jinja {
    match value.kind() {
        ValueKind::None => Jinja::from_object(Absent),
        ValueKind::Seq => match value.try_iter() {
            Ok(items) => Jinja::from(items.map(with_absent).collect::<Vec<_>>()),
            Err(_) => value,
        },
        ValueKind::Map => match value.try_iter() {
            Ok(names) => {
                let parts = names.map(|name| {
                    let part = value.get_item(&name).unwrap_or_default();
                    (name.to_string(), with_absent(part))
                });
                Jinja::from(parts.collect::<BTreeMap<_, _>>())
            }
            // The parts of a fact can't be listed.
            Err(_) => value,
        },
        _ => value,
    }
}

/// A text of the program, inside its mark.
pub(super) fn program(state: &RenderState, text: String) -> Jinja {
    Jinja::from_object(Marked { text: state.issue(MarkKind::Program, None, text) })
}

/// What a template prints of a value: plain data as they are, and objects that print themselves inside a mark. None for
/// anything else, because the engine would print its inside.
pub(super) fn printable(value: &Jinja) -> Option<String> {
    let plain = matches!(value.kind(), ValueKind::String | ValueKind::Number | ValueKind::Bool);
    let marked = value.downcast_object_ref::<Marked>().is_some()
        || value.downcast_object_ref::<ToldWords>().is_some()
        || value.downcast_object_ref::<FactObject>().is_some()
        || value.downcast_object_ref::<ValueObject>().is_some();
    (plain || marked).then(|| value.to_string())
}
