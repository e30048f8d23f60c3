import { layout } from '../layout';
import { oscalCatalog, oscalPlan, oscalResults } from '../oscal';
import { ctrf, formatsDocument, sarif } from '../results';
import type { RunRecord } from '../types';
import { pretty } from './pretty';

/** The run in the formats that other people's tools read, by path. */
export const exportsOf = (record: RunRecord): ReadonlyMap<string, string> =>
  new Map([
    [layout.ctrf, pretty(ctrf(record))],
    [layout.sarif, pretty(sarif(record))],
    [layout.formats, pretty(formatsDocument())],
    [layout.oscalCatalog, pretty(oscalCatalog(record))],
    [layout.oscalPlan, pretty(oscalPlan(record))],
    [layout.oscalResults, pretty(oscalResults(record))],
  ]);
