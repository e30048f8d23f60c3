import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ZodError } from 'zod';
import { judge, type Check, type Judgement } from '../check';
import { observation } from '../testing';
import { checks, counterNames } from './index';
import { casesOf, type CheckCases, type Sight } from './testing';

test('every check of the gate is exercised here, and nothing else is', () => {
  assert.deepEqual([...checks.keys()].sort(), Object.keys(casesOf).sort());
});

test('every check has a sight that passes and one that is refused', () => {
  for (const [name, { right, wrong }] of Object.entries(casesOf)) {
    assert.ok(Object.keys(right).length > 0 && Object.keys(wrong).length > 0, name);
  }
});

test('a check stands in the registry under its own name', () => {
  for (const [name, check] of checks) assert.equal(check.name, name);
});

test('the counters are named as the requirements name them', () => {
  assert.deepEqual(counterNames('loader'), {
    attempts: 'loader_audit_emit_attempts',
    failures: 'loader_audit_emit_failures',
    critical_failures: 'loader_audit_critical_emit_failures',
  });
});

/** Judges what was seen, and once more from the evidence as it would lie in a bundle. */
const judgeTwice = (check: Check, { expected, seen }: Sight): Judgement => {
  const evidence = observation({ check: check.name, expected, seen });
  const judgement = judge(check, evidence);
  const again = judge(check, JSON.parse(JSON.stringify(evidence)) as typeof evidence);
  assert.deepEqual(again, judgement, 'judged again from the evidence it came out otherwise');
  return judgement;
};

const passes = (check: Check, right: CheckCases['right']): void => {
  for (const [what, sight] of Object.entries(right)) {
    test(`${check.name} passes on ${what}`, () => {
      assert.deepEqual(judgeTwice(check, sight), { outcome: 'pass' });
    });
  }
};

const finds = (check: Check, wrong: CheckCases['wrong']): void => {
  for (const [what, { codes, says, ...sight }] of Object.entries(wrong)) {
    test(`${check.name} finds ${what}`, () => {
      const judgement = judgeTwice(check, sight);
      assert.equal(judgement.outcome, 'fail');
      assert.deepEqual(
        judgement.findings.map(({ code }) => code),
        codes,
      );
      const [first] = judgement.findings;
      assert.match(first?.expected ?? '', says[0]);
      assert.match(first?.seen ?? '', says[1]);
    });
  }
};

const concludesNothing = (check: Check, unclear: CheckCases['unclear'] = {}): void => {
  for (const [what, { reason, ...sight }] of Object.entries(unclear)) {
    test(`${check.name} concludes nothing from ${what}`, () => {
      const judgement = judgeTwice(check, sight);
      assert.equal(judgement.outcome, 'inconclusive');
      assert.match(judgement.reason, reason);
    });
  }
};

const refusesVanity = (check: Check, vain: CheckCases['vain'] = {}): void => {
  for (const [what, sight] of Object.entries(vain)) {
    test(`${check.name} refuses to judge ${what}`, () => {
      assert.throws(() => judge(check, observation({ check: check.name, ...sight })), ZodError);
    });
  }
};

const refusesOtherShapes = (check: Check, [right]: readonly Sight[]): void => {
  test(`${check.name} refuses to judge what is not of its shape`, () => {
    assert.ok(right);
    const { expected, seen } = right;
    const strange: readonly Sight[] = [
      { expected, seen: {} },
      { expected, seen: null },
      { expected, seen: { ...(seen as object), more: 1 } },
      { expected: { ...(expected as object), more: 1 }, seen },
      { expected: null, seen },
    ];
    for (const sight of strange) {
      assert.throws(() => judge(check, observation({ check: check.name, ...sight })), ZodError);
    }
  });
};

for (const [name, cases] of Object.entries(casesOf)) {
  const check = checks.get(name);
  assert.ok(check, name);
  passes(check, cases.right);
  finds(check, cases.wrong);
  concludesNothing(check, cases.unclear);
  refusesVanity(check, cases.vain);
  refusesOtherShapes(check, Object.values(cases.right));
}
