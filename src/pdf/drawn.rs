//! What the content of a page draws, in order (ISO 32000-1 §7.8.2). The list is the same however the content is written: a
//! program that saves a page again may leave out a colour that is already set, or write numbers differently.
//!
//! Only operations that briefs use are understood. Any other operation is kept as it is written, so that it is never
//! ignored.

use lopdf::Object;
use lopdf::content::{Content, Operation};

use super::lexer::tokens_and_comments;
use super::messages;

/// The error of a number when it is written: of a place or length in points, of a kern in thousandths of an em.
const LOST: f64 = 0.02;
/// The error of a factor by which text is stretched, slanted or turned; over a whole line it is smaller than that of a
/// place.
const LOST_OF_FACTOR: f64 = 0.000_03;
/// The error of a part of a colour.
const LOST_OF_COLOUR: f64 = 0.001;

/// One operation that draws, or that begins or ends something.
#[derive(Debug, Clone)]
pub(super) struct Drawn {
    kind: Kind,
    /// Its operator.
    operator: String,
    /// All values on which the result depends.
    pieces: Vec<Piece>,
    /// Where it begins, in points from the lower left corner.
    at: Option<(f64, f64)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Shape,
    Mark,
    Other,
}

#[derive(Debug, Clone)]
enum Piece {
    Number(f64),
    Factor(f64),
    Colour(f64),
    Bytes(Vec<u8>),
    Word(Vec<u8>),
}

impl Drawn {
    fn is_same(&self, other: &Self) -> bool {
        let same = |(one, two): (&Piece, &Piece)| match (one, two) {
            (Piece::Number(one), Piece::Number(two)) => (one - two).abs() <= LOST,
            (Piece::Factor(one), Piece::Factor(two)) => (one - two).abs() <= LOST_OF_FACTOR,
            (Piece::Colour(one), Piece::Colour(two)) => (one - two).abs() <= LOST_OF_COLOUR,
            (Piece::Bytes(one), Piece::Bytes(two)) | (Piece::Word(one), Piece::Word(two)) => one == two,
            _ => false,
        };
        self.kind == other.kind
            && self.operator == other.operator
            && self.pieces.len() == other.pieces.len()
            && self.pieces.iter().zip(&other.pieces).all(same)
    }

    /// What it is, in words with an article.
    fn name(&self) -> String {
        match self.kind {
            Kind::Text => messages::text(self.at),
            Kind::Shape => messages::shape(self.at),
            Kind::Mark => messages::structure_mark(),
            Kind::Other => messages::operation(&self.operator),
        }
    }
}

/// The operations of a content; none where the library ignored a part, as it does after a place that it can't read.
pub(super) fn operations(content: &[u8]) -> Option<Content> {
    let decoded = Content::decode(content).ok()?;
    let count = |text: &[u8]| Some(tokens_and_comments(text)?.0.len());
    // A comment at the very end has no line break.
    let written = [content, b"\n"].concat();
    (count(&written)? == count(&decoded.encode().ok()?)?).then_some(decoded)
}

/// How the drawing of a copy differs from the page's, in one clause; none where both draw the same.
pub(super) fn departure(copy: &Content, made: &Content) -> Option<String> {
    let (copy, made) = (draw(&copy.operations), draw(&made.operations));
    let same = |(one, two): &(&Drawn, &Drawn)| one.is_same(two);
    let before = copy.iter().zip(&made).take_while(same).count();
    let rest = |list: &[Drawn]| list.len() - before;
    let after = copy.iter().rev().zip(made.iter().rev()).take_while(same).count();
    let after = after.min(rest(&copy)).min(rest(&made));
    let (added, lost) = (&copy[before..copy.len() - after], &made[before..made.len() - after]);
    match (added.first(), lost.first()) {
        (None, None) => None,
        (Some(first), None) => Some(messages::draws_more(&first.name())),
        (None, Some(first)) => Some(messages::draws_less(&first.name())),
        (Some(first), Some(other)) if first.kind == other.kind => {
            Some(messages::draws_otherwise(&other.name()))
        }
        (Some(first), Some(other)) => Some(messages::draws_instead(&first.name(), &other.name())),
    }
}

/// The settings for colours, lines and letters at a place of the content.
#[derive(Clone, Default)]
struct State {
    fill: Vec<Piece>,
    stroke: Vec<Piece>,
    width: Vec<Piece>,
    font: Vec<Piece>,
    /// How letters are shown (ISO 32000-1 §9.3.6), and how lines meet (§8.4.3.4); none is as a page begins.
    mode: Option<String>,
    join: Option<String>,
}

impl State {
    /// What decides how a line looks.
    fn line(&self) -> Vec<Piece> {
        let join = self.join.iter().map(|join| word(join)).collect();
        [self.stroke.clone(), self.width.clone(), join].concat()
    }
}

/// A setting that is a whole number; none of the one that a page begins with.
fn setting(operands: &[Piece]) -> Option<String> {
    match operands {
        [Piece::Number(0.0)] => None,
        [Piece::Number(number)] => Some(number.to_string()),
        other => Some(format!("{other:?}")),
    }
}

fn draw(operations: &[Operation]) -> Vec<Drawn> {
    let mut drawn = Vec::new();
    let mut state = State::default();
    let mut saved: Vec<State> = Vec::new();
    let mut line = Line::default();
    let (mut placed, mut inside) = (false, false);
    let mut path: Vec<Piece> = Vec::new();
    let mut start = None;
    for operation in operations {
        let operator = operation.operator.as_str();
        let operands = pieces(&operation.operands);
        match operator {
            "q" => saved.push(state.clone()),
            // A `Q` that closes nothing is an error, which programs may repair in different ways.
            "Q" if !saved.is_empty() => state = saved.pop().unwrap_or_default(),
            "rg" | "g" | "k" => state.fill = colour(operator, operands),
            "RG" | "G" | "K" => state.stroke = colour(operator, operands),
            "w" => state.width = operands,
            "Tf" => state.font = operands,
            "Tr" => state.mode = setting(&operands),
            "j" => state.join = setting(&operands),
            // The leading stays after the end of a text.
            "BT" => (line.matrix, placed, inside) = (Line::default().matrix, true, true),
            "ET" => inside = false,
            "Tm" | "Td" | "TD" | "T*" | "TL" if line.moved(operator, &operands) => {
                placed |= operator != "TL";
            }
            "TJ" | "Tj" => {
                // Text that continues where another text ended isn't at the beginning of a line.
                let place = match (inside, std::mem::take(&mut placed)) {
                    (false, _) => "outside",
                    (true, true) => "at",
                    (true, false) => "on",
                };
                let (first, items) = shown(&operation.operands);
                let size = match state.font.last() {
                    Some(Piece::Number(size)) => *size,
                    _ => 0.0,
                };
                let [a, b, c, d, x, y] = line.matrix;
                let before = -first / 1000.0 * size;
                let (x, y) = (x + before * a, y + before * b);
                let at = Some((x, y));
                let mut pieces = [state.fill.clone(), state.font.clone(), vec![word(place)]].concat();
                pieces.extend([a, b, c, d].map(Piece::Factor));
                pieces.extend([x, y].map(Piece::Number));
                if let Some(mode) = &state.mode {
                    pieces.push(word(mode));
                    pieces.extend(state.line());
                }
                pieces.extend(items);
                drawn.push(Drawn { kind: Kind::Text, operator: "TJ".to_owned(), pieces, at });
            }
            "re" | "m" | "l" | "c" | "v" | "y" | "h" => {
                start = start.or(place(&operands, 0));
                path.push(word(operator));
                path.extend(operands);
            }
            "f" | "F" | "f*" | "B" | "B*" | "b" | "b*" | "S" | "s" => {
                let mut pieces = std::mem::take(&mut path);
                if !matches!(operator, "S" | "s") {
                    pieces.extend(state.fill.clone());
                }
                if !matches!(operator, "f" | "F" | "f*") {
                    pieces.extend(state.line());
                }
                let operator = if operator == "F" { "f" } else { operator };
                drawn.push(Drawn {
                    kind: Kind::Shape,
                    operator: operator.to_owned(),
                    pieces,
                    at: start.take(),
                });
            }
            _ => {
                let kind = if matches!(operator, "BMC" | "BDC" | "EMC") { Kind::Mark } else { Kind::Other };
                drawn.push(Drawn { kind, operator: operator.to_owned(), pieces: operands, at: None });
            }
        }
    }
    // A path that isn't painted is kept too.
    if !path.is_empty() {
        drawn.push(Drawn { kind: Kind::Other, operator: "path".to_owned(), pieces: path, at: start });
    }
    drawn
}

/// Where a line of text begins (ISO 32000-1 §9.4.2).
struct Line {
    matrix: [f64; 6],
    leading: f64,
}

impl Default for Line {
    fn default() -> Self {
        Self { matrix: [1.0, 0.0, 0.0, 1.0, 0.0, 0.0], leading: 0.0 }
    }
}

impl Line {
    /// Moves as an operation says; returns false where its operands don't fit it.
    fn moved(&mut self, operator: &str, operands: &[Piece]) -> bool {
        let numbers: Option<Vec<f64>> = operands
            .iter()
            .map(|piece| match piece {
                Piece::Number(number) => Some(*number),
                _ => None,
            })
            .collect();
        let (x, y) = match (operator, numbers.as_deref()) {
            ("Tm", Some(&[a, b, c, d, e, f])) => {
                self.matrix = [a, b, c, d, e, f];
                return true;
            }
            ("TL", Some(&[leading])) => {
                self.leading = leading;
                return true;
            }
            ("Td", Some(&[x, y])) => (x, y),
            ("TD", Some(&[x, y])) => {
                self.leading = -y;
                (x, y)
            }
            ("T*", Some([])) => (0.0, -self.leading),
            _ => return false,
        };
        let [a, b, c, d, e, f] = self.matrix;
        self.matrix = [a, b, c, d, x * a + y * c + e, x * b + y * d + f];
        true
    }
}

fn colour(operator: &str, operands: Vec<Piece>) -> Vec<Piece> {
    let parts = operands.into_iter().map(|piece| match piece {
        Piece::Number(number) => Piece::Colour(number),
        piece => piece,
    });
    [word(operator)].into_iter().chain(parts).collect()
}

fn word(text: &str) -> Piece {
    Piece::Word(text.as_bytes().to_vec())
}

fn place(pieces: &[Piece], index: usize) -> Option<(f64, f64)> {
    match (pieces.get(index), pieces.get(index + 1)) {
        (Some(Piece::Number(x)), Some(Piece::Number(y))) => Some((*x, *y)),
        _ => None,
    }
}

/// The kern before the first string of a text, and the strings with the kerns between them. Strings without a kern
/// between them are joined. A kern at the end is left out, since it moves nothing: each text of ours has a place of its own.
fn shown(operands: &[Object]) -> (f64, Vec<Piece>) {
    let mut first = 0.0;
    let mut items: Vec<Piece> = Vec::new();
    for piece in pieces(operands) {
        match (items.last_mut(), piece) {
            (Some(Piece::Bytes(before)), Piece::Bytes(more)) => before.extend(more),
            (Some(Piece::Number(before)), Piece::Number(more)) => *before += more,
            (None, Piece::Number(kern)) => first += kern,
            (Some(_), Piece::Number(0.0)) => {}
            // The brackets of the list.
            (_, Piece::Word(_)) => {}
            (_, piece) => items.push(piece),
        }
    }
    if matches!(items.last(), Some(Piece::Number(_))) {
        items.pop();
    }
    (first, items)
}

fn pieces(operands: &[Object]) -> Vec<Piece> {
    let mut found = Vec::new();
    operands.iter().for_each(|operand| flatten(operand, &mut found));
    found
}

fn flatten(operand: &Object, found: &mut Vec<Piece>) {
    match operand {
        // The cast is exact for the numbers of a content.
        Object::Integer(number) => found.push(Piece::Number(*number as f64)),
        Object::Real(number) => found.push(Piece::Number(f64::from(*number))),
        Object::String(bytes, _) => found.push(Piece::Bytes(bytes.clone())),
        Object::Name(name) => found.push(Piece::Word([b"/", name.as_slice()].concat())),
        Object::Array(items) => {
            found.push(word("["));
            items.iter().for_each(|item| flatten(item, found));
            found.push(word("]"));
        }
        Object::Dictionary(dictionary) => {
            let mut entries: Vec<_> = dictionary.iter().collect();
            entries.sort_by_key(|(key, _)| *key);
            found.push(word("<<"));
            for (key, value) in entries {
                found.push(Piece::Word(key.clone()));
                flatten(value, found);
            }
            found.push(word(">>"));
        }
        Object::Null => found.push(word("null")),
        Object::Boolean(value) => found.push(word(if *value { "true" } else { "false" })),
        Object::Stream(stream) => found.push(Piece::Bytes(stream.content.clone())),
        Object::Reference(id) => found.push(word(&format!("{} {} R", id.0, id.1))),
    }
}
