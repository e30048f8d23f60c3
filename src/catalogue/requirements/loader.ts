import type { RequirementDefinition } from '../types';
import { serves } from './clauses';
import { loaderOnly } from './crates';

/** LOAD: only the model that was asked for is loaded. */
export const loader = [
  {
    id: 'LOAD-1',
    title: 'A good digest and a valid GGUF file load',
    statement: 'A model file with the expected digest that is valid GGUF MUST load.',
    severity: 'blocking',
    chapter: 'loader',
    crates: loaderOnly,
    source: [{ seed: 'requirements', section: 'LOAD' }],
    regulations: serves.integrity,
    observed:
      'A model file the gate made is loaded, and digest, size and number of tensors in the answer ' +
      'are compared with the file.',
    minimumChecks: 2,
  },
  {
    id: 'LOAD-2',
    title: 'A wrong digest is an IntegrityViolation, and nothing is returned',
    statement:
      'A wrong digest MUST be reported as IntegrityViolation, and nothing of the model may be ' +
      'returned.',
    severity: 'blocking',
    chapter: 'loader',
    crates: loaderOnly,
    source: [
      { seed: '000', section: '1. Audit Events Are Emitted' },
      { seed: 'requirements', section: 'LOAD' },
    ],
    regulations: serves.incidents,
    observed:
      'A file is asked for under the digest of another, and the answer and the record are read.',
    minimumChecks: 2,
  },
  {
    id: 'LOAD-3',
    title: 'A malformed GGUF file is rejected without harm',
    statement:
      'A malformed GGUF file (magic, version, counts, lengths, offsets, overflow, truncation) ' +
      'MUST be reported as MalformedModelRejected, without a crash and within bounded memory.',
    severity: 'blocking',
    chapter: 'loader',
    crates: loaderOnly,
    source: [
      { seed: '000', section: '1. Audit Events Are Emitted' },
      { seed: 'requirements', section: 'LOAD' },
    ],
    regulations: serves.incidents,
    observed:
      'Files malformed in each way are asked for, and the answer, the record and the memory of ' +
      'the process are read.',
    minimumChecks: 7,
  },
  {
    id: 'LOAD-4',
    title: 'A file over the size limit is refused before it is read',
    statement: 'A file over the size limit MUST be refused before it is read.',
    severity: 'blocking',
    chapter: 'loader',
    crates: loaderOnly,
    source: [{ seed: 'requirements', section: 'LOAD' }],
    regulations: serves.integrity,
    observed:
      'Files on both sides of the limit are asked for, and reads of the larger one are looked for.',
    minimumChecks: 2,
  },
] as const satisfies readonly RequirementDefinition[];
