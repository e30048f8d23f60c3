import Module from 'node:module';

/**
 * Stands in for `node:test` while a test file is loaded: what it would run is collected instead, so
 * that one process can run each test alone, many times and with one mutant after the other.
 */
let collected = [];
let suite = { title: '', befores: [], afters: [], above: null };

const test = (title, ...rest) => {
  collected.push({ title: `${titlesOf(suite)}${title}`, run: rest.at(-1), suite });
};

const describe = (title, ...rest) => {
  const above = suite;
  suite = { title, befores: [], afters: [], above };
  rest.at(-1)();
  suite = above;
};

const titlesOf = ({ title, above }) => (above === null ? '' : `${titlesOf(above)}${title} › `);

const standIn = {
  ...{ test, it: test, describe, suite: describe },
  before: (hook) => suite.befores.push(hook),
  after: (hook) => suite.afters.push(hook),
};

const load = Module._load;
Module._load = function (request, ...rest) {
  return request === 'node:test' ? standIn : load.call(this, request, ...rest);
};

/** The tests of a file, which is loaded now, with every module of the project that it needs. */
export const collect = (file) => {
  collected = [];
  Module.createRequire(file)(file);
  return collected;
};

/**
 * Forgets the modules of a folder and all that rest on them, so that they are loaded anew; what they
 * rest on stays, since it is the same whatever is done to the folder.
 */
export const forget = (folder) => {
  const touched = new Set(Object.keys(Module._cache).filter((path) => path.startsWith(folder)));
  for (let before = -1; before < touched.size;) {
    before = touched.size;
    for (const [path, { children = [] }] of Object.entries(Module._cache)) {
      if (children.some(({ filename }) => touched.has(filename))) touched.add(path);
    }
  }
  for (const path of touched) delete Module._cache[path];
};

/** Runs one test; gives what it failed with, or `undefined`. What it skips counts as passed. */
export const outcomeOf = async ({ title, run, suite: around }) => {
  const afters = [];
  const context = {
    name: title,
    after: (hook) => afters.push(hook),
    skip: () => undefined,
    diagnostic: () => undefined,
  };
  try {
    for (const hook of around.befores) await hook();
    await run(context);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  } finally {
    for (const hook of [...afters, ...around.afters]) await hook();
  }
};
