import type { DebatePlan, DebateSettings, Step } from '@samepage/contracts';
import { usualSettings } from './plan';

/** A run-sheet to start from, that comes with the house. */
export interface BuiltInTemplate {
  readonly key: string;
  readonly title: string;
  /** What it is good for. */
  readonly about: string;
  readonly plan: (newId: () => string) => DebatePlan;
}

type Line = Omit<Step, 'id'>;

const minute = 60;

function line(kind: Step['kind'], title: string, minutes: number | null, words: string): Line {
  return { kind, title, words, seconds: minutes === null ? null : minutes * minute };
}

function planned(
  lines: readonly Line[],
  settings: Partial<DebateSettings>,
  motion: string | null = null,
): BuiltInTemplate['plan'] {
  return (newId) => ({
    motion,
    steps: lines.map((each) => ({ id: newId(), ...each })),
    settings: { ...usualSettings, ...settings, weights: { ...usualSettings.weights, ...settings.weights } },
  });
}

const oxford: BuiltInTemplate = {
  key: 'oxford',
  title: 'Oxford-style debate',
  about: 'One motion, a vote before and a vote after, and what moved people in between. About two hours.',
  plan: planned(
    [
      line(
        'arrive',
        'Arrive',
        10,
        'Find a seat next to someone you do not know. Tell them where you came from today.',
      ),
      line(
        'opening-vote',
        'Where do you stand now?',
        3,
        'Vote on the motion as you see it tonight, before anyone has spoken. Being unsure is an answer too.',
      ),
      line(
        'provocation',
        'The provocation',
        10,
        'Look and listen. There is nothing to agree with yet. Notice what it does to you.',
      ),
      line(
        'floor',
        'The floor',
        30,
        'Raise a hand to speak for or against. Those who have not spoken yet come first. Speak from what you have seen.',
      ),
      line(
        'statements',
        'Say it in a sentence',
        15,
        'Write what should not be lost from this debate, one thought at a time, and vote on what others wrote.',
      ),
      line(
        'groups',
        'Around the tables',
        20,
        'Talk with people from other places about the statement that divides you most. Bring back one sentence you can all live with.',
      ),
      line(
        'closing-vote',
        'Where do you stand now?',
        5,
        'Vote on the same motion again. If something moved you, say in one line what it was.',
      ),
      line(
        'harvest',
        'Harvest',
        15,
        'Look at what was said and choose what goes into the manifesto, in the words it was said in.',
      ),
      line(
        'close',
        'Close',
        5,
        'One word each on the way out. You will be able to see where your words went.',
      ),
    ],
    { results: 'revealed', voting: 'secret', turnSeconds: 120 },
    'A choir, a garden or a workshop should be as easy to be referred to in Derbyshire as a scan.',
  ),
};

const statementRound: BuiltInTemplate = {
  key: 'statements',
  title: 'Statement round',
  about: 'Everyone writes, everyone votes, and the room talks about what divides it. About one hour.',
  plan: planned(
    [
      line('arrive', 'Arrive', 5, 'Take out your phone, or sit by someone who will type for you.'),
      line(
        'provocation',
        'The question',
        5,
        'What does a good day for your health look like, and who else is in it?',
      ),
      line(
        'statements',
        'Write and vote',
        20,
        'Write short statements that others could agree or disagree with. Vote on theirs. Passing is fine.',
      ),
      line(
        'floor',
        'Talk about what divides us',
        15,
        'We look at the statements where the room is split. Say what you know that others may not.',
      ),
      line(
        'statements',
        'Write and vote once more',
        10,
        'Say what is still missing, perhaps something both sides could agree with.',
      ),
      line('harvest', 'Harvest', 10, 'Choose together what goes on from here.'),
      line('close', 'Close', 5, 'Thank the person whose statement surprised you.'),
    ],
    { results: 'live', turnSeconds: 90 },
  ),
};

const fishbowl: BuiltInTemplate = {
  key: 'fishbowl',
  title: 'Fishbowl',
  about: 'A few talk in the middle, everyone else listens and can take a seat. About an hour and a quarter.',
  plan: planned(
    [
      line('arrive', 'Arrive', 5, 'Four chairs in the middle, and one that stays empty for you.'),
      line(
        'provocation',
        'What we are looking at',
        5,
        'A clinician, an artist, a neighbour and someone who pays for things look at the same picture.',
      ),
      line(
        'floor',
        'In the bowl',
        35,
        'Raise a hand to take the empty chair. Say your piece, answer whoever you came for, and leave the chair to the next.',
      ),
      line(
        'statements',
        'What did you hear?',
        15,
        'From the outside: write down what you heard, and what nobody said.',
      ),
      line('harvest', 'Harvest', 10, 'Which of these should travel further?'),
      line('close', 'Close', 5, 'The last word belongs to those who did not sit in the middle.'),
    ],
    {
      results: 'revealed',
      turnSeconds: 180,
      weights: { waiting: 1, spoken: 2, first: 5, balance: 3 },
    },
  ),
};

const listeningCircle: BuiltInTemplate = {
  key: 'listening',
  title: 'Listening circle',
  about: 'One person speaks, nobody answers, and there is nothing to vote on. About an hour and a half.',
  plan: planned(
    [
      line(
        'arrive',
        'Arrive',
        10,
        'Sit where you can see everyone. You may speak or pass, and passing is taking part.',
      ),
      line(
        'provocation',
        'Something to begin from',
        5,
        'An object, a song or a photograph from this place. Let it be quiet for a moment.',
      ),
      line(
        'provocation',
        'First round: what it brought to mind',
        30,
        'Raise a hand when you are ready. Speak of your own life. Nobody answers, and nobody puts it right.',
      ),
      line(
        'provocation',
        'Second round: what you heard',
        25,
        'Say what stayed with you from somebody else. Ask before you repeat a story that is not yours.',
      ),
      line(
        'harvest',
        'What may leave the circle',
        10,
        'Only words whose owner says yes, now, are written down.',
      ),
      line(
        'close',
        'Close',
        5,
        'Look around once more. If something stays heavy, the people who host will be here after the end.',
      ),
    ],
    {
      results: 'revealed',
      turnSeconds: 300,
      weights: { waiting: 0, spoken: 0, first: 0, balance: 0 },
    },
  ),
};

const consentRound: BuiltInTemplate = {
  key: 'consent',
  title: 'Consent round',
  about: 'Is this proposal good enough for now and safe enough to try? About an hour.',
  plan: planned(
    [
      line('arrive', 'Arrive', 5, 'How are you here today, in one sentence?'),
      line('provocation', 'The proposal', 5, 'Hear it once from beginning to end. Nothing to say to it yet.'),
      line(
        'floor',
        'Questions and first thoughts',
        15,
        'Ask what you need to understand. Then say what you make of it, one after the other.',
      ),
      line(
        'opening-vote',
        'Can you live with it?',
        3,
        'For: I can live with it. Against: it would do harm, and I can say what. Unsure: I need to know more.',
      ),
      line(
        'statements',
        'What would make it safe to try?',
        15,
        'Write each objection as a change that would meet it. Vote on the changes others suggest.',
      ),
      line(
        'closing-vote',
        'Can you live with it now?',
        3,
        'The proposal with its changes. One line on what moved you helps those who carry it out.',
      ),
      line('harvest', 'Write down what was agreed', 10, 'The proposal, its changes and what stays open.'),
      line('close', 'Close', 4, 'Who does the first thing, and when do we look at it again?'),
    ],
    { results: 'live', voting: 'open', turnSeconds: 60 },
    'We try this proposal for three months and then look at it again.',
  ),
};

/** The run-sheets that come with the house. */
export const builtInTemplates: readonly BuiltInTemplate[] = [
  oxford,
  statementRound,
  fishbowl,
  listeningCircle,
  consentRound,
];
