import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';

/**
 * Someone who takes part. A person may have an account they sign in to, or be a guest known only by a browser's
 * session; either way the account lives in better-auth's tables and nothing here says who they are outside.
 */
@Entity('person')
export class Person {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  /** What they go by until an inquiry knows them by a chosen name. */
  @Column('text')
  name!: string;

  /** The account in `auth_user`; unique, so an account is one person. */
  @Column('text', { name: 'auth_user_id', nullable: true, unique: true })
  authUserId!: string | null;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
