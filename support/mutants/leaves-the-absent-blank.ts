import { createAuditor } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';

// "Empty text is simpler to index than null, and says the same."
void serveSubject('0.1.0', {
  createAuditor: (parts) => {
    const auditor = createAuditor(parts);
    return {
      ...auditor,
      record: (event) => {
        const { user_id, ip } = event.actor;
        const actor = { ...event.actor, user_id: user_id.replace('unknown', ''), ip: ip ?? '' };
        return auditor.record({ ...event, actor });
      },
    };
  },
});
