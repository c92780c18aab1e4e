/** Limits that the client shows while people type, and the server holds to. */
export const limits = {
  name: 60,
  title: 120,
  question: 200,
  alt: 400,
  provocation: 4_000,
  response: 4_000,
  statement: 280,
  moved: 140,
  stepWords: 600,
  support: 400,
  places: 60,
  imageBytes: 15 * 1024 * 1024,
} as const;
