//! Whether a source prints a figure just as the program does. Such a form needs no reading: that whatever is printed reads back as its
//! value is what tests/reading/round_trip.rs tries.

use super::setting::SourceSetting;
use crate::language::Language;
use crate::value::{FigureStyle, Numbers, Rendering, UnitKind, Value, format};

/// Whether a form is what a sentence in the language in which the form is read would print for a quantity.
///
/// Where the source says whose money its signs are, its own may not be the program's; and words of the fact's own are the author's.
pub fn is_own_print(printed: &str, value: &Value, setting: &SourceSetting<'_>) -> bool {
    let Value::Quantity(quantity) = value else { return false };
    if quantity.unit.kind == UnitKind::Money && setting.currency.is_some() || !quantity.words.is_empty() {
        return false;
    }
    let read_in = setting.of_form(printed).language;
    let language = Language::ALL.into_iter().find(|language| language.tag() == read_in);
    let Some(language) = language else { return false };
    // Reports part thousands in Japanese, newspapers don't.
    [Numbers::Report, Numbers::Newspaper].into_iter().any(|numbers| {
        let style = FigureStyle { numbers, ..FigureStyle::of(language) };
        format(value, style, Rendering::Running) == printed
    })
}
