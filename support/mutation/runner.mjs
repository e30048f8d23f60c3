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
    createRequire(resolve('package.json'))('fast-check').configureGlobal({ seed: 1 });
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
    const mutantsOf = (id) => Object.keys(coverage.perTest[id] ?? {}).map(Number);
    keep({ loading, tests: tests.map((one) => ({ ...one, mutants: mutantsOf(one.id) })) });
    return {
      status: DryRunStatus.Complete,
      tests: tests.map(asTestResult),
      mutantCoverage: { static: everyLoading, perTest: coverage.perTest },
    };
  }

  async mutantRun({ activeMutant: { id }, testFilter, hitLimit }) {
    this.#known ??= recall();
    const isMetInLoading = testFilter === undefined;
    if (isMetInLoading || this.#spoilt) this.#forget();
    this.#spoilt = isMetInLoading;
    Object.assign(shared, { hitCount: 0, hitLimit });
    const tests = tellers(this.#known, id, testFilter);
    const killer = await this.#killer(id, tests, isMetInLoading);
    shared.activeMutant = undefined;
    const limit = determineHitLimitReached(shared.hitCount, hitLimit);
    if (limit) return { status: MutantRunStatus.Timeout, reason: limit.reason };
    const nrOfTests = tests.length;
    return killer
      ? { status: MutantRunStatus.Killed, nrOfTests, ...killer }
      : { status: MutantRunStatus.Survived, nrOfTests };
  }

  async #killer(mutant, tests, isMetInLoading) {
    for (const { id, file } of tests) {
      const failure = isMetInLoading
        ? await this.#runWith(mutant, file, id, mutant)
        : await this.#runTwice(mutant, file, id);
      if (failure) return { killedBy: [id], failureMessage: failure.message };
    }
    return undefined;
  }

  /** A failure counts only if the same test passes without the mutant, in modules as they are. */
  async #runTwice(mutant, file, id) {
    const failure = await this.#runWith(mutant, file, id);
    if (!failure || !(await this.#runWith(undefined, file, id))) return failure;
    this.#forget();
    return this.#runWith(mutant, file, id);
  }

  /** Runs a test with a mutant, in a file that was loaded with another, or with none. */
  async #runWith(mutant, file, id, inLoading) {
    try {
      shared.activeMutant = inLoading;
      const test = this.#testsOf(file).get(id);
      if (!test) return new Error(`${id} is not defined any more`);
      shared.activeMutant = mutant;
      return await this.#outcomeOf(test);
    } catch (error) {
      return error;
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
