import { sveltekit } from '@sveltejs/kit/vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/**
 * Islands (src/lib/islands) are bundled as workers are. SvelteKit hands the browser only what stands beside
 * the other hashed assets when no page has client code of its own, so they go there. After SvelteKit's own word.
 */
const islandsBesideAssets: Plugin = {
  name: 'islands-beside-assets',
  enforce: 'post',
  config: () => ({
    worker: { rolldownOptions: { output: { entryFileNames: '_app/immutable/assets/[name].[hash].js' } } }
  })
};

export default defineConfig({
  plugins: [sveltekit(), islandsBesideAssets],
  build: { assetsInlineLimit: 0 },
  test: {
    include: ['tests/unit/**/*.test.ts', 'tests/services/**/*.test.ts', 'tests/rules/**/*.test.ts'],
    environment: 'node',
    testTimeout: 30_000,
    hookTimeout: 60_000
  }
});
