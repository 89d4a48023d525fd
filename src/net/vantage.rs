//! Where this machine stands in the Internet: the addresses its packets leave from.

use std::net::IpAddr;

use tokio::net::UdpSocket;

/// Towards public addresses of either version; nothing is sent to them. Both are the root zone's (a.root-servers.net), which never move.
const OUT: [(&str, &str); 2] = [("0.0.0.0:0", "198.41.0.4:9"), ("[::]:0", "[2001:503:ba3e::2:30]:9")];

/// The addresses from which this machine would talk to the Internet, as its own routing table says: behind NAT a private one. Sends nothing.
pub async fn own_addresses() -> Vec<IpAddr> {
    let mut own = Vec::new();
    for (from, to) in OUT {
        // Connecting a datagram socket only chooses the route and the source address.
        let Ok(socket) = UdpSocket::bind(from).await else { continue };
        if socket.connect(to).await.is_ok()
            && let Ok(address) = socket.local_addr()
        {
            own.push(address.ip());
        }
    }
    own
}
