//! The words of a brief's author as an input: its texts, sections and picture, and who wrote it.

use serde::Serialize;

use super::picture_input::{ByTag, PictureText, placed};
use crate::model::{Brief, Fact, Section, SideBySide, SideRow, Source};

/// The brief's own words.
#[derive(Serialize)]
pub(super) struct OwnText<'a> {
    title: ByTag<'a>,
    bottom_line: ByTag<'a>,
    replaces: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    picture: Option<PictureText<'a>>,
    sections: Vec<SectionText<'a>>,
}

#[derive(Serialize)]
struct SectionText<'a> {
    layout: &'static str,
    heading: ByTag<'a>,
    text: Option<ByTag<'a>>,
    /// Wholes with their parts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    of_which: Vec<(&'a str, &'a str)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    comparison: Option<SideText<'a>>,
}

/// The heads of the columns of a comparison, and its rows: a topic and the fact of each column.
type SideText<'a> = ([ByTag<'a>; 2], Vec<(ByTag<'a>, [Option<&'a str>; 2])>);

impl<'a> OwnText<'a> {
    /// Those of a brief.
    pub(super) fn of(brief: &'a Brief, (sources, facts): (&'a [Source], &'a [Fact])) -> Self {
        Self {
            title: placed(&brief.title),
            bottom_line: placed(&brief.bottom_line),
            replaces: brief.replaces.as_ref().map(|replaced| replaced.date.to_string()),
            authors: brief.authors.iter().map(|(author, _)| author.as_str()).collect(),
            picture: brief.picture.as_ref().map(|picture| PictureText::of(picture, sources)),
            sections: brief.sections.iter().map(|section| section_text(section, facts)).collect(),
        }
    }
}

fn section_text<'a>(section: &'a Section, all: &'a [Fact]) -> SectionText<'a> {
    // Facts are compared one by one.
    let Section { heading, layout, facts: _, text, wholes, comparison } = section;
    let id = |fact: usize| all[fact].id.as_str();
    let rows = |compared: &'a SideBySide| {
        let SideBySide { columns, rows } = compared;
        let row = |row: &'a SideRow| (placed(&row.topic), row.facts.map(|fact| fact.map(id)));
        (columns.each_ref().map(placed), rows.iter().map(row).collect())
    };
    SectionText {
        layout: layout.name(),
        heading: placed(heading),
        text: text.as_ref().map(placed),
        of_which: wholes.iter().map(|(part, whole)| (id(*whole), id(*part))).collect(),
        comparison: comparison.as_ref().map(rows),
    }
}
