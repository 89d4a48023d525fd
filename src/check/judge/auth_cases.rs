//! Small domains under `auth.test`, one for each thing that DKIM and DMARC can show.

use crate::model::{code::Code, code::Code::*, target::Target, verdict::Verdict, verdict::Verdict::*};

/// A domain under `auth.test`, its TXT records, and everything that is found there.
pub struct Case {
    pub name: &'static str,
    selectors: &'static [&'static str],
    texts: &'static [(&'static str, &'static str)],
    also: &'static str,
    /// Another domain that takes mail.
    host: &'static str,
    relayed: bool,
    pub shows: &'static [(Code, Verdict)],
}

const fn case(
    name: &'static str,
    selectors: &'static [&'static str],
    texts: &'static [(&'static str, &'static str)],
    shows: &'static [(Code, Verdict)],
) -> Case {
    Case { name, selectors, texts, also: "", host: "", relayed: false, shows }
}

impl Case {
    const fn also(mut self, also: &'static str) -> Self {
        self.also = also;
        self
    }

    const fn host(mut self, host: &'static str) -> Self {
        self.host = host;
        self
    }

    const fn relayed(mut self) -> Self {
        self.relayed = true;
        self
    }

    pub fn domain(&self) -> String {
        format!("{}.auth.test", self.name)
    }

    fn filled(&self, text: &str) -> String {
        let blanks = KEY.as_bytes().chunks(70).map(|part| std::str::from_utf8(part).unwrap()).collect::<Vec<_>>().join(" ");
        [
            ("{d}", self.domain().as_str()),
            ("{bare}", &quoted(&format!("k=rsa; p={KEY}"))),
            ("{2048}", KEY),
            ("{1024}", KEY_1024),
            ("{512}", KEY_512),
            ("{ed}", "XFpAHsJexJVIZmlnU9VM1hNQaf1IuYowSMncpcvkrTo="),
            ("{cut}", &KEY[..238]),
            ("{rest}", &KEY[238..]),
            ("{long}", &format!("{0}.{0}.{0}.{1}.test", "x".repeat(63), "y".repeat(20))),
            ("{blanks}", &blanks),
        ]
        .iter()
        .fold(text.to_owned(), |text, (mark, value)| text.replace(mark, value))
    }

    pub fn zone(&self) -> String {
        let domain = self.domain();
        let mut zone = format!("{domain}. MX 10 mail.healthy.lab.test.\n");
        if !self.host.is_empty() {
            zone.push_str(&format!("{}. MX 10 mail.healthy.lab.test.\n", self.filled(self.host)));
        }
        for (owner, text) in self.texts {
            let owner = if *owner == "@" { domain.clone() } else { format!("{}.{domain}", self.filled(owner)) };
            zone.push_str(&format!("{owner}. TXT {}\n", quoted(&self.filled(text))));
        }
        zone + &self.filled(self.also)
    }

    pub fn target(&self) -> Target {
        Target {
            domain: Some(self.domain()),
            ips: vec!["203.0.113.10".parse().unwrap()],
            selectors: self.selectors.iter().map(|selector| (*selector).to_owned()).collect(),
            relay: self.relayed.then(|| "ses".to_owned()),
            ..Target::default()
        }
    }
}

/// A text as a master file holds it.
fn quoted(text: &str) -> String {
    let strings = text.as_bytes().chunks(255).map(|string| format!("\"{}\"", std::str::from_utf8(string).unwrap().replace('\\', "\\\\").replace('"', "\\\"")));
    strings.collect::<Vec<_>>().join(" ")
}

pub const KEY: &str = "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAvrMagdxu0qLPWIO9qbbY8/o1WTctxuij2ksAK0yx31MoaVKj9H/TJrMEwh0N7REGpI3nAVcwudKoQP4Wz8OvP2SECeJCMaJMpFug1IG0tEbKDfIl12kmmQx5Co0i2iTdmYZi956fs5XwZLnud/4uYN7GFOa94xWn3iiYcwbrXnv4H4VR5evrmKdrLF5U4Ktm17FRl8aP9Nx3fkREvpehfpkPOGRZJ+2dbBb5My/En2zvPdDkQKp+HghIYDXbSyjHHDfO9Jx/G0l8Z0iP8If0R9u2D0FXGvhvqbGXMieDOXsAUMaGdxf55wjniRdDGkHUl9H+55o6VMLtWn3vEVltfQIDAQAB";
const KEY_1024: &str = "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDCa32mZtmUnTikOg9s/xCdKxXTC9gqI6T10QiODRrfVIr46cz4zdLjQ/ny0RQpigPASA/QUGfsRIKFD82ktgmdfV+FVD/odgGa3kqfJi7FdXPbd+yfqqhNeyOOVuIUWv6AMjOCZnxbcp8+BZdE3q+5s+Nkw6B66g0/SqJpOWCYnQIDAQAB";
const KEY_512: &str = "MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAMVbkqpTEyhah2YJdNnslrgjIhEt4eDBdcq8WGutzLqjuuJ/373oBnR9++ULfNdTytH6f5zBrMbkc1dq4BzA8LECAwEAAQ==";

/// The cases of both areas.
pub fn cases() -> impl Iterator<Item = &'static Case> {
    DKIM.iter().chain(DMARC)
}

pub const DKIM: &[Case] = &[
    case("dkim-good", &["a"], &[("a._domainkey", "v=DKIM1; k=rsa; p={2048}")], &[(DkimGood, Good), (DkimAge, NotApplicable)]),
    case(
        "dkim-dual",
        &["a", "e"],
        &[("a._domainkey", "v=DKIM1; k=rsa; p={2048}"), ("e._domainkey", "v=DKIM1; k=ed25519; p={ed}")],
        &[(DkimGood, Good), (DkimGood, Good), (DkimAge, NotApplicable)],
    ),
    case("dkim-ed25519", &["e"], &[("e._domainkey", "v=DKIM1; k=ed25519; p={ed}")], &[(DkimEd25519Only, Problem), (DkimGood, Good), (DkimAge, NotApplicable)]),
    case("dkim-old", &["s2019"], &[("s2019._domainkey", "v=DKIM1; k=rsa; p={2048}")], &[(DkimGood, Good), (DkimOld, Note)]),
    case(
        "dkim-old-short",
        &["20200101", "b"],
        &[("20200101._domainkey", "v=DKIM1; p={1024}"), ("b._domainkey", "v=DKIM1; k=rsa; p={2048}")],
        &[(DkimShort, Note), (DkimGood, Good), (DkimOld, Note), (DkimAge, NotApplicable)],
    ),
    // Whoever keeps the key changes it under the same selector.
    case("dkim-old-alias", &["s2019"], &[], &[(DkimGood, Good), (DkimAge, NotApplicable)])
        .also("s2019._domainkey.{d}. CNAME key.keeper.test.\nkey.keeper.test. TXT {bare}\n"),
    case("dkim-alias", &["a"], &[], &[(DkimGood, Good), (DkimAge, NotApplicable)])
        .also("a._domainkey.{d}. CNAME key.service.test.\nkey.service.test. TXT {bare}\n"),
    case("dkim-guessed", &[], &[("dkim._domainkey", "v=DKIM1; k=rsa; p={2048}")], &[(DkimGuessed, Note)]),
    case(
        "dkim-guessed-faulty",
        &[],
        &[("mail._domainkey", "v=DKIM1; p={512}"), ("s1._domainkey", "v=DKIM1; p=*")],
        &[(DkimGuessed, Note), (DkimSyntax, Note), (DkimTooShort, Note)],
    ),
    case("dkim-guessed-revoked", &[], &[("dkim._domainkey", "v=DKIM1; p=")], &[(DkimRevoked, NotApplicable), (DkimUnnamed, Unknown)]),
    case("dkim-guessed-cut", &[], &[("dkim._domainkey", "v=DKIM1; p={cut}")], &[(DkimMangled, Note), (DkimUnnamed, Unknown)]),
    case(
        "dkim-guessed-mixed",
        &[],
        &[("dkim._domainkey", "v=DKIM1; k=rsa; p={2048}"), ("dkim._domainkey", "v=spf1 -all")],
        &[(DkimGuessed, Note), (DkimSeveral, Note)],
    ),
    case("dkim-unnamed", &[], &[("own7._domainkey", "v=DKIM1; p={2048}")], &[(DkimUnnamed, Unknown)]),
    case("dkim-absent", &[], &[], &[(DkimUnnamed, Unknown)]),
    case("dkim-missing", &["a"], &[("dkim._domainkey", "v=DKIM1; p={2048}")], &[(DkimMissing, Broken)]),
    case("dkim-dangling", &["a"], &[], &[(DkimMissing, Broken)]).also("a._domainkey.{d}. CNAME gone.service.test.\n"),
    case("dkim-other-text", &["a"], &[("a._domainkey", "v=spf1 -all")], &[(DkimMissing, Broken)]),
    case("dkim-one-of-two", &["a", "b"], &[("a._domainkey", "v=DKIM1; p={2048}")], &[(DkimMissing, Broken), (DkimGood, Good), (DkimAge, NotApplicable)]),
    case("dkim-doubled", &["a"], &[("a._domainkey.{d}", "k=rsa; p={2048}")], &[(DkimDoubled, Broken)]),
    case("dkim-several", &["a"], &[("a._domainkey", "v=DKIM1; p={2048}"), ("a._domainkey", "v=DKIM1; p={1024}")], &[(DkimSeveral, Broken)]),
    case("dkim-copy-broken", &["a"], &[("a._domainkey", "v=DKIM1; k=rsa; p={2048}"), ("a._domainkey", "v=DKIM1; p={cut}")], &[(DkimSeveral, Broken)]),
    case(
        "dkim-copy",
        &["a"],
        &[("a._domainkey", "v=DKIM1; k=rsa; p={2048}"), ("a._domainkey", "v=DKIM1;k=rsa;p={2048}")],
        &[(DkimSeveral, Problem), (DkimGood, Good)],
    ),
    case(
        "dkim-mixed",
        &["a"],
        &[("a._domainkey", "v=DKIM1; k=rsa; p={2048}"), ("a._domainkey", "site-verification=1")],
        &[(DkimSeveral, Problem), (DkimGood, Good), (DkimAge, NotApplicable)],
    ),
    case("dkim-tabs", &["a"], &[("a._domainkey", "v=DKIM1\\;\tk=rsa;\tp={2048}")], &[(DkimMangled, Broken)]),
    case("dkim-no-hash", &["a"], &[("a._domainkey", "v=DKIM1; k=rsa; h=; p={2048}")], &[(DkimHash, Broken)]),
    case("dkim-characters", &["a"], &[("a._domainkey", "v=DKIM1; p=MIIB*!A")], &[(DkimSyntax, Broken)]),
    case("dkim-version", &["a"], &[("a._domainkey", "v=DKIM2; p={2048}")], &[(DkimSyntax, Broken)]),
    case("dkim-late-version", &["a"], &[("a._domainkey", "k=rsa; v=DKIM1; p={2048}")], &[(DkimSyntax, Broken)]),
    case("dkim-no-p", &["a"], &[("a._domainkey", "v=DKIM1; k=rsa")], &[(DkimSyntax, Broken)]),
    case("dkim-armour", &["a"], &[("a._domainkey", "v=DKIM1; p=-----BEGIN PUBLIC KEY-----{2048}-----END PUBLIC KEY-----")], &[(DkimSyntax, Broken)]),
    case("dkim-service", &["a"], &[("a._domainkey", "v=DKIM1; s=tlsrpt; p={2048}")], &[(DkimSyntax, Broken)]),
    case("dkim-untidy", &["a"], &[("a._domainkey", "k=rsa; x=1; p={2048}")], &[(DkimUntidy, Note), (DkimGood, Good), (DkimAge, NotApplicable)]),
    case("dkim-private", &["a"], &[("a._domainkey", "v=DKIM1; p=MAYCAQACAQM=")], &[(DkimPrivateKey, Broken)]),
    case("dkim-sha1", &["a"], &[("a._domainkey", "v=DKIM1; h=sha1; p={2048}")], &[(DkimHash, Broken)]),
    case("dkim-512", &["a"], &[("a._domainkey", "v=DKIM1; p={512}")], &[(DkimTooShort, Broken), (DkimAge, NotApplicable)]),
    case("dkim-1024", &["a"], &[("a._domainkey", "v=DKIM1; p={1024}")], &[(DkimShort, Note), (DkimAge, NotApplicable)]),
    case("dkim-testing", &["a"], &[("a._domainkey", "v=DKIM1; k=rsa; t=y:s; p={2048}")], &[(DkimTesting, Note), (DkimGood, Good), (DkimAge, NotApplicable)]),
    case("dkim-revoked", &["a"], &[("a._domainkey", "v=DKIM1; p=")], &[(DkimRevoked, Broken)]),
    case(
        "dkim-revoked-old",
        &["a", "old"],
        &[("a._domainkey", "v=DKIM1; k=rsa; p={2048}"), ("old._domainkey", "v=DKIM1; p=")],
        &[(DkimRevoked, Note), (DkimGood, Good), (DkimAge, NotApplicable)],
    ),
    case(
        "dkim-revoked-beside-short",
        &["a", "old"],
        &[("a._domainkey", "v=DKIM1; k=rsa; p={512}"), ("old._domainkey", "v=DKIM1; p=")],
        &[(DkimRevoked, Broken), (DkimTooShort, Broken), (DkimAge, NotApplicable)],
    ),
    case("dkim-revoked-hidden", &["a", "old"], &[("old._domainkey", "v=DKIM1; p=")], &[(DkimRevoked, Unknown), (DkimUnknown, Unknown)])
        .also("; at: a._domainkey.{d}. TXT servfail\n"),
    case("dkim-escaped", &["a"], &[("a._domainkey", "v=DKIM1\\; k=rsa\\; p={2048}")], &[(DkimMangled, Broken)]),
    case("dkim-quoted", &["a"], &[("a._domainkey", "\"v=DKIM1; k=rsa; p={2048}\"")], &[(DkimMangled, Broken)]),
    case("dkim-cut", &["a"], &[("a._domainkey", "v=DKIM1; k=rsa; p={cut}")], &[(DkimMangled, Broken)]),
    case("dkim-parted", &["a"], &[("a._domainkey", "v=DKIM1; k=rsa; p={cut}"), ("a._domainkey", "{rest}")], &[(DkimMangled, Broken)]),
    case("dkim-no-name", &["a"], &[("a._domainkey", "v=DKIM1; k=rsa; foo bar=1; p={2048}")], &[(DkimSyntax, Broken)]),
    case("dkim-zone-text", &["a"], &[("a._domainkey", "a._domainkey IN TXT v=DKIM1; k=rsa; p={2048}")], &[(DkimSyntax, Broken)]),
    case("dkim-blanks", &["a"], &[("a._domainkey", "v=DKIM1; k=rsa; p={blanks}")], &[(DkimBlanks, Note), (DkimGood, Good), (DkimAge, NotApplicable)]),
    case("dkim-wildcard", &[], &[("*._domainkey", "v=spf1 -all")], &[(DkimWildcard, Note), (DkimUnnamed, Unknown)]),
    case("dkim-wildcard-given", &["a"], &[("*._domainkey", "v=spf1 -all")], &[(DkimWildcard, Note), (DkimMissing, Broken)]),
    case("dkim-parked", &[], &[("*._domainkey", "v=DKIM1; p=")], &[(DkimParked, NotApplicable)]),
    case("dkim-silent", &["a"], &[], &[(DkimUnknown, Unknown)]).also("; at: a._domainkey.{d}. TXT servfail\n"),
    case("dkim-half-silent", &["a", "b"], &[("a._domainkey", "v=DKIM1; p={2048}")], &[(DkimUnknown, Unknown), (DkimGood, Good), (DkimAge, NotApplicable)])
        .also("; at: b._domainkey.{d}. TXT servfail\n"),
    case("dkim-all-silent", &[], &[], &[(DkimUnknown, Unknown)]).also("; below: _domainkey.{d}. servfail\n"),
];

pub const DMARC: &[Case] = &[
    case("good", &[], &[("_dmarc", "v=DMARC1; p=reject; rua=mailto:r@{d}")], &[(DmarcGood, Good)]),
    case("missing", &[], &[], &[(DmarcMissing, Problem)]),
    case("dangling", &[], &[], &[(DmarcMissing, Problem)]).also("_dmarc.{d}. CNAME gone.service.test.\n"),
    case("several", &[], &[("_dmarc", "v=DMARC1; p=none; rua=mailto:a@{d}"), ("_dmarc", "v=DMARC1; p=reject; rua=mailto:b@{d}")], &[(DmarcSeveral, Problem)]),
    case("news.several-above", &[], &[], &[(DmarcSeveral, Problem)])
        .also("_dmarc.several-above.auth.test. TXT \"v=DMARC1; p=none\"\n_dmarc.several-above.auth.test. TXT \"v=DMARC1; p=reject\"\n"),
    case("news.several-below", &[], &[("_dmarc", "v=DMARC1; p=none"), ("_dmarc", "v=DMARC1; p=reject")], &[(DmarcSeveral, Problem), (DmarcInherited, Note)])
        .also("_dmarc.several-below.auth.test. TXT \"v=DMARC1; p=reject; rua=mailto:a@news.{d}\"\n")
        .host("news.{d}"),
    case("news.inherited", &[], &[], &[(DmarcInherited, Note)])
        .also("_dmarc.inherited.auth.test. TXT \"v=DMARC1; p=reject; rua=mailto:a@inherited.auth.test\"\n")
        .host("inherited.auth.test"),
    case("void", &[], &[("_dmarc", "v=DMARC1; p=block")], &[(DmarcSyntax, Problem), (DmarcNoReports, Note)]),
    case("as-none", &[], &[("_dmarc", "v=DMARC1; p=block; rua=mailto:r@{d}")], &[(DmarcSyntax, Note), (DmarcPolicyNone, Note)]),
    case("no-policy", &[], &[("_dmarc", "v=DMARC1; rua=mailto:r@{d}")], &[(DmarcSyntax, Note), (DmarcPolicyNone, Note)]),
    case("empty-policy", &[], &[("_dmarc", "v=DMARC1; p=; rua=mailto:r@{d}")], &[(DmarcSyntax, Note), (DmarcPolicyNone, Note)]),
    case("semicolon", &[], &[("_dmarc", "v=DMARC1; p=reject rua=mailto:r@{d}")], &[(DmarcSyntax, Problem)]),
    case("tabs", &[], &[("_dmarc", "v=DMARC1;\tp=reject;\tpct=100;\trua=mailto:r@{d}")], &[(DmarcRemovedTags, Note), (DmarcGood, Good)]),
    case("no-break", &[], &[("_dmarc", "v=DMARC1;\u{a0}p=reject;\u{a0}rua=mailto:r@{d}")], &[(DmarcSyntax, Problem)]),
    case("both-options", &[], &[("_dmarc", "v=DMARC1; p=reject; rua=mailto:r@{d}; ruf=mailto:r@{d}; fo=0:1")], &[(DmarcUntidy, Note), (DmarcGood, Good)]),
    case("lost-address", &[], &[("_dmarc", "v=DMARC1; p=reject; rua=mailto:r@{d} mailto:s@{d}")], &[(DmarcReportsInvalid, Problem), (DmarcGood, Good)]),
    case("late-version", &[], &[("_dmarc", "p=reject; v=DMARC1; rua=mailto:r@{d}")], &[(DmarcSyntax, Problem)]),
    case("lower-case", &[], &[("_dmarc", "v=dmarc1; p=reject; rua=mailto:r@{d}")], &[(DmarcSyntax, Problem)]),
    case("quoted", &[], &[("_dmarc", "\"v=DMARC1\\; p=reject\"")], &[(DmarcSyntax, Problem)]),
    case("sp-invalid", &[], &[("_dmarc", "v=DMARC1; p=reject; sp=quarantin; rua=mailto:r@{d}")], &[(DmarcSyntax, Note)]),
    case("untidy", &[], &[("_dmarc", "v=DMARC1; rua=mailto:r@{d}; p=reject; x=1")], &[(DmarcUntidy, Note), (DmarcGood, Good)]),
    case("two-policies", &[], &[("_dmarc", "v=DMARC1; p=reject; p=none; rua=mailto:r@{d}")], &[(DmarcSyntax, Problem)]),
    case("policy-none", &[], &[("_dmarc", "v=DMARC1; p=none; rua=mailto:r@{d}")], &[(DmarcPolicyNone, Note), (DmarcGood, Good)]),
    case("testing", &[], &[("_dmarc", "v=DMARC1; p=reject; t=y; rua=mailto:r@{d}")], &[(DmarcTesting, Note), (DmarcGood, Good)]),
    case(
        "testing-below",
        &[],
        &[("_dmarc", "v=DMARC1; p=none; sp=reject; t=y; rua=mailto:r@{d}")],
        &[(DmarcPolicyNone, Note), (DmarcTesting, Note), (DmarcGood, Good)],
    ),
    case(
        "many",
        &[],
        &[("_dmarc", "v=DMARC1; p=reject; sp=none; t=y; pct=5")],
        &[(DmarcSubdomains, Note), (DmarcTesting, Note), (DmarcRemovedTags, Note), (DmarcNoReports, Note), (DmarcGood, Good)],
    ),
    case(
        "choices",
        &[],
        &[("_dmarc", "v=DMARC1; p=reject; sp=none; t=y; rua=mailto:r@{d}")],
        &[(DmarcSubdomains, Note), (DmarcTesting, Note), (DmarcGood, Good)],
    ),
    case("news.own-below", &[], &[("_dmarc", "v=DMARC1; p=reject; sp=none; rua=mailto:r@{d}")], &[(DmarcGood, Good)])
        .also("_dmarc.own-below.auth.test. TXT \"v=DMARC1; p=reject\"\n"),
    case("news.registry", &[], &[], &[(DmarcInherited, Note)])
        .also("_dmarc.registry.auth.test. TXT \"v=DMARC1; p=reject; psd=y; pct=1; rua=mailto:a@gone.registry.auth.test,mailto:a@healthy.lab.test\"\n"),
    case("subdomains", &[], &[("_dmarc", "v=DMARC1; p=reject; sp=none; rua=mailto:r@{d}")], &[(DmarcSubdomains, Note), (DmarcGood, Good)]),
    case("stricter-below", &[], &[("_dmarc", "v=DMARC1; p=quarantine; sp=reject; np=reject; rua=mailto:r@{d}")], &[(DmarcGood, Good)]),
    case("no-reports", &[], &[("_dmarc", "v=DMARC1; p=reject")], &[(DmarcNoReports, Note), (DmarcGood, Good)]),
    case("bare-address", &[], &[("_dmarc", "v=DMARC1; p=reject; rua=r@{d}")], &[(DmarcReportsInvalid, Problem), (DmarcGood, Good)]),
    case("bare-failures", &[], &[("_dmarc", "v=DMARC1; p=reject; rua=mailto:r@{d}; ruf=r@{d}")], &[(DmarcReportsInvalid, Note), (DmarcGood, Good)]),
    case("dead-host", &[], &[("_dmarc", "v=DMARC1; p=reject; rua=mailto:r@none.{d}")], &[(DmarcReportsUndeliverable, Problem), (DmarcGood, Good)]),
    case("dead-exchanger", &[], &[("_dmarc", "v=DMARC1; p=reject; rua=mailto:r@r.{d}")], &[(DmarcReportsUndeliverable, Problem), (DmarcGood, Good)])
        .also("r.{d}. MX 5 gone.{d}.\n"),
    case("local-exchanger", &[], &[("_dmarc", "v=DMARC1; p=reject; rua=mailto:r@r.{d}")], &[(DmarcReportsUndeliverable, Problem), (DmarcGood, Good)])
        .also("r.{d}. MX 5 localhost.\n"),
    case("silent-host", &[], &[("_dmarc", "v=DMARC1; p=reject; rua=mailto:r@silent.{d}")], &[(DmarcReportsUnknown, Unknown), (DmarcGood, Good)])
        .also("; below: silent.{d}. servfail\n"),
    case("no-consent", &[], &[("_dmarc", "v=DMARC1; p=reject; rua=mailto:r@healthy.lab.test")], &[(DmarcNoConsent, Problem), (DmarcGood, Good)]),
    case("consent", &[], &[("_dmarc", "v=DMARC1; p=reject; rua=mailto:r@healthy.lab.test")], &[(DmarcGood, Good)])
        .also("{d}._report._dmarc.healthy.lab.test. TXT \"v=DMARC1\"\n"),
    case(
        "own-host",
        &[],
        &[("_dmarc", "v=DMARC1; p=reject; rua=mailto:r@news.{d}"), ("_dmarc.news", "v=DMARC1; p=none; psd=n")],
        &[(DmarcNoConsent, Problem), (DmarcGood, Good)],
    )
    .host("news.{d}"),
    case("turned-consent", &[], &[("_dmarc", "v=DMARC1; p=reject; rua=mailto:r@healthy.lab.test")], &[(DmarcNoConsent, Problem), (DmarcGood, Good)])
        .also("{d}._report._dmarc.healthy.lab.test. TXT \"v=DMARC1; rua=mailto:x@third.example\"\n"),
    case("long-consent", &[], &[("_dmarc", "v=DMARC1; p=reject; rua=mailto:r@{long}")], &[(DmarcNoConsent, Problem), (DmarcGood, Good)]).host("{long}"),
    case(
        "news.hidden-consent",
        &[],
        &[("_dmarc", "v=DMARC1; p=reject; rua=mailto:r@hidden-consent.auth.test")],
        &[(DmarcConsentUnknown, Unknown), (DmarcGood, Good)],
    )
    .host("hidden-consent.auth.test")
    .also("; at: _dmarc.hidden-consent.auth.test. TXT servfail\n"),
    case("silent-consent", &[], &[("_dmarc", "v=DMARC1; p=reject; rua=mailto:r@healthy.lab.test")], &[(DmarcConsentUnknown, Unknown), (DmarcGood, Good)])
        .also("; at: {d}._report._dmarc.healthy.lab.test. TXT servfail\n"),
    case("removed", &[], &[("_dmarc", "v=DMARC1; p=reject; pct=50; ri=3600; rua=mailto:r@{d}")], &[(DmarcRemovedTags, Note), (DmarcGood, Good)]),
    case("size", &[], &[("_dmarc", "v=DMARC1; p=reject; rua=mailto:r@{d}!10m")], &[(DmarcSizeSuffix, Note), (DmarcGood, Good)]),
    case("strict", &[], &[("_dmarc", "v=DMARC1; p=reject; aspf=s; rua=mailto:r@{d}")], &[(DmarcGood, Good)]),
    case("strict-relayed", &[], &[("_dmarc", "v=DMARC1; p=reject; aspf=s; rua=mailto:r@{d}")], &[(DmarcStrict, Note), (DmarcGood, Good)]).relayed(),
    case("news.organisation", &[], &[("_dmarc", "v=DMARC1; p=reject; rua=mailto:r@{d}")], &[(DmarcOrganisation, Note), (DmarcGood, Good)])
        .host("organisation.auth.test"),
    case("news.organised", &[], &[("_dmarc", "v=DMARC1; p=reject; rua=mailto:r@{d}")], &[(DmarcGood, Good)])
        .host("organised.auth.test")
        .also("_dmarc.organised.auth.test. TXT \"v=DMARC1; p=none\"\n"),
    case("news.own-organisation", &[], &[("_dmarc", "v=DMARC1; p=reject; psd=n; rua=mailto:r@{d}")], &[(DmarcGood, Good)]).host("own-organisation.auth.test"),
    case("psd", &[], &[("_dmarc", "v=DMARC1; p=reject; psd=y; rua=mailto:r@{d}")], &[(DmarcPsd, Problem), (DmarcGood, Good)]),
    case("news.psd-above", &[], &[], &[(DmarcPsd, Problem), (DmarcInherited, Note)])
        .host("psd-above.auth.test")
        .also("_dmarc.psd-above.auth.test. TXT \"v=DMARC1; p=reject; psd=y; rua=mailto:a@psd-above.auth.test\"\n"),
    case("psd-idle", &[], &[("_dmarc", "v=DMARC1; p=reject; psd=u; rua=mailto:r@{d}")], &[(DmarcPsdIdle, Note), (DmarcGood, Good)]),
    case("apex", &[], &[("@", "v=DMARC1; p=reject; rua=mailto:r@{d}")], &[(DmarcMissing, Problem), (DmarcMisplaced, Problem)]),
    case("apex-too", &[], &[("@", "v=DMARC1; p=none"), ("_dmarc", "v=DMARC1; p=reject; rua=mailto:r@{d}")], &[(DmarcMisplaced, Note), (DmarcGood, Good)]),
    case("doubled", &[], &[("_dmarc.{d}", "v=DMARC1; p=reject; rua=mailto:r@{d}")], &[(DmarcMissing, Problem), (DmarcMisplaced, Problem)]),
    case("www", &[], &[("_dmarc.www", "v=DMARC1; p=reject; rua=mailto:r@{d}")], &[(DmarcMissing, Problem), (DmarcMisplaced, Problem)]),
    case("no-underscore", &[], &[("dmarc", "v=DMARC1; p=reject; rua=mailto:r@{d}")], &[(DmarcMissing, Problem), (DmarcMisplaced, Problem)]),
    case("twice", &[], &[("_dmarc._dmarc", "v=DMARC1; p=reject; rua=mailto:r@{d}")], &[(DmarcMissing, Problem), (DmarcMisplaced, Problem)]),
    case(
        "twice-too",
        &[],
        &[("_dmarc", "v=DMARC1; p=reject; rua=mailto:r@{d}"), ("_dmarc._dmarc", "v=DMARC1; p=none")],
        &[(DmarcMisplaced, Note), (DmarcGood, Good)],
    ),
    // What the right name is an alias for stands where it is looked for.
    case("no-underscore-alias", &[], &[("dmarc", "v=DMARC1; p=reject; rua=mailto:r@{d}")], &[(DmarcGood, Good)]).also("_dmarc.{d}. CNAME dmarc.{d}.\n"),
    case("www-too", &[], &[("_dmarc", "v=DMARC1; p=reject; rua=mailto:r@{d}"), ("_dmarc.www", "v=DMARC1; p=none")], &[(DmarcGood, Good)]),
    case("silent", &[], &[], &[(DmarcUnknown, Unknown)]).also("; at: _dmarc.{d}. TXT servfail\n"),
    case("news.silent-above", &[], &[], &[(DmarcUnknown, Unknown)]).also("; at: _dmarc.silent-above.auth.test. TXT servfail\n"),
    case("news.silent-above-own", &[], &[("_dmarc", "v=DMARC1; p=reject; rua=mailto:r@{d}")], &[(DmarcGood, Good)])
        .also("; at: _dmarc.silent-above-own.auth.test. TXT servfail\n"),
];
