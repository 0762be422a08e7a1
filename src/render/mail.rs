//! Renders the text of a mail from `mail.txt.j2`, under the same audit as a brief: figures come from the briefs' own
//! bottom lines and from facts, each with its citation. What the program prints itself is exempt: the greeting, the
//! contact, file names, dates, and what an earlier copy said, with the status, stage or due date that replaces it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use minijinja::context;
use minijinja::value::Value as Jinja;

use super::audit;
use super::author_text::author_text;
use super::brief::{REFERENCES, dossier_view, nonce, printed, run, tidy};
use super::cite::cite;
use super::cited::Cited;
use super::contested::{self, MarkedPage};
use super::environment::Engine;
use super::escape;
use super::house::used_words;
use super::house_print::HousePrint;
use super::lookup::functions;
use super::mark::{self, Issued, MarkKind, Segment};
use super::markup;
use super::messages::{engine, page};
use super::object::{Marked, program};
use super::passed;
use super::rendered::{MadeText, Passages, Rendered};
use super::replaced;
use super::restricted::{MadePage, Restricted};
use super::select::Selection;
use super::since::{Since, since_view};
use super::state::RenderState;
use super::template_prose::typed_citations;
use crate::diagnostic::{Diagnostic, SourceText, Span};
use crate::language::Language;
use crate::model::{Brief, Dossier, UsedWord};
use crate::value::Showing;

const TEMPLATE: &str = "mail.txt.j2";
const SUBJECT: &str = "Subject:";

/// A brief that goes with the mail.
#[derive(Debug)]
pub struct Enclosed<'a> {
    /// The brief.
    pub brief: &'a Brief,
    /// The attached file's name.
    pub file: String,
    /// What has changed since each copy that the reader has or may have; empty for a new reader.
    pub since: Vec<Since>,
}

/// What a mail is made from.
#[derive(Debug)]
pub struct Request<'a> {
    /// The dossier.
    pub dossier: &'a Arc<Dossier>,
    /// The language.
    pub language: Language,
    /// The briefs; at least one.
    pub enclosed: Vec<Enclosed<'a>>,
    /// How the reader is addressed.
    pub greeting: String,
    /// Whether the mail replaces a copy that is wrong.
    pub correction: bool,
}

/// The text of a mail.
#[derive(Debug)]
pub struct MailText {
    /// The subject, plain.
    pub subject: String,
    /// The body, with citations and sources.
    pub body: Cited,
    /// The body without the greeting and the marks, in which each figure has its source.
    pub sourced: String,
    /// Words of the body that the house doesn't use so, for each brief that goes with it.
    pub words: Vec<Vec<UsedWord>>,
}

/// Renders the mail.
///
/// # Errors
/// What is wrong in the template or in the briefs' texts.
pub fn render_mail(request: &Request<'_>, engine: &Engine) -> Result<MailText, Vec<Diagnostic>> {
    let dossier = request.dossier;
    let Some(first) = request.enclosed.first().map(|enclosed| enclosed.brief) else { return Err(Vec::new()) };
    let Some(template) = engine.templates.get(TEMPLATE) else {
        return Err(vec![engine::unknown_template(TEMPLATE, first.span.clone())]);
    };
    let fallback = Span::new(template, 0..0);
    let audiences = request.enclosed.iter().map(|enclosed| enclosed.brief.audience.clone()).collect();
    let nonce = nonce(dossier, first, request.language);
    let selection = Selection::default();
    let on_page = BTreeSet::new();
    // Briefs that show contested figures in several ways are described by one text, which shows all versions.
    let ways: BTreeSet<Showing> = request.enclosed.iter().map(|enclosed| enclosed.brief.showing()).collect();
    let showing = if ways.len() == 1 { first.showing() } else { Showing::Both };
    let state = RenderState::new(dossier, request.language, audiences, nonce, (&selection, showing), on_page);
    let state = Arc::new(state);
    let briefs = request.enclosed.iter().map(|enclosed| brief_view(enclosed, &state, engine));
    let briefs: Vec<Jinja> = briefs.collect::<Result<_, _>>()?;
    let told = request.enclosed.iter().flat_map(|enclosed| &enclosed.since).flat_map(Since::facts);
    let context = context! {
        lang => request.language.tag(),
        dossier => dossier_view(&state),
        greeting => program(&state, escape::markdown(&request.greeting)),
        correction => request.correction,
        certain => request.enclosed.iter().flat_map(|enclosed| &enclosed.since).any(|since| since.certain),
        contested => contested::line(told, &state).map(|text| Jinja::from_object(Marked { text })),
        briefs,
        references => program(&state, REFERENCES.to_owned()),
        ..functions(&state)
    };
    state.begin_text(passed::dated(&template.text, dossier));
    let text = run(TEMPLATE, context, engine, &fallback, &state).map_err(|diagnostic| vec![diagnostic])?;
    let others = engine.templates.iter().map(|(_, text)| text).filter(|text| !Arc::ptr_eq(text, template));
    let sources: Vec<Arc<SourceText>> = std::iter::once(template).chain(others).map(Arc::clone).collect();
    audit::whole(&text, &state, &sources, &fallback)?;
    let (subject, body) = text
        .trim_start()
        .split_once('\n')
        .and_then(|(line, body)| Some((line.strip_prefix(SUBJECT)?, body)))
        .ok_or_else(|| vec![page::no_subject(TEMPLATE, fallback.clone())])?;
    let body = tidy(body);
    let segments = audit::whole(&body, &state, &sources, &fallback)?;
    typed_citations(&body, &segments, &sources, &fallback)?;
    let issued = state.issued();
    let ahead = passed::as_if_ahead(&body, &segments, &issued, &state);
    if !ahead.is_empty() {
        return Err(passed::describe_in_template(&ahead, TEMPLATE, &fallback, &state));
    }
    let charts = BTreeMap::new();
    let page = MarkedPage { text: &body, segments: &segments, issued: &issued, charts: &charts };
    let unmarked = contested::judge(&page, &state, TEMPLATE, &fallback);
    if !unmarked.is_empty() {
        return Err(unmarked);
    }
    let references = printed(REFERENCES, &issued, &segments)
        .ok_or_else(|| vec![page::no_references_in_mail(TEMPLATE, fallback.clone())])?;
    for brief in request.enclosed.iter().map(|enclosed| enclosed.brief) {
        let line = replaced::line_in_mail(brief, dossier, request.language);
        if line.is_some_and(|line| printed(&line, &issued, &segments).is_none()) {
            return Err(vec![page::no_correction_in_mail(TEMPLATE, fallback)]);
        }
    }
    if let Some(name) = imprint_left_out(request, &issued, &segments) {
        return Err(vec![page::no_imprint_in_mail(TEMPLATE, name, fallback)]);
    }
    if let Some(restricted) = Restricted::new(dossier, &state.audiences) {
        // The program's own words about a withdrawn fact repeat a copy that the reader has had.
        let typed: String = segments
            .iter()
            .filter_map(|segment| match segment {
                Segment::Prose(range) => Some(&body[range.clone()]),
                Segment::Marked { index, content } => {
                    (issued[*index].kind == MarkKind::Value).then(|| &body[content.clone()])
                }
            })
            .collect();
        let subject = mark::strip(subject);
        let made = MadePage { what: MadeText::Mail, markdown: &typed, plain: &[&subject] };
        restricted.judge(&made, first, dossier, &engine.templates)?;
    }
    let subject = markup::shown(mark::strip(subject).trim()).trim().to_owned();
    let sourced = without_greeting(&body, &segments, &issued, &request.greeting);
    let rendered = Rendered {
        picture: None,
        language: request.language,
        text: body,
        segments,
        issued,
        references,
        source_note: None,
        passages: Passages::Unlinked,
        old_figures: false,
        contested: state.contested,
        charts,
        title: subject.clone(),
        marking: None,
        replaces: None,
        span: first.span.clone(),
    };
    let briefs = request.enclosed.iter().map(|enclosed| enclosed.brief);
    let words = briefs.map(|brief| used_words(&rendered, brief, dossier, &engine.templates)).collect();
    Ok(MailText { subject, body: cite(&rendered, dossier, engine)?, sourced, words })
}

/// A body without its marks and without how the reader is addressed.
fn without_greeting(body: &str, segments: &[Segment], issued: &[Issued], greeting: &str) -> String {
    let greeting = escape::markdown(greeting);
    let parts = segments.iter().map(|segment| match segment {
        Segment::Prose(range) => &body[range.clone()],
        Segment::Marked { index, .. }
            if issued[*index].kind == MarkKind::Program && issued[*index].text == greeting =>
        {
            "\n"
        }
        Segment::Marked { content, .. } => &body[content.clone()],
    });
    parts.collect()
}

/// What pages say of themselves and the body of the mail doesn't, as a template names it. Each page's marking is printed for itself, a
/// disclaimer that several share at least once.
fn imprint_left_out(request: &Request<'_>, issued: &[Issued], segments: &[Segment]) -> Option<&'static str> {
    let times = |text: &str| {
        let is_it = |segment: &&Segment| match segment {
            Segment::Marked { index, .. } => {
                issued[*index].kind == MarkKind::Program && issued[*index].text == text
            }
            Segment::Prose(_) => false,
        };
        segments.iter().filter(is_it).count()
    };
    let prints: Vec<HousePrint> = request
        .enclosed
        .iter()
        .map(|enclosed| HousePrint::of(request.dossier, enclosed.brief, request.language))
        .collect();
    let alike = |name: &str, text: &str| match name {
        "marking" => prints.iter().filter(|print| print.marking.as_deref() == Some(text)).count(),
        _ => 1,
    };
    let mut said = prints.iter().flat_map(HousePrint::of_mail);
    said.find(|(name, text)| times(text) < alike(name, text)).map(|(name, _)| name)
}

fn brief_view(
    enclosed: &Enclosed<'_>,
    state: &Arc<RenderState>,
    engine: &Engine,
) -> Result<Jinja, Vec<Diagnostic>> {
    let words = |texts: &BTreeMap<Language, (String, Span)>| match texts.get(&state.language) {
        Some((text, span)) => author_text(text, span, state, engine),
        None => Ok(String::new()),
    };
    let print = HousePrint::of(&state.dossier, enclosed.brief, state.language);
    let [marking, _, _, disclaimer] = print.given(state);
    let (title, bottom_line) = (words(&enclosed.brief.title)?, words(&enclosed.brief.bottom_line)?);
    Ok(context! {
        name => enclosed.brief.name.as_str(),
        audience => enclosed.brief.audience.as_str(),
        // Bold within bold would be none.
        headline => if title.contains("**") { title.clone() } else { format!("**{title}**") },
        title,
        bottom_line,
        marking,
        disclaimer,
        replaces => replaced::line_in_mail(enclosed.brief, &state.dossier, state.language).map(|line| program(state, line)),
        file => program(state, escape::markdown(&enclosed.file)),
        since => enclosed.since.iter().map(|since| since_view(since, state)).collect::<Vec<_>>(),
    })
}
