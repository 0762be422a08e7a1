//! A block's text, shaped once as boxes and glue in thousandths of an em, so that it can be broken at any type size.

use std::ops::Range;
use std::sync::Arc;

use super::cell::{Blank, Cell, CellGlyph, InkSide};
use super::chains::{Chain, Chains};
use super::coverage;
use super::fault::{Fault, Unprintable};
use super::fonts::{Face, Fonts, Manner, Shaped};
use super::inline::{Inline, Target};
use super::kinsoku::{is_wide, may_part};
use super::line::LastBroken;
use super::look::{Look, MarkStyle, TextPurpose};
use super::phrases;
use super::segment::{self, Opportunity};
use super::spacing::{self, Glue};

/// The thin space before the first of several citation marks, in thousandths of an em.
const MARK_GAP: i32 = 50;

/// A shaped block of text.
#[derive(Debug, Clone, Default)]
pub(super) struct Material {
    /// The text as printed, citation marks with their brackets included.
    pub text: String,
    /// The boxes in order.
    pub cells: Vec<Cell>,
    /// The glyphs of all cells.
    pub glyphs: Vec<CellGlyph>,
    /// The looks that cells refer to.
    pub looks: Vec<Look>,
    /// How its citation marks are set.
    pub marks: MarkStyle,
    /// How it was last broken into lines.
    pub last_broken: LastBroken,
}

/// Bytes of the printed text with one look, face and script.
struct Piece {
    range: Range<usize>,
    look: usize,
    face: Face,
    japanese: bool,
}

impl Material {
    /// Shapes a block of text; a character without a glyph is added to the faults. An empty run in a heading is a place
    /// where its author allows it to break.
    pub(super) fn new(
        inline: &Inline,
        purpose: TextPurpose,
        chains: &Chains,
        fonts: &Fonts,
        faults: &mut Vec<Fault>,
    ) -> Self {
        let marks = purpose.marks();
        let mut material = Self { marks, ..Self::default() };
        // Line breaking uses the text without citation marks: `plain`, and for each byte its place in the printed text.
        let (mut plain, mut printed_at) = (String::new(), Vec::new());
        let mut pieces: Vec<Piece> = Vec::new();
        let mut asked = Vec::new();
        for run in &inline.runs {
            if run.text.is_empty() {
                asked.push(material.text.len());
                continue;
            }
            let is_mark = matches!(run.target, Target::Reference(_));
            let look = Look {
                raised: is_mark,
                emphasis: run.emphasis,
                strong: !is_mark && (purpose.is_strong() || run.strong),
                target: run.target.clone(),
            };
            let chain = chains.of(purpose.cut(&look, material.looks.is_empty()));
            material.look(look);
            let start = material.text.len();
            // The brackets keep a number from being read as an exponent on paper, or in copied text as a digit of the figure
            // before it.
            let bracketed = is_mark.then(|| format!("[{}]", run.text));
            let text = bracketed.as_deref().unwrap_or(&run.text);
            let mut missing: Option<(Vec<char>, Range<usize>)> = None;
            for (at, character) in material.append(text, chain, fonts, &mut pieces) {
                let exact = text.len() == run.range.len();
                let from = run.range.start + at;
                let range = if exact { from..from + character.len_utf8() } else { run.range.clone() };
                // Lines run from left to right, whatever the fonts have.
                if is_right_to_left(character) {
                    faults.push(Fault::Unsupported { what: Unprintable::RightToLeft, range });
                    continue;
                }
                let (characters, _) = missing.get_or_insert((Vec::new(), range));
                if !characters.contains(&character) {
                    characters.push(character);
                }
            }
            faults.extend(missing.map(|(characters, range)| Fault::MissingGlyph { characters, range }));
            if !is_mark {
                plain.push_str(&run.text);
                printed_at.extend(start..material.text.len());
            }
        }
        for piece in &pieces {
            material.shape(piece, fonts);
        }
        material.space(fonts);
        material.allow_breaks(&plain, &printed_at, (purpose, &asked), fonts);
        material
    }

    /// Its width on a single line, in thousandths of an em.
    pub(super) fn natural_width(&self) -> i32 {
        let glue: i32 = self.cells.iter().rev().skip(1).map(|cell| cell.glue.width).sum();
        glue + self.cells.iter().map(|cell| cell.width).sum::<i32>()
    }

    /// The width of its widest part that can't be divided, in thousandths of an em.
    pub(super) fn minimal_width(&self) -> i32 {
        let (mut widest, mut width) = (0, 0);
        for cell in &self.cells {
            width += cell.width;
            widest = widest.max(width);
            width = if cell.cost.is_some() { 0 } else { width + cell.glue.width };
        }
        widest
    }

    /// The width of its widest figure with all that stays on its line, in thousandths of an em: even where words are
    /// broken, it isn't.
    pub(super) fn widest_figure(&self) -> i32 {
        let (mut widest, mut width, mut bonded) = (0, 0, false);
        for cell in &self.cells {
            width += cell.width;
            bonded |= cell.bonded;
            if cell.cost.is_some() || (cell.emergency && !cell.bonded) {
                widest = if bonded { widest.max(width) } else { widest };
                (width, bonded) = (0, false);
            } else {
                width += cell.glue.width;
            }
        }
        if bonded { widest.max(width) } else { widest }
    }

    /// The width of the citation marks at the end of these cells, and of the space before them, in thousandths of an em.
    pub(super) fn trailing_marks_width(&self, cells: Range<usize>) -> i32 {
        let (first, last) = (cells.start, cells.end);
        let count = cells.rev().take_while(|cell| self.is_raised(*cell)).count();
        let begin = last - count;
        let gap = if begin > first && count > 0 { self.cells[begin - 1].glue.width } else { 0 };
        let width = |cell: usize| {
            self.cells[cell].width + if cell + 1 < last { self.cells[cell].glue.width } else { 0 }
        };
        gap + (begin..last).map(width).sum::<i32>()
    }

    /// The text of these cells, with the blanks between them.
    pub(super) fn text_of(&self, cells: Range<usize>) -> &str {
        match (self.cells.get(cells.start), cells.end.checked_sub(1).and_then(|last| self.cells.get(last))) {
            (Some(first), Some(last)) if cells.start < cells.end => {
                &self.text[first.text.start..last.text.end]
            }
            _ => "",
        }
    }

    fn look(&mut self, look: Look) {
        self.looks.push(look);
    }

    /// Adds text with the newest look, piece by piece; returns the characters that no face covers.
    fn append(
        &mut self,
        text: &str,
        chain: Chain<'_>,
        fonts: &Fonts,
        pieces: &mut Vec<Piece>,
    ) -> Vec<(usize, char)> {
        let look = self.looks.len() - 1;
        let base = self.text.len();
        self.text.push_str(text);
        let mut missing = Vec::new();
        let mut follows = false;
        let faces = coverage::faces(text, chain, fonts);
        for ((at, character), face) in text.char_indices().zip(faces) {
            let end = base + at + character.len_utf8();
            // A blank belongs to the piece before it; otherwise a face could be loaded for blanks alone.
            if let (true, ' ' | '\u{a0}', Some(piece)) = (follows, character, pieces.last_mut())
                && (piece.face.is_embedded() || fonts.covers(piece.face, character))
            {
                piece.range.end = end;
                continue;
            }
            let face = face.filter(|_| !is_right_to_left(character));
            if face.is_none() {
                missing.push((at, character));
            }
            let (face, japanese) = (face.unwrap_or_else(|| chain.first()), is_wide(character));
            match pieces.last_mut() {
                Some(piece) if follows && piece.face == face && piece.japanese == japanese => {
                    piece.range.end = end
                }
                _ => pieces.push(Piece { range: base + at..end, look, face, japanese }),
            }
            follows = true;
        }
        missing
    }

    /// Turns a piece into cells, one per cluster.
    fn shape(&mut self, piece: &Piece, fonts: &Fonts) {
        let manner = if piece.japanese {
            Manner::Japanese
        } else if piece.face.is_embedded() {
            Manner::Latin
        } else {
            Manner::Guessed
        };
        let text = &self.text[piece.range.clone()];
        let len = text.len();
        // A dash of two ems is one stroke (JIS X 4051): its halves are printed by the bar that fills its em. It is still copied as typed.
        let shaped = match text.contains("——") && fonts.covers(piece.face, '―') {
            true => fonts.shape(piece.face, &text.replace("——", "――"), manner),
            false => fonts.shape(piece.face, text, manner),
        };
        let mut index = 0;
        while let Some(first) = shaped.get(index) {
            let count = shaped[index..].iter().take_while(|glyph| glyph.cluster == first.cluster).count();
            let end = shaped.get(index + count).map_or(len, |next| next.cluster);
            let cluster = &shaped[index..index + count];
            let range = piece.range.start + first.cluster..piece.range.start + end;
            if matches!(&self.text[range.clone()], " " | "\u{3000}") {
                self.blank(piece.face, first, fonts);
            } else {
                self.cell(piece, cluster, range, fonts);
            }
            index += count;
        }
    }

    fn blank(&mut self, face: Face, glyph: &Shaped, fonts: &Fonts) {
        if let Some(cell) = self.cells.last_mut() {
            // Two blanks in a row are one, as in Markdown.
            cell.glue = Glue::blank(glyph.advance);
            // It is drawn with the cell before it, in that cell's face where the face has a blank.
            let (face, drawn) = match fonts.covers(cell.face, ' ') {
                true if face != cell.face => (cell.face, fonts.shape(cell.face, " ", Manner::Latin)),
                _ => (face, Arc::from([*glyph])),
            };
            cell.blank = drawn.first().map(|glyph| Blank { face, glyph: glyph.glyph, width: glyph.width });
        }
    }

    fn cell(&mut self, piece: &Piece, cluster: &[Shaped], text: Range<usize>, fonts: &Fonts) {
        let scale = if self.looks[piece.look].raised { self.marks.scale } else { 1000 };
        let first = self.glyphs.len();
        // Where there are as many glyphs as characters, as for a letter with a separate accent, each glyph shows one
        // character; otherwise the first glyph shows all of them, as a ligature does.
        let one_each = self.text[text.clone()].chars().count() == cluster.len();
        let (mut x, mut from) = (0, text.start);
        for (index, glyph) in cluster.iter().enumerate() {
            let own = match index {
                _ if one_each => {
                    let next = self.text[from..].chars().next().map_or(from, |c| from + c.len_utf8());
                    std::mem::replace(&mut from, next)..next
                }
                0 => text.clone(),
                _ => text.end..text.end,
            };
            let (id, x_offset) = (glyph.glyph, x + glyph.x_offset);
            let (left, y) = (x_offset * scale / 1000, glyph.y_offset * scale / 1000);
            self.glyphs.push(CellGlyph { id, x: left, y, advance: glyph.width, text: own });
            x += glyph.advance;
        }
        let mut width = x * scale / 1000;
        let character = self.text[text.clone()].chars().next().unwrap_or(' ');
        let mut half = None;
        let is_full = width == 1000 && scale == 1000;
        if let Some(side) = InkSide::of(character).filter(|_| is_full) {
            width = 500;
            let narrow = fonts.shape(piece.face, &self.text[text.clone()], Manner::Halved);
            half = narrow.first().filter(|glyph| glyph.width == 500).map(|glyph| (side, glyph.glyph));
            if side == InkSide::Right {
                self.glyphs[first..].iter_mut().for_each(|glyph| glyph.x -= 500);
            }
        }
        let glyphs = first..self.glyphs.len();
        let (look, face) = (piece.look, piece.face);
        let (glue, blank, cost) = (Glue::NONE, None, None);
        let (emergency, bonded, parts_figure) = (false, false, false);
        self.cells.push(Cell {
            glyphs,
            text,
            look,
            face,
            width,
            half,
            glue,
            blank,
            cost,
            emergency,
            bonded,
            parts_figure,
        });
    }

    /// Puts glue between the cells.
    fn space(&mut self, fonts: &Fonts) {
        // The last character that isn't in a mark: spacing ignores marks.
        let mut before = None;
        for index in 0..self.cells.len().saturating_sub(1) {
            let raised = self.is_raised(index);
            if !raised {
                before = self.text[self.cells[index].text.clone()].chars().next_back();
            }
            let after = self.text[self.cells[index + 1].text.clone()].chars().next();
            let (Some(before), Some(after)) = (before, after) else { continue };
            let next_raised = self.is_raised(index + 1);
            if next_raised && !raised {
                self.set_off(index, fonts);
                continue;
            }
            let cell = &self.cells[index];
            let glue = match (cell.blank, raised, next_raised) {
                (None, _, true) => Glue::NONE,
                (None, true, false) => spacing::after_marks(before, after),
                (None, false, false) => spacing::between(before, after),
                (Some(_), true, _) => spacing::after_marks(before, after).with_blank(cell.glue),
                (Some(_), false, _) => spacing::between(before, after).with_blank(cell.glue),
            };
            self.cells[index].glue = glue;
        }
    }

    /// Separates a mark from the cell before it: by a thin space on paper, and by a blank in copied text.
    fn set_off(&mut self, index: usize, fonts: &Fonts) {
        // The blank belongs to the mark, so that the text without its marks has no superfluous blank.
        let face = self.cells[index + 1].face;
        let shaped =
            if fonts.covers(face, ' ') { fonts.shape(face, " ", Manner::Latin) } else { Arc::default() };
        let cell = &mut self.cells[index];
        cell.glue = Glue { width: MARK_GAP, ..Glue::NONE };
        cell.blank = shaped.first().map(|glyph| Blank { face, glyph: glyph.glyph, width: glyph.width });
    }

    /// Whether a cell is a citation mark or belongs to one.
    pub(super) fn is_raised(&self, cell: usize) -> bool {
        self.looks[self.cells[cell].look].raised
    }

    fn allow_breaks(
        &mut self,
        plain: &str,
        printed_at: &[usize],
        (purpose, asked): (TextPurpose, &[usize]),
        fonts: &Fonts,
    ) {
        let costs = fonts.opportunities(plain);
        let words = if purpose.is_prose() { phrases::costs(plain) } else { Vec::new() };
        let mut at_printed = vec![(Opportunity::None, 0); self.text.len() + 1];
        for (at, printed) in printed_at.iter().enumerate() {
            at_printed[*printed] = (costs[at], words.get(at).copied().unwrap_or_default());
        }
        let mut waiting = false;
        for index in 1..self.cells.len() {
            let start = self.cells[index].text.start;
            let before = self.text[..start].trim_end_matches([' ', '\u{3000}']);
            let (last, first) = (before.chars().next_back(), self.text[start..].chars().next());
            let raised = self.is_raised(index);
            let cell = &mut self.cells[index - 1];
            let (opportunity, word) = at_printed[start];
            cell.bonded = matches!(opportunity, Opportunity::Bonded | Opportunity::Held);
            cell.parts_figure = opportunity == Opportunity::Bonded;
            // Programs that copy text drop a hyphen at the end of a line, and join what follows, if need be from the other column.
            let hyphenated = last == Some('-') && first.is_some_and(char::is_alphanumeric);
            cell.cost = match (opportunity, purpose, last, first) {
                _ if raised || (hyphenated && purpose.is_prose()) => None,
                (Opportunity::Cost(cost), TextPurpose::Prose | TextPurpose::BottomLine, ..) => {
                    Some(cost + word)
                }
                (
                    Opportunity::Cost(cost),
                    TextPurpose::Label | TextPurpose::Strong,
                    Some(last),
                    Some(first),
                ) => Some(cost + segment::phrase_cost(last, first)),
                (Opportunity::Cost(cost), TextPurpose::Head, Some(last), Some(first)) => {
                    segment::head_cost(last, first, cell.blank.map(|_| cost))
                }
                (Opportunity::Cost(cost), TextPurpose::Title, Some(last), Some(first)) => {
                    segment::title_cost(last, first, cell.blank.map(|_| cost))
                }
                // A heading that holds a long figure is better broken in it than refused.
                (Opportunity::Bonded, TextPurpose::Head | TextPurpose::Title, Some(last), Some(first)) => {
                    let ends = segment::head_cost(last, first, cell.blank.map(|_| segment::FREE));
                    ends.map(|_| segment::FIGURE)
                }
                (Opportunity::Cost(cost), ..) => Some(cost),
                (Opportunity::None | Opportunity::Held | Opportunity::Bonded, ..) => None,
            };
            // A break that is asked for before a citation comes after the citation.
            waiting |= asked.iter().any(|at| (before.len()..=start).contains(at));
            if waiting && !raised {
                cell.cost = Some(segment::FREE);
                waiting = false;
            }
            cell.emergency = !raised && last.zip(first).is_some_and(|(last, first)| may_part(last, first));
        }
    }
}

/// Whether a character is of a script written from right to left (Unicode Standard Annex 9: the blocks of Hebrew,
/// Arabic and their neighbours, and their presentation forms).
fn is_right_to_left(character: char) -> bool {
    matches!(u32::from(character), 0x590..=0x8ff | 0xfb1d..=0xfdff | 0xfe70..=0xfefe | 0x10800..=0x10fff | 0x1e800..=0x1efff)
}
