//! Puts the outside world together from the settings.

use std::sync::Arc;

use crate::{
    config::{NetSettings, host_name},
    net::{
        Net,
        clock::Clock,
        dial::{ConnectTo, Dialer},
        dns::{Remembering, Stub},
        policy::Policy,
    },
};

/// The real world, as the settings let us reach it. Without a readable resolver configuration nobody is asked, and runs are blind.
pub fn world(settings: &NetSettings) -> Net {
    let policy = if settings.allow_private { Policy::allow_private() } else { Policy::public_only() };
    let servers = settings.resolvers.clone().unwrap_or_else(|| Stub::system_servers().unwrap_or_default());
    // Resolvers that the operator names are asked alone; when there are none, nobody is asked anything, the web neither.
    let alone = settings.resolvers.is_some();
    let nobody = alone && servers.is_empty();
    let connect_to = settings.connect_to.iter().map(|&(from, to)| ConnectTo { from, to }).collect();
    let dialer = Dialer::new(policy.clone(), connect_to);
    let stub = Stub::new(servers, settings.dns_timeout, policy.clone()).routed(dialer.clone(), alone);
    let net = Net::new(Arc::new(Remembering::new(stub)), dialer, Clock::System, policy).anchored(settings.dnssec.anchors());
    let net = Net { trust_ad: settings.dnssec.trust_ad, own: settings.own_addresses.clone().into(), ..net };
    let net = match settings.ehlo.clone().or_else(machine_name) {
        Some(name) => net.named(&name),
        None => net,
    };
    if nobody { net.without_http() } else { net }
}

/// This machine's name, when it is a whole one (RFC 5321 §4.1.1.1).
fn machine_name() -> Option<String> {
    let files = ["/proc/sys/kernel/hostname", "/etc/hostname"];
    files.into_iter().find_map(|file| host_name(std::fs::read_to_string(file).ok()?.trim()))
}
