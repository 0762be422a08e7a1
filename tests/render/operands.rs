//! What templates may compare and print: everything that isn't known to be plain data is refused, wherever it came from.

#![expect(
    clippy::expect_used,
    reason = "a helper that panics fails its test; clippy exempts only functions marked #[test]"
)]

use factbrief::render::internals::{Misuse, MisuseKind, misuses, misuses_in_text, syntax};

/// What is wrong in templates, each as the text that is pointed at.
fn pointed(sources: &[&str]) -> Vec<String> {
    let found = misuses(sources, &syntax().expect("the syntax"));
    found.into_iter().map(|one| sources[one.source][one.range].to_owned()).collect()
}

#[test]
fn what_isnt_plain_data_is_no_operand() {
    for (source, operand) in [
        ("{% if f.value > 5 %}{% endif %}", "f.value"),
        ("{% if fact('x').value > 5 %}{% endif %}", "fact('x').value"),
        ("{% if 5 < fact('x').short %}{% endif %}", "fact('x').short"),
        ("{% if fact('x') == 5 %}{% endif %}", "fact('x')"),
        ("{% if fact('x')['value'] > 5 %}{% endif %}", "fact('x')['value']"),
        ("{% if fact('x')[lang] > 5 %}{% endif %}", "fact('x')[lang]"),
        ("{% if fact('x').period.compact == '3 years' %}{% endif %}", "fact('x').period.compact"),
        ("{{ fact('x').value * 2 }}", "fact('x').value"),
        ("{{ -fact('x').value }}", "fact('x').value"),
        ("{{ 2 ** fact('x').value }}", "fact('x').value"),
        ("{{ 'big' if fact('x').value >= 5 else 'small' }}", "fact('x').value"),
        ("{% if 0 < fact('x').amount < fact('x').value %}{% endif %}", "fact('x').value"),
        // Bound to a name.
        ("{% set v = fact('x').value %}{% if v > 500 %}{% endif %}", "v"),
        ("{% set a, v = 1, fact('x').value %}{% if v > 500 %}{% endif %}", "v"),
        ("{% set v = 1 %}{% set v = fact('x').value %}{% if v > 500 %}{% endif %}", "v"),
        ("{% set v %}{{ fact('x').value }}{% endset %}{% if v > '5' %}{% endif %}", "v"),
        ("{% with v = fact('x').value %}{% if v > 500 %}{% endif %}{% endwith %}", "v"),
        ("{% for v in [fact('x').value] %}{% if v > 500 %}{% endif %}{% endfor %}", "v"),
        ("{% for v in [1, 2] if v > fact('x').value %}{% endfor %}", "fact('x').value"),
        ("{% for k, v in [[1, fact('x').value]] %}{% if v > 500 %}{% endif %}{% endfor %}", "v"),
        (
            "{% for v in [2] recursive %}{% if v > 1 %}{% endif %}{{ loop([fact('x').value]) }}{% endfor %}",
            "v",
        ),
        ("{% for f in sections %}{% if loop.changed(f.heading) %}{% endif %}{% endfor %}", "f.heading"),
        (
            "{% for f in [fact('x').value] %}{% if loop.previtem == 3 %}{% endif %}{% endfor %}",
            "loop.previtem",
        ),
        ("{% macro m(v) %}{% if v > 5 %}{% endif %}{% endmacro %}{{ m(fact('x').value) }}", "v"),
        ("{% macro m(v) %}{% if v > 5 %}{% endif %}{% endmacro %}{{ m(v=fact('x').value) }}", "v"),
        ("{% macro m(v=fact('x').value) %}{% if v > 5 %}{% endif %}{% endmacro %}", "v"),
        ("{% macro m(v) %}{% if v > 5 %}{% endif %}{% endmacro %}{{ m(*[fact('x').value]) }}", "v"),
        (
            "{% macro m(v) %}{% if v > 5 %}{% endif %}{% endmacro %}{% set n = m %}{{ n(fact('x').value) }}",
            "v",
        ),
        (
            "{% macro m(v) %}{% if v > 5 %}{% endif %}{% endmacro %}{% set n = {'a': m} %}{{ n.a(fact('x').value) }}",
            "v",
        ),
        (
            "{% macro m() %}{{ caller(fact('x').value) }}{% endmacro %}{% call(v) m() %}{% if v > 5 %}{% endif %}{% endcall %}",
            "v",
        ),
        ("{% macro m() %}5{% endmacro %}{% if m() > 3 %}{% endif %}", "m()"),
        // Through filters, lists, maps and conditions.
        ("{% if (fact('x').value | int) > 5 %}{% endif %}", "fact('x').value | int"),
        ("{% if fact('x').value | string > '5' %}{% endif %}", "fact('x').value | string"),
        ("{% if fact('x').value | default(3) > 5 %}{% endif %}", "fact('x').value | default(3)"),
        (
            "{% if f.amount | default(fact('x').value) > 5 %}{% endif %}",
            "f.amount | default(fact('x').value)",
        ),
        ("{% if [fact('x').value] | first > 5 %}{% endif %}", "[fact('x').value] | first"),
        ("{% if [fact('x').value][0] > 5 %}{% endif %}", "[fact('x').value][0]"),
        ("{% if [fact('x').value][:1] == [5] %}{% endif %}", "[fact('x').value][:1]"),
        ("{% if ([fact('x').value] | max) > 5 %}{% endif %}", "[fact('x').value] | max"),
        ("{% if {'status': fact('x').value}.status > 5 %}{% endif %}", "{'status': fact('x').value}.status"),
        ("{% if dict(a=fact('x').value).a > 5 %}{% endif %}", "dict(a=fact('x').value).a"),
        ("{% if (fact('x').value or 3) > 5 %}{% endif %}", "fact('x').value or 3"),
        (
            "{% if (fact('x').value if lang == 'en' else 3) > 5 %}{% endif %}",
            "fact('x').value if lang == 'en' else 3",
        ),
        ("{% if (fact('x').value ~ '') == '5%' %}{% endif %}", "fact('x').value ~ ''"),
        ("{% if fact('x').value in [5, 6] %}{% endif %}", "fact('x').value"),
        ("{% if 5 not in [fact('x').value] %}{% endif %}", "[fact('x').value]"),
        ("{% if '5' in fact('x').value | string %}{% endif %}", "fact('x').value | string"),
        ("{% if 5 in [fact('x').amount] %}{% endif %}", "[fact('x').amount]"),
        ("{% if fact('x').value is eq 5 %}{% endif %}", "fact('x').value"),
        ("{% if fact('x').value is in [5] %}{% endif %}", "fact('x').value"),
        ("{% if fact('x').value is number %}{% endif %}", "fact('x').value"),
        ("{% if fact('x').value is odd %}{% endif %}", "fact('x').value"),
        ("{% if (fact('x').value | string | length) > 5 %}{% endif %}", "fact('x').value | string"),
        ("{% if (brief.title | length) > 40 %}{% endif %}", "brief.title"),
        ("{% if (fact('x').value | string)[0] == '5' %}{% endif %}", "(fact('x').value | string)[0]"),
        ("{% if (fact('x').value | string)[:2] == '5%' %}{% endif %}", "(fact('x').value | string)[:2]"),
        // What nobody knows, and what is no fact.
        ("{% if limit > 5 %}{% endif %}", "limit"),
        ("{% set v = limit %}{% if v > 5 %}{% endif %}", "v"),
        ("{% if label('as-of') == 'As of' %}{% endif %}", "label('as-of')"),
        ("{% if lit('3', 'number of sections') > 2 %}{% endif %}", "lit('3', 'number of sections')"),
        ("{% if dossier.date > '2026' %}{% endif %}", "dossier.date"),
        ("{% if fact == 5 %}{% endif %}", "fact"),
        ("{% if sections == 5 %}{% endif %}", "sections"),
    ] {
        let source = source.replace("f.", "fact('y').").replace("{% for fact('y').", "{% for f.");
        let operand = operand.replace("f.", "fact('y').");
        assert!(pointed(&[&source]).contains(&operand), "{source}: {:?}", pointed(&[&source]));
    }
}

#[test]
fn what_is_bound_in_one_template_and_compared_in_another_is_seen() {
    let compares = "{% if v > 5 %}{% endif %}";
    let macros = "{% macro m(v) %}{% if v > 5 %}{% endif %}{% endmacro %}";
    for (first, second) in [
        ("{% set v = fact('x').value %}{% include 'b' %}", compares),
        ("{% extends 'b' %}{% set v = fact('x').value %}", compares),
        ("{% import 'b' as b %}{{ b.m(fact('x').value) }}", macros),
        ("{% import 'b' as b %}{{ b['m'](fact('x').value) }}", macros),
        ("{% from 'b' import m as n %}{{ n(fact('x').value) }}", macros),
        ("{% from 'b' import m as n %}{% set o = n %}{{ o(fact('x').value) }}", macros),
        ("{% import 'b' as b %}{% if b.v > 5 %}{% endif %}", "{% set v = fact('x').value %}"),
        ("{% from 'b' import v as w %}{% if w > 5 %}{% endif %}", "{% set v = fact('x').value %}"),
    ] {
        assert_eq!(pointed(&[first, second]).len(), 1, "{first}");
        assert_eq!(pointed(&[second, first]).len(), 1, "{second}");
    }
}

#[test]
fn plain_data_may_be_compared_wherever_they_come_from() {
    for source in [
        "{% if lang == 'ja' %}{% endif %}",
        "{% if brief.audience == 'investor' and brief.name != 'x' %}{% endif %}",
        "{% for s in sections %}{% if s.layout == 'table' %}{% endif %}{% endfor %}",
        "{% for s in sections %}{% for f in s.facts %}{% if f.amount > 5 and f.priority >= 50 %}{% endif %}{% endfor %}{% endfor %}",
        "{% for s in sections %}{% for f in s.facts if f.status in ['reported', 'opinion'] %}{{ f }}{% endfor %}{% endfor %}",
        "{% for s in sections %}{% if loop.index > 3 or loop.last == true %}{% endif %}{% endfor %}",
        "{% for s in sections %}{% if s.facts | length > 2 %}{% endif %}{% endfor %}",
        "{% if (sections | first).facts | selectattr('stage', 'eq', 'planned') | list | length == 2 %}{% endif %}",
        "{% if fact('x').amount - fact('y').amount * 2 > 1.5 %}{% endif %}",
        "{% if fact('x').amount | default(0) in [0, 1] %}{% endif %}",
        "{% set n = sections | length %}{% set limit = 3 if lang == 'ja' else 4 %}{% if n + 1 > limit %}{% endif %}",
        "{% with s = fact('x').status %}{% if s == 'reported' %}{% endif %}{% endwith %}",
        "{% macro row(f, limit=3) %}{% if f.amount > limit and f.topic == 'works' %}{{ f }}{% endif %}{% endmacro %}{{ row(fact('x'), limit=8) }}",
        "{% for topic, facts in (sections | first).facts | groupby('topic') %}{% if topic == 'works' %}{% for f in facts %}{% if f.id != 'x' %}{{ f }}{% endif %}{% endfor %}{% endif %}{% endfor %}",
        "{% for g in (sections | first).facts | groupby('priority') %}{% if g.grouper > 50 %}{% if g.list | length > 2 %}{% endif %}{% endif %}{% endfor %}",
        "{% for s in sections %}{% for f in s.facts %}{% if not loop.first and loop.previtem.topic != f.topic %}{% endif %}{% endfor %}{% endfor %}",
        "{% for i in range(3) %}{% if i % 2 == 0 and i is even %}{% endif %}{% endfor %}",
        "{% if fact('x').topic | upper == 'WORKS' and 'work' in fact('x').topic %}{% endif %}",
        "{% if fact('x').has_value == true and fact('x').value is defined %}{{ fact('x').value }}{% endif %}",
        "{% for c in changes.items %}{% if c.fact.status == 'reported' %}{{ c.was }}{% endif %}{% endfor %}",
        "{% for b in briefs %}{% for s in b.since %}{% if s.certain and s.added | length > 1 %}{% endif %}{% endfor %}{% endfor %}",
        "{{ fact('x').value ~ ' x' }}{{ [fact('x'), fact('y')] | join(' ') }}",
        "{{ fact('x').value }} > 5 {# fact('x').value > 5 #}{% raw %}{% if f.value > 5 %}{% endraw %}",
    ] {
        assert_eq!(pointed(&[source]), Vec::<String>::new(), "{source}");
    }
}

#[test]
fn a_comparison_that_never_holds_is_refused() {
    for source in [
        "{% if fact('x').amount > '500' %}{% endif %}",
        "{% if '3' == sections | length %}{% endif %}",
        "{% if fact('x').must == 'true' %}{% endif %}",
        "{% if fact('x').status + 1 %}{% endif %}",
        "{% if fact('x').topic in [1, 2] %}{% endif %}",
        "{% if fact('x').topic in 'works' and 5 in 'a5' %}{% endif %}",
        "{% set v = 5 %}{% set v = 'five' %}{% if v == 5 %}{% endif %}",
        "{% if lang == 'jp' %}{% endif %}",
        "{% if fact('x').status == 'Reported' %}{% endif %}",
        "{% if fact('x').stage in ['planned', 'plan'] %}{% endif %}",
        "{% for s in sections %}{% if 'tables' != s.layout %}{% endif %}{% endfor %}",
        "{% set f = (sections | first).facts | selectattr('status', 'eq', 'confirmd') %}",
    ] {
        let found = misuses(&[source], &syntax().expect("the syntax"));
        assert_eq!(found.len(), 1, "{source}");
        let never = matches!(found[0].kind, MisuseKind::Mixed { .. } | MisuseKind::NeverEqual { .. });
        assert!(never, "{source}: {found:?}");
    }
}

#[test]
fn a_function_without_brackets_becomes_no_text() {
    for source in [
        "{{ fact }}",
        "{{ lit }}",
        "{{ label }}",
        "{{ fact | string }}",
        "{{ fact ~ '' }}",
        "{{ '' ~ label }}",
        "{{ [fact] | join }}",
        "{{ ['a', 'b'] | join(fact) }}",
        "{{ 'a' | replace('a', fact) }}",
        "{{ fact | upper }}",
        "{% set f = fact %}{{ f }}",
        "{% for f in [lit] %}{{ f }}{% endfor %}",
        "{% macro m(f) %}{{ f }}{% endmacro %}{{ m(label) }}",
        "{{ (fact | string)[:12] }}",
    ] {
        let bare = |found: &[Misuse]| found.iter().filter(|one| one.kind == MisuseKind::Bare).count();
        let syntax = syntax().expect("the syntax");
        assert_eq!(bare(&misuses(&[source], &syntax)), 1, "{source}");
        assert_eq!(bare(&misuses_in_text(source, &syntax)), 1, "{source}");
    }
    assert_eq!(pointed(&["{% macro m(label) %}{{ label('as-of') }}{% endmacro %}{{ m(label) }}"]).len(), 0);
}

#[test]
fn names_that_are_bound_in_a_ring_or_a_long_chain_come_to_an_end() {
    let chain: String = (0..400).rev().map(|n| format!("{{% set v{n} = v{} %}}", n + 1)).collect();
    let chained = format!("{chain}{{% set v400 = fact('x').value %}}{{% if v0 > 5 %}}{{% endif %}}");
    assert_eq!(pointed(&[&chained]), ["v0"]);
    let ring = "{% set a = [b] %}{% set b = [a] %}{% set a = fact('x') %}{% if a[0][0] == 1 %}{% endif %}";
    assert_eq!(pointed(&[ring]), ["a[0][0]"]);
}

#[test]
fn what_isnt_a_text_is_printed_nowhere() {
    for (source, pointed_at) in [
        ("{{ sections }}", "sections"),
        ("{{ sections[0] }}", "sections[0]"),
        ("{{ dossier ~ '' }}", "dossier"),
        ("{{ brief }}", "brief"),
        ("{{ audience }}", "audience"),
        ("{% for s in sections %}{{ s | string }}{% endfor %}", "s"),
        ("{% for s in sections %}{{ loop }}{% endfor %}", "loop"),
        ("{% for s in sections %}{{ [loop] ~ '' }}{% endfor %}", "[loop]"),
        ("{{ changes }}", "changes"),
        ("{{ ['a'] ~ '' }}", "['a']"),
        ("{{ [[fact]] ~ '' }}", "[[fact]]"),
        ("{{ {'a': {'a': fact}} ~ '' }}", "{'a': {'a': fact}}"),
        ("{{ [['a']] | join }}", "[['a']]"),
        ("{{ sections | join(', ') }}", "sections"),
        ("{{ sections[0].facts | upper }}", "sections[0].facts"),
        ("{{ fact('x') | list }}", "fact('x') | list"),
        ("{{ [fact('x')] ~ '' }}", "[fact('x')]"),
        ("{% set s = sections %}{{ s }}", "s"),
        ("{% macro m(x) %}{{ x }}{% endmacro %}{{ m(dossier) }}", "x"),
        ("{% macro m(x) %}{% endmacro %}{{ m }}", "m"),
        ("{% macro m(x) %}{{ caller ~ '' }}{% endmacro %}{% call m(1) %}{% endcall %}", "caller"),
        ("{% import 'a' as a %}{{ a }}", "a"),
        ("{{ none ~ '' }}", "none"),
        ("{{ fact('x').must }}", "fact('x').must"),
        ("{{ 'a' == 'b' }}", "'a' == 'b'"),
        ("{% for x in fact %}{% endfor %}", "fact"),
        ("{% include fact %}", "fact"),
        ("{% include [fact] %}", "[fact]"),
        ("{% include fact('x') ignore missing %}", "fact('x')"),
        ("{% extends fact('x') %}", "fact('x')"),
        // Keys are put in order by the engine.
        ("{% set m = {fact: 1} %}", "fact"),
        ("{% set m = {fact('x'): 1} %}", "fact('x')"),
        ("{% set m = {fact('x').short: 1} %}", "fact('x').short"),
        ("{% set k = fact('x') %}{% set m = {k: 1} %}", "k"),
        // A slice costs no fuel, and a mark that is cut is none any more.
        ("{{ fact('x')[:4] }}", "fact('x')[:4]"),
        ("{{ fact('x').short[:4] }}", "fact('x').short[:4]"),
        ("{% set t %}{{ fact('x') }}{% endset %}{% set u = t[1:] %}", "t[1:]"),
        ("{% set t = ['a'] | join('b') %}{% set m = t ~ fact('x') %}{% set u = m[1:] %}", "m[1:]"),
        ("{% set u = fact[1:] %}", "fact[1:]"),
        ("{% macro m(x) %}{% set u = x[1:] %}{% endmacro %}{{ m(fact('x')) }}", "x[1:]"),
    ] {
        assert_eq!(pointed(&[source]), [pointed_at], "{source}");
    }
}

#[test]
fn what_is_a_text_or_may_be_one_is_printed() {
    for source in [
        "{{ fact('x') ~ '' }}",
        "{{ dossier.contact ~ '' }}",
        "{{ sections[0].heading | upper }}",
        "{% for f in sections[0].facts %}{{ f }}{% endfor %}",
        "{{ sections[0].facts | join(' ') }}",
        "{% set l = sections[0].facts[1:] %}{% for f in l %}{{ f }}{% endfor %}",
        "{% if fact('x').id[:3] == 'esg' %}{% endif %}",
        "{% set m = {'a': fact('x'), fact('x').id: 1} %}{{ m.a }}",
        "{% include 'a' %}{% include ['a', 'b'] %}",
        "{% set n = 'a' %}{% include n ~ '.md.j2' %}",
    ] {
        assert_eq!(pointed(&[source]), [""; 0], "{source}");
    }
}
