//! The lexer that looks at a PDF before a library loads it.

use factbrief::pdf::internals::{PdfToken, tokens};

#[test]
fn names_strings_and_brackets_are_distinguished() {
    let name = |text: &str| PdfToken::Name(text.as_bytes().to_vec());
    assert_eq!(
        tokens(b"<</Type/Obj#53tm/A[1 -2 .5](a(b)\\))/B<41>/C null>>"),
        Some(vec![
            PdfToken::Open,
            name("Type"),
            name("ObjStm"),
            name("A"),
            PdfToken::Open,
            PdfToken::Integer(1),
            PdfToken::Integer(-2),
            PdfToken::Other,
            PdfToken::Close,
            PdfToken::Other,
            name("B"),
            PdfToken::Other,
            name("C"),
            PdfToken::Other,
            PdfToken::Close,
        ])
    );
    for doubtful in ["(a", "<41", "% a comment", ")", "(\\)"] {
        assert_eq!(tokens(doubtful.as_bytes()), None, "{doubtful}");
    }
}
