//! Markup around nothing, and what only looks like it.

use factbrief::render::internals::hollow;

#[test]
fn markup_around_nothing_is_found() {
    for text in [
        "**** · Ports",
        "** ** · Ports",
        "______ · Ports",
        "****",
        "A **b** and **** c",
        "A **b** and **  ** c",
        "| **** | 5 |",
        "##",
        "#",
        "-",
        "- a\n-\n- b",
        ">",
        "> ****",
        "> a\n>",
        ">\n> b",
        "> a\n>\n\nb",
        "> a\n>\n>\n> b",
        "see [](https://example.org)",
        "see [ ](https://example.org)",
        "see [it]()",
    ] {
        assert!(hollow(text).is_some(), "{text}");
    }
    for text in [
        "**a** **b**",
        "**a****b**",
        "***a*** and *b*",
        "a **b\nc** d",
        "**a\n\n**b**",
        "---",
        "***",
        "| :--- | ---: |",
        "\\*\\*\\*\\*",
        "5 * * 3",
        "snake__case and __init__",
        "[it](https://example.org)",
        "x[^1] [^2]: y",
        "# A heading",
        "- [ ] (a) b",
        "> a\n>\n> b",
    ] {
        assert_eq!(hollow(text), None, "{text}");
    }
}
