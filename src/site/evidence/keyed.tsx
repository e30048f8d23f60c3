import type { VerificationSeen } from '../../verdict';
import { visible } from '../visible';
import { shortHash } from '../words';
import { Holds, Table } from './fields';

/** One trail verified twice: under its key, and under another, where nothing may hold. */
export const Keyed = (props: {
  readonly first: string | null;
  readonly withKey: VerificationSeen;
  readonly withAnother: VerificationSeen;
}) => (
  <>
    <Table
      caption="The trail, verified from its files alone"
      head={['Under', 'Records that hold', 'First that does not', 'As it must be']}
      rows={[
        row(
          'its key',
          props.withKey,
          props.withKey.first_bad === null && props.withKey.records > 0,
        ),
        row('another key', props.withAnother, props.withAnother.records === 0),
      ]}
    />
    <p class="small">
      The first record follows{' '}
      {props.first === null ? 'nothing' : <code>{visible(shortHash(props.first))}…</code>}
    </p>
  </>
);

const row = (key: string, { records, first_bad }: VerificationSeen, holds: boolean) => [
  key,
  records,
  first_bad === null ? 'none' : visible(`${first_bad.file}:${first_bad.line}: ${first_bad.reason}`),
  <Holds holds={holds} />,
];
