//! The zone files, embedded.

/// Name and text of every file.
pub(super) const FILES: &[(&str, &str)] = &[
    ("ground.zone", include_str!("zones/ground.zone")),
    ("reverse.zone", include_str!("zones/reverse.zone")),
    ("networks.zone", include_str!("zones/networks.zone")),
    ("blocklists.zone", include_str!("zones/blocklists.zone")),
    ("healthy.zone", include_str!("zones/healthy.zone")),
    ("burnt.zone", include_str!("zones/burnt.zone")),
    ("no-ptr.zone", include_str!("zones/no-ptr.zone")),
    ("spf-lookups.zone", include_str!("zones/spf-lookups.zone")),
    ("no-dmarc.zone", include_str!("zones/no-dmarc.zone")),
    ("ptr.zone", include_str!("zones/ptr.zone")),
    ("spf.zone", include_str!("zones/spf.zone")),
    ("dmarc.zone", include_str!("zones/dmarc.zone")),
    ("mx.zone", include_str!("zones/mx.zone")),
    ("dkim.zone", include_str!("zones/dkim.zone")),
    ("dnsbl.zone", include_str!("zones/dnsbl.zone")),
    ("trouble.zone", include_str!("zones/trouble.zone")),
    ("hostile.zone", include_str!("zones/hostile.zone")),
    ("names.zone", include_str!("zones/names.zone")),
    ("kinds.zone", include_str!("zones/kinds.zone")),
    ("world.zone", include_str!("zones/world.zone")),
    ("smtp.zone", include_str!("zones/smtp.zone")),
    ("waiting.zone", include_str!("zones/waiting.zone")),
    ("transport.zone", include_str!("zones/transport.zone")),
];
