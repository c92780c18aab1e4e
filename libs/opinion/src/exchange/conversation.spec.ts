import { twoCamps } from '../../test/debates';
import { blank } from '../votes';
import { conversationGroups } from './conversation-groups';
import { conversationOf, FileFault, type ConversationFiles } from './conversation';

const head = 'timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\r\n';
const comments = `${head}1,x,0,7,1,0,1,"Time, and care."\r\n1,x,4,7,0,0,-1,Rude words\r\n`;
const votes = 'timestamp,datetime,comment-id,voter-id,vote\n1,x,0,31,1\n2,x,0,31,-1\n3,x,4,55,0\n';

function faultOf(files: Partial<ConversationFiles>): [string, string] {
  try {
    conversationOf({ comments, votes, ...files });
  } catch (error) {
    if (error instanceof FileFault) return [error.file, error.message];
    throw error;
  }
  throw new Error('Nothing was the matter.');
}

describe('a conversation out of files', () => {
  it('is read with the last vote of each, without words that were taken out, and without who they were', () => {
    const read = conversationOf({ comments, votes, summary: 'topic,"Joy, and whose"\nurl,x\nvoters,2\n' });
    expect(read).toMatchObject({ topic: 'Joy, and whose', people: 2 });
    expect(read.statements).toEqual([
      { number: 0, text: 'Time, and care.', isOut: false },
      { number: 4, text: '', isOut: true },
    ]);
    expect(read.votes.map(({ statement, vote }) => [statement, vote])).toEqual(
      expect.arrayContaining([
        [0, -1],
        [4, 0],
      ]),
    );
    expect(read.votes.every(({ person }) => person < 2)).toBe(true);
  });

  it('is read from a row for each person too', () => {
    const rows =
      'participant,group-id,n-comments,n-votes,n-agree,n-disagree,0,4\n31,0,0,1,0,1,-1,\n55,1,0,1,0,0,,0\n';
    const sorted = ({ votes: each }: ReturnType<typeof conversationOf>) =>
      each.map(({ statement, vote }) => [statement, vote]).toSorted();
    expect(sorted(conversationOf({ comments, votes: rows }))).toEqual(
      sorted(conversationOf({ comments, votes })),
    );
  });

  it.each<[Partial<ConversationFiles>, string, string]>([
    [
      { comments: 'a,b\n1,2' },
      'comments',
      'Line 1 of the statements (comments.csv) has no column called comment-id or comment-body.',
    ],
    [{ comments: head }, 'comments', 'There is no statement in the statements (comments.csv).'],
    [
      { comments: `${comments}1,x,0,7,1,0,1,Again\n` },
      'comments',
      'Line 4 of the statements (comments.csv) has the number 0 again.',
    ],
    [
      { comments: `${head}1,x,one,7,1,0,1,Words\n` },
      'comments',
      'Line 2 of the statements (comments.csv) has no whole number in the column comment-id.',
    ],
    [
      { comments: `${head}1,x,0,7,1,0,1,"Words\n` },
      'comments',
      'Line 2 of the statements (comments.csv) has a quotation mark that is not closed.',
    ],
    [
      { votes: 'comment-id,vote\n0,1\n' },
      'votes',
      'Line 1 of the votes (votes.csv or participants-votes.csv) has no column called participant.',
    ],
    [
      { votes: 'comment-id,voter-id,vote\n0,1,1\n9,1,1\n' },
      'votes',
      'Line 3 of the votes (votes.csv or participants-votes.csv) is about statement 9, which is not among the statements.',
    ],
    [
      { votes: 'comment-id,voter-id,vote\n0,1,yes\n' },
      'votes',
      'Line 2 of the votes (votes.csv or participants-votes.csv) has a vote that is not 1, 0 or -1.',
    ],
    [
      { votes: 'comment-id,voter-id,vote\n' },
      'votes',
      'There is no vote in the votes (votes.csv or participants-votes.csv).',
    ],
    [
      { votes: 'comment-id,voter-id,vote\n0,1,1,1\n' },
      'votes',
      'Line 2 of the votes (votes.csv or participants-votes.csv) has more cells than the first line has.',
    ],
  ])('says in which line what is the matter: %#', (files, file, sentence) => {
    expect(faultOf(files)).toEqual([file, sentence]);
  });
});

describe('what an older conversation says', () => {
  const of = (sizes: readonly [number, number], isAsked = (_person: number, _statement: number) => true) => {
    const camps = twoCamps(sizes, 20, 0.95, 4);
    return conversationGroups({
      topic: null,
      statements: camps.statements.map((_, number) => ({
        number,
        text: `Statement ${number}`,
        isOut: false,
      })),
      people: camps.people.length,
      votes: camps.people.flatMap((_, person) =>
        camps.statements.flatMap((_each, statement) => {
          const vote = camps.at(person, statement);
          if (vote === blank || !isAsked(person, statement)) return [];
          return [{ person, statement, vote: vote as 1 | 0 | -1 }];
        }),
      ),
    });
  };

  it('is in groups, with what marks them, where they are of eight or more', () => {
    const found = of([40, 24]);
    expect(found.finding).toBe('groups');
    expect(found.groups.map(({ people }) => people.from)).toEqual([40, 24]);
    for (const { marks } of found.groups) expect(marks.length).toBeGreaterThan(0);
    expect(found.tallies.every(({ tally }) => tally !== null)).toBe(true);
  });

  it('tells small groups in fives, and nothing of elsewhere where fewer than eight answered', () => {
    expect(of([40, 12]).groups.map(({ people }) => people)).toEqual([
      { from: 40, to: 40 },
      { from: 10, to: 14 },
    ]);
    const marked = of([40, 24]).groups[0]!.marks.map(({ number }) => number);
    const few = of([40, 24], (person, statement) => person < 47 || statement !== marked[0]);
    expect(few.groups[0]!.marks.length).toBeGreaterThan(0);
    expect(few.groups[0]!.marks.map(({ number }) => number)).not.toContain(marked[0]);
  });

  it('has no group of fewer than eight, and no tally of fewer', () => {
    const small = of([56, 6]);
    expect(small.groups).toEqual([]);
    expect(small.finding).toBe('small-groups');
    const few = of([4, 3]);
    expect(few).toMatchObject({ finding: 'few-people', groups: [], together: [] });
    expect(few.tallies.every(({ tally }) => tally === null)).toBe(true);
  });
});
