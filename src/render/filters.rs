//! The filters, tests and functions of templates: none reads anything from outside, and none makes a text longer than what it is
//! given.

use std::borrow::Cow;
use std::sync::Arc;

use minijinja::value::{Kwargs, Rest, Value as Jinja, ValueKind, ValueOrKwargs};
use minijinja::{Environment, Error, ErrorKind, State, filters, tests};

use super::limited::within_limit;
use super::lookup::{CiteFunction, FactFunction, LabelFunction, LiteralFunction};
use super::mark;
use super::messages::engine;
use super::object::{Absent, printable};
use super::state::RenderState;

/// The length of a `range`.
const MAX_RANGE: i64 = 1_000;
/// Items and characters that the filters of one rendering may read: the facts of a page a few hundred times.
const MAX_STEPS: usize = 500_000;

/// Adds the filters, tests and functions.
pub(super) fn add_filters(environment: &mut Environment<'static>) {
    environment.add_filter("default", filters::default);
    environment.add_filter("first", filters::first);
    environment.add_filter("last", filters::last);
    environment.add_filter("length", length);
    environment.add_filter("list", |state: &State<'_, '_>, list: Jinja| {
        go_through(state, &list)?;
        filters::list(state, list)
    });
    environment.add_filter("reverse", |state: &State<'_, '_>, value: &Jinja| {
        go_through(state, value)?;
        filters::reverse(value)
    });
    add_selecting(environment);
    environment.add_filter("groupby", groupby);
    environment.add_filter("unique", unique);
    add_text_filter(environment, "trim", |text| text.trim().to_owned());
    add_text_filter(environment, "upper", str::to_uppercase);
    add_text_filter(environment, "lower", str::to_lowercase);
    add_text_filter(environment, "capitalize", capitalize);
    add_text_filter(environment, "title", |text| filters::title(text.into()));
    environment.add_filter("join", join);
    environment.add_filter("replace", replace);
    environment.add_filter("string", string);
    environment.add_test("defined", tests::is_defined);
    environment.add_test("undefined", tests::is_undefined);
    environment.add_test("none", is_absent);
    environment.add_test("string", tests::is_string);
    environment.add_test("number", tests::is_number);
    environment.add_test("sequence", tests::is_sequence);
    environment.add_test("odd", tests::is_odd);
    environment.add_test("even", tests::is_even);
    environment.add_test("eq", is_equal);
    environment.add_test("equalto", is_equal);
    environment.add_test("ne", is_unequal);
    environment.add_test("in", is_in);
    environment.add_function("range", range);
    environment.add_function("dict", minijinja::functions::dict);
}

/// The filters that try a test on each item.
fn add_selecting(environment: &mut Environment<'static>) {
    type Name<'a> = Option<Cow<'a, str>>;
    type Arguments = Rest<ValueOrKwargs>;
    environment.add_filter(
        "select",
        |state: &mut State<'_, '_>, list: Jinja, test: Name<'_>, arguments: Arguments| {
            go_through(state, &list)?;
            filters::select(state, list, test, arguments)
        },
    );
    environment.add_filter(
        "reject",
        |state: &mut State<'_, '_>, list: Jinja, test: Name<'_>, arguments: Arguments| {
            go_through(state, &list)?;
            filters::reject(state, list, test, arguments)
        },
    );
    environment.add_filter(
        "selectattr",
        |state: &mut State<'_, '_>, list: Jinja, name: Cow<'_, str>, test: Name<'_>, arguments: Arguments| {
            go_through(state, &list)?;
            filters::selectattr(state, list, name, test, arguments)
        },
    );
    environment.add_filter(
        "rejectattr",
        |state: &mut State<'_, '_>, list: Jinja, name: Cow<'_, str>, test: Name<'_>, arguments: Arguments| {
            go_through(state, &list)?;
            filters::rejectattr(state, list, name, test, arguments)
        },
    );
}

/// Adds a filter from text to text of about the same length. Its result counts as printed.
fn add_text_filter(environment: &mut Environment<'static>, name: &'static str, change: fn(&str) -> String) {
    environment.add_filter(name, move |state: &State<'_, '_>, value: &Jinja| -> Result<String, Error> {
        let text = string(value)?;
        spend(state, text.len())?;
        Ok(change(&text))
    });
}

fn capitalize(text: &str) -> String {
    let mut characters = text.chars();
    let first: String = characters.next().into_iter().flat_map(char::to_uppercase).collect();
    first + &characters.as_str().to_lowercase()
}

/// The numbers from `lower`, or 0, to below `upper`. No page has more parts.
fn range(lower: i64, upper: Option<i64>) -> Result<Vec<i64>, Error> {
    let (lower, upper) = upper.map_or((0, lower), |upper| (lower, upper));
    if upper.checked_sub(lower).is_none_or(|length| length > MAX_RANGE) {
        return Err(engine::range_too_long(MAX_RANGE).into());
    }
    Ok((lower..upper).collect())
}

fn join(state: &State<'_, '_>, items: Vec<Jinja>, separator: Option<String>) -> Result<String, Error> {
    let separator = separator.unwrap_or_default();
    let mut joined = String::new();
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            joined.push_str(&separator);
        }
        joined.push_str(&string(item)?);
        within_limit(joined.len())?;
    }
    spend(state, joined.len())?;
    Ok(joined)
}

fn replace(state: &State<'_, '_>, value: &Jinja, from: &str, to: &str) -> Result<String, Error> {
    let text = string(value)?;
    let count = text.matches(from).count();
    spend(state, text.len() + count * to.len())?;
    Ok(text.replace(from, to))
}

/// A single value as text. A list is refused, because it could hold itself many times; lists are joined item by item.
/// Anything else that isn't made to be printed, such as `fact` without brackets, is refused because the engine would print its
/// inside.
pub(super) fn string(value: &Jinja) -> Result<String, Error> {
    if let Some(text) = printable(value) {
        return Ok(text);
    }
    let hint = match value.kind() {
        ValueKind::Undefined => {
            return Err(Error::new(ErrorKind::UndefinedError, engine::UNDEFINED_TEXT));
        }
        _ if is_absent(value) => return Err(engine::absent().into()),
        _ if value.downcast_object_ref::<FactFunction>().is_some() => engine::CALL_FACT,
        _ if value.downcast_object_ref::<CiteFunction>().is_some() => engine::CALL_CITE,
        _ if value.downcast_object_ref::<LiteralFunction>().is_some() => engine::CALL_LIT,
        _ if value.downcast_object_ref::<LabelFunction>().is_some() => engine::CALL_LABEL,
        ValueKind::Seq | ValueKind::Iterable => engine::ITEMS_ONE_BY_ONE,
        _ => engine::ONE_OF_ITS_PARTS,
    };
    Err(engine::not_a_text(value.kind(), hint).into())
}

/// Refuses a value that may not be compared: an object, or a text with marks in it.
fn plain(value: &Jinja) -> Result<(), Error> {
    let sound = match value.kind() {
        ValueKind::Number | ValueKind::Bool | ValueKind::None => true,
        ValueKind::String => value.as_str().is_some_and(|text| !mark::has_marks(text)),
        _ => false,
    };
    if sound {
        return Ok(());
    }
    Err(if value.is_undefined() { engine::absent_compared() } else { engine::rendered_compared() }.into())
}

pub(super) fn is_absent(value: &Jinja) -> bool {
    value.is_none() || value.downcast_object_ref::<Absent>().is_some()
}

fn is_equal(value: &Jinja, other: &Jinja) -> Result<bool, Error> {
    plain(value)?;
    plain(other)?;
    if value.kind() != other.kind() {
        return Err(engine::kinds_differ(value.kind(), other.kind()).into());
    }
    Ok(value == other)
}

fn is_unequal(value: &Jinja, other: &Jinja) -> Result<bool, Error> {
    is_equal(value, other).map(|equal| !equal)
}

fn is_in(value: &Jinja, list: &Jinja) -> Result<bool, Error> {
    plain(value)?;
    if let (Some(part), Some(whole)) = (value.as_str(), list.as_str()) {
        plain(list)?;
        return Ok(whole.contains(part));
    }
    for item in list.try_iter()? {
        if is_equal(value, &item)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Refuses keys that may not be compared: `groupby` and `unique` compare what they sort by.
fn keys_are_plain(list: &Jinja, attribute: Option<&str>) -> Result<(), Error> {
    for item in list.try_iter()? {
        match attribute {
            None => plain(&item)?,
            Some(path) => {
                let mut key = item;
                for name in path.split('.') {
                    key = key.get_attr(name)?;
                }
                plain(&key)?;
            }
        }
    }
    Ok(())
}

fn groupby(
    state: &State<'_, '_>,
    list: Jinja,
    attribute: Option<&str>,
    options: Kwargs,
) -> Result<Jinja, Error> {
    go_through(state, &list)?;
    let named: Option<String> = options.get("attribute")?;
    keys_are_plain(&list, attribute.or(named.as_deref()))?;
    filters::groupby(list, attribute, options)
}

fn unique(state: &State<'_, '_>, list: Jinja, options: Kwargs) -> Result<Jinja, Error> {
    go_through(state, &list)?;
    let named: Option<String> = options.get("attribute")?;
    keys_are_plain(&list, named.as_deref())?;
    filters::unique(state, list, options)
}

fn length(value: &Jinja) -> Result<usize, Error> {
    if value.as_str().is_some_and(mark::has_marks) {
        return Err(engine::length_of_a_fact().into());
    }
    filters::length(value)
}

/// Counts a text that was made, printed or not, as part of what one rendering may print.
fn spend(state: &State<'_, '_>, bytes: usize) -> Result<(), Error> {
    within_limit(bytes)?;
    match state_of(state) {
        Some(rendering) => within_limit(rendering.count_printed(bytes)),
        None => Ok(()),
    }
}

/// Counts what a filter reads at once, because that costs no fuel.
fn go_through(state: &State<'_, '_>, value: &Jinja) -> Result<(), Error> {
    let steps = value.as_str().map_or_else(|| value.len().unwrap_or_default(), str::len);
    match state_of(state) {
        Some(rendering) if rendering.count_steps(steps) > MAX_STEPS => Err(engine::too_many_steps().into()),
        _ => Ok(()),
    }
}

/// What the rendering shares. A template can't bind a name with a blank, and a macro sees it too.
pub(super) const STATE: &str = "the rendering";

pub(super) fn state_of(state: &State<'_, '_>) -> Option<Arc<RenderState>> {
    let found = state.lookup(STATE)?;
    found.downcast_object_ref::<FactFunction>().map(|function| Arc::clone(&function.state))
}
