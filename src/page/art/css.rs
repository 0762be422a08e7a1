//! The styles of an SVG, as far as a drawing of flat fills has any: properties in attributes, in `style`, and of classes and elements in a style
//! sheet.

/// A property with its value.
pub(super) type StyleProperty<'a> = (&'a str, &'a str);

/// The declarations of a style, `fill: red; stroke: none`; none where they can't be read.
pub(super) fn declarations(text: &str) -> Option<Vec<StyleProperty<'_>>> {
    let parts = text.split(';').map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| part.split_once(':').map(|(name, value)| (name.trim(), value.trim()))).collect()
}

/// The rules of a style sheet: each selector, a class or the name of an element, with its properties.
#[derive(Default)]
pub(super) struct StyleSheet<'a> {
    rules: Vec<(&'a str, Vec<StyleProperty<'a>>)>,
}

impl<'a> StyleSheet<'a> {
    /// Adds the rules of a `style` element; what can't be read is returned.
    pub(super) fn add(&mut self, text: &'a str) -> Result<(), &'a str> {
        let mut rest = text.trim();
        while !rest.is_empty() {
            if let Some(comment) = rest.strip_prefix("/*") {
                let (_, after) = comment.split_once("*/").ok_or(rest)?;
                rest = after.trim();
                continue;
            }
            let (selectors, after) = rest.split_once('{').ok_or(rest)?;
            let (body, after) = after.split_once('}').ok_or(rest)?;
            let properties = declarations(body).ok_or(body)?;
            for selector in selectors.split(',').map(str::trim) {
                let name = selector.strip_prefix('.').unwrap_or(selector);
                let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
                if name.is_empty() || !name.chars().all(plain) {
                    return Err(selector);
                }
                self.rules.push((selector, properties.clone()));
            }
            rest = after.trim();
        }
        Ok(())
    }

    /// The properties of an element with these classes: those of its name first, since classes go before them.
    pub(super) fn of(&self, element: &str, classes: &str) -> Vec<StyleProperty<'a>> {
        let of = |wanted: &dyn Fn(&str) -> bool| -> Vec<StyleProperty<'a>> {
            let rules = self.rules.iter().filter(|(selector, _)| wanted(selector));
            rules.flat_map(|(_, properties)| properties.clone()).collect()
        };
        let has = |selector: &str| {
            selector.strip_prefix('.').is_some_and(|class| classes.split_whitespace().any(|one| one == class))
        };
        let mut found = of(&|selector| selector == element);
        found.extend(of(&has));
        found
    }
}

/// A flat colour; `None` in it for no fill at all.
pub(super) fn colour(text: &str) -> Option<Option<[u8; 3]>> {
    let text = text.trim().to_ascii_lowercase();
    if matches!(text.as_str(), "none" | "transparent") {
        return Some(None);
    }
    if let Some(digits) = text.strip_prefix('#') {
        return Some(Some(hex(digits)?));
    }
    if let Some(inside) = text.strip_prefix("rgb(").and_then(|rest| rest.strip_suffix(')')) {
        let parts: Option<Vec<u8>> =
            inside.split([',', ' ']).filter(|part| !part.is_empty()).map(part).collect();
        return <[u8; 3]>::try_from(parts?).ok().map(Some);
    }
    NAMED.iter().find(|(name, _)| *name == text).map(|(_, colour)| Some(*colour))
}

fn hex(digits: &str) -> Option<[u8; 3]> {
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let value = |at: usize, len: usize| u8::from_str_radix(&digits[at..at + len], 16).ok();
    match digits.len() {
        3 => Some([value(0, 1)? * 17, value(1, 1)? * 17, value(2, 1)? * 17]),
        6 => Some([value(0, 2)?, value(2, 2)?, value(4, 2)?]),
        _ => None,
    }
}

fn part(text: &str) -> Option<u8> {
    match text.strip_suffix('%') {
        Some(share) => {
            let share: f32 = share.parse().ok()?;
            // Between 0 and 255.
            (0.0..=100.0).contains(&share).then_some((share * 2.55).round() as u8)
        }
        None => text.parse().ok(),
    }
}

/// The names of colours that programs write (CSS Color 4, 6.1); of the others the file says `#rrggbb`.
const NAMED: [(&str, [u8; 3]); 24] = [
    ("aqua", [0, 255, 255]),
    ("black", [0, 0, 0]),
    ("blue", [0, 0, 255]),
    ("brown", [165, 42, 42]),
    ("crimson", [220, 20, 60]),
    ("cyan", [0, 255, 255]),
    ("darkblue", [0, 0, 139]),
    ("fuchsia", [255, 0, 255]),
    ("gold", [255, 215, 0]),
    ("gray", [128, 128, 128]),
    ("green", [0, 128, 0]),
    ("grey", [128, 128, 128]),
    ("lime", [0, 255, 0]),
    ("magenta", [255, 0, 255]),
    ("maroon", [128, 0, 0]),
    ("navy", [0, 0, 128]),
    ("olive", [128, 128, 0]),
    ("orange", [255, 165, 0]),
    ("purple", [128, 0, 128]),
    ("red", [255, 0, 0]),
    ("silver", [192, 192, 192]),
    ("teal", [0, 128, 128]),
    ("white", [255, 255, 255]),
    ("yellow", [255, 255, 0]),
];
