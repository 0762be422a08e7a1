//! The lexer that looks at a PDF before a library loads it.

use factbrief::pdf::internals::{Token, tokens};

#[test]
fn names_strings_and_brackets_are_told_apart() {
    let name = |text: &str| Token::Name(text.as_bytes().to_vec());
    assert_eq!(
        tokens(b"<</Type/Obj#53tm/A[1 -2 .5](a(b)\\))/B<41>/C null>>"),
        Some(vec![
            Token::Open,
            name("Type"),
            name("ObjStm"),
            name("A"),
            Token::Open,
            Token::Integer(1),
            Token::Integer(-2),
            Token::Other,
            Token::Close,
            Token::Other,
            name("B"),
            Token::Other,
            name("C"),
            Token::Other,
            Token::Close,
        ])
    );
    for doubtful in ["(a", "<41", "% a comment", ")", "(\\)"] {
        assert_eq!(tokens(doubtful.as_bytes()), None, "{doubtful}");
    }
}
