//! Rules that a page doesn't meet.

use std::collections::BTreeSet;

use chrono::{Months, NaiveDate};

use super::grounds::{Ground, grounds};
use crate::account::{reviewed_hash_of_brief, reviewed_hash_of_fact};
use crate::check::messages::keeping::Shortfall;
use crate::diagnostic::Span;
use crate::model::{
    AskedRule, Brief, Custody, Dossier, Fact, Nature, Otherwise, Policy, Rule, Stage, independent_origins,
};

/// What breaks a rule: a fact, by its index, or the brief itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Breaker {
    Fact(usize),
    Brief,
}

/// A rule that isn't met on the page of a brief.
pub struct Breach<'a> {
    pub breaker: Breaker,
    /// The fact that a waiver may stand at, too: the figure that the fact is computed from.
    pub input: Option<&'a Fact>,
    /// The figures that aren't as the rule asks, where the fact as a whole is.
    pub figures: Vec<&'a str>,
    pub rule: Rule,
    pub otherwise: Otherwise,
    pub rule_span: &'a Span,
    pub why: Shortfall,
}

/// What is judged: a brief of a dossier, by the rules for its audience, on a day.
pub struct JudgedPage<'a> {
    pub dossier: &'a Dossier,
    pub brief: &'a Brief,
    pub policy: &'a Policy,
    pub day: NaiveDate,
    /// The last day of which a review may be; none for a build, which asks no clock.
    pub reviews_until: Option<NaiveDate>,
}

impl<'a> JudgedPage<'a> {
    /// Every rule that isn't met by the facts of this page, and by the brief itself.
    pub fn breaches(&self, facts: &BTreeSet<usize>) -> Vec<Breach<'a>> {
        let mut found = Vec::new();
        for &index in facts {
            self.judge_fact(index, &mut found);
        }
        let custody = &self.brief.custody;
        if let Some(rule) = &self.policy.review
            && !self.is_reviewed(custody, || reviewed_hash_of_brief(self.dossier, self.brief))
        {
            found.push(self.breach(Breaker::Brief, None, Rule::Review, rule, Shortfall::NotReviewed));
        }
        if let Some(rule) = &self.policy.owner
            && custody.owner.is_none()
            && self.dossier.owner.is_none()
        {
            found.push(self.breach(Breaker::Brief, None, Rule::Owner, rule, Shortfall::NoOwner));
        }
        found.retain(|breach| breach.otherwise != Otherwise::Allow);
        found
    }

    fn judge_fact(&self, index: usize, found: &mut Vec<Breach<'a>>) {
        let (dossier, fact) = (self.dossier, &self.dossier.facts[index]);
        let breaker = Breaker::Fact(index);
        // A fact is as old as it is, whatever its figures rest on.
        let mut aged = BTreeSet::new();
        for ground in grounds(dossier, fact, self.brief.showing()) {
            let input = Some(ground.fact).filter(|input| input.id != fact.id);
            if let Some(rule) = &self.policy.natures
                && let Some(why) = self.nature(&ground, &rule.asks)
            {
                let breach = self.breach(breaker, input, Rule::Natures, rule, why);
                found.push(Breach { figures: ground.figures.clone(), ..breach });
            }
            if let Some(rule) = &self.policy.origins {
                let number = independent_origins(&ground.evidence, &dossier.sources);
                if number < rule.asks {
                    let why = Shortfall::few_origins(&ground.evidence, dossier, (number, rule.asks));
                    let breach = self.breach(breaker, input, Rule::Origins, rule, why.of(ground.version));
                    found.push(Breach { figures: ground.figures.clone(), ..breach });
                }
            }
            if let Some(rule) = &self.policy.plan_age
                && aged.insert(&ground.fact.id)
                && let Some(since) = self.overage(fact, ground.fact, rule.asks)
            {
                let why = Shortfall::OldPlan { since, months: rule.asks };
                found.push(self.breach(breaker, input, Rule::PlanAge, rule, why));
            }
        }
        if let Some(rule) = &self.policy.review
            && !self.is_reviewed(&fact.custody, || reviewed_hash_of_fact(dossier, fact))
        {
            found.push(self.breach(breaker, None, Rule::Review, rule, Shortfall::NotReviewed));
        }
        if let Some(rule) = &self.policy.owner
            && fact.custody.owner.is_none()
            && dossier.owner.is_none()
        {
            found.push(self.breach(breaker, None, Rule::Owner, rule, Shortfall::NoOwner));
        }
    }

    fn breach<T>(
        &self,
        breaker: Breaker,
        input: Option<&'a Fact>,
        rule: Rule,
        asked: &'a AskedRule<T>,
        why: Shortfall,
    ) -> Breach<'a> {
        let figures = Vec::new();
        Breach { breaker, input, figures, rule, otherwise: asked.otherwise, rule_span: &asked.span, why }
    }

    /// Whether no source of the evidence is of a nature that may carry a fact alone.
    fn nature(&self, ground: &Ground<'_>, alone: &BTreeSet<Nature>) -> Option<Shortfall> {
        let natures: BTreeSet<Nature> =
            ground.evidence.iter().filter_map(|one| self.dossier.sources[one.source].nature).collect();
        let why = Shortfall::Natures { found: natures.clone(), asked: alone.clone() };
        natures.is_disjoint(alone).then(|| why.of(ground.version))
    }

    /// Since when a plan was neither told anew nor reviewed, where that is too long ago. A review of what is computed from it counts, too.
    fn overage(&self, fact: &Fact, plan: &Fact, months: u32) -> Option<NaiveDate> {
        if plan.stage == Stage::Done {
            return None;
        }
        let reviews = [fact, plan].into_iter().filter_map(|fact| {
            let holds = self.is_reviewed(&fact.custody, || reviewed_hash_of_fact(self.dossier, fact));
            fact.custody.reviewed.as_ref().filter(|_| holds).map(|reviewed| reviewed.on)
        });
        let since = reviews.fold(plan.as_of.first_day(), NaiveDate::max);
        let limit = since.checked_add_months(Months::new(months))?;
        (limit < self.day).then_some(since)
    }

    /// Whether there is a review of what is there now, and its day had come.
    fn is_reviewed(&self, custody: &Custody, now: impl FnOnce() -> String) -> bool {
        let reviewed = custody.reviewed.as_deref().filter(|one| !one.is_ahead(self.reviews_until));
        reviewed.is_some_and(|reviewed| reviewed.hash == now())
    }
}
