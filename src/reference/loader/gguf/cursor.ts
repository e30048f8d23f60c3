import { isUtf8 } from 'node:buffer';
import { ggufLimits } from './limits';
import { mustHold, type MalformedReason } from './malformed';

/** How a string is bounded, and under what names it is refused. */
interface StringRule {
  readonly maxBytes: number;
  readonly tooLong: MalformedReason;
  readonly notUtf8: MalformedReason;
}

const ordinary: StringRule = {
  maxBytes: ggufLimits.stringBytes,
  tooLong: 'string_too_long',
  notUtf8: 'string_not_utf8',
};

/** Walks through a little-endian file and never past its end or past the header limit. */
export class Cursor {
  private at = 0;

  constructor(private readonly file: Buffer) {}

  position(): number {
    return this.at;
  }

  /** Steps over so many bytes and says where they begin. */
  skip(bytes: number): number {
    const start = this.at;
    mustHold(bytes <= this.file.length - start, 'truncated');
    mustHold(start + bytes <= ggufLimits.headerBytes, 'header_too_long');
    this.at = start + bytes;
    return start;
  }

  take(bytes: number): Buffer {
    const start = this.skip(bytes);
    return this.file.subarray(start, start + bytes);
  }

  uint32(): number {
    return this.file.readUInt32LE(this.skip(4));
  }

  uint64(): bigint {
    return this.file.readBigUInt64LE(this.skip(8));
  }

  /** A 64-bit count or length of at most `max`, itself below 2^32; no bigint, there are millions. */
  count(max: number, otherwise: MalformedReason): number {
    const start = this.skip(8);
    const low = this.file.readUInt32LE(start);
    const high = this.file.readUInt32LE(start + 4);
    mustHold(high === 0 && low <= max, otherwise);
    return low;
  }

  /** A string as the bytes that lie in the file, so that a hostile one is not kept twice. */
  utf8(rule: StringRule = ordinary): Buffer {
    const bytes = this.take(this.count(rule.maxBytes, rule.tooLong));
    mustHold(isUtf8(bytes), rule.notUtf8);
    return bytes;
  }

  string(rule: StringRule): string {
    return this.utf8(rule).toString('utf8');
  }

  /** Steps over a string whose content nobody asked for. */
  skipString(): void {
    this.skip(this.count(ggufLimits.stringBytes, 'string_too_long'));
  }
}
