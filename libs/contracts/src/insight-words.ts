/** The words and bounds that insights and themes are made of. Without zod, as pages import them. */
export const insightStates = ['proposed', 'published', 'taken-back'] as const;
/** How sure, from least to most. */
export const surenesses = ['hunch', 'some', 'most', 'well-founded'] as const;
/** Whether people know themselves in a claim. */
export const insightAnswers = ['us', 'partly', 'not-us'] as const;
/** What someone may do with one insight. */
export const insightActs = ['edit', 'publish', 'take-back', 'withdraw', 'answer', 'hide'] as const;

export const insightLimits = {
  claim: 200,
  note: 280,
  notHeard: 280,
  whySure: 600,
  line: 280,
  takenBack: 400,
  /** Pieces of evidence on either side. */
  evidence: 12,
  search: 80,
  themeName: 80,
  themeItems: 200,
} as const;
