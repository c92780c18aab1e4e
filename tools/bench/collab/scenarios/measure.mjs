/** Does something, and answers what came of it and the processor time the server took for it, in µs. */
export async function withCpu({ program }, act) {
  const before = await program.cpu();
  const result = await act();
  return { result, cpu: (await program.cpu()) - before };
}

/** A document of its own, and so many clients in it. */
export async function fill({ server, generator, house }, count, options = {}) {
  const [document] = await house.addDocuments(1, options.content);
  const addresses = server.clients(Array.from({ length: count }, () => document));
  await generator.do('connect', { addresses, dialect: server.dialect, wantsSaved: options.wantsSaved });
  return document;
}
