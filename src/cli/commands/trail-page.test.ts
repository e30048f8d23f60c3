import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { projectRoot, proofgate } from '../../../support/e2e/proofgate';
import { example, ground, type Ground } from '../../probes/trail/testing';

const page = readFileSync(join(projectRoot, 'docs', 'reading-a-trail.md'), 'utf8');

/** Each command of the page, and what it prints there. */
const shown = [...page.matchAll(/^```text\n\$ proofgate (.*)\n([^]*?)^```$/gm)].map(
  ([, command = '', output = '']) => ({ command, output }),
);

const withoutDuration = (text: string) => text.replace(/"durationMs":\d+/, '"durationMs":0');

describe('docs/reading-a-trail.md', () => {
  let on: Ground;
  before(async () => {
    on = await ground();
    const isKey = (name: string) => name.endsWith('.key');
    const trail = await on.lay('trail', new Map([...example].filter(([name]) => !isKey(name))));
    for (const [name, bytes] of example) if (isKey(name)) await writeFile(on.path(name), bytes);
    const change = async (name: string, file: string, to: (text: string) => string) => {
      await cp(trail, on.path(name), { recursive: true });
      const text = example.get(file)?.toString() ?? '';
      await writeFile(join(on.path(name), file), to(text));
    };
    await change('tampered', '2026-11-20.audit', (text) => text.replace('worker-7', 'worker-8'));
    await change('cut', '2026-11-20-1.audit', (text) => text.slice(0, text.indexOf('\n') + 1));
  });
  after(() => on[Symbol.asyncDispose]());

  assert.ok(shown.length > 6, 'the page shows commands');
  for (const { command, output } of shown) {
    test(`shows what ${command} prints`, async () => {
      const { stdout, stderr } = await proofgate(command.split(' '), { cwd: on.path('') });
      assert.equal(withoutDuration(stdout + stderr), withoutDuration(output));
    });
  }
});
