/** The only place that asks what time it is. Everything else is given `now` in milliseconds since 1970, UTC. */
export interface Clock {
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** A clock that read `at` when it was made and has gone on since: the demo's "today". */
function clockStartingAt(at: number): Clock {
  const behind = Date.now() - at;
  return { now: () => Date.now() - behind };
}

/** The system's time, or for the demo and tests a clock that starts at the setting HEARD_NOW. */
export function clockFor(settings: { readonly startsAt: number | null }): Clock {
  return settings.startsAt === null ? systemClock : clockStartingAt(settings.startsAt);
}
