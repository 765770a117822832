import type { Viewer } from '$lib/domain/viewer.ts';
import type { Config } from '$lib/server/config.ts';
import type { Store } from '$lib/server/db/store.ts';

declare global {
  namespace App {
    interface Error {
      /** Which words to show: not-found, too-big, broken, fault. Never a message of the program. */
      message: string;
      /** To tell someone about it. */
      requestId?: string;
    }
    interface Locals {
      store: Store;
      config: Config;
      viewer: Viewer;
      /** When this session began: what a respondent without their pictures may see was saved after it. */
      since: number;
      /** Milliseconds since 1970. One request has one now. */
      now: number;
      requestId: string;
      /** The language of the page. */
      locale: string;
    }
  }
}
