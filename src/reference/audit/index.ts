export { openTrail } from './buffered-trail';
export type { Auditor } from './auditor';
export type { Clock } from './clock';
export { conceal, concealInJson } from './conceal';
export { registerCounters, type AuditCounters } from './counters';
export { createAuditor, type AuditorParts, type OwnerAuditor } from './create-auditor';
export type { Custody } from './custodian';
export type { LegalHold } from './custody';
export { disabledAuditor } from './disabled-auditor';
export type { Durability, Emission } from './emission';
export { AuditError, type AuditErrorCode } from './error';
export type { AuditActor, AuditEvent } from './events';
export { faultyStorage, type DiskFault, type FaultyStorage } from './faulty-storage';
export { fileStorage } from './file-storage';
export { flushOnExit, type ExitSource } from './flush-on-exit';
export { flushPolicy, type FlushPolicy } from './flush-policy';
export { readKeyFile } from './key';
export { lineLog, type AuditLog } from './log';
export { SANITIZATION_FAILED } from './sanitize';
export type { RetentionRegulation, RetentionSettings } from './retention';
export type { FlushSettings, RotationSettings, TrailSettings } from './settings';
export type { Storage, TrailDirectory, TrailFile } from './storage';
export type { LocalTrail, Trail, TrailParts } from './trail';
export {
  openPlatformTrail,
  platformDefaults,
  readSigner,
  systemTimer,
  type DeliveryStatus,
  type PlatformTrail,
} from './platform';
