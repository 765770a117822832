/** What one row of each kind of file says, once it has been read. Fields that a file left empty are absent. */
import type { Day } from '../../domain/day.ts';
import type { ParticipationCode } from '../../domain/participation-code.ts';
import type { PrintSize } from '../../domain/reader.ts';
import type { Origin } from './register-problems.ts';

export interface HeaderRecord {
  readonly from: Origin;
  readonly localId: string;
  readonly dateOfBirth: Day;
}

export interface EpisodeRecord {
  readonly from: Origin;
  readonly localId: string;
  readonly startedOn: Day;
  readonly endedOn: Day | null;
  readonly legalStatus: string;
  /** True when the return says that a period of care starts here (RNE is S). */
  readonly startsCare: boolean;
  readonly placement: string | null;
}

export interface ReviewRecord {
  readonly from: Origin;
  readonly localId: string;
  readonly dateOfBirth: Day;
  readonly heldOn: Day;
  /** Null when the file has no code: kept as "not recorded". */
  readonly code: ParticipationCode | null;
}

export type PersonRole = 'carer' | 'parent' | 'social-worker' | 'guardian' | 'visitor';

export interface PersonRecord {
  readonly role: PersonRole;
  readonly name: string;
  readonly contact?: string;
  readonly calledBy?: string;
  /** Code of the language they are asked in. */
  readonly language?: string;
  readonly printSize?: PrintSize;
  readonly askViews: boolean;
}

export type Cycle = 'standard' | 'short-breaks' | 'adoption' | 'adoption-authority';

export interface RegisterRecord {
  readonly from: Origin;
  readonly localId: string;
  readonly dateOfBirth?: Day;
  readonly firstName?: string;
  readonly nickname?: string;
  /** As written: an e-mail or a name. */
  readonly iro?: string;
  readonly language?: string;
  readonly communication?: 'symbols' | 'words';
  readonly needs?: string;
  readonly interpreter?: string;
  /** Kind of place where the child lives, and since when. */
  readonly livesKind?: string;
  readonly livesSince?: Day;
  readonly lookedAfterSince?: Day;
  readonly cycle?: Cycle;
  readonly cycleStartedOn?: Day;
  readonly reviewOn?: Day;
  readonly reviewTime?: string;
  readonly placeKind?: string;
  readonly place?: string;
  readonly people: readonly PersonRecord[];
}

/** Everything that was read from all files of one load. */
export interface RegisterRecords {
  readonly headers: readonly HeaderRecord[];
  readonly episodes: readonly EpisodeRecord[];
  readonly reviews: readonly ReviewRecord[];
  readonly register: readonly RegisterRecord[];
}
