//! What the reader knows of a language: tables of words and ways of writing numbers, and nothing of how they are used.
//!
//! Phrases are in lower case, their words parted by a blank (`"a little more than"`); a hyphen or another sign in a text is a
//! piece of its own, and a phrase may hold one (`"far-off"`, `"c."`). A table that a language doesn't need is empty.

use rustc_hash::FxHashSet;

use super::phrases::Phrases;
use super::surroundings::Surroundings;
use super::tables::{
    CalendarSpan, ChangeSort, DateWord, DayHalf, Glued, MomentSort, NameSort, PerSort, Relative, Says,
    ScaleSort, WordTables,
};

/// The tables of a language, ready to be looked up.
#[derive(Debug)]
pub struct WordLexicon {
    /// As written down.
    pub tables: &'static WordTables,
    pub(super) surroundings: Surroundings,
    pub(super) numbers: Phrases<i64>,
    pub(super) hundreds: Phrases<i64>,
    pub(super) joiners: Phrases<()>,
    pub(super) definite: Phrases<()>,
    pub(super) articles: Phrases<()>,
    pub(super) scales: Phrases<(i64, ScaleSort)>,
    pub(super) scale_money: Phrases<&'static str>,
    pub(super) collectives: Phrases<i64>,
    pub(super) rough_collectives: Phrases<i64>,
    pub(super) several: Phrases<i64>,
    pub(super) some: Phrases<()>,
    pub(super) few: Phrases<()>,
    pub(super) fractions: Phrases<u32>,
    pub(super) halves: Phrases<(u32, u32)>,
    pub(super) added: Phrases<(u32, u32)>,
    pub(super) mixed: Phrases<(u32, u32)>,
    pub(super) in_whole: Phrases<()>,
    pub(super) in_whole_of: Phrases<()>,
    pub(super) every: Phrases<()>,
    pub(super) of_whole: Phrases<()>,
    pub(super) of: Phrases<()>,
    pub(super) multiples: Phrases<(u32, u32)>,
    pub(super) fold: Phrases<()>,
    pub(super) ordinals: Phrases<u32>,
    pub(super) ordinal_ends: Phrases<()>,
    pub(super) before: Phrases<Says>,
    pub(super) after: Phrases<Says>,
    pub(super) range_to: Phrases<()>,
    pub(super) alternatives: Phrases<()>,
    pub(super) negators: Phrases<()>,
    pub(super) between: Phrases<()>,
    pub(super) between_and: Phrases<()>,
    pub(super) range_from: Phrases<()>,
    pub(super) change_by: Phrases<()>,
    pub(super) changed: Phrases<Says>,
    pub(super) auxiliaries: Phrases<()>,
    pub(super) change_to: Phrases<()>,
    pub(super) changes: Phrases<()>,
    pub(super) range_verbs: Phrases<()>,
    pub(super) factors: Phrases<()>,
    pub(super) plus_minus: Phrases<()>,
    pub(super) per: Phrases<PerSort>,
    pub(super) per_head: Phrases<&'static str>,
    pub(super) adverb_rates: Phrases<&'static str>,
    pub(super) months: Phrases<u32>,
    pub(super) weekdays: Phrases<u32>,
    pub(super) articles_of_days: Phrases<()>,
    pub(super) seasons: Phrases<u32>,
    pub(super) parts: Phrases<u32>,
    pub(super) in_part: Phrases<()>,
    pub(super) ends: Phrases<()>,
    pub(super) spans: Phrases<CalendarSpan>,
    pub(super) superlatives: Phrases<()>,
    pub(super) ranked: Phrases<()>,
    pub(super) rank_places: Phrases<()>,
    pub(super) rank_ends: Phrases<()>,
    pub(super) rank_signs: Phrases<()>,
    pub(super) weeks: Phrases<()>,
    pub(super) weeks_of: Phrases<()>,
    pub(super) span_letters: Phrases<CalendarSpan>,
    pub(super) fiscal: Phrases<()>,
    pub(super) calendar: Phrases<()>,
    pub(super) span_ends: Phrases<()>,
    pub(super) periods: Phrases<()>,
    pub(super) date_bounds: Phrases<DateWord>,
    pub(super) date_after: Phrases<DateWord>,
    pub(super) date_about: Phrases<()>,
    pub(super) date_in: Phrases<()>,
    pub(super) date_in_strong: Phrases<()>,
    pub(super) date_changes: Phrases<()>,
    pub(super) starters: FxHashSet<String>,
    pub(super) date_links: Phrases<()>,
    pub(super) relatives: Phrases<Relative>,
    pub(super) relative_dates: Phrases<(Relative, CalendarSpan)>,
    pub(super) decade_before: Phrases<()>,
    pub(super) decade_after: Phrases<()>,
    pub(super) decade_ends: Phrases<()>,
    pub(super) day_halves: Phrases<DayHalf>,
    pub(super) clock: Phrases<()>,
    pub(super) hours: Phrases<()>,
    pub(super) hour_letters: Phrases<()>,
    pub(super) clock_before: Phrases<()>,
    pub(super) zones: Phrases<()>,
    pub(super) names: Phrases<NameSort>,
    pub(super) votes: Phrases<()>,
    pub(super) ratios: Phrases<()>,
    pub(super) ratio_to: Phrases<()>,
    pub(super) against: Phrases<()>,
    pub(super) harmless_after: Phrases<()>,
    pub(super) pure: Phrases<()>,
    pub(super) harmless_before: Phrases<()>,
    pub(super) harmless_between: Phrases<()>,
    pub(super) degree_words: Phrases<()>,
    pub(super) comparers: Phrases<()>,
    pub(super) unit_changers: Phrases<()>,
    pub(super) rate_adjectives: Phrases<()>,
    pub(super) not_rate: Phrases<()>,
    pub(super) moment_links: Phrases<MomentSort>,
    pub(super) head_per: Phrases<&'static str>,
    pub(super) head_empty: Phrases<()>,
    pub(super) head_except: Phrases<()>,
    pub(super) head_change: Phrases<ChangeSort>,
}

impl WordLexicon {
    /// Gets tables ready.
    pub fn new(tables: &'static WordTables) -> Self {
        let t = tables;
        let words = Phrases::<()>::of_words;
        let pairs = |table: &'static [(&'static str, u32, u32)]| {
            Phrases::new(table.iter().map(|&(word, above, below)| (word, (above, below))))
        };
        Self {
            tables,
            surroundings: Surroundings::new(t.surroundings),
            numbers: Phrases::new(t.numbers.iter().copied()),
            hundreds: Phrases::new(t.hundreds.iter().copied()),
            joiners: words(t.joiners),
            definite: words(t.definite),
            articles: words(t.articles),
            scales: Phrases::new(t.scales.iter().map(|&(word, value, sort)| (word, (value, sort)))),
            scale_money: Phrases::new(t.scale_money.iter().copied()),
            collectives: Phrases::new(t.collectives.iter().copied()),
            rough_collectives: Phrases::new(t.rough_collectives.iter().copied()),
            several: Phrases::new(t.several.iter().copied()),
            some: words(t.some),
            few: words(t.few),
            fractions: Phrases::new(t.fractions.iter().copied()),
            halves: pairs(t.halves),
            added: pairs(t.added),
            mixed: pairs(t.mixed),
            in_whole: words(t.in_whole),
            in_whole_of: words(t.in_whole_of),
            every: words(t.every),
            of_whole: words(t.of_whole),
            of: words(t.of),
            multiples: pairs(t.multiples),
            fold: words(t.fold),
            ordinals: Phrases::new(t.ordinals.iter().copied()),
            ordinal_ends: words(t.ordinal_ends),
            before: Phrases::new(t.before.iter().copied()),
            after: Phrases::new(t.after.iter().copied()),
            range_to: words(t.range_to),
            alternatives: words(t.alternatives),
            negators: words(t.negators),
            between: words(t.between),
            between_and: words(t.between_and),
            range_from: words(t.range_from),
            change_by: words(t.change_by),
            changed: Phrases::new(t.changed.iter().copied()),
            auxiliaries: words(t.auxiliaries),
            change_to: words(t.change_to),
            changes: words(t.changes),
            range_verbs: words(t.range_verbs),
            factors: words(t.factors),
            plus_minus: words(t.plus_minus),
            per: Phrases::new(t.per.iter().copied()),
            per_head: Phrases::new(t.per_head.iter().copied()),
            adverb_rates: Phrases::new(t.adverb_rates.iter().copied()),
            months: Phrases::new(t.months.iter().copied()),
            weekdays: Phrases::new(t.weekdays.iter().copied()),
            articles_of_days: words(t.articles_of_days),
            seasons: Phrases::new(t.seasons.iter().copied()),
            parts: Phrases::new(t.parts.iter().copied()),
            in_part: words(t.in_part),
            ends: words(t.ends),
            spans: Phrases::new(t.spans.iter().copied()),
            superlatives: words(t.superlatives),
            ranked: words(t.ranked),
            rank_places: words(t.rank_places),
            rank_ends: words(t.rank_ends),
            rank_signs: words(t.rank_signs),
            weeks: words(t.weeks),
            weeks_of: words(t.weeks_of),
            span_letters: Phrases::new(t.span_letters.iter().copied()),
            fiscal: words(t.fiscal),
            calendar: words(t.calendar),
            span_ends: words(t.span_ends),
            periods: words(t.periods),
            date_bounds: Phrases::new(t.date_bounds.iter().copied()),
            date_after: Phrases::new(t.date_after.iter().copied()),
            date_about: words(t.date_about),
            date_in: words(t.date_in),
            date_in_strong: words(t.date_in_strong),
            date_changes: words(t.date_changes),
            starters: starters(t),
            date_links: words(t.date_links),
            relatives: Phrases::new(t.relatives.iter().copied()),
            relative_dates: Phrases::new(
                t.relative_dates.iter().map(|&(word, relative, span)| (word, (relative, span))),
            ),
            decade_before: words(t.decade_before),
            decade_after: words(t.decade_after),
            decade_ends: words(t.decade_ends),
            day_halves: Phrases::new(t.day_halves.iter().copied()),
            clock: words(t.clock),
            hours: words(t.hours),
            hour_letters: words(t.hour_letters),
            clock_before: words(t.clock_before),
            zones: words(t.zones),
            names: Phrases::new(t.names.iter().copied()),
            votes: words(t.votes),
            ratios: words(t.ratios),
            ratio_to: words(t.ratio_to),
            against: words(t.against),
            harmless_after: words(t.harmless_after),
            pure: words(t.pure),
            harmless_before: words(t.harmless_before),
            harmless_between: words(t.harmless_between),
            degree_words: words(t.degree_words),
            comparers: words(t.comparers),
            unit_changers: words(t.unit_changers),
            rate_adjectives: words(t.rate_adjectives),
            not_rate: words(t.not_rate),
            moment_links: Phrases::new(t.moment_links.iter().copied()),
            head_per: Phrases::new(t.head_per.iter().copied()),
            head_empty: words(t.head_empty),
            head_except: words(t.head_except),
            head_change: Phrases::new(t.head_change.iter().copied()),
        }
    }

    /// Whether a figure may begin with a word.
    pub(super) fn starts(&self, word: &str) -> bool {
        self.starters.contains(word)
            || self.tables.language != "en" && matches!(word, "i" | "ii" | "iii" | "iv")
            || self.tables.fold.iter().any(|fold| word.ends_with(fold))
            || self.tables.glued == Glued::Yes
    }
}

/// The first words of everything that a figure may begin with.
fn starters(t: &WordTables) -> FxHashSet<String> {
    let mut all: Vec<&str> = Vec::new();
    all.extend(
        t.numbers
            .iter()
            .chain(t.hundreds)
            .chain(t.collectives)
            .chain(t.rough_collectives)
            .chain(t.several)
            .map(|(word, _)| *word),
    );
    all.extend(t.mixed.iter().chain(t.halves).chain(t.multiples).map(|(word, ..)| *word));
    all.extend(
        t.fractions
            .iter()
            .chain(t.ordinals)
            .chain(t.months)
            .chain(t.weekdays)
            .chain(t.seasons)
            .chain(t.parts)
            .map(|(word, _)| *word),
    );
    all.extend(t.scales.iter().map(|(word, ..)| *word));
    all.extend(
        t.surroundings.decade_words.iter().map(|(word, _)| *word).chain(t.decade_before.iter().copied()),
    );
    all.extend(t.spans.iter().chain(t.span_letters).map(|(word, _)| *word));
    all.extend(t.relatives.iter().map(|(word, _)| *word));
    all.extend(t.relative_dates.iter().map(|(word, ..)| *word));
    all.extend(
        [t.some, t.few, t.articles, t.every, t.ends, t.fiscal, t.calendar, t.weeks, t.weeks_of]
            .into_iter()
            .flatten(),
    );
    all.into_iter()
        .filter_map(|phrase| {
            let tokens = super::token::Tokens::of(phrase);
            tokens.get(0).map(|token| token.low.to_string())
        })
        .collect()
}
