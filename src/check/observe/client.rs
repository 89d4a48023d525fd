//! Mail clients: what tells them their servers, and whether the domain takes mail at all.

use std::{future::Future, sync::Arc};

use futures::future::join;
use serde::{Deserialize, Serialize};

use super::mail_hosts::MailHosts;
use crate::{
    mail::{
        client::{self, Lookup},
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

/// Asks for records and documents; the exchangers come from elsewhere.
pub async fn look(inquiry: &Inquiry, domain: &str, exchange: impl Future<Output = Option<Arc<Exchange>>>) -> Seen {
    let (lookup, exchange) = join(client::lookup(inquiry, domain, &[]), exchange).await;
    Seen { lookup, mail: MailHosts::of(exchange.as_ref()) }
}
