import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
  preprocess: vitePreprocess(),
  compilerOptions: {
    // Tables fold to blocks on a phone, and `display: block` takes their roles away: they are written out.
    warningFilter: ({ code }) => code !== 'a11y_no_redundant_roles'
  },
  kit: {
    // `precompress` writes .br and .gz beside every built file, so nothing static is compressed twice.
    adapter: adapter({ out: 'build', precompress: true }),
    alias: { $drizzle: 'drizzle' },
    // A page may be the answer at another address: what was typed when a session had ended, or that nothing is there. Its
    // styles and pictures are found from every depth; the service has no path of its own before it.
    paths: { relative: false },
    csp: {
      mode: 'auto',
      directives: {
        'default-src': ['none'],
        'script-src': ['self'],
        'style-src': ['self'],
        'img-src': ['self'],
        'font-src': ['self'],
        'media-src': ['self', 'blob:'],
        'connect-src': ['self'],
        'form-action': ['self'],
        'base-uri': ['none'],
        'frame-ancestors': ['none']
      }
    }
  }
};
