/** The reasons beside a proposed code: what is known, one line each, in plain words. */
import { ageOn } from './age-band.ts';
import { helperWords, otherWay, sentOwnViews, speakerWords, viewsCame, wasSpokenFor } from './code-facts.ts';
import type { CodeFacts, CodeReason, MeetingFacts, ViewsSent } from './code-facts.ts';
import type { ParticipationCode } from './code-words.ts';
import { dayInWords } from './day.ts';

function ageReason(facts: CodeFacts): CodeReason {
  const age = ageOn(facts.dateOfBirth, facts.reviewDay);
  const isBirthday = age === 4 && facts.dateOfBirth.slice(5) === facts.reviewDay.slice(5);
  const held = facts.meeting ? 'was' : 'will be';
  if (age < 4)
    return {
      label: 'Age',
      words: `The child ${held} under 4 at the review. PN0 is not “did nothing”: keep what was seen.`
    };
  if (isBirthday)
    return {
      label: 'Age',
      words: 'The review is on the 4th birthday. The child is four, so PN0 does not fit.'
    };
  return { label: 'Age', words: `The child ${held} ${age} at the review.` };
}

function helpReason(views: ViewsSent): CodeReason {
  const helper = helperWords(views.helper);
  if (views.ownWords === false) {
    const by = helper ?? 'an adult';
    return {
      label: 'Help',
      words: `Filled in by ${by} instead of the child, so it is not taken as the child’s views.`
    };
  }
  if (views.helper === null)
    return { label: 'Help', words: 'It was not said whether anyone helped. Ask whose words they are.' };
  if (!helper) return { label: 'Help', words: 'The child said nobody helped.' };
  return {
    label: 'Help',
    words: `Filled in with help from ${helper}. It counts only if the words are the child’s own.`
  };
}

function viewsReasons(facts: CodeFacts): CodeReason[] {
  const medium = otherWay(facts.otherMedium);
  const none = { label: 'Views', words: 'No form and no other views have come from the child.' };
  return [
    ...(facts.viewsSent
      ? [{ label: 'Views', words: `A form was sent on ${dayInWords(facts.viewsSent.on)}.` }]
      : []),
    ...(facts.viewsSent ? [helpReason(facts.viewsSent)] : []),
    ...(medium ? [{ label: 'Other views', words: `Also received: ${medium}.` }] : []),
    ...(facts.viewsSent || medium ? [] : [none])
  ];
}

function asThingsStand(facts: CodeFacts): CodeReason[] {
  const sent = facts.viewsSent && sentOwnViews(facts) ? ` on ${dayInWords(facts.viewsSent.on)}` : '';
  const words = viewsCame(facts)
    ? `This child sent views${sent}. If they do not come, the code is PN6. Choose after the meeting.`
    : 'As things stand, a child who does not come and sends nothing is PN7. Choose after the meeting.';
  return [
    { label: 'Meeting', words: 'No meeting is recorded yet.' },
    { label: 'As things stand', words }
  ];
}

const line = (isTrue: boolean, label: string, words: string): CodeReason[] =>
  isTrue ? [{ label, words }] : [];

function meetingReasons(meeting: MeetingFacts): CodeReason[] {
  const silent = !meeting.childSpoke && !meeting.childUsedSymbols;
  const quiet = !wasSpokenFor(meeting) && !meeting.ownWordsUsed;
  const { childCame } = meeting;
  return [
    { label: 'Meeting', words: childCame ? 'The child came.' : 'The child did not come.' },
    ...line(childCame && meeting.childSpoke, 'Spoke', 'The child spoke for themself.'),
    ...line(
      childCame && meeting.childUsedSymbols,
      'Symbols',
      'The child used symbols, signs or a communication aid.'
    ),
    ...line(childCame && silent, 'Spoke', 'The child did not speak and did not use symbols or signs.'),
    ...line(wasSpokenFor(meeting), 'Spoken for', `${speakerWords(meeting.spokenForBy)} spoke for the child.`),
    ...line(meeting.ownWordsUsed, 'Own words', 'The child’s own words were read or played in the meeting.'),
    ...line(quiet && silent, 'Spoken for', 'Nobody spoke for the child or read their words.')
  ];
}

const precedence: Readonly<Partial<Record<ParticipationCode, (m: MeetingFacts) => boolean>>> = {
  PN1: (m) => m.childUsedSymbols || wasSpokenFor(m) || m.ownWordsUsed,
  PN3: (m) => wasSpokenFor(m) || m.ownWordsUsed,
  PN5: (m) => m.ownWordsUsed
};

const precedenceWords: Readonly<Partial<Record<ParticipationCode, string>>> = {
  PN1: 'Speaking for themself comes before symbols, and before being spoken for.',
  PN3: 'Using symbols or signs comes before being spoken for.',
  PN5: 'A person who spoke for the child comes before words that were read.'
};

function orderReason(code: ParticipationCode, meeting: MeetingFacts): CodeReason[] {
  return line(precedence[code]?.(meeting) ?? false, 'Several are true', precedenceWords[code] ?? '');
}

/** Age, what came before the meeting, what happened in it, and which rule came first. Never empty. */
export function reasonsFor(code: ParticipationCode, facts: CodeFacts): CodeReason[] {
  const wish = facts.wantsToCome;
  return [
    ageReason(facts),
    ...(code === 'PN0' && !facts.viewsSent ? [] : viewsReasons(facts)),
    ...(wish ? [{ label: 'What the child said about coming', words: wish }] : []),
    ...(facts.helperRecord ?? []),
    ...(facts.meeting ? [...meetingReasons(facts.meeting), ...orderReason(code, facts.meeting)] : []),
    ...(facts.meeting || code === 'PN0' ? [] : asThingsStand(facts))
  ];
}
