import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What the artist puts out to begin with: words, and perhaps a picture that always says in words what it shows. */
@Entity('provocation')
export class ProvocationRow {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'inquiry_id' })
  inquiryId!: string;

  @Column('uuid', { name: 'membership_id' })
  membershipId!: string;

  @Column('text')
  title!: string;

  @Column('text')
  words!: string;

  /** The stored picture; the database insists on `image_alt` beside it. */
  @Column('text', { name: 'image_hash', nullable: true })
  imageHash!: string | null;

  @Column('text', { name: 'image_alt', nullable: true })
  imageAlt!: string | null;

  /** What may be hard to meet in it, said before it is shown. */
  @Column('text', { name: 'content_note', nullable: true })
  contentNote!: string | null;

  @CreateDateColumn({ name: 'posted_at', type: 'timestamptz' })
  postedAt!: Date;
}
