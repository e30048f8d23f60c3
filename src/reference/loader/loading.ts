import { LoaderError } from './errors';
import { isExpectedDigest } from './expected-digest';
import { MalformedModel, type GgufModel } from './gguf';
import { PathRefusal } from './path-refusal';
import { readModel, type ModelBytes } from './read-model';
import type { LoadedModel, LoaderCollaborators, LoadRequest } from './types';

/** Reads what lies beneath the root; an attempt to leave it is on record first (PATH-3, PATH-4). */
const readBeneath = async (
  { root, maxBytes, auditor, openBeneath, workerId }: LoaderCollaborators,
  { path, actor }: LoadRequest,
): Promise<ModelBytes> => {
  try {
    await using file = await openBeneath(root, path);
    return await readModel(file, maxBytes);
  } catch (cause) {
    if (!(cause instanceof PathRefusal)) throw LoaderError.from(cause);
    await auditor?.record({
      event_type: 'PathTraversalAttempt',
      path,
      endpoint: 'loader.load',
      reason: cause.code,
      worker_id: workerId,
      severity: 'CRITICAL',
      actor,
    });
    throw new LoaderError('PATH_REFUSED', cause.message, { cause });
  }
};

/** Holds the bytes against what was expected; a difference is on record first (LOAD-2, FLUSH-3). */
const requireIntegrity = async (
  { auditor, comparison, workerId }: LoaderCollaborators,
  { path, expectedDigest, actor }: LoadRequest,
  digest: string,
): Promise<void> => {
  if (expectedDigest === null || isExpectedDigest(expectedDigest, digest, comparison)) return;
  await auditor?.record({
    event_type: 'IntegrityViolation',
    path,
    expected_digest: expectedDigest,
    actual_digest: digest,
    worker_id: workerId,
    severity: 'CRITICAL',
    actor,
  });
  throw new LoaderError(
    'INTEGRITY_VIOLATION',
    'expected the SHA-256 that was asked for, as 64 hex digits; the file has another; do not use it',
  );
};

/** Parses what is whole; what is malformed is reported with its reason (LOAD-3). */
const parse = async (
  { auditor, parseModel, workerId }: LoaderCollaborators,
  { path, actor }: LoadRequest,
  content: Buffer,
): Promise<GgufModel> => {
  try {
    return parseModel(content);
  } catch (cause) {
    if (!(cause instanceof MalformedModel)) throw cause;
    await auditor?.record({
      event_type: 'MalformedModelRejected',
      path,
      reason: cause.code,
      worker_id: workerId,
      severity: 'HIGH',
      actor,
    });
    throw new LoaderError('MALFORMED_MODEL', cause.message, { cause });
  }
};

/** Nothing of a file is interpreted before its digest is accepted. */
export const load = async (
  collaborators: LoaderCollaborators,
  request: LoadRequest,
): Promise<LoadedModel> => {
  const { bytes: content, digest } = await readBeneath(collaborators, request);
  await requireIntegrity(collaborators, request, digest);
  const model = await parse(collaborators, request, content);
  return { digest, bytes: content.length, tensors: model.tensors.length, model, content };
};
