import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What comes back to a provocation, in words. */
@Entity('response')
export class ResponseRow {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'provocation_id' })
  provocationId!: string;

  @Column('uuid', { name: 'membership_id' })
  membershipId!: string;

  @Column('text')
  words!: string;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
