import { defineConfig } from '@playwright/test';
import { chromiumArguments, findChromium } from '../support/chromium.ts';
import { port, serverFolder } from './support/place.ts';

export default defineConfig({
  testDir: '.',
  snapshotPathTemplate: '{testDir}/trees/{arg}{ext}',
  outputDir: '../../test-results/stories',
  reporter: [
    ['list'],
    ['json', { outputFile: `../../test-results/${process.env['STORIES_REPORT'] ?? 'stories'}.json` }]
  ],
  timeout: 60_000,
  workers: 2,
  forbidOnly: true,
  use: {
    baseURL: `http://127.0.0.1:${String(port)}`,
    actionTimeout: 10_000,
    viewport: { width: 360, height: 740 },
    javaScriptEnabled: false,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    launchOptions: { executablePath: findChromium(), args: chromiumArguments }
  },
  webServer: {
    command: 'node tests/e2e/support/serve.ts',
    cwd: '../..',
    url: `http://127.0.0.1:${String(port)}/healthy`,
    timeout: 60_000,
    env: {
      PORT: String(port),
      ORIGIN: `http://127.0.0.1:${String(port)}`,
      DATABASE_URL: `file:${serverFolder}/database/heard.db`,
      HEARD_KEYS_FILE: `${serverFolder}/keys/keys.json`,
      // Exit leads to another site; the stories stay on this machine.
      HEARD_EXIT_URL: `http://127.0.0.1:${String(port)}/about`
    }
  }
});
