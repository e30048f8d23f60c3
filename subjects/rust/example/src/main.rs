//! The example behind the subject protocol: `proofgate run -- target/release/proofgate-example`.

mod answers;
mod worker;

use proofgate_example::loader::is_expected_digest;
use proofgate_example::same_in_constant_time;
use proofgate_subject::wire::Comparison;
use proofgate_subject::{Adapter, Identity, MetricsStore, SafeLog, op};
use std::process::ExitCode;
use worker::Worker;

/// The comparisons that the owners really use.
fn comparison(named: Comparison) -> Option<fn(&str, &str) -> bool> {
    Some(match named {
        Comparison::SealDigest | Comparison::SealSignature => same_in_constant_time,
        Comparison::LoadDigest => is_expected_digest,
    })
}

fn main() -> ExitCode {
    SafeLog::new(tracing::Level::INFO).install();
    let Ok(metrics) = MetricsStore::install() else { return ExitCode::FAILURE };
    Adapter::<Worker>::new(Identity::of_crate(env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION")))
        .on::<op::VramSeal>(Worker::seal)
        .on::<op::VramVerify>(Worker::verify)
        .on::<op::VramTamper>(Worker::tamper)
        .on::<op::VramDeallocate>(Worker::deallocate)
        .on::<op::VramState>(Worker::state)
        .on::<op::PolicyEnforce>(Worker::enforce)
        .on::<op::LoaderLoad>(Worker::load)
        .on::<op::AuditEmit>(Worker::emit)
        .on::<op::AuditFlush>(Worker::flush)
        .on::<op::OwnerDrop>(Worker::drop_owner)
        .with_comparisons(comparison)
        .with_metrics(&metrics)
        .with_case_clock()
        .run()
}
