import type { Answers } from '../answers';
import { adapterFiles, adapterProgram } from './adapter';
import { configuration } from './configuration';
import { featureFiles } from './feature';
import { githubWorkflow, gitlabPipeline } from './pipelines';
import { waivers } from './waivers';

/** Every file that `init` writes, by its path from the directory. */
export const filesOf = (answers: Answers, version: string): ReadonlyMap<string, string> => {
  const command = answers.command ?? [`./${adapterProgram(answers.name)}`];
  return new Map([
    ['proofgate.config.yaml', configuration(answers, command)],
    ['waivers.yaml', waivers],
    ...featureFiles(answers.prefix),
    ...(answers.command === null ? adapterFiles(answers) : []),
    ...pipelineOf(answers, version),
  ]);
};

const pipelineOf = (answers: Answers, version: string): [string, string][] => {
  switch (answers.ci) {
    case 'github':
      return [['.github/workflows/proofgate.yml', githubWorkflow(answers, version)]];
    case 'gitlab':
      return [['.gitlab/proofgate.gitlab-ci.yml', gitlabPipeline(answers, version)]];
    case 'none':
      return [];
  }
};
