//! Every doubt that an author declares, in every layout: that a fact is an opinion or speculation, how likely it is, how sure its author
//! is, that the date of a plan has passed, and when an old figure held. Each is in the Markdown and in the text of the PDF, in both
//! languages; of a drawing also in the words of its picture. And what a sign means that stands for none of them.

use crate::support::harbour::{FACT_FILE, Harbour};
use factbrief::pdf::read_contents;

const BRIEF: &str = "briefs/harbour/investor.toml";

/// A doubt: its keys in the table of a fact, and what a page says of it in few words and in a sentence, in each language.
struct Doubt {
    keys: &'static str,
    brief: [&'static str; 2],
    full: [&'static str; 2],
}

const DOUBTS: [Doubt; 6] = [
    Doubt {
        keys: "status = \"opinion\"",
        brief: ["(opinion)", "（意見）"],
        full: ["(This is an opinion.)", "（これは意見である。）"],
    },
    Doubt {
        keys: "status = \"speculation\"",
        brief: ["(speculation)", "（憶測）"],
        full: ["(This is speculation.)", "（これは憶測である。）"],
    },
    Doubt {
        keys: "status = \"estimated\"\nlikelihood = { word = \"unlikely\", basis.en = \"no list was kept\", basis.ja = \"名簿がない\" }",
        brief: ["unlikely, 20–45%", "可能性は低い、20～45%"],
        full: ["(Unlikely, 20–45%: no list was kept.)", "（可能性は低い、20～45%。名簿がない。）"],
    },
    Doubt {
        keys: "status = \"estimated\"\nconfidence = { level = \"low\", basis.en = \"no list was kept\", basis.ja = \"名簿がない\" }",
        brief: ["low confidence", "確信度は低い"],
        full: ["(Low confidence: no list was kept.)", "（確信度は低い。名簿がない。）"],
    },
    Doubt {
        keys: "stage = \"planned\"\ndue = 2026-09-30",
        brief: ["date passed", "期限経過"],
        full: ["The date for this has passed", "期限は過ぎて"],
    },
    Doubt {
        keys: "as-of = 2024-03-31",
        brief: ["as of Mar 2024", "2024年3月時点"],
        full: ["(as of Mar 2024)", "（2024年3月時点）"],
    },
];

/// Two facts of one subject, of which the second has the keys of a doubt.
fn facts(keys: &str) -> String {
    let status = if keys.contains("status") { "" } else { "status = \"announced\"\n" };
    let as_of = if keys.contains("as-of") { "" } else { "as-of = 2026-06-12\n" };
    let fact = |id: &str, year: u16, people: u16, keys: &str| {
        format!(
            "[{id}]\nstatement.en = \"In {{{{ year }}}} the crew numbered {{{{ value }}}}.\"\nstatement.ja = \"{{{{ year }}}}の乗組員は{{{{ value }}}}であった。\"\nshort.en = \"Crew of {id}\"\nshort.ja = \"{id}の乗組員\"\nvalue = {{ exact = {people}, unit = \"people\" }}\nwith.year = {{ date = {year} }}\nsubject = \"crew\"\n{keys}evidence = [{{ source = \"plan\", locator = \"page 1\", as-printed = {{ value = \"{people}人\", year = \"{year}年\" }} }}]\n\n"
        )
    };
    let plain = "status = \"announced\"\nas-of = 2026-06-12\n";
    format!(
        "{}{}",
        fact("first", 2021, 34, plain),
        fact("second", 2022, 31, &format!("{status}{as_of}{keys}\n"))
    )
}

/// The harbour with these facts, drawn or listed in a layout by its one brief.
fn harbour(facts: &str, layout: &str) -> Harbour {
    let harbour = Harbour::new();
    harbour.write(FACT_FILE, facts);
    let section = match layout {
        "comparison" => {
            "columns = [{ heading.en = \"Then\", heading.ja = \"当時\" }, { heading.en = \"Later\", heading.ja = \"後\" }]\nrows = [{ topic.en = \"Crew\", topic.ja = \"乗組員\", left = \"first\", right = \"second\" }]\n"
        }
        _ => "facts = [\"first\", \"second\"]\n",
    };
    for audience in ["investor", "engineer"] {
        harbour.write(
            &format!("briefs/harbour/{audience}.toml"),
            &format!(
                "audience = \"{audience}\"\ntitle.en = \"The crew shrinks\"\ntitle.ja = \"乗組員の減少\"\nbottom-line.en = \"The crew is small.\"\nbottom-line.ja = \"乗組員は少ない。\"\n[[section]]\nheading.en = \"Crew\"\nheading.ja = \"乗組員\"\nlayout = \"{layout}\"\n{section}"
            ),
        );
    }
    harbour
}

/// The Markdown, the text of the PDF and the words of the drawings of a page, with each run of blanks as one.
fn page(harbour: &Harbour, language: &str) -> [String; 3] {
    let name = |rest: &str| format!("out/harbour/investor.{language}.{rest}");
    let contents = read_contents(&harbour.bytes(&name("pdf"))).unwrap_or_else(|error| panic!("{error}"));
    let pdf: String = contents.page.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let drawn = ["line-chart", "bar-chart", "timeline", "key-figures"].map(|layout| {
        let path = harbour.path(&name(&format!("1-{layout}.svg")));
        let svg = std::fs::read_to_string(path).unwrap_or_default();
        svg.split_once("<title>")
            .and_then(|(_, rest)| rest.split_once("</title>"))
            .map_or_else(String::new, |(title, _)| title.to_owned())
    });
    [harbour.read(&name("md")), pdf, drawn.concat()]
}

#[test]
fn every_layout_says_every_doubt_in_both_languages() {
    let layouts =
        ["line-chart", "bar-chart", "timeline", "key-figures", "table", "comparison", "bullets", "prose"];
    let mut missing = Vec::new();
    for doubt in &DOUBTS {
        for layout in layouts {
            let harbour = harbour(&facts(doubt.keys), layout);
            harbour.build();
            for (place, language) in ["en", "ja"].into_iter().enumerate() {
                let [markdown, pdf, drawn] = page(&harbour, language);
                // A table has a column for dates, to the day.
                let in_column = layout == "table" && doubt.keys.starts_with("as-of");
                let said = match layout {
                    "bullets" | "prose" => doubt.full[place],
                    _ if in_column => ["31 Mar 2024", "2024年3月31日"][place],
                    _ => doubt.brief[place],
                };
                // Between Japanese letters a line of a page breaks without a blank.
                let tight = |text: &str| text.replace(' ', "");
                for (what, text) in [("Markdown", &markdown), ("PDF", &pdf), ("picture", &drawn)] {
                    let is_drawing = what != "picture" || !text.is_empty();
                    if is_drawing && !tight(text).contains(&tight(said)) {
                        missing.push(format!("{layout} {language} {what}: `{said}`\n{text}"));
                    }
                }
                assert_eq!(drawn.is_empty(), !layout.contains('-') && layout != "timeline", "{layout}");
            }
        }
    }
    assert!(missing.is_empty(), "{} are missing:\n{}", missing.len(), missing.join("\n"));
}

#[test]
fn the_words_for_a_picture_say_what_its_lowest_and_highest_value_are() {
    let harbour = harbour(&facts(DOUBTS[1].keys), "line-chart");
    harbour.build();
    for (language, said) in [
        (
            "en",
            "2 values that follow, 1 of them speculation. Lowest: 31 people (speculation); highest: 34 people.",
        ),
        ("ja", "うち1項目は憶測。最小は31人（憶測）、最大は34人。"),
    ] {
        let [markdown, ..] = page(&harbour, language);
        assert!(markdown.contains(said), "{markdown}");
    }
}

/// What the words for a picture say of the lowest and the highest of some values, each with what a source prints of it.
fn ends_of(values: &[(&str, &str)], layout: &str) -> [String; 2] {
    let ids: Vec<String> =
        (0..values.len()).map(|place| ["north", "south", "east", "west"][place].to_owned()).collect();
    let facts = ids.iter().zip(values).zip(2010..).map(|((id, (value, printed)), year)| {
        format!(
            "[{id}]\nstatement.en = \"In {{{{ year }}}} it was {{{{ value }}}}.\"\nstatement.ja = \"{{{{ year }}}}は{{{{ value }}}}であった。\"\nshort.en = \"Crew of {id}\"\nshort.ja = \"{id}の乗組員\"\nvalue = {{ {value} }}\nwith.year = {{ date = {year} }}\nsubject = \"crew\"\nstatus = \"announced\"\nas-of = 2026-06-12\nevidence = [{{ source = \"plan\", locator = \"page 1\", as-printed = {{ value = \"{printed}\", year = \"{year}年\" }} }}]\n\n"
        )
    });
    let harbour = harbour(&facts.collect::<String>(), layout);
    for audience in ["investor", "engineer"] {
        let path = format!("briefs/harbour/{audience}.toml");
        let brief = harbour.read(&path).replace("[\"first\", \"second\"]", &format!("{ids:?}"));
        harbour.write(&path, &brief);
    }
    harbour.build();
    [("en", " values that follow."), ("ja", "グラフ。")].map(|(language, before)| {
        let [markdown, ..] = page(&harbour, language);
        let (_, said) = markdown.split_once(before).unwrap_or_else(|| panic!("{markdown}"));
        said.split_once(']').map_or_else(String::new, |(said, _)| said.trim().to_owned())
    })
}

#[test]
fn no_lowest_or_highest_value_is_named_where_a_bound_leaves_it_open() {
    let exact = |number: u8| (format!("exact = {number}, unit = \"people\""), format!("{number}人"));
    let bounded = |key: &str, number: u8, after: &str| {
        (format!("{key} = {number}, unit = \"people\""), format!("{number}人{after}"))
    };
    let least = |number: u8| bounded("at-least", number, "以上");
    let under = |number: u8| bounded("less-than", number, "未満");
    let nearly = |number: u8| bounded("nearly", number, "近く");
    let fall = |number: u8| (format!("change = -{number}, unit = \"%\""), format!("{number}%減"));
    let over = |number: u8| {
        (format!("more-than = -{number}, change = true, unit = \"%\""), format!("{number}%超減"))
    };
    let within = |number: u8| {
        (format!("less-than = -{number}, change = true, unit = \"%\""), format!("{number}%未満減"))
    };
    for (values, [en, ja]) in [
        (vec![exact(12), least(10), exact(9), under(11)], ["", ""]),
        (vec![exact(12), least(10), exact(9)], ["Lowest: 9 people.", "最小は9人。"]),
        (vec![exact(12), under(11), exact(9)], ["Highest: 12 people.", "最大は12人。"]),
        // A bound past all others is one of the value that is.
        (
            vec![exact(12), least(20)],
            ["Lowest: 12 people; highest: at least 20 people.", "最小は12人、最大は20人以上。"],
        ),
        (
            vec![exact(12), under(5)],
            ["Lowest: under 5 people; highest: 12 people.", "最小は5人未満、最大は12人。"],
        ),
        (vec![under(5), under(7), exact(9)], ["Highest: 9 people.", "最大は9人。"]),
        (vec![least(20), least(30), exact(9)], ["Lowest: 9 people.", "最小は9人。"]),
        (vec![nearly(100), exact(99), exact(20)], ["Lowest: 20 people.", "最小は20人。"]),
        (
            vec![nearly(100), exact(50), exact(20)],
            ["Lowest: 20 people; highest: nearly 100 people.", "最小は20人、最大は100人近く。"],
        ),
        (vec![exact(12), exact(9)], ["Lowest: 9 people; highest: 12 people.", "最小は9人、最大は12人。"]),
        (vec![fall(3), over(8), fall(9)], ["Highest: −3%.", "最大は−3%。"]),
        (vec![fall(3), over(8), over(7)], ["Highest: −3%.", "最大は−3%。"]),
        (vec![fall(3), within(8), fall(9)], ["Lowest: −9%.", "最小は−9%。"]),
        (vec![fall(3), over(8)], ["Lowest: down over 8%; highest: −3%.", "最小は8%超減、最大は−3%。"]),
    ] {
        let values: Vec<(&str, &str)> =
            values.iter().map(|(value, printed)| (value.as_str(), printed.as_str())).collect();
        for layout in ["line-chart", "bar-chart"] {
            assert_eq!(ends_of(&values, layout), [en, ja], "{layout}: {values:?}");
        }
    }
}

#[test]
fn cells_and_keys_say_what_a_fact_is() {
    for (keys, [en, ja], [key, key_ja]) in [
        ("stage = \"planned\"\ndue = 2030", ["planned", "計画"], ["is planned", "計画"]),
        ("stage = \"target\"\ndue = 2030", ["target", "目標"], ["is a target", "目標"]),
        (
            "stage = \"conditional\"\ndue = 2030",
            ["conditional", "条件付き"],
            ["is conditional", "条件付きの予定"],
        ),
        ("status = \"estimated\"", ["estimated", "推計"], ["is estimated", "推計"]),
        ("status = \"opinion\"", ["opinion", "意見"], ["is an opinion", "意見"]),
        ("status = \"speculation\"", ["speculation", "憶測"], ["is speculation", "憶測"]),
    ] {
        let compared = harbour(&facts(keys), "comparison");
        compared.build();
        for (language, cell) in [("en", format!("31 people ({en}) ")), ("ja", format!("31人（{ja}） "))] {
            let [markdown, ..] = page(&compared, language);
            assert!(markdown.contains(&cell), "{markdown}");
        }
        for layout in ["bar-chart", "timeline", "line-chart"] {
            let drawn = harbour(&facts(keys), layout);
            drawn.build();
            let [markdown, ..] = page(&drawn, "en");
            let key = if layout == "line-chart" { key.replace("is ", "are ") } else { key.to_owned() };
            let last = markdown.lines().find(|line| line.contains("is done")).unwrap_or_default();
            assert!(last.contains(&key), "{layout}: `{key}` isn't in\n{markdown}");
            let of_them = format!("1 of them {}", key.split_once(' ').unwrap_or_default().1);
            assert!(markdown.contains(&of_them), "{layout}: `{of_them}` isn't in\n{markdown}");
            let [markdown, ..] = page(&drawn, "ja");
            let signs = markdown.lines().find(|line| line.contains("塗りつぶし")).unwrap_or_default();
            assert!(signs.contains(key_ja) && markdown.contains(&format!("1項目は{ja}")), "{markdown}");
        }
    }
}

#[test]
fn what_shares_a_sign_is_told_apart_in_words() {
    let ahead = facts("stage = \"conditional\"\ndue = 2030");
    let third =
        facts("stage = \"target\"\ndue = 2031").replace("[second]", "[third]").replace("2022", "2023");
    let third = third.split_once("[third]").unwrap_or_default().1;
    let both = harbour(&format!("{ahead}[third]{third}"), "bar-chart");
    both.edit(BRIEF, "\"second\"]", "\"second\", \"third\"]");
    both.build();
    let [markdown, ..] = page(&both, "en");
    for said in [
        "- Crew of first · 34 people",
        "- Crew of second (conditional) · 31 people",
        "- Crew of second (target) · 31 people",
        "An outlined, pale bar is conditional or a target; a filled one is done.",
        "1 of them conditional and 1 a target.",
    ] {
        assert!(markdown.contains(said), "`{said}` isn't in\n{markdown}");
    }
}

/// A template that prints what a list gives without a sentence.
const BARE: &str = r#"# {{ brief.title }}

{% for f in sections[0].facts %}
- {{ f.value }}
{% endfor %}

| Which | How many |
| --- | --- |
{% for f in sections[0].facts %}
| Crew | {{ f.value.compact }} |
{% endfor %}

{% for f in sections[0].facts %}
- {{ f.short }}: {{ f.value }}
{% endfor %}

{{ references }}
"#;

#[test]
fn a_value_of_a_list_says_what_a_named_one_says() {
    for doubt in DOUBTS.iter().filter(|doubt| !doubt.keys.contains("due")) {
        for layout in ["bullets", "table"] {
            let harbour = harbour(&facts(doubt.keys), layout);
            harbour.write("templates/base.md.j2", BARE);
            for audience in ["investor", "engineer"] {
                harbour.write(&format!("templates/{audience}.md.j2"), BARE);
            }
            harbour.build();
            for (place, language) in ["en", "ja"].into_iter().enumerate() {
                let [markdown, ..] = page(&harbour, language);
                let count = markdown.matches(doubt.brief[place].trim_matches(['(', ')'])).count();
                // In the bullet and in the cell, and beside the short form, whose value needn't say it again.
                assert_eq!(count, 3, "{layout}: {}\n{markdown}", doubt.brief[place]);
            }
        }
    }
}

/// A fact on which two sources differ.
fn contested(id: &str, year: u16, people: [u16; 2], short: [&str; 2]) -> String {
    let [en, ja] = short;
    let claim = |people: u16, source: &str, rank: &str| {
        format!(
            "[[{id}.claim]]\nvalue = {{ exact = {people}, unit = \"people\" }}\n{rank}evidence = [{{ source = \"{source}\", locator = \"page 1\", as-printed = {{ value = \"{people}人\", year = \"{year}年\" }} }}]\n"
        )
    };
    format!(
        "[{id}]\nstatement.en = \"In {{{{ year }}}} the crew numbered {{{{ value }}}}.\"\nstatement.ja = \"{{{{ year }}}}の乗組員は{{{{ value }}}}であった。\"\nshort.en = \"{en}\"\nshort.ja = \"{ja}\"\nwith.year = {{ date = {year} }}\nsubject = \"crew\"\nstatus = \"reported\"\nas-of = 2026-06-12\n{}{}\n",
        claim(people[0], "plan", "rank = \"preferred\"\n"),
        claim(people[1], "paper", ""),
    )
}

#[test]
fn the_line_of_differing_sources_says_which_figure_it_is() {
    for (short, name, name_ja) in [
        (["Crew in {{ year }}", "{{ year }}の乗組員"], "Crew in ", "の乗組員："),
        // Of two figures with one short form the statements tell.
        (["Crew", "乗組員"], "In ", "の乗組員は…であった："),
    ] {
        let facts = contested("first", 2021, [34, 31], short) + &contested("second", 2023, [22, 34], short);
        let harbour = harbour(&facts, "table");
        harbour.build();
        let [markdown, ..] = page(&harbour, "en");
        let line = markdown.lines().find(|line| line.starts_with('†')).unwrap_or_default();
        let rest = if name == "In " { " the crew numbered …" } else { "" };
        for said in [
            format!("Sources differ. {name}2021{rest}: 34 people [^1] (Aoba Prefecture); 31 people"),
            format!(" {name}2023{rest}: 22 people"),
        ] {
            assert!(line.contains(&said), "`{said}` isn't in\n{line}");
        }
        let [markdown, ..] = page(&harbour, "ja");
        assert!(markdown.contains(&format!("異なる。2021年{name_ja}34人")), "{markdown}");
        assert!(markdown.contains(&format!("。2023年{name_ja}22人")), "{markdown}");
    }
}

#[test]
fn a_key_tells_versions_of_different_sources_from_ranges() {
    let short = ["Crew", "乗組員"];
    let facts = contested("first", 2021, [34, 31], short) + &contested("second", 2023, [22, 34], short);
    let said = |facts: &str, layout: &str, shown: &str| {
        let harbour = harbour(facts, layout);
        harbour.edit(BRIEF, "audience", &format!("contested = \"{shown}\"\naudience"));
        harbour.build();
        ["en", "ja"].map(|language| page(&harbour, language)[0].clone())
    };
    for (layout, shown, en, ja) in [
        (
            "line-chart",
            "both",
            "\nPoints on one upright line are the figures of different sources.\n",
            "\n一本の縦線上の複数の点は出典ごとの値を示す。\n",
        ),
        (
            "line-chart",
            "range",
            "\nAn upright line without points spans the figures of different sources.\n",
            "\n点のない縦の線は出典により異なる値の幅を示す。\n",
        ),
        (
            "bar-chart",
            "both",
            "\nA dashed part is where sources differ.\n",
            "\n破線の部分は出典により異なる範囲を示す。\n",
        ),
    ] {
        let pages = said(&facts, layout, shown);
        assert!(pages[0].contains(en) && pages[1].contains(ja), "{layout}, {shown}:\n{pages:?}");
    }
    let about = self::facts("status = \"reported\"")
        .replace("{ exact = 31,", "{ min = 31, max = 33, about = true,")
        .replace("\"31人\"", "\"約31～33人\"");
    let pages = said(&about, "line-chart", "preferred");
    let en = "\nAn upright line is a range; broken ends of an upright line mean about";
    let ja = "\n縦の線は値の幅、縦の線の切れ切れの端は「約」";
    assert!(pages[0].contains(en) && pages[1].contains(ja), "{pages:?}");
}

/// Below zero "at least" and "up" part ways, because the bound of a fall is said of its size.
#[test]
fn the_key_of_arrows_below_zero_says_where_the_value_may_lie() {
    let facts = |first: &str, second: &str, printed: [&str; 2]| {
        let fact = |id: &str, year: u16, value: &str, printed: &str| {
            format!(
                "[{id}]\nstatement.en = \"In {{{{ year }}}} it was {{{{ value }}}}.\"\nstatement.ja = \"{{{{ year }}}}は{{{{ value }}}}であった。\"\nshort.en = \"Level of {{{{ year }}}}\"\nshort.ja = \"{{{{ year }}}}の水準\"\nvalue = {value}\nwith.year = {{ date = {year} }}\nsubject = \"level\"\nstatus = \"announced\"\nas-of = 2026-06-12\nevidence = [{{ source = \"plan\", locator = \"page 1\", as-printed = {{ value = \"{printed}\", year = \"{year}年\" }} }}]\n\n"
            )
        };
        format!("{}{}", fact("first", 2021, first, printed[0]), fact("second", 2022, second, printed[1]))
    };
    let falls = facts(
        "{ at-least = -5, change = true, unit = \"%\" }",
        "{ at-most = -4, change = true, unit = \"%\" }",
        ["5%以上減", "最大4%減"],
    );
    let rises = falls.replace("= -", "= ").replace('減', "増");
    let [towards, above] =
        ["an arrow points to where the value may lie", "an arrow means more than or at least"];
    for (facts, layout, key) in [
        (&falls, "line-chart", vec![towards]),
        (&rises, "line-chart", vec![above, "an arrow down means less than or at most"]),
        (&falls, "bar-chart", vec![towards, "a dashed part may not be reached"]),
        (&rises, "bar-chart", vec![above, "a dashed part may not be reached"]),
    ] {
        let harbour = harbour(facts, layout);
        harbour.build();
        let [_, pdf, _] = page(&harbour, "en");
        let pdf = pdf.to_lowercase();
        for said in
            [towards, above, "an arrow down means less than or at most", "a dashed part may not be reached"]
        {
            assert_eq!(pdf.contains(said), key.contains(&said), "{layout}: {said}\n{pdf}");
        }
    }
}
