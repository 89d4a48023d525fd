//! The SPF record as a tree, with what each branch costs.

use crate::mail::spf::{self, Node, NodeOutcome, Reach, Tree};

/// Branches that are drawn; a record that needs more is void long before.
const MAX_BRANCHES: usize = 80;

/// The tree, flat and in its order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpfTree {
    pub domain: String,
    /// Look-ups in the worst case.
    pub lookups: usize,
    pub limit: usize,
    pub branches: Vec<Branch>,
    /// Whether branches are missing.
    pub cut: bool,
}

/// A term that asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    /// 1 for a term of the record itself.
    pub depth: usize,
    /// As written.
    pub term: String,
    /// This term and all below it.
    pub lookups: usize,
    pub leads: Leads,
}

/// What a term leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Leads {
    Record,
    /// So many addresses.
    Hosts(usize),
    /// Depends on the message.
    Varies,
    Nothing,
    Unanswered,
    /// Several records, or the name is none.
    Faulty,
    Loop,
    Cut,
}

impl Leads {
    /// The last part of its key in the locale files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Record => "record",
            Self::Hosts(_) => "hosts",
            Self::Varies => "varies",
            Self::Nothing => "nothing",
            Self::Unanswered => "unanswered",
            Self::Faulty => "faulty",
            Self::Loop => "loop",
            Self::Cut => "cut",
        }
    }
}

impl SpfTree {
    pub(super) fn of(tree: &Tree) -> Self {
        let mut branches = Vec::new();
        collect(&tree.root, 1, &mut branches);
        let cut = tree.cut || branches.len() > MAX_BRANCHES;
        branches.truncate(MAX_BRANCHES);
        Self { domain: tree.root.domain.clone(), lookups: tree.lookups, limit: spf::MAX_LOOKUPS, branches, cut }
    }
}

fn collect(node: &Node, depth: usize, branches: &mut Vec<Branch>) {
    for branch in &node.branches {
        if branches.len() > MAX_BRANCHES {
            return;
        }
        let term = node.record.terms.get(branch.term).map_or_else(|| branch.target.clone(), |term| term.kind.to_string());
        let (lookups, leads) = match &branch.reach {
            Reach::Record(below) => (1 + below.lookups, leads(&below.outcome)),
            Reach::Hosts(hosts) if !hosts.addresses.is_empty() => (1, Leads::Hosts(hosts.addresses.len())),
            Reach::Hosts(hosts) if hosts.outcome.is_answer() => (1, Leads::Nothing),
            Reach::Hosts(_) => (1, Leads::Unanswered),
            Reach::Varies => (1, Leads::Varies),
            Reach::Cut => (1, Leads::Cut),
        };
        branches.push(Branch { depth, term, lookups, leads });
        if let Reach::Record(below) = &branch.reach {
            collect(below, depth + 1, branches);
        }
    }
}

const fn leads(outcome: &NodeOutcome) -> Leads {
    match outcome {
        NodeOutcome::Record => Leads::Record,
        NodeOutcome::NoRecord | NodeOutcome::NoSuchName => Leads::Nothing,
        NodeOutcome::SeveralRecords { .. } | NodeOutcome::Malformed => Leads::Faulty,
        NodeOutcome::NoAnswer(_) => Leads::Unanswered,
        NodeOutcome::Loop => Leads::Loop,
        NodeOutcome::Cut => Leads::Cut,
    }
}
