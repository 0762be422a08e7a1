//! A chart in words: all that it shows for who can't see it, and what its signs mean.

use super::chart_item::{ChartItem, ItemExtent, OpenEnd, UncitedChart};
use super::series;
use super::state::RenderState;
use crate::language::Language;
use crate::model::{Layout, Section};

/// All that a chart shows. A plan is said to be one, and a part of what it is a part.
pub(super) fn alt(state: &RenderState, section: &Section, items: &[(usize, ChartItem)]) -> String {
    let words = state.language.words();
    let (charts, labels) = (&words.charts, &words.labels);
    // Key figures are drawn alike, planned or not: their labels say which.
    let kind = match section.layout {
        Layout::Timeline => charts.timeline,
        Layout::BarChart => charts.bar_chart,
        Layout::LineChart => charts.line_chart,
        Layout::KeyFigures | Layout::Prose | Layout::Bullets | Layout::Table | Layout::Comparison => {
            charts.key_figures
        }
    };
    let [open, close] = words.punctuation.brackets;
    let (colon, stop) = (labels.colon, format!("{}{}", labels.stop, labels.gap));
    let label = |fact: usize| items.iter().find(|(one, _)| *one == fact).map(|(_, item)| item.label.as_str());
    let said = items.iter().map(|(fact, item)| {
        // What the label says isn't said twice.
        let standing = item.standing.as_deref().filter(|one| !item.says(one, labels.semicolon));
        let standing = standing.map_or_else(String::new, |one| format!("{open}{one}{close}"));
        let whole = section.wholes_of(*fact).next().and_then(label);
        let part = whole.map_or_else(String::new, charts.part_of);
        format!("{}{part}{colon}{}{standing}", item.label, item.value)
    });
    let said: Vec<String> = said.collect();
    format!("{kind}{stop}{}{stop}", said.join(labels.semicolon)).trim().to_owned()
}

/// What the signs in this chart mean, each only where it is drawn; none where no sign needs a word.
pub fn key(chart: &UncitedChart, language: Language) -> Option<String> {
    let items = || chart.items.iter().map(|(_, item)| item);
    let any = |is_it: &dyn Fn(&ChartItem) -> bool| items().any(is_it);
    let done = any(&|item| !item.planned && !item.estimated);
    // The words of what is drawn alike, each once.
    let words_of = |is_it: &dyn Fn(&ChartItem) -> bool| {
        let mut found: Vec<&str> = Vec::new();
        for word in items().filter(|item| is_it(item)).filter_map(|item| item.standing.as_deref()) {
            if !found.contains(&word) {
                found.push(word);
            }
        }
        found
    };
    let (planned, judged) = (words_of(&|item| item.planned), words_of(&|item| item.estimated));
    let sign = |sign: fn(&[&str]) -> String, words: &[&str]| (!words.is_empty()).then(|| sign(words));
    let open = |end: OpenEnd| move |item: &ChartItem| item.open == Some(end);
    let about = any(&|item| item.about);
    let above = any(&open(OpenEnd::Above));
    // An arrow to the smaller number is one to the larger fall.
    let below_zero = any(&ChartItem::is_open_below_zero);
    let words = &language.words().charts;
    let mut is_cut = false;
    let said = |is_drawn: bool, sign: &'static str| is_drawn.then(|| sign.to_owned());
    let signs: Vec<Option<String>> = match chart.layout {
        Layout::Timeline => {
            let extent = |extent: ItemExtent| move |item: &ChartItem| item.extent == extent;
            // An approximate date frays out and has no stops.
            let within =
                |item: &ChartItem| item.extent == ItemExtent::Within && item.from != item.to && !item.about;
            vec![
                said(done && (!planned.is_empty() || !judged.is_empty()), words.filled_mark),
                sign(words.hollow_mark, &planned),
                sign(words.judged_mark, &judged),
                said(any(&within), words.slim_mark),
                said(any(&extent(ItemExtent::Span)), words.full_mark),
                said(any(&extent(ItemExtent::Versions)), words.versions_mark),
                said(any(&extent(ItemExtent::Before)), words.before_mark),
                said(any(&extent(ItemExtent::After)), words.after_mark),
                said(about, words.about_mark),
            ]
        }
        Layout::BarChart => {
            let disputed = |item: &ChartItem| item.is_range() && item.disputed;
            let dashed = |item: &ChartItem| item.is_range() && !item.disputed;
            vec![
                sign(words.outlined_bar, &planned),
                sign(words.striped_bar, &judged),
                said(done && (!planned.is_empty() || !judged.is_empty()), words.filled_bar),
                said(about, words.whisker),
                said(above, if below_zero { words.arrow_towards } else { words.arrow }),
                said(any(&|item| dashed(item) || open(OpenEnd::Below)(item)), words.dashed_part),
                said(any(&disputed), words.disputed_part),
                said(any(&open(OpenEnd::JustBelow)), words.dashed_tip),
                said(any(&|item| item.level > 0), words.indented_bar),
            ]
        }
        Layout::LineChart => {
            // A range has no point; what it is its label says.
            let pointed = |is_it: fn(&ChartItem) -> bool| {
                words_of(&move |item: &ChartItem| is_it(item) && !item.has_no_point())
            };
            let (planned, judged) = (pointed(|item| item.planned), pointed(|item| item.estimated));
            let certain = any(&|item| !item.estimated && !item.planned && !item.has_no_point());
            let disputed = |item: &ChartItem| item.is_range() && item.disputed;
            let below = any(&|item| open(OpenEnd::Below)(item) || open(OpenEnd::JustBelow)(item));
            let ends = items().flat_map(|item| [item.low, item.high]).flatten();
            let ends = ends
                .fold([f64::INFINITY, f64::NEG_INFINITY], |[low, high], end| [low.min(end), high.max(end)]);
            is_cut = series::is_cut(ends);
            vec![
                said(certain && (!planned.is_empty() || !judged.is_empty()), words.filled_point),
                sign(words.hollow_point, &planned),
                sign(words.lozenge, &judged),
                said(any(&|item| item.joined == Some(false)), words.gap_in_line),
                // Where a range is drawn there is no whisker.
                said(any(&|item| item.about && !item.is_range()), words.whisker),
                said(any(&|item| item.is_range() && !item.disputed), words.ranged_point),
                said(any(&|item| disputed(item) && !item.has_no_point()), words.disputed_point),
                said(any(&|item| disputed(item) && item.has_no_point()), words.disputed_upright),
                said(any(&|item| item.about && item.is_range()), words.frayed_upright),
                said(below_zero, words.arrow_towards),
                said(above && !below_zero, words.arrow),
                said(below && !below_zero, words.arrow_down),
            ]
        }
        Layout::KeyFigures | Layout::Prose | Layout::Bullets | Layout::Table | Layout::Comparison => {
            return None;
        }
    };
    let signs: Vec<String> = signs.into_iter().flatten().collect();
    let key = if signs.is_empty() { String::new() } else { (words.key)(&signs) };
    let key = if is_cut { (words.cut_axis)(&key) } else { key };
    (!key.is_empty()).then_some(key)
}
