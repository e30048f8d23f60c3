use proofgate_example::audit::{
    AuditActor, AuditError, AuditEvent, Observer, Severity, Trail, TrailParts,
};
use std::sync::Arc;

/// Nobody listens.
#[derive(Debug)]
struct Nobody;

impl Observer for Nobody {
    fn attempted(&self) {}

    fn failed(&self, _: &str, _: Severity, _: &AuditError) {}
}

/// The logger of the audits: `emit` buffers and says whether it could, `flush` writes. There is one
/// for the whole process, which nobody ever drops.
#[derive(Debug, Clone, Copy)]
pub struct AuditLogger(&'static Trail);

impl AuditLogger {
    pub fn open(parts: TrailParts) -> Self {
        Self(Box::leak(Box::new(Trail::open(parts))))
    }

    pub fn emit(self, event: AuditEvent, actor: &AuditActor) -> Result<(), AuditError> {
        self.0.emit(event, actor, Arc::new(Nobody)).failure().map_or(Ok(()), Err)
    }

    pub fn flush(self) -> Result<(), AuditError> {
        self.0.flush()
    }
}
