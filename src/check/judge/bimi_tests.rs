//! BIMI, over real DNS and real HTTPS: for each entry of the catalogue a good case and bad ones.

use rcgen::{CertificateParams, DnType, ExtendedKeyUsagePurpose, KeyPair};

use super::trial::{codes, find, sample, text, verdict};
use crate::model::{area::Area, code::Code, report::Report, verdict::Verdict};

const BASE: &str = "
logo.lab.test. MX 10 mail.logo.lab.test.
www.logo.lab.test. A 192.0.2.80
_dmarc.logo.lab.test. TXT \"v=DMARC1; p=reject; rua=mailto:dmarc@logo.lab.test\"
";
const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.2\" baseProfile=\"tiny-ps\" viewBox=\"0 0 64 64\"><title>Lab</title><circle cx=\"32\" cy=\"32\" r=\"30\"/></svg>";
const RECORD: &str = "default._bimi.logo.lab.test. TXT \"v=BIMI1; l=https://www.logo.lab.test/logo.svg\"\n";

fn served(svg: &str) -> String {
    format!("; https: www.logo.lab.test /logo.svg 200 image/svg+xml {svg}\n")
}

async fn bimi(zone: &str) -> Report {
    sample("logo.lab.test", &[Area::Bimi]).also(BASE).also(zone).run().await
}

async fn only(zone: &str) -> Vec<(Code, Verdict)> {
    codes(&bimi(zone).await, Area::Bimi)
}

// bimi.record

#[tokio::test]
async fn records_are_read_and_counted() {
    assert_eq!(verdict(&bimi(&format!("{RECORD}{}", served(SVG))).await, Code::BimiGood), Some(Verdict::Good));
    assert_eq!(only("").await, [(Code::BimiAbsent, Verdict::Note)]);
    assert_eq!(only("default._bimi.logo.lab.test. TXT \"v=BIMI1; l=; a=;\"\n").await, [(Code::BimiDeclined, Verdict::NotApplicable)]);
    assert_eq!(only(&format!("{RECORD}{RECORD}").replacen("logo.svg", "other.svg", 1)).await, [(Code::BimiSeveral, Verdict::Note)]);
    assert_eq!(only("default._bimi.logo.lab.test. TXT \"v=bimi1; l=https://www.logo.lab.test/logo.svg\"\n").await, [(Code::BimiInvalid, Verdict::Note)]);
    assert_eq!(only("; at: default._bimi.logo.lab.test. TXT servfail\n").await, [(Code::BimiUnknown, Verdict::Unknown)]);
    // Beside a record that nobody can use, nothing is missing.
    let two = "default._bimi.logo.lab.test. TXT \"v=BIMI1; l=https://www.logo.lab.test/1.svg,https://www.logo.lab.test/2.svg\"\n";
    let report = bimi(two).await;
    assert_eq!(codes(&report, Area::Bimi), [(Code::BimiInvalid, Verdict::Note)]);
    assert_eq!(text(find(&report, Code::BimiInvalid), "faults"), "several_locations");
}

#[tokio::test]
async fn a_domain_without_mail_needs_no_logo() {
    let closed = sample("logo.lab.test", &[Area::Bimi]).also(&BASE.replace("MX 10 mail.logo.lab.test.", "MX 0 .")).also("logo.lab.test. TXT \"v=spf1 -all\"\n");
    assert_eq!(codes(&closed.run().await, Area::Bimi), [(Code::BimiAbsent, Verdict::NotApplicable)]);
}

#[tokio::test]
async fn a_record_to_paste_is_shown_where_one_can_be_made() {
    let pasted = async |zone: &str| bimi(zone).await.findings.into_iter().find_map(|finding| Some((finding.code, finding.remedy?.value)));
    assert_eq!(pasted("").await, Some((Code::BimiAbsent, "v=BIMI1; l=https://logo.lab.test/bimi.svg; a=".to_owned())));
    let lower = "default._bimi.logo.lab.test. TXT \"v=bimi1; l=https://www.logo.lab.test/logo.svg; a=none\"\n";
    assert_eq!(pasted(lower).await, Some((Code::BimiInvalid, "v=BIMI1; l=https://www.logo.lab.test/logo.svg; a=".to_owned())));
    assert_eq!(pasted("default._bimi.logo.lab.test. TXT \"v=BIMI1; l=logo.svg\"\n").await, None);
}

#[tokio::test]
async fn a_record_of_the_organisation_counts_below_it() {
    let below = async |zone: &str| sample("shop.logo.lab.test", &[Area::Bimi]).also(BASE).also(zone).run().await;
    let report = below(&format!("{RECORD}{}", served(SVG))).await;
    let good = find(&report, Code::BimiGood);
    assert_eq!((good.verdict, text(good, "owner").as_str(), text(good, "from").as_str()), (Verdict::Good, "above", "logo.lab.test"));
    assert_eq!(good.subject, "shop.logo.lab.test");
    assert_eq!(codes(&below("").await, Area::Bimi), [(Code::BimiAbsent, Verdict::Note)]);
    // What stands there itself comes first, and what cannot be looked up is no absence.
    let declined = "default._bimi.shop.logo.lab.test. TXT \"v=BIMI1; l=; a=;\"\n";
    assert_eq!(codes(&below(&format!("{RECORD}{}{declined}", served(SVG))).await, Area::Bimi), [(Code::BimiDeclined, Verdict::NotApplicable)]);
    assert_eq!(codes(&below("; at: default._bimi.logo.lab.test. TXT servfail\n").await, Area::Bimi), [(Code::BimiUnknown, Verdict::Unknown)]);
}

#[tokio::test]
async fn dmarc_comes_first() {
    let with = async |dmarc: &str, zone: &str| sample("logo.lab.test", &[Area::Bimi]).also(&BASE.replace("p=reject;", dmarc)).also(zone).run().await;
    assert_eq!(verdict(&with("p=none;", "").await, Code::BimiAbsent), Some(Verdict::NotApplicable));
    let zone = format!("{RECORD}{}", served(SVG));
    for (dmarc, part) in [
        ("p=none;", "none"),
        ("p=reject; sp=none;", "partly"),
        ("p=quarantine; pct=20;", "partly"),
        ("p=quarantine; t=y;", "none"),
        ("p=reject; t=y;", "partly"),
    ] {
        let report = with(dmarc, &zone).await;
        let finding = find(&report, Code::BimiDmarc);
        assert_eq!((finding.verdict, text(finding, "part").as_str()), (Verdict::Note, part), "{dmarc}");
        assert_eq!(verdict(&report, Code::BimiGood), None);
    }
    assert_eq!(verdict(&with("p=quarantine; pct=100;", &zone).await, Code::BimiGood), Some(Verdict::Good));
    let hidden = format!("{zone}; at: _dmarc.logo.lab.test. TXT servfail\n");
    assert_eq!(verdict(&bimi(&hidden).await, Code::BimiDmarcUnknown), Some(Verdict::Unknown));
}

// bimi.svg

#[tokio::test]
async fn logos_are_fetched_and_looked_at() {
    assert_eq!(verdict(&bimi(&format!("{RECORD}{}", served(SVG))).await, Code::BimiLogo), Some(Verdict::Good));
    let report = bimi(&format!("{RECORD}{}", served(&SVG.replace("<circle", "<script>x</script><circle")))).await;
    assert_eq!((verdict(&report, Code::BimiLogoInvalid), text(find(&report, Code::BimiLogoInvalid), "faults").as_str()), (Some(Verdict::Note), "script"));
    let large = SVG.replace("Lab", &"Lab ".repeat(9_000));
    assert_eq!(verdict(&bimi(&format!("{RECORD}{}", served(&large))).await, Code::BimiLogoLarge), Some(Verdict::Note));
    let gone = format!("{RECORD}; https: www.logo.lab.test /other 200 text/plain x\n");
    assert_eq!(text(find(&bimi(&gone).await, Code::BimiLogoMissing), "status"), "404");
    let huge = format!("{RECORD}; https-fill: www.logo.lab.test /logo.svg 600000 image/svg+xml <svg\n");
    assert_eq!(text(find(&bimi(&huge).await, Code::BimiLogoMissing), "reason"), "too-large");
    let down = format!("{RECORD}; https: www.logo.lab.test /logo.svg 503 text/plain later\n");
    assert_eq!(verdict(&bimi(&down).await, Code::BimiLogoUnknown), Some(Verdict::Unknown));
}

// bimi.vmc

fn certificate(name: &str, mark: bool, until: i32) -> String {
    let mut params = CertificateParams::new(vec![name.to_owned()]).unwrap();
    params.distinguished_name.push(DnType::CustomDnType(vec![1, 3, 6, 1, 4, 1, 53087, 1, 13]), "Registered Mark");
    if mark {
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::Other(vec![1, 3, 6, 1, 5, 5, 7, 3, 31])];
    }
    (params.not_before, params.not_after) = (rcgen::date_time_ymd(2020, 1, 1), rcgen::date_time_ymd(until, 1, 1));
    params.self_signed(&KeyPair::generate().unwrap()).unwrap().pem()
}

#[tokio::test]
async fn certificates_are_read() {
    let record = RECORD.replace("logo.svg", "logo.svg; a=https://www.logo.lab.test/vmc.pem");
    let with = async |pem: &str| {
        let pem = pem.replace("\r\n", "\n").replace('\n', "\\n");
        bimi(&format!("{record}{}; https: www.logo.lab.test /vmc.pem 200 application/x-pem-file {pem}\n", served(SVG))).await
    };
    let report = with(&certificate("logo.lab.test", true, 2090)).await;
    let good = find(&report, Code::BimiCertificate);
    assert_eq!((good.verdict, text(good, "kind").as_str()), (Verdict::Good, "vmc"));
    for (pem, reason) in [
        (certificate("logo.lab.test", true, 2021), "expired"),
        (certificate("logo.lab.test", false, 2090), "purpose"),
        (certificate("other.lab.test", true, 2090), "name"),
        ("nothing".to_owned(), "unreadable"),
    ] {
        let report = with(&pem).await;
        let invalid = find(&report, Code::BimiCertificateInvalid);
        assert_eq!((invalid.verdict, text(invalid, "reason").as_str()), (Verdict::Note, reason));
    }
    assert_eq!(verdict(&bimi(&format!("{RECORD}{}", served(SVG))).await, Code::BimiCertificateAbsent), Some(Verdict::Note));
    let gone = bimi(&format!("{record}{}", served(SVG))).await;
    assert_eq!(text(find(&gone, Code::BimiCertificateInvalid), "reason"), "missing");
    let hidden = record.replace("www.logo.lab.test/vmc", "pki.logo.lab.test/vmc");
    let report = bimi(&format!("{hidden}{}; at: pki.logo.lab.test. ANY servfail\n", served(SVG))).await;
    assert_eq!(verdict(&report, Code::BimiCertificateUnknown), Some(Verdict::Unknown));
}
