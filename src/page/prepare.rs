//! Shapes every block of a document once; after that, the shaped text is only broken again for other sizes.

use crate::language::Language;

use super::chart::PreparedChart;
use super::document::{Alignment, Block, Document};
use super::fault::Fault;
use super::fonts::{Chains, Fonts};
use super::inline::{Inline, Run, Target};
use super::look::TextPurpose;
use super::material::Material;
use super::sheet::Sheet;

/// A document whose text is shaped.
pub(super) struct PreparedDocument {
    pub kicker: Material,
    pub date: Material,
    pub title: Material,
    pub bottom_line: Vec<Material>,
    pub sections: Vec<PreparedSection>,
    pub references_heading: Material,
    pub references: Vec<PreparedReference>,
    pub footer: Material,
    /// The page numbers, for each number of sheets that the brief may take; those for one sheet come first.
    pub folios: Vec<Vec<Material>>,
    pub bullet: Material,
}

/// A section whose text is shaped.
pub(super) struct PreparedSection {
    pub heading: Material,
    pub blocks: Vec<PreparedBlock>,
}

/// A block whose text is shaped.
pub(super) enum PreparedBlock {
    Paragraph(Material),
    List(Vec<Material>),
    Table(PreparedTable),
    Chart(PreparedChart),
}

/// A table whose cells are shaped; the first row is the head.
pub(super) struct PreparedTable {
    pub alignments: Vec<Alignment>,
    pub rows: Vec<PreparedRow>,
}

/// A row of a table.
pub(super) struct PreparedRow {
    pub cells: Vec<Material>,
    /// Whether all text of every cell is strong; such a row gets a tint.
    pub strong: bool,
}

/// A reference whose text is shaped.
pub(super) struct PreparedReference {
    pub label: Material,
    pub text: Material,
}

impl PreparedDocument {
    /// Shapes a document; every character without a glyph is a fault.
    pub(super) fn new(document: &Document, sheet: &Sheet, fonts: &Fonts) -> Result<Self, Vec<Fault>> {
        let language = sheet.language;
        let chains = Chains::new(language, &sheet.theme.fonts, fonts);
        let mut faults = Vec::new();
        let mut shape = |inline: &Inline, purpose: TextPurpose| {
            Material::new(inline, purpose, &chains, fonts, &mut faults)
        };
        let prepared = Self {
            kicker: shape(&document.kicker, TextPurpose::Prose),
            date: shape(&document.date, TextPurpose::Prose),
            title: shape(&document.title, TextPurpose::Title),
            bottom_line: document.bottom_line.iter().map(|text| shape(text, TextPurpose::Prose)).collect(),
            sections: document
                .sections
                .iter()
                .map(|section| PreparedSection {
                    heading: shape(&section.heading, TextPurpose::Head),
                    blocks: section
                        .blocks
                        .iter()
                        .map(|block| prepare_block(block, language, &mut shape))
                        .collect(),
                })
                .collect(),
            references_heading: shape(&label(language.words().page.references), TextPurpose::Head),
            references: document
                .references
                .iter()
                .map(|reference| PreparedReference {
                    label: shape(&label(&format!("{}.", reference.label)), TextPurpose::Strong),
                    text: shape(&reference.text, TextPurpose::Prose),
                })
                .collect(),
            footer: shape(&document.footer.clone().with_addresses(), TextPurpose::Prose),
            folios: (1..=sheet.budget.max(1))
                .map(|count| {
                    let folios = (1..=count).map(|number| label(&format!("{number} / {count}")));
                    folios.map(|folio| shape(&folio, TextPurpose::Prose)).collect()
                })
                .collect(),
            bullet: shape(&label("•"), TextPurpose::Prose),
        };
        if faults.is_empty() { Ok(prepared) } else { Err(faults) }
    }
}

fn prepare_block(
    block: &Block,
    language: Language,
    shape: &mut impl FnMut(&Inline, TextPurpose) -> Material,
) -> PreparedBlock {
    match block {
        Block::Paragraph(text) => PreparedBlock::Paragraph(shape(text, TextPurpose::Prose)),
        Block::List(items) => {
            PreparedBlock::List(items.iter().map(|item| shape(item, TextPurpose::Prose)).collect())
        }
        Block::Chart(chart) => PreparedBlock::Chart(PreparedChart::new(chart, language, shape)),
        Block::Table(table) => {
            let head = PreparedRow {
                cells: table.head.iter().map(|cell| shape(cell, TextPurpose::Strong)).collect(),
                strong: false,
            };
            let rows = table.rows.iter().map(|row| PreparedRow {
                cells: row.iter().map(|cell| shape(cell, TextPurpose::Prose)).collect(),
                strong: row.iter().all(is_strong),
            });
            let rows = std::iter::once(head).chain(rows).collect();
            PreparedBlock::Table(PreparedTable { alignments: table.alignments.clone(), rows })
        }
    }
}

/// Whether all of a cell's text is strong, not counting citation marks.
fn is_strong(cell: &Inline) -> bool {
    cell.runs
        .iter()
        .all(|run| run.strong || matches!(run.target, Target::Reference(_)) || run.text.trim().is_empty())
}

/// Text that the program adds, such as a number.
fn label(text: &str) -> Inline {
    let (strong, emphasis, target, range) = (false, false, Target::None, 0..0);
    Inline { runs: vec![Run { text: text.to_owned(), strong, emphasis, target, range }] }
}
