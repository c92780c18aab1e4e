import {
  motionChoices,
  type DebateEvent,
  type DebateState,
  type DebateStatement,
  type Flow,
  type MotionStanding,
  type MotionTally,
  type Standings,
  type Swing,
  type SwingPart,
  type Voice,
} from '@samepage/contracts';
import { emptyDebate, fold } from './fold';
import { plainInMarkdown as plain } from './markdown';
import { shownTally } from './shown-tally';
import { spokenByPerson, spokenBySector } from './speaking';

export interface MinutesSource {
  readonly title: string;
  /** The whole log. */
  readonly events: readonly DebateEvent[];
  /** By membership; who is not in it is "Someone". */
  readonly voices: Readonly<Record<string, Voice>>;
  readonly standings: Standings;
  readonly swing: Swing | null;
  /** The fewest votes of which a tally is written. */
  readonly least: number;
  /** Where the clock on the wall hung. */
  readonly timeZone?: string;
}

/**
 * The minutes of a debate as Markdown, made from its log: what happened when, who spoke how long, what was said and
 * how people voted. Words that were hidden or withdrawn are not in them.
 */
export function minutesOf(source: MinutesSource): string {
  const { title, events } = source;
  const { state, parts } = replayed(events);
  const { motion } = state.plan;
  const sections = [
    `# Minutes: ${plain(title)}`,
    ...(motion === null ? [] : [`Motion: ${plain(motion)}`]),
    section('What happened when', courseOf(parts, source)),
    section('Who spoke', speakersOf(state, source)),
    section('The motion', motionOf(state, source)),
    section('Statements', statementsOf(state, source)),
    section('Said and noted', notesOf(state, source)),
    section('Small groups', groupsOf(state, source)),
    section('Harvested', harvestsOf(state, source)),
    section('Taken back', takenBack(state)),
  ];
  return `${sections.filter(Boolean).join('\n\n')}\n`;
}

/** Something that began at a time: a step, or the debate itself. */
interface Part {
  readonly at: string;
  readonly words: string;
}

function replayed(events: readonly DebateEvent[]): { state: DebateState; parts: Part[] } {
  let state = emptyDebate();
  const parts: Part[] = [];
  for (const event of events) {
    state = fold(state, event);
    const words = courseWords(event, state);
    parts.push(...words.map((each) => ({ at: event.at, words: each })));
  }
  return { state, parts };
}

function courseWords(event: DebateEvent, { plan }: DebateState): string[] {
  const titleOf = (stepId: string): string =>
    plain(plan.steps.find(({ id }) => id === stepId)?.title ?? 'A part that is no longer in the run-sheet');
  switch (event.type) {
    case 'opened':
      return ['The debate opened', ...(event.entered ? [titleOf(event.entered.stepId)] : [])];
    case 'step-entered':
      return [`${event.how === 'undone' ? 'Back to: ' : ''}${titleOf(event.stepId)}`];
    case 'closed':
      return ['The debate closed'];
    case 'reopened':
      return ['The debate was reopened'];
    default:
      return [];
  }
}

/** Nothing at all where there is nothing to say. */
function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `## ${title}\n\n${lines.join('\n')}`;
}

function courseOf(parts: readonly Part[], { timeZone = 'Europe/London' }: MinutesSource): string[] {
  const day = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'long' });
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' });
  let today = '';
  return parts.flatMap(({ at, words }) => {
    const date = day.format(new Date(at));
    const heading = date === today ? [] : [`- ${date}`];
    today = date;
    return [...heading, `  - ${time.format(new Date(at))} ${words}`];
  });
}

function speakersOf(state: DebateState, { events, voices }: MinutesSource): string[] {
  const at = events.at(-1)?.at ?? '';
  const people = [...spokenByPerson(state, at)].toSorted(([, one], [, other]) => other.ms - one.ms);
  const sectors = [...spokenBySector(state, (id) => voices[id]?.sector.name, at)];
  return [
    ...people.map(
      ([id, { ms, turns }]) =>
        `- ${nameOf(id, voices)}: ${lengthOf(ms)} in ${turns === 1 ? 'one turn' : `${turns} turns`}`,
    ),
    ...sectors
      .toSorted(([, one], [, other]) => other - one)
      .map(([sector, ms]) => `- All of ${plain(sector)}: ${lengthOf(ms)}`),
  ];
}

function nameOf(membershipId: string, voices: MinutesSource['voices']): string {
  const voice = voices[membershipId];
  if (!voice) return 'Someone';
  const sector = plain(voice.sector.name);
  return voice.name === null ? `Someone from ${sector}` : `${plain(voice.name)} (${sector})`;
}

function lengthOf(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `${seconds} s` : `${minutes} min ${seconds % 60} s`;
}

function motionOf({ plan }: DebateState, { standings, swing, least }: MinutesSource): string[] {
  if (plan.motion === null) return [];
  const votes = [
    ...standingOf('Opening vote', standings.opening, least),
    ...standingOf('Closing vote', standings.closing, least),
  ];
  if (!swing) return votes;
  return [...votes, ...[swing.all, ...swing.sectors].flatMap((part) => partOf(part, swing.least))];
}

function standingOf(name: string, { voted, tally }: MotionStanding, least: number): string[] {
  if (voted === 0) return [];
  const how = tally && voted >= least ? stand(tally) : 'how is not shown';
  return [`- ${name}: ${voted} voted, ${how}`];
}

function stand(tally: MotionTally): string {
  return motionChoices.map((choice) => `${tally[choice]} ${choice}`).join(', ');
}

function partOf({ sector, people, before, after, flows }: SwingPart, least: number): string[] {
  const whose = sector ? plain(sector.name) : 'Everyone';
  if (people === null) return [`- ${whose}: too few to show`];
  const hidden = `not shown, some are fewer than ${least}`;
  return [
    `- ${whose}: ${people} people`,
    `  - before: ${before ? stand(before) : hidden}`,
    `  - after: ${after ? stand(after) : hidden}`,
    ...(flows ?? []).filter(isMove).map(({ from, to, people: went }) => {
      return `  - from ${from ?? 'no vote'} to ${to ?? 'no vote'}: ${went ?? 0}`;
    }),
  ];
}

/** Whether a flow is worth a line: somebody changed, and how many can be said. */
function isMove({ from, to, people }: Flow): boolean {
  return from !== to && people !== null && people > 0;
}

function statementsOf({ statements }: DebateState, { voices, standings, least }: MinutesSource): string[] {
  const numbers = new Map(statements.map(({ id }, index) => [id, index + 1]));
  return statements
    .filter((each) => each.kind === 'statement' && isReadable(each))
    .map((each) => {
      const tally = shownTally(standings.tallies[each.id], least);
      const votes = standings.counts[each.id] ?? 0;
      const how = tally
        ? `${tally.agree} agree, ${tally.disagree} disagree, ${tally.pass} pass`
        : `${votes} voted, how is not shown`;
      return `- No. ${numbers.get(each.id) ?? 0}, ${nameOf(each.by, voices)}: ${plain(each.text)} (${[
        ...lineage(each, numbers),
        ...(each.recast ? ['replaced by another wording'] : [how]),
      ].join('; ')})`;
    });
}

function lineage({ from }: DebateStatement, numbers: ReadonlyMap<string, number>): string[] {
  if (!from) return [];
  return [`${from.how === 'split' ? 'split from' : 'reworded from'} no. ${numbers.get(from.id) ?? 0}`];
}

function notesOf({ statements, groups }: DebateState, { voices }: MinutesSource): string[] {
  return statements
    .filter((each) => each.kind !== 'statement' && isReadable(each))
    .map((each) => {
      const group = groups.find(({ id }) => id === each.groupId);
      return `- ${group ? plain(group.name) : nameOf(each.by, voices)}: ${plain(each.text)}`;
    });
}

function groupsOf({ groups }: DebateState, { voices }: MinutesSource): string[] {
  return groups.map(
    ({ name, members }) => `- ${plain(name)}: ${members.map((id) => nameOf(id, voices)).join(', ')}`,
  );
}

function harvestsOf({ harvests, statements }: DebateState, { voices }: MinutesSource): string[] {
  return harvests.flatMap(({ statementIds }) =>
    statements
      .filter((each) => statementIds.includes(each.id))
      .map((each) =>
        isReadable(each) ? `- ${plain(each.text)} (${nameOf(each.by, voices)})` : '- Words taken back since',
      ),
  );
}

function takenBack({ statements }: DebateState): string[] {
  const hidden = statements.filter((each) => each.hidden).length;
  const withdrawn = statements.filter((each) => each.withdrawn && !each.hidden).length;
  return [
    ...(hidden > 0 ? [`- Hidden by a facilitator: ${hidden}`] : []),
    ...(withdrawn > 0 ? [`- Withdrawn by whoever said it: ${withdrawn}`] : []),
  ];
}

function isReadable({ hidden, withdrawn }: DebateStatement): boolean {
  return !hidden && !withdrawn;
}
