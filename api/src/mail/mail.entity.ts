import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A mail to be sent, written in the transaction that calls for it. Its words are wiped once it has gone. */
@Entity('mail')
export class MailRow {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('text', { name: 'recipient' })
  to!: string;

  @Column('text')
  subject!: string;

  @Column('text')
  text!: string;

  @Column('text')
  state!: 'waiting' | 'sent' | 'failed';

  @Column('smallint')
  tries!: number;

  /** Not before this. */
  @Column('timestamptz', { name: 'due_at' })
  dueAt!: Date;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
