import type { EditionContent } from '@samepage/contracts';
import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A published, frozen manifesto: numbered within its inquiry, dated, sealed by a hash. Never changed afterwards. */
@Entity('edition')
export class EditionRow {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'inquiry_id' })
  inquiryId!: string;

  @Column('uuid', { name: 'draft_id' })
  draftId!: string;

  @Column('integer')
  number!: number;

  @Column('uuid', { name: 'published_by' })
  publishedBy!: string;

  @Column('jsonb')
  content!: EditionContent;

  /** SHA-256 of the content's canonical JSON. */
  @Column('text')
  hash!: string;

  @Column('text', { name: 'pdf_hash', nullable: true })
  pdfHash!: string | null;

  @CreateDateColumn({ name: 'published_at', type: 'timestamptz' })
  publishedAt!: Date;
}
