//! What the program says in a brief's language: one struct, of which each language has one value, so that a missing word is
//! an error of the compiler. Where words depend on a type of a later room, such as the status of a fact, there is a field
//! for each variant, and that room picks the field.

use chrono::Month;

use super::labels::Labels;
use super::names::LanguageName;

/// All words of the program in one language.
#[derive(Debug)]
pub struct Words {
    /// What templates ask for by name.
    pub labels: Labels,
    /// Brackets, quotation marks and names.
    pub punctuation: Punctuation,
    /// What is said beside a statement.
    pub remarks: RemarkWords,
    /// Whom a brief is for.
    pub audiences: AudienceWords,
    /// Who vouches for a fact.
    pub statuses: StatusWords,
    /// How far a fact has come.
    pub stages: StageWords,
    /// How likely a judgement is, and how sure its author is.
    pub judgements: JudgementWords,
    /// Places in a source.
    pub locators: LocatorWords,
    /// Places in a source, in few words.
    pub short_locators: LocatorWords,
    /// What a language of sources is called.
    pub source_language: fn(&'static LanguageName) -> &'static str,
    /// Charts, to those who can't see them, and their keys.
    pub charts: ChartWords,
    /// What a page says of itself, and its PDF of its parts.
    pub page: PageWords,
    /// What a marked page says of itself.
    pub markings: MarkingWords,
    /// What is said of an earlier edition.
    pub editions: EditionWords,
    /// How a derived fact was computed.
    pub formulas: FormulaWords,
    /// How many sources there are of each nature.
    pub natures: NatureWords,
    /// What the annex of a page says.
    pub annex: AnnexWords,
    /// Who says what of a contested figure.
    pub contested: ContestedWords,
    /// What a mail says.
    pub mail: MailWords,
}

/// Brackets, quotation marks and names. Commas and stops are among the labels.
#[derive(Debug)]
pub struct Punctuation {
    /// The brackets around a remark after a word, with their blanks.
    pub brackets: [&'static str; 2],
    /// A text as it stands in quotation marks: its own ones are those of a quotation within another.
    pub within_quotes: fn(&str) -> String,
    /// A sentence in quotation marks, without its stop.
    pub quoted: fn(&str) -> String,
    /// Several authors.
    pub authors: fn(&[String]) -> String,
    /// An author of a source in this language: family name, given name.
    pub person: fn(&str, &str) -> String,
}

/// What is said beside a statement.
#[derive(Debug)]
pub struct RemarkWords {
    /// A sentence with a remark in it or after it.
    pub beside: fn(&str, &str) -> String,
    /// When a fact held.
    pub as_of: fn(&str) -> String,
    /// A plan's date has passed, in few words.
    pub date_passed: &'static str,
    /// When a plan was due, after its sentence; the page reports the outcome.
    pub was_due: fn(&str) -> String,
    /// The same; nothing tells what came of it.
    pub was_due_unrecorded: fn(&str) -> String,
    /// A plan's date has passed, after its sentence; the page tells what came of it.
    pub passed: &'static str,
    /// The same; nothing tells what came of it.
    pub passed_unrecorded: &'static str,
}

/// What is written above the title.
#[derive(Debug)]
pub struct AudienceWords {
    /// For engineers.
    pub engineer: &'static str,
    /// For investors.
    pub investor: &'static str,
    /// For policy makers.
    pub policy: &'static str,
    /// For any other audience, as a proposal: its name.
    pub other: fn(&str) -> String,
}

impl AudienceWords {
    /// What is printed for a built-in audience, which needs no table.
    pub fn of(&self, audience: &str) -> Option<&'static str> {
        match audience {
            "engineer" => Some(self.engineer),
            "investor" => Some(self.investor),
            "policy" => Some(self.policy),
            _ => None,
        }
    }
}

/// Who vouches for a fact.
#[derive(Debug)]
#[expect(missing_docs, reason = "the fields are the variants of `Status`")]
pub struct StatusWords {
    pub confirmed: &'static str,
    pub announced: &'static str,
    pub reported: &'static str,
    pub estimated: &'static str,
    pub opinion: &'static str,
    pub speculation: &'static str,
}

/// How likely a judgement is, and how sure its author is.
#[derive(Debug)]
#[expect(missing_docs, reason = "fields are the variants of `Likelihood` and `Confidence`")]
pub struct JudgementWords {
    pub almost_no_chance: &'static str,
    pub very_unlikely: &'static str,
    pub unlikely: &'static str,
    pub roughly_even_chance: &'static str,
    pub likely: &'static str,
    pub very_likely: &'static str,
    pub almost_certain: &'static str,
    pub low: &'static str,
    pub moderate: &'static str,
    pub high: &'static str,
    /// A word of the first seven with the ends of its range in per cent, as a sentence has it.
    pub in_sentence: fn(&str, [u8; 2]) -> String,
    /// The same in few words.
    pub in_brief: fn(&str, [u8; 2]) -> String,
    /// The level of confidence in few words, and as a sentence has it.
    pub confidence: fn(&str) -> String,
    /// A sentence in brackets behind a statement: a word in few words, and the reason for it.
    pub remark: fn(&str, &str) -> String,
    /// The remark behind a statement that is an opinion.
    pub opinion: &'static str,
    /// The remark behind a statement that is speculation.
    pub speculation: &'static str,
}

/// How far a fact has come.
#[derive(Debug)]
#[expect(missing_docs, reason = "the fields are the variants of `Stage`")]
pub struct StageWords {
    pub done: &'static str,
    pub planned: &'static str,
    pub target: &'static str,
    pub conditional: &'static str,
}

/// Places in a source; each function is given the numbers or names of one kind: `4`, `3.2`, `14–19`, `introduction`. Of what a source
/// has once there is a word.
#[derive(Debug)]
#[expect(missing_docs, reason = "the fields are the variants of `LocatorKind`")]
pub struct LocatorWords {
    pub page: fn(&[&str]) -> String,
    pub section: fn(&[&str]) -> String,
    pub paragraph: fn(&[&str]) -> String,
    pub table: fn(&[&str]) -> String,
    pub figure: fn(&[&str]) -> String,
    pub slide: fn(&[&str]) -> String,
    pub time: fn(&[&str]) -> String,
    pub article: fn(&[&str]) -> String,
    pub annex: fn(&[&str]) -> String,
    pub chapter: fn(&[&str]) -> String,
    pub clause: fn(&[&str]) -> String,
    pub recital: fn(&[&str]) -> String,
    pub note: fn(&[&str]) -> String,
    pub line: fn(&[&str]) -> String,
    pub row: fn(&[&str]) -> String,
    pub cell: fn(&[&str]) -> String,
    pub abstract_: &'static str,
    pub headline: &'static str,
    pub whole: &'static str,
    /// Between two places, neither of which is within the other.
    pub and: &'static str,
}

/// Charts, to those who can't see them, and their keys.
#[derive(Debug)]
pub struct ChartWords {
    /// What is drawn.
    pub timeline: &'static str,
    /// What is drawn.
    pub bar_chart: &'static str,
    /// What is drawn.
    pub line_chart: &'static str,
    /// What is drawn.
    pub key_figures: &'static str,
    /// A timeline whose items follow: how many there are, and how many of them are what instead of done.
    pub timeline_of: fn(usize, &[(usize, &str)]) -> String,
    /// A bar chart, with the same numbers.
    pub bar_chart_of: fn(usize, &[(usize, &str)]) -> String,
    /// Key figures, with the same numbers.
    pub key_figures_of: fn(usize, &[(usize, &str)]) -> String,
    /// The sentence that gives the key, of signs and their meanings.
    pub key: fn(&[String]) -> String,
    /// A line chart, with the same numbers.
    pub line_chart_of: fn(usize, &[(usize, &str)]) -> String,
    /// A chart, and the least and the greatest of its values, each where it is known.
    pub from_least: fn(&str, [Option<&str>; 2]) -> String,
    /// A chart, and the first and the last of its dates.
    pub from_first: fn(&str, &str, &str) -> String,
    /// A subject, and the chart of it.
    pub about: fn(&str, &str) -> String,
    /// After an item that is a part of another, whose label it takes.
    pub part_of: fn(&str) -> String,
    /// A sentence after others: a bar, and the bars that are parts of it.
    pub includes: fn(&str, &[String]) -> String,
    /// The day of the page on an axis.
    pub this_page: fn(&str) -> String,
    /// A month on an axis.
    pub month: fn(Month) -> String,
    /// Where nothing is stated of a topic.
    pub not_stated: &'static str,
    /// A filled mark of a timeline.
    pub filled_mark: &'static str,
    /// A hollow mark, and what it is in words of stages.
    pub hollow_mark: fn(&[&str]) -> String,
    /// A lozenge or a striped mark, and what it is in words of statuses.
    pub judged_mark: fn(&[&str]) -> String,
    /// A slim bar between two stops.
    pub slim_mark: &'static str,
    /// A full bar.
    pub full_mark: &'static str,
    /// Two marks joined by a dashed line.
    pub versions_mark: &'static str,
    /// A triangle that points to what is before.
    pub before_mark: &'static str,
    /// A triangle that points to what is after.
    pub after_mark: &'static str,
    /// A mark with broken ends.
    pub about_mark: &'static str,
    /// A bar with an outline and a tint, and what it is in words of stages.
    pub outlined_bar: fn(&[&str]) -> String,
    /// A striped bar, and what it is in words of statuses.
    pub striped_bar: fn(&[&str]) -> String,
    /// A filled bar beside outlined ones.
    pub filled_bar: &'static str,
    /// A whisker.
    pub whisker: &'static str,
    /// An arrow.
    pub arrow: &'static str,
    /// Arrows of which one is at a value below zero.
    pub arrow_towards: &'static str,
    /// An arrow downwards.
    pub arrow_down: &'static str,
    /// A dashed part of a bar.
    pub dashed_part: &'static str,
    /// A dashed part of a bar of a figure on which sources differ.
    pub disputed_part: &'static str,
    /// A dashed tip of a bar.
    pub dashed_tip: &'static str,
    /// An indented bar.
    pub indented_bar: &'static str,
    /// A filled point of a line.
    pub filled_point: &'static str,
    /// A hollow point, and what it is in words of stages.
    pub hollow_point: fn(&[&str]) -> String,
    /// A lozenge, and what it is in words of statuses.
    pub lozenge: fn(&[&str]) -> String,
    /// A line that stops between two points.
    pub gap_in_line: &'static str,
    /// An upright line between the ends of a range.
    pub ranged_point: &'static str,
    /// An upright line with the versions of a figure on which sources differ.
    pub disputed_point: &'static str,
    /// The same line without points.
    pub disputed_upright: &'static str,
    /// An upright line with broken ends.
    pub frayed_upright: &'static str,
    /// The key with the sentence that the axis doesn't begin at zero, which is no sign.
    pub cut_axis: fn(&str) -> String,
}

/// What a page says of itself, and its PDF of its parts.
#[derive(Debug)]
pub struct PageWords {
    /// After the heading of a section that is carried over to a further sheet.
    pub continued: &'static str,
    /// The side head of the references.
    pub references: &'static str,
    /// What is said for a scale or a unit that is printed as its abbreviation, behind a figure.
    pub abbreviations: &'static [(&'static str, &'static str)],
    /// Where a citation leads: the number of the reference.
    pub reference: fn(&str) -> String,
    /// The target to which the number of a reference leads back.
    pub first_citation: fn(&str) -> String,
    /// What the attached facts are.
    pub facts: &'static str,
    /// Every figure has a source number.
    pub every_figure: &'static str,
    /// Every figure but those of an earlier edition has one.
    pub every_present_figure: &'static str,
    /// Every fact has one, on a page without figures.
    pub every_fact: &'static str,
    /// So many facts were left out.
    pub omitted: fn(usize) -> String,
    /// So many figures could not be verified, of so many in all.
    pub unverified: fn(usize, usize) -> String,
    /// The sources as a whole.
    pub sources: fn(&SourcesTold) -> String,
}

/// What a marked page says of itself where its house says it in no words of its own.
#[derive(Debug)]
pub struct MarkingWords {
    /// It isn't finished.
    pub draft: &'static str,
    /// It is for its readers alone.
    pub confidential: &'static str,
}

/// So many sources of a nature.
#[derive(Debug)]
#[expect(missing_docs, reason = "the fields are the variants of `Nature`")]
pub struct NatureWords {
    pub primary: fn(usize) -> String,
    pub official: fn(usize) -> String,
    pub news: fn(usize) -> String,
    pub analysis: fn(usize) -> String,
    pub digest: fn(usize) -> String,
    pub blog: fn(usize) -> String,
    pub ai_generated: fn(usize) -> String,
    /// Nobody says which.
    pub unknown: fn(usize) -> String,
}

/// What a page says of its sources as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourcesTold {
    /// How many of each nature, in words.
    pub natures: Vec<String>,
    /// The first and the last year in which one was published; none where no date is known.
    pub years: Option<(i32, i32)>,
    /// How many have no date.
    pub undated: usize,
    /// How many figures the page has.
    pub figures: usize,
    /// How many of them rest on one origin alone.
    pub one_origin: usize,
    /// How many rest only on what machines wrote.
    pub by_machines: usize,
    /// How many documents that sources cite nobody read.
    pub unread: usize,
}

/// What is said of an earlier edition; a function without further words is given its day.
#[derive(Debug)]
pub struct EditionWords {
    /// The page corrects that edition.
    pub replaces: fn(&str) -> String,
    /// The same in a mail.
    pub replaces_in_mail: fn(&str) -> String,
    /// The heading over what has changed; a bar lets it break.
    pub changed_since: fn(&str) -> String,
    /// The head of the column of its figures.
    pub then: fn(&str) -> String,
    /// In the place of a figure that it didn't have.
    pub not_shown: &'static str,
    /// So many of its facts are no longer there.
    pub gone: fn(usize) -> String,
    /// Nothing has changed.
    pub nothing: &'static str,
}

/// How a derived fact was computed: the figures of a sum or a product, joined.
#[derive(Debug)]
pub struct FormulaWords {
    /// Two figures or more, added.
    pub sum: fn(&[String]) -> String,
    /// One figure minus another.
    pub difference: fn(&str, &str) -> String,
    /// One figure times another.
    pub product: fn(&str, &str) -> String,
    /// One figure over another.
    pub quotient: fn(&str, &str) -> String,
}

/// What the annex of a page says: where its figures come from.
#[derive(Debug)]
pub struct AnnexWords {
    /// What it is, above its title.
    pub label: &'static str,
    /// Its title, from that of the page.
    pub title: fn(&str) -> String,
    /// What stands before the note at its head.
    pub note_label: &'static str,
    /// The note: what it shows and what that doesn't prove.
    pub note: &'static str,
    /// The head of a fact: its number in the order of the page.
    pub statement: fn(usize) -> String,
    /// Status, stage and when it held.
    pub standing: fn(&str, &str, &str) -> String,
    /// What the page prints of it beside the whole sentence.
    pub printed: fn(&[String]) -> String,
    /// A result and the formula behind it.
    pub computed: fn(&str, &str) -> String,
    /// A publisher, a place in a source, and whom it cites there.
    pub place: fn(&str, &str, Option<&str>) -> String,
    /// A place that supports a fact without a figure.
    pub supports: fn(&str) -> String,
    /// A figure (none where a word is looked for), the place that supports it, what is printed there, and how that was compared.
    pub prints: fn(Option<&str>, &str, &str, &str) -> String,
    /// The printed form is in an archived copy and reads as the figure.
    pub compared: &'static str,
    /// The same, read by a person.
    pub by_eye: &'static str,
    /// It was compared with no copy.
    pub not_compared: &'static str,
    /// The head over sources that the page cites for nothing that it prints.
    pub further_label: &'static str,
    /// What is said of them.
    pub further: &'static str,
    /// What stands at the foot.
    pub foot: &'static str,
}

/// Who says what of a contested figure. The line is made of figures and names, between which these words stand.
#[derive(Debug)]
pub struct ContestedWords {
    /// Several versions in the place of one.
    pub or: fn(&[String]) -> String,
    /// What begins the line, after the mark.
    pub differ: &'static str,
    /// In the place of the mark of an earlier page, of which no line tells who said what.
    pub differed: &'static str,
    /// In the place of the figure, in the text that says which figure it is.
    pub gap: &'static str,
    /// Between that text and the versions.
    pub colon: &'static str,
    /// Between a version and those who say it, and after them.
    pub said_by: [&'static str; 2],
    /// Between two versions.
    pub semicolon: &'static str,
    /// After the last version.
    pub stop: &'static str,
    /// Between two contested figures.
    pub next: &'static str,
    /// An original that nobody read, as these cite it.
    pub cited: fn(&str, &[String]) -> String,
    /// Several who say one thing.
    pub all: fn(&[String]) -> String,
    /// Sources that have one origin, so that together they say no more than one.
    pub one_origin: fn(&[String]) -> String,
}

/// What a mail says beside the labels of its template.
#[derive(Debug)]
pub struct MailWords {
    /// How somebody of this name is addressed.
    pub dear: fn(&str) -> String,
    /// How a reader without a name is addressed.
    pub dear_reader: &'static str,
    /// What follows the name of somebody who is addressed.
    pub after_names: &'static [&'static str],
    /// The name of an attached file without its extension: the dossier's title, the brief's name, the date.
    pub file: fn(&str, &str, &str) -> String,
    /// The same of a corrected edition.
    pub corrected_file: fn(&str, &str, &str) -> String,
    /// What status is called.
    pub status: &'static str,
    /// What stage is called.
    pub stage: &'static str,
    /// What the likelihood of a judgement is called.
    pub likelihood: &'static str,
    /// What the confidence of its author is called.
    pub confidence: &'static str,
    /// What a due date is called.
    pub due: &'static str,
    /// What a copy says of one of these: what it is called, as the copy has it, as it is now.
    pub turn: fn(&str, Option<&str>, Option<&str>) -> String,
    /// So many statements of a copy are no longer in the brief.
    pub gone: fn(usize) -> String,
}
