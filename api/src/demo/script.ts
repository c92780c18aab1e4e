import type { Role } from '@samepage/contracts';

/** What the demo inquiry holds, in sentences made up for it. Nobody in it is anyone. */

/** No mail ever leaves for here: `.example` belongs to nobody (RFC 2606). */
export const demoDomain = 'demo.samepage.example';

export const demoInquiry = {
  title: 'What is social prescribing for?',
  slug: 'what-is-social-prescribing-for',
  question: 'When someone is sent to a choir, a garden or a good listener, what do we each hope will happen?',
  about:
    'A place to try things out. Everyone here is made up, and so is everything they say. Post, answer, debate and ' +
    'write as any of them: whatever you change stays on this machine.',
  places: ['The hills', 'The spa town', 'The market town', 'The river villages', 'The city'],
};

export interface DemoPerson {
  /** The part of the e-mail address before the @. */
  key: string;
  name: string;
  role: Role;
  sector: string;
  /** Where they say they are; some do not. */
  place?: string;
}

/** People with an account: the sign-in page lists them. Every role, and every sector, is among them. */
export const demoPeople: readonly DemoPerson[] = [
  { key: 'artist', name: 'Demo Artist', role: 'artist', sector: 'Culture' },
  {
    key: 'facilitator',
    name: 'Demo Facilitator',
    role: 'facilitator',
    sector: 'Voluntary',
    place: 'The market town',
  },
  {
    key: 'commissioner',
    name: 'Demo Commissioner',
    role: 'commissioner',
    sector: 'Council and public health',
  },
  { key: 'gp', name: 'Demo GP', role: 'participant', sector: 'Health', place: 'The hills' },
  {
    key: 'link-worker',
    name: 'Demo Link Worker',
    role: 'participant',
    sector: 'Link work',
    place: 'The hills',
  },
  {
    key: 'council',
    name: 'Demo Council Officer',
    role: 'participant',
    sector: 'Council and public health',
    place: 'The market town',
  },
  { key: 'musician', name: 'Demo Musician', role: 'participant', sector: 'Culture', place: 'The hills' },
  {
    key: 'charity',
    name: 'Demo Charity Worker',
    role: 'participant',
    sector: 'Voluntary',
    place: 'The market town',
  },
  {
    key: 'neighbour',
    name: 'Demo Neighbour',
    role: 'participant',
    sector: 'Lived experience',
    place: 'The hills',
  },
  { key: 'student', name: 'Demo Student', role: 'participant', sector: 'Other', place: 'The city' },
];

/** People who came with a code and no account, so that enough of them vote for a tally to be shown. */
export const demoGuests: readonly DemoPerson[] = [
  {
    key: 'guest-nurse',
    name: 'Demo Guest, nurse',
    role: 'participant',
    sector: 'Health',
    place: 'The market town',
  },
  {
    key: 'guest-link',
    name: 'Demo Guest, new link worker',
    role: 'participant',
    sector: 'Link work',
    place: 'The market town',
  },
  {
    key: 'guest-carer',
    name: 'Demo Guest, carer',
    role: 'participant',
    sector: 'Lived experience',
    place: 'The hills',
  },
  {
    key: 'guest-librarian',
    name: 'Demo Guest, librarian',
    role: 'participant',
    sector: 'Culture',
    place: 'The city',
  },
  {
    key: 'guest-gardener',
    name: 'Demo Guest, gardener',
    role: 'participant',
    sector: 'Voluntary',
    place: 'The hills',
  },
];

export interface DemoProvocation {
  title: string;
  words: string;
  /** What the picture shows, where there is one. */
  alt?: string;
  responses: readonly { by: string; words: string }[];
}

export const demoProvocations: readonly DemoProvocation[] = [
  {
    title: 'One chair by the door',
    words:
      'Somebody has come in with a worry that no tablet will reach.\n\nThere is one chair. Who ought to be sitting ' +
      'in it when they arrive? And what is the first thing they should be asked?',
    alt: 'A print in two colours: one red chair beside an open door. From the door a path winds over dark hills towards a round, rayed sun.',
    responses: [
      {
        by: 'link-worker',
        words:
          'Not “what is wrong?”, but “what did you use to do on a Sunday?”. The answer is nearly always a way back in.',
      },
      {
        by: 'gp',
        words:
          'I have nine minutes. I would like the person in the chair to have an hour, and to tell me later what I missed.',
      },
      {
        by: 'neighbour',
        words:
          'When I was sent somewhere, nobody asked if I could get home afterwards. The last bus goes at ten past five.',
      },
      {
        by: 'musician',
        words: 'Leave the chair empty and put a kettle beside it. People talk when their hands are busy.',
      },
    ],
  },
  {
    title: 'A prescription without a medicine',
    words:
      'Write one for someone you know. No tablets and no leaflets.\n\nHow often, how much, and with whom? What should ' +
      'it say under “side effects”?',
    responses: [
      {
        by: 'charity',
        words: 'Two hours of digging on a Thursday, with others. Side effects: mud, gossip, potatoes.',
      },
      {
        by: 'council',
        words: 'A bus pass and a reason to use it. May cause a library card.',
      },
      {
        by: 'student',
        words: 'Eat one meal a week that somebody else has cooked. Cook the next one for them.',
      },
    ],
  },
];

export interface DemoStatement {
  by: string;
  text: string;
  /** One letter a voter, in the order of `demoVoters`: agree, disagree, pass, or a dot for who did not vote. */
  votes: string;
  /** It became a clause of the draft. */
  harvested?: true;
}

/** Everyone who may vote: a commissioner reads along. */
export const demoVoters = [...demoPeople, ...demoGuests]
  .filter(({ role }) => role !== 'commissioner')
  .map(({ key }) => key);

export const demoDebate = {
  title: 'Who should be sitting in the chair?',
  /** The title of the provocation it is held on. */
  provocation: 'One chair by the door',
  draft: 'What we hold so far',
  statements: [
    {
      by: 'link-worker',
      text: 'Being listened to for an hour is already half of the help.',
      votes: 'aaaapaaaaaaaaa',
      harvested: true,
    },
    {
      by: 'charity',
      text: 'We send people to groups that have no money to welcome them.',
      votes: 'aapaaaaaadaaaa',
      harvested: true,
    },
    {
      by: 'gp',
      text: 'If it cannot be counted, nobody will pay for it for long.',
      votes: 'ddapadpddad.dd',
    },
    {
      by: 'neighbour',
      text: 'People choose for themselves what helps, even when a doctor would choose otherwise.',
      votes: 'aapaadaaapaaaa',
      harvested: true,
    },
    {
      by: 'musician',
      text: 'Art is not a treatment. It is a reason to get up.',
      votes: 'apdapaddaapadp',
    },
    {
      by: 'council',
      text: 'Social prescribing asks charities to mend what public services let fall.',
      votes: 'padapaaaddpaaa',
    },
    {
      by: 'guest-carer',
      text: 'Getting there and back is part of the prescription.',
      votes: 'aaaaaaaaapaaa.',
      harvested: true,
    },
  ] as readonly DemoStatement[],
};

/** A debate that waits to be opened, with the run-sheet of a built-in template. */
export const demoGathering = {
  title: 'Tea, and an argument',
  whereTo: 'The long table at the made-up library, or on a screen from home',
  agenda:
    'We begin with tea, so come a little early.\n\nThen one debate, with a vote before and a vote after, and time at small ' +
    'tables in between. We end on time.',
};

export const demoPreparedDebate = {
  title: 'An Oxford-style debate to try out',
  /** The title of the provocation it is prepared on. */
  provocation: 'A prescription without a medicine',
  template: 'oxford',
  motion: 'Whoever sends someone to a choir or a garden should ask, a month later, how it went.',
};
