//! Shapes every block of a document once; after that, the shaped text is only broken again for other sizes.

use std::sync::Arc;

use super::art::Art;
use crate::language::Language;

use super::chains::Chains;
use super::chart::PreparedChart;
use super::document::{Alignment, Block, Document};
use super::fault::Fault;
use super::fonts::Fonts;
use super::inline::{Inline, Run, Target};
use super::look::TextPurpose;
use super::material::Material;
use super::prepared_picture::PreparedPicture;
use super::sheet::Sheet;

/// A document whose text is shaped.
pub(super) struct PreparedDocument {
    pub logo: Option<PreparedLogo>,
    pub letterhead: Vec<Material>,
    pub notices: Vec<Material>,
    pub kicker: Material,
    pub date: Material,
    pub title: Material,
    pub bottom_line: Vec<Material>,
    pub sections: Vec<PreparedSection>,
    pub notes: Vec<Material>,
    pub references_heading: Material,
    /// That heading on a further sheet; empty on a brief of one sheet.
    pub references_continued: Material,
    pub references: Vec<PreparedReference>,
    pub footer: Material,
    pub disclaimer: Material,
    /// The page numbers, for each number of sheets that the brief may take; those for one sheet come first.
    pub folios: Vec<Vec<Material>>,
    pub bullet: Material,
    /// By how much of the type size text is set lower, as its fonts ask.
    pub drop: f32,
}

/// The logo of the page's theme.
pub(super) struct PreparedLogo {
    pub art: Arc<Art>,
    /// Its height in points, and its width at this height.
    pub height: f32,
    pub width: f32,
    pub alt: String,
}

/// A section whose text is shaped.
pub(super) struct PreparedSection {
    pub heading: Material,
    /// The heading where the section is carried over to a further sheet; empty on a brief of one sheet.
    pub continued: Material,
    pub blocks: Vec<PreparedBlock>,
}

/// A block whose text is shaped.
pub(super) enum PreparedBlock {
    Paragraph(Material),
    List(Vec<Material>),
    Table(PreparedTable),
    Chart(PreparedChart),
    Picture(PreparedPicture),
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
            logo: sheet.theme.logo.art.as_ref().map(|art| PreparedLogo {
                art: Arc::clone(art),
                height: sheet.theme.logo.height,
                width: sheet.theme.logo.height * art.width / art.height,
                alt: sheet.theme.logo.alt(language).to_owned(),
            }),
            letterhead: document.letterhead.iter().map(|text| shape(text, TextPurpose::Prose)).collect(),
            notices: document.notices.iter().map(|text| shape(text, TextPurpose::Prose)).collect(),
            kicker: shape(&document.kicker, TextPurpose::Prose),
            date: shape(&document.date, TextPurpose::Prose),
            title: shape(&document.title, TextPurpose::Title),
            bottom_line: document
                .bottom_line
                .iter()
                .map(|text| shape(text, TextPurpose::BottomLine))
                .collect(),
            sections: document
                .sections
                .iter()
                .map(|section| PreparedSection {
                    heading: shape(&section.heading, TextPurpose::Head),
                    continued: match sheet.budget {
                        0 | 1 if !goes_into_columns(&section.blocks) => Material::default(),
                        _ => shape(&continued(&section.heading, language), TextPurpose::Head),
                    },
                    blocks: section
                        .blocks
                        .iter()
                        .map(|block| prepare_block(block, language, &mut shape))
                        .collect(),
                })
                .collect(),
            notes: document.notes.iter().map(|note| shape(note, TextPurpose::Prose)).collect(),
            references_continued: match sheet.budget {
                0 | 1 => Material::default(),
                _ => shape(&continued(&label(language.words().page.references), language), TextPurpose::Head),
            },
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
            disclaimer: shape(&document.disclaimer, TextPurpose::Prose),
            folios: (1..=sheet.budget.max(1))
                .map(|count| {
                    let folios = (1..=count).map(|number| label(&format!("{number} / {count}")));
                    folios.map(|folio| shape(&folio, TextPurpose::Prose)).collect()
                })
                .collect(),
            bullet: shape(&label("•"), TextPurpose::Prose),
            drop: chains.drop,
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
        Block::Picture(picture) => PreparedBlock::Picture(PreparedPicture::new(picture, shape)),
        Block::Chart(chart) => PreparedBlock::Chart(PreparedChart::new(chart, language, shape)),
        Block::Table(table) => {
            let head = PreparedRow {
                cells: table.head.iter().map(|cell| shape(cell, TextPurpose::Strong)).collect(),
                strong: false,
            };
            let rows = table.rows.iter().map(|row| PreparedRow {
                cells: row.iter().map(|cell| shape(cell, TextPurpose::Label)).collect(),
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

/// Whether a section has no more than text, which may go on in a second column.
fn goes_into_columns(blocks: &[Block]) -> bool {
    blocks.iter().all(|block| matches!(block, Block::Paragraph(_) | Block::List(_)))
}

/// A heading with the remark that its section began on an earlier sheet or in the column before; it may break before the remark.
fn continued(heading: &Inline, language: Language) -> Inline {
    if heading.is_empty() {
        return Inline::default();
    }
    let mut runs = heading.runs.clone();
    let range = heading.range();
    for text in ["", language.words().page.continued] {
        let (strong, emphasis, target) = (false, false, Target::None);
        runs.push(Run { text: text.to_owned(), strong, emphasis, target, range: range.clone() });
    }
    Inline { runs }
}

/// Text that the program adds, such as a number.
fn label(text: &str) -> Inline {
    let (strong, emphasis, target, range) = (false, false, Target::None, 0..0);
    Inline { runs: vec![Run { text: text.to_owned(), strong, emphasis, target, range }] }
}
