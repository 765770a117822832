/**
 * Proposes a participation code from what is known, with its reasons in words. The decision table is that of
 * the DfE item guidance for CLAR007A; where several rows are true the order is PN1, PN3, PN2, PN4 for a child
 * who came and PN5, PN6, PN7 for one who did not (a working rule: the guidance gives no order).
 */
import { ageOn } from './age-band.ts';
import { sentOwnViews, viewsCame, wasSpokenFor } from './code-facts.ts';
import type { CodeAlternative, CodeFacts, CodeProposal, MeetingFacts } from './code-facts.ts';
import { reasonsFor } from './code-reasons.ts';
import { needsNoContributionReason } from './code-words.ts';
import type { ParticipationCode } from './code-words.ts';

export type { CodeFacts, CodeProposal } from './code-facts.ts';
export {
  codeWords,
  countsAsParticipation,
  isParticipationCode,
  noContributionReasons,
  participationCodes
} from './code-words.ts';
export type { ParticipationCode } from './code-words.ts';
export { checkCode, codeAgainstMeeting, isExportable } from './code-checks.ts';

/** The precedence of the decision table, first true row wins. */
function codeOf(facts: CodeFacts): ParticipationCode {
  if (ageOn(facts.dateOfBirth, facts.reviewDay) < 4) return 'PN0';
  if (!facts.meeting) return viewsCame(facts) ? 'PN6' : 'PN7';
  return facts.meeting.childCame ? codeForComing(facts.meeting) : codeForAway(facts, facts.meeting);
}

function codeForComing(meeting: MeetingFacts): ParticipationCode {
  if (meeting.childSpoke) return 'PN1';
  if (meeting.childUsedSymbols) return 'PN3';
  return wasSpokenFor(meeting) || meeting.ownWordsUsed ? 'PN2' : 'PN4';
}

function codeForAway(facts: CodeFacts, meeting: MeetingFacts): ParticipationCode {
  if (wasSpokenFor(meeting)) return 'PN5';
  return meeting.ownWordsUsed || viewsCame(facts) ? 'PN6' : 'PN7';
}

const beforeMeeting: readonly CodeAlternative[] = [
  { code: 'PN1', when: 'they come and speak for themself' },
  { code: 'PN3', when: 'they come and use symbols or signs' },
  { code: 'PN2', when: 'they come and someone speaks for them, or reads their words aloud' },
  { code: 'PN4', when: 'they come but nothing they think is said, shown or read' },
  { code: 'PN5', when: 'they do not come and someone they have briefed speaks for them' },
  { code: 'PN6', when: 'they do not come but their views arrive another way before the meeting' },
  { code: 'PN7', when: 'they do not come and the form was not in their own words' }
];

/** Codes that would be right if one doubtful fact were otherwise, by the code proposed. */
const ifRecordedOtherwise: Readonly<Partial<Record<ParticipationCode, readonly CodeAlternative[]>>> = {
  PN2: [{ code: 'PN4', when: 'what was said for them did not come from them' }],
  PN4: [
    { code: 'PN2', when: 'someone spoke for them, or read or played their own words in the meeting' },
    { code: 'PN3', when: 'they showed what they think by symbols or signs' }
  ],
  PN5: [
    { code: 'PN6', when: 'nobody spoke for them and only their own words were read or played' },
    { code: 'PN7', when: 'the child had not briefed the person who spoke' }
  ],
  PN6: [{ code: 'PN5', when: 'a named person they had briefed spoke for them in the meeting' }],
  PN7: [{ code: 'PN6', when: 'their own views came by letter, phone, recording or form' }]
};

const formMayNotBeTheirs = (facts: CodeFacts): boolean =>
  facts.viewsSent !== null && sentOwnViews(facts) && facts.viewsSent.helper !== 'nobody';

function alternativesFor(code: ParticipationCode, facts: CodeFacts): readonly CodeAlternative[] {
  if (code === 'PN0') return [];
  if (!facts.meeting) {
    const doubtful = code === 'PN6' && formMayNotBeTheirs(facts) ? 'PN7' : code;
    return beforeMeeting.filter(
      (other) => other.code !== code && (other.code !== 'PN7' || doubtful === 'PN7')
    );
  }
  const others = ifRecordedOtherwise[code] ?? [];
  const byForm = code === 'PN6' && !facts.meeting.ownWordsUsed && formMayNotBeTheirs(facts);
  return byForm
    ? [...others, { code: 'PN7', when: 'an adult answered the form instead of the child' }]
    : others;
}

const cameInSilence =
  'The child sent views, but nobody read them out. If someone reads or plays the child’s words in the meeting ' +
  'the code becomes PN2. As recorded, it is PN4: came without contribution.';

const adultForm =
  'The form was filled in by an adult instead of the child. It is not counted as the child’s views.';

function warningFor(code: ParticipationCode, facts: CodeFacts): string | null {
  if (code === 'PN4' && viewsCame(facts)) return cameInSilence;
  if (code !== 'PN0' && facts.viewsSent && !sentOwnViews(facts)) return adultForm;
  return null;
}

/**
 * The code the facts point to. Never final: a person confirms it after the meeting, and may choose another
 * with a reason. Before a meeting is recorded it says how things stand now, and what would change it.
 */
export function proposeCode(facts: CodeFacts): CodeProposal {
  const code = codeOf(facts);
  return {
    code,
    reasons: reasonsFor(code, facts),
    alternatives: alternativesFor(code, facts),
    warning: warningFor(code, facts),
    needsReason: facts.meeting !== null && needsNoContributionReason(code)
  };
}
