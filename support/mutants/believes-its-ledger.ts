import { serveSubject } from '../../src/reference/door';
import { sealChecks, type SealCheck } from '../../src/reference/vram';

// "We digested it when we sealed it, and nobody else writes to the device."
const ledgerHolds: SealCheck = ({ shard, held }, { comparison }) =>
  Promise.resolve(
    comparison(shard.digest, held.shard.digest)
      ? null
      : { reason: 'digest_mismatch', actualDigest: held.shard.digest },
  );

void serveSubject('0.1.0', { sealChecks: [...sealChecks.slice(0, 1), ledgerHolds] });
