import type { AuditCall, Language } from '../facts/types';

/** The prefix a crate's own metrics have stands where these say `crate`. */
const TOTAL = 'crate.audit.emit_failures';
const CRITICAL = 'crate.audit.critical_emit_failures';

/** The emission as it must stand: failure logged and counted, success flushed when CRITICAL. */
export const emissionFix = (
  language: Language,
  call: AuditCall,
  event: string | null,
  isCritical: boolean,
): string => {
  const name = event ?? 'event';
  const on = call.receiver?.replace(/\s+/g, '') ?? 'logger';
  return language === 'rust'
    ? rustEmission(on, call, name, isCritical)
    : typescriptEmission(on, call, name, isCritical);
};

const rustEmission = (on: string, call: AuditCall, event: string, isCritical: boolean): string => {
  const emit = call.receiver === null ? `${call.name}(..)` : `${on}.${call.name}(${event} { .. })`;
  const log = `tracing::error!(error = %e, event = "${event}", "Failed to emit audit event");`;
  const counted = [
    `    metrics::counter!("${TOTAL}").increment(1);`,
    ...(isCritical ? [`    metrics::counter!("${CRITICAL}").increment(1);`] : []),
  ];
  const flush = [
    `} else if let Err(e) = ${call.receiver === null ? 'audit_logger' : on}.flush() {`,
    `    tracing::error!(error = %e, event = "${event}", "Failed to flush CRITICAL audit event");`,
    ...counted,
  ];
  return [
    `if let Err(e) = ${emit} {`,
    `    ${log}`,
    ...counted,
    ...(isCritical ? flush : []),
    '}',
  ].join('\n');
};

const typescriptEmission = (
  on: string,
  call: AuditCall,
  event: string,
  isCritical: boolean,
): string => {
  const emit = call.receiver === null ? `${call.name}(..)` : `${on}.${call.name}({ type: '${event}', .. })`;
  return [
    'try {',
    `  await ${emit};`,
    ...(isCritical ? [`  await ${call.receiver === null ? 'auditLogger' : on}.flush();`] : []),
    '} catch (cause) {',
    `  log.error({ cause, event: '${event}' }, 'Failed to record audit event');`,
    '  metrics.auditEmitFailures.inc();',
    ...(isCritical ? ['  metrics.auditCriticalEmitFailures.inc();'] : []),
    '}',
  ].join('\n');
};

/** The flush as it must stand: a failure is as visible as that of an emission (FLUSH-5, DROP-4). */
export const flushFix = (language: Language, call: AuditCall): string => {
  const on = call.receiver?.replace(/\s+/g, '') ?? 'audit_logger';
  const flush = call.receiver === null ? `${call.name}(..)` : `${on}.${call.name}()`;
  return language === 'rust'
    ? [
        `if let Err(e) = ${flush} {`,
        '    tracing::error!(error = %e, "Failed to flush audit logger");',
        `    metrics::counter!("${TOTAL}").increment(1);`,
        `    metrics::counter!("${CRITICAL}").increment(1);`,
        '}',
      ].join('\n')
    : [
        'try {',
        `  await ${flush};`,
        '} catch (cause) {',
        "  log.error({ cause }, 'Failed to flush audit logger');",
        '  metrics.auditEmitFailures.inc();',
        '  metrics.auditCriticalEmitFailures.inc();',
        '}',
      ].join('\n');
};

/** The end of an owner as it must be: flushed, logged, counted, and never thrown from. */
export const disposalFix = (language: Language, type: string, field: string): string =>
  language === 'rust'
    ? [
        `impl Drop for ${type} {`,
        '    fn drop(&mut self) {',
        '        // An Option needs `if let Some(logger) = &self.' + field + '` around this; an async',
        '        // flush needs the runtime: block_in_place(|| Handle::current().block_on(..)).',
        `        if let Err(e) = self.${field}.flush() {`,
        `            tracing::error!(error = %e, "Failed to flush audit logger on ${type} drop");`,
        `            metrics::counter!("${TOTAL}").increment(1);`,
        '        }',
        '    }',
        '}',
      ].join('\n')
    : [
        'async [Symbol.asyncDispose](): Promise<void> {',
        '  try {',
        `    await this.${field}.flush();`,
        '  } catch (cause) {',
        `    log.error({ cause }, 'Failed to flush audit logger of ${type}');`,
        '    metrics.auditEmitFailures.inc();',
        '  }',
        '}',
      ].join('\n');
