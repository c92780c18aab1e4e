import { shuffle, type Chance } from '../chance';
import { blank, Votes } from '../votes';

/** Every statement keeps its votes and its voters; who of them voted how is dealt anew. What structure is compared with. */
export function dealtAnew(votes: Votes, next: Chance): Votes {
  const cells = Int8Array.from(votes.cells);
  const width = votes.statements.length;
  for (let column = 0; column < width; column += 1) {
    const voters = votes.people.map((_, row) => row).filter((row) => votes.at(row, column) !== blank);
    const dealt = shuffle(
      voters.map((row) => votes.at(row, column)),
      next,
    );
    voters.forEach((row, index) => (cells[row * width + column] = dealt[index] ?? blank));
  }
  return new Votes(votes.people, votes.statements, cells);
}
