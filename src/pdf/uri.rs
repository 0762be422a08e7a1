//! Addresses of links as PDF wants them: 7-bit ASCII (ISO 32000-1, table 206). Hosts are written by RFC 3492 with the prefix of RFC 5890,
//! all else in percent (RFC 3986 2.1, RFC 3987 3.1).

use unicode_normalization::UnicodeNormalization;

/// An address as a link leads to it. One that is ASCII stays as it is.
pub(super) fn ascii(address: &str) -> String {
    if address.is_ascii() && !address.contains(|c: char| c == ' ' || c.is_control()) {
        return address.to_owned();
    }
    let (scheme, rest) = match address.split_once("://") {
        Some((scheme, rest)) => (format!("{scheme}://"), rest),
        None => return mail(address),
    };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    let (user, place) = authority.rsplit_once('@').map_or(("", authority), |(user, place)| (user, place));
    let port = place.rfind(':').filter(|at| place[at + 1..].bytes().all(|byte| byte.is_ascii_digit()));
    let (name, port) = place.split_at(port.unwrap_or(place.len()));
    let user = if user.is_empty() { String::new() } else { format!("{}@", percent(user)) };
    format!("{scheme}{user}{}{port}{}", host(name), percent(path))
}

/// An address without `://`, such as `mailto:press@例え.jp`.
fn mail(address: &str) -> String {
    match address.split_once('@') {
        Some((before, after)) => {
            let (name, rest) = after.split_at(after.find('?').unwrap_or(after.len()));
            format!("{}@{}{}", percent(before), host(name), percent(rest))
        }
        None => percent(address),
    }
}

/// All that isn't ASCII, and blanks, byte by byte in percent.
fn percent(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_graphic() {
            written.push(c);
        } else {
            let mut bytes = [0; 4];
            c.encode_utf8(&mut bytes).bytes().for_each(|byte| written.push_str(&format!("%{byte:02X}")));
        }
    }
    written
}

/// A host, label by label.
fn host(name: &str) -> String {
    let plain: String = name.nfkc().collect::<String>().to_lowercase();
    let labels = plain.split(['.', '\u{3002}']).map(|label| match label.is_ascii() {
        true => label.to_owned(),
        false => punycode(label).map_or_else(|| percent(label), |code| format!("xn--{code}")),
    });
    labels.collect::<Vec<_>>().join(".")
}

/// A label by RFC 3492; none for one that is too long for its arithmetic.
fn punycode(label: &str) -> Option<String> {
    const BASE: u32 = 36;
    const SKEW: u32 = 38;
    const DAMP: u32 = 700;
    let (t_min, t_max) = (1, 26);
    let characters: Vec<u32> = label.chars().map(u32::from).collect();
    let mut code: String = label.chars().filter(char::is_ascii).collect();
    let basic = u32::try_from(code.len()).ok()?;
    let total = u32::try_from(characters.len()).ok()?;
    if basic > 0 {
        code.push('-');
    }
    let digit = |value: u32| {
        let letter = if value < 26 { u32::from(b'a') + value } else { u32::from(b'0') + value - 26 };
        char::from_u32(letter)
    };
    let (mut next, mut delta, mut bias, mut done) = (128_u32, 0_u32, 72_u32, basic);
    while done < total {
        let least = characters.iter().copied().filter(|c| *c >= next).min()?;
        delta = delta.checked_add((least - next).checked_mul(done + 1)?)?;
        next = least;
        for c in &characters {
            if *c < next {
                delta = delta.checked_add(1)?;
            }
            if *c != next {
                continue;
            }
            let mut rest = delta;
            let mut step = BASE;
            loop {
                let threshold = step.saturating_sub(bias).clamp(t_min, t_max);
                if rest < threshold {
                    break;
                }
                code.push(digit(threshold + (rest - threshold) % (BASE - threshold))?);
                rest = (rest - threshold) / (BASE - threshold);
                step += BASE;
            }
            code.push(digit(rest)?);
            // The adaptation of RFC 3492 6.1.
            let mut spread = if done == basic { delta / DAMP } else { delta / 2 };
            spread += spread / (done + 1);
            let mut steps = 0;
            while spread > (BASE - t_min) * t_max / 2 {
                spread /= BASE - t_min;
                steps += BASE;
            }
            bias = steps + (BASE - t_min + 1) * spread / (spread + SKEW);
            delta = 0;
            done += 1;
        }
        delta = delta.checked_add(1)?;
        next += 1;
    }
    Some(code)
}
