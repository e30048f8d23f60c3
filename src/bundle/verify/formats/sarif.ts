import { sarifSchema, type ReviewResult } from './sarif-schema';
import { inPayload, type Entry, type Place } from './told';

/** A failure, of a check or (`null`) of a scenario without one. */
export interface Failure extends Place {
  readonly check: string | null;
}

/** A place in the reviewed sources at which a rule is broken. */
export interface ReviewFinding {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** What `findings.sarif` tells: failures, and the requirements that neither passed nor failed. */
export interface SarifTold {
  readonly exit: number;
  readonly failures: readonly Failure[];
  readonly open: readonly Entry[];
  /** `null` where no source was reviewed. */
  readonly review: readonly ReviewFinding[] | null;
  readonly files: readonly string[];
}

/** Reads `findings.sarif`. */
export const readSarif = (text: string): SarifTold => {
  const [gate, review] = sarifSchema.parse(JSON.parse(text)).runs;
  const [invocation] = gate.invocations;
  return {
    exit: invocation.exitCode,
    failures: gate.results.map(({ locations: [at], properties: { check } }) => ({
      check,
      scenario: at.logicalLocations[0].fullyQualifiedName,
      path: inPayload(at.physicalLocation.artifactLocation.uri),
      line: at.physicalLocation.region.startLine,
    })),
    open: invocation.toolExecutionNotifications.map((one) => ({
      id: one.associatedRule.id,
      outcome: one.properties.outcome,
    })),
    review: review === undefined ? null : review.results.map(finding),
    files: gate.results.flatMap(({ attachments = [] }) =>
      attachments.map(({ artifactLocation }) => inPayload(artifactLocation.uri)),
    ),
  };
};

const finding = ({ ruleId, message, locations: [at] }: ReviewResult): ReviewFinding => ({
  rule: ruleId,
  file: at.physicalLocation.artifactLocation.uri.split('/').map(decodeURIComponent).join('/'),
  line: at.physicalLocation.region.startLine,
  message: message.text,
});
