import { layout } from '../layout';
import type { BagUnderTest } from './bag-under-test';
import {
  readCatalog,
  readCtrf,
  readFormats,
  readJunit,
  readPlan,
  readResults,
  readSarif,
  tellOscal,
  type CtrfTold,
  type OscalDocuments,
  type OscalTold,
  type SarifTold,
  type Told,
} from './formats';
import { loaderOf } from './loader';

/** The run as the formats for other people's tools tell it. */
export interface Formats {
  readonly junit: Told;
  readonly ctrf: CtrfTold;
  readonly sarif: SarifTold;
  readonly oscal: OscalTold;
  readonly oscalDocuments: OscalDocuments;
  /** The files that `formats.json` says are of somebody's standard. */
  readonly named: readonly string[];
}

/** The formats, or `null` where one of them is not to be had, and what is wrong with which. */
interface LoadedFormats {
  readonly formats: Formats | null;
  readonly problems: readonly string[];
}

/** Reads every format; a bad one does not keep the others from being looked at. */
export const loadFormats = async (bag: BagUnderTest): Promise<LoadedFormats> => {
  const { load, problems } = loaderOf(bag);
  const junit = await load(layout.junit, readJunit);
  const ctrf = await load(layout.ctrf, readCtrf);
  const sarif = await load(layout.sarif, readSarif);
  const named = await load(layout.formats, readFormats);
  const catalog = await load(layout.oscalCatalog, readCatalog);
  const plan = await load(layout.oscalPlan, readPlan);
  const told = await load(layout.oscalResults, (text) => {
    const results = readResults(text);
    if (!catalog || !plan) return null;
    const oscalDocuments = { catalog, plan, results };
    return { oscalDocuments, oscal: tellOscal(oscalDocuments) };
  });
  const formats =
    junit && ctrf && sarif && named && told ? { junit, ctrf, sarif, named, ...told } : null;
  return { formats, problems };
};
