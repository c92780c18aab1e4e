import type { Choice } from '@samepage/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where one person stands on one statement. One row each, changed until the debate closes. */
@Entity('vote')
export class VoteRow {
  @PrimaryColumn('uuid', { name: 'statement_id' })
  statementId!: string;

  @PrimaryColumn('uuid', { name: 'membership_id' })
  membershipId!: string;

  @Column('text')
  choice!: Choice;

  @Column('timestamptz', { name: 'cast_at' })
  castAt!: Date;

  /** Which of one person's votes was pressed later: the larger. Null where they did not say. */
  @Column('bigint', { nullable: true })
  turn!: string | null;
}
