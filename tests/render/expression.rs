//! What the source of a template shows of joins and imports.

use factbrief::render::internals::{ExpressionFault, findings};

fn growing(source: &str) -> usize {
    findings(source).iter().filter(|finding| matches!(finding, ExpressionFault::Growing { .. })).count()
}

#[test]
fn an_import_has_a_name() {
    let imports =
        |source: &str| findings(source).iter().any(|one| matches!(one, ExpressionFault::Import { .. }));
    assert!(!imports("{% import 'macros.md.j2' as show %}"));
    assert!(!imports("{%- import 'macros.md.j2' as show -%}"));
    for source in ["{% import 'a' as b % c %}", "{% import 'a' as 'b' %}", "{%- import 'a' as b() -%}"] {
        assert!(imports(source), "{source}");
    }
}

#[test]
fn joining_is_refused_only_where_the_result_is_kept() {
    for source in [
        "{% set s = s ~ s %}",
        "{{ double(s ~ s, n - 1) }}",
        "{% set s = s + s %}",
        "{% set s = s ~ 'x' ~ s %}",
        "{% for s in [s ~ s] %}",
        "{{ 'x' * n }}",
        "{% if s * 99999999 == t %}",
        "{{ a~a~a~a~a~a~a~a~a~a~a~a~a~a~a~a~a~a }}",
    ] {
        assert!(growing(source) > 0, "{source}");
    }
    for source in [
        "{{ a ~ b }}",
        "{% set s = s ~ 'x' %}",
        "{{ f(n + 1) }}",
        "{% if n * 2 > 3 %}",
        "{% if a ~ b == c %}",
    ] {
        assert_eq!(growing(source), 0, "{source}");
    }
}
