//! Words that say something of a figure without touching it: degrees behind a comma, nouns of limits, marks.

use super::phrases::Phrases;
use super::rows::Rows;
use super::says::{Says, says};

/// As written down.
#[derive(Debug, Clone, Copy)]
pub struct SurroundingWords {
    /// Words that open a degree behind a figure, with the ends that its next word then has: at the (highest).
    pub degrees: &'static [(&'static str, &'static str)],
    /// Those whose next word has to close the clause: or (deeper).
    pub closing_degrees: &'static [(&'static str, &'static str)],
    /// Nouns behind a figure that is passed, reached or missed: the 2% mark. Those that say nothing are figures themselves: target.
    pub marks: &'static [(&'static str, Says)],
    /// Nouns before a figure that is the limit that they name: il tetto massimo.
    pub limits: &'static [(&'static str, Says)],
    /// Words between them and the figure: è di.
    pub limit_links: &'static [&'static str],
    /// Words before a figure behind which its verb stands: auf (800 W begrenzt).
    pub framed_by: &'static [&'static str],
    /// Such verbs.
    pub framed: &'static [(&'static str, Says)],
    /// Verbs before a figure whose direction stands behind it: edged (0.1% lower).
    pub movers: &'static [&'static str],
    /// Words between the sides of a surface: 3 by 5 m.
    pub dimensions: &'static [&'static str],
    /// Verbs that tell a change that has been: after them the first of two numbers says by how much.
    pub steps: &'static [&'static str],
    /// Words before such a verb that make it a forecast: will, to.
    pub forecasts: &'static [&'static str],
    /// Words behind a date without a year that give it by the year of the text: of last year.
    pub years_beside: &'static [&'static str],
    /// Adjectives that hang on a measure by a hyphen: (12km-)long.
    pub sizes: &'static [&'static str],
    /// How money is called with its country, which is `_`: _ dollars, dollars _.
    pub money_of: &'static [&'static str],
    /// The decimal point as it is spoken: point, Komma.
    pub spoken_point: &'static [&'static str],
    /// What stands behind the votes for something: for, in favour.
    pub votes_for: &'static [&'static str],
    /// What stands behind those against it.
    pub votes_against: &'static [&'static str],
    /// What stands behind those of nobody: abstentions.
    pub votes_withheld: &'static [&'static str],
    /// Labels of rows that count people: headcount, Effectif moyen.
    pub row_people: &'static [&'static str],
    /// Words before what a row counts: number of, Anzahl.
    pub row_counts: &'static [&'static str],
    /// What an interval is called behind its figure: (95%) CI.
    pub interval_names: &'static [&'static str],
    /// Words that are money and a mass: pounds.
    pub money_or_mass: &'static [&'static str],
    /// Words that tell of such a figure that it is a mass: weighs.
    pub weighing: &'static [&'static str],
    /// Words that tell that it is money: costs.
    pub paying: &'static [&'static str],
    /// Words that are decades: (the) nineties, achtziger (Jahre).
    pub decade_words: &'static [(&'static str, i64)],
    /// Whether all nouns begin with a capital, so that a short small word with a stop before a figure is an abbreviation.
    pub nouns_capital: &'static [&'static str],
}

/// Ready to be looked up.
#[derive(Debug)]
pub struct Surroundings {
    pub(super) words: SurroundingWords,
    pub(super) degrees: Phrases<&'static str>,
    pub(super) closing_degrees: Phrases<&'static str>,
    pub(super) marks: Phrases<Says>,
    pub(super) limits: Phrases<Says>,
    pub(super) limit_links: Phrases<()>,
    pub(super) framed_by: Phrases<()>,
    pub(super) framed: Phrases<Says>,
    pub(super) movers: Phrases<()>,
    pub(super) spoken_point: Phrases<()>,
    pub(super) dimensions: Phrases<()>,
    pub(super) steps: Phrases<()>,
    pub(super) forecasts: Phrases<()>,
    pub(super) years_beside: Phrases<()>,
    pub(super) sizes: Phrases<()>,
    pub(super) votes_for: Phrases<()>,
    pub(super) votes_against: Phrases<()>,
    pub(super) votes_withheld: Phrases<()>,
    pub(super) row_people: Phrases<()>,
    pub(super) row_counts: Phrases<()>,
    pub(super) interval_names: Phrases<()>,
    pub(super) money_or_mass: Phrases<()>,
    pub(super) weighing: Phrases<()>,
    pub(super) paying: Phrases<()>,
    pub(super) decade_words: Phrases<i64>,
}

impl SurroundingWords {
    /// Takes its tables from those of a language; nothing where one says something else than it can.
    pub fn of(rows: &mut Rows) -> Option<Self> {
        Some(Self {
            degrees: rows.said("degrees", Some)?,
            closing_degrees: rows.said("closing_degrees", Some)?,
            marks: rows.said("marks", says)?,
            limits: rows.said("limits", says)?,
            limit_links: rows.words("limit_links"),
            framed_by: rows.words("framed_by"),
            framed: rows.said("framed", says)?,
            movers: rows.words("movers"),
            dimensions: rows.words("dimensions"),
            steps: rows.words("steps"),
            forecasts: rows.words("forecasts"),
            years_beside: rows.words("years_beside"),
            sizes: rows.words("sizes"),
            money_of: rows.words("money_of"),
            spoken_point: rows.words("spoken_point"),
            votes_for: rows.words("votes_for"),
            votes_against: rows.words("votes_against"),
            votes_withheld: rows.words("votes_withheld"),
            row_people: rows.words("row_people"),
            row_counts: rows.words("row_counts"),
            interval_names: rows.words("interval_names"),
            money_or_mass: rows.words("money_or_mass"),
            weighing: rows.words("weighing"),
            paying: rows.words("paying"),
            decade_words: rows.said("decade_words", |says| says.parse().ok())?,
            nouns_capital: rows.words("nouns_capital"),
        })
    }
}

impl Surroundings {
    /// Gets tables ready.
    pub fn new(words: SurroundingWords) -> Self {
        Self {
            words,
            degrees: Phrases::new(words.degrees.iter().copied()),
            closing_degrees: Phrases::new(words.closing_degrees.iter().copied()),
            marks: Phrases::new(words.marks.iter().copied()),
            limits: Phrases::new(words.limits.iter().copied()),
            limit_links: Phrases::<()>::of_words(words.limit_links),
            framed_by: Phrases::<()>::of_words(words.framed_by),
            framed: Phrases::new(words.framed.iter().copied()),
            movers: Phrases::<()>::of_words(words.movers),
            spoken_point: Phrases::<()>::of_words(words.spoken_point),
            dimensions: Phrases::<()>::of_words(words.dimensions),
            steps: Phrases::<()>::of_words(words.steps),
            forecasts: Phrases::<()>::of_words(words.forecasts),
            years_beside: Phrases::<()>::of_words(words.years_beside),
            sizes: Phrases::<()>::of_words(words.sizes),
            votes_for: Phrases::<()>::of_words(words.votes_for),
            votes_against: Phrases::<()>::of_words(words.votes_against),
            votes_withheld: Phrases::<()>::of_words(words.votes_withheld),
            row_people: Phrases::<()>::of_words(words.row_people),
            row_counts: Phrases::<()>::of_words(words.row_counts),
            interval_names: Phrases::<()>::of_words(words.interval_names),
            money_or_mass: Phrases::<()>::of_words(words.money_or_mass),
            weighing: Phrases::<()>::of_words(words.weighing),
            paying: Phrases::<()>::of_words(words.paying),
            decade_words: Phrases::new(words.decade_words.iter().copied()),
        }
    }
}
