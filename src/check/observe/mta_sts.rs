//! MTA-STS: record, policy, and the exchangers that the policy has to cover.

use std::{future::Future, sync::Arc};

use futures::future::join;
use serde::{Deserialize, Serialize};

use super::mail_hosts::MailHosts;
use crate::{
    mail::{
        mta_sts::{self, Lookup},
        mx::Exchange,
    },
    net::Inquiry,
};

/// What was seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    pub lookup: Lookup,
    pub mail: MailHosts,
}

/// Asks for record and policy; the exchangers come from elsewhere.
pub async fn look(inquiry: &Inquiry, domain: &str, exchange: impl Future<Output = Option<Arc<Exchange>>>) -> Seen {
    let (lookup, exchange) = join(mta_sts::lookup(inquiry, domain, &[]), exchange).await;
    Seen { lookup, mail: MailHosts::of(exchange.as_ref()) }
}
