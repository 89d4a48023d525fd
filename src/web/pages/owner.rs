//! What only the owner of a mail server may have tried: how they show that it is theirs, and how the trial begins.

use std::net::IpAddr;

use leptos::prelude::*;

use crate::{
    check::{
        observe::{
            Observations,
            outbound::Source,
            smtp::{Road, Smtp},
        },
        trials::{Challenge, Proof, Trial},
    },
    error::{AppError, Fault, Field, InputFault},
    model::{ids::RunId, run::Run, target::Target, verdict::Verdict},
    net::Budget,
    store::Scope,
    web::{
        server::{
            flash::Flash,
            visit::{Visit, told},
        },
        ui::{Notice, Record},
    },
    words::{Words, key},
};

/// What the owner of a report may have tried, and what is still to be shown.
#[derive(Clone, Debug)]
pub struct Offer {
    /// The domain that mail is taken for.
    pub domain: String,
    /// The record that would show it; `None` where nothing is left to be shown.
    pub challenge: Option<Challenge>,
    /// Mail exchangers from which a result of the probe came, which shows as much.
    pub probed: Vec<IpAddr>,
}

impl Offer {
    /// `None` where there is no mail server to try, and where all was tried.
    pub fn of(visit: &Visit, scope: &Scope, target: &Target, seen: &Observations) -> Option<Self> {
        let domain = target.domain.clone()?;
        let smtp = seen.smtp.as_ref().filter(|smtp| smtp.road == Road::Hosts)?;
        // What was left out for want of a proof may still be shown.
        let was_tried = smtp.visits().any(|(_, visit)| visit.conversation.tried.is_some() || visit.waits);
        if was_tried && !smtp.visits().any(|(_, visit)| visit.unproved) {
            return None;
        }
        // A sample is nobody's.
        let challenge = (!visit.state.nets.is_lab(target)).then(|| Challenge::of(scope.owner(), &domain));
        Some(Self { domain, challenge, probed: probed(seen, smtp) })
    }
}

/// The exchangers that have sent a result of the probe themselves.
fn probed(seen: &Observations, smtp: &Smtp) -> Vec<IpAddr> {
    let from = seen.outbound.as_ref().filter(|outbound| outbound.source == Source::Posted).and_then(|outbound| outbound.from);
    let is_same = |ip: &IpAddr| from.is_some_and(|from| from.to_canonical() == ip.to_canonical());
    smtp.visits().map(|(_, visit)| visit.ip()).filter(is_same).take(1).collect()
}

/// Starts the larger check of a run's target, when the viewer has shown that its servers are theirs.
///
/// # Errors
/// [`AppError::Input`] at [`Field::Proof`] without a proof, the limits', and those of the store.
pub async fn begin(visit: &Visit, run: RunId) -> Result<Run, AppError> {
    let state = &visit.state;
    if !state.settings.public_checks {
        return Err(AppError::ChecksClosed);
    }
    let scope = visit.scope().await.ok_or(AppError::NotFound)?;
    let target = state.store.run(&scope, run).await.map_err(told)?.target;
    let seen = super::run::observations(visit, &scope, run).await?;
    let offer = Offer::of(visit, &scope, &target, &seen).ok_or(AppError::NotFound)?;
    let wait = |wait: std::time::Duration| AppError::TooManyRequests { seconds: wait.as_secs() + 1 };
    state.limits.admit_address(visit.client).map_err(wait)?;
    let trial = match &offer.challenge {
        None => Trial::All,
        Some(challenge) => {
            state.limits.admit_target(&target.label()).map_err(wait)?;
            let without = |fault| AppError::Input { faults: vec![InputFault { field: Field::Proof, fault }] };
            let inquiry = state.nets.of(&target).anew().inquire(Budget::default());
            match challenge.look(&inquiry).await {
                Proof::Given => Trial::Of { domain: offer.domain, addresses: offer.probed },
                _ if !offer.probed.is_empty() => Trial::At(offer.probed),
                Proof::Missing => return Err(without(Fault::NoProof)),
                Proof::Unknown => return Err(without(Fault::ProofUnknown)),
            }
        }
    };
    state.queue.submit_trial(&scope, &target, trial, state.nets.world.clock.now()).await.map_err(told)
}

/// The offer, at the foot of a report.
#[component]
pub fn OwnerTrial(words: Words, run: RunId, offer: Offer, flash: Flash) -> impl IntoView {
    let error = match &flash.error {
        Some(AppError::Input { faults }) => faults.iter().find(|fault| fault.field == Field::Proof).map(|fault| words.fault(*fault)),
        _ => None,
    };
    let Offer { domain, challenge, probed } = offer;
    let proof = match challenge {
        None => view! { <p class="text-soft max-w-[64ch]">{words.text(key::OWNER_SAMPLE)}</p> }.into_any(),
        Some(challenge) => {
            let by_probe = (!probed.is_empty()).then(|| {
                let ips: Vec<String> = probed.iter().map(ToString::to_string).collect();
                view! { <p class="text-soft max-w-[64ch]">{words.with(key::OWNER_PROBED, [("ips", ips.join(", "))])}</p> }
            });
            view! {
                {by_probe}
                <p class="text-soft max-w-[64ch]">{words.with(key::OWNER_PROVE, [("domain", domain)])}</p>
                <Record kind="TXT".to_owned() name=challenge.name value=challenge.value copy_label=words.text(key::COPY) copied_label=words.text(key::COPIED) />
            }
            .into_any()
        }
    };
    view! {
        <section class="panel mt-6 grid gap-3 no-print min-w-0" id="owner" aria-labelledby="owner-title">
            <h2 id="owner-title">{words.text(key::OWNER_TITLE)}</h2>
            <p class="text-soft max-w-[64ch]">{words.text(key::OWNER_LEAD)}</p>
            {error.map(|text| view! { <Notice tone=Verdict::Problem text /> })}
            {proof}
            <form class="flex flex-wrap items-center gap-4" method="post" action="/action/owner_check">
                <input type="hidden" name="run" value=run.to_string() />
                <button class="button">{words.text(key::OWNER_BUTTON)}</button>
                <a class="text-soft reach" href="/about/probe">{words.text(key::ABOUT_LINK)}</a>
            </form>
        </section>
    }
}
