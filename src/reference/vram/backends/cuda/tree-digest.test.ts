import assert from 'node:assert/strict';
import test from 'node:test';
import { FsVerity } from '../../fs-verity';
import { loadDriver } from './driver';
import { openLanes } from './lanes';
import { findDevice } from './properties';
import { buildEmulatedDriver, emulate, noEmulation } from './testing/emulated-driver';
import { openTreeDigest } from './tree-digest';
import { createUndo } from './undo';

const MIB = 1024 * 1024;

/** All passes make one digest of so much. */
const SUBTREE_BYTES = 64 * MIB;

test(
  'batches are parts of one tree, also where the last is a single byte',
  { skip: noEmulation },
  async () => {
    emulate({});
    const undo = createUndo();
    const driver = loadDriver(await buildEmulatedDriver());
    driver.call('cuCtxSetCurrent', driver.get('cuDevicePrimaryCtxRetain', findDevice(driver, 0)));
    const [lane] = openLanes(driver, SUBTREE_BYTES + 1, undo);
    const allocate = (bytes: number): bigint => driver.get('cuMemAlloc_v2', bytes);
    const tree = openTreeDigest({ driver, lane, undo, allocate, batchBytes: SUBTREE_BYTES });
    const model = Buffer.alloc(SUBTREE_BYTES + 1, 'a model');
    const address = allocate(model.length);
    lane.pinned.set(model);
    lane.send(address, model.length);
    lane.wait();
    const expected = new FsVerity();
    expected.update(model);
    assert.equal(tree.digest(address, model.length), expected.digest(model.length));
    undo.all();
  },
);
