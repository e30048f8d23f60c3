import { events } from '../../catalogue';
import type { ConfigurationInput } from './schema';

/** The words of the seeds and of the libraries crates usually take; a crate adds its own. */
export const defaults: ConfigurationInput = {
  loggers: {
    people: [],
    types: ['AuditLogger', 'AuditLog', 'AuditTrail', 'AuditSink', 'AuditClient', 'Auditor'],
    names: ['audit', 'auditor', 'logger', 'trail', 'audit_log', 'audit_sink'],
  },
  emits: [
    ...['emit', 'try_emit', 'emit_event', 'emit_async', 'emit_blocking', 'emit_critical'],
    ...['record', 'record_event', 'log_event', 'audit_event', 'publish_event'],
  ],
  flushes: ['flush', 'flush_sync', 'flush_blocking', 'flush_all', 'flush_now', 'sync', 'sync_all'],
  durable: ['emit_and_flush', 'emit_durable', 'emit_sync', 'record_and_flush', 'record_durable'],
  infallible: [],
  counters: [
    ...['counter', 'increment_counter', 'inc', 'inc_by', 'increment', 'fetch_add', 'add'],
    ...['increment_by', 'saturating_inc', 'record_failure', 'count_failure'],
  ],
  disposals: ['dispose', 'close', 'shutdown', 'destroy', 'stop', 'end', 'on_module_destroy'],
  events: {
    types: ['AuditEvent'],
    critical: events.filter((e) => e.severity === 'critical').map((e) => e.type),
    routine: events.filter((e) => e.severity !== 'critical').map((e) => e.type),
  },
  sanitizers: ['sanitize', 'sanitise', 'sanitized', 'sanitizer', 'redact', 'fingerprint'],
  external: [
    ...['path', 'filename', 'file_name', 'url', 'uri', 'query', 'header', 'headers', 'body'],
    ...['input', 'payload', 'user_agent', 'request', 'req', 'params', 'argv', 'shard_id'],
  ],
  comparers: ['timing_safe_eq', 'timing_safe_equal', 'constant_time_eq', 'ct_eq', 'verify_slice'],
  secrets: ['digest', 'hash', 'sha256', 'hmac', 'mac', 'signature', 'sig', 'token'],
  public: [],
  exclude: [],
  tests: false,
};
