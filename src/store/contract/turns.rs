//! Turns of servers that are tried.

use std::net::IpAddr;

use futures::future::join_all;

use super::{
    super::Store,
    samples::{DAY, MINUTE, NOW},
};

pub async fn a_server_has_one_turn_a_day(store: &Store) {
    let (one, other): (IpAddr, IpAddr) = ("192.0.2.1".parse().unwrap(), "2001:db8::1".parse().unwrap());
    assert!(store.take_turn(one, NOW, DAY).await.unwrap());
    assert!(!store.take_turn(one, NOW + DAY - 1, DAY).await.unwrap());
    assert!(!store.take_turn("::ffff:192.0.2.1".parse().unwrap(), NOW + MINUTE, DAY).await.unwrap(), "the same server");
    assert!(store.take_turn(other, NOW + MINUTE, DAY).await.unwrap());
    assert!(store.take_turn(one, NOW + DAY, DAY).await.unwrap());
    // What is over is forgotten, what holds is not.
    store.expire(NOW + DAY + 2 * MINUTE, DAY).await.unwrap();
    assert!(!store.take_turn(one, NOW + DAY + 2 * MINUTE, DAY).await.unwrap());
}

pub async fn of_many_at_once_one_gets_the_turn(store: &Store) {
    let ip: IpAddr = "192.0.2.1".parse().unwrap();
    let taken = join_all((0..8).map(|_| store.take_turn(ip, NOW, DAY))).await;
    assert_eq!(taken.into_iter().filter(|taken| *taken.as_ref().unwrap()).count(), 1);
}
