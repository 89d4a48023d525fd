//! Every rule can fail: small bad sources that each of them must find, and good ones that it must let pass.

use crate::{
    paths::named,
    rules::{self, Fault},
    source::{Kind, Source, mark_tests, tokenize},
};

/// The lines that a rule finds fault with.
fn found(rule: fn(&Source) -> Vec<Fault>, path: &str, text: &str) -> Vec<usize> {
    rule(&Source::new(path, text)).into_iter().map(|fault| fault.line).collect()
}

fn texts(source: &str) -> Vec<String> {
    tokenize(source).into_iter().filter(|token| token.kind == Kind::Text).map(|token| token.text).collect()
}

fn words(source: &str) -> Vec<String> {
    tokenize(source).into_iter().filter(|token| token.kind == Kind::Word).map(|token| token.text).collect()
}

#[test]
fn comments_are_left_out() {
    assert_eq!(words("one // two\n/* three /* four */ five */ six /// seven\n//! eight\nnine"), ["one", "six", "nine"]);
    assert_eq!(texts("// \"a\"\n\"b // c\" /* \"d\" */"), ["b // c"]);
}

#[test]
fn strings_of_every_kind_are_texts() {
    assert_eq!(texts(r####"("a\"b", r"c\", r#"d"e"#, b"f", br##"g"#h"##, c"i")"####), [r#"a\"b"#, r"c\", r#"d"e"#, "f", r##"g"#h"##, "i"]);
}

#[test]
fn quotes_of_characters_and_lifetimes_open_no_string() {
    assert_eq!(
        words(r#"fn f<'a>(x: &'a str) { x == '"'; y == '\''; z == b'"'; w == '\u{2014}'; '{' } end"#),
        ["fn", "f", "x", "str", "x", "y", "z", "w", "end"]
    );
    assert!(texts(r#"'"' '\"' b'"' '\\'"#).is_empty());
    assert_eq!(words("r#type rest"), ["type", "rest"]);
}

#[test]
fn lines_are_counted_through_strings_and_comments() {
    let tokens = tokenize("a\n\"b\nc\"\n/* d\n */ e");
    assert_eq!(tokens.iter().map(|token| token.line).collect::<Vec<_>>(), [1, 2, 5]);
}

#[test]
fn test_code_is_left_out() {
    let source =
        Source::new("src/net/x.rs", "fn a() {}\n#[cfg(test)]\n#[path = \"y.rs\"]\nmod tests { fn b() { [1; 2]; } }\nfn c() {}\n#[cfg(not(test))]\nfn d() {}");
    let kept: Vec<&str> = source.code.iter().filter(|token| token.kind == Kind::Word).map(|token| token.text.as_str()).collect();
    assert_eq!(kept, ["fn", "a", "fn", "c", "cfg", "not", "test", "fn", "d"]);
}

#[test]
fn files_of_tests_are_found_through_their_declaration() {
    let mut sources = vec![
        Source::new("src/net/mod.rs", "#[cfg(test)]\nmod trial;\nmod real;"),
        Source::new("src/net/trial.rs", "fn a() {}"),
        Source::new("src/net/trial/deeper.rs", "fn a() {}"),
        Source::new("src/net/real.rs", "#[cfg(test)]\npub(crate) mod tests;"),
        Source::new("src/net/real/tests.rs", "fn a() {}"),
        Source::new("src/net/trials.rs", "fn a() {}"),
    ];
    mark_tests(&mut sources);
    assert_eq!(sources.iter().map(|source| source.is_test).collect::<Vec<_>>(), [false, true, true, false, true, false]);
    assert!(sources[1].code.is_empty() && !sources[5].code.is_empty());
}

#[test]
fn paths_are_read_from_trees_and_chains() {
    let text = "use crate::{a::{self, B as C, d::*}, e};\nmod inner {\n use super::super::f;\n use super::g;\n fn h() { crate::i::J::<u8>::k(); self::l::m(); }\n}\npub(in crate::n) struct O;";
    let paths: Vec<String> = named(&Source::new("src/check/run.rs", text)).into_iter().map(|name| format!("{} {}", name.path.join("::"), name.depth)).collect();
    assert_eq!(paths, ["a 0", "a::B 0", "a::d::* 0", "e 0", "check::f 0", "check::run::g 0", "i::J 1", "check::run::inner::l::m 1", "n 0"]);
}

#[test]
fn arrows_that_point_up_are_found() {
    assert_eq!(found(rules::arrows, "src/store/runs.rs", "use crate::model::run::Run;\nuse crate::web::pages;"), [2]);
    assert_eq!(found(rules::arrows, "src/net/dns/stub.rs", "fn a() { super::super::super::check::run() }"), [1]);
    assert_eq!(found(rules::arrows, "src/mail/spf.rs", "use crate::{\n    net::Net,\n    check::{run, score},\n};"), [3, 3]);
    assert_eq!(found(rules::arrows, "src/web/pages/home.rs", "use crate::{\n    command,\n};"), [2]);
    assert_eq!(found(rules::arrows, "src/store/mod.rs", "macro_rules! a { () => { $crate::work::b() } }"), [1]);
    assert_eq!(found(rules::arrows, "src/command/x.rs", "use mailworthy::main;"), [1]);
    assert!(found(rules::arrows, "src/main.rs", "use mailworthy::command::{self, Command};").is_empty());
    assert!(found(rules::arrows, "src/lib.rs", "pub use crate::web::server;").is_empty());
}

#[test]
fn neighbours_and_unknown_modules_are_found() {
    assert_eq!(found(rules::arrows, "src/knowledge/x.rs", "use crate::store::Store;"), [1]);
    assert_eq!(found(rules::arrows, "src/model/run.rs", "use crate::error::AppError;"), [1]);
    assert_eq!(found(rules::arrows, "src/mail/mx.rs", "use crate::model::area::Area;"), [1]);
    assert_eq!(found(rules::arrows, "src/net/x.rs", "use crate::utils::a;\nuse crate::*;"), [1, 2]);
    assert_eq!(found(rules::arrows, "src/attic/x.rs", "use crate::model::area;"), [1]);
}

#[test]
fn what_the_browser_lacks_is_found() {
    assert_eq!(found(rules::browser, "src/web/islands/copy.rs", "use super::platform;\nuse crate::words::Words;\nfn a() { crate::store::b() }"), [2, 3]);
    assert_eq!(
        found(rules::browser, "src/web/actions/check.rs", "use crate::error::AppError;\nuse crate::store::Store;\nfn a() { use crate::work::Queue; }"),
        [2]
    );
    assert!(found(rules::browser, "src/web/pages/home.rs", "use crate::words::Words;").is_empty());
}

#[test]
fn sql_is_found() {
    let text = "let a = \"SELECT id FROM runs\";\nlet b = r#\"insert\n into runs\"#;\nlet c = \"WITH x AS (DELETE FROM y)\";\nlet d = \"UPDATE a SET b = 1\";\nuse sqlx::query;";
    assert_eq!(found(rules::sql, "src/web/pages/home.rs", text), [1, 2, 4, 5, 6]);
    assert!(found(rules::sql, "src/store/runs.rs", text).is_empty());
    assert!(found(rules::sql, "src/words/x.rs", "\"what is selected comes from the updated set\" // SELECT a FROM b").is_empty());
}

#[test]
fn doors_are_found() {
    assert_eq!(found(rules::doors, "src/check/run.rs", "use tokio::net::TcpStream;\nuse reqwest::Client;\nfn a() { std::net::UdpSocket::bind(x) }"), [1, 2, 3]);
    assert_eq!(
        found(rules::doors, "src/lab/world.rs", "use tokio::net::{TcpListener, UdpSocket};\nuse hickory_server::Server;\nuse hickory_net::tcp::A;"),
        [3]
    );
    assert_eq!(found(rules::doors, "src/network/x.rs", "use std::net::TcpListener;"), [1]);
    assert_eq!(found(rules::doors, "src/command/serve.rs", "use tokio::net::TcpListener;\nuse hickory_server::Server;"), [2]);
    assert!(found(rules::doors, "src/net/dial.rs", "use tokio::net::TcpStream;").is_empty());
    assert!(found(rules::doors, "src/check/run.rs", "// TcpStream\nlet a = \"reqwest\";").is_empty());
}

#[test]
fn features_within_code_are_found() {
    let text = "#[cfg(feature = \"ssr\")]\nfn a() {}\n#[cfg(not(feature = \"hydrate\"))]\n#[path = \"b.rs\"]\npub(crate) mod b;\nfn c() { cfg!(feature = \"ssr\") }\n#[cfg(unix)]\nfn d() {}";
    assert_eq!(found(rules::features, "src/web/x.rs", text), [1, 6]);
    assert_eq!(found(rules::features, "src/web/x.rs", "#![cfg(feature = \"ssr\")]\nmod a;\n#[cfg_attr(feature = \"ssr\", derive(Debug))]\nstruct B;"), [1, 3]);
}

#[test]
fn giving_up_is_found() {
    let text = "fn a() {\n b.unwrap();\n c.expect(\"d\");\n todo!();\n dbg!(e);\n f.unwrap_or(1);\n}\n#[expect(dead_code, reason = \"g\")]\nfn expect() {}\n#[cfg(test)]\nmod tests { fn h() { i.unwrap(); } }";
    assert_eq!(found(rules::giving_up, "src/net/x.rs", text), [2, 3, 4, 5]);
}

#[test]
fn sentences_are_found() {
    let text = "view! {\n <p class=\"flex gap-4\">\"Check a domain\"</p>\n <p>Nothing was found</p>\n <b>\"JSON\"</b>\n <Badge verdict label />\n <i title=\"检查\"/>\n}\nfn a<T>(b: Vec<T>) -> impl Display where T: C {}";
    assert_eq!(found(rules::sentences, "src/web/pages/home.rs", text), [2, 3, 6]);
    assert_eq!(found(rules::sentences, "src/command/text.rs", "let a = \"Checked {} ago.\";\nlet b = \"Mailworthy\";"), [1]);
    assert!(found(rules::sentences, "src/work/worker.rs", "tracing::info!(\"A check ended\");").is_empty());
    assert!(found(rules::sentences, "src/web/pages/layout.rs", "let a = \"中文\";").is_empty());
}

#[test]
fn long_files_are_found() {
    assert_eq!(found(rules::length, "src/net/x.rs", &"\n".repeat(451)), [451]);
    assert!(found(rules::length, "src/net/x.rs", &"\n".repeat(450)).is_empty());
}
