/** The words that a debate's life, votes and run-sheet are made of. Without zod, as pages import them. */
export const phases = ['lobby', 'open', 'closed'] as const;
export const choices = ['agree', 'disagree', 'pass'] as const;
export const stepKinds = [
  'arrive',
  'provocation',
  'opening-vote',
  'statements',
  'floor',
  'groups',
  'closing-vote',
  'harvest',
  'close',
] as const;
export const handKinds = ['turn', 'response', 'process', 'read-out'] as const;
export const statementKinds = ['statement', 'quote', 'note'] as const;
export const moments = ['opening', 'closing'] as const;
export const reactionKinds = ['heart', 'clap', 'question', 'me-too'] as const;
export const motionChoices = ['for', 'against', 'unsure'] as const;
