import { Failure } from '@samepage/contracts';

/** A new thing came with the id of another one, which is not the sender's to be answered with. */
export function idTaken(): Failure {
  return new Failure('conflict', 'That id is used for something else already. Send this with a new one.');
}
