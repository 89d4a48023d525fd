//! What the store keeps of earlier checks of the same target.

use async_trait::async_trait;
use serde::Deserialize as _;

use crate::{
    check::past::Past,
    mail::dkim::Survey,
    model::ids::RunId,
    store::{Scope, Store},
};

/// The checks before this one, of the same owner.
pub struct Earlier {
    pub store: Store,
    pub scope: Scope,
    pub run: RunId,
}

#[async_trait]
impl Past for Earlier {
    async fn keys_before(&self, before: i64) -> Option<Survey> {
        let observations = match self.store.observations_before(&self.scope, self.run, before).await {
            Ok(observations) => observations?,
            Err(error) => {
                tracing::warn!(%error, "earlier checks could not be read");
                return None;
            }
        };
        // What another version wrote in another way tells nothing.
        Survey::deserialize(observations.get("dkim")?).ok()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use uuid::Uuid;

    use super::*;
    use crate::{
        check::{self, Tools},
        lab::{self, Lab},
        model::{area::Area, code::Code, ids::HolderId, target::Target},
        net::clock::Clock,
        work::jobs::check::CheckJob,
    };

    const DAY: i64 = 86_400_000;
    const KEY: &str = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

    fn lab(key: &str) -> Lab {
        Lab::with(lab::Options { also: format!("old.lab.test. MX 0 .\nnow._domainkey.old.lab.test. TXT \"{key}\"\n"), ..lab::Options::default() }).unwrap()
    }

    #[tokio::test]
    async fn a_key_that_an_earlier_check_saw_is_as_old_as_that() {
        let store = Store::open("sqlite::memory:").await.unwrap();
        let scope = store.holder(HolderId(Uuid::new_v4()));
        let target = Target { domain: Some("old.lab.test".to_owned()), selectors: vec!["now".to_owned()], ..Target::default() };
        let now = Clock::System.now();
        for (days, key) in [(900, KEY.replace("11q", "12q")), (400, KEY.to_owned()), (2, KEY.to_owned())] {
            let at = now - days * DAY;
            store.submit(&scope, &target, "{}", at).await.unwrap();
            let claim = store.claim("worker", at, DAY).await.unwrap().unwrap();
            let lab = lab(&key);
            let outcome = check::run(&lab.net(), &target, &Tools::default(), &check::Options::default(), |_, _| ()).await;
            let mut observations = outcome.observations;
            observations.dkim.as_mut().unwrap().at = at;
            store.complete(&claim, &outcome.report, &serde_json::to_value(observations).unwrap(), at).await.unwrap();
        }
        for (key, expected) in [(KEY.to_owned(), Some(12)), (KEY.replace("11q", "13q"), None)] {
            let lab = Arc::new(lab(&key));
            let job = CheckJob { route: Arc::new(move |_| lab.net()), tools: Tools::default(), clock: Clock::System };
            let run = store.submit(&scope, &target, "{}", now).await.unwrap();
            let claim = store.claim("worker", now, DAY).await.unwrap().unwrap();
            job.carry_out(&store, &claim).await.unwrap();
            let report = store.report(&scope, run.id).await.unwrap().unwrap();
            let old = report.findings.iter().find(|finding| finding.code == Code::DkimOld);
            // Of 400 days, twelve months of 31 days are whole.
            assert_eq!(old.map(|old| (old.args["by"].clone(), old.args["months"].clone())), expected.map(|months: usize| ("seen".into(), months.into())));
            assert!(report.sections.iter().any(|section| section.area == Area::Dkim));
            store.delete(&scope, run.id).await.unwrap();
        }
    }
}
