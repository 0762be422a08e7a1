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
    let (kind, planned) = match section.layout {
        Layout::Timeline => (charts.timeline, charts.planned),
        Layout::BarChart => (charts.bar_chart, charts.planned),
        Layout::LineChart => (charts.line_chart, charts.planned),
        Layout::KeyFigures | Layout::Prose | Layout::Bullets | Layout::Table | Layout::Comparison => {
            (charts.key_figures, "")
        }
    };
    let (colon, stop) = (labels.colon, format!("{}{}", labels.stop, labels.gap));
    let label = |fact: usize| items.iter().find(|(one, _)| *one == fact).map(|(_, item)| item.label.as_str());
    let said = items.iter().map(|(fact, item)| {
        let planned = if item.planned { planned } else { "" };
        let whole = section.wholes_of(*fact).next().and_then(label);
        let part = whole.map_or_else(String::new, charts.part_of);
        format!("{}{part}{colon}{}{planned}", item.label, item.value)
    });
    let said: Vec<String> = said.collect();
    format!("{kind}{stop}{}{stop}", said.join(labels.semicolon)).trim().to_owned()
}

/// What the signs in this chart mean, each only where it is drawn; none where no sign needs a word.
pub fn key(chart: &UncitedChart, language: Language) -> Option<String> {
    let items = || chart.items.iter().map(|(_, item)| item);
    let any = |is_it: &dyn Fn(&ChartItem) -> bool| items().any(is_it);
    let (planned, done) = (any(&|item| item.planned), any(&|item| !item.planned));
    let open = |end: OpenEnd| move |item: &ChartItem| item.open == Some(end);
    let ranged = |item: &ChartItem| item.open.is_none() && item.low < item.high;
    let about = any(&|item| item.about);
    let above = any(&open(OpenEnd::Above));
    let words = &language.words().charts;
    let signs = match chart.layout {
        Layout::Timeline => {
            let extent = |extent: ItemExtent| move |item: &ChartItem| item.extent == extent;
            // An approximate date frays out and has no stops.
            let within =
                |item: &ChartItem| item.extent == ItemExtent::Within && item.from != item.to && !item.about;
            vec![
                (planned && done, words.filled_mark),
                (planned, words.hollow_mark),
                (any(&within), words.slim_mark),
                (any(&extent(ItemExtent::Span)), words.full_mark),
                (any(&extent(ItemExtent::Before)), words.before_mark),
                (any(&extent(ItemExtent::After)), words.after_mark),
                (about, words.about_mark),
            ]
        }
        Layout::BarChart => vec![
            (planned, words.outlined_bar),
            (planned && done, words.filled_bar),
            (about, words.whisker),
            (above, words.arrow),
            (any(&|item| ranged(item) || open(OpenEnd::Below)(item)), words.dashed_part),
            (any(&open(OpenEnd::JustBelow)), words.dashed_tip),
            (any(&|item| item.level > 0), words.indented_bar),
        ],
        Layout::LineChart => {
            let estimated = any(&|item| item.estimated && !item.planned);
            let certain = any(&|item| !item.estimated && !item.planned);
            let ends = items().flat_map(|item| [item.low, item.high]).flatten();
            let ends = ends
                .fold([f64::INFINITY, f64::NEG_INFINITY], |[low, high], end| [low.min(end), high.max(end)]);
            vec![
                ((planned || estimated) && certain, words.filled_point),
                (planned, words.hollow_point),
                (estimated, words.lozenge),
                (any(&|item| item.joined == Some(false)), words.gap_in_line),
                // Where a range is drawn there is no whisker.
                (any(&|item| item.about && !ranged(item)), words.whisker),
                (any(&ranged), words.ranged_point),
                (above, words.arrow),
                (any(&|item| open(OpenEnd::Below)(item) || open(OpenEnd::JustBelow)(item)), words.arrow_down),
                (series::is_cut(ends), words.cut_axis),
            ]
        }
        Layout::KeyFigures | Layout::Prose | Layout::Bullets | Layout::Table | Layout::Comparison => {
            return None;
        }
    };
    let signs: Vec<&str> = signs.into_iter().filter_map(|(drawn, sign)| drawn.then_some(sign)).collect();
    (!signs.is_empty()).then(|| (words.key)(&signs))
}
