import { globSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { PluginKind, commonTokens, declareClassPlugin, tokens } from '@stryker-mutator/api/plugin';
import {
  DryRunStatus,
  MutantRunStatus,
  TestStatus,
  determineHitLimitReached,
} from '@stryker-mutator/api/test-runner';
import { collect, forget, outcomeOf } from './collected.mjs';
import { keep, recall, tellers } from './known.mjs';

/** What the instrumented code and its runner share. */
const shared = (globalThis.__stryker__ = {
  mutantCoverage: { static: {}, perTest: {} },
});

/** A test in which a mutant is run over so much more often than without it is taken to hang. */
const MOST_TIMES_AS_OFTEN = 100;

/**
 * Runs the tests of `node:test` in this process, each by itself, so that a mutant costs no more than
 * the tests that meet it. What is met while files are loaded is told by loading them anew.
 */
class Runner {
  static inject = tokens(commonTokens.options);
  /** The tests that are loaded, by their id, in files. */
  #loaded = new Map();
  #spoilt = false;
  #known;

  constructor({ inOneProcess: { testFiles, without, folder } }) {
    this.folder = resolve(folder);
    this.patterns = testFiles;
    this.without = without;
    // Drawn values are the same each time, or a mutant would be told on one day and not on another.
    const need = createRequire(resolve('package.json'));
    need('fast-check').configureGlobal({ seed: 1 });
    // Steps of features are loaded by their sources.
    need('ts-node/register');
    // What escapes from a test is its failure, and must not end the process.
    process.on('uncaughtException', (error) => (this.escaped = error));
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async dryRun() {
    const loading = {};
    const tests = [];
    const coverage = shared.mutantCoverage;
    const everyLoading = {};
    for (const file of globSync(this.patterns).sort()) {
      this.#forget();
      coverage.static = {};
      for (const [id, test] of this.#testsOf(file)) {
        shared.currentTestId = id;
        const began = performance.now();
        const failure = await this.#outcomeOf(test);
        shared.currentTestId = undefined;
        tests.push({ id, file, ms: performance.now() - began, failure });
      }
      loading[file] = Object.keys(coverage.static);
      for (const id of loading[file]) everyLoading[id] = coverage.static[id];
    }
    const hitsOf = (id) => coverage.perTest[id] ?? {};
    keep({ loading, tests: tests.map((one) => ({ ...one, hits: hitsOf(one.id) })) });
    return {
      status: DryRunStatus.Complete,
      tests: tests.map(asTestResult),
      mutantCoverage: { static: everyLoading, perTest: coverage.perTest },
    };
  }

  async mutantRun({ activeMutant: { id: mutant }, testFilter, hitLimit }) {
    this.#known ??= recall();
    const isMetInLoading = testFilter === undefined;
    if (isMetInLoading || this.#spoilt) this.#forget();
    this.#spoilt = isMetInLoading;
    const tests = tellers(this.#known, mutant, testFilter);
    const nrOfTests = tests.length;
    for (const { id, file, hits } of tests) {
      const most = isMetInLoading ? hitLimit : MOST_TIMES_AS_OFTEN * (hits[mutant] + 1);
      const run = { mutant, id, file, most, inLoading: isMetInLoading ? mutant : undefined };
      const failure = await this.#failureOf(run);
      const limit = determineHitLimitReached(shared.hitCount, most);
      if (limit) return { status: MutantRunStatus.Timeout, reason: limit.reason };
      if (!failure) continue;
      const failureMessage = failure.message;
      return { status: MutantRunStatus.Killed, nrOfTests, killedBy: [id], failureMessage };
    }
    return { status: MutantRunStatus.Survived, nrOfTests };
  }

  /** A failure counts only if the same test passes without the mutant, in modules as they are. */
  async #failureOf(run) {
    const failure = await this.#runWith(run);
    if (!failure || run.inLoading || shared.hitCount > run.most) return failure;
    const hits = shared.hitCount;
    const isSound = !(await this.#runWith({ ...run, mutant: undefined }));
    shared.hitCount = hits;
    if (isSound) return failure;
    this.#forget();
    return this.#runWith(run);
  }

  /** Runs a test with a mutant, in a file that was loaded with it, or without. */
  async #runWith({ mutant, id, file, most, inLoading }) {
    Object.assign(shared, { hitCount: 0, hitLimit: most, activeMutant: inLoading });
    try {
      const test = this.#testsOf(file).get(id);
      if (!test) return new Error(`${id} is not defined any more`);
      shared.activeMutant = mutant;
      return await this.#outcomeOf(test);
    } catch (error) {
      return error;
    } finally {
      shared.activeMutant = undefined;
    }
  }

  async #outcomeOf(test) {
    this.escaped = undefined;
    return (await outcomeOf(test)) ?? this.escaped;
  }

  #testsOf(file) {
    if (!this.#loaded.has(file)) {
      const tests = new Map();
      for (const test of collect(resolve(file))) {
        const id = `${file} › ${test.title}`;
        if (this.without.some((words) => id.includes(words))) continue;
        tests.set(tests.has(id) ? `${id} (${tests.size})` : id, test);
      }
      this.#loaded.set(file, tests);
    }
    return this.#loaded.get(file);
  }

  #forget() {
    this.#loaded.clear();
    forget(this.folder);
  }
}

const asTestResult = ({ id, file, ms, failure }) => ({
  ...{ id, name: id, fileName: resolve(file), timeSpentMs: ms },
  ...(failure
    ? { status: TestStatus.Failed, failureMessage: String(failure.stack) }
    : { status: TestStatus.Success }),
});

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'in-one-process', Runner)];

export const strykerValidationSchema = {
  properties: { inOneProcess: { type: 'object' } },
};
