//! Votes by their sides: 賛成7、反対2, 7票賛成、2票反対.

use super::super::meaning::{Meaning, Unread};
use super::neighbours::Ending;
use super::numeral::{Definiteness, is_numeral};
use super::scan::{Scan, ScannedFigure};
use super::word_list::begins_with;
use crate::value::Number;

/// The sides of a vote.
const SIDES: [[&str; 3]; 3] = [["賛成", "反対", "棄権"], ["赞成", "反对", "弃权"], ["찬성", "반대", "기권"]];

impl Scan<'_> {
    /// 賛成7、反対2; 7票対2票 is a ratio or a score.
    pub fn vote(&self, start: usize) -> Option<ScannedFigure> {
        let rest = self.rest(start);
        if let Some(found) = self.vote_before_sides(start) {
            return Some(found);
        }
        let sides = SIDES.iter().find(|sides| rest.starts_with(sides[0]))?;
        let mut score = Vec::new();
        let mut end = start;
        for (place, side) in sides.iter().enumerate() {
            let gap = if place == 0 {
                0
            } else {
                begins_with(self.rest(end), &["、", ",", "、 ", ", ", " ", "對", "対", "・", "で、"])
                    .unwrap_or(0)
            };
            let Some(len) = begins_with(self.rest(end + gap), &[side]) else { break };
            let at = end + gap + len;
            let at = at + begins_with(self.rest(at), &["は", "が", " ", ":"]).unwrap_or(0);
            let Ok(Some(numeral)) = self.numeral(at) else { break };
            let votes = begins_with(self.rest(numeral.end), &["票", "人", "名", "표", "명"]).unwrap_or(0);
            score.push(Number::from(numeral.value));
            end = numeral.end + votes;
        }
        if score.len() < 2 {
            return None;
        }
        let unread = self.unknown_after(end, Ending::Unit).map(Unread::Unknown);
        Some(ScannedFigure {
            span: start..end,
            meanings: vec![Meaning::Score(score)],
            loose: Vec::new(),
            unread,
        })
    }

    /// 7票賛成、2票反対.
    fn vote_before_sides(&self, start: usize) -> Option<ScannedFigure> {
        if self.before(start).is_some_and(|c| c.is_ascii_alphanumeric() || is_numeral(c) || ".,".contains(c))
        {
            return None;
        }
        let mut found: Option<(&[&str; 3], Vec<Number>, usize)> = None;
        loop {
            let (place, at) = match &found {
                None => (0, start),
                Some((_, score, end)) => (
                    score.len(),
                    end + begins_with(self.rest(*end), &["、", ", ", ",", "で、", " "]).unwrap_or(0),
                ),
            };
            let Some(numeral) = self.numeral(at).ok().flatten() else { break };
            let Some(votes) = begins_with(self.rest(numeral.end), &["票", "표"]) else { break };
            let end = numeral.end + votes;
            let end = end + begins_with(self.rest(end), &["が", "は", "가 ", " "]).unwrap_or(0);
            let side = |sides: &[&str; 3]| {
                sides.get(place).filter(|side| self.rest(end).starts_with(**side)).map(|side| side.len())
            };
            let sides = match &found {
                None => SIDES.iter().find(|sides| side(sides).is_some()),
                Some((sides, ..)) => Some(*sides),
            };
            let Some((sides, len)) = sides.and_then(|sides| Some((sides, side(sides)?))) else { break };
            if numeral.sort != Definiteness::Definite {
                break;
            }
            let mut score = found.map(|(_, score, _)| score).unwrap_or_default();
            score.push(Number::from(numeral.value));
            found = Some((sides, score, end + len));
        }
        let (_, score, end) = found.filter(|(_, score, _)| score.len() > 1)?;
        let decided = begins_with(self.rest(end), &["通过", "通過", "获得通过", "表决通过"]).is_some();
        let unread = self.unknown_after(end, Ending::Unit).filter(|_| !decided).map(Unread::Unknown);
        Some(ScannedFigure {
            span: start..end,
            meanings: vec![Meaning::Score(score)],
            loose: Vec::new(),
            unread,
        })
    }
}
