import type { StatementKind } from '@samepage/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One sentence people can agree with, disagree with or pass on. Written with its event; votes and sources hang on it. */
@Entity('statement')
export class StatementRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'debate_id' })
  debateId!: string;

  @Column('uuid', { name: 'membership_id' })
  membershipId!: string;

  @Column('text')
  text!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'hidden_at', nullable: true })
  hiddenAt!: Date | null;

  /** Only a `statement` is voted on. */
  @Column('text')
  kind!: StatementKind;

  /** When others took its place: it takes no more votes. */
  @Column('timestamptz', { name: 'recast_at', nullable: true })
  recastAt!: Date | null;

  /** When whoever said it took it back; its words are gone. */
  @Column('timestamptz', { name: 'withdrawn_at', nullable: true })
  withdrawnAt!: Date | null;
}
