//! The document of a run: its facts, from which the judgement can be made again. JSON, compressed with Zstandard (RFC 8878).

use std::io::Read;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::model::{
    evidence::Evidence,
    report::{Report, Vantage},
    target::Target,
};

use super::StoreError;

/// The layout that is written. A change of layout counts up and keeps reading the older ones.
pub(super) const VERSION: i64 = 1;

/// A document larger than this when unpacked is not one of ours.
const LARGEST: u64 = 64 * 1024 * 1024;

/// Evidence is repetitive: a low level already packs it tenfold, higher ones gain little.
const LEVEL: i32 = 3;

/// The facts of a run. Layout 1.
#[derive(Debug, PartialEq, Deserialize)]
pub(super) struct Document {
    pub target: Target,
    pub started_at: i64,
    pub took_ms: u64,
    pub vantage: Vantage,
    pub evidence: Vec<Evidence>,
    pub observations: Value,
}

#[derive(Serialize)]
struct Borrowed<'a> {
    target: &'a Target,
    started_at: i64,
    took_ms: u64,
    vantage: &'a Vantage,
    evidence: &'a [Evidence],
    observations: &'a Value,
}

/// Packs the facts of a report.
pub(super) fn pack(report: &Report, observations: &Value) -> Result<Vec<u8>, StoreError> {
    let unwritable = |cause: std::io::Error| StoreError::unwritable("a run's document", &cause);
    let document = Borrowed {
        target: &report.target,
        started_at: report.started_at,
        took_ms: report.took_ms,
        vantage: &report.vantage,
        evidence: &report.evidence,
        observations,
    };
    let mut packer = zstd::Encoder::new(Vec::new(), LEVEL).map_err(unwritable)?;
    serde_json::to_writer(&mut packer, &document).map_err(|cause| StoreError::unwritable("a run's document", &cause))?;
    packer.finish().map_err(unwritable)
}

/// Unpacks what [`pack`] wrote, at most 64 MiB of it.
pub(super) fn unpack(version: i64, packed: &[u8]) -> Result<Document, StoreError> {
    if version != VERSION {
        return Err(StoreError::unreadable("a run's document", &format_args!("layout {version} is unknown")));
    }
    let unreadable = |cause: std::io::Error| StoreError::unreadable("a run's document", &cause);
    let mut json = Vec::new();
    zstd::Decoder::new(packed).map_err(unreadable)?.take(LARGEST).read_to_end(&mut json).map_err(unreadable)?;
    serde_json::from_slice(&json).map_err(|cause| StoreError::unreadable("a run's document", &cause))
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::{LARGEST, VERSION, unpack};

    #[test]
    fn refuses_what_it_did_not_write() {
        assert!(unpack(VERSION, b"not zstd").is_err());
        assert!(unpack(VERSION, &zstd::encode_all(&b"{}"[..], 1).unwrap()).is_err());
        let bomb = zstd::encode_all(std::io::repeat(b' ').take(LARGEST + 1), 1).unwrap();
        assert!(bomb.len() < 100_000, "small when packed");
        assert!(unpack(VERSION, &bomb).is_err());
    }

    #[test]
    fn refuses_an_unknown_layout() {
        let refused = unpack(VERSION + 1, &[]).unwrap_err();
        assert!(refused.to_string().contains("layout"), "{refused}");
    }
}
