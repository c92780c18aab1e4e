import type { Mark } from '@samepage/contracts';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Where people speak from, such as health or lived experience. Data of an inquiry, never a list in code. */
@Entity('sector')
export class SectorRow {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'inquiry_id' })
  inquiryId!: string;

  @Column('text')
  name!: string;

  /** The shape it is told apart by. */
  @Column('text')
  mark!: Mark;

  /** Its slot in the palette, 1 to 10. */
  @Column('smallint')
  ink!: number;

  @Column('smallint')
  position!: number;
}
