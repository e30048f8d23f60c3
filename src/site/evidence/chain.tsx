import type { Excerpt } from '../types';
import { visible } from '../visible';
import { count, shortHash } from '../words';

/** Lines of a trail as links of a chain: each names the hash of the one before. */
export const Chain = ({ excerpt, name }: { excerpt: Excerpt; name: string }) => {
  const head = linksOf(excerpt.head);
  const tail = linksOf(excerpt.tail);
  return (
    <figure>
      <figcaption>{name}: each record names the hash of the one before it</figcaption>
      <ol class="chain">
        {head.map((link, nth) => (
          <Link link={link} before={head[nth - 1] ?? null} isFirst={nth === 0} />
        ))}
        {excerpt.leftOut === 0 ? null : (
          <li class="gap">
            {excerpt.leftOut === null ? 'more' : count(excerpt.leftOut, 'more record')}, in the
            evidence
          </li>
        )}
        {tail.map((link, nth) => (
          <Link link={link} before={tail[nth - 1] ?? null} isFirst={false} />
        ))}
      </ol>
    </figure>
  );
};

interface ChainLink {
  readonly seq: string;
  readonly what: string;
  readonly at: string;
  readonly previous: string | null;
  readonly hash: string | null;
}

const Link = (props: { link: ChainLink; before: ChainLink | null; isFirst: boolean }) => {
  const { seq, what, at, previous, hash } = props.link;
  return (
    <li>
      <span class="seq">{visible(seq)}</span> <strong>{visible(what)}</strong>{' '}
      <span class="quiet small">{visible(at)}</span>
      <div class="small">
        follows <code>{previous === null ? 'nothing' : visible(shortHash(previous))}</code>
        <Fits {...props} />, has <code>{hash === null ? 'no hash' : visible(shortHash(hash))}</code>
      </div>
    </li>
  );
};

/** What can be told from the lines shown; that the hashes are right is told by the check. */
const Fits = ({
  link,
  before,
  isFirst,
}: {
  link: ChainLink;
  before: ChainLink | null;
  isFirst: boolean;
}) => {
  if (link.previous === null) return null;
  if (isFirst) return /^0+$/.test(link.previous) ? <> (the beginning)</> : null;
  if (before === null) return null;
  return link.previous === before.hash ? (
    <span class="holds"> ✓ linked</span>
  ) : (
    <span class="fails"> ✕ not the hash before</span>
  );
};

const linksOf = (lines: readonly string[]): readonly ChainLink[] => lines.map(linkOf);

const linkOf = (line: string): ChainLink => {
  const record = fieldsOf(line);
  const event = fieldsOf(record.event);
  const text = (...values: readonly unknown[]): string | null => {
    const found = values.find((value) => typeof value === 'string' || typeof value === 'number');
    return found === undefined ? null : String(found).slice(0, 120);
  };
  return {
    seq: text(record.seq) ?? '?',
    what: text(event.event_type, record.event_type, event.type) ?? line.slice(0, 120),
    at: text(record.timestamp) ?? '',
    previous: text(record.prev_hash),
    hash: text(record.hash),
  };
};

/** The fields of an object, or of a line that holds one; none where it is anything else. */
const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> => {
  if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  if (typeof value !== 'string') return {};
  try {
    const parsed: unknown = JSON.parse(value);
    return typeof parsed === 'string' ? {} : fieldsOf(parsed);
  } catch {
    return {};
  }
};
