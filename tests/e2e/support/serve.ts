/** A fresh demo council for the stories: an empty folder, then the same start as `npm start`. */
import { rmSync } from 'node:fs';
import { serverFolder } from './place.ts';

rmSync(serverFolder, { recursive: true, force: true });
await import('../../../src/bin/start.ts');
