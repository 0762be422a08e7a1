//! Drawings that say something else than the facts: bars with parts, a timeline, a series, key figures and a comparison. One
//! thing is wrong with each page, which is otherwise made by the program itself, with the true facts in it: `inspect` must
//! tell it, alone where a printed word is another one, and against the dossier in any case; `check --outputs` tells every
//! file. And no template of an author's can put such a thing into a drawing.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use chrono::Months;
use factbrief::check::check;
use factbrief::diagnostic::{ColourChoice, SourceText, report};
use factbrief::disk::DossierFiles;
use factbrief::language::Language;
use factbrief::make::{Fitted, Select, SetPage, Themes, Tools, Wanted, each_brief, finish, fit, produce};
use factbrief::manifest::OutputFormat;
use factbrief::page::{
    Block, Chart, ChartMarks, Document, Extent, Finish, Fonts, Open, PaperSize, Sheet, Table, compose,
};
use factbrief::render::{Engine, Templates};
use rayon::prelude::*;
use tempfile::TempDir;

use crate::support::in_memory::source;
use crate::support::process::{FACTBRIEF, Start};
use crate::support::repo::repo;

/// What is wrong with a page.
struct Wrong {
    name: &'static str,
    /// The brief, and which of its drawings or tables.
    brief: &'static str,
    nth: usize,
    told: By,
    change: Change,
}

/// Who must tell it.
#[derive(Clone, Copy, PartialEq)]
enum By {
    /// The page alone: it doesn't say what its own facts say.
    Itself,
    /// The dossier.
    Dossier,
}

enum Change {
    Chart(fn(&mut Chart)),
    Table(fn(&mut Table)),
}

use By::{Dossier, Itself};

const fn chart(
    name: &'static str,
    (brief, nth): (&'static str, usize),
    told: By,
    change: fn(&mut Chart),
) -> Wrong {
    Wrong { name, brief, nth, told, change: Change::Chart(change) }
}

const fn table(name: &'static str, told: By, change: fn(&mut Table)) -> Wrong {
    Wrong { name, brief: "engineer", nth: 0, told, change: Change::Table(change) }
}

const BARS: (&str, usize) = ("investor", 0);
const TIMES: (&str, usize) = ("policy", 0);
const SERIES: (&str, usize) = ("engineer", 0);
const KEYS: (&str, usize) = ("engineer", 1);

/// Each with one thing wrong.
fn list() -> Vec<Wrong> {
    let mut list = Vec::new();
    for of in [BARS, TIMES, SERIES, KEYS] {
        list.extend([
            chart("a digit of a value", of, Itself, |chart| {
                let at = of_digits(chart);
                next_digit(value(chart, at));
            }),
            chart("two values exchanged", of, Dossier, |chart| {
                let (first, last) = (0, chart.captions.len() - 1);
                let texts = [first, last].map(|at| value(chart, at).clone());
                *value(chart, first) = texts[1].clone();
                *value(chart, last) = texts[0].clone();
            }),
            chart("a label", of, Dossier, |chart| label(chart, 0).push_str(" so")),
            chart("two labels exchanged", of, Dossier, |chart| {
                let (first, last) = (0, chart.captions.len() - 1);
                let texts = [first, last].map(|at| label(chart, at).clone());
                *label(chart, first) = texts[1].clone();
                *label(chart, last) = texts[0].clone();
            }),
            // Whether a word before a figure belongs to it, the page alone can't say.
            chart("a qualifier added", of, Dossier, |chart| {
                let at = of_digits(chart);
                let text = value(chart, at);
                *text = format!("nearly {text}");
            }),
            chart("an item is missing", of, Itself, |chart| without(chart, of_digits(chart))),
            chart("another subject", of, Dossier, |chart| chart.subject = "Other things".to_owned()),
        ]);
        if of != TIMES && of != KEYS {
            list.push(chart("the amounts of an axis", of, Dossier, |chart| {
                for tick in chart.axes.amounts.iter_mut().flatten() {
                    next_digit(&mut tick.text);
                }
            }));
        }
        if of == TIMES {
            list.push(chart("the years of an axis", of, Dossier, |chart| {
                chart.axes.times.iter_mut().flatten().for_each(|tick| next_digit(&mut tick.text));
            }));
        }
        if of != KEYS {
            list.push(chart("done and planned", of, Dossier, |chart| {
                first_mark(chart, |_, planned| *planned = !*planned);
            }));
            list.push(chart("about", of, Dossier, |chart| first_mark(chart, |about, _| *about = !*about)));
        }
    }
    list.extend([
        chart("a unit", BARS, Itself, |chart| swap_word(value(chart, 0), "MW", "GW")),
        chart("a unit", SERIES, Itself, |chart| swap_word(value(chart, 0), "MW", "GW")),
        chart("a bar as long as another", BARS, Dossier, |chart| {
            let ChartMarks::Bars(amounts) = &mut chart.marks else { return };
            (amounts[1].low, amounts[1].high) = (amounts[2].low, amounts[2].high);
        }),
        chart("a bar is open above", BARS, Dossier, |chart| {
            let ChartMarks::Bars(amounts) = &mut chart.marks else { return };
            let closed = amounts.iter_mut().find(|amount| amount.open.is_none());
            closed.unwrap().open = Some(Open::Above);
        }),
        chart("a part of another whole", BARS, Dossier, |chart| {
            let ChartMarks::Bars(amounts) = &mut chart.marks else { return };
            let part = amounts.iter_mut().find(|amount| amount.level == 2);
            part.unwrap().level = 1;
        }),
        chart("a part is a whole", BARS, Dossier, |chart| {
            let ChartMarks::Bars(amounts) = &mut chart.marks else { return };
            amounts.iter_mut().for_each(|amount| amount.level = 0);
        }),
        chart("a year later", TIMES, Dossier, |chart| {
            let ChartMarks::Times(times) = &mut chart.marks else { return };
            let last = times.last_mut().unwrap();
            last.from = last.from.checked_add_months(Months::new(12)).unwrap();
            last.to = last.to.max(last.from);
        }),
        chart("within and all the time", TIMES, Dossier, |chart| {
            let ChartMarks::Times(times) = &mut chart.marks else { return };
            let time = times.iter_mut().find(|time| time.extent == Extent::Within && time.to > time.from);
            time.unwrap().extent = Extent::Span;
        }),
        chart("before and after", TIMES, Dossier, |chart| {
            let ChartMarks::Times(times) = &mut chart.marks else { return };
            let time = times.iter_mut().find(|time| matches!(time.extent, Extent::Before | Extent::After));
            let extent = &mut time.unwrap().extent;
            *extent = if *extent == Extent::Before { Extent::After } else { Extent::Before };
        }),
        chart("the day of the page", TIMES, Dossier, |chart| chart.axes.now.as_mut().unwrap().at += 400.0),
        chart("a point higher", SERIES, Dossier, |chart| {
            let ChartMarks::Points(points) = &mut chart.marks else { return };
            let amount = &mut points[1].amount;
            (amount.low, amount.high) = (amount.low * 9.0, amount.high * 9.0);
        }),
        chart("a gap is closed", SERIES, Dossier, |chart| {
            let ChartMarks::Points(points) = &mut chart.marks else { return };
            points.iter_mut().skip(1).find(|point| !point.joined).unwrap().joined = true;
        }),
        chart("an estimate is none", SERIES, Dossier, |chart| {
            let ChartMarks::Points(points) = &mut chart.marks else { return };
            points.iter_mut().find(|point| point.amount.estimated).unwrap().amount.estimated = false;
        }),
        table("a digit of a cell", Itself, |table| next_digit(&mut table.rows[0][1].runs[0].text)),
        table("two cells exchanged", Dossier, |table| table.rows[0].swap(1, 2)),
        table("two columns exchanged", Dossier, |table| table.head.swap(1, 2)),
        table("a topic", Dossier, |table| table.rows[0][0].runs[0].text.push_str(" so")),
        table("two topics exchanged", Dossier, |table| {
            let [first, second] = table.rows.first_chunk_mut::<2>().unwrap();
            std::mem::swap(&mut first[0], &mut second[0]);
        }),
        table("stated where nothing is", Dossier, |table| table.rows[1][2] = table.rows[1][1].clone()),
        table("nothing stated where something is", Itself, |table| {
            table.rows[1][1] = table.rows[1][2].clone();
        }),
        table("a row is missing", Itself, |table| drop(table.rows.pop())),
    ]);
    list
}

/// An item whose value has a digit and is printed once, so that another doesn't stand for it.
fn of_digits(chart: &Chart) -> usize {
    let texts: Vec<String> =
        chart.captions.iter().map(|caption| caption.value.runs[0].text.clone()).collect();
    let once = |text: &String| texts.iter().filter(|other| other.contains(text.as_str())).count() == 1;
    (0..texts.len())
        .rev()
        .find(|at| texts[*at].contains(|c: char| c.is_ascii_digit()) && once(&texts[*at]))
        .unwrap()
}

fn value(chart: &mut Chart, at: usize) -> &mut String {
    &mut chart.captions[at].value.runs[0].text
}

fn label(chart: &mut Chart, at: usize) -> &mut String {
    &mut chart.captions[at].label.runs[0].text
}

fn without(chart: &mut Chart, at: usize) {
    chart.captions.remove(at);
    match &mut chart.marks {
        ChartMarks::Bars(amounts) => drop(amounts.remove(at)),
        ChartMarks::Times(times) => drop(times.remove(at)),
        ChartMarks::Points(points) => drop(points.remove(at)),
        ChartMarks::None => {}
    }
}

fn first_mark(chart: &mut Chart, change: impl Fn(&mut bool, &mut bool)) {
    let (about, planned) = match &mut chart.marks {
        ChartMarks::Bars(amounts) => amounts.first_mut().map(|one| (&mut one.about, &mut one.planned)),
        ChartMarks::Times(times) => times.first_mut().map(|one| (&mut one.about, &mut one.planned)),
        ChartMarks::Points(points) => {
            points.first_mut().map(|one| (&mut one.amount.about, &mut one.amount.planned))
        }
        ChartMarks::None => None,
    }
    .unwrap();
    change(about, planned);
}

fn next_digit(text: &mut String) {
    if let Some(at) = text.rfind(|c: char| c.is_ascii_digit()) {
        let digit = (text.as_bytes()[at] - b'0' + 1) % 10;
        text.replace_range(at..=at, &digit.to_string());
    }
}

fn swap_word(text: &mut String, word: &str, other: &str) {
    assert!(text.contains(word), "{text}");
    *text = text.replace(word, other);
}

/// Changes the drawing or table that is meant.
fn changed(document: &mut Document, wrong: &Wrong) {
    let blocks = document.sections.iter_mut().flat_map(|section| &mut section.blocks);
    match wrong.change {
        Change::Chart(change) => {
            let mut charts = blocks.filter_map(|block| match block {
                Block::Chart(chart) => Some(chart),
                _ => None,
            });
            change(charts.nth(wrong.nth).unwrap());
        }
        Change::Table(change) => {
            let mut tables = blocks.filter_map(|block| match block {
                Block::Table(table) => Some(table),
                _ => None,
            });
            change(tables.nth(wrong.nth).unwrap());
        }
    }
}

const BRIEFS: [&str; 3] = ["engineer", "investor", "policy"];

/// The files of the dossier with drawings of every kind, and some of its briefs.
fn files(wanted: impl Fn(&str) -> bool) -> DossierFiles {
    let read = |name: &str| {
        let text = fs::read_to_string(repo("tests/page/drawings/briefs/auction").join(name)).unwrap();
        source(&format!("briefs/auction/{name}"), &text)
    };
    DossierFiles {
        name: "auction".to_owned(),
        folder: "briefs/auction".into(),
        dossier: Some(read("dossier.toml")),
        sources: Some(read("sources.toml")),
        facts: vec![read("facts/f.toml")],
        editions: Vec::new(),
        briefs: BRIEFS
            .into_iter()
            .filter(|brief| wanted(brief))
            .map(|brief| read(&format!("{brief}.toml")))
            .collect(),
        diagnostics: Vec::new(),
    }
}

/// The outputs of the dossier by their file names, or those of one brief with something wrong on its page of one language.
fn outputs(fonts: &Fonts, language: Language, wrong: Option<&Wrong>) -> BTreeMap<String, Vec<u8>> {
    let engine = Engine::new(Templates::new(None)).unwrap();
    let themes = Themes::new(&[]).unwrap();
    let tools = Tools { engine: &engine, themes: &themes, fonts };
    let wanted = Wanted { select: &Select::default(), lists: false };
    let (outcome, _) = each_brief(
        "auction".to_owned(),
        check(&files(|brief| wrong.is_none_or(|wrong| wrong.brief == brief)), None),
        Some(&tools),
        |mut texts, theme, fonts| {
            let mut fitted: Fitted = fit(&mut texts, theme, fonts)?;
            let (brief, languages) = (texts.brief, &texts.dossier.languages);
            for (SetPage { document, page }, own) in fitted.settings.iter_mut().zip(languages) {
                let wrong = wrong.filter(|wrong| wrong.brief == brief.name && *own == language);
                if let Some(wrong) = wrong {
                    changed(document, wrong);
                }
                let sheet = Sheet {
                    size: PaperSize::A4,
                    language: *own,
                    min_type_size: brief.min_type_size,
                    theme: Arc::clone(theme),
                    budget: brief.pages,
                    finish: Finish::Finished,
                };
                *page = compose(document, &sheet, fonts).unwrap();
            }
            Ok((finish(texts, fitted, theme, fonts, wanted)?, ()))
        },
    );
    assert!(!outcome.failed(), "{:#?}", outcome.diagnostics);
    outcome.outputs.into_iter().map(|output| (output.file_name(), output.bytes)).collect()
}

/// The project on the disk, built.
fn project() -> TempDir {
    let folder = TempDir::new().unwrap();
    let briefs = folder.path().join("briefs/auction");
    fs::create_dir_all(briefs.join("facts")).unwrap();
    for name in
        ["dossier.toml", "sources.toml", "facts/f.toml", "engineer.toml", "investor.toml", "policy.toml"]
    {
        fs::copy(repo("tests/page/drawings/briefs/auction").join(name), briefs.join(name)).unwrap();
    }
    let (made, said) = run(folder.path(), &["build"]);
    assert!(made, "{said}");
    folder
}

/// Whether a command ended well, and what it said.
fn run(folder: &Path, arguments: &[&str]) -> (bool, String) {
    let said = Command::new(FACTBRIEF).args(arguments).current_dir(folder).ended().unwrap();
    (
        said.status.success(),
        String::from_utf8(said.stdout).unwrap() + &String::from_utf8(said.stderr).unwrap(),
    )
}

#[test]
fn whatever_is_wrong_in_a_drawing_is_told() {
    let fonts = Fonts::embedded();
    let folder = project();
    let sound = outputs(&fonts, Language::En, None);
    // What is altered below is otherwise the page itself.
    for (name, bytes) in &sound {
        assert!(fs::read(folder.path().join("out/auction").join(name)).unwrap() == *bytes, "{name}");
    }
    let list = list();
    let missed: Vec<String> = list
        .par_iter()
        .enumerate()
        .flat_map_iter(|(index, wrong)| {
            // Units and qualifiers are English; all else is tried in both languages by turns.
            let english = wrong.name.contains("unit") || wrong.name.contains("qualifier") || index % 2 == 0;
            let language = if english { Language::En } else { Language::Ja };
            let made = outputs(&fonts, language, Some(wrong));
            let pdf = format!("{}.{}.pdf", wrong.brief, language.tag());
            let mut missed = Vec::new();
            let what = format!("{} ({}.{})", wrong.name, wrong.brief, language.tag());
            if made[&pdf] == sound[&pdf] {
                return vec![format!("{what}: the page is the same")];
            }
            // A copy of the page that somebody has, beside the true dossier.
            let copy = format!("{index}.pdf");
            fs::write(folder.path().join(&copy), &made[&pdf]).unwrap();
            let (right, said) = run(folder.path(), &["inspect", &copy, "--against", "briefs"]);
            if right || !said.contains("altered") {
                missed.push(format!("{what}: inspect --against says\n{said}"));
            }
            if wrong.told == Itself {
                let (right, said) = run(folder.path(), &["inspect", &copy]);
                if right || !said.contains("altered") {
                    missed.push(format!("{what}: inspect says\n{said}"));
                }
            }
            missed
        })
        .collect();
    assert!(missed.is_empty(), "{} of {}:\n{}", missed.len(), list.len(), missed.join("\n"));
}

#[test]
fn every_file_of_a_drawing_is_compared_with_what_is_made() {
    let fonts = Fonts::embedded();
    let folder = project();
    let sound = outputs(&fonts, Language::En, None);
    let list = list();
    let mut tried = BTreeMap::new();
    // Every file is compared as a whole, so that some of the list are enough.
    for wrong in list.iter().step_by(4) {
        let language = Language::En;
        let made = outputs(&fonts, language, Some(wrong));
        let different: Vec<&String> = made
            .iter()
            .filter(|(name, bytes)| sound.get(*name) != Some(*bytes))
            .map(|(name, _)| name)
            .collect();
        assert!(!different.is_empty(), "{}", wrong.name);
        // One of the files, each kind in its turn.
        let kinds: Vec<&str> = different.iter().filter_map(|name| name.rsplit('.').next()).collect();
        let (at, kind) =
            kinds.iter().enumerate().min_by_key(|(_, kind)| tried.get(**kind).copied().unwrap_or(0)).unwrap();
        *tried.entry((*kind).to_owned()).or_insert(0) += 1;
        let path = folder.path().join("out/auction").join(different[at]);
        fs::write(&path, &made[different[at]]).unwrap();
        let (right, said) = run(folder.path(), &["check", "--outputs"]);
        assert!(
            !right && said.contains(different[at].as_str()),
            "{} in {}: {said}",
            wrong.name,
            different[at]
        );
        fs::write(&path, &sound[different[at]]).unwrap();
    }
    for kind in [OutputFormat::Markdown, OutputFormat::Pdf, OutputFormat::Svg] {
        assert!(tried.get(kind.extension()).is_some_and(|times| *times > 2), "{tried:?}");
    }
    let (right, said) = run(folder.path(), &["check", "--outputs"]);
    assert!(right, "{said}");
}

/// What a template of the author's may try with the drawings of its page: a word that is taken out of the program's block, another
/// one that is put in, and a block of its own. `CHART` is where the template has the drawing of a section.
const TEMPLATES: [&str; 18] = [
    "{{ section.chart | replace('planned', 'done') }}",
    "{{ section.chart | replace('MW', 'GW') }}",
    "{{ section.chart | upper }}",
    "{{ section.chart | lower }}",
    "{{ section.chart | reverse }}",
    "{{ section.chart | trim }}",
    "{{ section.chart | safe | replace('true', 'false') }}",
    "{{ section.chart | string }}",
    "{{ section.chart[3:] }}",
    "{{ (section.chart | string)[3:] }}",
    "{{ section.chart | first }}",
    "{{ section.chart | length }}",
    "{{ section.chart.alt }}",
    "{% set drawing %}{{ section.chart }}{% endset %}{{ drawing | replace('about', 'exact') }}",
    "```factbrief-chart\n{\"layout\":\"key-figures\",\"alt\":\"So\",\"items\":[{\"label\":\"Jobs\",\"value\":\"many\",\"cites\":[1]},{\"label\":\"Zones\",\"value\":\"few\",\"cites\":[1]}]}\n```",
    "```factbrief-chart\n{\"layout\":\"bar-chart\",\"alt\":\"So\",\"items\":[{\"label\":\"Jobs\",\"value\":\"{{ section.facts[0].value }}\",\"cites\":[],\"planned\":true}]}\n```",
    "~~~factbrief-chart\n{\"layout\":\"timeline\",\"alt\":\"So\",\"items\":[{\"label\":\"{{ section.facts[0].short }}\",\"value\":\"{{ section.facts[0].value }}\",\"cites\":[],\"from\":\"{{ section.facts[0].value }}\"}]}\n~~~",
    "```factbrief-chart\n{\"layout\":\"bar-chart\",\"alt\":\"So\",\"items\":[{\"label\":\"A\",\"value\":\"{{ section.facts[0].value }}\",\"cites\":[1],\"low\":5,\"high\":5}]}\n```",
];

/// A page of every section with what a template makes of its drawing.
fn template(drawing: &str) -> String {
    format!(
        "# {{{{ brief.title }}}}\n\n> {{{{ brief.bottom_line }}}}\n\n{{% for section in sections %}}\n## {{{{ section.heading }}}}\n\n\
         {{% if section.chart %}}\n{drawing}\n\n{{% if section.key %}}{{{{ section.key }}}}{{% endif %}}\n{{% else %}}\n\
         {{% for f in section.facts %}}\n- {{{{ f }}}}\n{{% endfor %}}\n{{% endif %}}\n{{% endfor %}}\n\n{{% if contested %}}{{{{ contested }}}}{{% endif %}}\n\n{{{{ references }}}}\n"
    )
}

/// What a page with such templates comes to: its mistakes, or the Markdown and the pictures.
fn with_template(fonts: &Fonts, drawing: &str) -> Result<BTreeMap<String, Vec<u8>>, String> {
    let own = BRIEFS.map(|name| {
        let path = format!("templates/{name}.md.j2");
        Arc::new(SourceText { path, text: template(drawing) })
    });
    let engine = Engine::new(Templates::new(own)).map_err(|found| format!("{found:#?}"))?;
    let themes = Themes::new(&[]).unwrap();
    let tools = Tools { engine: &engine, themes: &themes, fonts };
    let outcome = produce("auction".to_owned(), check(&files(|_| true), None), Some(&tools));
    if outcome.failed() {
        return Err(outcome.diagnostics.iter().map(|one| report(one, ColourChoice::Plain)).collect());
    }
    Ok(outcome.outputs.into_iter().map(|output| (output.file_name(), output.bytes)).collect())
}

#[test]
fn no_template_draws_anything_else_than_the_facts() {
    let fonts = Fonts::embedded();
    let sound = match with_template(&fonts, "{{ section.chart }}") {
        Ok(sound) => sound,
        Err(found) => panic!("{found}"),
    };
    assert_eq!(sound.keys().filter(|name| name.ends_with(".svg")).count(), 8);
    let mut refused = 0;
    for drawing in TEMPLATES {
        match with_template(&fonts, drawing) {
            // A template has a mark in place of the drawing: there is nothing in it to be changed.
            Ok(made) => assert!(made == sound, "{drawing} makes another page"),
            Err(_) => refused += 1,
        }
    }
    assert_eq!(refused, TEMPLATES.len() - 6);
}
