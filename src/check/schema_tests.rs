//! The JSON document is what its schema says, for every sample of the lab and in both languages.

use futures::{StreamExt as _, stream};
use jsonschema::Validator;
use serde_json::{Value, json};

use super::{Options, Tools, explain, run};
use crate::{
    lab::{self, Lab},
    model::{area::Area, locale::Locale, report::Report, verdict::Verdict},
    net::fake::Zone,
    words::Words,
};

/// Runs that go on at once.
const AT_ONCE: usize = 16;

fn schema() -> Value {
    serde_json::from_str(include_str!("../../public/report.schema.json")).unwrap()
}

/// The schema as whoever writes the document must keep it: a field that it does not describe is a fault.
fn strict(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            object.values_mut().for_each(strict);
            if object.get("type").is_some_and(|kind| kind == "object") && object.contains_key("properties") {
                object.insert("additionalProperties".to_owned(), json!(false));
            }
        }
        Value::Array(items) => items.iter_mut().for_each(strict),
        _ => {}
    }
}

fn validator() -> Validator {
    let mut schema = schema();
    strict(&mut schema);
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
}

#[track_caller]
fn fits(validator: &Validator, report: &Report) {
    for locale in Locale::ALL {
        let document = explain::document(report, Words(locale));
        let faults: Vec<String> = validator.iter_errors(&document).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
        assert!(faults.is_empty(), "{}: {faults:#?}", report.target.label());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_sample_of_the_lab_fits_the_schema() {
    let (lab, tools, validator) = (Lab::start().unwrap(), Tools::default(), validator());
    let (net, options) = (lab.net(), Options::default());
    let targets: Vec<_> = lab::samples().iter().map(lab::Sample::target).collect();
    let mut runs = stream::iter(&targets).map(|target| run(&net, target, &tools, &options, |_, _| ())).buffer_unordered(AT_ONCE);
    let mut count = 0;
    while let Some(outcome) = runs.next().await {
        fits(&validator, &outcome.report);
        count += 1;
    }
    assert_eq!(count, targets.len());
}

#[tokio::test]
async fn a_blind_run_fits_the_schema() {
    let net = std::sync::Arc::new(Zone::new().silent()).net();
    let target = crate::model::target::Target { domain: Some("example.com".to_owned()), ..Default::default() };
    let report = run(&net, &target, &Tools::default(), &Options { only: vec![Area::Spf], ..Options::default() }, |_, _| ()).await.report;
    assert!(!report.vantage.can_judge);
    fits(&validator(), &report);
}

#[test]
fn the_schema_is_one_and_refuses_what_is_none() {
    let validator = validator();
    assert!(jsonschema::draft202012::meta::is_valid(&schema()));
    for wrong in [json!({}), json!({ "schema": "mailworthy.report/2" }), json!([])] {
        assert!(!validator.is_valid(&wrong), "{wrong}");
    }
}

#[test]
fn the_schema_names_every_area_and_verdict() {
    let schema = schema();
    let listed = |name: &str| -> Vec<String> { serde_json::from_value(schema["$defs"][name]["enum"].clone()).unwrap() };
    // It may name areas that are to come; those that are there stand in their order.
    let areas: Vec<String> = listed("area").into_iter().filter(|name| Area::from_name(name).is_some()).collect();
    assert_eq!(areas, Area::ALL.iter().map(|area| area.as_str()).collect::<Vec<_>>());
    assert_eq!(listed("verdict"), Verdict::ALL.map(Verdict::as_str));
}
