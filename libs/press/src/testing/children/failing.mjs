/** A typesetter that refuses. */
process.once('message', () => process.send({ outcome: 'failed', because: 'unknown variable: chair' }));
