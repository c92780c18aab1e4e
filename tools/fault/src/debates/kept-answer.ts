import type { Link, Proxy } from '../proxy';

/**
 * Lets the database do what a node asks of it and keeps the answer from the node; resolves once it is done. Who is
 * killed then has committed, and has told nobody.
 */
export function keepAnswer(
  proxy: Proxy,
  { asked, done }: { readonly asked: string; readonly done: string },
): Promise<void> {
  const asking = new Set<Link>();
  const kept = new Set<Link>();
  return new Promise((resolve) => {
    proxy.tap = (link, direction, chunk) => {
      if (direction === 'up' && chunk.includes(asked)) asking.add(link);
      if (direction === 'down' && asking.has(link) && chunk.includes(done)) {
        kept.add(link);
        resolve();
      }
      return direction === 'up' || !kept.has(link);
    };
  });
}

/** Answers pass again. */
export function passAnswers(proxy: Proxy): void {
  proxy.tap = () => true;
}
