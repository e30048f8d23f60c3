import { HEAD_NAME, MANIFEST_NAME } from './custody';
import { exportDocuments } from './export-documents';
import { digestedBy, inOrder, isTrailFile } from './file-name';
import { forgery } from './forgery';
import type { TrailFormat } from './format';
import type { TrailRecord } from './types';
import { verifyChain } from './verify-chain';

/** The format of docs/trail.md, which proves all that is asked of a trail. */
export const proofgateFormat: TrailFormat = {
  name: 'proofgate/1',
  isKeyed: true,
  lacks: [],
  digestMembers: ['hash', 'prev_hash', 'mac', 'first_prev_hash', 'last_hash'],
  isTrailFile,
  inOrder,
  belongs: (name) =>
    isTrailFile(name) || digestedBy(name) !== null || [HEAD_NAME, MANIFEST_NAME].includes(name),
  verify: verifyChain,
  recordOf: ({ bytes }) => JSON.parse(bytes.toString()) as TrailRecord,
  prepareExport: exportDocuments,
  forgery,
};
