//! Reports: facts as one compressed document, findings as rows, score and sections beside the run.

use serde_json::Value;

use crate::model::{
    code::Code,
    finding::Finding,
    ids::RunId,
    report::{Report, Score},
    run::RunState,
    verdict::Verdict,
};

use super::{
    Claim, Scope, Store, StoreError, document, from_json,
    jobs::{END_OWN, held},
    named,
    runs::points,
    storable, to_json,
};

rows! {
    struct JudgementRow {
        state: String,
        score: Option<i64>,
        grade: Option<String>,
        coverage: Option<String>,
        sections: Option<String>,
    }

    pub(super) struct FindingRow {
        pub code: String,
        pub verdict: String,
        pub subject: String,
        pub args: String,
        pub remedy: Option<String>,
        pub evidence: String,
    }
}

impl FindingRow {
    fn write(finding: &Finding) -> Result<Self, StoreError> {
        Ok(Self {
            code: finding.code.as_str().to_owned(),
            verdict: finding.verdict.as_str().to_owned(),
            subject: storable(&finding.subject),
            args: to_json("a finding's arguments", &finding.args)?,
            remedy: finding.remedy.as_ref().map(|remedy| to_json("a remedy", remedy)).transpose()?,
            evidence: to_json("a finding's evidence", &finding.evidence)?,
        })
    }
}

impl TryFrom<FindingRow> for Finding {
    type Error = StoreError;

    fn try_from(row: FindingRow) -> Result<Self, StoreError> {
        Ok(Self {
            code: named("a finding's code", &row.code, Code::from_name)?,
            verdict: named("a verdict", &row.verdict, Verdict::from_name)?,
            subject: row.subject,
            args: from_json("a finding's arguments", &row.args)?,
            remedy: row.remedy.map(|remedy| from_json("a remedy", &remedy)).transpose()?,
            evidence: from_json("a finding's evidence", &row.evidence)?,
        })
    }
}

/// Adds one finding to a run.
pub(super) const FINDING: &str =
    "INSERT INTO findings (run_id, position, code, verdict, subject, args, remedy, evidence) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";

/// A judgement as it is written.
pub(super) struct Rows {
    pub sections: String,
    pub findings: Vec<FindingRow>,
}

/// Everything of a report that goes into rows.
pub(super) fn rows(report: &Report) -> Result<Rows, StoreError> {
    Ok(Rows { sections: to_json("sections", &report.sections)?, findings: report.findings.iter().map(FindingRow::write).collect::<Result<_, _>>()? })
}

impl Store {
    /// Ends the claimed job with its report, all in one transaction.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when the job was handed to another worker meanwhile or its run deleted: nothing was changed then.
    pub async fn complete(&self, claim: &Claim, report: &Report, observations: &Value, now: i64) -> Result<(), StoreError> {
        const RUN: &str = "UPDATE runs SET state = 'done', finished_at = $2, score = $3, grade = $4, coverage = $5, sections = $6 WHERE id = $1";
        const DOCUMENT: &str = "INSERT INTO observations (run_id, version, document) VALUES ($1, $2, $3)";

        // Everything that takes long or may fail is made ready before the database is asked to wait.
        let packed = document::pack(report, observations)?;
        let Rows { sections, findings } = rows(report)?;
        let run = claim.run.id.to_string();
        writing!(self, |tx| {
            let ended = sqlx::query(END_OWN).bind(claim.job.to_string()).bind(&claim.worker).bind(i64::from(claim.attempt)).execute(&mut *tx);
            held(ended.await?.rows_affected())?;
            sqlx::query(RUN)
                .bind(&run)
                .bind(now)
                .bind(report.score.points.map(i64::from))
                .bind(report.score.grade.map(String::from))
                .bind(report.score.coverage.to_string())
                .bind(&sections)
                .execute(&mut *tx)
                .await?;
            sqlx::query(DOCUMENT).bind(&run).bind(document::VERSION).bind(&packed).execute(&mut *tx).await?;
            for (position, finding) in (0_i64..).zip(&findings) {
                sqlx::query(FINDING)
                    .bind(&run)
                    .bind(position)
                    .bind(&finding.code)
                    .bind(&finding.verdict)
                    .bind(&finding.subject)
                    .bind(&finding.args)
                    .bind(&finding.remedy)
                    .bind(&finding.evidence)
                    .execute(&mut *tx)
                    .await?;
            }
            Ok(())
        })
    }

    /// The report of a run, `None` as long as there is none.
    pub async fn report(&self, scope: &Scope, run: RunId) -> Result<Option<Report>, StoreError> {
        const JUDGEMENT: &str = "SELECT state, score, grade, coverage, sections FROM runs WHERE id = $1 AND owner_kind = $2 AND owner_id = $3";
        const FINDINGS: &str = "SELECT code, verdict, subject, args, remedy, evidence FROM findings WHERE run_id = $1 ORDER BY position";
        scope.may_read(run)?;
        let row: JudgementRow = reading!(self, |db| sqlx::query_as(JUDGEMENT).bind(run.to_string()).bind(scope.kind()).bind(scope.id()).fetch_one(db).await?);
        if row.state != RunState::Done.as_str() {
            return Ok(None);
        }
        let findings: Vec<FindingRow> = reading!(self, |db| sqlx::query_as(FINDINGS).bind(run.to_string()).fetch_all(db).await?);
        // Should the run be deleted between these reads, the document, read last, is gone. An amendment replaces findings and document at once, and
        // leaves the evidence that both name as it was.
        let facts = self.document(run).await?;
        Ok(Some(Report {
            target: facts.target,
            started_at: facts.started_at,
            took_ms: facts.took_ms,
            vantage: facts.vantage,
            score: Score { points: points(row.score)?, grade: row.grade.and_then(|grade| grade.chars().next()), coverage: coverage(row.coverage.as_deref())? },
            sections: from_json("sections", row.sections.as_deref().unwrap_or("[]"))?,
            findings: findings.into_iter().map(Finding::try_from).collect::<Result<_, _>>()?,
            evidence: facts.evidence,
        }))
    }

    /// The observations of a finished run, as they were given to [`Self::complete`]; `None` as long as there are none.
    pub async fn observations(&self, scope: &Scope, run: RunId) -> Result<Option<Value>, StoreError> {
        if self.run(scope, run).await?.state != RunState::Done {
            return Ok(None);
        }
        self.document(run).await.map(|document| Some(document.observations))
    }

    /// The observations of the last whole run of the same target's name that ended before this moment (UTC, milliseconds since 1970), of the same owner;
    /// `None` when there is none.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when the run is not there or not of this scope.
    pub async fn observations_before(&self, scope: &Scope, run: RunId, before: i64) -> Result<Option<Value>, StoreError> {
        const BEFORE: &str = "SELECT o.version, o.document FROM runs r JOIN runs this ON this.id = $3 JOIN observations o ON o.run_id = r.id
            WHERE r.owner_kind = $1 AND r.owner_id = $2 AND r.label = this.label AND r.state = 'done' AND r.part = '' AND r.finished_at < $4
            ORDER BY r.finished_at DESC, r.id DESC LIMIT 1";
        scope.is_whole()?;
        self.run(scope, run).await?;
        let row: Option<(i64, Vec<u8>)> =
            reading!(self, |db| sqlx::query_as(BEFORE).bind(scope.kind()).bind(scope.id()).bind(run.to_string()).bind(before).fetch_optional(db).await?);
        row.map(|(version, packed)| document::unpack(version, &packed).map(|document| document.observations)).transpose()
    }

    /// The document of a run that the caller may read.
    async fn document(&self, run: RunId) -> Result<document::Document, StoreError> {
        const DOCUMENT: &str = "SELECT version, document FROM observations WHERE run_id = $1";
        let (version, packed): (i64, Vec<u8>) = reading!(self, |db| sqlx::query_as(DOCUMENT).bind(run.to_string()).fetch_one(db).await?);
        document::unpack(version, &packed)
    }
}

fn coverage(stored: Option<&str>) -> Result<f64, StoreError> {
    stored.unwrap_or("0").parse().map_err(|cause| StoreError::unreadable("a coverage", &cause))
}
