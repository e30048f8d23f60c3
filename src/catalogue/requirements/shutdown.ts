import type { RequirementDefinition } from '../types';
import { serves } from './clauses';
import { both, loaderOnly, vramOnly } from './crates';

/** DROP: shutdown loses nothing. */
export const shutdown = [
  {
    id: 'DROP-1',
    title: 'Disposing the VRAM manager flushes the trail',
    statement: 'Disposing the VRAM manager MUST flush the trail.',
    severity: 'blocking',
    chapter: 'shutdown',
    crates: vramOnly,
    source: [
      { seed: '001', section: 'Fix 3: Graceful Shutdown Flush' },
      { seed: '002', section: 'CONCERN 2: Audit Emission Failures Are Non-Blocking' },
    ],
    regulations: serves.records,
    observed:
      'Events are left in the buffer, the manager is disposed of, the subject is killed at the ' +
      'answer, and the trail is compared with what was emitted.',
    minimumChecks: 2,
  },
  {
    id: 'DROP-2',
    title: 'Disposing the model loader flushes the trail',
    statement: 'Disposing the model loader MUST flush the trail.',
    severity: 'blocking',
    chapter: 'shutdown',
    crates: loaderOnly,
    source: [
      { seed: '000', section: 'ISSUE 3: No Graceful Shutdown Flush' },
      { seed: '001', section: 'Fix 3: Graceful Shutdown Flush' },
    ],
    regulations: serves.records,
    observed:
      'Events are left in the buffer, the loader is disposed of, the subject is killed at the ' +
      'answer, and the trail is compared with what was emitted.',
    minimumChecks: 2,
  },
  {
    id: 'DROP-3',
    title: 'SIGTERM, SIGINT and a normal exit flush first',
    statement:
      'SIGTERM and SIGINT MUST flush before the process exits; so MUST a normal exit with events ' +
      'in the buffer.',
    severity: 'blocking',
    chapter: 'shutdown',
    crates: both,
    source: [
      { seed: '000', section: 'ISSUE 3: No Graceful Shutdown Flush' },
      { seed: 'requirements', section: 'DROP: shutdown loses nothing' },
    ],
    regulations: serves.records,
    observed:
      'The process is ended in each of the three ways with events in its buffer, and the trail it ' +
      'left is compared with what was emitted.',
    minimumChecks: 3,
  },
  {
    id: 'DROP-4',
    title: 'A flush that fails on disposal is logged and counted, never thrown',
    statement:
      'A flush that fails on disposal MUST be logged and counted; disposal itself MUST NOT throw.',
    severity: 'blocking',
    chapter: 'shutdown',
    crates: both,
    source: [
      { seed: '000', section: 'Fix 2: Add Drop Implementation' },
      { seed: 'requirements', section: 'DROP: shutdown loses nothing' },
    ],
    regulations: serves.monitoring,
    observed:
      'The owner is disposed of while the sink refuses writes, and the answer, the log and the ' +
      'counters are read.',
    minimumChecks: 2,
  },
  {
    id: 'DROP-5',
    title: 'Disposal is idempotent, needs no logger and accounts for every shard',
    statement:
      'Disposal MUST be idempotent and MUST work with no logger; disposing the VRAM manager MUST ' +
      'emit VramDeallocated for every shard still held.',
    severity: 'blocking',
    chapter: 'shutdown',
    crates: both,
    source: [
      { seed: '003', section: '5. VramDeallocated Event (Future Work)' },
      { seed: '004', section: 'Drop Implementation' },
      { seed: 'requirements', section: 'DROP: shutdown loses nothing' },
    ],
    regulations: serves.records,
    observed:
      'An owner is disposed of twice, without a logger, and with shards still held, and the ' +
      'answers and the VramDeallocated records are compared with the shards.',
    minimumChecks: 3,
  },
] as const satisfies readonly RequirementDefinition[];
