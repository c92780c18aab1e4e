import { may } from '@samepage/access';
import { Failure, type DebateCommand, type Role } from '@samepage/contracts';
import type { DecisionContext } from '@samepage/debate';
import type { Queryable } from '@samepage/platform';
import type { HeldDebate } from './debate-log';

type Known = Pick<DecisionContext, 'isVotedOn' | 'isMotionVotedOn' | 'isAboutFacilitator'>;

/**
 * What deciding a command takes that is not in the state. Ask it while holding the debate: no vote comes in between.
 * @throws Failure `invalid_input` where the command is about someone who has no part in the inquiry.
 */
export async function lookUp(
  queryable: Queryable,
  debate: HeldDebate,
  command: DebateCommand,
): Promise<Known> {
  const members = await membersNamed(queryable, debate.inquiryId, command);
  if (command.type === 'edit-statement') return statementVotedOn(queryable, command.statementId);
  if (command.type === 'plan') return debateVotedOn(queryable, debate.id);
  if (command.type !== 'mute' && command.type !== 'remove') return {};
  return { isAboutFacilitator: members.some((member) => mayRun(member, { inquiryId: debate.inquiryId })) };
}

interface MemberRecord {
  id: string;
  role: Role;
}

function mayRun({ id, role }: MemberRecord, place: { inquiryId: string }): boolean {
  const membership = { id, role, inquiryId: place.inquiryId, sectorId: '', name: '' };
  return may({ kind: 'person', personId: '', memberships: [membership] }, 'debate.run', place);
}

async function membersNamed(
  queryable: Queryable,
  inquiryId: string,
  command: DebateCommand,
): Promise<MemberRecord[]> {
  const named = [...new Set(whomNamed(command))];
  if (named.length === 0) return [];
  const { rows } = await queryable.query<MemberRecord & { ended_at: Date | null }>(
    `SELECT id, role, ended_at FROM membership WHERE inquiry_id = $1 AND id = ANY($2)`,
    [inquiryId, named],
  );
  if (rows.length < named.length) {
    throw new Failure('invalid_input', 'Someone you chose has no part in this inquiry. Look again.');
  }
  // Whoever has left runs nothing any more.
  return rows.filter(({ ended_at }) => ended_at === null);
}

function whomNamed(command: DebateCommand): string[] {
  if (command.type === 'form-groups') return command.groups.flatMap(({ members }) => members);
  if (command.type === 'note-words') return command.of === null ? [] : [command.of];
  return 'membershipId' in command ? [command.membershipId] : [];
}

async function statementVotedOn(queryable: Queryable, statementId: string): Promise<Known> {
  const { rows } = await queryable.query<{ voted: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM vote WHERE statement_id = $1) AS voted`,
    [statementId],
  );
  return { isVotedOn: rows[0]?.voted ?? false };
}

async function debateVotedOn(queryable: Queryable, debateId: string): Promise<Known> {
  const { rows } = await queryable.query<{ voted: boolean; stood: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM vote v JOIN statement s ON s.id = v.statement_id WHERE s.debate_id = $1) AS voted,
       EXISTS (SELECT 1 FROM stand WHERE debate_id = $1) AS stood`,
    [debateId],
  );
  return { isVotedOn: rows[0]?.voted ?? false, isMotionVotedOn: rows[0]?.stood ?? false };
}
