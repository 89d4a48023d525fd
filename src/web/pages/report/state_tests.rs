//! Reports of which little is known, or whose faults are not where mail goes out: what the page says then.

use std::sync::Arc;

use leptos::prelude::*;

use super::*;
use crate::{
    check::{Options, Tools, run, sentence},
    lab::Lab,
    model::locale::Locale,
};

async fn shown(name: &str) -> Shown {
    shown_in(name, Locale::English).await
}

async fn shown_in(name: &str, locale: Locale) -> Shown {
    let _ = any_spawner::Executor::init_tokio();
    let lab = Lab::start().unwrap();
    let sample = crate::lab::samples().iter().find(|sample| sample.id == name).unwrap();
    let outcome = run(&lab.net(), &sample.target(), &Tools::default(), &Options::default(), |_, _| ()).await;
    Shown::new(Words(locale), outcome.report, &outcome.observations).for_owner(sample.target(), "")
}

fn drawn(shown: Shown) -> String {
    Owner::new().with(|| view! { <ReportView shown=Arc::new(shown) actions=().into_any() /> }.to_html())
}

fn section<'a>(html: &'a str, id: &str) -> &'a str {
    let section = &html[html.find(&format!("id=\"{id}\"")).unwrap()..];
    &section[..section.find("</section>").unwrap()]
}

#[tokio::test]
async fn a_closed_port_is_said_and_leads_to_its_measurement() {
    let shown = shown("closed-port").await;
    let said = sentence::sentence(&shown.report, shown.words);
    assert!(said.main.contains("DigitalOcean closes outbound port 25"), "{said:?}");
    let html = drawn(shown.clone());
    let fixes = section(&html, "fix-first");
    let first = &fixes[..fixes.find("</li>").unwrap()];
    assert!(first.contains("Measure port 25 on the server") && first.contains("href=\"#port-25\""), "{first}");
    assert!(!first.contains("I have done this"), "only the server can tell that");
    // Whoever may only read has no button to press.
    let read = drawn(Shown { again: None, ..shown });
    assert!(!read.contains("#port-25"));
}

#[tokio::test]
async fn a_domain_that_says_nothing_is_not_praised() {
    let shown = shown("refused").await;
    let score = &shown.report.score;
    assert!(score.points.is_none() && score.grade.is_none() && score.coverage > 0.0, "{score:?}");
    let html = drawn(shown);
    assert!(html.contains("gave no usable answer: nothing about its mail could be told"));
    assert!(section(&html, "score").contains("too little could be told"));
    let fixes = section(&html, "fix-first");
    assert!(fixes.contains("<li") && !fixes.contains("There is nothing to mend"), "{fixes}");
    // Of seven gates, only the address leads on.
    let road = section(&html, "road");
    assert_eq!(road.matches("road-line road-line-cut").count(), 6, "{road}");
    assert_eq!(road.matches("<li class=\"road-open\"").count(), 6, "{road}");
}

#[tokio::test]
async fn what_stops_incoming_mail_is_said_beside_the_road() {
    let html = drawn(shown("mta-sts-unmet").await);
    assert!(section(&html, "road").contains("Not on this road: one fault stops mail that comes to you (MTA-STS)."));
    assert!(section(&html, "fix-first").contains("the web server, then the DNS panel"));
    assert!(!drawn(shown("healthy").await).contains("Not on this road"));
}

#[tokio::test]
async fn of_a_mistyped_name_nothing_is_proposed_but_its_spelling() {
    let shown = shown("nonexistent").await;
    assert_eq!(shown.steps.len(), 1);
    assert!(shown.steps[0].leading().is_nothing());
    // The chip at the top and the section that it sums up say the same.
    assert_eq!((shown.count(Verdict::Broken), shown.count(Verdict::Problem)), (1, 0));
    let text = crate::words::document(&shown.report, shown.words).to_string();
    assert!(text.contains("v=spf1"), "the document has it all");
    let html = drawn(shown);
    assert!(!section(&html, "fix-first").contains("v=spf1"));
}

#[tokio::test]
async fn what_leaves_a_gate_open_is_to_be_found_out_first() {
    for (name, code) in [("dkim-missing", Code::DkimUnnamed), ("spf-servfail", Code::SpfAuthorizedUnknown), ("ptr-servfail", Code::PtrUnknown)] {
        let shown = shown(name).await;
        assert!(shown.steps.iter().take(2).any(|step| step.code == code), "{name}: {:?}", shown.steps.first().map(|step| step.code));
        let said = sentence::sentence(&shown.report, shown.words);
        assert!(said.main.contains("Not known:") && said.first.is_some_and(|first| first.starts_with("First: Check again")), "{name}: {}", said.main);
    }
}

#[tokio::test]
async fn an_explanation_begins_in_plain_words_and_goes_on_for_experts() {
    for (locale, title, plain, experts) in [(Locale::English, "Explain", "In plain words:", "For experts"), (Locale::Chinese, "解释", "通俗地说：", "专业说明")]
    {
        let shown = shown_in("no-ptr", locale).await;
        let check = crate::knowledge::catalogue::by_id("ptr.exists").unwrap();
        let words = check.plain(locale).unwrap();
        let html = drawn(shown.clone());
        let place = html.find(words).unwrap();
        let fold = &html[html[..place].rfind("<details").unwrap()..];
        let fold = &fold[..fold.find("</details>").unwrap()];
        let label = shown.words.with(key::EXPLAIN_LABEL, [("title", shown.words.title(&shown.report.findings[0]))]);
        assert!(fold.contains(&format!("aria-label=\"{label}\"")), "{label} is missing in {fold}");
        let order = [title, plain, words, experts, check.looks_up(locale), "https://www.rfc-editor.org/rfc/rfc1912#section-2.1"];
        let places: Vec<usize> = order.iter().map(|part| fold.find(part).unwrap_or_else(|| panic!("{part} is missing in {fold}"))).collect();
        assert!(places.is_sorted(), "{places:?} in {fold}");
        // Whoever has a link alone reads the plain words, and nothing for experts.
        let read = drawn(Shown { again: None, ..shown });
        assert!(read.contains(plain) && read.contains(words));
        assert!(!read.contains(experts) && !read.contains(check.looks_up(locale)), "{locale:?}");
    }
}

#[tokio::test]
async fn who_has_a_link_reads_how_mail_stands_and_not_how_it_was_found_out() {
    let owner = shown("burnt").await;
    let read = drawn(Shown { again: None, ..owner.clone() });
    let kept = drawn(owner);
    for inside in
        ["id=\"run\"", "class=\"trace trace-questions\"", "The list's answer:", "You may write:", "Source, looked at on", ": A sample of the neighbours"]
    {
        assert!(kept.contains(inside), "{inside}");
        assert!(!read.contains(inside), "{inside}");
    }
    let sound = Shown { again: None, ..shown("healthy").await };
    let read = drawn(sound);
    assert!(read.contains("Ask whoever runs the mail server") && !read.contains("mailworthy probe"));
}

#[tokio::test]
async fn the_road_stops_only_what_receivers_refuse() {
    let html = drawn(shown("spf-plus-all").await);
    let road = section(&html, "road");
    assert!(road.contains("protection void") && !road.contains("stops here") && !road.contains("not reached"), "{road}");
    assert!(html.contains("one protection void"));
    let html = drawn(shown("spf-lookups").await);
    let road = section(&html, "road");
    assert!(road.contains("stops bulk mail") && road.contains("not reached by bulk mail"), "{road}");
    let html = drawn(shown("nonexistent").await);
    assert!(section(&html, "road").contains("stops here") && !html.contains("stops bulk mail"));
    let html = drawn(shown("dual-half").await);
    let road = section(&html, "road");
    assert!(road.contains("stops some of the mail") && road.contains("not reached by all mail") && !road.contains("stops here"), "{road}");
    let html = drawn(shown("parked").await);
    let road = section(&html, "road");
    assert!(road.contains("This domain sends no mail.") && !road.contains("Nobody has looked yet"), "{road}");
    let score = section(&html, "score");
    assert!(!score.contains("No A while") && score.contains("Grade A"), "what does not apply holds no score: {score}");
}

#[tokio::test]
async fn the_rules_of_receivers_lead_to_the_sections_they_rest_on() {
    let owner = shown("no-ptr").await;
    for shown in [Shown { again: None, ..owner.clone() }, owner] {
        let html = drawn(shown);
        let cards = section(&html, "area-receivers");
        for area in ["ptr", "spf", "dkim", "dmarc"] {
            assert!(cards.contains(&format!("href=\"#findings-{area}\"")), "{area}");
        }
        let places = cards.split("href=\"#").skip(1).map(|rest| rest.split('"').next().unwrap());
        for place in places {
            assert!(html.contains(&format!("id=\"{place}\"")), "{place} is nowhere");
        }
    }
}

#[tokio::test]
async fn badges_and_lists_count_the_same() {
    let shown = shown("healthy").await;
    let open = shown.steps.iter().filter(|step| step.verdict() == Verdict::Unknown).count();
    assert!(open > 0, "the port counts too");
    assert!(drawn(shown).contains(&format!("{open} could not be told")));
}

#[tokio::test]
async fn chinese_marks_bring_their_own_room() {
    let html = drawn(shown_in("burnt", Locale::Chinese).await);
    let start = html.find("<h1").unwrap();
    let headline = &html[start..start + html[start..].find("</h1>").unwrap()];
    for part in [headline, section(&html, "fix-first"), section(&html, "area-dnsbl")] {
        let text: String = part.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, text)| text).collect();
        for mark in ['。', '：', '，', '；'] {
            let place = text.find(&format!("{mark} "));
            assert!(place.is_none(), "{}", &text[place.unwrap_or_default()..].chars().take(40).collect::<String>());
        }
    }
}
