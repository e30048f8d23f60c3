import type { SourceMutant } from './types';

const rust = (...lines: readonly string[]): string => `${lines.join('\n')}\n`;

/** Sources with the flaws that reviews of real crates found, each in the words of its language. */
export const sources: readonly SourceMutant[] = [
  {
    name: 'source-lets-emission-go',
    thinking: 'The error cannot happen.',
    language: 'rs',
    code: rust(
      'fn reject(logger: &AuditLogger, safe_path: String) {',
      '    let _ = logger.emit(AuditEvent::VramDeallocated { shard_id: safe_path });',
      '}',
    ),
    breaks: ['REVIEW-1'],
  },
  {
    name: 'source-ok',
    thinking: 'A must_use warning, and .ok() takes it away.',
    language: 'rs',
    code: rust(
      'fn sealed(logger: &AuditLogger, shard: &SealedShard) {',
      '    logger.emit(AuditEvent::VramSealed { shard_id: shard.id }).ok();',
      '}',
    ),
    breaks: ['REVIEW-1'],
  },
  {
    name: 'source-floating-promise',
    thinking: 'Emission must not be waited for, so the promise may float.',
    language: 'ts',
    code: rust(
      'export const sealed = (logger: AuditLogger, shardId: string): void => {',
      "  void logger.emit({ type: 'VramSealed', shard_id: shardId });",
      '};',
    ),
    breaks: ['REVIEW-1'],
  },
  {
    name: 'source-logs-only',
    thinking: 'It is logged, that should be enough.',
    language: 'rs',
    code: rust(
      'fn sealed(&self, shard: &SealedShard) {',
      '    if let Err(e) = self.logger.emit(AuditEvent::VramSealed { shard_id: shard.id }) {',
      '        tracing::error!(error = %e, "Failed to emit VramSealed audit event");',
      '    }',
      '}',
    ),
    breaks: ['REVIEW-2'],
  },
  {
    name: 'source-counts-without-flush',
    thinking: 'The background writer will get to it.',
    language: 'rs',
    code: rust(
      'fn failed(&self, shard: &SealedShard) {',
      '    if let Err(e) = self.logger.emit(AuditEvent::SealVerificationFailed { shard_id: shard.id }) {',
      '        tracing::error!(error = %e, "Failed to emit SealVerificationFailed");',
      '        metrics::counter!("vram.audit.critical_emit_failures", 1);',
      '    }',
      '}',
    ),
    breaks: ['REVIEW-3'],
  },
  {
    name: 'source-flush-error-logged',
    thinking: 'The emission succeeded; that its flush failed is a line in the log.',
    language: 'rs',
    code: rust(
      'fn persist(&self) {',
      '    if let Err(e) = self.logger.flush() {',
      '        tracing::error!(error = %e, "Failed to flush audit logger");',
      '    }',
      '}',
    ),
    breaks: ['REVIEW-4'],
  },
  {
    name: 'source-owner-without-drop',
    thinking: 'The logger flushes itself when it goes away.',
    language: 'rs',
    code: rust(
      'pub struct ModelLoader {',
      '    max_size: usize,',
      '    audit_logger: Option<Arc<AuditLogger>>,',
      '}',
    ),
    breaks: ['REVIEW-5'],
  },
  {
    name: 'source-drop-that-logs',
    thinking: 'That it went away is worth a line in the log.',
    language: 'rs',
    code: rust(
      'pub struct VramManager {',
      '    audit_logger: Arc<AuditLogger>,',
      '}',
      '',
      'impl Drop for VramManager {',
      '    fn drop(&mut self) {',
      '        tracing::info!("VramManager dropped");',
      '    }',
      '}',
    ),
    breaks: ['REVIEW-5'],
  },
  {
    name: 'source-digest-operator',
    thinking: 'VRAM is local, nobody can measure that.',
    language: 'rs',
    code: rust(
      'fn verify(&self, shard: &SealedShard, vram_digest: String) -> Result<(), VramError> {',
      '    if vram_digest != shard.digest {',
      '        return Err(VramError::SealVerificationFailed);',
      '    }',
      '    Ok(())',
      '}',
    ),
    breaks: ['REVIEW-6'],
  },
  {
    name: 'source-token-operator',
    thinking: 'Strings are compared with ===.',
    language: 'ts',
    code: rust(
      'export const isAllowed = (token: string, expectedToken: string): boolean =>',
      '  token === expectedToken;',
    ),
    breaks: ['REVIEW-6'],
  },
  {
    name: 'source-question-mark',
    thinking: 'If it cannot be audited, it must not happen.',
    language: 'rs',
    code: rust(
      'fn sealed(&self, shard: &SealedShard) -> Result<(), VramError> {',
      '    self.logger.emit(AuditEvent::VramSealed { shard_id: shard.id })?;',
      '    Ok(())',
      '}',
    ),
    breaks: ['REVIEW-7'],
  },
  {
    name: 'source-path-as-it-came',
    thinking: 'Paths come from our own scheduler.',
    language: 'rs',
    code: rust(
      'fn rejected(&self, path: &str) -> AuditEvent {',
      '    AuditEvent::PathTraversalAttempt { path: path.to_string() }',
      '}',
    ),
    breaks: ['REVIEW-8'],
  },
];
