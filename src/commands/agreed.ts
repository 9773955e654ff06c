import { createInterface } from 'node:readline/promises';

/**
 * Tells whoever runs a command what cannot be undone, and asks whether to go on. `--yes` is an answer, and without a
 * terminal the only one: then it throws.
 */
export async function agreed(what: string, yes: boolean | undefined): Promise<boolean> {
  process.stdout.write(`${what}\n`);
  if (yes) return true;
  if (!process.stdin.isTTY) throw new Error('Nothing was changed. If that is what you want, add --yes');
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^(y|yes|j|ja)$/i.test((await terminal.question('Go on? (yes/no) ')).trim());
  } finally {
    terminal.close();
  }
}
