//! Random briefs from a seed: Japanese, English and mixed, with everything that makes line breaking hard.

use factbrief::language::Language;

use crate::support::seed::Random;

const JAPANESE: [&str; 40] = [
    "政府は",
    "新会社を",
    "「国産基盤」",
    "（基盤モデル）",
    "ソフトバンク・",
    "データセンター",
    "1兆3,000億円",
    "約5,000億ドル",
    "93.4％",
    "を投じる",
    "計画で、",
    "である。",
    "という。",
    "ちょっと",
    "きゃっか",
    "人々の",
    "いすゞ",
    "2024〜25年度",
    "１２３",
    "サーバーを",
    "25℃",
    "100%",
    "¥300",
    "US$500 billion",
    "OpenAI",
    "『報告書』、",
    "（「二重」）",
    "！？",
    "……",
    "――",
    "・",
    "GPT-4",
    "Sarashina2-8x70B",
    "年5.1％、",
    "第2期を",
    "3社が",
    "ヴァイオリン",
    "ッ",
    "々",
    "神田川",
];

const ENGLISH: [&str; 36] = [
    "the ",
    "ministry ",
    "plans ",
    "to ",
    "support ",
    "a ",
    "company ",
    "with ",
    "¥1 trillion ",
    "US$500 billion ",
    "(about ",
    "one third) ",
    "“last mile” ",
    "is ",
    "forecasting, ",
    "which ",
    "matters; ",
    "93.4% ",
    "7–12 ",
    "2024–25 ",
    "21 December 2025 ",
    "paragraph 4 ",
    "well-known ",
    "state-of-the-art ",
    "and/or ",
    "Electroencephalographically ",
    "e.g. ",
    "don’t ",
    "stop. ",
    "It ",
    "said: ",
    "[sic] ",
    "https://www.example.org/a/very/long/path-with-hyphens?x=1&y=2 ",
    "神田川 ",
    "No. 7 ",
    "non\u{a0}breaking ",
];

/// A brief of one to three paragraphs and bullets, and the text of each as it must be printed.
pub fn brief(seed: u64, language: Language) -> (String, Vec<String>) {
    let mut random = Random(seed);
    let mut markdown = "# Title\n\n## Head\n\n".to_owned();
    let mut expected = Vec::new();
    for _ in 0..2 + random.below(3) {
        let (source, printed) = paragraph(&mut random, language);
        if random.below(3) == 0 {
            markdown.push_str("- ");
        }
        markdown.push_str(&source);
        markdown.push_str("\n\n");
        expected.push(printed);
    }
    markdown.push_str("Cited[^1][^2]\n\n[^1]: One.\n[^2]: Two.\n");
    expected.push("Cited[1][2]".to_owned());
    (markdown, expected)
}

fn paragraph(random: &mut Random, language: Language) -> (String, String) {
    let (mut source, mut printed) = (String::new(), String::new());
    // No paragraph begins with what Markdown would take for a list or a heading.
    source.push('A');
    printed.push('A');
    for _ in 0..20 + random.below(70) {
        let japanese = (language == Language::Ja) != (random.below(8) == 0);
        let piece = if japanese { pick(random, &JAPANESE) } else { pick(random, &ENGLISH) };
        match random.below(14) {
            0 => {
                let mark = pick(random, &["1", "2"]);
                source.push_str(&format!("{}[^{mark}] ", piece.trim_end()));
                printed.push_str(&format!("{}[{mark}]", piece.trim_end()));
            }
            1 => {
                source.push_str(&format!("{}[^1][^2] ", piece.trim_end()));
                printed.push_str(&format!("{}[1][2]", piece.trim_end()));
            }
            _ => {
                source.push_str(&piece.replace('[', "\\["));
                printed.push_str(piece);
            }
        }
    }
    (source.trim_end().to_owned(), printed)
}

fn pick<'a>(random: &mut Random, from: &[&'a str]) -> &'a str {
    from[random.below(from.len())]
}
