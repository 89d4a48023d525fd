//! The lab's resolver: everything is asked of the lab's server, also what is meant for a name server by address.

use std::{
    collections::HashMap,
    net::{IpAddr, SocketAddr},
    time::Duration,
};

use futures::future::BoxFuture;
use hickory_proto::rr::{self, Name};

use crate::net::{
    Outcome,
    dns::{Answer, Question, Resolve, Stub},
    policy::Policy,
    signed::Signed,
};

/// Asks the lab alone.
pub(super) struct Resolver {
    stub: Stub,
    /// For questions to a name server: they stay in the lab as well, so the policy is asked about the address that was meant.
    direct: Stub,
    server: SocketAddr,
    /// The name servers that have a view of their own.
    views: HashMap<IpAddr, SocketAddr>,
    policy: Policy,
}

impl Resolver {
    pub(super) fn new(server: SocketAddr, views: HashMap<IpAddr, SocketAddr>, timeout: Duration, policy: Policy) -> Self {
        let direct = Stub::new(vec![server], timeout, Policy::allow_private());
        Self { stub: Stub::new(vec![server], timeout, policy.clone()), direct, server, views, policy }
    }
}

impl Resolve for Resolver {
    fn ask<'a>(&'a self, question: &'a Question, patience: Duration) -> BoxFuture<'a, Answer> {
        match question.at {
            Some(server) if self.policy.allows(server.ip()) => Box::pin(async move {
                let redirected = Question { at: Some(self.views.get(&server.ip()).copied().unwrap_or(self.server)), ..question.clone() };
                let answer = self.direct.ask(&redirected, patience).await;
                Answer { server: answer.server.map(|_| server), ..answer }
            }),
            _ => self.stub.ask(question, patience),
        }
    }

    fn exchange<'a>(&'a self, name: &'a Name, kind: rr::RecordType, unchecked: bool, patience: Duration) -> BoxFuture<'a, Result<Signed, Outcome>> {
        self.stub.exchange(name, kind, unchecked, patience)
    }

    fn describe(&self) -> String {
        format!("lab {}", self.server)
    }
}
