/** A computer without a typesetter. */
process.once('message', () =>
  process.send({ outcome: 'missing', because: 'None of these could be loaded.' }),
);
