//! What a brief prints of its citations, row by row of what went wrong once: in Markdown, in references, in the title.

#![expect(
    clippy::unwrap_used,
    reason = "a helper that panics fails its test; clippy exempts only functions marked #[test]"
)]

use std::fmt::Write as _;

use crate::support::harbour::Harbour;

const SOURCES: &str = r#"[plan]
type = "report"
nature = "official"
title.en = "Harbour plan"
title.ja = "港湾計画"
publisher.en = "Aoba Prefecture"
publisher.ja = "青葉県"
issued = 2026-06-13
language = "en"
[paper]
type = "article"
nature = "news"
title.en = "What the harbour costs"
title.ja = "港の費用"
author = ["Apple, Inc.", "King, Martin Luther, Jr."]
issued = 2026-07-01
language = "en"
[summary]
type = "web"
nature = "digest"
title.en = "The week"
title.ja = "今週"
publisher.en = "Shore Gazette"
publisher.ja = "海辺新聞"
issued = 2026-07-02
language = "en"
"#;

const FACTS: &str = r#"[defaults]
as-of = 2026-06-12
status = "announced"
[cost]
statement.en = "It costs {{ value }}"
statement.ja = "費用は{{ value }}"
value = { about = "120億", unit = "JPY" }
evidence = [{ source = "plan", locator = "table 3-1", as-printed = "約120億円" }]
[staff]
statement.en = "Staff are {{ value }}."
statement.ja = "職員は{{ value }}である。"
value = { exact = 5, unit = "people" }
evidence = [{ source = "paper", locator = "page 12", as-printed = "5 people" }]
[opened]
statement.en = "It opened in {{ value }}."
statement.ja = "開港は{{ value }}である。"
value = { date = 2025 }
evidence = [{ source = "paper", locator = "page 9", as-printed = "2025" }]
[promise]
statement.en = "The minister said “we will pay.”"
statement.ja = "大臣は「払う。」"
evidence = [{ source = "plan", locator = "page 2" }]
[address]
statement.en = "See https://example.org/annual_plan"
statement.ja = "https://example.org/annual_plan を参照"
evidence = [{ source = "summary", locator = "paragraph 1" }]
"#;

/// A harbour with one brief, one section for each text, in English and Japanese.
fn harbour(texts: &[(&str, &str)], facts: &str) -> Harbour {
    let harbour = Harbour::new();
    harbour.write("briefs/harbour/sources.toml", SOURCES);
    harbour.write("briefs/harbour/facts/works.toml", FACTS);
    let mut brief = String::from(
        "audience = \"investor\"\npages = 4\ntitle.en = \"The **harbour** pays {{ cite('promise') }}\"\n\
         title.ja = \"**港**の費用{{ cite('promise') }}\"\nbottom-line.en = \"It opens.\"\nbottom-line.ja = \"開く。\"\n",
    );
    for (place, (en, ja)) in texts.iter().enumerate() {
        let letter = char::from(b'A' + u8::try_from(place).unwrap());
        writeln!(brief, "[[section]]\nheading.en = \"Part {letter}\"\nheading.ja = \"{letter}部\"").unwrap();
        let facts = if place == 0 { facts } else { "[]" };
        writeln!(brief, "text.en = '''{en}'''\ntext.ja = '''{ja}'''\nlayout = \"prose\"\nfacts = {facts}")
            .unwrap();
    }
    std::fs::remove_file(harbour.path("briefs/harbour/engineer.toml")).unwrap();
    harbour.write("briefs/harbour/investor.toml", &brief);
    harbour
}

#[test]
fn own_words_are_cited_where_a_fact_supports_them() {
    let rows = [
        // A closing quotation mark after a stop.
        (
            "He promised “{{ fact('cost').value }}.” Then came {{ fact('staff').value }}.",
            "He promised “about ¥12 billion [^1].” Then came 5 people [^2].",
            "「{{ fact('cost').value }}。」と述べ、{{ fact('staff').value }}が来た。",
            "「約120億円 [^1]。」と述べ、5人 [^2] が来た。",
        ),
        // What follows is no target of a link, and an address stays one.
        (
            "It pays {{ fact('cost').value }}(not yet) and {{ fact('staff').value }}(https://example.org/plan) more.",
            r"It pays about ¥12 billion [^1]\(not yet) and 5 people [^2]\(<https://example.org/plan>) more.",
            "{{ fact('cost').value }}(未定)と{{ fact('staff').value }}(https://example.org/plan)である。",
            r"約120億円 [^1]\(未定)と5人 [^2]\(<https://example.org/plan>)である。",
        ),
        // A link, emphasis and an address are closed before the citation.
        (
            "[{{ fact('cost').value }}](https://example.org), **{{ fact('staff').value }}** and *in {{ fact('opened').value }}* it is.",
            "[about ¥12 billion](https://example.org) [^1], **5 people** and *in 2025* [^2] it is.",
            "[{{ fact('cost').value }}を払う](https://example.org)次へ。**{{ fact('staff').value }}**と*{{ fact('opened').value }}*。",
            "[約120億円を払う](https://example.org) [^1] 次へ。**5人**と*2025年* [^2]。",
        ),
        // A citation alone is the author's word for what supports the sentence.
        (
            "It was paid {{ cite('promise') }}, the bank says. See https://example.org/a_b {{ cite('cost') }}",
            "It was paid [^1], the bank says. See <https://example.org/a_b> [^1]",
            "支払われた{{ cite('promise') }}と銀行はいう。https://example.org/a_b{{ cite('cost') }}を参照。",
            "支払われた [^1] と銀行はいう。<https://example.org/a_b> [^1] を参照。",
        ),
        // Within a sentence one citation is enough for one source; across sentences none is left out.
        (
            "Of {{ fact('staff').value }} in {{ fact('opened').value }}. Then {{ fact('staff').value }}.",
            "Of 5 people in 2025 [^2]. Then 5 people [^2].",
            "{{ fact('opened').value }}に{{ fact('staff').value }}。また{{ fact('staff').value }}。",
            "2025年に5人 [^2]。また5人 [^2]。",
        ),
        // A year that begins a text begins no list.
        (
            "{{ fact('opened').value }}. Then it opened.",
            "2025 [^2]. Then it opened.",
            "{{ fact('opened').value }}. 開港した。",
            "2025年 [^2]. 開港した。",
        ),
        // Signs that another renderer takes for markup.
        (
            "Mon~Fri, ~~not~~ and $x$ {{ cite('cost') }}",
            r"Mon\~Fri, \~\~not\~\~ and \$x\$ [^1]",
            "営業は月~金、朝~夕である{{ cite('cost') }}。",
            r"営業は月\~金、朝\~夕である [^1]。",
        ),
    ];
    let texts = rows.map(|(en, _, ja, _)| (en, ja));
    let harbour = harbour(&texts, "[\"promise\"]");
    harbour.right(&["build", "-t", "md"]);
    let (en, ja) = (harbour.read("out/harbour/investor.en.md"), harbour.read("out/harbour/investor.ja.md"));
    for (_, english, _, japanese) in rows {
        assert!(en.contains(english), "{english}\n{en}");
        assert!(ja.contains(japanese), "{japanese}\n{ja}");
    }
    // A title that cites: in the page, and not in the window's title.
    assert!(en.contains("# The **harbour** pays [^1]\n"), "{en}");
}

#[test]
fn each_statement_is_cited_at_its_own_end() {
    let harbour =
        harbour(&[("As follows:", "次のとおり。")], r#"["promise", "cost", "staff", "opened", "address"]"#);
    harbour.right(&["build"]);
    let en = harbour.read("out/harbour/investor.en.md");
    let line = "The minister said “we will pay.” [^1] It costs about ¥12 billion [^1] Staff are 5 people. [^2] \
                It opened in 2025. [^2] See <https://example.org/annual_plan> [^3]";
    assert!(en.contains(line), "{en}");
    let ja = harbour.read("out/harbour/investor.ja.md");
    let line = "大臣は「払う。」 [^1] 費用は約120億円 [^1] 職員は5人である。 [^2] 開港は2025年である。 [^2] \
                <https://example.org/annual_plan> を参照 [^3]";
    assert!(ja.contains(line), "{ja}");
    // References: a hyphen that is no range, names that are not turned round, places in the order of the source, and
    // who speaks.
    for reference in [
        "[^1]: Aoba Prefecture, “Harbour plan”, official document, 13 June 2026, p. 2 and table 3-1.",
        "[^2]: Apple, Inc.; Martin Luther King, Jr., “What the harbour costs”, 1 July 2026, pp. 9, 12.",
        "[^3]: Shore Gazette, “The week”, digest of other reports, 2 July 2026, para 1.",
        "Every figure carries its source number. Sources: 1 official, 1 news, 1 digest; published 2026. Of ",
    ] {
        assert!(en.contains(reference), "{reference}\n{en}");
    }
    let info = harbour.bytes("out/harbour/investor.en.pdf");
    let info = lopdf::Document::load_mem(&info).unwrap();
    let title = info.trailer.get(b"Info").unwrap().as_reference().unwrap();
    let title = info.get_dictionary(title).unwrap().get(b"Title").unwrap().as_str().unwrap().to_vec();
    let wide: Vec<u16> = title[2..].chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
    let title = if title.starts_with(&[0xfe, 0xff]) {
        String::from_utf16(&wide).unwrap()
    } else {
        String::from_utf8(title).unwrap()
    };
    assert_eq!(title, "The harbour pays");
}

#[test]
fn a_drawn_value_has_no_markup_and_no_line_break() {
    let harbour = harbour(&[("It is.", "そうである。")], "[]");
    let fact = |id: &str, value: &str| {
        format!(
            "[{id}]\nstatement.en = \"It is {{{{ value }}}}.\"\nstatement.ja = \"{{{{ value }}}}である。\"\nshort.en = \"{value}\"\n\
             short.ja = \"{value}\"\nvalue = {{ text.en = \"{value}\", text.ja = \"{value}\" }}\n\
             evidence = [{{ source = \"plan\", locator = \"page 1\", as-printed = \"{value}\" }}]\n"
        )
    };
    let facts = format!("{FACTS}{}{}", fact("bold", "**Open** on top"), fact("broken", "Open * to\\nall"));
    harbour.write("briefs/harbour/facts/works.toml", &facts);
    harbour.edit(
        "briefs/harbour/investor.toml",
        "layout = \"prose\"\nfacts = []",
        "layout = \"key-figures\"\nfacts = [\"bold\", \"broken\"]",
    );
    harbour.right(&["build"]);
    for language in ["en", "ja"] {
        // What is drawn is read to those who don't see it.
        let picture = harbour.read(&format!("out/harbour/investor.{language}.1-key-figures.svg"));
        let markdown = harbour.read(&format!("out/harbour/investor.{language}.md"));
        for (drawn, listed) in [("Open on top", "Open on top"), ("Open * to all", r"Open \* to all")] {
            assert!(picture.matches(drawn).count() >= 2, "{language}: {drawn} in {picture}");
            assert!(markdown.matches(listed).count() >= 2, "{language}: {listed} in {markdown}");
        }
    }
}

#[test]
fn a_drawing_explains_the_signs_that_it_has_and_no_others() {
    let bar = |id: &str, value: &str, printed: &str, more: &str| {
        format!(
            "[{id}]\nstatement.en = \"It is {{{{ value }}}}.\"\nstatement.ja = \"{{{{ value }}}}である。\"\nshort.en = \"It\"\n\
             short.ja = \"それ\"\nvalue = {{ {value}, unit = \"%\" }}\n{more}\
             evidence = [{{ source = \"plan\", locator = \"page 1\", as-printed = \"{printed}\" }}]\n"
        )
    };
    let date = |id: &str, year: u32, more: &str| {
        let fact = bar(id, "", &year.to_string(), more);
        fact.replace("{ , unit = \"%\" }", &format!("{{ date = {year} }}"))
    };
    let plan = "stage = \"planned\"\ndue = 2030-12-31\n";
    let plain = bar("plain", "exact = 5", "5%", "");
    let day = |id: &str, value: &str, printed: &str, more: &str| {
        bar(id, "", printed, more).replace("{ , unit = \"%\" }", value)
    };
    let point = |id: &str, year: u32, value: &str, printed: &str, more: &str| {
        bar(id, value, printed, &format!("subject = \"share\"\nas-of = {year}-12-31\n{more}"))
    };
    let points = |value: &str, printed: &str, more: &str| {
        point("plain", 2023, "exact = 5", "5%", "") + &point("b", 2024, value, printed, more)
    };
    let days = |second: String| day("plain", "{ date = 2020-05-04 }", "4 May 2020", "") + &second;
    let bars = |second: String| plain.clone() + &second;
    let rows = [
        ("bar-chart", bars(bar("b", "exact = 7", "7%", "")), None),
        (
            "bar-chart",
            bars(bar("b", "exact = 7", "7%", plan)),
            Some((
                "An outlined, pale bar is planned; a filled one is done.",
                "淡色の枠付きの棒は計画、塗りつぶしの棒は実績を示す。",
            )),
        ),
        (
            "bar-chart",
            bars(bar("b", "about = 7", "about 7%", "")),
            Some(("A whisker means about.", "ひげは「約」を示す。")),
        ),
        (
            "bar-chart",
            bars(bar("b", "at-least = 7", "at least 7%", "")),
            Some(("An arrow means more than or at least.", "矢印は「超」「以上」を示す。")),
        ),
        (
            "bar-chart",
            bars(bar("b", "at-most = 7", "at most 7%", "")),
            Some(("A dashed part may not be reached.", "破線の部分は届かない場合がある範囲を示す。")),
        ),
        (
            "bar-chart",
            bars(bar("b", "nearly = 7", "nearly 7%", "")),
            Some(("A dashed tip means nearly.", "破線の先端は「近く」「弱」を示す。")),
        ),
        (
            "timeline",
            date("plain", 2020, "") + &date("b", 2024, ""),
            Some((
                "A slim bar between two stops means some time within it.",
                "両端のある細い帯はその期間内のいずれかの時点を示す。",
            )),
        ),
        (
            "timeline",
            date("plain", 2020, "") + &date("b", 2030, plan),
            Some((
                "A filled mark is done; a hollow or pale mark is planned; a slim bar between two stops means some time within it.",
                "塗りつぶしは実施済み、白抜きや淡色は計画、両端のある細い帯はその期間内のいずれかの時点を示す。",
            )),
        ),
        (
            "bar-chart",
            bars(bar("b", "min = 7, max = 9", "7% to 9%", "")),
            Some(("A dashed part may not be reached.", "破線の部分は届かない場合がある範囲を示す。")),
        ),
        (
            "bar-chart",
            bars(bar("b", "exact = 4", "4%", "")),
            Some(("An indented bar is a part of the one above it.", "字下げした棒は上の棒の内数を示す。")),
        ),
        ("timeline", days(day("b", "{ date = 2024-05-04 }", "4 May 2024", "")), None),
        // A month among years is drawn as a day is.
        ("timeline", days(day("b", "{ date = \"2024-05\" }", "May 2024", "")), None),
        (
            "timeline",
            days(day("b", "{ from = \"2024-05\", to = \"2024-06\" }", "May 2024 to June 2024", "")),
            Some(("A full bar takes all that time.", "太い帯はその期間の全体を示す。")),
        ),
        (
            "timeline",
            days(day("b", "{ by = 2024-05-04 }", "by 4 May 2024", "")),
            Some(("A mark that points left means that day or earlier.", "左向きの印はその日までを示す。")),
        ),
        (
            "timeline",
            days(day("b", "{ since = 2024-05-04 }", "since 4 May 2024", "")),
            Some(("A mark that points right means that day or later.", "右向きの印はその日以降を示す。")),
        ),
        // An approximate date has no stops.
        (
            "timeline",
            days(day("b", "{ date = 2024, about = true }", "about 2024", "")),
            Some(("Broken ends mean about.", "切れ切れの端は「頃」を示す。")),
        ),
        ("line-chart", points("exact = 9", "9%", ""), None),
        (
            "line-chart",
            points("exact = 9", "9%", "stage = \"planned\"\ndue = 2024-12-31\n")
                .replace("2024-12-31", "2030-12-31")
                .replace("as-of = 2030-12-31", "as-of = 2024-12-31"),
            Some((
                "A filled point is done; a hollow point and a dashed line to it are planned.",
                "塗りつぶしの点は実績、白抜きの点とそこへの破線は計画を示す。",
            )),
        ),
        (
            "line-chart",
            points("exact = 9", "9%", "status = \"estimated\"\n"),
            Some((
                "A filled point is done; a lozenge and a dashed line to it are estimated.",
                "塗りつぶしの点は実績、ひし形とそこへの破線は推計を示す。",
            )),
        ),
        (
            "line-chart",
            points("exact = 9", "9%", "")
                + &point("c", 2026, "exact = 8", "8%", "").replace("2026-12-31", "2026-06-12"),
            None,
        ),
        (
            "line-chart",
            point("a", 2021, "exact = 3", "3%", "")
                + &point("plain", 2022, "exact = 5", "5%", "")
                + &point("b", 2024, "exact = 9", "9%", ""),
            Some(("The line stops where a value is missing.", "線の切れ目は値のない時点を示す。")),
        ),
        (
            "line-chart",
            points("about = 9", "about 9%", ""),
            Some(("A whisker means about.", "ひげは「約」を示す。")),
        ),
        (
            "line-chart",
            points("min = 9, max = 10", "9% to 10%", ""),
            Some(("An upright line is a range.", "縦の線は値の幅を示す。")),
        ),
        (
            "line-chart",
            points("min = 9, max = 10, about = true", "about 9% to 10%", ""),
            Some((
                "An upright line is a range; broken ends of an upright line mean about.",
                "縦の線は値の幅、縦の線の切れ切れの端は「約」を示す。",
            )),
        ),
        (
            "line-chart",
            points("at-least = 9", "at least 9%", ""),
            Some(("An arrow means more than or at least.", "矢印は「超」「以上」を示す。")),
        ),
        (
            "line-chart",
            points("at-most = 9", "at most 9%", ""),
            Some(("An arrow down means less than or at most.", "下向きの矢印は「未満」「以下」を示す。")),
        ),
        (
            "line-chart",
            points("exact = 6", "6%", ""),
            Some(("The axis does not begin at zero.", "縦軸はゼロから始まらない。")),
        ),
    ];
    for (layout, facts, expected) in rows {
        let harbour = harbour(&[("It is.", "そうである。")], "[]");
        harbour.write("briefs/harbour/facts/works.toml", &format!("{FACTS}{facts}"));
        let ids: Vec<String> = facts
            .lines()
            .filter_map(|line| line.strip_prefix('[')?.strip_suffix(']'))
            .map(|id| format!("\"{id}\""))
            .collect();
        let parts = match facts.contains("exact = 4") {
            true => "\nof-which = [{ whole = \"plain\", parts = [\"b\"] }]",
            false => "",
        };
        harbour.edit(
            "briefs/harbour/investor.toml",
            "layout = \"prose\"\nfacts = []",
            &format!("layout = \"{layout}\"\nfacts = [{}]{parts}", ids.join(", ")),
        );
        harbour.right(&["build", "-t", "md"]);
        for language in ["en", "ja"] {
            let markdown = harbour.read(&format!("out/harbour/investor.{language}.md"));
            let after = markdown.split(".svg)").nth(1).unwrap();
            let after =
                after.split("\n\n").skip(2).map(str::trim).find(|block| !block.starts_with('-')).unwrap();
            let expected = expected.map(|(en, ja)| if language == "en" { en } else { ja });
            match expected {
                Some(key) => assert_eq!(after, key, "{facts}"),
                None => {
                    assert!(
                        after.starts_with("Every figure ") || after.starts_with("数値には"),
                        "{after}\n{facts}"
                    )
                }
            }
        }
    }
}
