//! What a reader may not have is on no page, however it came there: typed in a text, a template, a name or a source, by a
//! template that makes a text of what isn't one, or in a mail.

use std::fs;

use crate::support::desk::{Desk, with};
use crate::support::harbour::{FACT_FILE, Harbour};

/// Facts that engineers may not have, and one for everybody with the same figure.
const FACTS: &str = r#"
[sale]
statement.en = "The quay was quietly sold to a neighbour."
statement.ja = "岸壁はひそかに隣の会社へ売られた。"
short.en = "Quay quietly sold"
short.ja = "岸壁の密売"
only-for = ["investor"]
evidence = [{ source = "plan", locator = "page 9", as-printed = "売却" }]

[rent]
statement.en = "The new owner takes a rent of {{ value }}."
statement.ja = "新しい持ち主は{{ value }}の借料を取る。"
short.en = "Rent"
short.ja = "借料"
value = { exact = "3億", unit = "JPY" }
only-for = ["investor"]
evidence = [{ source = "plan", locator = "page 9", as-printed = "3億円" }]

[lights]
statement.en = "The lights cost {{ value }}."
statement.ja = "灯火は{{ value }}である。"
value = { exact = "3億", unit = "JPY" }
evidence = [{ source = "plan", locator = "page 8", as-printed = "3億円" }]
"#;

fn harbour() -> Harbour {
    let harbour = Harbour::new();
    let facts = harbour.read(FACT_FILE);
    harbour.write(FACT_FILE, &(facts + FACTS));
    harbour.edit("briefs/harbour/investor.toml", "\"cost\"]", "\"cost\", \"sale\", \"rent\"]");
    harbour
}

const BRIEF: &str = "briefs/harbour/engineer.toml";
const DOSSIER: &str = "briefs/harbour/dossier.toml";
const LINE_EN: &str = "bottom-line.en = \"The quay takes larger ships.\"";
const LINE_JA: &str = "bottom-line.ja = \"岸壁は大型船に対応する。\"";

#[test]
fn what_is_only_for_others_is_found_wherever_it_was_typed() {
    for (file, from, to, fact) in [
        (BRIEF, LINE_EN, "bottom-line.en = \"The quay was quietly sold to a neighbour.\"", "sale"),
        (
            BRIEF,
            LINE_EN,
            "bottom-line.en = \"All know that the QUAY was *quietly* sold, to a neighbour!\"",
            "sale",
        ),
        (BRIEF, LINE_EN, "bottom-line.en = \"Ｔｈｅ quay was quietly&nbsp;sold to a neighbour.\"", "sale"),
        (
            "briefs/harbour/sources.toml",
            "language = \"ja\"",
            "language = \"ja\"\nurl = \"https://example.org/the%20quay%20was%20quietly%20sold%20to%20a%20neighbour\"",
            "sale",
        ),
        (
            "briefs/harbour/sources.toml",
            "language = \"ja\"",
            "language = \"ja\"\nurl = \"https://example.org/%E5%B2%B8%E5%A3%81%E3%81%AE%E5%AF%86%E5%A3%B2\"",
            "sale",
        ),
        (
            BRIEF,
            LINE_EN,
            "bottom-line.en = \"[Ships](https://example.org/the-quay-was-quietly-sold-to-a-neighbour) come.\"",
            "sale",
        ),
        (BRIEF, LINE_EN, "bottom-line.en = \"Quay quietly sold: ships come.\"", "sale"),
        (BRIEF, LINE_EN, "bottom-line.en = \"岸壁の密売 is what it was.\"", "sale"),
        (BRIEF, LINE_JA, "bottom-line.ja = \"岸壁はひそかに隣の会社へ売られた。\"", "sale"),
        (BRIEF, LINE_JA, "bottom-line.ja = \"船が来る。岸壁の密売。\"", "sale"),
        (BRIEF, LINE_JA, "bottom-line.ja = \"岸壁は、ひそかに、隣の会社へ、売られたという。\"", "sale"),
        (
            BRIEF,
            LINE_EN,
            "bottom-line.en = \"The new owner takes a rent of {{ fact('lights').value }}.\"",
            "rent",
        ),
        (BRIEF, LINE_EN, "bottom-line.en = \"Rent: {{ fact('lights').value }}.\"", "rent"),
        (BRIEF, "title.en = \"Larger ships are coming\"", "title.en = \"Quay quietly sold\"", "sale"),
        (
            BRIEF,
            "heading.en = \"Ships\"",
            "heading.en = \"The quay was quietly sold to a neighbour\"",
            "sale",
        ),
        (
            BRIEF,
            "layout = \"bullets\"",
            "layout = \"bullets\"\ntext.en = \"The quay was quietly sold to a neighbour.\"\ntext.ja = \"船。\"",
            "sale",
        ),
        (
            DOSSIER,
            "title.en = \"Minato harbour\"",
            "title.en = \"The quay was quietly sold to a neighbour\"",
            "sale",
        ),
        (DOSSIER, "publisher.en = \"Harbour desk\"", "publisher.en = \"Quay quietly sold\"", "sale"),
        (DOSSIER, "publisher.ja", "contact = \"Quay quietly sold <a@example.org>\"\npublisher.ja", "sale"),
        (
            DOSSIER,
            "[unit.berths]",
            "[audience.engineer]\nlabel.en = \"Quay quietly sold\"\nlabel.ja = \"技術者\"\n[unit.berths]",
            "sale",
        ),
        (
            "briefs/harbour/sources.toml",
            "title.en = \"Harbour plan\"",
            "title.en = \"The quay was quietly sold to a neighbour\"",
            "sale",
        ),
    ] {
        let harbour = harbour();
        harbour.build();
        harbour.edit(file, from, to);
        for command in ["check", "build"] {
            let said = harbour.run(&[command]);
            assert_eq!(said.code, 1, "{to}: {}{}", said.out, said.err);
            let told = format!(
                "the page has the words of `{fact}`, which is only for `investor` and not for `engineer`"
            );
            assert!(said.err.contains(&told), "{to}: {}", said.err);
        }
        // The place is shown, where it is one of the brief.
        if file == BRIEF {
            let said = harbour.run(&["check"]).err;
            assert!(said.contains("--> briefs/harbour/engineer.toml:"), "{said}");
            assert!(said.lines().any(|line| line.contains('^')), "{said}");
        }
    }
}

#[test]
fn a_template_puts_no_such_words_on_a_page() {
    for line in [
        "The quay was quietly sold to a neighbour.",
        "The quay {{ 'was quietly' }} sold {% if lang %}to a {% endif %}neighbour.",
        "{% set a = 'the quay was quietly ' %}{{ a }}{{ 'sold to a neighbour' }}",
        "{{ 'the quay was quietly xold to a neighbour'|replace('x', 's') }}",
    ] {
        let harbour = harbour();
        let text = format!(
            "{{% extends \"base.md.j2\" %}}\n{{% block kind %}}{{{{ audience.label }}}} {line}{{% endblock %}}\n"
        );
        harbour.write("templates/engineer.md.j2", &text.replace("}} {", "}}: {"));
        let said = harbour.run(&["check"]);
        assert!(said.err.contains("the page has the words of `sale`"), "{line}: {}", said.err);
    }
}

#[test]
fn what_everybody_may_have_is_no_leak() {
    for (file, from, to) in [
        (BRIEF, "\"berths\"]", "\"berths\", \"lights\"]"),
        (BRIEF, LINE_EN, "bottom-line.en = \"Rent is not told here.\""),
        (BRIEF, LINE_EN, "bottom-line.en = \"The quay was sold.\""),
        (BRIEF, LINE_JA, "bottom-line.ja = \"借料は書かない。\""),
        // The same words are a fact's that is for all.
        (
            FACT_FILE,
            "[lights]",
            "[also]\nstatement.en = \"It is known: the quay was quietly sold to a neighbour.\"\nstatement.ja = \"岸壁の密売は知られている。\"\nevidence = [{ source = \"plan\", locator = \"page 8\", as-printed = \"売却\" }]\n[lights]",
        ),
    ] {
        let harbour = harbour();
        harbour.edit(file, from, to);
        if file == FACT_FILE {
            harbour.edit(BRIEF, "\"berths\"]", "\"berths\", \"also\"]");
        }
        harbour.right(&["build"]);
    }
}

#[test]
fn a_mail_says_nothing_that_its_readers_may_not_have() {
    let desk = Desk::new();
    desk.write("briefs/port/facts/sale.toml", "[sale]\nstatement.en = \"The quay was quietly sold to a neighbour.\"\nstatement.ja = \"岸壁はひそかに隣の会社へ売られた。\"\nas-of = 2026-11-20\nstatus = \"reported\"\nonly-for = [\"policy\"]\nevidence = [{ source = \"hostile\", locator = \"page 3\" }]\n");
    let sources = fs::read_to_string(desk.path("briefs/port/sources.toml")).unwrap();
    desk.write("briefs/port/sources.toml", &format!("{sources}\n[hostile]\ntype = \"report\"\nnature = \"official\"\ntitle.en = \"Report\"\ntitle.ja = \"報告\"\npublisher = \"Desk\"\nissued = 2026-11-20\nlanguage = \"en\"\n"));
    desk.build();
    desk.expect(0, &with(&["--dry-run"]));
    let mail = factbrief::render::BUILT_IN.iter().find(|(name, _)| *name == "mail.txt.j2").unwrap().1;
    let spoken =
        mail.replacen("{{ references }}", "The quay was quietly sold to a neighbour.\n\n{{ references }}", 1);
    assert_ne!(spoken, mail);
    desk.write("templates/mail.txt.j2", &spoken);
    desk.build();
    let said = desk.expect(1, &with(&["--dry-run"]));
    assert!(
        said.contains("the mail has the words of `sale`, which is only for `policy` and not for `investor`"),
        "{said}"
    );
    desk.write(
        "templates/mail.txt.j2",
        &mail.replacen("Subject: ", "Subject: The quay was quietly sold to a neighbour: ", 1),
    );
    let said = desk.expect(1, &with(&["--dry-run"]));
    assert!(said.contains("the mail has the words of `sale`"), "{said}");
}

/// Whatever a template makes a text of, nothing of hundreds of facts comes out.
#[test]
fn no_object_has_a_text_that_tells_of_facts() {
    let harbour = harbour();
    let facts: String = (0..300)
        .map(|number| {
            let name: String = number.to_string().bytes().map(|digit| char::from(digit - b'0' + b'a')).collect();
            format!("[many-{name}]\nstatement.en = \"ZQ{name} is so.\"\nstatement.ja = \"ZQ{name}である。\"\nas-of = 2026-06-12\nstatus = \"announced\"\nnote = \"ZQnote\"\nonly-for = [\"investor\"]\nevidence = [{{ source = \"plan\", locator = \"page 3\", as-printed = \"x\" }}]\n")
        })
        .collect();
    harbour.write("briefs/harbour/facts/many.toml", &facts);
    for expression in [
        "fact",
        "lit",
        "cite",
        "label",
        "sections",
        "dossier",
        "brief",
        "audience",
        "changes",
        "range",
        "dict",
        "self",
        "loop",
        "fact | string",
        "fact ~ ''",
        "[fact] ~ ''",
        "[[fact]] ~ ''",
        "{'a': fact} ~ ''",
        "[{'a': [fact]}][0] ~ ''",
        "[fact('berths')] ~ ''",
        "[[fact('berths')]] ~ ''",
        "[fact('berths').value] ~ ''",
        "{'a': audience} ~ ''",
        "fact | list",
        "fact | join",
        "[[fact]] | join",
        "fact | upper",
        "fact | pprint",
        "fact | tojson",
        "fact | items",
        "debug()",
        "fact[1:]",
        "fact in 'x'",
        "'x' in fact",
        "fact == lit",
        "fact < lit",
        "fact is in [lit]",
        "{fact: 1}",
        "{fact('berths'): 1, fact('ships'): 2}",
        "dict(a=fact) ~ ''",
        "fact | default('x')",
        "nothing | default(fact)",
        "[fact, lit] | first",
        "[fact, lit] | sort",
        "[fact] | unique",
        "[fact] | select('eq', lit) | list",
        "[{'a': fact}] | groupby('a')",
        "'x' | replace('x', fact)",
        "['a', 'b'] | join(fact)",
        "'%s' | format(fact)",
        "fact.state",
        "fact['state']",
        "fact | attr('state')",
        "loop.cycle(fact)",
        "unverified ~ ''",
        "none ~ ''",
    ] {
        let direct = format!("{{{{ {expression} }}}}");
        let others = [
            format!("{{% set d = {expression} %}}{{{{ d ~ '' }}}}"),
            format!("{{% set d %}}{{{{ {expression} }}}}{{% endset %}}{{{{ d }}}}"),
            format!("{{% macro m(x) %}}{{{{ x ~ '' }}}}{{% endmacro %}}{{{{ m({expression}) }}}}"),
            format!("{{% for x in [{expression}] %}}{{{{ x ~ '' }}}}{{% endfor %}}"),
        ];
        // The way through a name makes no difference to most.
        let others =
            others.into_iter().filter(|_| ["fact", "[[fact]] ~ ''", "audience"].contains(&expression));
        for template in std::iter::once(direct).chain(others) {
            let page = format!(
                "{{% extends \"base.md.j2\" %}}{{% block kind %}}{{{{ audience.label }}}}: {template}{{% endblock %}}"
            );
            harbour.write("templates/engineer.md.j2", &page);
            let said = harbour.run(&["check"]);
            assert_eq!(said.code, 1, "{template}: {}{}", said.out, said.err);
            let all = said.out + &said.err;
            assert!(all.contains("templates/engineer.md.j2:1:"), "{template}: {all}");
            assert!(
                !all.contains("ZQ") && !all.contains("RenderState") && !all.contains('\u{e003}'),
                "{template}: {all}"
            );
        }
    }
}
