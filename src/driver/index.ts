export { requireItself } from './require-itself';
export { startSubject } from './start-subject';
export { SubjectError } from './subject-error';
export type { SubjectErrorCode, SubjectErrorDetails } from './subject-error';
export type {
  Answer,
  Exit,
  Subject,
  SubjectCommand,
  SubjectOptions,
  TimedAnswer,
  TranscriptEntry,
} from './types';
