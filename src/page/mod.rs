//! From Markdown to one composed page: blocks and lines, with everything at its place, but not yet a PDF.
//!
//! `parse` reads a brief, and `compose` sets it at the largest type size at which it fits its sheets, or reports that none
//! fits.
//! Positions are points (1/72 inch) from the top left corner of the first sheet, downwards.
//! Emphasised Latin letters are slanted, because none of the four embedded faces is an italic. Japanese letters stay
//! upright, as Japanese typography requires.

mod aloud;
mod art;
mod band;
mod bond_words;
mod bonds;
mod captioned_picture;
mod cell;
mod chains;
mod chart;
mod colour;
mod column;
mod columns;
mod compose;
mod contrast;
mod coverage;
mod decimal;
mod document;
mod fault;
mod fit;
mod flow;
mod font_file;
mod fonts;
mod foreign;
mod frame;
mod inline;
mod key_figure;
mod kinsoku;
mod latin_words;
mod letterhead;
mod line;
mod logo;
mod look;
mod marking;
mod material;
mod measures;
mod messages;
mod paragraph;
mod parse;
mod phrases;
mod picture;
mod picture_block;
mod placed_picture;
mod prepare;
mod prepared_picture;
mod references;
mod room;
mod script_class;
mod segment;
mod setter;
mod shape;
mod sheet;
mod spacing;
mod style;
mod table;
mod text_memory;
mod theme;
mod theme_field;
mod theme_fonts;
mod theme_keys;
mod theme_text;
mod title;
mod tree;

pub use art::{
    Art, ArtFault, ArtFile, ArtForm, ArtProblem, ArtStep, Colours, FillRule, Filled, Jpeg, JpegKind, Raster,
};
pub use captioned_picture::CaptionedPicture;
pub use chart::{Amount, Axes, Caption, Chart, ChartMarks, Extent, Open, Point, Tick, Time, svg};
pub use colour::{Colour, Tint};
pub use document::{Alignment, Block, Document, Footnote, PageSection, Table};
pub use fault::{ChartFault, Fault, Unprintable};
pub use fit::{ShapedText, compose, fit, shape};
pub use font_file::{FontFault, file_and_face};
pub use fonts::{Face, Fonts};
pub use inline::{Inline, Run, Target};
pub use key_figure::ValueOnPage;
pub use logo::Logo;
pub use parse::parse;
pub use shape::{PathSegment, Shape, Stroke};
pub use sheet::{Finish, MOST_SHEETS, PaperSize, Sheet};
pub use theme::{Letters, Palette, Rules, Theme};
pub use theme_field::ThemeValue;
pub use theme_fonts::{FontFile, ThemeFonts};
pub use theme_keys::{ThemeKey, commented_theme, theme_keys};
pub use theme_text::ThemeFault;
pub use tree::{
    ChartArea, Child, Diagonal, Element, Glyph, GlyphRun, GlyphText, Leaf, LineKind, Link, LinkTarget,
    OutlineEntry, Page, PlacedArt, Rectangle, Role, Scope, SetLine,
};
