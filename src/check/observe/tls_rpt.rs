//! TLS reporting: the record, and whether the domain takes mail at all.

use std::{future::Future, sync::Arc};

use futures::future::join;
use serde::{Deserialize, Serialize};

use super::mail_hosts::MailHosts;
use crate::{
    mail::{
        mx::Exchange,
        tls_rpt::{self, Lookup},
    },
    net::Inquiry,
};

/// What was seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    pub lookup: Lookup,
    pub mail: MailHosts,
}

/// Asks for the record; the exchangers come from elsewhere.
pub async fn look(inquiry: &Inquiry, domain: &str, exchange: impl Future<Output = Option<Arc<Exchange>>>) -> Seen {
    let (lookup, exchange) = join(tls_rpt::lookup(inquiry, domain, &[]), exchange).await;
    Seen { lookup, mail: MailHosts::of(exchange.as_ref()) }
}
