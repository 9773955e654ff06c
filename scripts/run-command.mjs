// Runs a command of src/commands: from the sources where they are (no build needed), otherwise, as in the
// container, as compiled into dist/.
import { existsSync } from 'node:fs';

const [name] = process.argv.splice(2, 1);
const source = new URL(`../src/commands/${name}.ts`, import.meta.url);

if (existsSync(source)) {
  const { register } = await import('tsx/esm/api');
  register();
  await import(source.href);
} else {
  await import(new URL(`../dist/src/commands/${name}.js`, import.meta.url).href);
}
