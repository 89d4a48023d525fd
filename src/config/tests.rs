//! What settings must look like.

use super::*;

fn serve() -> ServeArgs {
    ServeArgs { listen: "127.0.0.1:3000".into(), database: "sqlite:x.db".into(), keep_days: "30".into(), workers: "8".into(), ..ServeArgs::default() }
}

#[test]
fn all_problems_are_found_at_once() {
    let args = ServeArgs {
        listen: "nowhere".into(),
        public_url: Some("ftp://x".into()),
        database: "mysql://u:secret@h/x".into(),
        trusted_proxies: vec!["10.0.0.0/99".into()],
        keep_days: "0".into(),
        workers: "many".into(),
        site: Some("/nonexistent".into()),
        ..serve()
    };
    let problems = args.validate().unwrap_err();
    let flags: Vec<_> = problems.iter().map(|problem| problem.flag).collect();
    assert_eq!(flags, ["--listen", "--public-url", "--database", "--trusted-proxies", "--keep-days", "--workers", "--site"]);
    assert!(!format!("{problems:?}").contains("secret"));
}

#[test]
fn resolvers_may_be_none_at_all() {
    let args = NetArgs { dns: Some(vec![String::new()]), dns_timeout: "2s".into(), ..NetArgs::default() };
    assert_eq!(args.validate().unwrap().resolvers, Some(Vec::new()));
    let args = NetArgs { dns: Some(vec!["192.0.2.53".into(), "[::1]:5353".into()]), dns_timeout: "500ms".into(), ..NetArgs::default() };
    let settings = args.validate().unwrap();
    assert_eq!(settings.resolvers, Some(vec!["192.0.2.53:53".parse().unwrap(), "[::1]:5353".parse().unwrap()]));
    assert_eq!(settings.dns_timeout, Duration::from_millis(500));
    let args = NetArgs { dns_timeout: "2s".into(), ..NetArgs::default() };
    assert_eq!(args.validate().unwrap().resolvers, None);
}

#[test]
fn keys_of_blocklists_are_checked_and_never_shown() {
    let args = DnsblArgs {
        dnsbl_registered: vec![" barracuda".into(), String::new()],
        dnsbl_off: vec!["PSBL ".into(), String::new()],
        spamhaus_dqs_key: Some("abc123xyz".parse().unwrap()),
        abusix_key: Some(Secret::default()),
        ..DnsblArgs::default()
    };
    let settings = args.validate().unwrap();
    assert_eq!((settings.registered.as_slice(), settings.off.as_slice()), ([DnsblRegistration::Barracuda].as_slice(), ["psbl".to_owned()].as_slice()));
    assert_eq!(settings.spamhaus_dqs_key.as_ref().map(Secret::reveal), Some("abc123xyz"));
    assert_eq!(settings.abusix_key, None);
    assert!(!format!("{settings:?}{args:?}").contains("abc123xyz"));
    let bad = DnsblArgs { abusix_key: Some("bad.key".parse().unwrap()), dnsbl_registered: vec!["spamcop".into()], ..DnsblArgs::default() };
    let problems = bad.validate().unwrap_err();
    assert_eq!(problems.iter().map(|problem| problem.flag).collect::<Vec<_>>(), ["--dnsbl-registered", "--abusix-key"]);
    assert!(!format!("{problems:?}").contains("bad.key"));
}

#[test]
fn maps_are_read() {
    assert_eq!(connect_rule("192.0.2.1:25:127.0.0.1:2525"), Some(("192.0.2.1:25".parse().unwrap(), "127.0.0.1:2525".parse().unwrap())));
    assert_eq!(connect_rule("[2001:db8::1]:25:[::1]:2525").unwrap().1, "[::1]:2525".parse().unwrap());
    assert_eq!(connect_rule("mail.example:25:127.0.0.1:25"), None);
}

#[test]
fn the_name_for_ehlo_is_a_host_name() {
    let named = |name: &str| NetArgs { dns_timeout: "2s".into(), ehlo: Some(name.into()), ..NetArgs::default() }.validate();
    assert_eq!(named("Check.Example.com.").unwrap().ehlo.as_deref(), Some("check.example.com"));
    assert_eq!(named(" ").unwrap().ehlo, None);
    for bad in ["localhost", "a b.example", "192.0.2.1", "x.example\r\nRSET", "-.example", &format!("{}.example", "a".repeat(64))] {
        assert_eq!(named(bad).unwrap_err()[0].flag, "--ehlo", "{bad}");
    }
}
