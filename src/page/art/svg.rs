//! Reads the part of SVG 1.1 that a logo needs: groups, paths and shapes with flat fills, styles and transforms. Everything else that would
//! be seen is refused with its line; what draws nothing is passed over.

use roxmltree::{Document, Node};

use super::css::{StyleProperty, StyleSheet, colour, declarations};
use super::fault::{ArtFault, ArtProblem};
use super::filled::{ArtStep, FillRule, Filled};
use super::path::{PathStep, SvgNumbers, path};
use super::transform::Transform;

const SVG: &str = "http://www.w3.org/2000/svg";
/// The share of the radius at which the control points of a quarter of a circle are.
const HANDLE: f64 = 0.552_284_75;
/// The most steps of all paths together, and of groups within each other.
const MOST_STEPS: usize = 100_000;
const DEEPEST: usize = 64;

/// What an element hands on to those in it.
#[derive(Clone)]
struct Look {
    transform: Transform,
    fill: Option<[u8; 3]>,
    rule: FillRule,
    /// Whether a stroke is asked for, and wide enough to be seen.
    stroke: bool,
    stroke_width: bool,
    visible: bool,
}

/// The width, the height and the paths of an SVG.
pub(super) fn read(text: &str) -> Result<(f32, f32, Vec<Filled>), ArtFault> {
    let document = Document::parse(text).map_err(|error| ArtFault {
        line: Some(error.pos().row),
        problem: ArtProblem::NoXml(error.to_string()),
    })?;
    let root = document.root_element();
    if root.tag_name().name() != "svg" {
        return Err(fault(root, ArtProblem::NoSvg));
    }
    let [left, top, width, height] = size(root)?;
    let mut sheet = StyleSheet::default();
    for node in document.descendants().filter(|node| node.tag_name().name() == "style" && is_svg(*node)) {
        for text in node.children().filter_map(|child| child.text()) {
            sheet.add(text).map_err(|rule| {
                let rule: String = rule.trim().chars().take(40).collect();
                fault(node, ArtProblem::Value("style".to_owned(), rule))
            })?;
        }
    }
    let look = Look {
        transform: Transform([1.0, 0.0, 0.0, 1.0, -left, -top]),
        fill: Some([0; 3]),
        rule: FillRule::NonZero,
        stroke: false,
        stroke_width: true,
        visible: true,
    };
    let mut reader = Reader { sheet, paths: Vec::new(), steps: 0 };
    reader.container(root, &look, 0)?;
    if reader.paths.is_empty() {
        return Err(fault(root, ArtProblem::Empty));
    }
    Ok((width as f32, height as f32, reader.paths))
}

fn fault(node: Node<'_, '_>, problem: ArtProblem) -> ArtFault {
    ArtFault { line: Some(node.document().text_pos_at(node.range().start).row), problem }
}

fn is_svg(node: Node<'_, '_>) -> bool {
    node.tag_name().namespace().is_none_or(|space| space == SVG)
}

/// The part of the plane that is shown: left, top, width and height.
fn size(root: Node<'_, '_>) -> Result<[f64; 4], ArtFault> {
    let sound = |[left, top, width, height]: [f64; 4]| {
        (width > 0.0 && height > 0.0).then_some([left, top, width, height])
    };
    if let Some(text) = root.attribute("viewBox") {
        let numbers = SvgNumbers::all(text).and_then(|numbers| <[f64; 4]>::try_from(numbers).ok());
        let wrong = || fault(root, ArtProblem::Value("viewBox".to_owned(), text.to_owned()));
        return numbers.and_then(sound).ok_or_else(wrong);
    }
    let side = |name: &str| root.attribute(name).and_then(length);
    let sides = side("width").zip(side("height"));
    sides
        .and_then(|(width, height)| sound([0.0, 0.0, width, height]))
        .ok_or_else(|| fault(root, ArtProblem::NoSize))
}

/// A length in the drawing's own units; other units than `px` need a reader of style sheets.
fn length(text: &str) -> Option<f64> {
    let text = text.trim();
    let numbers = SvgNumbers::all(text.strip_suffix("px").unwrap_or(text))?;
    <[f64; 1]>::try_from(numbers).ok().map(|[number]| number)
}

/// What only says what something is, or is for programs that edit the file.
const HARMLESS: &[&str] = &[
    "id",
    "class",
    "style",
    "transform",
    "version",
    "baseProfile",
    "viewBox",
    "preserveAspectRatio",
    "role",
    "focusable",
    "tabindex",
    "lang",
    "cursor",
    "color",
    "enable-background",
    "overflow",
    "clip-rule",
    "shape-rendering",
    "image-rendering",
    "text-rendering",
    "color-rendering",
    "color-interpolation",
    "vector-effect",
    "paint-order",
    "isolation",
    "pointer-events",
    "solid-color",
    "solid-opacity",
    "writing-mode",
    "text-anchor",
    "letter-spacing",
    "word-spacing",
    "line-height",
    "direction",
    "block-progression",
    "white-space",
    "stop-color",
    "stop-opacity",
];

/// What has to be as it is when nothing is said, since another value would be seen.
const USUAL: &[(&str, &[&str])] = &[
    ("clip-path", &["none"]),
    ("mask", &["none"]),
    ("filter", &["none"]),
    ("marker", &["none"]),
    ("marker-start", &["none"]),
    ("marker-mid", &["none"]),
    ("marker-end", &["none"]),
    ("mix-blend-mode", &["normal"]),
];

/// The attributes that say where a shape is.
fn geometry(element: &str) -> &'static [&'static str] {
    match element {
        "svg" => &["x", "y", "width", "height"],
        "path" => &["d"],
        "rect" => &["x", "y", "width", "height", "rx", "ry"],
        "circle" => &["cx", "cy", "r"],
        "ellipse" => &["cx", "cy", "rx", "ry"],
        "polygon" | "polyline" => &["points"],
        "line" => &["x1", "y1", "x2", "y2"],
        _ => &[],
    }
}

struct Reader<'a> {
    sheet: StyleSheet<'a>,
    paths: Vec<Filled>,
    steps: usize,
}

impl Reader<'_> {
    fn container(&mut self, node: Node<'_, '_>, outer: &Look, depth: usize) -> Result<(), ArtFault> {
        let Some(look) = self.look(node, outer)? else { return Ok(()) };
        if depth > DEEPEST {
            return Err(fault(node, ArtProblem::TooLarge));
        }
        for child in node.children().filter(|child| child.is_element() && is_svg(*child)) {
            match child.tag_name().name() {
                "g" => self.container(child, &look, depth + 1)?,
                "path" | "rect" | "circle" | "ellipse" | "polygon" | "polyline" | "line" => {
                    self.shape(child, &look)?;
                }
                // What these hold is drawn only where something refers to it, and that is refused.
                "title" | "desc" | "metadata" | "style" | "defs" | "clipPath" | "mask" | "linearGradient"
                | "radialGradient" | "pattern" | "filter" | "marker" | "symbol" => {}
                other => return Err(fault(child, ArtProblem::Element(other.to_owned()))),
            }
        }
        Ok(())
    }

    /// How an element looks; none where it isn't drawn.
    fn look(&self, node: Node<'_, '_>, outer: &Look) -> Result<Option<Look>, ArtFault> {
        let element = node.tag_name().name();
        let mut look = outer.clone();
        let value = |name: &str, value: &str| {
            fault(node, ArtProblem::Value(name.to_owned(), value.chars().take(40).collect()))
        };
        let own = node.attributes().filter(|attribute| attribute.namespace().is_none());
        let mut properties: Vec<StyleProperty<'_>> = own.map(|one| (one.name(), one.value())).collect();
        properties.extend(self.sheet.of(element, node.attribute("class").unwrap_or_default()));
        if let Some(style) = node.attribute("style") {
            properties.extend(declarations(style).ok_or_else(|| value("style", style))?);
        }
        if let Some(text) = node.attribute("transform") {
            let transform = Transform::parse(text).ok_or_else(|| value("transform", text))?;
            look.transform = look.transform.after(transform);
        }
        let mut shown = true;
        let mut filled = true;
        for (name, text) in properties {
            let said = text.trim().trim_end_matches("!important").trim();
            if said == "inherit" {
                continue;
            }
            match name {
                "fill" => look.fill = colour(said).ok_or_else(|| value(name, text))?,
                "fill-rule" => {
                    look.rule = match said {
                        "nonzero" => FillRule::NonZero,
                        "evenodd" => FillRule::EvenOdd,
                        _ => return Err(value(name, text)),
                    }
                }
                "fill-opacity" | "opacity" => match said.parse::<f32>() {
                    Ok(1.0) => {}
                    Ok(0.0) if name == "opacity" => shown = false,
                    Ok(0.0) => filled = false,
                    _ => return Err(value(name, text)),
                },
                "stroke" => look.stroke = !matches!(said, "none" | "transparent"),
                "stroke-width" => {
                    look.stroke_width = length(said).ok_or_else(|| value(name, text))? != 0.0;
                }
                "stroke-opacity" if said == "0" => look.stroke = false,
                "display" => shown &= said != "none",
                "visibility" => look.visible = said == "visible",
                _ if name.starts_with("stroke-") || name.starts_with("font") => {}
                _ if name.starts_with("data-") || name.starts_with("aria-") || name.starts_with("text-") => {}
                _ if name.starts_with('-') || HARMLESS.contains(&name) => {}
                _ if geometry(element).contains(&name) => {}
                _ => match USUAL.iter().find(|(known, _)| *known == name) {
                    Some((_, usual)) if usual.contains(&said) => {}
                    Some(_) => return Err(value(name, text)),
                    None => {
                        return Err(fault(node, ArtProblem::Attribute(element.to_owned(), name.to_owned())));
                    }
                },
            }
        }
        if !filled {
            look.fill = None;
        }
        Ok(shown.then_some(look))
    }

    fn shape(&mut self, node: Node<'_, '_>, outer: &Look) -> Result<(), ArtFault> {
        let element = node.tag_name().name();
        let Some(look) = self.look(node, outer)?.filter(|look| look.visible) else { return Ok(()) };
        if let Some(inner) = node.children().find(|child| child.is_element() && is_svg(*child)) {
            let name = inner.tag_name().name();
            if !matches!(name, "title" | "desc" | "metadata") {
                return Err(fault(inner, ArtProblem::Element(name.to_owned())));
            }
        }
        if look.stroke && look.stroke_width {
            return Err(fault(node, ArtProblem::Attribute(element.to_owned(), "stroke".to_owned())));
        }
        let rings = rings(node, element)?;
        // Nothing is inside a line.
        let Some(colour) = look.fill.filter(|_| element != "line") else { return Ok(()) };
        let rings: Vec<Vec<ArtStep>> = rings
            .into_iter()
            .filter(|ring| ring.len() > 1)
            .map(|ring| ring.into_iter().map(|step| placed(step, look.transform)).collect())
            .collect();
        self.steps += rings.iter().map(Vec::len).sum::<usize>();
        if self.steps > MOST_STEPS {
            return Err(fault(node, ArtProblem::TooLarge));
        }
        let numbers = rings.iter().flatten().flat_map(|step| match step {
            ArtStep::To(to) => vec![*to],
            ArtStep::Curve(one, two, to) => vec![*one, *two, *to],
        });
        if !numbers.flatten().all(|number| number.is_finite() && number.abs() < 1.0e6) {
            return Err(fault(node, ArtProblem::PathData));
        }
        if !rings.is_empty() {
            self.paths.push(Filled { rings, colour, rule: look.rule });
        }
        Ok(())
    }
}

fn placed(step: PathStep, transform: Transform) -> ArtStep {
    match step {
        PathStep::To(to) => ArtStep::To(transform.point(to)),
        PathStep::Curve(one, two, to) => {
            ArtStep::Curve(transform.point(one), transform.point(two), transform.point(to))
        }
    }
}

/// The parts of a shape.
fn rings(node: Node<'_, '_>, element: &str) -> Result<Vec<Vec<PathStep>>, ArtFault> {
    let number = |name: &str| match node.attribute(name) {
        None => Ok(None),
        Some(text) => length(text)
            .map(Some)
            .ok_or_else(|| fault(node, ArtProblem::Value(name.to_owned(), text.to_owned()))),
    };
    let or_zero = |name: &str| number(name).map(|number| number.unwrap_or(0.0));
    Ok(match element {
        "path" => {
            let data = node.attribute("d").unwrap_or_default();
            let data = if data.trim() == "none" { "" } else { data };
            path(data).ok_or_else(|| fault(node, ArtProblem::PathData))?
        }
        "polygon" | "polyline" => {
            let points = node.attribute("points").unwrap_or_default();
            let numbers = SvgNumbers::all(points).filter(|numbers| numbers.len().is_multiple_of(2));
            let numbers = numbers.ok_or_else(|| fault(node, ArtProblem::PathData))?;
            vec![numbers.chunks_exact(2).map(|pair| PathStep::To([pair[0], pair[1]])).collect()]
        }
        "circle" => {
            let radius = or_zero("r")?;
            vec![ellipse([or_zero("cx")?, or_zero("cy")?], [radius, radius])]
        }
        "ellipse" => {
            let (rx, ry) = (number("rx")?, number("ry")?);
            let radii = [rx.or(ry).unwrap_or(0.0), ry.or(rx).unwrap_or(0.0)];
            vec![ellipse([or_zero("cx")?, or_zero("cy")?], radii)]
        }
        "rect" => {
            let [x, y, width, height] = [or_zero("x")?, or_zero("y")?, or_zero("width")?, or_zero("height")?];
            let (rx, ry) = (number("rx")?, number("ry")?);
            let rx1 = rx.or(ry).unwrap_or(0.0).clamp(0.0, (width / 2.0).max(0.0));
            let ry1 = ry.or(rx).unwrap_or(0.0).clamp(0.0, (height / 2.0).max(0.0));
            if width > 0.0 && height > 0.0 {
                vec![rounded([x, y], [width, height], [rx1, ry1])]
            } else {
                Vec::new()
            }
        }
        _ => Vec::new(),
    })
}

fn ellipse([x, y]: [f64; 2], [rx, ry]: [f64; 2]) -> Vec<PathStep> {
    if rx <= 0.0 || ry <= 0.0 {
        return Vec::new();
    }
    rounded([x - rx, y - ry], [2.0 * rx, 2.0 * ry], [rx, ry])
}

/// A rectangle with rounded corners.
fn rounded([x, y]: [f64; 2], [width, height]: [f64; 2], [rx, ry]: [f64; 2]) -> Vec<PathStep> {
    let (right, bottom) = (x + width, y + height);
    if rx <= 0.0 || ry <= 0.0 {
        return [[x, y], [right, y], [right, bottom], [x, bottom]].map(PathStep::To).to_vec();
    }
    let (hx, hy) = (rx * (1.0 - HANDLE), ry * (1.0 - HANDLE));
    vec![
        PathStep::To([x + rx, y]),
        PathStep::To([right - rx, y]),
        PathStep::Curve([right - hx, y], [right, y + hy], [right, y + ry]),
        PathStep::To([right, bottom - ry]),
        PathStep::Curve([right, bottom - hy], [right - hx, bottom], [right - rx, bottom]),
        PathStep::To([x + rx, bottom]),
        PathStep::Curve([x + hx, bottom], [x, bottom - hy], [x, bottom - ry]),
        PathStep::To([x, y + ry]),
        PathStep::Curve([x, y + hy], [x + hx, y], [x + rx, y]),
    ]
}
