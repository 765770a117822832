/** What script adds to a respondent's page, in one small file: one request is cheaper than two on an old phone. */
import './exit-keys.ts';
import './read-aloud.ts';
