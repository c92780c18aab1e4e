/**
 * Something whoever starts the program has to put right before it can run. The message is one sentence for them,
 * without secrets: a `main` prints it as it is, with no stack, and exits with code 1.
 */
export class StartRefused extends Error {
  override readonly name: string = 'StartRefused';
}
