//! In which language each word of a page is read aloud: words of every script on pages of both languages, each tagged with its language
//! or as one that isn't known, and never with the page's or as English where they aren't.

#![allow(
    clippy::expect_used,
    reason = "a helper that panics fails its test; clippy exempts only functions marked #[test]"
)]

use std::sync::Arc;

use factbrief::language::Language;
use factbrief::page::{Fonts, Sheet, Theme, compose, parse};

use super::conformance::faults;
use super::conformance::file::File;
use super::conformance::samples::with;
use crate::support::made_font::{Changes, runes};

/// A page with a font that has every character of a text.
fn page(text: &str, language: Language) -> File {
    let mut fonts = Fonts::embedded();
    let characters = text.chars().filter(|c| !c.is_ascii()).collect();
    fonts
        .add("Made.ttf", runes(&Changes { characters: Some(characters), ..Changes::default() }))
        .expect("a font");
    let theme = Theme::parse("[fonts]\nregular = [\"Made.ttf\"]").expect("a theme");
    let sheet = Sheet { theme: Arc::new(theme), ..Sheet::a4(language) };
    let bytes = with(&sheet, &format!("# T\n\n## H\n\n{text}\n"), false, &fonts);
    // The judge of outlines knows no font in which these letters look like others.
    let faults = faults(bytes.clone()).into_iter().filter(|fault| !fault.contains("by the outlines"));
    assert_eq!(faults.collect::<Vec<_>>(), Vec::<String>::new(), "{text}");
    File::read(bytes)
}

/// The words of a page that have a language of their own, each with its tag.
fn voices(text: &str, language: Language) -> Vec<String> {
    let file = page(text, language);
    let spans = file.tree.nodes.iter().enumerate().filter(|(_, node)| node.kind == "Span");
    let tagged = spans.filter_map(|(index, node)| {
        let tag = file.text(&node.dictionary, "Lang")?;
        Some(format!("{tag}: {}", file.text_of(index).trim()))
    });
    tagged.collect()
}

/// Words of a script, and the tag that they have on a page of either language.
const SCRIPTS: [(&str, &str); 20] = [
    ("ko", "한국수력원자력"),
    ("ko", "제3차 에너지 기본계획"),
    ("ko", "大韓민국"),
    ("zh", "中国统计年鉴"),
    ("zh", "發電廠的說明"),
    ("zh", "ㄅㄆㄇ"),
    ("und-Cyrl", "Росатом"),
    ("und-Cyrl", "Энергоатом и Росатом"),
    ("und-Cyrl", "Їжакевич"),
    ("el", "Ελλάδα"),
    ("el", "Η Ελλάδα"),
    ("th", "ไทย"),
    ("und-Deva", "नमक"),
    ("ta", "அரச"),
    ("hy", "Հայաստան"),
    ("und-Geor", "საქართველო"),
    ("vi", "Nguyễn Văn Phúc"),
    ("vi", "Phạm Minh Chính"),
    ("vi", "Ngu\u{79}e\u{302}\u{303}n"),
    ("und-Runr", "ᚠᚢᚦ"),
];

#[test]
fn words_of_another_script_are_read_in_their_language_or_in_none() {
    for (tag, words) in SCRIPTS {
        let expected = [format!("{tag}: {words}")];
        assert_eq!(voices(&format!("The firm {words} pays."), Language::En), expected, "{words}");
        assert_eq!(voices(&format!("この会社、{words}、は払う。"), Language::Ja), expected, "{words}");
        // At the beginning, at the end, strong, and as a link.
        assert_eq!(voices(words, Language::En), expected, "{words} alone");
        assert_eq!(voices(words, Language::Ja), expected, "{words} alone");
        assert_eq!(voices(&format!("Of **{words}**"), Language::En), expected, "{words} strong");
        let link = format!("Of [{words}](https://example.org)");
        assert_eq!(voices(&link, Language::En), expected, "{words} as a link");
    }
}

/// Words with the voices that an English page and a Japanese one have for them.
#[test]
fn words_beside_others_are_read_each_in_its_own_language() {
    for (language, text, expected) in [
        (Language::En, "Of 한국 and 日本 and 中国统计", &["ko: 한국", "ja: 日本", "zh: 中国统计"][..]),
        (Language::En, "Kana ﾃﾞｰﾀ, データ, かな in English", &["ja: ﾃﾞｰﾀ, データ, かな"]),
        (Language::En, "The plan 第12回計画 of 2026", &["ja: 第12回計画"]),
        (Language::En, "《中国统计》 and", &["zh: 《中国统计》"]),
        (Language::Ja, "《中国统计》である。", &["zh: 中国统计"]),
        (Language::En, "「한국」 and 「日本」", &["ko: 「한국」", "ja: 「日本」"]),
        (Language::En, "Росатом, 2026 and Москва", &["und-Cyrl: Росатом", "und-Cyrl: Москва"]),
        (Language::En, "Росатом 2026, Москва", &["und-Cyrl: Росатом 2026, Москва"]),
        // Signs are no words of a language.
        (Language::En, "A μ of 5 μm, ΔT, π and Ω; Ⅳ, ℓ and ⁿ", &[]),
        (Language::Ja, "係数μと5 μm、ΔT、π、Ω、Ⅳ、ℓである。", &[]),
        // Names of people in the letters of the page are its own.
        (Language::En, "Zoë Müller, José Núñez and Ōsaka Tarō", &[]),
        (Language::Ja, "Zoë MüllerとJosé Núñez、Ludwig van Beethovenによる。", &[]),
        (Language::Ja, "鄧小平、習近平、金大中、髙﨑によれば。", &[]),
        (Language::Ja, "会長の김민수によれば。", &["ko: 김민수"]),
        (Language::Ja, "韓国語の한국어である。", &["ko: 한국어"]),
        (Language::Ja, "ﾃﾞｰﾀである。", &[]),
        // What is written in Latin letters isn't English for that.
        (
            Language::Ja,
            "報告書は「Gesetz über die Kernenergie」である。",
            &["und: Gesetz über die Kernenergie"],
        ),
        (
            Language::Ja,
            "報告書は「Ministère de la mer et du port」である。",
            &["und: Ministère de la mer et du port"],
        ),
        (Language::Ja, "報告書は「L’énergie du port」である。", &["und: L’énergie du port"]),
        (Language::Ja, "報告書は「The state of the café」である。", &["en: The state of the café"]),
        (Language::Ja, "Briefing desk briefs@example.orgである。", &["en: Briefing desk"]),
        (Language::Ja, "報告書は[The state pays](https://example.org)である。", &["en: The state pays"]),
    ] {
        assert_eq!(voices(text, language), expected, "{text}");
    }
}

#[test]
fn what_runs_from_right_to_left_is_refused() {
    for word in ["חשמל", "كهرباء"] {
        let document = parse(&format!("# T\n\n## H\n\nOf {word}\n")).expect("a document");
        let mut fonts = Fonts::embedded();
        let changes = Changes { characters: Some(word.to_owned()), ..Changes::default() };
        fonts.add("Made.ttf", runes(&changes)).expect("a font");
        let theme = Theme::parse("[fonts]\nregular = [\"Made.ttf\"]").expect("a theme");
        let sheet = Sheet { theme: Arc::new(theme), ..Sheet::a4(Language::En) };
        assert!(compose(&document, &sheet, &fonts).is_err(), "{word}");
    }
}
