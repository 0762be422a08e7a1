//! Where an expression is in its source, and the text in its quotes.

use std::ops::Range;

use minijinja::machinery::ast;

/// The text of an expression that is a text in quotes.
pub(super) fn text(expression: &ast::Expr<'_>) -> Option<String> {
    match expression {
        ast::Expr::Const(constant) => constant.value.as_str().map(str::to_owned),
        _ => None,
    }
}

/// The place of an expression. The place that the engine gives begins at the first `.`, bracket or filter.
pub(super) fn extent(expression: &ast::Expr<'_>) -> Range<usize> {
    let span = expression.span();
    let first = match expression {
        ast::Expr::Slice(one) => Some(&one.expr),
        ast::Expr::GetAttr(one) => Some(&one.expr),
        ast::Expr::GetItem(one) => Some(&one.expr),
        ast::Expr::Call(one) => Some(&one.expr),
        ast::Expr::Filter(one) => one.expr.as_ref(),
        ast::Expr::Test(one) => Some(&one.expr),
        // The engine's place may begin with a bracket around the whole.
        ast::Expr::IfExpr(one) => return extent(&one.true_expr).start..span.end_offset as usize,
        // These may begin with what is before them, such as `{{`.
        ast::Expr::BinOp(one) => return extent(&one.left).start..span.end_offset as usize,
        ast::Expr::Compare(one) => return extent(&one.expr).start..span.end_offset as usize,
        _ => None,
    };
    let (start, end) = (span.start_offset as usize, span.end_offset as usize);
    first.map_or(start, |first| start.min(extent(first).start))..end
}

/// From the beginning of one expression to the end of another.
pub(super) fn between(left: &ast::Expr<'_>, right: &ast::Expr<'_>) -> Range<usize> {
    let (left, right) = (extent(left), extent(right));
    left.start.min(right.start)..left.end.max(right.end)
}
