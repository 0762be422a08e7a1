//! What a page shows: its marked-content sequences with their glyphs, and what stands outside them.

use lopdf::content::{Content as Operations, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};

use crate::pdf::conformance::file::resources;

/// The content of a page.
#[derive(Default)]
pub struct Content {
    pub operations: Vec<Operation>,
    pub sequences: Vec<Sequence>,
    /// Operators that paint outside any sequence.
    pub unmarked: Vec<String>,
    /// What opens without closing, or closes without opening.
    pub unbalanced: Vec<String>,
    /// The deepest nesting of `q`.
    pub depth: usize,
}

/// A marked-content sequence.
pub struct Sequence {
    pub tag: String,
    pub mcid: Option<i64>,
    /// The sequences around it, outermost first.
    pub around: Vec<usize>,
    pub glyphs: Vec<Glyph>,
    /// Whether lines or areas are drawn in it.
    pub draws: bool,
}

/// A glyph as shown.
pub struct Glyph {
    pub font: Vec<u8>,
    pub code: u16,
}

impl Content {
    pub fn read(pdf: &Document, page: ObjectId) -> Self {
        let Ok(Operations { operations }) = Operations::decode(&pdf.get_page_content(page)) else {
            return Self { unbalanced: vec!["the content can't be read".to_owned()], ..Self::default() };
        };
        let properties = pdf.get_dictionary(page).map(|page| resources(pdf, page, b"Properties"));
        let properties = properties.unwrap_or_default();
        let mut content = Self::default();
        let mut open: Vec<usize> = Vec::new();
        let mut font = Vec::new();
        let (mut saved, mut in_text) = (0_usize, false);
        for operation in &operations {
            let operator = operation.operator.as_str();
            match operator {
                "BMC" | "BDC" => {
                    open.push(content.sequences.len());
                    let around = open[..open.len() - 1].to_vec();
                    content.sequences.push(sequence(operation, &properties, pdf, around));
                }
                "EMC" if open.pop().is_none() => content.unbalanced.push("EMC".to_owned()),
                "q" => {
                    saved += 1;
                    content.depth = content.depth.max(saved);
                }
                "Q" if saved == 0 => content.unbalanced.push("Q".to_owned()),
                "Q" => saved -= 1,
                "BT" if in_text => content.unbalanced.push("BT in BT".to_owned()),
                "BT" => in_text = true,
                "ET" if !in_text => content.unbalanced.push("ET".to_owned()),
                "ET" => in_text = false,
                "Tf" => font = name(&operation.operands).unwrap_or_default().to_vec(),
                _ => {}
            }
            if !paints(operator) {
                continue;
            }
            let Some(sequence) = open.last().map(|index| &mut content.sequences[*index]) else {
                content.unmarked.push(operator.to_owned());
                continue;
            };
            sequence.draws |= !matches!(operator, "Tj" | "TJ" | "'" | "\"");
            for text in operation.operands.iter().flat_map(strings) {
                let codes =
                    text.chunks(2).map(|code| code.iter().fold(0, |all, &byte| all << 8 | u16::from(byte)));
                sequence.glyphs.extend(codes.map(|code| Glyph { font: font.clone(), code }));
            }
        }
        for (count, what) in [(open.len(), "BDC"), (saved, "q"), (usize::from(in_text), "BT")] {
            if count > 0 {
                content.unbalanced.push(format!("{count} × {what}"));
            }
        }
        content.operations = operations;
        content
    }
}

fn sequence(
    operation: &Operation,
    properties: &[(Vec<u8>, Object)],
    pdf: &Document,
    around: Vec<usize>,
) -> Sequence {
    let tag = name(&operation.operands).map(|name| String::from_utf8_lossy(name).into_owned());
    let list = match operation.operands.get(1) {
        Some(Object::Name(name)) => properties.iter().find(|(other, _)| other == name).map(|(_, list)| list),
        list => list,
    };
    let list: Option<&Dictionary> =
        list.and_then(|list| pdf.dereference(list).ok()).and_then(|(_, list)| list.as_dict().ok());
    let mcid = list.and_then(|list| list.get(b"MCID").and_then(Object::as_i64).ok());
    Sequence { tag: tag.unwrap_or_default(), mcid, around, glyphs: Vec::new(), draws: false }
}

fn name(operands: &[Object]) -> Option<&[u8]> {
    operands.first()?.as_name().ok()
}

/// Whether an operator leaves something on the page (ISO 32000-1, table 51 without the states).
pub fn paints(operator: &str) -> bool {
    matches!(
        operator,
        "Tj" | "TJ"
            | "'"
            | "\""
            | "f"
            | "F"
            | "f*"
            | "B"
            | "B*"
            | "b"
            | "b*"
            | "S"
            | "s"
            | "sh"
            | "Do"
            | "EI"
            | "BI"
    )
}

fn strings(operand: &Object) -> Vec<&[u8]> {
    match operand {
        Object::String(text, _) => vec![text],
        Object::Array(items) => items.iter().flat_map(strings).collect(),
        _ => Vec::new(),
    }
}
