/**
 * Writes the drawings and sprites that the concept list names, from OpenMoji, as small as they go.
 *
 *   npm exec --yes --package=openmoji@17.0.0 --package=svgo@4.1.0 -- node src/bin/symbols.mjs
 *
 * Needs Node 24 (it reads TypeScript). What it writes is committed, so a build needs neither package.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { delimiter, join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { concepts } from '../lib/symbols/concepts.ts';

const symbols = join(import.meta.dirname, '../lib/symbols');
const openmoji = join(packageFolder('openmoji'), 'color/svg');
const { optimize } = await import(pathToFileURL(join(packageFolder('svgo'), 'lib/svgo-node.js')).href);

/** npm exec puts the packages beside the first folders of the path. */
function packageFolder(name) {
  const found = process.env.PATH.split(delimiter)
    .filter((folder) => folder.endsWith(join('node_modules', '.bin')))
    .map((folder) => join(folder.slice(0, folder.lastIndexOf(sep)), name))
    .find((folder) => existsSync(folder));
  if (found === undefined) throw new Error(`${name} is not on the path: start this with npm exec, as above`);
  return found;
}

/** One drawing, smaller; ids of clips and gradients carry its name so that two can stand in one page. */
async function drawing(name) {
  const own = name.startsWith('own:');
  const path = own ? join(symbols, 'own', `${name.slice(4)}.svg`) : join(openmoji, `${name}.svg`);
  const prefix = name.replace(/\W/g, '').toLowerCase();
  return optimize(await readFile(path, 'utf8'), {
    multipass: true,
    floatPrecision: 1,
    plugins: [
      { name: 'preset-default', params: { overrides: { cleanupIds: { minify: true } } } },
      'removeXMLNS',
      { name: 'prefixIds', params: { prefix, delim: '-' } },
      'sortAttrs'
    ]
  }).data;
}

const list = Object.entries(concepts);
await rm(join(symbols, 'drawings'), { recursive: true, force: true });
await mkdir(join(symbols, 'drawings'), { recursive: true });
await mkdir(join(symbols, 'sprites'), { recursive: true });

const single = new Set(
  list.filter(([, concept]) => concept.sprite === undefined).flatMap(([, c]) => c.drawings)
);
for (const name of single) {
  if (name.startsWith('own:')) continue;
  const svg = (await drawing(name)).replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"');
  await writeFile(join(symbols, 'drawings', `${name}.svg`), svg);
}

for (const sprite of ['chrome', 'faces']) {
  let content = '<svg xmlns="http://www.w3.org/2000/svg">';
  for (const [id, concept] of list) {
    if (concept.sprite !== sprite) continue;
    const svg = await drawing(concept.drawings[0]);
    content += svg.replace('<svg', `<symbol id="${id}"`).replace('</svg>', '</symbol>');
  }
  content += '</svg>';
  await writeFile(join(symbols, 'sprites', `${sprite}.svg`), content);
  console.log(`${sprite}.svg: ${content.length} bytes, ${brotliCompressSync(content).length} compressed`);
}
console.log(`${single.size} single drawings`);
