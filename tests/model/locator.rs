//! Places inside a source: read, printed in both languages, and refused by name.

#![allow(clippy::unwrap_used, reason = "helpers outside the tests themselves")]

use factbrief::language::Language;
use factbrief::model::Locator;

fn check(text: &str, en: &str, ja: &str) {
    let locator = Locator::parse(text).unwrap();
    assert_eq!((locator.display(Language::En).as_str(), locator.display(Language::Ja).as_str()), (en, ja));
}

#[test]
fn a_locator_is_printed_in_the_briefs_language() {
    check("paragraph 4", "paragraph 4", "第4段落");
    check("pages 14-19", "pages 14–19", "14–19頁");
    check("section 3.2, table 1", "section 3.2, table 1", "第3.2節、表1");
    check("table 3-1", "table 3-1", "表3-1");
    check("figure A-2", "figure A-2", "図A-2");
    check("page 4-6", "page 4-6", "4-6頁");
    check("tables 3-5", "tables 3–5", "表3–5");
    check("sections 3.1-3.4", "sections 3.1–3.4", "第3.1–3.4節");
    check("tables 3-1", "table 3-1", "表3-1");
    check("pages 9-10", "pages 9–10", "9–10頁");
    check("time 00:12:30", "at 00:12:30", "00:12:30");
    check("p. 3", "page 3", "3頁");
    check("pp. 3-5", "pages 3–5", "3–5頁");
    check("article 5", "Article 5", "第5条");
    check("article 5(1)(a)", "Article 5(1)(a)", "第5条第1項(a)");
    check("article 5(a)", "Article 5(a)", "第5条(a)");
    check("articles 5-7", "Articles 5–7", "第5–7条");
    check("annex III, table 2", "Annex III, table 2", "附属書III、表2");
    check("annexes I, III", "Annexes I and III", "附属書I・III");
    check("chapter 3", "chapter 3", "第3章");
    check("chapter 序章", "chapter 序章", "序章");
    check("clause 4.2", "clause 4.2", "箇条4.2");
    check("recital 26", "recital 26", "前文第26項");
    check("note 12", "note 12", "注12");
    check("lines 14-16", "lines 14–16", "14–16行目");
    check("cell B12", "cell B12", "セルB12");
    check("row 7", "row 7", "表の7行目");
    check("table 2, row Revenue", "table 2, row Revenue", "表2、「Revenue」の行");
    check("abstract", "abstract", "要旨");
    check("headline", "headline", "見出し");
    check("whole", "whole text", "全文");
}

#[test]
fn several_places_of_one_kind_print_once() {
    check("pages 3, 5 and 9", "pages 3, 5 and 9", "3・5・9頁");
    check("pages 3, 5, 9", "pages 3, 5 and 9", "3・5・9頁");
    check("page 3, page 5, page 9", "pages 3, 5 and 9", "3・5・9頁");
    check("pages 3-5, 9", "pages 3–5 and 9", "3–5・9頁");
    check("articles 3 and 5(1)", "Articles 3 and 5(1)", "第3条・第5条第1項");
    check("page 3, tables 1, 2", "page 3, tables 1 and 2", "3頁、表1・2");
    check("section Supply and demand", "section Supply and demand", "Supply and demand");
}

#[test]
fn locators_of_one_kind_stand_together_in_the_order_of_the_document() {
    let parsed: Vec<_> = ["section 2.3", "table 1", "section 1.10", "section 1.9", "section 2.3"]
        .iter()
        .map(|text| Locator::parse(text).unwrap())
        .collect();
    let all: Vec<&Locator> = parsed.iter().collect();
    assert_eq!(Locator::display_all(&all, Language::En), "§§1.9, 1.10, 2.3 and table 1");
    assert_eq!(Locator::display_all(&all, Language::Ja), "第1.9・1.10・2.3節および表1");

    let parsed: Vec<_> = ["pages 9, 3", "page 5", "pages 3, 5", "page 3, table 1", "headline"]
        .iter()
        .map(|text| Locator::parse(text).unwrap())
        .collect();
    let all: Vec<&Locator> = parsed.iter().collect();
    assert_eq!(Locator::display_all(&all, Language::En), "headline and pp. 3, 5, 9 and p. 3, table 1");
}

#[test]
fn what_is_no_locator_is_named() {
    assert_eq!(Locator::parse("para 4").unwrap_err().to_string(), "`para` is not a kind of locator");
    assert_eq!(Locator::parse("page").unwrap_err().to_string(), "`page` doesn't say which page");
    assert_eq!(Locator::parse("page 3, 5").unwrap_err().to_string(), "`5` is not a kind of locator");
    assert_eq!(
        Locator::parse("whole page").unwrap_err().to_string(),
        "in `whole page` something follows `whole`"
    );
    assert_eq!(Locator::parse("").unwrap_err().to_string(), "`` is not a kind of locator");
}

/// Every way in which places come together: what is printed is the same, and each part is one locator's own words.
#[test]
fn the_parts_of_several_locators_are_their_own_words() {
    let texts = [
        "paragraph 4",
        "paragraph 7",
        "paragraphs 8-9",
        "section 3.2",
        "section Supply and demand",
        "page 3, table 2",
        "pages 3, 5",
        "page 5",
        "headline",
        "whole",
        "article 5(1)(a)",
        "article 6",
        "cell B12",
        "row Works",
        "time 00:12",
        "note 5",
    ];
    let parsed: Vec<Locator> = texts.iter().map(|text| Locator::parse(text).unwrap()).collect();
    for language in [Language::En, Language::Ja] {
        let mut linked = 0;
        // Each two, each three, and all of them.
        let mut lists: Vec<Vec<&Locator>> = vec![parsed.iter().collect()];
        for one in &parsed {
            for other in &parsed {
                lists.push(vec![one, other]);
                lists.extend(parsed.iter().map(|third| vec![one, other, third]));
            }
        }
        for list in lists {
            let (text, parts) = Locator::display_parts(&list, language);
            assert_eq!(text, Locator::display_all(&list, language));
            let mut last = 0;
            for (range, index) in parts {
                assert!(range.start >= last, "{text}");
                last = range.end;
                let own = Locator::display_all(&[list[index]], language);
                assert!(own.contains(&text[range.clone()]), "{} isn't in {own}", &text[range]);
                linked += 1;
            }
        }
        assert!(linked > 5_000, "{linked}");
    }
    let of = |texts: &[&str], language| {
        let parsed: Vec<Locator> = texts.iter().map(|text| Locator::parse(text).unwrap()).collect();
        let (text, parts) = Locator::display_parts(&parsed.iter().collect::<Vec<_>>(), language);
        let parts: Vec<(String, usize)> =
            parts.iter().map(|(range, index)| (text[range.clone()].to_owned(), *index)).collect();
        (text, parts)
    };
    let part = |text: &str, index| (text.to_owned(), index);
    let places = ["paragraph 7", "section 3.2", "paragraph 4", "pages 3, 5"];
    let (text, parts) = of(&places, Language::En);
    assert_eq!(text, "pp. 3, 5 and §3.2 and paras 4, 7");
    assert_eq!(parts, [part("3.2", 1), part("4", 2), part("7", 0)]);
    let (text, parts) = of(&places, Language::Ja);
    assert_eq!(text, "3・5頁および第3.2節および第4・7段落");
    assert_eq!(parts, [part("3.2", 1), part("4", 2), part("7", 0)]);
}
