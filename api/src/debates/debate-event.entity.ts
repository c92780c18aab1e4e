import type { DebateEvent } from '@samepage/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One thing that happened in a debate. Rows are only ever added, with a sequence that has no gaps. */
@Entity('debate_event')
export class DebateEventRow {
  @PrimaryColumn('uuid', { name: 'debate_id' })
  debateId!: string;

  @PrimaryColumn('integer')
  sequence!: number;

  /** The command that caused it; unique in a debate, so that a command sent twice happens once. */
  @Column('uuid', { name: 'command_id' })
  commandId!: string;

  @Column('jsonb')
  event!: DebateEvent;
}
