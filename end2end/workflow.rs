//! The workflow for GitHub Actions that the README shows, carried out: its `run:` steps in a shell, against the lab, with the program that was built.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use saphyr::{LoadableYamlNode, Yaml};

/// A step that runs something.
struct Step {
    script: String,
    folder: Option<String>,
    /// Carried out after a failure too.
    always: bool,
}

/// The one job of the workflow: its steps in their order, and the files that it keeps.
fn job() -> (Vec<Step>, Vec<String>) {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let (_, rest) = readme.split_once("### In CI").unwrap();
    let (_, rest) = rest.split_once("```yaml\n").unwrap();
    let (text, _) = rest.split_once("\n```").unwrap();
    let documents = Yaml::load_from_str(text).unwrap();
    let jobs = documents[0].as_mapping_get("jobs").and_then(Yaml::as_mapping).unwrap();
    assert_eq!(jobs.len(), 1);
    let steps = jobs.values().next().unwrap().as_mapping_get("steps").and_then(Yaml::as_sequence).unwrap();
    let text = |step: &Yaml<'_>, key: &str| step.as_mapping_get(key).and_then(Yaml::as_str).map(str::to_owned);
    let run = steps.iter().filter_map(|step| {
        let always = text(step, "if").is_some_and(|when| when == "always()");
        Some(Step { script: text(step, "run")?, folder: text(step, "working-directory"), always })
    });
    let is_kept = |step: &&Yaml<'_>| text(step, "uses").is_some_and(|uses| uses.starts_with("actions/upload-artifact@"));
    let kept = steps.iter().filter(is_kept).map(|step| step.as_mapping_get("with").and_then(|with| text(with, "path")).unwrap());
    (run.collect(), kept.collect())
}

/// As a runner does it: `bash -e`, in the folder of the step.
fn carry_out(step: &Step, script: &str, place: &Path) -> Output {
    let folder = step.folder.as_ref().map_or_else(|| place.to_owned(), |folder| place.join(folder));
    let mut shell = Command::new("bash");
    shell.args(["-e", "-c", script]).current_dir(folder);
    shell.env("GITHUB_STEP_SUMMARY", place.join("summary.md")).env("MAILWORTHY_LAB", "1").env("LC_ALL", "C.UTF-8");
    shell.output().unwrap()
}

/// The whole job for one sample of the lab: the exit code of the step that checks, what its summary says, and the report.
fn check(sample: &str) -> (Option<i32>, String, serde_json::Value) {
    let place = tempfile::tempdir().unwrap();
    let built = place.path().join("mailworthy/target/release");
    fs::create_dir_all(&built).unwrap();
    std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_mailworthy"), built.join("mailworthy")).unwrap();
    let (steps, kept) = job();
    let mut failed = None;
    for step in &steps {
        // The program is there already; that it is built like this, is what the rest of the tests is about.
        if step.script.starts_with("cargo build") {
            assert_eq!((step.script.trim(), step.folder.as_deref()), ("cargo build --release --locked", Some("mailworthy")));
            continue;
        }
        if failed.is_some() && !step.always {
            continue;
        }
        let output = carry_out(step, &step.script.replace("example.com", sample), place.path());
        assert!(step.script.contains("--fail-on") || output.status.success(), "{}: {}", step.script, String::from_utf8_lossy(&output.stderr));
        if !output.status.success() {
            failed = output.status.code();
        }
    }
    for file in &kept {
        assert!(place.path().join(file).exists(), "{file} is to be kept, and is not there");
    }
    assert_eq!(kept, ["report.json"]);
    let report = serde_json::from_str(&fs::read_to_string(place.path().join("report.json")).unwrap()).unwrap();
    (failed, fs::read_to_string(place.path().join("summary.md")).unwrap(), report)
}

#[test]
fn a_sound_domain_passes_and_keeps_its_report() {
    let (failed, summary, report) = check("healthy.lab.test");
    assert_eq!(failed, None, "{summary}");
    assert_eq!(report["target"]["domain"], "healthy.lab.test");
    // The options of the example were taken.
    assert_eq!((report["target"]["helo"].as_str(), report["target"]["selectors"][0].as_str()), (Some("mail.healthy.lab.test"), Some("dkim")));
}

#[test]
fn what_weakens_mail_fails_the_job_and_is_said_in_its_summary() {
    let (failed, summary, report) = check("no-dmarc.lab.test");
    assert_eq!(failed, Some(1));
    let findings = report["findings"].as_array().unwrap();
    assert!(findings.iter().all(|finding| finding["verdict"] != "broken"), "a problem is enough");
    let wanted: Vec<String> = findings
        .iter()
        .filter(|finding| !finding["fix"].is_null())
        .map(|finding| format!("{}: {}", finding["verdict"].as_str().unwrap(), finding["text"].as_str().unwrap()))
        .collect();
    assert_eq!(summary.lines().collect::<Vec<_>>(), wanted);
    assert!(summary.starts_with("problem: "), "{summary}");
}

#[test]
fn what_stops_mail_fails_the_job_and_what_cannot_be_judged_says_so() {
    assert_eq!(check("no-ptr.lab.test").0, Some(1));
    assert_eq!(check("refused.lab.test").0, Some(3));
}
