//! MTA-STS: record, policy, and the exchangers that the policy has to cover.

use std::{future::Future, sync::Arc};

use futures::future::join;
use serde::{Deserialize, Serialize};

use super::{
    mail_hosts::MailHosts,
    protection::{self, Protected},
    smtp::Smtp,
};
use crate::{
    mail::{
        mta_sts::{self, Lookup, Mode},
        mx::Exchange,
    },
    net::Inquiry,
};

/// What was seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    pub lookup: Lookup,
    pub mail: MailHosts,
    /// What the exchangers show to a sender that obeys the policy; nothing when nobody has connected.
    #[serde(default)]
    pub exchangers: Option<Vec<Protected>>,
}

impl Seen {
    /// Whether the policy asks senders for anything, or is meant to enforce it.
    fn asks(&self) -> bool {
        let policy = self.lookup.fetch.policy.as_ref().map(|policy| &policy.value);
        policy.is_some_and(|policy| policy.mode == Some(Mode::Enforce) || (policy.sound && policy.mode != Some(Mode::None)))
    }
}

/// Asks for record and policy; the exchangers, and what they show, come from elsewhere. They are waited for only when a policy binds them.
pub async fn look(
    inquiry: &Inquiry,
    domain: &str,
    exchange: impl Future<Output = Option<Arc<Exchange>>>,
    mail: impl Future<Output = Option<Arc<Smtp>>>,
) -> Seen {
    let (lookup, exchange) = join(mta_sts::lookup(inquiry, domain, &[]), exchange).await;
    let seen = Seen { lookup, mail: MailHosts::of(exchange.as_ref()), exchangers: None };
    if !seen.asks() {
        return seen;
    }
    let exchangers = mail.await.map(|smtp| protection::all(&smtp));
    Seen { exchangers, ..seen }
}
