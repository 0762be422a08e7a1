//! What a text counts or measures right after a figure: the door of the rooms that read prose to the table of units.

use super::{Unit, Units};

/// The unit whose form a text begins with, and the length of that form in bytes; the longest form where several do.
pub fn unit_at<'a>(text: &str, units: &'a Units) -> Option<(&'a Unit, usize)> {
    let known =
        units.beginning(text).filter_map(|unit| Some((unit, unit.form_at(text, unit.forms_after())?.len())));
    // 4F is a floor and 7A a house or an article: nobody's prose has farads.
    let known = known.filter(|(_, len)| !(*len == 1 && text.starts_with(|c: char| c.is_ascii_uppercase())));
    known.max_by_key(|(_, len)| *len).map(|(unit, len)| (unit.as_ref(), len))
}
