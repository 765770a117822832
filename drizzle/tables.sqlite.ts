// drizzle-kit reads tables from top-level exports: this file only names them.
// A test fails when a table of the schema is missing here.
import { sqliteColumns } from '../src/lib/server/db/columns.ts';
import { defineTables } from '../src/lib/server/db/schema.ts';

export const {
  staff,
  staffInvites,
  recoveryCodes,
  handovers,
  covers,
  children,
  episodes,
  connections,
  reviews,
  files,
  councilSymbols,
  sentenceSounds,
  meetings,
  attendances,
  codeDecisions,
  invitations,
  invitationLinks,
  picturePasses,
  waysOfSeeing,
  submissions,
  answers,
  triages,
  requests,
  outcomes,
  decisions,
  referrals,
  disputes,
  midwayChecks,
  scans,
  wishAnswers,
  letters,
  sessions,
  attempts,
  events,
  settings,
  bankHolidays,
  outbox
} = defineTables(sqliteColumns);
