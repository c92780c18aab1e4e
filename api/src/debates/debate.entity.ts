import type { DebateState, Moment, Phase } from '@samepage/contracts';
import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';

/**
 * A live session run by a facilitator. Its life is in `debate_event`; `state` is those events folded up to `version`,
 * kept so that a command need not read the whole log, and could be made again from it at any time.
 */
@Entity('debate')
export class DebateRow {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'inquiry_id' })
  inquiryId!: string;

  @Column('uuid', { name: 'provocation_id', nullable: true })
  provocationId!: string | null;

  @Column('text')
  title!: string;

  /** What people type on their phones to join. */
  @Column('text', { name: 'join_code', unique: true })
  joinCode!: string;

  @Column('integer')
  version!: number;

  @Column('jsonb')
  state!: DebateState;

  /** What follows from the state and a vote is judged by, so that no vote reads the state: see `gatesOf`. */
  @Column('text')
  phase!: Phase;

  @Column('boolean')
  voting!: boolean;

  @Column('boolean')
  frozen!: boolean;

  @Column('text', { name: 'motion_moment', nullable: true })
  motionMoment!: Moment | null;

  @Column('timestamptz', { name: 'votes_until', nullable: true })
  votesUntil!: Date | null;

  @Column('uuid', { array: true })
  removed!: string[];

  @Column('boolean')
  locked!: boolean;

  /** Whether a facilitator looks at words before everyone sees them. */
  @Column('boolean')
  moderated!: boolean;

  /** What people react to now, by its id. */
  @Column('uuid', { name: 'reacts_to', nullable: true })
  reactsTo!: string | null;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
