import type { AuditCall, FileFacts, OwnerFact } from '../facts/types';
import type { Crate } from '../link/crate';

interface Place {
  readonly file: FileFacts;
  readonly crate: Crate;
}

/** The emission as it must stand: failure logged and counted, success flushed when CRITICAL. */
export const emissionFix = (call: AuditCall, file: FileFacts, crate: Crate): string => {
  const event = crate.eventOf(file, call) ?? 'event';
  const isCritical = crate.isCritical(file, call);
  const on = call.receiver?.replace(/\s+/g, '') ?? null;
  const make = file.language === 'rust' ? rustEmission : typescriptEmission;
  return make({ on, name: call.name, event, isCritical, crate });
};

interface Emission {
  readonly on: string | null;
  readonly name: string;
  readonly event: string;
  readonly isCritical: boolean;
  readonly crate: Crate;
}

const rustEmission = ({ on, name, event, isCritical, crate }: Emission): string => {
  const emit = on === null ? `${name}(..)` : `${on}.${name}(AuditEvent::${event} { .. })`;
  const counted = rustCounters(crate, isCritical).map((line) => `    ${line}`);
  const flush = [
    `} else if let Err(e) = ${on ?? 'audit_logger'}.flush() {`,
    `    tracing::error!(error = %e, event = "${event}", "Failed to flush CRITICAL audit event");`,
    ...counted,
  ];
  return [
    `if let Err(e) = ${emit} {`,
    `    tracing::error!(error = %e, event = "${event}", "Failed to emit audit event");`,
    ...counted,
    ...(isCritical ? flush : []),
    '}',
  ].join('\n');
};

const rustCounters = ({ prefix }: Crate, isCritical: boolean): string[] => [
  `metrics::counter!("${prefix}_audit_emit_failures").increment(1);`,
  ...(isCritical
    ? [`metrics::counter!("${prefix}_audit_critical_emit_failures").increment(1);`]
    : []),
];

const typescriptEmission = ({ on, name, event, isCritical }: Emission): string => {
  const emit = on === null ? `${name}(..)` : `${on}.${name}({ type: '${event}', .. })`;
  return [
    'try {',
    `  await ${emit};`,
    ...(isCritical ? [`  await ${on ?? 'auditLogger'}.flush();`] : []),
    '} catch (cause) {',
    `  log.error({ cause, event: '${event}' }, 'Failed to record audit event');`,
    ...typescriptCounters(isCritical).map((line) => `  ${line}`),
    '}',
  ].join('\n');
};

const typescriptCounters = (isCritical: boolean): string[] => [
  'metrics.auditEmitFailures.inc();',
  ...(isCritical ? ['metrics.auditCriticalEmitFailures.inc();'] : []),
];

/** The flush as it must stand: a failure is as visible as that of an emission (FLUSH-5, DROP-4). */
export const flushFix = (call: AuditCall, { file, crate }: Place): string => {
  const on = call.receiver?.replace(/\s+/g, '') ?? null;
  return flushed(on === null ? `${call.name}(..)` : `${on}.${call.name}()`, { file, crate });
};

const flushed = (flush: string, { file, crate }: Place): string =>
  file.language === 'rust'
    ? [
        `if let Err(e) = ${flush} {`,
        '    tracing::error!(error = %e, "Failed to flush audit logger");',
        ...rustCounters(crate, true).map((line) => `    ${line}`),
        '}',
      ].join('\n')
    : [
        'try {',
        `  await ${flush};`,
        '} catch (cause) {',
        "  log.error({ cause }, 'Failed to flush audit logger');",
        ...typescriptCounters(true).map((line) => `  ${line}`),
        '}',
      ].join('\n');

/** The end of an owner as it must be: flushed, logged, counted, and never thrown from (DROP-4). */
export const disposalFix = ({ type, field, isOptional }: OwnerFact, place: Place): string => {
  const isRust = place.file.language === 'rust';
  if (!isRust) {
    const body = flushed(`this.${field}${isOptional ? '?' : ''}.flush()`, place);
    return `async [Symbol.asyncDispose](): Promise<void> {\n${indented(body, '  ')}\n}`;
  }
  const inner = flushed(`${isOptional ? 'audit_logger' : `self.${field}`}.flush()`, place);
  const body = isOptional
    ? `if let Some(ref audit_logger) = self.${field} {\n${indented(inner, '    ')}\n}`
    : inner;
  return (
    `impl Drop for ${type} {\n    fn drop(&mut self) {\n${indented(body, '        ')}\n    }\n}\n` +
    '// An async flush: tokio::task::block_in_place(|| Handle::current().block_on(logger.flush()))'
  );
};

const indented = (text: string, by: string): string =>
  text
    .split('\n')
    .map((line) => `${by}${line}`)
    .join('\n');
