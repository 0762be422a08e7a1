//! Renders a brief in one language: its own texts first, then the template around them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use minijinja::context;
use minijinja::value::Value as Jinja;

use super::audience::{Audience, own_label, pages, template_of};
use super::audit;
use super::author_text::author_text;
use super::changes;
use super::cited_picture::cited_picture;
use super::contested::{self, MarkedPage};
use super::diagnose::diagnose;
use super::environment::{Engine, environment_for};
use super::escape;
use super::given::refuse_unlisted;
use super::hollow::hollow;
use super::house_print::HousePrint;
use super::limited;
use super::lookup::{PictureFunction, functions};
use super::mark::{self, Issued, MarkKind, Segment};
use super::markup;
use super::messages::{engine, page};
use super::object::{Marked, program, with_absent};
use super::paragraph::not_alone;
use super::passed;
use super::picture_print::picture_print;
use super::rendered::{Passages, Rendered};
use super::replaced;
use super::section::{chart_name, charts, section_view};
use super::select::Selection;
use super::side_by_side::ComparedTexts;
use super::state::RenderState;
use super::template_prose::{read_otherwise, typed_citations};
use super::unverified;
use crate::diagnostic::{Code, Diagnostic, SourceText, Span};
use crate::language::Language;
use crate::model::{Brief, Dossier, Section};
use crate::value::{Date, Rendering, Value, format};

/// Where a text of a brief is printed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stands {
    /// In a heading, or after words of the program.
    InALine,
    /// As a block of its own.
    Alone,
}

/// A section, after its heading, its words and those of a comparison as they are rendered.
type ShownSection<'a> = (String, Option<String>, Option<ComparedTexts>, &'a Section);

/// Where the references go; the citation stage puts them in.
pub(super) const REFERENCES: &str = "references";

/// Where the page says what its source numbers mean; the citation stage writes it, because it knows what the page holds.
const SOURCE_NOTE: &str = "source-note";

/// Renders a brief in one language.
///
/// # Errors
/// Every mistake that could be found before the template stopped.
pub fn render(
    dossier: &Arc<Dossier>,
    brief: &Brief,
    language: Language,
    selection: &Selection,
    engine: &Engine,
) -> Result<Rendered, Vec<Diagnostic>> {
    let listed = brief.sections.iter().flat_map(|section| section.facts.iter().copied());
    let on_page = listed.filter(|fact| !selection.omitted.contains(fact)).collect();
    let state = |on_page| {
        let (nonce, audiences) = (nonce(dossier, brief, language), vec![brief.audience.clone()]);
        Arc::new(RenderState::new(dossier, language, audiences, nonce, (selection, brief.showing()), on_page))
    };
    let first = state(on_page);
    let rendered = render_in(&first, brief, language, engine)?;
    let shown = shown(brief, &rendered);
    match first.relied_on().is_subset(&shown) {
        true => Ok(rendered),
        // The template leaves out what became of a plan.
        false => render_in(&state(BTreeSet::new()), brief, language, engine),
    }
}

/// The facts that a rendered text shows by their statement, their short form or in a chart.
fn shown(brief: &Brief, rendered: &Rendered) -> BTreeSet<usize> {
    let mut shown = BTreeSet::new();
    for segment in &rendered.segments {
        let Segment::Marked { index, .. } = segment else { continue };
        let one = &rendered.issued[*index];
        shown.extend(one.fact.filter(|_| one.kind == MarkKind::Statement));
        if rendered.charts.contains_key(index) {
            let drawn = brief.sections.iter().filter(|section| chart_name(section) == one.text);
            shown.extend(drawn.flat_map(|section| &section.facts));
        }
    }
    shown
}

fn render_in(
    state: &Arc<RenderState>,
    brief: &Brief,
    language: Language,
    engine: &Engine,
) -> Result<Rendered, Vec<Diagnostic>> {
    let (dossier, selection) = (&state.dossier, &state.selection);
    let template = template_of(brief, |name| engine.templates.get(name).is_some());
    let Some(template_text) = engine.templates.get(&template) else {
        let span = brief.template.as_ref().map_or(&brief.audience_span, |(_, span)| span).clone();
        return Err(vec![engine::unknown_page_template(&template, pages(&engine.templates), span)]);
    };

    let mut found = Vec::new();
    let mut words = |texts: &BTreeMap<Language, (String, Span)>, stands| {
        let (text, span) = texts.get(&language)?;
        let rendered = author_text(text, span, state, engine).and_then(|text| {
            let found = (stands == Stands::Alone).then(|| not_alone(&text, span)).flatten();
            found.map_or(Ok(text), |found| Err(vec![found]))
        });
        match rendered {
            Ok(text) => Some(text),
            Err(diagnostics) => {
                found.extend(diagnostics);
                None
            }
        }
    };
    let title = words(&brief.title, Stands::InALine);
    let bottom_line = words(&brief.bottom_line, Stands::InALine);
    let shown = brief.sections.iter().filter(|section| {
        // A heading over nothing is left out.
        section.text.is_some() || section.facts.iter().any(|fact| !selection.omitted.contains(fact))
    });
    let sections: Vec<Option<ShownSection<'_>>> = shown
        .map(|section| {
            let heading = words(&section.heading, Stands::InALine);
            let text = section.text.as_ref().map(|text| words(text, Stands::Alone));
            let compared = section.comparison.as_ref().map(|compared| {
                let columns = compared.columns.each_ref().map(|column| words(column, Stands::InALine));
                let rows = compared.rows.iter();
                let topics: Vec<_> = rows.map(|row| words(&row.topic, Stands::InALine)).collect();
                let [left, right] = columns;
                Some(ComparedTexts {
                    columns: [left?, right?],
                    topics: topics.into_iter().collect::<Option<_>>()?,
                })
            });
            let text = text.map_or(Some(None), |text| text.map(Some))?;
            let compared = compared.map_or(Some(None), |compared| compared.map(Some))?;
            Some((heading?, text, compared, section))
        })
        .collect();
    let picture = picture_print(brief, state, engine).unwrap_or_else(|mistakes| {
        found.extend(mistakes);
        None
    });
    if !found.is_empty() {
        return Err(found);
    }
    let (Some(title), Some(bottom_line)) = (title, bottom_line) else { return Err(found) };
    let Some(sections) = sections.into_iter().collect::<Option<Vec<_>>>() else { return Err(found) };

    let plain_title = markup::shown(&mark::strip(&title));
    let references = program(state, REFERENCES.to_owned());
    let unverified = unverified::line(brief, state);
    let replaces = replaced::line(brief, dossier, language);
    let shown = brief.sections.iter().flat_map(|section| section.facts.iter().copied());
    let contested = contested::line(shown.filter(|fact| !selection.omitted.contains(fact)), state);
    let house_print = HousePrint::of(dossier, brief, language);
    let [marking, letterhead, authors, disclaimer] = house_print.given(state);
    let context = context! {
        lang => language.tag(),
        brief => context! { name => brief.name.as_str(), audience => brief.audience.as_str(), title, bottom_line },
        audience => Jinja::from_object(Audience::new(brief, state, &engine.templates)),
        dossier => dossier_view(state),
        sections => sections.into_iter().map(|(heading, text, compared, section)| section_view((heading, text, compared), section, state)).collect::<Vec<_>>(),
        references,
        source_note => program(state, SOURCE_NOTE.to_owned()),
        omitted => omitted_line(state),
        unverified => unverified.as_ref().map(|text| program(state, text.clone())),
        contested => contested.clone().map(|text| Jinja::from_object(Marked { text })),
        changes => changes::changes(brief, state),
        replaces => replaces.as_ref().map(|text| program(state, text.clone())),
        marking,
        letterhead,
        authors,
        disclaimer,
        picture => Jinja::from_object(PictureFunction { text: picture }),
        ..functions(state)
    };
    let fallback = Span::new(template_text, 0..0);
    state.begin_text(passed::dated(&template_text.text, dossier));
    let text = run(&template, context, engine, &fallback, state).map_err(|diagnostic| {
        // The label is missing in the brief or the dossier, whichever template asked for it.
        let unlabelled = diagnostic.code == Code::UnknownAudience;
        let span = if unlabelled { Some(brief.audience_span.clone()) } else { diagnostic.span.clone() };
        vec![Diagnostic { span, ..diagnostic }]
    })?;
    let text = tidy(&text);
    // The brief's own template comes first: words that are in several templates were most likely printed by it.
    let others =
        engine.templates.iter().map(|(_, text)| text).filter(|text| !Arc::ptr_eq(text, template_text));
    let sources: Vec<Arc<SourceText>> =
        std::iter::once(template_text).chain(others).map(Arc::clone).collect();
    let segments = audit::whole(&text, state, &sources, &fallback)?;
    let issued = state.issued();
    let ahead = passed::as_if_ahead(&text, &segments, &issued, state);
    if !ahead.is_empty() {
        return Err(passed::describe_in_template(&ahead, &template, &fallback, state));
    }
    let charts = charts(brief, state, &issued);
    let page = MarkedPage { text: &text, segments: &segments, issued: &issued, charts: &charts };
    let found = contested::judge(&page, state, &template, &fallback);
    let found: Vec<Diagnostic> =
        found.into_iter().chain(contested::unshowable(&page, state, brief)).collect();
    if !found.is_empty() {
        return Err(found);
    }
    if let Some(edition) = &brief.changes_since
        && printed(&changes::heading(edition, state), &issued, &segments).is_none()
    {
        return Err(vec![page::no_changes(&template, fallback)]);
    }
    if let Some(text) = &replaces
        && printed(text, &issued, &segments).is_none()
    {
        return Err(vec![page::no_correction(&template, fallback)]);
    }
    if let Some(name) = house_print.left_out(|text| printed(text, &issued, &segments).is_some()) {
        return Err(vec![page::no_imprint(&template, name, fallback)]);
    }
    let picture = cited_picture(brief, &issued, &segments)
        .map_err(|times| vec![page::no_picture(&template, times, fallback.clone())])?;
    if let Some(text) = &unverified
        && printed(text, &issued, &segments).is_none()
    {
        return Err(vec![page::no_unverified(&template, fallback)]);
    }
    let references = printed(REFERENCES, &issued, &segments)
        .ok_or_else(|| vec![page::no_references(&template, fallback.clone())])?;
    if let Some(label) = own_label(dossier, &brief.audience, language)
        && printed(&label, &issued, &segments).is_none()
    {
        return Err(vec![page::no_label(&template, &brief.audience, fallback)]);
    }
    typed_citations(&text, &segments, &sources, &fallback)?;
    read_otherwise(&text, &segments, &sources, &fallback)?;
    let bare = mark::strip(&text);
    if let Some((line, what)) = hollow(&bare) {
        return Err(vec![page::hollow(what, line, fallback)]);
    }
    let source_note = printed(SOURCE_NOTE, &issued, &segments);
    let old = brief.changes_since.as_ref().map(|edition| changes::then(edition, state));
    let old_figures = old.is_some_and(|then| printed(&then, &issued, &segments).is_some());
    Ok(Rendered {
        language,
        text,
        segments,
        issued,
        references,
        source_note,
        passages: Passages::Linked,
        old_figures,
        contested: state.contested,
        charts,
        picture,
        title: plain_title,
        replaces,
        marking: dossier.marking(brief).map(|marking| (marking.kind, marking.text_in(language).to_owned())),
        span: brief.span.clone(),
    })
}

/// The mark of a text of the program's own, if it was printed.
pub(super) fn printed(program: &str, issued: &[Issued], segments: &[Segment]) -> Option<usize> {
    let index = issued.iter().position(|one| one.kind == MarkKind::Program && one.text == program)?;
    let is_it =
        |segment: &Segment| matches!(segment, Segment::Marked { index: found, .. } if *found == index);
    segments.iter().any(is_it).then_some(index)
}

/// A number that differs between renders and that no template can work out; it reaches no output.
pub(super) fn nonce(dossier: &Dossier, brief: &Brief, language: Language) -> u32 {
    let mut hasher = blake3::Hasher::new();
    for part in [&dossier.name, &brief.name, language.tag(), &brief.span.source.text] {
        hasher.update(part.as_bytes());
        hasher.update(&[0]);
    }
    let hash = hasher.finalize();
    hash.as_bytes().iter().take(4).fold(0, |number, &byte| number << 8 | u32::from(byte))
}

/// How many points were left out, where the brief says so to its readers.
fn omitted_line(state: &RenderState) -> Option<Jinja> {
    let number = state.selection.omitted.len();
    state.selection.tell.then(|| program(state, (state.language.words().page.omitted)(number)))
}

pub(super) fn dossier_view(state: &RenderState) -> Jinja {
    let dossier = &state.dossier;
    let text = |texts: &crate::value::Texts| {
        let text = texts.get(&state.language).or_else(|| texts.values().next());
        escape::markdown(text.map_or("", String::as_str))
    };
    let date = |date: Date| escape::markdown(&format(&Value::from(date), state.style(), Rendering::Running));
    // The address of `Name <mail>` would become a link; in a footer it is only read.
    let contact =
        dossier.contact.as_deref().map(|contact| escape::markdown(&contact.replace(['<', '>'], "")));
    context! {
        title => program(state, text(&dossier.title)),
        publisher => program(state, text(&dossier.publisher)),
        date => program(state, date(Date::Day(dossier.date))),
        contact => contact.map(|contact| program(state, contact)),
    }
}

pub(super) fn run(
    name: &str,
    context: Jinja,
    engine: &Engine,
    fallback: &Span,
    state: &Arc<RenderState>,
) -> Result<String, Diagnostic> {
    refuse_unlisted(&context, fallback)?;
    let environment = environment_for(engine, state);
    let template = environment.get_template(name);
    let rendered = template.and_then(|template| limited::render(&template, with_absent(context)));
    rendered.map_err(|error| diagnose(&error, &engine.templates, fallback, Some(&state.dossier)))
}

/// One blank line between blocks, no blanks at line ends, one line break at the end.
pub(super) fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    let mut blank = true;
    for line in text.lines().map(str::trim_end) {
        if line.is_empty() {
            if !blank {
                tidy.push('\n');
            }
            blank = true;
        } else {
            tidy.push_str(line);
            tidy.push('\n');
            blank = false;
        }
    }
    let end = tidy.trim_end().len();
    tidy.truncate(end);
    tidy.push('\n');
    tidy
}
