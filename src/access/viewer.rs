//! Who is looking: the anonymous holder of a browser's session, and the address that limits count.

use std::net::IpAddr;

use axum::http::HeaderMap;
use ipnet::IpNet;
use tower_sessions::{Session, session};
use uuid::Uuid;

use crate::model::ids::HolderId;

const HOLDER_KEY: &str = "holder";

/// The holder of this session, when it has one.
pub async fn holder(session: &Session) -> Option<HolderId> {
    // Without a cookie there is no row to look for.
    session.id()?;
    session.get(HOLDER_KEY).await.ok().flatten()
}

/// The holder of this session; one is made when there is none.
///
/// # Errors
/// When the session cannot be written.
pub async fn ensure_holder(session: &Session) -> Result<HolderId, session::Error> {
    if let Some(holder) = holder(session).await {
        return Ok(holder);
    }
    let holder = HolderId(Uuid::now_v7());
    session.insert(HOLDER_KEY, holder).await?;
    Ok(holder)
}

/// The client's address: the peer's, or, behind trusted proxies, the last address in `X-Forwarded-For` that is not one of them.
pub fn client_address(peer: IpAddr, headers: &HeaderMap, trusted: &[IpNet]) -> IpAddr {
    let is_trusted = |ip: &IpAddr| trusted.iter().any(|net| net.contains(&ip.to_canonical()));
    if !is_trusted(&peer) {
        return peer;
    }
    let hops: Vec<IpAddr> = headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .filter_map(|hop| hop.trim().trim_matches(['[', ']']).parse().ok())
        .collect();
    hops.into_iter().rev().find(|hop| !is_trusted(hop)).unwrap_or(peer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_trusted_proxies_may_name_the_client() {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", "198.51.100.1, 203.0.113.7, 10.0.0.2".parse().unwrap());
        let trusted = ["10.0.0.0/8".parse().unwrap()];
        assert_eq!(client_address("10.0.0.1".parse().unwrap(), &headers, &trusted), "203.0.113.7".parse::<IpAddr>().unwrap());
        assert_eq!(client_address("192.0.2.9".parse().unwrap(), &headers, &trusted), "192.0.2.9".parse::<IpAddr>().unwrap());
        assert_eq!(client_address("10.0.0.1".parse().unwrap(), &HeaderMap::new(), &trusted), "10.0.0.1".parse::<IpAddr>().unwrap());
    }
}
