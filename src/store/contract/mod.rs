//! The contract of the store: one list of cases, walked on SQLite and on PostgreSQL.

mod history;
mod housekeeping;
mod jobs;
mod postgres;
mod probes;
mod runs;
mod samples;
mod sessions;
mod shares;
mod sources;
mod turns;

use super::{Kind, Store};

/// Walks every case on a database of its own, which `$fresh` opens by the case's name.
macro_rules! walk {
    ($fresh:expr; $($module:ident: $($case:ident)*;)*) => {$($({
        println!("{}: {}", stringify!($module), stringify!($case));
        let store: Store = $fresh(stringify!($case)).await;
        $module::$case(&store).await;
        store.close().await;
    })*)*};
}

macro_rules! walk_all {
    ($fresh:expr) => {
        walk! { $fresh;
            runs:
                a_report_reads_back_equal
                a_report_is_written_whole_or_not_at_all
                the_same_check_is_asked_for_once
                submissions_at_once_make_one_run
                lists_newest_first_with_counts
                tells_a_void_protection_from_what_stops_mail
                last_done_is_the_newest_of_its_name
                odd_text_survives
                a_large_report_survives
                deleting_takes_everything_along
                another_holder_finds_nothing;
            history:
                the_previous_run_is_the_one_before_of_the_same_target
                runs_that_could_not_judge_are_passed_over
                the_history_of_a_target_is_its_owners
                what_was_seen_before_a_moment_is_found
                a_part_is_compared_and_kept_apart;
            jobs:
                a_check_goes_its_way
                workers_never_share_a_job
                a_lease_that_ran_out_is_handed_out_again
                who_lost_the_lease_changes_nothing
                who_is_late_but_alone_may_end
                what_is_given_back_waits_for_its_moment
                a_run_fails_after_its_last_attempt
                a_job_that_cannot_be_read_blocks_nobody
                failing_ends_the_job
                progress_counts_each_area_once
                notes_at_once_count_on
                deleting_a_run_takes_its_lease;
            shares:
                a_link_opens_one_report
                a_link_closes_when_it_expires
                a_link_closes_when_it_is_revoked
                a_secret_serves_one_link;
            probes:
                what_is_handed_in_changes_the_judgement
                a_token_serves_one_run_until_it_expires
                a_visitor_amends_nothing;
            turns:
                a_server_has_one_turn_a_day
                of_many_at_once_one_gets_the_turn;
            sessions:
                a_session_lives_until_it_expires
                a_deleted_session_stays_deleted
                an_id_is_given_once;
            housekeeping:
                forgets_what_has_had_its_time
                forgets_many_at_once;
        }
    };
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn sqlite_keeps_the_contract() {
    let folder = tempfile::tempdir().unwrap();
    let fresh = async |case: &str| Store::open(&format!("sqlite:{}/{case}.db", folder.path().display())).await.unwrap();
    assert_eq!(fresh("kind").await.kind(), Kind::Sqlite);
    walk_all!(fresh);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn sqlite_in_memory_keeps_the_contract() {
    let fresh = async |_: &str| Store::open("sqlite::memory:").await.unwrap();
    walk_all!(fresh);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn postgres_keeps_the_contract() {
    let server = postgres::Server::start().await;
    let fresh = async |case: &str| Store::open(&server.create_database(case).await).await.unwrap();
    assert_eq!(fresh("kind").await.kind(), Kind::Postgres);
    walk_all!(fresh);
}
