//! Quotation marks within others: on two levels that take turns, in titles of sources and in what is quoted, in both languages.

use factbrief::language::Language;

use crate::support::harbour::Harbour;

#[test]
fn marks_within_marks_take_turns() {
    for (language, text, expected) in [
        (Language::En, "Is it “done”?", "Is it ‘done’?"),
        (Language::En, "Is it \"done\" or \"not\"?", "Is it ‘done’ or ‘not’?"),
        (Language::En, "The ‘green’ deal", "The ‘green’ deal"),
        (Language::En, "He said “it is ‘done’ now”", "He said ‘it is “done” now’"),
        (Language::En, "“Who’s ‘John’s’ “friend”?”", "‘Who’s “John’s” “friend”?’"),
        (Language::En, "The harbour’s ‘90s “boom”", "The harbour’s ‘90s ‘boom’"),
        (Language::En, "A 5” pipe and “one”", "A 5” pipe and ‘one’"),
        (Language::En, "Mehr „Strom“ und „Wasser“", "Mehr „Strom“ und „Wasser“"),
        (Language::En, "Plus d’« énergie »", "Plus d’« énergie »"),
        (Language::En, "「計画」と『港』", "「計画」と『港』"),
        (Language::En, "", ""),
        (Language::Ja, "『計画』の港", "「計画」の港"),
        (Language::Ja, "「計画」の港", "「計画」の港"),
        (Language::Ja, "「計画『甲』」の港", "「計画『甲』」の港"),
        (Language::Ja, "『計画「甲」』の港", "「計画『甲』」の港"),
        (Language::Ja, "『甲』と『乙「丙『丁』」』", "「甲」と「乙『丙「丁」』」"),
        (Language::Ja, "Is it \"done\"?", "Is it \"done\"?"),
        (Language::Ja, "甲』と乙", "甲』と乙"),
        (Language::Ja, "Is it “done”?", "Is it “done”?"),
    ] {
        assert_eq!((language.words().punctuation.within_quotes)(text), expected, "{text}");
    }
    let quoted = Language::Ja.words().punctuation.quoted;
    assert_eq!(quoted("港は「計画『甲』」である。"), "「港は『計画「甲」』である」");
    assert_eq!(quoted("港は『計画』である。"), "「港は『計画』である」");
    let quoted = Language::En.words().punctuation.quoted;
    assert_eq!(quoted("It is “a ‘plan’” now."), "“It is ‘a “plan”’ now”");
}

/// The title of a source in its own language, and one in the page's language that stands in its place.
#[test]
fn a_title_in_a_list_of_sources_has_its_own_marks_on_the_next_level() {
    let harbour = Harbour::new();
    let file = "briefs/harbour/sources.toml";
    let sources = harbour.read(file);
    let titles: Vec<&str> = sources.lines().filter(|line| line.starts_with("title.")).collect();
    assert!(titles.len() >= 3, "{titles:?}");
    let with_marks: Vec<String> = sources
        .lines()
        .map(|line| match line.split_once(" = ") {
            Some((key @ "title.en", _)) => format!("{key} = 'Is it “done” or \"not\"?'"),
            Some((key @ "title.ja", _)) => format!("{key} = \"『計画』の「港」\""),
            _ => line.to_owned(),
        })
        .collect();
    harbour.write(file, &with_marks.join("\n"));
    harbour.build();
    let english = harbour.read("out/harbour/investor.en.md");
    let japanese = harbour.read("out/harbour/investor.ja.md");
    let lines = |text: &str| {
        text.lines().filter(|line| line.starts_with("[^")).map(str::to_owned).collect::<Vec<_>>()
    };
    assert!(lines(&english).iter().all(|line| line.contains("“Is it ‘done’ or ‘not’?”")), "{english}");
    assert!(lines(&japanese).iter().all(|line| line.contains("『「計画」の「港」』")), "{japanese}");
    assert!(lines(&english).len() >= 2 && lines(&japanese).len() >= 2);
}
