import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** The thread from a clause back to the statement it came from. Written in the same transaction as the clause. */
@Entity('clause_source')
export class ClauseSourceRow {
  @PrimaryColumn('uuid', { name: 'clause_id' })
  clauseId!: string;

  @PrimaryColumn('uuid', { name: 'statement_id' })
  statementId!: string;

  @Column('uuid', { name: 'draft_id' })
  draftId!: string;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
