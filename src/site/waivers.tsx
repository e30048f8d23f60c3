import type { ReportWaiver } from './types';
import { Table } from './evidence/fields';
import { visible } from './visible';

/** What somebody answers for although it fails, and until when. */
export const Waivers = (props: {
  readonly waivers: readonly ReportWaiver[];
  readonly finishedAt: string;
}) => (
  <section aria-labelledby="waivers">
    <h2 id="waivers">Waivers</h2>
    {props.waivers.length === 0 ? (
      <p>None: nothing was excused.</p>
    ) : (
      <Table
        caption="A waiver excuses one check of one requirement until a day"
        head={['Waived', 'Why', 'Who', 'Until']}
        rows={props.waivers.map((waiver) => [
          <>
            <strong>{visible(waiver.requirement)}</strong> {visible(waiver.check)}
          </>,
          <>
            {visible(waiver.reason)} <span class="quiet small">{visible(waiver.issue)}</span>
          </>,
          <>
            {visible(waiver.owner)}
            <div class="quiet small">approved by {visible(waiver.approver)}</div>
          </>,
          <Expiry waiver={waiver} finishedAt={props.finishedAt} />,
        ])}
      />
    )}
  </section>
);

const Expiry = ({
  waiver: { expires },
  finishedAt,
}: {
  waiver: ReportWaiver;
  finishedAt: string;
}) =>
  expires < finishedAt.slice(0, 10) ? (
    <span class="fails">✕ expired {visible(expires)}</span>
  ) : (
    <>{visible(expires)}</>
  );
