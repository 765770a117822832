/** Sounds sent with a question page: read, kept, and put with the answers they belong to. */
import { canBeHelped, type PageError } from '$lib/forms/answers.ts';
import type { AnswerValue, Question } from '$lib/forms/definition.ts';
import { readSound } from '$lib/server/media/sound.ts';
import type { Sound } from '$lib/server/services/spoken-answers.ts';

interface SoundsRead {
  /** By question. */
  readonly sounds: ReadonlyMap<string, Sound>;
  readonly errors: readonly PageError[];
}

/** The files in these questions' `voice` fields. A field left empty is sent as a file without bytes. */
export async function soundsIn(questions: readonly Question[], posted: FormData): Promise<SoundsRead> {
  const sounds = new Map<string, Sound>();
  const errors: PageError[] = [];
  for (const question of questions.filter(canBeHelped)) {
    const file = posted.get(`${question.id}.voice`);
    if (!(file instanceof File) || file.size === 0) continue;
    const read = await readSound(file);
    if (read.ok) sounds.set(question.id, read);
    else errors.push({ question: question.id, key: read.reason, values: {} });
  }
  return { sounds, errors };
}

/** Saying that one skips or does not want to say takes an earlier recording back; going on does not. */
const keepsRecording: ReadonlySet<string> = new Set(['next', 'back']);

/** What is kept of a question: what was filled in, with the sound sent now or else the one from before. */
export function withVoice(
  value: AnswerValue | undefined,
  button: string,
  now: string | undefined,
  before: string | null | undefined
): AnswerValue | undefined {
  const isLeft = value !== undefined && value.outcome !== 'answered' && !keepsRecording.has(button);
  const voice = now ?? (isLeft ? undefined : before);
  if (!voice) return value;
  return { choice: null, words: null, ...value, outcome: 'answered', voice };
}
