import { createHash } from 'node:crypto';
import { createAuditor } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';

const pseudonym = (id: string): string => createHash('sha256').update(id).digest('hex').slice(0, 8);

// "User ids are personal data, so we log a pseudonym."
void serveSubject('0.1.0', {
  createAuditor: (parts) => {
    const auditor = createAuditor(parts);
    const hide = (event: Parameters<typeof auditor.emit>[0]) => ({
      ...event,
      actor: { ...event.actor, user_id: pseudonym(event.actor.user_id) },
    });
    return {
      ...auditor,
      emit: (event) => auditor.emit(hide(event)),
      record: (event) => auditor.record(hide(event)),
    };
  },
});
