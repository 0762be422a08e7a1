//! Whether facts can be drawn in the layout of their section.

use super::messages::briefs as says;
use super::messages::briefs::NoBar;
use super::toml::File;
use crate::diagnostic::Span;
use crate::model::{Fact, Layout};
use crate::value::{Bound, NoRange, Quantity, Sense, Showing, Unit, Value};

/// Reports facts that the layout can't draw.
pub fn check_figure(
    file: &File,
    (layout, showing): (Layout, Showing),
    section: &Span,
    facts: &[(&Fact, Span)],
) {
    let values: Vec<Option<Value>> = facts.iter().map(|(fact, _)| drawn(fact, showing)).collect();
    if layout == Layout::KeyFigures && !(2..=4).contains(&facts.len()) {
        file.report(says::number_of_key_figures(section.clone(), facts.len()));
    }
    if layout == Layout::BarChart && facts.len() < 2 {
        file.report(says::too_few_bars(section.clone()));
    }
    if layout == Layout::LineChart {
        check_series(file, section, facts);
    }
    let is_zero = |value: &Option<Value>| match value {
        Some(Value::Quantity(figure)) => figure.bound.numbers().all(|number| number.decimal().is_zero()),
        _ => false,
    };
    if layout == Layout::BarChart && facts.len() > 1 && values.iter().all(is_zero) {
        file.report(says::all_zero(section.clone()));
    }
    let mut unit: Option<&Unit> = None;
    let mut sense: Option<Sense> = None;
    for ((fact, span), value) in facts.iter().zip(&values) {
        let span = || span.clone();
        // A point of a line chart is labelled with its date.
        if fact.short.is_none() && layout != Layout::LineChart {
            file.report(says::no_short(span(), &fact.id));
        }
        match (layout, value) {
            (Layout::Timeline, _) if fact.drawn_date().is_some() => {}
            (Layout::Timeline, _) => file.report(says::no_date(span(), fact)),
            (Layout::BarChart | Layout::LineChart, Some(Value::Quantity(quantity))) => {
                let first = *unit.get_or_insert(&quantity.unit);
                if first.id != quantity.unit.id && !first.size().is_like(quantity.unit.size()) {
                    file.report(says::another_unit(span(), &fact.id, &quantity.unit.id, &first.id));
                }
                if *sense.get_or_insert(quantity.sense) != quantity.sense {
                    file.report(says::changes_and_amounts(span(), &fact.id));
                }
                if let Some(why) = no_bar(quantity) {
                    file.report(says::no_bar(span(), &fact.id, why));
                }
            }
            (Layout::BarChart | Layout::LineChart, Some(Value::Contested(contested))) => {
                let why = contested.range().err().unwrap_or(NoRange::NoNumber);
                file.report(says::no_contested_bar(span(), &fact.id, why));
            }
            (Layout::BarChart | Layout::LineChart, _) => file.report(says::no_figure(span(), &fact.id)),
            (_, Some(_)) => {}
            (_, None) => file.report(says::no_value(span(), &fact.id)),
        }
    }
}

/// Reports what isn't a series: values of several subjects, or two of one time.
fn check_series(file: &File, section: &Span, facts: &[(&Fact, Span)]) {
    if facts.len() < 2 {
        file.report(says::too_few_points(section.clone()));
    }
    let mut subject: Option<&str> = None;
    for (index, (fact, span)) in facts.iter().enumerate() {
        match (&fact.subject, subject) {
            (None, _) => file.report(says::no_subject(span.clone(), &fact.id)),
            (Some(own), Some(first)) if own != first => {
                file.report(says::another_subject(span.clone(), &fact.id, own, first));
            }
            (Some(own), _) => subject = Some(own),
        }
        let time = fact.time_of_figure();
        if let Some((other, _)) = facts[..index].iter().find(|(other, _)| other.time_of_figure() == time) {
            file.report(says::same_time(span.clone(), &fact.id, &other.id));
        }
    }
}

/// What is drawn of a fact's value: of a contested one the version that is shown, or all between its least and its most; the whole
/// where neither can be.
fn drawn(fact: &Fact, showing: Showing) -> Option<Value> {
    match &fact.value {
        Some(Value::Contested(contested)) => contested.drawn(showing).or_else(|| fact.value.clone()),
        value => value.clone(),
    }
}

/// Why a figure has no place on an axis.
fn no_bar(figure: &Quantity) -> Option<NoBar> {
    let one_sided = figure.bound.is_one_sided() && figure.bound.ends().any(|number| number.is_negative());
    match figure.bound {
        Bound::MarginAlone(_) => Some(NoBar::MarginAlone),
        // At least −5 °C is toward zero and beyond it; a fall of at least 5% is farther from it.
        _ if one_sided && figure.sense == Sense::Amount => Some(NoBar::OpenBelowZero),
        _ => None,
    }
}
