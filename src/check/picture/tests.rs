//! The pictures of the lab's samples say what the samples are.

use super::*;
use crate::{
    check::{Options, Tools, run},
    lab::Lab,
    model::{
        evidence::{Evidence, EvidenceId, EvidenceKind, Outcome},
        verdict::Verdict,
    },
};

async fn drawn(name: &str) -> Pictures {
    let lab = Lab::start().unwrap();
    let sample = crate::lab::samples().iter().find(|sample| sample.name == name).unwrap();
    let outcome = run(&lab.net(), &sample.target(), &Tools::default(), &Options::default(), |_, _| ()).await;
    // What is drawn comes from the store: through JSON and back.
    let stored = serde_json::to_value(&outcome.observations).unwrap();
    Pictures::of(&outcome.report, &serde_json::from_value(stored).unwrap())
}

#[tokio::test]
async fn the_tree_of_a_record_counts_each_branch() {
    let tree = drawn("spf-lookups.lab.test").await.spf.unwrap();
    assert_eq!((tree.lookups, tree.limit), (12, 10));
    let top: usize = tree.branches.iter().filter(|branch| branch.depth == 1).map(|branch| branch.lookups).sum();
    assert_eq!(top, tree.lookups, "the branches of the record add up to its sum");
    assert!(tree.branches.iter().all(|branch| branch.term.starts_with("include:")));
}

#[tokio::test]
async fn a_burnt_address_is_drawn_listed_and_its_network_with_it() {
    let pictures = drawn("burnt.lab.test").await;
    let grid = &pictures.lists[0];
    assert!(grid.count(CellState::Listed) > 0 && grid.count(CellState::Clean) > 0);
    assert!(grid.cells.iter().any(|cell| cell.state == CellState::Listed && cell.verdict == Verdict::Broken));
    assert!(grid.cells.is_sorted_by(|one, other| one.weight >= other.weight));
    assert_eq!(CellState::ALL.iter().map(|state| grid.count(*state)).sum::<usize>(), grid.cells.len());
    for strip in &pictures.strips {
        assert!(strip.places.iter().all(|place| place.octet != strip.own));
    }
}

#[tokio::test]
async fn an_inherited_record_is_drawn_where_it_stands() {
    let walk = drawn("news.dmarc-parent.lab.test").await.walk.unwrap();
    assert_eq!(walk.rungs[0].name, "_dmarc.news.dmarc-parent.lab.test");
    assert!(!walk.rungs[0].holds && walk.rungs[1].holds);
    assert_eq!(walk.rungs.iter().filter(|rung| rung.holds).count(), 1);
}

#[tokio::test]
async fn alignment_says_how_each_way_stands() {
    let good = drawn("healthy.lab.test").await.alignment.unwrap();
    assert!(good.asked);
    assert_eq!((good.spf.state, good.dkim.state), (Verdict::Good, Verdict::Good));
    let void = drawn("spf-lookups.lab.test").await.alignment.unwrap();
    assert_eq!((void.spf.state, void.dkim.state), (Verdict::Broken, Verdict::Good));
}

#[test]
fn the_chain_goes_back_over_what_was_waited_for() {
    let one = |started_ms: u64, took_ms: u64, after: &[u32]| Evidence {
        kind: EvidenceKind::Dns,
        question: String::new(),
        answer: Vec::new(),
        outcome: Outcome::Found,
        server: None,
        started_ms,
        took_ms,
        after: after.iter().copied().map(EvidenceId).collect(),
    };
    let line = Timeline::of(&[one(0, 10, &[]), one(0, 30, &[]), one(30, 20, &[0, 1]), one(0, 45, &[])]);
    assert_eq!(line.bars.iter().map(|bar| bar.in_chain).collect::<Vec<_>>(), [false, true, true, false]);
    assert_eq!((line.end_ms, line.chain_ms), (50, 50));
    assert_eq!(Timeline::of(&[]), Timeline::default());
    // What began late and ended last is no long chain.
    let line = Timeline::of(&[one(0, 300, &[]), one(300, 5, &[0]), one(305, 7, &[])]);
    assert_eq!((line.end_ms, line.chain, line.chain_ms), (312, vec![0, 1], 305));
    // Hostile evidence that waits for itself ends too.
    assert_eq!(Timeline::of(&[one(0, 1, &[0])]).chain_ms, 1);
}
