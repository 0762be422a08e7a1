//! Finds the figures of a text, whichever reader its language has.

use super::meaning::Figure;
use super::script::{is_cjk, told};
use super::setting::SourceSetting;
use super::{cjk, sign_apart, spaced};

/// Every figure in a text as it is shown ([`super::ShownText::text`]), in order; none overlaps another.
pub fn figures(text: &str, setting: &SourceSetting<'_>) -> Vec<Figure> {
    let setting = &told(text, setting);
    let cjk = is_cjk(setting.language);
    let mut found = if cjk { cjk::figures(text, setting) } else { spaced::figures(text, setting) };
    sign_apart::read(text, &mut found);
    found
}
