import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type * as Declared from '../../extension';
import { checks, judged, type Check } from '../../src/verdict';
import { GateFacade } from './gate-facade';
import * as steps from './steps';
import { isRegistered } from './team-checks';

// What is declared to teams is what they get: this file does not compile where it is not.
steps satisfies Omit<typeof Declared, 'defineCheck'>;
const declared = (facade: GateFacade): Declared.Gate => facade;

const check = (name: string): Check => ({
  ...{ name, expects: steps.z.object({}), observes: steps.z.object({}) },
  judge: () => judged([]),
});

describe('the steps of a team', () => {
  test('define checks of their own, each once and under a name', () => {
    const own = check('every-record-is-signed');
    steps.defineCheck(own);
    assert.ok(isRegistered(own));
    assert.ok(!isRegistered({ ...own }));
    for (const name of ['every-record-is-signed', 'No Name', '__proto__', '']) {
      assert.throws(() => steps.defineCheck(check(name)), /expected (a|the) name/, name);
    }
  });

  test('can take the name of no check of the standard', () => {
    for (const name of checks.keys()) {
      assert.throws(() => steps.defineCheck(check(name)), /the standard has already/, name);
    }
  });

  test('are given what is declared, and nothing of the world behind it', () => {
    const names = Object.getOwnPropertyNames(GateFacade.prototype).sort();
    assert.deepEqual(names, [
      ...['ask', 'check', 'constructor', 'does', 'log', 'mark', 'notVerified', 'provoked', 'trail'],
    ]);
    assert.equal(typeof declared, 'function');
  });
});
