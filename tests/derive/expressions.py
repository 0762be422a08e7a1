"""Writes expressions.tsv: formulas at random with what Python's fractions make of them.

    python3 tests/derive/expressions.py > tests/derive/expressions.tsv

Intervals are told by their ends: `[` belongs to it, `(` doesn't, `-` is no end. The rules are written here a second time, from
the definition: an end of a sum is the sum of the ends; the ends of a product and a quotient are found among all pairs of ends,
with a limit in the place of a missing one.
"""

import random
from fractions import Fraction

SEED = 20261129
ROWS = 600


class Zero(Exception):
    pass


# An end: (number, belongs). None is no end.
def bounds(kind, numbers):
    a = numbers[0]
    return {
        "exact": lambda: ((a, True), (a, True)),
        "at-least": lambda: ((a, True), None),
        "more-than": lambda: ((a, False), None),
        "several": lambda: ((a, False), None),
        "just-over": lambda: ((a, False), None),
        "at-most": lambda: (None, (a, True)),
        "less-than": lambda: (None, (a, False)),
        "nearly": lambda: (None, (a, False)),
        "range": lambda: ((a, True), (numbers[-1], True)),
        "band": lambda: ((a, True), (numbers[-1], False)),
    }[kind]()


def add(x, y):
    def end(one, other):
        return None if one is None or other is None else (one[0] + other[0], one[1] and other[1])

    return end(x[0], y[0]), end(x[1], y[1])


def negative(x):
    def end(one):
        return None if one is None else (-one[0], one[1])

    return end(x[1]), end(x[0])


INFINITE = float("inf")


def reached(x):
    """The two ends as (number or infinity, whether some number of the interval reaches it)."""
    low = (-INFINITE, False) if x[0] is None else x[0]
    high = (INFINITE, False) if x[1] is None else x[1]
    return low, high


def multiply(x, y):
    found = []
    for a, a_in in reached(x):
        for b, b_in in reached(y):
            if a == 0 or b == 0:
                # Nought times anything is nought, even without end.
                product, reached_it = Fraction(0), (a == 0 and a_in) or (b == 0 and b_in)
            elif abs(a) == INFINITE or abs(b) == INFINITE:
                product, reached_it = (INFINITE if (a > 0) == (b > 0) else -INFINITE), False
            else:
                product, reached_it = a * b, a_in and b_in
            found.append((product, reached_it))
    least, most = min(end for end, _ in found), max(end for end, _ in found)

    def end(at):
        return None if abs(at) == INFINITE else (at, any(own == at and is_in for own, is_in in found))

    return end(least), end(most)


def holds_zero(x):
    low, high = reached(x)
    return (low[0] < 0 or low == (0, True)) and (high[0] > 0 or high == (0, True))


def divide(x, y):
    if holds_zero(y):
        raise Zero

    def inverse(end):
        if end is None:
            return (Fraction(0), False)
        return None if end[0] == 0 else (1 / end[0], end[1])

    return multiply(x, (inverse(y[1]), inverse(y[0])))


def number(rng):
    whole = rng.choice([0, 1, 2, 3, 5, 7, 12, 40, 100, 365, 1000])
    return Fraction(whole) if rng.random() < 0.6 else Fraction(rng.randint(1, 99), rng.choice([2, 4, 5, 10, 100, 1000]))


def figure(rng):
    kind = rng.choice(["exact"] * 5 + ["at-least", "more-than", "at-most", "less-than", "nearly", "just-over", "range"])
    a = number(rng) * rng.choice([1, 1, 1, -1])
    if kind == "range":
        return kind, [a, a + number(rng) + 1]
    if rng.random() < 0.05:
        return rng.choice([("several", [Fraction(10)]), ("band", [Fraction(20), Fraction(30)])])
    return kind, [a]


def decimal(value):
    text = format(float(value), ".6f").rstrip("0").rstrip(".")
    assert Fraction(text) == value
    return text


def expression(rng, depth, figures):
    """The text of an expression and a function that computes it; the rank of its last operator."""
    if depth == 0 or rng.random() < 0.15:
        if rng.random() < 0.2:
            value = abs(number(rng))
            return decimal(value), (lambda: ((value, True), (value, True))), 3
        name = rng.choice(list(figures))
        return name, (lambda: bounds(*figures[name])), 3
    operator = rng.choice("+-*/")
    rank = 1 if operator in "+-" else 2
    left, compute_left, left_rank = expression(rng, depth - 1, figures)
    right, compute_right, right_rank = expression(rng, depth - 1, figures)
    if left_rank < rank or rng.random() < 0.05:
        left = f"({left})"
    if right_rank <= rank:
        right = f"({right})"
    compute = {
        "+": lambda: add(compute_left(), compute_right()),
        "-": lambda: add(compute_left(), negative(compute_right())),
        "*": lambda: multiply(compute_left(), compute_right()),
        "/": lambda: divide(compute_left(), compute_right()),
    }[operator]
    return f"{left} {operator} {right}", compute, rank


def shown(end, opening):
    return "-" if end is None else f"{opening if end[1] else '('}{end[0]}"


def main():
    rng = random.Random(SEED)
    print("# Made by expressions.py from the seed", SEED)
    print("# formula\tfigures\tlow\thigh")
    rows = 0
    while rows < ROWS:
        figures = {name: figure(rng) for name in "abcd"}
        text, compute, _ = expression(rng, rng.randint(1, 4), figures)
        used = {name: one for name, one in figures.items() if name in text.replace("(", " ").replace(")", " ").split()}
        if not used:
            continue
        try:
            low, high = (shown(end, "[") for end in compute())
        except Zero:
            low = high = "zero"
            if rng.random() < 0.8:
                continue
        told = ";".join(f"{name}={kind}:{','.join(str(one) for one in numbers)}" for name, (kind, numbers) in used.items())
        print(text, told, low, high, sep="\t")
        rows += 1


main()
