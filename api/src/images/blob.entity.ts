import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** Bytes kept by the hash of their content: pictures without camera data, and the PDFs of editions. */
@Entity('blob')
export class BlobRow {
  /** SHA-256 of the bytes, in hexadecimal. */
  @PrimaryColumn('text')
  hash!: string;

  @Column('text', { name: 'media_type' })
  mediaType!: string;

  /** Pixels; null for what is no picture. */
  @Column('integer', { nullable: true })
  width!: number | null;

  @Column('integer', { nullable: true })
  height!: number | null;

  @Column('bytea', { select: false })
  bytes!: Buffer;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
