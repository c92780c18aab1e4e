import type { Role } from '@samepage/contracts';
import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';

/**
 * A person's part in one inquiry: their role, the sector they speak from and the name they chose here. What they say
 * hangs on this, so that a guest who later claims an account keeps every word.
 */
@Entity('membership')
export class MembershipRow {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'inquiry_id' })
  inquiryId!: string;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('text')
  role!: Role;

  @Column('uuid', { name: 'sector_id' })
  sectorId!: string;

  @Column('text')
  name!: string;

  /** Set when the membership was ended; the words stay, the rights are gone. */
  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
