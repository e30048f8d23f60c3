import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { regulations } from './regulations';
import { requirements } from './requirements';

const ids: readonly string[] = regulations.map((regulation) => regulation.id);

describe('the regulations', () => {
  test('are the ten clauses the seeds and their successors name', () => {
    assert.deepEqual(
      regulations.map(({ framework, clause }) => `${framework} ${clause}`),
      [
        'GDPR Art. 30',
        'GDPR Art. 32',
        'GDPR Art. 33',
        'SOC 2 CC6.1',
        'SOC 2 CC7.2',
        'SOC 2 CC7.3',
        'ISO/IEC 27001:2013 A.12.4.1',
        'ISO/IEC 27001:2013 A.12.4.3',
        'ISO/IEC 27001:2022 A.8.15',
        'ISO/IEC 27001:2022 A.8.16',
      ],
    );
  });

  test('have ids that are unique and that OSCAL takes as tokens', () => {
    assert.equal(new Set(ids).size, ids.length);
    for (const id of ids) assert.match(id, /^[A-Za-z_][A-Za-z0-9._-]*$/);
  });

  test('are each served by a requirement, and each requirement serves some, each once', () => {
    const served = requirements.flatMap((entry): readonly string[] => entry.regulations);
    assert.deepEqual(new Set(served), new Set(ids));
    for (const { id, regulations: clauses } of requirements) {
      assert.ok(clauses.length > 0, `${id} serves no regulation`);
      assert.equal(new Set<string>(clauses).size, clauses.length, `${id} names a clause twice`);
    }
  });
});
