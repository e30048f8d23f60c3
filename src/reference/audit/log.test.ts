import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AuditError } from './error';
import { lineLog } from './log';

const NOON = Date.UTC(2026, 10, 20, 12);

test('an error line names the failure, its code and every cause with its errno', () => {
  const lines: string[] = [];
  const log = lineLog(
    (line) => lines.push(line),
    () => NOON,
  );
  const cause = Object.assign(new Error('ENOSPC: no space left on device, write'), {
    code: 'ENOSPC',
  });
  log.error('VramSealed was not recorded', new AuditError('WRITE_FAILED', 'torn\noff', { cause }));
  assert.deepEqual(lines, [
    '2026-11-20T12:00:00.000Z ERROR audit: VramSealed was not recorded: ' +
      '[WRITE_FAILED] torn\\u000aoff: ENOSPC: no space left on device, write\n',
  ]);
});

test('lines that cannot be written are owned up to as soon as one can', () => {
  const lines: string[] = [];
  let broken = true;
  const write = (line: string) => {
    if (broken) throw new Error('EPIPE');
    lines.push(line);
  };
  const log = lineLog(write, () => NOON);
  log.error('one', 'lost');
  log.warn('two');
  broken = false;
  log.warn('three');
  log.warn('four');
  assert.match(lines[0] ?? '', /WARN audit: three \(2 earlier lines could not be written\)\n$/);
  assert.match(lines[1] ?? '', /WARN audit: four\n$/);
});
