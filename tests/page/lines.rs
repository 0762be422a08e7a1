//! Where lines end: 8,000 Japanese lines at three measures keep the rules of JIS X 4051, read from the finished lines by a second
//! implementation, and no figure is parted, in neither language.

use std::collections::BTreeMap;

use factbrief::language::Language;
use factbrief::page::{Fonts, LineKind, Page, Sheet, Theme, compose, parse};

use crate::support::seed::Random;

/// What stays on one line, and is written into the paragraphs as a whole.
const JAPANESE_FIGURES: [&str; 34] = [
    "150億〜250億ドル",
    "4,500億円",
    "約8,500億円",
    "47億4,000万円",
    "2025年10月3日",
    "2025年10月",
    "2026年度",
    "1兆3,000億円",
    "3分の1",
    "約3割",
    "最大60基",
    "12.5％",
    "93%",
    "1.2GW",
    "約25km",
    "第2期",
    "2024〜25年度",
    "年5.1%",
    "3カ月",
    "10社以上",
    "少なくとも40人",
    "US$500億",
    "¥300",
    "25℃",
    "−5%",
    "午前10時30分",
    "1,300万円弱",
    "2030年頃",
    "2025年10〜12月期",
    "２０３０年",
    "三億円",
    "約2.5倍",
    "5つ",
    "120ヘクタール",
];
const ENGLISH_FIGURES: [&str; 34] = [
    "December 2025",
    "3 October 2025",
    "October 3, 2025",
    "spring 2029",
    "early 2027",
    "fiscal 2026",
    "late November 2026",
    "about ¥5 billion",
    "about 37",
    "section 5.2",
    "Section 12",
    "pages 3–5",
    "p. 14",
    "paragraph 4",
    "Article 9",
    "No. 7",
    "Table 3",
    "¥150 billion–¥250 billion",
    "150–250 MW",
    "60 turbines",
    "4,500 people",
    "1.2 GW",
    "3 to 5 years",
    "5 per cent",
    "around 2030",
    "up to 40",
    "US$500 million",
    "EUR 30 million",
    "more than 5",
    "10:30 a.m.",
    "12.5 %",
    "25 km",
    "re-elected",
    "co-operate",
];

const CLAUSES: [&str; 30] = [
    "政府は",
    "新会社が",
    "港湾局によれば、",
    "（計画は",
    "「国産の基盤」を",
    "インフラの整備に",
    "補正予算に計上し、",
    "データセンターの電力を",
    "海底ケーブルで結ぶ",
    "再検討するとした）。",
    "見込まれる。",
    "ちょっとした",
    "いすゞの",
    "人々に",
    "サーバーを増やし、",
    "……と述べた。",
    "――ただし――",
    "ソフトバンク・グループと",
    "『概要』、",
    "OpenAIの",
    "Sarashina2-8x70Bを",
    "第三者委員会は",
    "住民説明会で",
    "ヴァイオリン",
    "！？",
    "ということである。",
    "海外からの借り入れ",
    "（「二重」）",
    "々",
    "である。",
];
const WORDS: [&str; 24] = [
    "the",
    "ministry",
    "plans",
    "to",
    "support",
    "a",
    "company",
    "which",
    "has",
    "asked",
    "for",
    "(it",
    "said)",
    "“last",
    "mile”",
    "of",
    "programme",
    "and/or",
    "well-known",
    "forecasting,",
    "matters;",
    "Electroencephalographically",
    "by",
    "in",
];

fn paragraphs(seed: u64, language: Language) -> String {
    let mut random = Random(seed);
    let (figures, words, joint): (&[&str], &[&str], &str) = match language {
        Language::En => (&ENGLISH_FIGURES, &WORDS, " "),
        Language::Ja => (&JAPANESE_FIGURES, &CLAUSES, ""),
    };
    let mut markdown = "# T\n\n## H\n\n".to_owned();
    for _ in 0..6 {
        markdown.push_str("- x");
        for _ in 0..12 + random.below(30) {
            markdown.push_str(joint);
            markdown.push_str(words[random.below(words.len())]);
            // Figures beside each other would make another one.
            if random.below(3) == 0 {
                markdown.push_str(joint);
                markdown.push_str(figures[random.below(figures.len())]);
                markdown.push_str(if joint.is_empty() { "を" } else { " and" });
            }
        }
        markdown.push_str("[^1]\n");
    }
    markdown.push_str("\n[^1]: A.\n");
    markdown
}

fn page(seed: u64, language: Language, margin: f32, fonts: &Fonts) -> Page {
    let document = parse(&paragraphs(seed, language)).unwrap_or_else(|faults| panic!("{faults:?}"));
    let sheet = Sheet::a4(language);
    let theme = Theme { margin, ..(*sheet.theme).clone() };
    let sheet = Sheet { theme: theme.into(), budget: 4, ..sheet };
    compose(&document, &sheet, fonts).unwrap_or_else(|faults| panic!("seed {seed}: {faults:?}"))
}

/// The lines of each bullet.
fn bullets(page: &Page) -> Vec<Vec<String>> {
    let mut blocks: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for line in page.lines.iter().filter(|line| matches!(line.kind, LineKind::Item | LineKind::Paragraph)) {
        blocks.entry(line.block).or_default().push(line.text.replace("[1]", ""));
    }
    blocks.into_values().collect()
}

/// The classes of JIS X 4051:2004, annex 1, that decide where a line may end.
fn is_opening(c: char) -> bool {
    "‘“（〔［｛〈《「『【｟〘〖«([{〝".contains(c)
}

fn never_first(c: char) -> bool {
    let closing = "’”）〕］｝〉》」』】｠〙〗»)]}〟、，,";
    let of_the_beginning =
        "ヽヾゝゞ々〻ーァィゥェォッャュョヮヵヶぁぃぅぇぉっゃゅょゎゕゖㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ";
    let hyphens = "‐〜～゠–";
    let ends = "！？‼⁇⁈⁉!?。．.・：；:;";
    [closing, of_the_beginning, hyphens, ends].iter().any(|list| list.contains(c))
}

fn is_before_figure(c: char) -> bool {
    "¥￥$＄€£￡#＃№".contains(c)
}

fn is_after_figure(c: char) -> bool {
    "°′″℃¢％%‰".contains(c)
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphanumeric()
}

/// What is wrong with a line end between two characters, by JIS X 4051 6.1 (行頭, 行末, 分割 and 分離禁止).
fn fault(last: char, first: char) -> Option<&'static str> {
    let inseparable = last == first && "—―…‥".contains(last) || (last == '〳' && first == '〵');
    match () {
        () if is_opening(last) => Some("an opening bracket at the end"),
        () if never_first(first) => Some("a character that no line begins with"),
        () if is_before_figure(last) && first.is_ascii_digit() => Some("a sign parted from its figure"),
        () if last.is_ascii_digit() && is_after_figure(first) => Some("a unit sign parted from its figure"),
        () if inseparable => Some("two characters that aren't parted"),
        () if last.is_ascii_digit() && first.is_ascii_digit() => Some("digits parted"),
        () => None,
    }
}

/// The places within the joined text at which a line ends, and the text without blanks.
fn joined(lines: &[String]) -> (String, Vec<usize>) {
    let (mut text, mut ends) = (String::new(), Vec::new());
    for line in lines {
        text.extend(line.chars().filter(|c| !c.is_whitespace()));
        ends.push(text.len());
    }
    ends.pop();
    (text, ends)
}

fn parted(lines: &[String], figures: &[&str]) -> Vec<String> {
    let (text, ends) = joined(lines);
    let mut found = Vec::new();
    for figure in figures {
        let bare: String = figure.chars().filter(|c| !c.is_whitespace()).collect();
        for (at, _) in text.match_indices(&bare) {
            let inside = ends.iter().find(|end| (at + 1..at + bare.len()).contains(*end));
            found.extend(inside.map(|end| format!("{} | {}", &text[at..*end], &text[*end..at + bare.len()])));
        }
    }
    found
}

#[test]
fn eight_thousand_japanese_lines_keep_the_rules_and_part_no_figure() {
    let fonts = Fonts::embedded();
    let (mut lines, mut faults) = (0, Vec::new());
    for (turn, margin) in [48.0, 90.0, 140.0].into_iter().enumerate() {
        let mut of_this = 0;
        let mut seed = 1_000 * turn as u64;
        while of_this < 2_700 {
            let page = page(seed, Language::Ja, margin, &fonts);
            seed += 1;
            for bullet in bullets(&page) {
                of_this += bullet.len();
                faults.extend(parted(&bullet, &JAPANESE_FIGURES));
                for pair in bullet.windows(2) {
                    let (Some(last), Some(first)) = (pair[0].chars().next_back(), pair[1].chars().next())
                    else {
                        faults.push(format!("an empty line in {bullet:?}"));
                        continue;
                    };
                    faults
                        .extend(fault(last, first).map(|what| format!("{what}: {} | {}", pair[0], pair[1])));
                    let word = is_latin(last) && is_latin(first);
                    // A word of Latin letters that ends one piece may stand beside one that begins the next.
                    faults.extend(word.then(|| format!("a word: {} | {}", pair[0], pair[1])));
                }
            }
        }
        lines += of_this;
    }
    assert!(lines >= 8_000, "only {lines} lines");
    assert!(faults.is_empty(), "{} of {lines}: {:#?}", faults.len(), &faults[..faults.len().min(40)]);
}

/// Phrases of prose without figures, among which a line can nearly always end.
const PHRASES: [&str; 12] = [
    "政府は",
    "港の",
    "インフラの整備に",
    "補正予算に計上し、",
    "海底ケーブルで",
    "再検討するとした。",
    "見込まれる。",
    "電力を",
    "増やすため、",
    "住民説明会で",
    "借り入れを",
    "という。",
];

#[test]
fn lines_end_with_phrases_rather_than_within_words() {
    // In a column a line has half the room to choose its end.
    for (measure, most) in [("beside a head", 7), ("in a column", 9)] {
        lines_end_with_phrases(measure, most);
    }
}

fn lines_end_with_phrases(measure: &str, most: usize) {
    let fonts = Fonts::embedded();
    let (mut ends, mut within) = (0, Vec::new());
    for seed in 0..40 {
        let mut random = Random(seed);
        let beside = measure == "beside a head";
        let mut markdown = "# T\n\n## A\n\n- B。\n\n## H\n\n".to_owned();
        for _ in 0..6 {
            let text: String =
                (0..14 + random.below(12)).map(|_| PHRASES[random.below(PHRASES.len())]).collect();
            // The last section is beside its head where it has no bullets.
            markdown.push_str(&if beside { format!("{text}\n\n") } else { format!("- {text}\n") });
        }
        let sheet = Sheet { budget: 4, ..Sheet::a4(Language::Ja) };
        let document = parse(&markdown).unwrap_or_else(|faults| panic!("{faults:?}"));
        let page = compose(&document, &sheet, &fonts).unwrap_or_else(|faults| panic!("{faults:?}"));
        for bullet in bullets(&page) {
            for pair in bullet.windows(2) {
                ends += 1;
                for (before, after) in [
                    ("イ", "ンフラ"),
                    ("イン", "フラ"),
                    ("インフ", "ラ"),
                    ("計", "上"),
                    ("ケ", "ーブル"),
                    ("ケー", "ブル"),
                    ("ケーブ", "ル"),
                ] {
                    if pair[0].ends_with(before) && pair[1].starts_with(after) {
                        within.push(format!("{} | {}", pair[0], pair[1]));
                    }
                }
            }
        }
    }
    assert!(ends > 400, "only {ends} lines");
    // By chance it would be eleven lines in a hundred. A word of four letters can't always be avoided by lines that stay within their
    // bounds, one of two letters nearly always.
    assert!(
        within.len() * 100 < ends * most,
        "{measure}: {} of {ends}: {:#?}",
        within.len(),
        &within[..within.len().min(12)]
    );
    // By chance it would be one line in sixty.
    let short = within.iter().filter(|line| line.contains("計 | 上")).count();
    assert!(short * 150 < ends, "{short} of {ends} lines end within 計上");
}

#[test]
fn no_figure_is_parted_in_english_lines() {
    let fonts = Fonts::embedded();
    let (mut lines, mut faults) = (0, Vec::new());
    for (turn, margin) in [48.0, 90.0, 140.0].into_iter().enumerate() {
        for seed in 0..25 {
            let page = page(5_000 + 1_000 * turn as u64 + seed, Language::En, margin, &fonts);
            for bullet in bullets(&page) {
                lines += bullet.len();
                faults.extend(parted(&bullet, &ENGLISH_FIGURES));
            }
        }
    }
    assert!(lines >= 1_000, "only {lines} lines");
    assert!(faults.is_empty(), "{} of {lines}: {:#?}", faults.len(), &faults[..faults.len().min(40)]);
}
