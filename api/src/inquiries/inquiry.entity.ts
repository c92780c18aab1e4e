import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** The whole undertaking: a question, its people, its time. Everything else belongs to one. */
@Entity('inquiry')
export class InquiryRow {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  /** Its name in addresses. */
  @Column('text', { unique: true })
  slug!: string;

  @Column('text')
  title!: string;

  @Column('text')
  question!: string;

  @Column('text')
  about!: string;

  /** The spot colour its artist chose, as `#rrggbb`. */
  @Column('text')
  spot!: string;

  /** What people type to join without an account. */
  @Column('text', { name: 'join_code', unique: true })
  joinCode!: string;

  /** Where to turn when it gets too much, as the inquiry puts it; null where it says nothing. */
  @Column('text', { name: 'support_words', nullable: true })
  supportWords!: string | null;

  @Column('text', { name: 'support_address', nullable: true })
  supportAddress!: string | null;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
