import { spawn } from 'node:child_process';
import type { Context } from './context';

/** An opener that has not ended by then has a window to show, and is left to it. */
const PATIENCE_MS = 2_000;

/** The program that opens a file as its user would; on Windows a part of the shell. */
const openers: Readonly<Record<string, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/** Opens a file with what the platform opens files with; false where there is nothing that does. */
export const openFile = (
  path: string,
  { platform, env }: Pick<Context, 'platform' | 'env'>,
): Promise<boolean> => {
  const [program, ...args] = openers[platform] ?? (['xdg-open'] as const);
  return new Promise((resolve) => {
    const child = spawn(program, [...args, path], { env, stdio: 'ignore', detached: true });
    const timer = setTimeout(() => {
      child.unref();
      resolve(true);
    }, PATIENCE_MS);
    const end = (opened: boolean): void => {
      clearTimeout(timer);
      resolve(opened);
    };
    child.once('error', () => {
      end(false);
    });
    child.once('exit', (code) => {
      end(code === 0);
    });
  });
};
