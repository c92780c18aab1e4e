import type { DebateState } from '@samepage/contracts';
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

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
