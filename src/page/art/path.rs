//! The data of paths (SVG 1.1, 8.3) as parts of straight lines and cubic curves.

/// SvgNumbers in a text, one after another.
pub(super) struct SvgNumbers<'a> {
    text: &'a str,
    at: usize,
}

/// The most steps of a drawing.
const MOST_STEPS: usize = 100_000;

impl<'a> SvgNumbers<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// All numbers of a text that holds nothing else; none where it does.
    pub(super) fn all(text: &str) -> Option<Vec<f64>> {
        let mut numbers = SvgNumbers::new(text);
        let mut found = Vec::new();
        while !numbers.is_at_end() {
            found.push(numbers.number()?);
        }
        Some(found)
    }

    fn skip(&mut self) {
        let rest = &self.text[self.at..];
        self.at += rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',').len();
    }

    fn is_at_end(&mut self) -> bool {
        self.skip();
        self.at == self.text.len()
    }

    /// The next character, where it is a letter.
    fn command(&mut self) -> Option<char> {
        self.skip();
        let letter = self.text[self.at..].chars().next().filter(char::is_ascii_alphabetic)?;
        self.at += 1;
        Some(letter)
    }

    fn begins_number(&mut self) -> bool {
        self.skip();
        self.text[self.at..].starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.'))
    }

    fn number(&mut self) -> Option<f64> {
        self.skip();
        let bytes = self.text.as_bytes();
        let start = self.at;
        let mut at = start;
        let is = |at: usize, set: &[u8]| bytes.get(at).is_some_and(|byte| set.contains(byte));
        let digits = |mut at: usize| {
            while bytes.get(at).is_some_and(u8::is_ascii_digit) {
                at += 1;
            }
            at
        };
        at += usize::from(is(at, b"+-"));
        at = digits(at);
        if is(at, b".") {
            at = digits(at + 1);
        }
        if is(at, b"eE") {
            let exponent = at + 1 + usize::from(is(at + 1, b"+-"));
            let end = digits(exponent);
            at = if end > exponent { end } else { at };
        }
        let number: f64 = self.text.get(start..at)?.parse().ok()?;
        self.at = at;
        Some(number).filter(|number| number.is_finite())
    }

    /// A flag of an arc, which needs no blank after it.
    fn flag(&mut self) -> Option<bool> {
        self.skip();
        let flag = match self.text.as_bytes().get(self.at)? {
            b'0' => false,
            b'1' => true,
            _ => return None,
        };
        self.at += 1;
        Some(flag)
    }

    fn pair(&mut self) -> Option<[f64; 2]> {
        Some([self.number()?, self.number()?])
    }
}

/// A step in the units of the drawing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum PathStep {
    To([f64; 2]),
    Curve([f64; 2], [f64; 2], [f64; 2]),
}

/// The parts of a path; none where it can't be read.
pub(super) fn path(data: &str) -> Option<Vec<Vec<PathStep>>> {
    let mut numbers = SvgNumbers::new(data);
    let mut pen = Pen::default();
    while !numbers.is_at_end() {
        let letter = numbers.command()?;
        let mut first = true;
        while first || numbers.begins_number() {
            pen.step(letter, first, &mut numbers)?;
            first = false;
            if matches!(letter, 'Z' | 'z') {
                break;
            }
            if pen.steps > MOST_STEPS {
                return None;
            }
        }
    }
    Some(pen.rings)
}

#[derive(Default)]
struct Pen {
    rings: Vec<Vec<PathStep>>,
    at: [f64; 2],
    start: [f64; 2],
    /// The last control point, where the last step was a cubic or a quadratic curve.
    cubic: Option<[f64; 2]>,
    quadratic: Option<[f64; 2]>,
    steps: usize,
    /// Whether the next step begins a part, because the last one was closed.
    closed: bool,
}

impl Pen {
    fn step(&mut self, letter: char, first: bool, numbers: &mut SvgNumbers<'_>) -> Option<()> {
        let relative = letter.is_ascii_lowercase();
        let from = if relative { self.at } else { [0.0, 0.0] };
        let place = |[x, y]: [f64; 2]| [from[0] + x, from[1] + y];
        let (cubic, quadratic) = (self.cubic.take(), self.quadratic.take());
        self.steps += 1;
        let mirrored = |control: Option<[f64; 2]>, at: [f64; 2]| {
            control.map_or(at, |[x, y]| [2.0 * at[0] - x, 2.0 * at[1] - y])
        };
        match letter.to_ascii_uppercase() {
            'M' if first => {
                self.at = place(numbers.pair()?);
                self.start = self.at;
                self.rings.push(vec![PathStep::To(self.at)]);
                self.closed = false;
            }
            'M' | 'L' => {
                let to = place(numbers.pair()?);
                self.line(to)?;
            }
            'H' => {
                let to = [from[0] + numbers.number()?, self.at[1]];
                self.line(to)?;
            }
            'V' => {
                let to = [self.at[0], from[1] + numbers.number()?];
                self.line(to)?;
            }
            'C' => {
                let [one, two, to] = [numbers.pair()?, numbers.pair()?, numbers.pair()?].map(place);
                self.curve(one, two, to)?;
            }
            'S' => {
                let one = mirrored(cubic, self.at);
                let [two, to] = [numbers.pair()?, numbers.pair()?].map(place);
                self.curve(one, two, to)?;
            }
            'Q' => {
                let [control, to] = [numbers.pair()?, numbers.pair()?].map(place);
                self.bend(control, to)?;
            }
            'T' => {
                let control = mirrored(quadratic, self.at);
                let to = place(numbers.pair()?);
                self.bend(control, to)?;
            }
            'A' => {
                let radii = numbers.pair()?;
                let turn = numbers.number()?;
                let (large, sweep) = (numbers.flag()?, numbers.flag()?);
                let to = place(numbers.pair()?);
                self.arc(radii, turn, (large, sweep), to)?;
            }
            'Z' => {
                self.rings.last()?;
                self.at = self.start;
                self.closed = true;
            }
            _ => return None,
        }
        Some(())
    }

    /// The part that is being drawn; a path begins with a point.
    fn ring(&mut self) -> Option<&mut Vec<PathStep>> {
        if std::mem::take(&mut self.closed) {
            self.rings.push(vec![PathStep::To(self.start)]);
        }
        self.rings.last_mut()
    }

    fn line(&mut self, to: [f64; 2]) -> Option<()> {
        self.ring()?.push(PathStep::To(to));
        self.at = to;
        Some(())
    }

    fn curve(&mut self, one: [f64; 2], two: [f64; 2], to: [f64; 2]) -> Option<()> {
        self.ring()?.push(PathStep::Curve(one, two, to));
        (self.at, self.cubic) = (to, Some(two));
        Some(())
    }

    /// A quadratic curve as a cubic one.
    fn bend(&mut self, control: [f64; 2], to: [f64; 2]) -> Option<()> {
        let toward = |end: [f64; 2]| {
            [end[0] + (control[0] - end[0]) * 2.0 / 3.0, end[1] + (control[1] - end[1]) * 2.0 / 3.0]
        };
        let (one, two) = (toward(self.at), toward(to));
        self.ring()?.push(PathStep::Curve(one, two, to));
        (self.at, self.quadratic) = (to, Some(control));
        Some(())
    }

    /// An arc of an ellipse as curves of a quarter of it at most (SVG 1.1, F.6).
    fn arc(
        &mut self,
        [rx, ry]: [f64; 2],
        turn: f64,
        (large, sweep): (bool, bool),
        to: [f64; 2],
    ) -> Option<()> {
        let from = self.at;
        let (rx, ry) = (rx.abs(), ry.abs());
        if from == to {
            return Some(());
        }
        if rx == 0.0 || ry == 0.0 {
            return self.line(to);
        }
        let (sin, cos) = turn.to_radians().sin_cos();
        let (dx, dy) = ((from[0] - to[0]) / 2.0, (from[1] - to[1]) / 2.0);
        let (x, y) = (cos * dx + sin * dy, -sin * dx + cos * dy);
        let stretch = ((x / rx).powi(2) + (y / ry).powi(2)).sqrt().max(1.0);
        let (rx, ry) = (rx * stretch, ry * stretch);
        let (rx2, ry2, x2, y2) = (rx * rx, ry * ry, x * x, y * y);
        let root = ((rx2 * ry2 - rx2 * y2 - ry2 * x2) / (rx2 * y2 + ry2 * x2)).max(0.0).sqrt();
        let root = if large == sweep { -root } else { root };
        let (cx1, cy1) = (root * rx * y / ry, -root * ry * x / rx);
        let centre = [
            cos * cx1 - sin * cy1 + (from[0] + to[0]) / 2.0,
            sin * cx1 + cos * cy1 + (from[1] + to[1]) / 2.0,
        ];
        let begin = ((y - cy1) / ry).atan2((x - cx1) / rx);
        let end = ((-y - cy1) / ry).atan2((-x - cx1) / rx);
        let whole = std::f64::consts::TAU;
        let mut angle = end - begin;
        if sweep && angle < 0.0 {
            angle += whole;
        } else if !sweep && angle > 0.0 {
            angle -= whole;
        }
        // At most four, and the casts are exact.
        let count = (angle.abs() / std::f64::consts::FRAC_PI_2 - 1e-9).ceil().max(1.0);
        let step = angle / count;
        let handle = 4.0 / 3.0 * (step / 4.0).tan();
        let on = |angle: f64| angle.sin_cos();
        let place = |x: f64, y: f64| {
            [centre[0] + cos * rx * x - sin * ry * y, centre[1] + sin * rx * x + cos * ry * y]
        };
        for index in 0..count as usize {
            let first = begin + step * index as f64;
            let ((sin1, cos1), (sin2, cos2)) = (on(first), on(first + step));
            let one = place(cos1 - handle * sin1, sin1 + handle * cos1);
            let two = place(cos2 + handle * sin2, sin2 - handle * cos2);
            let last = index + 1 == count as usize;
            let end = if last { to } else { place(cos2, sin2) };
            self.ring()?.push(PathStep::Curve(one, two, end));
        }
        self.at = to;
        Some(())
    }
}
