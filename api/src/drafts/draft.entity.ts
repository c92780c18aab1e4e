import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A manifesto being written together. Its words are in the document log; here is what it is called and where. */
@Entity('draft')
export class DraftRow {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'inquiry_id' })
  inquiryId!: string;

  @Column('text')
  title!: string;

  @Column('uuid', { name: 'document_id', unique: true })
  documentId!: string;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
